//! Exports of further tools, and headings of any table that names a question and its row or option.

use std::fs;

use super::{Trial, fixture, said};

const HEAD: &str = "unit,respondent,";

/// Imports a text as a file, and gives the answers with what was said.
fn imported(text: &str, options: &[&str]) -> (Vec<String>, String) {
    let trial = Trial::of_tools();
    fs::write(trial.path("x.csv"), text).expect("a file");
    let words: Vec<&str> = ["import", "x.csv", "--lang", "en"].iter().chain(options).copied().collect();
    let output = trial.run(&words);
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output, 0));
    (trial.answers(), told)
}

/// What is said of a text that is refused.
fn refused(text: &str, options: &[&str]) -> String {
    let trial = Trial::of_tools();
    fs::write(trial.path("x.csv"), text).expect("a file");
    let words: Vec<&str> = ["import", "x.csv", "--lang", "en"].iter().chain(options).copied().collect();
    let told = said(&trial.run(&words), 2);
    assert!(trial.answers().is_empty(), "{told}");
    told
}

#[test]
fn exports_of_further_tools_are_recognised_and_read() {
    for (file, options, tool, expected) in [
        (
            "qualtrics.csv",
            &["--mapping", "qualtrics-map.toml"][..],
            "Qualtrics",
            &[
                "unit=north tools=4 waste=2 chan=web|phone share=50 free=x",
                "unit=south tools=5 waste=3 chan=chat share=75",
            ][..],
        ),
        (
            "qualtrics.csv",
            &["--unit", "south"],
            "Qualtrics",
            &[
                "unit=south tools=4 waste=2 chan=web|phone share=50 free=x",
                "unit=south tools=5 waste=3 chan=chat share=75",
                "unit=south tools=2",
            ],
        ),
        (
            "qualtrics.tsv",
            &["--unit", "south", "--completed-only"],
            "Qualtrics",
            &[
                "unit=south tools=4 waste=2 chan=web|phone share=50 free=x",
                "unit=south tools=5 waste=3 chan=chat share=75",
            ],
        ),
        (
            "redcap.csv",
            &[],
            "REDCap",
            &["unit=north tools=4 waste=3 chan=web|chat share=50 free=x", "unit=south tools=5 waste=3"],
        ),
        (
            "redcap.csv",
            &["--completed-only"],
            "REDCap",
            &["unit=north tools=4 waste=3 chan=web|chat share=50 free=x"],
        ),
        (
            "typeform.csv",
            &["--unit", "north"],
            "Typeform",
            &["unit=north tools=4 waste=3 chan=web|chat share=50"],
        ),
        ("webropol.csv", &[], "Webropol", &["unit=north tools=4 waste=3 chan=web|chat share=50"]),
        (
            "options-in-lines.xlsx",
            &[],
            "a row per respondent",
            &[
                "unit=north tools=4 waste=2 chan=phone share=50 free=x",
                "unit=south tools=4 waste=3 chan=web|phone share=75",
            ],
        ),
        ("kobo-labels-in-one.csv", &[], "KoboToolbox/ODK", &["unit=north tools=4 chan=web|chat"]),
        (
            "numbers.csv",
            &["--mapping", "numbers-map.toml"],
            "a row per respondent",
            &["unit=north tools=4 waste=3", "unit=south tools=2 waste=5"],
        ),
        (
            "formbricks.csv",
            &["--unit", "north", "--completed-only"],
            "Formbricks",
            &["unit=north tools=4 waste=4"],
        ),
    ] {
        let trial = Trial::of_tools();
        let from = fixture(&format!("tools/{file}"));
        let words: Vec<&str> = ["import", from.to_str().expect("a path"), "--lang", "en"]
            .iter()
            .chain(options)
            .copied()
            .collect();
        let output = trial.run(&words);
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output, 0));
        assert_eq!(trial.answers(), expected, "{file} {options:?}: {told}");
        assert!(
            told.contains(&format!("{file}: {tool}")) || told.contains(&format!("read as {tool}")),
            "{told}"
        );
        assert!(!told.contains("warning["), "{told}");
    }
}

/// The answers that the tables below hold.
const ANSWERED: &str = "unit=north tools=4 waste=3 chan=web|chat share=50";

