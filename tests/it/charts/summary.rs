//! A picture told in lines that can be read: what is drawn, how it looks and where, in pixels.
//!
//! Marks that follow each other and stand in a row or a column share a line, where what a mark has in common with the one
//! before it is not said again. An edge is told with its box, and so is a text in a box, placed from the box's middle.
//! What is not as it is on every chart is told as it is written, so that no attribute is passed over.

use std::collections::BTreeMap;

use mognad::chart::palette::{ACCENT, Colour, HAIRLINE, INK, LEVELS, MUTED, PAPER, RULE, WARNING, text_on};
use resvg::usvg::roxmltree::{Document, Node};

const FONTS: &str = "Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";
const HALO: [(&str, &str); 4] =
    [("stroke", "#fff"), ("stroke-width", "12"), ("stroke-linejoin", "round"), ("paint-order", "stroke")];

/// A mark; `inside` is what is written in a box, and `written` how.
#[derive(Default)]
struct Mark {
    kind: String,
    look: String,
    x: String,
    y: String,
    inside: String,
    written: String,
}

/// The picture in words, or why it is none, as where a text is not escaped.
pub(super) fn summary(svg: &str) -> String {
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(fault) => return format!("no picture: {fault}"),
    };
    let mut elements = document.root_element().children().filter(Node::is_element).peekable();
    let names: Vec<Node<'_, '_>> = elements.by_ref().take(3).collect();
    let mut out = head(document.root_element(), &names);
    let mut marks: Vec<Mark> = Vec::new();
    while let Some(element) = elements.next() {
        let mut mark = Mark::of(element);
        if element.has_tag_name("rect") {
            let area = Area::of(element);
            if let Some(edge) = elements.next_if(|next| next.attribute("points") == Some(&area.outline())) {
                mark.look += &format!(" edge {}", Mark::of(edge).look);
            }
            if let Some(text) = elements.next_if(|next| area.holds(*next)) {
                // What can be read on the box's colour is not told box by box.
                let fill = element.attribute("fill").unwrap_or_default().trim_start_matches('#');
                let ground = u32::from_str_radix(fill, 16).map(|hex| text_on(Colour::new(hex)).hex());
                let look = Mark::of(text).look.replace(&ground.unwrap_or("none".into()), "on it");
                (mark.inside, mark.written) = (quoted(text), format!("{look} {}", area.off_middle(text)));
            }
        }
        marks.push(mark);
    }
    let shares = |a: &Mark, b: &Mark| a.kind == b.kind && (a.x == b.x || a.y == b.y && !a.y.is_empty());
    for line in marks.chunk_by(shares) {
        out += &line[0].kind;
        out += &line[0].told(&Mark::default());
        line.windows(2).for_each(|pair| out += &format!(" |{}", pair[1].told(&pair[0])));
        out.push('\n');
    }
    out
}

/// Name, size and words of a picture.
fn head(root: Node<'_, '_>, names: &[Node<'_, '_>]) -> String {
    let [mut svg, mut title, mut about, mut paper] = [root, names[0], names[1], names[2]].map(Untold::of);
    let (width, height) = (svg.take("width"), svg.take("height"));
    let units = |side: &str| (4.0 * side.parse::<f64>().expect("a number")).to_string();
    let id = title.take("id").trim_end_matches("-title");
    svg.leave(&[("class", "chart"), ("role", "img"), ("font-family", FONTS)]);
    svg.leave(&[("viewBox", &format!("0 0 {} {}", units(width), units(height)))]);
    svg.leave(&[("aria-labelledby", &format!("{id}-title {id}-desc"))]);
    about.leave(&[("id", &format!("{id}-desc"))]);
    paper.leave(&[
        ("class", "paper"),
        ("fill", &PAPER.hex()),
        ("width", &units(width)),
        ("height", &units(height)),
    ]);
    let untold: String = [svg, title, about, paper].map(Untold::told).concat();
    let space = root.tag_name().namespace().filter(|space| *space != "http://www.w3.org/2000/svg");
    let space = space.unwrap_or_default();
    format!("{id} {width} × {height}{untold}{space}\n{}\n{}\n", quoted(names[0]), quoted(names[1]))
}

impl Mark {
    fn of(element: Node<'_, '_>) -> Self {
        let mut untold = Untold::of(element);
        let class = untold.take("class");
        let (kind, look, x, y) = match element.tag_name().name() {
            "rect" => {
                let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| untold.px(name));
                let fill = tone(class, untold.take("fill"));
                ("box", fill, span('x', x, x + width), span('y', y, y + height))
            }
            "polyline" => {
                let points = untold.points();
                untold.leave(&[("fill", "none")]);
                let pen = untold.pen(class);
                match points[..] {
                    [from, to] => ("line", pen, span('x', from.0, to.0), span('y', from.1, to.1)),
                    _ => ("path", pen, listed(&points), String::new()),
                }
            }
            "polygon" => {
                let points = untold.points();
                ("area", tone(class, untold.take("fill")), listed(&points), String::new())
            }
            "circle" => {
                let [x, y, radius] = ["cx", "cy", "r"].map(|name| untold.px(name));
                let fill = untold.take("fill");
                let (kind, look) =
                    if fill == "none" { ("ring", untold.pen(class)) } else { ("dot", tone(class, fill)) };
                (kind, format!("{look} r {radius}"), span('x', x, x), span('y', y, y))
            }
            "text" => {
                let (x, y, size) = (untold.px("x"), untold.px("y"), untold.px("font-size"));
                let halo = if class.ends_with(" paper-line") && untold.leave(&HALO) { " haloed" } else { "" };
                let class = class.trim_end_matches(" paper-line");
                let fill = tone(class, untold.take("fill"));
                let turn = format!("rotate(270, {}, {})", 4.0 * x, 4.0 * y);
                let turned = if untold.leave(&[("transform", &turn)]) { " turned" } else { "" };
                let bold = if untold.leave(&[("font-weight", "600")]) { " semibold" } else { "" };
                let anchor = untold.take("text-anchor");
                let anchor = if anchor.is_empty() { String::new() } else { format!(" {anchor}") };
                let look = format!("{size}{bold} {fill}{anchor}{turned}{halo}");
                ("text", look, span('x', x, x), span('y', y, y))
            }
            _ => {
                let raw = &element.document().input_text()[element.range()];
                return Self { kind: raw.to_owned(), ..Self::default() };
            }
        };
        let inside = if kind == "text" { quoted(element) } else { String::new() };
        Self { kind: kind.into(), look: look + &untold.told(), x, y, inside, written: String::new() }
    }

    /// Everything but what is as `before`.
    fn told(&self, before: &Self) -> String {
        let part = |own: &String, other: &String| {
            if own == other || own.is_empty() { String::new() } else { format!(" {own}") }
        };
        let said = if self.inside.is_empty() { String::new() } else { format!(" {}", self.inside) };
        part(&self.look, &before.look)
            + &part(&self.x, &before.x)
            + &part(&self.y, &before.y)
            + &said
            + &part(&self.written, &before.written)
    }
}

