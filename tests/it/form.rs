//! The form: what stands in its page, that the page needs nothing and can do nothing, and what the command refuses. How it
//! behaves is tested in a browser, in `tests/browser`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use mognad::load::{MemoryFiles, unanswered_assessment};
use mognad::model::{Assessment, Lang, RoleId, Tongue};
use mognad::report::form::{Options, form};
use mognad::report::schema;

use crate::cli::folder::Folder;

const HEAD: &str = r#"format = 1
title = { sv = "Å </script><script>x</script> <!-- ' \" \u2028 &", en = "The <b>assessment</b>" }
language = "sv"
questionnaire = "QUESTIONNAIRE"

[[waves]]
id = "2025"
questionnaire = "sodertalje-puls"
answers = ["answers/2025/*.csv"]

[[waves]]
id = "2026"
answers = ["answers/2026/*.csv"]

[[units]]
id = "whole"
name = { sv = "Helheten", en = "The whole" }

[[units]]
id = "Barn & utbildning, norr"
parent = "whole"

[[units]]
id = "south"
name = { sv = "Söder", en = "South" }
parent = "whole"

[[units]]
id = "south-1"
parent = "south"

[[units]]
id = "south-2"
parent = "south"
"#;

/// An assessment without an answer, with the words of its questionnaire's file where it has one of its own.
fn assessment(questionnaire: &str, own: &str) -> Assessment {
    let files = MemoryFiles::default()
        .with("assessment.toml", HEAD.replace("QUESTIONNAIRE", questionnaire))
        .with("own.toml", own.to_owned());
    let (read, found) = unanswered_assessment(&files, "assessment.toml");
    assert!(!found.has_errors(), "{found:?}");
    read.expect("an assessment").assessment
}

fn every_kind() -> Assessment {
    assessment("own.toml", include_str!("../data/toml/every-kind.toml"))
}

pub const PLAIN: Options<'_> = Options {
    lang: Tongue::of(Lang::Sv),
    wave: 1,
    unit: None,
    roles: &[],
    role_is_asked: false,
    talk: None,
    mailto: None,
};

/// What stands between two marks, which must be there once.
fn between<'t>(page: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = page.split_once(from).expect(from);
    let (inside, _) = rest.split_once(to).expect(to);
    inside
}

fn script(page: &str) -> &str {
    between(page, "<script>", "</script>")
}

pub fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"data\">", "</script>")).expect("JSON")
}

pub fn questions(data: &Value) -> Vec<&Value> {
    let pages = data["pages"].as_array().expect("pages");
    let parts = pages.iter().flat_map(|page| page["parts"].as_array().expect("parts"));
    parts.filter(|part| part["kind"].is_string()).collect()
}

#[test]
fn the_built_in_questionnaires_form_is_small_and_complete() {
    let assessment = assessment("sodertalje", "");
    let page = form(&assessment, &PLAIN).unwrap();
    assert!(page.len() < 300_000, "{} bytes", page.len());
    let data = data(&page);
    let questions = questions(&data);
    assert_eq!(questions.len(), assessment.questionnaire.items().len());
    assert_eq!(data["pages"].as_array().unwrap().len(), 9);
    for question in &questions {
        // A story has no options, and those of whether it may be told are three.
        let no_options = Vec::new();
        let options = question["options"].as_array().unwrap_or(&no_options);
        let expected = match (question["kind"] == "text", question["follows"].is_string()) {
            (true, _) => [0, 0],
            (_, true) => [3, 3],
            _ => [2, 5],
        };
        assert!(expected.contains(&options.len()), "{question}");
        let look = |option: &Value| {
            if option["anchor"].is_null() { option["label"].clone() } else { option["anchor"].clone() }
        };
        for text in options.iter().map(look).chain([question["text"].clone()]) {
            assert!(["sv", "en", "sv-x-lattlast"].iter().all(|lang| text[lang].is_string()), "{text}");
        }
    }
    // Advice and levels are for reports; a respondent who saw the points would answer to them.
    assert!(!page.contains("\"advice\"") && !page.contains("\"points\""));
    let digest = assessment.questionnaire.digest().to_string();
    assert_eq!(data["questionnaire"]["digest"], digest.as_str());
}

