//! What lifts a whole: the fewest steps that its workplaces take together to bring it to its next level or its target.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::model::{ItemIx, NodeIx, Points, Questionnaire, Rollup, UnitIx, Weight};
use crate::score::{Whole, suppose, wholes};

use super::lift::{Cheapest, KEPT, MOST_ITEMS, Reaches, Wanted, open_targets, points_now, stages_of};
use super::whole::LEAST;
use super::{Analysis, WaveView};

/// From more workplaces than this on, fewer steps are tried: each set is computed for each workplace.
const MANY_PARTS: usize = 100;

/// So many.
const FEWER_STEPS: usize = 8;

/// One step at one question: all workplaces that have reached a stage go on to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct JointRise {
    /// The question.
    pub item: NodeIx,
    /// The stage that they come to, from 1.
    pub stage: usize,
    /// How many stages the question has.
    pub of: usize,
    /// Who takes it, in the organisation's order; two or more.
    pub units: Vec<UnitIx>,
}

/// How a whole reaches something.
#[derive(Debug, Clone, PartialEq)]
pub struct JointLift {
    /// Of which group.
    pub node: NodeIx,
    /// What is reached.
    pub reaches: Reaches,
    /// The cheapest sets, at most three: the steps of all of them take as little effort as it takes, and those that the fewest workplaces have to take come
    /// first. Empty where six steps are not enough.
    pub sets: Vec<Vec<JointRise>>,
    /// How much the steps of each of them take, each counted once; 1 each where the questionnaire says nothing of effort.
    pub effort: Option<f64>,
    /// How many sets take as little.
    pub found: usize,
    /// Whether all steps were looked at, so that nothing cheaper exists; else only those that give most.
    pub is_exact: bool,
    /// How much of the whole's score the workplaces make up of which is known where they stand, from 0 to 1. The others are taken to stay where they are.
    pub known: f64,
}

impl JointLift {
    /// How many steps each set has.
    #[must_use]
    pub fn steps(&self) -> Option<usize> {
        self.sets.first().map(Vec::len)
    }
}

/// What lifts a unit that has parts at each of these groups: to its target, where it has one that is not reached, and else to its next level.
/// Nothing of a group where there is neither, where the score may not be shown, or where it is judged and not put together from the parts' scores.
///
/// A step is a question with a stage: all workplaces that have reached that stage go on to the next, and two at least do. Steps at one question follow on one
/// another, so that who has taken one can take the next. What the whole's score comes to is what its parts' scores come to, each as much as it counts.
#[must_use]
pub fn joint_lifts(analysis: &Analysis, wave: usize, whole: UnitIx, nodes: &[NodeIx]) -> Vec<JointLift> {
    let target = open_targets(analysis, wave, whole);
    let lift = |node: &NodeIx| {
        let (reaches, wanted) = Wanted::of(analysis.view(wave), whole, *node, target(*node))?;
        Search::of(analysis, wave, whole, wanted)?.cheapest(*node, reaches)
    };
    nodes.iter().filter_map(lift).collect()
}

/// A step, by the place of its question among those that can be lifted and the stage that it leads to.
type Step = (usize, usize);

/// A question that can be lifted, with the points of its stages from the lowest up.
struct Liftable {
    item: NodeIx,
    effort: Weight,
    stages: Vec<Points>,
}

/// A workplace of which is known where it stands.
struct Part {
    unit: UnitIx,
    /// How much it counts, per node that is wanted.
    shares: Vec<f64>,
    points: Vec<Option<Points>>,
    /// Per question, the stage that it has reached; `None` where nothing is known of it there.
    reached: Vec<Option<usize>>,
    /// What the scores that are wanted come to, by the stages reached.
    supposed: RefCell<BTreeMap<Vec<Option<usize>>, Vec<f64>>>,
}

struct Search<'a> {
    questionnaire: &'a Questionnaire,
    wanted: Wanted,
    items: Vec<Liftable>,
    parts: Vec<Part>,
    candidates: Vec<Step>,
    is_exact: bool,
}

