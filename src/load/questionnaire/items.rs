//! Whether what is said of an item goes with its kind and with the items around it.

use std::collections::BTreeMap;

use super::raw::{RawCondition, RawItem, RawNumber, RawOptions, RawQuestionnaire};
use crate::load::reader::{At, Reader};
use crate::load::references::Names;
use crate::model::format::questionnaire::top;
use crate::model::toml_fault::{KindFault, RangeFault, Thing, TomlFault};
use crate::model::{ItemKind, Telling};

/// Tells of everything that does not go together.
pub fn check(raw: &RawQuestionnaire, reader: &Reader) {
    let scales = raw.scales.iter().filter_map(|scale| Some(scale.id.as_ref()?.value.as_str()));
    let ids = || raw.items.iter().filter_map(|item| Some((item.id.as_ref()?.value.as_str(), item)));
    let check = Check {
        raw,
        reader,
        scales: Names::new(Thing::Scale, scales),
        items: Names::new(Thing::Item, ids().map(|(id, _)| id)),
        by_id: ids().collect(),
    };
    check.default_scale();
    for item in &raw.items {
        check.scale(item);
        check.options(item);
        check.number(&item.number);
        if let Some(condition) = &item.shown_if {
            check.condition(condition);
        }
        if let Some(consent) = &item.consent {
            check.consent(consent);
        }
    }
    for condition in raw.groups.iter().filter_map(|group| group.shown_if.as_ref()) {
        check.condition(condition);
    }
}

/// What an item can be answered with: its own options, or those of the scale that it or the questionnaire names.
pub fn options_of<'a>(raw: &'a RawQuestionnaire, item: &'a RawItem) -> Option<&'a RawOptions> {
    if item.options.is_some() {
        return item.options.as_ref();
    }
    let named = item.scale.as_ref().or(raw.scale.as_ref())?;
    let has_name = |id: &At<String>| id.value == named.value;
    let scale = raw.scales.iter().find(|scale| scale.id.as_ref().is_some_and(has_name))?;
    scale.options.as_ref()
}

struct Check<'a> {
    raw: &'a RawQuestionnaire,
    reader: &'a Reader,
    scales: Names<'a>,
    items: Names<'a>,
    by_id: BTreeMap<&'a str, &'a RawItem>,
}

