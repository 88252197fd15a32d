//! Files of other programs: what survey tools and spreadsheets write.

pub mod grid;
