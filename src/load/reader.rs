//! A cursor over TOML that notes what is wrong and goes on, so that all faults are found at once.

mod by_role;
mod strays;
mod value;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::suggest::nearest;
use crate::model::format::{Key, VERSION};
use crate::model::toml_fault::{Belongs, KindFault, SyntaxFault, TomlFault};
use crate::model::{ContentLang, Diagnostic, Diagnostics, Fault, FigureFault, Lang, Phrase, Place};

pub use by_role::People;

/// Something, and the bytes of the text that it was read from.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Collects the faults of one file.
pub struct Reader {
    file: String,
    found: RefCell<Diagnostics>,
    languages: OnceCell<Vec<ContentLang>>,
    spoiled: RefCell<Vec<Range<usize>>>,
    file_keys: OnceCell<&'static [Key]>,
    displaced: RefCell<BTreeSet<String>>,
    unlisted: RefCell<BTreeMap<ContentLang, (usize, Range<usize>)>>,
}

impl Reader {
    /// Begins with a file's text.
    #[must_use]
    pub fn new(file: &str, text: &str) -> Self {
        let mut found = Diagnostics::default();
        found.add_source(file, text);
        Self {
            file: file.to_owned(),
            found: RefCell::new(found),
            languages: OnceCell::new(),
            spoiled: RefCell::default(),
            file_keys: OnceCell::new(),
            displaced: RefCell::default(),
            unlisted: RefCell::default(),
        }
    }

    /// Notes that some bytes of the text are not TOML. Whatever else is wrong with them is an echo of that.
    pub fn syntax_fault(&self, fault: SyntaxFault, span: Range<usize>) {
        self.spoiled.borrow_mut().push(span.clone());
        self.note(TomlFault::Syntax(fault), Place::Span(self.file.clone(), span));
    }

    /// Notes a fault at some bytes of the text.
    pub fn fault(&self, fault: TomlFault, span: Range<usize>) {
        if self.spoiled.borrow().iter().any(|spoiled| spoiled.contains(&span.start)) {
            return;
        }
        self.note(fault, Place::Span(self.file.clone(), span));
    }

    /// Notes a fault of the file as a whole.
    pub fn fault_in_file(&self, fault: TomlFault) {
        self.note(fault, Place::File(self.file.clone()));
    }

    fn note(&self, fault: TomlFault, place: Place) {
        let make = if fault.is_mild() { Diagnostic::warning } else { Diagnostic::error };
        self.found.borrow_mut().push(make(Fault::Toml(fault), place));
    }

    /// Notes what does not fit what stands in a file of figures, at some bytes of the text.
    pub fn fault_of_figures(&self, fault: FigureFault, span: Range<usize>) {
        let make = if fault.is_mild() { Diagnostic::warning } else { Diagnostic::error };
        let place = Place::Span(self.file.clone(), span);
        self.found.borrow_mut().push(make(Fault::Figures(fault), place));
    }

    /// Takes over what was found in another file.
    pub fn extend(&self, other: Diagnostics) {
        self.found.borrow_mut().extend(other);
    }

    /// Says which languages every text from here on has to be in.
    pub fn promise(&self, languages: Vec<ContentLang>) {
        // A file names its languages once; a second time cannot come.
        let _ = self.languages.set(languages);
    }

    /// Says which keys belong to the file as a whole. One of them under a heading was meant to stand above it.
    pub fn expect_above(&self, keys: &'static [Key]) {
        let _ = self.file_keys.set(keys);
    }

    /// Whether a key of the file as a whole stands under a heading instead.
    #[must_use]
    pub fn is_displaced(&self, key: Key) -> bool {
        self.displaced.borrow().contains(key.name())
    }

    /// Tells once of each language that texts are in and the file does not list. A single text in one that is called nearly as
    /// one that is listed is a slip of the hand.
    fn tell_unlisted(&self) {
        let listed = self.languages.get().map(Vec::as_slice).unwrap_or_default();
        for (lang, (texts, span)) in self.unlisted.take() {
            let meant = nearest(lang.code(), listed.iter().map(ContentLang::code));
            let is_programs = Lang::of(lang).is_some_and(|own| lang == own.into());
            let fault = match meant.filter(|_| texts == 1 && !is_programs) {
                None => TomlFault::UnlistedLanguage { lang, texts },
                meant => TomlFault::UnknownLanguage {
                    code: lang.to_string(),
                    nearest: meant,
                    listed: listed.to_vec(),
                },
            };
            self.fault(fault, span);
        }
    }

    /// Whether anything found so far keeps the file from being used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.borrow().has_errors()
    }

    /// All that was found.
    #[must_use]
    pub fn finish(self) -> Diagnostics {
        self.found.into_inner()
    }
}

/// A table whose keys are asked for one by one; [`Table::finish`] then tells of those nobody asked for.
pub struct Table<'a> {
    map: &'a DeTable<'a>,
    span: Option<Range<usize>>,
    reader: &'a Reader,
    asked: Vec<&'static str>,
    displaced: Vec<&'static str>,
    owner: Option<String>,
}

impl<'a> Table<'a> {
    /// The table that is the whole file.
    #[must_use]
    pub const fn root(map: &'a DeTable<'a>, reader: &'a Reader) -> Self {
        Self { map, span: None, reader, asked: Vec::new(), displaced: Vec::new(), owner: None }
    }

