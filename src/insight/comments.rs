//! What respondents wrote, and where it may be read.
//!
//! A text is read in exactly one place: at the smallest unit around its writer in which enough were asked for it, those left out of whose
//! parts its texts can be read by themselves. So no two places, taken together, lead to fewer people than either does. That is decided by
//! how many were asked, never by how many wrote or what. Texts stand in the order of their letters, which tells nothing of who wrote which.
//!
//! A story is told as its writer chose: with the unit's name, where the unit is such a place; without it, for all that it is a part of; or
//! not at all, which is also what it means to say nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Answer, Assessment, ItemIx, NodeIx, Questionnaire, Response, Responses, Telling, UnitIx, UnitTree,
    anonymous,
};
use crate::score::WaveScores;

/// What may be read of what was written in a wave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comments {
    comments: Vec<Comment>,
    stories: Vec<Comment>,
}

/// A text, without what may tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Comment {
    /// Where it is read.
    pub unit: UnitIx,
    /// What it was written to.
    pub item: NodeIx,
    /// The text.
    pub text: String,
    /// Of a story: whether it is told with the unit's name.
    pub names_unit: bool,
}

impl Comments {
    /// What may be read of a wave's responses.
    #[must_use]
    pub fn of(
        assessment: &Assessment,
        questionnaire: &Questionnaire,
        scores: &WaveScores,
        responses: &Responses,
    ) -> Self {
        let written: BTreeSet<ItemIx> = responses
            .0
            .iter()
            .flat_map(|response| response.remarks.iter().map(|remark| remark.item))
            .collect();
        if written.is_empty() || !assessment.comments {
            return Self::default();
        }
        let mut asked: BTreeMap<ItemIx, Vec<u64>> =
            written.iter().map(|item| (*item, vec![0; assessment.units.len()])).collect();
        let mut told: Vec<(UnitIx, ItemIx, Option<Telling>, &str)> = Vec::new();
        for response in &responses.0 {
            let unasked = unasked(questionnaire, response);
            for (_, people) in asked.iter_mut().filter(|(item, _)| !unasked.contains(item)) {
                people[response.unit.at()] += 1;
            }
            let remarks = response.remarks.iter().filter(|remark| !unasked.contains(&remark.item));
            for remark in remarks {
                let telling = telling(questionnaire, response, remark.item);
                told.push((response.unit, remark.item, telling, &remark.text));
            }
        }
        let parents = assessment.units.parents();
        let places: BTreeMap<ItemIx, Vec<Option<UnitIx>>> = asked
            .iter()
            .map(|(item, people)| {
                let node = questionnaire.items()[item.at()];
                let least = scores.release().limits(node).exact;
                (*item, places(&parents, people, least, |unit| is_shown(questionnaire, scores, unit, node)))
            })
            .collect();
        let mut found = Self::default();
        for (unit, item, telling, text) in told {
            let node = questionnaire.items()[item.at()];
            let Some(place) = places[&item][unit.at()] else { continue };
            let names_unit = telling == Some(Telling::WithUnit) && place == unit;
            let words = || anonymous(text).split_whitespace().collect::<Vec<_>>().join(" ");
            let comment = |unit| Comment { unit, item: node, text: words(), names_unit };
            match telling {
                None => found.comments.push(comment(place)),
                Some(Telling::NotAtAll) => {}
                Some(Telling::WithUnit) if names_unit => found.stories.push(comment(place)),
                // Without its name a unit is spoken of among others; alone it would be named all the same.
                Some(Telling::WithUnit | Telling::WithoutUnit) => {
                    let among = top(&parents, unit);
                    let units = assessment.units.subtree(among);
                    let others = units.iter().filter(|other| **other != unit);
                    let others: u64 = others.map(|other| asked[&item][other.at()]).sum();
                    let is_hidden = others >= scores.release().limits(node).exact.max(1);
                    found.stories.extend(is_hidden.then(|| comment(among)));
                }
            }
        }
        found.comments.sort();
        // Those that can be asked for more stand first.
        found.stories.sort_by(|a, b| (!a.names_unit, a).cmp(&(!b.names_unit, b)));
        found
    }

    /// The comments that are read at a unit, by what they were written to.
    pub(super) fn at(&self, unit: UnitIx) -> impl Iterator<Item = &Comment> {
        self.comments.iter().filter(move |comment| comment.unit == unit)
    }

    /// The stories of a unit and of the units in it.
    pub(super) fn stories(&self, units: &UnitTree, unit: UnitIx) -> impl Iterator<Item = &Comment> + use<'_> {
        let within = units.subtree(unit);
        self.stories.iter().filter(move |story| within.contains(&story.unit))
    }
}

/// The items that somebody was not asked.
fn unasked(questionnaire: &Questionnaire, response: &Response) -> BTreeSet<ItemIx> {
    let mut answers: Vec<Answer> = response.answers.iter().collect();
    let mut unasked = BTreeSet::new();
    questionnaire.leave_out_unasked(response.role.as_ref(), &mut answers, |item, _, _| {
        unasked.insert(item);
    });
    unasked
}

