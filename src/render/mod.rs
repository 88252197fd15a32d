//! Documents written in the formats that people read: one file a format.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod terminal;
