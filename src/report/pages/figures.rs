//! Key figures from registers, beside what people answered.

use crate::doc::{Column, Document, Narrow, Part, Run, Table, Text, Topic, Voice};
use crate::insight::{FigureNow, HighFrom, SayDo, figures_of};
use crate::model::{NodeIx, UnitIx};
use crate::report::view::Scope;
use crate::text::sentences::figure::{self as say, Above};

/// The figures of a unit as a part of its page; `None` where it has none.
pub fn of_unit(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let figures = figures_of(scope.view, unit);
    if figures.is_empty() {
        return None;
    }
    let found: Vec<&SayDo> = sure(scope).filter(|found| found.unit == unit).collect();
    let about: Vec<String> = found.iter().map(|found| scope.in_sentence(found.node)).collect();
    let headline =
        if about.is_empty() { headline(&figures, scope) } else { say::say_do_headline(&about, scope.lang) };
    let mut body = Document::default();
    for found in &found {
        body.said(Voice::Ground, told(scope, found));
    }
    body.table(table(scope, unit, &figures), Narrow::Break);
    body.note(say::note(scope.lang));
    body.notes((!found.is_empty()).then(|| say::note_say_do(scope.lang)));
    Some(Part::section("figures", scope.labels.figures, headline, body))
}

/// The figures of the whole, and all units of which the answers say more than the figures; `None` where no unit has any.
pub fn of_all(scope: &Scope<'_>) -> Option<Part> {
    let units = scope.view.assessment.units.iter().map(|(unit, _)| unit);
    let with_figures: Vec<UnitIx> = units.filter(|unit| !figures_of(scope.view, *unit).is_empty()).collect();
    if with_figures.is_empty() {
        return None;
    }
    let whole = scope.view.assessment.units.only_root();
    let own = whole.map(|whole| figures_of(scope.view, whole)).filter(|own| !own.is_empty());
    let found: Vec<&SayDo> = sure(scope).collect();
    let mut concerned: Vec<UnitIx> = found.iter().map(|found| found.unit).collect();
    concerned.dedup();
    let headline = match (&own, concerned.len()) {
        (Some(own), 0) => headline(own, scope),
        (None, 0) => scope.labels.figures.to_owned(),
        (_, number) => say::say_do_units(number, scope.lang),
    };
    let mut body = Document::default();
    body.list(found.iter().map(|found| format!("{}: {}", scope.unit_name(found.unit), told(scope, found))));
    if let (Some(whole), Some(own)) = (whole, &own) {
        body.table(table(scope, whole, own), Narrow::Break);
    }
    let elsewhere = with_figures.iter().filter(|unit| Some(**unit) != whole).count();
    if elsewhere > 0 {
        body.paragraph(say::elsewhere(elsewhere, scope.lang));
    }
    if found.is_empty() {
        body.paragraph(say::nowhere(scope.lang));
    }
    body.note(say::note(scope.lang));
    body.note(say::note_say_do(scope.lang));
    Some(Part::section("figures", scope.labels.figures, headline, body))
}

/// What is said beside an area: the figures of it and of what is in it, and where its answers say more than they do.
pub fn beside(scope: &Scope<'_>, unit: UnitIx, area: NodeIx) -> (Vec<String>, Vec<String>) {
    let is_here = |node: NodeIx| node == area || scope.questionnaire().area_of(node) == Some(area);
    let here = figures_of(scope.view, unit).into_iter().filter(|now| is_here(now.node));
    let figures: Vec<String> = here
        .map(|now| {
            let before = now.before.map(|(before, wave)| (before, wave.id.as_str()));
            say::beside_area(now.figure, before, scope.lang)
        })
        .collect();
    if figures.is_empty() {
        return (figures, Vec::new());
    }
    let found = sure(scope).filter(|found| found.unit == unit && is_here(found.node));
    (figures, found.map(|found| told(scope, found)).collect())
}

/// Everywhere that the answers say for sure more than a figure.
fn sure<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a SayDo> {
    scope.analysis.says_do[scope.wave].iter().filter(|found| found.is_sure())
}

fn told(scope: &Scope<'_>, found: &SayDo) -> String {
    let points = found.line.value();
    let scale = scope.scale(found.node).with_line(points);
    let line = scale.line(points);
    let above = match found.high_from {
        HighFrom::Target => Above::Target(&line),
        HighFrom::Level(level) => Above::Level(&line, scope.level_name(level)),
    };
    let about = scope.in_sentence(found.node);
    say::say_do(&about, &scale.score(&found.score, 0), above, &found.figures, scope.lang)
}

fn headline(figures: &[FigureNow<'_>], scope: &Scope<'_>) -> String {
    let reached = figures.iter().filter_map(|now| now.figure.is_reached());
    let (reached, with_target) = (reached.clone().filter(|reached| *reached).count(), reached.count());
    say::headline(reached, with_target, figures.len(), scope.lang)
}

/// The figures area by area, each area with its score.
fn table(scope: &Scope<'_>, unit: UnitIx, figures: &[FigureNow<'_>]) -> Table {
    let labels = scope.labels;
    let shown = scope.shown(figures.iter().map(|now| now.node));
    let mut table = Table::named(Topic::Figures, format!("{} {}", labels.table, labels.figures))
        .captioned(format!("{} {}.", labels.figures_caption, shown.with_interval(scope.lang)));
    table.column(Column::Words, labels.figure);
    table.column(Column::Number, labels.value);
    for head in [labels.target, labels.change] {
        table.column(Column::Words, head);
    }
    let mut under = None;
    for now in figures {
        if under.replace(now.node) != Some(now.node) {
            let score =
                scope.score(unit, now.node).map(|score| format!("{} {}", labels.score_inside, score.whole));
            let name = Text::from(Run::own(scope.name(now.node)));
            table.head_row(name.then(score.map(Run::quiet)));
        }
        let figure = now.figure;
        let source = say::source(figure, scope.lang);
        let change = say::change(figure, now.before.map(|(before, _)| before), scope.lang);
        table.row(
            0,
            vec![
                Text::from(figure.name.as_str()).then(source.map(|source| Run::quiet(source).in_own())),
                say::value(figure, scope.lang).into(),
                say::wanted_and_reached(figure, scope.lang).into(),
                change.into(),
            ],
        );
    }
    table
}
