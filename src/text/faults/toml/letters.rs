//! Faults that lie in single characters, in words.

use crate::model::Lang;
use crate::model::toml_fault::LettersFault;
use crate::text::faults::said::{Said, brief};
use crate::text::letters::{difference, sign};

pub fn say(fault: &LettersFault, lang: Lang) -> Said {
    match fault {
        LettersFault::Stray { found } => Said::new(
            lang,
            format!("texten har ett osynligt styrtecken ({}) i sig", sign(*found)),
            format!("the text has an invisible control character ({}) in it", sign(*found)),
        )
        .label("i den här texten", "in this text")
        .hint(
            "ta bort tecknet, eller skriv om texten för hand; det följer ofta med när något klistras in",
            "remove the character, or type the text anew; it often comes along where something is pasted",
        ),
        LettersFault::LooksAlike { id, other, .. } => {
            let hint = difference(id, other, lang).unwrap_or_default();
            let (id, other) = (brief(id), brief(other));
            Said::new(
                lang,
                format!("”{id}” går inte att skilja från ”{other}” med ögat"),
                format!("`{id}` cannot be told from `{other}` by the eye"),
            )
            .label("ser likadan ut", "looks the same")
            .related("det andra", "the other")
            .hint(hint.clone(), hint)
        }
        LettersFault::Personal => Said::new(
            lang,
            "en e-postadress eller ett personnummer kan inte vara en roll",
            "an e-mail address or a personal identity number cannot be a role",
        )
        .label("pekar ut någon", "points to somebody")
        .hint(
            "skriv rollen, till exempel chef eller medarbetare",
            "write the role, such as manager or staff",
        ),
    }
}
