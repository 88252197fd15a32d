//! Faults in a list of units put into words, in both languages.

use super::brief;
use super::columns::column_letter;
use super::fault_words::FaultWords;
use super::number::list;
use super::terminal::exact;
use crate::model::toml_fault::Bounds;
use crate::model::{IdError, Lang, UnitListFault};

/// What a code means and how to mend it; `None` where no fault of a list of units has it.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    let found = EXPLANATIONS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(code));
    found.map(|(_, sv, en)| match lang {
        Lang::Sv => *sv,
        Lang::En => *en,
    })
}

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &UnitListFault, lang: Lang) -> FaultWords {
    let (title, hints) = match lang {
        Lang::Sv => sv(fault),
        Lang::En => en(fault),
    };
    FaultWords { code: fault.code(), title, label: String::new(), hints }
}

type Said = (String, Vec<String>);

fn meant_en(nearest: &Option<String>) -> impl Iterator<Item = String> {
    nearest.iter().map(|name| format!("did you mean “{}”?", brief(name)))
}

fn meant_sv(nearest: &Option<String>) -> impl Iterator<Item = String> {
    nearest.iter().map(|name| format!("menade ni ”{}”?", brief(name)))
}

fn brief(text: &str) -> String {
    brief::brief(text, brief::QUOTED)
}

fn sv(fault: &UnitListFault) -> Said {
    use UnitListFault as Fault;
    let one = |title: String, hint: &str| (title, vec![hint.to_owned()]);
    match fault {
        Fault::NoNames { headings } => (
            "ingen kolumn säger vad enheterna heter".to_owned(),
            [found_sv(headings), Some(COLUMNS_SV.to_owned())].into_iter().flatten().collect(),
        ),
        Fault::NoUnits => {
            one("listan har inga enheter".to_owned(), "skriv en rad per enhet under rubrikerna")
        }
        Fault::UnknownColumn { heading, nearest: None } => {
            one(format!("kolumnen ”{}” läses inte", brief(heading)), COLUMNS_SV)
        }
        Fault::UnknownColumn { heading, nearest } => (
            format!("okänd rubrik ”{}”", brief(heading)),
            meant_sv(nearest).chain([COLUMNS_SV.to_owned()]).collect(),
        ),
        Fault::SameColumn { heading, first } => one(
            format!("”{}” säger samma sak som kolumn {}", brief(heading), column_letter(*first)),
            "ta bort den ena kolumnen",
        ),
        Fault::UnknownNode { node, nearest } => (
            format!("målet gäller ”{}”, som enkäten inte har", brief(node)),
            meant_sv(nearest)
                .chain(["`mognad questionnaire show` visar alla områden och frågor med id".to_owned()])
                .collect(),
        ),
        Fault::BadRole { role, why } => {
            (format!("”{}” kan inte vara en roll", brief(role)), vec![bad_id_sv(*why)])
        }
        Fault::NoName => {
            one("raden har inget namn".to_owned(), "skriv vad enheten heter, eller ta bort raden")
        }
        Fault::ErrorCell { value } => {
            one(format!("cellen visar felet {}", brief(value)), "rätta formeln, eller skriv värdet i cellen")
        }
        Fault::BadId { id, why } => (format!("”{}” kan inte vara ett id", brief(id)), vec![bad_id_sv(*why)]),
        Fault::SameId { id, first } => one(
            format!("rad {first} har också id:t ”{}”", brief(id)),
            "ge enheterna var sitt id, eller lämna cellerna tomma: då görs id av namnen",
        ),
        Fault::SameName { name, first, .. } => one(
            format!("rad {first} heter också ”{}” och är en del av samma enhet", brief(name)),
            "ge dem namn som skiljer dem åt i rapporten, eller ta bort den ena raden",
        ),
        Fault::UnknownParent { parent, nearest } => (
            format!("”{}” finns inte i listan", brief(parent)),
            meant_sv(nearest)
                .chain(["enheten som den här är en del av ska ha en egen rad; skriv dess namn eller id"
                    .to_owned()])
                .collect(),
        ),
        Fault::AmbiguousParent { parent, rows } => (
            format!("flera enheter heter ”{}”: rad {}", brief(parent), list(&numbers(rows), Lang::Sv)),
            vec!["lägg till en kolumn ”id” och skriv enhetens id här".to_owned()],
        ),
        Fault::Circle { names } => one(
            format!("enheterna är delar av varandra: {}", brief(&list(names, Lang::Sv))),
            "en enhet kan inte vara en del av sig själv, inte heller genom andra; lämna cellen tom för den översta",
        ),
        Fault::BadNumber { value, bounds } => {
            let what = match bounds {
                Bounds::Count(_) => "ett helt antal personer, minst 1",
                _ => "ett tal från 0 till 100",
            };
            let meant = nearest(value, *bounds, Lang::Sv).map(|near| format!("menade ni {near}?"));
            let hint = "skriv bara talet, eller lämna cellen tom om det inte är känt".to_owned();
            (format!("”{}” är inte {what}", brief(value)), meant.into_iter().chain([hint]).collect())
        }
        Fault::InvitedAboveHeadcount { invited, headcount } => one(
            format!("fler tillfrågade ({invited}) än anställda ({headcount})"),
            "tillfrågade är hur många som fick frågan, anställda hur många som arbetar där",
        ),
        Fault::TotalIsNotSum { total, sum } => one(
            format!("tillfrågade är {total}, men rollerna ger tillsammans {sum}"),
            "rätta antalen, eller lämna summan tom",
        ),
    }
}

