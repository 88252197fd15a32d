//! What can go wrong where several assessments are set side by side.

use crate::model::Lang;
use crate::text::number::count;

use super::{FailureWords, listed, quoted};

/// An assessment that asked nothing that can be set beside the first.
#[must_use]
pub fn asked_apart(what: &str, [common, items]: [usize; 2], differing: &[&str], lang: Lang) -> FailureWords {
    let (what, differing) = (quoted(what, lang), listed(differing, lang));
    let (common, items) = (count(common as u64, lang), count(items as u64, lang));
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{what} och den första mätningen har inget område gemensamt"),
            [
                format!("{common} av den förstas {items} frågor är lika; det här är inte det: {differing}"),
                "`mognad questionnaire diff` visar vad som skiljer två enkäter åt".to_owned(),
            ],
        ),
        Lang::En => FailureWords::new(
            format!("{what} and the first assessment have no area in common"),
            [
                format!("{common} of the first’s {items} questions are alike; these are not: {differing}"),
                "`mognad questionnaire diff` shows how two questionnaires differ".to_owned(),
            ],
        ),
    }
}

/// Two assessments whose organisations are called the same.
#[must_use]
pub fn called_the_same(name: &str, lang: Lang) -> FailureWords {
    let name = quoted(name, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("två av mätningarna gäller en organisation som heter {name}"),
            ["är det två olika, ge dem var sitt namn i assessment.toml: name = \"…\" under [organisation]"
                .to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("two of the assessments are of an organisation called {name}"),
            ["where they are two, give each its name in assessment.toml: name = \"…\" under [organisation]"
                .to_owned()],
        ),
    }
}

/// A unit that is asked for where there are several assessments.
#[must_use]
pub fn unit_of_several(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "--unit går bara ihop med en enda mätning".to_owned(),
            ["utelämna --unit, eller ange en mätning i taget".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "--unit goes with a single assessment only".to_owned(),
            ["leave --unit out, or give one assessment at a time".to_owned()],
        ),
    }
}
