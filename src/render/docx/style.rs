//! The styles of a document: by the names that every program knows them by, whatever a template calls them.

use std::collections::BTreeMap;

use crate::xml::Xml;

/// A style of paragraphs, characters or tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Title,
    Subtitle,
    Part,
    Section,
    Subsection,
    Bullets,
    Numbers,
    /// What belongs to a line of a list.
    Continue,
    Caption,
    /// What is to be read if nothing else is.
    Lead,
    /// What a level means.
    Meaning,
    /// A warning of what a level rests on.
    Ground,
    Note,
    /// A step of a derivation.
    Formula,
    Cell,
    Footer,
    Strong,
    Emphasis,
    Quiet,
    Typed,
    Grid,
}

impl Style {
    pub const ALL: [Self; 21] = [
        Self::Title,
        Self::Subtitle,
        Self::Part,
        Self::Section,
        Self::Subsection,
        Self::Bullets,
        Self::Numbers,
        Self::Continue,
        Self::Caption,
        Self::Lead,
        Self::Meaning,
        Self::Ground,
        Self::Note,
        Self::Formula,
        Self::Cell,
        Self::Footer,
        Self::Strong,
        Self::Emphasis,
        Self::Quiet,
        Self::Typed,
        Self::Grid,
    ];

    /// What it is of, what every program calls it, and what is said of it where a template has none: of paragraphs, then of characters.
    const fn about(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Title => (
                "paragraph",
                "Title",
                "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"80\" w:line=\"240\" w:lineRule=\"auto\"/>",
                "<w:b/><w:color w:val=\"14202B\"/><w:sz w:val=\"48\"/><w:szCs w:val=\"48\"/>",
            ),
            Self::Subtitle => (
                "paragraph",
                "Subtitle",
                "<w:spacing w:after=\"280\"/>",
                "<w:color w:val=\"5B6770\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
            ),
            Self::Part => (
                "paragraph",
                "heading 1",
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"400\" w:after=\"100\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"0\"/>",
                "<w:b/><w:color w:val=\"005A70\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>",
            ),
            Self::Section => (
                "paragraph",
                "heading 2",
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"1\"/>",
                "<w:b/><w:color w:val=\"14202B\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
            ),
            Self::Subsection => (
                "paragraph",
                "heading 3",
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"2\"/>",
                "<w:b/><w:color w:val=\"5B6770\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>",
            ),
            Self::Bullets => ("paragraph", "List Bullet", "<w:spacing w:after=\"60\"/>", ""),
            Self::Numbers => {
                ("paragraph", "List Number", "<w:keepNext/><w:spacing w:before=\"80\" w:after=\"40\"/>", "")
            }
            Self::Continue => {
                ("paragraph", "List Continue", "<w:spacing w:after=\"60\"/><w:ind w:left=\"397\"/>", "")
            }
            Self::Caption => (
                "paragraph",
                "caption",
                "<w:spacing w:before=\"60\" w:after=\"160\"/>",
                "<w:color w:val=\"5B6770\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
            ),
            Self::Lead => (
                "paragraph",
                "Mognad Lead",
                "<w:spacing w:after=\"160\"/>",
                "<w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>",
            ),
            Self::Meaning => (
                "paragraph",
                "Mognad Meaning",
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"62BDB8\"/></w:pBdr><w:spacing w:after=\"160\"/><w:ind w:left=\"227\"/>",
                "",
            ),
            Self::Ground => (
                "paragraph",
                "Mognad Ground",
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"A33B00\"/></w:pBdr><w:spacing w:after=\"160\"/><w:ind w:left=\"227\"/>",
                "",
            ),
            Self::Note => (
                "paragraph",
                "Mognad Note",
                "<w:spacing w:after=\"60\"/>",
                "<w:color w:val=\"5B6770\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
            ),
            Self::Formula => (
                "paragraph",
                "Mognad Formula",
                "<w:spacing w:after=\"0\"/><w:ind w:left=\"227\"/>",
                "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
            ),
            Self::Cell => (
                "paragraph",
                "Mognad Cell",
                "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
                "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
            ),
            Self::Footer => (
                "paragraph",
                "footer",
                "<w:tabs><w:tab w:val=\"right\" w:pos=\"9072\"/></w:tabs><w:spacing w:after=\"0\"/>",
                "<w:color w:val=\"5B6770\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
            ),
            Self::Strong => ("character", "Strong", "", "<w:b/><w:bCs/>"),
            Self::Emphasis => ("character", "Emphasis", "", "<w:i/><w:iCs/>"),
            Self::Quiet => ("character", "Mognad Quiet", "", "<w:color w:val=\"5B6770\"/>"),
            Self::Typed => (
                "character",
                "Mognad Typed",
                "",
                "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"19\"/>",
            ),
            Self::Grid => ("table", "Mognad Grid", "", ""),
        }
    }

    /// What it is of, and what every program calls it.
    pub const fn known_as(self) -> (&'static str, &'static str) {
        let (kind, name, ..) = self.about();
        (kind, name)
    }

    /// Its definition, called so, for a document whose paragraphs are called `normal` where nothing else is said.
    pub fn definition(self, id: &str, normal: Option<&str>) -> String {
        let (kind, name, paragraph, characters) = self.about();
        let is_ours = name.starts_with("Mognad");
        let custom = if is_ours { " w:customStyle=\"1\"" } else { "" };
        let based = match (kind, normal) {
            ("paragraph", Some(normal)) => format!("<w:basedOn w:val=\"{normal}\"/>"),
            _ => String::new(),
        };
        let next = match (self, normal) {
            (Self::Title | Self::Subtitle | Self::Part | Self::Section | Self::Subsection, Some(normal)) => {
                format!("<w:next w:val=\"{normal}\"/>")
            }
            _ => String::new(),
        };
        let paragraph =
            if paragraph.is_empty() { String::new() } else { format!("<w:pPr>{paragraph}</w:pPr>") };
        let characters =
            if characters.is_empty() { String::new() } else { format!("<w:rPr>{characters}</w:rPr>") };
        let table = if kind == "table" { GRID } else { "" };
        format!(
            "<w:style w:type=\"{kind}\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}{next}<w:qFormat/>{paragraph}{characters}{table}</w:style>"
        )
    }

    /// What it is called where a document has no such style yet.
    fn own_id(self) -> String {
        let (_, name) = self.known_as();
        name.split(' ').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
    }
}

