//! Units beside each other on a page.

use crate::model::Lang;
use crate::text::number::{count, list};
use crate::text::scale::Shown;

/// What the page is called.
#[must_use]
pub fn title(names: &[&str], lang: Lang) -> String {
    list(names, lang)
}

/// What a picture of the units shows.
#[must_use]
pub fn finding(names: &[&str], sure: usize, lang: Lang) -> String {
    let Some((first, others)) = names.split_first() else { return String::new() };
    let (others, number) = (list(others, lang), count(sure as u64, lang));
    match (lang, sure) {
        (Lang::Sv, 0) => format!("{first} och {others} går inte säkert att skilja åt"),
        (Lang::En, 0) => format!("{first} and {others} cannot surely be told apart"),
        (Lang::Sv, 1) => format!("{others} skiljer sig säkert från {first} på ett ställe"),
        (Lang::En, 1) => format!("{others} surely differs from {first} in one place"),
        (Lang::Sv, _) => format!("{others} skiljer sig säkert från {first} på {number} ställen"),
        (Lang::En, _) => format!("{others} surely differs from {first} in {number} places"),
    }
}

/// What its figures stand on.
#[must_use]
pub fn subtitle(shown: &Shown, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{}, med 95 % osäkerhetsintervall", shown.scores(lang)),
        Lang::En => format!("{}, with 95% intervals", shown.scores(lang)),
    }
}

/// What the mark beside a score means.
#[must_use]
pub fn note(first: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("* skiljer sig säkert från {first}"),
        Lang::En => format!("* surely different from {first}"),
    }
}
