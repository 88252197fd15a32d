//! CSV, a row per wave, unit and node.

use super::Extract;
use crate::insight::{Aim, Change, WaveView, aims};
use crate::model::{Lang, LevelIx, NodeIx, Questionnaire, UnitIx};
use crate::report::cells::{Cells, Style};
use crate::score::NodeScore;

/// How a program expects CSV.
pub struct Dialect {
    style: Style,
    decimal_sign: char,
}

/// What every program but Excel expects.
pub const PLAIN: Dialect = Dialect { style: Style::Plain, decimal_sign: '.' };

/// What Excel in Sweden expects.
pub const fn excel(lang: Lang) -> Dialect {
    let decimal_sign = match lang {
        Lang::Sv => ',',
        Lang::En => '.',
    };
    Dialect { style: Style::Excel, decimal_sign }
}

/// What was added later stands last, so that a file can still be read by its columns' places.
const COLUMNS: [&str; 38] = [
    "wave",
    "unit",
    "unit_name",
    "node",
    "kind",
    "node_name",
    "n",
    "score",
    "sd",
    "ci_low",
    "ci_high",
    "level",
    "uncapped_level",
    "suppressed",
    "range_low",
    "range_high",
    "shown",
    "stage",
    "stages",
    "blocked_by",
    "hides",
    "target",
    "target_share",
    "progress",
    "change_before",
    "change_now",
    "change",
    "change_ci_low",
    "change_ci_high",
    "change_p",
    "change_method",
    "change_pairs",
    "change_verdict",
    "change_visible",
    "change_listed",
    "coded",
    "nearest_stage",
    "of_stages",
];

/// Beside them, where it is asked for.
const SHRUNKEN: [&str; 2] = ["shrunken", "own_weight"];

pub fn render(extract: &Extract<'_>, dialect: &Dialect) -> String {
    let mut rows = Cells::new(dialect.style);
    rows.row(COLUMNS.into_iter().chain(extract.shrunken.iter().flat_map(|_| SHRUNKEN)));
    for wave in &extract.waves {
        let view = extract.analysis.view(*wave);
        for unit in extract.chosen_units() {
            let aims = aims(extract.analysis, *wave, unit);
            let changes = extract.changes(*wave);
            for ((node, what), aim) in view.questionnaire().nodes().zip(&aims) {
                let first = row(view, unit, node, extract.lang, dialect);
                let more = more(view.questionnaire(), node, view.node(unit, node), aim.as_ref(), dialect);
                let change = changes.and_then(|changes| changes.at(unit, &what.id));
                let change = self::change(change, dialect);
                let coarse = coarse(view, unit, node);
                let shrunken = extract.shrunken(*wave, unit, node);
                let figures =
                    [shrunken.map(|shrunken| shrunken.mean), shrunken.map(|shrunken| shrunken.weight)];
                let last = figures.into_iter().filter(|_| extract.shrunken.is_some());
                let last = last.map(|figure| number(figure, dialect));
                rows.row(first.into_iter().chain(more).chain(change).chain(coarse).chain(last));
            }
        }
    }
    rows.finish()
}

/// What stands above respondents' own words.
const COMMENTS: [&str; 8] = ["wave", "unit", "unit_name", "area", "item", "question", "kind", "text"];

/// What respondents wrote, a row per text; `None` where nothing is to be read.
pub fn comments(extract: &Extract<'_>, dialect: &Dialect) -> Option<String> {
    let mut rows = Cells::new(dialect.style);
    rows.row(COMMENTS);
    let mut is_any = false;
    for wave in &extract.waves {
        let view = extract.analysis.view(*wave);
        let (questionnaire, units) = (view.questionnaire(), &view.assessment.units);
        for unit in extract.chosen_units() {
            let comments = view.comments(unit).map(|comment| (comment, "comment"));
            let stories = view.stories(unit).filter(|story| story.unit == unit);
            let stories =
                stories.map(|story| (story, if story.names_unit { "story" } else { "story-unnamed" }));
            for (comment, kind) in comments.chain(stories) {
                let what = &questionnaire[comment.item];
                let area =
                    questionnaire.area_of(comment.item).map_or("", |area| questionnaire[area].id.as_str());
                let (id, name) = (units[unit].id.as_str(), units[unit].name.get(extract.lang));
                let question = what.name.get(extract.lang);
                let id_of_item = what.id.as_str();
                rows.row([view.wave.id.as_str(), id, name, area, id_of_item, question, kind, &comment.text]);
                is_any = true;
            }
        }
    }
    is_any.then(|| rows.finish())
}