impl<'a> Search<'a> {
    fn of(analysis: &'a Analysis, wave: usize, whole: UnitIx, wanted: Wanted) -> Option<Self> {
        let view = analysis.view(wave);
        let questionnaire = view.questionnaire();
        if wanted.nodes().any(|node| questionnaire.is_judged_on_units(node)) {
            return None;
        }
        let mut items: Vec<Liftable> = Vec::new();
        for item in wanted.nodes().flat_map(|node| questionnaire.items_in(node)) {
            let Some(about) = questionnaire[item].item() else { continue };
            let stages = stages_of(about);
            if stages.len() > 1 && items.iter().all(|known| known.item != item) {
                items.push(Liftable { item, effort: about.effort, stages });
            }
        }
        let nodes: Vec<NodeIx> = wanted.nodes().collect();
        let shares = shares(analysis, wave, whole, &nodes);
        let parts = shares.into_iter().map(|(unit, shares)| Part::of(view, unit, shares, &items)).collect();
        let mut search = Self { questionnaire, wanted, items, parts, candidates: Vec::new(), is_exact: true };
        search.choose_candidates();
        Some(search)
    }

    /// All steps that two workplaces or more can come to take; where there are too many to try, those that do most.
    fn choose_candidates(&mut self) {
        let of_item = |at: usize| {
            let below = move |to: usize, part: &&Part| part.reached[at].is_some_and(|stage| stage < to);
            let parts = &self.parts;
            (1..self.items[at].stages.len())
                .filter(move |to| parts.iter().filter(|part| below(*to, part)).count() >= LEAST)
                .map(move |to| (at, to))
        };
        let mut steps: Vec<Step> = (0..self.items.len()).flat_map(of_item).collect();
        let most = if self.parts.len() > MANY_PARTS { FEWER_STEPS } else { MOST_ITEMS };
        if steps.len() > most {
            let up_to = |(at, to): Step| (1..=to).map(|to| (at, to)).collect::<Vec<Step>>();
            let gained = |step: Step| self.wanted.gain(&self.after(&up_to(step)));
            let gain = |(at, to): Step| gained((at, to)) - gained((at, to - 1));
            let mut gains: Vec<(f64, Step)> = steps.iter().map(|step| (gain(*step), *step)).collect();
            gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            gains.truncate(most);
            steps = gains.into_iter().map(|(_, step)| step).collect();
            steps.sort_unstable();
            self.is_exact = false;
        }
        self.candidates = steps;
    }

    /// What the scores that are wanted would be after some steps.
    fn after(&self, set: &[Step]) -> Vec<f64> {
        let mut after: Vec<f64> = self.wanted.now().collect();
        for part in &self.parts {
            let stages = part.after(set);
            if stages == part.reached {
                continue;
            }
            let (now, then) = (self.supposed(part, &part.reached), self.supposed(part, &stages));
            for (at, share) in part.shares.iter().enumerate() {
                after[at] += share * (then[at] - now[at]);
            }
        }
        after
    }

    /// What a workplace's scores are supposed to be with these stages; where it has reached them, the points are its own.
    fn supposed(&self, part: &Part, stages: &[Option<usize>]) -> Vec<f64> {
        if let Some(known) = part.supposed.borrow().get(stages) {
            return known.clone();
        }
        let mut points = part.points.clone();
        for (at, (stage, reached)) in stages.iter().zip(&part.reached).enumerate() {
            if let Some(stage) = stage.filter(|_| stage != reached) {
                let Liftable { item, stages, .. } = &self.items[at];
                points[item.at()] = stages.get(stage).copied();
            }
        }
        let all = suppose(self.questionnaire, part.unit, &points);
        let found: Vec<f64> = self.wanted.nodes().map(|node| all[node.at()].unwrap_or_default()).collect();
        part.supposed.borrow_mut().insert(stages.to_vec(), found.clone());
        found
    }

    /// Who takes each of some steps.
    fn takers(&self, set: &[Step]) -> Vec<Vec<UnitIx>> {
        let takes = |part: &Part, (at, to): Step| {
            let stages = part.after(set);
            part.reached[at].is_some_and(|stage| stage < to) && stages[at].is_some_and(|stage| stage >= to)
        };
        let of_step = |step: &Step| -> Vec<UnitIx> {
            self.parts.iter().filter(|part| takes(part, *step)).map(|part| part.unit).collect()
        };
        set.iter().map(of_step).collect()
    }

    fn cheapest(&self, node: NodeIx, reaches: Reaches) -> Option<JointLift> {
        let known = self.parts.iter().map(|part| part.shares[0]).sum();
        // More steps never do harm, so nothing is to be found where all of them are not enough.
        let is_possible = self.wanted.is_reached(&self.after(&self.candidates));
        let efforts = self.candidates.iter().map(|step| self.effort(*step));
        let search = is_possible.then(|| {
            Cheapest::of(efforts, |steps, search| self.try_all((steps, 0), &mut Vec::new(), 0, search))
        });
        let Cheapest { cost, mut found } = search.unwrap_or_default();
        found.sort_by_key(|(cost, _)| *cost);
        let rise = |(step, units): (&Step, Vec<UnitIx>)| {
            let Liftable { item, stages, .. } = &self.items[step.0];
            JointRise { item: *item, stage: step.1 + 1, of: stages.len(), units }
        };
        let set = |(_, set): &(usize, Vec<Step>)| set.iter().zip(self.takers(set)).map(rise).collect();
        let sets = found.iter().take(KEPT).map(set).collect();
        // Of a whole none of whose workplaces is known there is nothing to say.
        (!self.parts.is_empty()).then_some(JointLift {
            node,
            reaches,
            sets,
            effort: cost.map(Weight::sum_of),
            found: found.len(),
            is_exact: self.is_exact,
            known,
        })
    }

