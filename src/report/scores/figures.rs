//! Key figures in JSON.

use serde::Serialize;

use crate::insight::{SayDo, WaveView, figures_of};
use crate::model::UnitIx;

/// A key figure of a unit.
#[derive(Serialize)]
pub struct KeyFigure<'a> {
    node: &'a str,
    name: &'a str,
    value: f64,
    #[serde(skip_serializing_if = "str::is_empty")]
    measure: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    better: &'static str,
    target: Option<f64>,
    reached: Option<bool>,
    /// The figure in the wave before.
    before: Option<f64>,
    change: Option<f64>,
    /// Where it misses its target: whether the score beside it is high all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    say_do: Option<AnswersSay>,
}

/// What the answers say beside a figure that misses its target.
#[derive(Serialize)]
struct AnswersSay {
    /// What the score must be above to be called high, 0–100.
    high_from: f64,
    score: f64,
    /// Whether the score is above it, be it by chance.
    above: bool,
    p: Option<f64>,
    verdict: &'static str,
}

/// Those of a unit, in the questionnaire's order.
pub fn of_unit<'a>(view: WaveView<'a>, unit: UnitIx, says_do: &[SayDo]) -> Vec<KeyFigure<'a>> {
    let figures = figures_of(view, unit).into_iter().map(|now| {
        let figure = now.figure;
        let is_here = |found: &&SayDo| found.unit == unit && found.node == now.node;
        let say_do = says_do.iter().filter(|_| figure.is_reached() == Some(false)).find(is_here);
        KeyFigure {
            node: figure.node.as_str(),
            name: &figure.name,
            value: figure.value,
            measure: &figure.measure,
            source: &figure.source,
            better: figure.better.code(),
            target: figure.target,
            reached: figure.is_reached(),
            before: now.before.map(|(before, _)| before.value),
            change: now.change(),
            say_do: say_do.map(|found| AnswersSay {
                high_from: found.line.value(),
                score: found.score.mean,
                above: found.is_above,
                p: found.p,
                verdict: found.judged.verdict.code(),
            }),
        }
    });
    figures.collect()
}
