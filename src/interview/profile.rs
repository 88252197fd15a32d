//! One respondent's own scores, for the respondent: a row per area with a bar.

use std::sync::Arc;

use crate::doc::{Column, Document, Level, Narrow, Table, bar};
use crate::insight::Analysis;
use crate::model::{Assessment, Lang, NodeIx, Questionnaire, Response, Responses, Tongue, Wave};
use crate::report::ground;
use crate::text::interviewing::words;
use crate::text::scale::Scale;
use crate::text::{labels, number, terminal};

/// How long a bar is at 100 points.
const BAR: usize = 20;

/// What one respondent's answers give, judged as if they were all a unit had. It is for the respondent's eyes.
///
/// What is judged on units, such as a ladder, has no score here: one person alone climbs none.
#[must_use]
pub fn profile(
    assessment: &Assessment,
    wave: usize,
    response: Response,
    lang: impl Into<Tongue>,
) -> Document {
    let tongue = lang.into();
    let (content, lang) = (tongue.content, tongue.program());
    let unit = response.unit;
    let wave = &assessment.waves[wave];
    let alone = Assessment {
        min_group: 1,
        min_item_group: 1,
        min_role_group: 1,
        waves: vec![Wave { questionnaire: Arc::new(wave.questionnaire.without_limits()), ..wave.clone() }],
        ..assessment.clone()
    };
    let analysis = Analysis::of(alone, &[Responses(vec![response])]);
    let view = analysis.latest();
    let questionnaire = view.questionnaire();
    let has_levels = !questionnaire.levels().is_empty();
    let mut table = Table::default();
    table.column(Column::Words, words(lang).area);
    let areas = questionnaire.areas().map(|(ix, _)| ix).filter(|ix| questionnaire.is_told(*ix));
    let areas: Vec<NodeIx> = areas.collect();
    table.column(Column::Bar, ends(questionnaire, &areas, lang));
    table.column(Column::Number, labels::words(lang).score);
    if has_levels {
        table.column(Column::Mark, labels::words(lang).level);
    }
    let (mut is_capped, mut is_of_units) = (false, false);
    for area in areas {
        let of_units = questionnaire.is_judged_on_units(area);
        is_of_units |= of_units;
        let scale = Scale::of(questionnaire, area, lang);
        let score = view.node(unit, area).filter(|_| !of_units);
        let mean = score.map(|score| score.estimate.mean);
        let mut cells = vec![
            questionnaire[area].name.get(content).to_owned(),
            mean.map_or_else(String::new, |mean| bar(mean, BAR)),
            mean.map_or_else(|| number::NO_VALUE.to_owned(), |mean| shown(scale, mean)),
        ];
        if has_levels {
            let level = score.and_then(|score| score.standing.level);
            let name = level.map(|level| questionnaire.levels()[level.at()].name.get(content).to_owned());
            let mark = if score.is_some_and(|score| score.standing.is_capped()) { "*" } else { "" };
            is_capped |= !mark.is_empty();
            cells.push(name.unwrap_or_else(|| number::NO_VALUE.to_owned()) + mark);
        }
        table.row(0, cells);
    }
    let mut document = Document::default();
    document.heading(Level::Part, words(lang).own_profile);
    document.table(table, Narrow::Break);
    if is_capped {
        document.note(labels::words(lang).note_capped);
    }
    let areas = questionnaire.areas().map(|(ix, _)| ix).filter(|ix| !questionnaire.is_judged_on_units(*ix));
    for told in ground::of_nodes(view, unit, areas, lang) {
        document.note(told);
    }
    if is_of_units {
        document.note(words(lang).note_of_units);
    }
    document.note(words(lang).note_profile);
    document
}

/// What the bars run from and to, where that is the same for all areas.
fn ends(questionnaire: &Questionnaire, areas: &[NodeIx], lang: Lang) -> String {
    let mut ends = areas.iter().map(|area| Scale::of(questionnaire, *area, lang).ends());
    let first = ends.next().unwrap_or((0.0, 100.0));
    if ends.all(|other| other == first) {
        let [low, high] = [first.0, first.1].map(|end| terminal::exact(end, lang));
        return format!("{low} ─────────── {high}");
    }
    "─────────────────".to_owned()
}

/// A score on its scale; the scale is named where it is not 0–100.
fn shown(scale: Scale<'_>, mean: f64) -> String {
    if scale.is_points() { number::whole(mean, scale.lang()) } else { scale.out_of(mean) }
}