#[test]
fn the_policy_names_the_script_and_the_style_and_allows_nothing_else() {
    let page = form(&every_kind(), &PLAIN).unwrap();
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let style = between(&page, "<style>", "</style>");
    let expected = [
        "default-src 'none'".to_owned(),
        format!("script-src {}", hash(script(&page))),
        format!("style-src {}", hash(style)),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
    ];
    assert_eq!(policy.split("; ").collect::<Vec<_>>(), expected);
    for sign in ["http:", "https:", "//fonts", "src=", "url(", "@import", " style=\""] {
        assert!(!page.contains(sign), "{sign}");
    }
    // The policy stands before all that it is about.
    assert!(page.find("Content-Security-Policy") < page.find("<style>"));
}

#[test]
fn texts_are_texts_wherever_they_stand() {
    let page = form(&every_kind(), &PLAIN).unwrap();
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script>").count(), 2);
    let carried = between(&page, "id=\"data\">", "</script>");
    assert!(!page.contains("<!-- ") && !carried.contains(['<', '>', '&', '\u{2028}']));
    let data = data(&page);
    assert_eq!(data["title"]["sv"], "Å </script><script>x</script> <!-- ' \" \u{2028} &");
    assert_eq!(data["description"]["en"], "- Answer <first>.\nCount {then}.");
    assert_eq!(data["units"][0]["id"], "Barn & utbildning, norr");
    let english = form(&every_kind(), &Options { lang: Tongue::of(Lang::En), ..PLAIN }).unwrap();
    assert!(english.contains("<html lang=\"en\">"));
    assert!(english.contains("<title>The &#60;b&#62;assessment&#60;/b&#62;</title>"), "{}", &english[..900]);
}

