//! What is allowed in a questionnaire and hardly meant: told when an author asks, not on every reading.

mod levels;
mod pictures;
mod range;
mod reach;
mod scales;
mod weights;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::reach::Reach;
use super::raw::{RawGroup, RawItem, RawQuestionnaire};
use super::read;
use crate::load::reader::{At, Reader, Table};
use crate::load::syntax;
use crate::model::toml_fault::{Lint, TomlFault, Unscored};
use crate::model::{
    Answering, Condition, Decimal, Diagnostics, Lang, NodeIx, NodeKind, Number, OptionIx, PHRASES,
    Questionnaire, Test,
};

/// Looks for what the author of a questionnaire hardly means, such as a level that nobody can reach. All are warnings.
///
/// `text` is what `questionnaire` was read from, and `file` what faults call it.
#[must_use]
pub fn lint(file: &str, text: &str, questionnaire: &Questionnaire) -> Diagnostics {
    let text = text.trim_start_matches('\u{feff}');
    // What is wrong with the file was told when it was read; here only the places of things are wanted.
    let silent = Reader::new(file, text);
    let reader = Reader::new(file, text);
    let raw = syntax::parse(text, &silent);
    if let Some(raw) = raw.and_then(|table| read::read(Table::root(&table, &silent), &silent)) {
        let never = never_asked(questionnaire);
        let reach = Reach::of(questionnaire, &never);
        let lints = Lints::new(&raw, questionnaire, &reader, &reach);
        lints.conditions(&never);
        lints.scores(&never);
        lints.advice();
        lints.limits();
        lints.words();
        scales::check(&lints);
        weights::check(&lints);
        levels::check(&lints);
        range::check(&lints);
        pictures::check(&lints);
    }
    reader.finish()
}

/// A questionnaire, the places that its parts were read from, and what its nodes can score.
struct Lints<'a> {
    raw: &'a RawQuestionnaire,
    questionnaire: &'a Questionnaire,
    reader: &'a Reader,
    reach: &'a Reach,
    groups: BTreeMap<&'a str, &'a RawGroup>,
    items: BTreeMap<&'a str, &'a RawItem>,
}

impl<'a> Lints<'a> {
    fn new(
        raw: &'a RawQuestionnaire,
        questionnaire: &'a Questionnaire,
        reader: &'a Reader,
        reach: &'a Reach,
    ) -> Self {
        fn id(id: Option<&At<String>>) -> Option<&str> {
            id.map(|id| id.value.as_str())
        }
        let summaries = [(NodeKind::Readiness, &raw.readiness), (NodeKind::Index, &raw.index)];
        let summaries =
            summaries.into_iter().filter_map(|(kind, group)| Some((kind.code(), group.as_ref()?)));
        let groups = raw.groups.iter().filter_map(|group| Some((id(group.id.as_ref())?, group)));
        let items = raw.items.iter().filter_map(|item| Some((id(item.id.as_ref())?, item)));
        Self {
            raw,
            questionnaire,
            reader,
            reach,
            groups: groups.chain(summaries).collect(),
            items: items.collect(),
        }
    }

    fn tell(&self, lint: Lint, span: Option<Range<usize>>) {
        match span {
            Some(span) => self.reader.fault(TomlFault::Lint(lint), span),
            None => self.reader.fault_in_file(TomlFault::Lint(lint)),
        }
    }

    fn id(&self, node: NodeIx) -> String {
        self.questionnaire[node].id.to_string()
    }

