//! The report's pages as documents for Word: on paper of ours, and in somebody's template.

use std::io::{Cursor, Read, Write};

use mognad::model::{Lang, TEMPLATE_MARK as MARK, TemplateFault};
use mognad::render::docx::Template;
use mognad::report::{Format, Options, OutputFile, site};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::cli::folder::Folder;
use crate::support::{kommun, whole_report};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn options(lang: Lang, formats: &'static [Format]) -> Options<'static> {
    Options { png: true, ..whole_report(lang, formats, 1) }
}

fn report(options: &Options<'_>) -> Vec<OutputFile> {
    site(&kommun(), options).expect("a report")
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = zip.len();
    let part = |at: usize| {
        let mut file = zip.by_index(at).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its bytes");
        (file.name().expect("a name").into_owned(), content)
    };
    (0..count).map(part).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let (_, content) =
        parts(bytes).into_iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(content).expect("UTF-8")
}

/// A paragraph: its style and what it says.
type Paragraph = (Option<String>, String);

/// The paragraphs of a text, those in tables with them. Reading it shows that it is XML whose elements end where they should.
fn paragraphs(xml: &str) -> Vec<Paragraph> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                if name == "w:p" {
                    found.push((None, String::new()));
                }
                inside.push(name);
            }
            Event::Empty(element) if element.name().as_ref() == "w:pStyle" => {
                let style = element.attributes().flatten().next().map(|value| value.value.into_owned());
                found.last_mut().expect("a paragraph").0 = style;
            }
            Event::End(_) => drop(inside.pop()),
            Event::Text(text) if inside.last().is_some_and(|name| name == "w:t") => {
                found.last_mut().expect("a paragraph").1 += text.as_ref();
            }
            Event::GeneralRef(name) if inside.last().is_some_and(|name| name == "w:t") => {
                let sign = match name.as_ref() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("{other}"),
                };
                found.last_mut().expect("a paragraph").1 += sign;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(inside.is_empty(), "{inside:?}");
    found
}

fn document(file: &OutputFile) -> Vec<Paragraph> {
    paragraphs(&part(&file.bytes, "word/document.xml"))
}

