//! What a value is read as, and what is wrong where it cannot be.

// What is matched here is another crate's.
#![allow(clippy::wildcard_enum_match_arm)]

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{At, Table, Value};
use crate::load::suggest::nearest;
use crate::model::toml_fault::{Bounds, Expected, Found, KindFault, RangeFault, Thing, TomlFault};
use crate::model::{
    ActionId, ContentLang, Date, Decimal, DisplayRange, IdError, Lang, Localized, NodeId, Points, Share,
    UnitId, Weight, blanks, nfc,
};

impl<'a> Value<'a> {
    /// A text with something in it, surrounding space removed, and each letter written in one way.
    #[must_use]
    pub fn text(self) -> Option<At<String>> {
        let text = self.verbatim()?;
        Some(At { value: nfc(&text.value).into_owned(), span: text.span })
    }

    /// A text with something in it, its letters as they are written: the names of files are compared so.
    #[must_use]
    pub fn verbatim(self) -> Option<At<String>> {
        let Some(text) = self.value.as_str() else {
            return self.wrong(Expected::Text);
        };
        // A file may have come from Windows; what it says is the same.
        let text = text.trim().replace("\r\n", "\n");
        if text.is_empty() {
            return self.refuse(TomlFault::EmptyText);
        }
        Some(At { value: text, span: self.span })
    }

    /// A text that may be empty.
    #[must_use]
    pub fn any_text(self) -> Option<At<String>> {
        match self.value.as_str() {
            Some(text) => {
                let text = text.replace("\r\n", "\n");
                Some(At { value: nfc(&text).into_owned(), span: self.span })
            }
            None => self.wrong(Expected::Text),
        }
    }

    /// Whether a table stands here.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// An id of letters, digits and three signs. A bad one is told and kept, so that what refers to it leads somewhere.
    #[must_use]
    pub fn id(self) -> Option<At<String>> {
        self.checked_id(|text| NodeId::parse(text).err())
    }

    /// The id of a unit, which may be its name.
    #[must_use]
    pub fn unit_id(self) -> Option<At<String>> {
        self.checked_id(|text| UnitId::parse(text).err())
    }

    /// The id of an action of a plan.
    #[must_use]
    pub fn action_id(self) -> Option<At<String>> {
        self.checked_id(|text| ActionId::parse(text).err())
    }

    fn checked_id(self, check: impl Fn(&str) -> Option<IdError>) -> Option<At<String>> {
        let reader = self.reader;
        let id = self.text()?;
        if let Some(why) = check(&id.value) {
            reader.fault(TomlFault::BadId { id: id.value.clone(), why }, id.span.clone());
        }
        Some(id)
    }

    /// A text, the same in all languages, or one per language.
    #[must_use]
    pub fn localized(self) -> Option<Localized> {
        match self.value {
            DeValue::String(_) => self.text().map(|text| Localized::same(&text.value)),
            DeValue::Table(map) => self.per_language(map),
            _ => self.wrong(Expected::TextPerLanguage),
        }
    }

    fn per_language(&self, map: &'a DeTable<'a>) -> Option<Localized> {
        if map.is_empty() {
            return self.clone().refuse(TomlFault::EmptyText);
        }
        let promised = self.reader.languages.get().map(Vec::as_slice);
        let mut keys: Vec<_> = map.iter().collect();
        // In the questionnaire's order; where it names none, in the file's.
        keys.sort_by_key(|(key, _)| key.span().start);
        let mut said: Vec<(At<ContentLang>, Option<String>)> = Vec::new();
        // A slip in a language's code should not be told again as a text that is missing.
        let mut all_known = true;
        for (key, value) in keys {
            let Some(lang) = self.language_of(key.get_ref(), key.span(), promised) else {
                all_known = false;
                continue;
            };
            if let Some((first, _)) = said.iter().find(|(known, _)| known.value == lang) {
                let (id, first) = (lang.code().to_owned(), first.span.clone());
                self.reader.fault(TomlFault::Duplicate { thing: Thing::Language, id, first }, key.span());
                continue;
            }
            let value = Value { value: value.get_ref(), span: value.span(), reader: self.reader };
            said.push((At { value: lang, span: key.span() }, value.text().map(|text| text.value)));
        }
        let promised = promised.unwrap_or_default();
        for lang in
            promised.iter().filter(|lang| all_known && said.iter().all(|(own, _)| own.value != **lang))
        {
            self.reader.fault(TomlFault::MissingLanguage { lang: *lang }, self.brief_span());
        }
        said.sort_by_key(|(lang, _)| promised.iter().position(|known| *known == lang.value));
        Localized::new(said.into_iter().filter_map(|(lang, text)| Some((lang.value, text?))))
    }

