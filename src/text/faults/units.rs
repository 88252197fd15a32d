//! Faults in a list of units put into words, in both languages.

use super::lists::{self, meant, with_first_row};
use super::said::{FaultWords, Said, brief};
use crate::model::toml_fault::Bounds;
use crate::model::{IdError, Lang, UnitListFault};
use crate::text::number::list;
use crate::text::terminal::exact;

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &UnitListFault, lang: Lang) -> FaultWords {
    say(fault, lang).with_code(fault.code())
}

fn say(fault: &UnitListFault, lang: Lang) -> Said {
    use UnitListFault as Fault;
    match fault {
        Fault::NoNames { headings } => columns(no_names(headings, lang)),
        Fault::NoUnits => Said::new(lang, "listan har inga enheter", "the list has no units")
            .hint("skriv en rad per enhet under rubrikerna", "write a row per unit below the headings"),
        Fault::UnknownColumn { heading, nearest } => {
            columns(lists::unknown_column(heading, nearest.as_ref(), lang))
        }
        Fault::SameColumn { heading, first } => lists::same_column(heading, *first, lang)
            .hint("ta bort den ena kolumnen", "remove one of the columns"),
        Fault::UnknownNode { node, nearest } => {
            let node = brief(node);
            meant(
                Said::new(
                    lang,
                    format!("målet gäller ”{node}”, som enkäten inte har"),
                    format!("the target is for “{node}”, which the questionnaire does not have"),
                ),
                nearest.as_ref(),
            )
            .hint(
                "`mognad questionnaire show` visar alla områden och frågor med id",
                "`mognad questionnaire show` shows all areas and questions with their ids",
            )
        }
        Fault::BadRole { role, why } => {
            let role = brief(role);
            bad_id(
                Said::new(
                    lang,
                    format!("”{role}” kan inte vara en roll"),
                    format!("“{role}” cannot be a role"),
                ),
                *why,
            )
        }
        Fault::NoName => Said::new(lang, "raden har inget namn", "the row has no name").hint(
            "skriv vad enheten heter, eller ta bort raden",
            "write what the unit is called, or remove the row",
        ),
        Fault::ErrorCell { value } => lists::error_cell(value, lang),
        Fault::BadId { id, why } => {
            let id = brief(id);
            bad_id(
                Said::new(lang, format!("”{id}” kan inte vara ett id"), format!("“{id}” cannot be an id")),
                *why,
            )
        }
        Fault::SameId { id, first } => same_id(id, *first, lang),
        Fault::SameName { name, first, .. } => same_name(name, *first, lang),
        Fault::UnknownParent { parent, nearest } => unknown_parent(parent, nearest.as_ref(), lang),
        Fault::AmbiguousParent { parent, rows } => ambiguous_parent(parent, rows, lang),
        Fault::Circle { names } => circle(names, lang),
        Fault::BadNumber { value, bounds } => bad_number(value, *bounds, lang),
        Fault::InvitedAboveHeadcount { invited, headcount } => Said::new(
            lang,
            format!("fler tillfrågade ({invited}) än anställda ({headcount})"),
            format!("more people invited ({invited}) than work there ({headcount})"),
        )
        .hint(
            "tillfrågade är hur många som fick frågan, anställda hur många som arbetar där",
            "invited is how many were asked, headcount how many work there",
        ),
        Fault::TotalIsNotSum { total, sum } => Said::new(
            lang,
            format!("tillfrågade är {total}, men rollerna ger tillsammans {sum}"),
            format!("{total} were invited, but the roles together give {sum}"),
        )
        .hint("rätta antalen, eller lämna summan tom", "mend the numbers, or leave the total empty"),
    }
}

fn no_names(headings: &[String], lang: Lang) -> Said {
    let said =
        Said::new(lang, "ingen kolumn säger vad enheterna heter", "no column says what the units are called");
    with_first_row(said, headings)
}

/// What the columns of a list may be called.
fn columns(said: Said) -> Said {
    said.hint(
        "kolumnerna heter: namn, id, del av, anställda, tillfrågade, ”tillfrågade: ROLL” och ”mål: OMRÅDE”",
        "the columns are called: name, id, parent, headcount, invited, “invited: ROLE” and “target: AREA”",
    )
}

fn same_id(id: &str, first: u64, lang: Lang) -> Said {
    let id = brief(id);
    Said::new(
        lang,
        format!("rad {first} har också id:t ”{id}”"),
        format!("row {first} has the id “{id}” too"),
    )
    .hint(
        "ge enheterna var sitt id, eller lämna cellerna tomma: då görs id av namnen",
        "give each unit an id of its own, or leave the cells empty: ids are then made from the names",
    )
}

fn same_name(name: &str, first: u64, lang: Lang) -> Said {
    let name = brief(name);
    Said::new(
        lang,
        format!("rad {first} heter också ”{name}” och är en del av samma enhet"),
        format!("row {first} is called “{name}” too and is part of the same unit"),
    )
    .hint(
        "ge dem namn som skiljer dem åt i rapporten, eller ta bort den ena raden",
        "give them names that tell them apart in the report, or remove one of the rows",
    )
}

