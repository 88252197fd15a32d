//! Do the people of a workplace agree, and do workplaces differ.

use crate::model::{NodeIx, UnitIx};
use crate::psychometrics::{Agreement, OneWay, Undefined};

use super::Evidence;

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
