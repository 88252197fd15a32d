//! A plan as somebody edited it in a spreadsheet: CSV or a workbook, a row per action.

use std::collections::BTreeMap;

use super::super::answers::{Found, Units};
use super::super::called;
use super::super::import::grid::{self, Cell, Grid, GridRow};
use super::super::listed::Findings;
use super::super::suggest::nearest;
use super::super::table::Encoding;
use super::headings::{Column, columns, is_plan};
use super::{cells, kept, nodes};
use crate::model::format::plan::heading;
use crate::model::{
    Action, ActionField, ActionId, Assessment, Diagnostics, Lang, NodeId, PlanFault, PlanTwin, UnitIx, WaveId,
};

/// A fault names at most so many units.
const LISTED: usize = 9;

/// Reads an edited plan, whatever its name ends in. All faults are found at once, each with its row and column; there is a plan exactly
/// where there are none.
///
/// Columns may stand in any order, and there may be others: what stands in those is kept by their headings.
#[must_use]
pub fn plan_twin(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    assessment: &Assessment,
) -> (Option<PlanTwin>, Diagnostics) {
    let source = match grid::open(name, bytes, encoding) {
        Ok(source) => source,
        Err(found) => return (None, found),
    };
    // People add sheets of their own; the plan is the one whose headings say so.
    let Some(grid) = source.grids.iter().find(|grid| is_plan(grid)).or(source.grids.first()) else {
        return (None, Diagnostics::default());
    };
    let mut findings = Findings::of(name, &source, grid);
    let mut twin = read(grid, assessment, &mut findings);
    let is_own = |other: &Grid| other.sheet == grid.sheet || is_how(other) || other.rows.is_empty();
    if let Some(twin) = &mut twin {
        twin.has_other_sheets = !source.grids.iter().all(is_own);
    }
    let found = findings.finish(grid);
    (twin.filter(|_| !found.has_errors()), found)
}

fn read(grid: &Grid, assessment: &Assessment, findings: &mut Findings) -> Option<PlanTwin> {
    let (first, below) = grid.rows.split_first()?;
    let columns = columns(first, findings);
    if !columns.contains(&Some(Column::Known(ActionField::Action))) {
        // What stands below cannot be actions then.
        return None;
    }
    // Statuses are told in the language that the headings are in.
    let is_swedish = |at: usize| findings.headings.get(at).is_some_and(|said| in_swedish(said));
    let lang = if (0..columns.len()).any(is_swedish) { Lang::Sv } else { Lang::En };
    let mut reading = Reading::of(assessment, lang, findings);
    let rows: Vec<Action> = below.iter().filter_map(|row| reading.row(row, &columns)).collect();
    let known = |column: &Column| match column {
        Column::Known(field) => Some(*field),
        Column::Own(_) => None,
    };
    let own = |column: &Column| match column {
        Column::Own(heading) => Some(heading.clone()),
        Column::Known(_) => None,
    };
    let fields = columns.iter().flatten().filter_map(known).collect();
    let own = columns.iter().flatten().filter_map(own).collect();
    Some(PlanTwin { fields, own, rows, has_other_sheets: false })
}

/// Whether a sheet is the one that says what the columns of the plan mean: beneath its head a row per column, and no other.
fn is_how(grid: &Grid) -> bool {
    let names = |lang: Lang| ActionField::ALL.map(|field| heading(field, lang));
    let rows = grid.rows.get(1..).unwrap_or_default();
    let said: Vec<_> = rows.iter().filter_map(|row| row.cells.first().map(Cell::shown)).collect();
    Lang::ALL.into_iter().any(|lang| said.iter().map(|said| &**said).eq(names(lang)))
}

/// Whether a heading is what the program writes in Swedish and not in English.
fn in_swedish(heading_said: &str) -> bool {
    let said = heading_said.to_lowercase();
    let fields = ActionField::ALL.iter();
    let mut same = fields.filter(|field| heading(**field, Lang::Sv) == said);
    same.any(|field| heading(*field, Lang::En) != said)
}

struct Reading<'a, 'f> {
    units: Units<'a>,
    assessment: &'a Assessment,
    lang: Lang,
    /// The rows in which ids stand, lower case.
    seen: BTreeMap<String, u64>,
    findings: &'f mut Findings,
}

impl<'a, 'f> Reading<'a, 'f> {
    fn of(assessment: &'a Assessment, lang: Lang, findings: &'f mut Findings) -> Self {
        Self { units: Units::new(&assessment.units), assessment, lang, seen: BTreeMap::new(), findings }
    }

