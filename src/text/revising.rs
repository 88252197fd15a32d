//! The words of what became different from one version of a questionnaire to the next.

use super::number::first_few;
use crate::model::Lang;

/// The kinds of differences, as headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Groups and items that are new.
    Added,
    /// Groups and items that are no more.
    Removed,
    /// Groups and items in another group.
    Moved,
    /// Stages in another order.
    Reordered,
    /// Items whose revision was raised.
    Revised,
    /// Items whose answers mean something else under the same revision.
    Silent,
    /// Items that are asked of others than before under the same revision.
    AskedOfOthers,
    /// Items whose revision went down.
    Lowered,
    /// Settings of groups, items and the whole.
    Settings,
    /// Texts that answers do not hang on.
    Texts,
}

/// A heading.
#[must_use]
pub const fn heading(heading: Heading, lang: Lang) -> &'static str {
    match (heading, lang) {
        (Heading::Added, Lang::Sv) => "Nytt",
        (Heading::Added, Lang::En) => "Added",
        (Heading::Removed, Lang::Sv) => "Borttaget",
        (Heading::Removed, Lang::En) => "Removed",
        (Heading::Moved, Lang::Sv) => "Flyttat",
        (Heading::Moved, Lang::En) => "Moved",
        (Heading::Reordered, Lang::Sv) => "Steg i annan ordning",
        (Heading::Reordered, Lang::En) => "Stages in another order",
        (Heading::Revised, Lang::Sv) => "Omarbetat, med ny revision",
        (Heading::Revised, Lang::En) => "Revised, with a new revision",
        (Heading::Silent, Lang::Sv) => "Varning: ändrat utan ny revision",
        (Heading::Silent, Lang::En) => "Warning: changed without a new revision",
        (Heading::AskedOfOthers, Lang::Sv) => "Ställs till andra än förut",
        (Heading::AskedOfOthers, Lang::En) => "Asked of others than before",
        (Heading::Lowered, Lang::Sv) => "Varning: lägre revision",
        (Heading::Lowered, Lang::En) => "Warning: a lower revision",
        (Heading::Settings, Lang::Sv) => "Räknas på annat sätt",
        (Heading::Settings, Lang::En) => "Counted differently",
        (Heading::Texts, Lang::Sv) => "Andra texter",
        (Heading::Texts, Lang::En) => "Other texts",
    }
}

/// What a warning means; `None` where the heading says it all.
#[must_use]
pub const fn note(heading: Heading, lang: Lang) -> Option<&'static str> {
    Some(match (heading, lang) {
        (Heading::Lowered, Lang::Sv) => {
            "En revision ska bara höjas: en äldre omgång kan ha samma nummer på en annan ordalydelse, och då jämförs \
             svar på olika frågor."
        }
        (Heading::Lowered, Lang::En) => {
            "A revision should only rise: an earlier wave may have the same number for another wording, and answers to \
             different questions are then compared."
        }
        (Heading::AskedOfOthers, Lang::Sv) => {
            "Villkoret (`shown_if`) är ett annat, frågan som det hänger på är inte sig lik, eller frågan ställs till andra roller (`audience`). Svar före och efter \
             jämförs inte, fast revisionen är densamma."
        }
        (Heading::AskedOfOthers, Lang::En) => {
            "The condition (`shown_if`) is another, the question that it hangs on is not the same, or other roles are asked (`audience`). Answers before and \
             after are not compared, although the revision is the same."
        }
        (Heading::Silent, Lang::Sv) => {
            "Frågan eller svaren har ändrats, men revisionen är densamma, så svar före och efter jämförs som om \
             ingenting hänt. Höj `revision` om ändringen kan påverka svaren; rättade stavfel behöver ingen."
        }
        (Heading::Silent, Lang::En) => {
            "The question or its answers changed but the revision did not, so answers before and after are compared \
             as if nothing had happened. Raise `revision` if the change can affect answers; mended misspellings need none."
        }
        (
            Heading::Added
            | Heading::Removed
            | Heading::Moved
            | Heading::Reordered
            | Heading::Revised
            | Heading::Settings
            | Heading::Texts,
            _,
        ) => return None,
    })
}

/// The content is another but the version is not.
#[must_use]
pub const fn same_version(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Varning: innehållet är ett annat men `version` är densamma. Höj den, så att det syns vilken som gäller."
        }
        Lang::En => {
            "Warning: the content is not the same but `version` is. Raise it, so that one can tell which is which."
        }
    }
}

/// Several groups and items by their ids, the first few of them.
#[must_use]
pub fn several(ids: &[&str], lang: Lang) -> String {
    const SHOWN: usize = 6;
    let count = ids.len();
    let names = first_few(ids, SHOWN, lang);
    match lang {
        Lang::Sv => format!("{count} områden och frågor: {names}"),
        Lang::En => format!("{count} areas and questions: {names}"),
    }
}

/// Nothing is different.
#[must_use]
pub const fn no_difference(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Inga skillnader.",
        Lang::En => "No differences.",
    }
}

/// How much can be compared over time.
#[must_use]
pub fn comparable(same: usize, before: usize, after: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Jämförbart över tid: {same} av {after} frågor i den nya versionen ({before} i den gamla) har samma \
             id och revision och ställs till samma personer."
        ),
        Lang::En => format!(
            "Comparable over time: {same} of {after} questions in the new version ({before} in the old one) have the \
             same id and revision and are asked of the same people."
        ),
    }
}

/// What a revision number went from and to.
#[must_use]
pub fn revision(before: u32, after: u32) -> String {
    format!("revision {before} → {after}")
}

/// The top of the tree, as a place that something is moved from or to.
#[must_use]
pub const fn top(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "överst",
        Lang::En => "the top",
    }
}

/// The questionnaire as a whole.
#[must_use]
pub const fn whole(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "frågeformuläret",
        Lang::En => "the questionnaire",
    }
}
