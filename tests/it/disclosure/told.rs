//! All that is told of an assessment, as statements about sums of answers.
//!
//! Unknown are the sums of each class of people (those of one unit and role who answered the same questions) at each question. Who asks knows who
//! was asked what and who answered, so they know each class and how many are in it. Every score is a sum of what is unknown: known with all its
//! decimals, or to lie between two ends.

use std::collections::BTreeMap;

use mognad::insight::Analysis;
use mognad::insight::quality::Quality;
use mognad::model::{Answer, NodeIx, Profile, RoleId, Told as InFile, ToldScore, UnitIx};
use mognad::score::{Estimate, Grain, Part, Step, WaveScores, whole};

use crate::support::Study;

/// People of one unit and role who answered the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    pub unit: UnitIx,
    pub role: Option<RoleId>,
    pub answered: Vec<bool>,
    pub applies: Vec<bool>,
}

/// What is told of the sum of some people's scores at a node.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Per class and question.
    pub row: Vec<f64>,
    /// Between which the sum is; one and the same where it is told with all its decimals.
    pub ends: (f64, f64),
}

impl Statement {
    pub fn is_exact(&self) -> bool {
        self.ends.0 == self.ends.1
    }
}

pub struct Told<'a> {
    study: &'a Study,
    analysis: Analysis,
    pub classes: Vec<(Class, u64)>,
    /// The true sums, to see that each statement holds.
    truth: Vec<f64>,
    pub items: usize,
    pub statements: Vec<Statement>,
}

impl<'a> Told<'a> {
    pub fn of(study: &'a Study) -> Self {
        let mut told = Self::nothing(study);
        told.listen_to_scores();
        told.listen_to_roles();
        told
    }

    /// What a file tells of an organisation, and nothing else.
    pub fn of_file(study: &'a Study, file: &Profile) -> Self {
        let mut told = Self::nothing(study);
        told.listen_to_file(file);
        told
    }

    fn nothing(study: &'a Study) -> Self {
        let mut classes: BTreeMap<Class, (u64, Vec<f64>)> = BTreeMap::new();
        let items = study.questionnaire().items().len();
        for response in &study.responses.0 {
            let answers: Vec<Answer> = response.answers.iter().collect();
            let class = Class {
                unit: response.unit,
                role: response.role.clone(),
                answered: answers.iter().map(|answer| matches!(answer, Answer::Option(_))).collect(),
                applies: answers.iter().map(|answer| *answer != Answer::NotApplicable).collect(),
            };
            let (n, sums) = classes.entry(class).or_insert_with(|| (0, vec![0.0; items]));
            *n += 1;
            for (sum, answer) in sums.iter_mut().zip(&answers) {
                if let Answer::Option(option) = answer {
                    *sum += 25.0 * option.at() as f64;
                }
            }
        }
        let truth = classes.values().flat_map(|(_, sums)| sums.clone()).collect();
        let classes: Vec<(Class, u64)> = classes.into_iter().map(|(class, (n, _))| (class, n)).collect();
        let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
        Self { study, analysis, classes, truth, items, statements: Vec::new() }
    }

    /// Whether no more than its stage is told of fewer than ten.
    pub fn is_fine(&self, node: NodeIx) -> bool {
        self.analysis.scores[0].release().limits(node).is_fine
    }

    fn is_in(&self, at: UnitIx, unit: UnitIx) -> bool {
        let units = &self.study.assessment.units;
        std::iter::successors(Some(at), |at| units[*at].parent).any(|at| at == unit)
    }

    /// What somebody of a class has at a node, per question; `None` where they have no score.
    pub fn weights(&self, class: &Class, node: NodeIx) -> Option<Vec<f64>> {
        let questionnaire = self.study.questionnaire();
        let mut weights = vec![0.0; self.items];
        if let Some(item) = questionnaire.item_ix(node) {
            weights[item.at()] = 1.0;
            return class.answered[item.at()].then_some(weights);
        }
        let group = questionnaire[node].group().expect("a group");
        let weight = |part: NodeIx| questionnaire[part].weight.value();
        let applies = |part: &NodeIx| {
            let items = questionnaire.items_in(*part);
            items.iter().any(|item| class.applies[questionnaire.item_ix(*item).expect("an item").at()])
        };
        let applicable: f64 = group.counted().filter(applies).map(weight).sum();
        let parts: Vec<(f64, Vec<f64>)> =
            group.counted().filter_map(|part| Some((weight(part), self.weights(class, part)?))).collect();
        let scored: f64 = parts.iter().map(|(weight, _)| weight).sum();
        if parts.is_empty() || 2.0 * scored < applicable {
            return None;
        }
        for (weight, part) in &parts {
            weights.iter_mut().zip(part).for_each(|(all, one)| *all += one * weight / scored);
        }
        Some(weights)
    }