/// A box's left, top, right and bottom, in the picture's own units.
struct Area([f64; 4]);

impl Area {
    fn of(element: Node<'_, '_>) -> Self {
        let [x, y, width, height] =
            ["x", "y", "width", "height"].map(|name| 4.0 * Untold::of(element).px(name));
        Self([x, y, x + width, y + height])
    }

    fn outline(&self) -> String {
        let Self([left, top, right, bottom]) = self;
        format!("{left},{top} {right},{top} {right},{bottom} {left},{bottom} {left},{top}")
    }

    fn holds(&self, text: Node<'_, '_>) -> bool {
        let Self([left, top, right, bottom]) = *self;
        let at = |name: &str| 4.0 * Untold::of(text).px(name);
        text.has_tag_name("text") && left < at("x") && at("x") < right && top < at("y") && at("y") < bottom
    }

    fn off_middle(&self, text: Node<'_, '_>) -> String {
        let Self([left, top, right, bottom]) = self;
        let at = |name: &str| Untold::of(text).px(name);
        format!("{:+},{:+}", at("x") - (left + right) / 8.0, at("y") - (top + bottom) / 8.0)
    }
}

/// What has not yet been told of an element's attributes.
struct Untold<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Untold<'a> {
    fn of(element: Node<'a, '_>) -> Self {
        Self(element.attributes().map(|attribute| (attribute.name(), attribute.value())).collect())
    }

    fn take(&mut self, name: &str) -> &'a str {
        self.0.remove(name).unwrap_or_default()
    }

    /// Leaves out what is as `known`, where all of it is.
    fn leave(&mut self, known: &[(&str, &str)]) -> bool {
        let is_known = known.iter().all(|(name, value)| self.0.get(name) == Some(value));
        self.0.retain(|name, _| !is_known || known.iter().all(|(known, _)| known != name));
        is_known
    }

    /// A length in pixels, of which four units are one.
    fn px(&mut self, name: &str) -> f64 {
        let value = self.take(name);
        value.parse::<f64>().unwrap_or_else(|_| panic!("{name} is no number: {value}")) / 4.0
    }

    fn points(&mut self) -> Vec<(f64, f64)> {
        let number = |text: &str| text.parse::<f64>().expect("a number") / 4.0;
        let point = |pair: &str| pair.split_once(',').map(|(x, y)| (number(x), number(y))).expect("a point");
        self.take("points").split(' ').map(point).collect()
    }

    fn pen(&mut self, class: &str) -> String {
        let tone = tone(class.trim_end_matches("-line"), self.take("stroke"));
        let width = self.px("stroke-width");
        let dash = self.take("stroke-dasharray").split_whitespace();
        let dash: String =
            dash.map(|part| format!(" {}", part.parse::<f64>().expect("a number") / 4.0)).collect();
        format!("{tone} {width}{}{dash}", if dash.is_empty() { "" } else { " dashed" })
    }

    fn told(self) -> String {
        self.0.iter().map(|(name, value)| format!(" {name}={value:?}")).collect()
    }
}

/// A colour by its class where it is that class's, and by its number otherwise.
fn tone(class: &str, colour: &str) -> String {
    let named = [
        ("ink", INK),
        ("muted", MUTED),
        ("accent", ACCENT),
        ("warning", WARNING),
        ("paper", PAPER),
        ("hairline", HAIRLINE),
        ("rule", RULE),
    ];
    if let Some(level) = LEVELS.iter().position(|level| class == "lvl" && level.hex() == colour) {
        return format!("level {}", level + 1);
    }
    if named.iter().any(|(name, own)| *name == class && own.hex() == colour) {
        return class.to_owned();
    }
    format!("{class}{colour}")
}

fn span(axis: char, from: f64, to: f64) -> String {
    if from == to { format!("{axis} {from}") } else { format!("{axis} {from}–{to}") }
}

fn listed(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

/// What an element says; an element inside of it is told as it is written.
fn quoted(element: Node<'_, '_>) -> String {
    let child = |child: Node<'_, '_>| match child.text() {
        Some(text) if child.is_text() => format!("{text:?}"),
        _ => child.document().input_text()[child.range()].to_owned(),
    };
    element.children().map(child).collect()
}
