//! The typefaces that pictures and printed pages are set in. Fonts of the system are never looked at.

/// Open Sans Regular, as the file is.
pub const REGULAR: &[u8] = include_bytes!("typeface/OpenSans-Regular.ttf");
/// Open Sans Semibold, as the file is.
pub const SEMIBOLD: &[u8] = include_bytes!("typeface/OpenSans-Semibold.ttf");
/// Signs that Open Sans does not have: arrows, subscripts, marks above letters.
pub const SIGNS: &[u8] = include_bytes!("typeface/MognadSigns.ttf");
