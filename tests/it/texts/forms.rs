//! What a form saves is checked as strictly as a table, and a faulty file does not keep sound ones out.

use serde_json::{Value, json};

use super::{assessment, questionnaire};
use crate::cli::folder::{Folder, Ran};

/// An assessment with two units, and a questionnaire with a number, several ticks and a text besides choices.
fn folder() -> Folder {
    let folder = Folder::empty();
    let more = "[[items]]\nid = \"n\"\ngroup = \"g\"\nkind = \"number\"\nmin = 0\nmax = 100\ntext = \"N?\"\n\
                [[items]]\nid = \"m\"\ngroup = \"g\"\nkind = \"multi\"\ntext = \"M?\"\noptions = [{ id = \"x\", label = \"X\" }, { id = \"y\", label = \"Y\" }]\n\
                [[items]]\nid = \"t\"\ngroup = \"g\"\nkind = \"text\"\ntext = \"T?\"\n";
    folder.write("q.toml", &(questionnaire("") + more));
    let text = assessment("", &[("u1", "One"), ("u2", "Two")]).replace("answers/*.csv", "answers/w/*.csv");
    folder.write("assessment.toml", &text);
    folder
}

fn form(respondent: &str) -> Value {
    json!({
        "format": "mognad-answers",
        "version": 1,
        "questionnaire": { "id": "t", "version": "1", "digest": "" },
        "wave": "w",
        "respondent": respondent,
        "unit": "u1",
        "role": "m",
        "language": "en",
        "complete": true,
        "started": "2026-11-30T00:38:12.462Z",
        "saved": "2026-11-30T00:38:16.642Z",
        "seconds": 4,
        "answers": {
            "a": { "value": "0", "comment": "a word" },
            "b": { "state": "dont-know" },
            "n": { "value": 12.5 },
            "m": { "value": ["x", "y"] },
            "t": { "value": "some words" },
        },
    })
}

/// Imports one file that is a sound one with something put in a place.
fn import(path: &str, value: Value) -> (Folder, Ran) {
    let mut form = form("r1");
    let (within, name) = path.rsplit_once('/').unwrap_or_default();
    form.pointer_mut(within).unwrap()[name] = value;
    import_text(&form.to_string())
}

fn import_text(text: &str) -> (Folder, Ran) {
    let folder = folder();
    folder.write("f.json", text);
    let ran = folder.run("import f.json --into . --lang en");
    (folder, ran)
}

fn written(folder: &Folder) -> String {
    String::from_utf8(folder.read("answers/w/form.csv")).unwrap()
}

#[test]
fn a_sound_file_is_taken_without_a_word_of_doubt() {
    let (folder, ran) = import("/seconds", json!(4));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        !ran.err.contains("[") && written(&folder).contains(";m;4;0;a word;dk;12.5;x|y;some words\r\n"),
        "{}",
        written(&folder)
    );
    // What a form may leave open may be left out or null.
    for path in
        ["/role", "/seconds", "/started", "/saved", "/language", "/complete", "/wave", "/answers/a/comment"]
    {
        let (_, ran) = import(path, Value::Null);
        assert_eq!(ran.code, 0, "{path}: {}", ran.err);
    }
}

