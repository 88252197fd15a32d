//! Faults in files of answers put into words, in both languages.

mod of_cells;
mod of_files;
mod of_letters;
mod of_numbers;
mod of_people;
mod of_values;

use super::said::{FaultWords, Said, brief as shown, pick};
use crate::model::{AnswerFault, AnswerFaultKind, Further, Lang, MeaningLine};
use crate::text::number::{count, list};

pub(in crate::text) use of_numbers::places;

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &AnswerFault, lang: Lang) -> FaultWords {
    let mut said = say(&fault.kind, &fault.further, lang);
    if is_misread(&fault.kind) {
        said = said.hint(
            "texten ser ut att ha sparats med fel teckenkodning; spara om filen som ”CSV UTF-8” ur originalet",
            "the text seems to have been saved in the wrong encoding; save it as “CSV UTF-8” from the original",
        );
    }
    if let Some(meaning) = &fault.meaning {
        said = mapped(said, meaning);
    }
    let counts_itself = matches!(
        fault.kind,
        AnswerFaultKind::More(_) | AnswerFaultKind::SameAnswers | AnswerFaultKind::TooFast(_)
    );
    if fault.further.count > 0 && !counts_itself {
        said = said.hint(again_sv(&fault.further), again_en(&fault.further));
    }
    if let AnswerFaultKind::More(code) = fault.kind {
        said.title = more(code, fault.further.count + 1, lang);
    }
    said.with_code(fault.kind.code())
}

/// Shows the line of a mapping that would say what a text stands for.
fn mapped(said: Said, meaning: &MeaningLine) -> Said {
    let line = meaning_line(meaning);
    if meaning.columns > 1 {
        let columns = meaning.columns as u64;
        let (sv, en) = (count(columns, Lang::Sv), count(columns, Lang::En));
        return said.hint(
            format!("texten finns i {sv} kolumner; säg i en mappning vad den står för: {line}"),
            format!("the text stands in {en} columns; say in a mapping what it stands for: {line}"),
        );
    }
    said.hint(
        format!("säg i en mappning vad texten står för: {line}"),
        format!("say in a mapping what the text stands for: {line}"),
    )
}

/// A line as a mapping has it, with its table before it.
fn meaning_line(line: &MeaningLine) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let table = line.item.as_ref().map(|item| match item.as_str() {
        id if id.chars().all(is_bare) => format!("[values.{id}] "),
        id => format!("[values.{}] ", quoted(id)),
    });
    let table = table.unwrap_or_else(|| "[values] ".to_owned());
    format!("{table}{} = {}", quoted(&line.text), quoted(&line.example))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

