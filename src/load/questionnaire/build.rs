//! From parts that fit together to the questionnaire.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{has_area, kind_of};
use super::items::options_of;
use super::raw::{
    RawAxis, RawCondition, RawField, RawGroup, RawItem, RawLevel, RawNodeLevel, RawNumber, RawOption,
    RawOptions, RawPosition, RawQuestionnaire,
};
use crate::load::reader::At;
use crate::model::format::questionnaire::SUMMARIES;
use crate::model::{
    AnswerOption, Answering, Axis, Combine, Condition, Digest, Field, Group, Item, ItemKind, Level, LevelId,
    Localized, MissingPolicy, Multi, MultiRule, Node, NodeBody, NodeId, NodeKind, NodeLevel, Number,
    OptionId, OptionIx, Points, Position, PositionId, Questionnaire, QuestionnaireParts, Requirement, Scale,
    ScaleId, Share, Test, Weight,
};

/// Puts the questionnaire together, all but its digest; `None` only where something has been told as a fault.
pub fn build(raw: RawQuestionnaire) -> Option<Questionnaire> {
    let nodes = nodes(&raw)?;
    let parts = QuestionnaireParts {
        id: node_id(raw.id.as_ref())?,
        version: raw.version?.value,
        languages: raw.languages,
        words: raw.words,
        plain_lists: raw.plain_lists,
        title: raw.title?,
        description: raw.description,
        digest: Digest([0; 32]),
        levels: raw.levels.iter().map(level).collect::<Option<_>>()?,
        nodes,
        positions: raw.positions.iter().map(position).collect::<Option<_>>()?,
    };
    Questionnaire::new(parts)
}

fn nodes(raw: &RawQuestionnaire) -> Option<Vec<Node<NodeId>>> {
    let mut nodes = Vec::with_capacity(raw.groups.len() + raw.items.len() + SUMMARIES.len());
    let summaries = [(&raw.readiness, NodeKind::Prerequisite), (&raw.index, NodeKind::Core)];
    for ((name, kind), (group, summed)) in SUMMARIES.into_iter().zip(summaries) {
        if has_area(raw, summed) {
            nodes.push(summary(raw, name, kind, group.as_ref())?);
        }
    }
    for group in &raw.groups {
        nodes.push(group_node(raw, group)?);
    }
    let scales = scales(raw)?;
    for item in &raw.items {
        nodes.push(item_node(raw, item, &scales)?);
    }
    Some(nodes)
}

/// A summary exists where there is something to sum up, whether or not the file describes it.
fn summary(
    raw: &RawQuestionnaire,
    id: &str,
    kind: NodeKind,
    group: Option<&RawGroup>,
) -> Option<Node<NodeId>> {
    let name = group.and_then(|group| group.name.clone()).or_else(|| kind.usual_name())?;
    let said: &[RawNodeLevel] = group.map_or(&[], |group| &group.levels);
    let min_answered = group.and_then(|group| group.min_answered);
    Some(Node {
        id: NodeId::parse(id).ok()?,
        kind,
        parent: None,
        short: group.and_then(|group| group.short.clone()).unwrap_or_else(|| name.clone()),
        name,
        description: group.and_then(|group| group.description.clone()),
        weight: Weight::ONE,
        audience: None,
        body: NodeBody::Group(Group {
            children: Vec::new(),
            also: Vec::new(),
            combine: group.map_or(Combine::Mean, |group| group.combine),
            range: group.and_then(|group| group.range).or(raw.range),
            min_answered: share(raw, min_answered),
            min_group: group.and_then(|group| group.min_group.as_ref()).map(|least| least.value),
            shown_if: None,
            rests_on: Vec::new(),
            optional: false,
            levels: node_levels(raw, said)?,
        }),
    })
}

fn group_node(raw: &RawQuestionnaire, group: &RawGroup) -> Option<Node<NodeId>> {
    let name = group.name.clone()?;
    Some(Node {
        id: node_id(group.id.as_ref())?,
        kind: kind_of(group),
        parent: match &group.parent {
            Some(parent) => Some(NodeId::parse(&parent.value).ok()?),
            None => None,
        },
        short: group.short.clone().unwrap_or_else(|| name.clone()),
        name,
        description: group.description.clone(),
        weight: weight(group.weight.as_ref()),
        audience: group.audience.clone(),
        body: NodeBody::Group(Group {
            children: Vec::new(),
            also: group.children.iter().map(|id| node_id(Some(id))).collect::<Option<_>>()?,
            combine: group.combine,
            range: group.range.or(raw.range.filter(|_| !takes_over_range(raw, group))),
            min_answered: share(raw, group.min_answered),
            min_group: group.min_group.as_ref().map(|least| least.value),
            shown_if: maybe_condition(raw, group.shown_if.as_ref())?,
            rests_on: group.rests_on.iter().map(requirement).collect::<Option<_>>()?,
            optional: group.optional,
            levels: node_levels(raw, &group.levels)?,
        }),
    })
}

