//! Documents as the main part of a page. Every tag that comes out is named here and beneath, and every text is escaped.

mod inline;
mod table;

use crate::doc::{
    Block, Document, Entry, Figure, Heading, Key, Level, Listing, Look, Part, Role, Run, Rung, Shape, Text,
    Voice,
};
use crate::model::{ContentLang, Lang};
use crate::text::labels::{Words, words};

/// Where a page stands, and in which languages.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The page's language.
    pub lang: Lang,
    /// The language of what is reported on.
    pub content: ContentLang,
    /// The way to the folder in which all documents stand: empty, or `../`.
    pub up: &'a str,
}

/// A document as HTML: what it is called and what is in it, then its parts.
#[must_use]
pub fn html(document: &Document, place: &Place<'_>) -> String {
    let mut writer = Writer {
        l: words(place.lang),
        own: marked(place),
        up: place.up,
        inside: Role::Passage,
        out: String::new(),
    };
    writer.opening(document);
    let is_body = |block: &&Block| !matches!(block, Block::Trail(_) | Block::Heading(Level::Title, _));
    writer.blocks(document.blocks().iter().filter(is_body));
    writer.out
}

/// The language of what is reported on as attributes; nothing where a page in the same language says it already.
fn marked(place: &Place<'_>) -> String {
    let content = place.content;
    if Lang::of(content) == Some(place.lang) {
        return String::new();
    }
    let direction = if content.is_right_to_left() { " dir=\"rtl\"" } else { "" };
    format!(" lang=\"{content}\"{direction}")
}

struct Writer<'a> {
    l: &'static Words,
    /// What an element whose text is in the language of what is reported on says of that.
    own: String,
    up: &'a str,
    /// What the part is that is being written.
    inside: Role,
    out: String,
}

