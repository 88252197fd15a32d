//! Where answers are put: a file of its own per export, named after it.

use std::collections::BTreeSet;
use std::path::Path;

use mognad::load::import::Imported;
use mognad::model::Tool;
use mognad::text::terminal::failures::{imported_before, no_place};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::input::shown;
use super::target::Target;

/// A file to be written.
pub struct Output {
    /// Which of the files read.
    pub file: usize,
    /// Its path in the assessment's folder.
    pub name: String,
}

/// The files to be written; none without an assessment, and none for what has nobody in it. Those that are `gone` leave their
/// names to others.
pub fn outputs(
    context: &Context,
    target: &Target,
    files: &[Imported],
    replace: bool,
    gone: &BTreeSet<String>,
) -> anyhow::Result<Vec<Output>> {
    let Some(loaded) = target.loaded() else { return Ok(Vec::new()) };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut outputs = Vec::with_capacity(files.len());
    for (file, imported) in files.iter().enumerate().filter(|(_, file)| !file.entries.is_empty()) {
        let is_form = imported.view.origin.tool == Tool::Form;
        let stem = if is_form { "form".to_owned() } else { slug(&imported.view.file) };
        let place = |stem: &str| {
            let place = loaded.place(stem);
            place.ok_or_else(|| Failure(no_place(loaded.wave_id().as_str(), context.lang())))
        };
        let mut name = place(&stem)?;
        let is_there = |name: &str| !gone.contains(name) && loaded.path(name).exists();
        // Forms come in one by one, and two exports may have the same name in different folders.
        let is_used =
            |name: &str, taken: &BTreeSet<String>| taken.contains(name) || is_form && is_there(name);
        let mut count = 2;
        while is_used(&name, &taken) {
            name = place(&format!("{stem}-{count}"))?;
            count += 1;
        }
        if is_there(&name) && !replace {
            return Err(Failure(imported_before(&shown(&loaded.path(&name)), context.lang())).into());
        }
        taken.insert(name.clone());
        outputs.push(Output { file, name });
    }
    Ok(outputs)
}

/// The file's name without its folder and ending, with nothing in it that a pattern or a system would mind.
fn slug(file: &str) -> String {
    let name =
        Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    // Exports are sometimes named after the person who made them, or whose answers they are.
    if name.contains('@') {
        return "import".to_owned();
    }
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let c = if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '-' };
        if c != '-' || !slug.ends_with('-') {
            slug.push(c);
        }
    }
    let slug: String = slug.trim_matches(['-', '.']).chars().take(80).collect();
    if slug.is_empty() { "import".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_becomes_one_that_any_system_takes() {
        for (file, expected) in [
            ("x/results-survey 123 (2).csv", "results-survey-123-2"),
            ("Digital mognad – Svar.xlsx", "digital-mognad-svar"),
            ("*.csv", "import"),
            ("Anna Ek anna.ek@example.org.xlsx", "import"),
            ("Å[1].csv", "å-1"),
        ] {
            assert_eq!(slug(file), expected, "{file}");
        }
    }
}
