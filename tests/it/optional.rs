//! Groups that are answered at once as not applicable.

use mognad::interview::Interview;
use mognad::load::{self, MemoryFiles, unanswered_assessment};
use mognad::model::{Answer, Lang, OptionIx, Questionnaire, RoleId, Tongue};
use mognad::report::export;
use mognad::report::form::{Options, form};
use mognad::text::diagnostics::render;
use serde_json::Value;

use crate::cli::folder::Folder;

const QUESTIONNAIRE: &str = r#"format = 1
id = "optional"
version = "1"
languages = ["sv", "en"]
title = "Prov"
scale = "steps"

[words.sv]
not_applicable = "Rör oss inte"

[[scales]]
id = "steps"
options = [{ id = "1", label = "A" }, { id = "2", label = "B" }, { id = "3", label = "C" }]

[[groups]]
id = "base"
name = { sv = "Grund", en = "Base" }

[[items]]
id = "base-1"
group = "base"
text = "Ett?"

[[groups]]
id = "iot"
name = { sv = "Sensorer", en = "Sensors" }
optional = true

[[items]]
id = "iot-1"
group = "iot"
text = "Två?"

[[groups]]
id = "iot-more"
parent = "iot"
name = { sv = "Mer", en = "More" }
optional = true

[[items]]
id = "iot-2"
group = "iot-more"
text = "Tre?"

[[items]]
id = "iot-3"
group = "iot-more"
kind = "text"
text = "Vad mer?"

[[groups]]
id = "end"
name = { sv = "Slut", en = "End" }

[[items]]
id = "end-1"
group = "end"
text = "Fyra?"
shown_if = { item = "iot-1", is = ["1", "2", "3"] }

[[items]]
id = "end-2"
group = "end"
text = "Fem?"
"#;

const ASSESSMENT: &str = r#"format = 1
title = "Prov"
questionnaire = "questionnaire.toml"
min_group = 1
min_item_group = 1

[[waves]]
id = "2026"
answers = ["answers/*.csv"]

[[units]]
id = "u"
"#;

fn questionnaire() -> Questionnaire {
    let (read, found) = load::questionnaire("q.toml", QUESTIONNAIRE);
    assert_eq!(render(&found, Lang::En, false), "");
    read.expect("a questionnaire")
}

fn folder(answers: &str) -> Folder {
    let folder = Folder::empty();
    folder.write("assessment.toml", ASSESSMENT);
    folder.write("questionnaire.toml", QUESTIONNAIRE);
    if !answers.is_empty() {
        folder.write("answers/a.csv", answers);
    }
    folder
}

/// What is scored of a file of answers, and the codes of what is told.
fn read(answers: &str) -> (String, Vec<String>) {
    let ran = folder(answers).run("score . --format json --lang en");
    let told = ran.err.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
    (ran.out, told.map(str::to_owned).collect())
}

const ITEMS: &str = "respondent,base-1,iot-1,iot-2,iot-3,end-1,end-2\na,3,na,na,,na,2\nb,1,2,1,x,3,1\n";

#[test]
fn one_cell_answers_a_group_and_counts_as_its_items_do() {
    let expected = read(ITEMS);
    assert_eq!(expected.1, [""; 0]);
    for file in [
        "respondent,base-1,iot,iot-1,iot-2,iot-3,end-1,end-2\na,3,na,,,,,2\nb,1,,2,1,x,3,1\n",
        "respondent,base-1,IoT,iot-1,iot-2,iot-3,end-1,end-2\na,3,Rör oss inte,,dk,,,2\nb,1,-,2,1,x,3,1\n",
        "respondent,base-1,iot-1,iot-more,iot-2,iot-3,end-1,end-2\na,3,na,ej tillämpligt,,,,2\nb,1,2,,1,x,3,1\n",
        "respondent,item,value\na,base-1,3\na,iot,na\na,end-2,2\nb,base-1,1\nb,iot-1,2\nb,iot-2,1\nb,iot-3,x\nb,end-1,3\nb,end-2,1\n",
        "respondent,item,value\na,iot-1,\na,IOT,not applicable\na,base-1,3\na,iot-2,na\na,end-2,2\nb,base-1,1\nb,iot-1,2\nb,iot,\nb,iot-2,1\nb,iot-3,x\nb,end-1,3\nb,end-2,1\n",
    ] {
        assert_eq!(read(file), expected, "{file}");
    }
}

