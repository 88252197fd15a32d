//! How scores moved over all waves, and what their changes consist of.

use super::start;
use crate::model::Lang;
use crate::text::number::{count, list};

words! {
    title: "Utveckling", "Over time";
    step: "Senaste steget", "The latest step";
    steps: "Säkra steg", "Sure steps";
    slope: "Från förra omgången till den senaste", "From the previous wave to the latest";
    multiples: "Alla omgångar", "All waves";
    why: "Vad förändringen består av", "What the change consists of";
    contribution: "Bidrag", "Contribution";
    by_area: "Per område", "By area";
    by_unit: "Per enhet", "By unit";
    change: "Hela skillnaden", "The whole difference";
    who: "Att andra har svarat, eller olika många", "That others answered, or other numbers";
    beside_areas: "Sådant som inte visas för sig, eller som inte alla har svarat på", "What is not shown by itself, or what not everybody answered";
    beside_units: "Enheter som inte visas var för sig", "Units that are not shown one by one";
    note_split: "Delarna är räknade ur de resultat som visas och summerar exakt till förändringen; avrundade tal kan skilja på sista siffran. De säger vad den består av, inte vad den beror på, och är inte säkrare än den.", "The parts are computed from the scores that are shown, and add up exactly to the change; rounded figures can differ in the last digit. They say what it consists of, not what caused it, and are no surer than it is.";
    note_together: "Alla steg i en tabell bedöms tillsammans, så ett steg som är säkert på andra sidor, där det bedöms med färre, kan vara osäkert här.", "All steps of a table are judged together, so a step that is sure on other pages, where it is judged with fewer, may be unsure here.";
    note_others: "Omgångarna jämförs som om olika personer hade svarat: det är inte sagt att samma personer kan kännas igen.", "The waves are compared as if different people had answered: it is not said that the same people can be recognised.";
    none: "Inget resultat visas i två omgångar som kan jämföras.", "No score is shown in two waves that can be compared.";
}

/// The heading of a picture: what surely moved, by name, in the latest step.
#[must_use]
pub fn headline(unit: &str, (risen, fallen): (&[&str], &[&str]), since: &str, lang: Lang) -> String {
    let (up, down) = (list(risen, lang), list(fallen, lang));
    match (lang, risen.is_empty(), fallen.is_empty()) {
        (Lang::Sv, true, true) => format!("{unit}: inget har säkert förändrats sedan {since}"),
        (Lang::En, true, true) => format!("{unit}: nothing has surely changed since {since}"),
        (Lang::Sv, false, true) => format!("{unit}: {up} har säkert ökat"),
        (Lang::En, false, true) => format!("{unit}: sure rise in {up}"),
        (Lang::Sv, true, false) => format!("{unit}: {down} har säkert minskat"),
        (Lang::En, true, false) => format!("{unit}: sure fall in {down}"),
        (Lang::Sv, false, false) => format!("{unit}: {up} har säkert ökat och {down} minskat"),
        (Lang::En, false, false) => format!("{unit}: sure rise in {up}; sure fall in {down}"),
    }
}

/// So many areas moved where they are too many to be named.
#[must_use]
pub fn counted_headline(unit: &str, risen: usize, fallen: usize, lang: Lang) -> String {
    let (up, down) = (count(risen as u64, lang), count(fallen as u64, lang));
    match lang {
        Lang::Sv => format!("{unit}: {up} resultat har säkert ökat, {down} har säkert minskat"),
        Lang::En => format!("{unit}: {up} scores surely up, {down} surely down"),
    }
}

/// Which lines of a picture mean what.
#[must_use]
pub fn key(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Tjock linje: säker ökning. Tjock streckad linje: säker minskning. Tunn linje: ingen säker förändring."
        }
        Lang::En => "Thick line: a sure rise. Thick dashed line: a sure fall. Thin line: no sure change.",
    }
}

/// That two waves are not compared, as they did not ask the same.
#[must_use]
pub fn not_compared(from: &str, to: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Mellan {from} och {to} ändrades frågorna, så de två omgångarna jämförs inte här.")
        }
        Lang::En => {
            format!("Between {from} and {to} the questions changed, so the two waves are not compared here.")
        }
    }
}

/// A sure step of several: `2025→2026 +5,2`.
#[must_use]
pub fn step(from: &str, to: &str, by: &str) -> String {
    format!("{from}→{to} {by}")
}

/// What a change consists of, as a sentence: the largest parts first. Whether it is sure is said elsewhere, so it is called a difference here.
#[must_use]
pub fn consists_of(score: &str, by: &str, parts: &[(&str, String)], lang: Lang) -> String {
    let score = start(score);
    let told: Vec<String> = parts.iter().map(|(name, by)| format!("{name} {by}")).collect();
    let told = list(&told, lang);
    match lang {
        Lang::Sv => format!("{score}: skillnaden mellan omgångarna är {by}. Mest bidrog {told}."),
        Lang::En => format!("{score}: the difference between the waves is {by}. Most of it is {told}."),
    }
}
