//! The words of benchmarks: an organisation beside others.

use crate::model::Lang;
use crate::text::number::{count, list};

words! {
    title: "Jämförelse med andra", "Compared with others";
    area: "Område", "Area";
    own: "Ni", "You";
    others: "Andra", "Others";
    median: "Median", "Median";
    ends: "Lägst–högst", "Lowest–highest";
    above: "Säkert över", "Surely above";
    below: "Säkert under", "Surely below";
    unsure: "Osäkert", "Not sure";
    ranking: "Rangordning", "Ranking";
    organisation: "Organisation", "Organisation";
    score: "Resultat", "Score";
    places: "Plats", "Place";
    compared: "Jämförs med", "Compared with";
    nobody: "Ingen organisation i filen är att jämföra med.", "No organisation in the file is one to compare with.";
    nothing: "Det finns inget resultat som både ni och någon annan visar.", "There is no score that both you and another show.";
    note_sure: "Säkert: bland alla skillnader i tabellen tillsammans. Median, lägst och högst gäller de andra organisationerna, utan er.", "Surely: among all differences in the table together. Median, lowest and highest are of the other organisations, without you.";
    note_ranking: "Plats: den högsta och den lägsta plats som organisationen kan ha, med 95 procents säkerhet för alla på en gång. De som delar platser går inte att skilja åt, och ordningen mellan dem säger ingenting.", "Place: the highest and the lowest place that the organisation may have, with 95 per cent certainty for all at once. Those that share places cannot be told apart, and their order says nothing.";
    note_told: "Organisationer räknas efter det som deras rapporter visar; andra enkäter, tider och sätt att fråga kan skilja dem åt.", "Organisations count by what their reports show; they may differ in when and how they asked.";
    by_inhabitants: "invånare", "inhabitants";
    by_employees: "anställda", "employees";
}

/// Who is compared, of how many, and in what they are alike.
#[must_use]
pub fn chosen(compared: usize, of: usize, like: &[String], lang: Lang) -> String {
    let (number, all) = (count(compared as u64, lang), count(of as u64, lang));
    let like = list(like, lang);
    match (lang, like.is_empty()) {
        (Lang::Sv, true) if compared == of && of == 1 => {
            "Ni jämförs med den andra organisationen i filen.".to_owned()
        }
        (Lang::En, true) if compared == of && of == 1 => {
            "You are compared with the other organisation in the file.".to_owned()
        }
        (Lang::Sv, _) if of == 0 => {
            "Filen har ingen annan organisation än er egen. Lägg ihop flera filer med mognad benchmark merge.".to_owned()
        }
        (Lang::En, _) if of == 0 => {
            "The file has no organisation but your own. Put several files together with mognad benchmark merge.".to_owned()
        }
        (Lang::Sv, true) => format!("Ni jämförs med alla {number} andra organisationer i filen."),
        (Lang::En, true) => format!("You are compared with all {number} other organisations in the file."),
        (Lang::Sv, false) => {
            format!("Ni jämförs med {number} av {all} andra organisationer i filen: {like}.")
        }
        (Lang::En, false) => {
            format!("You are compared with {number} of {all} other organisations in the file: {like}.")
        }
    }
}

/// That organisations are of the same kind.
#[must_use]
pub fn of_kind(kind: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("samma slag ({kind})"),
        Lang::En => format!("the same kind ({kind})"),
    }
}

/// That organisations are of like size.
#[must_use]
pub fn of_size(what: &str, least: f64, most: f64, lang: Lang) -> String {
    let [least, most] = [least.ceil(), most.floor()].map(|number| count(number as u64, lang));
    match lang {
        Lang::Sv => format!("från hälften till dubbelt så många {what} som ni ({least}–{most})"),
        Lang::En => format!("from half to twice as many {what} as you ({least}–{most})"),
    }
}

/// How many are left out since they do not say what they are.
#[must_use]
pub fn untold(number: usize, lang: Lang) -> String {
    match (lang, number) {
        (Lang::Sv, 1) => "1 organisation anger inte sin storlek eller sitt slag och är inte med.".to_owned(),
        (Lang::En, 1) => "1 organisation does not say its size or kind and is left out.".to_owned(),
        (Lang::Sv, _) => {
            format!("{number} organisationer anger inte sin storlek eller sitt slag och är inte med.")
        }
        (Lang::En, _) => format!("{number} organisations do not say their size or kind and are left out."),
    }
}

/// That the own organisation stands in the file too.
#[must_use]
pub fn own_left_out(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{name} finns också i filen och räknas inte bland de andra."),
        Lang::En => format!("{name} stands in the file too and does not count among the others."),
    }
}

/// Who cannot be told apart in a ranking.
#[must_use]
pub fn alike(names: &[String], lang: Lang) -> String {
    let names = list(names, lang);
    match lang {
        Lang::Sv => format!("Går inte att skilja åt: {names}."),
        Lang::En => format!("Cannot be told apart: {names}."),
    }
}

/// How many organisations a file holds now.
#[must_use]
pub fn merged(organisations: usize, lang: Lang) -> String {
    match (lang, organisations) {
        (Lang::Sv, 1) => "1 organisation.".to_owned(),
        (Lang::En, 1) => "1 organisation.".to_owned(),
        (Lang::Sv, _) => format!("{} organisationer.", count(organisations as u64, lang)),
        (Lang::En, _) => format!("{} organisations.", count(organisations as u64, lang)),
    }
}
