//! Failures with what is to be written: it would replace something, be read as something else, or somebody else is writing.

use super::{FailureWords, quoted};
use crate::model::{Lang, Unreadable};
use crate::text::unreadable;

/// What a file is that no command writes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// An assessment.
    Assessment,
    /// A questionnaire.
    Questionnaire,
    /// Answers that people gave.
    Answers,
    /// The action plan.
    Plan,
    /// What mognad itself needs in the folder, such as the key to pseudonyms.
    Own,
    /// It is read in the same run.
    Input,
}

/// A file that is not written over, whatever is asked for.
#[must_use]
pub fn kept(path: &str, what: Kept, lang: Lang) -> FailureWords {
    let path = quoted(path, lang);
    let title = match (what, lang) {
        (Kept::Assessment, Lang::Sv) => format!("{path} är en mätning och skrivs inte över"),
        (Kept::Questionnaire, Lang::Sv) => format!("{path} är en enkät och skrivs inte över"),
        (Kept::Answers, Lang::Sv) => format!("{path} innehåller svar och skrivs inte över"),
        (Kept::Plan, Lang::Sv) => format!("{path} är en handlingsplan och skrivs inte över"),
        (Kept::Plan, Lang::En) => format!("{path} is an action plan and is not written over"),
        (Kept::Own, Lang::Sv) => format!("{path} är en av mognads egna filer och skrivs inte över"),
        (Kept::Input, Lang::Sv) => format!("{path} läses i samma körning och skrivs inte över"),
        (Kept::Assessment, Lang::En) => format!("{path} is an assessment and is not written over"),
        (Kept::Questionnaire, Lang::En) => format!("{path} is a questionnaire and is not written over"),
        (Kept::Answers, Lang::En) => format!("{path} holds answers and is not written over"),
        (Kept::Own, Lang::En) => format!("{path} is one of mognad’s own files and is not written over"),
        (Kept::Input, Lang::En) => format!("{path} is read in the same run and is not written over"),
    };
    let hint = match lang {
        Lang::Sv => "filen är orörd, även med --force; ange ett annat namn",
        Lang::En => "the file is as it was, even with --force; give another name",
    };
    FailureWords::new(title, [hint.to_owned()])
}

/// A file that somebody else made, or that was changed since mognad wrote it.
#[must_use]
pub fn foreign(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!(
                "{} finns redan och har inte skrivits av mognad, eller har ändrats sedan dess",
                quoted(path, lang)
            ),
            ["filen är orörd; ange ett annat namn, eller --force för att ersätta den".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!(
                "{} exists already and was not written by mognad, or was changed since",
                quoted(path, lang)
            ),
            ["the file is as it was; give another name, or --force to replace it".to_owned()],
        ),
    }
}

/// A plan for a spreadsheet that holds what the plan does not.
#[must_use]
pub fn twin_has_more(path: &str, lang: Lang) -> FailureWords {
    let path = quoted(path, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{path} har redigerats, och det som står där finns inte i planen"),
            [
                "ta in det med --from och samma fil, så kan den skrivas på nytt".to_owned(),
                "filen är orörd; --force ersätter den".to_owned(),
            ],
        ),
        Lang::En => FailureWords::new(
            format!("{path} was edited, and what stands there is not in the plan"),
            [
                "take it in with --from and the same file, and it can be written anew".to_owned(),
                "the file is as it was; --force replaces it".to_owned(),
            ],
        ),
    }
}

/// A name for a plan that does not say what to write.
#[must_use]
pub fn no_plan_name(path: &str, lang: Lang) -> FailureWords {
    let path = quoted(path, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{path} säger inte i vilken form planen ska skrivas"),
            ["avsluta namnet med .xlsx, .csv, .md, .json eller .txt, eller ange --format".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{path} does not say in which form the plan is to be written"),
            ["end the name in .xlsx, .csv, .md, .json or .txt, or give --format".to_owned()],
        ),
    }
}

/// A workbook that is to be written nowhere.
#[must_use]
pub fn needs_a_name(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "en arbetsbok skrivs till en fil".to_owned(),
            ["ange vilken med --out, som --out plan.xlsx".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "a workbook is written to a file".to_owned(),
            ["name it with --out, as in --out plan.xlsx".to_owned()],
        ),
    }
}