#[test]
fn what_is_of_another_kind_or_out_of_range_is_refused_with_its_place() {
    for (path, value, code) in [
        ("/role", json!(["m"]), "I042"),
        ("/role", json!({ "a": 1 }), "I042"),
        ("/role", json!(3), "I042"),
        ("/role", json!("anna@example.org"), "S061"),
        ("/role", json!("811218-9876"), "S061"),
        ("/role", json!("x".repeat(101)), "S021"),
        ("/role", json!("a\nb"), "S021"),
        ("/unit", json!(["u1"]), "I042"),
        ("/unit", json!(1), "I042"),
        ("/unit", json!("anna@example.org"), "S061"),
        ("/unit", json!("u3"), "I025"),
        ("/wave", json!(2026), "I042"),
        ("/respondent", json!(7), "I042"),
        ("/respondent", json!(" "), "I042"),
        ("/language", json!("klingon"), "I042"),
        ("/language", json!(1), "I042"),
        ("/complete", json!("yes"), "I042"),
        ("/started", json!(5), "I042"),
        ("/saved", json!("yesterday"), "I042"),
        ("/seconds", json!(-1), "S038"),
        ("/seconds", json!("4"), "S038"),
        ("/seconds", json!(1e300), "S038"),
        ("/seconds", json!([4]), "S038"),
        ("/version", json!("1"), "I042"),
        ("/questionnaire/id", json!(1), "I042"),
        ("/questionnaire/digest", json!([]), "I042"),
        ("/answers", json!([]), "I042"),
        ("/answers/a", json!("0"), "I042"),
        ("/answers/a/state", json!("dont-know"), "I042"),
        ("/answers/b/value", json!("0"), "I042"),
        ("/answers/b/state", json!("maybe"), "I042"),
        ("/answers/b/state", json!(1), "I042"),
        ("/answers/a/comment", json!(["x"]), "I042"),
        ("/answers/a/value", json!(0), "I046"),
        ("/answers/a/value", json!("9"), "I046"),
        ("/answers/a/value", json!(["0"]), "I046"),
        ("/answers/n/value", json!("12"), "I046"),
        ("/answers/n/value", json!(101), "I046"),
        ("/answers/n/value", json!(true), "I046"),
        ("/answers/m/value", json!("x"), "I046"),
        ("/answers/m/value", json!(["x", "z"]), "I046"),
        ("/answers/t/value", json!(1), "I046"),
        // Labels, which a form never writes, the same tick twice, and an answer that a text cannot have.
        ("/answers/a/value", json!("No"), "I046"),
        ("/answers/m/value", json!(["X", "y"]), "I046"),
        ("/answers/m/value", json!(["x", "x"]), "I042"),
        ("/answers/t", json!({ "state": "dont-know" }), "I042"),
        ("/answers/t", json!({ "state": "not-applicable" }), "I042"),
        ("/saved", json!("2026-11-30T00:38:10.000Z"), "I042"),
        ("/answers/zz", json!({ "value": "0" }), "I045"),
    ] {
        let (folder, ran) = import(path, value.clone());
        assert_eq!(ran.code, 2, "{path} {value}: {}", ran.err);
        // A contradiction is told of the whole answer.
        let place = path.trim_start_matches('/').replace('/', ".");
        let place = match path {
            "/answers/a/state" | "/answers/b/value" => place[..9].to_owned(),
            "/answers/m/value" if code == "I042" => "answers.m.value.1".to_owned(),
            "/answers/t" => "answers.t.state".to_owned(),
            _ => place,
        };
        assert!(ran.err.contains(&format!("error[{code}]")), "{path} {value}: {}", ran.err);
        assert!(ran.err.contains(&format!("--> f.json: {place}\n")), "{path} {value}: {}", ran.err);
        assert!(!ran.err.contains("anna@") && !ran.err.contains("9876"), "{}", ran.err);
        assert!(!folder.files().iter().any(|file| file.starts_with("answers/")), "{path}");
    }
}

#[test]
fn what_stands_twice_is_refused_and_what_no_form_writes_is_told() {
    let twice = form("r1").to_string().replacen("\"unit\":\"u1\"", "\"unit\":\"u1\",\"unit\":\"u2\"", 1);
    let (_, ran) = import_text(&twice);
    assert!(ran.code == 2 && ran.err.contains("[I042]: unit stands twice"), "{}", ran.err);
    let twice = form("r1").to_string().replacen("\"b\":{", "\"a\":{\"value\":\"2\"},\"b\":{", 1);
    let (_, ran) = import_text(&twice);
    assert!(ran.code == 2 && ran.err.contains("answers.a stands twice"), "{}", ran.err);
    let (_, ran) = import_text(&form("r1").to_string().replacen("\"some words\"", "\"\\ud800\"", 1));
    assert!(ran.code == 2 && ran.err.contains("[I039]"), "{}", ran.err);

    let (_, ran) = import("/rol", json!("x"));
    assert!(
        ran.code == 0 && ran.err.contains("warning[I042]") && ran.err.contains("did you mean “role”"),
        "{}",
        ran.err
    );
    let (_, ran) = import("/answers/a/vlue", json!("x"));
    assert!(ran.code == 0 && ran.err.contains("--> f.json: answers.a.vlue"), "{}", ran.err);
}

