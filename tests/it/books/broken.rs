//! The files of `tests/broken/book-…`, each with what is said of it.

use std::fs;
use std::path::{Path, PathBuf};

use mognad::load::import::grid::open;
use mognad::model::Lang;
use mognad::text::diagnostics::render;

/// The folders of files that as such cannot be read.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let all = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> =
        all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("book-")).collect();
    folders.sort();
    folders
}

#[test]
fn what_is_wrong_with_a_file_is_said_and_what_to_do() {
    let folders = folders();
    assert!(folders.len() >= 25, "{}", folders.len());
    for folder in folders {
        // The arguments: `import`, the file, and the language.
        let arguments = fs::read_to_string(folder.join("cmd")).unwrap();
        let name = arguments.lines().nth(1).unwrap();
        let found = open(name, &fs::read(folder.join(name)).unwrap(), None).expect_err(name);
        let told = render(&found, Lang::En, false);
        // The command adds that nothing was written.
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap().replace("\r\n", "\n");
        assert!(expected.starts_with(told.trim_end()), "{}\n{told}", folder.display());
        let swedish = render(&found, Lang::Sv, false);
        assert!(swedish.starts_with("fel[I0") && swedish.contains("tips: "), "{swedish}");
    }
}
