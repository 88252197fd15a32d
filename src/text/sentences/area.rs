//! One area of one unit.

use super::{Need, more_questions, share, start, summary};
use crate::model::Lang;
use crate::text::number::{count, list};
use crate::text::scale::Scale;

/// How many a score rests on, of how many were asked where those are some roles only, and how far they lie apart (their standard deviation
/// as text).
#[must_use]
pub fn rests_on(n: u64, asked: Option<u64>, deviation: Option<&str>, lang: Lang) -> String {
    let number = count(n, lang);
    // More answered than were asked in these roles where some gave no role.
    let of = asked.filter(|asked| *asked >= n).map(|asked| count(asked, lang));
    let answers = match (lang, of) {
        (Lang::Sv, Some(all)) => format!("{number} av {all} tillfrågade"),
        (Lang::En, Some(all)) => format!("{number} of {all} asked"),
        (Lang::Sv, None) => format!("{number} svar"),
        (Lang::En, None) if n == 1 => "1 answer".to_owned(),
        (Lang::En, None) => format!("{number} answers"),
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
        Lang::Sv => {
            format!("Svaren går isär (standardavvikelse {sd}). Samtala om varför ni ser olika på saken.")
        }
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
                format!("Målet {goal} är troligen nått, men det är inte säkert.")
            }
            (Lang::En, false) => {
                format!("The target of {goal} is probably reached, but that is not sure.")
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
    let share = |number: u64| (number > 0).then(|| share(number, total, lang));
    let words = match lang {
        Lang::Sv => ["”vet ej”", "”ej tillämpligt”"],
        Lang::En => ["‘don’t know’", "‘not applicable’"],
    };
    let given: Vec<(String, &str)> = [dont_know, not_applicable]
        .into_iter()
        .zip(words)
        .filter_map(|(n, word)| Some((share(n)?, word)))
        .collect();
    let were = match (lang, given.as_slice()) {
        (_, []) => None,
        (Lang::Sv, [(part, word)]) => Some(format!("{part} av svaren var {word}")),
        (Lang::En, [(part, word)]) => Some(format!("{part} of the answers were {word}")),
        (Lang::Sv, [(part, word), (other, last), ..]) => {
            Some(format!("{part} av svaren var {word} och {other} {last}"))
        }
        (Lang::En, [(part, word), (other, last), ..]) => {
            Some(format!("{part} of the answers were {word} and {other} {last}"))
        }
    };
    let told = match (lang, were, share(not_answered)) {
        (_, None, None) => return None,
        (_, Some(were), None) => were,
        (Lang::Sv, None, Some(blank)) => format!("{blank} av frågorna lämnades tomma"),
        (Lang::En, None, Some(blank)) => format!("{blank} of the questions were left blank"),
        (Lang::Sv, Some(were), Some(blank)) => format!("{were}; {blank} lämnades tomma"),
        (Lang::En, Some(were), Some(blank)) => format!("{were}; {blank} were left blank"),
    };
    Some(start(&told) + ".")
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
    let told = match (lang, reached, of) {
        (Lang::Sv, 1, 1) => "Steget är uppfyllt.".to_owned(),
        (Lang::En, 1, 1) => "The stage is fulfilled.".to_owned(),
        (Lang::Sv, 0, 1) => "Steget är inte uppfyllt.".to_owned(),
        (Lang::En, 0, 1) => "The stage is not fulfilled.".to_owned(),
        (Lang::Sv, 0, _) => format!("Inget av {of} steg är uppfyllt."),
        (Lang::En, 0, _) => format!("None of {of} stages is fulfilled."),
        (Lang::Sv, _, _) if reached == of => format!("Alla {of} steg är uppfyllda."),
        (Lang::En, _, _) if reached == of => format!("All {of} stages are fulfilled."),
        (Lang::Sv, 1, _) => format!("1 av {of} steg är uppfyllt."),
        (Lang::En, 1, _) => format!("1 of {of} stages is fulfilled."),
        (Lang::Sv, _, _) => format!("{reached} av {of} steg är uppfyllda."),
        (Lang::En, _, _) => format!("{reached} of {of} stages are fulfilled."),
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

/// What the average of a group hides, because it is a level or more below it, and how many questions more. The group is
/// named where it is not clear whose average it is.
#[must_use]
pub fn average_hides(group: Option<&str>, mut names: Vec<String>, more: usize, lang: Lang) -> Option<String> {
    names.extend(more_questions(more, lang));
    let listed = list(&names, lang);
    let of = match (group, lang) {
        (None, _) => String::new(),
        (Some(group), Lang::Sv) => format!(" för {group}"),
        (Some(group), Lang::En) => format!(" of {group}"),
    };
    Some(match (lang, names.len()) {
        (_, 0) => return None,
        (Lang::Sv, _) => format!("Bakom genomsnittet{of} ligger {listed} minst en nivå lägre."),
        (Lang::En, 1) => format!("Behind the average{of}, {listed} is at least one level lower."),
        (Lang::En, _) => format!("Behind the average{of}, {listed} are at least one level lower."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_off_the_scale_are_told_with_what_they_are_shares_of() {
        let states_of = |[dont_know, not_applicable, blank]: [u64; 3], lang| {
            states(dont_know, not_applicable, blank, 100, lang).unwrap_or_default()
        };
        let cases = [
            (
                [8, 0, 2],
                "8\u{a0}% av svaren var ”vet ej”; 2\u{a0}% lämnades tomma.",
                "8% of the answers were ‘don’t know’; 2% were left blank.",
            ),
            (
                [9, 2, 1],
                "9\u{a0}% av svaren var ”vet ej” och 2\u{a0}% ”ej tillämpligt”; 1\u{a0}% lämnades tomma.",
                "9% of the answers were ‘don’t know’ and 2% ‘not applicable’; 1% were left blank.",
            ),
            (
                [0, 3, 0],
                "3\u{a0}% av svaren var ”ej tillämpligt”.",
                "3% of the answers were ‘not applicable’.",
            ),
            ([0, 0, 4], "4\u{a0}% av frågorna lämnades tomma.", "4% of the questions were left blank."),
            ([0, 0, 0], "", ""),
        ];
        for (states, sv, en) in cases {
            assert_eq!(
                (states_of(states, Lang::Sv).as_str(), states_of(states, Lang::En).as_str()),
                (sv, en)
            );
        }
        assert_eq!(
            states(1, 0, 0, 1000, Lang::Sv).as_deref(),
            Some("Mindre än 1\u{a0}% av svaren var ”vet ej”.")
        );
    }

    #[test]
    fn one_stage_is_not_several() {
        let told = |reached, of| stages(reached, of, None, Lang::Sv);
        assert_eq!(told(1, 5), "1 av 5 steg är uppfyllt.");
        assert_eq!(
            (told(0, 5).as_str(), told(5, 5).as_str()),
            ("Inget av 5 steg är uppfyllt.", "Alla 5 steg är uppfyllda.")
        );
        assert_eq!(told(1, 1), "Steget är uppfyllt.");
    }
}
