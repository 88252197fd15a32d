//! What a file of answers says of units and waves, where no assessment says it.

use std::collections::{BTreeMap, BTreeSet};

use super::AnswerFile;
use super::headings::Columns;
use super::names::fold;
use super::sheet::headings;
use crate::load::table::{Encoding, Table};
use crate::model::{Localized, Questionnaire, Unit, UnitId, UnitTree, WaveId};

/// The units and waves that stand in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovered {
    /// The units in order of their first row, none a part of another; one named after the file where there is no
    /// column of units.
    pub units: UnitTree,
    /// The waves in order of their names; none where there is no column of waves.
    pub waves: Vec<WaveId>,
}

/// Finds the units and waves in a file.
///
/// What is wrong with the file is told when its answers are read: what cannot be a unit or a wave is
/// passed over here and met again there.
#[must_use]
pub fn discover(file: &AnswerFile, questionnaire: &Questionnaire, encoding: Option<Encoding>) -> Discovered {
    let mut found = Found::default();
    if let Ok(table) = Table::read(file.bytes, encoding) {
        found.read(&table, questionnaire);
    }
    if found.units.is_empty() {
        found.units.extend(named_after(file.name));
    }
    let units = found.units.into_iter().map(|id| (unit(id), None)).collect();
    Discovered { units: UnitTree::new(units).unwrap_or_default(), waves: found.waves.into_values().collect() }
}

#[derive(Default)]
struct Found {
    units: Vec<UnitId>,
    known: BTreeSet<String>,
    waves: BTreeMap<String, WaveId>,
}

impl Found {
    fn read(&mut self, table: &Table, questionnaire: &Questionnaire) {
        let mut rows = table.rows();
        let Some(first) = rows.next_row() else { return };
        let columns = Columns::find(&headings(&first), questionnaire);
        let (mut last_unit, mut last_wave) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next_row() {
            if let Some(column) = columns.unit.filter(|column| row.bytes(*column) != last_unit) {
                last_unit = row.bytes(column).to_vec();
                self.add_unit(row.text(column));
            }
            if let Some(column) = columns.wave.filter(|column| row.bytes(*column) != last_wave) {
                last_wave = row.bytes(column).to_vec();
                self.add_wave(row.text(column));
            }
        }
    }

    fn add_unit(&mut self, text: &str) {
        let folded = fold(text);
        if !self.known.contains(&folded)
            && let Ok(unit) = UnitId::parse(text)
        {
            self.known.insert(folded);
            self.units.push(unit);
        }
    }

    fn add_wave(&mut self, text: &str) {
        if let Ok(wave) = WaveId::parse(text) {
            self.waves.entry(fold(text)).or_insert(wave);
        }
    }
}

/// The file's name without folders and extension, as far as that can be a unit's name.
fn named_after(file: &str) -> Option<UnitId> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let sound: String = stem.chars().filter(|c| !c.is_control()).take(100).collect();
    UnitId::parse(&sound).or_else(|_| UnitId::parse("1")).ok()
}

fn unit(id: UnitId) -> Unit {
    Unit {
        name: Localized::same(id.as_str()),
        id,
        parent: None,
        children: Vec::new(),
        depth: 0,
        headcount: None,
        invited: None,
        invited_by_role: BTreeMap::new(),
        targets: BTreeMap::new(),
        weights: BTreeMap::new(),
    }
}
