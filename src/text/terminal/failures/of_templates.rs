//! What keeps a document of somebody's own from being what a report is put into.

use super::FailureWords;
use crate::model::{Lang, TEMPLATE_MARK as MARK, TemplateFault};
use crate::text::number::count;

/// A file that is named as a template and is none.
#[must_use]
pub fn no_template(path: &str, fault: TemplateFault, lang: Lang) -> FailureWords {
    let alone = match lang {
        Lang::Sv => format!(
            "skriv {MARK} i ett eget stycke där rapporten ska stå, utanför tabeller, textrutor, sidhuvud och sidfot"
        ),
        Lang::En => format!(
            "write {MARK} in a paragraph of its own where the report is to be, outside tables, text boxes, heads and feet"
        ),
    };
    let save = match lang {
        Lang::Sv => "öppna mallen i Word och spara den som Word-dokument (.docx)".to_owned(),
        Lang::En => "open the template in Word and save it as a Word document (.docx)".to_owned(),
    };
    let (what, hint) = match (fault, lang) {
        (TemplateFault::NotWord, Lang::Sv) => ("är inget Word-dokument, eller är skadad".to_owned(), save),
        (TemplateFault::NotWord, Lang::En) => ("is no Word document, or is damaged".to_owned(), save),
        (TemplateFault::Strict, Lang::Sv) => {
            ("är sparad som strikt Open XML".to_owned(), save + ", inte som ”Strikt Open XML”")
        }
        (TemplateFault::Strict, Lang::En) => {
            ("is saved as Strict Open XML".to_owned(), save + ", not as ‘Strict Open XML’")
        }
        (TemplateFault::Macros, Lang::Sv) => ("innehåller makron".to_owned(), save + ", utan makron"),
        (TemplateFault::Macros, Lang::En) => ("holds macros".to_owned(), save + ", without macros"),
        (TemplateFault::TooLarge, Lang::Sv) => (
            "är för stor för en mall".to_owned(),
            "ta bort bilder och sidor som inte behövs i mallen".to_owned(),
        ),
        (TemplateFault::TooLarge, Lang::En) => (
            "is too large for a template".to_owned(),
            "remove pictures and pages that the template can do without".to_owned(),
        ),
        (TemplateFault::NoMark, Lang::Sv) => {
            (format!("säger inte var rapporten ska stå: {MARK} finns inte"), alone)
        }
        (TemplateFault::NoMark, Lang::En) => {
            (format!("does not say where the report is to be: there is no {MARK}"), alone)
        }
        (TemplateFault::Marks(times), Lang::Sv) => {
            (format!("har {MARK} på {} ställen", count(times as u64, lang)), "behåll ett av dem".to_owned())
        }
        (TemplateFault::Marks(times), Lang::En) => {
            (format!("has {MARK} in {} places", count(times as u64, lang)), "keep one of them".to_owned())
        }
        (TemplateFault::BesideText, Lang::Sv) => (format!("har annan text i samma stycke som {MARK}"), alone),
        (TemplateFault::BesideText, Lang::En) => {
            (format!("has other text in the same paragraph as {MARK}"), alone)
        }
        (TemplateFault::NoRoom, Lang::Sv) => (format!("har {MARK} där en rapport inte får plats"), alone),
        (TemplateFault::NoRoom, Lang::En) => {
            (format!("has {MARK} where there is no room for a report"), alone)
        }
    };
    let title = match lang {
        Lang::Sv => format!("mallen {path} {what}"),
        Lang::En => format!("the template {path} {what}"),
    };
    FailureWords::new(title, [hint])
}

/// A template beside formats of which none is put into one.
#[must_use]
pub fn template_for_nothing(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "det som skrivs har ingen mall".to_owned(),
            ["ange --format docx, eller --format html,docx för båda".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "nothing that is to be written has a template".to_owned(),
            ["add --format docx, or --format html,docx for both".to_owned()],
        ),
    }
}

/// A page that is to be shown and files that are to be written, at once.
#[must_use]
pub fn text_stands_alone(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "text visas här och skrivs inte, så det står inte bredvid andra format".to_owned(),
            ["kör en gång med --format text och en gång med de andra".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "text is shown here and not written, so that it stands beside no other format".to_owned(),
            ["run once with --format text and once with the others".to_owned()],
        ),
    }
}
