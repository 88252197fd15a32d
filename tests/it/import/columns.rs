//! What becomes of columns and rows where it is not plain: the same question several times, columns that nobody knows,
//! submissions that were not sent in, units that are called otherwise.

use std::fs;

use super::{Trial, fixture, said};

/// A trial with a file and a mapping, imported.
pub(super) fn run(text: &str, mapping: &str, options: &[&str]) -> (Trial, std::process::Output) {
    let trial = Trial::of_tools();
    fs::write(trial.path("x.csv"), text).expect("a file");
    fs::write(trial.path("map.toml"), format!("format = 1\n{mapping}\n")).expect("a file");
    let mut words = vec!["import", "x.csv", "--lang", "en"];
    if !mapping.is_empty() {
        words.extend(["--mapping", "map.toml"]);
    }
    words.extend(options);
    let output = trial.run(&words);
    (trial, output)
}

pub(super) fn imported(text: &str, mapping: &str, options: &[&str]) -> (Vec<String>, String) {
    let (trial, output) = run(text, mapping, options);
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output, 0));
    (trial.answers(), told)
}

pub(super) fn refused(text: &str, mapping: &str, options: &[&str]) -> String {
    let (trial, output) = run(text, mapping, options);
    let told = said(&output, 2);
    assert!(trial.answers().is_empty(), "{told}");
    format!("{}{told}", String::from_utf8_lossy(&output.stdout))
}

const TOOLS: &str = "We have the digital tools we need";
const WASTE: &str = "We retype the same data in several systems";

#[test]
fn a_question_that_is_asked_in_a_section_per_workplace_is_one() {
    for (file, options, expected) in [
        (
            "google-forms-branch.csv",
            &[][..],
            &["north tools=4 waste=3", "south tools=2 waste=4", "south tools=2 waste=2"][..],
        ),
        ("ms-forms-branch.xlsx", &[], &["north tools=4 waste=3", "south tools=2 waste=4"]),
        (
            "ms-forms-branch.xlsx",
            &["--mapping", "branch-map.toml"],
            &["north tools=4 waste=3", "south tools=2 waste=4"],
        ),
    ] {
        let found = Trial::of_tools().imported(&format!("tools/{file}"), options);
        let expected: Vec<String> = expected.iter().map(|row| format!("unit={row}")).collect();
        assert_eq!(found, expected, "{file} {options:?}");
    }
    for second in ["{}2", "{}.1", "{}_2", "{} (2)", "{}", "2. {}", "Section B: {}"] {
        let again = |question: &str| format!("\"{}\"", second.replace("{}", question));
        let text = format!(
            "unit,respondent,{TOOLS},{WASTE},{},{}\nnorth,a,4,3,,\nsouth,b,,,2,5\nsouth,c,,,2,2\n",
            again(TOOLS),
            again(WASTE)
        );
        let (answers, told) = imported(&text, "", &[]);
        let expected =
            ["unit=north tools=4 waste=3", "unit=south tools=2 waste=5", "unit=south tools=2 waste=2"];
        assert_eq!(answers, expected, "{second}: {told}");
    }
    let paths =
        "unit,respondent,north/tools,south/tools,north-waste,south-waste\nnorth,a,4,,3,\nsouth,b,,2,,5\n";
    assert_eq!(imported(paths, "", &[]).0, ["unit=north tools=4 waste=3", "unit=south tools=2 waste=5"]);
}

#[test]
fn two_columns_of_a_question_may_agree_and_must_not_differ() {
    let text = |a: &str, b: &str| format!("unit,respondent,tools,{TOOLS}\nnorth,a,{a},{b}\nnorth,b,,5\n");
    let (answers, told) = imported(&text("4", "Agree"), "", &[]);
    assert_eq!(answers, ["unit=north tools=4", "unit=north tools=5"], "{told}");
    let told = refused(&text("4", "3"), "", &[]);
    assert!(told.contains("I050") && told.contains("different answers to tools in two columns"), "{told}");
    assert!(told.contains("x.csv, row 2, column D"), "the row and the column: {told}");
    // A mapping says which one counts; the other has answers, and has to be named too.
    let told = refused(&text("4", "3"), "[columns]\n\"tools\" = \"tools\"", &[]);
    assert!(told.contains("I051") && told.contains("which the mapping reads from another"), "{told}");
    let (answers, told) =
        imported(&text("4", "3"), &format!("ignore = [\"{TOOLS}\"]\n[columns]\n\"tools\" = \"tools\""), &[]);
    assert_eq!(answers, ["unit=north tools=4"], "{told}");
}

