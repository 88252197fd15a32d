//! An assessment as it stands in the file: every value of the right kind, no reference followed yet.

use crate::load::figures::{Wanted, raw_kolada};
use crate::load::reader::{At, People, Table, Value};
use crate::model::format::assessment::{organisation, top, unit, wave};
use crate::model::{
    Assessment, Date, Lang, Localized, Mode, Organisation, Points, Respondents, Rollup, Weight,
};

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
    pub comments: Option<bool>,
    pub finite_population: Option<bool>,
    pub min_change: Option<Points>,
    pub organisation: Organisation,
    pub waves: Vec<RawWave>,
    pub units: Vec<RawUnit>,
    pub figures: Wanted,
}

/// One of `[[waves]]`.
pub struct RawWave {
    pub id: Option<At<String>>,
    pub date: Option<At<Date>>,
    pub questionnaire: Option<At<String>>,
    pub answers: Vec<At<String>>,
    /// `None` where it does not say.
    pub consensus: Option<Vec<At<String>>>,
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
pub fn read(mut t: Table<'_>) -> Option<RawAssessment> {
    if t.version(top::FORMAT) == Some(false) {
        return None;
    }
    let raw = RawAssessment {
        title: t.read(top::TITLE, Value::localized),
        language: t.read(top::LANGUAGE, Value::language).map(|language| language.value),
        questionnaire: t.read(top::QUESTIONNAIRE, Value::verbatim),
        mode: t
            .read(top::MODE, |value| value.word(&Mode::ALL.map(|mode| (mode.code(), mode))))
            .map(|mode| mode.value),
        min_group: t.read(top::MIN_GROUP, |value| value.count(MOST_PEOPLE)).map(|least| least.value),
        min_item_group: t
            .read(top::MIN_ITEM_GROUP, |value| value.count(MOST_PEOPLE))
            .map(|least| least.value),
        min_role_group: t
            .read(top::MIN_ROLE_GROUP, |value| value.count(MOST_PEOPLE))
            .map(|least| least.value),
        rollup: t.read(top::ROLLUP, |value| value.word(&Rollup::ALL.map(|rollup| (rollup.code(), rollup)))),
        respondents: t
            .read(top::RESPONDENTS, |value| value.word(&Respondents::ALL.map(|what| (what.code(), what))))
            .map(|what| what.value),
        comments: t.read(top::COMMENTS, Value::flag),
        finite_population: t.read(top::FINITE_POPULATION, Value::flag),
        min_change: t.read(top::MIN_CHANGE, Value::points).map(|least| least.value),
        organisation: t.read(top::ORGANISATION, |value| value.table().map(organisation)).unwrap_or_default(),
        waves: t.filled_tables(top::WAVES, wave),
        units: t.filled_tables(top::UNITS, unit),
        figures: Wanted {
            files: t.read(top::FIGURES, |value| value.filled_list(Value::verbatim)),
            kolada: t.tables(top::KOLADA, raw_kolada),
        },
    };
    t.finish();
    Some(raw)
}

fn organisation(mut t: Table<'_>) -> Organisation {
    let told = Organisation {
        name: t.read(organisation::NAME, Value::text).map(|name| name.value),
        kind: t.read(organisation::KIND, Value::text).map(|kind| kind.value),
        inhabitants: t.read(organisation::INHABITANTS, |value| value.count(MOST_PEOPLE)).map(|n| n.value),
        employees: t.read(organisation::EMPLOYEES, |value| value.count(MOST_PEOPLE)).map(|n| n.value),
    };
    t.finish();
    told
}

fn wave(mut t: Table<'_>) -> RawWave {
    let raw = RawWave {
        id: t.id(wave::ID, Value::id),
        date: t.read(wave::DATE, Value::date),
        questionnaire: t.read(wave::QUESTIONNAIRE, Value::verbatim),
        answers: t.read(wave::ANSWERS, |value| value.filled_list(Value::verbatim)).unwrap_or_default(),
        consensus: t.read(wave::CONSENSUS, |value| value.filled_list(Value::verbatim)),
    };
    t.finish();
    raw
}

fn unit(mut t: Table<'_>) -> RawUnit {
    let mut has_headcount = false;
    let raw = RawUnit {
        id: t.id(unit::ID, Value::unit_id),
        name: t.read(unit::NAME, Value::localized),
        parent: t.read(unit::PARENT, Value::text),
        headcount: t.read(unit::HEADCOUNT, |value| {
            has_headcount = true;
            value.count(MOST_PEOPLE)
        }),
        has_headcount,
        invited: t.read(unit::INVITED, |value| value.people(MOST_PEOPLE)),
        weights: t
            .read(unit::WEIGHTS, |value| value.map(|value| value.weight_or_none().map(|weight| weight.value)))
            .unwrap_or_default(),
        targets: t
            .read(unit::TARGETS, |value| value.map(|value| value.points().map(|points| points.value)))
            .unwrap_or_default(),
    };
    t.finish();
    raw
}
