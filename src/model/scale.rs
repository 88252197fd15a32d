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

    /// Finds the option that a value names: its id, else its label in any language, else (where no id is a number)
    /// its position from 1. Case and surrounding space do not matter.
    #[must_use]
    pub fn find(&self, value: &str) -> Option<OptionIx> {
        let wanted = fold(value);
        let by_id = || self.position(|option| fold(option.id.as_str()) == wanted);
        let by_label = || self.position(|option| option.label.each().any(|(_, label)| fold(label) == wanted));
        by_id().or_else(by_label).or_else(|| self.by_number(&wanted)).map(OptionIx)
    }

    fn position(&self, matches: impl Fn(&AnswerOption) -> bool) -> Option<u8> {
        self.options.iter().position(matches).and_then(|at| u8::try_from(at).ok())
    }

    /// A survey tool may write 4 as `4.0` or `4,0`. Where ids are numbers, the number is the id;
    /// otherwise it counts the options from 1.
    fn by_number(&self, value: &str) -> Option<u8> {
        let whole = value.replace(',', ".").parse::<f64>().ok().filter(|n| n.fract() == 0.0)?;
        let ids: Vec<Option<f64>> =
            self.options.iter().map(|option| option.id.as_str().parse().ok()).collect();
        if ids.iter().any(Option::is_some) {
            let at = ids.iter().position(|id| *id == Some(whole))?;
            return u8::try_from(at).ok();
        }
        ((1.0..=self.options.len() as f64).contains(&whole)).then(|| whole as u8 - 1)
    }
}

fn fold(text: &str) -> String {
    nfc(text.trim()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(options: &[(&str, &str, &str)]) -> Scale {
        let options = options.iter().enumerate().map(|(at, (id, sv, en))| AnswerOption {
            id: OptionId::parse(id).expect("an id"),
            label: Localized::new(Some(sv), Some(en)).expect("a label"),
            points: Points::equally_spaced(at, options.len()),
        });
        Scale::new(ScaleId::parse("s").expect("an id"), options.collect()).expect("a scale")
    }

    #[test]
    fn an_option_is_found_by_id_number_or_label() {
        let s = scale(&[("never", "Aldrig", "Never"), ("often", "Ofta", "Often")]);
        for value in ["often", " OFTEN ", "ofta", "Often", "2", "2.0", "2,0"] {
            assert_eq!(s.find(value), Some(OptionIx(1)), "{value}");
        }
        for value in ["3", "0", "1.5", "oft", "", "nan"] {
            assert_eq!(s.find(value), None, "{value}");
        }
    }

    #[test]
    fn where_ids_are_numbers_a_number_is_an_id_and_not_a_position() {
        let s = scale(&[("0", "Nej", "No"), ("1", "Ja", "Yes")]);
        assert_eq!(s.find("1"), Some(OptionIx(1)));
        assert_eq!(s.find("0,0"), Some(OptionIx(0)));
        assert_eq!(s.find("2"), None);
    }
}
