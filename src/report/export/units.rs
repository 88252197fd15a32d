//! The units of an assessment as a list for a spreadsheet, and as an assessment has them.
//!
//! The list is what `load::units` reads; a test holds that what is written is read as the same units.

use std::collections::BTreeSet;

use super::list::{list_csv, list_row};
use super::toml::{key, localized, quoted};
use super::workbook::{Cell, Sheet, WorkbookError, workbook};
use crate::model::format::Key;
use crate::model::format::assessment::{top, unit};
use crate::model::format::unit_list::{written, written_target};
use crate::model::{ContentLang, Lang, NodeId, RoleId, Unit, UnitColumn, UnitTree};
use crate::text::exporting::unit_sheet;

/// The list as CSV for a spreadsheet: semicolon, byte-order mark, in Swedish a decimal comma.
#[must_use]
pub fn units_csv(units: &UnitTree, lang: Lang) -> String {
    let list = List::of(units);
    list_csv(list.headings(lang), units.iter().map(|(_, unit)| list.cells(units, unit)), lang)
}

/// The list as a workbook.
///
/// # Errors
/// Where a text is longer than a cell can hold.
pub fn units_xlsx(units: &UnitTree, lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    let list = List::of(units);
    let is_long =
        |heading: &str| [UnitColumn::Name, UnitColumn::Parent].iter().any(|of| heading == written(*of, lang));
    let wide = |heading: &String| if is_long(heading) { 36.0 } else { 16.0 };
    let columns = list.headings(lang).into_iter().map(|heading| {
        let width = wide(&heading);
        (heading, width)
    });
    let columns = columns.collect();
    let rows = units.iter().map(|(_, unit)| list_row(list.cells(units, unit))).collect();
    let sheet = unit_sheet(lang);
    workbook(sheet, &[Sheet { name: sheet.to_owned(), columns, rows, choices: Vec::new() }])
}

/// The units as the `[[units]]` of an assessment.
#[must_use]
pub fn units_toml(units: &UnitTree) -> String {
    let mut text = String::new();
    for (_, unit) in units.iter() {
        text.push_str(&format!("[[{}]]\n", top::UNITS.name()));
        let mut line = |key: Key, value: String| {
            text.push_str(&format!("{} = {value}\n", key.name()));
        };
        line(unit::ID, quoted(unit.id.as_str()));
        line(unit::NAME, localized(&unit.name));
        if let Some(parent) = unit.parent {
            line(unit::PARENT, quoted(units[parent].id.as_str()));
        }
        if let Some(headcount) = unit.headcount {
            line(unit::HEADCOUNT, headcount.to_string());
        }
        if !unit.invited_by_role.is_empty() {
            let roles = unit.invited_by_role.iter();
            line(unit::INVITED, inline(roles.map(|(role, count)| (key(role.as_str()), count.to_string()))));
        } else if let Some(invited) = unit.invited {
            line(unit::INVITED, invited.to_string());
        }
        if !unit.targets.is_empty() {
            let targets = unit.targets.iter();
            line(
                unit::TARGETS,
                inline(targets.map(|(node, points)| (key(node.as_str()), points.value().to_string()))),
            );
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn inline(pairs: impl Iterator<Item = (String, String)>) -> String {
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// Which columns the units need.
struct List<'u> {
    /// The languages that units have names of their own in, the program's first.
    langs: Vec<ContentLang>,
    has_parents: bool,
    has_headcount: bool,
    has_invited: bool,
    roles: BTreeSet<&'u RoleId>,
    targets: BTreeSet<&'u NodeId>,
}

impl<'u> List<'u> {
    fn of(units: &'u UnitTree) -> Self {
        let of_units = units.iter().flat_map(|(_, unit)| unit.name.each().map(|(lang, _)| lang));
        let mut langs: Vec<ContentLang> = Vec::new();
        for lang in of_units {
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
        // A name that is the same in all languages is known by standing in two columns.
        if langs.len() == 1 && units.iter().any(|(_, unit)| unit.name.is_same()) {
            langs.extend(Lang::ALL.map(ContentLang::from).into_iter().find(|lang| !langs.contains(lang)));
        }
        langs.sort_by_key(|lang| Lang::of(*lang).filter(|own| *lang == (*own).into()).is_none());
        let any = |has: fn(&Unit) -> bool| units.iter().any(|(_, unit)| has(unit));
        Self {
            langs,
            has_parents: any(|unit| unit.parent.is_some()),
            has_headcount: any(|unit| unit.headcount.is_some()),
            has_invited: any(|unit| unit.invited.is_some() && unit.invited_by_role.is_empty()),
            roles: units.iter().flat_map(|(_, unit)| unit.invited_by_role.keys()).collect(),
            targets: units.iter().flat_map(|(_, unit)| unit.targets.keys()).collect(),
        }
    }

    /// A list of units without figures has the columns for them, to be filled in.
    fn has_figures(&self) -> bool {
        self.has_headcount || self.has_invited || !self.roles.is_empty()
    }

    fn headings(&self, lang: Lang) -> Vec<String> {
        let heading = |column| written(column, lang).to_owned();
        let (name, invited) = (heading(UnitColumn::Name), heading(UnitColumn::Invited));
        let mut headings = vec![heading(UnitColumn::Id)];
        match self.langs.as_slice() {
            [] => headings.push(name),
            langs => headings.extend(langs.iter().map(|lang| format!("{name} ({lang})"))),
        }
        if self.has_parents {
            headings.push(heading(UnitColumn::Parent));
        }
        if self.has_headcount || !self.has_figures() {
            headings.push(heading(UnitColumn::Headcount));
        }
        if self.has_invited || !self.has_figures() {
            headings.push(invited.clone());
        }
        headings.extend(self.roles.iter().map(|role| format!("{invited}: {role}")));
        headings.extend(self.targets.iter().map(|node| format!("{}: {node}", written_target(lang))));
        headings
    }

    fn cells(&self, units: &UnitTree, unit: &Unit) -> Vec<Cell> {
        let number = |number: Option<u32>| number.map_or(Cell::Blank, |number| Cell::Number(number.into()));
        let mut cells = vec![Cell::text(unit.id.as_str())];
        if self.langs.is_empty() {
            cells.push(Cell::text(unit.name.get(Lang::Sv)));
        }
        cells.extend(self.langs.iter().map(|lang| Cell::maybe(unit.name.own(*lang))));
        if self.has_parents {
            cells.push(Cell::maybe(unit.parent.map(|parent| units[parent].id.as_str())));
        }
        if self.has_headcount || !self.has_figures() {
            cells.push(number(unit.headcount));
        }
        if self.has_invited || !self.has_figures() {
            cells.push(number(unit.invited.filter(|_| unit.invited_by_role.is_empty())));
        }
        cells.extend(self.roles.iter().map(|role| number(unit.invited_by_role.get(*role).copied())));
        let target = |node: &&NodeId| {
            unit.targets.get(*node).map_or(Cell::Blank, |points| Cell::Number(points.value()))
        };
        cells.extend(self.targets.iter().map(target));
        cells
    }
}