#[test]
fn options_and_units_may_be_asked_in_several_sections_too() {
    let text = "unit,unit.1,respondent,chan[web],chan[phone],chan[web],chan[phone]\n\
        north,,a,1,0,0,0\n,south,b,0,0,0,1\n,south,c,,,1,1\nnorth,north,d,0,0,0,0\n";
    let (answers, told) = imported(text, "", &[]);
    let expected = [
        "unit=north chan=web",
        "unit=south chan=phone",
        "unit=south chan=web|phone",
        "unit=north chan=inget",
    ];
    assert_eq!(
        answers.iter().map(|row| row.replace("chan=none", "chan=inget")).collect::<Vec<_>>(),
        expected,
        "{told}"
    );
    let told = refused("unit,unit.1,respondent,tools\nnorth,south,a,4\n", "", &[]);
    assert!(told.contains("I050") && told.contains("different things in two columns"), "{told}");
    // A list of what is ticked, beside a column for each option.
    let both = |list: &str| {
        format!("unit,respondent,chan,chan[web],chan[phone]\nnorth,a,{list},1,1\nnorth,b,phone,,\n")
    };
    let (answers, told) = imported(&both("web;phone"), "", &[]);
    assert_eq!(answers, ["unit=north chan=web|phone", "unit=north chan=phone"], "{told}");
    assert!(refused(&both("web"), "", &[]).contains("I050"));
}

#[test]
fn a_column_of_a_question_with_answers_is_never_dropped_without_a_fault() {
    for (heading, mapping) in [
        ("chan[fax]", "ignore = [\"chan[fax]\"]"),
        ("chan___fax", "ignore = [\"chan___fax\"]"),
        ("chan/fax", "[columns]\n\"chan/fax\" = \"chan[phone]\""),
        ("Which channels do you use?: Fax", "[columns]\n\"#4\" = \"chan[phone]\""),
        ("Which channels do you use? (choice=Fax)", "[columns]\n\"#4\" = \"chan[phone]\""),
        ("tools[1][1]", "ignore = [\"tools[1][1]\"]"),
    ] {
        let text = |cell: &str| format!("unit,respondent,waste,{heading}\nnorth,a,4,{cell}\n");
        let told = refused(&text("1"), "", &[]);
        assert!(told.contains("I051"), "{heading}: {told}");
        let (answers, told) = imported(&text(""), "", &[]);
        assert_eq!(answers, ["unit=north waste=4"], "an empty column says nothing: {told}");
        let (answers, told) = imported(&text("1"), mapping, &[]);
        assert_eq!(answers.len(), 1, "{heading}: {told}");
    }
}

#[test]
fn nobody_is_left_out_as_empty_whose_answers_stand_in_a_column_that_is_not_read() {
    let text =
        |heading: &str, cell: &str| format!("unit,respondent,tools,{heading}\nnorth,a,4,\nsouth,b,,{cell}\n");
    for heading in [
        "We have all the digital tools that we need",
        "Tell us: have you got what it says - We have the digital tools we need now",
    ] {
        let told = refused(&text(heading, "Agree"), "", &[]);
        assert!(told.contains("error[I054]") && told.contains("error[I052]"), "{heading}: {told}");
        let mapping = format!("[columns]\n\"{heading}\" = \"tools\"\n\"tools\" = \"tools\"");
        assert_eq!(imported(&text(heading, "Agree"), &mapping, &[]).0.len(), 2);
    }
    let (answers, told) = imported(&text("Anything of note", "hello"), "", &[]);
    assert_eq!(answers, ["unit=north tools=4"]);
    assert!(told.contains("warning[I055]") && told.contains("Anything of note"), "{told}");
    assert!(!told.contains("hello"), "{told}");
    let (_, told) = imported(&text("Anything of note", "hello"), "ignore = [\"Anything of note\"]", &[]);
    assert!(!told.contains("I055") && told.contains("1 left out: without a single answer"), "{told}");
}

#[test]
fn what_looks_like_a_question_is_said_to() {
    let alike = format!("{WASTE} these days");
    let text = |cell: &str| format!("unit,respondent,tools,{alike},Opinion\nnorth,a,4,{cell},Agree\n");
    let told = refused(&text("3"), "", &[]);
    assert!(told.contains("left out; looks like waste"), "{told}");
    assert!(told.contains("left out; holds options of the"), "{told}");
    assert!(told.contains("error[I052]") && told.contains("warning[I053]"), "{told}");
    let (answers, told) = imported(&text("3"), &format!("ignore = [\"{alike}\"]"), &[]);
    assert!(answers == ["unit=north tools=4"] && !told.contains("I052"), "{told}");
    let (answers, told) = imported(&text(""), "", &[]);
    assert!(
        answers == ["unit=north tools=4"] && !told.contains("I052"),
        "an empty column says nothing: {told}"
    );
}