/// The numbers in a text.
fn numbers(text: &str) -> std::collections::BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let numbers = text.split(|c: char| !is_part(c)).map(|number| number.trim_matches([',', '.']));
    numbers.filter(|number| number.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

#[test]
fn every_page_is_a_document_with_the_headings_and_the_numbers_of_the_same_page_as_markdown() {
    for lang in [Lang::Sv, Lang::En] {
        let files = report(&options(lang, &[Format::Markdown, Format::Docx]));
        let of =
            |ending: &str| files.iter().filter(move |file| file.path.ends_with(ending)).collect::<Vec<_>>();
        let (markdown, word) = (of(".md"), of(".docx"));
        assert!(word.len() > 10 && word.len() == markdown.len(), "{}", word.len());
        for (markdown, word) in markdown.iter().zip(word) {
            assert_eq!(markdown.path.strip_suffix(".md"), word.path.strip_suffix(".docx"));
            let (text, told) = (String::from_utf8_lossy(&markdown.bytes), document(word));
            let of_style = |style: &str| -> Vec<&str> {
                told.iter()
                    .filter(|(is, _)| is.as_deref() == Some(style))
                    .map(|(_, text)| text.as_str())
                    .collect()
            };
            let headings = |marks: &str| -> Vec<String> {
                let lines = text.lines().filter_map(|line| line.strip_prefix(marks));
                lines
                    .map(|line| {
                        line.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                    })
                    .collect()
            };
            assert_eq!(of_style("Title"), headings("# "), "{}", word.path);
            assert_eq!(of_style("Heading1"), headings("## "), "{}", word.path);
            // No caption says twice what it is of.
            assert!(
                !of_style("Caption")
                    .iter()
                    .any(|text| text.contains(". Tabell:") || text.contains(". Table:"))
            );
            // What is read by who asks for it stands under a heading here, where Markdown has a line.
            let sections = of_style("Heading2");
            assert!(
                headings("### ").iter().all(|heading| sections.contains(&heading.as_str())),
                "{}",
                word.path
            );
            // Nothing is told here that is not told there: but for captions, which are counted.
            let known = numbers(&text);
            for (style, paragraph) in told.iter().filter(|(style, _)| style.as_deref() != Some("Caption")) {
                let unknown: Vec<String> = numbers(paragraph).difference(&known).cloned().collect();
                assert!(unknown.is_empty(), "{}: {unknown:?} in {style:?} {paragraph}", word.path);
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_and_pictures_stand_in_it_with_what_they_show() {
    let (one, other) = [(); 2].map(|()| report(&options(Lang::Sv, &[Format::Docx]))).into();
    assert_eq!(one, other);
    let index = one.iter().find(|file| file.path == "index.docx").expect("the whole's page");
    let text = part(&index.bytes, "word/document.xml");
    let described = text.matches("descr=\"").count();
    assert!(
        described > 0 && described == text.matches("<w:drawing>").count() && !text.contains("descr=\"\"")
    );
    let relations = part(&index.bytes, "word/_rels/document.xml.rels");
    for (name, _) in parts(&index.bytes).iter().filter(|(name, _)| name.ends_with(".png")) {
        let target = name.strip_prefix("word/").expect("beside the text");
        assert!(relations.contains(&format!("Target=\"{target}\"")), "{name}");
    }
    // No part says when it was written, and none leads elsewhere.
    assert!(
        !relations.contains("TargetMode") && !part(&index.bytes, "docProps/core.xml").contains("created")
    );
    // Each table has its first row as heads, which are repeated.
    assert_eq!(text.matches("<w:tbl>").count(), text.matches("<w:tblHeader/>").count());
}

#[test]
fn what_people_wrote_is_text_and_nothing_else() {
    let folder = crate::plan::folder();
    folder.run("plan actions . --lang en");
    let plan = String::from_utf8(folder.read("plan.toml")).expect("text");
    let hostile = "</w:t></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r> &lt; {{mognad}}";
    folder.write(
        "plan.toml",
        &plan.replacen("status = \"proposed\"", &format!("status = \"doing\"\nowner = \"{hostile}\""), 1),
    );
    assert_eq!(folder.run("report . --out r --format docx --lang en").code, 0);
    let xml = part(&folder.read("r/board.docx"), "word/document.xml");
    assert!(!xml.contains("<w:instrText"));
    let told = paragraphs(&xml);
    assert!(told.iter().any(|(_, text)| {
        text.contains("</w:t></w:r><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r> &lt;")
    }));
}

/// A template as a Swedish Word makes it: styles are called in Swedish, and the mark is split over runs.
fn template(body: &str, kind: &str) -> Vec<u8> {
    let styles = format!(
        "<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Brdtext\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"Heading 1\"/><w:basedOn w:val=\"Brdtext\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Punktlista\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"MognadQuiet\"><w:name w:val=\"Something else\"/></w:style></w:styles>"
    );
    let numbering = format!(
        "<w:numbering xmlns:w=\"{WORD}\"><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"/></w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>"
    );
    let document = format!(
        "<w:document xmlns:w=\"{WORD}\"><w:body><w:p><w:r><w:t>Kommunens eget</w:t></w:r></w:p>{body}<w:p><w:r><w:t>Slutord</w:t></w:r></w:p>\
         <w:sectPr><w:headerReference r:id=\"rId4\" xmlns:r=\"x\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:left=\"2000\" w:right=\"1906\"/></w:sectPr></w:body></w:document>"
    );
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, of: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{relations}/{of}\" Target=\"{target}\"/>")
    };
    let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    // A template that Word keeps as one has had its pictures: nothing is to be added to what it tells of types.
    let pictures = if kind.ends_with(".template") {
        "<Default Extension=\"png\" ContentType=\"image/png\"/>"
    } else {
        ""
    };
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{pictures}\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.{kind}.main+xml\"/></Types>"
    );
    let files = [
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            format!(
                "<Relationships {package}>{}</Relationships>",
                relation("rId1", "officeDocument", "/word/document.xml")
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships {package}>{}{}{}</Relationships>",
                relation("rId2", "styles", "styles.xml"),
                relation("rId3", "numbering", "numbering.xml"),
                relation("rId4", "header", "header1.xml")
            ),
        ),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/header1.xml", "<w:hdr xmlns:w=\"x\">Logotyp</w:hdr>".to_owned()),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"y\"><dc:title xmlns:dc=\"z\">Mall</dc:title></cp:coreProperties>"
                .to_owned(),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::DEFAULT).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

const DOCUMENT: &str = "openxmlformats-officedocument.wordprocessingml.document";
const SPLIT: &str = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\"/><w:pgMar w:left=\"1000\" w:right=\"1000\"/></w:sectPr></w:pPr>\
                     <w:r><w:t>{{mog</w:t></w:r><w:proofErr/><w:r><w:t>nad}}</w:t></w:r></w:p>";

#[test]
fn a_template_keeps_what_is_its_own_and_lends_its_styles() {
    let bytes = template(SPLIT, "openxmlformats-officedocument.wordprocessingml.template");
    let template = Template::read(&bytes).expect("a template");
    let options = Options { template: Some(&template), ..options(Lang::Sv, &[Format::Docx]) };
    let files = report(&options);
    let unit =
        &files.iter().find(|file| file.path == "units/kontaktcenter.docx").expect("a unit's page").bytes;
    let xml = part(unit, "word/document.xml");
    assert!(!xml.contains(MARK) && !xml.contains("{{mog"));
    let told = paragraphs(&xml);
    let texts: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!((texts[0], texts[1], texts[texts.len() - 1]), ("Kommunens eget", "Kontaktcenter", "Slutord"));
    // What ended a section goes on doing so, behind what has taken its place.
    let [section, last, title] =
        ["<w:pgSz w:w=\"16838\"/>", "Slutord", ">Kontaktcenter<"].map(|what| xml.find(what).expect(what));
    assert!(title < section && section < last);
    assert!(told.iter().any(|(style, _)| style.as_deref() == Some("Rubrik1")));
    assert!(!told.iter().any(|(style, _)| style.as_deref() == Some("Heading1")));
    // A list's own signs are enough; a style that another has taken the name of is called otherwise.
    let bullets = xml.split("<w:p>").filter(|paragraph| paragraph.contains("\"Punktlista\""));
    assert!(bullets.clone().count() > 2 && !bullets.clone().any(|paragraph| paragraph.contains("numPr")));
    let styles = part(unit, "word/styles.xml");
    assert!(
        styles.contains("w:styleId=\"MognadQuiet0\"") && styles.matches("w:val=\"heading 1\"").count() == 0
    );
    assert!(styles.contains("<w:basedOn w:val=\"Brdtext\"/>"));
    // Kinds of lists stand before lists, and numbers that are taken stay as they are.
    let numbering = part(unit, "word/numbering.xml");
    assert!(numbering.rfind("<w:abstractNum ").expect("a kind") < numbering.find("<w:num ").expect("a list"));
    assert!(numbering.contains("<w:num w:numId=\"7\">") && numbering.contains("<w:num w:numId=\"8\">"));
    assert!(part(unit, "[Content_Types].xml").contains("wordprocessingml.document.main+xml"));
    assert!(part(unit, "docProps/core.xml").contains(">Kontaktcenter – "));
    assert_eq!(part(unit, "word/header1.xml"), "<w:hdr xmlns:w=\"x\">Logotyp</w:hdr>");
    // The paper of the section that the report stands in is wide.
    let widest = xml
        .split("<w:gridCol w:w=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().and_then(|w| w.parse::<u32>().ok()));
    assert!(widest.flatten().all(|width| width <= 14_838));
}

#[test]
fn what_is_no_template_is_told_with_what_to_do() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let alone = paragraph(MARK);
    let bodies = [
        (String::new(), DOCUMENT, TemplateFault::NoMark),
        (alone.repeat(2), DOCUMENT, TemplateFault::Marks(2)),
        (paragraph("Resultat: {{mognad}}"), DOCUMENT, TemplateFault::BesideText),
        (format!("<w:tbl><w:tr><w:tc>{alone}</w:tc></w:tr></w:tbl>"), DOCUMENT, TemplateFault::NoRoom),
        (
            format!("<w:p><w:r><w:txbxContent>{alone}</w:txbxContent></w:r></w:p>"),
            DOCUMENT,
            TemplateFault::NoRoom,
        ),
        (alone.clone(), "ms-word.document.macroEnabled", TemplateFault::Macros),
        ("<w:p>".to_owned(), DOCUMENT, TemplateFault::NotWord),
    ];
    for (body, kind, fault) in &bodies {
        assert_eq!(Template::read(&template(body, kind)).expect_err(body), *fault, "{body}");
    }
    let sound = template(&alone, DOCUMENT);
    assert!(Template::read(&sound).is_ok());
    // Whatever is cut off or changed, there is an answer and no panic.
    for cut in (0..sound.len()).step_by(17) {
        let _ = Template::read(&sound[..cut]);
        let mut changed = sound.clone();
        changed[cut] ^= 0x55;
        let _ = Template::read(&changed);
    }
    let folder = Folder::empty();
    folder.copy_example("kommun");
    std::fs::write(folder.path("mall.docx"), template("", DOCUMENT)).expect("a file");
    std::fs::write(folder.path("bra.docx"), &sound).expect("a file");
    folder.write("text.docx", "inget dokument");
    for (words, part) in [
        ("--format docx --template mall.docx", "{{mognad}} finns inte"),
        ("--format html,docx --template text.docx", "är inget Word-dokument"),
        ("--template bra.docx", "ange --format docx"),
        ("--format text,docx", "text visas här"),
    ] {
        let ran = folder.run(&format!("report kommun --out r --lang sv {words}"));
        assert!(ran.code == 2 && ran.err.contains(part), "{words}: {}", ran.err);
        assert!(!folder.path("r").exists());
    }
}
