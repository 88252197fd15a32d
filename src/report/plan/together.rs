//! What units can do together: of one organisation, or of several that asked the same.

mod json;

use crate::doc::{Document, Entry, Level, Listing};
use crate::insight::{
    Ahead, Gap, Joined, JointLift, Package, Place, SharedGap, SharedItem, joint_lifts, packages, shared_gaps,
    workplaces_under,
};
use crate::model::{Lang, NodeIx, UnitIx};
use crate::report::json::to_text;
use crate::report::view::Scope;
use crate::text::number::{list, list_first};
use crate::text::sentences::method::lowered;
use crate::text::terminal::plan::of_target;
use crate::text::terminal::together as say;

use super::joint;
use super::reached::line;

/// As many units are named; more are counted.
const NAMED: usize = 6;
/// As many who are ahead are named.
const AHEAD: usize = 3;
/// As many questions are told of an area, and of a group of units.
const ITEMS: usize = 3;
/// From where on a group is said to hold together clearly.
///
/// L. Kaufman and P. J. Rousseeuw, *Finding Groups in Data* (1990), p. 88.
const CLEAR: f64 = 0.5;

/// What the workplaces of one or several assessments share.
#[derive(Debug)]
pub struct TogetherView<'a> {
    joined: Joined<'a>,
    scopes: Vec<Scope<'a>>,
    /// What each organisation is called.
    organisations: Vec<&'a str>,
    gaps: Vec<SharedGap>,
    packages: Vec<Package>,
    /// What lifts the wholes, with the assessment and the whole.
    lifts: Vec<(usize, UnitIx, JointLift)>,
}

impl<'a> TogetherView<'a> {
    /// What the workplaces in these units of the only assessment share, or all workplaces where none are named or where there are several assessments.
    #[must_use]
    pub fn of(joined: Joined<'a>, units: &[UnitIx], lang: Lang) -> Self {
        let mut places = joined.workplaces();
        if !units.is_empty() {
            let chosen: Vec<Place> =
                units.iter().flat_map(|unit| workplaces_under(&joined, 0, *unit)).collect();
            places.retain(|place| chosen.contains(place));
        }
        let scope = |member: usize| Scope::new(joined.analysis(member).0, usize::MAX, lang);
        let scopes: Vec<Scope<'a>> = (0..joined.len()).map(scope).collect();
        let organisations = scopes.iter().map(|scope| scope.view.assessment.called(lang)).collect();
        let mut lifts = Vec::new();
        for (member, scope) in scopes.iter().enumerate() {
            let (analysis, wave) = joined.analysis(member);
            let areas: Vec<NodeIx> = joined.areas().filter_map(|area| joined.own(member, area)).collect();
            let wholes = if units.is_empty() { scope.whole().into_iter().collect() } else { units.to_vec() };
            for whole in wholes.into_iter().filter(|unit| scope.is_whole(*unit)) {
                let found = joint_lifts(analysis, wave, whole, &areas).into_iter();
                lifts.extend(found.map(|lift| (member, whole, lift)));
            }
        }
        let (gaps, packages) = (shared_gaps(&joined, &places), packages(&joined, &places));
        Self { scopes, organisations, gaps, packages, lifts, joined }
    }

    /// What each organisation is called, in their order.
    #[must_use]
    pub fn organisations(&self) -> &[&'a str] {
        &self.organisations
    }

