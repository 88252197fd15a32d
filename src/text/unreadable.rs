//! Why something on the disk cannot be read or written, in words.

use crate::model::{Lang, Unreadable};

/// The reason, in the person's language where it is a common one.
#[must_use]
pub fn unreadable(why: &Unreadable, lang: Lang) -> String {
    let (sv, en) = match why {
        Unreadable::NotFound => ("det finns inget med det namnet", "there is nothing of that name"),
        Unreadable::Folder => ("det är en mapp, inte en fil", "it is a folder, not a file"),
        Unreadable::NotAFolder => {
            ("något i sökvägen är en fil, inte en mapp", "something in the path is a file, not a folder")
        }
        Unreadable::Denied => ("ni har inte behörighet till den", "you have no permission to it"),
        Unreadable::NoSpace => ("det finns inte plats på disken", "there is no space left on the disk"),
        Unreadable::Exists => {
            ("det finns redan något med det namnet", "there is something of that name already")
        }
        Unreadable::ReadOnly => ("disken är skrivskyddad", "the disk is write-protected"),
        Unreadable::InUse => (
            "ett annat program har den öppen; stäng den där och försök igen",
            "another program has it open; close it there and try again",
        ),
        Unreadable::BadName => {
            ("namnet går inte att använda på den här datorn", "this system takes no such name")
        }
        Unreadable::TooLarge => ("den är större än systemet tillåter", "it is larger than the system allows"),
        Unreadable::Other(said) => (said.as_str(), said.as_str()),
    };
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;

    #[test]
    fn what_systems_often_say_is_said_in_both_languages() {
        for (kind, sv) in [
            (ErrorKind::NotFound, "det finns inget"),
            (ErrorKind::PermissionDenied, "behörighet"),
            (ErrorKind::StorageFull, "inte plats på disken"),
            (ErrorKind::QuotaExceeded, "inte plats på disken"),
            (ErrorKind::AlreadyExists, "finns redan"),
            (ErrorKind::ReadOnlyFilesystem, "skrivskyddad"),
            (ErrorKind::ResourceBusy, "annat program"),
            (ErrorKind::InvalidFilename, "namnet"),
            (ErrorKind::IsADirectory, "mapp"),
            (ErrorKind::NotADirectory, "mapp"),
            (ErrorKind::FileTooLarge, "större"),
        ] {
            let why = Unreadable::from(Error::from(kind));
            let (said, other) = (unreadable(&why, Lang::Sv), unreadable(&why, Lang::En));
            assert!(said.contains(sv) && said != other && !other.contains("os error"), "{kind:?}: {said}");
        }
    }
}
