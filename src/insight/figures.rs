//! Key figures beside the scores, and where the answers say more than the figures do.

use crate::model::{Figure, LevelIx, NodeIx, Points, UnitIx, Wave};
use crate::score::Estimate;

use super::WaveView;
use super::difference::{Difference, Judged, Verdict, judge_list};
use super::targets::targets_of;

/// From where on the scale a level is one of the upper half.
const MIDDLE: Points = Points::whole(50);

/// A figure with the one of the wave before.
#[derive(Debug, Clone, Copy)]
pub struct FigureNow<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// What it is about, in the wave's questionnaire.
    pub node: NodeIx,
    /// The same figure in the wave before, and that wave.
    pub before: Option<(&'a Figure, &'a Wave)>,
}

impl FigureNow<'_> {
    /// How much it has risen since the wave before. It is a fact and no estimate.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        self.before.map(|(before, _)| self.figure.value - before.value)
    }
}

/// What a score must be above for it to be called high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HighFrom {
    /// The unit's target.
    Target,
    /// The first level of the upper half of the scale.
    Level(LevelIx),
}

/// A unit whose answers are high in a node, or may be, and of which a figure there misses its target.
#[derive(Debug, Clone, PartialEq)]
pub struct SayDo {
    /// The unit.
    pub unit: UnitIx,
    /// The node that the figures are about.
    pub node: NodeIx,
    /// Its score.
    pub score: Estimate,
    /// What the score must be above.
    pub line: Points,
    /// Whose line that is.
    pub high_from: HighFrom,
    /// The figures that miss their targets.
    pub figures: Vec<Figure>,
    /// The p-value of its distance from the line, not corrected.
    pub p: Option<f64>,
    /// Whether the score is above the line, among all that are in question in the wave.
    pub judged: Judged,
    /// Whether the score itself is above the line.
    pub is_above: bool,
}

impl SayDo {
    /// Whether the answers say for sure more than the figures do.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.is_above && self.judged.verdict == Verdict::Sure
    }
}

/// A unit's figures in a wave, in the questionnaire's order. They are no answers, so that nobody is protected by keeping them back.
#[must_use]
pub fn figures_of<'a>(view: WaveView<'a>, unit: UnitIx) -> Vec<FigureNow<'a>> {
    let assessment = view.assessment;
    let at = assessment.waves.iter().position(|wave| wave.id == view.wave.id);
    let before = at.and_then(|at| assessment.waves.get(at.checked_sub(1)?));
    let of_unit = assessment.figures.of_unit(unit).iter().filter(|figure| figure.wave == view.wave.id);
    let mut found: Vec<FigureNow<'a>> = of_unit
        .filter_map(|figure| {
            let node = view.questionnaire().find(figure.node.as_str())?;
            let before = before.and_then(|wave| Some((assessment.figures.same_in(figure, &wave.id)?, wave)));
            Some(FigureNow { figure, node, before })
        })
        .collect();
    found.sort_by_key(|now| now.node);
    found
}

/// Everywhere in a wave where a figure misses its target and there is a line that the score beside it may be above.
///
/// The figure is a fact; what chance there is, is in the score. All that are in question in the wave are judged as one list, whichever of them
/// a page tells of, so that the same is sure everywhere: where no score is truly above its line, at most one wave in twenty has any called so.
#[must_use]
pub fn say_do(view: WaveView<'_>) -> Vec<SayDo> {
    let mut found: Vec<SayDo> = Vec::new();
    let mut distances: Vec<Difference> = Vec::new();
    for (unit, _) in view.assessment.units.iter() {
        let missed = figures_of(view, unit).into_iter();
        let missed: Vec<FigureNow<'_>> =
            missed.filter(|now| now.figure.is_reached() == Some(false)).collect();
        if missed.is_empty() {
            continue;
        }
        let targets = targets_of(view.assessment, view.questionnaire(), unit);
        for now in missed {
            // Several figures about one thing are beside one score, which is one claim.
            // Those of a unit stand together, in the order of its nodes.
            if let Some(known) = found.last_mut().filter(|known| (known.unit, known.node) == (unit, now.node))
            {
                known.figures.push(now.figure.clone());
                continue;
            }
            let Some(score) = view.node(unit, now.node) else { continue };
            let target = targets[now.node.at()].map(|target| target.points);
            let Some((line, high_from)) = high_from(view, now.node, target) else { continue };
            let score = score.estimate;
            let distance = Difference::to_line(&score, line);
            let (is_above, p, judged) = (distance.points > 0.0, distance.p, distance.judged);
            distances.push(distance);
            let figures = vec![now.figure.clone()];
            found.push(SayDo { unit, node: now.node, score, line, high_from, figures, p, judged, is_above });
        }
    }
    let judged = judge_list(distances.iter());
    found.iter_mut().zip(judged).for_each(|(found, judged)| found.judged = judged);
    found
}

/// From where on a score is high: the unit's target, if that is above the first level of the upper half of the scale, else that level. Without
/// either nothing says what high is.
fn high_from(view: WaveView<'_>, node: NodeIx, target: Option<Points>) -> Option<(Points, HighFrom)> {
    let questionnaire = view.questionnaire();
    let judged = questionnaire[node].group().map_or_else(|| questionnaire.area_of(node), |_| Some(node));
    let levels = judged.and_then(|node| questionnaire[node].group()).map_or(&[][..], |group| &group.levels);
    let level = levels.iter().enumerate().find(|(_, level)| level.from >= MIDDLE);
    let level = level.map(|(at, level)| (level.from, HighFrom::Level(LevelIx(at as u8))));
    let target = target.map(|target| (target, HighFrom::Target));
    match (target, level) {
        (Some(target), Some(level)) => Some(if target.0 >= level.0 { target } else { level }),
        (target, level) => target.or(level),
    }
}
