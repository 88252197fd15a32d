//! Answers to exact sums.
