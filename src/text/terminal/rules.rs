//! The sentences that say by which rule points come about: of an answer, a group, and stages.

use crate::model::{Combine, Lang};
use crate::text::number::list;

/// How a group's points come from its parts', before the table of the parts.
#[must_use]
pub const fn combined(rule: Combine, lang: Lang) -> &'static str {
    match (rule, lang) {
        (Combine::Mean, Lang::Sv) => "Medelvärdet av delarnas poäng, vägt med delarnas vikter:",
        (Combine::Mean, Lang::En) => "The mean of the parts’ points, weighted with the parts’ weights:",
        (Combine::Sum, Lang::Sv) => {
            "Summan av delarnas poäng gånger deras vikter, delad med vikterna av alla delar som är tillämpliga:"
        }
        (Combine::Sum, Lang::En) => {
            "The sum of the parts’ points times their weights, divided by the weights of all parts that apply:"
        }
        (Combine::Min, Lang::Sv) => "De lägsta poängen bland delarna:",
        (Combine::Min, Lang::En) => "The lowest points among the parts:",
        (Combine::Max, Lang::Sv) => "De högsta poängen bland delarna:",
        (Combine::Max, Lang::En) => "The highest points among the parts:",
        (Combine::Median, Lang::Sv) => {
            "Delarnas median: de mittersta poängen, eller medelvärdet av de två mittersta:"
        }
        (Combine::Median, Lang::En) => {
            "The parts’ median: the middle points, or the mean of the two middle ones:"
        }
        (Combine::Ladder { .. }, Lang::Sv) => {
            "Stegen tas i ordning. Ett steg är nått när allt i det har de poäng som behövs; det första som inte är det tar stopp."
        }
        (Combine::Ladder { .. }, Lang::En) => {
            "Stages are taken in order. A stage is reached when everything in it has the points it needs; the first that is \
             not ends the climb."
        }
        (Combine::Stacked, Lang::Sv) => {
            "Stegens andelar läggs ihop, till och med det första steget som inte är helt. Det som kommer efter det räknas inte."
        }
        (Combine::Stacked, Lang::En) => {
            "The stages’ shares are added up, to the first stage that is not whole and with it. What comes after it does \
             not count."
        }
    }
}

/// What is done with a part without points.
#[must_use]
pub const fn missing_parts(rule: Combine, lang: Lang) -> &'static str {
    match (rule, lang) {
        (Combine::Sum, Lang::Sv) => "En del utan poäng ger ingenting, men dess vikt räknas med.",
        (Combine::Sum, Lang::En) => "A part without points gives nothing, but its weight counts.",
        (Combine::Mean, Lang::Sv) => "En del utan poäng räknas inte med, och inte heller dess vikt.",
        (Combine::Mean, Lang::En) => "A part without points does not count, and neither does its weight.",
        (_, Lang::Sv) => "En del utan poäng räknas inte med.",
        (_, Lang::En) => "A part without points does not count.",
    }
}

/// Why a score is not put together from respondents' scores.
#[must_use]
pub const fn judged(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Bedöms på enhetens resultat och inte på varje svarandes, så det finns inget intervall.",
        Lang::En => "Judged on the unit’s scores and not on each respondent’s, so there is no interval.",
    }
}

/// Heading of the column of scores that are needed.
#[must_use]
pub const fn needs(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Behövs",
        Lang::En => "Needs",
    }
}

/// Heading of the column of scores that there are.
#[must_use]
pub const fn has(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Har",
        Lang::En => "Has",
    }
}

/// A part that concerns nobody in the unit.
#[must_use]
pub const fn does_not_apply(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "ej tillämpligt",
        Lang::En => "does not apply",
    }
}

/// Where a question with several ticks counts how many of its options are ticked.
#[must_use]
pub fn share_of_ticks(options: usize, exclusive: &[&str], lang: Lang) -> String {
    let rule = match lang {
        Lang::Sv => format!("Flera alternativ kan kryssas. Poäng = 100 · antal kryssade / {options}."),
        Lang::En => format!("Several options can be ticked. Points = 100 · number ticked / {options}."),
    };
    with_exclusive(rule, exclusive, lang)
}

/// Where a question with several ticks adds up its options' points.
#[must_use]
pub fn sum_of_ticks(exclusive: &[&str], lang: Lang) -> String {
    let rule = match lang {
        Lang::Sv => "Flera alternativ kan kryssas. Deras poäng läggs ihop, högst till 100.",
        Lang::En => "Several options can be ticked. Their points are added up, to 100 at most.",
    };
    with_exclusive(rule.to_owned(), exclusive, lang)
}

fn with_exclusive(rule: String, exclusive: &[&str], lang: Lang) -> String {
    let options = list(exclusive, lang);
    match (exclusive.len(), lang) {
        (0, _) => rule,
        (1, Lang::Sv) => format!("{rule} ”{options}” utesluter de andra och räknas inte åt något håll."),
        (1, Lang::En) => format!("{rule} “{options}” excludes the others and counts neither way."),
        (_, Lang::Sv) => format!("{rule} {options} utesluter de andra och räknas inte åt något håll."),
        (_, Lang::En) => format!("{rule} {options} exclude the others and count neither way."),
    }
}

/// Where a question is answered with a number.
#[must_use]
pub const fn straight_lines(clamps: bool, lang: Lang) -> &'static str {
    match (clamps, lang) {
        (false, Lang::Sv) => "Svaret är ett tal. Mellan talen i tabellen ligger poängen på räta linjer:",
        (false, Lang::En) => {
            "The answer is a number. Between the numbers of the table the points lie on straight lines:"
        }
        (true, Lang::Sv) => {
            "Svaret är ett tal. Mellan talen i tabellen ligger poängen på räta linjer, och utanför dem ger talet samma poäng \
             som det närmaste av dem:"
        }
        (true, Lang::En) => {
            "The answer is a number. Between the numbers of the table the points lie on straight lines, and a number \
             beyond them gives the points of the nearest:"
        }
    }
}

/// What becomes of a question that the answer to another, told before, leaves unasked.
#[must_use]
pub const fn else_not_applicable(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Annars är frågan ej tillämplig.",
        Lang::En => "Otherwise the question does not apply.",
    }
}

/// What becomes of a question for those whose role is not asked, as told before.
#[must_use]
pub const fn others_not_asked(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "För andra roller är den ej tillämplig; den som inte har angett någon roll får frågan.",
        Lang::En => "To other roles it does not apply; who gives no role is asked.",
    }
}

/// Before the formula that takes a score to the range it is shown on.
#[must_use]
pub fn on_range(range: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("på skalan {range}"),
        Lang::En => format!("on the scale {range}"),
    }
}

/// Stages, in formulas.
#[must_use]
pub const fn stages(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "steg",
        Lang::En => "stages",
    }
}

/// That a part's score is not shown.
#[must_use]
pub const fn not_shown(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "visas inte",
        Lang::En => "not shown",
    }
}
