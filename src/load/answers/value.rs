//! A cell's text to an answer.

use super::names::fold;
use super::{number, several};
use crate::load::suggest::nearest;
use crate::model::{Answer, AnswerFaultKind, Answering, Multi, OptionIx, Scale, Ticks};

/// What is written for "not applicable", in the form in which texts are compared.
const NOT_APPLICABLE: [&str; 5] = ["na", "n/a", "ej tillämpligt", "ej aktuellt", "not applicable"];
/// What is written for "don't know".
const DONT_KNOW: [&str; 4] = ["dk", "don't know", "vet ej", "vet inte"];

/// Why a text is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Refusal<'t> {
    /// This part of it (or all) names no option.
    NoOption(&'t str),
    /// It is no number.
    NoNumber,
    /// It is a number that cannot be answered.
    OutsideRange,
    /// It ticks an option that rules out the others that it ticks.
    Exclusive(Ticks),
}

/// The answer that a text stands for.
pub(in crate::load) fn answer<'t>(answering: &Answering, text: &'t str) -> Result<Answer, Refusal<'t>> {
    if text.is_empty() {
        return Ok(Answer::NotAnswered);
    }
    match answering {
        Answering::Choice(scale) => choice(scale, text).ok_or(Refusal::NoOption(text)),
        Answering::Multi(multi) => several::answer(multi, text),
        Answering::Number(number) => number::answer(number, text),
        Answering::Text => Ok(word(text).unwrap_or(Answer::Text)),
    }
}

/// An option, or one of the common words; an option that is called as one of the words comes first.
pub(super) fn choice(scale: &Scale, text: &str) -> Option<Answer> {
    let option = scale.find(text).or_else(|| scale.find(&fold_word(text)));
    option.map(Answer::Option).or_else(|| word(text))
}

/// *Not applicable* or *don't know*.
pub(in crate::load) fn word(text: &str) -> Option<Answer> {
    let folded = fold_word(text);
    if NOT_APPLICABLE.contains(&&*folded) {
        return Some(Answer::NotApplicable);
    }
    DONT_KNOW.contains(&&*folded).then_some(Answer::DontKnow)
}

/// What is wrong with a text, to be told.
pub(in crate::load) fn fault(answering: &Answering, text: &str, refusal: Refusal<'_>) -> AnswerFaultKind {
    let value = text.to_owned();
    match (answering, refusal) {
        (Answering::Multi(multi), Refusal::Exclusive(ticks)) => exclusive_fault(multi, ticks),
        (Answering::Number(number), Refusal::OutsideRange) => {
            AnswerFaultKind::OutsideRange { value, ends: number::ends(number) }
        }
        (Answering::Number(number), _) => AnswerFaultKind::NotANumber { value, ends: number::ends(number) },
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

/// The ticked option that rules out others that are ticked.
pub(in crate::load) fn ruling_out(multi: &Multi, ticks: Ticks) -> Option<OptionIx> {
    let has_others = ticks.iter().nth(1).is_some();
    ticks.iter().find(|option| has_others && multi.is_exclusive(*option))
}

fn fold_word(text: &str) -> String {
    fold(text).replace(['’', '´', '`'], "'")
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
    let labels = || options().flat_map(|option| option.label.each().map(|(_, label)| label));
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
    use crate::model::{AnswerOption, Localized, OptionId, OptionIx, Points, ScaleId};

    fn scale(options: &[(&str, &str, &str)]) -> Scale {
        let option = |(at, (id, sv, en)): (usize, &(&str, &str, &str))| AnswerOption {
            id: OptionId::parse(id).expect("an id"),
            label: Localized::new(Some(sv), Some(en)).expect("a label"),
            points: Points::equally_spaced(at, options.len()),
        };
        let options = options.iter().enumerate().map(option).collect();
        Scale::new(ScaleId::parse("s").expect("an id"), options).expect("a scale")
    }

    #[test]
    fn the_four_answers_are_told_apart() {
        let s = scale(&[("1", "Stämmer inte", "Disagree"), ("2", "Stämmer", "Agree")]);
        for (answered, texts) in [
            (Answer::Option(OptionIx(1)), &["2", "2.0", "2,0", "STÄMMER", "agree"][..]),
            (Answer::Option(OptionIx(0)), &["stämmer\u{a0}inte", "Stämmer  inte", "1"]),
            (Answer::DontKnow, &["dk", "DK", "Don't know", "don’t know", "vet\u{a0}ej", "Vet inte"]),
            (Answer::NotApplicable, &["na", "N/A", "Ej tillämpligt", "ej aktuellt", "Not applicable"]),
        ] {
            for text in texts {
                assert_eq!(choice(&s, text), Some(answered), "{text}");
            }
        }
        for text in ["3", "nan", "1.5", "-", "?", "stämmerinte"] {
            assert_eq!(choice(&s, text), None, "{text}");
        }
    }

    #[test]
    fn an_option_of_the_scale_comes_before_the_common_words() {
        let s = scale(&[("na", "Ja", "Yes"), ("b", "Vet ej", "No idea")]);
        assert_eq!(choice(&s, "NA"), Some(Answer::Option(OptionIx(0))));
        assert_eq!(choice(&s, "vet ej"), Some(Answer::Option(OptionIx(1))));
        assert_eq!(choice(&s, "dk"), Some(Answer::DontKnow));
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
