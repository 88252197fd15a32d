//! Sums to scores, intervals, levels, roll-up and suppression.
