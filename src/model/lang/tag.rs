//! The tag of a language that texts are in.

use std::fmt;

use super::Lang;
use super::known::{KNOWN, easy_name, is_written_from_the_right, replaced};

/// A language that a questionnaire's texts are in: a BCP 47 tag in its normal spelling, such as `fi`, `nb`, `ar` or
/// `sv-x-lattlast`.
///
/// The tag is well-formed, and its language is one that there is, as far as languages with two letters go; those with three
/// are too many to be listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentLang {
    /// In ASCII, zeros after the tag.
    bytes: [u8; Self::LONGEST],
    length: u8,
}

/// Why a text is no language's tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadTag {
    /// The tag that was probably meant.
    pub meant: Option<String>,
}

impl ContentLang {
    /// How long a tag may be: what BCP 47 asks every program to have room for.
    pub const LONGEST: usize = 35;

    /// The language with this tag, in whatever case.
    ///
    /// # Errors
    /// Where there is no such language or its tag is written in another way.
    pub fn parse(tag: &str) -> Result<Self, BadTag> {
        let refused = |meant: Option<String>| Err(BadTag { meant });
        if tag.len() > Self::LONGEST || !tag.is_ascii() {
            return refused(by_name(tag));
        }
        let subtags: Vec<&str> = tag.split('-').collect();
        if !is_well_formed(&subtags) {
            let hyphens = tag.replace(['_', ' '], "-").to_lowercase();
            let mended = Some(hyphens).filter(|mended| mended != tag);
            let mended = mended.and_then(|mended| match Self::parse(&mended) {
                Ok(lang) => Some(lang.code().to_owned()),
                Err(bad) => bad.meant,
            });
            return refused(mended.or_else(|| by_name(tag)));
        }
        let primary = subtags[0].to_lowercase();
        let rest = &tag[primary.len()..];
        if let Some(code) = replaced(&primary) {
            return refused(Some(normal(&format!("{code}{rest}"))));
        }
        // What is spoken, and no mark of a text without a language or with many.
        let is_special = matches!(&*primary, "und" | "mul" | "mis" | "zxx");
        let is_known = primary.len() == 3 || KNOWN.iter().any(|known| known.code == primary);
        if !is_known || is_special {
            return refused(by_name(tag));
        }
        let normal = normal(tag);
        let mut bytes = [0; Self::LONGEST];
        bytes[..normal.len()].copy_from_slice(normal.as_bytes());
        // A tag has at most 35 letters.
        Ok(Self { bytes, length: normal.len() as u8 })
    }

    /// One of the program's languages.
    #[must_use]
    pub const fn of(lang: Lang) -> Self {
        let (mut bytes, code) = ([0; Self::LONGEST], lang.code().as_bytes());
        bytes[0] = code[0];
        bytes[1] = code[1];
        Self { bytes, length: 2 }
    }

    /// The tag.
    #[must_use]
    pub fn code(&self) -> &str {
        // Every tag is ASCII.
        str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }

    /// The language alone, without script, region or variant.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.code().split('-').next().unwrap_or_default()
    }

    /// What its readers call it, such as `Suomi`; the tag itself where that is not known.
    #[must_use]
    pub fn own_name(&self) -> String {
        let (primary, rest) = (self.primary(), self.code().strip_prefix(self.primary()).unwrap_or_default());
        let known = KNOWN.iter().find(|known| known.code == primary && !known.own_name.is_empty());
        match (known, rest.strip_prefix('-')) {
            (None, _) => self.code().to_owned(),
            (Some(known), None) => known.own_name.to_owned(),
            (Some(known), Some(rest)) => easy_name(primary, rest).map_or_else(
                || format!("{} ({})", known.own_name, rest.trim_start_matches("x-")),
                str::to_owned,
            ),
        }
    }

    /// What it is called in one of the program's languages; the tag in quotation marks where that is not known.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> String {
        let known = KNOWN.iter().find(|known| known.code == self.primary());
        let rest = self
            .code()
            .strip_prefix(self.primary())
            .unwrap_or_default()
            .trim_start_matches("-x")
            .trim_start_matches('-');
        let name = known.map(|known| match lang {
            Lang::Sv => known.swedish,
            Lang::En => known.english,
        });
        match (name, rest) {
            (None, _) => format!("\"{}\"", self.code()),
            (Some(name), "") => name.to_owned(),
            (Some(name), rest) => format!("{name} ({rest})"),
        }
    }

    /// Whether it is written from the right to the left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        let script =
            self.code().split('-').skip(1).take_while(|part| part.len() != 1).find(|part| part.len() == 4);
        is_written_from_the_right(self.primary(), script)
    }

    /// `rtl` or `ltr`, as pages say it.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.is_right_to_left() { "rtl" } else { "ltr" }
    }

    /// Which of these its readers read: the same, else a wider one (`sv` for `sv-FI`), else another kind of the same language.
    #[must_use]
    pub fn nearest_of(&self, langs: impl Iterator<Item = Self> + Clone) -> Option<usize> {
        let named = self.and_wider().find_map(|code| langs.clone().position(|lang| lang.code() == code));
        named.or_else(|| langs.clone().position(|lang| lang.primary() == self.primary()))
    }

    /// The tag, and what is left of it as its parts are taken off from the end.
    pub fn and_wider(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.code()), |code| code.rsplit_once('-').map(|(wider, _)| wider))
    }
}

impl From<Lang> for ContentLang {
    fn from(lang: Lang) -> Self {
        Self::of(lang)
    }
}

