//! The method in Swedish and English says the same, and every report has it as a page.

use std::collections::BTreeSet;

use mognad::doc::{Block, Document};
use mognad::model::Lang;
use mognad::render::html::{Place, html};
use mognad::report::pages::prose;
use mognad::text::documents::method;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// What stands between two places where a line of its own begins, without what a language decides.
#[derive(Debug, Default)]
struct Passage {
    /// Heading and its level, paragraph, item of a list, cell of a table.
    kind: String,
    /// What it says, to be shown where it is not in step.
    text: String,
    /// Names that are written as they are in files and commands.
    code: Vec<String>,
    /// How much is emphasised, and how much more so.
    marked: (usize, usize),
    links: usize,
}

impl Passage {
    /// Runs of digits, in whatever order the language puts them: a decimal sign parts runs in both.
    fn numbers(&self) -> Vec<&str> {
        let mut runs: Vec<&str> =
            self.text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
        runs.sort_unstable();
        runs
    }

    /// How many sentences and parts of sentences end in it, and how many names and words are cut short by a dot, which both languages do alike.
    fn sentences(&self) -> usize {
        let ends = self.text.split(['.', ':', ';']).skip(1);
        ends.filter(|after| after.is_empty() || after.starts_with([' ', ')', '”', '"', ','])).count()
    }

    /// The signs of formulas, in whatever order.
    fn signs(&self) -> Vec<char> {
        let of_formula = |c: &char| {
            matches!(c, '=' | '<' | '±' | '·' | '²' | '⁶' | '†' | '…' | '*')
                || ('\u{300}'..'\u{400}').contains(c)
                || ('\u{2070}'..'\u{20a0}').contains(c)
                || ('\u{2200}'..'\u{2300}').contains(c)
        };
        let mut signs: Vec<char> = self.text.chars().filter(of_formula).collect();
        signs.sort_unstable();
        signs
    }

    fn code(&self) -> Vec<&str> {
        let mut code: Vec<&str> = self.code.iter().map(String::as_str).collect();
        code.sort_unstable();
        code
    }
}

fn blocks(markdown: &str) -> Vec<Passage> {
    let mut blocks: Vec<Passage> = vec![Passage::default()];
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        let begun = match &event {
            Event::Start(Tag::Heading { level, .. }) => Some(format!("heading {level}")),
            Event::Start(Tag::Paragraph) => Some("paragraph".to_owned()),
            Event::Start(Tag::Item) => Some("item".to_owned()),
            Event::Start(Tag::Table(alignments)) => Some(format!("table {alignments:?}")),
            Event::Start(Tag::TableHead) => Some("head".to_owned()),
            Event::Start(Tag::TableRow) => Some("row".to_owned()),
            Event::Start(Tag::TableCell) => Some("cell".to_owned()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(mark))) => Some(format!("code {mark}")),
            _ => None,
        };
        blocks.extend(begun.map(|kind| Passage { kind, ..Passage::default() }));
        let block = blocks.last_mut().expect("the block that it began with");
        match event {
            Event::Start(Tag::Emphasis) => block.marked.0 += 1,
            Event::Start(Tag::Strong) => block.marked.1 += 1,
            Event::Start(Tag::Link { .. }) => block.links += 1,
            Event::Code(text) => block.code.push(text.into_string()),
            Event::Text(text) => block.text.push_str(&text),
            Event::SoftBreak => block.text.push(' '),
            Event::Html(text) | Event::InlineHtml(text) => panic!("markup of another kind: {text}"),
            _ => {}
        }
    }
    blocks
}

/// What of two blocks is not in step.
fn differences(sv: &Passage, en: &Passage) -> Vec<String> {
    // Words within code that stand for what the reader puts there.
    let is_placeholder = en.code.iter().any(|code| code == "mognad explain WHAT UNIT NODE");
    let parts = [
        ("numbers", format!("{:?}", sv.numbers()), format!("{:?}", en.numbers())),
        ("sentences", sv.sentences().to_string(), en.sentences().to_string()),
        ("signs", format!("{:?}", sv.signs()), format!("{:?}", en.signs())),
        ("emphasis", format!("{:?}", sv.marked), format!("{:?}", en.marked)),
        ("links", sv.links.to_string(), en.links.to_string()),
        ("whether empty", sv.text.is_empty().to_string(), en.text.is_empty().to_string()),
        ("code", format!("{:?}", sv.code()), format!("{:?}", en.code())),
    ];
    let differ = parts.into_iter().filter(|(what, sv, en)| sv != en && !(is_placeholder && *what == "code"));
    differ.map(|(what, sv, en)| format!("{what}: {sv} and {en}")).collect()
}