    /// Area by area who has the same to do, what lifts the wholes, and who may want the same package.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, lang) = (&self.scopes[0], self.scopes[0].lang);
        let words = say::words(lang);
        let mut document = Document::titled(format!("{}. {}", self.headed(), words.title));
        let (common, all) = self.joined.common_items();
        if common < all {
            document.paragraph(say::common_items(common, all, lang));
        }
        if self.gaps.is_empty() {
            document.paragraph(words.nothing);
        }
        let mut gaps = Document::default();
        gaps.entries(Listing::Numbers, self.gaps.iter().map(|gap| self.of_gap(gap)).collect());
        document.section(Level::Part, words.gaps, gaps);
        let told = |(member, unit, lift): &(usize, UnitIx, JointLift)| {
            joint::told(&self.scopes[*member], *unit, lift)
        };
        let in_reach = self.lifts.iter().filter(|(.., lift)| lift.steps().is_some());
        document.listed(Level::Part, words.lifts, in_reach.map(told));
        document.heading(Level::Part, words.packages);
        if self.packages.is_empty() {
            document.paragraph(words.no_packages);
        }
        document.entries(
            Listing::Bullets,
            self.packages.iter().map(|package| self.of_package(package)).collect(),
        );
        document.notes(self.notes());
        document.notes(lowered(scope.view.assessment, lang));
        document
    }

    fn headed(&self) -> String {
        let scope = &self.scopes[0];
        match &self.organisations[..] {
            [_] => format!("{}, {}", scope.view.assessment.title.get(scope.lang), scope.view.wave.id),
            several => list(several, scope.lang),
        }
    }

    fn notes(&self) -> Vec<&'static str> {
        let words = say::words(self.scopes[0].lang);
        let is_near = self.gaps.iter().any(|shared| shared.gaps.iter().any(|gap| gap.is_near));
        let has_gaps = !self.gaps.is_empty();
        let not_all = self.lifts.iter().any(|(.., lift)| !lift.is_exact);
        [
            (has_gaps, words.note_order),
            (is_near, words.note_near),
            (has_gaps, words.note_ahead),
            (self.lifts.iter().any(|(.., lift)| lift.steps().is_some()), words.note_lift),
            (not_all, words.note_not_all),
            (!self.packages.is_empty(), words.note_packages),
        ]
        .into_iter()
        .filter_map(|(is_due, note)| is_due.then_some(note))
        .collect()
    }

    fn of_gap(&self, shared: &SharedGap) -> Entry {
        let (scope, lang) = (&self.scopes[0], self.scopes[0].lang);
        let people = say::people(shared.people.number, shared.people.at_least, lang);
        let text = say::shared(scope.inside(shared.area), shared.gaps.len(), shared.told, &people, lang);
        let mut furthest: Vec<&Gap> = shared.gaps.iter().collect();
        furthest.sort_by(|a, b| b.missing.total_cmp(&a.missing));
        let names: Vec<String> = furthest.into_iter().map(|gap| self.gap(gap)).collect();
        let mut details = vec![say::have_gap(&list_first(&names, NAMED, lang), lang)];
        details.push(self.who_is_ahead(shared));
        details.extend(shared.items.iter().take(ITEMS).map(|item| self.item(item)));
        Entry::new(text).with(details)
    }

    fn who_is_ahead(&self, shared: &SharedGap) -> String {
        let lang = self.scopes[0].lang;
        let named = |ahead: &Ahead| (self.with_score(ahead.place, shared.area), ahead.of);
        let names: Vec<(String, usize)> = shared.ahead.iter().take(AHEAD).map(named).collect();
        if names.is_empty() {
            return say::words(lang).nobody_ahead.to_owned();
        }
        say::ahead(&names, shared.gaps.len(), lang)
    }

    /// A unit's name, with its organisation's where there are several.
    fn name(&self, place: Place) -> String {
        let unit = self.scopes[place.member].unit_name(place.unit);
        match self.organisations.len() {
            1 => unit.to_owned(),
            _ => say::unit_of(unit, self.organisations[place.member]),
        }
    }

    fn with_score(&self, place: Place, area: NodeIx) -> String {
        let scope = &self.scopes[place.member];
        let own = self.joined.own(place.member, area);
        let score = own.and_then(|own| {
            let score = &scope.view.node(place.unit, own)?.estimate;
            Some(scope.scale(own).of_estimate(score, 0))
        });
        say::one_gap(&self.name(place), &score.unwrap_or_default(), false)
    }

    fn gap(&self, gap: &Gap) -> String {
        let scope = &self.scopes[gap.place.member];
        let Some(own) = self.joined.own(gap.place.member, gap.area) else { return String::new() };
        let line = line(scope.questionnaire(), own, gap.to);
        let scale = scope.scale(own).with_line(line);
        let score = scope.view.node(gap.place.unit, own).map(|score| scale.of_estimate(&score.estimate, 0));
        let stands = of_target(&score.unwrap_or_default(), &scale.line(line), scope.lang);
        say::one_gap(&self.name(gap.place), &stands, gap.is_near)
    }

    fn item(&self, item: &SharedItem) -> String {
        let (scope, lang) = (&self.scopes[0], self.scopes[0].lang);
        let names: Vec<String> = item.places.iter().map(|place| self.name(*place)).collect();
        let about = scope.questionnaire()[item.item].item();
        let advice = about.and_then(|about| {
            about.advice_for_whole.get(item.stage.at()).or_else(|| about.advice.get(item.stage.at()))
        });
        let people = say::people(item.people.number, item.people.at_least, lang);
        let who = list_first(&names, NAMED, lang);
        say::joint_item(scope.short(item.item), &who, &people, advice.map(|advice| advice.get(lang)), lang)
    }

    fn of_package(&self, package: &Package) -> Entry {
        let (scope, lang) = (&self.scopes[0], self.scopes[0].lang);
        let names: Vec<String> = package.places.iter().map(|place| self.name(*place)).collect();
        let people = say::people(package.people.number, package.people.at_least, lang);
        let areas: Vec<String> =
            package.areas.iter().map(|(area, _)| scope.in_text(*area).to_owned()).collect();
        let mut details = vec![match areas.is_empty() {
            true => say::nothing_in_common(lang),
            false => say::all_have(&areas, lang),
        }];
        details.extend(package.items.iter().take(ITEMS).map(|item| self.item(item)));
        Entry::new(say::package(&names, &people, package.silhouette >= CLEAR, lang)).with(details)
    }

    /// The same as JSON, with all questions and all who are ahead.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        to_text(&json::root(self), 3)
    }
}
