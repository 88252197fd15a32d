//! What is no fault but may not be what was meant, in words: a line that says what, and hints that say what to do.

use super::failures::FailureWords;
use crate::model::Lang;
use crate::text::number::{count, list_first};
use crate::text::sentences::wave_called;

/// How many units a warning names.
const MOST_UNITS: usize = 5;
/// How many files a warning names.
const MOST_FILES: usize = 5;

/// Files that look like answers and belong to no wave.
#[must_use]
pub fn left_out(files: &[&str], lang: Lang) -> FailureWords {
    let names = list_first(files, MOST_FILES, lang);
    let (title, hint) = match (files.len(), lang) {
        (1, Lang::Sv) => (
            format!("filen läses inte, för den hör inte till någon omgång: {names}"),
            "om den innehåller svar: ange den under sin omgångs answers i assessment.toml (eller consensus, om den är ett gemensamt svar); är det en ny omgång, lägg till en [[waves]] för den",
        ),
        (n, Lang::Sv) => (
            format!("{n} filer läses inte, för de hör inte till någon omgång: {names}"),
            "om de innehåller svar: ange dem under sin omgångs answers i assessment.toml (eller consensus, om de är gemensamma svar); är det en ny omgång, lägg till en [[waves]] för dem",
        ),
        (1, Lang::En) => (
            format!("a file is not read, because it belongs to no wave: {names}"),
            "if it holds answers: name it under the answers of its wave in assessment.toml (or consensus, if it is a common answer); if the wave is new, add a [[waves]] for it",
        ),
        (n, Lang::En) => (
            format!("{n} files are not read, because they belong to no wave: {names}"),
            "if they hold answers: name them under the answers of their wave in assessment.toml (or consensus, if they are common answers); if the wave is new, add a [[waves]] for them",
        ),
    };
    FailureWords { title, hints: vec![hint.to_owned()] }
}

/// A picture that is made smaller, or a chart of a report without one, because a PNG may only be so large.
#[must_use]
pub fn picture_falls_short(file: &str, percent: Option<u32>, lang: Lang) -> FailureWords {
    let (title, hint) = match (percent, lang) {
        (Some(percent), Lang::Sv) => (
            format!("bilden är förminskad till {percent}\u{a0}%, för en PNG får inte bli större: {file}"),
            "samma diagram som SVG är skarpt i alla storlekar".to_owned(),
        ),
        (Some(percent), Lang::En) => (
            format!("the picture is reduced to {percent}%, because a PNG may be no larger: {file}"),
            "the same chart as SVG is sharp at any size".to_owned(),
        ),
        (None, Lang::Sv) => (
            format!("diagrammet blev för stort för en PNG och finns bara som SVG: {file}"),
            "resten av rapporten är som vanligt".to_owned(),
        ),
        (None, Lang::En) => (
            format!("the chart is too large for a PNG and is there as SVG only: {file}"),
            "the rest of the report is as usual".to_owned(),
        ),
    };
    FailureWords { title, hints: vec![hint] }
}

/// A file with the respondents that `init` made up.
#[must_use]
pub fn made_up(file: &str, lang: Lang) -> FailureWords {
    let (title, hint) = match lang {
        Lang::Sv => (
            format!("siffrorna bygger på påhittade svar: {file} kommer från `mognad init`"),
            format!("ta bort {file} när era egna svar är på plats"),
        ),
        Lang::En => (
            format!("the numbers rest on made-up answers: {file} comes from `mognad init`"),
            format!("delete {file} when your own answers are in place"),
        ),
    };
    FailureWords { title, hints: vec![hint] }
}

