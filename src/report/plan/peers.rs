//! Whom each unit can learn from, and in what.

use serde::Serialize;

use crate::doc::{Document, Entry, Listing};
use crate::insight::{Lesson, Peer, lessons};
use crate::model::{NodeIx, UnitIx};
use crate::report::json::to_text;
use crate::report::view::Scope;
use crate::text::sentences::method::lowered;
use crate::text::terminal::plan::{self, talk_with};

/// How many are named; more would be a list to choose from and no advice.
const NAMED: usize = 3;

/// Who is ahead of whom in one wave.
#[derive(Debug)]
pub struct PeersView<'a> {
    scope: Scope<'a>,
    lessons: Vec<Lesson>,
}

impl<'a> PeersView<'a> {
    /// What these units can learn; all workplaces where none are named. What is sure is judged over all either way.
    #[must_use]
    pub fn of(scope: Scope<'a>, units: &[UnitIx]) -> Self {
        let mut lessons = lessons(scope.analysis, scope.wave);
        lessons.retain(|lesson| units.is_empty() || units.contains(&lesson.unit));
        lessons.retain(|lesson| !lesson.peers.is_empty());
        Self { scope, lessons }
    }

    /// Unit by unit whom to talk with about what.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, words) = (&self.scope, plan::words(self.scope.lang));
        let title = scope.view.assessment.title.get(scope.lang);
        let mut document = Document::titled(format!("{title}, {}. {}", scope.view.wave.id, words.peers));
        if self.lessons.is_empty() {
            document.paragraph(words.no_peers);
        }
        let units = self.lessons.chunk_by(|a, b| a.unit == b.unit);
        let entry = |of_unit: &[Lesson]| {
            let details: Vec<String> = of_unit.iter().map(|lesson| self.told(lesson)).collect();
            of_unit.first().map(|first| Entry::new(scope.unit_name(first.unit)).with(details))
        };
        document.entries(Listing::Bullets, units.filter_map(entry).collect());
        document.note(words.note_peers);
        document.notes(lowered(scope.view.assessment, scope.lang));
        document
    }

    fn told(&self, lesson: &Lesson) -> String {
        let scope = &self.scope;
        let score = |unit: UnitIx, area: NodeIx| {
            let score = scope.view.node(unit, area).map(|score| &score.estimate);
            score.map(|score| scope.scale(area).of_estimate(score, 0)).unwrap_or_default()
        };
        let named =
            |peer: &Peer| format!("{} ({})", scope.unit_name(peer.unit), score(peer.unit, lesson.area));
        let peers: Vec<String> = lesson.peers.iter().take(NAMED).map(named).collect();
        let more = lesson.peers.len() - peers.len();
        talk_with(scope.inside(lesson.area), &score(lesson.unit, lesson.area), &peers, more, scope.lang)
    }

    /// The same as JSON, with all who are ahead.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let (view, tree) = (self.scope.view, &self.scope.view.assessment.units);
        let peer = |peer: &Peer| JsonPeer {
            unit: tree[peer.unit].id.as_str(),
            ahead: peer.difference.points,
            same_parent: peer.same_parent,
        };
        let lesson = |lesson: &Lesson| JsonLesson {
            unit: tree[lesson.unit].id.as_str(),
            node: view.questionnaire()[lesson.area].id.as_str(),
            peers: lesson.peers.iter().map(peer).collect(),
        };
        let root = JsonPeers {
            format: 1,
            wave: view.wave.id.as_str(),
            lessons: self.lessons.iter().map(lesson).collect(),
        };
        to_text(&root, 3)
    }
}

#[derive(Serialize)]
struct JsonPeers<'a> {
    format: u8,
    wave: &'a str,
    lessons: Vec<JsonLesson<'a>>,
}

#[derive(Serialize)]
struct JsonLesson<'a> {
    unit: &'a str,
    node: &'a str,
    peers: Vec<JsonPeer<'a>>,
}

#[derive(Serialize)]
struct JsonPeer<'a> {
    unit: &'a str,
    ahead: f64,
    same_parent: bool,
}
