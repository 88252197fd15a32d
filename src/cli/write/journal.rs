//! Several files of a folder, all or none, however the run ends.
//!
//! What is to be put in place stands ready in a folder of its own, inside the folder itself. Then a list of all changes is put beside
//! it, in one step: from there on the changes will be made, by this run or, should it be cut short, by the next that writes to or reads the
//! folder. Until then nothing has been touched, and the next run takes away what was made ready. New files are put in before old
//! ones are taken out.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::files::inside;
use super::aside;

/// The list of what is being changed.
const JOURNAL: &str = ".mognad-journal";
/// Where new files stand ready, and the ones that they replace until all is done.
const STAGE: &str = ".mognad-next";
/// How many files are a few.
const FEW: usize = 20;

/// What went wrong, and with which file.
pub type Refused = (PathBuf, io::Error);

/// Files as they are to be: with these bytes, or gone; `/` between the parts of their names.
pub type Changes<'b> = BTreeMap<String, Option<&'b [u8]>>;

/// Whether a run that wrote to a folder was cut short, or is at it.
pub fn is_begun(folder: &Path) -> bool {
    folder.join(JOURNAL).is_file()
}

/// Whether this is the name of something that is there only while a folder is being changed.
pub fn is_own(name: &str) -> bool {
    matches!(name, JOURNAL | STAGE)
}

/// Makes all changes, or none. The folder must be held.
pub fn change(folder: &Path, changes: &Changes<'_>) -> Result<usize, Refused> {
    let stage = Stage { folder };
    let journal = stage.prepare(changes).inspect_err(|_| stage.discard())?;
    if let Err(refused) = journal.expect_room(folder).and_then(|()| journal.write(folder)) {
        stage.discard();
        return Err(refused);
    }
    let mut undo = Vec::new();
    match journal.apply(folder, Some(&mut undo)) {
        Ok(taken) => {
            journal.close(folder)?;
            Ok(taken)
        }
        Err(refused) => {
            // What cannot be put back now is finished by the next run.
            if undo.into_iter().rev().all(|step| step.back().is_ok()) {
                let _ = journal.close(folder);
            }
            Err(refused)
        }
    }
}

/// Finishes what a run began that was cut short, or takes away what it made ready.
pub fn recover(folder: &Path) -> Result<(), Refused> {
    match Journal::read(folder) {
        Some(journal) => {
            journal.apply(folder, None)?;
            journal.close(folder)
        }
        None => {
            Stage { folder }.discard();
            Ok(())
        }
    }
}

/// Where files stand ready.
struct Stage<'f> {
    folder: &'f Path,
}

impl Stage<'_> {
    fn prepare(&self, changes: &Changes<'_>) -> Result<Journal, Refused> {
        self.discard();
        // A report's many files can be made anew; a few are worth the wait until they are safe from a power cut, too.
        let is_slow = changes.len() <= FEW;
        let mut journal = Journal::default();
        for (path, bytes) in changes {
            match bytes {
                Some(bytes) => {
                    let place = new(self.folder, path);
                    let put = || {
                        fs::create_dir_all(aside::parent(&place))?;
                        let mut file = File::create(&place)?;
                        file.write_all(bytes)?;
                        if is_slow { file.sync_data() } else { Ok(()) }
                    };
                    put().map_err(|error| (inside(self.folder, path), error))?;
                    journal.put.push(path.clone());
                }
                None => journal.take.push(path.clone()),
            }
        }
        Ok(journal)
    }

    fn discard(&self) {
        let _ = fs::remove_dir_all(self.folder.join(STAGE));
    }
}

/// Where a file stands until it is put in place.
fn new(folder: &Path, path: &str) -> PathBuf {
    inside(&folder.join(STAGE).join("new"), path)
}

/// Where a file stands that was replaced or taken out, until all is done.
fn old(folder: &Path, path: &str) -> PathBuf {
    inside(&folder.join(STAGE).join("old"), path)
}

