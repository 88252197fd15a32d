//! Faults in what the columns of a file are for.

use super::{Said, as_toml, brief, names, new};
use crate::model::{ColumnsFault as Kind, Dropped, Lang};
use crate::text::number::count;

/// The words for a fault of columns.
pub(super) fn say(kind: &Kind, lang: Lang) -> Said {
    match kind {
        Kind::TwoColumns { first, .. } => two_columns(first, lang),
        Kind::ColumnsDiffer { first, item, .. } => {
            columns_differ(first, item.as_ref().map(|item| item.as_str()), lang)
        }
        Kind::ColumnDropped { items, why, heading, options } => {
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            say_which(dropped(&items, *why, lang), &items, *why, heading, options)
        }
        Kind::LookalikeUnread { item } => new(
            lang,
            format!("kolumnen liknar {item} men läses inte"),
            format!("the column looks like {item} but is not read"),
        )
        .hint(SAY_WHICH.0, SAY_WHICH.1),
        Kind::AnswersUnread { columns } => unread(columns, lang),
        Kind::LeftOutWithAnswer { item, by_heading: true } => new(
            lang,
            format!("raden utelämnas som obesvarad, men här står något, och kolumnen liknar {item}"),
            format!("the row is left out as not answered, but something stands here, and the column looks like {item}"),
        )
        .hint(SAY_WHICH.0, SAY_WHICH.1),
        Kind::LeftOutWithAnswer { item, by_heading: false } => new(
            lang,
            format!("raden utelämnas som obesvarad, men här står något som kan vara ett svar på {item}, i en kolumn som inte läses"),
            format!("the row is left out as not answered, but what stands here may be an answer to {item}, in a column that is not read"),
        )
        .hint(SAY_WHICH.0, SAY_WHICH.1)
        .hint(
            "ställdes frågorna utan kolumn aldrig, skriv i mappningen: unasked = \"not-applicable\"",
            "if the items without a column were never asked, write in the mapping: unasked = \"not-applicable\"",
        ),
        Kind::LeftOutWithText { rows, columns } => silent(*rows, columns, lang),
        Kind::SeveralEvents { column, events } => several_events(column, events, lang),
        Kind::UnreadTime => new(
            lang,
            "tiden kan inte läsas, och den avgör vilket av personens svar som räknas",
            "the time cannot be read, and it decides which of the person’s submissions counts",
        )
        .hint(
            "skriv den som 2026-03-09 14:05; har filen ingen tid att gå efter, räkna upp kolumnen under ignore i en mappning, så räknas radernas ordning",
            "write it as 2026-03-09 14:05; if the file has no time to go by, list the column under ignore in a mapping, and the order of rows counts",
        ),
        Kind::CompletedUnknown => new(
            lang,
            "--completed-only utelämnar inget: inget i filen säger vilka svar som är inskickade",
            "--completed-only leaves nothing out: nothing in the file says which answers were sent in",
        )
        .hint(
            "säger en kolumn det med andra ord, välj rader med [[keep]] i en mappning",
            "if a column says so in other words, choose rows with [[keep]] in a mapping",
        ),
        Kind::HeadingsAreAnswers { row } => new(
            lang,
            format!("rubrikerna på rad {row} kan själva vara svar"),
            format!("the headings on row {row} may be answers themselves"),
        )
        .hint(
            format!("säg i mappningen vilket det är: header_row = 0 om filen saknar rubriker, header_row = {row} om det är rubriker"),
            format!("say in the mapping which it is: header_row = 0 if the file has no headings, header_row = {row} if these are headings"),
        ),
    }
}

fn two_columns(first: &str, lang: Lang) -> Said {
    let first = brief(first);
    new(lang, "två kolumner är för samma sak", "two columns are for the same thing")
        .hint(format!("den andra är ”{first}”"), format!("the other is “{first}”"))
        .hint(
            "välj en i en mappning och räkna upp den andra under ignore",
            "choose one in a mapping, and list the other under ignore",
        )
        .hint(BY_NUMBER.0, BY_NUMBER.1)
}

/// How a mapping names one of two columns with the same heading.
const BY_NUMBER: (&str, &str) = (
    "heter de likadant, skriv kolumnens nummer i stället för rubriken: \"#7\" är den sjunde",
    "if they are called the same, write the column's number instead of its heading: \"#7\" is the seventh",
);

fn columns_differ(first: &str, item: Option<&str>, lang: Lang) -> Said {
    let shown = brief(first);
    let said = match item {
        Some(item) => new(
            lang,
            format!("raden har olika svar på {item} i två kolumner"),
            format!("the row has different answers to {item} in two columns"),
        ),
        None => new(
            lang,
            "raden säger olika saker i två kolumner som är för samma sak",
            "the row says different things in two columns that are for the same",
        ),
    };
    said.hint(format!("den andra kolumnen är ”{shown}”"), format!("the other column is “{shown}”"))
        .hint(
            "är kolumnerna samma fråga, rätta raden; annars, räkna upp den som inte gäller under ignore i en mappning",
            "if the columns are the same question, correct the row; otherwise list the one that does not count under ignore in a mapping",
        )
        .hint(BY_NUMBER.0, BY_NUMBER.1)
}

