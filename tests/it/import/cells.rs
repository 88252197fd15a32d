//! Cells that could be misread: each is read for what it says, or refused with its place.

use std::fs;

use super::columns::{imported, refused, run};
use super::{Trial, said};

#[test]
fn a_label_may_stand_before_its_number_with_any_sign_between() {
    for sign in [" - ", " – ", " — ", ": ", " = ", "-"] {
        let text = format!(
            "unit,respondent,tools,waste\nnorth,a,Agree{sign}4,4{sign}Agree\nsouth,b,Neutral{sign}3,3\n"
        );
        let (answers, told) = imported(&text, "", &[]);
        assert_eq!(answers, ["unit=north tools=4 waste=4", "unit=south tools=3 waste=3"], "{sign}: {told}");
        let told = refused(&format!("unit,respondent,tools\nnorth,a,Agree{sign}2\n"), "", &[]);
        assert!(told.contains("row 2, column C"), "a number that contradicts its label: {told}");
    }
}

#[test]
fn a_time_in_seconds_that_is_none_is_told_with_its_cell() {
    for cell in ["00:05:03", "5 min", "-5", "abc", "99999999999"] {
        let wide = format!("unit,respondent,tools,seconds\nnorth,a,4,{cell}\nsouth,b,3,300\n");
        let told = refused(&wide, "", &[]);
        assert!(told.contains("error[S038]") && told.contains("row 2, column D (seconds)"), "{cell}: {told}");
        let (answers, told) = imported(&wide, "ignore = [\"seconds\"]", &[]);
        assert_eq!(answers.len(), 2, "{told}");
        let long = format!("unit,respondent,item,value,seconds\nnorth,a,tools,4,\nnorth,a,waste,3,{cell}\n");
        let told = refused(&long, "", &[]);
        assert!(told.contains("error[S038]") && told.contains("row 3, column E (seconds)"), "{cell}: {told}");
    }
    // In a row per answer they stand on any row of a respondent.
    for text in [
        "unit,respondent,tools,seconds\nnorth,a,4,\"312,4\"\nsouth,b,4,\nsouth,c,4,-\n",
        "unit,respondent,item,value,seconds\nnorth,a,tools,4,\nnorth,a,waste,3,312\n",
    ] {
        let (trial, output) = run(text, "", &[]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let written = fs::read_dir(trial.path("answers/2026")).expect("a folder").next().expect("a file");
        let written = fs::read_to_string(written.expect("an entry").path()).expect("UTF-8");
        assert!(written.contains(";312;"), "{written}");
    }
}

#[test]
fn a_unit_and_a_role_may_be_asked_for_in_a_section_each() {
    for sign in ["/", "-", ".", ":"] {
        let text = format!(
            "A{sign}unit,B{sign}unit,A{sign}role,B{sign}role,respondent,tools\n\
             north,,boss,,a,4\n,south,,staff,b,5\n"
        );
        let (answers, told) = imported(&text, "", &[]);
        assert_eq!(
            answers,
            ["unit=north role=boss tools=4", "unit=south role=staff tools=5"],
            "{sign}: {told}"
        );
    }
    let told = refused("A/unit,B/unit,respondent,tools\nnorth,south,a,4\n", "", &[]);
    assert!(told.contains("error[I050]") && told.contains("row 2, column B"), "{told}");
}

#[test]
fn a_byte_without_a_letter_is_told_with_its_place_and_what_it_may_be() {
    let trial = Trial::of_tools();
    fs::write(trial.path("x.csv"), b"unit;respondent;tools;free\nnorth;a;4;\xe4r\nsouth;b;4;\x81r\n")
        .expect("a file");
    let told = said(&trial.run(&["import", "x.csv", "--lang", "en"]), 2);
    for wanted in ["error[S003]", "the byte 81", "row 3, column D", "--encoding, such as macintosh"] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let told = said(&trial.run(&["import", "x.csv", "--lang", "en", "--encoding", "macintosh"]), 0);
    assert!(!told.contains("S003"), "{told}");
}

#[test]
fn control_characters_in_a_small_file_are_told_with_their_place() {
    let text = |cells: &str| format!("unit,respondent,tools,free\nnorth,a,4,{cells}\n");
    let (answers, told) = imported(&text("a\u{1b}[31m\u{7}b"), "", &[]);
    assert_eq!(answers, ["unit=north tools=4 free=a[31mb"], "{told}");
    assert!(told.contains("warning[S060]") && told.contains("row 2, column D"), "{told}");
    let told = refused(&text("a\0b"), "", &[]);
    assert!(told.contains("error[S060]") && told.contains("row 2, column D"), "{told}");
}

#[test]
fn a_row_with_a_cell_that_is_no_answer_is_not_told_as_empty() {
    let told = refused("unit,respondent,tools\nnorth,a,4\nsouth,b,seven\nsouth,c,seven\n", "", &[]);
    assert!(told.contains("row 3, column C") && !told.contains("left out"), "{told}");
    assert!(told.contains("3 rows read: 3 respondents taken"), "{told}");
}

#[test]
fn what_the_codes_of_a_column_stand_for_is_told() {
    let text =
        "unit,respondent,often\nnorth,a,4 - Never\nnorth,b,3 - Sometimes\nsouth,c,4\nsouth,d,1 - Always\n";
    let questionnaire = "\n[[scales]]\nid = \"freq\"\noptions = [\n\
        { id = \"never\", label = { sv = \"Aldrig\", en = \"Never\" } },\n\
        { id = \"some\", label = { sv = \"Ibland\", en = \"Sometimes\" } },\n\
        { id = \"always\", label = { sv = \"Alltid\", en = \"Always\" } },\n]\n\
        [[items]]\nid = \"often\"\ngroup = \"g\"\nscale = \"freq\"\n\
        text = { en = \"How often do you meet?\", sv = \"Hur ofta träffas ni?\" }\n";
    let trial = Trial::of_tools();
    let q = fs::read_to_string(trial.path("q.toml")).expect("text") + questionnaire;
    fs::write(trial.path("q.toml"), q).expect("a file");
    fs::write(trial.path("x.csv"), text).expect("a file");
    for (lang, words) in [
        (
            "en",
            "the numbers are read as what they stand beside in other rows (1 = Always, 3 = Sometimes, 4 = Never)",
        ),
        ("sv", "talen läses som det de står bredvid på andra rader (1 = Alltid, 3 = Ibland, 4 = Aldrig)"),
    ] {
        let output = trial.run(&["import", "x.csv", "--dry-run", "--lang", lang]);
        let told = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(output.status.success() && told.contains(words), "{told}");
    }
}

#[test]
fn a_column_that_cannot_be_read_is_told_at_its_first_answer_with_what_it_may_be() {
    let text = "unit,respondent,tools,chan.fax\nnorth,a,4,\nsouth,b,5,1\n";
    let told = refused(text, "", &[]);
    for wanted in [
        "error[I051]",
        "row 3, column D (chan.fax)",
        "[columns] \"chan.fax\" = \"chan[web]\"",
        "the options are: web, phone, chat",
    ] {
        assert!(told.split_whitespace().collect::<Vec<_>>().join(" ").contains(wanted), "{wanted}: {told}");
    }
}

#[test]
fn what_limesurvey_writes_for_other_is_no_answer_until_a_mapping_says_what_it_is() {
    let text = "id,submitdate,lastpage,startlanguage,seed,unit,tools,tools[other]\n\
        1,2026-03-01 10:00:00,2,en,77,north,4,\n2,2026-03-01 11:00:00,2,en,78,south,-oth-,Fax\n";
    let told = refused(text, "", &[]);
    for wanted in ["error[S015]", "row 3, column G (tools)", "[values.tools] \"-oth-\" = \"\""] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let (answers, told) = imported(text, "[values.tools]\n\"-oth-\" = \"\"", &[]);
    assert_eq!(answers.len(), 2, "what was written beside it is kept: {told}");
    assert_eq!(answers[0], "unit=north tools=4");
}

#[test]
fn a_time_that_is_none_is_a_fault_where_it_decides_which_answers_count() {
    let head = "Timestamp,Email Address,unit,tools,waste\n";
    let row = |time: &str, who: &str, tools: &str| format!("{time},{who}@example.org,north,{tools},3\n");
    let twice = |time: &str| format!("{head}{}{}", row("2026-03-04 10:00:00", "a", "4"), row(time, "a", "1"));
    for policy in ["first", "last", "most-complete"] {
        for time in ["yesterday", "13/13/2026 9:00:00", "4"] {
            let told = refused(&twice(time), "", &["--duplicates", policy]);
            assert!(told.contains("error[I059]") && told.contains("row 3, column A"), "{time}: {told}");
        }
    }
    // Nothing is no fault, and neither is a time that decides nothing.
    let last = |text: &str, mapping: &str| imported(text, mapping, &["--duplicates", "last"]).0;
    assert_eq!(last(&twice(""), ""), ["unit=north tools=1 waste=3"]);
    assert_eq!(last(&twice("2026-03-03 10:00"), ""), ["unit=north tools=4 waste=3"]);
    assert_eq!(last(&twice("yesterday"), "ignore = [\"Timestamp\"]"), ["unit=north tools=1 waste=3"]);
    let of_other = format!("{}{}", twice("2026-03-03 10:00"), row("yesterday", "b", "5"));
    assert_eq!(last(&of_other, "").len(), 2);
    let fewer = twice("yesterday").replace(",1,3", ",1,");
    let most = imported(&fewer, "", &["--duplicates", "most-complete"]).0;
    assert_eq!(most, ["unit=north tools=4 waste=3"]);
}
