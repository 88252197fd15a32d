//! A table coloured by level: "who stands where?"

use super::canvas::{Anchor, Canvas, Pen, Tone, Type};
use super::frame::{self, KeyEntry, LABEL, MARGIN, SMALL, WIDER, WIDTH};
use super::geometry::Area;
use super::measure::{longest_word, widest, wrap_evenly, wraps_well};
use super::{ChartError, even, palette};

/// Rows and columns of numbers, each cell in its level's colour.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heatmap {
    /// Unique among the charts of a page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, and its unit.
    pub subtitle: String,
    /// The chart in words, for those who cannot see it.
    pub description: String,
    /// The columns' names, from the left.
    pub columns: Vec<String>,
    /// Names over several columns and how many they span; empty, or summing up to all columns.
    pub column_groups: Vec<(String, usize)>,
    /// From the top.
    pub rows: Vec<HeatRow>,
    /// The levels' names, from the lowest.
    pub levels: Vec<String>,
    /// What hatching means.
    pub withheld: String,
}

/// A row of a [`Heatmap`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatRow {
    /// Its name.
    pub label: String,
    /// How far it is indented.
    pub depth: u8,
    /// Set apart from the others, e.g. the whole organisation.
    pub strong: bool,
    /// One for each column.
    pub cells: Vec<HeatCell>,
}

/// A cell of a [`Heatmap`].
#[derive(Clone, Debug, PartialEq)]
pub enum HeatCell {
    /// A value.
    Value {
        /// Its level, from 0.
        level: usize,
        /// The value as text.
        text: String,
    },
    /// Too few answers, or none: they look the same.
    Withheld,
}

impl Heatmap {
    /// Draws the chart, 720 pixels wide, or wider where the cells would be too narrow.
    ///
    /// # Errors
    /// [`ChartError::Uneven`] where a row has not one cell for each column, or where the groups do
    /// not span the columns; [`ChartError::Drawing`] where plotters fails.
    pub fn svg(&self) -> Result<String, ChartError> {
        self.check()?;
        let mut canvas = Canvas::default();
        let grid = Grid::of(self);
        let mut y = frame::heading(&mut canvas, grid.width, &self.title, &self.subtitle) + 14.0;
        y = self.draw_groups(&mut canvas, y, &grid);
        y = self.draw_headers(&mut canvas, y, &grid) + 5.0;
        for (index, row) in self.rows.iter().enumerate() {
            y = self.draw_row(&mut canvas, y, row, index > 0, &grid);
        }
        y = self.draw_key(&mut canvas, y + 14.0, &grid);
        let about = frame::about(&self.id, &self.title, &self.description);
        canvas.finish((grid.width, (y + MARGIN).ceil()), &about)
    }

    fn check(&self) -> Result<(), ChartError> {
        for row in &self.rows {
            even(&row.label, self.columns.len(), row.cells.len())?;
        }
        let spanned = self.column_groups.iter().map(|(_, columns)| columns).sum();
        match self.column_groups.as_slice() {
            [] => Ok(()),
            groups => {
                let names: Vec<&str> = groups.iter().map(|(name, _)| name.as_str()).collect();
                even(&names.join(", "), self.columns.len(), spanned)
            }
        }
    }

    /// Writes the groups' names, each with a line over its columns; gives the edge under them.
    fn draw_groups(&self, canvas: &mut Canvas, top: f64, grid: &Grid) -> f64 {
        let style = group_style();
        let mut spans = Vec::new();
        let mut first = 0;
        for (name, columns) in self.column_groups.iter().filter(|(_, columns)| *columns > 0) {
            let left = grid.lefts[first];
            let right = grid.lefts[first + columns - 1] + grid.cell - GAP;
            first += columns;
            let is_last = first == grid.lefts.len();
            let room = if is_last { (right - left).max(widest_word(name)) } else { right - left };
            spans.push((style.wrap(name, room), left, right));
        }
        let deepest = spans.iter().map(|(lines, ..)| lines.len()).max().unwrap_or(0);
        let bottom = top + deepest as f64 * style.line_height();
        for (lines, left, right) in &spans {
            let start = bottom - lines.len() as f64 * style.line_height();
            canvas.lines((*left, start), lines, style);
            canvas.line((*left, bottom + 3.0), (*right, bottom + 3.0), Pen::new(Tone::Rule, 1.0));
        }
        if spans.is_empty() { top } else { bottom + 8.0 }
    }

