//! The shared target picture: which targets are reached, and how far the others are.

use super::units;
use crate::model::Lang;
use crate::text::number::{count, list, percent};

/// The heading over a unit's targets: how many of those that were set are reached.
#[must_use]
pub fn headline(reached: usize, of: usize, lang: Lang) -> String {
    let (number, all) = (count(reached as u64, lang), count(of as u64, lang));
    match (lang, reached, of) {
        (Lang::Sv, 0, 1) => "Målet är inte nått".to_owned(),
        (Lang::En, 0, 1) => "The target is not reached".to_owned(),
        (Lang::Sv, 1, 1) => "Målet är nått".to_owned(),
        (Lang::En, 1, 1) => "The target is reached".to_owned(),
        (Lang::Sv, 0, _) => format!("Inget av {all} mål är nått"),
        (Lang::En, 0, _) => format!("None of {all} targets is reached"),
        (Lang::Sv, _, _) if reached == of => format!("Alla {all} mål är nådda"),
        (Lang::En, _, _) if reached == of => format!("All {all} targets are reached"),
        (Lang::Sv, _, _) => format!("{number} av {all} mål är nådda"),
        (Lang::En, 1, _) => format!("1 of {all} targets is reached"),
        (Lang::En, _, _) => format!("{number} of {all} targets are reached"),
    }
}

/// How much of what is wanted is there.
#[must_use]
pub fn share(share: f64, lang: Lang) -> String {
    let share = whole_share(share, lang);
    match lang {
        Lang::Sv => format!(
            "Av målbilden är {share} på plats. Det som ligger över sitt mål väger inte upp det som ligger under."
        ),
        Lang::En => format!(
            "Of what is wanted, {share} is in place. What is above its target does not make up for what is below."
        ),
    }
}

/// A share of a target as whole per cent, which never says all of almost all.
#[must_use]
pub fn whole_share(share: f64, lang: Lang) -> String {
    let most = if share < 1.0 { 0.99 } else { 1.0 };
    percent(share.min(most), lang)
}

/// How far on the way from the first wave to the target. Who has come further is there.
#[must_use]
pub fn progress(progress: f64, lang: Lang) -> String {
    let sign = if progress <= -0.005 { "\u{2212}" } else { "" };
    let size = if progress < 1.0 { progress.abs().min(0.99) } else { 1.0 };
    format!("{sign}{}", percent(size, lang))
}

/// What is said of a target: whether it is reached (`None` where no score can be shown), and whether the uncertainty
/// reaches over it.
#[must_use]
pub fn verdict(reached: Option<bool>, near: bool, lang: Lang) -> &'static str {
    match (lang, reached, near) {
        (Lang::Sv, None, _) => "visas inte",
        (Lang::En, None, _) => "not shown",
        (Lang::Sv, Some(true), false) => "nått",
        (Lang::En, Some(true), false) => "reached",
        (Lang::Sv, Some(true), true) => "troligen nått",
        (Lang::En, Some(true), true) => "probably reached",
        (Lang::Sv, Some(false), false) => "inte nått",
        (Lang::En, Some(false), false) => "not reached",
        (Lang::Sv, Some(false), true) => "inte nått, men kan vara det",
        (Lang::En, Some(false), true) => "not reached, but may be",
    }
}

/// What the columns of a table of targets mean.
#[must_use]
pub fn note(derived: bool, progress: bool, lang: Lang) -> String {
    let mut told = match lang {
        Lang::Sv => "Andelen säger hur mycket av målet som är på plats.".to_owned(),
        Lang::En => "The share says how much of the target is in place.".to_owned(),
    };
    if progress {
        told += match lang {
            Lang::Sv => {
                " På väg säger hur stor del av vägen från första omgången till målet som är tillryggalagd."
            }
            Lang::En => " Progress says how much of the way from the first wave to the target is behind.",
        };
    }
    if derived {
        told += match lang {
            Lang::Sv => " Mål inom parentes är inte satta för sig: de följer av målen för delarna.",
            Lang::En => {
                " Targets in brackets were not set as such: they follow from the targets of the parts."
            }
        };
    }
    told
}

/// The heading over all units: which have reached all their targets.
#[must_use]
pub fn units_headline(reached: &[&str], of: usize, lang: Lang) -> String {
    let all = units(of, lang);
    match (lang, reached.len()) {
        (Lang::Sv, 0) => format!("Ingen av {all} har nått alla sina mål"),
        (Lang::En, 0) if of == 1 => "The unit with targets has not reached all of them".to_owned(),
        (Lang::En, 0) => format!("None of {all} has reached all its targets"),
        (Lang::Sv, 1..=4) => format!("{} har nått alla sina mål", list(reached, lang)),
        (Lang::En, 1) => format!("{} has reached all its targets", list(reached, lang)),
        (Lang::En, 2..=4) => format!("{} have reached all their targets", list(reached, lang)),
        (Lang::Sv, number) => format!("{} av {all} har nått alla sina mål", count(number as u64, lang)),
        (Lang::En, number) => {
            format!("{} of {all} have reached all their targets", count(number as u64, lang))
        }
    }
}

/// How one unit of many stands: `Skolan: 2 av 3 mål är nådda, 91 % av målbilden`.
#[must_use]
pub fn of_unit(unit: &str, (reached, of): (usize, usize), share: Option<f64>, lang: Lang) -> String {
    let headline = headline(reached, of, lang);
    let headline = headline.chars().next().map_or(String::new(), |first| {
        first.to_lowercase().chain(headline.chars().skip(1)).collect::<String>()
    });
    let share = share.map(|share| whole_share(share, lang));
    match (lang, share) {
        (_, None) => format!("{unit}: {headline}."),
        (Lang::Sv, Some(share)) => format!("{unit}: {headline}, {share} av målbilden."),
        (Lang::En, Some(share)) => format!("{unit}: {headline}, {share} of what is wanted."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_target_is_not_several() {
        let told = [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2)].map(|(a, b)| headline(a, b, Lang::En));
        assert_eq!(
            told,
            [
                "The target is not reached",
                "The target is reached",
                "None of 2 targets is reached",
                "1 of 2 targets is reached",
                "All 2 targets are reached"
            ]
        );
    }

    #[test]
    fn almost_all_is_not_all() {
        assert_eq!(
            (whole_share(0.999, Lang::Sv), whole_share(1.0, Lang::En)),
            ("99\u{a0}%".into(), "100%".into())
        );
        assert_eq!(
            (progress(-0.5, Lang::En), progress(1.2, Lang::En)),
            ("\u{2212}50%".into(), "100%".into())
        );
        assert_eq!((progress(0.997, Lang::En), progress(-0.001, Lang::En)), ("99%".into(), "0%".into()));
    }

    #[test]
    fn a_target_that_may_be_reached_is_not_called_missed() {
        assert_eq!(verdict(Some(false), true, Lang::Sv), "inte nått, men kan vara det");
        assert_eq!(verdict(None, false, Lang::En), "not shown");
    }
}