/// Whether a story may be told; `None` where the item is none.
fn telling(questionnaire: &Questionnaire, response: &Response, item: ItemIx) -> Option<Telling> {
    let consent = questionnaire[questionnaire.items()[item.at()]].item()?.consent?;
    let said = || {
        let option = response.answers.of(questionnaire.item_ix(consent)?).option()?;
        let options = questionnaire[consent].item()?.answering.options();
        Telling::of(options.get(option.at())?.id.as_str())
    };
    Some(said().unwrap_or(Telling::NotAtAll))
}

/// Whether the unit is shown, and in it the area that a text belongs to, if that has a score.
fn is_shown(questionnaire: &Questionnaire, scores: &WaveScores, unit: usize, item: NodeIx) -> bool {
    let release = scores.release();
    let is_area_shown = questionnaire.area_of(item).is_none_or(|area| {
        let is_scored = questionnaire.items_in(area).iter().any(|item| questionnaire.is_told(*item));
        !is_scored || release.shown(area)[unit]
    });
    release.respondents()[unit] && is_area_shown
}

/// Per unit, where its own people's texts are read: in it or in one around it, such that each place has texts of nobody or of so many
/// people. Units stand before their parts.
fn places(
    parents: &[Option<usize>],
    asked: &[u64],
    least: u64,
    is_shown: impl Fn(usize) -> bool,
) -> Vec<Option<UnitIx>> {
    let mut left = asked.to_vec();
    let mut is_place = vec![false; parents.len()];
    for unit in (0..parents.len()).rev() {
        is_place[unit] = left[unit] >= least.max(1) && is_shown(unit);
        if let Some(parent) = parents[unit].filter(|_| !is_place[unit]) {
            left[parent] += left[unit];
        }
    }
    let mut places: Vec<Option<UnitIx>> = Vec::with_capacity(parents.len());
    for unit in 0..parents.len() {
        let around = parents[unit].and_then(|parent| places[parent]);
        places.push(if is_place[unit] { Some(UnitIx(unit as u32)) } else { around });
    }
    places
}

/// The unit that a unit and all around it are part of.
fn top(parents: &[Option<usize>], unit: UnitIx) -> UnitIx {
    let top = std::iter::successors(Some(unit.at()), |at| parents[*at]).last();
    top.map_or(unit, |at| UnitIx(at as u32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A tree with each unit's parent before it, and how many were asked in each.
    fn trees() -> impl Strategy<Value = (Vec<Option<usize>>, Vec<u64>, Vec<bool>)> {
        (1..12_usize).prop_flat_map(|units| {
            let parents =
                (0..units).map(|at| (0..=at).prop_map(move |parent| (parent < at).then_some(parent)));
            let asked = proptest::collection::vec(0..14_u64, units);
            let shown = proptest::collection::vec(proptest::bool::weighted(0.8), units);
            (parents.collect::<Vec<_>>(), asked, shown)
        })
    }

    proptest! {
        #[test]
        fn every_place_has_texts_of_nobody_or_of_enough_and_they_stand_around_their_writers(
            (parents, asked, shown) in trees(),
            least in 1..12_u64,
        ) {
            let places = places(&parents, &asked, least, |unit| shown[unit]);
            for (unit, place) in places.iter().enumerate() {
                let Some(place) = place else { continue };
                let mut around = std::iter::successors(Some(unit), |at| parents[*at]);
                prop_assert!(around.any(|at| at == place.at()));
                prop_assert!(shown[place.at()]);
                let people: u64 =
                    places.iter().zip(&asked).filter(|(other, _)| *other == &Some(*place)).map(|(_, n)| n).sum();
                prop_assert!(people >= least, "{people} in {place:?}");
            }
            // Who is alone enough is not sent further up.
            for unit in (0..parents.len()).filter(|unit| asked[*unit] >= least && shown[*unit]) {
                prop_assert_eq!(places[unit], Some(UnitIx(unit as u32)));
            }
        }
    }

    #[test]
    fn what_is_too_little_alone_is_read_with_others_above() {
        // A town with a department of three units: 12, 6 and 5 people, and one of 4 beside the department.
        let parents = [None, Some(0), Some(1), Some(1), Some(1), Some(0)];
        let asked = [0, 0, 12, 6, 5, 4];
        let at = |unit: usize| Some(UnitIx(unit as u32));
        let read = |least| places(&parents, &asked, least, |_| true);
        // The department has 11 left, the town 4, which are too few.
        assert_eq!(read(10), [None, at(1), at(2), at(1), at(1), None]);
        // With a limit of 12 the department's 11 go on to the town, where they make 15 with the four.
        assert_eq!(read(12), [at(0), at(0), at(2), at(0), at(0), at(0)]);
    }
}
