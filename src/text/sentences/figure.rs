//! Key figures from registers beside the scores: facts, and where the answers say more than they do.

use super::counted;
use crate::model::{Better, Figure, Lang};
use crate::text::number::{NO_VALUE, decimal, exact, list};

/// The fewest decimals that a figure is told with where it has more; more where less would make two that differ look the same.
const DECIMALS: u8 = 2;

/// A number with so many decimals at most.
fn at_most(value: f64, decimals: u8, lang: Lang) -> String {
    let text = decimal(value, decimals, lang);
    if text.contains([',', '.']) && decimals > 0 {
        text.trim_end_matches('0').trim_end_matches([',', '.']).to_owned()
    } else {
        text
    }
}

/// A number with few decimals, but as many as it takes to tell it from another one.
fn number(value: f64, beside: Option<f64>, lang: Lang) -> String {
    let differs = |decimals: &u8| {
        let text = |value| at_most(value, *decimals, lang);
        // What is not nothing is not told as nothing either.
        let is_told = value == 0.0 || text(value) != text(0.0);
        is_told && beside.is_none_or(|other| other == value || text(other) != text(value))
    };
    let enough = (DECIMALS..6).find(differs);
    enough.map_or_else(|| exact(value, lang), |decimals| at_most(value, decimals, lang))
}

/// A number with what is counted: `62,5 %`, `12 dagar`.
fn with_measure(number: &str, measure: &str, lang: Lang) -> String {
    match (measure, lang) {
        ("", _) => number.to_owned(),
        ("%", Lang::En) => format!("{number}%"),
        _ => format!("{number}\u{a0}{measure}"),
    }
}

/// The figure: `62,5 %`.
#[must_use]
pub fn value(figure: &Figure, lang: Lang) -> String {
    with_measure(&number(figure.value, figure.target, lang), &figure.measure, lang)
}

/// What is wanted of it: `minst 80 %`; where nothing is, which way is better.
#[must_use]
pub fn wanted(figure: &Figure, lang: Lang) -> String {
    let Some(target) = figure.target else {
        return match (figure.better, lang) {
            (Better::High, Lang::Sv) => "högre är bättre",
            (Better::Low, Lang::Sv) => "lägre är bättre",
            (Better::High, Lang::En) => "higher is better",
            (Better::Low, Lang::En) => "lower is better",
        }
        .to_owned();
    };
    let target = with_measure(&number(target, Some(figure.value), lang), &figure.measure, lang);
    match (figure.better, lang) {
        (Better::High, Lang::Sv) => format!("minst {target}"),
        (Better::Low, Lang::Sv) => format!("högst {target}"),
        (Better::High, Lang::En) => format!("at least {target}"),
        (Better::Low, Lang::En) => format!("at most {target}"),
    }
}

/// The same, and whether it is reached.
#[must_use]
pub fn wanted_and_reached(figure: &Figure, lang: Lang) -> String {
    let wanted = wanted(figure, lang);
    match (figure.is_reached(), lang) {
        (None, _) => wanted,
        (Some(true), Lang::Sv) => format!("{wanted}, nått"),
        (Some(false), Lang::Sv) => format!("{wanted}, inte nått"),
        (Some(true), Lang::En) => format!("{wanted}, reached"),
        (Some(false), Lang::En) => format!("{wanted}, not reached"),
    }
}

/// What has become of it since the wave before: `+4,5 (bättre)`.
#[must_use]
pub fn change(figure: &Figure, before: Option<&Figure>, lang: Lang) -> String {
    let Some(before) = before else { return NO_VALUE.to_owned() };
    let change = figure.value - before.value;
    let size = number(change.abs(), None, lang);
    if figure.value == before.value || size == number(0.0, None, lang) {
        return match lang {
            Lang::Sv => "oförändrat".to_owned(),
            Lang::En => "unchanged".to_owned(),
        };
    }
    let sign = if change > 0.0 { '+' } else { '\u{2212}' };
    let is_better = figure.better.reaches(figure.value, before.value);
    match (is_better, lang) {
        (true, Lang::Sv) => format!("{sign}{size} (bättre)"),
        (false, Lang::Sv) => format!("{sign}{size} (sämre)"),
        (true, Lang::En) => format!("{sign}{size} (better)"),
        (false, Lang::En) => format!("{sign}{size} (worse)"),
    }
}

/// Where a figure is from: `Källa: Kolada, N00945.`; nothing where that is not said.
#[must_use]
pub fn source(figure: &Figure, lang: Lang) -> Option<String> {
    let source = figure.source.trim_end_matches('.');
    let told = match lang {
        Lang::Sv => format!("Källa: {source}."),
        Lang::En => format!("Source: {source}."),
    };
    (!source.is_empty()).then_some(told)
}

