//! Key figures from registers to the model: from files of rows and columns, and from saved answers of Kolada.
//!
//! They are read with the assessment, since they are of its units, areas and waves. All faults are found at once.

mod answer;
mod gathered;
mod headings;
mod kolada;
mod raw;
mod rows;

#[cfg(test)]
mod tests;

use super::answers::Units;
use super::files::{Files, cannot_read};
use super::import::grid;
use super::listed::{Findings, visible_sheet};
use super::paths;
use super::reader::{At, Reader};
use crate::model::format::figures::FIGURES_FILE;
use crate::model::{Assessment, Diagnostics, FigureFault, Figures};
use gathered::Gathered;
pub use raw::{Wanted, kolada as raw_kolada};

/// Reads all key figures of an assessment, and says which files they stand in.
///
/// `is_read` tells of files that are read as answers: the file that is taken without being named is none of them.
pub fn figures(
    wanted: &Wanted,
    files: &dyn Files,
    assessment: &Assessment,
    is_read: impl Fn(&str) -> bool,
    reader: &Reader,
) -> (Figures, Vec<String>) {
    let units = Units::new(&assessment.units);
    let mut gathered = Gathered::default();
    let mut read = Vec::new();
    let unnamed = || files.list().into_iter().filter(|file| file == FIGURES_FILE && !is_read(file));
    let named = match &wanted.files {
        Some(named) => named.iter().filter_map(|path| named_file(path, files, reader)).collect(),
        None => unnamed().filter_map(|file| Some((files.read(&file).ok()?, file))).collect::<Vec<_>>(),
    };
    for (bytes, file) in named {
        // What is named twice is read once.
        if !read.contains(&file) {
            reader.extend(table(&file, &bytes, (assessment, &units), &mut gathered));
            read.push(file);
        }
    }
    for raw in &wanted.kolada {
        let path = |path: &Option<At<String>>| path.as_ref().and_then(|path| named_file(path, files, reader));
        let (data, titles) = (path(&raw.file), path(&raw.titles));
        read.extend([&data, &titles].into_iter().flatten().map(|(_, file)| file.clone()));
        if let Some(data) = data {
            kolada::read(raw, (&data, titles.as_ref()), assessment, &mut gathered, reader);
        }
    }
    let (figures, found) = gathered.finish();
    reader.extend(found);
    (figures, read)
}

/// The files that an assessment names, which are read as nothing else.
pub fn named_files(wanted: &Wanted) -> Vec<String> {
    let tables = wanted.files.iter().flatten();
    let kolada = wanted.kolada.iter().flat_map(|raw| raw.file.iter().chain(&raw.titles));
    tables.chain(kolada).map(|path| paths::plain(&path.value)).collect()
}

/// A file that is named, and its path inside the folder; told where it cannot be read.
fn named_file(path: &At<String>, files: &dyn Files, reader: &Reader) -> Option<(Vec<u8>, String)> {
    let file = paths::inside(path, reader)?;
    match files.read(&file) {
        Ok(bytes) => Some((bytes, file)),
        Err(why) => {
            reader.fault(cannot_read(files, &file, why), path.span.clone());
            None
        }
    }
}

/// Reads a file of rows and columns, CSV or a workbook, whatever its name ends in.
fn table(
    name: &str,
    bytes: &[u8],
    (assessment, units): (&Assessment, &Units<'_>),
    gathered: &mut Gathered,
) -> Diagnostics {
    let source = match grid::open(name, bytes, None) {
        Ok(source) => source,
        Err(found) => return found,
    };
    // A workbook may have a cover; the figures are on the sheet whose headings say so.
    let Some(grid) = visible_sheet(&source, headings::is_of_figures) else { return Diagnostics::default() };
    let mut findings = Findings::of(name, &source, grid);
    if let Some((first, below)) = grid.rows.split_first() {
        let columns = headings::headings(first, assessment.waves.len() > 1, &mut findings);
        if below.is_empty() {
            findings.tell(first.number, None, FigureFault::NoFigures);
        }
        rows::read(below, &columns, (assessment, units), &mut findings, gathered);
    }
    findings.finish(grid)
}
