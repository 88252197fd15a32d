//! The rules by which a questionnaire's scores come about, as a report tells of them.

use super::counted;
use crate::model::{Combine, Lang};
use crate::text::number::{list, percent};
use crate::text::terminal::exact;

/// A rule, and the groups that it is the rule of.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule<'a> {
    /// How a group's score comes from what is in it.
    pub combine: Combine,
    /// Whether what is in any of these groups counts differently.
    pub weighted: bool,
    /// The groups' names.
    pub groups: Vec<&'a str>,
}

/// The most groups that are named with a rule.
const NAMED: usize = 5;

/// From answers to a respondent's scores: the rules that there are, the most common one last where there are several.
#[must_use]
pub fn respondent(min_answered: &[f64], rules: &[Rule<'_>], lang: Lang) -> String {
    let gated = rules.iter().all(|rule| rule.combine.is_gated());
    let shares: Vec<String> = min_answered.iter().map(|share| percent(*share, lang)).collect();
    let least = (!gated && min_answered.iter().any(|share| *share > 0.0)).then(|| list(&shares, lang));
    let points = match lang {
        Lang::Sv => "Varje svar ger poäng från 0 till 100.",
        Lang::En => "Each answer gives from 0 to 100 points.",
    };
    if let ([rule], false) = (rules, gated) {
        let score = whole(rule, lang);
        return match (lang, least) {
            (Lang::Sv, Some(least)) => format!(
                "{points} En persons resultat i ett område är {score}, och räknas bara om minst {least} av det som gäller personen är besvarat."
            ),
            (Lang::En, Some(least)) => format!(
                "{points} A person’s score in an area is {score}, and counts only if at least {least} of what applies to the person is answered."
            ),
            (Lang::Sv, None) => format!("{points} En persons resultat i ett område är {score}."),
            (Lang::En, None) => format!("{points} A person’s score in an area is {score}."),
        };
    }
    let mut told = vec![points.to_owned()];
    told.extend(rules.iter().enumerate().map(|(at, rule)| {
        let of_others = at > 0 && at + 1 == rules.len() && rule.groups.len() > NAMED;
        in_groups(rule, of_others, lang)
    }));
    told.extend(least.map(|least| match lang {
        Lang::Sv => format!(
            "En persons resultat räknas bara där minst {least} av det som gäller personen är besvarat."
        ),
        Lang::En => format!(
            "A person’s score counts only where at least {least} of what applies to the person is answered."
        ),
    }));
    told.join(" ")
}

/// What a score is, in a questionnaire with one rule for all.
fn whole(rule: &Rule<'_>, lang: Lang) -> String {
    match (rule.combine, lang) {
        (Combine::Mean, Lang::Sv) if rule.weighted => "ett vägt genomsnitt av frågorna där".to_owned(),
        (Combine::Mean, Lang::Sv) => "genomsnittet av frågorna där".to_owned(),
        (Combine::Mean, Lang::En) if rule.weighted => "a weighted average of its questions".to_owned(),
        (Combine::Mean, Lang::En) => "the average of its questions".to_owned(),
        (
            Combine::Sum
            | Combine::Min
            | Combine::Max
            | Combine::Median
            | Combine::Ladder { .. }
            | Combine::Stacked,
            _,
        ) => score(rule, lang),
    }
}

/// The rule of the groups that are named, or of all that have not been.
fn in_groups(rule: &Rule<'_>, of_others: bool, lang: Lang) -> String {
    let mut names: Vec<String> = rule.groups.iter().take(NAMED).map(|name| (*name).to_owned()).collect();
    let more = rule.groups.len() - names.len();
    let other = || counted(more as u64, lang, ["grupp till", "grupper till"], ["more group", "more groups"]);
    names.extend((more > 0).then(other));
    let groups = match (of_others, lang) {
        (true, Lang::Sv) => "övrigt".to_owned(),
        (true, Lang::En) => "everything else".to_owned(),
        (false, _) => list(&names, lang),
    };
    let score = score(rule, lang);
    match (lang, rule.combine.is_gated()) {
        (Lang::Sv, false) => format!("I {groups} är resultatet {score}."),
        (Lang::En, false) => format!("In {groups} the score is {score}."),
        (Lang::Sv, true) => format!("I {groups} tas delarna som steg i ordning, och resultatet är {score}."),
        (Lang::En, true) => {
            format!("In {groups} the parts are stages, taken in order, and the score is {score}.")
        }
    }
}

/// What a score is by a rule.
fn score(rule: &Rule<'_>, lang: Lang) -> String {
    let text = match (rule.combine, lang) {
        (Combine::Mean, Lang::Sv) if rule.weighted => "ett vägt genomsnitt av det som ingår",
        (Combine::Mean, Lang::Sv) => "genomsnittet av det som ingår",
        (Combine::Mean, Lang::En) if rule.weighted => "a weighted average of what is in it",
        (Combine::Mean, Lang::En) => "the average of what is in it",
        (Combine::Min, Lang::Sv) => "det lägsta av det som ingår",
        (Combine::Min, Lang::En) => "the lowest of what is in it",
        (Combine::Max, Lang::Sv) => "det högsta av det som ingår",
        (Combine::Max, Lang::En) => "the highest of what is in it",
        (Combine::Median, Lang::Sv) => "medianen av det som ingår",
        (Combine::Median, Lang::En) => "the median of what is in it",
        (Combine::Sum, Lang::Sv) => {
            "summan av det som ingår, som andel av vad det kan ge, där det som saknas ger 0"
        }
        (Combine::Sum, Lang::En) => {
            "the sum of what is in it, as a share of what it can give, to which what is missing adds nothing"
        }
        (Combine::Stacked, Lang::Sv) => {
            "summan av stegens andelar till och med det första som inte är helt; det som kommer efter räknas inte"
        }
        (Combine::Stacked, Lang::En) => {
            "the sum of the stages’ shares up to and including the first that is not whole; what comes after does not count"
        }
        (Combine::Ladder { pass_at }, _) => {
            let points = exact(pass_at.value(), lang);
            return match lang {
                Lang::Sv => format!(
                    "hur många steg, från det första, som är uppfyllda: att allt i dem har minst {points} av 100 poäng"
                ),
                Lang::En => format!(
                    "how many stages, from the first, are fulfilled: everything in them has at least {points} of 100 points"
                ),
            };
        }
    };
    text.to_owned()
}

/// Where some of the questionnaire is judged on units' scores and not on persons'.
#[must_use]
pub const fn judged_on_units(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Stegen, och det som steg ingår i, bedöms utifrån enhetens resultat och inte varje persons, och har därför inget osäkerhetsintervall."
        }
        Lang::En => {
            "Stages, and what stages are part of, are judged on the unit’s scores and not on each person’s, and so have no interval."
        }
    }
}