    /// An action; `None` where nothing stands in the row, or not what is to be done.
    fn row(&mut self, row: &GridRow, columns: &[Option<Column>]) -> Option<Action> {
        let mut action = Action::default();
        let mut says_anything = false;
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
            says_anything = true;
            // A formula that nobody has computed says as little as one that could not be.
            if let Cell::Error(_) | Cell::Formula = cell {
                let value = cell.shown().into_owned();
                self.findings.tell(row.number, Some(at), PlanFault::ErrorCell { value });
                continue;
            }
            let read = match columns.get(at) {
                Some(Some(Column::Known(field))) => self.cell(row.number, *field, cell, &mut action),
                Some(Some(Column::Own(heading))) => {
                    action.own.push((heading.clone(), kept(&cell.shown())));
                    Ok(())
                }
                // What is wrong with a heading has been told.
                Some(None) if self.findings.headings.get(at).is_some_and(|said| !said.is_empty()) => Ok(()),
                Some(None) | None => Err(PlanFault::NoHeading { value: cell.shown().into_owned() }),
            };
            read.unwrap_or_else(|fault| self.findings.tell(row.number, Some(at), fault));
        }
        if says_anything && action.action.is_empty() {
            let column = columns.iter().position(|of| *of == Some(Column::Known(ActionField::Action)));
            let is_told = row.cell(column.unwrap_or_default()).is_blank();
            is_told.then(|| self.findings.tell(row.number, column, PlanFault::NoAction));
        }
        (says_anything && !action.action.is_empty()).then_some(action)
    }

    fn cell(
        &mut self,
        row: u64,
        field: ActionField,
        cell: &Cell,
        action: &mut Action,
    ) -> Result<(), PlanFault> {
        use ActionField as Of;
        let said = kept(&cell.shown());
        match field {
            Of::Id => action.id = Some(self.id(row, said)?),
            Of::Action => action.action = said,
            Of::Unit => action.unit = Some(self.unit(said)?),
            Of::Why => action.why = said,
            Of::Owner => action.owner = said,
            Of::Due => action.due = Some(cells::day(cell)?),
            Of::Effort => action.effort = Some(cells::effort(cell)?),
            Of::Lift => action.lift = Some(cells::lift(cell)?),
            Of::Decision => action.decision = said,
            Of::Status => action.status = cells::status(cell, self.lang)?,
            // What the answers say is not for people to write.
            Of::Sign => {}
            Of::Note => action.note = said,
            Of::Story => action.story = said,
            Of::Node => action.node = Some(self.node(said)?),
            Of::Aim => action.aim = Some(cells::points(cell)?),
            Of::Wave => action.wave = Some(wave(said)?),
            Of::DoneIn => action.done_in = Some(wave(said)?),
        }
        Ok(())
    }

    fn id(&mut self, row: u64, id: String) -> Result<ActionId, PlanFault> {
        let parsed = ActionId::parse(&id).map_err(|why| PlanFault::BadId { id: id.clone(), why })?;
        match self.seen.get(&id.to_lowercase()) {
            Some(first) => Err(PlanFault::SameId { id, first: *first }),
            None => {
                self.seen.insert(id.to_lowercase(), row);
                Ok(parsed)
            }
        }
    }

    fn unit(&self, unit: String) -> Result<UnitIx, PlanFault> {
        match self.units.find(&unit) {
            Found::One(unit) => Ok(unit),
            Found::Several(same) => {
                let same = same.iter().take(LISTED).map(ToString::to_string).collect();
                Err(PlanFault::UnknownUnit { unit, nearest: None, same })
            }
            Found::Nothing => {
                let nearest = self.units.nearest(&unit);
                Err(PlanFault::UnknownUnit { unit, nearest, same: Vec::new() })
            }
        }
    }

    /// A node by its id, else by its name in the newest wave where only one is called so.
    fn node(&self, node: String) -> Result<NodeId, PlanFault> {
        let ids = nodes(self.assessment);
        if ids.contains(&node.as_str()) {
            return NodeId::parse(&node).map_err(|why| PlanFault::BadId { id: node, why });
        }
        let newest = self.assessment.waves.last().map(|wave| &wave.questionnaire);
        let named = newest.and_then(|asked| Some(&asked[called::named(asked, &node)?]));
        if let Some(found) = named {
            return Ok(found.id.clone());
        }
        let all = newest.into_iter().flat_map(|questionnaire| questionnaire.nodes());
        let names = all.flat_map(|(_, node)| node.name.texts());
        let nearest = nearest(&node, ids.iter().copied().chain(names));
        Err(PlanFault::UnknownNode { node, nearest })
    }
}

fn wave(id: String) -> Result<WaveId, PlanFault> {
    WaveId::parse(&id).map_err(|why| PlanFault::BadId { id, why })
}
