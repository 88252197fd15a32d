//! From plotters' SVG to a document that a page can inline, restyle and read aloud.

use std::fmt::Write as _;

use super::look::{About, Anchor, Look, Tone, UNITS, units};
use super::palette;

/// The typefaces of a chart's text, in order of preference.
const FONTS: &str = "Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

/// Rewrites what plotters drew: one element to a line, without attributes that say nothing, with
/// what `looks` knows about each element.
pub(super) fn dress(drawn: &str, looks: &[Look], size: (u32, u32), about: &About<'_>) -> String {
    let id = identifier(about.id);
    let mut out = head(&id, size, about);
    if looks.iter().any(|look| matches!(look, Look::Fill(Tone::Hatch))) {
        out.push_str(&hatch(&id));
    }
    // plotters writes one element for each mark, in the same order.
    for (element, look) in elements(drawn).zip(looks) {
        element.write(*look, &id, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// `text` as XML character data or as a quoted attribute's value.
///
/// Characters that XML 1.0 cannot hold become spaces.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// `id` as a name that XML, CSS and a URL fragment all take as it is.
fn identifier(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let name: String = id.chars().map(plain).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("chart-{name}") }
}

fn head(id: &str, (width, height): (u32, u32), about: &About<'_>) -> String {
    let (title, description) = (escape(about.title), escape(about.description));
    let pixels = |units: u32| f64::from(units) / UNITS;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{FONTS}\">\n\
         <title id=\"{id}-title\">{title}</title>\n\
         <desc id=\"{id}-desc\">{description}</desc>\n\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        pixels(width),
        pixels(height),
        palette::PAPER.hex(),
    )
}

fn hatch(id: &str) -> String {
    let (step, line) = (units(6.0), units(1.0));
    format!(
        "<defs><pattern id=\"{id}-hatch\" width=\"{step}\" height=\"{step}\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <line class=\"rule-line\" x1=\"{line}\" x2=\"{line}\" y2=\"{step}\" stroke=\"{}\" \
         stroke-width=\"{line}\"/></pattern></defs>\n",
        palette::RULE.hex(),
    )
}

/// One element as plotters wrote it.
struct Element<'a> {
    name: &'a str,
    attributes: &'a str,
    content: Option<&'a str>,
}

fn elements(drawn: &str) -> impl Iterator<Item = Element<'_>> {
    let mut lines = drawn.lines().skip(1);
    std::iter::from_fn(move || {
        let tag = lines.next()?.strip_prefix('<')?;
        let (name, rest) = tag.split_once(' ')?;
        match rest.strip_suffix("/>") {
            Some(attributes) => Some(Element { name, attributes, content: None }),
            None => {
                let content = lines.next()?;
                lines.next()?;
                Some(Element { name, attributes: rest.strip_suffix('>')?, content: Some(content) })
            }
        }
    })
}

impl Element<'_> {
    fn write(&self, look: Look, id: &str, out: &mut String) {
        let _ = write!(out, "<{}", self.name);
        if let Some(class) = class(look) {
            let _ = write!(out, " class=\"{class}\"");
        }
        for (name, value) in self.pairs() {
            if PLACE.contains(&name) || (name == "opacity" && value != "1") {
                let _ = write!(out, " {name}=\"{}\"", value.trim_end());
            }
        }
        out.push_str(&paint(look, id));
        match self.content {
            Some(content) => {
                let _ = writeln!(out, ">{content}</{}>", self.name);
            }
            None => out.push_str("/>\n"),
        }
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        // plotters escapes quotes inside a value, so that a quote always ends it.
        self.attributes.split("\" ").filter_map(|pair| pair.trim_end_matches('"').split_once("=\""))
    }
}

/// The attributes that say where an element is; how it looks is written from its mark instead.
const PLACE: [&str; 13] =
    ["x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r", "points", "transform"];

fn class(look: Look) -> Option<String> {
    let (tone, suffix) = match look {
        Look::Fill(tone) => (tone, ""),
        Look::Line(pen) => (pen.tone, "-line"),
        Look::Text(style) => (style.tone, ""),
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
        Tone::OnLevel(_) | Tone::Hatch => return None,
    };
    // Text with a halo has a line in the page's colour as well.
    let halo = if matches!(look, Look::Text(style) if style.halo) { " paper-line" } else { "" };
    Some(format!("{name}{suffix}{halo}"))
}

fn paint(look: Look, id: &str) -> String {
    match look {
        Look::Fill(Tone::Hatch) => format!(" fill=\"url(#{id}-hatch)\""),
        Look::Fill(tone) => format!(" fill=\"{}\"", tone.colour().hex()),
        Look::Line(pen) => {
            let (colour, width) = (pen.tone.colour().hex(), units(pen.width));
            let mut out = format!(" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"");
            if let Some((on, off)) = pen.dash {
                let _ = write!(out, " stroke-dasharray=\"{} {}\"", units(on), units(off));
            }
            out
        }
        Look::Text(style) => {
            let mut out = match style.anchor {
                Anchor::Start => String::new(),
                Anchor::Middle => " text-anchor=\"middle\"".to_owned(),
                Anchor::End => " text-anchor=\"end\"".to_owned(),
            };
            let _ = write!(out, " font-size=\"{}\"", units(style.size));
            if style.weight == super::Weight::Semibold {
                out.push_str(" font-weight=\"600\"");
            }
            let _ = write!(out, " fill=\"{}\"", style.tone.colour().hex());
            if style.halo {
                let (paper, width) = (palette::PAPER.hex(), units(3.0));
                let _ = write!(
                    out,
                    " stroke=\"{paper}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" \
                     paint-order=\"stroke\""
                );
            }
            out
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
                "<line class=\"rule-line\" x1=\"0\" y1=\"0\" x2=\"40\" y2=\"1\" fill=\"none\" \
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