    /// The classes with a score at a node that fulfil something.
    fn people(&self, node: NodeIx, is: &dyn Fn(&Class) -> bool) -> Vec<usize> {
        let has_score = |at: &usize| self.weights(&self.classes[*at].0, node).is_some();
        (0..self.classes.len()).filter(|at| is(&self.classes[*at].0)).filter(has_score).collect()
    }

    pub fn count(&self, classes: &[usize]) -> u64 {
        classes.iter().map(|at| self.classes[*at].1).sum()
    }

    /// Those of whom somebody might want to know something: each small class, and all of a unit where they are few.
    pub fn small_groups(&self, least: u64) -> Vec<Vec<usize>> {
        let classes = (0..self.classes.len()).map(|at| vec![at]);
        let in_unit = |unit| (0..self.classes.len()).filter(|at| self.classes[*at].0.unit == unit).collect();
        let units = self.study.assessment.units.iter().map(|(unit, _)| in_unit(unit));
        let mut groups: Vec<Vec<usize>> =
            classes.chain(units).filter(|group| (1..least).contains(&self.count(group))).collect();
        groups.sort();
        groups.dedup();
        groups
    }

    /// The sum of some classes' scores at a node.
    pub fn row(&self, node: NodeIx, classes: &[usize]) -> Vec<f64> {
        let mut row = vec![0.0; self.classes.len() * self.items];
        for at in classes {
            if let Some(weights) = self.weights(&self.classes[*at].0, node) {
                row[at * self.items..(at + 1) * self.items].copy_from_slice(&weights);
            }
        }
        row
    }

    fn hear(&mut self, about: &str, node: NodeIx, classes: &[usize], ends: (f64, f64)) {
        let n = self.count(classes) as f64;
        let row = self.row(node, classes);
        let sum: f64 = row.iter().zip(&self.truth).map(|(weight, sum)| weight * sum).sum();
        let slack = 1e-4 * n;
        let holds = ends.0 * n - slack <= sum && sum <= ends.1 * n + slack;
        assert!(holds, "{about}: {} is not in {ends:?}", sum / n);
        self.statements.push(Statement { row, ends: (ends.0 * n, ends.1 * n) });
    }

    /// Between which ends a mean is that was told so.
    fn ends(&self, (node, unit): (NodeIx, UnitIx), estimate: &Estimate, people: u64) -> (f64, f64) {
        let release = self.analysis.scores[0].release();
        let half = match release.step(node, unit) {
            Step::Of(step) => step / 2.0,
            _ if people >= release.limits(node).figure => 0.5,
            _ => 12.5,
        };
        match estimate.grain {
            Grain::Exact => (estimate.mean, estimate.mean),
            Grain::Under => (0.0, 4.5),
            Grain::Over => (95.5, 100.0),
            Grain::Whole => ((estimate.mean - half).max(0.0), (estimate.mean + half).min(100.0)),
        }
    }

    fn listen_to_scores(&mut self) {
        let tally = self.study.tally();
        let study = self.study;
        let scores = self.analysis.scores[0].clone();
        let questionnaire = study.questionnaire();
        for (unit, what) in study.assessment.units.iter() {
            for (node, of) in questionnaire.nodes() {
                let about = format!("{} {}", what.id, of.id);
                let everybody = self.people(node, &|class| self.is_in(class.unit, unit));
                if let Some(stage) = scores.unit(unit).stage(node) {
                    // That of a group comes from its questions'.
                    if of.item().is_some() {
                        let ends = ((stage - 12.5).max(0.0), (stage + 12.5).min(100.0));
                        self.hear(&format!("{about} stage"), node, &everybody, ends);
                    }
                    continue;
                }
                let Some(score) = scores.unit(unit).node(node) else { continue };
                let people = self.count(&everybody);
                assert_eq!(score.estimate.n, people, "{about}: what n counts");
                let release = scores.release();
                if what.children.is_empty() || people < release.limits(node).exact {
                    let ends = self.ends((node, unit), &score.estimate, people);
                    self.hear(&about, node, &everybody, ends);
                    continue;
                }
                let items: Vec<_> = questionnaire
                    .items_in(node)
                    .into_iter()
                    .filter_map(|item| questionnaire.item_ix(item))
                    .collect();
                let whole = whole(&study.assessment, &tally, (node, &items), &scores, unit);
                if whole.parts.is_empty() {
                    let ends = self.ends((node, unit), &score.estimate, people);
                    self.hear(&about, node, &everybody, ends);
                    continue;
                }
                let parts: Vec<UnitIx> = whole.parts.iter().filter_map(|part| part.unit).collect();
                for part in &whole.parts {
                    let people = match part.unit {
                        Some(part) => self.people(node, &|class| self.is_in(class.unit, part)),
                        None => self.people(node, &|class| {
                            self.is_in(class.unit, unit)
                                && !parts.iter().any(|part| self.is_in(class.unit, *part))
                        }),
                    };
                    if part.unit.is_some_and(|part| {
                        scores.unit(part).node(node).is_some() || scores.unit(part).stage(node).is_some()
                    }) {
                        continue;
                    }
                    assert_eq!(part.estimate.n, self.count(&people), "{about}: the rest's n");
                    let ends = self.ends((node, unit), &part.estimate, part.estimate.n);
                    self.hear(&format!("{about} rest"), node, &people, ends);
                }
            }
        }
    }