#[test]
fn the_method_says_the_same_in_both_languages() {
    let (sv, en) = (blocks(method(Lang::Sv)), blocks(method(Lang::En)));
    let mut heading = String::new();
    let mut wrong = Vec::new();
    for (sv, en) in sv.iter().zip(&en) {
        let texts = format!("\n  sv: {}\n  en: {}", sv.text, en.text);
        // From here on one would be held against the wrong part of the other.
        assert_eq!(sv.kind, en.kind, "beneath “{heading}” one of them lacks something: {texts}\n{wrong:#?}");
        let found = differences(sv, en).into_iter();
        wrong.extend(found.map(|difference| format!("beneath “{heading}”: {difference}{texts}")));
        if en.kind.starts_with("heading") {
            heading.clone_from(&en.text);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(sv.len(), en.len(), "one goes on after “{heading}”");
}

/// Every target of a link in the document.
fn links(markdown: &str) -> Vec<String> {
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(target).collect()
}

/// The method as a document of a report.
fn document(lang: Lang) -> Document {
    prose::document(method(lang), "").1
}

/// The names that links can lead to in a document.
fn anchors(document: &Document) -> BTreeSet<String> {
    let parts = document.blocks().iter().filter_map(|block| match block {
        Block::Part(part) => Some(part),
        _ => None,
    });
    parts.flat_map(|part| part.id.clone().into_iter().chain(anchors(&part.body))).collect()
}

#[test]
fn links_within_the_method_lead_to_its_headings() {
    for lang in Lang::ALL {
        let text = method(lang);
        let anchors = anchors(&document(lang));
        let links = links(text);
        let within: Vec<&str> = links.iter().filter_map(|link| link.strip_prefix('#')).collect();
        assert!(!within.is_empty());
        for link in within {
            assert!(anchors.contains(link), "{}: #{link}", lang.code());
        }
        // What leads out of it leads to the other language, which stands before the title and is in no page.
        let out: Vec<&String> = links.iter().filter(|link| !link.starts_with('#')).collect();
        let other = if lang == Lang::Sv { "method.md" } else { "metod.md" };
        assert_eq!(out, [other], "{}", lang.code());
    }
}

#[test]
fn other_documents_lead_to_headings_of_the_method() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for name in ["README.md", "README.sv.md", "docs/guide.md", "docs/files.md"] {
        let text = std::fs::read_to_string(root.join(name)).expect("a document");
        for link in links(&text) {
            let Some((file, anchor)) = link.split_once('#') else { continue };
            let lang = match file.rsplit('/').next() {
                Some("method.md") => Lang::En,
                Some("metod.md") => Lang::Sv,
                _ => continue,
            };
            assert!(anchors(&document(lang)).contains(anchor), "{name}: {link}");
            count += 1;
        }
    }
    assert!(count > 2, "only {count} links were found");
}

#[test]
fn all_of_the_method_is_on_its_page() {
    for lang in Lang::ALL {
        let page = html(&document(lang), &Place { lang, content: lang.into(), up: "" });
        let (contents, bodies) = page.split_once("</nav>").expect("a list of contents");
        let text = method(lang);
        let rows = text.lines().filter(|line| line.starts_with('|') && !line.starts_with("|--")).count();
        assert_eq!(bodies.matches("<tr>").count(), rows, "{}", lang.code());
        let items = text.lines().filter(|line| line.starts_with("* ")).count();
        assert_eq!(bodies.matches("<li>").count(), items, "{}", lang.code());
        let headings = text.lines().filter(|line| line.starts_with("##")).count();
        let written = bodies.matches("<h2").count() + bodies.matches("<h3").count();
        assert_eq!(written, headings, "{}", lang.code());
        assert_eq!(contents.matches("<li>").count(), bodies.matches("<h2").count(), "{}", lang.code());
        assert!(bodies.contains("<code>mognad explain "), "{bodies}");
    }
}