#[test]
fn what_contradicts_it_or_cannot_stand_there_is_told() {
    for (file, told) in [
        (
            "respondent,base-1,iot,iot-1,iot-2\na,3,na,2,\n",
            "error[S045]: all of “iot” is not applicable, but “iot-1” has an answer",
        ),
        (
            "respondent,base-1,iot,iot-1,iot-2\na,3,2,,\n",
            "error[S044]: “2” cannot be answered for all of “iot”",
        ),
        (
            "respondent,base-1,iot,iot-1,iot-2\na,3,dk,,\n",
            "error[S044]: “dk” cannot be answered for all of “iot”",
        ),
        (
            "respondent,item,value\na,iot,na\na,iot-2,1\n",
            "error[S045]: all of “iot” is not applicable, but “iot-2” has an answer",
        ),
        ("respondent,item,value\na,iot,ja\n", "error[S044]: “ja” cannot be answered for all of “iot”"),
    ] {
        let (_, found) = read(file);
        assert!(found.iter().any(|line| line == told), "{file}: {found:#?}");
    }
    // A group that is not optional has no column.
    let (_, found) = read("respondent,base-1,base,iot-1,iot-2,end-2\na,3,na,,,1\n");
    assert!(found.iter().any(|line| line.starts_with("warning") && line.contains("base")), "{found:#?}");
}

#[test]
fn an_import_answers_all_of_a_group_from_one_cell() {
    for export in [
        "unit;Grund ett;base-1;iot;iot-1;iot-2;end-2\nu;;3;Ej tillämpligt;;;2\n",
        "unit;respondent;item;value\nu;a;base-1;3\nu;a;iot;na\nu;a;end-2;2\n",
    ] {
        let folder = folder("");
        folder.write("export.csv", export);
        let ran = folder.run("import export.csv --into . --lang en");
        assert_eq!(ran.code, 0, "{export}: {}", ran.err);
        let written = folder.files().into_iter().find(|name| name.starts_with("answers/"));
        let text = String::from_utf8(folder.read(&written.expect("a file of answers"))).unwrap();
        let rows: Vec<Vec<&str>> =
            text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect()).collect();
        let cell = |item: &str| rows[1][rows[0].iter().position(|heading| *heading == item).unwrap()];
        assert_eq!(
            (cell("base-1"), cell("iot-1"), cell("iot-2"), cell("end-2")),
            ("3", "na", "na", "2"),
            "{text}"
        );
    }
    let folder = folder("");
    folder.write("export.csv", "unit;base-1;iot;iot-1\nu;3;na;2\n");
    let ran = folder.run("import export.csv --into . --lang en");
    assert!(ran.code == 2 && ran.err.contains("S045"), "{}", ran.err);
    folder.write("export.csv", "unit;base-1;iot;iot-1\nu;3;kanske;\n");
    let ran = folder.run("import export.csv --into . --lang en");
    assert!(ran.code == 2 && ran.err.contains("S044"), "{}", ran.err);
}

#[test]
fn the_workbook_has_a_column_for_it_that_is_read_back() {
    let folder = folder("");
    let ran = folder.run("questionnaire export questionnaire.toml --to xlsx --out w.xlsx --lang sv");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = folder.run("import w.xlsx --into . --dry-run --lang sv");
    let told = format!("{}{}", ran.out, ran.err);
    assert!(told.contains("iot: hela gruppen ej tillämplig"), "{told}");
    assert!(told.contains("iot-more: hela gruppen ej tillämplig"), "{told}");
}

