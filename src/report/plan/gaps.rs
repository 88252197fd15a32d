//! What is wanted beside what is there, over all units, with setbacks as openly as advances.

use serde::Serialize;

use crate::doc::{Column, Document, Level, Narrow, Table};
use crate::insight::{Change, Goal, goals};
use crate::model::UnitIx;
use crate::report::json::to_text;
use crate::report::view::Scope;
use crate::text::labels::words;
use crate::text::number::NO_VALUE;
use crate::text::sentences::method::lowered;
use crate::text::sentences::{change as changes, target as say};
use crate::text::terminal::plan::{self, furthest, moved, of_target};

/// The gaps of some units in one wave.
#[derive(Debug)]
pub struct GapsView<'a> {
    scope: Scope<'a>,
    /// Each target that holds for a unit that may be shown.
    gaps: Vec<Gap>,
    /// Whether changes are judged over all units.
    is_list: bool,
}

/// One target, and what has become of it.
#[derive(Debug, Clone, Copy)]
struct Gap {
    unit: UnitIx,
    goal: Goal,
    /// How many points are missing; 0 where none are, `None` where no score may be shown.
    missing: Option<f64>,
    is_near: bool,
    /// What is sure of the change since the wave before.
    change: Option<Change>,
}

impl<'a> GapsView<'a> {
    /// The targets of these units, own and inherited ones; of all units where none are named.
    #[must_use]
    pub fn of(scope: Scope<'a>, units: &[UnitIx]) -> Self {
        // What is said of one unit is what its page says; of several it is judged over all.
        let is_list = units.len() != 1;
        let all = scope.view.assessment.units.iter().map(|(unit, _)| unit);
        let units = all.filter(|unit| units.is_empty() || units.contains(unit));
        let units = units.filter(|unit| scope.view.unit(*unit).respondents.is_some());
        let of_unit = |unit: UnitIx| {
            let goals = goals(scope.analysis, scope.wave, unit).unwrap_or_default().goals;
            goals.into_iter().filter(|goal| goal.given).map(move |goal| Gap::of(&scope, unit, goal, is_list))
        };
        Self { gaps: units.flat_map(of_unit).collect(), is_list, scope }
    }

    /// How many are reached, what moved, and each target.
    #[must_use]
    pub fn document(&self) -> Document {
        let (scope, lang) = (&self.scope, self.scope.lang);
        let words = plan::words(lang);
        let title = scope.view.assessment.title.get(lang);
        let mut document = Document::titled(format!("{title}, {}. {}", scope.view.wave.id, words.gaps));
        if self.gaps.is_empty() {
            document.paragraph(words.no_targets);
            return document;
        }
        document.paragraph(self.summary());
        document.listed(Level::Part, words.setbacks, self.moved(|points| points < 0.0));
        document.listed(Level::Part, words.advances, self.moved(|points| points > 0.0));
        for of_unit in self.gaps.chunk_by(|a, b| a.unit == b.unit) {
            if let Some(first) = of_unit.first() {
                document.heading(Level::Section, scope.unit_name(first.unit));
                document.table(self.table(of_unit), Narrow::Break);
            }
        }
        let has_progress = self.gaps.iter().any(|gap| gap.goal.aim.progress.is_some());
        document.note(say::note(false, has_progress, lang));
        let has_changes = self.gaps.iter().any(|gap| gap.change.is_some());
        // What is sure on a unit's page need not be sure here.
        document.notes((self.is_list && has_changes).then(|| changes::how_listed(lang)));
        document.notes(lowered(scope.view.assessment, lang));
        document
    }

    fn summary(&self) -> String {
        let reached = |probably: bool| {
            let all = self.gaps.iter().filter(|gap| gap.goal.reached == Some(true));
            all.filter(|gap| gap.is_near == probably).count()
        };
        let unknown = self.gaps.iter().filter(|gap| gap.missing.is_none()).count();
        let counted = say::Counted {
            reached: reached(false),
            probably: reached(true),
            of: self.gaps.len() - unknown,
            unknown,
        };
        let known = self.gaps.iter().filter(|gap| gap.missing.is_some_and(|missing| missing > 0.0));
        let largest = known.max_by(|a, b| a.missing.unwrap_or(0.0).total_cmp(&b.missing.unwrap_or(0.0)));
        let largest = largest.map(|gap| {
            let scale = self.scope.scale(gap.goal.node);
            let missing = scale.missing(gap.missing.unwrap_or_default());
            (self.scope.unit_name(gap.unit), self.scope.inside(gap.goal.node), missing)
        });
        let largest = largest.as_ref().map(|(unit, node, gap)| (*unit, *node, gap.as_str()));
        let headline = say::headline(counted, self.scope.lang) + ".";
        let furthest = largest.map(|largest| furthest(largest, self.scope.lang));
        std::iter::once(headline).chain(furthest).collect::<Vec<_>>().join(" ")
    }

