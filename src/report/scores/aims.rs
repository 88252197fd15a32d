//! Targets beside scores, in a table.

use crate::doc::{Column, Table};
use crate::insight::{Goal, Goals, WaveView, goals};
use crate::model::{Lang, UnitIx};
use crate::score::UnitScores;
use crate::text::number;
use crate::text::scale::{Scale, Shown};
use crate::text::sentences::target as say;
use crate::text::terminal::words;

use super::Extract;

/// A unit's targets in one wave: how many are reached, the table, and what the columns mean.
pub struct Targets {
    pub headline: String,
    pub table: Table,
    pub note: String,
}

/// How many of a unit's targets are reached, and how many probably are.
pub fn counted(goals: &Goals, scores: &UnitScores) -> say::Counted {
    let probably = goals.probably(scores);
    say::Counted { reached: goals.reached() - probably, probably, of: goals.given().count() }
}

/// The targets of a unit that may be shown; `None` where it has none.
pub fn targets(extract: &Extract<'_>, wave: usize, unit: UnitIx) -> Option<Targets> {
    let (view, lang) = (extract.analysis.view(wave), extract.lang);
    view.unit(unit).respondents?;
    let goals = goals(extract.analysis, wave, unit)?;
    let questionnaire = view.questionnaire();
    let shown = Shown::of(goals.goals.iter().map(|goal| Scale::of(questionnaire, goal.node, lang)));
    let has_progress = goals.goals.iter().any(|goal| goal.aim.progress.is_some());
    let words = words(lang);
    let mut table = Table::default();
    table.column(Column::Words, words.node);
    if shown == Shown::Mixed {
        table.column(Column::Mark, words.range);
    }
    for head in [words.score, words.target, words.gap, words.share] {
        table.column(Column::Number, head);
    }
    if has_progress {
        table.column(Column::Number, words.progress);
    }
    table.column(Column::Words, words.verdict);
    for goal in &goals.goals {
        table.row(0, Row { view, unit, goal, lang }.cells(&shown, has_progress));
    }
    let derived = goals.goals.iter().any(|goal| !goal.given);
    let told = goals.share.map(|share| format!(" {}", say::share(share, lang)));
    Some(Targets {
        headline: say::headline(counted(&goals, view.unit(unit)), lang),
        table,
        note: say::note(derived, has_progress, lang) + &told.unwrap_or_default(),
    })
}

struct Row<'a> {
    view: WaveView<'a>,
    unit: UnitIx,
    goal: &'a Goal,
    lang: Lang,
}

impl Row<'_> {
    fn cells(&self, shown: &Shown, has_progress: bool) -> Vec<String> {
        let Goal { node, given, aim, reached, .. } = *self.goal;
        let questionnaire = self.view.questionnaire();
        let scale = Scale::of(questionnaire, node, self.lang).with_line(aim.target);
        let dash = || number::NO_VALUE.to_owned();
        let score = self.view.node(self.unit, node).map(|score| &score.estimate);
        let decimals = score.map_or(1, |score| u8::from(!score.grain.is_coarse()));
        let gap = score.filter(|_| reached == Some(false));
        let gap = gap.map(|score| scale.gap(aim.target - score.mean, decimals));
        let target = scale.line(aim.target);
        let mut cells = vec![questionnaire[node].short.get(self.lang).to_owned()];
        cells.extend(shown.beside(scale));
        cells.push(score.map_or_else(dash, |score| scale.of_estimate(score, 1)));
        cells.push(if given { target } else { format!("({target})") });
        cells.push(gap.unwrap_or_default());
        cells.push(aim.share.map_or_else(dash, |share| say::whole_share(share, self.lang)));
        let progress = || aim.progress.map_or_else(dash, |progress| say::progress(progress, self.lang));
        cells.extend(has_progress.then(progress));
        let near = self.goal.is_near(self.view.unit(self.unit));
        cells.push(say::verdict(reached, near, self.lang).to_owned());
        cells
    }
}
