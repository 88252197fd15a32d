//! What can go wrong where organisations are set beside each other.

use crate::model::{AskedWith, Lang};

use super::{FailureWords, quoted};

/// An assessment with no unit that all others are part of.
#[must_use]
pub fn no_whole(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "det finns ingen enhet som alla andra är en del av, och då inget resultat för organisationen"
                .to_owned(),
            ["lägg till en i assessment.toml, och ange den som parent".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "there is no unit that all others are part of, and so no score of the organisation".to_owned(),
            ["add one to assessment.toml, and name it as parent".to_owned()],
        ),
    }
}

/// An organisation of which nothing may be shown.
#[must_use]
pub fn nothing_told(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "inget resultat för organisationen får visas, så det finns inget att lämna ut".to_owned(),
            ["för få har svarat; vänta in fler svar".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "no score of the organisation may be shown, so there is nothing to tell others".to_owned(),
            ["too few have answered; wait for more answers".to_owned()],
        ),
    }
}

/// Files, or a file and an assessment, of two questionnaires.
#[must_use]
pub fn asked_another(file: &str, theirs: &AskedWith, ours: &AskedWith, lang: Lang) -> FailureWords {
    let file = quoted(file, lang);
    let named = |asked: &AskedWith| format!("{} {}", asked.questionnaire, asked.version);
    let (theirs_named, ours_named) = (named(theirs), named(ours));
    let digests = format!("{} ≠ {}", brief(&theirs.digest), brief(&ours.digest));
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{file} gäller en annan enkät"),
            [
                format!("filens enkät är {theirs_named}, den andra {ours_named} ({digests})"),
                "bara organisationer som har ställt exakt samma frågor kan jämföras".to_owned(),
            ],
        ),
        Lang::En => FailureWords::new(
            format!("{file} is of another questionnaire"),
            [
                format!("the file’s questionnaire is {theirs_named}, the other {ours_named} ({digests})"),
                "only organisations that asked exactly the same can be compared".to_owned(),
            ],
        ),
    }
}

/// As much of a digest as tells two apart.
fn brief(digest: &str) -> &str {
    digest.get(..15).unwrap_or(digest)
}

/// The same organisation in two files.
#[must_use]
pub fn organisation_twice(name: &str, lang: Lang) -> FailureWords {
    let name = quoted(name, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("organisationen {name} finns två gånger"),
            ["samma organisation räknas en gång; ta bort den ena filen".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the organisation {name} is there twice"),
            ["the same organisation counts once; leave one of the files out".to_owned()],
        ),
    }
}

/// The same figures under two names.
#[must_use]
pub fn same_figures(one: &str, other: &str, lang: Lang) -> FailureWords {
    let (one, other) = (quoted(one, lang), quoted(other, lang));
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{one} och {other} har exakt samma resultat"),
            ["det är samma organisation under två namn; ta bort den ena".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{one} and {other} have exactly the same scores"),
            ["it is the same organisation under two names; leave one of them out".to_owned()],
        ),
    }
}

/// An organisation that does not say its size or kind, where that was to be looked at.
#[must_use]
pub fn says_not_what_it_is(is_size: bool, lang: Lang) -> FailureWords {
    let keys = if is_size { "inhabitants = …, employees = …" } else { "kind = \"…\"" };
    match (lang, is_size) {
        (Lang::Sv, true) => FailureWords::new(
            "mätningen säger inte hur stor organisationen är".to_owned(),
            [format!("skriv det i assessment.toml, under [organisation]: {keys}")],
        ),
        (Lang::Sv, false) => FailureWords::new(
            "mätningen säger inte vad det är för slags organisation".to_owned(),
            [format!("skriv det i assessment.toml, under [organisation]: {keys}")],
        ),
        (Lang::En, true) => FailureWords::new(
            "the assessment does not say how large the organisation is".to_owned(),
            [format!("say so in assessment.toml, under [organisation]: {keys}")],
        ),
        (Lang::En, false) => FailureWords::new(
            "the assessment does not say what kind of organisation it is of".to_owned(),
            [format!("say so in assessment.toml, under [organisation]: {keys}")],
        ),
    }
}
