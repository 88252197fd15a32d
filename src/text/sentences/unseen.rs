//! What is said of changes that are not sure.

use crate::model::Lang;

/// What could not be told, and what it would have taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unseen<'a> {
    /// Whether anything changed for sure.
    pub some_are_sure: bool,
    /// Whether it is said of several units.
    pub of_units: bool,
    /// The smallest and the largest change that would have been needed to be found four times out of five.
    pub visible: Option<(&'a str, &'a str)>,
    /// Whether the same people can be compared with themselves.
    pub same_people: bool,
}

/// What is said of changes that are not sure: that this is not the same as no change, and what helps.
#[must_use]
pub fn unsure(unseen: Unseen<'_>, lang: Lang) -> String {
    let first = match (lang, unseen.some_are_sure, unseen.of_units) {
        (Lang::Sv, true, false) => "I övrigt syns ingen säker förändring.",
        (Lang::En, true, false) => "Elsewhere there is no sure change.",
        (Lang::Sv, true, true) => {
            "I övrigt syns ingen säker förändring av enheterna som helhet; områdena står på deras egna sidor."
        }
        (Lang::En, true, true) => {
            "Elsewhere no unit as a whole has surely changed; the areas stand on the units’ own pages."
        }
        (Lang::Sv, false, false) => {
            "Det finns skillnader mellan omgångarna, men ingen är så stor att det är en säker förändring."
        }
        (Lang::En, false, false) => {
            "There are differences between the waves, but none so large that it is a sure change."
        }
        (Lang::Sv, false, true) => {
            "Det finns skillnader mellan omgångarna, men ingen är så stor att en enhet säkert har förändrats som helhet; områdena står på enheternas egna sidor."
        }
        (Lang::En, false, true) => {
            "There are differences between the waves, but none so large that a unit as a whole has surely changed; the areas stand on the units’ own pages."
        }
    };
    let Some((least, most)) = unseen.visible else { return first.to_owned() };
    let size = match lang {
        _ if least == most => most.to_owned(),
        Lang::Sv => format!("{least} till {most}"),
        Lang::En => format!("{least} to {most}"),
    };
    let needed = match (lang, unseen.of_units) {
        (Lang::Sv, false) => format!("det hade krävts en förändring på {size} för att den skulle synas"),
        (Lang::En, false) => format!("it would have taken a change of {size} for it to show"),
        (Lang::Sv, true) => {
            format!("i en enhet hade det krävts en förändring på {size} för att den skulle synas")
        }
        (Lang::En, true) => format!("in a unit it would have taken a change of {size} for it to show"),
    };
    let remedy = match (lang, unseen.same_people) {
        (Lang::Sv, true) => "Med fler svar syns mindre förändringar.",
        (Lang::En, true) => "With more answers, smaller changes show.",
        (Lang::Sv, false) => {
            "Med fler svar, eller om samma personer svarar båda gångerna, syns mindre förändringar."
        }
        (Lang::En, false) => "With more answers, or the same people both times, smaller changes show.",
    };
    match lang {
        Lang::Sv => format!("{first} Det betyder inte att inget har hänt: {needed}. {remedy}"),
        Lang::En => format!("{first} That does not mean that nothing happened: {needed}. {remedy}"),
    }
}