/// A file that would be taken for answers once it is there.
#[must_use]
pub fn read_as_answers(path: &str, wave: &str, pattern: &str, lang: Lang) -> FailureWords {
    let (path, wave, pattern) = (quoted(path, lang), quoted(wave, lang), quoted(pattern, lang));
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{path} skulle läsas som svar i omgången {wave}, eftersom namnet passar {pattern}"),
            ["inget har skrivits; välj en mapp där inga svar ligger".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{path} would be read as answers of the wave {wave}, since its name fits {pattern}"),
            ["nothing was written; choose a folder where no answers lie".to_owned()],
        ),
    }
}

/// A folder that another run is writing to; with what is known of that run.
#[must_use]
pub fn busy(folder: &str, holder: Option<&str>, lang: Lang) -> FailureWords {
    let folder = quoted(folder, lang);
    let (title, hint) = match (holder, lang) {
        (Some(run), Lang::Sv) => (
            format!("mognad skriver redan i {folder}: {run}"),
            "vänta tills den körningen är klar och försök igen",
        ),
        (None, Lang::Sv) => (
            format!("mognad skriver redan i {folder}, i en annan körning"),
            "vänta tills den körningen är klar och försök igen",
        ),
        (Some(run), Lang::En) => (
            format!("mognad is writing to {folder} already: {run}"),
            "wait until that run is done, and try again",
        ),
        (None, Lang::En) => (
            format!("mognad is writing to {folder} already, in another run"),
            "wait until that run is done, and try again",
        ),
    };
    FailureWords::new(title, [hint.to_owned()])
}

/// Which run it is that writes.
#[must_use]
pub fn holder(command: &str, process: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("mognad {command} (process {process})"),
        Lang::En => format!("mognad {command} (process {process})"),
    }
}

/// A run that was cut short, and whose changes cannot be finished now.
#[must_use]
pub fn unfinished(folder: &str, why: &FailureWords, lang: Lang) -> FailureWords {
    let folder = quoted(folder, lang);
    let title = match lang {
        Lang::Sv => format!("en tidigare körning som avbröts i {folder} kan inte slutföras: {}", why.title),
        Lang::En => {
            format!("an earlier run that was cut short in {folder} cannot be finished: {}", why.title)
        }
    };
    let hint = match lang {
        Lang::Sv => "inget är förlorat; när hindret är borta slutförs den av nästa kommando",
        Lang::En => "nothing is lost; once that is mended, the next command finishes it",
    };
    FailureWords::new(title, [hint.to_owned()])
}

/// Why a file cannot be called so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadName {
    /// Something in it that not every system takes in a name.
    Character,
    /// Windows keeps it for a device.
    Device,
    /// It may tell who answered.
    Personal,
}

/// A name that no file of answers can have. One that may be somebody's is not repeated.
#[must_use]
pub fn bad_name(name: &str, why: BadName, lang: Lang) -> FailureWords {
    let title = match (why, lang) {
        (BadName::Character, Lang::Sv) => {
            format!("{} kan inte vara namnet på en svarsfil", quoted(name, lang))
        }
        (BadName::Device, Lang::Sv) => {
            format!("{} är ett namn som Windows behåller för sig självt", quoted(name, lang))
        }
        (BadName::Personal, Lang::Sv) => {
            "namnet efter --name ser ut som ett personnummer eller en e-postadress".to_owned()
        }
        (BadName::Character, Lang::En) => {
            format!("{} cannot be the name of a file of answers", quoted(name, lang))
        }
        (BadName::Device, Lang::En) => {
            format!("{} is a name that Windows keeps for itself", quoted(name, lang))
        }
        (BadName::Personal, Lang::En) => {
            "the name after --name looks like a personal identity number or an e-mail address".to_owned()
        }
    };
    let hint = match lang {
        Lang::Sv => "använd högst 80 bokstäver, siffror, -, _ och punkter, till exempel personal-varen-2026",
        Lang::En => "use at most 80 letters, digits, -, _ and full stops, such as staff-spring-2026",
    };
    FailureWords::new(title, [hint.to_owned()])
}

/// What was to be printed, and could not be.
#[must_use]
pub fn not_printed(why: &Unreadable, lang: Lang) -> FailureWords {
    let cause = unreadable(why, lang);
    let title = match lang {
        Lang::Sv => format!("resultatet kunde inte skrivas ut: {cause}"),
        Lang::En => format!("the result could not be printed: {cause}"),
    };
    FailureWords::new(title, [])
}
