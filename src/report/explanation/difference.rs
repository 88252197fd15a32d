//! How sure a difference is, step by step: a change, how far two units are apart, or on which side of a line one stands.

use crate::doc::{Document, Level};
use crate::insight::{Change, ChangeVerdict, Comparison, Difference, Judged, Placed, Verdict, place};
use crate::model::{NodeIx, Position, UnitIx};
use crate::report::view::Scope;
use crate::score::Estimate;
use crate::text::number;
use crate::text::sentences::derivation as say;

/// A difference whose arithmetic is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Asked<'a> {
    /// Since the wave before.
    Change(NodeIx),
    /// From another unit, with which the unit is compared at this node among others.
    Than(&'a Comparison, NodeIx),
    /// In the pictures that place units.
    Placement,
}

/// The steps of what is asked for of a unit; `None` where nothing is to be told of it.
#[must_use]
pub fn derivation(scope: &Scope<'_>, unit: UnitIx, asked: Asked<'_>) -> Option<Document> {
    let mut document = match asked {
        Asked::Change(node) => change(scope, unit, node),
        Asked::Than(comparison, node) => than(scope, unit, comparison, node),
        Asked::Placement => placement(scope, unit),
    }?;
    document.note(say::words(scope.lang).points);
    Some(document)
}

fn change(scope: &Scope<'_>, unit: UnitIx, node: NodeIx) -> Option<Document> {
    let lang = scope.lang;
    let changes = scope.changes()?;
    let change: &Change = changes.at(unit, &scope.questionnaire()[node].id)?;
    let (from, to) = (scope.wave_id(changes.from), scope.wave_id(changes.to));
    let mut document =
        Document::titled(say::title_of_change(scope.name(node), scope.unit_name(unit), [from, to], lang));
    document.paragraph(say::compared(changes.common_items, change.method.pairs(), lang));
    let told = scope.scale(node).in_points();
    let [before, now] =
        [(change.before, 0), (change.now, 1)].map(|(score, at)| told.of_grain(score, change.grains[at], 6));
    document.formulas(vec![format!("{from}: {before}"), format!("{to}: {now}")]);
    steps(&change.difference, &mut document, scope);
    let least = scope.view.assessment.min_change.value();
    let words = say::words(lang);
    document.paragraph(match change.verdict {
        ChangeVerdict::Small => say::below_minimum(&number::decimal(least, 0, lang), lang),
        ChangeVerdict::Changed | ChangeVerdict::Unsure | ChangeVerdict::Untestable => {
            judged(&change.difference, &change.difference.judged, words.in_table, scope)
        }
    });
    if change.verdict != change.listed_verdict {
        document.paragraph(judged(&change.difference, &change.listed, words.in_list, scope));
    }
    Some(document)
}

fn than(scope: &Scope<'_>, unit: UnitIx, comparison: &Comparison, node: NodeIx) -> Option<Document> {
    let other = *comparison.units.first()?;
    let at = comparison.units.iter().position(|one| *one == unit)?;
    let row = comparison.rows.iter().find(|row| row.node == node)?;
    let difference = row.differences[at].as_ref()?;
    let names = [unit, other].map(|unit| scope.unit_name(unit));
    let mut document = Document::titled(say::title_of_two(scope.name(node), names, scope.lang));
    let told = scope.scale(node).in_points();
    let scores = [unit, other].map(|unit| scope.view.node(unit, node).map(|score| score.estimate));
    let scores = names.iter().zip(scores.into_iter().flatten());
    document
        .formulas(scores.map(|(name, score)| format!("{name}: {}", told.of_estimate(&score, 6))).collect());
    steps(difference, &mut document, scope);
    document.paragraph(judged(difference, &difference.judged, say::words(scope.lang).in_comparison, scope));
    Some(document)
}

fn placement(scope: &Scope<'_>, unit: UnitIx) -> Option<Document> {
    let mut document = Document::titled(say::title_of_place(scope.unit_name(unit), scope.lang));
    for position in scope.questionnaire().positions() {
        let placed = place(scope.view, position, &scope.workplaces());
        let Some(placed) = placed.iter().find(|placed| placed.unit == unit) else { continue };
        document.section(Level::Part, position.title.get(scope.lang), placed_in(scope, position, placed));
    }
    (document.blocks().len() > 1).then_some(document)
}

fn placed_in(scope: &Scope<'_>, position: &Position, placed: &Placed) -> Document {
    let mut document = Document::default();
    let axes = [(&position.x, placed.x, placed.limits[0]), (&position.y, placed.y, placed.limits[1])];
    for (axis, score, limit) in axes {
        let difference = Difference::to_line(&score, axis.from);
        document.heading(Level::Section, scope.name(axis.node));
        document.formulas(vec![to_line(scope, axis.node, &score, axis.from.value())]);
        steps(&difference, &mut document, scope);
        let verdict = match difference.p {
            None => Verdict::Untestable,
            Some(p) if p <= limit => Verdict::Sure,
            Some(_) => Verdict::Unsure,
        };
        let judged = Judged { verdict, limit, visible: None };
        document.paragraph(self::judged(&difference, &judged, say::words(scope.lang).in_list, scope));
    }
    let field = position.fields[placed.field()].name.get(scope.lang);
    document.paragraph(say::field(field, placed.is_sure(), scope.lang));
    document
}

fn to_line(scope: &Scope<'_>, node: NodeIx, score: &Estimate, line: f64) -> String {
    let told = scope.scale(node).in_points();
    format!("{} − {}", told.of_estimate(score, 6), number::decimal(line, 6, scope.lang))
}

/// The difference, its standard error, t and p; nothing of how sure it is where that cannot be said.
fn steps(difference: &Difference, document: &mut Document, scope: &Scope<'_>) {
    let lang = scope.lang;
    let six = |value: f64| number::decimal(value, 6, lang);
    let mut lines = vec![format!("d = {}", six(difference.points))];
    if let (Some(precision), Some(p)) = (difference.precision, difference.p) {
        lines.push(format!("SE = {},  df = {}", six(precision.se), number::decimal(precision.df, 2, lang)));
        lines.push(format!("t = d / SE = {}", number::decimal(difference.points / precision.se, 4, lang)));
        lines.push(format!("p = {}", six(p)));
        if let Some(interval) = difference.interval {
            lines.push(format!("95 %: {} – {}", six(interval.low), six(interval.high)));
        }
    }
    document.formulas(lines);
}

/// Whether it is sure among all that is judged with it, and why.
fn judged(difference: &Difference, judged: &Judged, among: &str, scope: &Scope<'_>) -> String {
    let lang = scope.lang;
    let Some(p) = difference.p else { return say::words(lang).untestable.to_owned() };
    let (p, limit) = (number::decimal(p, 6, lang), number::decimal(judged.limit, 6, lang));
    let mut told = say::verdict(among, &p, &limit, judged.verdict == Verdict::Sure, lang);
    if let Some(visible) = judged.visible.filter(|_| judged.verdict == Verdict::Unsure) {
        told += " ";
        told += &say::visible(&number::decimal(visible, 0, lang), lang);
    }
    told
}
