//! Does a group of questions measure one thing, do people agree, and how large is a difference: formulas over exact sums.
//!
//! Everything here is a pure function of sums, counts and estimates. Where a figure is not defined the answer says why, and is never a
//! number that is not one. Formulas, sources and assumptions stand with each function and in docs/method.md; what may be shown of
//! the results is decided by whoever asks.

mod agreement;
mod correlation;
mod covariance;
mod detectable;
mod effect;
mod family;
mod omega;
mod one_way;
mod partial_credit;
mod ranking;
mod reliability;
mod shrinkage;

pub use agreement::{Agreement, average_deviation, null_variance};
pub use correlation::JointCovariance;
pub use covariance::Covariance;
pub use detectable::smallest_detectable;
pub use effect::{CliffsDelta, HedgesG};
pub use family::{any_as_small, benjamini_hochberg, family_limit, holm, max_t};
pub use omega::{OneFactor, one_factor};
pub use one_way::OneWay;
pub use partial_credit::{ItemFit, Measure, PartialCredit, Step, StepScale};
pub use ranking::{Contestant, Ranking};
pub use reliability::{alpha, alpha_without, feldt_interval, item_rest};
pub use shrinkage::{Shrinkage, Shrunken};

/// Why a figure is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// There are fewer items than it takes.
    TooFewItems,
    /// There are fewer respondents than it takes.
    TooFewRespondents,
    /// There are fewer groups of respondents than it takes.
    TooFewGroups,
    /// Everybody answered the same.
    NoSpread,
    /// The model does not fit: an item's own variance comes out as nothing or less.
    Improper,
    /// Some figure has no best value: the further away it is, the better it fits.
    Unbounded,
}

/// A small whole power, one product at a time: how `powi` goes about it is left open, and so are its last bits.
fn power(base: f64, order: u32) -> f64 {
    (0..order).fold(1.0, |product, _| product * base)
}
