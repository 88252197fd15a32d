//! Which files of a folder a report wrote.

use super::files::Files;

/// Lists what a report wrote into a folder, a path to a line, `/` between its parts.
pub const REPORTED: &str = ".mognad-report";

/// Whether a report wrote this file, which lies somewhere among the files.
#[must_use]
pub fn is_of_a_report(files: &dyn Files, name: &str) -> bool {
    let ends = name.match_indices('/').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).any(|start| {
        let (folder, path) = name.split_at(start);
        let listed = files.read(&format!("{folder}{REPORTED}")).unwrap_or_default();
        String::from_utf8_lossy(&listed).lines().any(|line| line == path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::MemoryFiles;

    #[test]
    fn a_report_in_any_folder_above_is_asked() {
        let files = MemoryFiles::default()
            .with("r/.mognad-report", "a.csv\nb/c.csv\n")
            .with(".mognad-report", "d.csv\n");
        for (name, is) in [
            ("r/a.csv", true),
            ("r/b/c.csv", true),
            ("d.csv", true),
            ("a.csv", false),
            ("r/d.csv", false),
            ("b/c.csv", false),
            ("r/b/a.csv", false),
        ] {
            assert_eq!(is_of_a_report(&files, name), is, "{name}");
        }
    }
}
