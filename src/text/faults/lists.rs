//! What is said alike of faults in every list that people keep in a spreadsheet.

use super::said::{Said, brief, joined};
use crate::model::{IdError, Lang};
use crate::text::columns::column_letter;

/// A heading that says the same as that of an earlier column.
pub(super) fn same_column(heading: &str, first: usize, lang: Lang) -> Said {
    let (heading, first) = (brief(heading), column_letter(first));
    Said::new(
        lang,
        format!("”{heading}” säger samma sak som kolumn {first}"),
        format!("“{heading}” says the same as column {first}"),
    )
}

/// A heading that is nearly one that is known.
pub(super) fn unknown_heading(heading: &str, lang: Lang) -> Said {
    let heading = brief(heading);
    Said::new(lang, format!("okänd rubrik ”{heading}”"), format!("unknown heading “{heading}”"))
}

/// The same, or one that is like none.
pub(super) fn unknown_column(heading: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let said = match nearest {
        Some(_) => unknown_heading(heading, lang),
        None => {
            let heading = brief(heading);
            Said::new(
                lang,
                format!("kolumnen ”{heading}” läses inte"),
                format!("the column “{heading}” is not read"),
            )
        }
    };
    meant(said, nearest)
}

/// A cell that a spreadsheet could not compute.
pub(super) fn error_cell(value: &str, lang: Lang) -> Said {
    let value = brief(value);
    Said::new(lang, format!("cellen visar felet {value}"), format!("the cell shows the error {value}")).hint(
        "rätta formeln, eller skriv värdet i cellen",
        "mend the formula, or write the value in the cell",
    )
}

/// Names the headings that there are, where there are any.
pub(super) fn with_first_row(said: Said, headings: &[String]) -> Said {
    if headings.is_empty() {
        return said;
    }
    let headings = joined(&headings.iter().map(|heading| brief(heading)).collect::<Vec<_>>());
    said.hint(format!("första raden är: {headings}"), format!("the first row is: {headings}"))
}

/// Asks whether a name that looks alike was meant, which somebody else wrote and may be long.
pub(super) fn meant(said: Said, nearest: Option<&String>) -> Said {
    said.meant(nearest.map(|name| brief(name)).as_ref())
}

/// Why a text can be no id, but for its length.
pub(super) fn why_no_id(said: Said, why: IdError, too_long: [&str; 2]) -> Said {
    match why {
        IdError::Empty => said.hint("det är tomt", "it is empty"),
        IdError::TooLong => said.hint(too_long[0], too_long[1]),
        IdError::Character(c) if c.is_control() => {
            said.hint("ett osynligt tecken kan inte ingå", "it cannot have invisible characters in it")
        }
        IdError::Character(c) => {
            said.hint(format!("”{c}” kan inte ingå"), format!("it cannot have “{c}” in it"))
        }
        IdError::Personal => said.hint("det pekar ut någon", "it points to somebody"),
    }
}