/// Whether a group that names no range is shown on that of the group it is in. The range of a ladder or of stacked stages
/// counts stages, which is not what is inside.
fn takes_over_range(raw: &RawQuestionnaire, group: &RawGroup) -> bool {
    let Some(parent) = &group.parent else { return false };
    let is_parent = |other: &&RawGroup| other.id.as_ref().is_some_and(|id| id.value == parent.value);
    raw.groups.iter().find(is_parent).is_some_and(|parent| !parent.combine.is_gated())
}

fn weight(own: Option<&At<Weight>>) -> Weight {
    own.map_or(Weight::ONE, |weight| weight.value)
}

fn share(raw: &RawQuestionnaire, own: Option<Share>) -> Share {
    own.or(raw.min_answered).unwrap_or(Share::HALF)
}

fn node_levels(raw: &RawQuestionnaire, said: &[RawNodeLevel]) -> Option<Vec<NodeLevel<NodeId>>> {
    let one = |level: &RawLevel| {
        let id = &level.id.as_ref()?.value;
        let own = said.iter().find(|own| own.id.as_ref().is_some_and(|own| own.value == *id));
        let from = own.and_then(|own| own.from.as_ref()).or(level.from.as_ref())?.value;
        let requires = own.map_or(&[][..], |own| &own.requires);
        Some(NodeLevel {
            from,
            text: own.and_then(|own| own.text.clone()),
            text_for_whole: own.and_then(|own| own.text_for_whole.clone()),
            advice_for_whole: own.and_then(|own| own.advice_for_whole.clone()),
            requires: requires.iter().map(requirement).collect::<Option<_>>()?,
        })
    };
    raw.levels.iter().map(one).collect()
}

fn requirement((node, at_least): &(At<String>, Points)) -> Option<Requirement<NodeId>> {
    Some(Requirement { node: NodeId::parse(&node.value).ok()?, at_least: *at_least })
}

fn level(raw: &RawLevel) -> Option<Level> {
    Some(Level {
        id: LevelId::parse(&raw.id.as_ref()?.value).ok()?,
        name: raw.name.clone()?,
        text: raw.text.clone(),
        text_for_whole: raw.text_for_whole.clone(),
    })
}

/// The scales that items can name.
fn scales(raw: &RawQuestionnaire) -> Option<BTreeMap<&str, Arc<Scale>>> {
    let scales = raw.scales.iter().map(|raw| {
        let id = raw.id.as_ref()?.value.as_str();
        Some((id, Arc::new(scale(id, raw.options.as_ref()?)?)))
    });
    scales.collect()
}

fn scale(id: &str, options: &RawOptions) -> Option<Scale> {
    let count = options.value.len();
    let has_points = options.value.iter().flatten().any(|option| option.has_points);
    let points = |at| if has_points { Points::ZERO } else { Points::equally_spaced(at, count) };
    let option = |(at, raw): (usize, &Option<RawOption>)| {
        let raw = raw.as_ref()?;
        Some(AnswerOption {
            id: OptionId::parse(&raw.id.as_ref()?.value).ok()?,
            label: raw.label.clone()?,
            points: raw.points.unwrap_or_else(|| points(at)),
        })
    };
    let options = options.value.iter().enumerate().map(option).collect::<Option<_>>()?;
    Scale::new(ScaleId::parse(id).ok()?, options)
}

fn item_node(
    raw: &RawQuestionnaire,
    item: &RawItem,
    scales: &BTreeMap<&str, Arc<Scale>>,
) -> Option<Node<NodeId>> {
    let id = item.id.as_ref()?;
    let text = item.text.clone()?;
    Some(Node {
        id: NodeId::parse(&id.value).ok()?,
        kind: NodeKind::Item,
        parent: Some(node_id(item.group.as_ref())?),
        short: item.short.clone().unwrap_or_else(|| text.clone()),
        name: text,
        description: None,
        weight: weight(item.weight.as_ref()),
        audience: item.audience.clone(),
        body: NodeBody::Item(Item {
            revision: item.revision.unwrap_or(1),
            help: item.help.clone(),
            answering: answering(raw, item, scales)?,
            shown_if: maybe_condition(raw, item.shown_if.as_ref())?,
            consent: match &item.consent {
                Some(consent) => Some(NodeId::parse(&consent.value).ok()?),
                None => None,
            },
            scored: item.is_scored,
            reverse: item.reverse,
            missing: item.missing.or(raw.missing).unwrap_or(MissingPolicy::LeaveOut),
            dont_know: item.dont_know.or(raw.dont_know).unwrap_or(MissingPolicy::LeaveOut),
            not_applicable: item.not_applicable.or(raw.not_applicable).unwrap_or(MissingPolicy::LeaveOut),
            anchors: texts(item.anchors.as_ref())?,
            advice: texts(item.advice.as_ref())?,
            advice_for_whole: texts(item.advice_for_whole.as_ref())?,
            effort: weight(item.effort.as_ref()),
            accepts: item.accepts.iter().map(|(rule, reason)| (rule.value, reason.clone())).collect(),
        }),
    })
}

