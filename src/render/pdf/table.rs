//! Tables: columns as wide as what is in them, heads on each sheet, rows that stay whole where they can.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use super::face::Weight;
use super::flow::{Flow, bar};
use super::line::{Line, Span, Widths, extremes, lines};
use super::look::{Ink, Look, NOTE};
use super::sheet::{Mark, Strip};
use super::tree::Element;
use crate::doc::{Column, Narrow, Piece, Row, RowKind, Table, Text, pieces};

/// How a cell is set.
const CELL: Look = Look { size: 8.5, leading: 11.5, tone: Ink::Plain, ..NOTE };
/// The room to the left and to the right of what is in a cell, and above and beneath it.
const SIDE: f32 = 4.0;
const ABOVE: f32 = 2.5;
/// How wide a picture of a number is, and how high.
const BAR: (f32, f32) = (56.0, 5.0);
/// How much of a long word stands on a line of a cell at least: more than a syllable or two.
const BROKEN: f32 = 0.6;
/// How far each step of depth moves a row's first cell in.
const STEP: f32 = 9.0;
/// A table of so many rows is not parted, and a row of so many lines.
const SHORT: usize = 10;
const SHORT_ROW: usize = 12;

/// What is in a cell, and where it belongs.
struct Cell {
    spans: Vec<Span>,
    lines: Vec<Line>,
    element: Element,
    left: f32,
    width: f32,
    is_right: bool,
    marks: Vec<Mark>,
}

