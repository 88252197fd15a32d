//! How numbers are used in each column of an export, worked out before any cell is read, and what is to be told of it.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Cell, GridRow};
use super::mapping::Mapping;
use super::matching::Index;
use super::plan::Plan;
use super::texts::text_of;
use super::wording::plain;
use crate::load::answers::{Numerals, Percent, Seen, Signs, Usage, word, yes_and_no};
use crate::model::{Answer, Answering, ItemIx, Part, ReadAs, SystemColumn, Tool};

/// How numbers are used in a file.
#[derive(Debug, Default)]
pub struct Usages {
    of_items: BTreeMap<ItemIx, (Seen, Usage)>,
    /// Items with a column per option in which 2 says that the option is not ticked.
    two_is_not_ticked: BTreeSet<ItemIx>,
    /// Items for which LimeSurvey's `N/A` says nothing.
    unreached: BTreeSet<ItemIx>,
    tool: Option<Tool>,
}

/// What the columns of a file are for, as far as it matters here.
pub struct Columns<'a> {
    pub index: &'a Index<'a>,
    pub mapping: Option<&'a Mapping>,
    pub plan: &'a Plan,
    pub tool: Tool,
}

impl Usages {
    /// Looks at all cells that answer items.
    pub fn of_rows(columns: &Columns<'_>, rows: &[GridRow]) -> Self {
        let mut usages = Self { tool: Some(columns.tool), ..Self::default() };
        let mut seen: BTreeMap<ItemIx, Seen> = BTreeMap::new();
        let long = |system| {
            let first = columns.plan.systems.get(&system).and_then(|all| all.first().copied());
            first.filter(|_| columns.tool == Tool::Long)
        };
        let mut known: BTreeMap<String, Option<ItemIx>> = BTreeMap::new();
        for row in rows {
            let whole = columns.plan.whole.iter();
            for (item, column) in whole.flat_map(|(item, all)| all.iter().map(move |column| (item, column))) {
                columns.note(seen.entry(*item).or_default(), *item, row.cell(*column));
                usages.note_unreached(columns, *item, row.cell(*column));
            }
            if let (Some(item), Some(value)) = (long(SystemColumn::Item), long(SystemColumn::Value)) {
                let name = text_of(row.cell(item)).into_owned();
                let found = known.entry(name).or_insert_with_key(|name| columns.asked(name));
                if let Some(item) = *found {
                    columns.note(seen.entry(item).or_default(), item, row.cell(value));
                }
            }
        }
        let in_file = seen.values().fold(Signs::default(), |signs, seen| signs | seen.signs());
        let tool_codes = columns.tool == Tool::LimeSurvey;
        for (item, seen) in seen {
            let node = &columns.index.questionnaire[columns.index.node(item)];
            if let Some(asked) = node.item() {
                let usage = seen.usage(&asked.answering, &node.name, in_file, tool_codes);
                usages.of_items.insert(item, (seen, usage));
            }
        }
        usages.look_at_ticks(columns, rows);
        usages
    }

    /// How the answers to an item use numbers.
    pub fn of(&self, item: ItemIx, answering: &Answering) -> Usage {
        self.of_items.get(&item).map_or_else(|| Usage::alone(answering), |(_, usage)| *usage)
    }

    /// Whether 2 says in an item's columns that the option is not ticked.
    pub fn two_is_not_ticked(&self, item: ItemIx) -> bool {
        self.two_is_not_ticked.contains(&item)
    }

    /// Whether a text is what LimeSurvey writes where a question of yes or no was not answered.
    pub fn is_unanswered_yes_or_no(&self, answering: &Answering, text: &str) -> bool {
        let is_polar =
            |scale: &crate::model::Scale| scale.options().len() == 2 && yes_and_no(scale).is_some();
        self.tool == Some(Tool::LimeSurvey)
            && text.trim().eq_ignore_ascii_case("n/a")
            && matches!(answering, Answering::Choice(scale) if is_polar(scale) && scale.find("n/a").is_none())
    }

    fn note_unreached(&mut self, columns: &Columns<'_>, item: ItemIx, cell: &Cell) {
        if columns.tool == Tool::LimeSurvey
            && let Some(asked) = columns.index.item(item)
            && self.is_unanswered_yes_or_no(&asked.answering, &text_of(cell))
        {
            self.unreached.insert(item);
        }
    }

