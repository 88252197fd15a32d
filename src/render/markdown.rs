//! Documents as Markdown.

use crate::doc::{
    Block, Column, Document, Entry, Figure, Level, Listing, Row, Run, SOFT_HYPHEN, Table, Target, Text, Tone,
    Words,
};

/// A document as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    in_folder(document, "")
}

/// The same where other documents, and its pictures, stand as files; `up` is the way to the folder in which all of them do.
#[must_use]
pub fn in_folder(document: &Document, up: &str) -> String {
    let writer = Writer { up };
    let instead = |figure: &Figure| figure.files.is_empty().then(|| figure.without_picture());
    let blocks: Vec<String> =
        document.in_a_row(&instead).blocks().iter().map(|block| writer.block(block)).collect();
    blocks.join("\n")
}

/// A table as Markdown.
#[must_use]
pub fn table(table: &Table) -> String {
    Writer { up: "" }.table(table)
}

struct Writer<'a> {
    up: &'a str,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(level, text) => {
                let marks = match level {
                    Level::Title => "#",
                    Level::Part => "##",
                    Level::Section => "###",
                    Level::Subsection => "####",
                };
                format!("{marks} {}\n", escape(&text.to_string()))
            }
            Block::Paragraph(_, text) | Block::Note(text) => self.text(text) + "\n",
            Block::List(listing, entries) => {
                entries.iter().enumerate().map(|(at, entry)| self.entry(*listing, at, entry)).collect()
            }
            Block::Table(table, _) => {
                let caption = table.caption().map(|text| escape(text) + "\n\n");
                caption.unwrap_or_default() + &self.table(table)
            }
            // Block characters and signs are no markup in a block of code.
            Block::Formulas(lines) => format!("```text\n{}\n```\n", lines.join("\n")),
            Block::Figure(figure) => {
                let file = figure.files.iter().map(|(path, _)| path.as_str()).next().unwrap_or_default();
                format!("![{}]({}{file})\n", escape(&figure.title), self.up)
            }
            // A document in a row has none of these.
            Block::Trail(_) | Block::Part(_) | Block::Fold(..) | Block::Ladder(_) | Block::Facts(_) => {
                String::new()
            }
        }
    }

    fn entry(&self, listing: Listing, at: usize, entry: &Entry) -> String {
        let mark = listing.mark(at);
        let indent = " ".repeat(mark.len());
        let details = entry.details.iter().map(|(_, line)| format!("{indent}- {}\n", self.text(line)));
        let line = format!("{mark}{}\n", self.text(&entry.in_a_line()));
        line + &details.collect::<String>()
    }

    /// A table. Pictures of numbers are left out, which stand beside them.
    fn table(&self, table: &Table) -> String {
        let is_told = |at: &usize| table.columns()[*at] != Column::Bar;
        let places: Vec<usize> = (0..table.columns().len()).filter(is_told).collect();
        let table = table.picked(&places);
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let rule = table.columns().iter().map(|kind| match kind {
            Column::Number => "---:".to_owned(),
            Column::Words | Column::Mark | Column::Bar => "---".to_owned(),
        });
        let row = |row: &Row| {
            let mut cells: Vec<String> = row.cells.iter().map(|cell| self.text(cell)).collect();
            if let Some(first) = cells.first_mut() {
                // Spaces at the start of a cell are not shown; this one is.
                first.insert_str(0, &"&emsp;".repeat(row.depth));
            }
            line(cells)
        };
        let heads = line(table.heads().iter().map(|head| self.text(head)).collect());
        heads + &line(rule.collect()) + &table.rows().iter().map(row).collect::<String>()
    }

    fn text(&self, text: &Text) -> String {
        text.runs().iter().map(|run| self.run(run)).collect()
    }

    fn run(&self, run: &Run) -> String {
        match run {
            Run::Words(words) => self.words(words),
            Run::Level(_, text) | Run::Sign(text, _) => escape(text),
            Run::Meter(_) => String::new(),
        }
    }

    fn words(&self, words: &Words) -> String {
        // Paragraphs stand apart, and each is a line.
        let text = words.text.split("\n\n").map(escape).collect::<Vec<_>>().join("\n\n");
        let set = match words.tone {
            _ if text.trim().is_empty() => text,
            Tone::Plain | Tone::Quiet | Tone::Scale | Tone::Range => text,
            Tone::Strong => format!("**{}**", text.trim()),
            Tone::Stressed => format!("*{}*", text.trim()),
            Tone::Typed => format!("`{}`", words.text),
            Tone::StrongTyped => format!("**`{}`**", words.text),
        };
        match &words.to {
            None => set,
            Some(Target::Document(path)) => format!("[{set}]({}{path}.md)", self.up),
            Some(Target::File(path)) => format!("[{set}]({}{path})", self.up),
            Some(Target::Part(id)) => format!("[{set}](#{id})"),
        }
    }
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
        document.entries(Listing::Bullets, vec![Entry::new("q1").with(["label".to_owned()])]);
        assert_eq!(markdown(&document), "# a\\*b\n\n- q1\n  - label\n");
    }
}
