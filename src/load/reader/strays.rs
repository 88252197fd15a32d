//! Characters that no text may have, looked for in all of a file at once.

use toml::de::{DeTable, DeValue};

use super::Reader;
use crate::model::is_stray;
use crate::model::toml_fault::{LettersFault, TomlFault};

impl Reader {
    /// Tells of every text and every key with such a character in it. The author of the file can take it out, and nobody
    /// else should guess what was meant.
    pub fn check_letters(&self, table: &DeTable<'_>) {
        for (key, value) in table {
            self.check_text(key.get_ref(), key.span());
            self.check_value(value);
        }
    }

    fn check_value(&self, value: &toml::Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::String(text) => self.check_text(text, value.span()),
            DeValue::Array(list) => list.iter().for_each(|value| self.check_value(value)),
            DeValue::Table(table) => self.check_letters(table),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }

    fn check_text(&self, text: &str, span: std::ops::Range<usize>) {
        // A file may have come from Windows, where lines end with two characters.
        let found = text.replace("\r\n", "\n").chars().find(|c| *c == '\r' || is_stray(*c));
        if let Some(found) = found {
            self.fault(TomlFault::Letters(LettersFault::Stray { found }), span);
        }
    }
}