fn en(fault: &UnitListFault) -> Said {
    use UnitListFault as Fault;
    let one = |title: String, hint: &str| (title, vec![hint.to_owned()]);
    match fault {
        Fault::NoNames { headings } => (
            "no column says what the units are called".to_owned(),
            [found_en(headings), Some(COLUMNS_EN.to_owned())].into_iter().flatten().collect(),
        ),
        Fault::NoUnits => one("the list has no units".to_owned(), "write a row per unit below the headings"),
        Fault::UnknownColumn { heading, nearest: None } => {
            one(format!("the column “{}” is not read", brief(heading)), COLUMNS_EN)
        }
        Fault::UnknownColumn { heading, nearest } => (
            format!("unknown heading “{}”", brief(heading)),
            meant_en(nearest).chain([COLUMNS_EN.to_owned()]).collect(),
        ),
        Fault::SameColumn { heading, first } => one(
            format!("“{}” says the same as column {}", brief(heading), column_letter(*first)),
            "remove one of the columns",
        ),
        Fault::UnknownNode { node, nearest } => (
            format!("the target is for “{}”, which the questionnaire does not have", brief(node)),
            meant_en(nearest)
                .chain(
                    ["`mognad questionnaire show` shows all areas and questions with their ids".to_owned()],
                )
                .collect(),
        ),
        Fault::BadRole { role, why } => {
            (format!("“{}” cannot be a role", brief(role)), vec![bad_id_en(*why)])
        }
        Fault::NoName => {
            one("the row has no name".to_owned(), "write what the unit is called, or remove the row")
        }
        Fault::ErrorCell { value } => one(
            format!("the cell shows the error {}", brief(value)),
            "mend the formula, or write the value in the cell",
        ),
        Fault::BadId { id, why } => (format!("“{}” cannot be an id", brief(id)), vec![bad_id_en(*why)]),
        Fault::SameId { id, first } => one(
            format!("row {first} has the id “{}” too", brief(id)),
            "give each unit an id of its own, or leave the cells empty: ids are then made from the names",
        ),
        Fault::SameName { name, first, .. } => one(
            format!("row {first} is called “{}” too and is part of the same unit", brief(name)),
            "give them names that tell them apart in the report, or remove one of the rows",
        ),
        Fault::UnknownParent { parent, nearest } => (
            format!("“{}” is not in the list", brief(parent)),
            meant_en(nearest)
                .chain(["the unit that this one is part of needs a row of its own; write its name or id"
                    .to_owned()])
                .collect(),
        ),
        Fault::AmbiguousParent { parent, rows } => (
            format!("several units are called “{}”: rows {}", brief(parent), list(&numbers(rows), Lang::En)),
            vec!["add a column “id” and write the unit’s id here".to_owned()],
        ),
        Fault::Circle { names } => one(
            format!("the units are parts of each other: {}", brief(&list(names, Lang::En))),
            "a unit cannot be part of itself, nor by way of others; leave the cell empty for the topmost",
        ),
        Fault::BadNumber { value, bounds } => {
            let what = match bounds {
                Bounds::Count(_) => "a whole number of people, 1 or more",
                _ => "a number from 0 to 100",
            };
            let meant = nearest(value, *bounds, Lang::En).map(|near| format!("did you mean {near}?"));
            let hint = "write the number alone, or leave the cell empty where it is not known".to_owned();
            (format!("“{}” is not {what}", brief(value)), meant.into_iter().chain([hint]).collect())
        }
        Fault::InvitedAboveHeadcount { invited, headcount } => one(
            format!("more people invited ({invited}) than work there ({headcount})"),
            "invited is how many were asked, headcount how many work there",
        ),
        Fault::TotalIsNotSum { total, sum } => one(
            format!("{total} were invited, but the roles together give {sum}"),
            "mend the numbers, or leave the total empty",
        ),
    }
}

