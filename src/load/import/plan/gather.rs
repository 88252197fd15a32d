//! Columns put together by what they are for.

use std::collections::BTreeMap;

use super::{Plan, Purpose, by_mapping};
use crate::load::import::mapping::Mapping;
use crate::load::import::matching::Index;
use crate::load::import::recognise::Layout;
use crate::model::{Becomes, ColumnView, ItemIx, Part, SystemColumn, Unmatched};

impl Plan {
    /// Where a person said which column something stands in, no other column is taken for the same.
    pub(super) fn yield_to_mapping(&mut self, layout: &Layout, index: &Index, mapping: Option<&Mapping>) {
        let Some(mapping) = mapping else { return };
        let of = |view: &ColumnView| by_mapping(mapping, layout, view.column, index);
        let said: Vec<Option<Becomes>> = self.columns.iter().map(of).collect();
        let purpose = |becomes: &Becomes| match becomes {
            Becomes::Item(node, part, _) if *part != Part::Comment => (Some((*node, *part)), None),
            Becomes::System(
                system @ (SystemColumn::Unit | SystemColumn::Role | SystemColumn::Respondent),
            ) => (None, Some(*system)),
            Becomes::Item(..)
            | Becomes::Group(_)
            | Becomes::System(_)
            | Becomes::Ignored
            | Becomes::Filter
            | Becomes::Unmatched(_) => (None, None),
        };
        let taken: Vec<Purpose> = said.iter().flatten().map(purpose).collect();
        for (view, _) in self.columns.iter_mut().zip(&said).filter(|(_, said)| said.is_none()) {
            let purpose = purpose(&view.becomes);
            if purpose != (None, None) && taken.contains(&purpose) {
                let of_item = purpose.0.map(|(node, _)| Unmatched::SaidElsewhere(node));
                view.becomes = Becomes::Unmatched(of_item.unwrap_or(Unmatched::Unknown));
            }
        }
    }

    pub(super) fn gather(&mut self, index: &Index) {
        for view in &self.columns {
            match view.becomes {
                Becomes::System(system) => self.systems.entry(system).or_default().push(view.column),
                Becomes::Item(node, part, _) => {
                    let Some(item) = index.questionnaire.item_ix(node) else { continue };
                    match part {
                        Part::Whole => self.whole.entry(item).or_default().push(view.column),
                        Part::Comment => self.comments.push((item, view.column)),
                        part @ (Part::Option(_) | Part::DontKnow | Part::NotApplicable) => {
                            add(&mut self.parts, item, part, view.column)
                        }
                    }
                }
                Becomes::Group(group) => self.groups.push((group, view.column)),
                Becomes::Ignored | Becomes::Filter | Becomes::Unmatched(_) => {}
            }
        }
        // The columns of dk and na alone make no answer of an item.
        for groups in self.parts.values_mut() {
            groups.retain(|parts| parts.iter().any(|(part, _)| matches!(part, Part::Option(_))));
        }
        self.parts.retain(|_, groups| !groups.is_empty());
        // A column that counts the rows is worth less than the tool's own number, and an empty one than any.
        let worth = |at: usize| {
            let view = self.columns.iter().find(|view| view.column == at);
            view.map_or((true, true), |view| (view.is_empty, view.heading.is_empty()))
        };
        self.systems.values_mut().for_each(|columns| columns.sort_by_key(|at| worth(*at)));
        for system in [SystemColumn::Item, SystemColumn::Value] {
            if let Some([first, others @ ..]) = self.systems.get(&system).map(Vec::as_slice) {
                self.twice.extend(others.iter().map(|at| (*at, *first)));
            }
        }
    }
}

/// Adds a part to the first time the item was asked where it has no column yet.
fn add(parts: &mut BTreeMap<ItemIx, Vec<Vec<(Part, usize)>>>, item: ItemIx, part: Part, column: usize) {
    let groups = parts.entry(item).or_default();
    let is_free = |group: &&mut Vec<(Part, usize)>| !group.iter().any(|(known, _)| *known == part);
    match groups.iter_mut().find(is_free) {
        Some(group) => group.push((part, column)),
        None => groups.push(vec![(part, column)]),
    }
}
