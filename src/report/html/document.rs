//! A document of ours, written in Markdown, as parts of a page.
//!
//! Every tag that comes out is named here. Markup that stands in the text itself comes out as the letters it is, and a link
//! is kept only where it leads to a heading of the same document: the files beside it do not come along.

mod outline;

use std::vec::IntoIter;

use askama::filters::{Html, escape};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use outline::{Heading, Outline};

/// A document as a title, what stands beneath it, and sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, which is the first heading. What stands before that is for readers of the source and left out.
    pub title: String,
    /// What stands between the title and the first section, as HTML.
    pub opening: String,
    /// Its sections, one per heading of the second level.
    pub sections: Vec<Section>,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its anchor, made as GitHub makes it, so that a link works there and here.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What is in it, as HTML.
    pub body: String,
}

impl Document {
    /// Reads a document; `table` is the word for a table, which the names of the regions that scroll begin with.
    #[must_use]
    pub fn of(markdown: &str, table: &str) -> Self {
        let outline = Outline::of(markdown);
        let mut writer = Writer {
            anchors: outline.headings.iter().map(|heading| heading.id.clone()).collect(),
            headings: outline.headings.into_iter(),
            captions: outline.captions.into_iter(),
            table,
            document: Self { title: String::new(), opening: String::new(), sections: Vec::new() },
            is_begun: false,
            is_heading: false,
            links: Vec::new(),
            columns: Columns::default(),
        };
        events(markdown).for_each(|event| writer.take(event));
        writer.document
    }
}

/// What a document consists of, in order.
fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

struct Writer<'a> {
    anchors: Vec<String>,
    headings: IntoIter<Heading>,
    captions: IntoIter<String>,
    table: &'a str,
    document: Document,
    /// Whether the title has been seen.
    is_begun: bool,
    /// Whether a heading is being read, whose text is known from the outline.
    is_heading: bool,
    /// Whether each link that is open is kept.
    links: Vec<bool>,
    columns: Columns,
}

/// Where in a table the writer is.
#[derive(Debug, Default)]
struct Columns {
    alignments: Vec<Alignment>,
    is_head: bool,
    at: usize,
}

impl Columns {
    /// The next cell's opening tag.
    fn open(&self) -> String {
        let is_number = self.alignments.get(self.at) == Some(&Alignment::Right);
        let class = if is_number { " class=\"n\"" } else { "" };
        match (self.is_head, self.at) {
            (true, _) => format!("<th scope=\"col\"{class}>"),
            (false, 0) => format!("<th scope=\"row\"{class}>"),
            (false, _) => format!("<td{class}>"),
        }
    }

    /// The same cell's closing tag; the next cell is the one after it.
    fn close(&mut self) -> &'static str {
        self.at += 1;
        if self.is_head || self.at == 1 { "</th>" } else { "</td>" }
    }
}

