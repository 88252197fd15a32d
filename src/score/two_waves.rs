//! Two waves that are compared.

use crate::tally::{PairTally, Tally, Ties};

use super::disclosure::Release;

/// Two waves that asked the same, and those who answered in both.
#[derive(Debug, Clone, Copy)]
pub struct TwoWaves<'a> {
    /// The earlier wave.
    pub before: &'a Tally,
    /// The later one.
    pub now: &'a Tally,
    /// Those who answered in both.
    pub pairs: &'a PairTally,
    /// Who of those who have the same answered in both, and who in one.
    pub ties: &'a Ties,
    /// What may be shown of each wave.
    pub releases: [&'a Release; 2],
}