#[test]
fn an_option_may_stand_behind_its_question_with_a_dot_or_a_dash() {
    for (web, phone) in [
        ("chan.web", "chan.phone"),
        ("chan-web", "chan-phone"),
        ("CHAN.Web", "Chan-PHONE"),
        ("sec.chan.web", "sec.chan.phone"),
        ("sec-chan-web", "sec/chan.phone"),
        ("chan.\"Web, including forms\"", "chan.Phone"),
        ("chan-Webb, med formulär", "sec.chan.Telefon"),
        ("Which channels do you use?.web", "Which channels do you use?-Phone"),
        ("Vilka kanaler använder ni?.Webb, med formulär", "Vilka kanaler använder ni?.Telefon"),
    ] {
        let web = web.replace('"', "");
        let text = format!("unit,respondent,tools,\"{web}\",\"{phone}\"\nnorth,a,4,1,0\nsouth,b,,1,1\n");
        let (answers, told) = imported(&text, "", &[]);
        assert_eq!(answers, ["unit=north tools=4 chan=web", "unit=south chan=web|phone"], "{web}: {told}");
    }
    let text = "unit,respondent,tools,chan.web,chan.dk\nnorth,a,4,0,1\n";
    assert_eq!(imported(text, "", &[]).0, ["unit=north tools=4 chan=dk"]);
    // An item in a group is none of its options.
    let paths = "unit,respondent,sec.tools,sec-waste\nnorth,a,4,3\n";
    assert_eq!(imported(paths, "", &[]).0, ["unit=north tools=4 waste=3"]);
}

#[test]
fn a_column_of_an_option_that_nothing_is_called_is_never_dropped_without_a_fault() {
    for heading in [
        "chan_1",
        "chan1",
        "chan.1",
        "chan-1",
        "sec.chan.1",
        "sec/chan_1",
        "chan.fax",
        "chan-fax",
        "chan_fax",
    ] {
        for cell in ["1", "web", "Phone"] {
            // With another answer in the row, and without.
            for tools in ["4", ""] {
                let text = format!("unit,respondent,tools,{heading}\nnorth,a,{tools},{cell}\nsouth,b,5,\n");
                let told = refused(&text, "", &[]);
                assert!(told.contains("error[I051]") && told.contains("\"chan[web]\""), "{heading}: {told}");
            }
        }
        let text = |cell: &str| format!("unit,respondent,tools,{heading}\nnorth,a,4,{cell}\n");
        let (answers, told) = imported(&text(""), "", &[]);
        assert_eq!(answers, ["unit=north tools=4"], "{heading}: {told}");
        let mapping = format!("[columns]\n\"{heading}\" = \"chan[phone]\"");
        assert_eq!(imported(&text("1"), &mapping, &[]).0, ["unit=north tools=4 chan=phone"], "{heading}");
        let (answers, told) = imported(&text("1"), &format!("ignore = [\"{heading}\"]"), &[]);
        assert_eq!(answers, ["unit=north tools=4"], "{heading}: {told}");
    }
    // A number alone is a part of no other question either, and no longer name is.
    for heading in ["tools_1", "tools.2"] {
        let told = refused(&format!("unit,respondent,waste,{heading}\nnorth,a,4,3\n"), "", &[]);
        assert!(told.contains("error[I051]"), "{heading}: {told}");
    }
    for heading in ["tools_budget", "tools-2026", "channel"] {
        let (answers, told) = imported(&format!("unit,respondent,waste,{heading}\nnorth,a,4,3\n"), "", &[]);
        assert_eq!(answers, ["unit=north waste=4"], "{heading}: {told}");
    }
}

