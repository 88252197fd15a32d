//! From scores to decisions: gaps to targets, where to start, how many more answers would settle what is not sure.

pub mod actions;
mod gaps;
mod joint;
mod lift;
mod peers;
mod reached;
mod sample;
mod start;
mod together;

pub use actions::ActionsView;
pub use gaps::GapsView;
pub use lift::LiftView;
pub use peers::PeersView;
pub use sample::{Before, SampleView};
pub use start::StartView;
pub use together::TogetherView;
