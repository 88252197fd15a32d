//! One area of one unit.

use super::{Need, more_questions, share, summary};
use crate::model::Lang;
use crate::text::number::{count, list};
use crate::text::scale::Scale;

/// How many a score rests on, and how far they lie apart (their standard deviation as text).
#[must_use]
pub fn rests_on(n: u64, deviation: Option<&str>, lang: Lang) -> String {
    let number = count(n, lang);
    let answers = match (lang, n) {
        (Lang::Sv, _) => format!("{number} svar"),
        (Lang::En, 1) => "1 answer".to_owned(),
        (Lang::En, _) => format!("{number} answers"),
    };
    match (lang, deviation) {
        (_, None) => answers,
        (Lang::Sv, Some(sd)) => format!("{answers}, standardavvikelse {sd}"),
        (Lang::En, Some(sd)) => format!("{answers}, standard deviation {sd}"),
    }
}

/// Said where those who answered see things differently, with their standard deviation as text.
#[must_use]
pub fn opinions_differ(sd: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Svaren går isär (standardavvikelse {sd}). Tala om varför ni ser olika på det."),
        Lang::En => format!(
            "The answers differ widely (standard deviation {sd}). Talk about why you see it differently."
        ),
    }
}

/// What the next level takes (a missing distance in words), and what keeps a score from the level that it would give
/// alone.
#[must_use]
pub fn next(
    uncapped: Option<&str>,
    next: &str,
    missing: Option<&str>,
    needs: &[Need<'_>],
    lang: Lang,
) -> String {
    match uncapped {
        Some(level) => summary::enough_but(level, next, &summary::needs_list(needs, lang), lang),
        None => summary::next_level(next, missing, needs, lang),
    }
}

/// Said at the top.
#[must_use]
pub fn highest(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Det är den högsta nivån.",
        Lang::En => "This is the highest level.",
    }
}

/// How far it is to the target, and whether the distance is sure. All numbers are points.
#[must_use]
pub fn target(target: f64, score: f64, interval: Option<(f64, f64)>, scale: Scale<'_>) -> String {
    let (goal, lang) = (scale.line(target), scale.lang());
    // Without an interval, or with one without width, there is no uncertainty to tell of.
    let sure = !interval.is_some_and(|(low, high)| low < high && low <= target && target <= high);
    if score >= target {
        return match (lang, sure) {
            (Lang::Sv, true) => format!("Målet {goal} är nått."),
            (Lang::En, true) => format!("The target of {goal} is reached."),
            (Lang::Sv, false) => {
                format!("Målet {goal} är troligen nått, men osäkerheten sträcker sig under det.")
            }
            (Lang::En, false) => {
                format!("The target of {goal} is probably reached, but the uncertainty reaches below it.")
            }
        };
    }
    let (has, needs) = scale.told_apart(score, target);
    let gap = scale.missing(target - score);
    match (lang, sure) {
        (Lang::Sv, true) => format!("Till målet {needs} är det {gap} kvar: ni har {has}."),
        (Lang::En, true) => format!("The target of {needs} is {gap} away: you have {has}."),
        (Lang::Sv, false) => {
            format!(
                "Till målet {needs} är det {gap} kvar, men osäkerheten är så stor att målet kan vara nått."
            )
        }
        (Lang::En, false) => {
            format!(
                "The target of {needs} is {gap} away, but the uncertainty is so large that it may be reached."
            )
        }
    }
}

/// Which shares of the questions have no answer on the scale; `None` where all have.
#[must_use]
pub fn states(
    dont_know: u64,
    not_applicable: u64,
    not_answered: u64,
    total: u64,
    lang: Lang,
) -> Option<String> {
    let words = match lang {
        Lang::Sv => ["svaret ”vet ej”", "svaret ”ej tillämpligt”", "inget svar"],
        Lang::En => ["were answered ‘don’t know’", "were answered ‘not applicable’", "were left blank"],
    };
    let told: Vec<String> = [dont_know, not_applicable, not_answered]
        .into_iter()
        .zip(words)
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", share(number, total, lang)))
        .collect();
    let told_list = list(&told, lang);
    match (lang, told.len()) {
        (_, 0) => None,
        (Lang::Sv, _) => Some(format!("Av frågorna här fick {told_list}.")),
        (Lang::En, _) => Some(format!("Of the questions here, {told_list}.")),
    }
}

/// Said where an area may not be shown, and what more the questionnaire asks for there, if it does.
#[must_use]
pub fn withheld(asks_for_more: Option<&str>, lang: Lang) -> String {
    let what = match lang {
        Lang::Sv => "Inget resultat visas.",
        Lang::En => "No result is shown.",
    };
    std::iter::once(what).chain(asks_for_more).collect::<Vec<_>>().join(" ")
}

/// How many of a group's stages are whole, and what keeps the next from being so.
#[must_use]
pub fn stages(reached: usize, of: usize, blocked: Option<(&str, &[&str])>, lang: Lang) -> String {
    let told = match (lang, reached == of) {
        (Lang::Sv, true) => format!("Alla {of} steg är uppfyllda."),
        (Lang::En, true) => format!("All {of} stages are fulfilled."),
        (Lang::Sv, false) => format!("{reached} av {of} steg är uppfyllda."),
        (Lang::En, false) => format!("{reached} of {of} stages are fulfilled."),
    };
    match blocked {
        Some((stage, blockers)) if !blockers.is_empty() => {
            let blockers = list(blockers, lang);
            match lang {
                Lang::Sv => format!("{told} I steget {stage} återstår {blockers}."),
                Lang::En => format!("{told} In the stage {stage}, this remains: {blockers}."),
            }
        }
        _ => told,
    }
}

/// What the mean of a group hides, because it is a level or more below it, and how many questions more.
#[must_use]
pub fn mean_hides(group: &str, mut names: Vec<String>, more: usize, lang: Lang) -> Option<String> {
    names.extend(more_questions(more, lang));
    let listed = list(&names, lang);
    Some(match (lang, names.len()) {
        (_, 0) => return None,
        (Lang::Sv, _) => format!("Medelvärdet för {group} döljer att {listed} ligger minst en nivå lägre."),
        (Lang::En, 1) => format!("The mean of {group} hides that {listed} is at least one level lower."),
        (Lang::En, _) => format!("The mean of {group} hides that {listed} are at least one level lower."),
    })
}
