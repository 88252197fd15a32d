//! Whether the answers of each question come in order.

use super::QualityView;
use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::WaveView;
use crate::insight::quality::{GroupLevels, ItemLevels, LevelFinding, LevelMap, Levels, Refusal};
use crate::model::{Lang, NodeIx, OptionIx};
use crate::text::number::{self, percent};
use crate::text::terminal::levels::{
    AnswerWords, EARLY, LevelRemark, group_head, level_remark, no_levels, rare_answers, step_name, words,
};

impl QualityView<'_> {
    pub(super) fn levels(&self, levels: &Levels, document: &mut Document) {
        let words = words(self.lang);
        document.heading(Level::Part, words.in_order);
        let maps = || levels.groups.iter().filter_map(|group| Some((group, group.map.as_ref().ok()?)));
        for (group, map) in maps() {
            document.table(self.step_table(group, map), Narrow::Fold(1));
        }
        if maps().next().is_none() {
            document.paragraph(words.none);
        } else if maps().all(|(_, map)| map.is_in_order()) {
            document.paragraph(words.all_in_order);
        }
        let remarks = maps().flat_map(|(group, map)| self.level_remarks(group.node, map));
        document.list(remarks.chain(self.no_levels(levels)));
        if maps().next().is_none() {
            return;
        }
        document.note(words.note_steps);
        if self.details {
            document.heading(Level::Section, words.one_by_one);
            for (group, map) in maps() {
                document.table(self.answer_table(group, map), Narrow::Fold(1));
            }
            document.note(words.note_answers);
        }
    }

    fn head(&self, group: &GroupLevels, map: &LevelMap) -> String {
        group_head(self.node(group.node), &number::count(map.n, self.lang))
    }

    fn step_table(&self, group: &GroupLevels, map: &LevelMap) -> Table {
        let mut table = Table::default();
        table.column(Column::Words, self.head(group, map));
        let most = map.questions.iter().map(|question| question.stages.len()).max().unwrap_or_default();
        for at in 1..most {
            table.column(Column::Number, step_name(at - 1, at));
        }
        table.column(Column::Number, words(self.lang).misfit);
        for question in &map.questions {
            let mut cells = vec![self.node(question.node).to_owned()];
            cells.extend((1..most).map(|to| self.step_cell(question, to)));
            cells.push(self.two(question.fit.map(|fit| fit.given_score)));
            table.row(0, cells);
        }
        table
    }

    /// The step to an answer; nothing where the question has no such answer.
    fn step_cell(&self, question: &ItemLevels, to: usize) -> String {
        if to >= question.stages.len() {
            return String::new();
        }
        let at = question.steps.iter().position(|step| step.to == to && step.from + 1 == to);
        let Some(at) = at else { return number::NO_VALUE.to_owned() };
        let share = percent(question.steps[at].share, self.lang);
        if question.is_early(at) { format!("{share}{EARLY}") } else { share }
    }

    fn answer_table(&self, group: &GroupLevels, map: &LevelMap) -> Table {
        let words = words(self.lang);
        let mut table = Table::default();
        table.column(Column::Words, self.head(group, map));
        for head in [words.share, words.elsewhere, words.step, words.error] {
            table.column(Column::Number, head);
        }
        for question in &map.questions {
            table.head_row(self.node(question.node));
            for (at, stage) in question.stages.iter().enumerate() {
                let answer = self.answer(question.node, &stage.options, at);
                let step = question.steps.iter().find(|step| step.to == at);
                let elsewhere = stage.elsewhere.map(|estimate| estimate.mean / 100.0);
                let step_to = |figure: Option<f64>| match at {
                    0 => String::new(),
                    _ => self.two(figure),
                };
                let cells = vec![
                    format!("{} {}", answer.number, answer.label),
                    self.share(stage.share),
                    self.share(elsewhere),
                    step_to(step.map(|step| step.place)),
                    step_to(step.map(|step| step.error)),
                ];
                table.row(1, cells);
            }
        }
        table
    }

    fn answer(&self, item: NodeIx, options: &[OptionIx], stage: usize) -> AnswerWords {
        answer_words(self.view, item, options, stage, self.lang)
    }

    fn level_remarks(&self, group: NodeIx, map: &LevelMap) -> Vec<String> {
        let answer = |item: NodeIx, stage: usize| {
            let question = map.questions.iter().find(|question| question.node == item);
            let options = question.map_or(&[][..], |question| &question.stages[stage].options);
            self.answer(item, options, stage)
        };
        let mut rare: Vec<(Vec<AnswerWords>, Vec<&str>)> = Vec::new();
        let mut remarks = Vec::new();
        for finding in &map.findings {
            let (item, remark) = match finding {
                LevelFinding::Backwards { item, stage, sure } => {
                    (*item, LevelRemark::Backwards(answer(*item, *stage), answer(*item, stage + 1), *sure))
                }
                LevelFinding::NeverLikeliest { item, stage, sure } => {
                    (*item, LevelRemark::NeverLikeliest(answer(*item, *stage), *sure))
                }
                LevelFinding::Rare { item, stages } => {
                    let answers = stages.iter().map(|stage| answer(*item, *stage)).collect();
                    match rare.iter_mut().find(|(others, _)| *others == answers) {
                        Some((_, questions)) => questions.push(self.node(*item)),
                        None => rare.push((answers, vec![self.node(*item)])),
                    }
                    continue;
                }
                LevelFinding::Misfit { item, mean_square } => (*item, LevelRemark::Misfit(*mean_square)),
                LevelFinding::TooHigh(item) => (*item, LevelRemark::TooHigh),
                LevelFinding::TooLow(item) => (*item, LevelRemark::TooLow),
            };
            remarks.push(level_remark(self.node(group), self.node(item), &remark, self.lang));
        }
        let least = u64::from(self.view.assessment.min_group);
        let rare = rare
            .iter()
            .map(|(answers, questions)| rare_answers(self.node(group), questions, answers, least, self.lang));
        remarks.extend(rare);
        remarks
    }

    /// A sentence per reason, with the groups whose steps are not shown for it.
    fn no_levels(&self, levels: &Levels) -> Vec<String> {
        let mut reasons: Vec<(Refusal, Vec<&str>)> = Vec::new();
        for group in &levels.groups {
            let Err(refusal) = group.map else { continue };
            match reasons.iter_mut().find(|(reason, _)| *reason == refusal) {
                Some((_, names)) => names.push(self.node(group.node)),
                None => reasons.push((refusal, vec![self.node(group.node)])),
            }
        }
        let sentence =
            |(refusal, names): &(Refusal, Vec<&str>)| no_levels(names, *refusal, levels.least, self.lang);
        reasons.iter().map(sentence).collect()
    }
}

/// An answer by its number and in words; options that count alike stand together.
pub(in crate::report) fn answer_words(
    view: WaveView<'_>,
    item: NodeIx,
    options: &[OptionIx],
    stage: usize,
    lang: Lang,
) -> AnswerWords {
    let item = view.questionnaire()[item].item();
    let label = |option: &OptionIx| Some(item?.answering.options().get(option.at())?.label.get(lang));
    let labels: Vec<&str> = options.iter().filter_map(label).collect();
    AnswerWords { number: stage + 1, label: labels.join(" / ") }
}
