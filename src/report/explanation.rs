//! The arithmetic of one score, step by step, with decimals enough to redo it by hand.

mod difference;
mod judged;
mod precision;
mod respondent;

use super::view::{asked, stage_text};
use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::WaveView;
use crate::model::{ItemIx, Lang, NodeIx, NodeLevel, UnitIx};
use crate::report::ground;
use crate::score::{NodeScore, Part, Precision, Whole, whole};
use crate::tally::{Sums, Tally};
use crate::text::exporting;
use crate::text::labels::words;
use crate::text::number::{self, NO_VALUE};
use crate::text::scale::Scale;
use crate::text::sentences::area::average_hides;
use crate::text::sentences::method::lowered;
use crate::text::sentences::quoted;
use crate::text::sentences::summary::responses;
use crate::text::terminal::{exact, explanation as say, note_withheld, rules};

pub use difference::{Asked, derivation};

/// One score whose arithmetic is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Explanation<'a> {
    /// The wave.
    pub view: WaveView<'a>,
    /// The wave's sums.
    pub tally: &'a Tally,
    /// Whose score it is.
    pub unit: UnitIx,
    /// Where in the questionnaire.
    pub node: NodeIx,
    /// The language of the words.
    pub lang: Lang,
}

impl Explanation<'_> {
    /// The steps, from the answers to the level. A score that may not be shown has none.
    #[must_use]
    pub fn document(&self) -> Document {
        let name = self.view.questionnaire()[self.node].name.get(self.lang);
        let unit = self.unit_name(self.unit);
        let mut document = Document::titled(say::title(name, unit, self.view.wave.id.as_str(), self.lang));
        let questionnaire = self.view.questionnaire();
        if !questionnaire.is_told(self.node) {
            let words = exporting::words(self.lang);
            let is_item = questionnaire[self.node].item().is_some();
            document.paragraph(if is_item { words.entry } else { words.unscored });
            return document;
        }
        let Some(score) = self.view.node(self.unit, self.node) else {
            let least = self.view.assessment.least_of(self.view.questionnaire(), self.node);
            let stage = stage_text(self.view.unit(self.unit), questionnaire, self.node, self.lang);
            document.paragraph(stage.map_or_else(
                || say::nothing(self.lang).to_owned(),
                |stage| say::only_stage(&stage, self.lang),
            ));
            document.note(note_withheld(least as u32, self.lang));
            return document;
        };
        document.section(Level::Part, say::answers(self.lang), self.answers());
        let judged = self.view.questionnaire().is_judged_on_units(self.node);
        let (respondent, mut unit, precision) = match judged {
            true => (Document::default(), self.judged(score), Document::default()),
            false if score.estimate.grain.is_coarse() => {
                (self.respondent(), self.coarse(score), Document::default())
            }
            false => {
                let whole = self.whole();
                (self.respondent(), self.unit_score(score, &whole.parts), self.precision(score, &whole))
            }
        };
        unit.formulas(self.on_range(score).into_iter().collect());
        document.section(Level::Part, say::respondent(self.lang), respondent);
        document.section(Level::Part, say::unit(self.lang), unit);
        document.section(Level::Part, say::precision(self.lang), precision);
        document.section(Level::Part, say::level(self.lang), self.level(score));
        document.notes(lowered(self.view.assessment, self.lang));
        document
    }

    /// A score of which no decimals are told, and why not.
    fn coarse(&self, score: &NodeScore) -> Document {
        let told = Scale::points(self.lang).of_estimate(&score.estimate, 0);
        let enough = self.view.scores.release().limits(self.node).exact;
        let mut document = Document::default();
        document.paragraph(match score.estimate.n < enough {
            true => say::of_few(enough, self.lang),
            false => say::rounded(self.lang).to_owned(),
        });
        document.formulas(vec![format!("x̄ ≈ {told}")]);
        document
    }

    fn answers(&self) -> Document {
        let mut document = Document::default();
        let unit = self.view.unit(self.unit);
        let states = unit.answers.as_ref().and_then(|states| states.get(self.node.at()));
        let (Some(n), Some(states)) = (unit.respondents, states) else { return document };
        let invited = asked(&self.view.assessment.units, self.unit);
        document.paragraph(responses(n, invited, self.lang));
        if states.total() == 0 {
            return document;
        }
        let words = words(self.lang);
        let counts = [
            (words.answered, states.valued),
            (words.dont_know, states.dont_know),
            (words.not_applicable, states.not_applicable),
            (words.not_answered, states.not_answered),
        ];
        let counts = counts.map(|(name, count)| format!("{name} {}", number::count(count, self.lang)));
        let questionnaire = self.view.questionnaire();
        let questions = questionnaire.items_in(self.node);
        let questions = questions.into_iter().filter(|item| questionnaire.is_told(*item)).count();
        document.paragraph(format!("{} {}.", say::over_questions(questions, self.lang), counts.join(", ")));
        document
    }

    fn unit_score(&self, score: &NodeScore, parts: &[Part]) -> Document {
        if parts.is_empty() {
            return self.plain_mean(&self.total(), score);
        }
        let mut document = Document::default();
        document.paragraph(say::rollup(self.view.assessment.rollup, self.lang));
        document.table(self.parts_table(parts), Narrow::Break);
        document.formulas(vec![format!("x̄ = Σ w · x̄ᵢ = {}", self.six(score.estimate.mean))]);
        document
    }

    /// The sums over the unit and everything below it.
    fn total(&self) -> Sums {
        let mut total = Sums::default();
        let below = self.view.assessment.units.subtree(self.unit);
        below.into_iter().for_each(|unit| total.merge(&self.tally.unit_at(unit, self.node)));
        total
    }

    /// What the unit's score is put together from, as far as it may be shown: those in none of the shown parts stand together, which
    /// tells no more of them than the shown parts and the whole do.
    fn whole(&self) -> Whole {
        let questionnaire = self.view.questionnaire();
        let items = questionnaire.items_in(self.node).into_iter();
        let items: Vec<ItemIx> = items.filter_map(|item| questionnaire.item_ix(item)).collect();
        whole(self.view.assessment, self.tally, (self.node, &items), self.view.scores, self.unit)
    }

    fn plain_mean(&self, sums: &Sums, score: &NodeScore) -> Document {
        let points = |units: i128, scale: f64| self.six(units as f64 / scale);
        let n = number::count(sums.n, self.lang);
        let (sum, squares) = (points(sums.sum, 1e12), points(sums.sum_of_squares, 1e24));
        let mut lines = vec![
            format!("n = {n} {}", say::have_points(sums.n, self.lang)),
            format!("Σx = {sum}"),
            format!("Σx² = {squares}"),
            format!("x̄ = Σx / n = {sum} / {n} = {}", self.six(score.estimate.mean)),
        ];
        if let Some(sd) = score.estimate.sd {
            let less = number::count(sums.n - 1, self.lang);
            lines.push("s = √((Σx² − (Σx)² / n) / (n − 1))".to_owned());
            lines.push(format!("  = √(({squares} − {sum}² / {n}) / {less}) = {}", self.six(sd)));
        }
        let unit = &self.view.assessment.units[self.unit];
        let mut document = Document::default();
        if !unit.children.is_empty() {
            document.paragraph(say::rollup(self.view.assessment.rollup, self.lang));
        }
        document.formulas(lines);
        document
    }

    fn parts_table(&self, parts: &[Part]) -> Table {
        let by_people = parts.iter().any(|part| part.people.is_some());
        let mut table = Table::default();
        table.column(Column::Words, say::part(self.lang));
        if by_people {
            table.column(Column::Number, "N");
        }
        for head in ["n", "w", "x̄ᵢ", "se"] {
            table.column(Column::Number, head);
        }
        table.column(Column::Number, "df");
        for part in parts {
            let name = match part.unit {
                Some(unit) => self.unit_name(unit).to_owned(),
                None => say::rest_of(self.unit_name(self.unit), self.lang),
            };
            let dash = || NO_VALUE.to_owned();
            let mut cells = vec![name];
            if by_people {
                cells.push(part.people.map_or_else(dash, |people| number::count(people, self.lang)));
            }
            cells.push(number::count(part.estimate.n, self.lang));
            cells.push(self.six(part.share));
            cells.push(self.six(part.estimate.mean));
            cells.push(part.precision.map_or_else(dash, |precision| self.six(precision.se)));
            let uncertain = part.precision.filter(|precision| precision.se > 0.0);
            cells.push(uncertain.map_or_else(dash, |precision| number::decimal(precision.df, 3, self.lang)));
            table.row(0, cells);
        }
        table
    }

    fn level(&self, score: &NodeScore) -> Document {
        let mut document = Document::default();
        let questionnaire = self.view.questionnaire();
        let Some(group) = questionnaire[self.node].group().filter(|group| !group.levels.is_empty()) else {
            return document;
        };
        let mut table = Table::default();
        table.column(Column::Mark, words(self.lang).level);
        table.column(Column::Number, say::from(self.lang));
        let scale = self.scale();
        if !scale.is_points() {
            table.column(Column::Number, rules::on_range(&scale.name(), self.lang));
        }
        table.column(Column::Mark, say::enough(self.lang));
        table.column(Column::Words, say::requirements(self.lang));
        for (level, here) in questionnaire.levels().iter().zip(&group.levels) {
            let enough = here.from.millionths() <= score.estimate.millionths;
            let mut cells = vec![level.name.get(self.lang).to_owned(), self.exact(here.from.value())];
            cells.extend((!scale.is_points()).then(|| scale.line(here.from.value())));
            cells.push(if enough { say::yes(self.lang) } else { say::no(self.lang) }.to_owned());
            cells.push(self.requirements(here));
            table.row(0, cells);
        }
        let name = |ix: crate::model::LevelIx| questionnaire.levels()[ix.at()].name.get(self.lang);
        let (level, uncapped) = (score.standing.level.map(name), score.standing.uncapped.map(name));
        document.paragraph(say::climbing(self.lang));
        let ground = ground::of_node(self.view, self.unit, self.node, self.lang);
        ground.into_iter().for_each(|told| document.paragraph(told));
        document.table(table, Narrow::Break);
        document.paragraph(say::reached(level, uncapped, self.lang));
        if let Some(hidden) = self.hidden(score) {
            document.paragraph(hidden);
        }
        document
    }

    /// What the score, a mean, hides, if it does.
    fn hidden(&self, score: &NodeScore) -> Option<String> {
        let named = |node: NodeIx| {
            let mean = self.view.node(self.unit, node).map(|score| self.six(score.estimate.mean));
            format!("{} ({})", self.in_sentence(node), mean.unwrap_or_default())
        };
        let (parts, more) = score.hides.named();
        average_hides(Some(&named(self.node)), parts.into_iter().map(named).collect(), more, self.lang)
    }

    /// The score on the range that it is shown on elsewhere, where that is another.
    fn on_range(&self, score: &NodeScore) -> Option<String> {
        let scale = self.scale();
        if scale.is_points() {
            return None;
        }
        let (low, high) = scale.ends();
        let formula = format!(
            "{} + ({} − {}) · {} / 100 = {}",
            self.exact(low),
            self.exact(high),
            self.exact(low),
            self.six(score.estimate.mean),
            self.six(scale.value(score.estimate.mean))
        );
        Some(format!("{}: {formula}", scale.phrase()))
    }

    fn requirements(&self, level: &NodeLevel) -> String {
        let questionnaire = self.view.questionnaire();
        let told = level.requires.iter().map(|requirement| {
            let has = self.view.node(self.unit, requirement.node).map(|node| node.estimate);
            let is_met = has.is_some_and(|has| has.millionths >= requirement.at_least.millionths());
            let name = questionnaire[requirement.node].in_text(self.lang);
            let has = has.map(|has| self.six(has.mean));
            say::requirement(
                name,
                &self.exact(requirement.at_least.value()),
                has.as_deref(),
                is_met,
                self.lang,
            )
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { NO_VALUE.to_owned() } else { told.join("; ") }
    }

    /// What a node is called in a sentence: an item in quotation marks, as its short name may be the whole question.
    fn in_sentence(&self, node: NodeIx) -> String {
        let short = self.view.questionnaire().inside_short(node, self.lang);
        let is_item = self.view.questionnaire()[node].item().is_some();
        if is_item { quoted(short, self.lang) } else { short.to_owned() }
    }

    fn scale(&self) -> Scale<'_> {
        Scale::of(self.view.questionnaire(), self.node, self.lang)
    }

    fn unit_name(&self, unit: UnitIx) -> &str {
        self.view.assessment.units[unit].name.get(self.lang)
    }

    fn df(&self, precision: &Precision) -> String {
        self.exact((precision.df * 1e3).round() / 1e3)
    }

    /// Six decimals, whatever they are.
    fn six(&self, value: f64) -> String {
        number::decimal(value, 6, self.lang)
    }

    fn exact(&self, value: f64) -> String {
        exact(value, self.lang)
    }
}