    /// Writes the columns' names, on the same foot; gives the edge under them.
    fn draw_headers(&self, canvas: &mut Canvas, top: f64, grid: &Grid) -> f64 {
        let style = HEADER;
        let bottom = top + grid.header;
        for (name, left) in self.columns.iter().zip(&grid.lefts) {
            let middle = left + (grid.cell - GAP) / 2.0;
            match grid.turned {
                Some(length) => {
                    let lines = wrap_evenly(name, length, style.size, style.weight);
                    let depth = lines.len() as f64 * style.line_height();
                    canvas.lines((middle - depth / 2.0, bottom), &lines, style.turned());
                }
                None => {
                    let lines = header_lines(name, grid.cell);
                    let start = bottom - lines.len() as f64 * style.line_height();
                    canvas.lines((middle, start), &lines, style.anchored(Anchor::Middle));
                }
            }
        }
        bottom
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas,
        top: f64,
        row: &HeatRow,
        below_another: bool,
        grid: &Grid,
    ) -> f64 {
        let style = if row.strong { LABEL.semibold() } else { LABEL };
        let indent = f64::from(row.depth.min(5)) * INDENT;
        let label = style.wrap(&row.label, grid.label - indent);
        let number = Type { tone: Tone::Ink, ..style }.anchored(Anchor::Middle);
        let cells: Vec<_> = row.cells.iter().map(|cell| cell_lines(cell, number, grid)).collect();
        let deepest = cells.iter().map(Vec::len).chain([label.len()]).max().unwrap_or(1);
        let height = (deepest as f64 * style.line_height() + 5.0).max(25.0);
        let mut y = top;
        if row.strong && below_another {
            canvas.line((MARGIN, y + 3.0), (grid.right(), y + 3.0), Pen::new(Tone::Rule, 1.0));
            y += 7.0;
        }
        let middle = y + height / 2.0;
        let start = |lines: usize| middle - lines as f64 * style.line_height() / 2.0;
        canvas.lines((MARGIN + indent, start(label.len())), &label, style);
        for ((cell, lines), left) in row.cells.iter().zip(&cells).zip(&grid.lefts) {
            let area = Area::new(*left, y, grid.cell - GAP, height - GAP);
            let ground = match cell {
                HeatCell::Value { level, .. } => palette::level(*level, self.levels.len()),
                HeatCell::Withheld => {
                    canvas.rect(area, Tone::Hatch);
                    continue;
                }
            };
            canvas.rect(area, Tone::Level(ground));
            let number = Type { tone: Tone::OnLevel(palette::text_on(ground)), ..number };
            let above = start(lines.len()) - GAP / 2.0;
            canvas.lines((area.centre().0, above), lines, number);
        }
        y + height + if row.strong { 4.0 } else { 0.0 }
    }

    fn draw_key(&self, canvas: &mut Canvas, top: f64, grid: &Grid) -> f64 {
        let count = self.levels.len();
        let mut entries: Vec<KeyEntry<'_>> = self
            .levels
            .iter()
            .enumerate()
            .map(|(index, name)| KeyEntry::swatch(Tone::Level(palette::level(index, count)), name))
            .collect();
        let withheld = self.rows.iter().any(|row| row.cells.contains(&HeatCell::Withheld));
        if withheld && !self.withheld.is_empty() {
            entries.push(KeyEntry::swatch(Tone::Hatch, &self.withheld));
        }
        frame::key(canvas, (MARGIN, top), grid.width - MARGIN, &entries)
    }
}

const HEADER: Type = Type { tone: Tone::Ink, ..SMALL };
const INDENT: f64 = 14.0;
/// Between neighbouring cells.
const GAP: f64 = 2.0;
/// Between groups of columns, whose names may fill them: wide enough that two names are not read as one.
const GROUP_GAP: f64 = 18.0;
const NARROWEST_CELL: f64 = 34.0;
const WIDEST_CELL: f64 = 88.0;
/// How far a column is widened so that its header can stand upright.
const WIDEST_HEADER: f64 = 150.0;
/// A header of more lines than this is turned instead.
const HEADER_LINES: usize = 4;

