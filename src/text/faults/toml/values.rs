//! Keys and values that do not belong where they stand, in words.

use crate::model::toml_fault::{Bounds, Expected, Found};
use crate::model::{ContentLang, IdError, Lang, is_stray};
use crate::text::faults::said::{Said, brief, joined, pick};

pub fn unknown_key(
    key: &str,
    nearest: Option<&String>,
    allowed: &[&str],
    is_of_file: bool,
    lang: Lang,
) -> Said {
    let (key, allowed) = (brief(key), joined(allowed));
    let said = Said::new(lang, format!("okänd nyckel ”{key}”"), format!("unknown key `{key}`"));
    let said = said.meant_here(nearest);
    if is_of_file {
        return said.hint(
            format!("”{key}” ska stå överst i filen, före den första rubriken"),
            format!("`{key}` belongs at the top of the file, above the first heading"),
        );
    }
    said.hint(format!("här kan stå: {allowed}"), format!("what can stand here: {allowed}"))
}

pub fn missing_key(key: &str, owner: Option<&str>, lang: Lang) -> Said {
    let said = match owner.map(brief) {
        Some(owner) => Said::new(
            lang,
            format!("nyckeln ”{key}” saknas i ”{owner}”"),
            format!("the key `{key}` is missing in `{owner}`"),
        ),
        None => Said::new(lang, format!("nyckeln ”{key}” saknas"), format!("the key `{key}` is missing")),
    };
    let said = said.label(format!("här saknas ”{key}”"), format!("`{key}` is missing here"));
    match key {
        "min" | "max" => said.hint(
            "ett tal behöver ”min” och ”max”, eller breakpoints = [{ at = 0, points = 0 }, …]",
            "a number needs `min` and `max`, or breakpoints = [{ at = 0, points = 0 }, …]",
        ),
        _ => said,
    }
}

pub fn wrong_type(expected: Expected, found: Found, lang: Lang) -> Said {
    let (found_sv, found_en) = match found {
        Found::Text => ("en text", "a text"),
        Found::WholeNumber => ("ett tal", "a number"),
        Found::Number => ("ett decimaltal", "a number with decimals"),
        Found::YesNo => ("true eller false", "true or false"),
        Found::Date => ("ett datum eller en tid", "a date or a time"),
        Found::List => ("en lista", "a list"),
        Found::Table => ("en tabell", "a table"),
    };
    let new = |sv: &str, en: &str| {
        let (sv, en) =
            (format!("här ska stå {sv}, inte {found_sv}"), format!("{en} belongs here, not {found_en}"));
        Said::new(lang, sv, en).label(format!("detta är {found_sv}"), format!("this is {found_en}"))
    };
    let is_number = matches!(found, Found::WholeNumber | Found::Number);
    let quote = ("sätt citattecken (\") runt", "put quotation marks (\") around it");
    let unquote = (
        "ta bort citattecknen; decimaler skrivs med punkt",
        "remove the quotation marks; decimals have a point",
    );
    let (said, hint) = match expected {
        Expected::Text => (new("en text", "a text"), (is_number || found == Found::Date).then_some(quote)),
        Expected::TextPerLanguage => {
            let per_language =
                ("skriv \"…\" eller { sv = \"…\", en = \"…\" }", "write \"…\" or { sv = \"…\", en = \"…\" }");
            let hint = if is_number || found == Found::Date { quote } else { per_language };
            (new("en text, eller en per språk", "a text, or one per language,"), Some(hint))
        }
        Expected::Number => (new("ett tal", "a number"), (found == Found::Text).then_some(unquote)),
        Expected::WholeNumber => {
            let whole = ("skriv talet utan decimaler", "write the number without decimals");
            let hint = (found == Found::Number).then_some(whole);
            (new("ett heltal", "a whole number"), hint.or((found == Found::Text).then_some(unquote)))
        }
        Expected::YesNo => (
            new("true eller false", "true or false"),
            Some((
                "skriv true eller false, utan citattecken",
                "write true or false, without quotation marks",
            )),
        ),
        Expected::Date => (
            new("ett datum", "a date"),
            Some((
                "skriv till exempel 2026-03-15, utan klockslag",
                "write for example 2026-03-15, without a time",
            )),
        ),
        Expected::List => (
            new("en lista", "a list"),
            Some(("sätt hakparenteser runt: [ … ]", "put brackets around it: [ … ]")),
        ),
        Expected::Table => (
            new("en tabell", "a table"),
            Some(("skriv inom klammerparenteser: { nyckel = värde }", "write it in braces: { key = value }")),
        ),
        Expected::Tables(key) => {
            let said = new(&format!("en eller flera [[{key}]]"), &format!("one [[{key}]] or more"));
            return said.hint(
                format!("skriv rubriken med dubbla hakparenteser: [[{key}]]"),
                format!("write the heading with double brackets: [[{key}]]"),
            );
        }
    };
    match hint {
        Some((sv, en)) => said.hint(sv, en),
        None => said,
    }
}

pub fn bad_id(id: &str, why: IdError, lang: Lang) -> Said {
    let id = brief(id);
    let said = Said::new(lang, format!("”{id}” kan inte vara ett id"), format!("`{id}` cannot be an id"));
    let said = match why {
        IdError::Empty => said.label("det är tomt", "it is empty"),
        IdError::TooLong => said.label("det är för långt", "it is too long"),
        IdError::Personal => said.label("det pekar ut någon", "it points to somebody"),
        IdError::Character(' ') => said.label("mellanslag kan inte ingå", "it cannot have spaces in it"),
        IdError::Character(c) if c.is_control() || is_stray(c) => {
            said.label("ett osynligt tecken kan inte ingå", "it cannot have invisible characters in it")
        }
        IdError::Character(c) => {
            said.label(format!("”{c}” kan inte ingå"), format!("it cannot have `{c}` in it"))
        }
    };
    said.hint(
        "ett id kan ha bokstäver, siffror, bindestreck, understreck och punkt",
        "an id can have letters, digits, hyphens, underscores and full stops",
    )
}

