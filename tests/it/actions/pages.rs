//! The plan on the pages of a report.

use super::{a_year_later, next_year};
use crate::cli::folder::Folder;

fn page(folder: &Folder, words: &str) -> String {
    let words = format!("report . --format text {words} --lang en");
    let said = folder.run(&words.split_whitespace().collect::<Vec<_>>().join(" ")).out;
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lets the action that is reached be for more than there is.
fn aim_higher(folder: &Folder) {
    let plan = String::from_utf8(folder.read("plan.toml")).expect("text");
    folder.write("plan.toml", &plan.replacen("aim = 50", "aim = 90", 1));
}

#[test]
fn the_boards_page_tells_what_is_done_and_who_does_what_until_when() {
    let folder = next_year();
    let board = page(&folder, "--page board");
    // What the answers surely show as reached is not late: it waits to be called done.
    let reached = "Doing now - Bring ‘Alfa 1’ to ‘Half’ (One) Doing. Owner: Kim. Due 1 December 2026. \
                   The answers: surely reached: proposed as done.";
    assert!(board.contains(reached), "{board}");
    aim_higher(&folder);
    let board = page(&folder, "--page board");
    let late =
        "Doing now - Bring ‘Alfa 1’ to ‘Half’ (One) Doing. Owner: Kim. Late: it was due 1 December 2026.";
    assert!(board.contains(late), "{board}");
    assert!(board.contains("Bring ‘Beta 1’ to ‘Most’ (Two) Decided."), "{board}");
    assert!(board.contains("Done in the action plan: Köp sensorer till alla (One)."), "{board}");
    // Without a plan there is nothing of it.
    folder.write("plan.toml", "format = 1\n");
    assert!(!page(&folder, "--page board").contains("Doing now"));
}

#[test]
fn a_decision_that_the_plan_says_is_taken_is_wanted_no_more() {
    let folder = crate::plan::folder();
    folder.run("plan actions . --lang en");
    let plan = String::from_utf8(folder.read("plan.toml")).expect("text");
    let board = page(&folder, "--page board");
    assert!(board.contains("decisions wanted 1. Beta"), "{board}");
    folder.write("plan.toml", &plan.replacen("status = \"proposed\"", "status = \"decided\"", 1));
    let board = page(&folder, "--page board");
    assert!(board.contains("decisions wanted 1. Will") && board.contains("Doing now"), "{board}");
}

#[test]
fn a_units_page_has_its_part_of_the_plan_and_one_that_is_withheld_has_none() {
    let folder = next_year();
    folder.run("plan actions . --lang en");
    let one = page(&folder, "--unit one");
    assert!(
        one.contains("In the action plan: 1 doing, ") && one.contains("The answers: surely reached"),
        "{one}"
    );
    aim_higher(&folder);
    let whole = page(&folder, "");
    assert!(whole.contains("Late on 1 March 2027: Bring ‘Alfa 1’ to ‘Half’ (One)."), "{whole}");
    assert!(whole.contains("Two: 1 decided, "), "{whole}");
    for page in [page(&folder, "--unit near"), whole, page(&folder, "--page board")] {
        assert!(!page.contains("Nära"), "{page}");
    }
    // Where three have answered in one unit another is withheld with it, and neither is told of.
    let few = a_year_later(3);
    for page in [page(&few, ""), page(&few, "--unit one"), page(&few, "--page board")] {
        assert!(
            !page.contains("Nära") && !page.contains("(One)") && !page.contains("One: 1 doing"),
            "{page}"
        );
    }
    // A report on an earlier wave is not about what is done now.
    assert!(!page(&folder, "--unit one --wave 2026").contains("action plan"));
}

#[test]
fn what_people_wrote_is_text_in_every_format() {
    let folder = next_year();
    let plan = String::from_utf8(folder.read("plan.toml")).expect("text");
    folder.write("plan.toml", &plan.replace("owner = \"Kim\"", "owner = '<script>x</script> | *x* [a](b)'"));
    assert_eq!(folder.run("report . --out r --lang en").code, 0);
    let html = String::from_utf8(folder.read("r/board.html")).expect("text");
    assert!(html.contains("script&#62;x") || html.contains("script&gt;x"));
    assert!(!html.contains("<script>x"));
    let markdown = folder.run("plan actions . --format markdown --lang en").out;
    assert!(
        !markdown.contains("<script>") && !markdown.contains("[a](b)") && !markdown.contains("*x*"),
        "{markdown}"
    );
}
