//! How scores moved over all waves.

use crate::chart::ChartError;
use crate::doc::{Block, Document, Heading, Level, Look, Part, Role};
use crate::model::UnitIx;
use crate::report::trend::TrendView;
use crate::text::sentences::trend::words;

use super::{Page, Pages, TREND};

impl Pages<'_> {
    /// The page of all waves; `None` where there is one.
    ///
    /// # Errors
    /// [`ChartError`] where a picture cannot be drawn.
    pub fn trend(&self) -> Result<Option<Page>, ChartError> {
        let scope = self.scope;
        // A report on an earlier wave knows nothing of what came later.
        let is_latest = scope.wave + 1 == scope.view.assessment.waves.len();
        let Some(view) = TrendView::of(*scope, &[]).filter(|_| is_latest) else { return Ok(None) };
        let words = words(scope.lang);
        let mut document = Document::titled(words.title);
        if let Some(whole) = scope.whole() {
            document.part(self.moved(&view, whole)?);
        }
        document.part(Part::section("units", scope.labels.units, scope.labels.units, view.of_all()));
        self.read_on(&mut document);
        Ok(Some(Page { path: TREND.to_owned(), name: Some(words.title.to_owned()), document }))
    }

    fn moved(&self, view: &TrendView<'_>, unit: UnitIx) -> Result<Part, ChartError> {
        let scope = self.scope;
        let mut body = Document::default();
        if let Some(figure) = self.slope(view.trend(), unit)? {
            body.push(Block::Figure(Box::new(figure)));
        }
        if let Some(figure) = self.multiples(view.trend(), unit)? {
            body.push(Block::Figure(Box::new(figure)));
        }
        body.extend(view.of_unit(unit));
        let name = scope.unit_name(unit);
        // What moved stands over the picture.
        let heading = Heading::new(Level::Part, name).looking(Look::Quiet);
        Ok(Part::of(Role::Section, body).named("whole").listed(name).headed(heading))
    }
}
