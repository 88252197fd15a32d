//! Words for what is odd with respondents: roles that nobody was asked in, times, and answers without thought.

use super::{Said, listed, shown};
use crate::insight::Care;
use crate::model::{Further, Lang, Pace, RoleId};
use crate::text::number::{count, decimal};

pub(super) fn unknown_role(value: &str, nearest: Option<&String>, roles: &[RoleId], lang: Lang) -> Said {
    let value = shown(value);
    let list = listed(roles.iter().map(RoleId::to_string), lang);
    Said::new(
        lang,
        format!("ingen har tillfrågats i rollen ”{value}”, så den får ingen svarsfrekvens"),
        format!("nobody was asked in the role “{value}”, so that it gets no response rate"),
    )
    .label("inte bland rollerna", "not among the roles")
    .meant(nearest)
    .hint(
        format!("rollerna under invited i assessment.toml är: {list}"),
        format!("the roles under invited in assessment.toml are: {list}"),
    )
}

pub(super) fn bad_seconds(value: &str, lang: Lang) -> Said {
    let value = shown(value);
    Said::new(
        lang,
        format!("”{value}” är ingen tid i sekunder"),
        format!("“{value}” is no time in seconds"),
    )
    .label("inga sekunder", "no seconds")
    .hint(
        "skriv hela tiden i sekunder, utan enhet och utan minus (5 minuter och 12 sekunder är 312), eller lämna cellen tom",
        "write the whole time in seconds, without unit or minus (5 minutes and 12 seconds are 312), or leave the cell empty",
    )
}

pub(super) fn seconds_changed(respondent: &str, [before, now]: [u32; 2], first: u64, lang: Lang) -> Said {
    let who = shown(respondent);
    Said::new(
        lang,
        format!("respondenten ”{who}” har två olika tider: {before} och {now} sekunder"),
        format!("the respondent “{who}” has two different times: {before} and {now} seconds"),
    )
    .label("en annan tid", "another time")
    .hint(
        format!("respondentens första rad är {first}; tiden gäller alla svar tillsammans och får stå på en rad eller på alla"),
        format!("the respondent's first row is {first}; the time is that of all answers together, on one row or on all"),
    )
}

pub(super) fn same_answers(further: &Further, lang: Lang) -> Said {
    let (sv, en) = of_rows(further);
    let said = Said::new(
        lang,
        format!("{sv} har samma svar nästan rakt igenom"),
        if further.count == 0 {
            format!("{en} gives nearly the same answer throughout")
        } else {
            format!("{en} give nearly the same answer throughout")
        },
    );
    rows(said, further).hint(
        "det kan vara ärligt menat, så svaren räknas med; ta bort rader bara om ni vet att de inte är ifyllda på riktigt",
        "it may be honestly meant, so the answers count; remove rows only where you know that nobody meant them",
    )
}

pub(super) fn too_fast(pace: Pace, further: &Further, lang: Lang) -> Said {
    let (sv, en) = of_rows(further);
    let (filled, were) = if further.count == 0 { ("besvarad", "was") } else { ("besvarade", "were") };
    let (took_sv, took_en) = (seconds(pace, Lang::Sv), seconds(pace, Lang::En));
    let unusual = Care::SLOW_PERCENT;
    let (than_sv, than_en) = match (pace.unread, pace.unusual) {
        (_, false) => (
            "mindre än det tar att läsa en fråga".to_owned(),
            "less than it takes to read a question".to_owned(),
        ),
        (false, true) => (
            format!("mindre än {unusual}\u{a0}% av vad som är vanligt i omgången"),
            format!("less than {unusual}% of what is usual in the wave"),
        ),
        (true, true) => (
            format!(
                "mindre än det tar att läsa en fråga, eller än {unusual}\u{a0}% av vad som är vanligt i omgången"
            ),
            format!("less than it takes to read a question, or than {unusual}% of what is usual in the wave"),
        ),
    };
    let said = Said::new(
        lang,
        format!("{sv} är {filled} på {took_sv} per svar"),
        format!("{en} {were} answered in {took_en} per answer"),
    );
    rows(said.hint(format!("det är {than_sv}"), format!("that is {than_en}")), further).hint(
        "svaren räknas med; se efter om tiden stämmer, och ta bort rader bara om ni vet att de inte är ifyllda på riktigt",
        "the answers count; check that the time is right, and remove rows only where you know that nobody meant them",
    )
}

/// The times as tenths of a second, cut off: a time below a limit is never written as the limit.
fn seconds(pace: Pace, lang: Lang) -> String {
    let tenths = |hundredths: u32| decimal(f64::from(hundredths / 10) / 10.0, 1, lang);
    let (least, most) = (tenths(pace.least), tenths(pace.most));
    let range = if least == most { least } else { format!("{least}–{most}") };
    match lang {
        Lang::Sv => format!("{range} sekunder"),
        Lang::En => format!("{range} seconds"),
    }
}

fn of_rows(further: &Further) -> (String, String) {
    let all = further.count + 1;
    match all {
        1 => ("raden".to_owned(), "the row".to_owned()),
        _ => (format!("{} rader", count(all, Lang::Sv)), format!("{} rows", count(all, Lang::En))),
    }
}

fn rows(said: Said, further: &Further) -> Said {
    if further.rows.is_empty() {
        return said;
    }
    let (sv, en) = (super::rows(further, Lang::Sv), super::rows(further, Lang::En));
    let (word, more) =
        (if further.rows.len() == 1 { "row" } else { "rows" }, further.count > further.rows.len() as u64);
    if more {
        return said.hint(
            format!("bland annat även på rad {sv}; alla rader visas med --format json"),
            format!("among others {word} {en} too; --format json shows all rows"),
        );
    }
    said.hint(format!("även på rad {sv}"), format!("{word} {en} too"))
}
