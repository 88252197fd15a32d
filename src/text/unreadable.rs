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
        Unreadable::Other(said) => (said.as_str(), said.as_str()),
    };
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
    .to_owned()
}
