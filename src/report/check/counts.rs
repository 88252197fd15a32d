//! What both the summary and the tables count.

use crate::insight::{Skipped, WaveView};
use crate::model::{Lang, UnitIx};
use crate::text::terminal::{checking as say, of_asked};

/// How many answered of how many were asked; in words where that is withheld.
pub(super) fn answered(respondents: Option<u64>, asked: Option<u64>, min_group: u32, lang: Lang) -> String {
    match (respondents, asked) {
        (Some(n), _) => of_asked(n, asked, lang),
        // Nobody is too few to be shown, so nobody is what it means.
        (None, _) if min_group <= 1 => of_asked(0, asked, lang),
        // That so few were asked is known whatever they answered.
        (None, Some(asked)) if asked < u64::from(min_group) => say::too_few_asked(asked, lang),
        (None, _) => say::withheld(asked, lang),
    }
}

/// How many of the questions that many skip in a unit are not told of what it is a part of.
pub(super) fn told_first(view: WaveView<'_>, all: &[Vec<Skipped>], unit: UnitIx) -> usize {
    let units = &view.assessment.units;
    let is_told_above = |skipped: &&Skipped| {
        let mut above = std::iter::successors(units[unit].parent, |parent| units[*parent].parent);
        above.any(|unit| all[unit.at()].iter().any(|other| other.item == skipped.item))
    };
    all[unit.at()].iter().filter(|skipped| !is_told_above(skipped)).count()
}
