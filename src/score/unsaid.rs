//! Why nothing says how sure a score is.

/// Why nothing says how sure a score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsaid {
    /// It rests on a single answer.
    Single,
    /// All answers are alike, here and wherever else they might show how they vary.
    Alike,
    /// Too few answered for it to be told how they vary, and nobody else may be known of either.
    Few,
    /// It is judged on the unit's other scores.
    Judged,
    /// The precision of a part is not known.
    Part,
    /// Parts are silent, and fewer than [`LEAST_PARTS`](super::LEAST_PARTS) answered.
    FewParts,
    /// The silent parts are more than half of the whole.
    MostSilent,
}
