//! Strips on sheets of paper: what stays with what follows, and where the next sheet begins.

use super::face::Glyphs;
use super::tree::Slot;
use super::{COLUMN, GUTTER};
use crate::render::Colour;

/// How much of what is laid out in columns stands at least beneath its heading.
const BEGUN: f32 = 110.0;

/// How much of a sheet the heads of a table may take where they are repeated.
const MOST_HEADS: f32 = 0.3;

/// What the end of a sheet does not cut: a line, the lines of a table that stand beside each other, a picture.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// The space above, but for the top of a sheet.
    pub before: f32,
    pub height: f32,
    /// Whether it stays with the next one.
    pub keep: bool,
    /// What is drawn, from the strip's left upper corner.
    pub marks: Vec<Mark>,
    /// The names of parts that begin here.
    pub parts: Vec<String>,
    /// The heading that begins here, by its place among all.
    pub heading: Option<usize>,
    /// The table that it is of, and whether it is of its heads.
    pub table: Option<(usize, bool)>,
    /// How much smaller a picture may become where that saves a sheet from being half empty.
    pub least: Option<f32>,
    /// Which of what is laid out in two columns it is of.
    pub columns: Option<usize>,
}

/// Something that is drawn.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// Words in a line.
    Words(Words),
    /// A coloured ground: for who sees it alone.
    Box { left: f32, top: f32, wide: f32, high: f32, round: f32, colour: Colour },
    /// One of the pictures.
    Picture { at: usize, wide: f32, high: f32, slot: Slot },
}

/// Words in a line that are set alike.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub left: f32,
    /// How far down the line stands that letters stand on.
    pub down: f32,
    pub size: f32,
    pub colour: Colour,
    pub glyphs: Vec<Glyphs>,
    /// Where they belong; nowhere what is repeated.
    pub slot: Option<Slot>,
    /// What is said instead.
    pub said: Option<String>,
    pub link: Option<Link>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Goal {
    /// A part, by its name.
    Part(String),
    /// A heading, by its place among all.
    Heading(usize),
}

/// Where words lead.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub to: Goal,
    pub slot: Slot,
    /// How the line is placed that can be pressed: its top from the line that letters stand on, and its height.
    pub high: (f32, f32),
}

impl Words {
    /// Words that belong nowhere and lead nowhere, at the left end of a line.
    pub const fn plain(glyphs: Vec<Glyphs>, size: f32, down: f32, colour: Colour) -> Self {
        Self { left: 0.0, down, size, colour, glyphs, slot: None, said: None, link: None }
    }

    pub fn width(&self) -> f32 {
        self.size * self.glyphs.iter().map(|glyphs| glyphs.width).sum::<f32>()
    }
}

impl Strip {
    /// The same where it is repeated: for who sees it alone.
    pub fn repeated(&self) -> Self {
        let mark = |mark: &Mark| match mark {
            Mark::Words(words) => Mark::Words(Words { slot: None, said: None, link: None, ..words.clone() }),
            same @ (Mark::Box { .. } | Mark::Picture { .. }) => same.clone(),
        };
        Self { marks: self.marks.iter().map(mark).collect(), keep: true, ..self.clone() }
    }
}

/// A strip's place on a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub what: What,
    /// How far down its top is.
    pub top: f32,
    /// How far in its left end is.
    pub left: f32,
    /// How large it is drawn; 1 as it is.
    pub scale: f32,
}

/// What stands on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A strip, by its place among all.
    Strip(usize),
    /// A strip of the heads of a table, once more.
    Head(usize, usize),
}

/// Puts strips on sheets of a height. `heads` are those of each table, to be repeated where it goes on.
pub(super) fn sheets(strips: &[Strip], heads: &[Vec<Strip>], height: f32) -> Vec<Vec<Placed>> {
    let mut press = Press { strips, heads, height, sheets: vec![Vec::new()], top: 0.0 };
    let mut from = 0;
    while from < strips.len() {
        if let Some(columns) = strips[from].columns {
            let end = strips[from..].iter().position(|strip| strip.columns != Some(columns));
            let end = end.map_or(strips.len(), |at| from + at);
            press.columns(from, end);
            from = end;
            continue;
        }
        let last = last_of(strips, from, strips.len());
        press.together(from, last);
        from = last + 1;
    }
    press.sheets
}

