//! Which areas are lowest, and how surely.

use crate::model::Lang;
use crate::text::number::{count, list};
use crate::text::sentences::start;

/// The heading that names the lowest areas.
#[must_use]
pub fn lowest(names: &[&str], lang: Lang) -> String {
    let names = list(names, lang);
    match lang {
        Lang::Sv => start(&format!("{names} ligger lägst")),
        Lang::En => format!("Lowest: {names}"),
    }
}

/// The heading where most areas share the lowest score and only these are above it.
#[must_use]
pub fn above_the_others(names: &[&str], lang: Lang) -> String {
    let listed = start(&list(names, lang));
    match (lang, names.len()) {
        (Lang::Sv, 1) => format!("{listed} ligger högst, och de andra ligger lika"),
        (Lang::Sv, _) => format!("{listed} ligger över de andra, som ligger lika"),
        (Lang::En, 1) => format!("{listed} is highest, and the others score the same"),
        (Lang::En, _) => format!("{listed} are above the others, which score the same"),
    }
}

/// The heading where many are lowest and cannot be told from one another, though others are above them.
#[must_use]
pub fn lowest_not_told_apart(lowest: usize, lang: Lang) -> String {
    let n = count(lowest as u64, lang);
    match lang {
        Lang::Sv => format!("De {n} lägsta går inte säkert att skilja åt"),
        Lang::En => format!("The {n} lowest cannot surely be told apart"),
    }
}

/// The heading where so many of all share the lowest score.
#[must_use]
pub fn share_lowest(number: usize, of: usize, lang: Lang) -> String {
    let (number, of) = (count(number as u64, lang), count(of as u64, lang));
    match lang {
        Lang::Sv => format!("{number} av {of} har det lägsta resultatet"),
        Lang::En => format!("{number} of {of} share the lowest score"),
    }
}

/// The heading where all have the very same score.
#[must_use]
pub fn all_the_same(what: Alike, lang: Lang) -> &'static str {
    match (lang, what) {
        (Lang::Sv, Alike::Prerequisites) => "Förutsättningarna ligger lika",
        (Lang::Sv, Alike::Areas) => "Områdena ligger lika",
        (Lang::Sv, Alike::Questions) => "Frågorna ligger lika",
        (Lang::En, Alike::Prerequisites) => "The prerequisites score the same",
        (Lang::En, Alike::Areas) => "The areas score the same",
        (Lang::En, Alike::Questions) => "The questions score the same",
    }
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    /// Prerequisites.
    Prerequisites,
    /// Areas.
    Areas,
    /// Questions of the only area.
    Questions,
}

/// The heading where none is surely the lowest.
#[must_use]
pub fn not_told_apart(what: Alike, lang: Lang) -> &'static str {
    match (lang, what) {
        (Lang::Sv, Alike::Prerequisites) => "Förutsättningarna går inte säkert att skilja åt",
        (Lang::Sv, Alike::Areas) => "Områdena går inte säkert att skilja åt",
        (Lang::Sv, Alike::Questions) => "Frågorna går inte säkert att skilja åt",
        (Lang::En, Alike::Prerequisites) => "The prerequisites cannot be told apart",
        (Lang::En, Alike::Areas) => "The areas cannot be told apart",
        (Lang::En, Alike::Questions) => "The questions cannot be told apart",
    }
}

/// Groups with their scores, each as `41 (36–46)`, the lowest first; `same` where they are equal rather than uncertain.
#[must_use]
pub fn named_scores(scores: &[(&str, &str)], same: bool, lang: Lang) -> String {
    let [(name, score), rest @ ..] = scores else { return String::new() };
    let name = start(name);
    let first = match lang {
        Lang::Sv => format!("{name} får {score}"),
        Lang::En => format!("{name} scores {score}"),
    };
    let rest = rest.iter().map(|(name, score)| format!("{name} {score}"));
    let all: Vec<String> = std::iter::once(first).chain(rest).collect();
    let end = match (lang, scores.len()) {
        // That they are equal is seen in their numbers.
        (_, 1) => "",
        _ if same => "",
        (Lang::Sv, 2) => " De två går inte säkert att skilja åt.",
        (Lang::En, 2) => " The two cannot be told apart for sure.",
        (Lang::Sv, _) => " De går inte säkert att skilja åt.",
        (Lang::En, _) => " They cannot be told apart for sure.",
    };
    format!("{}.{end}", list(&all, lang))
}
