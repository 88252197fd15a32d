//! A page with units beside each other, for a meeting or for print.

use crate::chart::ChartError;
use crate::doc::{Block, Document, Heading, Level, Look, Part, Role, Shape};
use crate::insight::Comparison;
use crate::report::charts;
use crate::report::comparison::ComparisonView;
use crate::text::sentences::comparison as say;

use super::{Page, Pages};

impl Pages<'_> {
    /// The page of a comparison.
    ///
    /// # Errors
    /// [`ChartError`] where the picture cannot be drawn.
    pub fn compared(&self, comparison: &Comparison) -> Result<Page, ChartError> {
        let scope = self.scope;
        let names: Vec<&str> = comparison.units.iter().map(|unit| scope.unit_name(*unit)).collect();
        let mut document = Document::titled(say::title(&names, scope.lang));
        let chart = charts::comparison(scope, comparison);
        let figure =
            self.picture(Shape::Bars, (&chart.title, &chart.description), &chart.id, || chart.svg())?;
        let mut body = Document::default();
        body.push(Block::Figure(Box::new(figure)));
        let heading = Heading::new(Level::Part, scope.labels.areas_in_pictures).looking(Look::Unseen);
        document.part(Part::of(Role::Section, body).named("picture").headed(heading));
        let told = ComparisonView { scope: *scope, comparison }.document();
        for block in told.blocks().iter().filter(|block| !matches!(block, Block::Heading(Level::Title, _))) {
            document.push(block.clone());
        }
        Ok(Page { path: "comparison".to_owned(), name: Some(say::title(&names, scope.lang)), document })
    }
}
