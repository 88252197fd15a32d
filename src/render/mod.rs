//! Documents written in the formats that people read: one file a format.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;
mod setting;
pub mod terminal;

pub use setting::{Colour, Colours, Pictured, Setting, Shade};
