//! Circles of imports between source files.
//!
//! A file uses another where it names something that is defined there, by `use` or by a path, however often that is exported again on the
//! way. A module and what is inside it may know one another: a folder is read as one, from its `mod.rs` down. Any other circle says that
//! something lies in the wrong file.

use std::collections::{BTreeMap, BTreeSet};

use super::tidy::code;

/// A module's path from the crate's root.
type Path = Vec<String>;

/// The circles among source files, given with their names from the project's root: each as the names of its files.
pub fn circles(sources: &[(String, String)]) -> Vec<Vec<String>> {
    let modules = Modules::of(sources);
    let uses: BTreeMap<&Path, BTreeSet<Path>> =
        modules.0.iter().map(|(path, module)| (path, modules.used_by(path, module))).collect();
    let reached: BTreeMap<&Path, BTreeSet<&Path>> =
        uses.keys().map(|from| (*from, reach(&uses, from))).collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (path, reaches) in &reached {
        let is_round = |other: &&&Path| reached.get(**other).is_some_and(|back| back.contains(*path));
        let circle: BTreeSet<String> =
            reaches.iter().filter(is_round).map(|one| modules.0[*one].file.clone()).collect();
        if circle.len() > 1 {
            found.insert(circle.into_iter().collect());
        }
    }
    found.into_iter().collect()
}

/// All that is used by what is used, and so on.
fn reach<'a>(uses: &'a BTreeMap<&Path, BTreeSet<Path>>, from: &Path) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Path> = uses.get(from).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(uses.get(next).into_iter().flatten());
        }
    }
    reached
}

struct Module {
    file: String,
    code: String,
    /// What a name that was imported stands for.
    imported: BTreeMap<String, Path>,
}

struct Modules(BTreeMap<Path, Module>);

impl Modules {
    fn of(sources: &[(String, String)]) -> Self {
        let mut modules = Self(BTreeMap::new());
        for (file, text) in sources.iter().filter(|(file, _)| !file.contains("/tests/")) {
            let inner = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            let path =
                if inner == "lib" { Path::new() } else { inner.split('/').map(str::to_owned).collect() };
            modules
                .0
                .insert(path, Module { file: file.clone(), code: code(text), imported: BTreeMap::new() });
        }
        let imported: Vec<(Path, BTreeMap<String, Path>)> = modules
            .0
            .iter()
            .map(|(path, module)| (path.clone(), modules.imports(path, &module.code)))
            .collect();
        for (path, names) in imported {
            modules.0.get_mut(&path).unwrap().imported = names;
        }
        modules
    }

    /// What each name stands for that a file imports from the crate.
    fn imports(&self, module: &Path, code: &str) -> BTreeMap<String, Path> {
        let mut imported = BTreeMap::new();
        for statement in use_statements(code) {
            for (mut segments, name) in expanded(&statement) {
                if segments.last().is_some_and(|last| last == "self") {
                    segments.pop();
                }
                if let Some(path) = self.resolved(module, &segments) {
                    let name = name.unwrap_or_else(|| segments.last().cloned().unwrap_or_default());
                    imported.insert(name, path);
                }
            }
        }
        imported
    }

    /// A path as seen from a module, from the root; `None` where it leads out of the crate.
    fn resolved(&self, module: &Path, segments: &[String]) -> Option<Path> {
        let first = segments.first()?.as_str();
        let ups = segments.iter().take_while(|segment| *segment == "super").count();
        let (base, rest) = match first {
            "crate" => (&[][..], &segments[1..]),
            "self" => (&module[..], &segments[1..]),
            "super" => (&module[..module.len().checked_sub(ups)?], &segments[ups..]),
            child if self.0.contains_key(&[&module[..], &[child.to_owned()]].concat()) => {
                (&module[..], segments)
            }
            _ => return None,
        };
        Some([base, rest].concat())
    }

    /// The modules whose things a module names, but for those that it is in and those that are in it.
    fn used_by(&self, path: &Path, module: &Module) -> BTreeSet<Path> {
        let mut named: Vec<Path> = module.imported.values().cloned().collect();
        for segments in paths(&module.code) {
            let through_import = || Some([&module.imported.get(&segments[0])?[..], &segments[1..]].concat());
            named.extend(self.resolved(path, &segments).or_else(through_import));
        }
        let is_apart = |other: &Path| !other.starts_with(path) && !path.starts_with(other);
        named.iter().map(|named| self.home(named, 0)).filter(is_apart).collect()
    }

