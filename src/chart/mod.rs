//! Charts: descriptions of strings and numbers in, SVG out; PNG from that SVG.
//!
//! Nothing here knows of questionnaires, units or languages. Places on an axis are from 0, its one end, to
//! 100, its other; what stands there is told by its [`Ticks`]. Numbers that stand as text come formatted; the only
//! words of the module's own are the tick labels 0, 25, 50, 75 and 100 of an axis that is given no others.
//! The same description gives the same bytes.
//!
//! ```
//! use mognad::chart::{Bar, Bars, png};
//!
//! let bar = Bar { label: "Open data".into(), value: Some(38.0), text: "38".into(), ..Bar::default() };
//! let bars = Bars { id: "areas".into(), title: "Open data".into(), rows: vec![bar], ..Bars::default() };
//! let svg = bars.svg()?;
//! assert!(svg.starts_with("<svg"));
//! assert!(png(&svg, 1.0)?.starts_with(b"\x89PNG"));
//! # Ok::<(), mognad::chart::ChartError>(())
//! ```

mod backend;
mod bars;
mod canvas;
mod frame;
mod geometry;
mod heatmap;
mod item_map;
mod look;
mod measure;
mod multiples;
pub mod palette;
mod place;
mod png;
mod position;
mod radar;
mod slope;
mod ticks;

use std::fmt;

pub use bars::{Band, Bar, Bars};
pub use heatmap::{HeatCell, HeatRow, Heatmap};
pub use item_map::{ItemMap, StepMark, StepRow, Stretch};
pub use measure::{Weight, text_width};
pub use multiples::{Multiples, Panel, PanelPoint};
pub use png::{png, raster, scale_within, size, tree};
pub use position::{Position, PositionAxis, PositionPoint};
pub use radar::{Radar, Series};
pub use slope::{Course, Slope, SlopeRow};
pub use ticks::Ticks;

/// Why a chart could not be drawn.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ChartError {
    /// A radar needs three axes at least.
    TooFewAxes {
        /// How many there were.
        given: usize,
    },
    /// Two lists that belong together have different lengths.
    Uneven {
        /// Whose list it is: a row's label or a series' name.
        of: String,
        /// How many entries there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The picture would have no extent, or a side too long to draw.
    Scale {
        /// The scale that was asked for.
        scale: f32,
    },
    /// The picture would have to be made so small that nobody could read it.
    TooLarge,
    /// plotters could not draw.
    Drawing(String),
    /// The SVG could not be read, or the PNG not be written.
    Png(String),
}

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewAxes { given } => write!(f, "a radar needs three axes, not {given}"),
            Self::Uneven { of, expected, found } => {
                write!(f, "\u{201c}{of}\u{201d} has {found} entries, not {expected}")
            }
            Self::Scale { scale } => write!(f, "a picture cannot be drawn at scale {scale}"),
            Self::TooLarge => f.write_str("the chart is too large for a picture"),
            Self::Drawing(fault) => write!(f, "the chart could not be drawn: {fault}"),
            Self::Png(fault) => write!(f, "the picture could not be made: {fault}"),
        }
    }
}

impl std::error::Error for ChartError {}

/// The places of an axis' ends.
const RANGE: (f64, f64) = (0.0, 100.0);

/// `value` inside the range; `None` where it is no number at all.
fn in_range(value: f64) -> Option<f64> {
    (!value.is_nan()).then(|| value.clamp(RANGE.0, RANGE.1))
}

/// `Ok` where `found` entries are as many as `expected`.
fn even(of: &str, expected: usize, found: usize) -> Result<(), ChartError> {
    if expected == found {
        return Ok(());
    }
    Err(ChartError::Uneven { of: of.to_owned(), expected, found })
}