#[test]
fn completed_only_says_where_it_has_nothing_to_go_by() {
    let text = "unit,respondent,Ready,tools\nnorth,a,half,4\n";
    let (answers, told) = imported(text, "", &["--completed-only"]);
    assert!(answers.len() == 1 && told.contains("warning[I056]"), "{told}");
    assert!(!imported(text, "", &[]).1.contains("I056"));
    // A column that can be read is gone by; one that cannot is not.
    let finished = "unit,respondent,Finished,tools\nnorth,a,Yes,4\nnorth,b,no,3\n";
    let (answers, told) = imported(finished, "", &["--completed-only"]);
    assert!(answers == ["unit=north tools=4"] && !told.contains("I056"), "{told}");
    assert_eq!(imported(finished, "", &[]).0.len(), 2);
    let (answers, told) = imported(&finished.replace("Yes", "Peut-être"), "", &["--completed-only"]);
    assert!(answers.len() == 2 && told.contains("I056"), "{told}");
    // Some tools export nothing but what was sent in.
    let forms = format!("Timestamp,unit,{TOOLS}\n2026/03/01 10:00:00 am EET,north,4\n");
    assert!(!imported(&forms, "", &["--completed-only"]).1.contains("I056"));
    // Of one of several forms of a record that is not complete, the record is not.
    let forms = "record_id,unit,tools,one_complete,two_complete\n1,north,4,2,2\n2,north,3,2,0\n";
    assert_eq!(imported(forms, "", &["--completed-only"]).0, ["unit=north tools=4"]);
}

#[test]
fn columns_may_be_named_by_their_number_alone_with_and_without_a_row_of_headings() {
    let columns = "[unit]\ncolumn = \"#1\"\n[columns]\n\"#2\" = \"tools\"\n\"#3\" = \"waste\"";
    let (answers, told) = imported("A,B,C\nnorth,4,3\n", columns, &[]);
    assert_eq!(answers, ["unit=north tools=4 waste=3"], "{told}");
    let (answers, told) = imported("north,4,3\nsouth,2,5\n", &format!("header_row = 0\n{columns}"), &[]);
    assert_eq!(answers, ["unit=north tools=4 waste=3", "unit=south tools=2 waste=5"], "{told}");
    let told = refused("north,4,3\nsouth,2,5\n", columns, &[]);
    assert!(told.contains("I057") && told.contains("header_row = 0"), "{told}");
    // A file that cannot be read at all is not said to lack the mapping's columns.
    let told = refused("", columns, &[]);
    assert!(!told.contains("no file has a column"), "{told}");
}

#[test]
fn an_option_that_rules_out_others_can_be_settled_in_the_mapping() {
    let q = fs::read_to_string(fixture("tools/q.toml")).expect("text");
    let none = "  { id = \"none\", label = { en = \"None\", sv = \"Ingen\" }, exclusive = true },\n]\n\n[[items]]\nid = \"share\"";
    let q = q.replace("]\n\n[[items]]\nid = \"share\"", none);
    for (mapping, expected) in [
        ("", None),
        ("exclusive = \"others\"", Some("chan=web share=1")),
        ("exclusive = \"alone\"", Some("chan=none share=1")),
        ("exclusive = { chan = \"unanswered\" }", Some("share=1")),
    ] {
        for text in [
            "unit,respondent,chan,share\nnorth,a,web;none,1\n",
            "unit,respondent,chan[web],chan[none],share\nnorth,a,1,1,1\n",
            "unit,respondent,item,value\nnorth,a,chan,web\nnorth,a,chan,none\nnorth,a,share,1\n",
        ] {
            let trial = Trial::of_tools();
            fs::write(trial.path("q.toml"), &q).expect("a file");
            fs::write(trial.path("x.csv"), text).expect("a file");
            fs::write(trial.path("map.toml"), format!("format = 1\n{mapping}\n")).expect("a file");
            let output = trial.run(&["import", "x.csv", "--mapping", "map.toml", "--lang", "en"]);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            match expected {
                Some(expected) => assert_eq!(trial.answers(), [format!("unit=north {expected}")], "{told}"),
                None => assert!(output.status.code() == Some(2) && told.contains("None"), "{told}"),
            }
        }
    }
    let told = refused("unit,respondent,tools\nnorth,a,1\n", "exclusive = { chann = \"alone\" }", &[]);
    assert!(told.contains("chan"), "{told}");
}

#[test]
fn codes_alone_name_headings_of_a_code_and_a_text() {
    for heading in
        ["soft1can._.Text of it", "soft1can._. Text", "soft1can. Text", "soft1can: Text", "SOFT1CAN. Text"]
    {
        let text = format!("unit,respondent,{heading},waste\nnorth,a,4,3\n");
        let (answers, told) = imported(&text, "[columns]\n\"soft1can\" = \"tools\"", &[]);
        assert_eq!(answers, ["unit=north tools=4 waste=3"], "{heading}: {told}");
        let (answers, told) =
            imported(&text.replace("soft1can", "tools").replace("SOFT1CAN", "tools"), "", &[]);
        assert_eq!(answers, ["unit=north tools=4 waste=3"], "{heading}: {told}");
    }
    let dk = "[columns]\n\"Web\" = \"chan[web]\"\n\"No idea\" = \"chan[dk]\"\n\"Not us\" = \"chan[na]\"";
    let text = "unit,respondent,Web,No idea,Not us\nnorth,a,0,1,0\nnorth,b,0,0,1\nnorth,c,1,0,0\n";
    let (answers, told) = imported(text, dk, &[]);
    assert_eq!(answers, ["unit=north chan=dk", "unit=north chan=na", "unit=north chan=web"], "{told}");
}

