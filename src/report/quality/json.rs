//! The quality of a wave as JSON, format 1. Numbers are unrounded; what is withheld or not defined is null.

use serde::Serialize;

use super::QualityView;
use super::codes::{refusal_code, undefined_code};
use super::levels_data::LevelsJson;
use crate::insight::quality::{Finding, GroupQuality, ItemQuality};
use crate::model::NodeIx;
use crate::report::json::to_text;
use crate::score::Interval;

impl QualityView<'_> {
    /// Everything as JSON.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let root = Root {
            format: 1,
            wave: self.view.wave.id.as_str(),
            min_group: self.view.assessment.min_group,
            groups: self.quality.groups.iter().map(|group| self.json_group(group)).collect(),
            agreement: self.json_agreement(),
            min_role_group: self.quality.gaps.least,
            role_gaps: self.json_gaps(),
            standings: self.json_standings(),
            levels: self.json_levels(),
        };
        to_text(&root, 4)
    }

    pub(super) fn id(&self, node: NodeIx) -> &str {
        self.view.questionnaire()[node].id.as_str()
    }

    fn json_group(&self, group: &GroupQuality) -> Group<'_> {
        let reliability = group.reliability.as_ref();
        let known = reliability.ok();
        Group {
            node: self.id(group.node),
            items: group.items,
            n: known.map(|r| r.n),
            alpha: known.map(|r| r.alpha),
            alpha_ci: known.and_then(|r| r.interval).map(Interval::ends),
            omega: known.and_then(|r| r.omega.ok()),
            inter_item: known.and_then(|r| r.correlations).map(Interval::ends),
            no_alpha: reliability.err().map(|refusal| refusal_code(*refusal)),
            no_omega: known.and_then(|r| r.omega.err()).map(undefined_code),
            floor: group.floor,
            ceiling: group.ceiling,
            questions: group.questions.iter().map(|question| self.json_question(question)).collect(),
            findings: group.findings.iter().map(|finding| self.json_finding(finding)).collect(),
        }
    }

    fn json_question(&self, question: &ItemQuality) -> Question<'_> {
        Question {
            item: self.id(question.node),
            item_rest: question.item_rest,
            alpha_without: question.alpha_without,
            dont_know: question.dont_know,
            lowest: question.lowest,
            highest: question.highest,
        }
    }

    fn json_finding(&self, finding: &Finding) -> Found<'_> {
        let (kind, items, value) = match *finding {
            Finding::OneItem => ("one-item", vec![], None),
            Finding::LowAlpha(alpha) => ("low-alpha", vec![], Some(alpha)),
            Finding::Against { item, correlation, reversed: false } => {
                ("against", vec![item], Some(correlation))
            }
            Finding::Against { item, correlation, reversed: true } => {
                ("reversed-against", vec![item], Some(correlation))
            }
            Finding::Same { one, other, correlation } => ("same", vec![one, other], Some(correlation)),
            Finding::DontKnow { item, share } => ("dont-know", vec![item], Some(share)),
            Finding::FewAnswers(item) => ("few-answers", vec![item], None),
            Finding::NoSpread(item) => ("no-spread", vec![item], None),
            Finding::OneAnswer { item, share } => ("one-answer", vec![item], Some(share)),
            Finding::Floor(share) => ("floor", vec![], Some(share)),
            Finding::Ceiling(share) => ("ceiling", vec![], Some(share)),
        };
        Found { kind, items: items.into_iter().map(|item| self.id(item)).collect(), value }
    }

    fn json_agreement(&self) -> Vec<Area<'_>> {
        let unit = |unit: &crate::insight::quality::UnitAgreement| Agreed {
            unit: self.view.assessment.units[unit.unit].id.as_str(),
            n: unit.agreement.n,
            rwg_j: unit.agreement.rwg_j,
            r_star_wg_j: unit.agreement.r_star,
            average_deviation: unit.agreement.average_deviation,
            largest_deviation: unit.agreement.largest_deviation,
            agreed: !unit.agreement.is_lacking(),
        };
        let areas = self.quality.agreement.iter().map(|area| {
            let one_way = area.one_way.as_ref().ok();
            Area {
                node: self.id(area.node),
                n0: one_way.map(|one| one.n0),
                icc1: one_way.map(|one| one.icc1()),
                icc1_ci: one_way.and_then(|one| one.icc1_interval()).map(Interval::ends),
                icc2: one_way.and_then(|one| one.icc2()),
                icc2_ci: one_way.and_then(|one| one.icc2_interval()).map(Interval::ends),
                p: one_way.and_then(|one| one.p()),
                units: area.units.iter().map(unit).collect(),
            }
        });
        areas.collect()
    }

    fn json_gaps(&self) -> Vec<Gap<'_>> {
        let gaps = self.quality.gaps.gaps.iter().map(|gap| Gap {
            node: self.id(gap.node),
            unit: gap.unit.map(|unit| self.view.assessment.units[unit].id.as_str()),
            roles: [gap.roles[0].as_str(), gap.roles[1].as_str()],
            n: [gap.scores[0].n, gap.scores[1].n],
            scores: [gap.scores[0].mean, gap.scores[1].mean],
            points: gap.difference.points,
            ci: gap.difference.interval.map(Interval::ends),
            p: gap.difference.p,
            verdict: gap.difference.judged.verdict.code(),
            hedges_g: gap.hedges_g.map(|g| g.g),
            hedges_g_ci: gap.hedges_g.and_then(|g| g.interval).map(Interval::ends),
            cliffs_delta: gap.cliffs_delta.map(|delta| delta.delta),
            cliffs_delta_ci: gap.cliffs_delta.and_then(|delta| delta.interval).map(Interval::ends),
        });
        gaps.collect()
    }

    fn json_standings(&self) -> Vec<Standing<'_>> {
        let id = |unit: crate::model::UnitIx| self.view.assessment.units[unit].id.as_str();
        let standings = self.quality.standings.iter().map(|standing| Standing {
            node: self.id(standing.node),
            units: standing
                .units
                .iter()
                .map(|unit| Place {
                    unit: id(unit.unit),
                    score: unit.estimate.mean,
                    n: unit.estimate.n,
                    shrunken: unit.shrunken.map(|shrunken| shrunken.mean),
                    own_weight: unit.shrunken.map(|shrunken| shrunken.weight),
                    places: [unit.places.0, unit.places.1],
                    expected_place: unit.expected_place,
                    above_next: unit.above_next,
                })
                .collect(),
            alike: standing
                .runs
                .iter()
                .map(|(first, last)| {
                    standing.units[*first..=*last].iter().map(|unit| id(unit.unit)).collect()
                })
                .collect(),
        });
        standings.collect()
    }
}