/// The last strip that stays with one, among those before an end and outside columns that it is not in.
fn last_of(strips: &[Strip], from: usize, end: usize) -> usize {
    let ends = |at: &usize| {
        let next = strips[..end].get(at + 1);
        !strips[*at].keep || next.is_none_or(|next| next.columns != strips[from].columns)
    };
    (from..end).find(ends).unwrap_or(end - 1)
}

struct Press<'a> {
    strips: &'a [Strip],
    heads: &'a [Vec<Strip>],
    height: f32,
    sheets: Vec<Vec<Placed>>,
    top: f32,
}

impl Press<'_> {
    /// Puts what stays together on one sheet, if a sheet has room for it.
    fn together(&mut self, from: usize, last: usize) {
        // What two columns begin with stays with some of them.
        let next = self.strips.get(last + 1);
        let begins = self.strips[last].keep && next.is_some_and(|next| next.columns.is_some());
        let spare = if begins { BEGUN } else { 0.0 };
        let scale = self.fitting(from, last, self.height - spare);
        if scale.is_none() && self.top > 0.0 {
            self.turn(from);
        }
        let scale = scale.or_else(|| self.fitting(from, last, self.height));
        for at in from..=last {
            let strip = &self.strips[at];
            let scale = if strip.least.is_some() { scale.unwrap_or(1.0) } else { 1.0 };
            // What is longer than a sheet is cut.
            if self.top > 0.0 && self.top + strip.before + strip.height * scale > self.height {
                self.turn(at);
            }
            self.put(What::Strip(at), scale);
        }
    }

    /// Puts what is laid out in two columns, as evenly as can be on the last of its sheets.
    fn columns(&mut self, mut from: usize, end: usize) {
        self.top += if self.top > 0.0 { self.strips[from].before } else { 0.0 };
        while from < end {
            let room = self.height - self.top;
            let whole: f32 = self.strips[from..end].iter().map(|strip| strip.before + strip.height).sum();
            let mut steps = (0..).map(|step| whole / 2.0 + 6.0 * step as f32).take_while(|high| *high < room);
            let even = steps.find(|high| {
                let middle = self.filled(from, end, *high);
                self.filled(middle, end, *high) == end
            });
            let high = even.unwrap_or(room);
            let middle = self.filled(from, end, high);
            let last = self.filled(middle, end, high);
            let mut lowest = 0.0_f32;
            for (side, (start, stop)) in [(from, middle), (middle, last)].into_iter().enumerate() {
                let mut down = 0.0;
                for at in start..stop {
                    let strip = &self.strips[at];
                    let top = self.top + down + if down > 0.0 { strip.before } else { 0.0 };
                    let left = side as f32 * (COLUMN + GUTTER);
                    down = top + strip.height - self.top;
                    self.place(Placed { what: What::Strip(at), top, left, scale: 1.0 });
                }
                lowest = lowest.max(down);
            }
            self.top += lowest;
            from = last;
            if from < end {
                self.sheets.push(Vec::new());
                self.top = 0.0;
            }
        }
    }

    /// The first strip that a column of a height has no room for; what stays together moves to the next column, unless no column has room for it.
    fn filled(&self, from: usize, end: usize, high: f32) -> usize {
        let mut down = 0.0;
        let mut at = from;
        while at < end {
            let last = last_of(self.strips, at, end);
            let mut then = down;
            for strip in &self.strips[at..=last] {
                then += strip.height + if then > 0.0 { strip.before } else { 0.0 };
            }
            if then > high {
                // What no sheet has room for is cut where one ends.
                let is_whole = at == from && high >= self.height;
                return if is_whole { self.cut(at, last, high) } else { at };
            }
            down = then;
            at = last + 1;
        }
        end
    }

    /// The first strip of some that stay together which a column has no room for; no less than one has.
    fn cut(&self, from: usize, last: usize, high: f32) -> usize {
        let mut down = 0.0;
        for at in from..=last {
            down += self.strips[at].height + if at > from { self.strips[at].before } else { 0.0 };
            if down > high && at > from {
                return at;
            }
        }
        last + 1
    }

    /// How large pictures in it can be so that it has room above a height on this sheet; `None` where there is none.
    fn fitting(&self, from: usize, last: usize, height: f32) -> Option<f32> {
        let strips = &self.strips[from..=last];
        let first = if self.top > 0.0 { strips[0].before } else { 0.0 };
        let rest: f32 = strips[1..].iter().map(|strip| strip.before).sum();
        let all: f32 = strips.iter().map(|strip| strip.height).sum();
        let over = self.top + first + rest + all - height;
        if over <= 0.0 {
            return Some(1.0);
        }
        let pictures = strips.iter().filter_map(|strip| Some((strip.height, strip.least?)));
        let (high, least) =
            pictures.reduce(|(high, least), (more, other)| (high + more, least.max(other)))?;
        let scale = (high - over) / high;
        (scale >= least).then_some(scale)
    }

    /// Begins a sheet, with the heads of the table that goes on there.
    fn turn(&mut self, next: usize) {
        self.sheets.push(Vec::new());
        self.top = 0.0;
        if let Some((table, false)) = self.strips[next].table {
            // Heads that leave no room for rows are not repeated.
            let high: f32 = self.heads[table].iter().map(|strip| strip.height).sum();
            if high > self.height * MOST_HEADS {
                return;
            }
            (0..self.heads[table].len()).for_each(|at| self.put(What::Head(table, at), 1.0));
        }
    }

    fn put(&mut self, what: What, scale: f32) {
        let strip = match what {
            What::Strip(at) => &self.strips[at],
            What::Head(table, at) => &self.heads[table][at],
        };
        let before = if self.top > 0.0 { strip.before } else { 0.0 };
        let top = self.top + before;
        self.top = top + strip.height * scale;
        self.place(Placed { what, top, left: 0.0, scale });
    }

    fn place(&mut self, placed: Placed) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.push(placed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f32, keep: bool) -> Strip {
        Strip { before: 10.0, height, keep, ..Strip::default() }
    }

    fn tops(strips: &[Strip], heads: &[Vec<Strip>]) -> Vec<Vec<(What, f32)>> {
        let of = |sheet: &Vec<Placed>| sheet.iter().map(|placed| (placed.what, placed.top)).collect();
        sheets(strips, heads, 100.0).iter().map(of).collect()
    }

    #[test]
    fn what_stays_together_moves_to_the_next_sheet_as_one() {
        let strips = [strip(60.0, false), strip(20.0, true), strip(20.0, false)];
        let s = What::Strip;
        assert_eq!(tops(&strips, &[]), [vec![(s(0), 0.0)], vec![(s(1), 0.0), (s(2), 30.0)]]);
        // What no sheet has room for is cut where a sheet ends.
        let long = [strip(50.0, true), strip(50.0, true), strip(50.0, false)];
        assert_eq!(tops(&long, &[]), [vec![(s(0), 0.0)], vec![(s(1), 0.0)], vec![(s(2), 0.0)]]);
    }

    #[test]
    fn the_heads_of_a_table_stand_on_each_of_its_sheets() {
        let of = |is_head| move |strip: Strip| Strip { table: Some((0, is_head)), before: 0.0, ..strip };
        let mut strips = vec![of(true)(strip(20.0, true))];
        strips.extend((0..5).map(|_| of(false)(strip(30.0, false))));
        let heads = [vec![strips[0].repeated()]];
        let found = tops(&strips, &heads);
        assert_eq!(found.len(), 3);
        assert_eq!(found[1][0], (What::Head(0, 0), 0.0));
        assert_eq!(found[1][1], (What::Strip(3), 20.0));
        assert_eq!(found[2], [(What::Head(0, 0), 0.0), (What::Strip(5), 20.0)]);
    }

    #[test]
    fn a_picture_becomes_a_little_smaller_rather_than_leave_a_sheet_half_empty() {
        let picture = |least| Strip { least: Some(least), ..strip(60.0, true) };
        let with = |least| [strip(30.0, false), picture(least), strip(10.0, false)];
        let found = sheets(&with(0.6), &[], 100.0);
        assert_eq!(found.len(), 1);
        assert!((found[0][1].scale - 40.0 / 60.0).abs() < 1e-6 && found[0][2].top <= 90.0);
        assert_eq!(sheets(&with(0.9), &[], 100.0).len(), 2);
    }
}
