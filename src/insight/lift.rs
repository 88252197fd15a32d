//! What lifts a level: the smallest sets of steps at single questions that reach the next level or the target.

use crate::model::{Answering, Item, Millionths, NodeIx, Points, Questionnaire, UnitIx, Weight};
use crate::score::suppose;

use super::advice::headline;
use super::{Analysis, WaveView, goals};

/// More steps than a unit takes in a year.
const MOST_STEPS: usize = 6;

/// Where more questions than this could be lifted, only the most promising are looked at.
pub(super) const MOST_ITEMS: usize = 14;

/// As many sets are kept; more is a list to choose from and no advice.
pub(super) const KEPT: usize = 3;

/// What a lift reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reaches {
    /// The level with this place among the questionnaire's.
    Level(usize),
    /// The unit's target, in points.
    Target(f64),
}

/// So many steps at one question, each from one of its answers to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rise {
    /// The question.
    pub item: NodeIx,
    /// How many steps.
    pub steps: usize,
}

/// How a unit reaches something.
#[derive(Debug, Clone, PartialEq)]
pub struct Lift {
    /// Of which group.
    pub node: NodeIx,
    /// What is reached.
    pub reaches: Reaches,
    /// The smallest sets, at most three: all take as little effort as it takes, and those that begin where the unit stands lowest come first. Empty where six
    /// steps are not enough.
    pub sets: Vec<Vec<Rise>>,
    /// How much each of them takes: the efforts of its steps together, which are 1 each where the questionnaire says nothing of them.
    pub effort: Option<f64>,
    /// How many smallest sets there are.
    pub found: usize,
    /// Whether all questions were looked at, so that nothing smaller exists; else only those that give most.
    pub is_exact: bool,
}

impl Lift {
    /// How many steps the first set has; all have as many where every step takes the same effort.
    #[must_use]
    pub fn steps(&self) -> Option<usize> {
        self.sets.first().map(|set| set.iter().map(|rise| rise.steps).sum())
    }
}

/// What lifts a unit at each of these groups: to its target, where it has one that is not reached, and else to its next level. Nothing of a group where there
/// is neither, or where the score may not be shown.
///
/// The steps go from the answer that the unit's mean has reached to the one above it, and the group's own rule says what they come to; what a
/// next level requires of other groups counts too. What is found is a sum of arithmetic: that a step at one question lifts nothing else is its assumption.
#[must_use]
pub fn lifts(analysis: &Analysis, wave: usize, unit: UnitIx, nodes: &[NodeIx]) -> Vec<Lift> {
    let view = analysis.view(wave);
    let target = open_targets(analysis, wave, unit);
    let lift = |node: &NodeIx| {
        let (reaches, wanted) = Wanted::of(view, unit, *node, target(*node))?;
        Some(Search::of(view, unit, wanted).smallest(*node, reaches))
    };
    nodes.iter().filter_map(lift).collect()
}

/// The targets of a unit that are not reached, by their nodes.
pub(super) fn open_targets(
    analysis: &Analysis,
    wave: usize,
    unit: UnitIx,
) -> impl Fn(NodeIx) -> Option<f64> + use<> {
    let mut open = goals(analysis, wave, unit).unwrap_or_default().goals;
    open.retain(|goal| goal.reached == Some(false));
    move |node| open.iter().find(|goal| goal.node == node).map(|goal| goal.aim.target)
}

/// What must come to how many points for something to be reached.
pub(super) struct Wanted(Vec<Line>);

/// What a score must come to.
struct Line {
    node: NodeIx,
    least: Millionths,
    /// What it is.
    now: f64,
}

impl Wanted {
    /// What is to be reached at a group, and what is wanted for that; `None` where there is nothing, or a score may not be shown.
    pub fn of(
        view: WaveView<'_>,
        unit: UnitIx,
        node: NodeIx,
        target: Option<f64>,
    ) -> Option<(Reaches, Self)> {
        let next = view.node(unit, node)?.standing.next.as_ref();
        let line = |node, least| Some(Line { node, least, now: view.unit(unit).score(node)? });
        if let Some(target) = target {
            return Some((Reaches::Target(target), Self(vec![line(node, Millionths::of(target))?])));
        }
        let level = next?.level.at();
        let about = view.questionnaire()[node].group()?.levels.get(level)?;
        let required = about.requires.iter().map(|needed| line(needed.node, needed.at_least.millionths()));
        let lines = std::iter::once(line(node, about.from.millionths())).chain(required);
        Some((Reaches::Level(level), Self(lines.collect::<Option<_>>()?)))
    }

