//! The fields of the file in which a form or an interview saves one respondent's answers.

use super::Holds::Answer;
use super::Holds::{
    AnyText, Count, Filled, Flag, Id, Language, Matching, Moment, Name, OrNull, Parts, Table, Version, Word,
    Words,
};

/// What such a file calls its format.
pub const NAME: &str = "mognad-answers";

/// What says that a respondent does not know.
pub const DONT_KNOW: &str = "dont-know";

/// What says that a question is not applicable.
pub const NOT_APPLICABLE: &str = "not-applicable";

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Word(NAME), "Vad för slags fil det är.", "What kind of file this is.";
        VERSION = need "version": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        QUESTIONNAIRE = need "questionnaire": Table(questionnaire::KEYS), "Frågeformuläret som besvarades.", "The questionnaire that was answered.";
        WAVE = need "wave": OrNull(&Id), "Omgången som svaren hör till.", "The wave that the answers are of.";
        CONSENSUS = may "consensus": Flag, "true där svaren är det som en enhet har enats om.", "true where the answers are what a unit has agreed on.";
        RESPONDENT = need "respondent": Matching("^[0-9a-f]{32}$"), "Ett slumptal som skiljer de svarande åt och inte säger något annat.", "A random number that tells respondents apart and says nothing else.";
        UNIT = need "unit": Name, "Enhetens id.", "The unit’s id.";
        ROLE = need "role": OrNull(&Name), "Rollen, om den angavs.", "The role, where it was given.";
        LANGUAGE = need "language": Language, "Språket som frågorna lästes på.", "The language in which the questions were read.";
        COMPLETE = need "complete": Flag, "Om varje fråga som ställdes har ett svar; fritext räknas inte.", "Whether every question that was asked has an answer; free texts do not count.";
        STARTED = need "started": Moment, "När den svarande började.", "When the respondent began.";
        SAVED = need "saved": Moment, "När filen sparades.", "When the file was saved.";
        SECONDS = need "seconds": Count { least: 0, most: None }, "Hur länge formuläret var framme, i sekunder.", "How long the form was in view, in seconds.";
        ANSWERS = need "answers": Parts("answer"), "Svaren, efter frågornas id. En fråga utan svar och kommentar saknas.", "The answers, by the items’ ids. An item without answer and comment is left out.";
    }
}

keys! {
    /// Which questionnaire was answered.
    questionnaire {
        ID = need "id": Id, "Frågeformulärets id.", "The questionnaire’s id.";
        VERSION = need "version": AnyText, "Dess version.", "Its version.";
        DIGEST = need "digest": Matching("^sha256:[0-9a-f]{64}$"), "Kontrollsumman av dess innehåll.", "The digest of its content.";
    }
}

keys! {
    /// What was given to one item.
    answer {
        VALUE = may "value": Answer, "Ett alternativs id, flera alternativs id:n, ett tal eller en text.", "An option’s id, several options’ ids, a number or a text.";
        STATE = may "state": Words(|| vec![DONT_KNOW, NOT_APPLICABLE]), "Varför det inte finns något värde.", "Why there is no value.";
        COMMENT = may "comment": Filled, "Den svarandes kommentar.", "The respondent’s comment.";
    }
}