impl Writer<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(level),
            Event::End(TagEnd::Heading(_)) => self.is_heading = false,
            _ if self.is_heading || !self.is_begun => {}
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Code(text) => {
                self.raw("<code>");
                self.text(&text);
                self.raw("</code>");
            }
            Event::SoftBreak | Event::HardBreak => self.raw("\n"),
            // A number and its percent sign stay on one line.
            Event::Text(text) => self.text(&text.replace(" %", "\u{a0}%")),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.is_heading = true;
        self.is_begun = true;
        let Some(Heading { id, text }) = self.headings.next() else { return };
        match level {
            HeadingLevel::H1 => self.document.title = text,
            HeadingLevel::H2 => {
                self.document.sections.push(Section { id, heading: text, body: String::new() })
            }
            _ => {
                self.raw(&format!("<{level} id=\"{id}\">"));
                self.text(&text);
                self.raw(&format!("</{level}>\n"));
            }
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.raw("<p>"),
            Tag::List(None) => self.raw("<ul>\n"),
            Tag::List(Some(_)) => self.raw("<ol>\n"),
            Tag::Item => self.raw("<li>"),
            Tag::Emphasis => self.raw("<em>"),
            Tag::Strong => self.raw("<strong>"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => self.raw("<pre><code>"),
            Tag::Link { dest_url, .. } => self.link(&dest_url),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.columns = Columns { is_head: true, at: 0, ..std::mem::take(&mut self.columns) };
                self.raw("<thead><tr>");
            }
            Tag::TableRow => {
                self.columns.at = 0;
                self.raw("<tr>");
            }
            Tag::TableCell => self.raw(&self.columns.open()),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.raw("</p>\n"),
            TagEnd::List(false) => self.raw("</ul>\n"),
            TagEnd::List(true) => self.raw("</ol>\n"),
            TagEnd::Item => self.raw("</li>\n"),
            TagEnd::Emphasis => self.raw("</em>"),
            TagEnd::Strong => self.raw("</strong>"),
            TagEnd::CodeBlock => self.raw("</code></pre>\n"),
            TagEnd::Link if self.links.pop() == Some(true) => self.raw("</a>"),
            TagEnd::Table => self.raw("</tbody>\n</table>\n</div>\n"),
            TagEnd::TableHead => {
                self.columns.is_head = false;
                self.raw("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.raw("</tr>\n"),
            TagEnd::TableCell => {
                let tag = self.columns.close();
                self.raw(tag);
            }
            _ => {}
        }
    }

    fn link(&mut self, target: &str) {
        let anchor = target.strip_prefix('#').filter(|anchor| self.anchors.iter().any(|id| id == anchor));
        self.links.push(anchor.is_some());
        if let Some(anchor) = anchor {
            self.raw(&format!("<a href=\"#{anchor}\">"));
        }
    }

    /// A table may be wider than a phone, so it scrolls by itself; its caption is for those who cannot see the heading above it.
    fn table(&mut self, alignments: Vec<Alignment>) {
        let caption = self.captions.next().unwrap_or_default();
        // With three columns or more, each would be a word wide on a phone.
        let class = if alignments.len() > 2 { " class=\"wide\"" } else { "" };
        self.columns = Columns { alignments, ..Columns::default() };
        self.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.text(&format!("{} {caption}", self.table));
        self.raw(&format!("\">\n<table{class}>\n<caption><span class=\"vh\">"));
        self.text(&caption);
        self.raw("</span></caption>\n");
    }

    fn text(&mut self, text: &str) {
        let Ok(escaped) = escape(text, Html);
        self.raw(&escaped.to_string());
    }

    fn raw(&mut self, html: &str) {
        self.out().push_str(html);
    }

    fn out(&mut self) -> &mut String {
        match self.document.sections.last_mut() {
            Some(section) => &mut section.body,
            None => &mut self.document.opening,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The only section of a document with this in it.
    fn section(body: &str) -> String {
        let document = Document::of(&format!("# T\n\n## S\n\n{body}\n\n### A b\n"), "Table:");
        document.sections.into_iter().map(|section| section.body).collect()
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
    fn links_lead_to_headings_of_the_document_and_nowhere_else() {
        let html = section("[a](#a-b) [b](#c) [d](files.md#e) [f](https://g.example) [h](javascript:i)");
        assert!(html.contains("<a href=\"#a-b\">a</a> b d f h"), "{html}");
        assert_eq!(html.matches("href").count(), 1, "{html}");
    }

    #[test]
    fn a_table_has_a_name_a_scope_per_heading_and_room_to_scroll() {
        let html = section("| `k` | n |\n|---|---:|\n| *x* | 95 % |");
        for part in [
            "role=\"region\" tabindex=\"0\" aria-label=\"Table: S (k, n)\"",
            "<caption><span class=\"vh\">S (k, n)</span></caption>",
            "<thead><tr><th scope=\"col\"><code>k</code></th><th scope=\"col\" class=\"n\">n</th></tr></thead>",
            "<tr><th scope=\"row\"><em>x</em></th><td class=\"n\">95\u{a0}%</td></tr>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn what_stands_before_the_title_is_left_out() {
        let document =
            Document::of("*På svenska: [b](b.md)*\n\n# Title\n\nBeneath.\n\n## One\n\nIn it.\n", "");
        assert_eq!((document.title.as_str(), document.opening.as_str()), ("Title", "<p>Beneath.</p>\n"));
        assert_eq!(document.sections[0].body, "<p>In it.</p>\n");
    }
}
