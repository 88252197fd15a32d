//! The organisation's page.

use super::{in_words, start, units};
use crate::model::Lang;
use crate::text::number::{count, list, list_first};

/// Said where there is no unit that all others are part of.
#[must_use]
pub fn no_common_total(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Enheterna ingår inte i någon gemensam enhet, så det finns inget resultat för helheten.",
        Lang::En => "The units are not part of one common unit, so there is no result for the whole.",
    }
}

/// Said where that unit's result may not be shown.
#[must_use]
pub fn whole_withheld(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Inget resultat visas för helheten.",
        Lang::En => "No result is shown for the whole.",
    }
}

/// The page's heading where there is no result for the whole.
#[must_use]
pub fn headline(shown: usize, lang: Lang) -> String {
    let units = units(shown, lang);
    match (lang, shown) {
        (Lang::Sv, 0) => "Inga resultat visas".to_owned(),
        (Lang::En, 0) => "No results are shown".to_owned(),
        (Lang::Sv, _) => format!("Resultat för {units}"),
        (Lang::En, _) => format!("Results for {units}"),
    }
}

/// How many units are not shown; `None` where all are.
#[must_use]
pub fn withheld_units(withheld: usize, all: usize, lang: Lang) -> Option<String> {
    let (part, all_units) = (count(withheld as u64, lang), units(all, lang));
    match (lang, withheld, all) {
        (_, 0, _) => None,
        (Lang::Sv, _, _) => Some(format!("{part} av {all_units} visas inte.")),
        (Lang::En, 1, 1) => Some("The unit is not shown.".to_owned()),
        (Lang::En, 1, _) => Some(format!("1 of {all_units} is not shown.")),
        (Lang::En, _, _) => Some(format!("{part} of {all_units} are not shown.")),
    }
}

/// The order of tables, and why it is no ranking.
#[must_use]
pub fn no_ranking(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Enheterna står i organisationens ordning, inte efter resultat. Där osäkerheterna för två enheter överlappar går det oftast inte att säga vilken som har kommit längst."
        }
        Lang::En => {
            "The units stand in the organisation’s order, not by result. Where the uncertainties of two units overlap it is mostly impossible to say which has come further."
        }
    }
}

/// Which area is the lowest in how many units; several where each is in so many.
#[must_use]
pub fn lowest_in(areas: &[&str], number: usize, of: usize, lang: Lang) -> String {
    let (names, number, of) = (list(areas, lang), count(number as u64, lang), units(of, lang));
    match (lang, areas.len()) {
        (Lang::Sv, 1) => start(&format!("{names} ligger lägst i {number} av {of}")),
        (Lang::En, 1) => format!("{names} is lowest in {number} of {of}"),
        (Lang::Sv, _) => start(&format!("{names} ligger lägst i {number} av {of} var")),
        (Lang::En, _) => format!("{names} are each lowest in {number} of {of}"),
    }
}

/// The heading over what many units share.
#[must_use]
pub fn shared_headline(item: &str, number: usize, of: usize, lang: Lang) -> String {
    let (number, of) = (count(number as u64, lang), units(of, lang));
    match lang {
        Lang::Sv => format!("”{item}” är bland det svagaste i {number} av {of}"),
        Lang::En => format!("‘{item}’ is among the weakest in {number} of {of}"),
    }
}

/// What the list is, and why it matters.
#[must_use]
pub fn shared_intro(weakest: usize, lang: Lang) -> String {
    let rank = match (lang, weakest) {
        (Lang::Sv, 1) => "är svagast".to_owned(),
        (Lang::Sv, _) => format!("hör till de {} svagaste", in_words(weakest, lang)),
        (Lang::En, 1) => "are the weakest".to_owned(),
        (Lang::En, _) => format!("are among the {} weakest", in_words(weakest, lang)),
    };
    match lang {
        Lang::Sv => {
            format!(
                "Här står frågor som {rank} i flera enheter. Ta steget tillsammans, så behöver ingen börja från noll."
            )
        }
        Lang::En => {
            format!(
                "These questions {rank} in several units. Take the step together, so that nobody has to start from nothing."
            )
        }
    }
}

/// The label of what each of the units in which a question is weak, or so many of them, is advised to do.
#[must_use]
pub fn joint_step(together: usize, weak_in: usize, lang: Lang) -> String {
    let number = units(together, lang);
    match (lang, together == weak_in) {
        (Lang::Sv, true) => "Råd till var och en av dem".to_owned(),
        (Lang::En, true) => "Advice to each of them".to_owned(),
        (Lang::Sv, false) => format!("Råd till {number} av dem"),
        (Lang::En, false) => format!("Advice to {number} of them"),
    }
}

/// `7 av 11 enheter`.
#[must_use]
pub fn in_units(number: usize, of: usize, lang: Lang) -> String {
    let (number, of) = (count(number as u64, lang), units(of, lang));
    match lang {
        Lang::Sv => format!("{number} av {of}"),
        Lang::En => format!("{number} of {of}"),
    }
}

/// The heading of a picture that places units: who stands surely in its best field.
#[must_use]
pub fn start_headline(field: &str, sure: &[&str], lang: Lang) -> String {
    match (lang, sure.len()) {
        (Lang::Sv, 0) => format!("Ingen enhet står säkert i fältet {field}"),
        (Lang::En, 0) => format!("No unit stands surely in the field {field}"),
        (Lang::Sv, 1..=4) => format!("{} står säkert i fältet {field}", list(sure, lang)),
        (Lang::En, 1) => format!("{} stands surely in the field {field}", list(sure, lang)),
        (Lang::En, 2..=4) => format!("{} stand surely in the field {field}", list(sure, lang)),
        (Lang::Sv, number) => format!("{} står säkert i fältet {field}", units(number, lang)),
        (Lang::En, number) => format!("{} stand surely in the field {field}", units(number, lang)),
    }
}

