//! What a unit that has parts can do next. It is spoken of as a whole, never as a workplace is.

use super::units;
use crate::model::Lang;
use crate::text::number::{count, list, list_first};

/// So many units are named in a list; the rest are counted.
const MOST_NAMED: usize = 12;

/// At which levels how many of the workplaces stand.
#[must_use]
pub fn spread(all: usize, below: usize, levels: &[(&str, usize)], lang: Lang) -> String {
    let below = (below > 0).then(|| match lang {
        Lang::Sv => format!("{} under den första nivån", count(below as u64, lang)),
        Lang::En => format!("{} below the first level", count(below as u64, lang)),
    });
    let at = levels.iter().map(|(level, number)| match lang {
        Lang::Sv => format!("{} på {level}", count(*number as u64, lang)),
        Lang::En => format!("{} at {level}", count(*number as u64, lang)),
    });
    let told: Vec<String> = below.into_iter().chain(at).collect();
    let told = list(&told.iter().map(String::as_str).collect::<Vec<_>>(), lang);
    match lang {
        Lang::Sv => format!("Av {} som visas står {told}.", units(all, lang)),
        Lang::En => format!("Of {} that are shown, {told}.", units(all, lang)),
    }
}

/// A level inside a sentence.
#[must_use]
pub fn the_level(level: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("nivån {level}"),
        Lang::En => format!("the level {level}"),
    }
}

/// How many of the units stand at a stage.
#[must_use]
pub fn stand_at(number: usize, of: usize, stage: &str, lang: Lang) -> String {
    let (number, of) = (count(number as u64, lang), units(of, lang));
    match lang {
        Lang::Sv => format!("{number} av {of} står på {stage}"),
        Lang::En => format!("{number} of {of} stand at {stage}"),
    }
}

/// Whom a step is for, and how many work there.
#[must_use]
pub fn concerns(names: &[&str], people: Option<u64>, lang: Lang) -> String {
    let named = list_first(names, MOST_NAMED, lang);
    let people = people.map(|people| match lang {
        Lang::Sv => format!(", {} medarbetare tillsammans", count(people, lang)),
        Lang::En => format!(", {} people together", count(people, lang)),
    });
    match lang {
        Lang::Sv => format!("Gäller {named}{}.", people.unwrap_or_default()),
        Lang::En => format!("Concerns {named}{}.", people.unwrap_or_default()),
    }
}

/// Which of them can start, as what the area rests on is in place there.
#[must_use]
pub fn on_ground(names: &[&str], lang: Lang) -> String {
    let named = list_first(names, MOST_NAMED, lang);
    match lang {
        Lang::Sv => format!("Börja i {named}: där finns förutsättningarna."),
        Lang::En => format!("Start in {named}: the prerequisites are in place there."),
    }
}

/// The same where it is in place nowhere.
#[must_use]
pub fn no_ground(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Ingen av dem har förutsättningarna på plats ännu, så de kommer först.",
        Lang::En => "None of them has the prerequisites in place yet, so those come first.",
    }
}

/// In which of them what the area rests on comes first.
#[must_use]
pub fn waits(names: &[&str], lang: Lang) -> String {
    let named = list_first(names, MOST_NAMED, lang);
    match lang {
        Lang::Sv => format!("I {named} kommer det som området vilar på först."),
        Lang::En => format!("In {named} what the area rests on comes first."),
    }
}

/// Which of them can start, as a picture places them surely in its best field.
#[must_use]
pub fn in_field(names: &[&str], field: &str, lang: Lang) -> String {
    let named = list_first(names, MOST_NAMED, lang);
    match lang {
        Lang::Sv => format!("Börja i {named}, som säkert står i fältet {field}."),
        Lang::En if names.len() == 1 => {
            format!("Start in {named}, which surely stands in the field {field}.")
        }
        Lang::En => format!("Start in {named}, which surely stand in the field {field}."),
    }
}

/// What to do about a question that many units have to lift first, where the questionnaire has no words for it.
#[must_use]
pub fn lift_together(item: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "”{item}” är det som flest behöver lyfta först här. Samla dem, ge gemensamt stöd och låt dem ta steget tillsammans."
        ),
        Lang::En => format!(
            "‘{item}’ is what most of them need to lift first here. Bring them together, give them shared support and let them take the step together."
        ),
    }
}

/// The same where only the level is known.
#[must_use]
pub fn rise_together(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "De står på samma nivå här. Samla dem, ge gemensamt stöd och låt dem ta nästa steg tillsammans."
        }
        Lang::En => {
            "They stand at the same level here. Bring them together, give them shared support and let them take the next step together."
        }
    }
}

/// Said where no two units share anything that is shown.
#[must_use]
pub fn nothing_shared(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Inga två enheter har samma steg framför sig, så långt det visas. Se deras egna sidor.",
        Lang::En => "No two units have the same step before them, as far as is shown. See their own pages.",
    }
}
