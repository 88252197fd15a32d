//! How a questionnaire counts, in sentences for those who read it.

use super::number::{count, list};
use super::terminal::exact;
use crate::model::Lang;

/// The range that a group's scores are shown on.
#[must_use]
pub fn shown_on((low, high): (f64, f64), lang: Lang) -> String {
    let (low, high) = (exact(low, lang), exact(high, lang));
    match lang {
        Lang::Sv => format!("Visas på en skala från {low} till {high}."),
        Lang::En => format!("Shown on a scale from {low} to {high}."),
    }
}

/// Where no part of a group need be answered but one.
#[must_use]
pub const fn any_answer(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Den som har fått poäng för någon del får poäng här.",
        Lang::En => "Whoever has points for any part has points here.",
    }
}

/// A picture's horizontal axis.
#[must_use]
pub fn across(node: &str, from: f64, lang: Lang) -> String {
    let from = exact(from, lang);
    match lang {
        Lang::Sv => format!("I sidled (x): {node}, högt från {from} poäng."),
        Lang::En => format!("Across (x): {node}, high from {from} points."),
    }
}

/// A picture's vertical axis.
#[must_use]
pub fn upwards(node: &str, from: f64, lang: Lang) -> String {
    let from = exact(from, lang);
    match lang {
        Lang::Sv => format!("I höjdled (y): {node}, högt från {from} poäng."),
        Lang::En => format!("Upwards (y): {node}, high from {from} points."),
    }
}

/// Where in a picture a field is: both nodes, and whether each is high.
#[must_use]
pub fn field((x, x_high): (&str, bool), (y, y_high): (&str, bool), lang: Lang) -> String {
    let side = |is_high: bool| match (is_high, lang) {
        (true, Lang::Sv) => "högt",
        (false, Lang::Sv) => "lågt",
        (true, Lang::En) => "high",
        (false, Lang::En) => "low",
    };
    format!("{x} {}, {y} {}", side(x_high), side(y_high))
}

/// What is part of other groups and counts here too.
#[must_use]
pub fn also_counts(parts: &[&str], lang: Lang) -> String {
    let parts = list(parts, lang);
    match lang {
        Lang::Sv => format!("Här räknas också {parts}, som hör till en annan grupp."),
        Lang::En => format!("{parts} of another group counts here too."),
    }
}

/// A group that can be answered at once as not applicable.
#[must_use]
pub const fn at_once(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Hela gruppen kan besvaras på en gång som ej tillämplig.",
        Lang::En => "All of the group can be answered at once as not applicable.",
    }
}

/// How many must have answered for a group to be shown.
#[must_use]
pub fn least_shown(least: u32, lang: Lang) -> String {
    let least = count(least.into(), lang);
    match lang {
        Lang::Sv => format!("Visas först när minst {least} har svarat, och det som ingår likaså."),
        Lang::En => format!("Shown once at least {least} have answered, and so is what is in it."),
    }
}

/// What a group rests on: the scores that other nodes ought to have first.
#[must_use]
pub fn rests_on(needed: &[String], lang: Lang) -> String {
    let needed = list(needed, lang);
    match lang {
        Lang::Sv => format!("Vilar på {needed}. Där det brister står nivån kvar, med en varning."),
        Lang::En => format!("Rests on {needed}. Where that is lacking the level stands, with a warning."),
    }
}

/// How much of an area must be answered, where it says nothing else of it.
#[must_use]
pub fn usually_answered(share: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Den som har fått poäng i mindre än {share} av vikten i ett område får inga poäng där.")
        }
        Lang::En => {
            format!("Whoever has points in less than {share} of an area’s weight has no points there.")
        }
    }
}

/// The same where one part is enough.
#[must_use]
pub const fn any_answer_anywhere(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Den som har fått poäng för någon del av ett område får poäng där.",
        Lang::En => "Whoever has points for any part of an area has points there.",
    }
}
