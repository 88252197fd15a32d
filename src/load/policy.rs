//! A policy's TOML: what must hold of an assessment's newest wave.

use super::reader::{At, Reader, Table, Value};
use super::references::Names;
use super::syntax;
use crate::model::toml_fault::{Thing, TomlFault};
use crate::model::{
    Assessment, Clause, Demand, Diagnostics, Item, NodeIx, Points, Policy, Questionnaire, Unit, UnitIx,
};

/// What stands for every unit.
pub const EVERY_UNIT: &str = "*";

/// What follows where a score is not shown: the word, and whether the requirement is passed over.
pub const HIDDEN: [(&str, bool); 2] = [("fail", false), ("pass", true)];

/// One of `[[rules]]`.
struct RawRule {
    units: Option<Vec<At<String>>>,
    least: Vec<(At<String>, At<Points>)>,
    no_regress: Vec<At<String>>,
}

/// Reads a policy for an assessment. All faults are found at once; there is a policy exactly where there are none.
///
/// A rule without units is about the units that are no part of another: mostly the one that all others are part of.
#[must_use]
pub fn policy(file: &str, text: &str, assessment: &Assessment) -> (Option<Policy>, Diagnostics) {
    let text = text.trim_start_matches('\u{feff}');
    let reader = Reader::new(file, text);
    let policy = read(text, assessment, &reader);
    let found = reader.finish();
    (policy.filter(|_| !found.has_errors()), found)
}

fn read(text: &str, assessment: &Assessment, reader: &Reader) -> Option<Policy> {
    let table = syntax::parse(text, reader)?;
    let mut t = Table::root(&table, reader);
    let format = t.need("format", |value| value.count(u32::MAX));
    if let Some(format) = format.filter(|format| format.value != 1) {
        reader.fault(TomlFault::UnsupportedFormat { found: format.value.to_string() }, format.span);
        return None;
    }
    let hidden = t.opt("hidden", |value| value.word(&HIDDEN));
    let rules = t.need("rules", |value| value.filled_tables("rules", rule)).unwrap_or_default();
    t.finish();
    let questionnaire = &assessment.waves.last()?.questionnaire;
    let known = Known::of(assessment, questionnaire);
    let clauses = rules.iter().flat_map(|rule| known.clauses(rule, reader)).collect();
    Some(Policy { clauses, hidden_passes: hidden.is_some_and(|hidden| hidden.value) })
}

fn rule(mut t: Table<'_>) -> RawRule {
    let units = t.opt("units", |value| value.filled_list(Value::text));
    let no_regress = t.opt("no_regress", |value| value.filled_list(Value::id)).unwrap_or_default();
    let least = |value: Value<'_>| value.map(Value::points);
    let least = if t.has("no_regress") { t.opt("at_least", least) } else { t.need("at_least", least) };
    t.finish();
    RawRule { units, least: least.unwrap_or_default(), no_regress }
}

/// What a policy's names can lead to.
struct Known<'a> {
    assessment: &'a Assessment,
    questionnaire: &'a Questionnaire,
    units: Names<'a>,
    nodes: Names<'a>,
}

impl<'a> Known<'a> {
    fn of(assessment: &'a Assessment, questionnaire: &'a Questionnaire) -> Self {
        let has_score = |node: &NodeIx| questionnaire[*node].item().is_none_or(Item::is_scored);
        let nodes = questionnaire.nodes().filter(|(ix, _)| has_score(ix)).map(|(_, node)| node.id.as_str());
        let units = assessment.units.iter().map(|(_, unit)| unit.id.as_str());
        let (units, nodes) = (Names::new(Thing::Unit, units), Names::new(Thing::Node, nodes));
        Self { assessment, questionnaire, units, nodes }
    }

    /// What a rule requires: of each unit what is required at least, and then what must not have decreased.
    fn clauses(&self, rule: &RawRule, reader: &Reader) -> Vec<Clause> {
        let least = rule
            .least
            .iter()
            .filter_map(|(id, points)| Some((self.node(id, reader)?, Demand::AtLeast(points.value))));
        let no_regress = rule.no_regress.iter();
        let no_regress = no_regress.filter_map(|id| Some((self.node(id, reader)?, Demand::NoDecrease)));
        let demands: Vec<(NodeIx, Demand)> = least.chain(no_regress).collect();
        let units = self.units(rule, reader);
        let of_unit = |unit: UnitIx| demands.iter().map(move |(node, demand)| (unit, *node, *demand));
        let all = units.into_iter().flat_map(of_unit);
        all.map(|(unit, node, demand)| Clause { unit, node, demand }).collect()
    }

    fn units(&self, rule: &RawRule, reader: &Reader) -> Vec<UnitIx> {
        let tree = &self.assessment.units;
        let Some(named) = &rule.units else { return tree.roots().collect() };
        if named.iter().any(|name| name.value == EVERY_UNIT) {
            return tree.iter().map(|(ix, _)| ix).collect();
        }
        named.iter().filter_map(|name| self.unit(name, reader)).collect()
    }

    /// A unit by its id, else by what reports call it; case does not matter.
    fn unit(&self, name: &At<String>, reader: &Reader) -> Option<UnitIx> {
        let tree = &self.assessment.units;
        let wanted = name.value.trim().to_lowercase();
        let is_called = |unit: &Unit| {
            unit.id.as_str().to_lowercase() == wanted
                || unit.name.texts().any(|text| text.to_lowercase() == wanted)
        };
        let mut called = tree.iter().filter(|(_, unit)| is_called(unit)).map(|(ix, _)| ix);
        let one = called.next().filter(|_| called.next().is_none());
        tree.find(&name.value).or(one).or_else(|| self.units.follow(name, reader).err().and(None))
    }

    fn node(&self, id: &At<String>, reader: &Reader) -> Option<NodeIx> {
        self.nodes.follow(id, reader).ok()?;
        self.questionnaire.find(&id.value)
    }
}
