//! The words that the program brings along, and those that a questionnaire adds.

use toml::de::{DeTable, DeValue};

use crate::model::{ContentLang, PlainLists, PlainWords, nfc};

/// The words that the program brings along.
const BUILT_IN: &str = include_str!("../../questionnaires/words.toml");

/// The words to look for in a language: the program's and the questionnaire's own, those of a wider language too, such as
/// those of `sv` in `sv-x-lattlast`. `None` where there are none at all.
pub fn lists_for(lang: ContentLang, own: &PlainLists) -> Option<PlainWords> {
    let built_in = DeTable::parse(BUILT_IN).ok()?;
    let mut found: Option<PlainWords> = None;
    for code in lang.and_wider() {
        let brought = built_in.get_ref().get(code).map(|table| words(table.get_ref()));
        let added = own.iter().find(|(lang, _)| lang.code() == code).map(|(_, words)| words.clone());
        for words in brought.into_iter().chain(added) {
            found.get_or_insert_default().add(&words);
        }
    }
    found
}

fn words(table: &DeValue<'_>) -> PlainWords {
    let list = |key: &str| {
        let list = table.get(key).and_then(|list| list.get_ref().as_array());
        let words = list.into_iter().flatten().filter_map(|word| word.get_ref().as_str());
        words.map(|word| nfc(word).into_owned()).collect()
    };
    PlainWords {
        vague: list("vague"),
        absolute: list("absolute"),
        and_or: list("and_or"),
        exempt: list("exempt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(code: &str) -> ContentLang {
        ContentLang::parse(code).expect("a language")
    }

    #[test]
    fn swedish_and_english_have_every_list_and_no_word_twice() {
        for code in ["sv", "en"] {
            let words = lists_for(lang(code), &PlainLists::new()).expect("words");
            for (name, list) in words.lists() {
                assert!(!list.is_empty(), "{code} {name}");
                let mut seen = list.clone();
                seen.sort();
                seen.dedup();
                assert_eq!(seen.len(), list.len(), "{code} {name}");
                let is_small = |word: &String| *word == word.to_lowercase() && word.trim() == word;
                assert!(list.iter().all(is_small), "{code} {name}");
            }
        }
    }

    #[test]
    fn a_language_has_the_words_of_the_wider_one_and_its_own() {
        let own = |code: &str, word: &str| {
            (lang(code), PlainWords { vague: vec![word.to_owned()], ..PlainWords::default() })
        };
        let lists =
            PlainLists::from([own("sv", "titt som tätt"), own("sv-x-lattlast", "lite"), own("fi", "joskus")]);
        let has = |code: &str, word: &str| {
            lists_for(lang(code), &lists).is_some_and(|words| words.vague.iter().any(|own| own == word))
        };
        for (code, word, expected) in [
            ("sv", "regelbundet", true),
            ("sv", "titt som tätt", true),
            ("sv", "lite", false),
            ("sv-x-lattlast", "lite", true),
            ("sv-x-lattlast", "titt som tätt", true),
            ("sv-x-lattlast", "regelbundet", true),
            ("fi", "joskus", true),
            ("fi", "regelbundet", false),
            ("en", "regularly", true),
        ] {
            assert_eq!(has(code, word), expected, "{code} {word}");
        }
        assert!(lists_for(lang("de"), &lists).is_none());
    }
}