    /// Which scores must come there.
    pub fn nodes(&self) -> impl Iterator<Item = NodeIx> {
        self.0.iter().map(|line| line.node)
    }

    /// What those scores are.
    pub fn now(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|line| line.now)
    }

    /// How many points of all that is missing are gained where the scores come to these.
    pub fn gain(&self, after: &[f64]) -> f64 {
        let missing = |line: &Line, score: f64| (line.least.value() - score).max(0.0);
        let lines = self.0.iter().zip(after);
        lines.map(|(line, after)| missing(line, line.now) - missing(line, *after)).sum()
    }

    /// Whether that is enough.
    pub fn is_reached(&self, after: &[f64]) -> bool {
        self.0.iter().zip(after).all(|(line, after)| Millionths::of(*after) >= line.least)
    }
}

/// What a unit gains where it comes to stand higher at one question, all else alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// The question's area, and the points that its score gains.
    pub area: (NodeIx, f64),
    /// The score that sums the unit up, and the points that it gains.
    pub whole: Option<(NodeIx, f64)>,
}

/// What a unit gains where a question comes to stand at these points: what the groups' rules make of it, less what they make of it as it is. `None`
/// where the area's score may not be shown.
#[must_use]
pub fn gain(view: WaveView<'_>, unit: UnitIx, item: NodeIx, to: Points) -> Option<Gain> {
    let questionnaire = view.questionnaire();
    let area = questionnaire.area_of(item)?;
    view.node(unit, area)?;
    let mut points = points_now(view, unit);
    points[item.at()]?;
    let before = suppose(questionnaire, unit, &points);
    points[item.at()] = Some(to);
    let after = suppose(questionnaire, unit, &points);
    let moved = |node: NodeIx| Some(after[node.at()]? - before[node.at()]?);
    let whole = headline(view, unit).and_then(|(node, _)| Some((node, moved(node)?)));
    Some(Gain { area: (area, moved(area)?), whole })
}

/// The points at which a unit stands at each question, as far as that is shown.
pub(super) fn points_now(view: WaveView<'_>, unit: UnitIx) -> Vec<Option<Points>> {
    let place = |item: NodeIx| view.unit(unit).place(item).and_then(Points::new);
    let nodes = view.questionnaire().nodes();
    nodes.map(|(ix, node)| node.item().filter(|item| item.is_scored()).and_then(|_| place(ix))).collect()
}

/// A question that can be lifted.
struct Liftable {
    item: NodeIx,
    /// What a step takes.
    effort: Weight,
    /// Where it stands, and then the points of each answer above.
    stages: Vec<Points>,
}

/// All that could be done, and what it is to reach.
struct Search<'a> {
    questionnaire: &'a Questionnaire,
    unit: UnitIx,
    /// The points that each item has now.
    points: Vec<Option<Points>>,
    /// What the groups' rules make of them.
    supposed: Vec<Option<f64>>,
    wanted: Wanted,
    items: Vec<Liftable>,
    is_exact: bool,
}

impl<'a> Search<'a> {
    fn of(view: WaveView<'a>, unit: UnitIx, wanted: Wanted) -> Self {
        let questionnaire = view.questionnaire();
        let points = points_now(view, unit);
        let supposed = suppose(questionnaire, unit, &points);
        let mut items: Vec<Liftable> = Vec::new();
        for item in wanted.nodes().flat_map(|node| questionnaire.items_in(node)) {
            let is_new = items.iter().all(|known| known.item != item);
            let (Some(about), Some(now)) = (questionnaire[item].item(), points[item.at()]) else { continue };
            let above = stages_above(about, now);
            if is_new && !above.is_empty() {
                items.push(Liftable {
                    item,
                    effort: about.effort,
                    stages: std::iter::once(now).chain(above).collect(),
                });
            }
        }
        let mut search = Self { questionnaire, unit, points, supposed, wanted, items, is_exact: true };
        search.keep_most_promising();
        search
    }

    /// Where there are too many questions to try them all, those are left out that do least on their own.
    fn keep_most_promising(&mut self) {
        if self.items.len() <= MOST_ITEMS {
            return;
        }
        let mut gains: Vec<(f64, usize)> =
            (0..self.items.len()).map(|at| (self.wanted.gain(&self.after(&[(at, 1)])), at)).collect();
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        gains.truncate(MOST_ITEMS);
        let mut kept: Vec<usize> = gains.into_iter().map(|(_, at)| at).collect();
        kept.sort_unstable();
        let mut at = 0;
        self.items.retain(|_| {
            at += 1;
            kept.binary_search(&(at - 1)).is_ok()
        });
        self.is_exact = false;
    }

