//! Documents as Markdown.

use crate::doc::{Block, Column, Document, Level, Table};
use crate::text::SOFT_HYPHEN;

/// A document as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks().iter().map(block).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            let marks = match level {
                Level::Title => "#",
                Level::Part => "##",
                Level::Section => "###",
                Level::Subsection => "####",
            };
            format!("{marks} {}\n", escape(text))
        }
        Block::Paragraph(text) | Block::Note(text) => {
            let paragraphs: Vec<String> =
                text.split("\n\n").map(|paragraph| escape(paragraph) + "\n").collect();
            paragraphs.join("\n")
        }
        Block::List(entries) => {
            let lines = entries.iter().flat_map(|entry| {
                let details = entry.details.iter().map(|line| format!("  - {}\n", escape(line)));
                std::iter::once(format!("- {}\n", escape(&entry.text))).chain(details)
            });
            lines.collect()
        }
        Block::Table(rows, _) => table(rows),
        // Block characters and signs are no markup in a block of code.
        Block::Formulas(lines) => format!("```text\n{}\n```\n", lines.join("\n")),
    }
}

/// A table as Markdown. Pictures of numbers are left out, which stand beside them.
#[must_use]
pub fn table(table: &Table) -> String {
    let places: Vec<usize> =
        (0..table.columns().len()).filter(|at| table.columns()[*at] != Column::Bar).collect();
    let table = table.picked(&places);
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let rule = table.columns().iter().map(|kind| match kind {
        Column::Number => "---:".to_owned(),
        Column::Words | Column::Mark | Column::Bar => "---".to_owned(),
    });
    let mut text = line(table.heads().iter().map(|head| escape(head)).collect());
    text += &line(rule.collect());
    for row in table.rows() {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| escape(cell)).collect();
        if let Some(first) = cells.first_mut() {
            // Spaces at the start of a cell are not shown; this one is.
            first.insert_str(0, &"&emsp;".repeat(row.depth));
        }
        text += &line(cells);
    }
    text
}

/// What Markdown would take for its own signs, as text.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            SOFT_HYPHEN => {}
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_tags_are_shown_as_they_are_and_bars_left_out() {
        let mut rows = Table::default();
        rows.column(Column::Words, "Unit");
        rows.column(Column::Bar, "");
        rows.column(Column::Number, "Score");
        rows.row(1, vec!["<b>a|b</b>".to_owned(), "██".to_owned(), "62".to_owned()]);
        let text = table(&rows);
        assert_eq!(text, "| Unit | Score |\n| --- | ---: |\n| &emsp;&lt;b&gt;a\\|b&lt;/b&gt; | 62 |\n");
    }

    #[test]
    fn what_belongs_to_a_line_stands_beneath_it() {
        let mut document = Document::titled("a*b");
        document
            .entries(vec![crate::doc::Entry { text: "q1".to_owned(), details: vec!["label".to_owned()] }]);
        assert_eq!(markdown(&document), "# a\\*b\n\n- q1\n  - label\n");
    }
}
