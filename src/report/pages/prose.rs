//! A document of ours, written in Markdown beforehand, as a document of a report.
//!
//! Markup that stands in the text itself comes out as the letters it is, and a link is kept only where it leads to a heading
//! of the same document: the files beside it do not come along.

// What is matched here is another crate's.
#![allow(clippy::wildcard_enum_match_arm)]

mod outline;

use std::vec::IntoIter;

use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::doc::{
    Block, Column, Document, Entry, Heading as Above, Level, Listing, Narrow, Part, Role, Run, Table, Target,
    Text, Tone, Topic,
};

use outline::{Heading, Outline};

/// A document with its title, which is its first heading; what stands before that is for readers of the source and left
/// out. `table` is the word for a table, which the names of its tables begin with.
#[must_use]
pub fn document(markdown: &str, table: &str) -> (String, Document) {
    let outline = Outline::of(markdown);
    let anchors = outline.headings.iter().map(|heading| heading.id.clone()).collect();
    read(markdown, table, outline, anchors)
}

/// The same with links that lead to these headings only.
fn read(markdown: &str, table: &str, outline: Outline, anchors: Vec<String>) -> (String, Document) {
    let mut reader = Reader {
        anchors,
        headings: outline.headings.into_iter(),
        captions: outline.captions.into_iter(),
        word: table,
        title: None,
        parts: Vec::new(),
        passage: None,
        text: Text::default(),
        tones: Vec::new(),
        to: None,
        is_heading: false,
        code: None,
        entries: Vec::new(),
        lists: 0,
        table: None,
    };
    events(markdown).for_each(|event| reader.take(event));
    reader.end_passage();
    let title = reader.title.unwrap_or_default();
    let mut document = Document::titled(&title);
    reader.parts.into_iter().for_each(|part| document.part(part));
    (title, document)
}

/// Somebody's own text as a part of a page, under its first heading, or under another where it begins with none. Its other headings stand beneath.
#[must_use]
pub fn own(markdown: &str, (id, heading): (&str, &str), table: &str) -> Part {
    let begins = markdown.starts_with("# ");
    let headed = if begins { markdown.to_owned() } else { format!("# {heading}\n\n{markdown}") };
    // Its headings are no places to lead to: they stand among those of the page.
    let (title, document) = read(&headed, table, Outline::of(&headed), Vec::new());
    let mut body = Document::default();
    for block in document.blocks() {
        let Block::Part(part) = block else { continue };
        if let Some(heading) = &part.heading {
            body.heading(Level::Section, heading.text.clone());
        }
        for block in part.body.blocks() {
            match block {
                Block::Part(passage) => {
                    passage
                        .heading
                        .iter()
                        .for_each(|above| body.heading(Level::Subsection, above.text.clone()));
                    body.extend(passage.body.clone());
                }
                other => body.push(other.clone()),
            }
        }
    }
    Part::section(id, &title, title.as_str(), body)
}

/// What a document consists of, in order.
fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

struct Reader<'a> {
    anchors: Vec<String>,
    headings: IntoIter<Heading>,
    captions: IntoIter<String>,
    word: &'a str,
    /// The title, once it has been seen.
    title: Option<String>,
    /// What stands beneath the title, then a part per heading of the second level.
    parts: Vec<Part>,
    /// What stands under a heading of the third level.
    passage: Option<Part>,
    /// What has been read of a paragraph, a line of a list or a cell.
    text: Text,
    /// How it is set, the innermost last.
    tones: Vec<Tone>,
    to: Option<Target>,
    /// Whether a heading is being read, whose text is known from the outline.
    is_heading: bool,
    /// What has been read of a block of code.
    code: Option<String>,
    entries: Vec<Entry>,
    /// How many lists are around what is being read.
    lists: usize,
    table: Option<Rows>,
}

