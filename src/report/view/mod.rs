//! What is said of an assessment, once, for all formats: names, scores as text, and the sentences that several outputs
//! share.

mod names;
mod position;
mod said;
mod scope;
mod summary;

pub use names::Names;
pub use position::{headline as start_headline, others};
pub use said::{
    all_capped, all_fewer, all_hidden, all_stages, judged, level_text, next_level, noted_fewer, speaks_for,
    what_to_do,
};
pub use scope::{HIDES, LevelMark, Scope, Score, asked, stage_text};
pub use summary::{cautions, finding, headline, how, ladder, lift, meaning, obstacle};