#[derive(Serialize)]
struct Root<'a> {
    format: u8,
    wave: &'a str,
    min_group: u32,
    groups: Vec<Group<'a>>,
    agreement: Vec<Area<'a>>,
    min_role_group: u64,
    role_gaps: Vec<Gap<'a>>,
    standings: Vec<Standing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    levels: Option<LevelsJson<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    node: &'a str,
    items: usize,
    n: Option<u64>,
    alpha: Option<f64>,
    alpha_ci: Option<[f64; 2]>,
    omega: Option<f64>,
    inter_item: Option<[f64; 2]>,
    no_alpha: Option<&'static str>,
    no_omega: Option<&'static str>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    questions: Vec<Question<'a>>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Question<'a> {
    item: &'a str,
    item_rest: Option<f64>,
    alpha_without: Option<f64>,
    dont_know: Option<f64>,
    lowest: Option<f64>,
    highest: Option<f64>,
}

#[derive(Serialize)]
struct Found<'a> {
    kind: &'static str,
    items: Vec<&'a str>,
    value: Option<f64>,
}

#[derive(Serialize)]
struct Area<'a> {
    node: &'a str,
    n0: Option<f64>,
    icc1: Option<f64>,
    icc1_ci: Option<[f64; 2]>,
    icc2: Option<f64>,
    icc2_ci: Option<[f64; 2]>,
    p: Option<f64>,
    units: Vec<Agreed<'a>>,
}

#[derive(Serialize)]
struct Agreed<'a> {
    unit: &'a str,
    n: u64,
    rwg_j: f64,
    r_star_wg_j: f64,
    average_deviation: f64,
    largest_deviation: f64,
    agreed: bool,
}

#[derive(Serialize)]
struct Gap<'a> {
    node: &'a str,
    /// The unit; nothing for everybody.
    unit: Option<&'a str>,
    roles: [&'a str; 2],
    n: [u64; 2],
    scores: [f64; 2],
    points: f64,
    ci: Option<[f64; 2]>,
    p: Option<f64>,
    verdict: &'static str,
    hedges_g: Option<f64>,
    hedges_g_ci: Option<[f64; 2]>,
    cliffs_delta: Option<f64>,
    cliffs_delta_ci: Option<[f64; 2]>,
}

#[derive(Serialize)]
struct Standing<'a> {
    node: &'a str,
    units: Vec<Place<'a>>,
    alike: Vec<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Place<'a> {
    unit: &'a str,
    score: f64,
    n: u64,
    shrunken: Option<f64>,
    own_weight: Option<f64>,
    places: [usize; 2],
    expected_place: Option<f64>,
    above_next: Option<f64>,
}