/// The numbers within the bounds that are nearest to the only one in a text: without its sign, and for people the whole numbers around it.
fn nearest(value: &str, bounds: Bounds, lang: Lang) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let mut runs = value.split(|c| !is_part(c)).filter(|run| run.contains(|c: char| c.is_ascii_digit()));
    let run = runs.next().filter(|_| runs.next().is_none())?;
    let number: f64 = run.trim_matches([',', '.']).replace(',', ".").parse().ok()?;
    let (least, most) = match bounds {
        Bounds::Count(most) => (1.0, f64::from(most)),
        _ => (0.0, 100.0),
    };
    let mut near = match bounds {
        Bounds::Count(_) => vec![number.floor(), number.ceil()],
        _ => vec![number],
    };
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

const COLUMNS_SV: &str =
    "kolumnerna heter: namn, id, del av, anställda, tillfrågade, ”tillfrågade: ROLL” och ”mål: OMRÅDE”";
const COLUMNS_EN: &str =
    "the columns are called: name, id, parent, headcount, invited, “invited: ROLE” and “target: AREA”";

fn found_sv(headings: &[String]) -> Option<String> {
    let headings: Vec<String> = headings.iter().map(|heading| brief(heading).to_string()).collect();
    (!headings.is_empty()).then(|| format!("första raden är: {}", headings.join(", ")))
}

fn found_en(headings: &[String]) -> Option<String> {
    let headings: Vec<String> = headings.iter().map(|heading| brief(heading).to_string()).collect();
    (!headings.is_empty()).then(|| format!("the first row is: {}", headings.join(", ")))
}

fn numbers(rows: &[u64]) -> Vec<String> {
    rows.iter().map(u64::to_string).collect()
}

fn bad_id_sv(why: IdError) -> String {
    match why {
        IdError::Empty => "det är tomt".to_owned(),
        IdError::TooLong => "det är för långt; högst 100 tecken får plats".to_owned(),
        IdError::Character(c) if c.is_control() => "ett osynligt tecken kan inte ingå".to_owned(),
        IdError::Character(c) => format!("”{c}” kan inte ingå"),
        IdError::Personal => "det pekar ut någon".to_owned(),
    }
}

fn bad_id_en(why: IdError) -> String {
    match why {
        IdError::Empty => "it is empty".to_owned(),
        IdError::TooLong => "it is too long; at most 100 characters fit".to_owned(),
        IdError::Character(c) if c.is_control() => "it cannot have invisible characters in it".to_owned(),
        IdError::Character(c) => format!("it cannot have “{c}” in it"),
        IdError::Personal => "it points to somebody".to_owned(),
    }
}

