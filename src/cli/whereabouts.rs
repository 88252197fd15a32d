//! Where an assessment is, and what stands in it but for its answers.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use mognad::load::{LoadedAssessment, is_questionnaire, unanswered_assessment};
use mognad::model::Lang;
use mognad::model::format::ASSESSMENT_FILE;
use mognad::text::terminal::checking::is_a_questionnaire;
use mognad::text::terminal::failures::{needs_assessment, no_assessment};

use super::context::Context;
use super::failure::Failure;
use super::files::{Folder, shown};
use super::telling::refused;

/// An assessment's folder, and the name of its own file in it.
#[derive(Debug)]
pub struct Home {
    pub folder: PathBuf,
    pub file: String,
}

/// What WHAT leads to.
#[derive(Debug)]
pub enum Found {
    Assessment(Home),
    /// A folder that is no assessment.
    Folder,
    /// A file that is no assessment; it may hold answers.
    File,
    /// Nothing that can be looked at.
    Nothing(io::Error),
}

impl Found {
    /// The assessment, for a command that needs one.
    pub fn expect(self, context: &Context, what: &Path) -> Result<Home, Failure> {
        let (named, lang) = (shown(what), context.lang());
        match self {
            Self::Assessment(home) => {
                let path = home.folder.join(&home.file);
                let bytes = fs::read(&path).unwrap_or_default();
                match is_questionnaire(&String::from_utf8_lossy(&bytes)) {
                    // An assessment's faults would say nothing of it that helps.
                    true => Err(is_a_questionnaire(&shown(&path), lang).into()),
                    false => Ok(home),
                }
            }
            Self::Folder => Err(no_assessment(&named, lang).into()),
            Self::File => Err(needs_assessment(&named, lang).into()),
            Self::Nothing(error) => Err(refused(context, what, error)),
        }
    }

    /// The same for an option, whose value was meant as a folder where nothing has that name.
    pub fn expect_folder(self, context: &Context, what: &Path) -> Result<Home, Failure> {
        match self {
            Self::Nothing(_) => Self::Folder.expect(context, what),
            found @ (Self::Assessment(_) | Self::Folder | Self::File) => found.expect(context, what),
        }
    }
}

/// Looks what WHAT leads to: a folder with an assessment in it, or the assessment's own file, whatever it is called.
pub fn find(what: &Path) -> Found {
    if is_folder(what) {
        let home = Home { folder: what.to_owned(), file: ASSESSMENT_FILE.to_owned() };
        return if what.join(ASSESSMENT_FILE).is_file() { Found::Assessment(home) } else { Found::Folder };
    }
    match fs::metadata(what) {
        Err(error) => Found::Nothing(error),
        Ok(_) if !is_toml(what) => Found::File,
        Ok(_) => {
            let file = what.file_name().and_then(|name| name.to_str()).unwrap_or(ASSESSMENT_FILE);
            let folder = what.parent().map(Path::to_owned).unwrap_or_default();
            Found::Assessment(Home { folder, file: file.to_owned() })
        }
    }
}

/// An assessment without its answers, of which there need be none yet; its language is that of all that is told from
/// here on.
pub fn unanswered(context: &Context, home: &Home) -> anyhow::Result<LoadedAssessment> {
    let (loaded, found) = unanswered_assessment(&Folder::new(&home.folder), &home.file);
    context.judge(&found)?;
    let loaded = loaded.ok_or_else(|| anyhow::anyhow!("{}", home.file))?;
    context.read_language(loaded.assessment.language);
    Ok(loaded)
}

/// Finds out which language an assessment is in before anything can go wrong, from the one line that says so; what
/// is wrong with the rest of it can then be told in that language.
pub fn read_language(context: &Context, what: &Path) {
    let is_folder = what.is_dir();
    if is_folder || is_toml(what) {
        let file = if is_folder { what.join(ASSESSMENT_FILE) } else { what.to_owned() };
        let bytes = fs::read(file).unwrap_or_default();
        context.read_language(stated_language(&String::from_utf8_lossy(&bytes)));
    }
}

/// Whether Windows takes a file's name for a device's, whatever its ending.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port.is_some_and(|port| {
        let mut number = port.chars();
        let digit = number.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'));
        digit && number.next().is_none()
    });
    is_port || matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
}

/// The empty path is the current folder, told of without `./` before every file in it.
fn is_folder(what: &Path) -> bool {
    what.as_os_str().is_empty() || what.is_dir()
}

fn is_toml(what: &Path) -> bool {
    what.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("toml"))
}

/// The `language` of an assessment that need not be sound.
fn stated_language(text: &str) -> Option<Lang> {
    // It stands before the first table.
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_start);
    let line = lines.by_ref().take_while(|line| !line.starts_with('[')).find_map(|line| {
        line.strip_prefix("language").and_then(|rest| rest.trim_start().strip_prefix('='))
    })?;
    let quoted = line.trim_start();
    let mark = quoted.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    quoted[1..].split(mark).next().and_then(Lang::from_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_in_an_assessment_that_is_faulty() {
        for (text, lang) in [
            ("format = 1\nlanguage = \"sv\" # the reports'\ntitel = \n", Some(Lang::Sv)),
            ("\u{feff}language='en'\n[[waves]\n", Some(Lang::En)),
            ("# language = \"sv\"\nlanguages = \"sv\"\n", None),
            ("[[units]]\nlanguage = \"sv\"\n", None),
            ("language = \"svenska\"\n", None),
            ("language = sv\n", None),
            ("language =", None),
        ] {
            assert_eq!(stated_language(text), lang, "{text}");
        }
    }
}
