//! The keys of a benchmark: what organisations tell each other.

use super::Holds::{Date, Id, Matching, Name, Part, Points, SomeText, Version, Weight, Words};
use super::{PEOPLE, Usual, filled};
use crate::model::Told;

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        QUESTIONNAIRE = need "questionnaire": Id, "Enkätens id.", "The questionnaire’s id.";
        VERSION = need "version": SomeText, "Enkätens version.", "The questionnaire’s version.";
        DIGEST = need "digest": Matching("^sha256:[0-9a-f]{64}$"), "Enkätens fingeravtryck; bara organisationer som har ställt samma frågor kan jämföras.", "The questionnaire’s fingerprint; only organisations that asked the same can be compared.";
        ORGANISATIONS = need "organisations": filled(&Part("organisation")), "Organisationerna, var och en för sig.", "The organisations, each for itself.";
    }
}

keys! {
    /// One of `[[organisations]]`.
    organisation {
        NAME = need "name": SomeText, "Vad organisationen kallas.", "What the organisation is called.";
        KIND = may "kind": SomeText, "Vad det är för slags organisation.", "What kind of organisation it is.";
        INHABITANTS = may "inhabitants": PEOPLE, "Hur många som bor där.", "How many people live there.";
        EMPLOYEES = may "employees": PEOPLE, "Hur många som arbetar där.", "How many work there.";
        WAVE = need "wave": Id, "Omgången.", "The wave.";
        DATE = may "date": Date, "Dagen då omgången gjordes.", "The day of the wave.";
        RESPONDENTS = may "respondents": PEOPLE, "Hur många som svarade, där det får visas.", "How many responded, where that may be shown.";
        SCORES = need "scores": filled(&Part("score")), "Resultaten för hela organisationen, så som de visas.", "The scores of the organisation as a whole, as they are shown.";
        UNITS = may "units": filled(&Part("unit")), "Enheterna, där de är med.", "The units, where they are told of.";
    }
}

keys! {
    /// One of `[[organisations.units]]`.
    unit {
        ID = need "id": Name, "Enhetens id.", "The unit’s id.";
        NAME = need "name": SomeText, "Vad enheten kallas.", "What the unit is called.";
        HEADCOUNT = may "headcount": PEOPLE, "Hur många som arbetar där.", "How many work there.";
        SCORES = need "scores": filled(&Part("score")), "Enhetens resultat, så som de visas.", "The unit’s scores, as they are shown.";
    }
}

keys! {
    /// A score.
    score {
        NODE = need "node": Id, "Området eller frågan.", "The area or question.";
        N = need "n": PEOPLE, "Hur många som har ett resultat.", "How many have a score.";
        MEAN = need "mean": Points, "Medelvärdet, så noga som det visas.", "The mean, as finely as it is shown.";
        TOLD = may "told": Words(|| Told::ALL.map(Told::code).to_vec()) => Usual::Word(Told::Exact.code()), "Hur noga: exact, whole (hela poäng), under (under 5) eller over (över 95).", "How finely: exact, whole (whole points), under (below 5) or over (above 95).";
        SD = may "sd": Points, "De svarandes standardavvikelse.", "The respondents’ standard deviation.";
        SE = may "se": Weight, "Medelfelet, i poäng.", "The standard error, in points.";
        DF = may "df": Weight, "Medelfelets frihetsgrader.", "The standard error’s degrees of freedom.";
        WORKPLACES = may "workplaces": PEOPLE, "Hur många arbetsplatser som visas var för sig.", "How many workplaces are shown one by one.";
        LOWEST = may "lowest": Points, "Deras lägsta resultat.", "The lowest of their scores.";
        MEDIAN = may "median": Points, "Deras median.", "Their median.";
        HIGHEST = may "highest": Points, "Deras högsta resultat.", "The highest of their scores.";
    }
}