#[test]
fn an_interview_offers_it_where_the_group_begins() {
    let q = questionnaire();
    let mut interview = Interview::new(&q, None);
    let id = |interview: &Interview<'_>| {
        interview.current().map(|item| interview.node(item).1.id.to_string()).unwrap_or_default()
    };
    let begins = |interview: &Interview<'_>| -> Vec<String> {
        interview.groups_beginning().into_iter().map(|group| q[group].id.to_string()).collect()
    };
    assert_eq!(begins(&interview), [""; 0]);
    interview.answer(Answer::Option(OptionIx::new(2)), None);
    // Groups in a group come before its own questions.
    let both = || vec!["iot".to_owned(), "iot-more".to_owned()];
    assert_eq!((id(&interview), begins(&interview)), ("iot-2".to_owned(), both()));
    let group = interview.groups_beginning()[0];
    interview.close(group);
    assert_eq!(
        (id(&interview), interview.asked_count()),
        ("end-2".to_owned(), 5),
        "what waits for it is not asked"
    );
    assert_eq!(interview.result()[1].answer, Answer::NotApplicable);
    assert_eq!(interview.result()[2].answer, Answer::NotAnswered, "a text is not answered");
    // It can be taken back: the way back leads through the group.
    assert!(interview.back() && interview.back() && interview.back());
    assert_eq!((id(&interview), begins(&interview)), ("iot-2".to_owned(), both()));
    interview.close(interview.groups_beginning()[1]);
    assert_eq!((id(&interview), begins(&interview)), ("iot-1".to_owned(), Vec::new()));
    interview.answer(Answer::Option(OptionIx::new(0)), None);
    assert_eq!(interview.asked_count(), 6);
}

#[test]
fn the_form_says_which_groups_can_be_answered_at_once() {
    let files = MemoryFiles::default()
        .with("assessment.toml", ASSESSMENT.to_owned())
        .with("questionnaire.toml", QUESTIONNAIRE.to_owned());
    let assessment = unanswered_assessment(&files, "assessment.toml").0.unwrap().assessment;
    let none: [RoleId; 0] = [];
    let options = Options {
        lang: Tongue::of(Lang::Sv),
        wave: 0,
        unit: None,
        roles: &none,
        role_is_asked: false,
        talk: None,
        mailto: None,
    };
    let page = form(&assessment, &options).unwrap();
    let (_, data) = page.split_once("id=\"data\">").unwrap();
    let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let pages = data["pages"].as_array().unwrap();
    assert_eq!(
        pages.iter().map(|page| page["optional"].to_string()).collect::<Vec<_>>(),
        ["null", "\"iot\"", "null"]
    );
    let parts = pages[1]["parts"].as_array().unwrap();
    let told: Vec<String> =
        parts.iter().map(|part| format!("{} {} {}", part["id"], part["groups"], part["optional"])).collect();
    assert_eq!(
        told,
        [
            r#"null null "iot-more""#,
            r#""iot-2" ["iot-more","iot"] null"#,
            r#""iot-3" ["iot-more","iot"] null"#,
            "null null null",
            r#""iot-1" ["iot"] null"#
        ]
    );
    assert_eq!(data["words"]["sv"]["none_concerns"], "Inget av detta berör oss: {group}");
}

#[test]
fn it_is_part_of_the_questionnaire_and_its_exports() {
    let q = questionnaire();
    let again = load::questionnaire("q.toml", &export::toml(&q)).0.unwrap();
    assert_eq!((again.digest(), &again), (q.digest(), &q));
    let plain = load::questionnaire("q.toml", &QUESTIONNAIRE.replace("optional = true\n", "")).0.unwrap();
    assert_ne!(plain.digest(), q.digest());
    let markdown = export::markdown(&q, Lang::En);
    assert!(markdown.contains("- [ ] None of this concerns us: Sensors"), "{markdown}");
    // A column of its own may not be called as another.
    let reserved = QUESTIONNAIRE
        .replace("id = \"iot-more\"", "id = \"role\"")
        .replace("group = \"iot-more\"", "group = \"role\"");
    let (read, found) = load::questionnaire("q.toml", &reserved);
    assert!(read.is_none() && render(&found, Lang::En, false).contains("Q017"));
    let summary = format!("{QUESTIONNAIRE}\n[index]\noptional = true\n");
    assert!(render(&load::questionnaire("q.toml", &summary).1, Lang::En, false).contains("Q003"));
}
