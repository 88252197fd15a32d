//! Several options in one cell, and one option in each of several columns.

use super::names::fold;
use super::refusal::{Refusal, numeral, ruling_out};
use super::usage::Numerals;
use super::words::{SEPARATORS, word};
use crate::model::{Answer, AnswerOption, Multi, NumberDoubt, OptionIx, Scale, Ticks};

/// The options that a text names, or one of the common words.
pub(super) fn answer<'t>(
    multi: &Multi,
    text: &'t str,
    numerals: impl Fn() -> Numerals,
) -> Result<Answer, Refusal<'t>> {
    let scale = multi.scale();
    let ticks = match options(scale, text, &numerals) {
        Ok(ticks) => ticks,
        // What is no list of options may still be a common word, or one option's number with decimals.
        Err(_) if is_none(text) => Ticks::default(),
        Err(refusal @ Refusal::Doubtful(_, NumberDoubt::LabelOfAnother)) => return Err(refusal),
        Err(refusal) => match scale.find(text).map(Answer::Option).or_else(|| word(text)) {
            Some(Answer::Option(option)) => Ticks::from_iter([option]),
            Some(word) => return Ok(word),
            None => Ticks::from_iter([numeral(scale, text, &numerals).map_err(|_| refusal)?]),
        },
    };
    match ruling_out(multi, ticks) {
        Some(_) => Err(Refusal::Exclusive(ticks)),
        None => Ok(Answer::Ticks(ticks)),
    }
}

/// The options in a list; a label may have the separator in it, so that the longest name that fits is taken each time.
fn options<'t>(scale: &Scale, text: &'t str, numerals: &impl Fn() -> Numerals) -> Result<Ticks, Refusal<'t>> {
    let mut ends: Vec<usize> = text.match_indices(SEPARATORS).map(|(at, _)| at).collect();
    ends.push(text.len());
    let most = most_separators(scale);
    let (mut found, mut next, mut start) = (Vec::new(), 0, 0);
    while next < ends.len() {
        let last = (next + most).min(ends.len() - 1);
        let fits = (next..=last).rev().find_map(|end| Some((named(scale, &text[start..ends[end]])?, end)));
        let part = text[start..ends[next]].trim();
        match fits {
            Some((_, end)) if scale.is_torn(&text[start..ends[end]]) => {
                return Err(Refusal::Doubtful(&text[start..ends[end]], NumberDoubt::LabelOfAnother));
            }
            Some((option, end)) => {
                found.push(option);
                next = end;
            }
            None if part.is_empty() => {}
            None => found.push(match scale.find(part) {
                Some(option) => option,
                None => numeral(scale, part, numerals)?,
            }),
        }
        start = ends[next] + 1;
        next += 1;
    }
    if found.is_empty() { Err(Refusal::NoOption(text)) } else { Ok(found.into_iter().collect()) }
}

/// Whether a text says that nothing is ticked.
fn is_none(text: &str) -> bool {
    Multi::NONE_TICKED.contains(&&*fold(text))
}

/// How many separators the name has that has most of them.
fn most_separators(scale: &Scale) -> usize {
    let count = |name: &str| name.matches(SEPARATORS).count();
    let names = scale.options().iter().flat_map(|option| option.label.texts().map(&count));
    names.max().unwrap_or(0)
}

/// The option that is called so, and not merely counted so.
fn named(scale: &Scale, text: &str) -> Option<OptionIx> {
    let folded = fold(text);
    let is_label = |option: &AnswerOption| option.label.texts().any(|label| fold(label) == folded);
    let options = scale.options();
    let by_id = options.iter().position(|option| fold(option.id.as_str()) == folded);
    by_id.or_else(|| options.iter().position(is_label)).map(OptionIx::new)
}

/// What a cell says in a column of one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Mark {
    Ticked,
    NotTicked,
    Blank,
    /// One of the common words.
    Word(Answer),
}

const YES: [&str; 10] = ["1", "x", "ja", "yes", "true", "sant", "1.0", "1,0", "y", "j"];
const NO: [&str; 8] = ["0", "nej", "no", "false", "falskt", "0.0", "0,0", "n"];

