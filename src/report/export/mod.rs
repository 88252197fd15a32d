//! Questionnaires in the forms that other programs and people ask for.
//!
//! Each function is pure: a questionnaire in, a text or the bytes of a file out, the same every time.

mod benchmark;
mod csv;
mod fill_in;
mod limesurvey;
mod lines;
mod list;
mod markdown;
mod names;
mod toml;
mod units;
mod workbook;
mod xlsform;
mod xlsx;

use crate::model::format::columns;
use crate::model::{ContentLang, Item, Node, Questionnaire};
use crate::text::asking::{DONT_KNOW, NOT_APPLICABLE, Shared};

pub use self::benchmark::benchmark_toml;
pub use self::csv::csv;
pub use self::limesurvey::{limesurvey, limesurvey_codes};
pub(super) use self::list::{list_csv, list_row};
pub use self::markdown::markdown;
pub use self::names::NodeNames;
pub use self::toml::{quoted, toml};
pub use self::units::{units_csv, units_toml, units_xlsx};
pub use self::workbook::WorkbookError;
pub(super) use self::workbook::{Cell, Sheet, workbook};
pub use self::xlsform::{xlsform, xlsform_names};
pub use self::xlsx::xlsx;

/// An answer that a survey tool offers beside an item's own: its code, and which phrase it is shown as.
pub(super) type Further = (&'static str, Shared);

/// "Don't know" and "not applicable", under codes that the reader of answers knows. An item that has such an option itself
/// needs no second.
pub(super) fn further_answers(item: &Item) -> Vec<Further> {
    let both: [Further; 2] = [(columns::DONT_KNOW, DONT_KNOW), (columns::NOT_APPLICABLE, NOT_APPLICABLE)];
    let ids = || item.answering.options().iter().map(|option| option.id.as_str());
    both.into_iter().filter(|(code, _)| !ids().any(|id| id.eq_ignore_ascii_case(code))).collect()
}

/// The languages of a survey, beginning in the one that was asked for, if the questionnaire is in it.
fn languages(questionnaire: &Questionnaire, asked: ContentLang) -> Vec<ContentLang> {
    let main = questionnaire.language_for(asked);
    let others = questionnaire.languages().iter().copied().filter(|lang| *lang != main);
    std::iter::once(main).chain(others).collect()
}

/// The names of the groups that a node is in, from the top.
fn path<'q>(questionnaire: &'q Questionnaire, node: &Node, lang: ContentLang) -> Vec<&'q str> {
    let parents = std::iter::successors(node.parent, |parent| questionnaire[*parent].parent);
    let mut names: Vec<&str> = parents.map(|parent| questionnaire[parent].name.get(lang)).collect();
    names.reverse();
    names
}

/// An option as a respondent meets it: its label, and what it looks like where the item says so.
fn option_text(node: &Node, at: usize, lang: ContentLang) -> String {
    let Some(item) = node.item() else { return String::new() };
    let label = item.answering.options()[at].label.get(lang);
    match item.anchors.get(at) {
        Some(anchor) if anchor.get(lang) == label => label.to_owned(),
        Some(anchor) => format!("{label}: {}", anchor.get(lang)),
        None => label.to_owned(),
    }
}