fn answering(
    raw: &RawQuestionnaire,
    item: &RawItem,
    scales: &BTreeMap<&str, Arc<Scale>>,
) -> Option<Answering> {
    let scale = || match &item.options {
        Some(options) => Some(Arc::new(scale(&item.id.as_ref()?.value, options)?)),
        None => scales.get(item.scale.as_ref().or(raw.scale.as_ref())?.value.as_str()).cloned(),
    };
    Some(match item.kind? {
        ItemKind::Choice => Answering::Choice(scale()?),
        ItemKind::Multi => Answering::Multi(multi(scale()?, options_of(raw, item)?)?),
        ItemKind::Number => Answering::Number(number(&item.number)?),
        ItemKind::Text => Answering::Text,
    })
}

fn multi(scale: Arc<Scale>, options: &RawOptions) -> Option<Multi> {
    let places = options.value.iter().flatten().enumerate();
    let exclusive = places.filter(|(_, option)| option.is_exclusive).map(|(at, _)| OptionIx::new(at));
    let has_points = options.value.iter().flatten().any(|option| option.has_points);
    let rule = if has_points { MultiRule::Points } else { MultiRule::Share };
    Multi::new(scale, exclusive.collect(), rule)
}

fn number(raw: &RawNumber) -> Option<Number> {
    let breakpoints = match &raw.breakpoints {
        Some(points) => {
            points.value.iter().map(|p| Some((p.as_ref()?.at.as_ref()?.value, p.as_ref()?.points?)))
        }
        None => return number_between(raw),
    };
    Number::new(breakpoints.collect::<Option<_>>()?, raw.clamp)
}

fn number_between(raw: &RawNumber) -> Option<Number> {
    let ends = [(raw.min.as_ref()?.value, Points::ZERO), (raw.max.as_ref()?.value, Points::MAX)];
    Number::new(ends.to_vec(), raw.clamp)
}

fn maybe_condition(
    raw: &RawQuestionnaire,
    shown_if: Option<&RawCondition>,
) -> Option<Option<Condition<NodeId>>> {
    match shown_if {
        Some(shown_if) => Some(Some(condition(raw, shown_if)?)),
        None => Some(None),
    }
}

fn condition(raw: &RawQuestionnaire, condition: &RawCondition) -> Option<Condition<NodeId>> {
    let item = condition.item.as_ref()?;
    let test = match &condition.is {
        Some(is) => {
            let has_id = |item_id: &At<String>| item_id.value == item.value;
            let decides = raw.items.iter().find(|other| other.id.as_ref().is_some_and(has_id))?;
            let options = &options_of(raw, decides)?.value;
            let place = |wanted: &Option<At<String>>| {
                let wanted = &wanted.as_ref()?.value;
                let is_it = |option: &RawOption| option.id.as_ref().is_some_and(|id| id.value == *wanted);
                options.iter().flatten().position(is_it).map(OptionIx::new)
            };
            Test::Options(is.value.iter().map(place).collect::<Option<_>>()?)
        }
        None => Test::Number {
            at_least: condition.at_least.as_ref().map(|limit| limit.value),
            at_most: condition.at_most.as_ref().map(|limit| limit.value),
        },
    };
    Some(Condition { item: NodeId::parse(&item.value).ok()?, test })
}

fn texts(texts: Option<&At<Vec<Option<Localized>>>>) -> Option<Vec<Localized>> {
    texts.map_or_else(|| Some(Vec::new()), |texts| texts.value.iter().cloned().collect())
}

fn position(raw: &RawPosition) -> Option<Position<NodeId>> {
    let field = |x: bool, y: bool| {
        let fields = raw.fields.as_ref()?.value.iter().flatten();
        let mut fields = fields.filter(|field| (field.x_high, field.y_high) == (Some(x), Some(y)));
        build_field(fields.next()?)
    };
    Some(Position {
        id: PositionId::parse(&raw.id.as_ref()?.value).ok()?,
        title: raw.title.clone()?,
        x: axis(raw.x.as_ref()?)?,
        y: axis(raw.y.as_ref()?)?,
        fields: [field(false, false)?, field(true, false)?, field(false, true)?, field(true, true)?],
    })
}

fn axis(raw: &RawAxis) -> Option<Axis<NodeId>> {
    Some(Axis { node: node_id(raw.node.as_ref())?, from: raw.from? })
}

fn build_field(raw: &RawField) -> Option<Field> {
    Some(Field {
        id: PositionId::parse(&raw.id.as_ref()?.value).ok()?,
        name: raw.name.clone()?,
        text: raw.text.clone()?,
    })
}

fn node_id(id: Option<&At<String>>) -> Option<NodeId> {
    NodeId::parse(&id?.value).ok()
}
