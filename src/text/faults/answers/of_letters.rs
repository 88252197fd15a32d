//! Words for what is wrong with single characters, and for what may tell who somebody is.

use super::{Said, shown};
use crate::model::{Lang, Named};
use crate::text::letters::{difference, sign};

pub(super) fn stray(found: char, is_taken_out: bool, lang: Lang) -> Said {
    let sign = sign(found);
    if is_taken_out {
        return Said::new(
            lang,
            format!("ett osynligt styrtecken ({sign}) har tagits bort ur texten"),
            format!("an invisible control character ({sign}) was taken out of the text"),
        )
        .label("i den här cellen", "in this cell")
        .hint("resten av texten läses som den står", "the rest of the text is read as it stands");
    }
    Said::new(
        lang,
        format!("cellen har tecknet noll ({sign}) i sig, så filen är troligen skadad"),
        format!("the cell has a zero character ({sign}) in it, so that the file is probably damaged"),
    )
    .label("i den här cellen", "in this cell")
    .hint(
        "spara eller exportera filen på nytt ur originalet",
        "save or export the file again from the original",
    )
}

pub(super) fn personal_name(named: Named, lang: Lang) -> Said {
    let (sv, en) = match named {
        Named::Unit => ("enhet", "unit"),
        Named::Role => ("roll", "role"),
        Named::Respondent => return personal_respondent(lang),
    };
    Said::new(
        lang,
        format!("där en {sv} ska stå finns en e-postadress eller ett personnummer, som därför inte visas"),
        format!("where a {en} belongs stands an e-mail address or a personal identity number, which is not shown"),
    )
    .label("pekar ut någon", "points to somebody")
    .hint(
        format!("en {sv} skrivs i rapporter och filer, så den får inte tala om vem någon är: skriv {sv}ens namn i stället"),
        format!("a {en} is written in reports and files, so it must not say who somebody is: write the {en}'s name instead"),
    )
}

fn personal_respondent(lang: Lang) -> Said {
    Said::new(
        lang,
        "där en pseudonym ska stå finns en e-postadress eller ett personnummer, som därför inte visas",
        "where a pseudonym belongs stands an e-mail address or a personal identity number, which is not shown",
    )
    .label("pekar ut någon", "points to somebody")
    .hint(
        "`mognad import` gör pseudonymer av dem; eller skriv något i kolumnen som inte leder tillbaka till någon",
        "`mognad import` makes pseudonyms of them; or write in the column what leads back to nobody",
    )
}

pub(super) fn looks_alike(named: Named, value: &str, other: &str, lang: Lang) -> Said {
    let (sv, en) = match named {
        Named::Unit => ("enheten", "unit"),
        Named::Role => ("rollen", "role"),
        Named::Respondent => ("respondenten", "respondent"),
    };
    let differ = |lang| difference(value, other, lang).unwrap_or_default();
    let (value, other) = (shown(value), shown(other));
    Said::new(
        lang,
        format!("{sv} ”{value}” går inte att skilja från ”{other}” med ögat"),
        format!("the {en} “{value}” cannot be told from “{other}” by the eye"),
    )
    .label("ser likadan ut", "looks the same")
    .hint(differ(Lang::Sv), differ(Lang::En))
}
