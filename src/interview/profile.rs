//! One respondent's own scores, for the respondent: a row per area with a bar.

use std::sync::Arc;

use crate::insight::Analysis;
use crate::model::{Assessment, Lang, NodeIx, Response, Responses, Wave};
use crate::report::table::{Column, Paper, Table, bar};
use crate::text::interviewing::words;
use crate::text::{number, terminal};

/// How long a bar is at 100 points.
const BAR: usize = 20;

/// What one respondent's answers give, judged as if they were all a unit had. It is for the respondent's eyes.
#[must_use]
pub fn profile(
    assessment: &Assessment,
    wave: usize,
    response: Response,
    paper: &Paper,
    lang: Lang,
) -> String {
    let unit = response.unit;
    let wave = &assessment.waves[wave];
    let alone = Assessment {
        min_group: 1,
        waves: vec![Wave { questionnaire: Arc::clone(&wave.questionnaire), ..wave.clone() }],
        ..assessment.clone()
    };
    let analysis = Analysis::of(alone, &[Responses(vec![response])]);
    let view = analysis.latest();
    let questionnaire = view.questionnaire();
    let has_levels = !questionnaire.levels().is_empty();
    let mut table = Table::default();
    table.column(Column::Words, words(lang).area);
    table.column(Column::Mark, "0 ─────────── 100");
    table.column(Column::Number, terminal::words(lang).score);
    if has_levels {
        table.column(Column::Mark, terminal::words(lang).level);
    }
    let mut is_capped = false;
    let areas: Vec<NodeIx> = questionnaire.areas().map(|(ix, _)| ix).collect();
    for area in areas {
        let score = view.node(unit, area);
        let mean = score.map(|score| score.estimate.mean);
        let mut cells = vec![
            questionnaire[area].name.get(lang).to_owned(),
            mean.map_or_else(String::new, |mean| bar(mean, BAR)),
            mean.map_or_else(|| number::NO_VALUE.to_owned(), |mean| number::whole(mean, lang)),
        ];
        if has_levels {
            let level = score.and_then(|score| score.standing.level);
            let name = level.map(|level| questionnaire.levels()[level.at()].name.get(lang).to_owned());
            let mark = if score.is_some_and(|score| score.standing.is_capped()) { "*" } else { "" };
            is_capped |= !mark.is_empty();
            cells.push(name.unwrap_or_else(|| number::NO_VALUE.to_owned()) + mark);
        }
        table.row(0, cells);
    }
    let mut text = paper.heading(words(lang).own_profile) + &table.text(paper.width);
    if is_capped {
        text += &paper.paragraph(terminal::words(lang).note_capped, 2);
    }
    text + &paper.paragraph(words(lang).note_profile, 0)
}
