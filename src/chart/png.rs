//! PNG pictures from the SVG, with the embedded typeface and no other.

use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};

use super::ChartError;
use crate::typeface::{REGULAR, SEMIBOLD, SIGNS};

/// The longest side that a picture may have, in pixels: enough for A2 at 300 dots per inch.
const LONGEST: f32 = 8_000.0;
/// A picture that is smaller than this of what it was drawn for cannot be read.
const SMALLEST: f32 = 0.5;

/// The scale at which a chart's picture is no larger than pictures may be: the one that is asked for, or less.
///
/// # Errors
/// [`ChartError::TooLarge`] where nothing could be read at that scale; [`ChartError::Png`] where `svg` is no chart.
pub fn scale_within(svg: &str, scale: f32) -> Result<f32, ChartError> {
    let (width, height) = size(svg)?;
    let longest = width.max(height);
    // A side is rounded to whole pixels, so a hair's breadth is left.
    let within = scale.min((LONGEST - 1.0) / longest);
    if within < scale && within < SMALLEST { Err(ChartError::TooLarge) } else { Ok(within) }
}

/// How wide and high a chart is, in pixels.
///
/// # Errors
/// [`ChartError::Png`] where `svg` is no chart.
pub fn size(svg: &str) -> Result<(f32, f32), ChartError> {
    let head = svg.split('>').next().unwrap_or_default();
    let side = |name: &str| -> Option<f32> {
        let (_, value) = head.split_once(&format!(" {name}=\""))?;
        value.split('"').next()?.parse().ok()
    };
    let sides = side("width").zip(side("height"));
    sides.ok_or_else(|| ChartError::Png("the picture does not say how large it is".to_owned()))
}

/// A chart as its shapes and texts, for formats that draw them themselves.
///
/// # Errors
/// [`ChartError::Png`] where `svg` is not SVG.
pub fn tree(svg: &str) -> Result<usvg::Tree, ChartError> {
    let options =
        usvg::Options { font_family: FAMILY.to_owned(), fontdb: fonts(), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).map_err(|fault| ChartError::Png(fault.to_string()))
}

/// Draws `svg` on white, `scale` picture elements to a pixel (2 for screens and print).
///
/// Fonts of the system are never looked at, so that the same chart gives the same bytes everywhere.
///
/// # Errors
/// [`ChartError::Scale`] where the picture would have no extent or a side beyond 8 000 pixels;
/// [`ChartError::Png`] where `svg` is not SVG.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ChartError> {
    raster(&tree(svg)?, scale)
}

/// Draws a chart's shapes and texts, as [`png()`] does its SVG.
///
/// # Errors
/// [`ChartError::Scale`] where the picture would have no extent or a side beyond 8 000 pixels.
pub fn raster(tree: &usvg::Tree, scale: f32) -> Result<Vec<u8>, ChartError> {
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    if !(width >= 1.0 && height >= 1.0 && width <= LONGEST && height <= LONGEST) {
        return Err(ChartError::Scale { scale });
    }
    let mut picture = tiny_skia::Pixmap::new(width.round() as u32, height.round() as u32)
        .ok_or(ChartError::Scale { scale })?;
    picture.fill(tiny_skia::Color::WHITE);
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(tree, transform, &mut picture.as_mut());
    encode(&picture).map_err(|fault| ChartError::Png(fault.to_string()))
}

/// On a white ground every picture element is opaque, so alpha is left out. Compression is the fast kind: the slow one
/// takes longer than all of the drawing and saves little.
fn encode(picture: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    // Place by place, which is fast where nothing is optimised too: pictures have millions of these.
    let (from, mut opaque) = (picture.data(), vec![0; picture.data().len() / 4 * 3]);
    let to = &mut opaque[..];
    for at in 0..from.len() / 4 {
        to[3 * at] = from[4 * at];
        to[3 * at + 1] = from[4 * at + 1];
        to[3 * at + 2] = from[4 * at + 2];
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    // By this the program knows its own pictures, which it may replace.
    encoder.add_text_chunk("Software".to_owned(), "mognad".to_owned())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}

const FAMILY: &str = "Open Sans";

fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMIBOLD.to_vec());
        fonts.load_font_data(SIGNS.to_vec());
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_serif_family(FAMILY);
        fonts.set_monospace_family(FAMILY);
        fonts.set_cursive_family(FAMILY);
        fonts.set_fantasy_family(FAMILY);
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}
