//! The name that was probably meant.

use crate::model::{look_alike, nfc};

/// How many characters' change still counts as a slip of the hand.
fn tolerance(word: &str) -> usize {
    match word.chars().count() {
        0..=1 => 0,
        2..=4 => 1,
        5..=8 => 2,
        n => (n / 3).min(6),
    }
}

/// The candidate that differs least from a word, if it differs no more than by a slip of the hand.
///
/// Case does not count. Of equally near ones it is the first.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    // What looks the same was meant, however many letters are of another alphabet.
    if !word.is_ascii()
        && let Some(same) = candidates.iter().find(|candidate| look_alike(word, candidate))
    {
        return Some((*same).to_owned());
    }
    let wanted = nfc(word.trim()).to_lowercase();
    let most = tolerance(&wanted);
    let length = wanted.chars().count();
    candidates
        .into_iter()
        // Most candidates fall on their length alone, which is quick to see.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= most)
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(&wanted, &candidate.to_lowercase());
            (distance <= most).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_understood_and_another_word_is_not() {
        let groups = ["ledarskap", "processer", "ai", "iot"];
        for (word, expected) in [
            ("ledarskp", Some("ledarskap")),
            ("Ledarskap", Some("ledarskap")),
            ("proceser", Some("processer")),
            ("a1", Some("ai")),
            ("oit", Some("iot")),
            ("öppna-data", None),
            ("", None),
            ("\u{430}\u{456}", Some("ai")),
        ] {
            assert_eq!(nearest(word, groups).as_deref(), expected, "{word}");
        }
    }
}
