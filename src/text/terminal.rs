//! The words of what the commands print: tables of scores, comparisons, explanations, checks.

pub mod checking;
pub mod explanation;
pub mod failures;
pub mod gate;
pub mod levels;
pub mod opening;
pub mod plan;
pub mod progress;
pub mod quality;
pub mod rules;
pub mod stages;
pub mod warnings;

use crate::model::Lang;

use super::number::{count, percent};
use super::sentences::method::not_shown;

pub use super::number::exact;

words! {
    unit: "Enhet", "Unit";
    wave: "Omgång", "Wave";
    wave_inside: "omgång", "wave";
    areas: "Områdena", "The areas";
    node: "Område eller fråga", "Area or question";
    item: "Fråga", "Question";
    answers: "Svar", "Answers";
    score: "Resultat", "Score";
    interval: "Osäkerhet", "Interval";
    level: "Nivå", "Level";
    deviation: "s", "s";
    difference: "Skillnad", "Difference";
    verdict: "Bedömning", "Verdict";
    sure: "säker skillnad", "a sure difference";
    visible: "Syns från", "Shows from";
    unsure: "går inte att skilja åt", "cannot be told apart";
    untestable: "går inte att avgöra", "cannot be judged";
    not_shown: "visas inte", "not shown";
    weak_ground: "Svag grund", "Weak ground";
    holding_back: "Det som håller tillbaka", "What holds back";
    note_interval: "62 (57–67): poäng på skalan 0–100, med 95 % osäkerhetsintervall i parentes.", "62 (57–67): points from 0 to 100, with the 95% interval in parentheses.";
    note_capped: "* Resultatet räcker till en högre nivå, men något annat håller tillbaka.", "* The score is enough for a higher level, but something else holds it back.";
    note_detail: "Poäng på skalan 0–100, 95 % osäkerhetsintervall, antal svarande (n) och deras standardavvikelse (s).", "Points from 0 to 100, the 95% interval, the number of respondents (n) and their standard deviation (s).";
    note_detail_ranges: "Resultat på den skala som står intill, 95 % osäkerhetsintervall, antal svarande (n) och deras standardavvikelse (s).", "Scores on the scale that stands beside them, the 95% interval, the number of respondents (n) and their standard deviation (s).";
    shrunken: "Krympt", "Shrunken";
    shrunken_scores: "Resultat → krympta", "Scores → shrunken";
    note_shrunken: "Krympt: arbetsplatsens resultat draget mot de andras, mer ju färre som har svarat. Det är den bättre gissningen om arbetsplatserna är av samma slag; det står bredvid resultatet och ersätter det inte, och ingen nivå avgörs av det.", "Shrunken: a workplace’s score drawn toward the others’, the more the fewer have answered. It is the better guess if the workplaces are alike in kind; it stands beside the score and never instead, and no level is judged on it.";
    none_shrunken: "Inget resultat kan krympas: det krävs minst tre arbetsplatser som får visas och svar som skiljer sig åt.", "No score can be shrunken: that takes three workplaces that may be shown, and answers that differ.";
    see_unit: "Med --unit visas vilken.", "--unit shows which.";
    see_what: "Med --unit visas vad.", "--unit shows what.";
    range: "Skala", "Scale";
    stages: "Steg", "Stages";
    hidden: "Det som genomsnitten döljer", "What the averages hide";
    fewer: "Det som bygger på färre arbetsplatser", "What covers fewer workplaces";
    no_result: "– inget resultat visas", "– no score is shown";
    valued: "Besvarade", "Answered";
    dont_know: "Vet ej", "Don’t know";
    not_applicable: "Ej tillämpligt", "Not applicable";
    not_answered: "Ej besvarade", "Not answered";
    head_response: "Svar av till\u{ad}frågade", "Answered of asked";
    head_valued: "Svar", "Answer";
    head_dont_know: "Vet ej", "Don’t know";
    head_not_applicable: "Ej till\u{ad}ämpl.", "Not appl.";
    head_not_answered: "Inget svar", "No answer";
    head_respondents: "Svarande", "Respon\u{ad}dents";
    head_same: "Samma svar rakt igenom", "Same answer throughout";
    head_fast: "Mycket snabba", "Very fast";
    head_any: "Ettdera eller båda", "Either or both";
    by_role: "Svar per roll", "Response by role";
    signs: "Svar utan eftertanke?", "Answered without thought?";
    skipped: "Frågor som många hoppar över", "Questions that many skip";
    attend: "Enheter att se över", "Units to look at";
    head_look: "Att se över", "To look at";
    nothing_to_attend: "Ingen enhet behöver ses över.", "No unit needs looking at.";
    missing: "Det som saknas", "What is missing";
    nothing_missing: "Inget saknas.", "Nothing is missing.";
    id: "Id", "Id";
    title: "Titel", "Title";
    items: "Frågor", "Questions";
    languages: "Språk", "Languages";
    prerequisite: "Förutsättning", "Prerequisite";
    core_area: "Område", "Core area";
    cross_cutting: "Tvärgående", "Cross-cutting";
    levels: "Nivåer", "Levels";
    from: "från", "from";
    requires: "kräver", "requires";
    weight: "vikt", "weight";
    points: "poäng", "points";
    reversed: "omvänd", "reversed";
}

