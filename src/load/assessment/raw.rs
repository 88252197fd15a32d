//! An assessment as it stands in the file: every value of the right kind, no reference followed yet.

use crate::load::reader::{At, People, Reader, Table, Value};
use crate::model::toml_fault::TomlFault;
use crate::model::{Assessment, Date, Lang, Localized, Mode, Points, Respondents, Rollup, Weight};

/// The whole file.
pub struct RawAssessment {
    pub title: Option<Localized>,
    pub language: Option<Lang>,
    pub questionnaire: Option<At<String>>,
    pub mode: Option<Mode>,
    pub min_group: Option<u32>,
    pub min_item_group: Option<u32>,
    pub min_role_group: Option<u32>,
    pub rollup: Option<At<Rollup>>,
    pub respondents: Option<Respondents>,
    pub finite_population: Option<bool>,
    pub min_change: Option<Points>,
    pub waves: Vec<RawWave>,
    pub units: Vec<RawUnit>,
}

/// One of `[[waves]]`.
pub struct RawWave {
    pub id: Option<At<String>>,
    pub date: Option<At<Date>>,
    pub questionnaire: Option<At<String>>,
    pub answers: Vec<At<String>>,
}

/// One of `[[units]]`.
pub struct RawUnit {
    pub id: Option<At<String>>,
    pub name: Option<Localized>,
    pub parent: Option<At<String>>,
    pub headcount: Option<At<u32>>,
    /// Whether there is any, be it one that cannot be: that is told of by itself.
    pub has_headcount: bool,
    pub invited: Option<At<People>>,
    pub targets: Vec<(At<String>, Points)>,
    pub weights: Vec<(At<String>, Weight)>,
}

/// More people than in any unit, and more than any group that should be kept from view.
const MOST_PEOPLE: u32 = Assessment::MOST_PEOPLE;

/// Reads the whole file; `None` where it is written for another program than this.
pub fn read(mut t: Table<'_>, reader: &Reader) -> Option<RawAssessment> {
    let format = t.need("format", |value| value.count(u32::MAX));
    if let Some(format) = format.filter(|format| format.value != 1) {
        reader.fault(TomlFault::UnsupportedFormat { found: format.value.to_string() }, format.span);
        return None;
    }
    let raw = RawAssessment {
        title: t.need("title", Value::localized),
        language: t.opt("language", Value::language).map(|language| language.value),
        questionnaire: t.need("questionnaire", Value::verbatim),
        mode: t
            .opt("mode", |value| value.word(&Mode::ALL.map(|mode| (mode.code(), mode))))
            .map(|mode| mode.value),
        min_group: t.opt("min_group", |value| value.count(MOST_PEOPLE)).map(|least| least.value),
        min_item_group: t.opt("min_item_group", |value| value.count(MOST_PEOPLE)).map(|least| least.value),
        min_role_group: t.opt("min_role_group", |value| value.count(MOST_PEOPLE)).map(|least| least.value),
        rollup: t.opt("rollup", |value| value.word(&Rollup::ALL.map(|rollup| (rollup.code(), rollup)))),
        respondents: t
            .opt("respondents", |value| value.word(&Respondents::ALL.map(|what| (what.code(), what))))
            .map(|what| what.value),
        finite_population: t.opt("finite_population", Value::flag),
        min_change: t.opt("min_change", Value::points).map(|least| least.value),
        waves: t.need("waves", |value| value.filled_tables("waves", wave)).unwrap_or_default(),
        units: t.need("units", |value| value.filled_tables("units", unit)).unwrap_or_default(),
    };
    t.finish();
    Some(raw)
}

fn wave(mut t: Table<'_>) -> RawWave {
    let raw = RawWave {
        id: t.need_id("id", Value::id),
        date: t.opt("date", Value::date),
        questionnaire: t.opt("questionnaire", Value::verbatim),
        answers: t.need("answers", |value| value.filled_list(Value::verbatim)).unwrap_or_default(),
    };
    t.finish();
    raw
}

fn unit(mut t: Table<'_>) -> RawUnit {
    let mut has_headcount = false;
    let raw = RawUnit {
        id: t.need_id("id", Value::unit_id),
        name: t.opt("name", Value::localized),
        parent: t.opt("parent", Value::text),
        headcount: t.opt("headcount", |value| {
            has_headcount = true;
            value.count(MOST_PEOPLE)
        }),
        has_headcount,
        invited: t.opt("invited", |value| value.people(MOST_PEOPLE)),
        weights: t
            .opt("weights", |value| value.map(|value| value.weight_or_none().map(|weight| weight.value)))
            .unwrap_or_default(),
        targets: t
            .opt("targets", |value| value.map(|value| value.points().map(|points| points.value)))
            .unwrap_or_default(),
    };
    t.finish();
    raw
}
