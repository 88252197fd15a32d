//! When the counts of a unit may be told anew.
//!
//! How many have answered is followed day by day and no secret. But how many answers of each kind there are, how many respondents are of some kind, and
//! in which role, told twice around a late answer, tell of that answer. So these counts stay as they were until enough have come: they are withheld
//! wherever few have, be it in the unit or in what is left of it once others are subtracted.
//!
//! As everywhere, it is decided by how many people there are alone. The totals that were told are kept beside, only to see that answers of as many people
//! were changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Analysis;
use super::overlap::{Overlap, Time, is_asked, left, same};
use crate::model::{NodeIx, UnitIx, with_parts};
use crate::score::Limits;
use crate::tally::Cell;

/// Of whom the counts of a wave were told in a run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Telling {
    wave: String,
    /// How many had answered in each unit, its parts included.
    people: BTreeMap<String, u64>,
    /// The units of which something was counted, with how many answers of each kind there were where that was told.
    counted: BTreeMap<String, Option<[u64; 4]>>,
    /// Those of which it was told how many respondents are of some kind.
    kinds: BTreeSet<String>,
    /// The questions, in the order of `questions`.
    #[serde(default)]
    items: Vec<String>,
    /// Per unit, which questions' answers of each kind were told: `1` where they were.
    #[serde(default)]
    questions: BTreeMap<String, String>,
}

impl Telling {
    /// What a run tells of these units, or of all where there are none, in each wave.
    pub(super) fn of(analysis: &Analysis, units: &[UnitIx]) -> Vec<Self> {
        let of_wave = |at: usize| Counts::of(analysis, at).telling(units);
        (0..analysis.assessment.waves.len()).map(of_wave).filter(|told| !told.counted.is_empty()).collect()
    }
}

/// Per wave and unit, whether its counts are not to be told beside what was told of it and others before.
pub(super) fn few_since(analysis: &Analysis, tellings: &[Telling]) -> Vec<Vec<bool>> {
    let of_wave = |at: usize| {
        let wave = analysis.assessment.waves[at].id.as_str();
        let before: Vec<&Telling> = tellings.iter().filter(|telling| telling.wave == wave).collect();
        Counts::of(analysis, at).few_since(&before)
    };
    (0..analysis.assessment.waves.len()).map(of_wave).collect()
}

/// What could be told of a wave's units, and of how many people.
struct Counts<'a> {
    analysis: &'a Analysis,
    wave: usize,
    parents: Vec<Option<usize>>,
    people: Vec<u64>,
    /// Whether something is counted.
    counted: Vec<bool>,
    /// Whether it is told how many respondents are of some kind.
    kinds: Vec<bool>,
    /// Per question, whether it is told how many answers of each kind there are.
    questions: Vec<Vec<bool>>,
}

/// What is known of a unit then and now.
#[derive(Clone, Copy)]
struct Known {
    then: bool,
    now: bool,
    /// How many had answered then, as far as that was kept.
    people: Option<u64>,
    /// Whether as many answered otherwise, so that some answers were changed.
    is_another: bool,
}

impl<'a> Counts<'a> {
    fn of(analysis: &'a Analysis, wave: usize) -> Self {
        let parents = analysis.assessment.units.parents();
        let people = respondents(analysis, wave);
        let release = analysis.scores[wave].release();
        let is_open = |unit: usize| !release.is_kept_back(UnitIx(unit as u32));
        let open =
            |told: &[bool]| told.iter().enumerate().map(|(unit, told)| *told && is_open(unit)).collect();
        Self {
            analysis,
            wave,
            people,
            counted: open(release.respondents()),
            kinds: open(release.kinds()),
            questions: (items(analysis, wave).map(|item| open(release.states(item)))).collect(),
            parents,
        }
    }

    fn totals(&self, unit: usize) -> Option<[u64; 4]> {
        let states = self.analysis.scores[self.wave].units[unit].all_answers?;
        Some([states.valued, states.dont_know, states.not_applicable, states.not_answered])
    }

    fn telling(&self, units: &[UnitIx]) -> Telling {
        let assessment = &self.analysis.assessment;
        let wave = &assessment.waves[self.wave];
        let mut telling = Telling { wave: wave.id.to_string(), ..Telling::default() };
        telling.items =
            items(self.analysis, self.wave).map(|item| wave.questionnaire[item].id.to_string()).collect();
        for (unit, about) in assessment.units.iter() {
            let id = about.id.to_string();
            telling.people.insert(id.clone(), self.people[unit.at()]);
            if is_asked(units, unit) && self.counted[unit.at()] {
                telling.counted.insert(id.clone(), self.totals(unit.at()));
                let bits = self.questions.iter().map(|told| if told[unit.at()] { '1' } else { '0' });
                telling.questions.insert(id.clone(), bits.collect());
                if self.kinds[unit.at()] {
                    telling.kinds.insert(id);
                }
            }
        }
        telling
    }

