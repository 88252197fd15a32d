//! A row of a list to what it says of a unit.

use std::collections::BTreeMap;

use super::super::import::grid::{Cell, GridRow};
use super::super::listed::Findings;
use super::super::quantity;
use super::headings::{Column, text};
use crate::model::toml_fault::Bounds;
use crate::model::{ContentLang, Lang, Localized, NodeId, Points, RoleId, UnitColumn, UnitId, UnitListFault};

/// More people than in any unit.
const MOST_PEOPLE: u32 = 1_000_000_000;

/// A unit as it stands in the list.
pub struct ListedUnit {
    /// The row as a spreadsheet counts it.
    pub row: u64,
    pub id: Option<UnitId>,
    pub name: Localized,
    /// What it is a part of, by id or name.
    pub parent: Option<String>,
    pub headcount: Option<u32>,
    pub invited: Option<u32>,
    pub invited_by_role: BTreeMap<RoleId, u32>,
    pub targets: BTreeMap<NodeId, Points>,
}

/// Reads a row; `None` where nothing stands in the columns that are read, or no name.
pub fn read_row(row: &GridRow, columns: &[Option<Column>], findings: &mut Findings) -> Option<ListedUnit> {
    let mut reading = Reading { row, name: None, names: Vec::new(), id: None, findings };
    let mut unit = ListedUnit {
        row: row.number,
        id: None,
        name: Localized::same(""),
        parent: None,
        headcount: None,
        invited: None,
        invited_by_role: BTreeMap::new(),
        targets: BTreeMap::new(),
    };
    let mut says_anything = false;
    for (at, column) in columns.iter().enumerate() {
        let (Some(column), cell) = (column, row.cell(at)) else { continue };
        if cell.is_blank() {
            continue;
        }
        says_anything = true;
        // A formula that nobody has computed says as little as one that could not be.
        if let Cell::Error(_) | Cell::Formula = cell {
            let value = cell.shown().into_owned();
            reading.findings.tell(row.number, Some(at), UnitListFault::ErrorCell { value });
            continue;
        }
        reading.cell(at, column, cell, &mut unit);
    }
    let (same, names, id) = (reading.name, reading.names, reading.id);
    if !says_anything {
        return None;
    }
    let name = name_of(same, names).or_else(|| id.as_ref().map(|id: &UnitId| Localized::same(id.as_str())));
    let Some(name) = name else {
        findings.tell(row.number, None, UnitListFault::NoName);
        return None;
    };
    total(row, columns, &mut unit, findings);
    Some(ListedUnit { id, name, ..unit })
}

/// A unit's name. One without a language goes for those of the program's languages that it has no other in.
fn name_of(same: Option<String>, mut names: Vec<(ContentLang, String)>) -> Option<Localized> {
    let Some(same) = same else { return Localized::new(names) };
    if names.is_empty() {
        return Some(Localized::same(&same));
    }
    let program = Lang::ALL.map(ContentLang::from);
    for lang in program {
        if names.iter().all(|(own, _)| *own != lang) {
            names.push((lang, same.clone()));
        }
    }
    names.sort_by_key(|(lang, _)| program.iter().position(|own| own == lang).unwrap_or(program.len()));
    Localized::new(names)
}

/// How many were asked in all is what the roles say together.
fn total(row: &GridRow, columns: &[Option<Column>], unit: &mut ListedUnit, findings: &mut Findings) {
    let column =
        |wanted: UnitColumn| columns.iter().position(|column| *column == Some(Column::Plain(wanted)));
    if !unit.invited_by_role.is_empty() {
        let sum: u64 = unit.invited_by_role.values().map(|count| u64::from(*count)).sum();
        match unit.invited {
            Some(total) if u64::from(total) != sum => {
                let fault = UnitListFault::TotalIsNotSum { total, sum };
                findings.tell(row.number, column(UnitColumn::Invited), fault);
            }
            _ => unit.invited = u32::try_from(sum).ok().filter(|sum| *sum <= MOST_PEOPLE),
        }
    }
    if let (Some(invited), Some(headcount)) = (unit.invited, unit.headcount)
        && invited > headcount
    {
        let fault = UnitListFault::InvitedAboveHeadcount { invited, headcount };
        findings.tell(row.number, column(UnitColumn::Headcount), fault);
    }
}

/// A row that is being read.
struct Reading<'r> {
    row: &'r GridRow,
    /// The name in whatever language.
    name: Option<String>,
    names: Vec<(ContentLang, String)>,
    id: Option<UnitId>,
    findings: &'r mut Findings,
}

impl Reading<'_> {
    fn cell(&mut self, at: usize, column: &Column, cell: &Cell, unit: &mut ListedUnit) {
        let said = text(cell).into_owned();
        match column {
            Column::Plain(UnitColumn::Id) => match UnitId::parse(&said) {
                Ok(id) => self.id = Some(id),
                Err(why) => self.tell(at, UnitListFault::BadId { id: said, why }),
            },
            Column::Plain(UnitColumn::Name) => self.name = Some(said),
            Column::Plain(UnitColumn::NameIn(lang)) => self.names.push((*lang, said)),
            Column::Plain(UnitColumn::Parent) => unit.parent = Some(said),
            Column::Plain(UnitColumn::Headcount) => unit.headcount = self.people(at, cell),
            Column::Plain(UnitColumn::Invited) => unit.invited = self.people(at, cell),
            Column::InvitedAs(role) => {
                if let Some(people) = self.people(at, cell) {
                    unit.invited_by_role.insert(role.clone(), people);
                }
            }
            Column::Target(node) => match number(cell).and_then(Points::new) {
                Some(points) => drop(unit.targets.insert(node.clone(), points)),
                None => self.tell(at, UnitListFault::BadNumber { value: said, bounds: Bounds::Points }),
            },
        }
    }

    fn people(&mut self, at: usize, cell: &Cell) -> Option<u32> {
        let bounds = Bounds::Count(MOST_PEOPLE);
        let is_count = |n: &f64| n.fract() == 0.0 && (1.0..=f64::from(MOST_PEOPLE)).contains(n);
        let people = number(cell).filter(is_count).map(|n| n as u32);
        if people.is_none() {
            self.tell(at, UnitListFault::BadNumber { value: text(cell).into_owned(), bounds });
        }
        people
    }

    fn tell(&mut self, at: usize, fault: UnitListFault) {
        self.findings.tell(self.row.number, Some(at), fault);
    }
}

/// The number in a cell. A text is one with a decimal comma or point, and with spaces between thousands.
fn number(cell: &Cell) -> Option<f64> {
    let said = match cell {
        Cell::Number(number) => return Some(*number),
        Cell::Text(_) => text(cell),
        Cell::Blank | Cell::Percent(_) | Cell::Bool(_) | Cell::Time(_) | Cell::Error(_) | Cell::Formula => {
            return None;
        }
    };
    quantity::unsigned(&said)
}

/// The names of a unit, each once, lower case.
pub fn folded_names(unit: &ListedUnit) -> Vec<String> {
    let mut names: Vec<String> = unit.name.texts().map(|name| name.to_lowercase()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name that the unit is told of by.
pub fn called(unit: &ListedUnit) -> &str {
    unit.name.get(Lang::Sv)
}