/// What a text says of an option. The option's own name stands for a tick, as some survey tools write it.
pub(in crate::load) fn mark(scale: &Scale, option: OptionIx, text: &str) -> Option<Mark> {
    match text {
        "" => return Some(Mark::Blank),
        "1" => return Some(Mark::Ticked),
        "0" => return Some(Mark::NotTicked),
        _ => {}
    }
    let folded = fold(text);
    if YES.contains(&&*folded) {
        return Some(Mark::Ticked);
    }
    if NO.contains(&&*folded) {
        return Some(Mark::NotTicked);
    }
    if named(scale, text) == Some(option) {
        return Some(Mark::Ticked);
    }
    word(text).map(|word| if word == Answer::NotAnswered { Mark::Blank } else { Mark::Word(word) })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Localized, MultiRule, OptionId, Points, ScaleId};

    fn multi(options: &[(&str, &str)]) -> Multi {
        let option = |(id, label): &(&str, &str)| AnswerOption {
            id: OptionId::parse(id).expect("an id"),
            label: Localized::same(label),
            points: Points::ZERO,
        };
        let options = options.iter().map(option).collect();
        let scale = Scale::new(ScaleId::parse("s").expect("an id"), options).expect("a scale");
        let last = OptionIx::new(scale.options().len() - 1);
        Multi::new(Arc::new(scale), vec![last], MultiRule::Share).expect("a multi")
    }

    fn check(multi: &Multi, text: &str, expected: Result<&[usize], Refusal<'_>>) {
        let ticks = |options: &[usize]| Answer::Ticks(options.iter().map(|at| OptionIx::new(*at)).collect());
        let numerals = if multi.scale().has_numbers() { Numerals::Named } else { Numerals::Places };
        assert_eq!(answer(multi, text, || numerals), expected.map(ticks), "{text}");
    }

    #[test]
    fn options_are_named_one_after_the_other() {
        let m =
            multi(&[("web", "Webb"), ("phone", "Telefon, även kväll"), ("desk", "Disk"), ("none", "Inget")]);
        for text in
            ["web|desk", "web;desk", "Webb, disk", " desk ; WEB ;", "web|desk|", "1|3", "web,3", "desk;;web"]
        {
            check(&m, text, Ok(&[0, 2]));
        }
        check(&m, "Telefon, även kväll", Ok(&[1]));
        check(&m, "Webb, Telefon,  även kväll, Disk", Ok(&[0, 1, 2]));
        check(&m, "none", Ok(&[3]));
        check(&m, "3,0", Ok(&[2]));
        check(&m, "webb; fax", Err(Refusal::NoOption("fax")));
        check(&m, "Telefon", Err(Refusal::NoOption("Telefon")));
        check(&m, "; |", Err(Refusal::NoOption("; |")));
        let both = [0, 3].map(OptionIx::new).into_iter().collect();
        check(&m, "web|none", Err(Refusal::Exclusive(both)));
        assert_eq!(answer(&m, "Vet ej", || Numerals::Places), Ok(Answer::DontKnow));
        let doubt = || Numerals::Doubtful(NumberDoubt::Nought);
        assert_eq!(answer(&m, "web|2", doubt), Err(Refusal::Doubtful("2", NumberDoubt::Nought)));
    }

    #[test]
    fn where_ids_are_numbers_a_comma_stands_between_options() {
        let m = multi(&[("0", "Noll"), ("1", "Ett"), ("2", "Två"), ("9", "Inget")]);
        check(&m, "1,0", Ok(&[0, 1]));
        check(&m, "2,1", Ok(&[1, 2]));
        check(&m, "1.0", Ok(&[1]));
        check(&m, "2,3", Err(Refusal::NoOption("3")));
    }

    #[test]
    fn a_long_cell_of_nothing_is_refused_at_once() {
        let m = multi(&[("a", "A"), ("b", "B,B")]);
        let text = ",".repeat(1 << 20);
        assert_eq!(answer(&m, &text, || Numerals::Named), Err(Refusal::NoOption(&text)));
        assert!(answer(&m, &"a;".repeat(1 << 16), || Numerals::Named).is_ok());
    }

    #[test]
    fn a_column_of_one_option_says_yes_or_no() {
        let m = multi(&[("web", "Webb"), ("none", "Inget")]);
        let read = |text: &str| mark(m.scale(), OptionIx(0), text);
        for text in ["1", "x", "X", "Ja", "yes", "TRUE", "SANT", "1,0", "webb", "Y", "j"] {
            assert_eq!(read(text), Some(Mark::Ticked), "{text}");
        }
        for text in ["0", "Nej", "no", "false", "0.0", "N"] {
            assert_eq!(read(text), Some(Mark::NotTicked), "{text}");
        }
        for text in ["", "NaN", "NULL", "-"] {
            assert_eq!(read(text), Some(Mark::Blank), "{text}");
        }
        assert_eq!(read("vet ej"), Some(Mark::Word(Answer::DontKnow)));
        for text in ["2", "inget", "kanske"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