pub fn empty_text(lang: Lang) -> Said {
    Said::new(lang, "texten är tom", "the text is empty").hint(
        "skriv något mellan citattecknen, eller ta bort nyckeln om den inte måste finnas",
        "write something between the quotation marks, or remove the key if it is optional",
    )
}

pub fn empty_list(lang: Lang) -> Said {
    Said::new(lang, "listan är tom", "the list is empty").hint(
        "skriv minst en sak i listan, eller ta bort nyckeln",
        "write at least one thing in the list, or remove the key",
    )
}

pub fn out_of_range(found: &str, bounds: Bounds, lang: Lang) -> Said {
    let found = brief(found);
    let said = Said::new(
        lang,
        format!("talet {found} är för litet eller för stort"),
        format!("the number {found} is too small or too large"),
    );
    let should_be = |sv: &str, en: &str| pick(lang, format!("ska vara {sv}"), format!("should be {en}"));
    let label = match bounds {
        Bounds::Points => should_be("från 0 till 100", "from 0 to 100"),
        Bounds::Share => should_be("från 0 till 1", "from 0 to 1"),
        Bounds::Weight => should_be("mer än 0 och högst en miljon", "more than 0 and at most a million"),
        Bounds::WeightOrNone => {
            should_be("0 eller mer, och högst en miljon", "0 or more, and at most a million")
        }
        Bounds::Decimal => should_be(
            "högst en miljard, över eller under noll",
            "at most a thousand million, above or below zero",
        ),
        Bounds::Count(most) => {
            should_be(&format!("minst 1 och högst {most}"), &format!("at least 1 and at most {most}"))
        }
    };
    let said = said.label(label.clone(), label);
    if bounds == Bounds::Share { said.hint("hälften skrivs 0.5", "half is written 0.5") } else { said }
}

pub fn unknown_word(word: &str, nearest: Option<&String>, allowed: &[&str], lang: Lang) -> Said {
    let (word, allowed) = (brief(word), joined(allowed));
    Said::new(lang, format!("okänt ord ”{word}”"), format!("unknown word `{word}`"))
        .meant_here(nearest)
        .hint(format!("godtagna ord: {allowed}"), format!("accepted words: {allowed}"))
}

pub fn unsupported_format(found: &str, lang: Lang) -> Said {
    Said::new(lang, format!("okänt filformat: {found}"), format!("unknown file format: {found}"))
        .label("ska vara 1", "should be 1")
        .hint(
            "filen är gjord för en annan version av programmet; detta program läser format = 1",
            "the file is made for another version of the program; this one reads format = 1",
        )
}

pub fn unknown_language(code: &str, nearest: Option<&String>, listed: &[ContentLang], lang: Lang) -> Said {
    let (code, codes) = (brief(code), joined(&listed.iter().map(|lang| lang.code()).collect::<Vec<_>>()));
    let said = Said::new(lang, format!("okänt språk ”{code}”"), format!("unknown language `{code}`"));
    let said = said.meant_here(nearest);
    if listed.is_empty() {
        return said.hint(
            "skriv språkets kod enligt BCP 47, till exempel sv, en, fi, se eller sv-x-lattlast",
            "write the language’s code as BCP 47 has it, such as sv, en, fi, se or sv-x-lattlast",
        );
    }
    said.hint(format!("språken är: {codes}"), format!("the languages are: {codes}"))
}

pub fn unlisted_language(of: ContentLang, texts: usize, lang: Lang) -> Said {
    let (sv, en) = match texts {
        1 => ("en text".to_owned(), "a text is".to_owned()),
        several => (format!("{several} texter"), format!("{several} texts are")),
    };
    let (name, code) = (of.name_in(lang), of.code());
    Said::new(
        lang,
        format!("{sv} på {name}, som inte står i ”languages”"),
        format!("{en} in {name}, which is not in `languages`"),
    )
    .hint(
        format!("lägg till \"{code}\" i ”languages” överst, eller ta bort texterna"),
        format!("add \"{code}\" to `languages` at the top, or remove the texts"),
    )
}

pub fn missing_language(of: ContentLang, lang: Lang) -> Said {
    let (name, code) = (of.name_in(lang), of.code());
    Said::new(lang, format!("texten saknas på {name}"), format!("the text is missing in {name}"))
        .label(format!("här saknas ”{code}”"), format!("`{code}` is missing here"))
        .hint(
            "texten på ett annat av enkätens språk visas i stället",
            "the text in another of its languages is shown instead",
        )
}

pub fn blanks(found: &[String], expected: &[&str], lang: Lang) -> Said {
    let said = Said::new(
        lang,
        "texten har inte de luckor som programmet fyller i",
        "the text lacks the blanks that the program fills in, or has others",
    );
    let said = if found.is_empty() {
        said.label("här finns inga luckor", "there are no blanks here")
    } else {
        let found = braced(found);
        said.label(format!("här finns {found}"), format!("here are {found}"))
    };
    if expected.is_empty() {
        return said.hint(
            "ta bort klamrarna: här fyller programmet inte i något",
            "remove the braces: the program fills in nothing here",
        );
    }
    let expected = braced(expected);
    said.hint(format!("luckorna ska vara {expected}"), format!("the blanks should be {expected}"))
}

fn braced(names: &[impl AsRef<str>]) -> String {
    joined(&names.iter().map(|name| format!("{{{}}}", name.as_ref())).collect::<Vec<_>>())
}
