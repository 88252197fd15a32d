//! The form in which a respondent answers: one page that needs nothing beside it, sends nothing, and ends with a file.
//!
//! The page carries the questionnaire as JSON and a script that lays it out; the script puts every text into the page as
//! text, never as markup. The page's Content-Security-Policy names the script and the style by their hashes and forbids all
//! else.

mod view;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::model::{Assessment, ContentLang, ItemIx, Lang, RoleId, Tongue, UnitIx};
use crate::text::asking::Asking;
use crate::text::forming::words;
use view::view;

/// The style sheet.
const STYLE: &str = include_str!("form.css");

/// The script's files, in the order in which they stand in the page.
const SCRIPT: [&str; 6] = [
    include_str!("script/page.js"),
    include_str!("script/answers.js"),
    include_str!("script/question.js"),
    include_str!("script/welcome.js"),
    include_str!("script/finish.js"),
    include_str!("script/main.js"),
];

/// What a form is made for.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The language it begins in, if the questionnaire is in it, and the program's language for what neither it nor the program
    /// has words for.
    pub lang: Tongue,
    /// Which wave the answers are of.
    pub wave: usize,
    /// The unit it is for; where that has parts, which of them is asked. All units where there is none.
    pub unit: Option<UnitIx>,
    /// The roles to choose from, or the one that all answers get.
    pub roles: &'a [RoleId],
    /// Whether the role is to be chosen, also where there is only one.
    pub role_is_asked: bool,
    /// The questions that a unit's talk begins with, where the form is for what it agrees on.
    pub talk: Option<&'a [ItemIx]>,
    /// Where the file can be mailed to.
    pub mailto: Option<&'a str>,
}

/// The form as HTML.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn form(assessment: &Assessment, options: &Options<'_>) -> Result<String, askama::Error> {
    let view = view(assessment, options);
    let script = script();
    let page = FormPage {
        lang: view.language,
        title: assessment.title.get(view.language),
        version: env!("CARGO_PKG_VERSION"),
        policy: policy(&script),
        style: &without_returns(STYLE),
        unscripted: unscripted(assessment, options),
        data: data(&view).map_err(askama::Error::custom)?,
        script: &script,
    };
    page.render()
}

/// What those read whose browser runs no script: in the program's languages, and in those that the questionnaire has words in.
fn unscripted<'a>(assessment: &'a Assessment, options: &Options<'_>) -> Vec<(ContentLang, &'a str)> {
    let questionnaire = &*assessment.waves[options.wave].questionnaire;
    let asking = Asking::of(questionnaire, options.lang);
    let program = Lang::ALL.map(|lang| {
        let own = asking.own(lang.into(), "needs_script");
        (lang.into(), own.unwrap_or(words(lang).needs_script))
    });
    let others =
        questionnaire.languages().iter().filter(|lang| Lang::ALL.iter().all(|own| **lang != (*own).into()));
    let own = others.filter_map(|lang| Some((*lang, asking.own(*lang, "needs_script")?)));
    program.into_iter().chain(own).collect()
}

/// Whether a file is a form that was made here, of whatever version.
#[must_use]
pub fn is_form(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let marks =
        ["<meta name=\"generator\" content=\"mognad ", "<script type=\"application/json\" id=\"data\">"];
    marks.into_iter().all(|mark| text.contains(mark))
}

/// The units that one can answer for: those without parts, of all or of one.
#[must_use]
pub fn units(assessment: &Assessment, of: Option<UnitIx>) -> Vec<UnitIx> {
    let tree = &assessment.units;
    of.map_or_else(|| tree.workplaces().collect(), |top| tree.workplaces_in(top))
}

#[derive(Template)]
#[template(path = "form.html")]
struct FormPage<'a> {
    lang: ContentLang,
    title: &'a str,
    version: &'a str,
    policy: String,
    style: &'a str,
    unscripted: Vec<(ContentLang, &'a str)>,
    data: String,
    script: &'a str,
}

/// One script, whose names are its own.
fn script() -> String {
    format!("\"use strict\";\n(() => {{\n{}}})();\n", without_returns(&SCRIPT.concat()))
}

/// What the page may do: run this script, use this style, nothing else. Trusted types keep texts from becoming markup.
fn policy(script: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'",
        hash(script),
        hash(&without_returns(STYLE)),
    )
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Browsers hash a page's text after taking carriage returns out of it.
fn without_returns(text: &str) -> String {
    text.replace('\r', "")
}

/// JSON that can stand in a page: no sign in it can end the element, and none is a line end to a script. All of these stand
/// in texts only, where an escape means the same.
fn data(view: &view::View<'_>) -> serde_json::Result<String> {
    let mut safe = String::new();
    for c in serde_json::to_string(view)?.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => safe.push(c),
        }
    }
    Ok(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_script_or_the_style_ends_its_element_or_makes_markup_of_a_text() {
        let script = script();
        for word in ["</", "<!--", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("]
        {
            assert!(!script.contains(word), "{word}");
        }
        assert!(!STYLE.contains("</") && !STYLE.contains("url(") && !STYLE.contains("@import"));
    }

    #[test]
    fn every_word_is_used() {
        let words = serde_json::to_value(words(Lang::En)).expect("JSON");
        let script = script();
        for name in words.as_object().expect("an object").keys() {
            let is_used = script.contains(&format!("\"{name}\"")) || name == "needs_script";
            assert!(is_used, "{name}");
        }
    }

    #[test]
    fn the_scripts_files_are_of_a_size_to_be_read() {
        for file in SCRIPT {
            assert!(file.lines().count() < 500, "{}", file.lines().next().unwrap_or_default());
        }
    }

    #[test]
    fn line_ends_of_a_checkout_do_not_change_what_is_hashed() {
        assert_eq!(hash(&without_returns("a\r\nb\r\n")), hash("a\nb\n"));
        // The example of the Content Security Policy's specification.
        let known = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        assert_eq!(hash("alert('Hello, world.');"), known);
    }
}