#[test]
fn characters_that_no_text_may_have_are_taken_out_and_told_with_their_place() {
    let folder = folder();
    let mut first = form("r1");
    first["answers"]["a"]["comment"] = json!("bra\u{0}te\u{202e}xt\u{fffe}");
    first["answers"]["t"]["value"] = json!("one\u{b}two\r\nthree\u{1b}[31m");
    let mut second = form("r2");
    second["answers"]["a"]["comment"] = json!("=cmd|x");
    folder.write("f1.json", &first.to_string());
    folder.write("f2.json", &second.to_string());
    let ran = folder.run("import f1.json f2.json --into . --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in ["--> f1.json: answers.a.comment", "--> f1.json: answers.t.value", "(U+0000)", "(U+000B)"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert!(!ran.err.contains("f2.json"), "{}", ran.err);
    let text = written(&folder);
    assert!(text.contains(";bratext;") && text.contains("\"one two\nthree[31m\""), "{text:?}");
    assert!(text.contains(";'=cmd|x;"), "{text}");
    assert_eq!(folder.run("check . --lang en").code, 0);
}

#[test]
fn sound_files_of_a_batch_can_be_taken_alone() {
    let folder = folder();
    let mut faulty = form("r1");
    faulty["seconds"] = json!(-1);
    folder.write("f1.json", &faulty.to_string());
    folder.write("f2.json", &form("r2").to_string());
    folder.write("f3.json", "{\"format\": \"mognad-answers\", \"version\"");
    folder.write("t1.csv", "unit,a,b\nu2,1,2\n");
    folder.write("t2.csv", "unit,a,b\nu2,1,seven\n");
    let all = "import f1.json f2.json f3.json t1.csv t2.csv --into . --lang en";
    let ran = folder.run(all);
    assert_eq!(ran.code, 2);
    assert!(!folder.files().iter().any(|file| file.starts_with("answers/")));

    let ran = folder.run(&format!("{all} --skip-faulty"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in ["warning[S038]", "--> f1.json: seconds", "warning[I039]", "--> f3.json", "t2.csv, row 2"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert!(ran.err.contains("3 of 5 files left out"), "{}", ran.err);
    assert_eq!(written(&folder).lines().count(), 2);
    assert_eq!(String::from_utf8(folder.read("answers/w/wide.csv")).unwrap().lines().count(), 2);
    assert_eq!(folder.files().iter().filter(|file| file.starts_with("answers/")).count(), 2);

    // Where no file is sound there is nothing to take.
    let ran = folder.run("import f1.json f3.json --into . --skip-faulty --lang en");
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn json_that_no_form_saved_is_said_to_be_json() {
    let sound = form("r1").to_string();
    let utf16 = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(sound.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    // The same goes for files of answers of one's own.
    for (lang, words) in [("en", "it looks like JSON"), ("sv", "den ser ut att vara JSON")] {
        let folder = folder();
        folder.write("answers/w/own.csv", &sound);
        let ran = folder.run(&format!("check . --lang {lang}"));
        assert!(
            ran.code == 2 && ran.err.contains(words) && ran.err.contains("`mognad import`"),
            "{}",
            ran.err
        );
    }
    for (name, bytes) in [
        ("f.json", utf16(u16::to_le_bytes, [0xff, 0xfe])),
        ("f.json", utf16(u16::to_be_bytes, [0xfe, 0xff])),
        ("f.json", format!("[{sound},{sound}]").into_bytes()),
        ("x.csv", format!("[{sound}]").into_bytes()),
        ("x.csv", b"[]".to_vec()),
        ("x.csv", b"[[\"unit\",\"a\"],[\"u1\",\"0\"]]".to_vec()),
        ("x.csv", b"{\"unit\": \"u1\", \"answers\": {\"a\": \"0\"}}\n{\"unit\": \"u2\"}\n".to_vec()),
    ] {
        for (lang, words) in
            [("en", "the file is JSON, whatever its name"), ("sv", "filen är JSON, vad den än heter")]
        {
            let folder = folder();
            std::fs::write(folder.path(name), &bytes).unwrap();
            let ran = folder.run(&format!("import {name} --into . --lang {lang}"));
            assert_eq!(ran.code, 2, "{}", ran.err);
            assert!(ran.err.contains("[I002]") && ran.err.contains(words), "{name}: {}", ran.err);
            assert!(
                ran.err.contains("`mognad form`") && ran.err.contains(&format!("--> {name}")),
                "{}",
                ran.err
            );
        }
    }
}
