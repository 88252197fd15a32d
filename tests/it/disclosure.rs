//! What somebody learns who reads everything that is published together: nothing about fewer people than the limits.
//!
//! `tests/leaks` holds small assessments of which earlier versions gave somebody away, each in its own way.

mod attacker;
mod bounds;
mod costs;
mod counts_kept;
mod every_output;
mod exact;
mod leaks;
mod made;
mod parts;
mod runs;
mod told;
mod waves;
