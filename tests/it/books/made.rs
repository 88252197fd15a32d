//! Workbooks made by hand, part by part, so that anything can be wrong with them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Parts as an archive.
pub fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet's XML around its rows.
pub fn sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#
    )
}

/// A workbook of Excel in the making.
#[derive(Default, Clone)]
pub struct Book {
    strings: Option<String>,
    styles: Option<String>,
    sheets: Vec<(String, String, String)>,
    is_odd: bool,
}

impl Book {
    pub fn strings(mut self, all: &[&str]) -> Self {
        let items: String = all.iter().map(|text| format!("<si>{text}</si>")).collect();
        self.strings =
            Some(format!(r#"<sst xmlns="m" count="9" uniqueCount="99999999999999">{items}</sst>"#));
        self
    }

    pub fn styles(mut self, formats: &[u32]) -> Self {
        let cells: String = formats.iter().map(|id| format!(r#"<xf numFmtId="{id}"/>"#)).collect();
        self.styles = Some(format!(
            r#"<styleSheet xmlns="m"><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>"#
        ));
        self
    }

    pub fn sheet(mut self, name: &str, state: &str, xml: &str) -> Self {
        self.sheets.push((name.to_owned(), state.to_owned(), xml.to_owned()));
        self
    }

    /// With prefixes before all names, days counted from 1904, full paths, and capitals in the parts' names.
    pub fn odd(mut self) -> Self {
        self.is_odd = true;
        self
    }

    pub fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let (mut list, mut links, mut parts) = (String::new(), String::new(), Vec::new());
        let folder = if self.is_odd { "/xl/" } else { "" };
        for (at, (name, state, xml)) in self.sheets.iter().enumerate() {
            let _ = write!(list, r#"<sheet name="{name}" sheetId="{at}" state="{state}" r:id="r{at}"/>"#);
            let _ = write!(
                links,
                r#"<Relationship Id="r{at}" Type="{kinds}/worksheet" Target="{folder}worksheets/sheet{at}.xml"/>"#
            );
            parts.push((format!("xl/worksheets/sheet{at}.xml"), xml.clone()));
        }
        for (name, kind, xml) in
            [("sharedStrings", "sharedStrings", &self.strings), ("styles", "styles", &self.styles)]
        {
            if let Some(xml) = xml {
                let _ = write!(
                    links,
                    r#"<Relationship Id="{name}" Type="{kinds}/{kind}" Target="{folder}{name}.xml"/>"#
                );
                parts.push((format!("xl/{name}.xml"), xml.clone()));
            }
        }
        let since = if self.is_odd { r#"<workbookPr date1904="1"/>"# } else { "" };
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!(r#"<workbook xmlns="m" xmlns:r="{kinds}">{since}<sheets>{list}</sheets></workbook>"#),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{links}</Relationships>"),
        ));
        let root = format!(
            r#"<Relationships><Relationship Id="a" Type="{kinds}/officeDocument" Target="{}xl/workbook.xml"/></Relationships>"#,
            if self.is_odd { "/" } else { "" }
        );
        parts.push(("_rels/.rels".to_owned(), root));
        parts.push(("[Content_Types].xml".to_owned(), "<Types/>".to_owned()));
        let odd = |(name, xml): (String, String)| {
            if !self.is_odd || name.ends_with(".rels") {
                return (name, xml.into_bytes());
            }
            let xml = xml.replace("</", "\u{1}").replace("<?", "\u{2}").replace('<', "<x:");
            (name.to_uppercase(), xml.replace('\u{1}', "</x:").replace('\u{2}', "<?").into_bytes())
        };
        parts.into_iter().map(odd).collect()
    }

    pub fn zip(&self) -> Vec<u8> {
        zip(&self.parts())
    }
}

/// The parts of a spreadsheet of LibreOffice with these sheets.
pub fn ods_parts(tables: &str) -> Vec<(String, Vec<u8>)> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest:manifest><manifest:file-entry manifest:full-path="/"/></manifest:manifest>"#;
    [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest.to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .to_vec()
}

pub fn ods(tables: &str) -> Vec<u8> {
    zip(&ods_parts(tables))
}
