//! A policy's TOML: what must hold of an assessment's newest wave.

use super::answers::{Found, Units};
use super::reader::{At, Reader, Table, Value};
use super::references::Names;
use super::syntax;
use crate::model::format::policy::{EVERY_UNIT, HIDDEN, rule, top};
use crate::model::toml_fault::Thing;
use crate::model::{
    Assessment, Clause, Demand, Diagnostics, Item, NodeIx, Points, Policy, Questionnaire, UnitIx,
};

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
    if t.version(top::FORMAT) == Some(false) {
        return None;
    }
    let title = t.read(top::TITLE, Value::localized);
    let hidden = t.read(top::HIDDEN, |value| value.word(&HIDDEN));
    let rules = t.filled_tables(top::RULES, rule);
    t.finish();
    let questionnaire = &assessment.waves.last()?.questionnaire;
    let known = Known::of(assessment, questionnaire);
    let clauses = rules.iter().flat_map(|rule| known.clauses(rule, reader)).collect();
    Some(Policy { title, clauses, hidden_passes: hidden.is_some_and(|hidden| hidden.value) })
}

fn rule(mut t: Table<'_>) -> RawRule {
    let units = t.read(rule::UNITS, |value| value.filled_list(Value::text));
    let no_regress = t.read(rule::NO_REGRESS, |value| value.filled_list(Value::id)).unwrap_or_default();
    let least = |value: Value<'_>| value.map(Value::points);
    let least =
        if t.has(rule::NO_REGRESS) { t.read(rule::AT_LEAST, least) } else { t.need(rule::AT_LEAST, least) };
    t.finish();
    RawRule { units, least: least.unwrap_or_default(), no_regress }
}

/// What a policy's names can lead to.
struct Known<'a> {
    assessment: &'a Assessment,
    questionnaire: &'a Questionnaire,
    units: Names<'a>,
    called: Units<'a>,
    nodes: Names<'a>,
}

impl<'a> Known<'a> {
    fn of(assessment: &'a Assessment, questionnaire: &'a Questionnaire) -> Self {
        let has_score = |node: &NodeIx| questionnaire[*node].item().is_none_or(Item::is_scored);
        let nodes = questionnaire.nodes().filter(|(ix, _)| has_score(ix)).map(|(_, node)| node.id.as_str());
        let units = assessment.units.iter().map(|(_, unit)| unit.id.as_str());
        let (units, nodes) = (Names::new(Thing::Unit, units), Names::new(Thing::Node, nodes));
        let called = Units::new(&assessment.units);
        Self { assessment, questionnaire, units, called, nodes }
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

    /// A unit by its id, else by what reports call it.
    fn unit(&self, name: &At<String>, reader: &Reader) -> Option<UnitIx> {
        match self.called.find(&name.value) {
            Found::One(unit) => Some(unit),
            Found::Several(_) | Found::Nothing => self.units.follow(name, reader).err().and(None),
        }
    }

    fn node(&self, id: &At<String>, reader: &Reader) -> Option<NodeIx> {
        self.nodes.follow(id, reader).ok()?;
        self.questionnaire.find(&id.value)
    }
}
