//! Words in a row, as runs.

use super::body::Writer;
use super::style::Style;
use super::{bookmark, hex};
use crate::doc::{Run, SOFT_HYPHEN, Target, Text, Tone, Words};
use crate::model::Lang;

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &Text) {
        for run in text.runs() {
            match run {
                Run::Words(words) => self.words(words),
                Run::Level(at, name) => self.level(*at, name),
                Run::Sign(sign, _) => self.run("", sign),
                // The number stands beside it.
                Run::Meter(_) => {}
            }
        }
    }

    fn words(&mut self, words: &Words) {
        let style = match words.tone {
            Tone::Plain => None,
            Tone::Strong => Some(Style::Strong),
            Tone::Stressed => Some(Style::Emphasis),
            Tone::Quiet | Tone::Scale | Tone::Range => Some(Style::Quiet),
            Tone::Typed | Tone::StrongTyped => Some(Style::Typed),
        };
        let mut properties = style
            .map(|style| format!("<w:rStyle w:val=\"{}\"/>", self.around.styles.id(style)))
            .unwrap_or_default();
        if words.tone == Tone::StrongTyped {
            properties += "<w:b/>";
        }
        if words.is_own && Lang::of(self.setting.content) != Some(self.setting.lang) {
            let content = self.setting.content;
            if content.is_right_to_left() {
                properties += &format!("<w:rtl/><w:lang w:bidi=\"{content}\"/>");
            } else {
                properties += &format!("<w:lang w:val=\"{content}\"/>");
            }
        }
        let place = match &words.to {
            Some(Target::Part(id)) => self.bookmarks.get(id).copied(),
            // What is sent alone has no dead links.
            Some(Target::Document(_) | Target::File(_)) | None => None,
        };
        match place {
            Some(at) => {
                let name = bookmark(at);
                self.xml.open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
                self.run(&properties, &words.text);
                self.xml.close("w:hyperlink");
            }
            None => self.run(&properties, &words.text),
        }
    }

    fn level(&mut self, at: usize, name: &str) {
        let shade = self.setting.colours.levels.get(at).map(|shade| {
            format!(
                "<w:color w:val=\"{}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
                hex(shade.ink),
                hex(shade.ground)
            )
        });
        // Spaces that are no places to break at give the colour room around the name.
        self.run(&shade.unwrap_or_default(), &format!("\u{a0}{name}\u{a0}"));
    }

    /// Text that is set so. Places to break at, tabs and line breaks are elements.
    pub(super) fn run(&mut self, properties: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.xml.open("w:r", &[]);
        if !properties.is_empty() {
            self.xml.open("w:rPr", &[]);
            self.xml.raw(properties);
            self.xml.close("w:rPr");
        }
        for piece in text.split_inclusive([SOFT_HYPHEN, '\n', '\t']) {
            let words = piece.trim_end_matches([SOFT_HYPHEN, '\n', '\t']);
            if !words.is_empty() {
                self.xml.element("w:t", &[("xml:space", "preserve")], words);
            }
            for sign in piece[words.len()..].chars() {
                match sign {
                    '\n' => self.xml.empty("w:br", &[]),
                    '\t' => self.xml.empty("w:tab", &[]),
                    _ => self.xml.empty("w:softHyphen", &[]),
                }
            }
        }
        self.xml.close("w:r");
    }
}