/// A figure beside its area, with the one of the wave before: `Nyckeltal: E-ärenden 62 % (2025: 58 %). Mål: minst 80 %, inte nått. Källa: Kolada.`
#[must_use]
pub fn beside_area(figure: &Figure, before: Option<(&Figure, &str)>, lang: Lang) -> String {
    let now = value(figure, lang);
    let before =
        before.map_or_else(String::new, |(before, wave)| format!(" ({wave}: {})", value(before, lang)));
    let wanted = wanted_and_reached(figure, lang);
    let wanted = match (figure.target, lang) {
        (Some(_), Lang::Sv) => format!("Mål: {wanted}."),
        (Some(_), Lang::En) => format!("Target: {wanted}."),
        (None, _) => with_capital(&wanted) + ".",
    };
    let source = source(figure, lang).map(|source| format!(" {source}")).unwrap_or_default();
    let name = &figure.name;
    match lang {
        Lang::Sv => format!("Nyckeltal: {name} {now}{before}. {wanted}{source}"),
        Lang::En => format!("Key figure: {name} {now}{before}. {wanted}{source}"),
    }
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Whose line a score must be above to be called high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above<'a> {
    /// That of the unit's target, on the scale of the score.
    Target(&'a str),
    /// That of a level, by its name.
    Level(&'a str, &'a str),
}

/// That the answers say more of something than figures do; nothing is said to be wrong.
#[must_use]
pub fn say_do(about: &str, score: &str, above: Above<'_>, figures: &[Figure], lang: Lang) -> String {
    let above = match (above, lang) {
        (Above::Target(line), Lang::Sv) => format!("säkert över målet {line}"),
        (Above::Target(line), Lang::En) => format!("surely above the target of {line}"),
        (Above::Level(line, level), Lang::Sv) => format!("säkert över {line}, där nivån {level} börjar"),
        (Above::Level(line, level), Lang::En) => {
            format!("surely above {line}, where the level {level} begins")
        }
    };
    let told = |figure: &Figure| {
        let (name, now, wanted) = (&figure.name, value(figure, lang), wanted(figure, lang));
        match lang {
            Lang::Sv => format!("{name} ({now}, målet är {wanted})"),
            Lang::En => format!("{name} ({now}, the target is {wanted})"),
        }
    };
    let told: Vec<String> = figures.iter().map(told).collect();
    let told = list(&told, lang);
    match (lang, figures.len()) {
        (Lang::Sv, 1) => format!(
            "Svaren säger att {about} har kommit långt: resultatet är {score}, {above}. Samtidigt är nyckeltalet inte där: {told}. Det är värt att se närmare på, även om de två inte behöver mäta samma sak."
        ),
        (Lang::Sv, _) => format!(
            "Svaren säger att {about} har kommit långt: resultatet är {score}, {above}. Samtidigt är nyckeltalen inte där: {told}. Det är värt att se närmare på, även om de inte behöver mäta samma sak som frågorna."
        ),
        (Lang::En, 1) => format!(
            "The answers say that {about} has come far: the score is {score}, {above}. At the same time the key figure is not there: {told}. That is worth a closer look, though the two need not measure the same thing."
        ),
        (Lang::En, _) => format!(
            "The answers say that {about} has come far: the score is {score}, {above}. At the same time the key figures are not there: {told}. That is worth a closer look, though they need not measure the same thing as the questions."
        ),
    }
}

/// The heading where the answers say more than the figures do.
#[must_use]
pub fn say_do_headline(about: &[String], lang: Lang) -> String {
    let about = list(about, lang);
    match lang {
        Lang::Sv => format!("Svar och nyckeltal säger olika saker om {about}"),
        Lang::En => format!("Answers and key figures say different things about {about}"),
    }
}

/// The same over all units: in how many.
#[must_use]
pub fn say_do_units(number: usize, lang: Lang) -> String {
    let units = super::units(number, lang);
    match lang {
        Lang::Sv => format!("I {units} säger svar och nyckeltal olika saker"),
        Lang::En => format!("In {units} answers and key figures say different things"),
    }
}

/// The heading over figures: how many reach their targets.
#[must_use]
pub fn headline(reached: usize, with_target: usize, all: usize, lang: Lang) -> String {
    match (lang, reached, with_target) {
        (_, _, 0) => counted(all as u64, lang, ["nyckeltal", "nyckeltal"], ["key figure", "key figures"]),
        (Lang::Sv, 0, 1) => "Nyckeltalet når inte sitt mål".to_owned(),
        (Lang::En, 0, 1) => "The key figure does not reach its target".to_owned(),
        (Lang::Sv, 1, 1) => "Nyckeltalet når sitt mål".to_owned(),
        (Lang::En, 1, 1) => "The key figure reaches its target".to_owned(),
        (Lang::Sv, 0, of) => format!("Inget av {of} nyckeltal når sitt mål"),
        (Lang::En, 0, of) => format!("None of {of} key figures reaches its target"),
        (Lang::Sv, _, of) => format!("{reached} av {of} nyckeltal når sitt mål"),
        (Lang::En, 1, of) => format!("1 of {of} key figures reaches its target"),
        (Lang::En, _, of) => format!("{reached} of {of} key figures reach their targets"),
    }
}

/// How many figures were read of a wave, and of how many units.
#[must_use]
pub fn read(figures: usize, units: usize, lang: Lang) -> String {
    let units = super::units(units, lang);
    match lang {
        Lang::Sv => format!("Nyckeltal: {figures}, i {units}."),
        Lang::En => format!("Key figures: {figures}, of {units}."),
    }
}

/// What the figures are.
#[must_use]
pub const fn note(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Nyckeltalen kommer ur register. De är uppgifter och inga svar: slumpen ger dem ingen osäkerhet, och en förändring är precis så stor som det står."
        }
        Lang::En => {
            "The key figures come from registers. They are facts and no answers: chance leaves no uncertainty in them, and a change is just as large as it says."
        }
    }
}