fn say(kind: &AnswerFaultKind, further: &Further, lang: Lang) -> Said {
    use AnswerFaultKind as Kind;
    match kind {
        Kind::Empty => of_files::empty(lang),
        Kind::NotText(looks) => of_files::not_text(*looks, lang),
        Kind::Undecodable { encoding, byte } => of_files::undecodable(encoding, *byte, lang),
        Kind::UnclosedQuote => of_files::unclosed_quote(lang),
        Kind::LongRow { cells, headings } => of_files::long_row(*cells, *headings, lang),
        Kind::ShortRow { cells, headings } => of_files::short_row(*cells, *headings, lang),
        Kind::NoRows => of_files::no_rows(lang),
        Kind::DuplicateColumn { heading, first } => of_files::duplicate_column(heading, *first, lang),
        Kind::UnknownColumns(columns) => of_files::unknown_columns(columns, lang),
        Kind::MissingItems(items) => of_files::missing_items(items, lang),
        Kind::NoItems { separator } => of_files::no_items(*separator, lang),
        Kind::NoUnitColumn { units } => of_files::no_unit_column(units, lang),
        Kind::NoRespondentColumn => of_files::no_respondent_column(lang),
        Kind::NoWaveColumn { waves } => of_files::no_wave_column(waves, lang),
        Kind::NotOnScale { value, scale, nearest, several } => {
            of_values::not_on_scale(value, scale, nearest.as_ref(), *several, lang)
        }
        Kind::NotANumber { value, ends } => of_values::not_a_number(value, *ends, lang),
        Kind::OutsideRange { value, ends } => of_values::outside_range(value, *ends, lang),
        Kind::BareNumber { value, doubt, scale } => of_numbers::bare_number(value, *doubt, scale, lang),
        Kind::TwoNumbers { value, both } => of_numbers::two_numbers(value, *both, lang),
        Kind::PercentOutOfPlace { value, ends } => of_numbers::percent_out_of_place(value, *ends, lang),
        Kind::ErrorCell { value } => of_numbers::error_cell(value, lang),
        Kind::FormulaWithoutValue => of_numbers::formula_without_value(lang),
        Kind::PlacesTaken { scale } => of_numbers::places_taken(scale, lang),
        Kind::PercentOrShare { value, both } => of_numbers::percent_or_share(value, *both, lang),
        Kind::LooksLikeShares { value } => of_numbers::looks_like_shares(value, lang),
        Kind::ExclusiveTicked { scale, exclusive, others } => {
            of_values::exclusive_ticked(scale, *exclusive, others, lang)
        }
        Kind::StrayCharacter { found, is_taken_out } => of_letters::stray(*found, *is_taken_out, lang),
        Kind::PersonalName { named } => of_letters::personal_name(*named, lang),
        Kind::LooksAlike { named, value, other } => of_letters::looks_alike(*named, value, other, lang),
        Kind::NotATick { value } => of_values::not_a_tick(value, lang),
        Kind::MissingOptions { item, options } => of_files::missing_options(item, options, lang),
        Kind::NotAsked { item, decides } => of_cells::not_asked(item, decides, lang),
        Kind::NotForGroup { group, value } => of_cells::not_for_group(group, value, lang),
        Kind::GroupContradicted { group, item } => of_cells::group_contradicted(group, item, lang),
        Kind::NotAskedOfRole { item, role, audience } => {
            of_cells::not_asked_of_role(item, role, audience, lang)
        }
        Kind::NoItem => of_cells::no_item(lang),
        Kind::UnknownItem { value, nearest } => of_cells::unknown_item(value, nearest.as_ref(), lang),
        Kind::NoUnit => of_cells::no_unit(lang),
        Kind::UnknownUnit { value, nearest, units } => {
            of_cells::unknown_unit(value, nearest.as_ref(), units, lang)
        }
        Kind::AmbiguousUnit { value, units } => of_cells::ambiguous_unit(value, units, lang),
        Kind::BadName { named, value, error } => of_cells::bad_name(*named, value, *error, lang),
        Kind::NoWave { waves } => of_cells::no_wave(waves, lang),
        Kind::UnknownWave { value, nearest, waves } => {
            of_cells::unknown_wave(value, nearest.as_ref(), waves, lang)
        }
        Kind::OtherWave { value, waves } => of_cells::other_wave(value, waves, lang),
        Kind::NoRespondent { counted } => of_cells::no_respondent(*counted, lang),
        Kind::DuplicateRespondent { respondent, first, units } => {
            of_cells::duplicate_respondent(respondent, first, units.as_ref(), lang)
        }
        Kind::DuplicatesSettled { kept_last } => of_cells::duplicates_settled(*kept_last, lang),
        Kind::RepeatedItem { respondent, item, first } => {
            of_cells::repeated_item(respondent, item, *first, lang)
        }
        Kind::UnitChanged { respondent, before, now, first } => {
            of_cells::unit_changed(respondent, [before, now], *first, lang)
        }
        Kind::RoleChanged { respondent, before, now, first } => {
            of_cells::role_changed(respondent, [before, now], *first, lang)
        }
        Kind::UnknownRole { value, nearest, roles } => {
            of_people::unknown_role(value, nearest.as_ref(), roles, lang)
        }
        Kind::BadSeconds { value } => of_people::bad_seconds(value, lang),
        Kind::SecondsChanged { respondent, before, now, first } => {
            of_people::seconds_changed(respondent, [*before, *now], *first, lang)
        }
        Kind::SameAnswers => of_people::same_answers(further, lang),
        Kind::TooFast(pace) => of_people::too_fast(*pace, further, lang),
        Kind::More(_) => Said::new(lang, "", "").hint(
            "åtgärda först de fel som visas: de andra har ofta samma orsak",
            "mend the faults that are shown first: the others often have the same cause",
        ),
    }
}