/// Hairlines between rows, and heads that stand out.
const GRID: &str = "<w:tblPr><w:tblBorders>\
    <w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"849098\"/>\
    <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"849098\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D5DCE1\"/></w:tblBorders>\
    <w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
    <w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>\
    <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"849098\"/></w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr>";

/// What styles are called in one document.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    ids: BTreeMap<Style, String>,
    /// Those that have numbers or signs of their own before each line.
    marked: Vec<Style>,
}

impl Styles {
    /// What the styles are called where some are there already, each by what it is of and what every program calls it; and the definitions of those that are
    /// not there.
    pub fn beside(known: &Known) -> (Self, String) {
        let (mut styles, mut missing) = (Self::default(), String::new());
        let mut taken: Vec<String> = known.ids.values().map(|id| id.to_lowercase()).collect();
        for style in Style::ALL {
            let (kind, name) = style.known_as();
            let key = (kind.to_owned(), name.to_lowercase());
            let id = known.ids.get(&key).cloned().unwrap_or_else(|| {
                let mut id = style.own_id();
                while taken.contains(&id.to_lowercase()) {
                    id.push('0');
                }
                taken.push(id.to_lowercase());
                missing += &style.definition(&id, known.normal.as_deref());
                id
            });
            if known.marked.contains(&key) {
                styles.marked.push(style);
            }
            styles.ids.insert(style, id);
        }
        (styles, missing)
    }

    /// What a style is called.
    pub fn id(&self, style: Style) -> &str {
        self.ids.get(&style).map_or("", String::as_str)
    }

    /// Whether it puts a sign before each line by itself.
    pub fn is_marked(&self, style: Style) -> bool {
        self.marked.contains(&style)
    }
}

/// The styles that are there already.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// What each is called, by what it is of and what every program calls it, in small letters.
    pub ids: BTreeMap<(String, String), String>,
    /// Those of them that have numbers or signs of their own.
    pub marked: Vec<(String, String)>,
    /// What paragraphs are where nothing is said.
    pub normal: Option<String>,
}

/// The styles of a document that has no template, and the part with them.
pub(super) fn own(language: &str) -> (Styles, Vec<u8>) {
    let known = Known {
        ids: BTreeMap::from([(("paragraph".to_owned(), "normal".to_owned()), "Normal".to_owned())]),
        normal: Some("Normal".to_owned()),
        ..Known::default()
    };
    let (styles, definitions) = Styles::beside(&known);
    let mut sheet = Xml::document();
    sheet.raw(&format!(
        "<w:styles xmlns:w=\"{}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/>\
         <w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         {definitions}</w:styles>",
        super::WORD
    ));
    (styles, sheet.into_bytes())
}
