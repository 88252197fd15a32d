//! What units can do together, as data.

use serde::Serialize;

use super::super::joint::{self, JsonJointLift};
use super::super::reached::level_or_target;
use super::{Gap, Package, Place, SharedGap, SharedItem, TogetherView};
use crate::model::NodeIx;

#[derive(Serialize)]
pub(super) struct JsonTogether<'a> {
    format: u8,
    organisations: Vec<JsonOrganisation<'a>>,
    common_items: usize,
    items: usize,
    shared: Vec<JsonShared<'a>>,
    packages: Vec<JsonPackage<'a>>,
    lifts: Vec<JsonJointLift<'a>>,
}

#[derive(Serialize)]
struct JsonOrganisation<'a> {
    name: &'a str,
    wave: &'a str,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    /// Left out where there is one organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<&'a str>,
    unit: &'a str,
}

#[derive(Serialize)]
struct JsonShared<'a> {
    node: &'a str,
    told: usize,
    people: u64,
    /// Whether there may be more.
    at_least: bool,
    gaps: Vec<JsonGap<'a>>,
    ahead: Vec<JsonAhead<'a>>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonGap<'a> {
    #[serde(flatten)]
    place: JsonPlace<'a>,
    target: Option<f64>,
    level: Option<&'a str>,
    missing: f64,
    near: bool,
}

#[derive(Serialize)]
struct JsonAhead<'a> {
    #[serde(flatten)]
    place: JsonPlace<'a>,
    of: usize,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    item: &'a str,
    stage: &'a str,
    people: u64,
    at_least: bool,
    units: Vec<JsonPlace<'a>>,
}

#[derive(Serialize)]
struct JsonPackage<'a> {
    people: u64,
    at_least: bool,
    silhouette: f64,
    units: Vec<JsonPlace<'a>>,
    areas: Vec<JsonArea<'a>>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonArea<'a> {
    node: &'a str,
    missing: f64,
}

pub(super) fn root<'a>(view: &'a TogetherView<'a>) -> JsonTogether<'a> {
    let (common_items, items) = view.joined.common_items();
    let organisation = |(name, scope): (&&'a str, &crate::report::view::Scope<'a>)| JsonOrganisation {
        name,
        wave: scope.view.wave.id.as_str(),
    };
    let lift = |(member, unit, lift): &'a (usize, crate::model::UnitIx, crate::insight::JointLift)| {
        joint::json(&view.scopes[*member], view.place_of(*member), *unit, lift)
    };
    JsonTogether {
        format: 1,
        organisations: view.organisations.iter().zip(&view.scopes).map(organisation).collect(),
        common_items,
        items,
        shared: view.gaps.iter().map(|shared| view.json_shared(shared)).collect(),
        packages: view.packages.iter().map(|package| view.json_package(package)).collect(),
        lifts: view.lifts.iter().map(lift).collect(),
    }
}

impl<'a> TogetherView<'a> {
    fn place_of(&self, member: usize) -> Option<&'a str> {
        (self.organisations.len() > 1).then(|| self.organisations[member])
    }

    fn json_place(&self, place: Place) -> JsonPlace<'a> {
        let tree = &self.scopes[place.member].view.assessment.units;
        JsonPlace { organisation: self.place_of(place.member), unit: tree[place.unit].id.as_str() }
    }

    fn id(&self, node: NodeIx) -> &'a str {
        self.scopes[0].questionnaire()[node].id.as_str()
    }

    fn json_shared(&self, shared: &SharedGap) -> JsonShared<'a> {
        let gap = |gap: &Gap| {
            let (level, target) = level_or_target(self.scopes[gap.place.member].questionnaire(), gap.to);
            let place = self.json_place(gap.place);
            JsonGap { place, target, level, missing: gap.missing, near: gap.is_near }
        };
        JsonShared {
            node: self.id(shared.area),
            told: shared.told,
            people: shared.people.number,
            at_least: shared.people.at_least,
            gaps: shared.gaps.iter().map(gap).collect(),
            ahead: shared
                .ahead
                .iter()
                .map(|ahead| JsonAhead { place: self.json_place(ahead.place), of: ahead.of })
                .collect(),
            items: shared.items.iter().map(|item| self.json_item(item)).collect(),
        }
    }

    fn json_item(&self, item: &SharedItem) -> JsonItem<'a> {
        let about = self.scopes[0].questionnaire()[item.item].item();
        let options = about.map_or(&[][..], |about| about.answering.options());
        JsonItem {
            item: self.id(item.item),
            stage: options.get(item.stage.at()).map_or("", |option| option.id.as_str()),
            people: item.people.number,
            at_least: item.people.at_least,
            units: item.places.iter().map(|place| self.json_place(*place)).collect(),
        }
    }

    fn json_package(&self, package: &Package) -> JsonPackage<'a> {
        JsonPackage {
            people: package.people.number,
            at_least: package.people.at_least,
            silhouette: package.silhouette,
            units: package.places.iter().map(|place| self.json_place(*place)).collect(),
            areas: package
                .areas
                .iter()
                .map(|(area, missing)| JsonArea { node: self.id(*area), missing: *missing })
                .collect(),
            items: package.items.iter().map(|item| self.json_item(item)).collect(),
        }
    }
}
