//! The page for who decides: politicians and other boards. No word of method but one line.

use super::{start, units};
use crate::model::Lang;
use crate::text::number::{count, list, list_first};

/// So many units are named in a list; the rest are counted.
const MOST_NAMED: usize = 6;

words! {
    picture: "Bilden", "The picture";
    done: "Gjort sedan sist", "Done since last time";
    next: "Nästa", "Next";
    first_wave: "Det här är första omgången. Efter nästa går det att se vad som har förändrats.", "This is the first wave. After the next one it can be seen what has changed.";
    not_comparable: "Resultatet går inte att jämföra med förra omgången.", "The result cannot be compared with the previous wave.";
    no_decision: "Svaren pekar inte ut något beslut som många enheter har nytta av. Se enheternas egna sidor.", "The answers point to no decision that would help many units. See the units’ own pages.";
    no_setback: "I helheten har inget säkert gått tillbaka.", "In the whole nothing has surely gone back.";
}

/// What the page is called.
#[must_use]
pub fn title(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{name} på en sida"),
        Lang::En => format!("{name} on one page"),
    }
}

/// The same in a list of pages.
#[must_use]
pub fn listed(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "På en sida, för dem som beslutar",
        Lang::En => "On one page, for those who decide",
    }
}

/// What surely rose since the wave before, each with both scores.
#[must_use]
pub fn risen(what: &[String], lang: Lang) -> String {
    let what = list(what, lang);
    match lang {
        Lang::Sv => format!("Säkert bättre: {what}."),
        Lang::En => format!("Surely better: {what}."),
    }
}

/// What surely fell, as openly.
#[must_use]
pub fn fallen(what: &[String], lang: Lang) -> String {
    let what = list(what, lang);
    match lang {
        Lang::Sv => format!("Säkert sämre: {what}."),
        Lang::En => format!("Surely worse: {what}."),
    }
}

/// That nothing surely changed.
#[must_use]
pub fn nothing_changed(since: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("I helheten har inget säkert förändrats sedan {since}."),
        Lang::En => format!("In the whole nothing has surely changed since {since}."),
    }
}

/// A score of an area then and now: `AI, från 20 till 28`.
#[must_use]
pub fn from_to(name: &str, before: &str, now: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{name} (från {before} till {now})"),
        Lang::En => format!("{name} (from {before} to {now})"),
    }
}

/// Which workplaces surely moved one way or the other, in a list of all.
#[must_use]
pub fn units_moved(up: &[&str], down: &[&str], lang: Lang) -> Option<String> {
    let said = match lang {
        Lang::Sv => ["Enheter som säkert har kommit längre", "Enheter som säkert har gått tillbaka"],
        Lang::En => ["Units that have surely come further", "Units that have surely gone back"],
    };
    both_ways(up, down, said, lang)
}

/// In which areas other workplaces surely moved one way or the other, in a list of all; each is named with its areas.
#[must_use]
pub fn areas_moved(up: &[String], down: &[String], lang: Lang) -> Option<String> {
    let said = match lang {
        Lang::Sv => ["Säkert längre i ett område", "Säkert tillbaka i ett område"],
        Lang::En => ["Surely further in an area", "Surely back in an area"],
    };
    both_ways(up, down, said, lang)
}

/// What moved one way, and what moved the other, which is said in fewer words behind the first.
fn both_ways<T: AsRef<str>>(up: &[T], down: &[T], [further, back]: [&str; 2], lang: Lang) -> Option<String> {
    let (better, worse) = (list_first(up, MOST_NAMED, lang), list_first(down, MOST_NAMED, lang));
    match (lang, up.is_empty(), down.is_empty()) {
        (_, true, true) => None,
        (_, false, true) => Some(format!("{further}: {better}.")),
        (_, true, false) => Some(format!("{back}: {worse}.")),
        (Lang::Sv, false, false) => Some(format!("{further}: {better}. Säkert tillbaka: {worse}.")),
        (Lang::En, false, false) => Some(format!("{further}: {better}. Surely back: {worse}.")),
    }
}

/// Which of those that can begin have reached all that they aim at, so that others can learn from them.
#[must_use]
pub fn already_there(names: &[&str], lang: Lang) -> Option<String> {
    let named = list_first(names, MOST_NAMED, lang);
    Some(match (lang, names.len()) {
        (_, 0) => return None,
        (Lang::Sv, _) => format!("{named} ligger redan på sina mål och kan visa andra hur."),
        (Lang::En, 1) => format!("{named} is at its targets already and can show others how."),
        (Lang::En, _) => format!("{named} are at their targets already and can show others how."),
    })
}

/// The heading over the decisions that are wanted.
#[must_use]
pub fn decisions(number: usize, lang: Lang) -> &'static str {
    match (lang, number) {
        (Lang::Sv, 0) => "Beslut",
        (Lang::Sv, 1) => "Ett beslut som behövs",
        (Lang::Sv, 2) => "Två beslut som behövs",
        (Lang::Sv, _) => "Tre beslut som behövs",
        (Lang::En, 0) => "Decisions",
        (Lang::En, 1) => "One decision wanted",
        (Lang::En, 2) => "Two decisions wanted",
        (Lang::En, _) => "Three decisions wanted",
    }
}

/// How many a decision helps, and which.
#[must_use]
pub fn helps((number, of): (usize, usize), names: &[&str], people: Option<u64>, lang: Lang) -> String {
    let (number, of) = (count(number as u64, lang), units(of, lang));
    let names = list_first(names, MOST_NAMED, lang);
    match (lang, people) {
        (Lang::Sv, None) => format!("Gäller {number} av {of}: {names}."),
        (Lang::En, None) => format!("Concerns {number} of {of}: {names}."),
        (Lang::Sv, Some(people)) => {
            format!("Gäller {number} av {of}, där {} arbetar: {names}.", count(people, lang))
        }
        (Lang::En, Some(people)) => {
            format!("Concerns {number} of {of}, where {} people work: {names}.", count(people, lang))
        }
    }
}

/// Where to begin with a decision.
#[must_use]
pub fn begin_in(names: &[&str], lang: Lang) -> String {
    let names = list_first(names, MOST_NAMED, lang);
    match lang {
        Lang::Sv => format!("Börja i {names}."),
        Lang::En => format!("Begin in {names}."),
    }
}

/// The one line of method.
#[must_use]
pub fn method(answered: Option<u64>, asked: Option<u64>, lang: Lang) -> String {
    let who = match (lang, answered, asked) {
        (Lang::Sv, Some(answered), Some(asked)) => {
            format!("{} av {} har svarat. ", count(answered, lang), count(asked, lang))
        }
        (Lang::En, Some(answered), Some(asked)) => {
            format!("{} of {} have answered. ", count(answered, lang), count(asked, lang))
        }
        (Lang::Sv, Some(answered), None) => format!("{} har svarat. ", count(answered, lang)),
        (Lang::En, Some(answered), None) => format!("{} have answered. ", count(answered, lang)),
        (_, None, _) => String::new(),
    };
    match lang {
        Lang::Sv => start(&format!(
            "{who}Siffrorna, 0–100, är medarbetarnas och chefernas egen bedömning, och det som kallas säkert har prövats mot slumpen."
        )),
        Lang::En => start(&format!(
            "{who}The figures, 0–100, are staff’s and managers’ own assessment, and what is called sure has been tested against chance."
        )),
    }
}