    /// What a step takes.
    fn effort(&self, (at, _): Step) -> i128 {
        self.items[at].effort.units()
    }

    /// Tries all sets with exactly so many steps, from one on, that do not take more than what is known; what is found stands beside how many times a
    /// workplace takes a step.
    fn try_all(
        &self,
        (left, from): (usize, usize),
        set: &mut Vec<Step>,
        cost: i128,
        search: &mut Cheapest<(usize, Vec<Step>)>,
    ) {
        if search.is_dearer(cost) {
            return;
        }
        if left == 0 {
            if self.wanted.is_reached(&self.after(set)) {
                let takers = self.takers(set);
                if takers.iter().all(|takers| takers.len() >= LEAST) {
                    search.keep(cost, (takers.iter().map(Vec::len).sum(), set.clone()));
                }
            }
            return;
        }
        for at in from..self.candidates.len() {
            set.push(self.candidates[at]);
            let cost = cost + self.effort(self.candidates[at]);
            self.try_all((left - 1, at + 1), set, cost, search);
            set.pop();
        }
    }
}

impl Part {
    fn of(view: WaveView<'_>, unit: UnitIx, shares: Vec<f64>, items: &[Liftable]) -> Self {
        let points = points_now(view, unit);
        let reached = |liftable: &Liftable| {
            let now = points[liftable.item.at()]?;
            let below = liftable.stages.iter().filter(|stage| stage.millionths() <= now.millionths()).count();
            Some(below.saturating_sub(1))
        };
        let reached = items.iter().map(reached).collect();
        Self { unit, shares, points, reached, supposed: RefCell::default() }
    }

    /// The stages after some steps, which stand in rising order.
    fn after(&self, set: &[Step]) -> Vec<Option<usize>> {
        let mut stages = self.reached.clone();
        for (at, to) in set {
            if let Some(stage) = &mut stages[*at]
                && *stage + 1 == *to
            {
                *stage = *to;
            }
        }
        stages
    }
}

/// How much each workplace beneath a whole counts of it at some nodes, as far as it is shown there.
fn shares(analysis: &Analysis, wave: usize, whole: UnitIx, nodes: &[NodeIx]) -> Vec<(UnitIx, Vec<f64>)> {
    let view = analysis.view(wave);
    let questionnaire = view.questionnaire();
    let mut found: BTreeMap<UnitIx, Vec<f64>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        let items: Vec<ItemIx> = questionnaire
            .items_in(*node)
            .into_iter()
            .filter_map(|item| questionnaire.item_ix(item))
            .collect();
        let all = wholes(view.assessment, &analysis.tallies[wave], (*node, &items), view.scores);
        descend(view, &all, (*node, whole), 1.0, &mut |unit, share| {
            found.entry(unit).or_insert_with(|| vec![0.0; nodes.len()])[at] += share;
        });
    }
    found.into_iter().collect()
}

fn descend(
    view: WaveView<'_>,
    wholes: &[Whole],
    (node, unit): (NodeIx, UnitIx),
    share: f64,
    each: &mut impl FnMut(UnitIx, f64),
) {
    let children = &view.assessment.units[unit].children;
    if children.is_empty() {
        if view.node(unit, node).is_some() {
            each(unit, share);
        }
        return;
    }
    let whole = &wholes[unit.at()];
    if !whole.parts.is_empty() {
        for part in &whole.parts {
            if let Some(below) = part.unit {
                descend(view, wholes, (node, below), share * part.share, each);
            }
        }
        return;
    }
    // Where all respondents count alike, a part counts as many as answered there.
    let Some(all) = view.node(unit, node).map(|score| score.estimate.n as f64) else { return };
    if view.assessment.rollup != Rollup::Pooled {
        return;
    }
    for child in children {
        let own = view.node(*child, node).map(|score| score.estimate.n as f64);
        if let Some(own) = own {
            descend(view, wholes, (node, *child), share * own / all, each);
        }
    }
}
