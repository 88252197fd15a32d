//! The keys of a policy: what must hold of an assessment's newest wave.

use super::Holds::{ById, Id, Part, Points, SomeText, Text, Version, Words};
use super::{Usual, filled, names};

/// What stands for every unit.
pub const EVERY_UNIT: &str = "*";

/// What follows where a score is not shown: the word, and whether the requirement is passed over.
pub const HIDDEN: [(&str, bool); 2] = [("fail", false), ("pass", true)];

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        TITLE = may "title": Text, "Vad kraven kallas, eller var de beslutades.", "What the requirements are called, or where they were agreed.";
        HIDDEN = may "hidden": Words(|| names(&super::HIDDEN)) => Usual::Word("fail"), "Om ett krav på ett resultat som inte visas räknas som brutet eller hoppas över.", "Whether what is required of a score that is not shown counts as broken or is passed over.";
        RULES = need "rules": filled(&Part("rule")), "Vad som ska gälla.", "What must hold.";
    }
}

keys! {
    /// One of `[[rules]]`.
    rule {
        UNITS = may "units": filled(&SomeText), "Enheterna, efter id eller namn; * är alla. Annars de som inte är en del av någon annan.", "The units, by id or name; * is all. Otherwise those that are no part of another.";
        AT_LEAST = may "at_least": ById(&Points), "Minsta poäng 0–100 för områden eller frågor, som { leadership = 50 }.", "The least points 0–100 of areas or questions, such as { leadership = 50 }.";
        NO_REGRESS = may "no_regress": filled(&Id), "Områden eller frågor som inte får ha minskat säkert.", "Areas or questions that must not have decreased for sure.";
    }
}
