//! Faults in an edited action plan put into words, in both languages.

use super::lists::{self, why_no_id, with_first_row};
use super::said::{FaultWords, Said, brief, joined};
use crate::model::{IdError, Lang, PlanFault};

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &PlanFault, lang: Lang) -> FaultWords {
    say(fault, lang).with_code(fault.code())
}

fn say(fault: &PlanFault, lang: Lang) -> Said {
    use PlanFault as Fault;
    match fault {
        Fault::NoActions { headings } => no_actions(headings, lang),
        Fault::UnknownColumn { heading, nearest } => {
            lists::unknown_heading(heading, lang).meant(Some(nearest)).hint(
                "en egen kolumn får heta vad som helst som inte liknar en av planens egna",
                "a column of your own may be called anything that is not like one of the plan’s",
            )
        }
        Fault::SameColumn { heading, first } => lists::same_column(heading, *first, lang).hint(
            "ta bort den ena kolumnen, eller ge den en egen rubrik",
            "remove one of the columns, or give it a heading of its own",
        ),
        Fault::NoHeading { value } => {
            let value = brief(value);
            Said::new(
                lang,
                format!("”{value}” står i en kolumn utan rubrik"),
                format!("“{value}” stands in a column without a heading"),
            )
            .hint("skriv en rubrik överst i kolumnen", "write a heading at the top of the column")
        }
        Fault::NoAction => {
            Said::new(lang, "raden säger inte vad som ska göras", "the row does not say what is to be done")
                .hint("skriv åtgärden, eller ta bort raden", "write the action, or remove the row")
        }
        Fault::ErrorCell { value } => lists::error_cell(value, lang),
        Fault::BadId { id, why } => bad_id(id, *why, lang),
        Fault::SameId { id, first } => {
            let id = brief(id);
            Said::new(
                lang,
                format!("rad {first} har också id:t ”{id}”"),
                format!("row {first} has the id “{id}” too"),
            )
            .hint(
                "en kopierad rad är en ny åtgärd: töm cellen, så får den ett eget id",
                "a copied row is a new action: empty the cell, and it is given an id of its own",
            )
        }
        Fault::UnknownUnit { unit, nearest, same } => unknown_unit(unit, nearest.as_ref(), same, lang),
        Fault::UnknownNode { node, nearest } => unknown_node(node, nearest.as_ref(), lang),
        Fault::BadDate { value } => bad_date(value, lang),
        Fault::BadNumber { value, most } => bad_number(value, *most, lang),
        Fault::UnknownStatus { word, nearest, allowed } => {
            let (word, allowed) = (brief(word), joined(allowed));
            Said::new(lang, format!("okänd status ”{word}”"), format!("unknown status “{word}”"))
                .meant(nearest.as_ref())
                .hint(format!("skriv en av: {allowed}"), format!("write one of: {allowed}"))
        }
    }
}

fn no_actions(headings: &[String], lang: Lang) -> Said {
    let said = Said::new(lang, "ingen kolumn säger vad som ska göras", "no column says what is to be done")
        .hint(
            "kolumnen heter ”åtgärd”; rubrikerna står på första raden",
            "the column is called “action”; the headings stand in the first row",
        );
    with_first_row(said, headings)
}

fn bad_id(id: &str, why: IdError, lang: Lang) -> Said {
    let id = brief(id);
    let said = Said::new(lang, format!("”{id}” kan inte vara ett id"), format!("“{id}” cannot be an id"));
    why_no_id(said, why, ["det är för långt", "it is too long"])
}

fn unknown_unit(unit: &str, nearest: Option<&String>, same: &[String], lang: Lang) -> Said {
    let unit = brief(unit);
    if !same.is_empty() {
        let same = joined(same);
        return Said::new(
            lang,
            format!("flera enheter heter ”{unit}”"),
            format!("several units are called “{unit}”"),
        )
        .hint(format!("skriv enhetens id: {same}"), format!("write the unit’s id: {same}"));
    }
    Said::new(lang, format!("okänd enhet ”{unit}”"), format!("unknown unit “{unit}”")).meant(nearest).hint(
        "skriv enhetens namn eller id; lämna cellen tom om åtgärden gäller alla",
        "write the unit’s name or id; leave the cell empty where the action is a matter of all",
    )
}

fn unknown_node(node: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let node = brief(node);
    Said::new(
        lang,
        format!("frågeformuläret har inget ”{node}”"),
        format!("the questionnaire has no “{node}”"),
    )
    .meant(nearest)
    .hint(
        "skriv områdets eller frågans id, som `mognad questionnaire show` visar, eller töm cellen",
        "write the id of the area or question, which `mognad questionnaire show` shows, or empty the cell",
    )
}

fn bad_date(value: &str, lang: Lang) -> Said {
    let value = brief(value);
    Said::new(lang, format!("”{value}” är ingen dag"), format!("“{value}” is no day")).hint(
        "skriv år, månad och dag, som 2027-03-01 eller 1 mars 2027, eller töm cellen",
        "write year, month and day, such as 2027-03-01 or 1 March 2027, or empty the cell",
    )
}

fn bad_number(value: &str, most: Option<u32>, lang: Lang) -> Said {
    let value = brief(value);
    let said = match most {
        None => Said::new(lang, format!("”{value}” är inget tal"), format!("“{value}” is no number")),
        Some(100) => Said::new(
            lang,
            format!("”{value}” är inte ett tal från 0 till 100"),
            format!("“{value}” is not a number from 0 to 100"),
        ),
        Some(_) => Said::new(
            lang,
            format!("”{value}” är inte ett tal från 0 och uppåt"),
            format!("“{value}” is not a number from 0 up"),
        ),
    };
    said.hint(
        "skriv bara talet, utan enhet; vad det räknas i kan stå i en anteckning",
        "write the number alone, without a unit; what it counts can stand in a note",
    )
}
