//! Do the people of a workplace agree, and do workplaces differ.

use crate::model::{NodeIx, UnitIx};
use crate::psychometrics::{Agreement, OneWay, Undefined};

use super::{Evidence, scored_items};
use crate::insight::WaveView;
use crate::model::Responses;
use crate::tally::{Detail, Tally};

/// Agreement on one area.
#[derive(Debug, Clone)]
pub struct AreaAgreement {
    /// Which area.
    pub node: NodeIx,
    /// The workplaces of which it may be shown.
    pub units: Vec<UnitAgreement>,
    /// How much of what people answer lies in which workplace they belong to.
    pub one_way: Result<OneWay, Undefined>,
}

/// Agreement in one workplace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitAgreement {
    /// Which workplace.
    pub unit: UnitIx,
    /// How far its people agree.
    pub agreement: Agreement,
}

/// A workplace whose people answer so differently in some areas that their means hardly stand for them, with these areas.
pub type Divided = (UnitIx, Vec<NodeIx>);

/// The workplaces of a wave that are divided, in the organisation's order. Of those of which agreement may not be shown nothing is said.
#[must_use]
pub fn divided(view: WaveView<'_>, tally: &Tally, responses: &Responses) -> Vec<Divided> {
    let questionnaire = view.questionnaire();
    let groups = questionnaire.areas().map(|(area, _)| (area, scored_items(questionnaire, area)));
    let groups: Vec<_> = groups.filter(|(_, items)| !items.is_empty()).collect();
    let detail = Detail::of(questionnaire, responses, &groups);
    divided_in(view, &areas(&Evidence { view, tally, detail, groups }))
}

/// The same where agreement is known.
#[must_use]
pub fn divided_in(view: WaveView<'_>, agreement: &[AreaAgreement]) -> Vec<Divided> {
    let is_lacking = |area: &&AreaAgreement, unit: UnitIx| {
        area.units.iter().any(|one| one.unit == unit && one.agreement.is_lacking())
    };
    let of_unit = |(unit, _)| {
        let areas = agreement.iter().filter(|area| is_lacking(area, unit)).map(|area| area.node);
        (unit, areas.collect::<Vec<_>>())
    };
    view.assessment.units.iter().map(of_unit).filter(|(_, areas)| !areas.is_empty()).collect()
}

/// One per area that people rate on scales.
pub(super) fn areas(wave: &Evidence<'_>) -> Vec<AreaAgreement> {
    let groups = wave.groups.iter().enumerate();
    let areas = groups.filter(|(_, (node, items))| {
        wave.questionnaire()[*node].kind.is_area() && wave.refusal(*node, items).is_none()
    });
    areas
        .map(|(at, (node, items))| {
            let scales = wave.scales(items);
            let shown = wave.workplaces(*node);
            let with_items = wave.workplaces_with(*node, items);
            let agreement = |unit: &UnitIx| {
                let answers = wave.detail.of_unit(at, *unit).answers;
                if !wave.may_be_complete(*node, items, &wave.tally.unit(*unit), answers.n()) {
                    return None;
                }
                let agreement = Agreement::of(&answers, &scales).ok()?;
                Some(UnitAgreement { unit: *unit, agreement })
            };
            let sums: Vec<_> = shown.iter().map(|unit| wave.tally.unit_at(*unit, *node)).collect();
            AreaAgreement {
                node: *node,
                units: with_items.iter().filter_map(agreement).collect(),
                one_way: OneWay::of(&sums),
            }
        })
        .collect()
}
