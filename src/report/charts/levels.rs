//! People and the steps of a group's questions on one scale.

use crate::chart::{ItemMap, StepMark, StepRow, Stretch, Ticks};
use crate::insight::quality::{ItemLevels, LevelFinding, LevelMap};
use crate::model::NodeIx;
use crate::report::view::Scope;
use crate::text::number::{count, percent};
use crate::text::sentences::levels as say;
use crate::text::terminal::levels::step_name;

/// Where people are and where the steps between the answers of a group's questions are; `None` where neither can be shown.
#[must_use]
pub fn levels(scope: &Scope<'_>, group: NodeIx, map: &LevelMap) -> Option<ItemMap> {
    let axis = Axis::of(map)?;
    let mut questions: Vec<&ItemLevels> = map.questions.iter().collect();
    // The easiest first, also where some of the steps are not shown.
    questions.sort_by(|a, b| b.mean.total_cmp(&a.mean));
    let rows: Vec<StepRow> = questions.iter().map(|question| row(scope, map, question, &axis)).collect();
    let told: Vec<String> =
        questions.iter().zip(&rows).map(|(question, row)| told(scope, question, row)).collect();
    let hidden = rows.iter().flat_map(|row| &row.steps).any(|step| step.place.is_none());
    let stretch = |stretch: &crate::insight::quality::People| Stretch {
        from: axis.at(stretch.from),
        to: axis.at(stretch.to),
        people: stretch.people,
        text: count(stretch.people, scope.lang),
    };
    Some(ItemMap {
        id: "levels".to_owned(),
        title: title(scope, map, hidden),
        subtitle: say::subtitle(
            scope.name(group),
            &scope.wave_name(scope.view.wave),
            &count(map.n, scope.lang),
            scope.lang,
        ),
        description: say::description(&told, scope.lang),
        axis: say::axis(scope.lang).to_owned(),
        ticks: axis.ticks(scope, map),
        people_name: say::people(&count(map.n, scope.lang), scope.lang),
        people: map.people.iter().map(stretch).collect(),
        rows,
        step_note: say::step_note(scope.lang).to_owned(),
        early_note: say::early_note(scope.lang).to_owned(),
        note: Some(say::note(hidden, scope.lang)),
    })
}

/// The stretch of the scale that is drawn, in logits.
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    fn of(map: &LevelMap) -> Option<Self> {
        let steps = map.questions.iter().flat_map(|question| &question.steps).map(|step| step.place);
        let people = map.people.iter().flat_map(|stretch| [stretch.from, stretch.to]);
        let places: Vec<f64> = steps.chain(people).collect();
        let low = places.iter().copied().fold(f64::INFINITY, f64::min);
        let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let room = ((high - low) * 0.03).max(0.1);
        (!places.is_empty()).then_some(Self { low: low - room, high: high + room })
    }

    fn at(&self, place: f64) -> f64 {
        100.0 * (place - self.low) / (self.high - self.low)
    }

    /// Parts of all steps, where somebody is expected to have taken them, as close as their labels can stand.
    fn ticks(&self, scope: &Scope<'_>, map: &LevelMap) -> Ticks {
        const SHARES: [f64; 9] = [0.5, 0.25, 0.75, 0.1, 0.9, 0.05, 0.95, 0.02, 0.98];
        const APART: f64 = 8.0;
        let mut ticks: Vec<(f64, String)> = Vec::new();
        for share in SHARES {
            let Some(place) = map.place_of(share).map(|place| self.at(place)) else { continue };
            if ticks.iter().all(|(other, _)| (other - place).abs() >= APART) {
                ticks.push((place, percent(share, scope.lang)));
            }
        }
        Ticks::new(ticks)
    }
}

fn row(scope: &Scope<'_>, map: &LevelMap, question: &ItemLevels, axis: &Axis) -> StepRow {
    let mut steps = Vec::new();
    let mut from = 0;
    let shown = |from: usize| question.steps.iter().position(|step| step.from == from);
    while from + 1 < question.stages.len() {
        let Some(at) = shown(from) else {
            // What is withheld reaches to the next answer from which something is shown.
            let to = (from + 1..question.stages.len() - 1).find(|to| shown(*to).is_some());
            let to = to.unwrap_or(question.stages.len() - 1);
            steps.push(StepMark {
                text: say::not_shown(&step_name(from, to), scope.lang),
                ..StepMark::default()
            });
            from = to;
            continue;
        };
        let step = &question.steps[at];
        let name = step_name(step.from, step.to);
        let early = question.is_early(at);
        let text = if early {
            let before = &question.steps[at - 1];
            say::early(
                &name,
                &step_name(before.from, before.to),
                is_sure(map, question, step.from),
                scope.lang,
            )
        } else {
            name
        };
        let half = 1.96 * step.error;
        steps.push(StepMark {
            place: Some(axis.at(step.place)),
            interval: Some((axis.at(step.place - half), axis.at(step.place + half))),
            text,
            early,
        });
        from = step.to;
    }
    StepRow { label: scope.short(question.node).to_owned(), steps }
}

fn is_sure(map: &LevelMap, question: &ItemLevels, stage: usize) -> bool {
    map.findings.contains(&LevelFinding::NeverLikeliest { item: question.node, stage, sure: true })
}

/// A question in words: each step, and where it is.
fn told(scope: &Scope<'_>, question: &ItemLevels, row: &StepRow) -> String {
    let mut shares = question.steps.iter().map(|step| percent(step.share, scope.lang));
    let step = |mark: &StepMark| match mark.place.and_then(|_| shares.next()) {
        Some(share) => format!("{} {share}", mark.text),
        None => mark.text.clone(),
    };
    let steps: Vec<String> = row.steps.iter().map(step).collect();
    format!("{}: {}", row.label, steps.join("; "))
}

/// What the picture shows at a glance: first answers that are surely out of order, then such as may be.
fn title(scope: &Scope<'_>, map: &LevelMap, hidden: bool) -> String {
    let of_findings = |wanted: bool| {
        let which = move |finding: &&LevelFinding| match finding {
            LevelFinding::Backwards { sure, .. } | LevelFinding::NeverLikeliest { sure, .. } => {
                *sure == wanted
            }
            LevelFinding::Rare { .. }
            | LevelFinding::Misfit { .. }
            | LevelFinding::TooHigh(_)
            | LevelFinding::TooLow(_) => false,
        };
        map.findings.iter().filter(which).collect::<Vec<_>>()
    };
    let questions = map.questions.len();
    for sure in [true, false] {
        let found = of_findings(sure);
        let mut items: Vec<NodeIx> = found
            .iter()
            .filter_map(|finding| match finding {
                LevelFinding::Backwards { item, .. } | LevelFinding::NeverLikeliest { item, .. } => {
                    Some(*item)
                }
                LevelFinding::Rare { .. }
                | LevelFinding::Misfit { .. }
                | LevelFinding::TooHigh(_)
                | LevelFinding::TooLow(_) => None,
            })
            .collect();
        items.dedup();
        match (found.as_slice(), items.as_slice()) {
            ([], _) => {}
            ([LevelFinding::NeverLikeliest { item, stage, .. }], _) => {
                return say::never(scope.short(*item), stage + 1, sure, scope.lang);
            }
            ([LevelFinding::Backwards { item, stage, .. }], _) => {
                return say::backwards(scope.short(*item), stage + 1, sure, scope.lang);
            }
            (_, [one]) => return say::out_of_order_in(scope.short(*one), sure, scope.lang),
            (_, several) => return say::out_of_order(several.len(), questions, sure, scope.lang),
        }
    }
    say::in_order(questions, hidden, scope.lang)
}
