//! A cell's text to an answer.

use super::names::fold;
use super::refusal::{Refusal, numeral, ruling_out};
use super::usage::{Numerals, Usage, by_yes_or_no};
use super::words::{DONT_KNOW, NOT_APPLICABLE, fold_word, is_error, word};
use super::written::{Written, ends};
use super::{number, several};
use crate::load::suggest::nearest;
use crate::model::{Answer, AnswerFaultKind, Answering, Multi, NumberDoubt, OptionIx, Scale, Ticks};

/// The answer that a text stands for. How numbers are used in its column is asked for only where the text alone does not
/// say it.
pub(in crate::load) fn answer<'t>(
    answering: &Answering,
    text: &'t str,
    usage: impl Fn() -> Usage,
) -> Result<Answer, Refusal<'t>> {
    if text.is_empty() {
        return Ok(Answer::NotAnswered);
    }
    let read = match answering {
        Answering::Choice(scale) => choice(scale, text, || usage().numerals),
        Answering::Multi(multi) => several::answer(multi, text, || usage().numerals),
        Answering::Number(number) => number::answer(number, text, || {
            let Usage { signs, percent, doubts_shares, .. } = usage();
            (signs, percent, doubts_shares)
        }),
        Answering::Text if is_error(text) => Err(Refusal::Error),
        // A dash may be what somebody wrote.
        Answering::Text => {
            let is_text = text.chars().count() == 1 || word(text).is_none();
            Ok(word(text).filter(|_| !is_text).unwrap_or(Answer::Text))
        }
    };
    read.map_err(|refusal| if is_error(text) { Refusal::Error } else { refusal })
}

/// An option, or one of the common words; an option that is called as one of the words comes first.
pub(super) fn choice<'t>(
    scale: &Scale,
    text: &'t str,
    numerals: impl Fn() -> Numerals,
) -> Result<Answer, Refusal<'t>> {
    if scale.is_torn(text) {
        return Err(Refusal::Doubtful(text, NumberDoubt::LabelOfAnother));
    }
    let option = scale.find(text).or_else(|| scale.find(&fold_word(text)));
    let option = option.or_else(|| by_yes_or_no(scale, text));
    if let Some(answer) = option.map(Answer::Option).or_else(|| word(text)) {
        return Ok(answer);
    }
    numeral(scale, text, numerals).map(Answer::Option)
}

/// What is wrong with a text, to be told.
pub(in crate::load) fn fault(answering: &Answering, text: &str, refusal: Refusal<'_>) -> AnswerFaultKind {
    let value = text.to_owned();
    match (answering, refusal) {
        (Answering::Multi(multi), Refusal::Exclusive(ticks)) => exclusive_fault(multi, ticks),
        (_, Refusal::Error) => AnswerFaultKind::ErrorCell { value },
        (Answering::Number(number), Refusal::TwoNumbers) => {
            let both = Written::of(text).and_then(|written| written.both());
            both.map_or(AnswerFaultKind::NotANumber { value: text.to_owned(), ends: ends(number) }, |both| {
                AnswerFaultKind::TwoNumbers { value, both }
            })
        }
        (Answering::Number(number), Refusal::PercentOrShare) => {
            let ends = ends(number);
            number::percent_or_share(number, text)
                .map_or(AnswerFaultKind::NotANumber { value: text.to_owned(), ends }, |both| {
                    AnswerFaultKind::PercentOrShare { value, both }
                })
        }
        (Answering::Number(number), Refusal::Percent) => {
            AnswerFaultKind::PercentOutOfPlace { value, ends: ends(number) }
        }
        (Answering::Choice(scale), Refusal::Doubtful(part, doubt)) => {
            AnswerFaultKind::BareNumber { value: part.to_owned(), doubt, scale: scale.clone() }
        }
        (Answering::Multi(multi), Refusal::Doubtful(part, doubt)) => {
            AnswerFaultKind::BareNumber { value: part.to_owned(), doubt, scale: multi.scale().clone() }
        }
        (Answering::Number(number), Refusal::OutsideRange) => {
            AnswerFaultKind::OutsideRange { value, ends: ends(number) }
        }
        (Answering::Number(number), _) => AnswerFaultKind::NotANumber { value, ends: ends(number) },
        (Answering::Choice(scale), _) => AnswerFaultKind::NotOnScale {
            value,
            nearest: suggestion(scale, text),
            scale: scale.clone(),
            several: false,
        },
        (Answering::Multi(multi), refusal) => {
            let part = if let Refusal::NoOption(part) = refusal { part } else { text };
            AnswerFaultKind::NotOnScale {
                value: part.to_owned(),
                nearest: suggestion(multi.scale(), part),
                scale: multi.scale().clone(),
                several: true,
            }
        }
        // Every text is an answer where texts are asked for.
        (Answering::Text, _) => AnswerFaultKind::NoItem,
    }
}

/// The fault of ticks that rule each other out.
pub(in crate::load) fn exclusive_fault(multi: &Multi, ticks: Ticks) -> AnswerFaultKind {
    let exclusive = ruling_out(multi, ticks).unwrap_or(OptionIx(0));
    AnswerFaultKind::ExclusiveTicked {
        scale: multi.scale().clone(),
        exclusive,
        others: ticks.iter().filter(|option| *option != exclusive).collect(),
    }
}

