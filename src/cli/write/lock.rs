//! One writer at a time in a folder.
//!
//! Whoever writes holds the lock of a file in the folder; the operating system frees it however the run ends. The file goes when
//! the run is done, so that nothing is left that a person would have to wonder about.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};
use std::{process, thread};

use mognad::text::terminal::failures::{busy, holder, unfinished};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::shown;
use super::hold::{Attempt, HOLDER, Lock, attempt, make, unmake};
use super::{aside, journal, refusal};

/// How long to wait for another run, which mostly is done in a moment.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long between looks.
const PAUSE: Duration = Duration::from_millis(15);

impl Lock {
    /// Waits until nobody else writes to the folder, finishes what a run that was cut short has left there, and keeps others out. The
    /// folder is made where there is none. A run that holds a folder already shares its hold.
    ///
    /// # Errors
    /// Says who holds it where that takes too long; or why it cannot be written to.
    pub fn take(context: &Context, folder: &Path) -> anyhow::Result<Rc<Self>> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let known = || fs::canonicalize(folder).ok().and_then(|real| context.held(&real));
        if let Some(lock) = known() {
            return Ok(lock);
        }
        let mut made = Vec::new();
        let begun = Instant::now();
        let file = loop {
            made.extend(make(folder).map_err(refusal(context, folder))?);
            match attempt(folder) {
                Ok(Attempt::Held(file)) => break Some(file),
                Ok(Attempt::Unknown) => break None,
                Ok(Attempt::Busy) => {}
                // Whoever made the folder has taken it away again, as nothing came of it.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                // A file that is being taken away cannot be opened on Windows.
                Err(error) if cfg!(windows) && error.kind() == ErrorKind::PermissionDenied => {}
                Err(error) => {
                    unmake(&made);
                    return Err(refusal(context, folder)(error).into());
                }
            }
            if begun.elapsed() > PATIENCE {
                return Err(
                    Failure(busy(&shown(folder), who(context, folder).as_deref(), context.lang())).into()
                );
            }
            thread::sleep(PAUSE);
        };
        let lock = Rc::new(Self::new(folder.to_owned(), made, file));
        let _ = fs::write(folder.join(HOLDER), format!("{} {}\n", process::id(), context.command()));
        lock.settle(context)?;
        if let Ok(real) = fs::canonicalize(folder) {
            context.hold(real, &lock);
        }
        Ok(lock)
    }

    /// Finishes or undoes what an earlier run began, and takes away what it left.
    fn settle(&self, context: &Context) -> anyhow::Result<()> {
        journal::recover(self.folder()).map_err(|(path, error)| {
            let why = refusal(context, &path)(error);
            Failure(unfinished(&shown(self.folder()), &why.0, context.lang()))
        })?;
        aside::sweep_below(self.folder());
        Ok(())
    }
}

/// The run that holds a folder, as it wrote itself down.
fn who(context: &Context, folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(HOLDER)).ok()?;
    let (process, command) = text.trim().split_once(' ')?;
    let is_sound = process.bytes().all(|byte| byte.is_ascii_digit())
        && command.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_sound.then(|| holder(command, process, context.lang()))
}
