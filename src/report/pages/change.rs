//! What changed since the wave before.

mod all;
mod one;
mod table;

use crate::doc::{Block, Document, Part};
use crate::insight::{Change, ChangeVerdict, Changes};
use crate::model::{NodeIx, Points, UnitIx};
use crate::report::split;
use crate::report::view::Scope;
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::change::{self as say, Direction};
use crate::text::sentences::trend::words;

use table::Changed;

pub use all::of_all;
pub use one::of_unit;

/// What is said of changes.
struct Told {
    /// What surely changed, as a heading.
    headline: String,
    /// The sure changes, and what is said of the others.
    told: Vec<String>,
    /// The numbers: one table of a unit's areas, or one of all units per score.
    tables: Vec<Changed>,
    /// What the sure changes of scores that sum up consist of.
    splits: Vec<(String, Document)>,
    /// How much of the questionnaire is compared, and what counts as sure.
    notes: Vec<String>,
}

/// So many sentences can be read in one go.
const IN_ONE_GO: usize = 3;

impl Told {
    fn part(self, scope: &Scope<'_>, changes: &Changes) -> Part {
        let mut body = Document::default();
        if self.told.len() > IN_ONE_GO {
            body.list(self.told);
        } else if !self.told.is_empty() {
            body.paragraph(self.told.join(" "));
        }
        self.tables.into_iter().for_each(|table| table.put(scope, changes, &mut body));
        self.splits.into_iter().for_each(|(name, split)| body.push(Block::Fold(name, split)));
        body.notes(self.notes);
        Part::section("change", scope.labels.changes, self.headline, body)
    }
}

/// What the changes of a unit's scores that sum up consist of, where the change counts as one: what consists of chance says nothing.
fn splits(scope: &Scope<'_>, changes: &Changes, unit: UnitIx) -> Vec<(String, Document)> {
    let nodes = scope.questionnaire().nodes().filter(|(_, node)| node.kind.is_summary());
    let split = nodes.filter_map(|(node, about)| {
        changes.at(unit, &about.id).filter(|change| change.counts())?;
        let name = format!("{}: {}", words(scope.lang).why, scope.inside(node));
        let mut split = split::document(scope, changes, unit, node)?;
        split.note(words(scope.lang).note_split);
        Some((name, split))
    });
    split.collect()
}

/// Says something of a change at a node.
fn with_moved(
    scope: &Scope<'_>,
    node: NodeIx,
    change: &Change,
    say: impl Fn(say::Moved<'_>) -> String,
) -> String {
    let (Change { before, now, difference, .. }, among) = (*change, change.among());
    say(say::Moved {
        name: scope.inside(node),
        before,
        now,
        by: difference.points,
        among,
        scale: scope.scale(node),
    })
}

fn surely(change: &Change) -> Option<Direction> {
    let direction = if change.difference.points > 0.0 { Direction::Rise } else { Direction::Fall };
    change.counts().then_some(direction)
}

/// Whether it may be chance.
fn is_open(change: &Change) -> bool {
    change.verdict == ChangeVerdict::Unsure
}

/// Whether nothing says how much chance is in it.
fn is_untestable(change: &Change) -> bool {
    change.verdict == ChangeVerdict::Untestable
}

fn has_pairs(change: &Change) -> bool {
    change.method.pairs().is_some()
}

/// The least change that counts, as it is shown on the scale of these nodes; `None` where every sure change does.
pub fn least(scope: &Scope<'_>, shown: &Shown, node: Option<NodeIx>) -> Option<String> {
    let least = Some(scope.view.assessment.min_change).filter(|least| *least > Points::ZERO)?;
    let scale = node.map_or(Scale::points(scope.lang), |node| scope.scale(node));
    Some(say::least(least.value(), shown, scale, scope.lang))
}

/// What is said of changes that are not sure.
fn unseen(scope: &Scope<'_>, shown: &Shown, open: &[Change], some_are_sure: bool, of_units: bool) -> String {
    let visible = || open.iter().filter_map(|change| change.difference.judged.visible);
    let scale = match shown {
        Shown::Points | Shown::Mixed => Scale::points(scope.lang),
        Shown::On(_) => scope.areas().next().map_or(Scale::points(scope.lang), |area| scope.scale(area)),
    };
    let least = scale.gap(visible().fold(f64::INFINITY, f64::min).min(100.0), 0);
    let most = say::least(visible().fold(0.0, f64::max).min(100.0).round(), shown, scale, scope.lang);
    // Where all need the same, it is told once.
    let least = if most.split_whitespace().next() == Some(&*least) { most.clone() } else { least };
    say::unsure(
        say::Unseen {
            some_are_sure,
            of_units,
            visible: visible().next().map(|_| (&*least, &*most)),
            same_people: open.iter().all(has_pairs),
        },
        scope.lang,
    )
}

/// How much of the questionnaire is compared, and what counts as sure.
fn notes(
    scope: &Scope<'_>,
    changes: &Changes,
    least: Option<&str>,
    has_pairs: bool,
    how_judged: String,
) -> Vec<String> {
    let mut notes = vec![say::comparable(changes.common_items, changes.items, scope.lang)];
    if has_pairs {
        notes.push(say::of_pairs(scope.lang).to_owned());
    }
    notes.push(how_judged);
    notes.extend(least.map(|least| say::least_that_counts(least, scope.lang)));
    notes
}