/// What a dash stands for. Withheld and empty are said in one breath, so that neither gives the other away.
#[must_use]
pub fn note_withheld(min_group: u32, lang: Lang) -> String {
    format!("–: {}. {}", words(lang).not_shown, not_shown(min_group, lang))
}

/// What is meant by a stage where no figure is shown.
#[must_use]
pub const fn note_stage(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Steg 2 av 5: det steg som svaren ligger närmast, räknat från det lägsta. Det står där en siffra skulle kunna röja vad några få har svarat."
        }
        Lang::En => {
            "Stage 2 of 5: the stage that the answers are nearest to, counted from the lowest. It stands where a figure could tell what a few have answered."
        }
    }
}

/// How many more lines there are, and where.
#[must_use]
pub fn more_with_unit(lines: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("… och {lines} till, som visas med --unit."),
        Lang::En => format!("… and {lines} more, which --unit shows."),
    }
}

/// How many answered of how many were asked, as a phrase: `31 av 40 (78 %)`.
#[must_use]
pub fn of_asked(respondents: u64, invited: Option<u64>, lang: Lang) -> String {
    let answered = count(respondents, lang);
    let Some(invited) = invited else { return answered };
    let share = percent(respondents as f64 / invited as f64, lang);
    let asked = count(invited, lang);
    match lang {
        Lang::Sv => format!("{answered} av {asked} ({share})"),
        Lang::En => format!("{answered} of {asked} ({share})"),
    }
}

/// Why the differences of a comparison are judged as they are.
#[must_use]
pub fn note_comparison(differences: usize, lang: Lang) -> String {
    let together = note_together(differences, lang);
    match (differences, lang) {
        (0 | 1, _) => together,
        (_, Lang::Sv) => format!(
            "{together} Intervallen gäller en skillnad i taget. En verklig skillnad syns fyra gånger av fem från det \
             tal som står i ”syns från”."
        ),
        (_, Lang::En) => format!(
            "{together} The intervals are for one difference at a time. A real difference shows four times out of five \
             from the number in ‘shows from’."
        ),
    }
}

/// How differences that are shown together are tested.
#[must_use]
pub fn note_together(differences: usize, lang: Lang) -> String {
    match (differences, lang) {
        (0 | 1, Lang::Sv) => "Skillnaden prövas med Welchs metod på femprocentsnivån.".to_owned(),
        (0 | 1, Lang::En) => "The difference is tested by Welch’s method at the 5% level.".to_owned(),
        (n, Lang::Sv) => format!(
            "De {n} skillnaderna prövas tillsammans med Welchs metod: om ingen är verklig är risken högst 5 procent \
             att någon kallas säker."
        ),
        (n, Lang::En) => format!(
            "The {n} differences are tested together by Welch’s method: if none is real, the risk that any is called \
             sure is at most 5%."
        ),
    }
}

/// A heading over the differences of one unit to another.
#[must_use]
pub fn compared_with(unit: &str, first: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit} jämfört med {first}"),
        Lang::En => format!("{unit} compared with {first}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_written_in_both_languages() {
        for (sv, en) in Words::PAIRS {
            assert!(!sv.trim().is_empty() && !en.trim().is_empty(), "{sv}{en}");
            // Letters that stand for quantities are the same everywhere.
            assert!(sv != en || sv.len() <= 2, "{sv} is the same in both languages");
        }
    }

    #[test]
    fn decimals_that_say_nothing_are_left_out() {
        assert_eq!(exact(100.0, Lang::Sv), "100");
        assert_eq!(exact(0.5, Lang::Sv), "0,5");
        assert_eq!(exact(0.0, Lang::En), "0");
    }

    #[test]
    fn a_response_rate_is_a_phrase() {
        assert_eq!(of_asked(31, Some(40), Lang::Sv), "31 av 40 (78\u{a0}%)");
    }
}
