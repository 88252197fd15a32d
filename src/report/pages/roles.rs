//! What managers and staff, or any two roles, see in a unit.

use crate::chart::ChartError;
use crate::doc::{Block, Column, Document, Narrow, Part, Table, Text, Topic};
use crate::insight::quality::RoleGap;
use crate::model::UnitIx;
use crate::report::charts;
use crate::report::view::Score;
use crate::text::forming::role_names;
use crate::text::sentences::roles as say;
use crate::text::terminal::note_together;
use crate::text::terminal::quality::note_roles;

use super::{Pages, cells};

impl Pages<'_> {
    /// The roles of a unit, where any two may be told apart in it.
    ///
    /// # Errors
    /// [`ChartError`] where a picture cannot be drawn.
    pub(super) fn roles_of(&self, unit: UnitIx) -> Result<Option<Part>, ChartError> {
        let (scope, words) = (self.scope, say::words(self.scope.lang));
        // What is told of everybody is told of the unit that everybody is in.
        let is_whole = scope.whole() == Some(unit);
        let own = |gap: &&RoleGap| gap.unit.map_or(is_whole, |of| of == unit);
        let gaps: Vec<&RoleGap> = self.gaps.gaps.iter().filter(own).collect();
        let Some(first) = gaps.first() else { return Ok(None) };
        let mut body = Document::default();
        let sure = gaps.iter().filter(|gap| gap.difference.is_sure());
        let told: Vec<String> = sure
            .map(|gap| {
                let scale = scope.scale(gap.node);
                let [one, other] = role_names(&gap.roles, scope.lang);
                let [first, second] = gap.scores.map(|score| scale.of_estimate(&score, 0));
                say::sees(scope.inside(gap.node), [(&one, &first), (&other, &second)], scope.lang)
            })
            .collect();
        if told.is_empty() {
            body.paragraph(words.no_sure);
        } else {
            body.list(told);
            body.paragraph(words.talk);
        }
        // With more than two roles the picture has the first two, and the table has all.
        let of_picture: Vec<&RoleGap> = gaps.iter().filter(|gap| gap.roles == first.roles).copied().collect();
        if let Some(figure) = self.roles_figure(unit, &of_picture)? {
            body.push(Block::Figure(Box::new(figure)));
        }
        let mut table = Document::default();
        table.table(self.gap_table(&gaps), Narrow::Break);
        let tests = note_together(self.gaps.gaps.len(), scope.lang);
        table.note(format!("{} {tests}", note_roles(self.gaps.least, scope.lang)));
        body.push(Block::Fold(scope.labels.values_as_table.to_owned(), table));
        Ok(Some(Part::section("roles", words.title, words.title, body)))
    }

    fn roles_figure(
        &self,
        unit: UnitIx,
        gaps: &[&RoleGap],
    ) -> Result<Option<crate::doc::Figure>, ChartError> {
        let chart = charts::roles(self.scope, unit, gaps).filter(|_| self.pictures.drawn);
        let Some(chart) = chart else { return Ok(None) };
        let name = format!("{}-roles", self.names.unit(unit));
        self.picture(crate::doc::Shape::Bars, (&chart.title, &chart.description), &name, || chart.svg())
            .map(Some)
    }

    fn gap_table(&self, gaps: &[&RoleGap]) -> Table {
        let (scope, labels, words) = (self.scope, self.scope.labels, say::words(self.scope.lang));
        let mut table = Table::named(Topic::Figures, words.title);
        table.column(Column::Words, labels.area);
        // Where there are only two roles they head their columns.
        let of_two = gaps.first().filter(|first| gaps.iter().all(|gap| gap.roles == first.roles));
        let heads = of_two.map(|gap| role_names(&gap.roles, scope.lang));
        if heads.is_none() {
            table.column(Column::Words, words.roles);
        }
        let [one, other] = heads.unwrap_or([words.first, words.second].map(str::to_owned));
        for head in [&one, &other, words.difference] {
            table.column(Column::Number, head);
        }
        table.column(Column::Words, labels.verdict);
        let shown = scope.shown(gaps.iter().map(|gap| gap.node));
        for gap in gaps {
            let scale = scope.scale(gap.node);
            let [one, other] = gap.scores.map(|score| Score::of(&score, scale).whole);
            let verdict = labels.verdict_of(gap.difference.judged.verdict);
            let mut cells: Vec<Text> = vec![cells::named(scope.name(gap.node), shown.beside(scale), labels)];
            if of_two.is_none() {
                let [one, other] = role_names(&gap.roles, scope.lang);
                let [first, second] = gap.scores.map(|score| score.n);
                cells.push(format!("{one} ({first}) − {other} ({second})").into());
            }
            let figures = [one, other, scale.change(gap.difference.points, 0), verdict.to_owned()];
            cells.extend(figures.map(Text::from));
            table.row(0, cells);
        }
        table
    }
}