/// How it is judged that the answers say more than the figures.
#[must_use]
pub const fn note_say_do(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Att svaren säger mer än nyckeltalet sägs bara där resultatet säkert ligger över enhetens mål och över den första nivån i skalans övre halva, medan nyckeltalet inte når sitt mål. Alla enheter bedöms tillsammans (Benjamini–Hochberg)."
        }
        Lang::En => {
            "That the answers say more than a key figure is said only where the score is surely above the unit’s target and above the first level of the upper half of the scale, while the figure misses its target. All units are judged together (Benjamini–Hochberg)."
        }
    }
}

/// How many units have figures, and where these stand.
#[must_use]
pub fn elsewhere(with_figures: usize, lang: Lang) -> String {
    let units = super::units(with_figures, lang);
    match lang {
        Lang::Sv => format!("{units} har nyckeltal. De står på enheternas egna sidor."),
        Lang::En if with_figures == 1 => "1 unit has key figures. They stand on its own page.".to_owned(),
        Lang::En => format!("{units} have key figures. They stand on the units’ own pages."),
    }
}

/// That nowhere the answers say for sure more than the figures.
#[must_use]
pub const fn nowhere(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Ingenstans säger svaren säkert mer än nyckeltalen.",
        Lang::En => "Nowhere do the answers say for sure more than the key figures.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NodeId, UnitIx, WaveId};

    fn figure(value: f64, measure: &str, better: Better, target: Option<f64>) -> Figure {
        Figure {
            unit: UnitIx(0),
            node: NodeId::parse("a").expect("an id"),
            wave: WaveId::parse("2026").expect("an id"),
            name: "E-ärenden".to_owned(),
            value,
            measure: measure.to_owned(),
            source: "Kolada, N1".to_owned(),
            better,
            target,
        }
    }

    #[test]
    fn a_figure_is_told_with_the_decimals_that_say_something() {
        for (number, target, expected) in [
            (62.5, None, "62,5\u{a0}%"),
            (100.0, None, "100\u{a0}%"),
            (87.465_23, None, "87,47\u{a0}%"),
            (79.999, Some(80.0), "79,999\u{a0}%"),
            (0.000_4, None, "0,0004\u{a0}%"),
            (-3.0, None, "\u{2212}3\u{a0}%"),
            (12_345.0, None, "12\u{a0}345\u{a0}%"),
        ] {
            assert_eq!(value(&figure(number, "%", Better::High, target), Lang::Sv), expected, "{number}");
        }
        assert_eq!(value(&figure(62.5, "%", Better::High, None), Lang::En), "62.5%");
        assert_eq!(value(&figure(3.5, "dagar", Better::Low, None), Lang::Sv), "3,5\u{a0}dagar");
    }

    #[test]
    fn which_way_is_better_is_said_of_target_and_change() {
        let low = figure(12.0, "dagar", Better::Low, Some(10.0));
        assert_eq!(wanted_and_reached(&low, Lang::Sv), "högst 10\u{a0}dagar, inte nått");
        let before = figure(14.5, "dagar", Better::Low, None);
        assert_eq!(change(&low, Some(&before), Lang::Sv), "\u{2212}2,5 (bättre)");
        assert_eq!(change(&before, Some(&low), Lang::En), "+2.5 (worse)");
        assert_eq!(change(&low, Some(&low), Lang::Sv), "oförändrat");
        assert_eq!(wanted(&before, Lang::Sv), "lägre är bättre");
    }

    #[test]
    fn a_figure_beside_its_area_is_told_with_the_one_before_and_its_source() {
        let now = figure(62.0, "%", Better::High, Some(80.0));
        let before = figure(58.25, "%", Better::High, None);
        assert_eq!(
            beside_area(&now, Some((&before, "2025")), Lang::Sv),
            "Nyckeltal: E-ärenden 62\u{a0}% (2025: 58,25\u{a0}%). Mål: minst 80\u{a0}%, inte nått. Källa: Kolada, N1."
        );
        assert_eq!(
            beside_area(&before, None, Lang::En),
            "Key figure: E-ärenden 58.25%. Higher is better. Source: Kolada, N1."
        );
    }
}