    fn few_since(mut self, before: &[&Telling]) -> Vec<bool> {
        let least = u64::from(self.analysis.assessment.min_group).max(1);
        let exact = Limits::of_items(&self.analysis.assessment).exact;
        let mut few = vec![false; self.parents.len()];
        if exact <= 1 {
            return few;
        }
        // What is not told may be what another could be told beside, so that it is looked at again.
        loop {
            let mut found = BTreeSet::new();
            for telling in before {
                let counted = self.known(telling, &self.counted, |id| telling.counted.contains_key(id));
                let kinds = self.known(telling, &self.kinds, |id| telling.kinds.contains(id));
                found.extend(self.told_of_few(&counted, least, exact));
                found.extend(self.told_of_few(&kinds, exact, exact));
                // A question may be told of other units than its neighbours are, and of others than it was.
                for (then, now) in self.of_questions(telling) {
                    let known = self.known(telling, now, |id| then.contains(id));
                    found.extend(self.told_of_few(&known, exact, exact));
                }
            }
            if found.is_empty() {
                return few;
            }
            for unit in found {
                (few[unit], self.counted[unit], self.kinds[unit]) = (true, false, false);
                self.questions.iter_mut().for_each(|told| told[unit] = false);
            }
        }
    }

    /// Of which units a question was told and in which it is, for every question that is in both; those that are alike are one.
    fn of_questions<'b>(&'b self, telling: &'b Telling) -> BTreeSet<(BTreeSet<&'b str>, &'b [bool])> {
        let questionnaire = &self.analysis.assessment.waves[self.wave].questionnaire;
        let both = items(self.analysis, self.wave).zip(&self.questions).filter_map(|(item, now)| {
            let id = questionnaire[item].id.as_str();
            let at = telling.items.iter().position(|other| other == id)?;
            let was_told = |bits: &str| bits.as_bytes().get(at) == Some(&b'1');
            let then = telling.questions.iter().filter(|(_, bits)| was_told(bits));
            Some((then.map(|(unit, _)| unit.as_str()).collect(), now.as_slice()))
        });
        both.collect()
    }

    fn known(&self, telling: &Telling, now: &[bool], was_told: impl Fn(&str) -> bool) -> Vec<Known> {
        let known = |(unit, about): (UnitIx, &crate::model::Unit)| {
            let (at, id) = (unit.at(), about.id.as_str());
            let people = telling.people.get(id).copied();
            let totals = telling.counted.get(id).copied().flatten().zip(self.totals(at));
            let is_another = people == Some(self.people[at]) && totals.is_some_and(|(then, now)| then != now);
            Known { then: was_told(id), now: now[at], people, is_another }
        };
        self.analysis.assessment.units.iter().map(known).collect()
    }

    /// The units that tell of few people beside what was told once.
    fn told_of_few(&self, known: &[Known], least: u64, exact: u64) -> BTreeSet<usize> {
        let people_then: Vec<Option<u64>> = known.iter().map(|unit| unit.people).collect();
        let numbers_then: Vec<i128> = people_then.iter().map(|people| people.map_or(0, i128::from)).collect();
        let numbers_now: Vec<i128> = self.people.iter().map(|people| i128::from(*people)).collect();
        let change: Vec<i128> = numbers_now.iter().zip(&numbers_then).map(|(now, then)| now - then).collect();
        let all = |is: fn(&Known) -> bool| -> Vec<bool> { known.iter().map(is).collect() };
        let both = all(|unit| unit.then && unit.now);
        let changed = left(&self.parents, &change, &both);
        let is_few = |unit: usize| both[unit] && (1..i128::from(exact)).contains(&changed[unit].abs());
        let is_another = |unit: usize| both[unit] && known[unit].is_another;
        let mut found: BTreeSet<usize> =
            (0..known.len()).filter(|unit| is_few(*unit) || is_another(*unit)).collect();
        let (known_then, known_now) = (all(|unit| unit.then), all(|unit| unit.now));
        let then = Time { known: &known_then, people: &numbers_then };
        let now = Time { known: &known_now, people: &numbers_now };
        let same = same(&self.parents, &people_then, &self.people);
        let overlap = Overlap { parents: &self.parents, same: &same };
        // What was told cannot be taken back, so it is what is to be told now that goes.
        found.extend(overlap.few_left(&now, &then, least).into_iter().map(|(unit, _)| unit));
        found.extend(overlap.few_left(&then, &now, least).into_iter().flat_map(|(_, parts)| parts));
        found
    }
}

/// The questions of a wave, in the order they are asked.
fn items(analysis: &Analysis, wave: usize) -> impl Iterator<Item = NodeIx> {
    analysis.assessment.waves[wave].questionnaire.items().iter().copied()
}

/// How many have answered in each unit, its parts included.
pub(super) fn respondents(analysis: &Analysis, wave: usize) -> Vec<u64> {
    people(analysis, wave, |cell| cell.respondents)
}

/// How many of some kind there are in each unit, its parts included.
pub(super) fn people(analysis: &Analysis, wave: usize, of: impl Fn(&Cell) -> u64) -> Vec<u64> {
    let mut own = vec![0; analysis.assessment.units.len()];
    analysis.tallies[wave].cells().for_each(|(key, cell)| own[key.unit.at()] += of(cell));
    with_parts(&analysis.assessment.units.parents(), &own)
}
