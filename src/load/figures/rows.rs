//! Rows of a file to figures.

use std::borrow::Cow;

use super::super::answers::{Found, Units};
use super::super::called;
use super::super::import::grid::{Cell, GridRow};
use super::super::listed::Findings;
use super::super::quantity;
use super::super::suggest::nearest;
use super::gathered::{Gathered, Origin};
use crate::model::format::figures::DIRECTIONS;
use crate::model::{Assessment, Better, Figure, FigureColumn, FigureFault, NodeId, UnitIx, Wave};

/// Per cent, as it stands where a figure is counted in it.
const PERCENT: &str = "%";

/// Reads the rows below the headings.
pub fn read(
    below: &[GridRow],
    columns: &[Option<FigureColumn>],
    (assessment, units): (&Assessment, &Units<'_>),
    findings: &mut Findings,
    gathered: &mut Gathered,
) {
    let of_table = columns.iter().enumerate().filter_map(|(at, column)| {
        Some(((*column)?, at, findings.headings.get(at).cloned().unwrap_or_default()))
    });
    let of_table: Vec<_> = of_table.collect();
    for row in below {
        let is_empty =
            |(at, column): (usize, &Option<FigureColumn>)| column.is_none() || row.cell(at).is_blank();
        if columns.iter().enumerate().all(is_empty) {
            continue;
        }
        let mut reading = Reading { row, columns, findings };
        if let Some(figure) = reading.figure(assessment, units) {
            let place = findings.place(row.number, None);
            gathered.push(figure, Origin { place, columns: of_table.clone() });
        }
    }
}

/// A row that is being read.
struct Reading<'r> {
    row: &'r GridRow,
    columns: &'r [Option<FigureColumn>],
    findings: &'r mut Findings,
}

/// A number, and whether it is said to be in per cent.
type Quantity = (f64, bool);

