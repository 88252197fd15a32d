//! Faults in what a form saved, in words.

use super::{Said, brief, names, new};
use crate::model::{FormFault as Kind, Lang};

pub(super) fn say(kind: &Kind, lang: Lang) -> Said {
    match kind {
        Kind::NotJson { line, column } => new(
            lang,
            format!("filen är inte hel JSON: felet finns på rad {line}, tecken {column}"),
            format!("the file is not whole JSON: the fault is on line {line}, character {column}"),
        )
        .hint(
            "be den som svarade att spara filen på nytt; den får inte redigeras eller klistras in i ett e-brev",
            "ask the respondent to save the file again; it must not be edited or pasted into an e-mail",
        ),
        Kind::NotOurForm => {
            new(lang, "filen är JSON men kommer inte från `mognad form`", "the file is JSON but not from `mognad form`")
        }
        Kind::LaterVersion { version } => new(
            lang,
            format!("svarsfilen har version {version}; det här programmet läser version 1"),
            format!("the form's file has version {version}; this program reads version 1"),
        )
        .hint("uppdatera mognad", "update mognad"),
        Kind::BadField { path, expected } => new(
            lang,
            format!("{path} saknas eller har fel innehåll"),
            format!("{path} is missing or not what it should be"),
        )
        .hint(format!("där ska stå {expected}"), format!("what belongs there is {expected}")),
        Kind::FieldTwice { path } => new(
            lang,
            format!("{path} står två gånger"),
            format!("{path} stands twice"),
        )
        .hint(
            "be den som svarade att spara filen på nytt",
            "ask the respondent to save the file again",
        ),
        Kind::UnknownField { path, nearest } => new(
            lang,
            format!("{path} är inget som formuläret skriver, och läses inte"),
            format!("{path} is nothing that the form writes, and is not read"),
        )
        .meant(nearest.as_ref()),
        Kind::ValueAndState { item } => new(
            lang,
            format!("svaret på {item} har både ett värde och ett ”vet ej” eller ”ej tillämpligt”"),
            format!("the answer to {item} has both a value and a “don't know” or “not applicable”"),
        )
        .hint(
            "båda kan inte stämma; be den som svarade att spara filen på nytt",
            "both cannot be true; ask the respondent to save the file again",
        ),
        Kind::OtherKind { is_agreed: true } => new(
            lang,
            "svaren är vad en enhet har enats om, inte vad en person svarar".to_owned(),
            "the answers are what a unit has agreed on, not what one person answers".to_owned(),
        )
        .hint("ta in filen för sig, med --consensus", "take the file in by itself, with --consensus"),
        Kind::OtherKind { is_agreed: false } => new(
            lang,
            "svaren är en persons egna, inte vad en enhet har enats om".to_owned(),
            "the answers are one person’s own, not what a unit has agreed on".to_owned(),
        )
        .hint(
            "ta in filen utan --consensus; formulär för gemensamma svar görs med mognad form --consensus",
            "take the file in without --consensus; forms for common answers are made by mognad form --consensus",
        ),
        Kind::UnknownAnswer { item, value, options } => {
            let (value, options) = (brief(value), names(options));
            let said = new(
                lang,
                format!("{value} är inget svar på {item}"),
                format!("{value} is no answer to {item}"),
            );
            if options.is_empty() {
                return said;
            }
            said.hint(format!("svaren är: {options}"), format!("the answers are: {options}"))
        }
        Kind::OtherQuestionnaire { ours, theirs } => new(
            lang,
            format!("svaren gäller en annan enkät: {theirs}, inte {ours}"),
            format!("the answers are to another questionnaire: {theirs}, not {ours}"),
        )
        .hint(
            "ange den mätning eller omgång som har den enkäten",
            "name the assessment or the wave that has that questionnaire",
        ),
        Kind::OtherDigest => new(
            lang,
            "formuläret gjordes av en annan utgåva av enkäten",
            "the form was made from another edition of the questionnaire",
        )
        .hint(
            "`mognad questionnaire diff` visar vad som skiljer; frågor med samma id tas in",
            "`mognad questionnaire diff` shows what differs; items with the same id are taken",
        ),
    }
}
