//! What respondents wrote in their own words.

use super::headings::{Wide, asks_for_text};
use crate::load::table::Row;
use crate::model::{Answer, Answers, ItemIx, Questionnaire, Remark};

/// What stands in a row: comments, and the texts that are answers and none of the common words.
pub(super) fn of_row(
    questionnaire: &Questionnaire,
    wide: &Wide,
    answers: &Answers,
    row: &Row,
) -> Vec<Remark> {
    let is_word = |item| asks_for_text(questionnaire, item) && answers.of(item) != Answer::Text;
    let written = wide.remarks.iter().filter(|(_, item)| !is_word(*item));
    written.filter_map(|(column, item)| remark(*item, row.text(*column))).collect()
}

/// What was written to an item, if anything.
pub(super) fn remark(item: ItemIx, text: &str) -> Option<Remark> {
    (!text.is_empty()).then(|| Remark { item, text: text.to_owned() })
}
