//! What must be known of a document before it is written: where links can lead, and what its tables are called.

// What is matched here is another crate's.
#![allow(clippy::wildcard_enum_match_arm)]

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events;

/// The headings and tables of a document, in order.
#[derive(Debug, Default)]
pub struct Outline {
    /// Its headings, the title among them.
    pub headings: Vec<Heading>,
    /// A name for each table, unlike those of the others: the heading it stands under, and its columns.
    pub captions: Vec<String>,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// Its anchor.
    pub id: String,
    /// What it says, without markup.
    pub text: String,
}

impl Outline {
    /// Looks through a document.
    pub fn of(markdown: &str) -> Self {
        let mut outline = Self::default();
        let mut text = String::new();
        let mut columns: Vec<String> = Vec::new();
        for event in events(markdown) {
            match event {
                Event::Start(Tag::Heading { .. } | Tag::TableCell) => text.clear(),
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::End(TagEnd::Heading(_)) => outline.heading(std::mem::take(&mut text)),
                Event::Start(Tag::TableHead) => columns.clear(),
                Event::End(TagEnd::TableCell) => columns.push(std::mem::take(&mut text)),
                Event::End(TagEnd::TableHead) => outline.table(&columns),
                _ => {}
            }
        }
        outline
    }

    fn heading(&mut self, text: String) {
        let slug = slug(&text);
        let numbered = (1..).map(|number| format!("{slug}-{number}"));
        let mut ids = std::iter::once(slug.clone()).chain(numbered);
        let is_free = |id: &String| self.headings.iter().all(|heading| heading.id != *id);
        let id = ids.find(is_free).unwrap_or_default();
        self.headings.push(Heading { id, text });
    }

    fn table(&mut self, columns: &[String]) {
        let heading = self.headings.last().map_or("", |heading| heading.text.as_str());
        let named: Vec<&str> = columns.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let name = format!("{heading} ({})", named.join(", "));
        self.captions.push(name);
    }
}

/// A heading as an anchor: lower-case letters and digits of any language, with hyphens for spaces.
fn slug(text: &str) -> String {
    let keep = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let kept = text.chars().filter(keep).flat_map(char::to_lowercase);
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_github() {
        let outline = Outline::of("# Små grupper\n## Is it *sound*?\n## `a` – b, c\n## Is it sound\n");
        let ids: Vec<&str> = outline.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(ids, ["små-grupper", "is-it-sound", "a--b-c", "is-it-sound-1"]);
    }

    #[test]
    fn a_table_is_called_by_its_heading_and_columns() {
        let outline =
            Outline::of("## S\n\n| a | `b` |\n|---|---|\n| c | d |\n\n| | e |\n|---|---|\n| f | g |\n");
        assert_eq!(outline.captions, ["S (a, b)", "S (e)"]);
    }
}
