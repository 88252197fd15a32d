//! Failures with files and folders: to be read, to be written, or in the way.

use super::{FailureWords, meant, quoted};
use crate::model::{Lang, Unreadable};
use crate::text::unreadable;

/// A file that could not be read, and the one in its folder that was probably meant.
#[must_use]
pub fn cannot_read(path: &str, why: &Unreadable, nearest: Option<&str>, lang: Lang) -> FailureWords {
    let (path, cause) = (quoted(path, lang), unreadable(why, lang));
    let title = match lang {
        Lang::Sv => format!("{path} kunde inte läsas: {cause}"),
        Lang::En => format!("{path} could not be read: {cause}"),
    };
    FailureWords::new(title, nearest.map(|name| meant(name, lang)))
}

/// A file that could not be written.
#[must_use]
pub fn cannot_write(path: &str, why: &Unreadable, lang: Lang) -> FailureWords {
    let cause = unreadable(why, lang);
    let title = match lang {
        Lang::Sv => format!("{} kunde inte skrivas: {cause}", quoted(path, lang)),
        Lang::En => format!("{} could not be written: {cause}", quoted(path, lang)),
    };
    FailureWords::new(title, [])
}

/// A file where a folder should be.
#[must_use]
pub fn not_a_folder(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{} är en fil, inte en mapp", quoted(path, lang)),
            ["ange en mapp; den skapas om den inte finns".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{} is a file, not a folder", quoted(path, lang)),
            ["name a folder; it is made if there is none".to_owned()],
        ),
    }
}

/// `init` where there is something.
#[must_use]
pub fn not_empty(folder: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("mappen {} är inte tom, så inget har skrivits", quoted(folder, lang)),
            ["välj en mapp som är tom eller inte finns".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the folder {} is not empty, so nothing was written", quoted(folder, lang)),
            ["choose a folder that is empty or does not exist".to_owned()],
        ),
    }
}

/// A chart to a file that is neither SVG nor PNG.
#[must_use]
pub fn not_a_picture(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("filnamnet {} slutar varken på .svg eller .png", quoted(path, lang)),
            ["bildens format följer av filnamnet".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the file name {} ends in neither .svg nor .png", quoted(path, lang)),
            ["the picture’s format follows from the file name".to_owned()],
        ),
    }
}

/// A page whose file is called as if it were something else.
#[must_use]
pub fn not_a_page(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("filnamnet {} slutar inte på .html", quoted(path, lang)),
            ["sidan är en HTML-fil, som skrivs ut från webbläsaren".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the file name {} does not end in .html", quoted(path, lang)),
            ["the page is an HTML file, which a browser prints".to_owned()],
        ),
    }
}

/// A chart that as PNG could not be read.
#[must_use]
pub fn too_large(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("diagrammet är för stort för en PNG: {}", quoted(path, lang)),
            ["ge filen ett namn på .svg; en sådan bild är skarp i alla storlekar".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the chart is too large for a PNG: {}", quoted(path, lang)),
            ["give the file a name in .svg; such a picture is sharp at any size".to_owned()],
        ),
    }
}

/// A file to be written to a folder that does not exist.
#[must_use]
pub fn no_folder(folder: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("mappen {} finns inte", quoted(folder, lang)),
            ["skapa mappen först, eller ange en som finns".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the folder {} does not exist", quoted(folder, lang)),
            ["make the folder first, or name one that exists".to_owned()],
        ),
    }
}

/// A file of answers that an import would overwrite.
#[must_use]
pub fn imported_before(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{path} finns redan"),
            ["är det en nyare export av samma enkät: ange --replace; ska båda vara kvar: ange ett annat namn med --name"
                .to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{path} exists already"),
            ["if this is a newer export of the same survey: add --replace; to keep both: give another name with --name"
                .to_owned()],
        ),
    }
}

/// A wave whose answers are listed by name, so that a new file would not be read.
#[must_use]
pub fn no_place(wave: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("omgången {wave} räknar upp sina svarsfiler vid namn, så en ny fil skulle inte läsas"),
            [format!("skriv answers = [\"answers/{wave}/*.csv\"] för omgången i assessment.toml")],
        ),
        Lang::En => FailureWords::new(
            format!(
                "the wave {wave} lists its files of answers by name, so that a new file would not be read"
            ),
            [format!("write answers = [\"answers/{wave}/*.csv\"] for the wave in assessment.toml")],
        ),
    }
}

/// A key to pseudonyms that is none.
#[must_use]
pub fn bad_key(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{path} är ingen nyckel: där ska stå 64 hexadecimala siffror"),
            ["återställ filen från en säkerhetskopia; utan den känns tidigare respondenter inte igen"
                .to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{path} is no key: 64 hexadecimal digits should stand there"),
            ["restore the file from a backup; without it earlier respondents are not recognised".to_owned()],
        ),
    }
}
