//! File names of pages and charts, safe on every system.

use std::collections::BTreeSet;

use crate::model::{Position, UnitIx, looks_personal, slug as plain_name};

use super::scope::Scope;

/// What charts of units end with.
const ENDINGS: [&str; 4] = ["-bars", "-radar", "-slope", "-multiples"];

/// Where each page and chart of a report stands, as paths with `/` from the report's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    units: Vec<String>,
    positions: Vec<String>,
}

impl Names {
    /// Gives every unit and every picture a name of its own.
    #[must_use]
    pub fn of(scope: &Scope<'_>) -> Self {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let units = scope.view.assessment.units.iter();
        let units = units.map(|(ix, unit)| unused(&of_unit(unit.id.as_str(), ix.at()), &mut taken)).collect();
        // Charts of units carry an ending, which a picture's own name might happen to have.
        let mut taken: BTreeSet<String> = std::iter::once("heatmap".to_owned()).collect();
        let positions = scope.questionnaire().positions().iter();
        let name = |position: &Position| match slug(position.id.as_str()) {
            name if ENDINGS.iter().any(|ending| name.ends_with(ending)) => format!("{name}-picture"),
            // So might it be called as one of several heatmaps is.
            name if name.starts_with("heatmap-") => format!("{name}-picture"),
            name => name,
        };
        let positions = positions.map(|position| unused(&name(position), &mut taken)).collect();
        Self { units, positions }
    }

    /// A unit's name in files and links.
    #[must_use]
    pub fn unit(&self, unit: UnitIx) -> &str {
        &self.units[unit.at()]
    }

    /// The name of a picture that places units, by its place in the questionnaire.
    #[must_use]
    pub fn position(&self, position: usize) -> &str {
        &self.positions[position]
    }
}

/// What a unit's files are called: names of files are seen by more people than a report is, so that one with a personal
/// identity number or an e-mail address in its id goes by its place instead.
fn of_unit(id: &str, place: usize) -> String {
    let name = slug(id);
    if looks_personal(id) || looks_personal(&name) { format!("unit-{}", place + 1) } else { name }
}

/// What a file can be called on every system.
fn slug(text: &str) -> String {
    let name = plain_name(text);
    match name.as_str() {
        "" => "unit".to_owned(),
        // Windows keeps these names for devices, whatever the extension.
        "con" | "prn" | "aux" | "nul" => format!("{name}-unit"),
        _ if is_port(&name) => format!("{name}-unit"),
        _ => name,
    }
}

fn is_port(name: &str) -> bool {
    let digit = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    digit.is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit()))
}

fn unused(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_safe_everywhere() {
        let cases = [
            ("Barn & utbildning, norr", "barn-utbildning-norr"),
            ("Äldreomsorg Öst", "aldreomsorg-ost"),
            ("<b>\"x\" & y</b>", "b-x-y-b"),
            ("../../etc", "etc"),
            ("CON", "con-unit"),
            ("com1", "com1-unit"),
            ("communication", "communication"),
            ("机器", "unit"),
        ];
        for (id, expected) in cases {
            assert_eq!(slug(id), expected, "{id}");
        }
    }

    #[test]
    fn no_file_is_called_after_a_person() {
        for id in ["850709-9805", "anna@x.se", "Anna 8112189876", "19850709/9805", "a_850709–9805"] {
            assert_eq!(of_unit(id, 2), "unit-3", "{id}");
        }
        for id in ["2026-03-09", "skola-850709", "norr"] {
            assert_eq!(of_unit(id, 2), id);
        }
    }

    #[test]
    fn no_two_names_are_the_same() {
        let mut taken = BTreeSet::new();
        let names = ["a", "a", "a-2", "a"].map(|name| unused(name, &mut taken));
        assert_eq!(names, ["a", "a-2", "a-2-2", "a-3"]);
    }
}
