//! Spreadsheets of LibreOffice: what was never computed, what is shown in per cent, and sheets that nobody sees.

use std::fs;
use std::process::Output;

use super::{Trial, said};
use crate::books::made;

/// A cell with a text.
fn text(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
}

/// A cell that is shown in per cent.
fn percent(value: &str, shown: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="percentage" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>"#
    )
}

fn number(value: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>"#
    )
}

/// A cell with a formula, and what is stored of its result.
fn formula(stored: &str, shown: &str) -> String {
    format!(r#"<table:table-cell table:formula="of:=[.A1]+1"{stored}>{shown}</table:table-cell>"#)
}

fn sheet(name: &str, is_hidden: bool, rows: &[Vec<String>]) -> String {
    let rows: String =
        rows.iter().map(|row| format!("<table:table-row>{}</table:table-row>", row.concat())).collect();
    let style = if is_hidden { "ta2" } else { "ta1" };
    format!(r#"<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>"#)
}

/// A sheet of answers to one item, a row per cell.
fn answers(name: &str, is_hidden: bool, item: &str, cells: &[String]) -> String {
    let head = ["unit", "respondent", item].map(text).to_vec();
    let row = |(at, cell): (usize, &String)| vec![text("north"), text(&format!("r{at}")), cell.clone()];
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(cells.iter().enumerate().map(row)).collect();
    sheet(name, is_hidden, &rows)
}

fn run(sheets: &str, options: &[&str]) -> (Trial, Output) {
    let trial = Trial::of_tools();
    fs::write(trial.path("x.ods"), made::ods(sheets)).expect("a file");
    let words: Vec<&str> = ["import", "x.ods", "--lang", "en"].iter().chain(options).copied().collect();
    let output = trial.run(&words);
    (trial, output)
}

#[test]
fn a_formula_without_a_stored_value_is_a_fault_with_its_cell() {
    for never in [
        formula("", ""),
        formula(r#" office:value-type="float""#, ""),
        formula(r#" office:value-type="float""#, "<text:p/>"),
    ] {
        let (trial, output) = run(&answers("Svar", false, "tools", &[text("Agree"), never.clone()]), &[]);
        let told = said(&output, 2);
        assert!(told.contains("error[S054]") && told.contains("row 3, column C (tools)"), "{never}: {told}");
        assert!(trial.answers().is_empty());
    }
    // In the column of the unit, and among the headings, nobody can know either.
    let head = vec![text("unit"), text("respondent"), text("tools")];
    let row = vec![formula("", ""), text("a"), text("Agree")];
    let told = said(&run(&sheet("Svar", false, &[head, row]), &[]).1, 2);
    assert!(told.contains("error[S054]") && told.contains("row 2, column A (unit)"), "{told}");
    // What was computed is read, be it a number, a text or nothing, and an error is a fault.
    let computed = [
        formula(r#" office:value-type="float" office:value="4""#, "<text:p>4</text:p>"),
        formula(r#" office:value-type="string" office:string-value="Agree""#, "<text:p>Agree</text:p>"),
        formula(r#" office:value-type="string" office:string-value="""#, ""),
    ];
    let (trial, output) = run(&answers("Svar", false, "tools", &computed), &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(trial.answers(), ["unit=north tools=4", "unit=north tools=4"]);
    let error = formula(
        r#" office:value-type="string" office:string-value="" calcext:value-type="error""#,
        "<text:p>#VALUE!</text:p>",
    );
    let told = said(&run(&answers("Svar", false, "tools", &[error]), &[]).1, 2);
    assert!(told.contains("error[S053]") && told.contains("row 2, column C"), "{told}");
}

#[test]
fn per_cent_cells_are_read_by_what_is_asked_for() {
    let cells = [percent("0.5", "50 %"), percent("0.755", "75,5 %"), percent("1", "100 %")];
    let (trial, output) = run(&answers("Svar", false, "share", &cells), &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(trial.answers(), ["unit=north share=50", "unit=north share=75.5", "unit=north share=100"]);
    // Beside them a number without the format may be a share.
    let cells = [percent("0.5", "50 %"), number("0.25")];
    let told = said(&run(&answers("Svar", false, "share", &cells), &[]).1, 2);
    assert!(told.contains("“0.25” may be 0.25 per cent or 25 per cent"), "{told}");
    assert!(told.contains("row 3, column C (share)"), "{told}");
}

#[test]
fn a_hidden_sheet_comes_last_and_sheets_that_look_like_answers_are_named() {
    let hidden = answers("Utkast", true, "tools", &[text("Disagree")]);
    let seen = answers("Svar", false, "tools", &[text("Agree")]);
    let other = answers("Svar 2", false, "tools", &[text("Neutral")]);
    let (trial, output) = run(&(hidden.clone() + &seen + &other), &[]);
    assert_eq!(trial.answers(), ["unit=north tools=4"]);
    let told = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Svar 2") && told.contains("Utkast (hidden)"), "{told}");
    // Alone, or asked for, it is read and said to be hidden.
    for options in [&[][..], &["--sheet", "Utkast"]] {
        let sheets =
            if options.is_empty() { sheet("Om", false, &[vec![text("Survey")]]) } else { seen.clone() };
        let (trial, output) = run(&(hidden.clone() + &sheets), options);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(trial.answers(), ["unit=north tools=2"], "{told}");
        assert!(told.contains("Utkast (hidden)"), "{told}");
    }
}