impl Check<'_> {
    fn default_scale(&self) {
        if let Some(scale) = &self.raw.scale {
            // What it is taken for does not matter to the items: none of them names it.
            let _ = self.scales.follow(scale, self.reader);
        }
    }

    fn scale(&self, item: &RawItem) {
        if let Some(scale) = &item.scale {
            // Whatever was meant, the number of options is not known.
            let _ = self.scales.follow(scale, self.reader);
            if item.options.is_some() {
                self.reader.fault(TomlFault::ScaleTwice, scale.span.clone());
            }
        }
        let has_options = item.kind.is_some_and(ItemKind::has_options);
        // Where the scale for all stands in the wrong place, every item lacks it for that reason.
        let is_displaced = self.reader.is_displaced(top::SCALE);
        if has_options && !item.has_scale && self.raw.scale.is_none() && !is_displaced {
            self.reader.fault(TomlFault::NoScale, item.at.clone());
        }
    }

    /// Anchors and advice go with options, and options that rule out others only with several ticks.
    fn options(&self, item: &RawItem) {
        let Some(list) = options_of(self.raw, item).filter(|_| item.kind.is_none_or(ItemKind::has_options))
        else {
            return;
        };
        let options = list.value.len();
        if let Some(anchors) = item.anchors.as_ref().filter(|anchors| anchors.value.len() != options) {
            let found = anchors.value.len();
            self.reader.fault(TomlFault::AnchorCount { found, options }, anchors.span.clone());
        }
        let advice = [&item.advice, &item.advice_for_whole].into_iter().flatten();
        for advice in advice.filter(|advice| advice.value.len() > options) {
            let found = advice.value.len();
            self.reader.fault(TomlFault::AdviceCount { found, options }, advice.span.clone());
        }
        let exclusive = list.value.iter().flatten().filter(|option| option.is_exclusive);
        let exclusive: Vec<String> =
            exclusive.filter_map(|option| Some(option.id.as_ref()?.value.clone())).collect();
        if item.kind == Some(ItemKind::Choice) && !exclusive.is_empty() {
            let own = item.options.as_ref().map(|options| &options.span);
            let named = item.scale.as_ref().map(|scale| &scale.span);
            let span = own.or(named).unwrap_or(&item.at).clone();
            self.kind_fault(KindFault::ExclusiveInChoice { options: exclusive }, span);
        }
    }

    fn number(&self, number: &RawNumber) {
        if let (Some(min), Some(max)) = (&number.min, &number.max)
            && min.value >= max.value
        {
            self.kind_fault(KindFault::Range(RangeFault::EndsNotRising), max.span.clone());
        }
        let Some(breakpoints) = &number.breakpoints else { return };
        if let Some(end) = number.min.as_ref().or(number.max.as_ref()) {
            self.kind_fault(KindFault::EndsTwice, end.span.clone());
        }
        let found = breakpoints.value.len();
        if found < 2 {
            self.kind_fault(KindFault::BreakpointCount { found }, breakpoints.span.clone());
        }
        let values: Vec<_> =
            breakpoints.value.iter().flatten().filter_map(|point| point.at.as_ref()).collect();
        for pair in values.windows(2).filter(|pair| pair[0].value >= pair[1].value) {
            let first = pair[0].span.clone();
            self.kind_fault(KindFault::BreakpointsNotRising { first }, pair[1].span.clone());
        }
    }

    fn condition(&self, condition: &RawCondition) {
        let Some(decides) = &condition.item else { return };
        if self.items.follow(decides, self.reader).is_err() {
            return;
        }
        let Some((target, kind)) = self.by_id.get(decides.value.as_str()).and_then(|t| Some((*t, t.kind?)))
        else {
            return;
        };
        let limit = condition.at_least.as_ref().or(condition.at_most.as_ref()).map(|limit| &limit.span);
        let list = condition.is.as_ref().map(|is| &is.span);
        let none = (!condition.has_test).then_some(&condition.at);
        let misfit = match kind {
            ItemKind::Text => Some(&decides.span),
            ItemKind::Number => list.or(none),
            ItemKind::Choice | ItemKind::Multi => limit.or(none),
        };
        if let Some(span) = misfit {
            let item = decides.value.clone();
            self.kind_fault(KindFault::ConditionMisfit { item, kind }, span.clone());
            return;
        }
        if let (Some(least), Some(most)) = (&condition.at_least, &condition.at_most)
            && least.value > most.value
        {
            self.kind_fault(KindFault::Range(RangeFault::Falling), most.span.clone());
        }
        self.accepted(condition, target);
    }

    /// Whether a story may be told is asked by an entry question whose options say so, one of them that it may not.
    fn consent(&self, consent: &At<String>) {
        if self.items.follow(consent, self.reader).is_err() {
            return;
        }
        let Some(asks) = self.by_id.get(consent.value.as_str()) else { return };
        let is_entry = asks.kind.is_none_or(|kind| kind == ItemKind::Choice) && !asks.is_scored;
        let ids: Vec<&str> = options_of(self.raw, asks)
            .into_iter()
            .flat_map(|options| options.value.iter().flatten())
            .filter_map(|option| Some(option.id.as_ref()?.value.as_str()))
            .collect();
        let says = |id: &&str| Telling::of(id).is_some();
        let can_refuse = ids.iter().any(|id| Telling::of(id) == Some(Telling::NotAtAll));
        if !is_entry || !can_refuse || !ids.iter().all(says) {
            let others = ids.iter().filter(|id| is_entry && !says(id)).map(ToString::to_string);
            let fault = KindFault::NoConsent { item: consent.value.clone(), options: others.collect() };
            self.kind_fault(fault, consent.span.clone());
        }
    }

    /// The options that a condition waits for.
    fn accepted(&self, condition: &RawCondition, target: &RawItem) {
        let Some(is) = &condition.is else { return };
        if is.value.is_empty() {
            self.reader.fault(TomlFault::EmptyList, is.span.clone());
        }
        let Some(options) = options_of(self.raw, target) else { return };
        let ids =
            options.value.iter().flatten().filter_map(|option| Some(option.id.as_ref()?.value.as_str()));
        let names = Names::new(Thing::Option, ids);
        for wanted in is.value.iter().flatten() {
            // An option that there is not waits for nothing, and has been told.
            let _ = names.follow(wanted, self.reader);
        }
    }

    fn kind_fault(&self, fault: KindFault, span: std::ops::Range<usize>) {
        self.reader.fault(TomlFault::Kind(fault), span);
    }
}
