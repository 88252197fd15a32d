//! Files, units and waves of an assessment, in words.

use crate::model::toml_fault::PathFault;
use crate::model::{Date, Lang, Unreadable};
use crate::text::faults::said::{Said, brief, joined, listed};
use crate::text::unreadable;

pub fn cannot_read(path: &str, why: &Unreadable, nearest: Option<&str>, lang: Lang) -> Said {
    let said = Said::new(lang, format!("det går inte att läsa ”{path}”"), format!("cannot read `{path}`"))
        .label(unreadable(why, lang), unreadable(why, lang));
    match nearest {
        Some(name) => said.hint(format!("menade ni ”{name}”?"), format!("did you mean `{name}`?")),
        None => said.hint(
            "se efter att filen finns och att namnet är rätt skrivet",
            "check that the file exists and that its name is spelt right",
        ),
    }
}

pub fn bad_path(path: &str, why: PathFault, lang: Lang) -> Said {
    let path = brief(path);
    let said = Said::new(
        lang,
        format!("sökvägen ”{path}” går inte att använda"),
        format!("the path `{path}` cannot be used"),
    );
    let said = match why {
        PathFault::Parent => said.label("leder ut ur mappen", "leads out of the folder"),
        PathFault::Absolute => said.label("börjar utanför mappen", "begins outside the folder"),
        PathFault::Drive => said.label("börjar med en enhetsbokstav", "begins with a drive letter"),
        PathFault::Backslash => {
            return said.label("har omvända snedstreck", "has backslashes").hint(
                "skriv vanliga snedstreck, till exempel answers/2026/*.csv",
                "write forward slashes, for example answers/2026/*.csv",
            );
        }
    };
    said.hint(
        "lägg filerna i mappen och skriv sökvägen därifrån, till exempel answers/2026/*.csv",
        "put the files in the folder and write the path from there, for example answers/2026/*.csv",
    )
}

pub fn bad_pattern(pattern: &str, is_range: bool, lang: Lang) -> Said {
    let pattern = brief(pattern);
    let said = Said::new(
        lang,
        format!("mönstret ”{pattern}” går inte att förstå"),
        format!("cannot understand the pattern `{pattern}`"),
    );
    let said = if is_range {
        said.label("en hakparentes är inte avslutad", "a bracket has no end")
    } else {
        said.label("** ska stå för sig, mellan snedstreck", "** has to stand alone, between slashes")
    };
    said.hint(
        "* står för vad som helst i ett namn, ? för ett tecken, ** för mappar",
        "* stands for anything in a name, ? for one character, ** for folders",
    )
}

pub fn nothing_matches(pattern: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let pattern = brief(pattern);
    Said::new(lang, format!("ingen fil stämmer med ”{pattern}”"), format!("no file matches `{pattern}`"))
        .meant_here(nearest)
        .hint(
            "sökvägen räknas från mappen där denna fil ligger; stora och små bokstäver skiljs åt",
            "the path is counted from the folder that this file is in; upper and lower case differ",
        )
}

pub fn agreed_and_answered(file: &str, lang: Lang) -> Said {
    let file = brief(file);
    Said::new(
        lang,
        format!("”{file}” läses både som svar och som något en enhet har enats om"),
        format!("`{file}` is read both as answers and as what a unit has agreed on"),
    )
    .hint(
        "lägg gemensamma svar i en egen mapp, och låt mönstren i answers och consensus inte mötas",
        "keep common answers in a folder of their own, and let the patterns of answers and consensus not meet",
    )
}

pub fn unknown_questionnaire(name: &str, nearest: Option<&String>, known: &[String], lang: Lang) -> Said {
    let (name, known) = (brief(name), joined(known));
    Said::new(lang, format!("okänd enkät ”{name}”"), format!("unknown questionnaire `{name}`"))
        .meant_here(nearest)
        .hint(
            format!("inbyggda: {known}; annars en sökväg som slutar på .toml"),
            format!("built in: {known}; else a path that ends in .toml"),
        )
}

pub fn headcount_missing(units: &[String], lang: Lang) -> Said {
    let units = listed(units);
    Said::new(
        lang,
        format!("antal anställda saknas för {units}"),
        format!("the headcount is missing for {units}"),
    )
    .hint(
        "skriv headcount för varje enhet utan delar, eller välj rollup = \"pooled\" eller \"units\"",
        "write headcount for every unit without parts, or choose rollup = \"pooled\" or \"units\"",
    )
}

pub fn invited_above_headcount(invited: u32, headcount: u32, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("fler tillfrågade ({invited}) än anställda ({headcount})"),
        format!("more people invited ({invited}) than work there ({headcount})"),
    )
    .hint(
        "”invited” är hur många som tillfrågades, ”headcount” hur många som arbetar där",
        "`invited` is how many were asked, `headcount` how many work there",
    )
}

pub fn parts_above_headcount(parts: u64, headcount: u32, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("fler anställda i delarna ({parts}) än i hela enheten ({headcount})"),
        format!("more people in the parts ({parts}) than in the whole unit ({headcount})"),
    )
    .hint(
        "enhetens ”headcount” räknar också dem som arbetar i delarna",
        "the unit's `headcount` counts those who work in its parts too",
    )
}

pub fn parts_above_invited(parts: u64, invited: u32, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("fler tillfrågade i delarna ({parts}) än i hela enheten ({invited})"),
        format!("more people asked in the parts ({parts}) than in the whole unit ({invited})"),
    )
    .hint(
        "enhetens ”invited” räknar också dem som har tillfrågats i delarna",
        "the unit's `invited` counts those who were asked in its parts too",
    )
}

pub fn dates_not_rising(before: &str, date: Date, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("mätomgången är inte senare än ”{before}” ({date})"),
        format!("the wave is not later than `{before}` ({date})"),
    )
    .related("omgången före", "the wave before")
    .hint("skriv omgångarna med den äldsta först", "write the waves with the oldest first")
}

pub fn same_name(name: &str, other: &str, lang: Lang) -> Said {
    let (name, other) = (brief(name), brief(other));
    Said::new(
        lang,
        format!("enheten heter som ”{other}” under samma överordnade enhet: ”{name}”"),
        format!("the unit has the same name as `{other}` under the same parent: `{name}`"),
    )
    .related("den andra enheten", "the other unit")
    .hint(
        "ge den ena ett annat ”name”, så att den som läser rapporten vet vilken som menas",
        "give one of them another `name`, so that whoever reads the report knows which is meant",
    )
}