    /// The language of a text in a table of several; one that the file does not list is counted, to be told once.
    fn language_of(
        &self,
        code: &str,
        span: Range<usize>,
        promised: Option<&[ContentLang]>,
    ) -> Option<ContentLang> {
        match (ContentLang::parse(code), promised) {
            (Ok(lang), Some(listed)) if !listed.contains(&lang) => {
                let mut unlisted = self.reader.unlisted.borrow_mut();
                unlisted.entry(lang).or_insert((0, span)).0 += 1;
                None
            }
            (Ok(lang), _) => Some(lang),
            (Err(bad), _) => {
                self.reader.fault(unknown_language(code, bad.meant, promised.unwrap_or_default()), span);
                None
            }
        }
    }

    /// A table whose keys are languages, each with a table; `None` for the whole where it is none.
    pub fn tables_per_language(self) -> Option<Vec<(ContentLang, Table<'a>)>> {
        let Some(map) = self.value.as_table() else {
            return self.wrong(Expected::Table);
        };
        let promised = self.reader.languages.get().map(Vec::as_slice);
        let mut said: Vec<(At<ContentLang>, Table<'a>)> = Vec::new();
        for (key, value) in map {
            let Some(lang) = self.language_of(key.get_ref(), key.span(), promised) else { continue };
            if let Some((first, _)) = said.iter().find(|(known, _)| known.value == lang) {
                let (id, first) = (lang.code().to_owned(), first.span.clone());
                self.reader.fault(TomlFault::Duplicate { thing: Thing::Language, id, first }, key.span());
                continue;
            }
            let value = Value { value: value.get_ref(), span: value.span(), reader: self.reader };
            if let Some(table) = value.table() {
                said.push((At { value: lang, span: key.span() }, table));
            }
        }
        Some(said.into_iter().map(|(lang, table)| (lang.value, table)).collect())
    }

    /// A text with just these blanks in braces, which the program fills in.
    pub fn with_blanks(self, expected: &'static [&'static str]) -> Option<At<String>> {
        let reader = self.reader;
        let text = self.text()?;
        let found = blanks(&text.value);
        if found == expected {
            return Some(text);
        }
        let found = found.into_iter().map(str::to_owned).collect();
        reader.fault(TomlFault::Blanks { found, expected }, text.span);
        None
    }

    /// A language that texts can be in.
    #[must_use]
    pub fn content_language(self) -> Option<At<ContentLang>> {
        let reader = self.reader;
        let code = self.text()?;
        match ContentLang::parse(&code.value) {
            Ok(value) => Some(At { value, span: code.span }),
            Err(bad) => {
                reader.fault(unknown_language(&code.value, bad.meant, &[]), code.span);
                None
            }
        }
    }

    /// One of the program's languages.
    #[must_use]
    pub fn language(self) -> Option<At<Lang>> {
        let reader = self.reader;
        let code = self.text()?;
        let lang = Lang::from_code(&code.value);
        if lang.is_none() {
            let listed = Lang::ALL.map(ContentLang::from);
            let meant = ContentLang::parse(&code.value).err().and_then(|bad| bad.meant);
            let meant = meant.filter(|meant| Lang::from_code(meant).is_some());
            reader.fault(unknown_language(&code.value, meant, &listed), code.span.clone());
        }
        Some(At { value: lang?, span: code.span })
    }