#[test]
fn layouts_that_are_known_from_the_tools_sources_are_read() {
    let nextcloud_ids = "submission_id,user_id,user_display_name,timestamp,question-id-1,question-id-2-7,question-id-2-8,question-id-3,question-id-4\n";
    let nextcloud = |ids: &str| {
        format!(
            "Submission ID,User ID,User display name,Timestamp,Unit,Agree? (We have the digital tools we need),\
             Agree? (We retype the same data in several systems),Which channels do you use?,\
             What percentage of cases is handled digitally?\n{ids}\
             1,,Anonymous user,2026-03-01T10:00:00+01:00,north,Agree,Neutral,\"Web, including forms; Chat (e.g. Teams, Slack)\",50\n"
        )
    };
    for (tool, text) in [
        ("Nextcloud Forms", nextcloud("")),
        ("Nextcloud Forms", nextcloud(nextcloud_ids)),
        (
            "ODK Central",
            "SubmissionDate,start,end,about-unit,matrix-tools,matrix-waste,matrix-chan,matrix-chan/web,matrix-chan/phone,matrix-chan/chat,share,KEY,SubmitterID,SubmitterName,FormVersion\n\
             2026-03-01T10:00:00.000Z,,,north,4,3,web chat,1,0,1,50,uuid:1,3,App user,1\n"
                .to_owned(),
        ),
        (
            "Formbricks",
            "No.,Response ID,Timestamp,Finished,Survey ID,Formbricks ID (internal),User ID,Tags,userAgent - os,1. Unit,\
             2. Agree? - We have the digital tools we need,2. Agree? - We retype the same data in several systems,\
             3. Which channels do you use?,3. Which channels do you use? - Option ID,4. What percentage of cases is handled digitally?\n\
             1,r1,2026-03-01 10:00:00,Yes,s1,,,,Linux,north,Agree,Neutral,\"Web, including forms; Chat (e.g. Teams, Slack)\",a1; a3,50\n"
                .to_owned(),
        ),
        (
            "Jotform",
            "Submission Date,Unit,Agree? >> We have the digital tools we need,Agree? >> We retype the same data in several systems,\
             Which channels do you use?,What percentage of cases is handled digitally?,Submission ID\n\
             2026-03-01 10:00:00,north,Agree,Neutral,\"Web, including forms\nChat (e.g. Teams, Slack)\",50,77\n"
                .to_owned(),
        ),
        (
            "REDCap",
            "Record ID,Survey Identifier,Survey Timestamp,Unit,We have the digital tools we need,\
             We retype the same data in several systems,\"Which channels do you use? (choice=Web, including forms)\",\
             Which channels do you use? (choice=Phone),\"Which channels do you use? (choice=Chat (e.g. Teams, Slack))\",\
             What percentage of cases is handled digitally?,Complete?\n\
             1,,2026-03-01 10:00:00,north,Agree,Neutral,Checked,Unchecked,Checked,50,Complete\n"
                .to_owned(),
        ),
        (
            "SurveyJS",
            "HappenedAt,Unit,We have the digital tools we need,We retype the same data in several systems,\
             Which channels do you use?,What percentage of cases is handled digitally?\n\
             2026-03-01,north,Agree,Neutral,\"[\"\"Web, including forms\"\", \"\"chat\"\"]\",50\n"
                .to_owned(),
        ),
        (
            "Qualtrics",
            "ResponseId,Finished,StartDate,EndDate,unit,Q2_1,Q2_2,Q3_1,Q3_2,Q3_3,Q3_3_TEXT,Q4,Q3_DO\n\
             Response ID,Finished,Start Date,End Date,unit,Agree? - We have the digital tools we need,\
             Agree? - We retype the same data in several systems,\
             \"Which channels do you use? - Selected Choice - Web, including forms\",\
             Which channels do you use? - Selected Choice - Phone,\
             \"Which channels do you use? - Selected Choice - Chat (e.g. Teams, Slack)\",\
             Which channels do you use? - Other - Text,What percentage of cases is handled digitally?,Which channels do you use? - Display Order\n\
             R_1,1,2026-03-01 10:00:00,2026-03-01 10:05:00,north,4,3,\"Web, including forms\",,\"Chat (e.g. Teams, Slack)\",,50,3|1|2\n"
                .to_owned(),
        ),
    ] {
        let (answers, told) = imported(&text, &[]);
        assert_eq!(answers, [ANSWERED], "{tool}: {told}");
        assert!(told.contains(&format!("x.csv: {tool}")), "{told}");
        assert!(!told.contains("warning["), "{told}");
    }
}