impl Flow<'_> {
    pub(super) fn table(&mut self, table: &Table, narrow: &Narrow) {
        let mut is_captioned = false;
        for piece in pieces(table, narrow, &mut |table| self.has_room(table)) {
            match piece {
                Piece::Heading(heading) => {
                    let element = self.tree.within(self.root, Tag::P);
                    self.set(&NOTE, &heading.into(), element, true);
                }
                Piece::Key(key) => self.paragraph(&NOTE, &key.into()),
                Piece::Table(table) => {
                    let is_first = !std::mem::replace(&mut is_captioned, true);
                    self.grid(&table, is_first);
                }
            }
        }
    }

    fn grid(&mut self, table: &Table, is_captioned: bool) {
        let summary = Some(table.name().to_owned()).filter(|name| !name.is_empty());
        let element = self.tree.within(self.root, Tag::Table.with_summary(summary));
        if is_captioned {
            self.caption_above(table, element);
        }
        let widths = self.widths(table);
        let number = self.heads.len();
        let head = self.tree.within(element, Tag::THead);
        let row = self.tree.within(head, Tag::TR);
        let from = self.strips.len();
        let of_head = |at: usize| {
            let tag: TagKind = Tag::TH(TableHeaderScope::Column).into();
            (tag, table.heads()[at].strong())
        };
        let cells: Vec<(TagKind, Text)> = (0..widths.len()).map(of_head).collect();
        let cells = self.cells(cells, table, &widths, (row, 0));
        self.rows(cells, (6.0, self.setting.colours.ink, 0.8), true);
        self.strips[from..].iter_mut().for_each(|strip| strip.table = Some((number, true)));
        self.heads.push(self.strips[from..].iter().map(Strip::repeated).collect());
        let body = self.tree.within(element, Tag::TBody);
        let count = table.rows().len();
        for (at, row) in table.rows().iter().enumerate() {
            let from = self.strips.len();
            // Of a long table no row stands alone, and no heading of rows.
            let stays =
                at + 1 < count && (count <= SHORT || at < 1 || at + 2 == count || row.kind == RowKind::Head);
            self.row(row, table, &widths, body, stays);
            self.strips[from..].iter_mut().for_each(|strip| strip.table = Some((number, false)));
        }
        self.gap = 12.0;
    }

    fn caption_above(&mut self, table: &Table, element: Element) {
        let text = table.numbered_caption(self.labels.table);
        if !text.is_empty() {
            self.tables += 1;
            let text = format!("{}\u{a0}{}. {text}", self.labels.table_number, self.tables);
            let caption = self.tree.within(element, Tag::Caption);
            self.set(&Look { before: 8.0, after: 2.0, ..NOTE }, &text.into(), caption, true);
        }
    }

    fn row(&mut self, row: &Row, table: &Table, widths: &[f32], body: Element, stays: bool) {
        let element = self.tree.within(body, Tag::TR);
        let hairline = self.setting.colours.hairline;
        if row.kind == RowKind::Head {
            let span = NonZeroU32::new(widths.len() as u32);
            // No scope is that of some rows, so it is read where it stands.
            let tag = Tag::TD.with_col_span(span).into();
            let text = row.cells.first().map(Text::strong).unwrap_or_default();
            let whole = [widths.iter().sum()];
            let cells = self.cells(vec![(tag, text)], table, &whole, (element, row.depth));
            self.rows(cells, (6.0, hairline, 0.5), stays);
            return;
        }
        let of_row = |at: usize| {
            // What a row is of stands first in it; in a single row or beside a single figure that is clear without being said.
            let is_table = widths.len() > 2 && table.rows().len() > 2;
            let is_head = is_table && at == 0 && table.columns()[0] == Column::Words;
            let tag: TagKind = if is_head { Tag::TH(TableHeaderScope::Row).into() } else { Tag::TD.into() };
            (tag, told(row, at))
        };
        let cells = (0..row.cells.len()).map(of_row).collect();
        let cells = self.cells(cells, table, widths, (element, row.depth));
        self.rows(cells, (0.0, hairline, 0.5), stays);
    }

    /// Cells beside each other, broken into lines.
    fn cells(
        &mut self,
        cells: Vec<(TagKind, Text)>,
        table: &Table,
        widths: &[f32],
        (row, depth): (Element, usize),
    ) -> Vec<Cell> {
        let mut left = 0.0;
        let mut found = Vec::new();
        for (at, ((tag, text), width)) in cells.into_iter().zip(widths).enumerate() {
            let inset = if at == 0 { depth as f32 * STEP } else { 0.0 };
            let room = width - 2.0 * SIDE - inset;
            let spans = self.spans(&text, Weight::Regular, CELL.tone);
            let lines = lines(&spans, room / CELL.size, &mut self.measure);
            let start = left + SIDE + inset;
            let meter = text.meter().filter(|_| spans.is_empty());
            let top = (CELL.leading - BAR.1) / 2.0;
            let marks = meter.map(|meter| bar(meter, (start, top), BAR, self.setting)).unwrap_or_default();
            let element = self.tree.within(row, tag);
            let is_right = table.columns()[at] == Column::Number;
            found.push(Cell { spans, lines, element, left: start, width: room, is_right, marks });
            left += width;
        }
        found
    }

    /// Cells that stand beside each other as a strip, or a strip a line where they are long, with a line beneath that is so thick.
    fn rows(&mut self, mut cells: Vec<Cell>, (before, rule, thick): (f32, [u8; 3], f32), stays: bool) {
        let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default().max(1);
        let wide = cells.last().map_or(0.0, |cell| cell.left + cell.width + SIDE);
        // How many lines a strip has; elements are filled cell by cell, as they are read.
        let lines = if count <= SHORT_ROW { count } else { 1 };
        let mut strips: Vec<Vec<Mark>> = vec![Vec::new(); count / lines];
        for cell in &mut cells {
            let mut made = BTreeMap::new();
            strips[0].append(&mut cell.marks);
            for (at, line) in cell.lines.iter().enumerate() {
                let above = if at < lines { ABOVE } else { 0.0 };
                let end = cell.left + cell.width;
                let left = if cell.is_right { end - self.line_width(line, &cell.spans) } else { cell.left };
                let down = above + (at % lines) as f32 * CELL.leading + CELL.down();
                let place = (CELL.size, (left, down));
                strips[at / lines].extend(self.marks(line, &cell.spans, place, cell.element, &mut made));
            }
        }
        let count = strips.len();
        for (at, mut marks) in strips.into_iter().enumerate() {
            let (is_first, is_last) = (at == 0, at + 1 == count);
            let edges = [is_first, is_last].into_iter().filter(|edge| *edge).count();
            let height = lines as f32 * CELL.leading + edges as f32 * ABOVE;
            if is_last {
                let top = height - thick;
                marks.insert(0, Mark::Box { left: 0.0, top, wide, high: thick, round: 0.0, colour: rule });
            }
            let keep = if is_last { stays } else { is_first || at + 2 == count };
            let before = if is_first { before } else { 0.0 };
            self.push(Strip { height, keep, marks, ..Strip::default() }, before);
        }
    }

    fn line_width(&mut self, line: &Line, spans: &[Span]) -> f32 {
        let width =
            |(at, text): &(usize, String)| self.measure.width(text.trim_end_matches(' '), spans[*at].weight);
        CELL.size * line.iter().map(width).sum::<f32>()
    }

    /// Whether a line has room for all columns of a table, with words broken only where they may be.
    fn has_room(&mut self, table: &Table) -> bool {
        self.bounds(table).iter().map(|of| of.least).sum::<f32>() <= self.wide
    }

    /// How wide each column is: as wide as what is in it, or narrower where all of them have no room.
    fn widths(&mut self, table: &Table) -> Vec<f32> {
        shared(&self.bounds(table), self.wide)
    }

    /// How wide each column is at least and at most.
    fn bounds(&mut self, table: &Table) -> Vec<Widths> {
        let mut bounds = Vec::new();
        for (at, column) in table.columns().iter().enumerate() {
            let mut found = self.bounds_of(&table.heads()[at].strong(), 0.0, Some(0.0));
            for row in table.rows().iter().filter(|row| row.kind != RowKind::Head) {
                let inset = if at == 0 { row.depth as f32 * STEP } else { 0.0 };
                let broken = (*column == Column::Words).then_some(BROKEN);
                found = found.with(self.bounds_of(&told(row, at), inset, broken));
            }
            bounds.push(found);
        }
        bounds
    }

    /// How wide a cell is at least and at most; if it is broken, `broken` is how much of its longest word stands on a line at least.
    fn bounds_of(&mut self, text: &Text, inset: f32, broken: Option<f32>) -> Widths {
        let spans = self.spans(text, Weight::Regular, CELL.tone);
        let around = 2.0 * SIDE + inset;
        if spans.is_empty() {
            let wide = if text.meter().is_some() { BAR.0 + around } else { around };
            return Widths { least: wide, words: wide, most: wide };
        }
        let Widths { least, words, most } = extremes(&spans, &mut self.measure);
        // What is rounded up is never broken for a hair.
        let [least, words, most] = [least, words, most].map(|width| width * CELL.size + around + 0.1);
        match broken {
            Some(share) => Widths { least: least.max(words * share), words, most },
            None => Widths { least: most, words: most, most },
        }
    }
}

