//! The state of the answers for programs, format 1.

use serde::Serialize;

use super::{Checked, asked_of};
use crate::insight::{Care, RoleResponse, SignCounts, Skipped, role_responses, skipped};
use crate::model::{self, Diagnostic, Lang, Place, RoleId, UnitIx};
use crate::report::json::to_text;
use crate::report::scores::json::Answers;
use crate::text::faults::words;

#[derive(Serialize)]
struct Root<'a> {
    format: u8,
    warnings: Vec<Warning<'a>>,
    waves: Vec<Wave<'a>>,
    /// The waves after those, which nobody has answered yet.
    waiting: Vec<&'a str>,
}

#[derive(Serialize)]
struct Warning<'a> {
    code: &'static str,
    file: Option<&'a str>,
    row: Option<u64>,
    column: Option<usize>,
    message: String,
}

#[derive(Serialize)]
struct Wave<'a> {
    id: &'a str,
    date: Option<String>,
    questionnaire: &'a str,
    /// The median, where enough respondents have a time.
    seconds_per_answer: Option<f64>,
    units: Vec<Unit<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    invited: Option<u64>,
    respondents: Option<u64>,
    answers: Option<Answers>,
    roles: Vec<Role>,
    signs: Option<Signs>,
    /// Whether these are withheld since few have answered after they were told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    few_since_shown: bool,
    skipped: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Role {
    id: String,
    invited: Option<u64>,
    respondents: Option<u64>,
}

#[derive(Serialize)]
struct Signs {
    timed: u64,
    same_answers: u64,
    too_fast: u64,
    any: u64,
}

#[derive(Serialize)]
struct Item<'a> {
    item: &'a str,
    percent: Option<f64>,
}

/// A row with signs of haste.
#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    row: u64,
    same_answers: bool,
    too_fast: bool,
}

pub(super) fn render(checked: &Checked<'_>, lang: Lang) -> serde_json::Result<String> {
    let root = Root {
        format: 1,
        warnings: checked.found.iter().map(|found| warning(found, lang)).collect(),
        waves: (0..checked.analysis.assessment.waves.len()).map(|at| wave(checked, at, lang)).collect(),
        waiting: checked.analysis.assessment.waiting.iter().map(|wave| wave.id.as_str()).collect(),
    };
    // Root, waves, wave, units, unit; what a unit holds stands on a line.
    to_text(&root, 5)
}

fn warning(found: &Diagnostic, lang: Lang) -> Warning<'_> {
    let words = words(&found.fault, lang);
    let cell = if let Place::Cell(_, cell) = &found.place { Some(cell) } else { None };
    Warning {
        code: words.code,
        file: found.place.file(),
        row: cell.map(|cell| cell.row),
        column: cell.and_then(|cell| cell.column.as_ref()).map(|(at, _)| at + 1),
        message: words.title,
    }
}

fn wave<'a>(checked: &Checked<'a>, at: usize, lang: Lang) -> Wave<'a> {
    let view = checked.analysis.view(at);
    let care = checked.cares.get(at);
    // A median over fewer than may be shown tells too much of them.
    let release = view.scores.release();
    let is_new = view.assessment.units.roots().all(|root| !release.is_kept_back(root));
    let may_tell = view.assessment.min_group as usize <= Care::LEAST_TIMES && is_new;
    Wave {
        id: view.wave.id.as_str(),
        date: view.wave.date.map(|date| date.to_string()),
        questionnaire: view.wave.questionnaire.id().as_str(),
        seconds_per_answer: care.and_then(Care::usual).filter(|_| may_tell),
        units: units(checked, at, lang),
        rows: care.map(|care| rows(checked, at, care)).unwrap_or_default(),
    }
}

fn units<'a>(checked: &Checked<'a>, at: usize, lang: Lang) -> Vec<Unit<'a>> {
    let view = checked.analysis.view(at);
    let tree = &checked.analysis.assessment.units;
    let by_role = role_responses(checked.analysis, at);
    let roles = |ix: UnitIx| {
        let all = by_role.roles.iter().zip(&by_role.units[ix.at()]);
        let role = |(role, response): (&RoleId, &RoleResponse)| Role {
            id: role.to_string(),
            invited: response.invited,
            respondents: response.respondents,
        };
        all.map(role).collect()
    };
    let item = |skipped: Skipped| Item {
        item: view.questionnaire()[skipped.item].id.as_str(),
        percent: skipped.percent,
    };
    let unit = |(ix, unit): (UnitIx, &'a model::Unit)| {
        let respondents = view.unit(ix).respondents;
        let care = checked.cares.get(at).filter(|_| view.scores.release().kinds()[ix.at()]);
        Unit {
            id: unit.id.as_str(),
            name: unit.name.get(lang),
            parent: unit.parent.map(|parent| tree[parent].id.as_str()),
            invited: asked_of(tree, ix),
            respondents,
            answers: view.unit(ix).all_answers.map(Answers::from),
            roles: roles(ix),
            few_since_shown: view.scores.release().is_kept_back(ix),
            signs: care.map(|care| signs(care.by_unit()[ix.at()])),
            skipped: skipped(checked.analysis, at, ix).into_iter().map(item).collect(),
        }
    };
    tree.iter().map(unit).collect()
}

fn signs(counts: SignCounts) -> Signs {
    let SignCounts { timed, same, fast, any } = counts;
    Signs { timed, same_answers: same, too_fast: fast, any }
}

fn rows<'a>(checked: &Checked<'a>, at: usize, care: &Care) -> Vec<Row<'a>> {
    let signs = care.signs().iter().zip(&checked.rows[at]).filter(|(signs, _)| signs.any());
    let mut rows: Vec<Row<'a>> = signs
        .filter_map(|(signs, row)| {
            let file = checked.files[at].get(row.file)?;
            Some(Row { file, row: row.row, same_answers: signs.same, too_fast: signs.fast })
        })
        .collect();
    rows.sort_by(|a, b| (a.file, a.row).cmp(&(b.file, b.row)));
    rows
}
