//! What can be answered, and how many points each answer gives.

use super::letters::nfc;
use super::{Localized, OptionId, Points, ScaleId};

/// Which of a scale's options, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionIx(pub u8);

impl OptionIx {
    /// The option at this place.
    ///
    /// A scale has at most [`Scale::MAX_OPTIONS`] options, which fit.
    #[must_use]
    pub const fn new(at: usize) -> Self {
        Self(at as u8)
    }

    /// The place in a vector that has one element per option.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// One thing that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    /// What stands in an answers file.
    pub id: OptionId,
    /// What a respondent reads.
    pub label: Localized,
    /// What the answer gives before any reversal.
    pub points: Points,
}

/// A set of labelled options in order; two at least, 100 at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    id: ScaleId,
    options: Vec<AnswerOption>,
}

impl Scale {
    /// The most options a scale can have.
    pub const MAX_OPTIONS: usize = 100;

    /// Makes a scale of options with distinct ids; `None` with fewer than two or too many.
    #[must_use]
    pub fn new(id: ScaleId, options: Vec<AnswerOption>) -> Option<Self> {
        let distinct: std::collections::BTreeSet<_> = options.iter().map(|o| &o.id).collect();
        let sound = (2..=Self::MAX_OPTIONS).contains(&options.len()) && distinct.len() == options.len();
        sound.then_some(Self { id, options })
    }

    /// The scale's id; an item with options of its own has a scale named after itself.
    #[must_use]
    pub const fn id(&self) -> &ScaleId {
        &self.id
    }

    /// The options in the order they are shown.
    #[must_use]
    pub fn options(&self) -> &[AnswerOption] {
        &self.options
    }

    /// Finds the option that a value names: its id, else its label in any language, else the number that either of them
    /// is. Case and surrounding space do not matter. A place in the list is no name.
    #[must_use]
    pub fn find(&self, value: &str) -> Option<OptionIx> {
        let wanted = fold(value);
        let by_id = || self.position(|option| fold(option.id.as_str()) == wanted);
        let by_label = || self.position(|option| option.label.texts().any(|label| fold(label) == wanted));
        by_id().or_else(by_label).or_else(|| self.by_number(as_number(&wanted)?))
    }

    /// Whether a value is one option's id and another's label, or their number: then nobody can know which was meant.
    #[must_use]
    pub fn is_torn(&self, value: &str) -> bool {
        let called = |id: &str| {
            is_called(id, value) || as_number(value).is_some() && as_number(id) == as_number(value)
        };
        let by_id = self.position(|option| called(option.id.as_str()));
        let is_label = |label: &str| fold(label) == fold(value) || is_called(value.trim(), label);
        let by_label = self.position(|option| option.label.texts().any(&is_label));
        matches!((by_id, by_label), (Some(id), Some(label)) if id != label)
    }

    /// The only option that has this number, as [`AnswerOption::number`] tells.
    #[must_use]
    pub fn by_number(&self, number: f64) -> Option<OptionIx> {
        let mut having = (0..self.options.len()).filter(|at| self.options[*at].number() == Some(number));
        having.next().filter(|_| having.next().is_none()).map(OptionIx::new)
    }

    /// Whether any option has a number of its own, so that a number is that and no place in the list.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.options.iter().any(|option| option.number().is_some())
    }

    /// The option at a place counted from 1.
    #[must_use]
    pub fn at_place(&self, number: f64) -> Option<OptionIx> {
        let is_place = number.fract() == 0.0 && (1.0..=self.options.len() as f64).contains(&number);
        is_place.then(|| OptionIx::new(number as usize - 1))
    }

    fn position(&self, matches: impl Fn(&AnswerOption) -> bool) -> Option<OptionIx> {
        self.options.iter().position(matches).map(OptionIx::new)
    }
}

impl AnswerOption {
    /// The number that the option is known by: its id, else its label, or what the label begins with as in `5 - Always`.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        let of_label = || self.label.texts().find_map(|label| numbered(label).map(|(number, _)| number));
        as_number(self.id.as_str()).or_else(of_label)
    }
}

/// Whether a label says an id: it is the id, or begins with the number that the id is.
#[must_use]
pub fn is_called(id: &str, label: &str) -> bool {
    let number = numbered(label).map(|(number, _)| number);
    fold(id) == fold(label) || number.is_some() && as_number(id) == number
}

/// A number that a text is; `4.0` and `4,0` are 4, as survey tools write it.
#[must_use]
pub fn as_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'));
    is_plain.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// A whole number, and what follows it after a sign that belongs to no quantity: `5`, `5 - Always`, `5. Always`,