/// All changes of a run.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    put: Vec<String>,
    take: Vec<String>,
}

impl Journal {
    /// The list that a run left. One that leads out of the folder is nobody's.
    fn read(folder: &Path) -> Option<Self> {
        let journal: Self = serde_json::from_slice(&fs::read(folder.join(JOURNAL)).ok()?).ok()?;
        journal.put.iter().chain(&journal.take).all(|path| is_harmless(path)).then_some(journal)
    }

    fn write(&self, folder: &Path) -> Result<(), Refused> {
        let text = serde_json::to_vec(self).map_err(io::Error::from);
        let written = text.and_then(|text| aside::write(&folder.join(JOURNAL), &text));
        written.map_err(|error| (folder.to_owned(), error))
    }

    /// Sees that every file has a place to go to.
    fn expect_room(&self, folder: &Path) -> Result<(), Refused> {
        for path in &self.put {
            let place = inside(folder, path);
            if place.is_dir() {
                return Err((place, ErrorKind::IsADirectory.into()));
            }
            let parent = aside::parent(&place);
            fs::create_dir_all(parent).map_err(|error| (parent.to_owned(), error))?;
        }
        Ok(())
    }

    /// Makes the changes that have not been made yet; gives how many files were taken out. What can be put back is noted down.
    fn apply(&self, folder: &Path, mut undo: Option<&mut Vec<Step>>) -> Result<usize, Refused> {
        for path in &self.put {
            let (from, to, kept) = (new(folder, path), inside(folder, path), old(folder, path));
            if !is_there(&from) {
                continue;
            }
            let had = is_there(&to);
            let put = || {
                if undo.is_some() && had {
                    keep(&to, &kept)?;
                }
                fs::create_dir_all(aside::parent(&to))?;
                shift(&from, &to)
            };
            put().map_err(|error| (to.clone(), error))?;
            if let Some(undo) = &mut undo {
                undo.push(Step { place: to, new: Some(from), old: had.then_some(kept) });
            }
        }
        let mut taken = 0;
        for path in &self.take {
            let (place, kept) = (inside(folder, path), old(folder, path));
            if !is_there(&place) {
                continue;
            }
            let take = || fs::create_dir_all(aside::parent(&kept)).and_then(|()| shift(&place, &kept));
            take().map_err(|error| (place.clone(), error))?;
            taken += 1;
            if let Some(undo) = &mut undo {
                undo.push(Step { place, new: None, old: Some(kept) });
            }
        }
        Ok(taken)
    }

    /// Forgets the changes, which are made. Folders that are empty now go with them.
    fn close(&self, folder: &Path) -> Result<(), Refused> {
        let journal = folder.join(JOURNAL);
        fs::remove_file(&journal).map_err(|error| (journal, error))?;
        Stage { folder }.discard();
        for path in &self.take {
            let place = inside(folder, path);
            let parent = aside::parent(&place);
            if parent != folder {
                let _ = fs::remove_dir(parent);
            }
        }
        Ok(())
    }
}

/// A change that was made.
struct Step {
    place: PathBuf,
    new: Option<PathBuf>,
    old: Option<PathBuf>,
}

impl Step {
    /// Puts everything where it was. At any moment the journal can still be followed.
    fn back(self) -> io::Result<()> {
        if let Some(new) = &self.new {
            shift(&self.place, new)?;
        }
        self.old.map_or(Ok(()), |old| shift(&old, &self.place))
    }
}

/// Keeps what stands in a place that is to be taken over.
fn keep(place: &Path, kept: &Path) -> io::Result<()> {
    fs::create_dir_all(aside::parent(kept))?;
    // A second name costs nothing; not every disk has them.
    fs::hard_link(place, kept).or_else(|_| fs::copy(place, kept).map(drop))
}

/// Moves a file within a folder, of which a part may lie on another disk.
fn shift(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            aside::write(to, &fs::read(from)?)?;
            fs::remove_file(from)
        }
        done => done,
    }
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a path stays within its folder.
pub fn is_harmless(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}