    fn raw_group(&self, node: NodeIx) -> Option<&'a RawGroup> {
        self.groups.get(self.questionnaire[node].id.as_str()).copied()
    }

    fn raw_item(&self, node: NodeIx) -> Option<&'a RawItem> {
        self.items.get(self.questionnaire[node].id.as_str()).copied()
    }

    /// Where a group's id stands, or the heading of a summary; `None` for a summary that the file does not speak of.
    fn group_at(&self, node: NodeIx) -> Option<Range<usize>> {
        let group = self.raw_group(node)?;
        Some(group.id.as_ref().map_or_else(|| group.at.clone(), |id| id.span.clone()))
    }

    /// Whether respondents get all words around the questions in the language that these are in.
    fn words(&self) {
        for lang in self.questionnaire.languages() {
            let words = self.questionnaire.words();
            let names = PHRASES.iter().map(|(name, _)| *name);
            let missing: Vec<&str> = names.filter(|name| words.get(*lang, name).is_none()).collect();
            if Lang::of(*lang).is_none() && !missing.is_empty() {
                let is_partial = missing.len() < PHRASES.len();
                self.tell(Lint::NoOwnWords { lang: *lang, missing, is_partial }, None);
            }
        }
    }

    fn conditions(&self, never: &BTreeSet<NodeIx>) {
        // What a group says is told once, at the first of those that it is about.
        let mut told = BTreeSet::new();
        for ix in self.questionnaire.items() {
            for condition in self.questionnaire.conditions_at(*ix) {
                let at = self.condition_at(*ix, condition);
                let (item, decides) = (self.id(*ix), self.id(condition.item));
                let is_never = is_beyond(self.questionnaire, condition) || never.contains(&condition.item);
                let is_early = !never.contains(ix) && condition.item > *ix;
                if (is_never || is_early) && told.insert(at.as_ref().map(|at| at.start)) {
                    let lint = match is_never {
                        true => Lint::NeverAsked { item, decides },
                        false => Lint::AskedTooEarly { item, decides },
                    };
                    self.tell(lint, at);
                }
            }
        }
    }

    /// Where a condition of an item stands: in itself, or in the group that says it.
    fn condition_at(&self, item: NodeIx, condition: &Condition) -> Option<Range<usize>> {
        let own = self.questionnaire[item].item().and_then(|item| item.shown_if.as_ref());
        if own == Some(condition) {
            return self.raw_item(item)?.shown_if.as_ref().map(|raw| raw.at.clone());
        }
        let mut around =
            std::iter::successors(self.questionnaire[item].parent, |ix| self.questionnaire[*ix].parent);
        let says = |ix: &NodeIx| {
            self.questionnaire[*ix].group().is_some_and(|group| group.shown_if.as_ref() == Some(condition))
        };
        self.raw_group(around.find(says)?)?.shown_if.as_ref().map(|raw| raw.at.clone())
    }

    /// Groups without a score. A group above such a group has none for the same reason, which need not be told twice.
    fn scores(&self, never: &BTreeSet<NodeIx>) {
        for (ix, node) in self.questionnaire.nodes() {
            let Some(group) = node.group().filter(|_| self.reach.most(ix).is_none()) else { continue };
            let has_items_alone = group.counted().all(|part| self.questionnaire[part].item().is_some());
            if has_items_alone && self.questionnaire.is_told(ix) {
                let why = match group.combine.is_gated() {
                    _ if group.counted().any(|part| never.contains(&part)) => Unscored::NeverAsked,
                    true => Unscored::Stages,
                    false => Unscored::Texts,
                };
                self.tell(Lint::NoScore { group: self.id(ix), why }, self.group_at(ix));
            }
        }
    }

    /// Advice goes with options, which a number does not have. Where there is nothing better, or the option rules out all
    /// others, no next step is missing.
    fn advice(&self) {
        let (mut none, mut some) = (Vec::new(), Vec::new());
        for ix in self.questionnaire.items() {
            let Some(item) = self.questionnaire[*ix].item().filter(|item| item.scored) else { continue };
            let options = item.answering.options();
            let points = |at: usize| {
                let points = options[at].points;
                if item.reverse { points.reversed() } else { points }
            };
            let best = (0..options.len()).map(points).max();
            let has_next = |at: usize| match &item.answering {
                Answering::Choice(_) => Some(points(at)) != best,
                Answering::Multi(multi) => !multi.is_exclusive(OptionIx::new(at)),
                Answering::Number(_) | Answering::Text => false,
            };
            if !(0..options.len()).any(has_next) {
                continue;
            }
            if item.advice.is_empty() {
                none.push(*ix);
            } else if (item.advice.len()..options.len()).any(has_next) {
                some.push(*ix);
            }
        }
        self.tell_of_items(&none, |items| Lint::NoAdvice { items, is_partial: false });
        self.tell_of_items(&some, |items| Lint::NoAdvice { items, is_partial: true });
    }

    /// A limit that is no higher than that of what the group is in raises nothing.
    fn limits(&self) {
        let raising: BTreeSet<NodeIx> =
            self.questionnaire.groups_that_ask_for_more().map(|(group, _)| group).collect();
        for (ix, node) in self.questionnaire.nodes().filter(|(ix, _)| !raising.contains(ix)) {
            if node.group().is_some_and(|group| group.min_group.is_some()) {
                let (group, least) = (self.id(ix), self.questionnaire.least_of(ix));
                let span = self.raw_group(ix).and_then(|raw| raw.min_group.as_ref());
                self.tell(Lint::LimitWithoutEffect { group, least }, span.map(|least| least.span.clone()));
            }
        }
    }

    /// Tells of several items at once, at the first of them.
    fn tell_of_items(&self, items: &[NodeIx], lint: impl FnOnce(Vec<String>) -> Lint) {
        let Some(first) = items.first() else { return };
        let span = self.raw_item(*first).and_then(|raw| Some(raw.id.as_ref()?.span.clone()));
        self.tell(lint(items.iter().map(|ix| self.id(*ix)).collect()), span);
    }
}

/// Whether a condition asks for a number that cannot be given.
fn is_beyond(questionnaire: &Questionnaire, condition: &Condition) -> bool {
    let decides = questionnaire[condition.item].item().map(|item| &item.answering);
    match (&condition.test, decides) {
        (Test::Number { at_least, at_most }, Some(Answering::Number(number))) => {
            let (low, high) = ends(number);
            at_least.is_some_and(|least| least > high) || at_most.is_some_and(|most| most < low)
        }
        _ => false,
    }
}

/// The items whose condition no answer meets, and those that wait for an answer to one of them.
fn never_asked(questionnaire: &Questionnaire) -> BTreeSet<NodeIx> {
    let mut never = BTreeSet::new();
    // Each stands after the items that decide.
    for item in questionnaire.conditional_items() {
        let is_never =
            |condition: &Condition| is_beyond(questionnaire, condition) || never.contains(&condition.item);
        if questionnaire.conditions_of(*item).iter().any(is_never) {
            never.insert(questionnaire.items()[item.at()]);
        }
    }
    never
}

fn ends(number: &Number) -> (Decimal, Decimal) {
    let points = number.breakpoints();
    (points[0].0, points[points.len() - 1].0)
}

#[cfg(test)]
mod tests;
