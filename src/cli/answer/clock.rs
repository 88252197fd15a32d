//! The time of day, for the file of an interview.

use std::time::{SystemTime, UNIX_EPOCH};

use mognad::model::Moment;

/// Now, in universal time, as `2026-03-09T14:05:00Z`.
pub fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    stamp(since.map_or(0, |since| since.as_secs()))
}

/// A number of seconds since 1970 as a date and a time.
fn stamp(seconds: u64) -> String {
    Moment::from_unix(seconds).map(Moment::iso).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_a_date_and_a_time() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_772_323_200, "2026-03-01T00:00:00Z"),
            (1_798_761_599, "2026-12-31T23:59:59Z"),
        ] {
            assert_eq!(stamp(seconds), expected);
        }
    }
}
