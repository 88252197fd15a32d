//! Words, numbers and dates in Swedish and English.