    /// What the scores that are wanted would be after some rises: as they are, and what the rules say that the rises change.
    fn after(&self, rises: &[(usize, usize)]) -> Vec<f64> {
        let mut points = self.points.clone();
        for (at, steps) in rises {
            let Liftable { item, stages, .. } = &self.items[*at];
            points[item.at()] = stages.get(*steps).copied();
        }
        let after = suppose(self.questionnaire, self.unit, &points);
        let moved = |node: NodeIx| after[node.at()].unwrap_or(0.0) - self.supposed[node.at()].unwrap_or(0.0);
        self.wanted.nodes().zip(self.wanted.now()).map(|(node, now)| now + moved(node)).collect()
    }

    fn smallest(&self, node: NodeIx, reaches: Reaches) -> Lift {
        let efforts = self.items.iter().map(|item| item.effort.units());
        let Cheapest { cost, mut found } =
            Cheapest::of(efforts, |steps, search| self.try_all((steps, 0), &mut Vec::new(), 0, search));
        // Where the unit stands lowest there is most to do, and most help in the advice.
        let lowest = |set: &Vec<(usize, usize)>| -> f64 {
            set.iter().map(|(at, _)| self.items[*at].stages[0].value()).sum::<f64>() / set.len() as f64
        };
        found.sort_by(|a, b| lowest(a).total_cmp(&lowest(b)));
        let rises = |set: &Vec<(usize, usize)>| {
            set.iter().map(|(at, steps)| Rise { item: self.items[*at].item, steps: *steps }).collect()
        };
        let sets = found.iter().take(KEPT).map(rises).collect();
        let effort = cost.map(Weight::sum_of);
        Lift { node, reaches, sets, effort, found: found.len(), is_exact: self.is_exact }
    }

    /// Tries all sets with exactly so many steps, from one question on, that do not take more than what is known.
    fn try_all(
        &self,
        (left, from): (usize, usize),
        set: &mut Vec<(usize, usize)>,
        cost: i128,
        search: &mut Cheapest<Vec<(usize, usize)>>,
    ) {
        if search.is_dearer(cost) {
            return;
        }
        if left == 0 {
            if self.wanted.is_reached(&self.after(set)) {
                search.keep(cost, set.clone());
            }
            return;
        }
        for at in from..self.items.len() {
            let most = (self.items[at].stages.len() - 1).min(left);
            for steps in 1..=most {
                set.push((at, steps));
                let cost = cost + self.items[at].effort.units() * steps as i128;
                self.try_all((left - steps, at + 1), set, cost, search);
                set.pop();
            }
        }
    }
}

/// What was found that takes least, in billionths of what effort is counted in.
#[derive(Debug)]
pub(super) struct Cheapest<T> {
    pub cost: Option<i128>,
    pub found: Vec<T>,
}

impl<T> Default for Cheapest<T> {
    fn default() -> Self {
        Self { cost: None, found: Vec::new() }
    }
}

impl<T> Cheapest<T> {
    /// Tries one step, two and so on, at most six, as long as so many of the least effort may still take no more than what is known.
    pub fn of(efforts: impl Iterator<Item = i128>, mut try_all: impl FnMut(usize, &mut Self)) -> Self {
        let least = efforts.min().unwrap_or_default();
        let mut search = Self::default();
        for steps in 1..=MOST_STEPS {
            if search.is_dearer(least * steps as i128) {
                break;
            }
            try_all(steps, &mut search);
        }
        search
    }

    /// Whether something of this cost takes more than what is known.
    pub fn is_dearer(&self, cost: i128) -> bool {
        self.cost.is_some_and(|least| cost > least)
    }

    /// Keeps something that takes no more than what is known, and drops what takes more.
    pub fn keep(&mut self, cost: i128, one: T) {
        if self.cost != Some(cost) {
            self.found.clear();
        }
        self.cost = Some(cost);
        self.found.push(one);
    }
}

/// The points of the answers above where a unit stands, from the lowest up.
fn stages_above(item: &Item, now: Points) -> Vec<Points> {
    let mut above = stages_of(item);
    above.retain(|points| points.millionths() > now.millionths());
    above
}

/// The points of a question's answers, each once and from the lowest up; none where they are no stages or never scored.
pub(super) fn stages_of(item: &Item) -> Vec<Points> {
    let Answering::Choice(scale) = &item.answering else { return Vec::new() };
    if !item.is_scored() {
        return Vec::new();
    }
    let points = scale
        .options()
        .iter()
        .map(|option| if item.reverse { option.points.reversed() } else { option.points });
    let mut points: Vec<Points> = points.collect();
    points.sort_by(|a, b| a.value().total_cmp(&b.value()));
    points.dedup();
    points
}
