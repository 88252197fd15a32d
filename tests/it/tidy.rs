//! The tree keeps what ARCHITECTURE.md says of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::circles::circles;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, with its path from the project's root, `/`-separated.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut stack = vec![root().join(folder)];
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, text));
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let is_code =
        |name: &str| Path::new(name).extension().is_some_and(|e| e == "rs") && !name.ends_with("/tests.rs");
    files("src").into_iter().filter(|(name, _)| is_code(name)).collect()
}

/// The code of a file without its comments and its unit tests.
pub fn code(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push(line);
            continue;
        }
        // What is for tests only ends where it begins, or with a brace beneath its beginning.
        let margin = line.len() - line.trim_start().len();
        let ends = |line: &str| {
            line.get(margin..)
                .is_some_and(|rest| rest == "}" || rest.ends_with(';') && !rest.starts_with(' '))
        };
        lines.by_ref().find(|line| ends(line));
    }
    kept.join("\n")
}

/// Which folder of the library may use which. What is not listed may not be used.
const ARROWS: [(&str, &[&str]); 17] = [
    ("model", &[]),
    ("parallel", &[]),
    ("xml", &[]),
    ("typeface", &[]),
    ("plain_language", &["model"]),
    ("load", &["model", "plain_language"]),
    ("tally", &["model", "parallel"]),
    ("score", &["model", "tally"]),
    ("psychometrics", &["model", "tally", "score"]),
    ("insight", &["model", "tally", "score", "psychometrics"]),
    ("chart", &["xml", "typeface"]),
    ("text", &["model", "score", "psychometrics", "insight"]),
    ("doc", &[]),
    ("render", &["doc", "text", "model", "xml", "typeface"]),
    (
        "report",
        &[
            "model",
            "tally",
            "score",
            "psychometrics",
            "insight",
            "chart",
            "text",
            "parallel",
            "doc",
            "render",
        ],
    ),
    ("open", &["model", "load", "insight"]),
    ("interview", &["model", "load", "insight", "text", "doc", "render", "report"]),
];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (folder, may_use) in ARROWS {
        let is_in = |name: &str| {
            name.strip_prefix("src/")
                .and_then(|name| name.strip_prefix(folder))
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        };
        for (name, text) in sources().iter().filter(|(name, _)| is_in(name)) {
            let code = code(text);
            let used = ARROWS
                .iter()
                .map(|(other, _)| *other)
                .chain(["cli"])
                .filter(|other| *other != folder && code.contains(&format!("crate::{other}")));
            wrong.extend(
                used.filter(|other| !may_use.contains(other)).map(|other| format!("{name} uses {other}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The table of ARCHITECTURE.md has a row per room: its name, what it holds, and what it may use.
#[test]
fn the_page_draws_the_arrows() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(page.lines().count() <= 120, "a page is read in five minutes");
    let names =
        |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let table = page.lines().skip_while(|line| !line.starts_with("| room ")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.split('|').collect();
        (names(cells[1]).concat(), names(cells[3]))
    });
    let held =
        ARROWS.map(|(room, may_use)| (room.to_owned(), may_use.iter().map(|to| (*to).to_owned()).collect()));
    assert_eq!(rows.collect::<Vec<(String, Vec<String>)>>(), held);
}

/// What ARCHITECTURE.md names as the test of a claim is there.
#[test]
fn every_claim_of_the_page_has_its_test() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, claims) = page.split_once("## What is deliberately absent").unwrap();
    let this = fs::read_to_string(root().join("tests/it/tidy.rs")).unwrap();
    let named = claims.split('`').skip(1).step_by(2).filter(|name| name.matches('_').count() > 2);
    let named: Vec<&str> = named.filter(|name| *name != "wildcard_enum_match_arm").collect();
    assert!(named.len() > 10, "{named:?}");
    for name in named {
        assert!(this.contains(&format!("fn {name}()")), "{name}");
    }
}

#[test]
fn nothing_reaches_for_the_network_or_the_systems_fonts() {
    for (name, text) in sources() {
        let code = code(&text);
        for word in ["std::net", "TcpStream", "UdpSocket", "load_system_fonts"] {
            assert!(!code.contains(word), "{name}: {word}");
        }
    }
    let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let drawing =
        cargo.lines().filter(|line| line.starts_with("resvg = { v") || line.starts_with("plotters = { v"));
    let drawing: Vec<&str> = drawing.collect();
    assert_eq!(drawing.len(), 2);
    assert!(drawing.iter().all(|line| line.contains("default-features = false")), "{drawing:?}");
    assert!(!cargo.contains("system-fonts") && !cargo.contains("fontconfig"));
}

#[test]
fn no_case_of_an_enum_of_ours_is_passed_over() {
    for name in ["src/lib.rs", "src/main.rs"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        assert!(text.contains("#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]"), "{name}");
    }
    // Whole files that match what other crates define; elsewhere a function says why.
    let allowed =
        sources().into_iter().filter(|(_, text)| text.contains("#![allow(clippy::wildcard_enum_match_arm)]"));
    let allowed: Vec<String> = allowed.map(|(name, _)| name).collect();
    let foreign = [
        "src/load/reader/value.rs",
        "src/load/syntax/places.rs",
        "src/report/pages/prose.rs",
        "src/report/pages/prose/outline.rs",
    ];
    assert_eq!(allowed, foreign);
}

#[test]
fn no_circle_of_imports_joins_files() {
    assert_eq!(circles(&sources()), Vec::<Vec<String>>::new(), "move what both need to where it belongs");
}

#[test]
fn every_folder_of_the_library_has_its_arrows() {
    let folders = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap());
    for folder in folders {
        let name = folder.file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
        assert!(
            ["cli", "main", "lib"].contains(&&*name) || ARROWS.iter().any(|(known, _)| *known == name),
            "{name}"
        );
    }
}

