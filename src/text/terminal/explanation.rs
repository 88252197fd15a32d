//! The sentences that say how one score came about.

use crate::model::{Lang, MissingPolicy, Rollup};
use crate::text::number::list;
use crate::text::sentences::quoted;

/// Picks the sentence in a language.
const fn pick<'a>(lang: Lang, sv: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
}

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $sv:literal, $en:literal;)*) => {
        $($(#[$doc])* #[must_use]
        pub const fn $name(lang: Lang) -> &'static str {
            pick(lang, $sv, $en)
        })*

        #[cfg(test)]
        const PHRASES: &[(&str, &str)] = &[$(($sv, $en),)*];
    };
}

phrases! {
    /// Heading over the counts of answers.
    answers: "Svaren", "The answers";
    /// Heading over a respondent's arithmetic.
    respondent: "En svarandes poäng", "One respondent’s points";
    /// Heading over a unit's arithmetic.
    unit: "Enhetens resultat", "The unit’s score";
    /// Heading over the arithmetic of precision.
    precision: "Osäkerheten", "The uncertainty";
    /// Heading over the level.
    level: "Nivån", "The level";
    /// Heading of the column of answers.
    answer: "Svar", "Answer";
    /// Heading of the column of points.
    points: "Poäng", "Points";
    /// Heading of the column of weights.
    weight: "Vikt", "Weight";
    /// Heading of the column of parts.
    part: "Del", "Part";
    /// Heading of the column of thresholds.
    from: "Från", "From";
    /// Heading of the column that says whether the points are enough.
    enough: "Poängen räcker", "Points enough";
    /// Heading of the column of requirements.
    requirements: "Krav", "Requirements";
    /// Yes.
    yes: "ja", "yes";
    /// No.
    no: "nej", "no";
    /// Met, of a requirement.
    met: "uppfyllt", "met";
    /// Not met, of a requirement.
    not_met: "inte uppfyllt", "not met";
    /// What "not applicable" counts as.
    not_applicable: "”Ej tillämpligt” räknas aldrig med, och inte heller frågans vikt.",
        "“Not applicable” never counts, and neither does the question’s weight.";
    /// A reversed item.
    reversed: "Frågan är omvänd: poängen är 100 minus svarets poäng.",
        "The question is reversed: the points are 100 minus those of the answer.";
    /// How a respondent's points are rounded.
    rounding: "Poängen avrundas till tolv decimaler.", "The points are rounded to twelve decimals.";
    /// One respondent.
    single: "Ett enda svar säger inget om hur säkert resultatet är, så det finns inget intervall.",
        "A single answer says nothing about how sure the score is, so there is no interval.";
    /// Where the precision of some part is unknown.
    unknown: "Osäkerheten i någon del är inte känd, så det finns inget intervall.",
        "The uncertainty of some part is not known, so there is no interval.";
    /// Everybody gave the same answers, and so did everybody elsewhere.
    alike: "Alla svarande har samma poäng, här och på andra arbetsplatser, så inget säger hur säkert resultatet är.",
        "All respondents have the same points, here and in other workplaces, so nothing says how sure the score is.";
    /// A single answer's variance.
    borrowed: "En del med ett enda svar lånar den spridning som är vanlig på en arbetsplats.",
        "A part with a single answer borrows the spread that is usual in a workplace.";
    /// A variance that is not believed.
    least_variance: "De svarande är mer lika än vad som är vanligt. Spridningen räknas inte som mindre än hälften av den vanliga variansen på en arbetsplats (s²ᵤ).",
        "The respondents are more alike than is usual. Their spread counts as no less than half of the usual variance in a workplace (s²ᵤ).";
    /// Parts that did not answer.
    silent: "Några delar har inte svarat. De som har svarat får stå för dem, och hur mycket delarna skiljer sig åt avgör hur osäkert det är. Här räknas varje arbetsplats för sig, med sin andel p av dem som svarat och W av alla.",
        "Some parts did not answer. Those that did stand for them, and how much the parts differ decides how uncertain that is. Each workplace counts here, with its share p of those that answered and W of all.";
    /// Too few parts answered.
    few_parts: "Någon del har inte svarat, och färre än tre har det. Det räcker inte för att säga hur säkert resultatet är för helheten, så det finns inget intervall.",
        "Some part did not answer, and fewer than three did. That is too little to say how sure the score is for the whole, so there is no interval.";
    /// Most are silent.
    most_silent: "De delar som inte har svarat är mer än hälften av helheten, så det finns inget intervall.",
        "The parts that did not answer are more than half of the whole, so there is no interval.";
    /// Number of parts, in formulas.
    that_answered: "delar som svarat", "parts that answered";
    /// Share of the silent, in formulas.
    of_silent: "av helheten har inte svarat", "of the whole did not answer";
    /// More answers than people.
    more_than_work_there: "Fler har svarat än som sägs arbeta i enheten, så intervallet går inte att räkna om till dem som arbetar här just nu.",
        "More answered than are said to work in the unit, so the interval cannot be made one of those who work here now.";
    /// The finite-population correction.
    of_staff: "Mätningen vill säga något om dem som arbetar här just nu, så intervallet tar hänsyn till hur många av dem som svarat. Ingen jämförelse använder det.",
        "The assessment is to say something of those who work here now, so the interval allows for how many of them answered. No comparison uses it.";
    /// The same for a whole.
    of_parts: "Varje dels osäkerhet (se) räknas om så (se′) med hur många som svarat (n) av dem som arbetar där (N); en del som har delar själv räknas om utifrån dem.",
        "The uncertainty of each part (se) is corrected so (se′) by how many answered (n) of those who work there (N); a part that has parts of its own is corrected from those.";
    /// How levels are climbed.
    climbing: "Nivåerna tas nedifrån och upp. Den första vars gräns eller krav inte är uppfyllt tar stopp; poängen jämförs avrundad till sex decimaler.",
        "Levels are climbed from the lowest. The first whose threshold or requirements are not met ends the climb; the points are compared rounded to six decimals.";
    /// A withheld score.
    nothing: "Inget resultat kan visas här, och därför inte heller hur det räknats ut.",
        "No score can be shown here, and so neither can its arithmetic.";
    /// Number of people, in formulas.
    people: "arbetar i enheten", "work in the unit";
}