    /// The sure changes of what has a target.
    fn moved(&self, is: impl Fn(f64) -> bool) -> Vec<String> {
        let moved = self.gaps.iter().filter_map(|gap| {
            let change = gap.change.filter(|change| change.counts() && is(change.difference.points))?;
            let scale = self.scope.scale(gap.goal.node);
            let is_coarse = change.grains.iter().any(|grain| grain.is_coarse());
            let points = scale.change(change.difference.points, u8::from(!is_coarse));
            let (unit, node) = (self.scope.unit_name(gap.unit), self.scope.inside(gap.goal.node));
            Some(moved(unit, node, &points, &self.stands(gap), self.scope.lang))
        });
        moved.collect()
    }

    /// `50 av 60`; the target alone where no score may be shown.
    fn stands(&self, gap: &Gap) -> String {
        let target = gap.goal.aim.target;
        let scale = self.scope.scale(gap.goal.node).with_line(target);
        let score =
            self.scope.view.node(gap.unit, gap.goal.node).map(|score| scale.of_estimate(&score.estimate, 0));
        of_target(score.as_deref().unwrap_or(NO_VALUE), &scale.line(target), self.scope.lang)
    }

    fn table(&self, of_unit: &[Gap]) -> Table {
        let (lang, shared) = (self.scope.lang, words(self.scope.lang));
        let inherits = of_unit.iter().any(|gap| gap.goal.inherited.is_some());
        let has_progress = of_unit.iter().any(|gap| gap.goal.aim.progress.is_some());
        let mut table = Table::default();
        table.column(Column::Words, shared.node);
        table.column(Column::Words, plan::words(lang).target);
        table.column(Column::Number, self.scope.labels.gap);
        table.column(Column::Number, self.scope.labels.share_of_target);
        if has_progress {
            table.column(Column::Number, self.scope.labels.progress);
        }
        table.column(Column::Words, shared.verdict);
        if inherits {
            table.column(Column::Words, plan::words(lang).inherited);
        }
        for gap in of_unit {
            let Goal { node, aim, reached, inherited, .. } = gap.goal;
            let scale = self.scope.scale(node);
            let missing = gap.missing.filter(|missing| *missing > 0.0).map(|missing| scale.gap(missing, 0));
            let mut cells = vec![self.scope.in_row(node).to_owned()];
            cells.push(self.stands(gap));
            cells.push(missing.unwrap_or_default());
            cells.push(aim.share.map(|share| say::whole_share(share, lang)).unwrap_or_default());
            let progress = || aim.progress.map(|progress| say::progress(progress, lang)).unwrap_or_default();
            cells.extend(has_progress.then(progress));
            cells.push(say::verdict(reached, gap.is_near, lang).to_owned());
            let set_for = || inherited.map_or_else(String::new, |unit| self.scope.unit_name(unit).to_owned());
            cells.extend(inherits.then(set_for));
            table.row(0, cells);
        }
        table
    }

    /// The same as JSON, with unrounded numbers.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let (view, tree) = (self.scope.view, &self.scope.view.assessment.units);
        let target = |gap: &Gap| JsonGap {
            unit: tree[gap.unit].id.as_str(),
            node: view.questionnaire()[gap.goal.node].id.as_str(),
            target: gap.goal.aim.target,
            set_for: tree[gap.goal.inherited.unwrap_or(gap.unit)].id.as_str(),
            score: view.unit(gap.unit).score(gap.goal.node),
            gap: gap.missing,
            reached: gap.goal.reached,
            near: gap.is_near,
            share: gap.goal.aim.share,
            progress: gap.goal.aim.progress,
            change: gap.change.map(|change| JsonChange {
                points: change.difference.points,
                verdict: change.verdict.code(),
            }),
        };
        let root = JsonGaps {
            format: 1,
            wave: view.wave.id.as_str(),
            targets: self.gaps.iter().map(target).collect(),
        };
        to_text(&root, 2)
    }
}

impl Gap {
    fn of(scope: &Scope<'_>, unit: UnitIx, goal: Goal, is_list: bool) -> Self {
        let score = scope.view.unit(unit).score(goal.node);
        let id = &scope.questionnaire()[goal.node].id;
        let change = scope.changes().and_then(|changes| changes.at(unit, id));
        let change = change.map(|change| if is_list { change.in_list() } else { *change });
        Self {
            unit,
            goal,
            missing: score
                .map(|score| if goal.reached == Some(true) { 0.0 } else { goal.aim.target - score }),
            is_near: goal.is_near(scope.view.unit(unit)),
            change,
        }
    }
}

#[derive(Serialize)]
struct JsonGaps<'a> {
    format: u8,
    wave: &'a str,
    targets: Vec<JsonGap<'a>>,
}

#[derive(Serialize)]
struct JsonGap<'a> {
    unit: &'a str,
    node: &'a str,
    target: f64,
    set_for: &'a str,
    score: Option<f64>,
    gap: Option<f64>,
    reached: Option<bool>,
    near: bool,
    share: Option<f64>,
    progress: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<JsonChange>,
}

#[derive(Serialize)]
struct JsonChange {
    points: f64,
    verdict: &'static str,
}
