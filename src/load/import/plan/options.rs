//! Columns that are called after an option alone, as where a tool leaves out the question.

use super::filled;
use crate::load::import::grid::GridRow;
use crate::load::import::matching::{Index, is_comment};
use crate::load::import::texts::text_of;
use crate::load::import::values::truth;
use crate::load::import::wording::fold;
use crate::model::{
    Answering, Becomes, ColumnView, ItemIx, Part, Sureness, SystemColumn, Tool, Unmatched, as_number,
};

/// Takes neighbouring columns for the options of one question where their headings are options of that question and of no
/// other, and nothing but ticks stands in them. One column alone, and options that are no one question's of which several
/// may hold, only look like it: where anything stands in them, that is a fault.
pub fn match_options(tool: Tool, columns: &mut [ColumnView], rows: &[GridRow], index: &Index) {
    let all = || index.questionnaire.items().iter().filter_map(|node| index.questionnaire.item_ix(*node));
    let answering = |item: &ItemIx| index.item(*item).map(|item| &item.answering);
    let multis: Vec<ItemIx> =
        all().filter(|item| matches!(answering(item), Some(Answering::Multi(_)))).collect();
    let choices: Vec<ItemIx> =
        all().filter(|item| matches!(answering(item), Some(Answering::Choice(_)))).collect();
    let mut at = 0;
    while at < columns.len() {
        let of_several = run(tool, &columns[at..], rows, index, &multis);
        let (length, candidates) = if of_several.0 > 0 {
            of_several
        } else {
            // One column that is called as an answer may be about anything.
            Some(run(tool, &columns[at..], rows, index, &choices))
                .filter(|(length, _)| *length > 1)
                .unwrap_or_default()
        };
        if length == 0 {
            at += 1;
            continue;
        }
        let is_told = tool == Tool::Typeform || length > 1;
        for view in &mut columns[at..at + length] {
            let of = |item: &ItemIx| match index.part(*item, &view.heading) {
                Some(part) if is_told && multis.contains(item) => {
                    Becomes::Item(index.node(*item), part, Sureness::Normalised)
                }
                _ => Becomes::Unmatched(Unmatched::LooksLike(index.node(*item))),
            };
            view.becomes = match &candidates[..] {
                [item] => of(item),
                several => {
                    let nodes = several.iter().map(|item| index.node(*item)).collect();
                    Becomes::Unmatched(Unmatched::Several(nodes))
                }
            };
        }
        at += length;
        // What was written beside "other" stands behind the options.
        if let ([item], Some(view)) = (&candidates[..], columns.get_mut(at))
            && is_told
            && multis.contains(item)
            && matches!(view.becomes, Becomes::Unmatched(_))
            && is_comment(&fold(&view.heading))
        {
            view.becomes = Becomes::Item(index.node(*item), Part::Comment, Sureness::Normalised);
        }
    }
}

/// How many of the first columns are options of the same one of these questions, and which of them have all of those.
fn run(
    tool: Tool,
    columns: &[ColumnView],
    rows: &[GridRow],
    index: &Index,
    items: &[ItemIx],
) -> (usize, Vec<ItemIx>) {
    let mut candidates = items.to_vec();
    let mut length = 0;
    for (at, view) in columns.iter().enumerate() {
        // A telephone number stands beneath "Phone", too.
        let is_open = matches!(
            view.becomes,
            Becomes::Unmatched(Unmatched::Unknown | Unmatched::LooksLike(_))
                | Becomes::System(SystemColumn::Personal | SystemColumn::Email)
        );
        // Anything may be counted.
        if !is_open || as_number(&view.heading).is_some() {
            break;
        }
        let is_part = |item: &ItemIx| match index.option(*item, &view.heading) {
            Some(_) => true,
            // "Don't know" stands behind the options, and not alone.
            None => {
                at > 0
                    && matches!(index.part(*item, &view.heading), Some(Part::DontKnow | Part::NotApplicable))
            }
        };
        let left: Vec<ItemIx> = candidates.iter().copied().filter(is_part).collect();
        let folded = fold(&view.heading);
        let is_option = |text: &str| fold(text) == folded;
        // Typeform writes the option itself, and nothing where it was not chosen.
        let is_tick = |text: &str| is_option(text) || tool != Tool::Typeform && truth(&fold(text)).is_some();
        let is_again = columns[..at].iter().any(|before| is_option(&before.heading));
        if left.is_empty() || is_again || !filled(rows, view.column).all(|cell| is_tick(&text_of(cell))) {
            break;
        }
        candidates = left;
        length += 1;
    }
    if length == 0 { (0, Vec::new()) } else { (length, candidates) }
}