impl Writer<'_> {
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn opening(&mut self, document: &Document) {
        self.raw("<div class=\"opening\">\n");
        for block in document.blocks() {
            if let Block::Trail(places) = block {
                self.trail(places);
            } else if let Block::Heading(Level::Title, text) = block {
                self.raw("<h1>");
                self.text(text);
                self.raw("</h1>\n");
            }
        }
        let label = self.l.on_this_page;
        self.raw(&format!("<nav class=\"toc\" aria-label=\"{label}\"><ul>\n"));
        for block in document.blocks() {
            let Block::Part(part) = block else { continue };
            if let (Some(id), Some(contents)) = (&part.id, &part.contents) {
                self.raw(&format!("<li><a href=\"#{id}\">"));
                self.escaped(contents);
                self.raw("</a></li>\n");
            }
        }
        self.raw("</ul></nav>\n</div>\n");
    }

    fn trail(&mut self, places: &[Run]) {
        self.raw(&format!("<nav aria-label=\"{}\"><p class=\"kicker\">", self.l.part_of));
        for (at, place) in places.iter().enumerate() {
            if at > 0 {
                self.raw(" <span aria-hidden=\"true\">›</span> ");
            }
            self.run(place);
        }
        self.raw("</p></nav>\n");
    }

    fn document(&mut self, document: &Document) {
        self.blocks(document.blocks().iter());
    }

    fn blocks<'b>(&mut self, blocks: impl Iterator<Item = &'b Block>) {
        let mut in_notes = false;
        for block in blocks {
            let is_note = matches!(block, Block::Note(_));
            if is_note != in_notes {
                self.raw(if is_note { "<div class=\"notes\">" } else { "</div>\n" });
                in_notes = is_note;
            }
            self.block(block);
        }
        if in_notes {
            self.raw("</div>\n");
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(&Heading::new(*level, text.clone()), None),
            Block::Paragraph(voice, text) => self.paragraph(*voice, text),
            Block::Note(text) => {
                self.raw("<p>");
                self.text(text);
                self.raw("</p>\n");
            }
            Block::List(listing, entries) => self.list(*listing, entries),
            Block::Table(table, _) => self.table(table),
            Block::Formulas(lines) => {
                self.raw("<pre><code>");
                self.escaped(&(lines.join("\n") + "\n"));
                self.raw("</code></pre>\n");
            }
            Block::Trail(places) => self.trail(places),
            Block::Part(part) => self.part(part),
            Block::Fold(name, body) => {
                self.raw("<details>\n<summary>");
                self.escaped(name);
                self.raw("</summary>\n");
                self.document(body);
                self.raw("</details>\n");
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Ladder(rungs) => self.ladder(rungs),
            Block::Facts(facts) => {
                self.raw("<dl>\n");
                for (name, value) in facts {
                    self.raw("<div><dt>");
                    self.escaped(name);
                    self.raw("</dt><dd>");
                    self.escaped(value);
                    self.raw("</dd></div>\n");
                }
                self.raw("</dl>\n");
            }
        }
    }

    /// Whether what is being written is as wide as the page, so that its lines must be kept short.
    fn is_wide(&self) -> bool {
        matches!(self.inside, Role::Section | Role::Method)
    }

    fn paragraph(&mut self, voice: Voice, text: &Text) {
        let class = match voice {
            Voice::Plain if self.is_wide() => " class=\"text\"",
            Voice::Plain => "",
            Voice::Lead => " class=\"lead\"",
            Voice::Meaning => " class=\"meaning\"",
            Voice::Quiet => " class=\"muted\"",
            Voice::Ground => " class=\"ground\"",
            Voice::Step => " class=\"step\"",
            Voice::Small => " class=\"small muted\"",
            Voice::Screen => " class=\"notes files\"",
            Voice::ReadOn => " class=\"text computed\"",
        };
        self.element("p", class, text);
    }

    /// An element that says of its language what all of its text is in.
    fn element(&mut self, tag: &str, attributes: &str, text: &Text) {
        let mut runs = text.runs().iter();
        let is_own = runs.all(|run| matches!(run, Run::Words(words) if words.is_own && words.to.is_none()));
        let own = if is_own { self.own.clone() } else { String::new() };
        self.raw(&format!("<{tag}{attributes}{own}>"));
        let outside = std::mem::take(&mut self.own);
        if !is_own {
            self.own.clone_from(&outside);
        }
        self.text(text);
        self.own = outside;
        self.raw(&format!("</{tag}>\n"));
    }

    fn heading(&mut self, heading: &Heading, id: Option<&str>) {
        if let Some(question) = &heading.answers {
            self.element("p", " class=\"kicker\"", question);
        }
        let tag = match heading.level {
            Level::Title => "h1",
            Level::Part => "h2",
            Level::Section => "h3",
            Level::Subsection => "h4",
        };
        let id = id.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
        let class = match heading.look {
            Look::Full => "",
            Look::Quiet => " class=\"kicker\"",
            Look::Unseen => " class=\"vh\"",
        };
        self.element(tag, &format!("{id}{class}"), &heading.text);
    }

    fn part(&mut self, part: &Part) {
        let outside = std::mem::replace(&mut self.inside, part.role);
        let class = class(part.role);
        match (part.role, &part.id) {
            (Role::Passage, id) => {
                // What has no frame is laid out as what is around it.
                self.inside = outside;
                self.head(part, id.clone());
                self.document(&part.body);
            }
            (Role::First, _) => {
                let parts = part.body.blocks().iter();
                let mut ids =
                    parts.filter_map(
                        |block| if let Block::Part(part) = block { part.id.as_deref() } else { None },
                    );
                let label = ids.next().unwrap_or_default();
                self.raw(&format!("<section class=\"{class}\" aria-labelledby=\"{label}\">\n"));
                self.document(&part.body);
                self.raw("</section>\n");
            }
            (role, Some(id)) if is_section(role) => {
                let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
                self.raw(&format!("<section id=\"{id}\"{class} aria-labelledby=\"{id}-h\">\n"));
                self.head(part, Some(format!("{id}-h")));
                self.document(&part.body);
                self.raw("</section>\n");
            }
            (_, id) => {
                let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
                self.raw(&format!("<div{class}>\n"));
                self.head(part, id.clone());
                self.document(&part.body);
                self.raw("</div>\n");
            }
        }
        self.inside = outside;
    }

    /// What stands above a part: its heading and the figure that it is about.
    fn head(&mut self, part: &Part, id: Option<String>) {
        if part.role == Role::Area {
            self.raw("<div class=\"area-head\">\n");
        }
        if let Some(heading) = &part.heading {
            self.heading(heading, id.as_deref());
        }
        if let Some(Key { value, meter, note }) = &part.key {
            self.element("p", " class=\"score\"", value);
            self.meter(meter);
            self.element("p", " class=\"muted small\"", &note.into());
        }
        if part.role == Role::Area {
            self.raw("</div>\n");
        }
    }

    fn list(&mut self, listing: Listing, entries: &[Entry]) {
        let (tag, class) = match listing {
            Listing::Bullets if self.is_wide() => ("ul", " class=\"text\""),
            Listing::Bullets => ("ul", ""),
            Listing::Numbers => ("ol", ""),
            Listing::Names => ("ul", " class=\"plain\""),
            Listing::Items => ("ul", " class=\"items\""),
            Listing::RankedItems => ("ol", " class=\"items\""),
            Listing::Steps => ("ol", " class=\"steps\""),
        };
        self.raw(&format!("<{tag}{class}>\n"));
        for entry in entries {
            self.raw("<li>");
            match listing {
                Listing::Bullets | Listing::Numbers | Listing::Names => self.text(&entry.text),
                Listing::Steps => self.element("p", " class=\"where\"", &entry.text),
                Listing::Items | Listing::RankedItems => {
                    self.raw("<p class=\"item\"><span>");
                    self.text(&entry.text);
                    self.raw("</span> <span class=\"value\">");
                    self.text(&entry.value);
                    self.raw("</span></p>\n");
                }
            }
            for (voice, text) in &entry.details {
                self.paragraph(*voice, text);
            }
            self.raw("</li>\n");
        }
        self.raw(&format!("</{tag}>\n"));
    }

    fn figure(&mut self, figure: &Figure) {
        let class = match figure.shape {
            Shape::Bars => "bars",
            Shape::Radar => "radar",
            Shape::Heatmap => "heatmap",
            Shape::Position => "position",
            Shape::Slope => "slope",
            Shape::Multiples => "multiples",
        };
        self.raw(&format!(
            "<figure class=\"chart {class}\">\n<div class=\"scroll\" role=\"region\" aria-label=\""
        ));
        self.escaped(&figure.title);
        self.raw(&format!("\" tabindex=\"0\">\n{}</div>\n", figure.svg));
        if !figure.files.is_empty() {
            self.raw(&format!("<figcaption>{} ", self.l.save_picture));
            for (at, (path, kind)) in figure.files.iter().enumerate() {
                let comma = if at > 0 { ", " } else { "" };
                self.raw(&format!("{comma}<a href=\"{}{path}\">{kind}</a>", self.up));
            }
            self.raw("</figcaption>\n");
        }
        self.raw("</figure>\n");
        if let Some(twin) = &figure.twin {
            self.twin(&figure.title, twin);
        }
    }

    fn ladder(&mut self, rungs: &[Rung]) {
        self.raw(&format!("<ol class=\"ladder\" aria-label=\"{}\">\n", self.l.levels));
        for rung in rungs {
            let here = if rung.is_here { " class=\"here\" aria-current=\"step\"" } else { "" };
            self.raw(&format!("<li{here}><span class=\"name l{}\"{}>", rung.at, self.own));
            self.escaped(&rung.name);
            self.raw("</span>");
            if let Some(note) = &rung.note {
                self.raw(" <span class=\"note\">");
                self.escaped(note);
                self.raw("</span>");
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n");
    }
}

/// Whether a part that has a name for links is one of the page's regions.
const fn is_section(role: Role) -> bool {
    match role {
        Role::Section | Role::Pictures | Role::Areas | Role::Area | Role::Method | Role::Prose => true,
        Role::Passage
        | Role::First
        | Role::State
        | Role::Obstacle
        | Role::Next
        | Role::Told
        | Role::Beside
        | Role::Column
        | Role::Remarks
        | Role::Questions
        | Role::Fields
        | Role::Field => false,
    }
}

/// What the style sheet calls a part.
const fn class(role: Role) -> &'static str {
    match role {
        Role::Section | Role::Passage | Role::Column => "",
        Role::First => "first",
        Role::State => "how",
        Role::Obstacle => "why",
        Role::Next => "next",
        Role::Told => "told",
        Role::Pictures => "pictures",
        Role::Beside => "beside",
        Role::Areas => "areas",
        Role::Area => "area",
        Role::Remarks => "area-text",
        Role::Questions => "area-items",
        Role::Fields => "fields",
        Role::Field => "field",
        Role::Method => "method",
        Role::Prose => "document",
    }
}