/// A table that is being read.
struct Rows {
    table: Table,
    alignments: Vec<Alignment>,
    row: Vec<Text>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(level),
            Event::End(TagEnd::Heading(_)) => self.is_heading = false,
            _ if self.is_heading || self.title.is_none() => {}
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.words(Tone::Typed, &text),
            Event::SoftBreak | Event::HardBreak => self.words(Tone::Plain, " "),
            // A number and its percent sign stay on one line.
            Event::Text(text) => self.words(Tone::Plain, &text.replace(" %", "\u{a0}%")),
            Event::Html(text) | Event::InlineHtml(text) => self.words(Tone::Plain, &text),
            _ => {}
        }
    }

    fn words(&mut self, tone: Tone, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let tone = match tone {
            Tone::Typed if self.tones.contains(&Tone::Strong) => Tone::StrongTyped,
            Tone::Typed => tone,
            _ => self.tones.last().copied().unwrap_or(tone),
        };
        let run = Run::set(tone, text).leading(self.to.clone());
        self.text = std::mem::take(&mut self.text).with(run);
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.is_heading = true;
        let Some(Heading { id, text }) = self.headings.next() else { return };
        self.end_passage();
        match level {
            HeadingLevel::H1 => {
                self.title = Some(text);
                self.parts.push(Part::of(Role::Prose, Document::default()));
            }
            HeadingLevel::H2 => {
                let part = Part::section(&id, &text, text.as_str(), Document::default());
                self.parts.push(Part { role: Role::Prose, ..part });
            }
            _ => {
                let part = Part::of(Role::Passage, Document::default()).named(id);
                self.passage = Some(part.headed(Above::new(Level::Section, text)));
            }
        }
    }

    fn end_passage(&mut self) {
        if let (Some(passage), Some(part)) = (self.passage.take(), self.parts.last_mut()) {
            part.body.part(passage);
        }
    }

    /// What has been read of a line of a list stands in it.
    fn end_item(&mut self) {
        if self.lists > 0 && !self.text.is_empty() {
            self.entries.push(Entry::new(std::mem::take(&mut self.text)));
        }
    }

    /// Puts something where it is being read.
    fn put(&mut self, put: impl FnOnce(&mut Document)) {
        if let Some(part) = self.passage.as_mut().or(self.parts.last_mut()) {
            put(&mut part.body);
        }
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.tones.push(Tone::Stressed),
            Tag::Strong => self.tones.push(Tone::Strong),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::List(_) => {
                // A list in a line of another goes on with it.
                self.end_item();
                self.lists += 1;
            }
            Tag::Link { dest_url, .. } => {
                let anchor = dest_url.strip_prefix('#').filter(|to| self.anchors.iter().any(|id| id == to));
                self.to = anchor.map(|anchor| Target::Part(anchor.to_owned()));
            }
            Tag::Table(alignments) => {
                let name = format!("{} {}", self.word, self.captions.next().unwrap_or_default());
                let table = Table::named(Topic::Prose, name);
                self.table = Some(Rows { table, alignments, row: Vec::new() });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => drop(self.tones.pop()),
            TagEnd::Link => self.to = None,
            TagEnd::Paragraph if self.lists > 0 => self.end_item(),
            TagEnd::Paragraph => {
                let text = std::mem::take(&mut self.text);
                self.put(|body| body.paragraph(text));
            }
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) if self.lists > 1 => self.lists -= 1,
            TagEnd::List(numbered) => {
                self.lists = 0;
                let listing = if numbered { Listing::Numbers } else { Listing::Bullets };
                let entries = std::mem::take(&mut self.entries);
                self.put(|body| body.entries(listing, entries));
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.put(|body| body.formulas(code.trim_end().split('\n').map(str::to_owned).collect()));
            }
            TagEnd::Table => {
                if let Some(Rows { table, .. }) = self.table.take() {
                    self.put(|body| body.table(table, Narrow::Break));
                }
            }
            TagEnd::TableCell | TagEnd::TableHead | TagEnd::TableRow => self.end_in_table(tag),
            _ => {}
        }
    }

    fn end_in_table(&mut self, tag: TagEnd) {
        let Some(Rows { table, alignments, row }) = &mut self.table else { return };
        match tag {
            TagEnd::TableCell => row.push(std::mem::take(&mut self.text)),
            TagEnd::TableHead => {
                for (head, alignment) in std::mem::take(row).into_iter().zip(alignments) {
                    let is_number = *alignment == Alignment::Right;
                    table.column(if is_number { Column::Number } else { Column::Words }, head);
                }
            }
            _ => table.row(0, std::mem::take(row)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::render::html::{Place, html};

    /// A document as a page.
    fn page(markdown: &str) -> String {
        let place = Place { lang: Lang::En, content: Lang::En.into(), up: "" };
        html(&document(markdown, "Table:").1, &place)
    }

    /// The same of one with a section and this in it.
    fn section(body: &str) -> String {
        page(&format!("# T\n\n## S\n\n{body}\n\n### A b\n"))
    }

    #[test]
    fn no_markup_of_the_text_passes_through() {
        let html = section("A <b onclick=\"x\">b</b> & c.\n\n<script>alert(1)</script>\n\n`<i>` ![d](e.png)");
        for markup in ["<b", "<script", "<i", "<img", "\"x\""] {
            assert!(!html.contains(markup), "{markup} in {html}");
        }
        assert!(html.contains("&#60;script&#62;alert(1)&#60;/script&#62;"), "{html}");
    }

    #[test]
    fn what_is_typed_stays_strong_where_it_is() {
        let html = section("* **`a`**: b, **c `d`** and `e`");
        let set = "<b><code>a</code></b>: b, <b>c </b><b><code>d</code></b> and <code>e</code>";
        assert!(html.contains(set), "{html}");
        let markdown = crate::render::markdown::markdown(&document("# T\n\n**`a`** b\n", "Table:").1);
        assert!(markdown.contains("**`a`** b"), "{markdown}");
    }

    #[test]
    fn links_lead_to_headings_of_the_document_and_nowhere_else() {
        let html = section("[a](#a-b) [b](#c) [d](files.md#e) [f](https://g.example) [h](javascript:i)");
        assert!(html.contains("<a href=\"#a-b\">a</a> b d f h"), "{html}");
        assert_eq!(html.matches("href").count(), 2, "one more in the list of contents: {html}");
    }

    #[test]
    fn a_table_has_a_name_a_scope_per_heading_and_room_to_scroll() {
        let html = section("| `k` | n |\n|---|---:|\n| *x* | 95 % |");
        for part in [
            "role=\"region\" tabindex=\"0\" aria-label=\"Table: S (k, n)\"",
            "<caption><span class=\"vh\">Table: S (k, n)</span></caption>",
            "<thead><tr><th scope=\"col\"><code>k</code></th><th scope=\"col\" class=\"n\">n</th></tr></thead>",
            "<tr><th scope=\"row\"><em>x</em></th><td class=\"n\">95\u{a0}%</td></tr>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn what_stands_before_the_title_is_left_out() {
        let html = page("*På svenska: [b](b.md)*\n\n# Title\n\nBeneath.\n\n## One\n\nIn it.\n");
        assert!(html.contains("<h1>Title</h1>") && !html.contains("svenska"), "{html}");
        assert!(html.contains("<div class=\"document\">\n<p>Beneath.</p>\n</div>"), "{html}");
        assert!(html.contains("<h2 id=\"one-h\">One</h2>\n<p>In it.</p>\n</section>"), "{html}");
    }
}