#[test]
fn the_library_neither_prints_nor_exits_nor_looks_around() {
    const FORBIDDEN: [&str; 12] = [
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "dbg!(",
        "process::exit",
        "std::env",
        "env::var",
        "SystemTime",
        "Instant::now",
        "std::fs",
        "File::",
    ];
    let mut wrong = Vec::new();
    for (name, text) in sources().iter().filter(|(name, _)| !is_shell(name)) {
        let code = code(text);
        wrong.extend(
            FORBIDDEN.iter().filter(|word| code.contains(*word)).map(|word| format!("{name}: {word}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn numbers_are_rounded_to_six_decimals_in_one_place() {
    for (name, text) in sources().iter().filter(|(name, _)| name != "src/model/points.rs") {
        assert!(!code(text).contains("* 1e6"), "{name}");
    }
}

#[test]
fn every_code_of_a_fault_is_explained_and_every_explanation_has_its_code() {
    let mut used: Vec<String> = Vec::new();
    for (_, text) in sources().into_iter().filter(|(name, _)| name.starts_with("src/model/")) {
        let code = code(&text);
        let quoted = code.split('"').skip(1).step_by(2);
        let is_code = |text: &&str| {
            text.len() == 4
                && text.starts_with(|c: char| "QASIURP".contains(c))
                && text[1..].parse::<u16>().is_ok()
        };
        used.extend(quoted.filter(is_code).map(str::to_owned));
    }
    used.sort();
    used.dedup();
    let mut explained: Vec<&str> = mognad::text::faults::codes().collect();
    explained.sort_unstable();
    assert_eq!(used, explained);
    assert!(used.len() > 150, "{}", used.len());
}

#[test]
fn anyhow_stays_in_the_shell() {
    for (name, text) in sources().iter().filter(|(name, _)| !is_shell(name)) {
        assert!(!code(text).contains("anyhow"), "{name}");
    }
}

fn is_shell(name: &str) -> bool {
    name.starts_with("src/cli/") || name == "src/main.rs"
}

#[test]
fn the_code_knows_no_area_by_name() {
    let builtin = mognad::load::builtin::find("sodertalje").unwrap();
    let q = mognad::load::questionnaire(&builtin.file(), builtin.text).0.unwrap();
    for (name, text) in sources() {
        let code = code(&text);
        for (_, node) in q.nodes().filter(|(_, node)| !node.kind.is_summary()) {
            assert!(!code.contains(&format!("\"{}\"", node.id)), "{name} names {}", node.id);
        }
    }
}

#[test]
fn the_library_iterates_in_no_hash_order() {
    for (name, text) in sources() {
        let code = code(&text);
        let iterates = code.contains("HashMap") || code.contains("HashSet");
        assert!(!iterates || name.starts_with("src/load/"), "{name}: only look-ups while loading may hash");
    }
}

#[test]
fn csv_is_written_in_one_place() {
    // `report::cells` writes into a text and cannot fail, which a writer of the `csv` crate can.
    for (name, text) in sources() {
        let code = code(&text);
        assert!(!code.contains("WriterBuilder") && !code.contains("csv::Writer"), "{name}");
    }
}

#[test]
fn no_failed_write_is_passed_over() {
    // `push_str(&format!(…))` has no failure to pass over.
    const WRITERS: [&str; 6] =
        ["src/report/", "src/render/", "src/chart/", "src/doc", "src/interview/", "src/insight/"];
    const FORBIDDEN: [&str; 5] = [
        "let _ = write",
        "fmt::Write",
        "into_inner().unwrap_or",
        "from_utf8(bytes).unwrap_or",
        "debug_assert!(written",
    ];
    for (name, text) in sources().iter().filter(|(name, _)| WRITERS.iter().any(|room| name.starts_with(room)))
    {
        let code = code(text);
        assert_eq!(FORBIDDEN.iter().find(|word| code.contains(**word)), None, "{name}");
    }
}

#[test]
fn files_are_of_a_size_to_be_read() {
    // These are longer still; no other may become so.
    const LONGER: [&str; 4] = [
        "src/model/answer_fault.rs",
        "src/report/view/change.rs",
        "src/text/sentences/summary.rs",
        "src/text/toml_faults/en.rs",
    ];
    for (name, text) in sources() {
        let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        let most = if LONGER.contains(&name.as_str()) { 600 } else { 500 };
        assert!(lines <= most, "{name} has {lines} lines: it has a seam that has not been named");
    }
}

#[test]
fn the_top_level_is_the_prescribed_one() {
    for name in
        ["Cargo.toml", "README.md", "README.sv.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"]
    {
        assert!(root().join(name).is_file(), "{name}");
    }
    for name in ["src", "questionnaires", "examples", "tests", "benches", "docs"] {
        assert!(root().join(name).is_dir(), "{name}");
    }
}

#[test]
fn what_systems_compute_differently_is_computed_by_libm() {
    // A root is exact everywhere, and so are sums and products; these are as good as each system makes them.
    const LEFT_OPEN: [&str; 29] = [
        "ln", "ln_1p", "exp", "exp2", "exp_m1", "log", "log2", "log10", "powi", "powf", "cbrt", "hypot",
        "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh",
        "acosh", "atanh", "gamma", "ln_gamma", "erf",
    ];
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for function in LEFT_OPEN {
            let forms = [format!(".{function}("), format!("f64::{function}"), format!("f32::{function}")];
            let code = code(&text);
            let is_there = |form: &String| {
                code.match_indices(form.as_str()).any(|(at, _)| {
                    let rest = &code[at + form.len()..];
                    form.ends_with('(') || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            };
            wrong.extend(forms.iter().filter(|form| is_there(form)).map(|form| format!("{name}: {form}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
