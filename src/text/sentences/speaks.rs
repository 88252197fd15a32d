//! For how many of how many a score speaks, and why nothing says how sure it is.

use super::start;
use crate::model::Lang;
use crate::score::{Coverage, Unsaid};
use crate::text::number::{count, list_first};

/// So many names stand after a reason.
const MOST_NAMES: usize = 5;

/// For how many of how many a whole's scores speak, and whether that is enough for an interval; nothing where somebody answered everywhere.
#[must_use]
pub fn coverage(coverage: &Coverage, has_interval: bool, lang: Lang) -> Option<String> {
    let subject = match lang {
        Lang::Sv => "Resultatet",
        Lang::En => "The score",
    };
    (!coverage.is_whole()).then(|| told(subject, coverage, has_interval, lang))
}

/// The same of one area's or question's score that speaks for fewer than the others.
#[must_use]
pub fn of_node(name: &str, coverage: &Coverage, unsaid: Option<Unsaid>, lang: Lang) -> String {
    let subject = match lang {
        Lang::Sv => format!("Resultatet för {name}"),
        Lang::En => format!("The score of {name}"),
    };
    let has_interval = !matches!(unsaid, Some(Unsaid::FewParts | Unsaid::MostSilent));
    told(&subject, coverage, has_interval, lang)
}

fn told(subject: &str, coverage: &Coverage, has_interval: bool, lang: Lang) -> String {
    let behind = behind(coverage, lang);
    let speaks = match lang {
        Lang::Sv => format!("{subject} bygger på {behind}."),
        Lang::En => format!("{subject} covers {behind}."),
    };
    match (lang, has_interval) {
        (_, true) => speaks,
        (Lang::Sv, false) => {
            format!(
                "{speaks} Det räcker inte till för att säga hur säkert det är för helheten, så inget intervall visas."
            )
        }
        (Lang::En, false) => {
            format!(
                "{speaks} That is not enough to say how sure it is for the whole, so no interval is shown."
            )
        }
    }
}

/// How many of how many, as a phrase: `3 av 4 arbetsplatser, där 50 av 70 arbetar`.
#[must_use]
pub fn behind(coverage: &Coverage, lang: Lang) -> String {
    let (answered, all) = (count(coverage.answered, lang), count(coverage.workplaces, lang));
    let people = coverage.people.map(|(there, all)| (count(there, lang), count(all, lang)));
    let where_they_work = match (lang, people) {
        (_, None) => String::new(),
        (Lang::Sv, Some((there, all))) => format!(", där {there} av {all} arbetar"),
        (Lang::En, Some((there, all))) => format!(", where {there} of {all} people work"),
    };
    let most = match (coverage.at_most, lang) {
        (false, _) => "",
        (true, Lang::Sv) => "högst ",
        (true, Lang::En) => "at most ",
    };
    match lang {
        Lang::Sv => format!("{most}{answered} av {all} arbetsplatser{where_they_work}"),
        Lang::En => format!("{most}{answered} of {all} workplaces{where_they_work}"),
    }
}

/// What speaks for fewer workplaces than the rest of a unit's scores, and how many: `IoT och AI: 1 av 4 arbetsplatser`.
#[must_use]
pub fn fewer(unit: Option<&str>, names: &[&str], coverage: &Coverage, most: usize, lang: Lang) -> String {
    let names = list_first(names, most, lang);
    let behind = behind(coverage, lang);
    match unit {
        Some(unit) => format!("{unit}, {names}: {behind}."),
        None => start(&format!("{names}: {behind}.")),
    }
}

/// Before such sentences, where no heading says it.
#[must_use]
pub const fn fewer_heading(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "De här resultaten bygger på färre arbetsplatser än de övriga.",
        Lang::En => "These scores cover fewer workplaces than the rest.",
    }
}

/// What those sentences do not say.
#[must_use]
pub const fn note_fewer(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "På de andra arbetsplatserna har ingen något resultat här: frågorna är inte besvarade eller gäller dem inte."
        }
        Lang::En => {
            "In the other workplaces nobody has a score here: the questions were not answered or do not concern them."
        }
    }
}

