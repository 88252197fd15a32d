//! placeholder
pub mod chart;