    /// The module in which something is defined, through all that export it again.
    fn home(&self, named: &[String], depth: usize) -> Path {
        let mut module = Path::new();
        for (at, segment) in named.iter().enumerate() {
            let inner = [&module[..], std::slice::from_ref(segment)].concat();
            if self.0.contains_key(&inner) {
                module = inner;
                continue;
            }
            let target = self.0.get(&module).and_then(|here| here.imported.get(segment));
            return match target {
                Some(target) if depth < 10 && **target != named[..=at] => {
                    self.home(&[&target[..], &named[at + 1..]].concat(), depth + 1)
                }
                _ => module,
            };
        }
        module
    }
}

/// What stands between `use` and its semicolon.
fn use_statements(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start();
        let public = line.strip_prefix("pub").map(|rest| match rest.strip_prefix('(') {
            Some(rest) => rest.split_once(')').map_or("", |(_, rest)| rest),
            None => rest,
        });
        let Some(first) = public.unwrap_or(line).trim_start().strip_prefix("use ") else { continue };
        let mut statement = first.to_owned();
        while !statement.contains(';') {
            let Some(next) = lines.next() else { break };
            statement += next;
        }
        found.push(statement.split(';').next().unwrap_or_default().to_owned());
    }
    found
}

/// The paths of a tree of imports, each with the name that it is given.
fn expanded(tree: &str) -> Vec<(Path, Option<String>)> {
    let tree = tree.trim();
    let Some((before, rest)) = tree.split_once('{') else {
        let (path, name) =
            tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim().to_owned())));
        return vec![(path.split("::").map(|segment| segment.trim().to_owned()).collect(), name)];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut branches, mut depth) = (vec![String::new()], 0);
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            ',' if depth == 0 => branches.push(String::new()),
            c => branches.last_mut().unwrap().push(c),
        }
    }
    let stem: Path =
        before.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    let all = branches.iter().filter(|branch| !branch.trim().is_empty()).flat_map(|branch| expanded(branch));
    all.map(|(path, name)| ([&stem[..], &path[..]].concat(), name)).collect()
}

/// All paths of more than one segment in a code.
fn paths(code: &str) -> Vec<Path> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c: char| !is_part(c));
    let parts = words.map(|word| word.split("::").map(str::to_owned).collect::<Path>());
    parts
        .filter(|path| {
            path.len() > 1 && path.iter().all(|segment| !segment.is_empty() && !segment.contains(':'))
        })
        .collect()
}

fn check(sources: &[(&str, &str)], expected: &[&[&str]]) {
    let sources: Vec<(String, String)> =
        sources.iter().map(|(file, text)| (format!("src/{file}.rs"), (*text).to_owned())).collect();
    let expected: Vec<Vec<String>> =
        expected.iter().map(|circle| circle.iter().map(|file| format!("src/{file}.rs")).collect()).collect();
    assert_eq!(circles(&sources), expected, "{sources:#?}");
}

#[test]
fn a_circle_is_found_however_its_files_name_one_another() {
    for (one, other) in [
        ("use crate::b::B;", "use crate::a::A;"),
        ("use super::b::{self, B};", "fn f() -> super::a::A {}"),
        ("pub(super) use crate::{\n    b::B,\n    d as e,\n};", "use crate::a;\nfn f() -> a::A {}"),
        ("use crate::B;", "use crate::c::A;"),
        ("use crate::b::B as C;\n", "fn f() { crate::a::g() }"),
    ] {
        let root = "mod a;\nmod b;\nmod c;\npub use b::B;";
        let again = "pub use super::a::A;";
        check(&[("lib", root), ("a", one), ("b", other), ("c", again)], &[&["a", "b"]]);
    }
    check(
        &[("a", "use crate::b::X;"), ("b", "use crate::c::X;"), ("c", "use crate::a::X;")],
        &[&["a", "b", "c"]],
    );
}

#[test]
fn a_folder_is_one_and_what_only_looks_like_a_circle_is_none() {
    for (one, other) in [
        ("use crate::b::B;", "use crate::c::A;"),
        ("use crate::b::B;", "#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}"),
        ("use crate::b::B;", "#[cfg(test)]\nmod tests;\n"),
        ("use crate::b::B;", "// use crate::a::A;\nuse std::a::A;"),
        ("use crate::b::B;", "use other::a::A;"),
    ] {
        check(&[("a", one), ("b", other), ("c", "")], &[]);
    }
    check(&[("m/mod", "mod a;\npub use a::A;"), ("m/a", "use super::B;"), ("lib", "mod m;")], &[]);
    // Code that stands behind tests counts.
    let behind = "#[cfg(test)]\nmod tests;\n\nuse crate::b::B;";
    check(&[("a", behind), ("b", "use crate::a::A;")], &[&["a", "b"]]);
}
