//! A report of the assessment in one folder into another, by the library alone.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use mognad::model::Unreadable;
use mognad::open::{Assessed, action_plan};
use mognad::report::{Format, Options, site};
use mognad::{Files, Lang, ReadOptions, open};

/// The files in a folder.
struct Folder(PathBuf);

impl Folder {
    fn walk(&self, below: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(self.0.join(below)).into_iter().flatten().flatten() {
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                self.walk(&format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        Ok(fs::read(self.0.join(path))?)
    }

    fn list(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.walk("", &mut found);
        found.sort();
        found
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &folders[..] else { return Err("name two folders".into()) };
    let opened = open(&Folder(PathBuf::from(from)), "", &ReadOptions::default());
    let opened = opened.map_err(|refusal| format!("{refusal:?}"))?;
    let Assessed { mut analysis, responses, .. } =
        opened.assessed.ok_or_else(|| format!("{:?}", opened.diagnostics))?;
    let plan = action_plan(&Folder(PathBuf::from(from)), &analysis.assessment);
    analysis.take_up(plan.plan.ok_or_else(|| format!("{:?}", plan.diagnostics))?, None);
    let wave = analysis.assessment.waves.len() - 1;
    analysis.look_for_divided(wave, &responses[wave]);
    let lang = opened.language.unwrap_or(Lang::En);
    for file in
        site(&analysis, &Options { lang, formats: &[Format::Html], template: None, charts: true, png: true, unit: None, wave })?
    {
        let place = Path::new(to).join(&file.path);
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(place, file.bytes)?;
    }
    Ok(())
}
