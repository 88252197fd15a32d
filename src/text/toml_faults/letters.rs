//! Faults that lie in single characters, in words.

use super::brief;
use crate::model::Lang;
use crate::model::toml_fault::LettersFault;
use crate::text::letters::{difference, sign};

/// What is wrong, in one line.
pub fn title(fault: &LettersFault, lang: Lang) -> String {
    match (fault, lang) {
        (LettersFault::Stray { found }, Lang::Sv) => {
            format!("texten har ett osynligt styrtecken ({}) i sig", sign(*found))
        }
        (LettersFault::Stray { found }, Lang::En) => {
            format!("the text has an invisible control character ({}) in it", sign(*found))
        }
        (LettersFault::LooksAlike { id, other, .. }, Lang::Sv) => {
            format!("”{}” går inte att skilja från ”{}” med ögat", brief(id), brief(other))
        }
        (LettersFault::LooksAlike { id, other, .. }, Lang::En) => {
            format!("`{}` cannot be told from `{}` by the eye", brief(id), brief(other))
        }
        (LettersFault::Personal, Lang::Sv) => {
            "en e-postadress eller ett personnummer kan inte vara en roll".to_owned()
        }
        (LettersFault::Personal, Lang::En) => {
            "an e-mail address or a personal identity number cannot be a role".to_owned()
        }
    }
}

/// What stands under the caret.
pub fn label(fault: &LettersFault, lang: Lang) -> String {
    let (sv, en) = match fault {
        LettersFault::Stray { .. } => ("i den här texten", "in this text"),
        LettersFault::LooksAlike { .. } => ("ser likadan ut", "looks the same"),
        LettersFault::Personal => ("pekar ut någon", "points to somebody"),
    };
    if lang == Lang::Sv { sv.to_owned() } else { en.to_owned() }
}

/// How to mend it.
pub fn hint(fault: &LettersFault, lang: Lang) -> String {
    match (fault, lang) {
        (LettersFault::Stray { .. }, Lang::Sv) => {
            "ta bort tecknet, eller skriv om texten för hand; det följer ofta med när något klistras in"
                .to_owned()
        }
        (LettersFault::Stray { .. }, Lang::En) => {
            "remove the character, or type the text anew; it often comes along where something is pasted"
                .to_owned()
        }
        (LettersFault::LooksAlike { id, other, .. }, _) => difference(id, other, lang).unwrap_or_default(),
        (LettersFault::Personal, Lang::Sv) => "skriv rollen, till exempel chef eller medarbetare".to_owned(),
        (LettersFault::Personal, Lang::En) => "write the role, such as manager or staff".to_owned(),
    }
}