impl Reading<'_> {
    /// The figure; `None` where something of it cannot be read, which is told.
    fn figure(&mut self, assessment: &Assessment, units: &Units<'_>) -> Option<Figure> {
        // All is read before anything is given up, so that all faults of a row are told at once.
        let unit = self.unit(units);
        let wave = self.wave(assessment);
        let node = self.node(assessment, wave);
        let name = self.needed(FigureColumn::Name);
        let better = self.better();
        let value = self.value();
        let target = self.number(FigureColumn::Target);
        let measure = self.measure(&[value, target.ok().flatten()]);
        let source = self.text(FigureColumn::Source);
        Some(Figure {
            unit: unit?,
            node: node?,
            wave: wave?.id.clone(),
            name: name?,
            value: value?.0,
            measure: measure?,
            source: source.unwrap_or_default(),
            better: better?,
            target: target.ok()?.map(|(target, _)| target),
        })
    }

    fn at(&self, column: FigureColumn) -> Option<usize> {
        self.columns.iter().position(|other| *other == Some(column))
    }

    fn tell(&mut self, column: FigureColumn, fault: FigureFault) {
        let at = self.at(column);
        self.findings.tell(self.row.number, at, fault);
    }

    /// What a cell says; `None` where it says nothing, or shows an error, which is told.
    fn cell(&mut self, column: FigureColumn) -> Option<&Cell> {
        let at = self.at(column)?;
        let cell = self.row.cell(at);
        // A formula that nobody has computed says as little as one that could not be.
        if let Cell::Error(_) | Cell::Formula = cell {
            let value = cell.shown().into_owned();
            self.findings.tell(self.row.number, Some(at), FigureFault::ErrorCell { value });
            return None;
        }
        Some(cell).filter(|cell| !cell.is_blank())
    }

    fn text(&mut self, column: FigureColumn) -> Option<String> {
        self.cell(column).map(Cell::shown).map(Cow::into_owned)
    }

    fn is_blank(&self, column: FigureColumn) -> bool {
        self.at(column).is_none_or(|at| self.row.cell(at).is_blank())
    }

    /// The same of a cell that must not be empty.
    fn needed(&mut self, column: FigureColumn) -> Option<String> {
        // That there is no such column is told of the headings.
        self.at(column)?;
        if self.is_blank(column) {
            self.tell(column, FigureFault::Lacks(column));
        }
        self.text(column)
    }

    fn unit(&mut self, units: &Units<'_>) -> Option<UnitIx> {
        let unit = self.needed(FigureColumn::Unit)?;
        let fault = match units.find(&unit) {
            Found::One(unit) => return Some(unit),
            Found::Nothing => {
                let nearest = units.nearest(&unit);
                FigureFault::UnknownUnit { unit, nearest }
            }
            Found::Several(ids) => {
                let ids = ids.iter().map(ToString::to_string).collect();
                FigureFault::AmbiguousUnit { unit, ids }
            }
        };
        self.tell(FigureColumn::Unit, fault);
        None
    }

    /// The wave; an assessment of one alone needs no column for it.
    fn wave<'a>(&mut self, assessment: &'a Assessment) -> Option<&'a Wave> {
        if let ([only], true) = (&assessment.waves[..], self.is_blank(FigureColumn::Wave)) {
            return Some(only);
        }
        let wanted = self.needed(FigureColumn::Wave)?;
        let is_wanted = |wave: &&Wave| wave.id.as_str().to_lowercase() == wanted.to_lowercase();
        let found = assessment.waves.iter().find(is_wanted);
        if found.is_none() {
            let known = assessment.wave_ids();
            let nearest = nearest(&wanted, known.iter().map(|id| id.as_str()));
            self.tell(FigureColumn::Wave, FigureFault::UnknownWave { wave: wanted, nearest, known });
        }
        found
    }

    /// The node; a wave may ask something else than the others.
    fn node(&mut self, assessment: &Assessment, wave: Option<&Wave>) -> Option<NodeId> {
        let node = self.needed(FigureColumn::Node)?;
        let questionnaire = wave.map_or(&assessment.questionnaire, |wave| &wave.questionnaire);
        if let Some(found) = called::node(questionnaire, &node) {
            return Some(questionnaire[found].id.clone());
        }
        let nearest = called::nearest_node(questionnaire, &node);
        self.tell(FigureColumn::Node, FigureFault::UnknownNode { node, nearest });
        None
    }

    fn better(&mut self) -> Option<Better> {
        let word = self.needed(FigureColumn::Better)?;
        let folded = word.to_lowercase();
        let found = DIRECTIONS.iter().find(|(_, words)| words.contains(&folded.as_str()));
        if let Some((better, _)) = found {
            return Some(*better);
        }
        let nearest = nearest(&word, DIRECTIONS.iter().flat_map(|(_, words)| words.iter().copied()));
        self.tell(FigureColumn::Better, FigureFault::UnknownDirection { word, nearest });
        None
    }

    fn value(&mut self) -> Option<Quantity> {
        if self.at(FigureColumn::Value).is_some_and(|at| self.row.cell(at).is_blank()) {
            self.tell(FigureColumn::Value, FigureFault::NoValue);
        }
        self.number(FigureColumn::Value).ok().flatten()
    }

    /// A number where there is one.
    ///
    /// # Errors
    /// Where something else stands there, which is told.
    fn number(&mut self, column: FigureColumn) -> Result<Option<Quantity>, ()> {
        if self.is_blank(column) {
            return Ok(None);
        }
        let Some(cell) = self.cell(column) else { return Err(()) };
        let found = match cell {
            Cell::Number(number) => Some((*number, false)),
            // 0.5 is shown as 50 %, and what is shown is what is meant.
            Cell::Text(_) | Cell::Percent(_) => quantity::signed(&cell.shown()),
            Cell::Blank | Cell::Bool(_) | Cell::Time(_) | Cell::Error(_) | Cell::Formula => None,
        };
        let value = cell.shown().into_owned();
        if found.is_none() {
            self.tell(column, FigureFault::BadNumber { value });
        }
        found.map(Some).ok_or(())
    }

    /// What the figure is counted in. What is written with a per cent sign is counted in that, and nothing else may be said of it.
    fn measure(&mut self, numbers: &[Option<Quantity>; 2]) -> Option<String> {
        let said = self.text(FigureColumn::Measure).unwrap_or_default();
        let is_percent = said.is_empty()
            || ["%", "procent", "percent", "per cent"].contains(&said.to_lowercase().as_str());
        let signs = [FigureColumn::Value, FigureColumn::Target].into_iter().zip(numbers);
        let signs: Vec<FigureColumn> = signs
            .filter(|(_, number)| number.is_some_and(|(_, is_percent)| is_percent))
            .map(|(at, _)| at)
            .collect();
        match signs[..] {
            [] => Some(said),
            _ if is_percent => Some(if said.is_empty() { PERCENT.to_owned() } else { said }),
            [first, ..] => {
                let value = self.text(first).unwrap_or_default();
                self.tell(first, FigureFault::OtherMeasure { value, measure: said });
                None
            }
        }
    }
}