/// Where rows' names and columns stand.
struct Grid {
    width: f64,
    /// The width of the rows' names.
    label: f64,
    /// The left edge of every column.
    lefts: Vec<f64>,
    /// The width of a column, with the gap after it.
    cell: f64,
    /// How long turned headers may be; `None` where they stand upright.
    turned: Option<f64>,
    /// The height of the headers.
    header: f64,
}

impl Grid {
    fn of(map: &Heatmap) -> Self {
        let natural =
            |row: &HeatRow| f64::from(row.depth.min(5)) * INDENT + LABEL.semibold().width(&row.label) + 1.0;
        let count = map.columns.len().max(1) as f64;
        // The more columns, the less room for the rows' names.
        let most = if map.columns.len() > 10 { 168.0 } else { 216.0 };
        let label = map.rows.iter().map(natural).fold(0.0, f64::max).clamp(60.0, most);
        let gaps = GROUP_GAP * map.column_groups.len().saturating_sub(1) as f64;
        let start = MARGIN + label + 12.0;
        let room = WIDTH - MARGIN - start - gaps + GAP;
        let words = map.columns.iter().map(|name| longest_word(name, HEADER.size, HEADER.weight));
        let upright = words.fold(0.0, f64::max).ceil() + 6.0;
        let widest = WIDEST_CELL.max(upright.min(WIDEST_HEADER));
        let cell = (room / count).floor().clamp(NARROWEST_CELL, widest);
        let width = WIDTH.max(start + cell * count + gaps + MARGIN);
        let (turned, header) = headers(&map.columns, cell);
        let lefts = lefts(map, start, cell);
        // Nothing stands to the right of the last group, whose name need not be broken inside a word.
        let last = map.column_groups.last().filter(|(_, columns)| (1..=lefts.len()).contains(columns));
        let end = last.map(|(name, columns)| lefts[lefts.len() - columns] + widest_word(name) + MARGIN);
        let width = end.map_or(width, |end| width.max(end.ceil()));
        Self { width, label, lefts, cell, turned, header }
    }

    fn right(&self) -> f64 {
        self.lefts.last().map_or(self.width - MARGIN, |left| left + self.cell - GAP)
    }
}

/// How groups' names are written.
const fn group_style() -> Type {
    Type::new(11.5, Tone::Ink).semibold()
}

fn widest_word(name: &str) -> f64 {
    let style = group_style();
    longest_word(name, style.size, style.weight).ceil() + 1.0
}

fn lefts(map: &Heatmap, start: f64, cell: f64) -> Vec<f64> {
    let mut firsts = Vec::new();
    let mut column = 0;
    for (_, columns) in &map.column_groups {
        firsts.push(column);
        column += columns;
    }
    let groups_before = |column: usize| firsts.iter().skip(1).filter(|&&first| first <= column).count();
    (0..map.columns.len())
        .map(|column| start + cell * column as f64 + GROUP_GAP * groups_before(column) as f64)
        .collect()
}

/// How headers stand, and how high they are: upright where they break well, else turned.
fn headers(names: &[String], cell: f64) -> (Option<f64>, f64) {
    let height = |lines: usize| lines as f64 * HEADER.line_height();
    let word = |name: &String| longest_word(name, HEADER.size, HEADER.weight);
    let upright: Vec<_> = names.iter().map(|name| header_lines(name, cell)).collect();
    let deepest = upright.iter().map(Vec::len).max().unwrap_or(0);
    let well = |name: &String| wraps_well(name, cell - 4.0, HEADER.size, HEADER.weight);
    if deepest <= HEADER_LINES && names.iter().all(well) {
        return (None, height(deepest));
    }
    // As short as possible, without breaking a word that is not very long by itself.
    let shortest = names.iter().map(word).fold(70.0, f64::max).min(190.0);
    let fits = |length: &f64| names.iter().all(|name| height(HEADER.wrap(name, *length).len()) <= cell);
    let length = (0..40).map(|step| shortest + 10.0 * f64::from(step)).find(fits).unwrap_or(600.0);
    let lines = names.iter().map(|name| HEADER.wrap(name, length));
    let longest = lines.map(|lines| widest(&lines, HEADER.size, HEADER.weight)).fold(0.0, f64::max);
    (Some(length), (longest * WIDER).ceil())
}