    /// Where the table begins: its heading, or its brace.
    #[must_use]
    pub fn at(&self) -> Range<usize> {
        self.span.clone().unwrap_or(0..0)
    }

    /// What a key's value is read as; `None` where it is not there or cannot be read so. That one is missing is told where the format says
    /// that it must be there.
    pub fn read<T>(&mut self, key: Key, read: impl FnOnce(Value<'a>) -> Option<T>) -> Option<T> {
        if key.is_needed() { self.need(key, read) } else { self.take(key, read) }
    }

    /// The same of a key that must be here, though not in every such table.
    pub fn need<T>(&mut self, key: Key, read: impl FnOnce(Value<'a>) -> Option<T>) -> Option<T> {
        if !self.has(key) {
            let fault = TomlFault::MissingKey { key: key.name(), owner: self.owner.clone() };
            match &self.span {
                Some(span) => self.reader.fault(fault, span.clone()),
                None => self.reader.fault_in_file(fault),
            }
        }
        self.take(key, read)
    }

    fn take<T>(&mut self, key: Key, read: impl FnOnce(Value<'a>) -> Option<T>) -> Option<T> {
        self.asked.push(key.name());
        let (_, value) = self.map.get_key_value(key.name())?;
        read(Value { value: value.get_ref(), span: value.span(), reader: self.reader })
    }

    /// One of a questionnaire's own phrases, with just the blanks that the program fills in.
    pub fn phrase(&mut self, (name, blanks): Phrase) -> Option<At<String>> {
        self.asked.push(name);
        let (_, value) = self.map.get_key_value(name)?;
        Value { value: value.get_ref(), span: value.span(), reader: self.reader }.with_blanks(blanks)
    }

    /// Whether the file is of the one format there is; told where it is not, and where it does not say.
    pub fn version(&mut self, key: Key) -> Option<bool> {
        let version = self.read(key, |value| value.count(u32::MAX))?;
        let is_known = version.value == VERSION;
        if !is_known {
            let fault = TomlFault::UnsupportedFormat { found: version.value.to_string() };
            self.reader.fault(fault, version.span);
        }
        Some(is_known)
    }

    /// The table's id; what is missing is then told by its name.
    pub fn id(&mut self, key: Key, read: impl FnOnce(Value<'a>) -> Option<At<String>>) -> Option<At<String>> {
        let id = self.read(key, read)?;
        self.owner = Some(id.value.clone());
        Some(id)
    }

    /// Tables under headings such as `[[groups]]`. That there is none is told by whoever asks, in words of its own.
    pub fn tables<T>(&mut self, key: Key, mut read: impl FnMut(Table<'a>) -> T) -> Vec<T> {
        self.take(key, |value| value.tables(key.name(), &mut read)).unwrap_or_default()
    }

    /// The same where one is needed at least, which is told.
    pub fn filled_tables<T>(&mut self, key: Key, mut read: impl FnMut(Table<'a>) -> T) -> Vec<T> {
        self.read(key, |value| value.filled_tables(key.name(), &mut read)).unwrap_or_default()
    }

    /// Whether a key is there, whatever its value.
    #[must_use]
    pub fn has(&self, key: Key) -> bool {
        self.map.contains_key(key.name())
    }

    /// Whether a key is a list, or is not there at all.
    #[must_use]
    pub fn is_list(&self, key: Key) -> bool {
        self.map.get(key.name()).is_none_or(|value| value.get_ref().is_array())
    }

    /// Tells of a key that means something with other kinds or rules and nothing here.
    pub fn out_of_place(&mut self, key: Key, belongs: Belongs, here: &'static str) {
        let key = key.name();
        self.displaced.push(key);
        if let Some((at, _)) = self.map.get_key_value(key) {
            self.reader.fault(TomlFault::Kind(KindFault::OutOfPlace { key, belongs, here }), at.span());
        }
    }

    /// Tells of the keys that nobody asked for.
    pub fn finish(self) {
        for (key, _) in self.map.iter() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) || self.displaced.contains(&name) {
                continue;
            }
            let is_of_file = self.span.is_some()
                && self.reader.file_keys.get().is_some_and(|keys| keys.iter().any(|key| key.name() == name));
            if is_of_file {
                self.reader.displaced.borrow_mut().insert(name.to_owned());
            }
            let left = self.asked.iter().copied().filter(|asked| !self.map.contains_key(*asked));
            // One of many headings may be misspelt while the others are there.
            let is_list = |key: &str| self.map.get(key).is_some_and(|value| value.get_ref().is_array());
            let lists = self.asked.iter().copied().filter(|asked| is_list(name) && is_list(asked));
            let fault = TomlFault::UnknownKey {
                key: name.to_owned(),
                nearest: nearest(name, left.chain(lists)).filter(|_| !is_of_file),
                allowed: self.asked.clone(),
                is_of_file,
            };
            self.reader.fault(fault, key.span());
        }
        if self.span.is_none() {
            self.reader.tell_unlisted();
        }
    }
}

/// A value that is about to be read as something.
#[derive(Clone)]
pub struct Value<'a> {
    value: &'a DeValue<'a>,
    span: Range<usize>,
    reader: &'a Reader,
}
