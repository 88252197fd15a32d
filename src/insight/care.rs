//! Signs that somebody answered without reading: the same answer throughout, and too little time.
//!
//! Nobody is left out on a sign. It may be honestly meant, and whoever knows the respondents has to judge.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Answer, AnswerFault, AnswerFaultKind, Answering, Answers, CellPlace, Diagnostic, Diagnostics, Fault,
    NodeIx, OptionIx, Pace, Place, Questionnaire, Response, Responses, RowAt, ScaleId, UnitTree, median,
};

/// The signs that one respondent shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Signs {
    /// The same answer to nearly everything.
    pub same: bool,
    /// Less time than it takes to read.
    pub fast: bool,
}

impl Signs {
    /// Whether there is any.
    #[must_use]
    pub const fn any(self) -> bool {
        self.same || self.fast
    }
}

/// How many respondents show signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SignCounts {
    /// Of how many the time is known.
    pub timed: u64,
    /// The same answer to nearly everything.
    pub same: u64,
    /// Less time than it takes to read.
    pub fast: u64,
    /// One of the two or both.
    pub any: u64,
}

/// How carefully a wave was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Care {
    signs: Vec<Signs>,
    /// Seconds per answer of each respondent, where they are known.
    paces: Vec<Option<f64>>,
    by_unit: Vec<SignCounts>,
    usual: Option<f64>,
}

impl Care {
    /// Fewer answers than this can be alike, or quick, by chance.
    pub const LEAST_ANSWERS: usize = 10;
    /// So many areas an unbroken run of the same answer must reach over.
    pub const LEAST_AREAS: usize = 3;
    /// So many in a hundred answers on a scale must be the same.
    pub const SAME_PERCENT: usize = 90;
    /// Nobody reads and answers in fewer seconds than this.
    pub const LEAST_SECONDS: u32 = 1;
    /// Less than so many hundredths of the usual time per answer is too little.
    pub const SLOW_PERCENT: u32 = 40;
    /// What is usual can be said where so many respondents have a time.
    pub const LEAST_TIMES: usize = 10;

    /// Looks for signs in a wave's responses. The limits and where they come from stand in `docs/method.md`.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire, units: &UnitTree, responses: &Responses) -> Self {
        let asked = asked(questionnaire);
        let paces: Vec<Option<f64>> = responses.0.iter().map(pace).collect();
        let usual = usual(&paces);
        let signs: Vec<Signs> = responses
            .0
            .iter()
            .zip(&paces)
            .map(|(response, pace)| Signs {
                same: same_throughout(&asked, &response.answers),
                fast: pace.is_some_and(|pace| is_too_fast(pace, usual)),
            })
            .collect();
        let by_unit = by_unit(units, responses, &signs);
        Self { signs, paces, by_unit, usual }
    }

    /// The signs of each respondent, in the order of the responses.
    #[must_use]
    pub fn signs(&self) -> &[Signs] {
        &self.signs
    }

    /// Per unit of the tree, its parts included. What of it may be shown is decided by who is shown.
    #[must_use]
    pub fn by_unit(&self) -> &[SignCounts] {
        &self.by_unit
    }

    /// The median of the seconds per answer, where enough respondents have a time.
    #[must_use]
    pub const fn usual(&self) -> Option<f64> {
        self.usual
    }

    /// The signs as warnings, one per file and kind, that name rows and nobody. `rows` says where each response
    /// stands, among these files.
    #[must_use]
    pub fn warnings(&self, rows: &[RowAt], files: &[String]) -> Diagnostics {
        let mut found = Diagnostics::default();
        for (at, file) in files.iter().enumerate() {
            let here = || self.signs.iter().zip(&self.paces).zip(rows).filter(|(_, row)| row.file == at);
            let same = here().filter(|((signs, _), _)| signs.same).map(|(_, row)| row.row);
            let fast = || here().filter(|((signs, _), _)| signs.fast);
            let paces = fast().filter_map(|((_, pace), _)| *pace);
            let warnings = [
                warning(file, AnswerFaultKind::SameAnswers, same.collect()),
                warning(
                    file,
                    AnswerFaultKind::TooFast(taken(paces)),
                    fast().map(|(_, row)| row.row).collect(),
                ),
            ];
            warnings.into_iter().flatten().for_each(|warning| found.push(warning));
        }
        found
    }
}

