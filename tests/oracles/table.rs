//! The table that is printed, and the files that are compared with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A closed form is right to this relative difference.
pub const CLOSE: f64 = 1e-12;

/// Statistics with the number of cases and the largest difference seen, and what is not as it should be.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<&'static str, (usize, f64)>,
    wrong: Vec<String>,
}

impl Table {
    /// Compares relative to the expected value.
    pub fn check(&mut self, statistic: &'static str, found: f64, expected: f64, tolerance: f64) {
        let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
        self.within(statistic, found, expected, scale, tolerance);
    }

    /// Compares relative to a scale.
    pub fn within(&mut self, statistic: &'static str, found: f64, expected: f64, scale: f64, tolerance: f64) {
        let difference = (found - expected).abs() / scale;
        let row = self.rows.entry(statistic).or_default();
        *row = (row.0 + 1, row.1.max(difference));
        // A difference that is not a number is wrong too.
        if !(difference <= tolerance) {
            self.wrong.push(format!("{statistic}: {found:e} is not {expected:e} ({difference:.1e})"));
        }
    }

    /// Counts a case that has been found to be the same.
    pub fn count(&mut self, statistic: &'static str) {
        self.rows.entry(statistic).or_default().0 += 1;
    }

    /// Prints the table.
    ///
    /// # Panics
    /// Where something is not as it should be.
    pub fn finish(self) {
        println!("{:<58} {:>5} {:>9}", "statistic (computed by)", "cases", "largest");
        for (statistic, (cases, difference)) in &self.rows {
            println!("{statistic:<58} {cases:>5} {difference:>9.1e}");
        }
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracles")
}

/// The file's content, or `None` with a line that says that it is skipped.
fn read(name: &str) -> Option<String> {
    let text = std::fs::read_to_string(folder().join(name)).ok();
    if text.is_none() {
        println!("skipped: {name} is not here");
    }
    text
}

pub fn json(name: &str) -> Option<Value> {
    read(name).map(|text| serde_json::from_str(&text).expect("JSON"))
}

/// The rows of a CSV file as maps from heading to cell.
pub fn csv(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let text = read(name)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    Some(reader.deserialize().map(|row| row.expect("a row")).collect())
}

pub fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().expect("a list")
}

/// A number, or a number in quotation marks where it has more digits than JSON's.
pub fn number(value: &Value) -> f64 {
    value.as_f64().or_else(|| value.as_str()?.parse().ok()).expect("a number")
}