/// Where a question is asked only after certain answers to another.
#[must_use]
pub const fn conditional(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "En fråga som bara ställs efter vissa svar på en annan räknas som ej tillämplig för alla andra, även om de har svarat på den."
        }
        Lang::En => {
            "A question that is asked only after certain answers to another does not apply to anybody else, even if they answered it."
        }
    }
}

/// What is asked across all areas, by these names, and counts in no summary.
#[must_use]
pub fn cross_cutting(names: &[&str], lang: Lang) -> String {
    let listed = list(names, lang);
    match (lang, names.len()) {
        (Lang::Sv, _) => format!(
            "{listed} är tvärgående: frågorna där ställs en gång för alla områden och räknas inte in i någon sammanvägning."
        ),
        (Lang::En, 1) => format!(
            "{listed} is cross-cutting: its questions are asked once across all areas and count in no summary score."
        ),
        (Lang::En, _) => format!(
            "{listed} are cross-cutting: their questions are asked once across all areas and count in no summary score."
        ),
    }
}

/// Where questions are asked of some roles only.
#[must_use]
pub const fn of_some_roles(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Frågor som bara ställs till vissa roller räknas som ej tillämpliga för alla andra roller, även om de har svarat. Den som inte har angett någon roll får alla frågor."
        }
        Lang::En => {
            "Questions that are asked of some roles only do not apply to any other role, even if they were answered. Who gives no role is asked everything."
        }
    }
}

