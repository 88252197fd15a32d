//! A cell's text to a time in seconds.

use super::written::{Meaning, Written};

/// Whole seconds, half a second and more rounded up; `None` for a text that is no such time.
pub(in crate::load) fn parse(text: &str) -> Option<u32> {
    let seconds = seconds(text)?.round();
    (0.0..=f64::from(u32::MAX)).contains(&seconds).then_some(seconds as u32)
}

/// The seconds that a text says. Programs that measure thousandths write them after a point; three digits after a comma may
/// as well be thousands of seconds.
pub(in crate::load) fn seconds(text: &str) -> Option<f64> {
    let written = Written::of(text).filter(|written| !written.is_percent)?;
    match written.meaning {
        Meaning::One(plain) | Meaning::Either { sign: '.', as_decimals: plain, .. } => plain.parse().ok(),
        Meaning::Either { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_numbers_and_clock_times_are_not() {
        for (text, expected) in [
            ("312", Some(312)),
            ("312,5", Some(313)),
            ("312.45", Some(312)),
            ("1 204", Some(1204)),
            ("1,204.5", Some(1205)),
            ("1,204", None),
            ("184.723", Some(185)),
            ("1e2", Some(100)),
            ("0", Some(0)),
            ("-3", None),
            ("4:12", None),
            ("00:05:12", None),
            ("5 min", None),
            ("312 s", None),
            ("vet ej", None),
            ("99999999999", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
