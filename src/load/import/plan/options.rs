//! Columns that are called after an option alone, as where a tool leaves out the question.

use super::filled;
use crate::load::import::grid::GridRow;
use crate::load::import::matching::{Index, is_comment};
use crate::load::import::values::text_of;
use crate::load::import::wording::fold;
use crate::model::{Answering, Becomes, ColumnView, ItemIx, Part, Sureness, SystemColumn, Unmatched};

/// Takes neighbouring columns for the options of one question where their headings are options of that question and of no
/// other, and nothing but the option itself stands in them.
pub fn match_options(columns: &mut [ColumnView], rows: &[GridRow], index: &Index) {
    let mut at = 0;
    while at < columns.len() {
        let (length, candidates) = run(&columns[at..], rows, index);
        if length == 0 {
            at += 1;
            continue;
        }
        for view in &mut columns[at..at + length] {
            let of = |item: &ItemIx| {
                let option = index.option(*item, &view.heading)?;
                Some(Becomes::Item(index.node(*item), Part::Option(option), Sureness::Normalised))
            };
            let several = || candidates.iter().map(|item| index.node(*item)).collect();
            let only = if let [item] = &candidates[..] { of(item) } else { None };
            view.becomes = only.unwrap_or_else(|| Becomes::Unmatched(Unmatched::Several(several())));
        }
        at += length;
        // What was written beside "other" stands behind the options.
        if let ([item], Some(view)) = (&candidates[..], columns.get_mut(at))
            && matches!(view.becomes, Becomes::Unmatched(_))
            && is_comment(&fold(&view.heading))
        {
            view.becomes = Becomes::Item(index.node(*item), Part::Comment, Sureness::Normalised);
        }
    }
}

/// How many of the first columns are options of the same question, and which questions have them.
fn run(columns: &[ColumnView], rows: &[GridRow], index: &Index) -> (usize, Vec<ItemIx>) {
    let multis = index.questionnaire.items().iter().filter_map(|node| index.questionnaire.item_ix(*node));
    let is_multi =
        |item: &ItemIx| matches!(index.item(*item).map(|item| &item.answering), Some(Answering::Multi(_)));
    let mut candidates: Vec<ItemIx> = multis.filter(is_multi).collect();
    let mut length = 0;
    for (at, view) in columns.iter().enumerate() {
        // A telephone number stands beneath "Phone", too.
        let is_open = matches!(
            view.becomes,
            Becomes::Unmatched(Unmatched::Unknown | Unmatched::LooksLike(_))
                | Becomes::System(SystemColumn::Personal | SystemColumn::Email)
        );
        let is_option = |text: &str| fold(text) == fold(&view.heading);
        if !is_open || !filled(rows, view.column).all(|cell| is_option(&text_of(cell))) {
            break;
        }
        let is_again = columns[..at].iter().any(|before| is_option(&before.heading));
        let has = |item: &ItemIx| index.option(*item, &view.heading).is_some();
        let left: Vec<ItemIx> = candidates.iter().copied().filter(has).collect();
        if left.is_empty() || is_again {
            break;
        }
        candidates = left;
        length += 1;
    }
    (length, candidates)
}
