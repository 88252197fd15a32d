//! plotters' drawing as an SVG document that a page can inline, restyle and read aloud.

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord as At, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::look::{About, Anchor, Look, Tone, UNITS, units};
use super::palette;
use crate::xml::escape;

/// The typefaces of a chart's text, in order of preference.
const FONTS: &str = "Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

/// A document that elements of plotters' are drawn into, one to a line.
///
/// plotters' styles know no classes, dashes, hatching or halos, so an element is written as `look` says; of its style only the
/// opacity is taken.
pub(super) struct Svg {
    /// How the elements look that are drawn next.
    pub(super) look: Look,
    size: (u32, u32),
    id: String,
    document: String,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    /// An empty picture, `size` units of plotters' wide and high.
    pub(super) fn new(size: (u32, u32), about: &About<'_>) -> Self {
        let (id, (width, height)) = (identifier(about.id), size);
        let (title, description) = (escape(about.title), escape(about.description));
        let pixels = |units: u32| f64::from(units) / UNITS;
        let document = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{}\" height=\"{}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{FONTS}\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{description}</desc>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            pixels(width),
            pixels(height),
            palette::PAPER.hex(),
        );
        Self { look: Look::Fill(Tone::Ink), size, id, document }
    }

    /// Defines the hatching, which an element that is hatched refers to.
    pub(super) fn define_hatch(&mut self) {
        let (id, step, line, rule) = (&self.id, units(6.0), units(1.0), palette::RULE.hex());
        self.document += &format!(
            "<defs><pattern id=\"{id}-hatch\" width=\"{step}\" height=\"{step}\" \
             patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <line class=\"rule-line\" x1=\"{line}\" x2=\"{line}\" y2=\"{step}\" stroke=\"{rule}\" \
             stroke-width=\"{line}\"/></pattern></defs>\n"
        );
    }

    /// The whole document.
    pub(super) fn finish(self) -> String {
        self.document + "</svg>\n"
    }

    /// Writes a shape that stands at `place`.
    fn write(&mut self, name: &str, style: &impl BackendStyle, place: &str) -> Drawn {
        let (class, paint, alpha) = (class(self.look), paint(self.look, &self.id), style.color().alpha);
        let opacity = if alpha < 1.0 { format!(" opacity=\"{alpha}\"") } else { String::new() };
        self.document += &format!("<{name}{class}{opacity} {place}{paint}/>\n");
        Ok(())
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): At, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: At, to: At, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, (x, y): At, (right, bottom): At, style: &S, _: bool) -> Drawn {
        let (width, height) = (right - x, bottom - y);
        let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.write("rect", style, &place)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = At>>(&mut self, path: I, style: &S) -> Drawn {
        self.write("polyline", style, &points(path))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = At>>(&mut self, path: I, style: &S) -> Drawn {
        self.write("polygon", style, &points(path))
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): At, radius: u32, style: &S, _: bool) -> Drawn {
        self.write("circle", style, &format!("cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, _: &S, (x, y): At) -> Drawn {
        let text = escape(text);
        if text.trim().is_empty() {
            return Ok(());
        }
        let is_turned = matches!(self.look, Look::Text(style) if style.turned);
        let turn = if is_turned { format!(" transform=\"rotate(270, {x}, {y})\"") } else { String::new() };
        let (class, paint) = (class(self.look), paint(self.look, &self.id));
        self.document += &format!("<text{class} x=\"{x}\" y=\"{y}\"{turn}{paint}>{text}</text>\n");
        Ok(())
    }
}

fn points(path: impl IntoIterator<Item = At>) -> String {
    let points: Vec<String> = path.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
    format!("points=\"{}\"", points.join(" "))
}

/// `id` as a name that XML, CSS and a URL fragment all take as it is.
fn identifier(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let name: String = id.chars().map(plain).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("chart-{name}") }
}

/// The class by which a page restyles what has this look; none where it must not.
fn class(look: Look) -> String {
    let (tone, suffix) = match look {
        Look::Fill(tone) => (tone, ""),
        Look::Line(pen) => (pen.tone, "-line"),
        // Text with a halo has a line in the page's colour as well.
        Look::Text(style) => (style.tone, if style.halo { " paper-line" } else { "" }),
    };
    let name = match tone {
        Tone::Ink => "ink",
        Tone::Muted => "muted",
        Tone::Accent => "accent",
        Tone::Warning => "warning",
        Tone::Paper => "paper",
        Tone::Hairline => "hairline",
        Tone::Rule => "rule",
        Tone::Level(_) => "lvl",
        Tone::OnLevel(_) | Tone::Hatch => return String::new(),
    };
    format!(" class=\"{name}{suffix}\"")
}

fn paint(look: Look, id: &str) -> String {
    match look {
        Look::Fill(Tone::Hatch) => format!(" fill=\"url(#{id}-hatch)\""),
        Look::Fill(tone) => format!(" fill=\"{}\"", tone.colour().hex()),
        Look::Line(pen) => {
            let (colour, width) = (pen.tone.colour().hex(), units(pen.width));
            let dash =
                pen.dash.map(|(on, off)| format!(" stroke-dasharray=\"{} {}\"", units(on), units(off)));
            let dash = dash.unwrap_or_default();
            format!(" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}")
        }
        Look::Text(style) => {
            let anchor = match style.anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let (size, fill) = (units(style.size), style.tone.colour().hex());
            let weight = if style.weight == super::Weight::Semibold { " font-weight=\"600\"" } else { "" };
            let text = format!("{anchor} font-size=\"{size}\"{weight} fill=\"{fill}\"");
            if !style.halo {
                return text;
            }
            let (paper, width) = (palette::PAPER.hex(), units(3.0));
            text + &format!(
                " stroke=\"{paper}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::canvas::{Canvas, Pen, Type};
    use super::super::geometry::Area;
    use super::*;

    fn draw(paint: impl Fn(&mut Canvas)) -> Vec<String> {
        let mut canvas = Canvas::default();
        paint(&mut canvas);
        let about = About { id: "1 <b>", title: "A & B", description: "\"d\"" };
        let svg = canvas.finish((100.0, 50.5), &about).expect("a drawing in memory");
        svg.lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_root_says_what_it_is() {
        let lines = draw(|_| ());
        assert_eq!(
            lines[0],
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"100\" \
             height=\"50.5\" viewBox=\"0 0 400 202\" role=\"img\" \
             aria-labelledby=\"chart-1--b--title chart-1--b--desc\" \
             font-family=\"Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif\">"
        );
        assert_eq!(lines[1], "<title id=\"chart-1--b--title\">A &amp; B</title>");
        assert_eq!(lines[2], "<desc id=\"chart-1--b--desc\">&quot;d&quot;</desc>");
        assert_eq!(lines.last().map(String::as_str), Some("</svg>"));
    }

    #[test]
    fn every_mark_is_one_line_with_its_class() {
        let lines = draw(|canvas| {
            canvas.rect(Area::new(1.0, 2.0, 3.0, 4.0), Tone::Level(palette::LEVELS[2]));
            canvas.line((0.0, 0.0), (10.0, 0.25), Pen::new(Tone::Rule, 1.0).dashed(2.0, 3.0));
            canvas.polygon(vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)], Tone::Accent, 0.5);
            canvas.text((5.0, 6.0), "<&>\"' >", Type::new(12.0, Tone::Ink).turned().semibold());
            canvas.ring((5.0, 5.0), 2.0, Pen::new(Tone::Ink, 1.5));
        });
        assert_eq!(
            lines[4..9],
            [
                "<rect class=\"lvl\" x=\"4\" y=\"8\" width=\"12\" height=\"16\" fill=\"#62bdb8\"/>",
                "<polyline class=\"rule-line\" points=\"0,0 40,1\" fill=\"none\" \
                 stroke=\"#849098\" stroke-width=\"4\" stroke-dasharray=\"8 12\"/>",
                "<polygon class=\"accent\" opacity=\"0.5\" points=\"0,0 4,0 0,4\" \
                 fill=\"#005a70\"/>",
                "<text class=\"ink\" x=\"20\" y=\"24\" transform=\"rotate(270, 20, 24)\" \
                 font-size=\"48\" font-weight=\"600\" fill=\"#14202b\">\
                 &lt;&amp;&gt;&quot;&apos; &gt;</text>",
                "<circle class=\"ink-line\" cx=\"20\" cy=\"20\" r=\"8\" fill=\"none\" \
                 stroke=\"#14202b\" stroke-width=\"6\"/>",
            ]
        );
    }

    #[test]
    fn hatching_is_defined_once_and_only_where_used() {
        let area = Area::new(0.0, 0.0, 9.0, 9.0);
        let plain = draw(|canvas| canvas.rect(area, Tone::Ink)).concat();
        assert!(!plain.contains("pattern"));
        let hatched = draw(|canvas| {
            canvas.rect(area, Tone::Hatch);
            canvas.rect(area, Tone::Hatch);
        });
        let hatched = hatched.concat();
        assert_eq!(hatched.matches("<pattern id=\"chart-1--b--hatch\"").count(), 1);
        assert_eq!(hatched.matches("fill=\"url(#chart-1--b--hatch)\"").count(), 2);
    }

    #[test]
    fn characters_outside_xml_become_spaces() {
        assert_eq!(escape("a\u{0}b\nc\u{ffff}<"), "a b c &lt;");
    }
}
