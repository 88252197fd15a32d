//! What the columns of a list are, by their headings.

use std::borrow::Cow;

use super::super::called;
use super::super::import::grid::{Cell, Grid, GridRow};
use super::super::listed::{Findings, folded};
use super::super::suggest::nearest;
use crate::model::format::unit_list::{HEADINGS, TARGET};
use crate::model::{ContentLang, NodeId, Questionnaire, RoleId, UnitColumn, UnitListFault};

/// A cell's text. Guards that keep a spreadsheet from taking a text for a formula are no part of it.
pub fn text(cell: &Cell) -> Cow<'_, str> {
    cell.shown()
}

/// What a column says of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// One of those that every list may have.
    Plain(UnitColumn),
    /// How many in this role were asked.
    InvitedAs(RoleId),
    /// The score that is wanted at this node.
    Target(NodeId),
}

impl Column {
    /// Whether it tells units from one another.
    pub const fn is_name(&self) -> bool {
        use UnitColumn as Of;
        matches!(self, Self::Plain(Of::Id | Of::Name | Of::NameIn(_)))
    }
}

fn known(heading: &str) -> Option<UnitColumn> {
    let wanted = folded(heading);
    let plain =
        HEADINGS.iter().find(|(_, names)| names.contains(&wanted.as_str())).map(|(column, _)| *column);
    plain.or_else(|| name_in(&wanted).map(UnitColumn::NameIn))
}

/// The language of a column of names that says in which: `name (fi)`, `namn på finska`, `finnish name`.
fn name_in(folded: &str) -> Option<ContentLang> {
    let before =
        ["name in ", "namn på ", "name ", "namn "].into_iter().find_map(|word| folded.strip_prefix(word));
    let lang = before.or_else(|| folded.strip_suffix(" name"))?;
    ContentLang::parse(&lang.replace(' ', "-"))
        .or_else(|bad| ContentLang::parse(&bad.meant.unwrap_or_default()))
        .ok()
}

/// Whether a sheet's first row has the heading of a column of names.
pub fn is_list(grid: &Grid) -> bool {
    let headings = grid.rows.first().into_iter().flat_map(|row| &row.cells);
    headings.filter_map(|cell| known(&text(cell))).any(|column| Column::Plain(column).is_name())
}

/// The columns by their headings; `None` for those that are not read.
pub fn headings(
    row: &GridRow,
    questionnaire: &Questionnaire,
    findings: &mut Findings,
) -> Vec<Option<Column>> {
    let same = |heading, first| UnitListFault::SameColumn { heading, first };
    let read = |heading: &str| column(heading, questionnaire);
    let columns = findings.columns(row, |cell| text(cell).into_owned(), read, same);
    if !columns.iter().flatten().any(Column::is_name) {
        findings.tell(row.number, None, UnitListFault::NoNames { headings: findings.given() });
    }
    columns
}

/// What a heading says; nothing of an empty one.
fn column(heading: &str, questionnaire: &Questionnaire) -> Result<Option<Column>, UnitListFault> {
    if heading.is_empty() {
        return Ok(None);
    }
    if let Some(column) = known(heading) {
        return Ok(Some(Column::Plain(column)));
    }
    if let Some((kind, of)) = heading.split_once(':') {
        let of = of.trim();
        if known(kind) == Some(UnitColumn::Invited) {
            let bad = |why| UnitListFault::BadRole { role: of.to_owned(), why };
            return RoleId::parse(of).map(|role| Some(Column::InvitedAs(role))).map_err(bad);
        }
        if TARGET.contains(&folded(kind).as_str()) {
            return target(of, questionnaire).map(|node| Some(Column::Target(node)));
        }
    }
    let wanted = folded(heading);
    let nearest = nearest(&wanted, HEADINGS.iter().flat_map(|(_, names)| names.iter().copied()));
    Err(UnitListFault::UnknownColumn { heading: heading.to_owned(), nearest })
}

/// The node that a target is for, by its id or what it is called.
fn target(of: &str, questionnaire: &Questionnaire) -> Result<NodeId, UnitListFault> {
    match called::node(questionnaire, of) {
        Some(node) => Ok(questionnaire[node].id.clone()),
        None => {
            let nearest = called::nearest_node(questionnaire, of);
            Err(UnitListFault::UnknownNode { node: of.to_owned(), nearest })
        }
    }
}
