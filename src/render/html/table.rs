//! Tables as HTML.

use super::Writer;
use crate::doc::{Column, Row, RowKind, Table, Text, Tone, Topic};

impl Writer<'_> {
    /// A table may be wider than a phone, so it scrolls by itself.
    pub(super) fn table(&mut self, table: &Table) {
        let is_scrolled = table.topic() != Topic::Groups;
        if is_scrolled {
            self.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            self.escaped(table.name());
            self.raw("\">\n");
        }
        let class = class(table);
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.raw(&format!("<table{class}>\n"));
        self.caption(table);
        self.raw(if is_scrolled { "<thead><tr>" } else { "<thead class=\"vh\"><tr>" });
        for (kind, head) in table.columns().iter().zip(table.heads()) {
            self.raw("<th scope=\"col\"");
            self.raw(if *kind == Column::Number { " class=\"n\">" } else { ">" });
            self.text(head);
            self.raw("</th>");
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for (at, row) in table.rows().iter().enumerate() {
            if row.kind == RowKind::Head && at > 0 {
                self.raw("</tbody>\n<tbody>\n");
            }
            self.row(table.columns(), row);
        }
        self.raw("</tbody>\n</table>\n");
        if is_scrolled {
            self.raw("</div>\n");
        }
    }

    /// What stands above a table; its name for those who cannot see the heading above it, where nothing does.
    fn caption(&mut self, table: &Table) {
        let (class, text) = match table.caption() {
            Some(caption) => ("", caption),
            None => (" class=\"vh\"", table.name()),
        };
        self.raw(&format!("<caption><span{class}>"));
        self.escaped(text);
        self.raw("</span></caption>\n");
    }

    fn row(&mut self, columns: &[Column], row: &Row) {
        self.raw(match row.kind {
            RowKind::Plain => "<tr>",
            RowKind::Whole => "<tr class=\"strong\">",
            RowKind::Head => "<tr class=\"group\">",
        });
        if row.kind == RowKind::Head {
            self.raw(&format!("<th scope=\"rowgroup\" colspan=\"{}\">", columns.len()));
            row.cells.first().into_iter().for_each(|cell| self.text(cell));
            self.raw("</th></tr>\n");
            return;
        }
        for (at, (kind, cell)) in columns.iter().zip(&row.cells).enumerate() {
            let number = (*kind == Column::Number).then_some("n");
            if at == 0 {
                let depth = (row.depth > 0).then(|| format!("d{}", row.depth));
                let classes: Vec<&str> = number.into_iter().chain(depth.as_deref()).collect();
                self.cell("th scope=\"row\"", &classes, cell);
                self.raw("</th>");
                continue;
            }
            // A cell that is of one tone is so itself, whatever stands beside it.
            let tone = cell.alone().and_then(|words| match words.tone {
                Tone::Strong => Some("sure"),
                Tone::Quiet => Some("muted"),
                Tone::Plain
                | Tone::Scale
                | Tone::Range
                | Tone::Stressed
                | Tone::Typed
                | Tone::StrongTyped => None,
            });
            let classes: Vec<&str> = number.into_iter().chain(tone).collect();
            match (tone, cell.alone()) {
                (Some(_), Some(words)) => self.cell("td", &classes, &words.text.as_str().into()),
                _ => self.cell("td", &classes, cell),
            }
            self.raw("</td>");
        }
        self.raw("</tr>\n");
    }

    fn cell(&mut self, tag: &str, classes: &[&str], cell: &Text) {
        match classes {
            [] => self.raw(&format!("<{tag}>")),
            classes => self.raw(&format!("<{tag} class=\"{}\">", classes.join(" "))),
        }
        self.text(cell);
    }

    /// What stands in a picture's place where there is no room for it: a line per row of its table, the first cells as a name,
    /// the last as the picture.
    pub(super) fn twin(&mut self, title: &str, table: &Table) {
        self.raw("<div class=\"narrow\" role=\"group\" aria-label=\"");
        self.escaped(table.name());
        self.raw("\">\n<p class=\"headline\">");
        self.escaped(title);
        self.raw("</p>\n<ul class=\"minis\">\n");
        for row in table.rows() {
            let cells = |kind: Column| {
                let of_kind =
                    table.columns().iter().zip(&row.cells).filter(move |(column, _)| **column == kind);
                of_kind.map(|(_, cell)| cell).filter(|cell| !cell.is_empty())
            };
            self.raw("<li><span class=\"name\">");
            for (at, cell) in cells(Column::Words).chain(cells(Column::Mark)).enumerate() {
                self.raw(if at > 0 { " " } else { "" });
                self.text(cell);
            }
            self.raw("</span><span class=\"value\">");
            cells(Column::Number).for_each(|cell| self.text(cell));
            self.raw("</span>");
            cells(Column::Bar).for_each(|cell| self.text(cell));
            self.raw("</li>\n");
        }
        self.raw("</ul>\n</div>\n");
    }
}

/// What the style sheet calls a table.
fn class(table: &Table) -> &'static str {
    match table.topic() {
        Topic::Figures => "",
        Topic::Units => "units",
        Topic::Targets => "targets",
        Topic::Changes => "changes",
        Topic::Levels => "levels",
        Topic::Questions => "questions",
        Topic::Answers => "states",
        Topic::Groups => "groups",
        // With three columns or more, each would be a word wide on a phone.
        Topic::Prose if table.columns().len() > 2 => "wide",
        Topic::Prose => "",
    }
}
