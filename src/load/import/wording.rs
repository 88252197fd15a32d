//! The form in which headings and answers are compared: what tools, browsers and word processors do to a text undone.

use crate::model::nfc;

/// Characters that HTML writes by name.
const ENTITIES: [(&str, &str); 22] = [
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("rsquo", "'"),
    ("lsquo", "'"),
    ("rdquo", "\""),
    ("ldquo", "\""),
    ("hellip", "…"),
    ("ndash", "-"),
    ("mdash", "-"),
    ("shy", ""),
    ("aring", "å"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("Aring", "Å"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("eacute", "é"),
    ("uuml", "ü"),
];

/// A text as it stands, on one line and without surrounding space and byte order marks.
pub fn plain(text: &str) -> String {
    let shown = text.chars().filter(|c| !is_invisible(*c));
    let spaced: String = shown.map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text without markup, with plain quotation marks, dashes and spaces, in small letters, without the mark it ends with.
pub fn fold(text: &str) -> String {
    let bare = without_markup(text);
    let mut folded = String::with_capacity(bare.len());
    for c in bare.chars() {
        match c {
            c if is_invisible(c) => {}
            '’' | '‘' | '‚' | '‛' | '`' | '´' => folded.push('\''),
            '“' | '”' | '„' | '»' | '«' => folded.push('"'),
            '–' | '—' | '‐' | '‑' | '−' => folded.push('-'),
            '…' => folded.push_str("..."),
            c if c.is_whitespace() || c.is_control() => folded.push(' '),
            c => folded.extend(c.to_lowercase()),
        }
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    // What was a letter and its mark apart may have come out of an entity.
    let joined = nfc(&words.join(" ")).into_owned();
    joined.trim_end_matches(['.', ':', ';', '?', '!', '*', ' ']).to_owned()
}

/// The same without a number in front, such as `1.`, `3)`, `Q3:`, `a)` or `Fråga 4:`; `None` where there is none.
pub fn without_number(folded: &str) -> Option<&str> {
    let rest = ["fråga ", "question ", "f", "q"].iter().find_map(|word| {
        let rest = folded.strip_prefix(word)?;
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    });
    let numbered = rest.unwrap_or(folded);
    let digits = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &numbered[..numbered.len() - digits.len()];
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    if is_number {
        let is_closed = number.ends_with('.') || digits.starts_with([')', ':', '-', ' ']);
        let text = digits.trim_start_matches([')', ':', '-', ' ', '.']);
        return (is_closed && !text.is_empty()).then_some(text);
    }
    let mut letters = folded.chars();
    let is_letter = letters.next().is_some_and(char::is_alphabetic);
    let text = letters.as_str().strip_prefix(')').or_else(|| letters.as_str().strip_prefix(". "))?;
    let text = text.trim_start();
    (is_letter && !text.is_empty()).then_some(text)
}

/// The same without an instruction behind it, such as `(tick all that apply)` or `Välj ett svar.`; `None` where there is none.
pub fn without_instruction(folded: &str) -> Option<&str> {
    const VERBS: [&str; 38] = [
        "tick",
        "select",
        "choose",
        "check",
        "mark",
        "pick",
        "you can",
        "you may",
        "please",
        "multiple",
        "several",
        "one answer",
        "required",
        "optional",
        "max",
        "at most",
        "enter",
        "answer",
        "välj",
        "markera",
        "kryssa",
        "ange",
        "du kan",
        "ni kan",
        "flera",
        "flerval",
        "ett svar",
        "ett alternativ",
        "obligatorisk",
        "obligatoriskt",
        "frivillig",
        "frivilligt",
        "högst",
        "minst",
        "skriv",
        "svara",
        "fyll i",
        "du får",
    ];
    let is_instruction = |text: &str| {
        let text = text.trim_start();
        VERBS.iter().any(|verb| {
            let rest = text.strip_prefix(verb);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let bracketed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (bare, inside) = folded.strip_suffix(close)?.rsplit_once(open)?;
        is_instruction(inside).then_some(bare)
    });
    let sentence = || {
        let ends = folded.match_indices(['?', '.', ':', '!', '*']);
        ends.map(|(at, sign)| (&folded[..at], &folded[at + sign.len()..]))
            .find(|(_, rest)| rest.starts_with(' ') && is_instruction(rest))
            .map(|(bare, _)| bare)
    };
    bracketed.or_else(sentence).filter(|bare| !bare.trim().is_empty())
}

/// A cell's text without the apostrophe that a tool put before a number, so that a spreadsheet keeps it a text.
pub fn unquoted(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

fn without_markup(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        bare.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = if rest.starts_with('<') { tag(rest).map(|n| (n, " ".to_owned())) } else { entity(rest) };
        let (length, meaning) = taken.unwrap_or_else(|| (1, rest[..1].to_owned()));
        bare.push_str(&meaning);
        rest = &rest[length..];
    }
    bare + rest
}

/// How long the tag at the front is.
fn tag(text: &str) -> Option<usize> {
    let inside = text[1..].trim_start_matches('/');
    let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.find('>').filter(|end| *end < 2000)?;
    is_tag.then_some(end + 1)
}

/// How long the entity at the front is, and what it means.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let meaning = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
            char::from_u32(code?)?.to_string()
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((end + 1, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tools_do_to_a_text_is_undone() {
        let plain = "how do you \"name\" it, in your unit's words";
        for text in [
            "How do you “name” it, in your unit’s words?",
            "<p>How&nbsp;do you &quot;name&quot; it,<br /> in your unit&#39;s words?</p>",
            "\u{feff}How do you \"name\" it,\n  in your unit's words? *",
            "HOW DO YOU \"NAME\" IT, IN YOUR UNIT&rsquo;S WORDS :",
        ] {
            assert_eq!(fold(text), plain, "{text}");
        }
        assert_eq!(fold("a\u{30a}terkommande o\u{308}ppna"), "återkommande öppna");
        for text in ["a < b & c", "&bogus; <", "&#xffffffff;", "&", "<", "&#;", "é<3 &å;"] {
            let _ = fold(text);
        }
        assert_eq!(fold("a < b & c"), "a < b & c");
    }

    #[test]
    fn numbering_is_taken_off_and_numbers_are_not() {
        for (text, rest) in [
            ("1. har ni", Some("har ni")),
            ("1.2 har ni", Some("har ni")),
            ("q3: har ni", Some("har ni")),
            ("fråga 12: har ni", Some("har ni")),
            ("3) har ni", Some("har ni")),
            ("a) har ni", Some("har ni")),
            ("har ni", None),
            ("3d-skrivare", None),
            ("2", None),
            ("", None),
        ] {
            assert_eq!(without_number(text), rest, "{text}");
        }
    }

    #[test]
    fn instructions_behind_a_question_are_taken_off_and_other_words_are_not() {
        for (text, bare) in [
            ("which channels? (tick all that apply)", Some("which channels? ")),
            ("which channels? select all that apply", Some("which channels")),
            ("vilka kanaler? [välj alla som stämmer]", Some("vilka kanaler? ")),
            ("vilka kanaler (obligatoriskt)", Some("vilka kanaler ")),
            ("which channels (at work)", None),
            ("which channels? phone", None),
            ("(tick all)", None),
            ("which channels", None),
        ] {
            assert_eq!(without_instruction(text), bare, "{text}");
        }
    }

    #[test]
    fn an_apostrophe_before_a_number_is_taken_off() {
        assert_eq!(unquoted("'4"), "4");
        assert_eq!(unquoted("'t is"), "'t is");
    }
}
