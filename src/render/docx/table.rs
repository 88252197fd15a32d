//! Tables: heads that are repeated on each page, rows that are not broken, columns as wide as what is in them.

use super::body::Writer;
use super::style::Style;
use crate::doc::{Column, GAP, Narrow, Piece, Row, RowKind, Table, Text, fitted, widths};

/// How much of a line a character of a table takes, in twentieths of a point: more than those of Calibri at 9 points do on average, as a template can have
/// a wider font.
const CHARACTER: u32 = 104;
/// A table of so many rows is not parted.
const SHORT: usize = 16;
/// How far each step of depth moves a row's first cell in.
const STEP: u32 = 170;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table, narrow: &Narrow) {
        let mut is_captioned = false;
        for piece in fitted(table, narrow, self.characters()) {
            match piece {
                Piece::Heading(heading) => self.paragraph(Style::Note, "<w:keepNext/>", &heading.into()),
                Piece::Key(key) => self.paragraph(Style::Note, "", &key.into()),
                Piece::Table(table) => {
                    if !std::mem::replace(&mut is_captioned, true) {
                        self.caption_above(&table);
                    }
                    self.grid(&table);
                }
            }
        }
    }

    /// How many characters a line of a table has.
    const fn characters(&self) -> usize {
        (self.around.text_width / CHARACTER) as usize
    }

    fn caption_above(&mut self, table: &Table) {
        let text = table.numbered_caption(self.labels.table);
        if !text.is_empty() {
            self.tables += 1;
            self.caption("<w:keepNext/>", (self.labels.table_number, self.tables), text);
        }
    }

    fn grid(&mut self, table: &Table) {
        // Pictures of numbers stand beside the numbers, and are left out.
        let told: Vec<usize> =
            (0..table.columns().len()).filter(|at| table.columns()[*at] != Column::Bar).collect();
        let table = table.picked(&told);
        let widths = self.widths(&table);
        let whole: u32 = widths.iter().sum();
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        let style = self.around.styles.id(Style::Grid).to_owned();
        self.xml.empty("w:tblStyle", &[("w:val", &style)]);
        self.xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
        self.xml.empty("w:tblLayout", &[("w:type", "autofit")]);
        let look = [
            ("w:val", "0420"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:noVBand", "1"),
        ];
        self.xml.empty("w:tblLook", &look);
        if !table.name().is_empty() {
            self.xml.empty("w:tblCaption", &[("w:val", table.name())]);
        }
        self.xml.close("w:tblPr");
        self.xml.open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close("w:tblGrid");
        self.xml.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for ((head, column), width) in table.heads().iter().zip(table.columns()).zip(&widths) {
            self.cell((*width, 1), *column, (0, true), head, true);
        }
        self.xml.close("w:tr");
        let count = table.rows().len();
        for (at, row) in table.rows().iter().enumerate() {
            // A short table stays on one page; of a long one no row stands alone.
            let stays = at + 1 < count && (count <= SHORT || at < 2 || at + 3 > count);
            self.row(row, &table, &widths, stays);
        }
        self.xml.close("w:tbl");
        // Word joins tables that nothing stands between.
        self.xml.raw("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    }

    fn row(&mut self, row: &Row, table: &Table, widths: &[u32], stays: bool) {
        self.xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        if row.kind == RowKind::Head {
            let text = row.cells.first().cloned().unwrap_or_default();
            self.cell((widths.iter().sum(), widths.len()), Column::Words, (row.depth, true), &text, true);
        } else {
            let columns = row.cells.iter().zip(table.columns()).zip(widths);
            for (at, ((cell, column), width)) in columns.enumerate() {
                let depth = if at == 0 { row.depth } else { 0 };
                let set = (depth, row.kind == RowKind::Whole);
                self.cell((*width, 1), *column, set, cell, stays);
            }
        }
        self.xml.close("w:tr");
    }

    /// A cell that is so wide and spans so many columns; whether its row stays on the page of the next one is a matter of its paragraph.
    fn cell(
        &mut self,
        (width, span): (u32, usize),
        column: Column,
        (depth, is_strong): (usize, bool),
        text: &Text,
        stays: bool,
    ) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if span > 1 {
            self.xml.empty("w:gridSpan", &[("w:val", &span.to_string())]);
        }
        self.xml.close("w:tcPr");
        let mut properties = if stays { "<w:keepNext/>".to_owned() } else { String::new() };
        if depth > 0 {
            properties += &format!("<w:ind w:left=\"{}\"/>", STEP * depth as u32);
        }
        if column == Column::Number {
            properties += "<w:jc w:val=\"right\"/>";
        }
        let text = if is_strong { text.strong() } else { text.clone() };
        self.paragraph(Style::Cell, &properties, &text);
        self.xml.close("w:tc");
    }

    /// How wide each column is, in twentieths of a point: no table is wider than the text.
    fn widths(&self, table: &Table) -> Vec<u32> {
        let characters = widths(table, self.characters());
        let wanted: Vec<u32> = characters.iter().map(|width| (width + GAP) as u32 * CHARACTER).collect();
        let whole: u32 = wanted.iter().sum();
        if whole <= self.around.text_width {
            return wanted;
        }
        let share =
            |width: &u32| (u64::from(*width) * u64::from(self.around.text_width) / u64::from(whole)) as u32;
        wanted.iter().map(share).collect()
    }
}
