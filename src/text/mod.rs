//! Words, numbers and dates in Swedish and English.

pub mod answer_faults;
pub mod diagnostics;
pub mod exporting;
pub mod faults;
pub mod labels;
pub mod number;
pub mod revising;
pub mod sentences;
pub mod terminal;
pub mod toml_faults;
