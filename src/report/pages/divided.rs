//! Where the people of a workplace see it differently.

use crate::doc::{Document, Part};
use crate::insight::quality::Divided;
use crate::model::UnitIx;
use crate::report::view::Scope;
use crate::text::sentences::roles as say;
use crate::text::terminal::quality::disagrees;

/// The areas in which a workplace's people answer very differently or, of a unit that has parts, which of its workplaces do; `None` where nobody does.
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let inside = scope.view.assessment.units.subtree(unit);
    let told = |(of, areas): &Divided| {
        let areas: Vec<&str> = areas.iter().map(|area| scope.inside(*area)).collect();
        match *of == unit {
            true => say::divided(&areas, scope.lang),
            false => disagrees(scope.unit_name(*of), &areas, scope.lang),
        }
    };
    let found = scope.analysis.divided[scope.wave].iter().filter(|(of, _)| inside.contains(of));
    let told: Vec<String> = found.map(told).collect();
    if told.is_empty() {
        return None;
    }
    let words = say::words(scope.lang);
    let mut body = Document::default();
    body.list(told);
    body.note(words.note_divided);
    Some(Part::section("divided", words.divided, words.divided, body))
}
