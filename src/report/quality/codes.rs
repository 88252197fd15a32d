//! What programs are told of why a figure is missing, and of the ends of intervals.

use crate::insight::quality::Refusal;
use crate::psychometrics::Undefined;

/// Why there is no reliability, in files.
pub(super) const fn refusal_code(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Gated => "gated",
        Refusal::Checklist => "checklist",
        Refusal::NotAMean => "not-a-mean",
        Refusal::TooFew => "too-few",
        Refusal::Undefined(why) => undefined_code(why),
    }
}

/// Why a formula gives no figure, in files.
pub(super) const fn undefined_code(why: Undefined) -> &'static str {
    match why {
        Undefined::TooFewItems => "too-few-items",
        Undefined::TooFewRespondents => "too-few",
        Undefined::TooFewGroups => "too-few-units",
        Undefined::NoSpread => "no-spread",
        Undefined::Improper => "improper",
        Undefined::Unbounded => "unbounded",
    }
}
