//! How the numbers came about, with the parameters that were used.

use crate::doc::{
    Block, Column, Document, Heading, Level, Narrow, Part, Role, Run, Table, Target, Text, Topic, Voice,
};
use crate::model::{Group, Item, LevelIx, MissingPolicy, NodeIx, Requirement, UnitIx};
use crate::report::facts::{asks_for_more, cross_cutting, own_weights};
use crate::report::view::Scope;
use crate::text::number::{NO_VALUE, count, date};
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::method as say;
use crate::text::sentences::rule::{self, Rule, Zero};

use super::change::least;
use super::{METHOD, Pages};

impl Pages<'_> {
    /// How to read the numbers, how they came about, and what they do not say; of a whole with what levels mean of such.
    pub(super) fn reading(&self, of_whole: bool) -> Part {
        let (scope, labels) = (self.scope, self.scope.labels);
        let mut body = Document::default();
        let has_levels = !scope.questionnaire().levels().is_empty();
        let (summaries, areas): (Vec<NodeIx>, Vec<NodeIx>) = {
            let shown = scope.questionnaire().summaries_and_areas();
            shown.partition(|ix| scope.questionnaire()[*ix].kind.is_summary())
        };
        let shown = scope.shown(summaries.iter().chain(&areas).copied());
        let first = areas.first().filter(|_| shown != Shown::Mixed);
        let scale = first.map_or(Scale::points(scope.lang), |area| scope.scale(*area).without_levels());
        let reading = say::how_to_read(has_levels, scope.view.assessment, &shown, scale, scope.lang);
        body.paragraphs(reading);
        body.paragraphs(asks_for_more(scope.view.assessment, scope.questionnaire(), scope.lang));
        if has_levels {
            body.table(levels(scope, of_whole, &say::from_score(&shown, scope.lang), scale), Narrow::Break);
        }
        let mut came_about = Document::default();
        came_about.paragraphs(method(scope));
        came_about.list(requirements(scope));
        self.read_on(&mut came_about);
        let mut limits = Document::default();
        limits.list(say::limits(scope.lang));
        let mut about = Document::default();
        about.push(Block::Facts(facts(scope)));
        let parts = [(labels.method, came_about), (labels.limits, limits), (labels.facts, about)];
        for (name, part) in parts {
            body.part(Part::of(Role::Passage, part).headed(Heading::new(Level::Section, name)));
        }
        let part = Part::section("method", labels.how_to_read, labels.how_to_read, body);
        Part { role: Role::Method, ..part }
    }

    /// Where to read how all was computed.
    pub(super) fn read_on(&self, body: &mut Document) {
        let to = Some(Target::Document(METHOD.to_owned()));
        body.said(Voice::ReadOn, Run::plain(self.scope.labels.how_computed).leading(to));
    }
}

