//! Scores to comparisons and decisions.
