//! How numbers are used in each column of a file, found out when it first matters: nearly every file says with ids what it
//! means, and is read once.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::headings::Layout;
use super::names::fold;
use super::usage::{Seen, Signs, Usage};
use crate::load::table::Table;
use crate::model::{ItemIx, Localized, OptionIx, Questionnaire};

/// How numbers are used, by item.
#[derive(Debug)]
pub(super) struct Usages<'t> {
    table: &'t Table<'t>,
    known: OnceCell<Vec<Usage>>,
}

impl<'t> Usages<'t> {
    pub(super) const fn new(table: &'t Table<'t>) -> Self {
        Self { table, known: OnceCell::new() }
    }

    /// How the answers to an item use them.
    pub(super) fn of(&self, questionnaire: &Questionnaire, layout: &Layout, item: ItemIx) -> Usage {
        self.known.get_or_init(|| self.gather(questionnaire, layout))[item.at()]
    }

    fn gather(&self, questionnaire: &Questionnaire, layout: &Layout) -> Vec<Usage> {
        let nodes = || questionnaire.items().iter().map(|node| &questionnaire[*node]);
        let mut seen: Vec<Seen> = nodes().map(|_| Seen::default()).collect();
        let mut note = |at: usize, text: &str| {
            if let Some(item) = questionnaire[questionnaire.items()[at]].item() {
                seen[at].note(&item.answering, text);
                let by_label = |label: &str| {
                    let is_anchor = |anchor: &Localized| anchor.texts().any(|own| fold(own) == fold(label));
                    let described = || item.anchors.iter().position(is_anchor).map(OptionIx::new);
                    let named = || item.answering.scale().and_then(|scale| scale.find(label));
                    named().or_else(described)
                };
                seen[at].note_codes(&item.answering, text, by_label);
            }
        };
        let ids: BTreeMap<String, usize> =
            nodes().enumerate().map(|(at, node)| (fold(node.id.as_str()), at)).collect();
        let mut rows = self.table.rows();
        rows.next_row();
        while let Some(row) = rows.next_row() {
            match layout {
                Layout::Wide(wide) => {
                    wide.whole.iter().for_each(|(column, item)| note(item.at(), row.text(*column)));
                }
                Layout::Long { item, value } => {
                    ids.get(&fold(row.text(*item))).into_iter().for_each(|at| note(*at, row.text(*value)));
                }
            }
        }
        let in_file = seen.iter().fold(Signs::default(), |signs, seen| signs | seen.signs());
        let usage = |(seen, node): (&Seen, &crate::model::Node)| {
            let answering = node.item().map(|item| &item.answering);
            let usage = answering.map(|answering| seen.usage(answering, &node.name, in_file, false));
            usage.unwrap_or_else(|| Usage::alone(&crate::model::Answering::Text))
        };
        seen.iter().zip(nodes()).map(usage).collect()
    }
}
