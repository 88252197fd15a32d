//! The parts of a file for Word, and how they are packed.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::body::{Around, Body, written};
use super::style::{self, Style, Styles};
use super::{Picture, RELATIONS, TEXT_WIDTH, WORD, language, picture_file, picture_reference};
use crate::render::{Pictured, Setting};
use crate::text::labels::words;
use crate::xml::{Xml, escape};

/// What a part with how lists are numbered is.
pub(super) const NUMBERING_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";

/// A part: its name, and what is in it.
pub(super) type PartFile = (String, Vec<u8>);

/// The pictures of a body as parts, beside the part with the text.
pub(super) fn picture_parts(body: &Body<'_>, folder: &str) -> Vec<PartFile> {
    let part = |(id, picture): &(usize, &Picture<'_>)| {
        (format!("{folder}media/{}", picture_file(*id)), picture.png.to_vec())
    };
    body.pictures.iter().map(part).collect()
}

/// The references to them.
pub(super) fn picture_references(body: &Body<'_>) -> String {
    let reference = |(id, _): &(usize, &Picture<'_>)| {
        relation(&picture_reference(*id), "image", &format!("media/{}", picture_file(*id)))
    };
    body.pictures.iter().map(reference).collect()
}

/// A reference to a part of a kind.
pub(super) fn relation(id: &str, kind: &str, target: &str) -> String {
    let mut xml = Xml::default();
    let kind = format!("{RELATIONS}/{kind}");
    xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    xml.into_string()
}

/// How the signs and the numbers of lists look, under these numbers.
pub(super) fn list_kinds(signs: usize, numbered: usize) -> String {
    let level = |format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"397\" w:hanging=\"397\"/></w:pPr></w:lvl>"
        )
    };
    let kind = |id: usize, level: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/>{level}</w:abstractNum>"
        )
    };
    kind(signs, &level("bullet", "•")) + &kind(numbered, &level("decimal", "%1."))
}

/// The lists themselves: one of signs, and so many that are numbered, each from 1 on.
pub(super) fn lists(
    (signs, numbered): (usize, usize),
    (first, first_numbered): (usize, usize),
    count: usize,
) -> String {
    let mut xml = format!("<w:num w:numId=\"{first}\"><w:abstractNumId w:val=\"{signs}\"/></w:num>");
    for at in 0..count {
        xml += &format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{numbered}\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            first_numbered + at
        );
    }
    xml
}

/// A part with how lists are numbered.
pub(super) fn numbering(kinds: &str, lists: &str) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("w:numbering", &[("xmlns:w", WORD)]);
    xml.raw(kinds);
    xml.raw(lists);
    xml.close("w:numbering");
    xml.into_bytes()
}

/// A document on paper of ours.
pub(super) fn of_own(what: &Pictured<'_, Picture<'_>>, setting: &Setting<'_>) -> Result<Vec<u8>, ZipError> {
    let language = language(setting.lang);
    let (styles, sheet) = style::own(language);
    let around = Around { styles: &styles, first_id: 1, numbers: (1, 2), text_width: TEXT_WIDTH };
    let body = written(what, setting, &around);
    let mut text = Xml::document();
    text.open("w:document", &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
    text.open("w:body", &[]);
    text.raw(&body.xml);
    text.raw(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"mognadFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1304\" w:right=\"1417\" w:bottom=\"1304\" w:left=\"1417\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>",
    );
    text.close("w:body");
    text.close("w:document");
    let part = |name: &str, bytes: Vec<u8>| (name.to_owned(), bytes);
    let mut parts = vec![
        part("[Content_Types].xml", types()),
        part(
            "_rels/.rels",
            relations(
                &[
                    ("mognadMain", "officeDocument", "word/document.xml"),
                    ("mognadApp", "extended-properties", "docProps/app.xml"),
                ],
                "<Relationship Id=\"mognadCore\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
            ),
        ),
        part("docProps/app.xml", app()),
        part("docProps/core.xml", core(setting.title, language)),
        part("word/document.xml", text.into_bytes()),
        part(
            "word/_rels/document.xml.rels",
            relations(
                &[
                    ("mognadStyles", "styles", "styles.xml"),
                    ("mognadNumbering", "numbering", "numbering.xml"),
                    ("mognadSettings", "settings", "settings.xml"),
                    ("mognadFooter", "footer", "footer1.xml"),
                ],
                &picture_references(&body),
            ),
        ),
        part("word/styles.xml", sheet),
        part("word/numbering.xml", numbering(&list_kinds(0, 1), &lists((0, 1), (1, 2), body.lists))),
        part("word/settings.xml", settings(language)),
        part("word/footer1.xml", footer(setting, &styles)),
    ];
    parts.extend(picture_parts(&body, "word/"));
    packed(parts)
}

fn types() -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    let defaults = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ];
    for (ending, kind) in defaults {
        xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let word =
        |what: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{what}+xml");
    let overrides = [
        ("/word/document.xml", word("document.main")),
        ("/word/styles.xml", word("styles")),
        ("/word/numbering.xml", NUMBERING_TYPE.to_owned()),
        ("/word/settings.xml", word("settings")),
        ("/word/footer1.xml", word("footer")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    for (name, kind) in &overrides {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    }
    xml.close("Types");
    xml.into_bytes()
}

fn relations(known: &[(&str, &str, &str)], more: &str) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
    known.iter().for_each(|(id, kind, target)| xml.raw(&relation(id, kind, target)));
    xml.raw(more);
    xml.close("Relationships");
    xml.into_bytes()
}

fn app() -> Vec<u8> {
    let mut xml = Xml::document();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", space)]);
    xml.element("Application", &[], "mognad");
    xml.close("Properties");
    xml.into_bytes()
}

/// What the document is called. It says nothing of when it was written, so that it is the same each time.
fn core(title: &str, language: &str) -> Vec<u8> {
    let mut xml = Xml::document();
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.open("cp:coreProperties", &spaces);
    xml.element("dc:title", &[], title);
    xml.element("dc:language", &[], language);
    xml.close("cp:coreProperties");
    xml.into_bytes()
}

fn settings(language: &str) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("w:settings", &[("xmlns:w", WORD)]);
    xml.raw("<w:autoHyphenation/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>");
    xml.empty("w:themeFontLang", &[("w:val", language)]);
    xml.close("w:settings");
    xml.into_bytes()
}

/// The foot of each page: what the report is of, and the page's number.
fn footer(setting: &Setting<'_>, styles: &Styles) -> Vec<u8> {
    let labels = words(setting.lang);
    let mut xml = Xml::document();
    xml.open("w:ftr", &[("xmlns:w", WORD)]);
    xml.raw(&format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", styles.id(Style::Footer)));
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text));
    let field = |what: &str| format!("<w:fldSimple w:instr=\" {what} \">{}</w:fldSimple>", run("1"));
    xml.raw(&run(setting.foot));
    xml.raw("<w:r><w:tab/></w:r>");
    xml.raw(&(run(&format!("{} ", labels.page)) + &field("PAGE")));
    xml.raw(&(run(&format!(" {} ", labels.page_of)) + &field("NUMPAGES")));
    xml.close("w:p");
    xml.close("w:ftr");
    xml.into_bytes()
}

/// Parts as one file, in their order. What is packed has no time of its own.
pub(super) fn packed(parts: impl IntoIterator<Item = PartFile>) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Pictures are packed already.
        let is_packed = name.ends_with(".png");
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::DEFAULT.compression_method(method);
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
