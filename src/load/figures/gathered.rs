//! The figures of all files together: that none stands twice in a wave, and that each is the same figure in every wave.

use std::collections::BTreeMap;

use super::super::listed::diagnostic;
use crate::model::{
    CellPlace, Diagnostics, Figure, FigureColumn, FigureFault, Figures, NodeId, Place, UnitIx, WaveId,
};

/// Where a figure stands.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The row, or where else.
    pub place: Place,
    /// The columns of its table with their headings.
    pub columns: Vec<(FigureColumn, usize, String)>,
}

impl Origin {
    /// The cell of a column, or where the figure stands if it has none.
    fn at(&self, column: FigureColumn) -> Place {
        let found = self.columns.iter().find(|(known, ..)| *known == column);
        match (&self.place, found) {
            (Place::Cell(file, cell), Some((_, at, heading))) => {
                let column = Some((*at, heading.clone()));
                Place::Cell(file.clone(), CellPlace { column, ..cell.clone() })
            }
            (place, _) => place.clone(),
        }
    }

    fn row(&self) -> Option<u64> {
        if let Place::Cell(_, cell) = &self.place { Some(cell.row) } else { None }
    }
}

/// Figures of all files, each with where it stands.
#[derive(Debug, Default)]
pub struct Gathered(Vec<(Figure, Origin)>);

impl Gathered {
    /// Takes one more.
    pub fn push(&mut self, figure: Figure, origin: Origin) {
        self.0.push((figure, origin));
    }

    /// The figures, and what keeps them from standing beside each other.
    pub fn finish(self) -> (Figures, Diagnostics) {
        let mut found = Diagnostics::default();
        let mut in_wave: BTreeMap<(UnitIx, NodeId, String, WaveId), usize> = BTreeMap::new();
        let mut first_of: BTreeMap<(UnitIx, NodeId, String), usize> = BTreeMap::new();
        for (at, (figure, origin)) in self.0.iter().enumerate() {
            let Figure { unit, node, name, wave, .. } = figure;
            let folded = name.to_lowercase();
            let twin = in_wave.get(&(*unit, node.clone(), folded.clone(), wave.clone()));
            if let Some(twin) = twin.map(|twin| &self.0[*twin].1) {
                let file = (twin.place.file() != origin.place.file()).then(|| twin.place.file()).flatten();
                let fault = FigureFault::SameFigure {
                    name: name.clone(),
                    file: file.map(str::to_owned),
                    row: twin.row(),
                };
                found.push(diagnostic(fault, origin.at(FigureColumn::Name)));
                continue;
            }
            in_wave.insert((*unit, node.clone(), folded.clone(), wave.clone()), at);
            let first = *first_of.entry((*unit, node.clone(), folded)).or_insert(at);
            let (first, first_origin) = &self.0[first];
            let differ = [
                (FigureColumn::Better, first.better != figure.better),
                (FigureColumn::Measure, first.measure != figure.measure),
            ];
            for (column, _) in differ.into_iter().filter(|(_, differs)| *differs) {
                let fault = FigureFault::Differs { column, row: first_origin.row() };
                found.push(diagnostic(fault, origin.at(column)));
            }
        }
        (Figures::new(self.0.into_iter().map(|(figure, _)| figure).collect()), found)
    }
}
