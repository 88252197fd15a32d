//! The codes that a column states for its options by writing them beside labels, as in `0 - Never` or `Always (3)`.

use crate::model::OptionIx;

/// More options than this have no codes: nearly no scale has as many.
const MOST: usize = 24;

/// The numbers that stand beside the options' labels in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::load) struct Codes {
    of_options: [Option<i32>; MOST],
    contradicts: bool,
}

impl Codes {
    /// Notes that a number stands beside an option's label.
    pub fn note(&mut self, number: f64, option: OptionIx) {
        let is_whole = number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX);
        let is_others = self.option(number).is_some_and(|known| known != option);
        match self.of_options.get_mut(option.at()) {
            Some(known) if is_whole && !is_others && known.is_none_or(|code| f64::from(code) == number) => {
                *known = Some(number as i32);
            }
            // One number for two labels, two numbers for one, or nothing that a code would be.
            _ => self.contradicts = true,
        }
    }

    /// Whether a number stands beside any label.
    pub fn is_any(&self) -> bool {
        self.contradicts || self.of_options.iter().any(Option::is_some)
    }

    /// All of them, by number; none where two cells contradict each other.
    pub fn all(&self) -> Vec<(i32, OptionIx)> {
        let known = self.of_options.iter().enumerate().filter(|_| !self.contradicts);
        let mut all: Vec<(i32, OptionIx)> =
            known.filter_map(|(at, code)| Some(((*code)?, OptionIx::new(at)))).collect();
        all.sort_unstable();
        all
    }

    /// The option of a number, where no two cells contradict each other.
    pub fn option(&self, number: f64) -> Option<OptionIx> {
        let is_code = |code: &Option<i32>| code.is_some_and(|code| f64::from(code) == number);
        self.of_options.iter().position(is_code).filter(|_| !self.contradicts).map(OptionIx::new)
    }
}
