//! Which options of an item with several ticks are still open to a unit.

use std::collections::BTreeMap;

use crate::model::{Answering, Multi, NodeIx, OptionIx, Questionnaire};
use crate::tally::{AnswerCounts, Cell};

/// Per item with several ticks: the options that most of those who answered it have not ticked, in order; in a reversed
/// item, where a tick means less maturity, those that most have ticked. Options that rule out the others are no steps.
pub fn open_options(questionnaire: &Questionnaire, cell: &Cell) -> BTreeMap<NodeIx, Vec<OptionIx>> {
    let items = questionnaire.items().iter().zip(&cell.items);
    let items = items.filter(|(_, counts)| counts.valued > 0);
    let open = items.filter_map(|(ix, counts)| {
        let item = questionnaire[*ix].item()?;
        let Answering::Multi(multi) = &item.answering else { return None };
        Some((*ix, open(multi, counts, item.reverse)))
    });
    open.collect()
}

fn open(multi: &Multi, counts: &AnswerCounts, reverse: bool) -> Vec<OptionIx> {
    let options = counts.options.iter().enumerate().map(|(at, ticked)| (OptionIx::new(at), *ticked));
    let counted = options.filter(|(option, _)| !multi.is_exclusive(*option));
    let in_the_way = |ticked: u64| if reverse { counts.valued - ticked } else { ticked };
    counted.filter(|(_, ticked)| 2 * in_the_way(*ticked) < counts.valued).map(|(option, _)| option).collect()
}