/// After the number of respondents, in formulas.
#[must_use]
pub const fn have_points(respondents: u64, lang: Lang) -> &'static str {
    match (respondents, lang) {
        (_, Lang::Sv) => "svarande har poäng här",
        (1, Lang::En) => "respondent has points here",
        (_, Lang::En) => "respondents have points here",
    }
}

/// An interval's ends are held within the scale when they are shown elsewhere.
#[must_use]
pub fn clamped(scale: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("I tabeller och diagram visas intervallet inom {scale}."),
        Lang::En => format!("Tables and charts show the interval within {scale}."),
    }
}

/// The heading of the whole.
#[must_use]
pub fn title(node: &str, unit: &str, wave: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{node}, {unit}, omgång {wave}"),
        Lang::En => format!("{node}, {unit}, wave {wave}"),
    }
}

/// How many questions the counts of answers are over.
#[must_use]
pub fn over_questions(questions: usize, lang: Lang) -> String {
    match (questions, lang) {
        (1, Lang::Sv) => "Svaren på frågan:".to_owned(),
        (1, Lang::En) => "The answers to the question:".to_owned(),
        (n, Lang::Sv) => format!("Svaren på de {n} frågorna:"),
        (n, Lang::En) => format!("The answers to the {n} questions:"),
    }
}

/// What missing answers count as.
#[must_use]
pub fn policy(what: &str, policy: MissingPolicy, lang: Lang) -> String {
    match (policy, lang) {
        (MissingPolicy::LeaveOut, Lang::Sv) => format!("”{what}” ger inga poäng och räknas inte med."),
        (MissingPolicy::LeaveOut, Lang::En) => format!("“{what}” gives no points and does not count."),
        (MissingPolicy::Zero, Lang::Sv) => format!("”{what}” räknas som 0 poäng."),
        (MissingPolicy::Zero, Lang::En) => format!("“{what}” counts as 0 points."),
    }
}

/// Questions in which a missing answer counts as nothing reached.
#[must_use]
pub fn zero_in(what: &str, questions: &[&str], lang: Lang) -> String {
    // A short name may be the whole question, with a mark of its own at the end.
    let questions: Vec<String> = questions.iter().map(|question| quoted(question, lang)).collect();
    let questions = list(&questions, lang);
    match lang {
        Lang::Sv => format!("”{what}” räknas som 0 poäng i {questions}."),
        Lang::En => format!("“{what}” counts as 0 points in {questions}."),
    }
}

/// How much must be answered.
#[must_use]
pub fn min_answered(share: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Den som har fått poäng i mindre än {share} av den vikt som är tillämplig får inga poäng här."
        ),
        Lang::En => {
            format!("Whoever has points in less than {share} of the applicable weight has no points here.")
        }
    }
}