fn groups<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (NodeIx, &'a Group)> + use<'a> {
    scope.questionnaire().nodes().filter_map(|(ix, node)| Some((ix, node.group()?)))
}

/// The levels, the lowest first: from which score on, or a dash where areas differ, and what they mean in general.
fn levels(scope: &Scope<'_>, of_whole: bool, from_head: &str, scale: Scale<'_>) -> Table {
    let labels = scope.labels;
    let levels = scope.questionnaire().levels();
    let texts = levels.iter().map(|level| if of_whole { &level.text_for_whole } else { &level.text });
    let texts: Vec<&str> =
        texts.map(|text| text.as_ref().map(|text| text.get(scope.lang)).unwrap_or_default()).collect();
    let have_texts = texts.iter().any(|text| !text.is_empty());
    let mut table =
        Table::named(Topic::Levels, format!("{} {}", labels.table, labels.levels)).captioned(labels.levels);
    table.column(Column::Words, labels.level);
    table.column(Column::Number, from_head);
    if have_texts {
        table.column(Column::Words, labels.meaning);
    }
    for (at, text) in texts.into_iter().enumerate() {
        let mut from: Vec<_> = groups(scope).map(|(_, group)| group.levels[at].from).collect();
        from.sort();
        from.dedup();
        let from = match from.as_slice() {
            [from] => scale.line(from.value()),
            _ => NO_VALUE.to_owned(),
        };
        let name = Run::Level(at, scope.level_name(LevelIx(at as u8)).to_owned());
        let mut cells: Vec<Text> = vec![name.into(), from.into()];
        cells.extend(have_texts.then(|| Run::own(text).into()));
        table.row(0, cells);
    }
    table
}

fn method(scope: &Scope<'_>) -> Vec<String> {
    let questionnaire = scope.questionnaire();
    let assessment = scope.view.assessment;
    let mut shares: Vec<_> = groups(scope).map(|(_, group)| group.min_answered).collect();
    shares.sort();
    shares.dedup();
    let shares: Vec<f64> = shares.into_iter().map(|share| share.value()).collect();
    let items = || questionnaire.items().iter().filter_map(|ix| questionnaire[*ix].item());
    let zero = |policy: fn(&Item) -> MissingPolicy| items().any(|item| policy(item) == MissingPolicy::Zero);
    let zero = Zero {
        not_answered: zero(|item| item.missing),
        dont_know: zero(|item| item.dont_know),
        not_applicable: zero(|item| item.not_applicable),
    };
    let mut told =
        vec![rule::respondent(&shares, &rules(scope), scope.lang), rule::missing(zero, scope.lang)];
    told.extend(cross_cutting(questionnaire, scope.lang, scope.lang));
    if !questionnaire.conditional_items().is_empty() {
        told.push(rule::conditional(scope.lang).to_owned());
    }
    if !questionnaire.restricted_items().is_empty() {
        told.push(rule::of_some_roles(scope.lang).to_owned());
    }
    told.push(say::unit(assessment.finite_population, scope.lang));
    if groups(scope).any(|(_, group)| group.combine.is_gated()) {
        told.push(rule::judged_on_units(scope.lang).to_owned());
    }
    if assessment.units.iter().any(|(_, unit)| !unit.children.is_empty()) {
        told.push(say::rollup(assessment.rollup, scope.lang).to_owned());
        told.push(say::silent_parts(scope.lang).to_owned());
    }
    if questionnaire.nodes().any(|(node, _)| !scope.scale(node).is_points()) {
        told.push(say::other_scales(scope.lang).to_owned());
    }
    if scope.changes().is_some() {
        let least = least(scope, &scope.shown(scope.areas()), scope.areas().next());
        told.push(say::changes(assessment.respondents, least.as_deref(), scope.lang));
    }
    let units: Vec<UnitIx> = assessment.units.iter().map(|(unit, _)| unit).collect();
    told.extend(own_weights(assessment, questionnaire, &units, scope.lang));
    told.push(say::suppression(assessment, scope.lang));
    told.extend(asks_for_more(assessment, questionnaire, scope.lang));
    if !questionnaire.levels().is_empty() {
        told.push(say::levels(scope.lang).to_owned());
    }
    told
}

/// The rules that the questionnaire uses, the one of most groups last. A group with one part has the score of that,
/// whatever its rule.
fn rules<'a>(scope: &Scope<'a>) -> Vec<Rule<'a>> {
    let questionnaire = scope.questionnaire();
    let mut rules: Vec<Rule<'a>> = Vec::new();
    let combines = |group: &Group| group.combine.is_gated() || group.counted().count() > 1;
    let any = groups(scope).any(|(_, group)| combines(group));
    for (ix, group) in groups(scope).filter(|(_, group)| combines(group) || !any) {
        let mut weights = group.counted().map(|part| questionnaire[part].weight);
        let first = weights.next();
        let weighted = group.combine.uses_weights() && weights.any(|weight| Some(weight) != first);
        let name = scope.inside(ix);
        match rules.iter_mut().find(|rule| rule.combine == group.combine) {
            Some(rule) => {
                rule.groups.push(name);
                rule.weighted |= weighted;
            }
            None => rules.push(Rule { combine: group.combine, weighted, groups: vec![name] }),
        }
    }
    // A stable sort: among rules of equally many groups the questionnaire's order holds.
    rules.sort_by_key(|rule| rule.groups.len());
    rules
}

/// A level that requires the same of the same groups wherever it is required.
struct Required<'a> {
    level: usize,
    needs: Vec<(String, &'a str)>,
    /// The groups whose level it is.
    groups: Vec<&'a str>,
}

/// The least score, with its scale where that is not 0–100.
fn required(scope: &Scope<'_>, requirement: &Requirement) -> String {
    let scale = scope.scale(requirement.node);
    let least = scale.line(requirement.at_least.value());
    if scale.is_points() { least } else { format!("{least} {}", scale.phrase()) }
}

/// One sentence per level and set of requirements, with all the groups that have it.
fn requirements(scope: &Scope<'_>) -> Vec<String> {
    let mut told: Vec<Required<'_>> = Vec::new();
    for level in 0..scope.questionnaire().levels().len() {
        for (ix, group) in groups(scope).filter(|(_, group)| !group.levels[level].requires.is_empty()) {
            let requires = group.levels[level].requires.iter();
            let needs = requires.map(|r| (required(scope, r), scope.inside(r.node)));
            let needs: Vec<_> = needs.collect();
            match told.iter_mut().find(|have| have.level == level && have.needs == needs) {
                Some(have) => have.groups.push(scope.inside(ix)),
                None => told.push(Required { level, needs, groups: vec![scope.inside(ix)] }),
            }
        }
    }
    let sentence = |required: &Required<'_>| {
        let level = scope.level_name(LevelIx(required.level as u8));
        say::requirement(level, &required.groups, &required.needs, scope.lang)
    };
    told.iter().map(sentence).collect()
}

fn facts(scope: &Scope<'_>) -> Vec<(String, String)> {
    let (labels, lang) = (scope.labels, scope.lang);
    let mut facts = Vec::new();
    for wave in &scope.view.assessment.waves {
        let asked = &wave.questionnaire;
        let title = asked.title().get(lang);
        let what = say::questionnaire(title, asked.id().as_str(), asked.version(), asked.items().len(), lang);
        let when = wave.date.map(|day| format!(", {}", date(day, lang))).unwrap_or_default();
        facts.push((labels.wave, format!("{}{when}: {what}", wave.id)));
    }
    facts.push((labels.fingerprint, scope.questionnaire().digest().to_string()));
    facts.push((labels.smallest_group, count(scope.view.assessment.min_group.into(), lang)));
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
