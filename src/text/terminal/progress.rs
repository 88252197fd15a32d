//! What a command is at, and what it has done.

use crate::model::Lang;
use crate::text::number::list;
use crate::text::sentences::wave_called;

/// While a report is made.
#[must_use]
pub const fn drawing(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "skriver sidor och ritar diagram",
        Lang::En => "writing pages and drawing charts",
    }
}

/// A report that is in place.
#[must_use]
pub fn written(files: usize, first: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{files} filer skrivna; börja med {first}"),
        Lang::En => format!("{files} files written; start with {first}"),
    }
}

/// Files of an earlier report that this one does not have.
#[must_use]
pub fn removed(files: usize, lang: Lang) -> String {
    match (files, lang) {
        (1, Lang::Sv) => "1 fil från en tidigare rapport har tagits bort".to_owned(),
        (n, Lang::Sv) => format!("{n} filer från en tidigare rapport har tagits bort"),
        (1, Lang::En) => "1 file of an earlier report was removed".to_owned(),
        (n, Lang::En) => format!("{n} files of an earlier report were removed"),
    }
}

/// Rounds that nobody has answered yet, where another is shown in their place.
#[must_use]
pub fn waits_for_answers(waiting: &[&str], shown: &str, lang: Lang) -> String {
    let (waiting_names, shown) = (list(waiting, lang), wave_called(shown, lang));
    match (waiting.len(), lang) {
        (1, Lang::Sv) => format!("omgång {waiting_names} väntar på svar; den senaste med svar är {shown}"),
        (_, Lang::Sv) => {
            format!("omgångarna {waiting_names} väntar på svar; den senaste med svar är {shown}")
        }
        (1, Lang::En) => {
            format!("wave {waiting_names} waits for answers; the latest with answers is {shown}")
        }
        (_, Lang::En) => {
            format!("the waves {waiting_names} wait for answers; the latest with answers is {shown}")
        }
    }
}

/// A chart that is in place; one of very many units is several pictures.
#[must_use]
pub fn drawn(files: &[String], lang: Lang) -> String {
    match (files, lang) {
        ([file], Lang::Sv) => format!("diagrammet finns i {file}"),
        ([file], Lang::En) => format!("the chart is in {file}"),
        (_, Lang::Sv) => {
            format!("enheterna är många, så diagrammet är {} bilder: {}", files.len(), list(files, lang))
        }
        (_, Lang::En) => {
            format!("the units are many, so the chart is {} pictures: {}", files.len(), list(files, lang))
        }
    }
}

/// Where a page with units beside each other stands.
#[must_use]
pub fn compared(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("jämförelsen finns i {file}"),
        Lang::En => format!("the comparison is in {file}"),
    }
}

/// An assessment folder whose units come from a list, and what to do with it.
#[must_use]
pub fn scaffolded_from_list(folder: &str, units: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{folder} är klar, med {units} enheter ur listan. Nästa steg:\n  mognad check {folder}\n  \
             mognad form {folder} --out enkat.html"
        ),
        Lang::En => format!(
            "{folder} is ready, with {units} units from the list. Next:\n  mognad check {folder}\n  \
             mognad form {folder} --out form.html"
        ),
    }
}

/// An assessment folder that is in place, and what to do with it.
#[must_use]
pub fn scaffolded(folder: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{folder} är klar, med påhittade svar. Prova:\n  mognad check {folder}\n  mognad score {folder}\n  \
             mognad report {folder} --out rapport"
        ),
        Lang::En => format!(
            "{folder} is ready, with made-up answers. Try:\n  mognad check {folder}\n  mognad score {folder}\n  \
             mognad report {folder} --out report"
        ),
    }
}
