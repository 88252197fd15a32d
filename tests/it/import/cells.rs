//! Cells that could be misread: each is read for what it says, or refused with its place.

use std::fs;

use super::columns::{imported, refused, run};

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