/// Which kinds of missing answers count as 0 points anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zero {
    /// Not answered.
    pub not_answered: bool,
    /// Don't know.
    pub dont_know: bool,
    /// Not applicable.
    pub not_applicable: bool,
}

/// What becomes of answers that are not on the scale.
#[must_use]
pub fn missing(zero: Zero, lang: Lang) -> String {
    let left_out = match (lang, zero.not_answered, zero.dont_know) {
        (Lang::Sv, false, false) => "”Vet ej” och obesvarade frågor räknas inte med.",
        (Lang::Sv, true, false) => {
            "Obesvarade frågor ger 0 poäng där enkäten säger det, men ”vet ej” räknas inte med."
        }
        (Lang::Sv, false, true) => {
            "”Vet ej” ger 0 poäng där enkäten säger det, men obesvarade frågor räknas inte med."
        }
        (Lang::Sv, true, true) => "”Vet ej” och obesvarade frågor ger 0 poäng där enkäten säger det.",
        (Lang::En, false, false) => "‘Don’t know’ and unanswered questions are left out.",
        (Lang::En, true, false) => {
            "Unanswered questions give 0 points where the questionnaire says so, but ‘don’t know’ is left out."
        }
        (Lang::En, false, true) => {
            "‘Don’t know’ gives 0 points where the questionnaire says so, but unanswered questions are left out."
        }
        (Lang::En, true, true) => {
            "‘Don’t know’ and unanswered questions give 0 points where the questionnaire says so."
        }
    };
    let not_applicable = match (lang, zero.not_applicable) {
        (Lang::Sv, false) => "”Ej tillämpligt” tas bort helt och sänker aldrig ett resultat.",
        (Lang::En, false) => "‘Not applicable’ is taken away altogether and never lowers a score.",
        (Lang::Sv, true) => "”Ej tillämpligt” ger 0 poäng där enkäten säger det, och tas annars bort helt.",
        (Lang::En, true) => {
            "‘Not applicable’ gives 0 points where the questionnaire says so, and is otherwise taken away altogether."
        }
    };
    format!("{left_out} {not_applicable}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Points;

    fn rule<'a>(combine: Combine, groups: &[&'a str]) -> Rule<'a> {
        Rule { combine, weighted: false, groups: groups.to_vec() }
    }

    #[test]
    fn an_average_alone_is_told_of_the_areas() {
        let told = respondent(&[0.5], &[rule(Combine::Mean, &["A", "B"])], Lang::En);
        assert!(
            told.contains("score in an area is the average of its questions, and counts only"),
            "{told:?}"
        );
    }

    #[test]
    fn other_rules_are_told_of_their_groups() {
        let pass_at = Points::new(66.6).expect("points");
        let rules = [
            rule(Combine::Ladder { pass_at }, &["L"]),
            rule(Combine::Min, &["A", "B"]),
            rule(Combine::Mean, &["C", "D", "E", "F", "G", "H"]),
        ];
        let told = respondent(&[0.5], &rules, Lang::Sv);
        for part in [
            "I L tas delarna som steg i ordning",
            "minst 66,6 av 100 poäng",
            "I A och B är resultatet det lägsta av det som ingår.",
            "I övrigt är resultatet genomsnittet",
            "minst 50\u{a0}% av det",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn a_long_list_of_groups_is_cut() {
        let rules = [rule(Combine::Max, &["A", "B", "C", "D", "E", "F", "G"]), rule(Combine::Sum, &["X"])];
        let told = respondent(&[0.5], &rules, Lang::En);
        assert!(told.contains("In A, B, C, D, E and 2 more groups the score is the highest"), "{told}");
    }
}
