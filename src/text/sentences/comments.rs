//! What is said around respondents' own words.

use crate::model::Lang;
use crate::text::number::count;

words! {
    wins: "Framgångar", "Successes";
    wins_and_stories: "Framgångar och berättelser", "Successes and stories";
    as_files: "Kommentarer som filer:", "Comments as files:";
    some_unit: "Utan enhetens namn", "Without the unit’s name";
    how_told: "Den som skrev har själv valt att det får återges, med eller utan enhetens namn. Namn, adresser och nummer som programmet känner igen är borttagna.", "Whoever wrote has chosen that it may be passed on, with or without the unit’s name. Names, addresses and numbers that the program recognises have been taken out.";
}

/// What comments are called where so many can be opened.
#[must_use]
pub fn comments(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{}: {number}", if number == 1 { "Kommentar" } else { "Kommentarer" }),
        Lang::En => format!("{}: {number}", if number == 1 { "Comment" } else { "Comments" }),
    }
}

/// A story in a sentence.
#[must_use]
pub fn told_by(who: Option<&str>, text: &str, lang: Lang) -> String {
    match (lang, who) {
        (Lang::Sv, Some(who)) => format!("{who} berättar: ”{text}”"),
        (Lang::Sv, None) => format!("En enhet berättar: ”{text}”"),
        (Lang::En, Some(who)) => format!("{who} tells: “{text}”"),
        (Lang::En, None) => format!("A unit tells: “{text}”"),
    }
}

/// Which comments are read here, and in which order.
#[must_use]
pub fn how_chosen(least: u64, has_parts: bool, lang: Lang) -> String {
    let least = count(least, lang);
    let from = match (lang, has_parts) {
        (_, false) => String::new(),
        (Lang::Sv, true) => {
            " Här står de från enheter som är för små för att återges var för sig.".to_owned()
        }
        (Lang::En, true) => {
            " Here are those from units that are too small to be read by themselves.".to_owned()
        }
    };
    match lang {
        Lang::Sv => format!(
            "Kommentarer återges där minst {least} har fått frågan.{from} De står i bokstavsordning, och namn, adresser och nummer som programmet känner igen är borttagna. Läs igenom dem innan du sprider dem."
        ),
        Lang::En => format!(
            "Comments are shown where at least {least} were asked.{from} They stand in the order of their letters, and names, addresses and numbers that the program recognises have been taken out. Read them before you spread them."
        ),
    }
}
