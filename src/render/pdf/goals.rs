//! What can be led to in a document, and where it stands.

use std::collections::BTreeMap;

use krilla::destination::XyzDestination;
use krilla::geom::Point;

use super::MARGIN;
use super::sheet::{Goal, Placed, Strip, What};

/// Where parts and headings are.
pub(super) struct Goals {
    parts: BTreeMap<String, (usize, f32)>,
    headings: BTreeMap<usize, (usize, f32)>,
}

impl Goals {
    pub fn of(strips: &[Strip], sheets: &[Vec<Placed>]) -> Self {
        let mut goals = Self { parts: BTreeMap::new(), headings: BTreeMap::new() };
        for (page, sheet) in sheets.iter().enumerate() {
            for placed in sheet {
                let What::Strip(at) = placed.what else { continue };
                let place = (page, MARGIN.0 + placed.top);
                let strip = &strips[at];
                goals.parts.extend(strip.parts.iter().map(|part| (part.clone(), place)));
                goals.headings.extend(strip.heading.map(|heading| (heading, place)));
            }
        }
        goals
    }

    /// The place of the sheet that a heading stands on.
    pub fn page(&self, heading: usize) -> Option<usize> {
        self.headings.get(&heading).map(|(page, _)| *page)
    }

    pub fn place(&self, goal: &Goal) -> Option<XyzDestination> {
        let (page, top) = match goal {
            Goal::Part(part) => self.parts.get(part),
            Goal::Heading(heading) => self.headings.get(heading),
        }?;
        // A little above, so that the words are not at the window's edge.
        Some(XyzDestination::new(*page, Point::from_xy(MARGIN.1, (top - 8.0).max(0.0))))
    }
}
