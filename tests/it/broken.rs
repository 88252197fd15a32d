//! Broken inputs: each is told in words that are kept beside it, with exit code 2, and nothing is written.
//!
//! A folder of `tests/broken` holds `cmd` (the arguments, one per line), the inputs, and `expected.txt`: what the program says.
//! An assessment is put beside the inputs unless the folder has one. With `UPDATE_BROKEN` in the environment the expected
//! texts are written instead of compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fixtures::program;

#[test]
fn broken_inputs_are_told_and_leave_nothing_behind() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases() {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        if let Err(why) = check(&case) {
            wrong.push(format!("== {name}\n{why}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 40, "only {count} cases");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("broken")).expect("the cases");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("cmd").is_file())
        .collect();
    cases.sort();
    cases
}

fn check(case: &Path) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a folder");
    for shared in ["assessment.toml", "questionnaire.toml"] {
        fs::copy(root().join("import/small").join(shared), folder.path().join(shared)).expect("a copy");
    }
    fs::write(folder.path().join(".mognad-key"), "07".repeat(32)).expect("a key");
    copy(case, folder.path());
    let before = contents(folder.path());
    let words = fs::read_to_string(case.join("cmd")).expect("cmd");
    let mut command = program();
    command.args(words.lines()).current_dir(folder.path());
    let output = command.output().expect("the program starts");
    let said = on_any_system(&String::from_utf8_lossy(&output.stderr));
    if output.status.code() != Some(2) {
        return Err(format!("exit {:?}: {said}", output.status.code()));
    }
    if said.contains("panicked") {
        return Err(said);
    }
    if contents(folder.path()) != before {
        return Err("something was written".to_owned());
    }
    let expected = case.join("expected.txt");
    if std::env::var_os("UPDATE_BROKEN").is_some() {
        fs::write(&expected, &said).expect("the expected text");
    }
    let wanted = fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
    if said == wanted { Ok(()) } else { Err(format!("said:\n{said}\nexpected:\n{wanted}")) }
}

/// What is said without what is the operating system's own: line ends, separators of paths, its words for a failure.
fn on_any_system(said: &str) -> String {
    let said = said.replace("\r\n", "\n");
    let said = if cfg!(windows) { said.replace('\\', "/") } else { said };
    let own_words = |line: &str| match line.split_once("could not be read: ") {
        Some((start, _)) => format!("{start}could not be read: …"),
        None => line.to_owned(),
    };
    // The last line is the same for all.
    let ends =
        ["Nothing was written, because there are faults.", "Inget har skrivits, eftersom det finns fel."];
    said.lines().filter(|line| !ends.contains(line)).map(|line| own_words(line) + "\n").collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else if entry.file_name() != "cmd" && entry.file_name() != "expected.txt" {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Every file with what is in it.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(contents(&entry));
        } else {
            found.insert(entry.clone(), fs::read(&entry).expect("a file"));
        }
    }
    found
}
