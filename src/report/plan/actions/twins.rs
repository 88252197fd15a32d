//! The plan for a spreadsheet: the same columns as CSV and as a workbook, which are read back as they are edited.

use std::collections::BTreeMap;

use crate::model::format::plan::{heading, key, status};
use crate::model::{Action, ActionField, ActionPlan, FieldValue, Lang, Status, UnitIx, UnitTree};
use crate::report::export::{Cell, Sheet, WorkbookError, list_csv, list_row, workbook};
use crate::text::sentences::actions::{sign, words};

/// The plan as CSV for Excel: semicolon, byte-order mark, in Swedish a decimal comma.
#[must_use]
pub fn plan_csv(plan: &ActionPlan, units: &UnitTree, lang: Lang) -> String {
    let twin = Twin::of(plan, units, lang);
    list_csv(twin.headings(), plan.actions.iter().map(|action| twin.cells(action)), lang)
}

/// The plan as a workbook: statuses to choose from, days and numbers as such; behind it a sheet that says what the columns mean.
///
/// # Errors
/// Where a text is longer than a cell can hold.
pub fn plan_xlsx(plan: &ActionPlan, units: &UnitTree, lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let twin = Twin::of(plan, units, lang);
    let widths = ActionField::ALL.into_iter().map(width).chain(std::iter::repeat(24.0));
    let at = |field: ActionField| ActionField::ALL.iter().position(|of| *of == field).unwrap_or_default();
    let statuses = Status::WORDS.map(|(_, one)| status(one, lang).to_owned()).to_vec();
    let sheet = Sheet {
        name: words(lang).sheet.to_owned(),
        columns: twin.headings().into_iter().zip(widths).collect(),
        rows: plan.actions.iter().map(|action| list_row(twin.cells(action))).collect(),
        choices: vec![(at(ActionField::Status) as u16, statuses)],
    };
    workbook(words(lang).sheet, &[sheet, how(lang)])
}

/// How wide a column is, in characters.
const fn width(field: ActionField) -> f64 {
    use ActionField as Of;
    match field {
        Of::Action | Of::Why => 48.0,
        Of::Decision | Of::Note | Of::Story => 30.0,
        Of::Unit | Of::Owner | Of::Id => 24.0,
        Of::Sign | Of::Node => 20.0,
        Of::Due | Of::Effort | Of::Lift | Of::Status | Of::Aim | Of::Wave | Of::DoneIn => 12.0,
    }
}

/// What each column means.
fn how(lang: Lang) -> Sheet {
    let words = words(lang);
    let rows = ActionField::ALL.into_iter().map(|field| {
        let means = key(field).meaning(lang);
        vec![Cell::text(heading(field, lang)), Cell::text(means)].into()
    });
    Sheet {
        name: words.how_sheet.to_owned(),
        columns: vec![(words.column.to_owned(), 28.0), (words.means.to_owned(), 100.0)],
        rows: rows.collect(),
        choices: Vec::new(),
    }
}

/// A plan as columns.
struct Twin<'a> {
    units: &'a UnitTree,
    lang: Lang,
    /// The headings that people added, in the order in which they come.
    own: Vec<&'a str>,
    /// What units are called that are the only ones called so.
    names: BTreeMap<UnitIx, &'a str>,
}

impl<'a> Twin<'a> {
    fn of(plan: &'a ActionPlan, units: &'a UnitTree, lang: Lang) -> Self {
        let mut own: Vec<&str> = Vec::new();
        for (heading, _) in plan.actions.iter().flat_map(|action| &action.own) {
            if !own.contains(&heading.as_str()) {
                own.push(heading);
            }
        }
        let mut called: BTreeMap<String, usize> = BTreeMap::new();
        for (_, unit) in units.iter() {
            let mut names: Vec<String> = unit.name.texts().map(str::to_lowercase).collect();
            names.push(unit.id.as_str().to_lowercase());
            names.sort_unstable();
            names.dedup();
            names.into_iter().for_each(|name| *called.entry(name).or_default() += 1);
        }
        let name = |(ix, unit): (UnitIx, &'a crate::model::Unit)| {
            let name = unit.name.get(lang);
            (called.get(&name.to_lowercase()) == Some(&1)).then_some((ix, name))
        };
        Self { units, lang, own, names: units.iter().filter_map(name).collect() }
    }

    fn headings(&self) -> Vec<String> {
        let known = ActionField::ALL.into_iter().map(|field| heading(field, self.lang));
        known.chain(self.own.iter().copied()).map(str::to_owned).collect()
    }

    fn cells(&self, action: &Action) -> Vec<Cell> {
        let known = ActionField::ALL.into_iter().map(|field| self.cell(action, field));
        let own = self.own.iter().map(|heading| {
            let said = action.own.iter().find(|(own, _)| own == heading);
            Cell::maybe(said.map(|(_, text)| text.as_str()))
        });
        known.chain(own).collect()
    }

    fn cell(&self, action: &Action, field: ActionField) -> Cell {
        match field {
            ActionField::Status => Cell::text(status(action.status, self.lang)),
            ActionField::Sign => {
                Cell::maybe(action.sign.map(|one| sign(one, action.status == Status::Done, self.lang)))
            }
            ActionField::Unit => {
                let name =
                    |unit: UnitIx| self.names.get(&unit).copied().unwrap_or(self.units[unit].id.as_str());
                Cell::maybe(action.unit.map(name))
            }
            ActionField::Id
            | ActionField::Action
            | ActionField::Why
            | ActionField::Owner
            | ActionField::Due
            | ActionField::Effort
            | ActionField::Lift
            | ActionField::Decision
            | ActionField::Note
            | ActionField::Story
            | ActionField::Node
            | ActionField::Aim
            | ActionField::Wave
            | ActionField::DoneIn => match action.value(field, self.units) {
                FieldValue::Nothing => Cell::Blank,
                FieldValue::Text(text) => Cell::text(text),
                FieldValue::Number(number) => Cell::Number(number),
                FieldValue::Day(day) => Cell::Day(day),
            },
        }
    }
}