fn row(view: WaveView<'_>, unit: UnitIx, node: NodeIx, lang: Lang, dialect: &Dialect) -> [String; 14] {
    let questionnaire = view.questionnaire();
    let (here, what) = (&view.assessment.units[unit], &questionnaire[node]);
    let score = view.node(unit, node);
    let estimate = score.map(|score| &score.estimate);
    let interval = estimate.and_then(|estimate| estimate.interval());
    let number = |value: Option<f64>| number(value, dialect);
    let level = |level: Option<LevelIx>| {
        level.map(|ix| questionnaire.levels()[ix.at()].id.to_string()).unwrap_or_default()
    };
    [
        view.wave.id.to_string(),
        here.id.to_string(),
        here.name.get(lang).to_owned(),
        what.id.to_string(),
        what.kind.code().to_owned(),
        what.name.get(lang).to_owned(),
        estimate.map(|estimate| estimate.n.to_string()).unwrap_or_default(),
        number(estimate.map(|estimate| estimate.mean)),
        number(estimate.and_then(|estimate| estimate.sd)),
        number(interval.map(|interval| interval.low)),
        number(interval.map(|interval| interval.high)),
        level(score.and_then(|score| score.standing.level)),
        level(score.and_then(|score| score.standing.uncapped)),
        (score.is_none() && questionnaire.is_told(node)).to_string(),
    ]
}

/// What stands for a score, or with it, where it is of few people.
fn coarse(view: WaveView<'_>, unit: UnitIx, node: NodeIx) -> [String; 3] {
    let code = view.node(unit, node).and_then(|score| score.estimate.grain.code());
    let stage = view.unit(unit).named_stage(view.questionnaire(), node);
    let text = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    [code.unwrap_or_default().to_owned(), text(stage.map(|(at, _)| at)), text(stage.map(|(_, of)| of))]
}

/// What most nodes have nothing of.
fn more(
    questionnaire: &Questionnaire,
    node: NodeIx,
    score: Option<&NodeScore>,
    aim: Option<&Aim>,
    dialect: &Dialect,
) -> [String; 10] {
    let number = |value: Option<f64>| number(value, dialect);
    let range = questionnaire.range_of(node);
    let gate = score.and_then(|score| score.gate.as_ref());
    let ids = |nodes: &mut dyn Iterator<Item = NodeIx>| {
        let ids: Vec<&str> = nodes.map(|node| questionnaire[node].id.as_str()).collect();
        ids.join("|")
    };
    let of_gate = gate.map_or(&[][..], |gate| &gate.blockers);
    let of_level = score.map_or(&[][..], |score| &score.standing.blockers);
    let mut hides = score.into_iter().flat_map(|score| score.hides.nodes());
    [
        number(range.map(|range| range.ends().0)),
        number(range.map(|range| range.ends().1)),
        number(range.zip(score).map(|(range, score)| range.show(score.estimate.mean))),
        gate.map(|gate| gate.reached.to_string()).unwrap_or_default(),
        gate.map(|gate| gate.stages.to_string()).unwrap_or_default(),
        ids(&mut of_gate.iter().chain(of_level).map(|blocker| blocker.node)),
        ids(&mut hides),
        number(aim.map(|aim| aim.target)),
        number(aim.and_then(|aim| aim.share)),
        number(aim.and_then(|aim| aim.progress)),
    ]
}

/// What changed since the wave before, over the items that both asked.
fn change(change: Option<&Change>, dialect: &Dialect) -> [String; 11] {
    let number = |value: Option<f64>| number(value, dialect);
    let difference = change.map(|change| change.difference);
    let interval = difference.and_then(|difference| difference.interval);
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    [
        number(change.map(|change| change.before)),
        number(change.map(|change| change.now)),
        number(difference.map(|difference| difference.points)),
        number(interval.map(|interval| interval.low)),
        number(interval.map(|interval| interval.high)),
        number(difference.and_then(|difference| difference.p)),
        word(change.map(|change| change.method.code())),
        change.and_then(|change| change.method.pairs()).map(|n| n.to_string()).unwrap_or_default(),
        word(change.map(|change| change.verdict.code())),
        number(difference.and_then(|difference| difference.judged.visible)),
        word(change.map(|change| change.listed_verdict.code())),
    ]
}

fn number(value: Option<f64>, dialect: &Dialect) -> String {
    let text = value.map(|value| value.to_string()).unwrap_or_default();
    text.replace('.', dialect.decimal_sign.encode_utf8(&mut [0; 4]))
}