/// Ids that are said to be the same people's in every wave, where hardly anybody stands in both.
#[must_use]
pub fn strangers(before: &str, now: &str, lang: Lang) -> FailureWords {
    let (before, now) = (wave_called(before, lang), wave_called(now, lang));
    let (title, hints) = match lang {
        Lang::Sv => (
            format!(
                "färre än en av tio svarande finns både i {before} och i {now}, fast `respondents = \"stable\"` säger att samma id är samma person"
            ),
            [
                "se till att varje person har samma id i båda omgångarna, till exempel genom att importera dem med samma nyckel",
                "ta annars bort `respondents` i assessment.toml: då jämförs omgångarna som om olika personer hade svarat",
            ],
        ),
        Lang::En => (
            format!(
                "fewer than one in ten respondents stand both in {before} and in {now}, though `respondents = \"stable\"` says that the same id is the same person"
            ),
            [
                "see that each person has the same id in both waves, for example by importing them with the same key",
                "else remove `respondents` from assessment.toml: the waves are then compared as if other people had answered",
            ],
        ),
    };
    FailureWords { title, hints: hints.map(str::to_owned).to_vec() }
}

/// An earlier run that tells, together with this one, what a few answered.
#[must_use]
pub fn given_away(file: &str, units: &[&str], enough: u64, lang: Lang) -> FailureWords {
    let enough = count(enough, lang);
    let units = list_first(units, MOST_UNITS, lang);
    let (title, hints) = match lang {
        Lang::Sv => (
            format!(
                "inget visas: tillsammans med det som har visats tidigare skulle det röja vad några få personer i {units} har svarat"
            ),
            [
                "några svar har kommit till, ändrats eller tagits bort, eller så döljs något annat än förut".to_owned(),
                format!("vänta tills {enough} till har svarat på allt, eller lägg de nya svaren åt sidan: på de svar som fanns då visas allt igen"),
                format!("har ingen sett de tidigare resultaten: ta bort {file}, eller lägg till --show-anyway om ni bara provar"),
            ],
        ),
        Lang::En => (
            format!(
                "nothing is shown: together with what was shown earlier it would give away what a few people in {units} answered"
            ),
            [
                "a few answers have come in, been changed or taken out, or something else is withheld than before".to_owned(),
                format!("wait until {enough} more have answered everything, or put the new answers aside: of those that were there all is shown again"),
                format!("if nobody has seen the earlier results: remove {file}, or add --show-anyway where you are only trying things out"),
            ],
        ),
    };
    FailureWords { title, hints: hints.to_vec() }
}

/// What a run shows cannot be kept, so that a later one cannot see what it gives away.
#[must_use]
pub fn cannot_remember(file: &str, lang: Lang) -> FailureWords {
    let (title, hint) = match lang {
        Lang::Sv => (
            format!("vad som har visats går inte att spara: {file}"),
            "om några svar kommer till senare kan två körningar tillsammans avslöja dem",
        ),
        Lang::En => (
            format!("what was shown cannot be kept: {file}"),
            "if a few answers come in later, two runs together may give them away",
        ),
    };
    FailureWords { title, hints: vec![hint.to_owned()] }
}

/// What earlier runs have shown cannot be read, so that nothing is known of what they give away.
#[must_use]
pub fn cannot_compare(file: &str, lang: Lang) -> FailureWords {
    let (title, hint) = match lang {
        Lang::Sv => (
            format!("vad som har visats tidigare går inte att läsa: {file}"),
            "om några svar har kommit till eller ändrats sedan dess kan resultaten tillsammans avslöja dem",
        ),
        Lang::En => (
            format!("what was shown earlier cannot be read: {file}"),
            "if a few answers have come in or been changed since, the results together may give them away",
        ),
    };
    FailureWords { title, hints: vec![hint.to_owned()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_five_files_are_named() {
        let all = ["a", "b", "c", "d", "e", "f", "g"];
        for (count, sv, en) in [
            (1, "omgång: a", "wave: a"),
            (2, "omgång: a och b", "wave: a and b"),
            (5, "omgång: a, b, c, d och e", "wave: a, b, c, d and e"),
            (7, "omgång: a, b, c, d, e och 2 till", "wave: a, b, c, d, e and 2 more"),
        ] {
            assert!(left_out(&all[..count], Lang::Sv).title.ends_with(sv));
            assert!(left_out(&all[..count], Lang::En).title.ends_with(en));
        }
    }
}
