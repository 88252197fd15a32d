//! Where answers are put: a file of its own per export, named after the tool and the day of the first answer, or as it was asked for.
//!
//! Nothing of the export's own name is taken: it may be somebody's, or a name that Windows keeps for itself.

use std::collections::BTreeSet;

use mognad::load::import::Imported;
use mognad::model::{Moment, Tool, looks_personal};
use mognad::text::terminal::failures::{BadName, bad_name, imported_before, no_place};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::shown;
use super::super::whereabouts::is_device;
use super::earlier::Before;
use super::target::Target;

/// The most characters of a name that is asked for.
const LONGEST: usize = 80;

/// A file to be written.
pub struct Output {
    /// Which of the files read.
    pub file: usize,
    /// Its path in the assessment's folder.
    pub name: String,
}

/// How files are to be called.
pub struct Naming<'a> {
    /// As it was asked for.
    pub asked: Option<&'a str>,
    /// The stem that each file has where nothing was asked for.
    pub stems: &'a [String],
}

/// The files to be written; none without an assessment, and none for what has nobody in it. What replaces an earlier import takes
/// its name; files that are `gone` leave theirs to others.
pub fn outputs(
    context: &Context,
    target: &Target,
    files: &[Imported],
    naming: &Naming,
    before: &Before,
    gone: &BTreeSet<String>,
) -> anyhow::Result<Vec<Output>> {
    let Some(loaded) = target.loaded() else { return Ok(Vec::new()) };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut outputs = Vec::with_capacity(files.len());
    for (file, _) in files.iter().enumerate().filter(|(_, file)| !file.entries.is_empty()) {
        let stem = naming.asked.unwrap_or(&naming.stems[file]);
        let place = |stem: &str| {
            let place = loaded.place(stem);
            place.ok_or_else(|| Failure(no_place(loaded.wave_id().as_str(), context.lang())))
        };
        let is_there = |name: &str| !gone.contains(name) && loaded.path(name).exists();
        let earlier = before.replaced_by(file).find(|name| !taken.contains(*name));
        let mut name = place(stem)?;
        match earlier {
            Some(earlier) if naming.asked.is_none() => name = earlier.to_owned(),
            _ => {
                let is_asked_for = naming.asked.is_some() && !taken.contains(&name);
                let is_ours = before.replaced().any(|replaced| replaced == name);
                if is_asked_for && is_there(&name) && !is_ours {
                    return Err(Failure(imported_before(&shown(&loaded.path(&name)), context.lang())).into());
                }
                let mut count = 2;
                while taken.contains(&name) || is_there(&name) && !is_ours {
                    name = place(&format!("{stem}-{count}"))?;
                    count += 1;
                }
            }
        }
        taken.insert(name.clone());
        outputs.push(Output { file, name });
    }
    Ok(outputs)
}

/// What a file of answers is called, without its ending: the tool, and the day of the first answer where times are known. It is the
/// same for every export of a survey.
pub fn stem(imported: &Imported) -> String {
    let tool = imported.view.origin.tool;
    let times = imported.entries.iter().filter_map(|entry| entry.submission.ended);
    let first = times.min().filter(|_| tool != Tool::Form);
    let first = first.and_then(|seconds| Moment::from_unix(u64::try_from(seconds).ok()?));
    match first {
        Some(moment) => format!("{}-{}", tool.code(), &moment.iso()[..10]),
        None => tool.code().to_owned(),
    }
}

/// The name that was asked for, if it can stand on every system and says of nobody that they answered.
pub fn expect_name<'n>(context: &Context, name: &'n str) -> Result<&'n str, Failure> {
    let name = name.strip_suffix(".csv").unwrap_or(name);
    fault_of(name).map_or(Ok(name), |why| Err(Failure(bad_name(name, why, context.lang()))))
}

fn fault_of(name: &str) -> Option<BadName> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.contains('@') || looks_personal(name) || name.split(['_', '.']).any(looks_personal) {
        Some(BadName::Personal)
    } else if is_device(name) {
        Some(BadName::Device)
    } else if name.is_empty()
        || name.starts_with(['.', '-'])
        || name.ends_with(['.', '-'])
        || !name.chars().all(is_plain)
        || name.chars().count() > LONGEST
    {
        Some(BadName::Character)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_on_every_system_and_names_nobody() {
        for (name, expected) in [
            ("staff-2026", None),
            ("Förskolan.våren", None),
            ("", Some(BadName::Character)),
            ("a/b", Some(BadName::Character)),
            ("..", Some(BadName::Character)),
            (".hidden", Some(BadName::Character)),
            ("two words", Some(BadName::Character)),
            ("a*", Some(BadName::Character)),
            ("CON", Some(BadName::Device)),
            ("nul.x", Some(BadName::Device)),
            ("com¹", Some(BadName::Device)),
            ("LPT9", Some(BadName::Device)),
            ("common", None),
            ("811218-9876", Some(BadName::Personal)),
            ("anna_198112189876", Some(BadName::Personal)),
            ("anna@example.org", Some(BadName::Personal)),
        ] {
            assert_eq!(fault_of(name), expected, "{name}");
        }
    }
}