fn unknown_parent(parent: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let parent = brief(parent);
    let said =
        Said::new(lang, format!("”{parent}” finns inte i listan"), format!("“{parent}” is not in the list"));
    meant(said, nearest).hint(
        "enheten som den här är en del av ska ha en egen rad; skriv dess namn eller id",
        "the unit that this one is part of needs a row of its own; write its name or id",
    )
}

fn ambiguous_parent(parent: &str, rows: &[u64], lang: Lang) -> Said {
    let parent = brief(parent);
    let rows = list(&rows.iter().map(u64::to_string).collect::<Vec<_>>(), lang);
    Said::new(
        lang,
        format!("flera enheter heter ”{parent}”: rad {rows}"),
        format!("several units are called “{parent}”: rows {rows}"),
    )
    .hint(
        "lägg till en kolumn ”id” och skriv enhetens id här",
        "add a column “id” and write the unit’s id here",
    )
}

fn circle(names: &[String], lang: Lang) -> Said {
    let names = brief(&list(names, lang));
    Said::new(
        lang,
        format!("enheterna är delar av varandra: {names}"),
        format!("the units are parts of each other: {names}"),
    )
    .hint(
        "en enhet kan inte vara en del av sig själv, inte heller genom andra; lämna cellen tom för den översta",
        "a unit cannot be part of itself, nor by way of others; leave the cell empty for the topmost",
    )
}

fn bad_number(value: &str, bounds: Bounds, lang: Lang) -> Said {
    let shown = brief(value);
    let said = if is_of_people(bounds) {
        Said::new(
            lang,
            format!("”{shown}” är inte ett helt antal personer, minst 1"),
            format!("“{shown}” is not a whole number of people, 1 or more"),
        )
    } else {
        Said::new(
            lang,
            format!("”{shown}” är inte ett tal från 0 till 100"),
            format!("“{shown}” is not a number from 0 to 100"),
        )
    };
    let said = match nearest(value, bounds, lang) {
        Some(near) => said.hint(format!("menade ni {near}?"), format!("did you mean {near}?")),
        None => said,
    };
    said.hint(
        "skriv bara talet, eller lämna cellen tom om det inte är känt",
        "write the number alone, or leave the cell empty where it is not known",
    )
}

const fn is_of_people(bounds: Bounds) -> bool {
    matches!(bounds, Bounds::Count(_))
}

fn bad_id(said: Said, why: IdError) -> Said {
    let too_long =
        ["det är för långt; högst 100 tecken får plats", "it is too long; at most 100 characters fit"];
    lists::why_no_id(said, why, too_long)
}

/// The numbers within the bounds that are nearest to the only one in a text: without its sign, and for people the whole numbers around it.
fn nearest(value: &str, bounds: Bounds, lang: Lang) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let mut runs = value.split(|c| !is_part(c)).filter(|run| run.contains(|c: char| c.is_ascii_digit()));
    let run = runs.next().filter(|_| runs.next().is_none())?;
    let number: f64 = run.trim_matches([',', '.']).replace(',', ".").parse().ok()?;
    let (least, most) = if let Bounds::Count(most) = bounds { (1.0, f64::from(most)) } else { (0.0, 100.0) };
    let mut near = if is_of_people(bounds) { vec![number.floor(), number.ceil()] } else { vec![number] };
    near.dedup();
    near.retain(|near| (least..=most).contains(near));
    let near: Vec<String> = near.into_iter().map(|near| exact(near, lang)).collect();
    match (&near[..], lang) {
        ([], _) => None,
        ([one], _) => Some(one.clone()),
        (several, Lang::Sv) => Some(several.join(" eller ")),
        (several, Lang::En) => Some(several.join(" or ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_none_of_people_says_what_is_wanted_and_which_is_nearest() {
        let told = |value: &str, bounds, lang| {
            let fault = UnitListFault::BadNumber { value: value.to_owned(), bounds };
            let FaultWords { title, hints, .. } = words(&fault, lang);
            (title, hints[..hints.len() - 1].join(" "))
        };
        let people = Bounds::Count(1_000_000);
        let expected = [
            ("-3", "menade ni 3?"),
            ("12,5", "menade ni 12 eller 13?"),
            ("0.4", "menade ni 1?"),
            ("ca 20", "menade ni 20?"),
            ("20 st.", "menade ni 20?"),
            ("0", ""),
            ("10-20", ""),
            ("många", ""),
            ("99999999999", ""),
            ("1,2,3", ""),
        ];
        for (value, hint) in expected {
            let (title, told) = told(value, people, Lang::Sv);
            assert_eq!(told, hint, "{value}");
            assert_eq!(title, format!("”{value}” är inte ett helt antal personer, minst 1"));
        }
        assert_eq!(
            told("12.5", people, Lang::En),
            (
                "“12.5” is not a whole number of people, 1 or more".to_owned(),
                "did you mean 12 or 13?".to_owned()
            )
        );
        assert_eq!(told("62,5 %", Bounds::Points, Lang::Sv).1, "menade ni 62,5?");
        assert_eq!(told("120", Bounds::Points, Lang::En).1, "");
    }
}
