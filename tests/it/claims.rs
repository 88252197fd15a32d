//! The method's tables of claims, coverage and power are what their program prints.
//!
//! The program takes minutes, so its output is kept in a file; `.ci/run` holds the beginning of the file to the program.

use mognad::model::Lang;
use mognad::text::documents::method;

const OUTPUT: &str = include_str!("claims/output.md");

/// The tables of the output, each with its head.
fn tables(markdown: &str) -> Vec<Vec<&str>> {
    let blocks = markdown.split("\n\n").map(|block| block.lines().collect::<Vec<_>>());
    blocks.filter(|lines| lines.first().is_some_and(|line| line.starts_with('|'))).collect()
}

#[test]
fn the_methods_tables_are_what_the_program_printed() {
    let tables = tables(OUTPUT);
    assert_eq!(tables.len(), 7);
    let page = method(Lang::En);
    for table in tables {
        let text = table.join("\n");
        assert!(page.contains(&format!("\n\n{text}\n\n")), "docs/method.md lacks\n{text}");
    }
}

#[test]
fn where_no_organisation_differs_next_to_nobody_is_called_ahead_or_above() {
    let claims = &tables(OUTPUT)[5];
    let rows = &claims[2..];
    assert_eq!(rows.len(), 6);
    for row in rows {
        let shares: Vec<f64> = row.split('|').skip(3).filter_map(|cell| cell.trim().parse().ok()).collect();
        assert!(!shares.is_empty(), "{row}");
        // 5 %, and three standard errors of 400 lists.
        assert!(shares.iter().all(|share| *share <= 8.3), "{row}");
    }
}

#[test]
fn what_is_to_be_decided_by_hardly_ever_rests_on_what_is_not_so() {
    let claims = &tables(OUTPUT)[6];
    let rows = &claims[2..];
    assert_eq!(rows.len(), 4);
    for row in rows {
        let shares: Vec<f64> = row.split('|').skip(3).filter_map(|cell| cell.trim().parse().ok()).collect();
        // 5 %, and three standard errors of 400 assessments.
        assert!(shares.len() == 6 && shares.iter().all(|share| *share <= 8.3), "{row}");
    }
}

#[test]
fn where_nothing_differs_next_to_nothing_is_claimed() {
    let claims = &tables(OUTPUT)[0];
    let (head, rows) = (claims[0], &claims[2..]);
    assert_eq!(rows.len(), 12);
    for row in rows {
        for (name, cell) in head.split('|').zip(row.split('|')).skip(3) {
            // What is in parentheses is never below what stands before it.
            let shares = cell.split(['(', ')', ' ']).filter_map(|share| share.parse::<f64>().ok());
            // 5 %, and three standard errors of 400 assessments.
            assert!(shares.fold(0.0, f64::max) <= 8.3, "{name}: {row}");
        }
    }
}

#[test]
fn where_no_score_is_high_hardly_any_is_said_to_say_more_than_a_figure() {
    let table = &tables(OUTPUT)[1];
    let said = |row: &str| row.split('|').nth(3).and_then(|cell| cell.trim().parse::<f64>().ok());
    let (below, above): (Vec<&str>, Vec<&str>) =
        table[2..].iter().partition(|row| row.contains("points below") || row.contains("point below"));
    assert_eq!((below.len(), above.len()), (4, 4));
    // 5 %, and three standard errors of 400 assessments.
    assert!(below.iter().all(|row| said(row).is_some_and(|said| said <= 8.3)), "{below:?}");
    assert!(above.iter().all(|row| said(row).is_some_and(|said| said > 90.0)), "{above:?}");
}