/// The accepted text that was probably meant: one that the text contains as a word, such as the label
/// in `4 - Skala`, else the one that looks most like it.
pub(super) fn suggestion(scale: &Scale, text: &str) -> Option<String> {
    let folded = fold(text);
    // One digit is as near to another as to any: a number is no misspelling.
    if folded.replace(',', ".").parse::<f64>().is_ok() {
        return None;
    }
    let options = || scale.options().iter();
    let labels = || options().flat_map(|option| option.label.texts());
    let longest =
        labels().filter(|label| contains_words(&folded, &fold(label))).max_by_key(|label| label.len());
    if let Some(label) = longest {
        return Some(label.to_owned());
    }
    let ids = options().map(|option| option.id.as_str()).filter(|id| id.parse::<f64>().is_err());
    let words = NOT_APPLICABLE.into_iter().chain(DONT_KNOW).filter(|word| word.len() > 3);
    nearest(text, labels().chain(ids).chain(words))
}

fn contains_words(text: &str, words: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnswerOption, Lang, Localized, OptionId, OptionIx, Points, ScaleId};

    fn scale(options: &[(&str, &str, &str)]) -> Scale {
        let option = |(at, (id, sv, en)): (usize, &(&str, &str, &str))| AnswerOption {
            id: OptionId::parse(id).expect("an id"),
            label: Localized::new([(Lang::Sv, *sv), (Lang::En, *en)]).expect("a label"),
            points: Points::equally_spaced(at, options.len()),
        };
        let options = options.iter().enumerate().map(option).collect();
        Scale::new(ScaleId::parse("s").expect("an id"), options).expect("a scale")
    }

    fn read(scale: &Scale, text: &str) -> Option<Answer> {
        choice(scale, text, || Numerals::Places).ok()
    }

    #[test]
    fn the_four_answers_are_told_apart() {
        let s = scale(&[("1", "Stämmer inte", "Disagree"), ("2", "Stämmer", "Agree")]);
        for (answered, texts) in [
            (Answer::Option(OptionIx(1)), &["2", "2.0", "2,0", "STÄMMER", "agree"][..]),
            (Answer::Option(OptionIx(0)), &["stämmer\u{a0}inte", "Stämmer  inte", "1"]),
            (
                Answer::DontKnow,
                &[
                    "dk",
                    "DK",
                    "Don't know",
                    "don’t know",
                    "vet\u{a0}ej",
                    "Vet inte",
                    "Vet ej/kan inte svara",
                    "Vet ej / kan ej svara",
                    "Vet inte eller kan inte bedöma",
                    "Don't know (can't say)",
                ],
            ),
            (
                Answer::NotApplicable,
                &[
                    "na",
                    "N/A",
                    "n.a.",
                    "Ej tillämpligt",
                    "ej aktuellt",
                    "Inte aktuellt",
                    "Ej relevant",
                    "Not applicable",
                    "Ej aktuellt/ej relevant",
                    "N/A / not relevant",
                ],
            ),
            (Answer::NotAnswered, &["NaN", "NULL", "null", "-", "–", "<NA>"]),
        ] {
            for text in texts {
                assert_eq!(read(&s, text), Some(answered), "{text}");
            }
        }
        for text in ["3", "1.5", "?", "stämmerinte", "Vet ej/ej aktuellt", "vet ej/kanske", "/", "--"] {
            assert_eq!(read(&s, text), None, "{text}");
        }
    }

    #[test]
    fn an_option_of_the_scale_comes_before_the_common_words() {
        let s = scale(&[("na", "Ja", "Yes"), ("b", "Vet ej", "No idea"), ("-", "NULL", "None")]);
        assert_eq!(read(&s, "NA"), Some(Answer::Option(OptionIx(0))));
        assert_eq!(read(&s, "vet ej"), Some(Answer::Option(OptionIx(1))));
        assert_eq!(read(&s, "-"), Some(Answer::Option(OptionIx(2))));
        assert_eq!(read(&s, "null"), Some(Answer::Option(OptionIx(2))));
        assert_eq!(read(&s, "dk"), Some(Answer::DontKnow));
    }

    #[test]
    fn what_a_spreadsheet_could_not_compute_is_an_answer_to_nothing() {
        let s = scale(&[("1", "Stämmer inte", "Disagree"), ("2", "Stämmer", "Agree")]);
        let choice = Answering::Choice(s.into());
        for text in ["#N/A", "#SAKNAS!", "#REF!", "#DIV/0!", "#VÄRDEFEL!", "Err:502"] {
            for answering in [&choice, &Answering::Text] {
                let read = answer(answering, text, || Usage::alone(answering));
                assert_eq!(read, Err(Refusal::Error), "{text}");
            }
        }
        for (text, expected) in [
            ("#1", Answer::Text),
            ("-", Answer::Text),
            ("NaN", Answer::NotAnswered),
            ("n/a", Answer::NotApplicable),
        ] {
            assert_eq!(answer(&Answering::Text, text, || Usage::alone(&choice)), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_was_meant_is_guessed_only_for_words() {
        let s = scale(&[("1", "Stämmer inte", "Disagree"), ("2", "Stämmer", "Agree")]);
        for (text, expected) in [
            ("2 - Stämmer", Some("Stämmer")),
            ("1. Stämmer inte", Some("Stämmer inte")),
            ("Stämer", Some("Stämmer")),
            ("vet je", Some("vet ej")),
            ("6", None),
            ("ja", None),
        ] {
            assert_eq!(suggestion(&s, text).as_deref(), expected, "{text}");
        }
    }
}
