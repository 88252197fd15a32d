//! The key that makes pseudonyms, in a file beside the assessment that is not to be shared.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use mognad::load::import::Key as Bytes;
use mognad::text::importing::key_made;
use mognad::text::terminal::failures::bad_key;

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files::shown;
use super::super::telling::refused;
use super::super::write;

const KEY: &str = ".mognad-key";
const IGNORE: &str = ".gitignore";

/// A key, and whether it is already kept.
pub struct Key {
    pub bytes: Bytes,
    folder: Option<PathBuf>,
    is_new: bool,
}

impl Key {
    /// The folder's key, or a new one that is kept once something is written.
    pub fn find(context: &Context, folder: Option<&Path>) -> anyhow::Result<Self> {
        let path = folder.map(|folder| folder.join(KEY));
        match path.filter(|path| path.exists()) {
            Some(path) => {
                let text = fs::read_to_string(&path).map_err(|error| refused(context, &path, error))?;
                let bytes = parse(&text).ok_or_else(|| Failure(bad_key(&shown(&path), context.lang())))?;
                Ok(Self { bytes, folder: folder.map(Path::to_owned), is_new: false })
            }
            None => {
                let mut bytes = [0; 32];
                getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("{error}"))?;
                Ok(Self { bytes, folder: folder.map(Path::to_owned), is_new: true })
            }
        }
    }

    /// Writes a new key down, and sees that it does not get into version control.
    pub fn keep(&self, context: &Context) -> anyhow::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let ignore = folder.join(IGNORE);
        let mut listed = match fs::read(&ignore) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(refused(context, &ignore, error).into()),
        };
        let is_listed =
            String::from_utf8_lossy(&listed).lines().any(|line| matches!(line.trim(), KEY | "/.mognad-key"));
        if !is_listed {
            if listed.last().is_some_and(|last| *last != b'\n') {
                listed.push(b'\n');
            }
            listed.extend_from_slice(format!("{KEY}\n").as_bytes());
            write::file(context, &ignore, &listed)?;
        }
        if self.is_new {
            let digits: String = self.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            let path = folder.join(KEY);
            write::create(context, &path, format!("{digits}\n").as_bytes())?;
            context.note(&format!("{}\n", key_made(&shown(&path), context.lang())));
        }
        Ok(())
    }
}

fn parse(text: &str) -> Option<Bytes> {
    let text = text.trim();
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_sixty_four_digits() {
        assert_eq!(parse(&format!("{}\n", "0f".repeat(32))), Some([15; 32]));
        for text in ["", "0f", &"0g".repeat(32), &"å".repeat(32)] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