/// The same where no unit there has an interval: who stands in the field by the score.
#[must_use]
pub fn start_by_score(field: &str, names: &[&str], lang: Lang) -> String {
    match (lang, names.len()) {
        (Lang::Sv, 0) => format!("Ingen enhet står i fältet {field}"),
        (Lang::En, 0) => format!("No unit stands in the field {field}"),
        (Lang::Sv, 1..=4) => format!("{} står i fältet {field}, efter resultatet", list(names, lang)),
        (Lang::En, 1) => format!("By its score, {} stands in the field {field}", list(names, lang)),
        (Lang::En, 2..=4) => format!("By their scores, {} stand in the field {field}", list(names, lang)),
        (Lang::Sv, number) => format!("{} står i fältet {field}, efter resultatet", units(number, lang)),
        (Lang::En, number) => {
            format!("By their scores, {} stand in the field {field}", units(number, lang))
        }
    }
}

/// What is said of units without an interval.
#[must_use]
pub fn by_score(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Enheter utan osäkerhetsintervall är placerade efter resultatet: hur säkert fältet är går inte att säga"
        }
        Lang::En => {
            "Units without an interval are placed by their score: how sure the field is cannot be said"
        }
    }
}

/// Which units have no place, as a figure may not be shown of what decides it, or there is none.
#[must_use]
pub fn without_place(units: &[&str], lang: Lang) -> String {
    let units = list_first(units, MOST_WITHOUT_PLACE, lang);
    match lang {
        Lang::Sv => format!("Utan plats i bilden: {units}, där det som avgör platsen inte visas i siffror"),
        Lang::En => format!(
            "Without a place in the picture: {units}, of which what decides it is not shown as a figure"
        ),
    }
}

/// So many units without a place are named.
const MOST_WITHOUT_PLACE: usize = 8;

/// What "on the border" means.
#[must_use]
pub fn on_the_border(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "På gränsen: enheten står så nära en gräns att fältet inte är säkert",
        Lang::En => "On the border: the unit stands so near a boundary that the field is not sure",
    }
}

/// The boundaries of a picture.
#[must_use]
pub fn boundaries(x: &str, x_from: &str, y: &str, y_from: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Gränserna går vid {x_from} i {x} och vid {y_from} i {y}."),
        Lang::En => format!("The boundaries are at {x_from} in {x} and at {y_from} in {y}."),
    }
}

/// Where a unit stands in such a picture.
#[must_use]
pub fn stands_in(field: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ni står i fältet {field}"),
        Lang::En => format!("You stand in the field {field}"),
    }
}

/// The same, where there is no interval.
#[must_use]
pub fn stands_by_score(field: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Efter resultatet står ni i fältet {field}"),
        Lang::En => format!("By your score you stand in the field {field}"),
    }
}

/// Said beneath that heading.
#[must_use]
pub fn how_sure_unknown(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Hur säkert fältet är går inte att säga, eftersom det inte finns något osäkerhetsintervall."
        }
        Lang::En => "How sure the field is cannot be said, as there is no interval.",
    }
}

/// The same, where the field is not sure.
#[must_use]
pub fn stands_on_border(field: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ni står på gränsen, närmast {field}"),
        Lang::En => format!("You stand on the border, nearest to {field}"),
    }
}

/// On which axes a unit is too near a line: each as its name, its score with interval, and the line.
#[must_use]
pub fn near_lines(lines: &[(&str, &str, &str)], others: &[&str], lang: Lang) -> String {
    let each = |(name, score, _): &(&str, &str, &str)| match lang {
        Lang::Sv => format!("{name} är {score}"),
        Lang::En => format!("{name} is {score}"),
    };
    let scores: Vec<String> = lines.iter().map(each).collect();
    let at: Vec<&str> = lines.iter().map(|(_, _, line)| *line).collect();
    let boundaries = match (lang, at.as_slice()) {
        (Lang::Sv, [one, other]) if one == other => format!("båda gränserna går vid {one}"),
        (Lang::En, [one, other]) if one == other => format!("both boundaries are at {one}"),
        (Lang::Sv, [one, other]) => format!("gränserna går vid {one} och {other}"),
        (Lang::En, [one, other]) => format!("the boundaries are at {one} and {other}"),
        (Lang::Sv, _) => format!("gränsen går vid {}", list(&at, lang)),
        (Lang::En, _) => format!("the boundary is at {}", list(&at, lang)),
    };
    let (scores, others) = (start(&list(&scores, lang)), or_list(others, lang));
    match lang {
        Lang::Sv => format!("{scores}, och {boundaries}. Ni kan också höra hemma i {others}."),
        Lang::En => format!("{scores}, and {boundaries}. You may also belong in {others}."),
    }
}

/// What to do in a field that is not sure.
#[must_use]
pub fn for_field(field: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Rådet för {field}: {text}"),
        Lang::En => format!("The advice for {field}: {text}"),
    }
}

/// The scores on the two axes.
#[must_use]
pub fn axes(x: (&str, &str), y: (&str, &str), lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{} är {} och {} är {}.", start(x.0), x.1, y.0, y.1),
        Lang::En => format!("{} is {} and {} is {}.", x.0, x.1, y.0, y.1),
    }
}

fn or_list(things: &[&str], lang: Lang) -> String {
    let or = match lang {
        Lang::Sv => "eller",
        Lang::En => "or",
    };
    match things {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} {or} {last}", rest.join(", ")),
    }
}
