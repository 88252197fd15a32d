//! Words in a row as HTML.

use askama::filters::{Html, escape};

use super::Writer;
use crate::doc::{Meter, Run, Target, Text, Tone, Words};

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &Text) {
        text.runs().iter().for_each(|run| self.run(run));
    }

    pub(super) fn run(&mut self, run: &Run) {
        match run {
            Run::Words(words) => self.words(words),
            Run::Level(at, name) => {
                self.raw(&format!("<span class=\"chip l{at}\"{}>", self.own));
                self.escaped(name);
                self.raw("</span>");
            }
            Run::Sign(sign, said) => {
                self.raw("<span aria-hidden=\"true\">");
                self.escaped(sign);
                self.raw("</span><span class=\"vh\">");
                self.escaped(said);
                self.raw("</span>");
            }
            Run::Meter(meter) => self.meter(meter),
        }
    }

    fn words(&mut self, words: &Words) {
        let own = if words.is_own { self.own.clone() } else { String::new() };
        let (tag, class) = match words.tone {
            Tone::Plain if own.is_empty() => ("", ""),
            Tone::Plain => ("span", ""),
            Tone::Strong | Tone::StrongTyped => ("b", ""),
            Tone::Quiet => ("span", " class=\"muted\""),
            Tone::Scale => ("span", " class=\"scale\""),
            Tone::Range => ("span", " class=\"range\""),
            Tone::Stressed => ("em", ""),
            Tone::Typed => ("code", ""),
        };
        if let Some(to) = &words.to {
            let href = match to {
                Target::Document(path) => format!("{}{path}.html", self.up),
                Target::File(path) => format!("{}{path}", self.up),
                Target::Part(id) => format!("#{id}"),
            };
            self.raw(&format!("<a href=\"{href}\">"));
        }
        if !tag.is_empty() {
            self.raw(&format!("<{tag}{class}{own}>"));
        }
        let inner = if words.tone == Tone::StrongTyped { ["<code>", "</code>"] } else { [""; 2] };
        self.raw(inner[0]);
        self.escaped(&words.text);
        self.raw(inner[1]);
        if !tag.is_empty() {
            self.raw(&format!("</{tag}>"));
        }
        if words.to.is_some() {
            self.raw("</a>");
        }
    }

    /// A text without what would be markup. A range such as `57–67` is kept on one line: a browser may break after the dash,
    /// and a word joiner forbids it.
    pub(super) fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('–') {
            let (before, after) = (&rest[..at], &rest[at + '–'.len_utf8()..]);
            self.part_escaped(before);
            self.raw("–");
            let is_digit = |c: char| c.is_ascii_digit();
            if before.ends_with(is_digit) && after.starts_with(is_digit) {
                self.raw("\u{2060}");
            }
            rest = after;
        }
        self.part_escaped(rest);
    }

    fn part_escaped(&mut self, text: &str) {
        let Ok(escaped) = escape(text, Html);
        self.raw(&escaped.to_string());
    }

    pub(super) fn meter(&mut self, meter: &Meter) {
        let level = meter.level.map(|at| format!(" l{at}")).unwrap_or_default();
        let width = percent(meter.value);
        self.raw(&format!("<span class=\"meter\" aria-hidden=\"true\"><span class=\"fill{level}\" style=\"width:{width}\"></span>"));
        if let Some((low, high)) = meter.interval {
            let (left, right) = (percent(low), percent(100.0 - high));
            self.raw(&format!("<span class=\"whisker\" style=\"left:{left};right:{right}\"></span>"));
        }
        self.raw("</span>");
    }
}

/// A length on a scale of 0–100 as CSS writes it.
fn percent(value: f64) -> String {
    format!("{:.2}%", value.clamp(0.0, 100.0))
}
