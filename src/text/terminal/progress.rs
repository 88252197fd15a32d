//! What a command is at, and what it has done.

use crate::model::Lang;

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

/// A chart that is in place.
#[must_use]
pub fn drawn(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("diagrammet finns i {file}"),
        Lang::En => format!("the chart is in {file}"),
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
