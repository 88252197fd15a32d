//! What each code means and how to mend it, at more length than fits beside a fault: two pages of the documentation, a section each.

use crate::model::Lang;

const SV: &str = include_str!("../../../docs/faults.sv.md");
const EN: &str = include_str!("../../../docs/faults.en.md");

/// What a code means and how to mend it; `None` where there is no such code.
#[must_use]
pub fn explain(code: &str, lang: Lang) -> Option<&'static str> {
    sections(lang).find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(_, text)| text)
}

/// All codes, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    sections(Lang::En).map(|(code, _)| code)
}

/// Each code with what stands beneath it.
fn sections(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let page = match lang {
        Lang::Sv => SV,
        Lang::En => EN,
    };
    let split = |section: &'static str| section.split_once('\n').unwrap_or((section, ""));
    page.split("\n## ").skip(1).map(split).map(|(code, text)| (code.trim(), text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_have_the_same_sections_each_with_words_of_its_own() {
        let order = |lang| sections(lang).map(|(code, _)| code).collect::<Vec<_>>();
        assert_eq!(order(Lang::Sv), order(Lang::En));
        for ((code, sv), (_, en)) in sections(Lang::Sv).zip(sections(Lang::En)) {
            assert!(sv.len() > 40 && en.len() > 40 && sv != en, "{code}");
            assert!(sv.ends_with(['.', ')']) && en.ends_with(['.', ')']), "{code}");
            assert_eq!(
                sv.matches("\n\n").count(),
                en.matches("\n\n").count(),
                "{code} has as many paragraphs"
            );
        }
    }

    #[test]
    fn a_code_is_found_however_it_is_written() {
        assert_eq!(explain("q012", Lang::Sv), explain("Q012", Lang::Sv));
        assert!(explain("u003", Lang::Sv).is_some());
        assert_eq!(explain("Q999", Lang::En), None);
    }
}
