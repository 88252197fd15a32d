//! A foreword and recommendations of people's own, in every format of the report.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::cli::folder::Folder;

const FOREWORD: &str = "Vi frågade i mars. <script>alert(1)</script> [länk](javascript:x) ![b](http://e.se/b.png)\n\n## Tack\n\n- till alla\n  - i båda husen\n- och **ni**\n\n### Kontakt\n\n| vem | var |\n|---|---|\n| Kim | rum 2 |\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("foreword.md", FOREWORD);
    folder.write("recommendations.md", "\u{feff}# Vi föreslår\n\n1. Börja.\n\n2. Fortsätt.\n");
    folder.write("recommendations.en.md", "Start now.");
    folder
}

fn read(folder: &Folder, path: &str) -> String {
    String::from_utf8(folder.read(path)).expect("text")
}

#[test]
fn they_stand_where_they_belong_in_every_format_and_nothing_of_them_comes_alive() {
    let folder = folder();
    assert_eq!(folder.run("report . --out r --format html,md,docx --lang sv").code, 0);
    let markdown = read(&folder, "r/index.md");
    let places = [
        "## Förord",
        "Vi frågade i mars",
        "### Tack",
        "- i båda husen",
        "#### Kontakt",
        "Hur är läget?",
        "## Vi föreslår",
        "1. Börja.",
        "2. Fortsätt.",
    ];
    let found: Vec<usize> = places
        .iter()
        .map(|part| markdown.find(part).unwrap_or_else(|| panic!("{part}: {markdown}")))
        .collect();
    assert!(found.is_sorted(), "{found:?}");
    assert!(!markdown.contains("- till allai") && markdown.contains("- till alla\n"));
    let html = read(&folder, "r/index.html");
    for alive in ["<script>alert", "javascript:x\"", "e.se/b.png"] {
        assert!(!html.contains(alive), "{alive}");
    }
    assert!(html.contains("href=\"#foreword\"") && html.contains("id=\"recommendations\""));
    let mut zip = ZipArchive::new(Cursor::new(folder.read("r/index.docx"))).expect("an archive");
    let mut xml = String::new();
    zip.by_name("word/document.xml").expect("the text").read_to_string(&mut xml).expect("text");
    assert!(xml.contains("Förord"), "a heading");
    assert!(xml.contains("&lt;script&gt;") && !xml.contains("e.se"));
    // They are the whole's, and of the newest wave.
    let files = folder.files();
    let units: Vec<&String> =
        files.iter().filter(|path| path.starts_with("r/units/") && path.ends_with(".md")).collect();
    assert!(
        units.len() > 1 && units.iter().all(|path| !read(&folder, path).contains("Vi föreslår")),
        "{files:?}"
    );
    assert_eq!(folder.run("report . --out old --format md --lang sv --wave 2025").code, 0);
    assert!(!read(&folder, "old/index.md").contains("Vi föreslår"));
}

#[test]
fn one_for_the_reports_language_comes_before_one_for_any() {
    let folder = folder();
    let said = folder.run("report . --format text --lang en").out;
    assert!(
        said.contains("Start now.") && !said.contains("Vi föreslår") && said.contains("Vi frågade"),
        "{said}"
    );
    folder.write("foreword.md", " \n");
    assert!(!folder.run("report . --format text --lang en").out.contains("Foreword"));
    std::fs::write(folder.path("foreword.md"), [0xff, 0xfe, 0x00]).expect("a file");
    let ran = folder.run("report . --out r --lang en");
    assert!(ran.code == 2 && ran.err.contains("foreword.md") && !folder.path("r").exists(), "{}", ran.err);
}