/// Why no interval stands with a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoInterval {
    /// Nothing says how sure it is.
    Unsaid(Unsaid),
    /// It is about those who work there now, and all of them answered.
    Census,
}

/// The same as a note under a table, with those scores, units or both that it is about.
#[must_use]
pub fn no_interval(reason: NoInterval, also_verdict: bool, names: &[&str], lang: Lang) -> String {
    let why = match (reason, lang) {
        (NoInterval::Unsaid(Unsaid::Single), Lang::Sv) => "ett enda svar",
        (NoInterval::Unsaid(Unsaid::Single), Lang::En) => "a single answer",
        (NoInterval::Unsaid(Unsaid::Alike), Lang::Sv) => {
            "alla har svarat lika, så det går inte att säga hur mycket svaren brukar variera"
        }
        (NoInterval::Unsaid(Unsaid::Alike), Lang::En) => {
            "all answers are alike, so they do not say how they vary"
        }
        (NoInterval::Unsaid(Unsaid::Few), Lang::Sv) => {
            "för få har svarat för att det ska få visas hur de skiljer sig åt"
        }
        (NoInterval::Unsaid(Unsaid::Few), Lang::En) => "too few answered for it to be shown how they differ",
        (NoInterval::Unsaid(Unsaid::Judged), Lang::Sv) => {
            "bedöms utifrån enhetens andra resultat och inte svaren"
        }
        (NoInterval::Unsaid(Unsaid::Judged), Lang::En) => {
            "judged on the unit’s other scores and not on answers"
        }
        (NoInterval::Unsaid(Unsaid::Part), Lang::Sv) => {
            "i någon del går det inte att säga hur säkert resultatet är"
        }
        (NoInterval::Unsaid(Unsaid::Part), Lang::En) => {
            "in some part it cannot be said how sure the score is"
        }
        (NoInterval::Unsaid(Unsaid::FewParts), Lang::Sv) => "alla delar har inte svarat, bara en eller två",
        (NoInterval::Unsaid(Unsaid::FewParts), Lang::En) => "not all parts answered, only one or two",
        (NoInterval::Unsaid(Unsaid::MostSilent), Lang::Sv) => {
            "de delar som inte har svarat är mer än hälften av helheten"
        }
        (NoInterval::Unsaid(Unsaid::MostSilent), Lang::En) => {
            "parts that did not answer are more than half of the whole"
        }
        (NoInterval::Census, Lang::Sv) => "alla som arbetar där har svarat",
        (NoInterval::Census, Lang::En) => "all who work there answered",
    };
    let names = list_first(names, MOST_NAMES, lang);
    match (lang, also_verdict) {
        (Lang::Sv, false) => format!("Inget intervall för {names}: {why}."),
        (Lang::En, false) => format!("No interval for {names}: {why}."),
        (Lang::Sv, true) => format!("Inget intervall och ingen bedömning för {names}: {why}."),
        (Lang::En, true) => format!("No interval and no verdict for {names}: {why}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_for_fewer_is_told_with_how_many_and_why_no_interval_stands_there() {
        let coverage = Coverage { answered: 1, workplaces: 4, people: Some((90, 190)), at_most: false };
        assert_eq!(
            of_node("IoT", &coverage, Some(Unsaid::FewParts), Lang::En),
            "The score of IoT covers 1 of 4 workplaces, where 90 of 190 people work. That is not enough to say how sure it is for \
             the whole, so no interval is shown."
        );
        assert_eq!(
            fewer(Some("Skolan"), &["IoT", "AI"], &coverage, 5, Lang::Sv),
            "Skolan, IoT och AI: 1 av 4 arbetsplatser, där 90 av 190 arbetar."
        );
        let at_most = Coverage { at_most: true, ..coverage };
        assert!(behind(&at_most, Lang::Sv).starts_with("högst 1 av 4 arbetsplatser"));
        assert!(!of_node("IoT", &coverage, None, Lang::Sv).contains("intervall"));
    }
}