fn header_lines(name: &str, cell: f64) -> Vec<String> {
    wrap_evenly(name, cell - 4.0, HEADER.size, HEADER.weight)
}

fn cell_lines(cell: &HeatCell, style: Type, grid: &Grid) -> Vec<String> {
    match cell {
        HeatCell::Value { text, .. } => style.wrap(text, grid.cell - GAP - 2.0),
        HeatCell::Withheld => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(columns: &[&str]) -> Heatmap {
        Heatmap { columns: columns.iter().map(|name| (*name).to_owned()).collect(), ..Heatmap::default() }
    }

    #[test]
    fn headers_are_turned_where_a_word_does_not_fit() {
        let of = |columns: &[&str], cell| {
            let map = map(columns);
            headers(&map.columns, cell).0.is_some()
        };
        assert!(!of(&["Öppna data", "E-tjänster"], 60.0));
        assert!(of(&["Öppna data", "Informationssäkerhet"], 60.0));
        assert!(!of(&["Öppna data", "Informationssäkerhet"], 90.0));
        assert!(!of(&["Öppna data", "Informationssäkerhet"], 130.0));
    }

    #[test]
    fn groups_stand_apart() {
        let mut map = map(&["a", "b", "c"]);
        map.column_groups = vec![("x".into(), 1), ("y".into(), 2)];
        assert_eq!(lefts(&map, 100.0, 40.0), [100.0, 158.0, 198.0]);
    }

    #[test]
    fn names_of_neighbouring_groups_are_not_read_as_one() {
        let mut map = map(&["a"; 10]);
        map.column_groups =
            vec![("Sammantaget".into(), 2), ("Förutsättningar".into(), 2), ("Områden".into(), 6)];
        let grid = Grid::of(&map);
        let style = Type::new(11.5, Tone::Ink).semibold();
        let span = |first: usize, columns: usize| {
            (grid.lefts[first], grid.lefts[first + columns - 1] + grid.cell - GAP)
        };
        let (left, right) = span(2, 2);
        let lines = style.wrap("Förutsättningar", right - left);
        let end = left + lines.iter().map(|line| style.width(line)).fold(0.0, f64::max);
        let gap = grid.lefts[4] - end;
        assert!(gap >= 4.0 * style.width(" "), "{gap} between two names");
    }

    #[test]
    fn the_last_groups_name_is_never_broken_inside_a_word() {
        let mut map = map(&["a"; 11]);
        map.column_groups = vec![("Sammantaget".into(), 2), ("Områden".into(), 8), ("Tvärgående".into(), 1)];
        let svg = map.svg().expect("a chart");
        assert!(svg.contains(">Tvärgående<"), "{svg}");
        let grid = Grid::of(&map);
        assert!(grid.lefts[10] + widest_word("Tvärgående") + MARGIN <= grid.width);
    }

    #[test]
    fn many_columns_make_the_chart_wider() {
        let names = ["x"; 40];
        let grid = Grid::of(&map(&names));
        assert!(grid.width > WIDTH);
        assert!(grid.right() <= grid.width - MARGIN);
    }

    #[test]
    fn uneven_rows_and_groups_are_refused() {
        let mut map = map(&["a", "b"]);
        map.rows = vec![HeatRow { label: "r".into(), cells: vec![HeatCell::Withheld], ..HeatRow::default() }];
        let uneven = |of: &str, found| ChartError::Uneven { of: of.into(), expected: 2, found };
        assert_eq!(map.svg(), Err(uneven("r", 1)));
        map.rows.clear();
        map.column_groups = vec![("x".into(), 3)];
        assert_eq!(map.svg(), Err(uneven("x", 3)));
    }
}