    /// The figures of an organisation and of its units, and what follows of those of a unit and of its parts for the rest of it.
    fn listen_to_file(&mut self, file: &Profile) {
        let study = self.study;
        let (units, questionnaire) = (&study.assessment.units, study.questionnaire());
        let root = units.only_root().expect("a whole");
        let below = file.units.iter().map(|unit| (units.find(&unit.id).expect("a unit"), &unit.figures));
        let figures: BTreeMap<(UnitIx, NodeIx), ToldScore> = below
            .chain([(root, &file.figures)])
            .flat_map(|(unit, figures)| figures.iter().map(move |figure| (unit, figure)))
            .map(|(unit, figure)| ((unit, questionnaire.find(&figure.node).expect("a node")), figure.clone()))
            .collect();
        let grain = |figure: &ToldScore| match figure.told {
            InFile::Exact => Grain::Exact,
            InFile::Whole => Grain::Whole,
            InFile::Under => Grain::Under,
            InFile::Over => Grain::Over,
        };
        let (tally, scores) = (study.tally(), self.analysis.scores[0].clone());
        for ((unit, node), figure) in &figures {
            let about = format!("{} {} in a file", units[*unit].id, figure.node);
            let everybody = self.people(*node, &|class| self.is_in(class.unit, *unit));
            let people = self.count(&everybody);
            assert_eq!(u64::from(figure.n), people, "{about}");
            let items = questionnaire.items_in(*node).into_iter();
            let items: Vec<_> = items.filter_map(|item| questionnaire.item_ix(item)).collect();
            // What parts weigh is known of how many work there.
            let whole = whole(&study.assessment, &tally, (*node, &items), &scores, *unit);
            if whole.parts.is_empty() || people < scores.release().limits(*node).exact {
                let estimate = Estimate {
                    mean: figure.mean.value(),
                    grain: grain(figure),
                    ..score_of(&scores, *unit, *node)
                };
                let ends = self.ends((*node, *unit), &estimate, people);
                self.hear(&about, *node, &everybody, ends);
                continue;
            }
            let is_told = |part: &&Part| part.unit.is_some_and(|part| figures.contains_key(&(part, *node)));
            let (told, kept): (Vec<&Part>, Vec<&Part>) = whole.parts.iter().partition(is_told);
            let [rest] = kept[..] else { continue };
            if rest.unit.is_some_and(|part| scores.unit(part).stage(*node).is_some()) {
                continue;
            }
            let of_told: f64 = told
                .iter()
                .filter_map(|part| Some(part.share * figures[&(part.unit?, *node)].mean.value()))
                .sum();
            let mean = (figure.mean.value() - of_told) / rest.share;
            let parts: Vec<UnitIx> = told.iter().filter_map(|part| part.unit).collect();
            let others = self.people(*node, &|class| {
                let is_here = self.is_in(class.unit, rest.unit.unwrap_or(*unit));
                is_here && !parts.iter().any(|part| self.is_in(class.unit, *part))
            });
            assert_eq!(rest.estimate.n, self.count(&others), "{about}: the rest’s n");
            let estimate = Estimate { mean, ..rest.estimate };
            let ends = self.ends((*node, *unit), &estimate, rest.estimate.n);
            self.hear(&format!("{about}, the rest"), *node, &others, ends);
        }
    }

    fn listen_to_roles(&mut self) {
        let quality = Quality::of(self.analysis.latest(), &self.analysis.tallies[0], &self.study.responses);
        let release = self.analysis.scores[0].release().clone();
        for gap in &quality.gaps.gaps {
            for (role, score) in gap.roles.iter().zip(&gap.scores) {
                let in_unit =
                    |class: &Class| match gap.unit {
                        Some(unit) => self.is_in(class.unit, unit),
                        None => self.study.assessment.units.iter().any(|(unit, _)| {
                            release.shown(gap.node)[unit.at()] && self.is_in(class.unit, unit)
                        }),
                    };
                let people =
                    self.people(gap.node, &|class| class.role.as_ref() == Some(role) && in_unit(class));
                assert_eq!(score.n, self.count(&people), "of a role");
                let about = format!("{role} in {:?}", gap.unit);
                self.hear(&about, gap.node, &people, (score.mean, score.mean));
            }
        }
    }
}

fn score_of(scores: &WaveScores, unit: UnitIx, node: NodeIx) -> Estimate {
    scores.unit(unit).node(node).expect("what a file tells is shown").estimate
}