/// What a unit with parts is put together by.
#[must_use]
pub const fn rollup(rule: Rollup, lang: Lang) -> &'static str {
    match (rule, lang) {
        (Rollup::Headcount, Lang::Sv) => {
            "Resultatet är delarnas medelvärden, vägda med hur många som arbetar i varje del (N):"
        }
        (Rollup::Headcount, Lang::En) => {
            "The score is the mean of the parts’ means, weighted with how many work in each (N):"
        }
        (Rollup::Units, Lang::Sv) => {
            "Resultatet är medelvärdet av delarnas resultat, där varje del räknas lika:"
        }
        (Rollup::Units, Lang::En) => "The score is the mean of the parts’ scores, each part counting alike:",
        (Rollup::Pooled, Lang::Sv) => "Alla som svarat i enheten och dess delar räknas lika.",
        (Rollup::Pooled, Lang::En) => "Everyone who answered in the unit and its parts counts alike.",
    }
}

/// What is in a unit but in no part of it that is shown.
#[must_use]
pub fn rest_of(unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit}: övriga"),
        Lang::En => format!("{unit}: the others"),
    }
}

/// Where Student's t comes from.
#[must_use]
pub fn quantile(df: &str, lang: Lang) -> String {
    match (lang, df) {
        (Lang::Sv, "1") => "97,5-procentkvantilen i Students t-fördelning med 1 frihetsgrad".to_owned(),
        (Lang::Sv, _) => format!("97,5-procentkvantilen i Students t-fördelning med {df} frihetsgrader"),
        (Lang::En, "1") => "the 97.5% quantile of Student’s t with 1 degree of freedom".to_owned(),
        (Lang::En, _) => format!("the 97.5% quantile of Student’s t with {df} degrees of freedom"),
    }
}

/// Between two ends.
#[must_use]
pub fn between(low: &str, high: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{low} till {high}"),
        Lang::En => format!("{low} to {high}"),
    }
}

/// A requirement of a level.
#[must_use]
pub fn requirement(node: &str, needs: &str, has: Option<&str>, is_met: bool, lang: Lang) -> String {
    let verdict = if is_met { met(lang) } else { not_met(lang) };
    match (has, lang) {
        (Some(has), Lang::Sv) => format!("{node} minst {needs}, har {has}: {verdict}"),
        (Some(has), Lang::En) => format!("{node} at least {needs}, has {has}: {verdict}"),
        (None, Lang::Sv) => format!("{node} minst {needs}, resultat saknas: {verdict}"),
        (None, Lang::En) => format!("{node} at least {needs}, no score: {verdict}"),
    }
}

/// The level that was reached, and the one that the points alone would give where it is another.
#[must_use]
pub fn reached(level: Option<&str>, uncapped: Option<&str>, lang: Lang) -> String {
    let none = pick(lang, "ingen", "none");
    let level_name = level.unwrap_or(none);
    let uncapped_name = uncapped.unwrap_or(none);
    match (level == uncapped, lang) {
        (true, Lang::Sv) => format!("Nivån är {level_name}."),
        (true, Lang::En) => format!("The level is {level_name}."),
        (false, Lang::Sv) => {
            format!("Nivån är {level_name}. Poängen ensam hade räckt till {uncapped_name}.")
        }
        (false, Lang::En) => {
            format!("The level is {level_name}. The points alone would have been enough for {uncapped_name}.")
        }
    }
}

/// That so few answered that their score is told in whole points, and nothing of how it comes about.
#[must_use]
pub fn of_few(enough: u64, lang: Lang) -> String {
    let enough = super::super::number::count(enough, lang);
    match lang {
        Lang::Sv => format!(
            "Färre än {enough} har svarat. Resultatet visas därför i hela poäng, och summorna bakom det inte alls."
        ),
        Lang::En => format!(
            "Fewer than {enough} answered. The score is therefore shown in whole points, and the sums behind it not at all."
        ),
    }
}

/// That only the stage nearest to a score is shown.
#[must_use]
pub fn only_stage(stage: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Inget resultat visas i siffror. Svaren ligger närmast {stage}."),
        Lang::En => format!("No score is shown as a figure. The answers are nearest to {stage}."),
    }
}

/// That a summary is rounded, as it stands beside its areas.
#[must_use]
pub const fn rounded(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "De som har svarat har inte resultat för samma områden. Resultatet visas därför avrundat, till hela poäng eller till femtal eller mer, och summorna bakom det inte alls: annars skulle det gå att räkna ut vad några få har svarat."
        }
        Lang::En => {
            "Those who answered do not have scores for the same areas. The score is therefore shown rounded, to whole points or to steps of five or more, and the sums behind it not at all: otherwise what a few answered could be worked out."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_written_in_both_languages() {
        for (sv, en) in PHRASES {
            assert!(!sv.is_empty() && !en.is_empty() && sv != en, "{sv}");
        }
    }

    #[test]
    fn a_level_that_is_capped_says_what_the_points_would_give() {
        assert_eq!(reached(Some("Lära"), Some("Lära"), Lang::Sv), "Nivån är Lära.");
        assert!(reached(None, Some("Learn"), Lang::En).contains("enough for Learn"));
    }
}
