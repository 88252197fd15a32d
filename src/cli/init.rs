//! `mognad init`: an assessment folder to start from.

mod listed;
pub mod sample;

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use mognad::load::{self, builtin};
use mognad::model::format::ASSESSMENT_FILE;
use mognad::model::{Lang, Questionnaire};
use mognad::text::terminal::failures::not_empty;
use mognad::text::terminal::progress::{scaffolded, scaffolded_from_list};

use super::args::Init;
use super::context::Context;
use super::failure::Failure;
use super::files::{inside, shown};
use super::telling::refused;
use super::write::{self, Lock, Places};

/// What stands in the folder besides the sample, in one language.
struct Texts {
    assessment: &'static str,
    readme: &'static str,
    /// Where the sample lies.
    sample: &'static str,
    /// The same for a folder whose units come from a list: how to go on, and what stands in the place of the comment that tells of
    /// the sample.
    list_readme: &'static str,
    comment: &'static str,
}

const SV: Texts = Texts {
    assessment: include_str!("init/assessment.sv.toml"),
    readme: include_str!("init/README.sv.md"),
    sample: "answers/exempel.csv",
    list_readme: include_str!("init/list.sv.md"),
    comment: "# Allt efter # är kommentarer. Ändra här, lägg era svar i answers/ och kör `mognad check .`",
};
const EN: Texts = Texts {
    assessment: include_str!("init/assessment.en.toml"),
    readme: include_str!("init/README.en.md"),
    sample: "answers/sample.csv",
    list_readme: include_str!("init/list.en.md"),
    comment: "# Everything after # is a comment. Change this file, put your answers in answers/, and run `mognad check .`",
};

pub fn run(context: &Context, args: &Init) -> anyhow::Result<()> {
    let lang = context.lang();
    write::expect_folder(context, &args.dir)?;
    expect_empty(context, &args.dir)?;
    let mut places = Places::new(false);
    let mut of_list = None;
    let files: Vec<(&str, String)> = match &args.units {
        None => scaffold(lang)?.into(),
        Some(list) => {
            places = places.reads(list);
            let units = listed::units(context, list, args.encoding.as_deref(), &questionnaire()?)?;
            of_list = Some(units.len());
            let texts = texts(lang);
            vec![
                (ASSESSMENT_FILE, listed::assessment(texts, &units, lang)),
                ("README.md", texts.list_readme.to_owned()),
            ]
        }
    };
    places.expect_all(context, write::below(&args.dir, files.iter().map(|(path, _)| *path)))?;
    let lock = Lock::take(context, &args.dir)?;
    // An earlier run that was cut short may have had all ready but the last step.
    let is_finished = files
        .iter()
        .all(|(path, text)| fs::read(inside(&args.dir, path)).is_ok_and(|there| there == text.as_bytes()));
    if !is_finished {
        expect_empty(context, &args.dir)?;
        let changes = files.iter().map(|(path, text)| ((*path).to_owned(), Some(text.as_bytes())));
        write::together(context, &lock, &changes.collect())?;
    }
    let dir = shown(&args.dir);
    let done =
        of_list.map_or_else(|| scaffolded(&dir, lang), |units| scaffolded_from_list(&dir, units, lang));
    context.note(&format!("{done}\n"));
    Ok(())
}

fn expect_empty(context: &Context, folder: &Path) -> anyhow::Result<()> {
    let is_empty = !folder.is_dir()
        || write::is_begun(folder)
        || write::is_empty(folder).map_err(|error| refused(context, folder, error))?;
    if is_empty { Ok(()) } else { Err(Failure(not_empty(&shown(folder), context.lang())).into()) }
}

const fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Sv => &SV,
        Lang::En => &EN,
    }
}

/// The questionnaire of a new assessment.
fn questionnaire() -> anyhow::Result<Questionnaire> {
    let builtin = builtin::ALL[0];
    let (questionnaire, _) = load::questionnaire(&builtin.file(), builtin.text);
    questionnaire.context("the built-in questionnaire")
}

/// The files of a new folder. The answers are made from the questionnaire itself, so they always fit it.
fn scaffold(lang: Lang) -> anyhow::Result<[(&'static str, String); 3]> {
    let texts = texts(lang);
    let questionnaire = questionnaire()?;
    Ok([
        (ASSESSMENT_FILE, texts.assessment.to_owned()),
        ("README.md", texts.readme.to_owned()),
        (texts.sample, sample::answers(&questionnaire, lang)),
    ])
}

#[cfg(test)]
mod tests {
    use mognad::load::answers::{AnswerFile, Reading, Roles, answers};
    use mognad::load::{MemoryFiles, assessment};

    use super::*;

    #[test]
    fn what_is_made_has_no_fault_in_either_language() {
        for lang in Lang::ALL {
            let made = scaffold(lang).expect("files");
            let files =
                made.iter().fold(MemoryFiles::default(), |all, (path, text)| all.with(path, text.as_str()));
            let (loaded, found) = assessment(&files, ASSESSMENT_FILE);
            assert!(found.is_empty(), "{found:?}");
            let loaded = loaded.expect("an assessment");
            assert_eq!(loaded.assessment.language, Some(lang));
            let waves = loaded.assessment.wave_ids();
            let reading = Reading {
                questionnaire: &loaded.assessment.questionnaire,
                units: &loaded.assessment.units,
                waves: &waves,
                wave: &waves[0],
                mode: mognad::model::Mode::Survey,
                duplicates: Default::default(),
                encoding: None,
            };
            let file = AnswerFile { name: made[2].0, bytes: made[2].1.as_bytes(), waves: &waves };
            let (responses, found) = answers(&reading, &mut Roles::default(), &[file]);
            assert!(found.is_empty(), "{found:?}");
            assert!(responses.0.len() >= 12);
            assert!(mognad::load::is_made_up(made[2].1.as_bytes()));
        }
    }
}