    /// LimeSurvey can be asked to write 1 for what is ticked and 2 for what is not.
    fn look_at_ticks(&mut self, columns: &Columns<'_>, rows: &[GridRow]) {
        if columns.tool != Tool::LimeSurvey {
            return;
        }
        for (item, parts) in &columns.plan.parts {
            let options: Vec<usize> = parts
                .iter()
                .flatten()
                .filter(|(part, _)| matches!(part, Part::Option(_)))
                .map(|(_, at)| *at)
                .collect();
            let cells = rows.iter().flat_map(|row| options.iter().map(|at| text_of(row.cell(*at))));
            let (mut has_two, mut is_coded) = (false, true);
            for text in cells {
                has_two |= &*text == "2";
                is_coded &= matches!(&*text, "" | "1" | "2") || word(&text).is_some();
                if word(&text) == Some(Answer::NotApplicable) {
                    self.unreached.insert(*item);
                }
            }
            if has_two && is_coded {
                self.two_is_not_ticked.insert(*item);
            }
        }
    }

    /// What was decided of the columns of an item, to be told.
    pub fn decided(&self, item: ItemIx, part: Part) -> Vec<ReadAs> {
        let mut all = Vec::new();
        if part != Part::Whole {
            all.extend(self.two_is_not_ticked(item).then_some(ReadAs::TwoIsNotTicked));
        } else if let Some((seen, usage)) = self.of_items.get(&item) {
            all.extend(decided(seen, *usage));
        }
        all.extend(self.unreached.contains(&item).then_some(ReadAs::NoAnswer));
        all
    }

    /// The items in which numbers look like shares of one where per cent are asked for.
    pub fn look_like_shares(&self, item: ItemIx) -> bool {
        self.of_items.get(&item).is_some_and(|(_, usage)| usage.looks_like_shares)
    }
}

fn decided(seen: &Seen, usage: Usage) -> Vec<ReadAs> {
    let numerals = match usage.numerals {
        Numerals::Places => Some(ReadAs::Places),
        Numerals::YesIsOne { yes, no } => Some(ReadAs::YesAndNo { yes, no, is_two: false }),
        Numerals::NoIsTwo { yes, no } => Some(ReadAs::YesAndNo { yes, no, is_two: true }),
        Numerals::Coded(codes) => {
            Some(ReadAs::Codes(codes.all())).filter(|how| *how != ReadAs::Codes(Vec::new()))
        }
        Numerals::Named | Numerals::Doubtful(_) => None,
    };
    let signs = |sign: char| match usage.signs.is_decimal(sign) {
        Some(true) => Some(ReadAs::Decimals(sign)),
        Some(false) => Some(ReadAs::Thousands(sign)),
        None => None,
    };
    let percent = match usage.percent {
        Percent::OfHundred => Some(ReadAs::PercentOfHundred),
        Percent::OfOne => Some(ReadAs::PercentOfOne),
        Percent::Nothing => None,
    };
    let numerals = numerals.filter(|_| seen.has_numerals());
    let parted = [',', '.'].into_iter().filter(|sign| seen.has_parted(*sign)).filter_map(signs);
    numerals.into_iter().chain(parted).chain(percent.filter(|_| seen.has_percent())).collect()
}

impl Columns<'_> {
    /// Notes what stands in a cell with an item's whole answer.
    fn note(&self, seen: &mut Seen, item: ItemIx, cell: &Cell) {
        let Some(asked) = self.index.item(item) else { return };
        match (cell, &asked.answering) {
            (Cell::Blank, _) => {}
            (Cell::Percent(_), Answering::Number(_)) => seen.note_percent(),
            (Cell::Number(number), Answering::Number(_)) => seen.note_exact(*number),
            _ => {
                let raw = text_of(cell);
                let meant = self.mapping.and_then(|mapping| mapping.meaning(item, &raw));
                // A number that a person said is no answer is no code among the others; one that stands for an option is.
                let is_answer = meant.is_none_or(|meant| !meant.trim().is_empty() && word(meant).is_none());
                if is_answer {
                    seen.note(&asked.answering, &plain(&raw));
                    // Where a mapping says what such a text stands for, that is what its number stands for.
                    let by_label = |label: &str| {
                        let own = self.index.option(item, label);
                        own.and_then(|own| meant.map_or(Some(own), |meant| self.index.option(item, meant)))
                    };
                    seen.note_codes(&asked.answering, &raw, by_label);
                }
            }
        }
    }

    /// Which item a row with one answer is about.
    fn asked(&self, name: &str) -> Option<ItemIx> {
        let mapped = self.mapping.and_then(|mapping| {
            mapping.columns.iter().find(|(known, ..)| known.fits(name)).map(|(_, item, part)| (*item, *part))
        });
        let resolved = || match self.index.resolve(name) {
            crate::model::Becomes::Item(node, part, _) => {
                Some((self.index.questionnaire.item_ix(node)?, part))
            }
            crate::model::Becomes::Group(_)
            | crate::model::Becomes::System(_)
            | crate::model::Becomes::Ignored
            | crate::model::Becomes::Filter
            | crate::model::Becomes::Unmatched(_) => None,
        };
        mapped.or_else(resolved).filter(|(_, part)| *part == Part::Whole).map(|(item, _)| item)
    }
}
