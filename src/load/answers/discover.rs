//! What a file of answers says of units and waves, where no assessment says it.

use std::collections::{BTreeMap, BTreeSet};

use super::AnswerFile;
use super::headings::Columns;
use super::names::fold;
use super::sheet::headings;
use crate::load::references::Looks;
use crate::load::table::{Encoding, Table};
use crate::model::{
    AnswerFaultKind, Diagnostic, Diagnostics, Fault, Localized, Named, Place, Questionnaire, Unit, UnitId,
    UnitTree, WaveId, is_stray, looks_personal,
};

/// The units and waves that stand in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovered {
    /// The units in order of their first row, none a part of another; one named after the file where there is no
    /// column of units.
    pub units: UnitTree,
    /// The waves in order of their names; none where there is no column of waves.
    pub waves: Vec<WaveId>,
    /// Units that a reader cannot tell from one that stands before them, each with that one.
    pub alike: Vec<(UnitId, UnitId)>,
}

impl Discovered {
    /// What is to be told of the units.
    #[must_use]
    pub fn warnings(&self, file: &str) -> Diagnostics {
        let mut found = Diagnostics::default();
        for (unit, other) in &self.alike {
            let (value, other) = (unit.to_string(), other.to_string());
            let kind = AnswerFaultKind::LooksAlike { named: Named::Unit, value, other };
            found.push(Diagnostic::warning(Fault::Answer(kind.into()), Place::File(file.to_owned())));
        }
        found
    }
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
    let alike = alike(&found.units);
    let units = found.units.into_iter().map(|id| (unit(id), None)).collect();
    let units = UnitTree::new(units).unwrap_or_default();
    Discovered { units, waves: found.waves.into_values().collect(), alike }
}

fn alike(units: &[UnitId]) -> Vec<(UnitId, UnitId)> {
    let mut looks = Looks::default();
    let alike =
        units.iter().filter_map(|unit| Some((unit.clone(), looks.see(unit.as_str(), unit)?.1.clone())));
    alike.collect()
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
        // What may be somebody is no unit, and is told where the answers are read.
        if !self.known.contains(&folded)
            && !looks_personal(text)
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
    let sound: String = stem.chars().filter(|c| !c.is_control() && !is_stray(*c)).take(100).collect();
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