#[test]
fn any_table_may_name_a_question_and_behind_a_sign_its_row_or_option() {
    let table = |row: &dyn Fn(&str, &str) -> String| {
        let grid = "How do you agree?";
        let chan = "Which channels do you use?";
        let quoted = |text: String| format!("\"{text}\"");
        let headings = [
            row(grid, "We have the digital tools we need"),
            row(grid, "We retype the same data in several systems"),
            row(chan, "Web, including forms"),
            row(chan, "Phone"),
            row(chan, "Chat (e.g. Teams, Slack)"),
        ];
        format!("{HEAD}{},share\nnorth,a,Agree,Neutral,1,0,1,50\n", headings.map(quoted).join(","))
    };
    let joined = |sign: &'static str| move |base: &str, inner: &str| format!("{base}{sign}{inner}");
    for sign in [": ", ":", " - ", "-", " – ", " — ", " >> ", ">>", " | ", " » ", "_", " "] {
        let (answers, told) = imported(&table(&joined(sign)), &[]);
        assert_eq!(answers, [ANSWERED], "{sign}: {told}");
    }
    for (name, row) in [
        (
            "brackets",
            &(|base: &str, inner: &str| format!("{base} [{inner}]")) as &dyn Fn(&str, &str) -> String,
        ),
        ("parentheses", &|base, inner| format!("{base} ({inner})")),
        ("numbers", &|base, inner| format!("3. {base}: 3.1 {inner}")),
        ("a section", &|base, inner| format!("Part 2 - {base} - {inner}")),
        ("an instruction", &|base, inner| format!("{base} (tick all that apply) - {inner}")),
    ] {
        let (answers, told) = imported(&table(row), &[]);
        assert_eq!(answers, [ANSWERED], "{name}: {told}");
    }
    let (answers, told) =
        imported(&format!("{HEAD}chan: web,chan: phone,chan - chat\nnorth,a,Ja,Nej,Ja\n"), &[]);
    assert_eq!(answers, ["unit=north chan=web|chat"], "{told}");
    // Codes need no space around the sign.
    for head in ["part-tools,part-waste,part-chan", "p.tools,p.waste,p.chan", "a/tools,a/b/waste,chan"] {
        let (answers, told) = imported(&format!("{HEAD}{head},share\nnorth,a,4,3,web;chat,50\n"), &[]);
        assert_eq!(answers, [ANSWERED], "{head}: {told}");
    }
}

#[test]
fn a_heading_that_is_taken_apart_in_two_ways_is_believed_in_neither() {
    // What stands beside a question is another question, or a comment.
    let text = format!("{HEAD}Comment: We have the digital tools we need,waste\nnorth,a,Too few,Neutral\n");
    let (answers, told) = imported(&text, &[]);
    assert_eq!(answers, ["unit=north tools[comment]=Too few waste=3"], "{told}");
    let told = refused(&format!("{HEAD}tools,Which channels do you use?: Fax\nnorth,a,4,1\n"), &[]);
    assert!(told.contains("I051") && told.contains("chan"), "{told}");
    let code_and_text = "ResponseId,Finished,StartDate,EndDate,unit,tools,waste\n\
        Response ID,Finished,Start Date,End Date,unit,We retype the same data in several systems,Other\n\
        R_1,1,2026-03-01,2026-03-01,north,4,3\n";
    let told = refused(code_and_text, &[]);
    assert!(told.contains("I051") && told.contains("tools, waste"), "{told}");
}

#[test]
fn several_options_stand_in_one_cell_in_many_ways() {
    let cell = |text: &str| format!("{HEAD}chan\nnorth,a,\"{}\"\n", text.replace('"', "\"\""));
    for text in [
        "Web, including forms\nPhone",
        "Web, including forms\r\nPhone\r\n",
        "Web, including forms;Phone;",
        "Phone, Web, including forms",
        "Web, including forms,Phone",
        "Web, including forms | Phone",
        "Web, including forms Phone",
        "Webb, med formulär Telefon",
        "web phone",
        "[\"web\",\"phone\"]",
        "['Web, including forms', 'Phone']",
        "[\"Web, including forms\"]\n",
    ] {
        let (answers, told) = imported(&cell(text), &[]);
        let expected = if text.starts_with("[\"Web") { "chan=web" } else { "chan=web|phone" };
        assert_eq!(answers, [format!("unit=north {expected}")], "{text}: {told}");
    }
    for (text, piece) in [
        ("Web, including forms\nFax", "Fax"),
        ("Web, including forms;Fax;Phone", "Fax"),
        ("Phone, carrier pigeon", "carrier pigeon"),
        ("[\"web\",\"fax\"]", "fax"),
    ] {
        let told = refused(&cell(text), &[]);
        assert!(told.contains(&format!("“{piece}”")), "{text}: {told}");
    }
}

#[test]
fn what_somebody_wrote_beside_the_options_can_be_mapped_as_a_part() {
    let rows =
        "north,a,\"Phone, Fax\"\nnorth,b,\"Web, including forms;by post, or not at all\"\nnorth,c,pigeons\n";
    let read = |values: &str| {
        let trial = Trial::of_tools();
        fs::write(trial.path("x.csv"), format!("{HEAD}chan\n{rows}")).expect("a file");
        fs::write(trial.path("map.toml"), format!("format = 1\n[values.chan]\n{values}\n")).expect("a file");
        let output = trial.run(&["import", "x.csv", "--mapping", "map.toml", "--lang", "en"]);
        (output.status.code(), trial.answers(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, _, told) = read("\"Fax\" = \"phone\"");
    assert!(code == Some(2) && !told.contains("“Fax”") && told.contains("pigeons"), "{told}");
    let (code, answers, told) = read("\"Fax\" = \"web|phone\"\n\"*\" = \"\"");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(answers, ["unit=north chan=web|phone", "unit=north chan=web"], "{told}");
    let (code, answers, told) = read("\"*\" = \"chat\"");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(answers, ["unit=north chan=phone|chat", "unit=north chan=web|chat", "unit=north chan=chat"]);
}