/// What is told of the times of those who answered too fast.
fn taken(paces: impl Iterator<Item = f64>) -> Pace {
    let none = Pace { least: u32::MAX, most: 0, unread: false, unusual: false };
    paces.fold(none, |all, pace| {
        let unread = pace < f64::from(Care::LEAST_SECONDS);
        let hundredths = (pace * 100.0) as u32;
        Pace {
            least: all.least.min(hundredths),
            most: all.most.max(hundredths),
            unread: all.unread || unread,
            unusual: all.unusual || !unread,
        }
    })
}

fn warning(file: &str, kind: AnswerFaultKind, mut rows: Vec<u64>) -> Option<Diagnostic> {
    rows.sort_unstable();
    let mut rows = rows.into_iter();
    let first = rows.next()?;
    let mut fault = AnswerFault::from(kind);
    rows.for_each(|row| fault.further.add(row));
    // The row's text would show who it is and what was answered, which nobody needs to find the row.
    let place = CellPlace { row: first, column: None, excerpt: None };
    Some(Diagnostic::warning(Fault::Answer(fault), Place::Cell(file.to_owned(), place)))
}

/// What of an item with one of several options matters to whether answers are alike.
#[derive(Clone, Copy)]
struct Asked<'q> {
    scale: &'q ScaleId,
    area: NodeIx,
    reverse: bool,
}

/// One per item; `None` where answers cannot be alike.
fn asked(questionnaire: &Questionnaire) -> Vec<Option<Asked<'_>>> {
    let asked = |ix: &NodeIx| {
        let item = questionnaire[*ix].item()?;
        // An entry question is about what there is, and not how far it has come.
        let Answering::Choice(scale) = &item.answering else { return None };
        if !item.scored {
            return None;
        }
        Some(Asked { scale: scale.id(), area: questionnaire.area_of(*ix)?, reverse: item.reverse })
    };
    questionnaire.items().iter().map(asked).collect()
}

fn same_throughout(asked: &[Option<Asked<'_>>], answers: &Answers) -> bool {
    let mut by_scale: BTreeMap<&ScaleId, Vec<(OptionIx, Asked<'_>)>> = BTreeMap::new();
    for (asked, answer) in asked.iter().zip(answers.iter()) {
        if let (Some(asked), Answer::Option(option)) = (asked, answer) {
            by_scale.entry(asked.scale).or_default().push((option, *asked));
        }
    }
    by_scale.values().any(|given| is_straight(given))
}

/// Whether answers on one scale, in the order they were asked, are nearly all the same and hold a long unbroken run.
/// Whoever answers a reversed question otherwise has read it.
fn is_straight(given: &[(OptionIx, Asked<'_>)]) -> bool {
    given.chunk_by(|(a, _), (b, _)| a == b).any(|run| {
        let option = run[0].0;
        let areas: BTreeSet<NodeIx> = run.iter().map(|(_, asked)| asked.area).collect();
        let alike = given.iter().filter(|(other, _)| *other == option).count();
        run.len() >= Care::LEAST_ANSWERS
            && areas.len() >= Care::LEAST_AREAS
            && alike * 100 >= given.len() * Care::SAME_PERCENT
            && given.iter().all(|(other, asked)| *other == option || !asked.reverse)
    })
}

/// Seconds per answer; `None` where the time is not known or too little was answered to say.
fn pace(response: &Response) -> Option<f64> {
    let given = response.answers.iter().filter(|answer| *answer != Answer::NotAnswered).count();
    let seconds = response.seconds.filter(|_| given >= Care::LEAST_ANSWERS)?;
    Some(f64::from(seconds) / given as f64)
}

fn usual(paces: &[Option<f64>]) -> Option<f64> {
    let paces: Vec<f64> = paces.iter().copied().flatten().collect();
    if paces.len() < Care::LEAST_TIMES {
        return None;
    }
    median(paces)
}

fn is_too_fast(pace: f64, usual: Option<f64>) -> bool {
    let least = f64::from(Care::LEAST_SECONDS);
    pace < least || usual.is_some_and(|usual| pace * 100.0 < usual * f64::from(Care::SLOW_PERCENT))
}

fn by_unit(units: &UnitTree, responses: &Responses, signs: &[Signs]) -> Vec<SignCounts> {
    let mut counts = vec![SignCounts::default(); units.len()];
    for (response, signs) in responses.0.iter().zip(signs) {
        let above = std::iter::successors(Some(response.unit), |unit| units[*unit].parent);
        for unit in above {
            let counts = &mut counts[unit.at()];
            counts.timed += u64::from(response.seconds.is_some());
            counts.same += u64::from(signs.same);
            counts.fast += u64::from(signs.fast);
            counts.any += u64::from(signs.any());
        }
    }
    counts
}
