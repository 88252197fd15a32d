//! What the columns of a file of key figures are called, and the words in them.

use crate::model::{Better, FigureColumn};

/// The file beside an assessment that is read as key figures where the assessment names none.
pub const FIGURES_FILE: &str = "figures.csv";

/// The columns that every file must have; the wave is needed only where there are several.
pub const NEEDED: [FigureColumn; 5] =
    [FigureColumn::Unit, FigureColumn::Node, FigureColumn::Name, FigureColumn::Value, FigureColumn::Better];

/// What a column is called; first in English and in Swedish as the documentation has it.
pub const HEADINGS: [(FigureColumn, &[&str]); 9] = [
    (
        FigureColumn::Unit,
        &["unit", "enhet", "unit id", "enhetsid", "enhets id", "enhetens namn", "workplace", "arbetsplats"],
    ),
    (
        FigureColumn::Node,
        &["area", "område", "node", "nod", "question", "fråga", "area or question", "område eller fråga"],
    ),
    (FigureColumn::Wave, &["wave", "omgång", "round", "mätomgång", "year", "år"]),
    (
        FigureColumn::Name,
        &["name", "namn", "figure", "key figure", "nyckeltal", "indicator", "indikator", "nyckeltalets namn"],
    ),
    (FigureColumn::Value, &["value", "värde", "outcome", "utfall"]),
    (FigureColumn::Measure, &["measure", "måttenhet", "unit of measure", "mätenhet", "mått"]),
    (FigureColumn::Source, &["source", "källa", "register"]),
    (FigureColumn::Better, &["better", "bättre", "bäst", "direction", "riktning", "önskad riktning"]),
    (FigureColumn::Target, &["target", "mål", "målvärde"]),
];

/// The words for a direction, in both languages.
pub const DIRECTIONS: [(Better, &[&str]); 2] = [
    (Better::High, &["high", "hög", "högt", "higher", "högre", "up", "upp"]),
    (Better::Low, &["low", "låg", "lågt", "lower", "lägre", "down", "ner", "ned"]),
];