#[test]
fn odd_names_do_not_hide_which_column_the_unit_is() {
    let row = |name: &str, other: &str| format!("{name},{other},4\n");
    let mut text = "Workplace,Where from,tools\n".to_owned();
    for (name, other) in [
        ("north", "north"),
        ("North office", "home"),
        ("south", "bus"),
        ("Suoth ofice", "home"),
        ("The annex", "x"),
        ("unknown", ""),
    ] {
        text += &row(name, other);
    }
    let told = refused(&text, "", &[]);
    assert!(told.contains("the column “Workplace” fits best: a unit stands there in 3 of 6 rows"), "{told}");
    assert!(told.contains("[unit] column = \"Workplace\""), "{told}");
    let trial = Trial::of_tools();
    fs::write(trial.path("x.csv"), &text).expect("a file");
    trial.run(&["import", "x.csv", "--write-mapping", "map.toml"]);
    let map = fs::read_to_string(trial.path("map.toml")).expect("a mapping");
    assert!(map.contains("[unit]\ncolumn = \"Workplace\""), "{map}");
    let told = refused("{\"\"a\"\"},tools\nnorth,4\nsouth,3\n", "", &[]);
    assert!(told.contains("[unit] column ="), "{told}");
    // Nothing fits where no unit stands.
    let told = refused("Where,tools\nhome,4\n", "", &[]);
    assert!(told.contains("column = \"the heading\""), "{told}");
}

#[test]
fn the_mapping_is_said_to_be_written_before_its_faults_are() {
    let trial = Trial::of_tools();
    fs::write(trial.path("x.csv"), "Workplace,tools\nnorth,4\n").expect("a file");
    let told = said(&trial.run(&["import", "x.csv", "--write-mapping", "map.toml", "--lang", "en"]), 0);
    let (written, fault) = (told.find("the mapping is in map.toml"), told.find("I023"));
    assert!(written.is_some() && written < fault, "{told}");
}

#[test]
fn a_column_of_access_codes_is_shown_as_nobodys_unit_or_role() {
    // Access codes let somebody in: whoever reads them in a fault or a file of answers can answer in another's name.
    for heading in ["token", "Access code", "Åtkomstkod", "e-mail", "Namn"] {
        let text = format!(
            "id,submitdate,lastpage,startlanguage,{heading},tools\n1,2026-03-01 10:00:00,1,en,k7Qz,4\n"
        );
        for what in ["unit", "role"] {
            let mapping = format!("[{what}]\ncolumn = \"{heading}\"");
            let more: &[&str] = if what == "unit" { &[] } else { &["--unit", "north"] };
            let told = refused(&text, &mapping, more);
            assert!(told.contains("I048") && !told.contains("k7Qz"), "{heading} as {what}: {told}");
        }
    }
}

#[test]
fn of_equally_complete_submissions_the_last_counts_by_time_and_not_by_place() {
    let head = "id,submitdate,lastpage,startlanguage,token,unit,tools,waste\n";
    let row =
        |id: u32, hour: u32, tools: u32| format!("{id},2026-03-09 {hour}:00:00,1,en,same,north,{tools},3\n");
    // The later one stands first.
    let text = format!("{head}{}{}", row(2, 15, 5), row(1, 10, 1));
    assert_eq!(imported(&text, "", &["--duplicates", "most-complete"]).0, ["unit=north tools=5 waste=3"]);
    assert_eq!(imported(&text, "", &["--duplicates", "first"]).0, ["unit=north tools=1 waste=3"]);
    // Of equally complete ones in an earlier import and this one, this one counts; of fewer answers, it does not.
    for (later, expected) in [("4,3", "unit=north tools=4 waste=3"), ("4,", "unit=north tools=1 waste=3")] {
        let trial = Trial::of_tools();
        fs::write(trial.path("one.csv"), "unit,respondent,tools,waste\nnorth,a,1,3\n").expect("a file");
        fs::write(trial.path("two.csv"), format!("unit,respondent,tools,waste\nnorth,a,{later}\n"))
            .expect("a file");
        said(&trial.run(&["import", "one.csv"]), 0);
        said(&trial.run(&["import", "two.csv", "--duplicates", "most-complete"]), 0);
        assert_eq!(trial.answers(), [expected]);
    }
}