/// `(5) Always` and `5 (always)`, but neither `1–2 times` nor `3 or more`.
#[must_use]
pub fn numbered(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let (inside, is_bracketed) = match text.strip_prefix('(') {
        Some(inside) => (inside, true),
        None => (text, false),
    };
    let after = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = inside[..inside.len() - after.len()].parse().ok()?;
    if is_bracketed {
        let rest = after.strip_prefix(')')?.trim_start_matches(['.', ':', '-', '–', '—', '=', ' ', '\u{a0}']);
        return (!rest.is_empty()).then_some((number, rest));
    }
    let after = after.trim_start();
    let rest = after.trim_start_matches(['.', ':', ')', '-', '–', '—', '=', ' ', '\u{a0}']);
    let is_parted = rest.len() < after.len() || after.starts_with('(');
    let is_range = rest.starts_with(|c: char| c.is_ascii_digit());
    (after.is_empty() || is_parted && !is_range && !rest.is_empty()).then_some((number, rest))
}

fn fold(text: &str) -> String {
    nfc(text.trim()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn scale(options: &[(&str, &str, &str)]) -> Scale {
        let options = options.iter().enumerate().map(|(at, (id, sv, en))| AnswerOption {
            id: OptionId::parse(id).expect("an id"),
            label: Localized::new([(Lang::Sv, *sv), (Lang::En, *en)]).expect("a label"),
            points: Points::equally_spaced(at, options.len()),
        });
        Scale::new(ScaleId::parse("s").expect("an id"), options.collect()).expect("a scale")
    }

    #[test]
    fn an_option_is_found_by_id_or_label_and_never_by_its_place() {
        let s = scale(&[("never", "Aldrig", "Never"), ("often", "Ofta", "Often")]);
        for value in ["often", " OFTEN ", "ofta", "Often"] {
            assert_eq!(s.find(value), Some(OptionIx(1)), "{value}");
        }
        for value in ["1", "2", "2.0", "3", "0", "1.5", "oft", "", "nan"] {
            assert_eq!(s.find(value), None, "{value}");
        }
        assert!(!s.has_numbers());
        assert_eq!(
            [1.0, 2.0, 3.0, 0.0, 1.5].map(|n| s.at_place(n).map(OptionIx::at)),
            [Some(0), Some(1), None, None, None]
        );
    }

    #[test]
    fn where_ids_or_labels_are_numbers_a_number_is_one_of_those() {
        let s = scale(&[("0", "Nej", "No"), ("1", "Ja", "Yes")]);
        assert_eq!(s.find("1"), Some(OptionIx(1)));
        assert_eq!(s.find("0,0"), Some(OptionIx(0)));
        assert_eq!(s.find("2"), None);
        let s = scale(&[
            ("low", "0 - Inte alls", "0 - Not at all"),
            ("mid", "1", "1"),
            ("high", "(2) Helt", "2. All"),
        ]);
        assert_eq!(
            ["0", "1.0", "2", "3"].map(|text| s.find(text).map(OptionIx::at)),
            [Some(0), Some(1), Some(2), None]
        );
        let s = scale(&[("low", "1", "1"), ("high", "1 - Helt", "1 - Fully")]);
        assert_eq!((s.has_numbers(), s.by_number(1.0)), (true, None));
    }

    #[test]
    fn a_value_that_is_one_options_id_and_anothers_label_is_torn_between_them() {
        let s = scale(&[("1", "5", "5"), ("3", "3", "3"), ("5", "1 - lågt", "1 - low")]);
        assert_eq!(
            ["1", "5", "5.0", "3", "1 - low", "2", "x"].map(|value| s.is_torn(value)),
            [true, true, true, false, true, false, false]
        );
        let s = scale(&[("ja", "Nej", "No"), ("nej", "Ja", "Yes")]);
        assert_eq!(["ja", "NEJ", "yes"].map(|value| s.is_torn(value)), [true, true, false]);
    }

    #[test]
    fn a_number_in_front_of_a_text_is_told_from_a_quantity() {
        for (text, expected) in [
            ("5", Some((5.0, ""))),
            ("5 - Always", Some((5.0, "Always"))),
            ("5. Always", Some((5.0, "Always"))),
            ("5) Always", Some((5.0, "Always"))),
            ("(5) Always", Some((5.0, "Always"))),
            ("1 (None at all)", Some((1.0, "(None at all)"))),
            ("1–2 times", None),
            ("1 - 2 times", None),
            ("3 or more", None),
            ("2 gånger", None),
            ("Always", None),
            ("(often)", None),
            ("", None),
        ] {
            assert_eq!(numbered(text), expected, "{text}");
        }
    }
}
