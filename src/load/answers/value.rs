//! A cell's text to an answer.

use super::names::fold;
use crate::load::suggest::nearest;
use crate::model::{Answer, Scale};

/// What is written for "not applicable", in the form in which texts are compared.
const NOT_APPLICABLE: [&str; 5] = ["na", "n/a", "ej tillämpligt", "ej aktuellt", "not applicable"];
/// What is written for "don't know".
const DONT_KNOW: [&str; 4] = ["dk", "don't know", "vet ej", "vet inte"];

/// The answer that a text stands for; `None` where the scale has nothing of the kind.
///
/// An option that is called as one of the words for *not applicable* or *don't know* comes first.
pub(super) fn answer(scale: &Scale, text: &str) -> Option<Answer> {
    if text.is_empty() {
        return Some(Answer::NotAnswered);
    }
    let folded = fold(text).replace(['’', '´', '`'], "'");
    if let Some(option) = scale.find(text).or_else(|| scale.find(&folded)) {
        return Some(Answer::Option(option));
    }
    if NOT_APPLICABLE.contains(&&*folded) {
        return Some(Answer::NotApplicable);
    }
    DONT_KNOW.contains(&&*folded).then_some(Answer::DontKnow)
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
            (Answer::NotAnswered, &[""]),
        ] {
            for text in texts {
                assert_eq!(answer(&s, text), Some(answered), "{text}");
            }
        }
        for text in ["3", "nan", "1.5", "-", "?", "stämmerinte"] {
            assert_eq!(answer(&s, text), None, "{text}");
        }
    }

    #[test]
    fn an_option_of_the_scale_comes_before_the_common_words() {
        let s = scale(&[("na", "Ja", "Yes"), ("b", "Vet ej", "No idea")]);
        assert_eq!(answer(&s, "NA"), Some(Answer::Option(OptionIx(0))));
        assert_eq!(answer(&s, "vet ej"), Some(Answer::Option(OptionIx(1))));
        assert_eq!(answer(&s, "dk"), Some(Answer::DontKnow));
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