#[test]
fn every_kind_of_question_says_what_can_be_answered() {
    let data = data(&form(&every_kind(), &PLAIN).unwrap());
    let questions = questions(&data);
    let question = |id: &str| *questions.iter().find(|question| question["id"] == id).expect(id);
    let kinds: Vec<&str> = questions.iter().map(|question| question["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.join(" "), "choice choice choice multi multi number number choice choice text");
    // What an answer looks like in practice stands alone; the label stands where nothing else is told.
    let shown = |id: &str| -> Vec<(bool, bool)> {
        let options = question(id)["options"].as_array().unwrap().iter();
        options.map(|option| (option.get("anchor").is_some(), option.get("label").is_some())).collect()
    };
    assert_eq!(shown("1-plan"), [(true, false); 3]);
    assert_eq!(shown("i_plan"), [(false, true); 3]);
    let exclusive = &question("tools")["options"][3];
    assert_eq!((&exclusive["id"], &exclusive["exclusive"]), (&Value::from("none"), &Value::from(true)));
    assert_eq!(question("i.plan")["if"][0]["options"], serde_json::json!(["2", "3"]));
    let within = &question("days")["if"][0];
    assert_eq!((within["at_least"].as_f64(), within["at_most"].as_f64()), (Some(3.0), Some(99.5)));
    let number = &question("days")["number"];
    assert_eq!((number["low"].as_f64(), number["high"].as_f64()), (Some(-2.5), Some(30.0)));
    assert_eq!(number["clamps"], true);
    assert_eq!(question("comment")["further"], serde_json::json!([]));
    assert_eq!(question("share")["further"], serde_json::json!(["dk", "na"]));
}

#[test]
fn an_option_of_the_items_own_takes_the_place_of_dont_know() {
    let own = r#"format = 1
id = "small"
version = "1"
languages = ["en"]
title = "Small"
[[groups]]
id = "g"
name = "G"
[[items]]
id = "i"
group = "g"
text = "Is it?"
options = [{ id = "yes", label = "Yes" }, { id = "DK", label = "Hard to say" }]
"#;
    let data = data(&form(&assessment("own.toml", own), &PLAIN).unwrap());
    assert_eq!(questions(&data)[0]["further"], serde_json::json!(["na"]));
    // A questionnaire in one language is not mixed with words of another.
    assert_eq!(data["language"], "en");
    assert_eq!(data["words"].as_object().unwrap().keys().collect::<Vec<_>>(), ["en"]);
}

#[test]
fn those_without_parts_are_offered_and_the_wave_decides_what_is_asked() {
    let assessment = every_kind();
    let offered = |unit: Option<&str>| {
        let unit = unit.map(|id| assessment.units.find(id).expect(id));
        let data = data(&form(&assessment, &Options { unit, ..PLAIN }).unwrap());
        let units = data["units"].as_array().unwrap();
        units.iter().map(|unit| unit["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(offered(None), ["Barn & utbildning, norr", "south-1", "south-2"]);
    assert_eq!(offered(Some("south")), ["south-1", "south-2"]);
    assert_eq!(offered(Some("south-2")), ["south-2"]);
    let earlier = data(&form(&assessment, &Options { wave: 0, ..PLAIN }).unwrap());
    assert_eq!((&earlier["wave"], questions(&earlier).len()), (&Value::from("2025"), 20));
}

#[test]
fn roles_are_asked_or_given() {
    let roles: Vec<RoleId> = ["manager", "Rektor"].map(|role| RoleId::parse(role).unwrap()).to_vec();
    let made = |roles: &[RoleId], role_is_asked| {
        data(&form(&every_kind(), &Options { roles, role_is_asked, ..PLAIN }).unwrap())
    };
    let asked = made(&roles, true);
    assert_eq!(asked["roles"][0]["name"], serde_json::json!({ "en": "Manager", "sv": "Chef" }));
    assert_eq!(asked["roles"][1]["name"], "Rektor");
    assert_eq!(asked["role_is_asked"], true);
    // Forms with different roles given keep drafts of their own.
    assert_ne!(made(&roles[..1], false)["scope"], made(&roles[1..], false)["scope"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(form(&every_kind(), &PLAIN).unwrap(), form(&every_kind(), &PLAIN).unwrap());
}

#[test]
fn the_command_writes_a_form_before_there_are_answers() {
    let folder = Folder::new();
    std::fs::remove_dir_all(folder.path("answers")).unwrap();
    let ran = folder.run("form . --out form.html --unit north --roles chef,medarbetare --lang sv");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert_eq!(ran.err, "formuläret finns i form.html: omgång 2026, antal frågor 5, antal enheter 1\n");
    let page = String::from_utf8(folder.read("form.html")).unwrap();
    assert!(page.contains("<html lang=\"sv\">"));
    assert_eq!(data(&page)["units"][0]["name"]["sv"], "Norra | kontoret");
    let quiet = folder.run("form assessment.toml --out form.html --quiet --lang en");
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_is_told_and_nothing_is_written() {
    let folder = Folder::new();
    let before = folder.files();
    for (words, told) in [
        ("form . --out f.html --unit nort", "unknown unit “nort”\n  help: did you mean “north”?"),
        ("form . --out f.html --wave 2027", "unknown wave “2027”"),
        ("form . --out f.html --roles manager,,staff", "“” cannot be a role"),
        ("form . --out f.html --mailto a@b?cc=c@d", "“a@b?cc=c@d” is not an e-mail address"),
        ("form answers/2026.csv --out f.html", "“answers/2026.csv” is not an assessment"),
        ("form answers --out f.html", "the folder “answers” has no assessment.toml"),
        ("form nowhere --out f.html", "“nowhere” could not be read"),
        ("form . --out answers", "the file name “answers” does not end in .html"),
        ("form . --out assessment.toml", "the file name “assessment.toml” does not end in .html"),
        ("form . --out forms/f.html", "the folder “forms” does not exist"),
        ("form . --out f.html --role a --roles b", "cannot be used with"),
        ("form .", "--out <FILE>"),
    ] {
        let ran = folder.run(&format!("{words} --lang en"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}");
        assert!(ran.err.contains(told), "{words}: {}", ran.err);
    }
    assert_eq!(folder.files(), before);
    folder.write("assessment.toml", "format = 1\ntitel = 1\n");
    let ran = folder.run("form . --out f.html --lang en");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Q003") && ran.err.contains("Q004"), "{}", ran.err);
    assert!(!folder.path("f.html").exists());
}

#[test]
fn a_form_replaces_a_form_and_nothing_else() {
    let folder = Folder::new();
    assert_eq!(folder.run("form . --out f.html --lang en").code, 0);
    assert_eq!(folder.run("form . --out f.html --lang en").code, 0);
    folder.write("mine.HTM", "<p>My own page</p>");
    for (lang, told) in [
        ("en", "“mine.HTM” is there already and is no form by mognad"),
        ("sv", "”mine.HTM” finns redan och är inget formulär från mognad"),
    ] {
        let ran = folder.run(&format!("form . --out mine.HTM --lang {lang}"));
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert_eq!(folder.read("mine.HTM"), b"<p>My own page</p>");
}

#[test]
fn the_roles_that_people_were_asked_in_are_asked_for() {
    let folder = Folder::new();
    let text = String::from_utf8(folder.read("assessment.toml")).unwrap();
    folder.write(
        "assessment.toml",
        &text.replacen("invited = 20", "invited = { chef = 2, medarbetare = 8 }", 1),
    );
    let roles = |words: &str| -> (Vec<String>, String) {
        let ran = folder.run(format!("form . --out f.html --lang en {words}").trim());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let page = data(&String::from_utf8(folder.read("f.html")).unwrap());
        let ids = page["roles"].as_array().unwrap().iter();
        (ids.map(|role| role["id"].as_str().unwrap().to_owned()).collect(), ran.err)
    };
    let (asked, told) = roles("");
    assert_eq!(asked, ["chef", "medarbetare"]);
    assert!(!told.contains("warning"), "{told}");
    let (asked, told) = roles("--roles cheff,Medarbetare");
    assert_eq!(asked, ["cheff", "Medarbetare"]);
    assert!(told.contains("warning: nobody was asked in the role “cheff”"), "{told}");
    assert!(told.contains("did you mean “chef”?") && !told.contains("“Medarbetare”"), "{told}");
}

#[test]
fn a_questionnaire_in_an_assessments_place_is_called_one() {
    let folder = Folder::new();
    folder.write("questionnaire.toml", include_str!("../data/toml/every-kind.toml"));
    for words in
        ["form questionnaire.toml --out f.html", "check questionnaire.toml", "score questionnaire.toml"]
    {
        let ran = folder.run(&format!("{words} --lang en"));
        assert_eq!(ran.code, 2, "{words}");
        assert!(
            ran.err.contains("“questionnaire.toml” is a questionnaire, not an assessment"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("`mognad questionnaire check questionnaire.toml`"), "{}", ran.err);
        assert!(!ran.err.contains("Q00"), "{}", ran.err);
    }
}

#[test]
fn questions_stand_in_the_files_order_and_under_their_own_group() {
    let own = r#"
format = 1
id = "order"
version = "1"
languages = ["en"]
title = "Order"
scale = "s"
groups = [{ id = "g", kind = "core", name = "Whole" }, { id = "p", parent = "g", name = "Part" }]
scales = [{ id = "s", options = [{ id = "0", label = "No" }, { id = "1", label = "Yes" }] }]
items = [
  { id = "one", group = "g", text = "One?" },
  { id = "two", group = "p", text = "Two?" },
  { id = "three", group = "g", text = "Three?" },
]
"#;
    let assessment = assessment("own.toml", own);
    let questionnaire = &assessment.waves[1].questionnaire;
    let page = data(&form(&assessment, &PLAIN).unwrap());
    let items = questionnaire.items().iter().map(|ix| questionnaire[*ix].id.as_str());
    let asked: Vec<&str> = questions(&page).iter().map(|question| question["id"].as_str().unwrap()).collect();
    assert_eq!(asked, items.collect::<Vec<_>>());
    // Whatever the order, the heading nearest above a question is its group's; on top it is the page's.
    let mut heading = "Whole";
    for part in page["pages"][0]["parts"].as_array().unwrap() {
        if let Some(text) = part["heading"].as_str() {
            heading = text;
        } else {
            let node = questionnaire.find(part["id"].as_str().unwrap()).unwrap();
            let group = questionnaire[node].parent.unwrap();
            assert_eq!(heading, questionnaire[group].name.get(Lang::En), "{part}");
        }
    }
}

#[test]
fn the_schema_of_answers_is_in_both_languages() {
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| schema::answers(lang).expect("JSON"));
    let keys = |text: &str| -> Value {
        let schema: Value = serde_json::from_str(text).unwrap();
        schema["required"].clone()
    };
    assert_eq!(keys(&sv), keys(&en));
    assert!(sv.contains("Svaren") && en.contains("The answers"));
    let written = script(&form(&every_kind(), &PLAIN).unwrap()).to_owned();
    for key in keys(&en).as_array().unwrap() {
        assert!(written.contains(key.as_str().unwrap()), "{key}");
    }
}
