//! Words, numbers and dates in Swedish and English.

pub mod number;
