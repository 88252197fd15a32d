//! What a respondent read, taken for an answer.

use super::scale::{as_number, numbered};
use super::{AnswerOption, Answering, Item, Localized, OptionIx};

impl<N> Item<N> {
    /// Finds the option whose description a text is, as a survey tool that was given the descriptions writes it, or
    /// whose id and label it is together, such as `4 Skala`, `4 - Skala`, `(4) Skala`, `Skala (4)` and `Skala - 4`. Case, space and a
    /// final full stop do not matter.
    #[must_use]
    pub fn find_by_text(&self, text: &str) -> Option<OptionIx> {
        let wanted = fold(text);
        let described = |(at, anchor): (usize, &Localized)| {
            anchor.texts().any(|anchor| fold(anchor) == wanted).then_some(at)
        };
        let options = self.answering.options();
        let is_label =
            |option: &AnswerOption, label: &str| option.label.texts().any(|own| fold(own) == label);
        let joined = |(at, option): (usize, &AnswerOption)| {
            let rest = wanted.strip_prefix(&fold(option.id.as_str()))?;
            let label = rest.trim_start_matches(['.', ':', ')', ' ', '-', '–']);
            (rest.len() > label.len() && is_label(option, label)).then_some(at)
        };
        let by_anchor = self.anchors.iter().enumerate().find_map(described);
        let found = by_anchor.or_else(|| options.iter().enumerate().find_map(joined)).map(OptionIx::new);
        let by_label = |label: &str| {
            let label = fold(label);
            options.iter().position(|option| is_label(option, &label)).map(OptionIx::new)
        };
        found.or_else(|| beside_number(&self.answering, text, by_label))
    }
}

/// Finds the option of a label with a number beside it. A number that belongs to another option contradicts the label, as
/// does one that no option has where every option has one.
pub fn beside_number(
    answering: &Answering,
    text: &str,
    by_label: impl Fn(&str) -> Option<OptionIx>,
) -> Option<OptionIx> {
    let (number, found) = coded(text, by_label)?;
    let numbers: Vec<Option<f64>> = answering.options().iter().map(AnswerOption::number).collect();
    let is_free = !numbers.contains(&Some(number)) && numbers.contains(&None);
    (numbers.get(found.at()) == Some(&Some(number)) || is_free).then_some(found)
}

/// The number that stands beside an option's label, and the option.
pub fn coded(text: &str, by_label: impl Fn(&str) -> Option<OptionIx>) -> Option<(f64, OptionIx)> {
    let (number, label) = in_front(text).or_else(|| behind(text))?;
    let bracketed = label.strip_prefix('(').and_then(|label| label.strip_suffix(')'));
    Some((number, by_label(label).or_else(|| by_label(bracketed?))?))
}

/// `4 - Agree`, `4 Agree`, `(4) Agree`.
fn in_front(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let label = after.trim_start_matches(['.', ':', ')', ' ', '\u{a0}', '-', '–', '—', '=']);
    let number = text[..text.len() - after.len()].parse().ok();
    let spaced =
        number.filter(|_| label.len() < after.len() && !label.is_empty()).map(|number| (number, label));
    spaced.or_else(|| numbered(text).filter(|(_, label)| !label.is_empty()))
}

/// `Agree (4)`, `Agree [4]`, `Agree - 4`, `Agree: 4`, `Agree = 4`.
fn behind(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let (label, number) = match (text.strip_suffix(')'), text.strip_suffix(']')) {
        (Some(start), _) => start.rsplit_once('(')?,
        (_, Some(start)) => start.rsplit_once('[')?,
        _ => {
            let label = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let parted = label.trim_end().strip_suffix(['-', '–', '—', ':', '='])?;
            (parted, &text[label.len()..])
        }
    };
    Some((as_number(number)?, label.trim_end()))
}

fn fold(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches('.').to_owned()
}
