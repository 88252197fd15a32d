//! The pictures of pages: drawn, with their files beside the pages.

use crate::chart::{ChartError, scale_within};
use crate::doc::{Column, Figure, Run, Shape, Table, Text, Topic};
use crate::insight::Trend;
use crate::model::UnitIx;
use crate::report::charts;
use crate::report::view::Score;

use super::{Pages, cells};

/// How much larger than on the page a PNG is, so that it is sharp in print.
pub(in crate::report) const PNG_SCALE: f32 = 2.0;

/// What becomes of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pictures {
    /// Whether they are drawn; a format of letters needs none.
    pub drawn: bool,
    /// Whether they stand as files beside the pages.
    pub files: bool,
    /// Whether they do as PNG, too.
    pub png: bool,
}

impl Pages<'_> {
    /// A unit's areas as bars.
    pub(super) fn bars(&self, unit: UnitIx) -> Result<Figure, ChartError> {
        let bars = charts::bars(self.scope, unit);
        let name = format!("{}-bars", self.names.unit(unit));
        let figure = self.picture(Shape::Bars, (&bars.title, &bars.description), &name, || bars.svg())?;
        Ok(Figure { twin: Some(self.areas(unit)), ..figure })
    }

    /// The same as a radar; `None` where it has too few.
    pub(super) fn radar(&self, unit: UnitIx) -> Result<Option<Figure>, ChartError> {
        let Some(radar) = charts::radar(self.scope, unit).filter(|_| self.pictures.drawn) else {
            return Ok(None);
        };
        let name = format!("{}-radar", self.names.unit(unit));
        self.picture(Shape::Radar, (&radar.title, &radar.description), &name, || radar.svg()).map(Some)
    }

    /// Units against areas; several where the units are many.
    pub(super) fn heatmaps(&self) -> Result<Vec<Figure>, ChartError> {
        let maps = charts::heatmaps(self.scope).into_iter();
        maps.map(|map| self.picture(Shape::Heatmap, (&map.title, &map.description), &map.id, || map.svg()))
            .collect()
    }

    /// The units in one of the questionnaire's pictures.
    pub(super) fn position(&self, at: usize) -> Result<Option<Figure>, ChartError> {
        let chart = charts::position(self.scope, at).filter(|chart| !chart.points.is_empty());
        let Some(chart) = chart.filter(|_| self.pictures.drawn) else { return Ok(None) };
        self.picture(Shape::Position, (&chart.title, &chart.description), self.names.position(at), || {
            chart.svg()
        })
        .map(Some)
    }

    /// From the wave before to the latest; `None` where nothing can be compared.
    pub(super) fn slope(&self, trend: &Trend, unit: UnitIx) -> Result<Option<Figure>, ChartError> {
        let chart = charts::slope(self.scope, trend, unit).filter(|_| self.pictures.drawn);
        let Some(chart) = chart else { return Ok(None) };
        let name = format!("{}-slope", self.names.unit(unit));
        self.picture(Shape::Slope, (&chart.title, &chart.description), &name, || chart.svg()).map(Some)
    }

    /// A unit's scores over all waves; `None` where nothing is shown.
    pub(super) fn multiples(&self, trend: &Trend, unit: UnitIx) -> Result<Option<Figure>, ChartError> {
        let chart = charts::multiples(self.scope, trend, unit).filter(|_| self.pictures.drawn);
        let Some(chart) = chart else { return Ok(None) };
        let name = format!("{}-multiples", self.names.unit(unit));
        self.picture(Shape::Multiples, (&chart.title, &chart.description), &name, || chart.svg()).map(Some)
    }

    pub(super) fn picture(
        &self,
        shape: Shape,
        (title, description): (&str, &str),
        name: &str,
        svg: impl Fn() -> Result<String, ChartError>,
    ) -> Result<Figure, ChartError> {
        let Pictures { drawn, files, png } = self.pictures;
        let svg = if drawn { svg()? } else { String::new() };
        let has_png = files && png && scale_within(&svg, PNG_SCALE).is_ok();
        let kinds = [("svg", "SVG", drawn && files), ("png", "PNG", has_png)];
        let files = kinds.into_iter().filter(|(.., asked)| *asked);
        let files = files.map(|(ending, kind, _)| (format!("charts/{name}.{ending}"), kind)).collect();
        let (title, description) = (title.to_owned(), description.to_owned());
        Ok(Figure { shape, title, description, svg, files, twin: None })
    }

    /// What the bars show, as a table.
    fn areas(&self, unit: UnitIx) -> Table {
        let (scope, labels) = (self.scope, self.scope.labels);
        let mut table = Table::named(Topic::Figures, labels.areas);
        table.column(Column::Words, labels.area);
        table.column(Column::Mark, labels.level);
        table.column(Column::Number, labels.score);
        table.column(Column::Bar, "");
        for area in scope.areas() {
            let node = scope.view.node(unit, area);
            let score = node.map(|node| Score::of(&node.estimate, scope.scale(area)));
            let level = node.and_then(|node| scope.mark(node.standing.level));
            let value = match &score {
                Some(score) => Run::plain(&score.whole),
                None => Run::quiet(labels.not_shown),
            };
            let meter = score.map(|score| Run::Meter(cells::meter(&score, level.as_ref())));
            let cells: [Text; 4] = [
                Run::own(scope.name(area)).into(),
                cells::level(level.as_ref()).into_iter().collect(),
                value.into(),
                meter.into_iter().collect(),
            ];
            table.row(0, cells.into());
        }
        table
    }
}