/// What a cell says: what others add up to is seen first.
fn told(row: &Row, at: usize) -> Text {
    if row.kind == RowKind::Whole { row.cells[at].strong() } else { row.cells[at].clone() }
}

/// Shares room among columns: each has what it wants where there is enough; else it has its longest word, else what it needs, and a share of the rest.
fn shared(bounds: &[Widths], room: f32) -> Vec<f32> {
    let sum = |of: fn(&Widths) -> f32| bounds.iter().map(of).sum::<f32>();
    let (least, words, most) = (sum(|of| of.least), sum(|of| of.words), sum(|of| of.most));
    if most <= room {
        return bounds.iter().map(|of| of.most).collect();
    }
    if words <= room {
        let share = (room - words) / (most - words);
        return bounds.iter().map(|of| of.words + (of.most - of.words) * share).collect();
    }
    if least >= room {
        return bounds.iter().map(|of| of.least * room / least).collect();
    }
    let share = (room - least) / (words - least);
    bounds.iter().map(|of| of.least + (of.words - of.least) * share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_room_that_there_is() {
        let of = |bounds: &[(f32, f32, f32)], room| {
            let widths =
                |(least, words, most): &(f32, f32, f32)| Widths { least: *least, words: *words, most: *most };
            shared(&bounds.iter().map(widths).collect::<Vec<_>>(), room)
        };
        assert_eq!(of(&[(10.0, 15.0, 20.0), (10.0, 20.0, 30.0)], 100.0), [20.0, 30.0]);
        assert_eq!(of(&[(5.0, 10.0, 20.0), (5.0, 10.0, 40.0)], 40.0), [15.0, 25.0]);
        assert_eq!(of(&[(10.0, 20.0, 90.0), (20.0, 30.0, 90.0)], 40.0), [15.0, 25.0]);
        assert_eq!(of(&[(40.0, 50.0, 60.0), (60.0, 70.0, 90.0)], 50.0), [20.0, 30.0]);
    }
}
