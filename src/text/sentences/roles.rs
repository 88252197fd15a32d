//! What two roles in a unit see.

use crate::model::Lang;
use crate::text::number::list;
use crate::text::scale::Shown;

words! {
    title: "Chefer, medarbetare och andra roller", "Managers, staff and other roles";
    roles: "Roller (svarande)", "Roles (respondents)";
    first: "Den första", "The first";
    second: "Den andra", "The second";
    difference: "Skillnad", "Difference";
    no_sure: "Inget område bedöms säkert olika av olika roller.", "No area is surely seen differently by different roles.";
    divided: "Där de som svarat ser olika på saken", "Where people see it differently";
    note_divided: "Sägs där svaren i genomsnitt ligger längre från medelvärdet än en sjättedel av antalet svarsalternativ. Då står medelvärdet för få.", "Said where answers are on average further from the mean than a sixth of the number of options. Then the mean stands for few.";
    talk: "En skillnad betyder inte att någon har fel. Samtala om vad den beror på.", "A difference does not mean that anybody is wrong. Talk about where it comes from.";
}

/// The areas that a unit's own people answer very differently.
#[must_use]
pub fn divided(areas: &[&str], lang: Lang) -> String {
    let areas = list(areas, lang);
    match lang {
        Lang::Sv => format!(
            "Ni som har svarat ser mycket olika på {areas}. Samtala om varför innan ni går efter genomsnittet."
        ),
        Lang::En => format!(
            "You who answered see {areas} very differently. Talk about why before you act on the average."
        ),
    }
}

/// A role and its score, as it is shown.
type Seen<'a> = (&'a str, &'a str);

/// An area that two roles surely see differently.
#[must_use]
pub fn sees(area: &str, [(one, first), (other, second)]: [Seen<'_>; 2], lang: Lang) -> String {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    match lang {
        Lang::Sv => format!("Säkert olika om {area}: {one} {first}, {other} {second}."),
        Lang::En => format!("Surely different about {area}: {one} {first}, {other} {second}."),
    }
}

/// Both scores in an area, for who cannot see a picture.
#[must_use]
pub fn both(area: &str, [(one, first), (other, second)]: [Seen<'_>; 2]) -> String {
    format!("{area}: {one} {first}, {other} {second}")
}

/// What a picture shows.
#[must_use]
pub fn finding(unit: &str, sure: &[&str], lang: Lang) -> String {
    let areas = list(sure, lang);
    match (lang, sure.is_empty()) {
        (Lang::Sv, true) => format!("{unit}: rollerna skiljer sig inte säkert åt"),
        (Lang::En, true) => format!("{unit}: roles do not surely differ"),
        (Lang::Sv, false) => format!("{unit}: rollerna ser säkert olika på {areas}"),
        (Lang::En, false) => format!("{unit}: roles surely see {areas} differently"),
    }
}

/// Whose the bars are, and whose the marks.
#[must_use]
pub fn subtitle(bars: &str, marks: &str, shown: &Shown, lang: Lang) -> String {
    let scores = shown.scores(lang);
    let (bars_low, marks_low) = (bars.to_lowercase(), marks.to_lowercase());
    match lang {
        Lang::Sv => {
            format!("Stapel: {bars_low}, med 95 % osäkerhetsintervall. Streck: {marks_low}. {scores}")
        }
        Lang::En => format!("Bar: {bars_low}, with 95% interval. Mark: {marks_low}. {scores}"),
    }
}
