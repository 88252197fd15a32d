//! Files on the disk, as the library asks for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mognad::load::Files;
use mognad::model::{Unreadable, masked};

/// The files in a folder, and no others: what a link leads to outside the folder is not there.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// A folder that exists.
    pub fn new(root: &Path) -> Self {
        // The empty path is where a file without a folder in its name lies.
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        Self { root: root.to_owned() }
    }

    fn is_inside(&self, path: &Path) -> bool {
        let real = (fs::canonicalize(&self.root), fs::canonicalize(path));
        matches!(real, (Ok(root), Ok(path)) if path.starts_with(&root))
    }

    fn walk(&self, folder: &Path, prefix: &str, found: &mut Vec<String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            // A name that is not Unicode cannot stand in a TOML file.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if kind.is_dir() {
                if name != "target" {
                    self.walk(&entry.path(), &format!("{path}/"), found);
                }
            } else if kind.is_file() || (entry.path().is_file() && self.is_inside(&entry.path())) {
                found.push(path);
            }
        }
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let place = inside(&self.root, path);
        let bytes = fs::read(&place).map_err(|error| told(&place, error))?;
        if self.is_inside(&place) { Ok(bytes) } else { Err(Unreadable::Denied) }
    }

    fn list(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.walk(&self.root, "", &mut found);
        found.sort();
        found
    }
}

/// Files as they were named on the command line, wherever they lie.
#[derive(Debug, Default)]
pub struct Typed(BTreeMap<String, PathBuf>);

impl Typed {
    /// Knows these by their names as they are shown; any other name is a path.
    pub fn new<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Self {
        Self(paths.into_iter().map(|path| (shown(path.as_ref()), path.as_ref().to_owned())).collect())
    }
}

impl Files for Typed {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let place = self.0.get(path).map_or(Path::new(path), PathBuf::as_path);
        fs::read(place).map_err(|error| told(place, error))
    }

    /// What lies beside the files, called as they are.
    fn list(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, path) in &self.0 {
            let folder = &name[..name.rfind(std::path::is_separator).map_or(0, |at| at + 1)];
            found.extend(beside(path).map(|name| format!("{folder}{name}")));
        }
        found.sort();
        found.dedup();
        found
    }
}

/// The names of all that lies in a file's folder.
pub fn beside(path: &Path) -> impl Iterator<Item = String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok())
}

/// A path as it was typed, but for what would steer a terminal.
pub fn shown(path: &Path) -> String {
    masked(&path.to_string_lossy()).into_owned()
}

/// Where a file of a folder is on the disk, given its path inside with `/` between the parts.
pub fn inside(folder: &Path, path: &str) -> PathBuf {
    path.split('/').fold(folder.to_owned(), |place, part| place.join(part))
}

/// Why something could not be read. On some systems reading a folder looks like reading what is not allowed.
pub fn told(path: &Path, error: std::io::Error) -> Unreadable {
    if path.is_dir() { Unreadable::Folder } else { error.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_and_built_things_are_not_listed() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in ["b/c.csv", "a.csv", ".git/x.csv", "target/y.csv", "b/.z.csv"] {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
            fs::write(place, "x").expect("a file");
        }
        let files = Folder::new(folder.path());
        assert_eq!(files.list(), ["a.csv", "b/c.csv"]);
        assert_eq!(files.read("b/c.csv").expect("a file"), b"x");
        assert!(files.read("b/d.csv").is_err());
        assert!(files.read("../a.csv").is_err());
    }

    #[test]
    fn what_lies_beside_a_typed_file_is_called_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.csv"), "x").expect("a file");
        fs::write(folder.path().join("b.csv"), "y").expect("a file");
        let typed = folder.path().join("a.csv");
        let files = Typed::new([&typed]);
        assert_eq!(files.list(), [shown(&typed), shown(&folder.path().join("b.csv"))]);
        assert_eq!(files.read(&shown(&typed)).expect("a file"), b"x");
        assert_eq!(files.read(&shown(folder.path())), Err(Unreadable::Folder));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_leads_nowhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let outside = tempfile::NamedTempFile::new().expect("a file");
        let link = folder.path().join("link.csv");
        std::os::unix::fs::symlink(outside.path(), link).expect("a link");
        let files = Folder::new(folder.path());
        assert_eq!(files.list(), [] as [&str; 0]);
        assert!(files.read("link.csv").is_err());
    }
}