    /// One of the words that have a meaning here.
    pub fn word<T: Copy>(self, words: &[(&'static str, T)]) -> Option<At<T>> {
        let reader = self.reader;
        let word = self.text()?;
        if let Some((_, meaning)) = words.iter().find(|(known, _)| *known == word.value) {
            return Some(At { value: *meaning, span: word.span });
        }
        let allowed: Vec<&'static str> = words.iter().map(|(known, _)| *known).collect();
        let nearest = nearest(&word.value, allowed.iter().copied());
        reader.fault(TomlFault::UnknownWord { word: word.value, nearest, allowed }, word.span);
        None
    }

    /// A table whose keys are words that have a meaning here, in the file's order.
    #[must_use]
    pub fn by_word<K: Copy, T>(
        self,
        words: &[(&'static str, K)],
        mut read: impl FnMut(Value<'a>) -> Option<T>,
    ) -> Option<Vec<(At<K>, T)>> {
        let Some(map) = self.value.as_table() else {
            return self.wrong(Expected::Table);
        };
        let mut pairs: Vec<(At<K>, T)> = Vec::new();
        for (key, value) in map.iter() {
            let word: &str = key.get_ref();
            let Some((_, meaning)) = words.iter().find(|(known, _)| *known == word) else {
                let allowed: Vec<&'static str> = words.iter().map(|(known, _)| *known).collect();
                let nearest = nearest(word, allowed.iter().copied());
                let fault = TomlFault::UnknownWord { word: word.to_owned(), nearest, allowed };
                self.reader.fault(fault, key.span());
                continue;
            };
            let value = Value { value: value.get_ref(), span: value.span(), reader: self.reader };
            pairs.extend(read(value).map(|value| (At { value: *meaning, span: key.span() }, value)));
        }
        pairs.sort_by_key(|(key, _)| key.span.start);
        Some(pairs)
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong(Expected::YesNo))
    }

    /// Points from 0 to 100.
    #[must_use]
    pub fn points(self) -> Option<At<Points>> {
        self.quantity(Bounds::Points, Points::new)
    }

    /// A share from 0 to 1.
    #[must_use]
    pub fn share(self) -> Option<Share> {
        self.quantity(Bounds::Share, Share::new).map(|share| share.value)
    }

    /// A weight above 0.
    #[must_use]
    pub fn weight(self) -> Option<At<Weight>> {
        self.quantity(Bounds::Weight, Weight::new)
    }

    /// A weight, or 0 for none at all.
    #[must_use]
    pub fn weight_or_none(self) -> Option<At<Weight>> {
        self.quantity(Bounds::WeightOrNone, Weight::or_none)
    }

    /// A whole number from 1 to `most`.
    #[must_use]
    pub fn count(self, most: u32) -> Option<At<u32>> {
        self.whole(1, most)
    }

    /// The same, or 0 where there is none of what is counted.
    #[must_use]
    pub fn count_or_none(self, most: u32) -> Option<At<u32>> {
        self.whole(0, most)
    }

    fn whole(self, least: u32, most: u32) -> Option<At<u32>> {
        if !self.value.is_integer() {
            return self.wrong(Expected::WholeNumber);
        }
        // Whole numbers up to 2³² are exact in an f64.
        let whole = |n: f64| (f64::from(least)..=f64::from(most)).contains(&n).then_some(n as u32);
        self.quantity(Bounds::Count(most), whole)
    }

    /// A number as a respondent may give one.
    #[must_use]
    pub fn decimal(self) -> Option<At<Decimal>> {
        self.quantity(Bounds::Decimal, Decimal::new)
    }

    /// Two numbers, the second higher than the first.
    #[must_use]
    pub fn range(self) -> Option<DisplayRange> {
        let reader = self.reader;
        let ends = self.list(Value::decimal)?;
        let fault = match &ends.value[..] {
            // What is wrong with one of them has been told.
            [Some(low), Some(high)] => match DisplayRange::new(low.value, high.value) {
                Some(range) => return Some(range),
                None => RangeFault::NotRising,
            },
            [_, _] => return None,
            other => RangeFault::Count(other.len()),
        };
        reader.fault(TomlFault::Kind(KindFault::Range(fault)), ends.span);
        None
    }

    fn quantity<T>(self, bounds: Bounds, make: impl Fn(f64) -> Option<T>) -> Option<At<T>> {
        let (number, found) = match self.value {
            DeValue::Integer(n) => (integer(n.as_str(), n.radix()), n.to_string()),
            DeValue::Float(n) => (n.as_str().parse().unwrap_or(f64::NAN), n.to_string()),
            _ => return self.wrong(Expected::Number),
        };
        match make(number) {
            Some(value) => Some(At { value, span: self.span }),
            None => self.refuse(TomlFault::OutOfRange { found, bounds }),
        }
    }

    /// A date, as TOML writes it or as a text.
    #[must_use]
    pub fn date(self) -> Option<At<Date>> {
        let date = match self.value {
            DeValue::Datetime(moment) if moment.time.is_none() => {
                moment.date.and_then(|date| Date::new(date.year, date.month, date.day))
            }
            DeValue::String(text) => Date::parse(text),
            _ => None,
        };
        match date {
            Some(value) => Some(At { value, span: self.span }),
            None => self.wrong(Expected::Date),
        }
    }

    /// A list; an element that cannot be read leaves `None`, so that the count is right.
    pub fn list<T>(self, mut read: impl FnMut(Value<'a>) -> Option<T>) -> Option<At<Vec<Option<T>>>> {
        let Some(list) = self.value.as_array() else {
            return self.wrong(Expected::List);
        };
        let reader = self.reader;
        let each = |value: &'a toml::Spanned<DeValue<'a>>| {
            read(Value { value: value.get_ref(), span: value.span(), reader })
        };
        Some(At { value: list.iter().map(each).collect(), span: self.brief_span() })
    }

    /// The same of a list that has something in it, without what could not be read.
    pub fn filled_list<T>(self, read: impl FnMut(Value<'a>) -> Option<T>) -> Option<Vec<T>> {
        let reader = self.reader;
        let list = self.list(read)?;
        if list.value.is_empty() {
            reader.fault(TomlFault::EmptyList, list.span);
        }
        Some(list.value.into_iter().flatten().collect())
    }

    /// A table in braces or under a heading.
    #[must_use]
    pub fn table(self) -> Option<Table<'a>> {
        let Some(map) = self.value.as_table() else {
            return self.wrong(Expected::Table);
        };
        let span = Some(self.brief_span());
        Some(Table { span, ..Table::root(map, self.reader) })
    }

    /// A table whose keys are ids, with where each stands.
    pub fn map<T>(self, mut read: impl FnMut(Value<'a>) -> Option<T>) -> Option<Vec<(At<String>, T)>> {
        let Some(map) = self.value.as_table() else {
            return self.wrong(Expected::Table);
        };
        let pairs = map.iter().filter_map(|(key, value)| {
            let value = Value { value: value.get_ref(), span: value.span(), reader: self.reader };
            Some((At { value: nfc(key.get_ref()).into_owned(), span: key.span() }, read(value)?))
        });
        Some(pairs.collect())
    }

    /// Tables under headings, at least one.
    pub(super) fn filled_tables<T>(
        self,
        key: &'static str,
        read: &mut impl FnMut(Table<'a>) -> T,
    ) -> Option<Vec<T>> {
        let (reader, span) = (self.reader, self.span.clone());
        let tables = self.tables(key, read)?;
        if tables.is_empty() {
            reader.fault(TomlFault::EmptyList, span);
        }
        Some(tables)
    }

    pub(super) fn tables<T>(
        self,
        key: &'static str,
        read: &mut impl FnMut(Table<'a>) -> T,
    ) -> Option<Vec<T>> {
        if !self.value.is_array() {
            return self.wrong(Expected::Tables(key));
        }
        self.list(|value| value.table().map(&mut *read))
            .map(|list| list.value.into_iter().flatten().collect())
    }

    fn wrong<T>(self, expected: Expected) -> Option<T> {
        let found = found(self.value);
        let span = self.brief_span();
        self.reader.fault(TomlFault::WrongType { expected, found }, span);
        None
    }

    pub(super) fn refuse<T>(self, fault: TomlFault) -> Option<T> {
        self.reader.fault(fault, self.span.clone());
        None
    }

    /// Where a caret should stand: a table in braces may run over many lines, so its brace has to do.
    pub(super) fn brief_span(&self) -> Range<usize> {
        let start = self.span.start;
        match self.value {
            DeValue::Table(map) if !map.is_empty() && !self.is_heading() => start..start + 1,
            DeValue::Array(list) if !list.is_empty() && !self.is_heading() => start..start + 1,
            _ => self.span.clone(),
        }
    }

    /// A table under a heading spans the heading alone, so all in it stands after it.
    fn is_heading(&self) -> bool {
        let first = match self.value {
            DeValue::Table(map) => map.iter().map(|(key, _)| key.span().start).min(),
            DeValue::Array(list) => list.iter().map(|value| value.span().start).min(),
            _ => None,
        };
        first.is_some_and(|first| first >= self.span.end || first == self.span.start)
    }
}

fn unknown_language(code: &str, meant: Option<String>, listed: &[ContentLang]) -> TomlFault {
    let nearest = meant.or_else(|| nearest(code, listed.iter().map(ContentLang::code)));
    TomlFault::UnknownLanguage { code: code.to_owned(), nearest, listed: listed.to_vec() }
}

/// An integer's value; too big a one is too big in any case, and one without digits is none.
fn integer(digits: &str, radix: u32) -> f64 {
    if radix == 10 {
        return digits.parse().unwrap_or(f64::NAN);
    }
    i64::from_str_radix(digits, radix).map_or(f64::NAN, |n| n as f64)
}

const fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(_) => Found::Text,
        DeValue::Integer(_) => Found::WholeNumber,
        DeValue::Float(_) => Found::Number,
        DeValue::Boolean(_) => Found::YesNo,
        DeValue::Datetime(_) => Found::Date,
        DeValue::Array(_) => Found::List,
        DeValue::Table(_) => Found::Table,
    }
}