fn more(code: &str, further: u64, lang: Lang) -> String {
    let number = count(further, lang);
    pick(
        lang,
        format!("ytterligare {number} fel av slaget {code}, som inte visas ett och ett"),
        format!("{number} more faults of the kind {code}, not shown one by one"),
    )
}

fn again_sv(further: &Further) -> String {
    let rows = rows(further, Lang::Sv);
    if further.count == further.rows.len() as u64 {
        return format!("samma fel även på rad {rows}");
    }
    format!("samma fel på ytterligare {} ställen, bland annat på rad {rows}", count(further.count, Lang::Sv))
}

fn again_en(further: &Further) -> String {
    let word = if further.rows.len() == 1 { "row" } else { "rows" };
    let rows = rows(further, Lang::En);
    if further.count == further.rows.len() as u64 {
        return format!("the same on {word} {rows} too");
    }
    format!("the same in {} more places, among them {word} {rows}", count(further.count, Lang::En))
}

/// The rows that have the same fault.
fn rows(further: &Further, lang: Lang) -> String {
    list(&further.rows.iter().map(u64::to_string).collect::<Vec<_>>(), lang)
}

/// The first few names; the rest as a number.
fn listed(names: impl ExactSizeIterator<Item = String>, lang: Lang) -> String {
    const MOST: usize = 12;
    let all = names.len();
    let mut list = names.take(MOST).collect::<Vec<_>>().join(", ");
    if all > MOST {
        let all = count(all as u64, lang);
        list.push_str(&pick(lang, format!(" … ({all} i allt)"), format!(" … ({all} in all)")));
    }
    list
}

/// Whether the text that is at fault holds what becomes of å, ä and ö when UTF-8 is taken for Windows-1252.
fn is_misread(kind: &AnswerFaultKind) -> bool {
    use AnswerFaultKind as Kind;
    let is_odd =
        |text: &str| ["Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "\u{fffd}"].iter().any(|odd| text.contains(odd));
    if let Kind::UnknownColumns(columns) = kind {
        return columns.iter().any(|column| is_odd(&column.heading));
    }
    let (Kind::NotOnScale { value, .. }
    | Kind::NotANumber { value, .. }
    | Kind::NotATick { value }
    | Kind::UnknownItem { value, .. }
    | Kind::UnknownUnit { value, .. }
    | Kind::UnknownRole { value, .. }
    | Kind::BadName { value, .. }) = kind
    else {
        return false;
    };
    is_odd(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_and_stays_on_one_line() {
        use crate::text::brief::QUOTED;
        assert_eq!(shown("två\nrader"), "två rader");
        assert_eq!(shown(&"å".repeat(QUOTED + 1)), format!("{}…", "å".repeat(QUOTED - 1)));
    }

    #[test]
    fn further_rows_are_counted_and_the_first_few_named() {
        let some = Further { count: 2, rows: vec![15, 16] };
        assert_eq!(again_sv(&some), "samma fel även på rad 15 och 16");
        let many = Further { count: 12345, rows: vec![3, 4, 5, 6, 7] };
        assert_eq!(again_en(&many), "the same in 12,345 more places, among them rows 3, 4, 5, 6 and 7");
    }
}