/// Per code, in Swedish and in English.
const EXPLANATIONS: [(&str, &str, &str); 17] = [
    (
        "U001",
        "Listan har ingen kolumn som heter namn, enhet eller id (name, unit) i sin första rad. Skriv rubrikerna överst, utan rader ovanför.",
        "The list has no column called name, unit or id in its first row. Write the headings at the top, with no rows above them.",
    ),
    (
        "U002",
        "Under rubrikerna finns ingen rad med en enhet. Skriv en rad per enhet: vad den heter, och vad den är en del av.",
        "There is no row with a unit below the headings. Write a row per unit: what it is called, and what it is part of.",
    ),
    (
        "U003",
        "Rubriken är ingen av dem som listan kan ha, så kolumnen läses inte. Om den nästan är en av dem är det nog ett skrivfel, och då är det ett fel; annars är det en varning.",
        "The heading is none of those that the list may have, so the column is not read. Where it is nearly one of them it is probably a slip, and an error; else it is a warning.",
    ),
    (
        "U004",
        "Två kolumner säger samma sak, till exempel ”anställda” och ”antal medarbetare”. Ta bort den som inte gäller.",
        "Two columns say the same, such as “headcount” and “employees”. Remove the one that does not hold.",
    ),
    (
        "U005",
        "Efter ”mål:” ska ett område eller en fråga i enkäten stå, med id eller namn. mognad questionnaire show visar dem.",
        "After “target:” an area or a question of the questionnaire must stand, by id or name. mognad questionnaire show lists them.",
    ),
    (
        "U006",
        "Efter ”tillfrågade:” ska en roll stå, till exempel chef. Den får ha högst 100 tecken och inga osynliga.",
        "After “invited:” a role must stand, such as manager. It may have 100 characters at most and none that are invisible.",
    ),
    (
        "U007",
        "Raden säger något om en enhet men inte vilken. Skriv ett namn i namnkolumnen, eller töm raden.",
        "The row says something of a unit but not of which. Write a name in the column of names, or empty the row.",
    ),
    (
        "U008",
        "Kalkylprogrammet visar ett fel i cellen, till exempel #SAKNAS! eller #REF!. Rätta formeln, eller skriv värdet.",
        "The spreadsheet shows an error in the cell, such as #N/A or #REF!. Mend the formula, or write the value.",
    ),
    (
        "U009",
        "Ett id har högst 100 tecken och inga osynliga. Lämnas cellen tom görs ett id av namnet, med å, ä och ö som a, a och o.",
        "An id has 100 characters at most and none that are invisible. Where the cell is empty an id is made from the name, in plain letters.",
    ),
    (
        "U010",
        "Två enheter har samma id, och då kan svaren inte skiljas åt. Stora och små bokstäver räknas lika.",
        "Two units have the same id, so that their answers cannot be told apart. Upper and lower case count alike.",
    ),
    (
        "U011",
        "Två delar av samma enhet har samma namn, så att de inte kan skiljas åt i rapporten. Har båda egna id är det bara en varning.",
        "Two parts of the same unit have the same name, so that they cannot be told apart in the report. Where both have ids of their own it is only a warning.",
    ),
    (
        "U012",
        "Enheten sägs vara en del av en som inte har någon egen rad. Kontrollera stavningen, eller lägg till en rad för den.",
        "The unit is said to be part of one that has no row of its own. Check the spelling, or add a row for it.",
    ),
    (
        "U013",
        "Flera enheter heter så, så det går inte att säga vilken som menas. Ge dem id i en egen kolumn och använd id:t här.",
        "Several units are called so, so that nobody can say which is meant. Give them ids in a column of their own and use the id here.",
    ),
    (
        "U014",
        "Enheterna är delar av varandra i en cirkel, så ingen av dem står överst. Den översta enheten är inte en del av någon.",
        "The units are parts of each other in a circle, so that none stands at the top. The topmost unit is part of no other.",
    ),
    (
        "U015",
        "I cellen ska ett tal stå, utan ord: ett helt antal från 1 för anställda och tillfrågade, 0–100 för ett mål. Är talet inte känt lämnas cellen tom.",
        "The cell must hold a number without words: a whole number from 1 for headcount and invited, 0–100 for a target. Where it is not known the cell is left empty.",
    ),
    (
        "U016",
        "Fler är tillfrågade än som arbetar i enheten. Det kan stämma, om vikarier fick frågan, men oftast är ett av talen fel.",
        "More people were invited than work in the unit. That may be right, where substitutes were asked, but mostly one of the numbers is wrong.",
    ),
    (
        "U017",
        "Antalet tillfrågade är inte summan av antalen per roll. Rätta ett av dem, eller lämna summan tom: den räknas då ut.",
        "The number invited is not the sum of the numbers per role. Mend one of them, or leave the total empty: it is then computed.",
    ),
];

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

    #[test]
    fn every_code_is_explained_in_both_languages_and_in_order() {
        assert!(EXPLANATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (code, sv, en) in EXPLANATIONS {
            assert!(sv.len() > 60 && en.len() > 60 && sv != en, "{code}");
        }
        assert!(explain("u003", Lang::Sv).is_some());
        assert_eq!(explain("U999", Lang::En), None);
    }
}
