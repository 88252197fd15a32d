//! The documentation's examples run.
//!
//! In a block marked `console`, each line that begins with `$ mognad` is run, in order, in a folder that has the example; it must
//! succeed. Blocks marked `toml questionnaire` and `toml assessment` must load without a fault.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mognad::load::{self, MemoryFiles};
use mognad::model::Lang;

use crate::cli::folder::copy;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn documents() -> Vec<(String, String)> {
    let mut paths = vec![root().join("README.md"), root().join("README.sv.md")];
    paths.extend(fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The text of each fenced block with this mark.
fn blocks(text: &str, mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in text.lines() {
        match (&mut open, line.trim_start().strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim() == mark, String::new())),
            (Some((wanted, block)), Some(_)) => {
                if *wanted {
                    found.push(std::mem::take(block));
                }
                open = None;
            }
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

#[test]
fn every_command_in_the_documentation_succeeds() {
    let mut count = 0;
    for (name, text) in documents() {
        let folder = tempfile::tempdir().unwrap();
        for example in ["examples/kommun", "examples/region"] {
            copy(&root().join(example), &folder.path().join(example));
        }
        for line in blocks(&text, "console").iter().flat_map(|block| block.lines()) {
            let command = line.strip_prefix("$ mognad ").unwrap_or_else(|| panic!("{name}: {line}"));
            let output = Command::new(env!("CARGO_BIN_EXE_mognad"))
                .args(command.split_whitespace())
                .current_dir(folder.path())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: {line}\n{said}");
            count += 1;
        }
    }
    assert!(count > 15, "only {count} commands were found");
}

#[test]
fn every_file_in_the_documentation_loads() {
    let mut count = 0;
    for (name, text) in documents() {
        for block in blocks(&text, "toml questionnaire") {
            let (_, diagnostics) = load::questionnaire(&name, &block);
            let shown = mognad::text::diagnostics::render(&diagnostics, Lang::En, false);
            assert!(diagnostics.is_empty(), "{shown}");
            count += 1;
        }
        for block in blocks(&text, "toml assessment") {
            let files =
                MemoryFiles::default().with("assessment.toml", block).with("answers/2026/a.csv", "unit\n");
            let (_, diagnostics) = load::assessment(&files, "assessment.toml");
            let shown = mognad::text::diagnostics::render(&diagnostics, Lang::En, false);
            assert!(diagnostics.is_empty(), "{shown}");
            count += 1;
        }
    }
    assert_eq!(count, 4);
}

#[test]
fn every_mapping_in_the_documentation_reads() {
    let builtin = load::builtin::ALL[0];
    let questionnaire = load::questionnaire(&builtin.file(), builtin.text).0.unwrap();
    let names = mognad::model::ToolNames::default();
    let index = load::import::Index::new(&questionnaire, &names);
    let mut count = 0;
    for (name, text) in documents() {
        for block in blocks(&text, "toml mapping") {
            let (_, diagnostics) = load::import::mapping(&name, &block, &index);
            let shown = mognad::text::diagnostics::render(&diagnostics, Lang::En, false);
            assert!(diagnostics.is_empty(), "{shown}");
            count += 1;
        }
    }
    assert_eq!(count, 1);
}

#[test]
fn every_link_in_the_documentation_leads_somewhere() {
    for (name, text) in documents() {
        let folder = if name.starts_with("README") { root() } else { root().join("docs") };
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            let is_local = !target.is_empty() && !target.contains("://");
            assert!(!is_local || folder.join(target).exists(), "{name}: {target}");
        }
    }
}
