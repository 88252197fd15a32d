//! One view model, one file per output format.
