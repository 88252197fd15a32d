//! Paths and patterns in an assessment: inside its folder, and the same on every system.

use glob::{MatchOptions, Pattern};

use crate::load::reader::{At, Reader};
use crate::model::toml_fault::{PathFault, TomlFault};

/// A pattern's `*` stays within one folder, hidden files are left alone, and case counts on every system alike.
const MATCHING: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// What keeps a path from meaning the same file on every system, or from staying inside the folder.
pub fn fault_of(path: &str) -> Option<PathFault> {
    let mut start = path.chars();
    let drive =
        matches!((start.next(), start.next()), (Some(letter), Some(':')) if letter.is_ascii_alphabetic());
    if drive {
        Some(PathFault::Drive)
    } else if path.contains('\\') {
        Some(PathFault::Backslash)
    } else if path.starts_with(['/', '~']) {
        Some(PathFault::Absolute)
    } else if path.split('/').any(|part| part == "..") {
        Some(PathFault::Parent)
    } else {
        None
    }
}

/// Tells of a path that cannot be used; else the path without what says nothing, such as a leading `./`.
pub fn inside(path: &At<String>, reader: &Reader) -> Option<String> {
    if let Some(why) = fault_of(&path.value) {
        reader.fault(TomlFault::BadPath { path: path.value.clone(), why }, path.span.clone());
        return None;
    }
    Some(plain(&path.value))
}

/// A path without what says nothing.
pub fn plain(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

/// The folder that a path or a pattern leads to; empty for the assessment's own.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a path or a pattern names a file.
pub fn fits(wanted: &str, file: &str) -> bool {
    wanted == file || Pattern::new(wanted).is_ok_and(|pattern| pattern.matches_with(file, MATCHING))
}

/// The files that a path or a pattern names, in order; `None` where it is told that it cannot be used.
pub fn matching(wanted: &At<String>, files: &[String], reader: &Reader) -> Option<Vec<String>> {
    let path = inside(wanted, reader)?;
    // A file's own name comes first: it may have brackets in it.
    if files.contains(&path) {
        return Some(vec![path]);
    }
    match Pattern::new(&path) {
        Ok(pattern) => {
            let matched = files.iter().filter(|file| pattern.matches_with(file, MATCHING));
            Some(matched.cloned().collect())
        }
        Err(error) => {
            let is_range = path.chars().nth(error.pos) == Some('[');
            let fault = TomlFault::BadPattern { pattern: wanted.value.clone(), is_range };
            reader.fault(fault, wanted.span.clone());
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stays_within_one_folder() {
        for (wanted, file, expected) in [
            ("answers/2026/*.csv", "answers/2026/a.csv", true),
            ("answers/2026/*.csv", "answers/2026/b/a.csv", false),
            ("answers/**/*.csv", "answers/2026/b/a.csv", true),
            ("answers/a[1].csv", "answers/a[1].csv", true),
            ("answers/*.csv", "answers/A.CSV", false),
        ] {
            assert_eq!(fits(wanted, file), expected, "{wanted} {file}");
        }
    }

    #[test]
    fn only_paths_inside_the_folder_are_followed() {
        for (path, expected) in [
            ("answers/2026/*.csv", None),
            ("./a.csv", None),
            ("a..b.csv", None),
            ("../a.csv", Some(PathFault::Parent)),
            ("a/../../b.csv", Some(PathFault::Parent)),
            ("/etc/passwd", Some(PathFault::Absolute)),
            ("~/a.csv", Some(PathFault::Absolute)),
            ("C:/a.csv", Some(PathFault::Drive)),
            ("c:a.csv", Some(PathFault::Drive)),
            ("answers\\a.csv", Some(PathFault::Backslash)),
            ("\\\\server\\a.csv", Some(PathFault::Backslash)),
        ] {
            assert_eq!(fault_of(path), expected, "{path}");
        }
    }
}