impl fmt::Display for ContentLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for ContentLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Whether the parts of a tag stand as RFC 5646 (2.1) has them: language, script, region, variants, extensions, private use.
fn is_well_formed(subtags: &[&str]) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let word = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (Some(primary), mut rest) = (subtags.first(), subtags.get(1..).unwrap_or_default()) else {
        return false;
    };
    if !(2..=3).contains(&primary.len()) || !letters(primary) {
        return false;
    }
    let mut take = |fits: &dyn Fn(&str) -> bool| {
        let found = rest.first().filter(|part| fits(part)).copied();
        if found.is_some() {
            rest = &rest[1..];
        }
        found
    };
    take(&|part| part.len() == 4 && letters(part));
    take(&|part| match part.len() {
        2 => letters(part),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    });
    let is_variant = |part: &str| match part.len() {
        4 => word(part) && part.as_bytes()[0].is_ascii_digit(),
        5..=8 => word(part),
        _ => false,
    };
    let mut seen = Vec::new();
    while let Some(variant) = take(&is_variant) {
        seen.push(variant.to_lowercase());
    }
    while let Some(singleton) = take(&|part| part.len() == 1 && word(part) && !part.eq_ignore_ascii_case("x"))
    {
        seen.push(singleton.to_lowercase());
        let mut count = 0;
        while take(&|part| (2..=8).contains(&part.len()) && word(part)).is_some() {
            count += 1;
        }
        if count == 0 {
            return false;
        }
    }
    let is_private = take(&|part| part.eq_ignore_ascii_case("x")).is_some();
    let mut count = 0;
    while is_private && take(&|part| (1..=8).contains(&part.len()) && word(part)).is_some() {
        count += 1;
    }
    let total = seen.len();
    seen.sort_unstable();
    seen.dedup();
    rest.is_empty() && is_private == (count > 0) && seen.len() == total
}

/// The usual case of each part: scripts begin with a capital, regions are capitals, all else is small.
fn normal(tag: &str) -> String {
    let mut is_after_single = false;
    let parts = tag.split('-').enumerate().map(|(at, part)| {
        let small = part.to_lowercase();
        let usual = match part.len() {
            _ if at == 0 || is_after_single => small,
            2 => part.to_uppercase(),
            4 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                small[..1].to_uppercase() + &small[1..]
            }
            _ => small,
        };
        is_after_single |= part.len() == 1;
        usual
    });
    parts.collect::<Vec<_>>().join("-")
}

/// The tag of a language that was called by its name.
fn by_name(name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    let is_called =
        |known: &&super::known::Known| known.names().any(|own| !own.is_empty() && own.to_lowercase() == name);
    KNOWN.iter().find(is_called).map(|known| known.code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_taken_in_any_case_and_kept_in_the_usual_one() {
        for (written, code) in [
            ("sv", "sv"),
            ("FI", "fi"),
            ("nb", "nb"),
            ("se", "se"),
            ("sma", "sma"),
            ("sv-fi", "sv-FI"),
            ("sv-x-lattlast", "sv-x-lattlast"),
            ("sv-X-Easy", "sv-x-easy"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("sr-latn", "sr-Latn"),
            ("de-CH-1996", "de-CH-1996"),
            ("es-419", "es-419"),
            ("en-simple", "en-simple"),
            ("ar-u-nu-latn", "ar-u-nu-latn"),
        ] {
            assert_eq!(ContentLang::parse(written).map(|lang| lang.code().to_owned()), Ok(code.to_owned()));
        }
    }

    #[test]
    fn what_is_no_tag_is_refused_with_what_was_meant() {
        for (written, meant) in [
            ("sv_SE", Some("sv-SE")),
            ("sv_FI.UTF-8", None),
            ("swe", Some("sv")),
            ("fin-FI", Some("fi-FI")),
            ("iw", Some("he")),
            ("suomi", Some("fi")),
            ("Swedish", Some("sv")),
            ("arabiska", Some("ar")),
            ("العربية", Some("ar")),
            ("xx", None),
            ("dk", Some("da")),
            ("", None),
            ("s", None),
            ("sv-", None),
            ("sv--FI", None),
            ("x-lattlast", None),
            ("sv-x", None),
            ("sv-x-alltforlangt", None),
            ("sv-1996-1996", None),
            ("und", None),
            ("sv-FI-a-very-long-tag-that-has-no-end", None),
            ("svår", None),
        ] {
            let found = ContentLang::parse(written);
            assert_eq!(found, Err(BadTag { meant: meant.map(str::to_owned) }), "{written}");
        }
    }

    #[test]
    fn a_language_has_a_name_and_a_direction() {
        for (code, name, direction) in [
            ("sv", "Svenska", "ltr"),
            ("fi", "Suomi", "ltr"),
            ("nb", "Norsk bokmål", "ltr"),
            ("se", "Davvisámegiella", "ltr"),
            ("ar", "العربية", "rtl"),
            ("he", "עברית", "rtl"),
            ("fa-AF", "فارسی (AF)", "rtl"),
            ("ur", "اردو", "rtl"),
            ("pa-Arab", "ਪੰਜਾਬੀ (Arab)", "rtl"),
            ("ar-Latn", "العربية (Latn)", "ltr"),
            ("sv-x-lattlast", "Lättläst svenska", "ltr"),
            ("sv-x-skola", "Svenska (skola)", "ltr"),
            ("qaa", "qaa", "ltr"),
        ] {
            let lang = ContentLang::parse(code).expect("a language");
            assert_eq!((lang.own_name().as_str(), lang.direction()), (name, direction), "{code}");
        }
    }

    #[test]
    fn every_known_language_is_one_and_stands_once() {
        for (at, known) in KNOWN.iter().enumerate() {
            assert!(ContentLang::parse(known.code).is_ok(), "{}", known.code);
            assert!(KNOWN[at + 1..].iter().all(|other| other.code != known.code), "{}", known.code);
        }
        assert_eq!(KNOWN.iter().filter(|known| known.code.len() == 2).count(), 183);
    }
}
