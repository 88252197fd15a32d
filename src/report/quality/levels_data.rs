//! Whether the answers of each question come in order, for programs.

use serde::Serialize;

use super::QualityView;
use super::codes::refusal_code;
use super::csv::{About, Rows};
use crate::insight::quality::{GroupLevels, ItemLevels, LevelFinding, LevelMap, Stage, StepLevel};
use crate::model::NodeIx;

impl QualityView<'_> {
    pub(super) fn json_levels(&self) -> Option<LevelsJson<'_>> {
        let levels = self.quality.levels.as_ref()?;
        Some(LevelsJson {
            least: levels.least,
            groups: levels.groups.iter().map(|group| self.json_level_group(group)).collect(),
        })
    }

    fn json_level_group(&self, group: &GroupLevels) -> GroupJson<'_> {
        let map = group.map.as_ref().ok();
        let stretches = |map: &LevelMap| {
            let people = map.people.iter();
            people.map(|one| PeopleJson { from: one.from, to: one.to, people: one.people }).collect()
        };
        GroupJson {
            node: self.id(group.node),
            n: map.map(|map| map.n),
            not_shown: group.map.as_ref().err().map(|refusal| refusal_code(*refusal)),
            separation: map.and_then(|map| map.separation),
            questions: map.map_or_else(Vec::new, |map| {
                map.questions.iter().map(|question| self.json_levels_of(question)).collect()
            }),
            people: map.map_or_else(Vec::new, stretches),
            findings: map.map_or_else(Vec::new, |map| {
                map.findings.iter().map(|finding| self.json_level_finding(finding)).collect()
            }),
        }
    }

    fn json_levels_of(&self, question: &ItemLevels) -> QuestionJson<'_> {
        QuestionJson {
            item: self.id(question.node),
            infit: question.fit.map(|fit| fit.infit),
            outfit: question.fit.map(|fit| fit.outfit),
            misfit: question.fit.map(|fit| fit.given_score),
            misfit_z: question.fit.map(|fit| fit.deviate).filter(|z| z.is_finite()),
            answers: question.stages.iter().map(|stage| self.json_stage(question.node, stage)).collect(),
            steps: question.steps.iter().map(json_step).collect(),
        }
    }

    fn json_stage(&self, item: NodeIx, stage: &Stage) -> AnswerJson<'_> {
        let item = self.view.questionnaire()[item].item();
        let options = item.map_or(&[][..], |item| item.answering.options());
        AnswerJson {
            options: stage.options.iter().filter_map(|at| Some(options.get(at.at())?.id.as_str())).collect(),
            rare: stage.is_rare,
            share: stage.share,
            elsewhere: stage.elsewhere.map(|estimate| estimate.mean / 100.0),
        }
    }

    fn json_level_finding(&self, finding: &LevelFinding) -> FoundJson<'_> {
        let (kind, item, answers, sure, value) = match finding {
            LevelFinding::Backwards { item, stage, sure } => {
                ("backwards", item, vec![*stage, stage + 1], Some(*sure), None)
            }
            LevelFinding::NeverLikeliest { item, stage, sure } => {
                ("never-likeliest", item, vec![*stage], Some(*sure), None)
            }
            LevelFinding::Rare { item, stages } => ("rare", item, stages.clone(), None, None),
            LevelFinding::Misfit { item, mean_square } => {
                ("misfit", item, Vec::new(), Some(true), Some(*mean_square))
            }
            LevelFinding::TooHigh(item) => ("too-high", item, Vec::new(), None, None),
            LevelFinding::TooLow(item) => ("too-low", item, Vec::new(), None, None),
        };
        let answers = answers.into_iter().map(|stage| stage + 1).collect();
        FoundJson { kind, item: self.id(*item), answers, sure, value }
    }

    pub(super) fn csv_levels(&self, rows: &mut Rows<'_>) {
        for group in self.quality.levels.iter().flat_map(|levels| &levels.groups) {
            let about = self.about("levels", group.node);
            match &group.map {
                Ok(map) => self.csv_level_map(rows, &about, map),
                Err(refusal) => rows.word(&about, "not_shown", refusal_code(*refusal)),
            }
        }
    }

    fn csv_level_map(&self, rows: &mut Rows<'_>, about: &About<'_>, map: &LevelMap) {
        rows.figure(about, "n", Some(map.n as f64));
        rows.figure(about, "separation", map.separation);
        for question in &map.questions {
            let about = self.about("levels", question.node);
            rows.figure(&about, "infit", question.fit.map(|fit| fit.infit));
            rows.figure(&about, "outfit", question.fit.map(|fit| fit.outfit));
            rows.figure(&about, "misfit", question.fit.map(|fit| fit.given_score));
            for (at, stage) in question.stages.iter().enumerate() {
                let elsewhere = stage.elsewhere.map(|estimate| estimate.mean / 100.0);
                rows.figure(&about, &format!("answer_{}_share", at + 1), stage.share);
                rows.figure(&about, &format!("answer_{}_elsewhere", at + 1), elsewhere);
            }
            for step in &question.steps {
                let name = format!("step_{}_{}", step.from + 1, step.to + 1);
                rows.figure(&about, &name, Some(step.place));
                rows.figure(&about, &format!("{name}_error"), Some(step.error));
                rows.estimate(&about, &format!("{name}_share"), Some(step.share), Some(step.interval));
            }
        }
    }
}

fn json_step(step: &StepLevel) -> StepJson {
    StepJson {
        from: step.from + 1,
        to: step.to + 1,
        place: step.place,
        error: step.error,
        share: step.share,
        share_ci: Some(step.interval.ends()),
    }
}

/// Places are in logits from the mean of the steps that are shown; answers are numbered from 1 for the one that counts least.
#[derive(Serialize)]
pub(super) struct LevelsJson<'a> {
    least: u64,
    groups: Vec<GroupJson<'a>>,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    node: &'a str,
    n: Option<u64>,
    not_shown: Option<&'static str>,
    separation: Option<f64>,
    questions: Vec<QuestionJson<'a>>,
    people: Vec<PeopleJson>,
    findings: Vec<FoundJson<'a>>,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    item: &'a str,
    infit: Option<f64>,
    outfit: Option<f64>,
    misfit: Option<f64>,
    misfit_z: Option<f64>,
    answers: Vec<AnswerJson<'a>>,
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    options: Vec<&'a str>,
    rare: bool,
    share: Option<f64>,
    elsewhere: Option<f64>,
}

#[derive(Serialize)]
struct StepJson {
    from: usize,
    to: usize,
    place: f64,
    error: f64,
    share: f64,
    share_ci: Option<[f64; 2]>,
}

#[derive(Serialize)]
struct PeopleJson {
    from: f64,
    to: f64,
    people: u64,
}

#[derive(Serialize)]
struct FoundJson<'a> {
    kind: &'static str,
    item: &'a str,
    answers: Vec<usize>,
    sure: Option<bool>,
    value: Option<f64>,
}