fn dropped(items: &[String], why: Dropped, lang: Lang) -> Said {
    let item = items.first().map_or("", String::as_str);
    let all = names(items);
    match why {
        Dropped::Several => new(
            lang,
            format!("kolumnen passar flera frågor och läses inte, men här står svar: {all}"),
            format!("the column fits several items and is not read, but answers stand here: {all}"),
        ),
        Dropped::DualScale => new(
            lang,
            "kolumnen är en av två skalor för samma fråga och läses inte, men här står svar",
            "the column is one of two scales of the same question and is not read, but answers stand here",
        ),
        Dropped::UnknownOption | Dropped::UnknownPart => new(
            lang,
            format!(
                "kolumnen hör till {item}, som inte har något sådant svar, och läses inte, men här står något"
            ),
            format!(
                "the column belongs to {item}, which has no such option, and is not read, but something stands here"
            ),
        ),
        Dropped::SaidElsewhere => new(
            lang,
            format!("kolumnen är också frågan {item}, som mappningen läser ur en annan, men här står svar"),
            format!(
                "the column is the item {item} too, which the mapping reads from another, but answers stand here"
            ),
        ),
    }
}

/// The line of a mapping that says what a column is, with what can stand there.
fn say_which(said: Said, items: &[String], why: Dropped, heading: &str, options: &[String]) -> Said {
    let item = items.first().map_or("id", String::as_str);
    let target = match options.first().filter(|_| why == Dropped::UnknownOption) {
        Some(option) => as_toml(&format!("{item}[{option}]")),
        None => as_toml(item),
    };
    let heading = as_toml(heading);
    let said = said.hint(
        format!("säg i en mappning vad kolumnen är, till exempel [columns] {heading} = {target}; eller räkna upp den under ignore"),
        format!("say in a mapping what the column is, such as [columns] {heading} = {target}; or list it under ignore"),
    );
    if options.is_empty() {
        return said;
    }
    let options = names(options);
    said.hint(format!("alternativen är: {options}"), format!("the options are: {options}"))
}

fn several_events(column: &str, events: &[String], lang: Lang) -> Said {
    let (all, column) = (names(events), as_toml(column));
    let first = as_toml(events.first().map_or("", String::as_str));
    new(
        lang,
        format!("filen har svar från flera händelser (events): {all}"),
        format!("the file has answers of several events: {all}"),
    )
    .hint(
        format!("är de olika omgångar, importera en i taget med --wave och en mappning: [[keep]] column = {column}, is = [{first}]"),
        format!("if they are different rounds, import one at a time with --wave and a mapping: [[keep]] column = {column}, is = [{first}]"),
    )
    .hint(
        format!("hör de till samma omgång, skriv i mappningen: ignore = [{column}]"),
        format!("if they belong to the same round, write in the mapping: ignore = [{column}]"),
    )
}

/// What to do with a column that is not read.
const SAY_WHICH: (&str, &str) = (
    "är det en fråga i enkäten, skriv i en mappning vilken: [columns]; annars, räkna upp kolumnen under ignore",
    "if it is an item of the questionnaire, say in a mapping which: [columns]; otherwise list the column under ignore",
);

fn unread(columns: &[String], lang: Lang) -> Said {
    let all = names(columns);
    let said = match columns.len() {
        1 => new(
            lang,
            format!("en kolumn läses inte, fast svarsalternativ ur enkäten står i den: {all}"),
            format!("a column is not read, though options of the questionnaire stand in it: {all}"),
        ),
        n => new(
            lang,
            format!("{n} kolumner läses inte, fast svarsalternativ ur enkäten står i dem: {all}"),
            format!("{n} columns are not read, though options of the questionnaire stand in them: {all}"),
        ),
    };
    said.hint(SAY_WHICH.0, SAY_WHICH.1)
}

fn silent(rows: usize, columns: &[String], lang: Lang) -> Said {
    let (all, number) = (names(columns), count(rows as u64, lang));
    let said = match rows {
        1 => new(
            lang,
            format!("en rad utelämnas som obesvarad, fast något står i kolumner som inte läses: {all}"),
            format!(
                "one row is left out as not answered, though something stands in columns that are not read: {all}"
            ),
        ),
        _ => new(
            lang,
            format!(
                "{number} rader utelämnas som obesvarade, fast något står i kolumner som inte läses: {all}"
            ),
            format!(
                "{number} rows are left out as not answered, though something stands in columns that are not read: {all}"
            ),
        ),
    };
    said.hint(SAY_WHICH.0, SAY_WHICH.1)
}
