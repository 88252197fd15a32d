//! Why a text is no answer, and what options refuse.

use super::usage::Numerals;
use crate::model::{Multi, NumberDoubt, OptionIx, Scale, Ticks, as_number};

/// Why a text is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Refusal<'t> {
    /// This part of it (or all) names no option.
    NoOption(&'t str),
    /// This part of it (or all) is a number that may stand for several things.
    Doubtful(&'t str, NumberDoubt),
    /// It is no number.
    NoNumber,
    /// It is a number that cannot be answered.
    OutsideRange,
    /// It can be two numbers.
    TwoNumbers,
    /// It is a per cent, and nothing of the kind is asked for.
    Percent,
    /// It can be a per cent and a share of one.
    PercentOrShare,
    /// It is what a spreadsheet shows where it cannot compute.
    Error,
    /// It ticks an option that rules out the others that it ticks.
    Exclusive(Ticks),
}

/// The option that a bare number stands for where no option is called so.
pub(super) fn numeral<'t>(
    scale: &Scale,
    text: &'t str,
    numerals: impl Fn() -> Numerals,
) -> Result<OptionIx, Refusal<'t>> {
    let number = as_number(text).ok_or(Refusal::NoOption(text))?;
    let found = numerals().option(scale, number);
    found.map_err(|doubt| doubt.map_or(Refusal::NoOption(text), |doubt| Refusal::Doubtful(text, doubt)))
}

/// The ticked option that rules out others that are ticked.
pub(in crate::load) fn ruling_out(multi: &Multi, ticks: Ticks) -> Option<OptionIx> {
    let has_others = ticks.iter().nth(1).is_some();
    ticks.iter().find(|option| has_others && multi.is_exclusive(*option))
}
