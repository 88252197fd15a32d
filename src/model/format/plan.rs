//! The keys of an action plan, and what its columns are called in a spreadsheet.

use super::Holds::{
    AnyText, ById, Date, Id, Name, Number, Part, Points, SomeText, Version, WeightOrNone, Words,
};
use super::{Key, Usual, list, names};
use crate::model::{ActionField, Lang, Sign, Status};

/// The file beside the assessment that keeps the plan.
pub const PLAN_FILE: &str = "plan.toml";

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        ACTIONS = may "actions": list(&Part("action")), "Åtgärderna, i valfri ordning.", "The actions, in any order.";
    }
}

keys! {
    /// One of `[[actions]]`.
    action {
        ID = may "id": Name, "Vad åtgärden heter i filer; mognad ger den som saknar id ett.", "What files call the action; mognad gives one to an action that has none.";
        ACTION = need "action": SomeText, "Vad som ska göras.", "What is to be done.";
        UNIT = may "unit": Name, "Enhetens id eller namn; saknas den gäller åtgärden alla.", "The unit’s id or name; without it the action is a matter of all.";
        WHY = may "why": AnyText, "Varför: det som mognad såg när åtgärden föreslogs, eller egna skäl.", "Why: what mognad saw when it proposed the action, or reasons of your own.";
        OWNER = may "owner": AnyText, "Vem som ansvarar.", "Who sees to it.";
        DUE = may "due": Date, "Dagen då det ska vara klart, som 2027-03-01.", "The day when it is to be done, such as 2027-03-01.";
        EFFORT = may "effort": WeightOrNone, "Hur mycket det kräver, som ett tal: dagar, eller vad ni räknar i.", "How much it takes, as a number: days, or whatever you count in.";
        LIFT = may "lift": Number, "Så många poäng väntas enhetens område stiga, när åtgärden föreslogs.", "How many points the unit’s area was expected to gain when the action was proposed.";
        DECISION = may "decision": AnyText, "Beslutet som behövs först.", "The decision that is needed first.";
        STATUS = may "status": Words(|| names(&Status::WORDS)) => Usual::Word("proposed"), "Hur långt åtgärden har kommit: proposed (föreslagen), decided (beslutad), doing (pågår), done (klar) eller dropped (avförd).", "How far the action has come.";
        ANSWERS = may "answers": Words(|| names(&Sign::WORDS)), "Vad svaren säger; mognad skriver det: open (inte nått), reached (nått, men inte säkert), done (säkert nått), gone (föreslås inte längre) eller hidden (visas inte).", "What the answers say; mognad writes it: open (not reached), reached (but not surely), done (surely reached), gone (not proposed any more) or hidden (not shown).";
        NOTE = may "note": AnyText, "En anteckning.", "A note.";
        STORY = may "story": AnyText, "Vad ni gjorde och hur det gick, att berätta för andra.", "What you did and how it went, to tell others.";
        NODE = may "node": Id, "Området eller frågan som ska lyftas.", "The area or question to lift.";
        AIM = may "aim": Points, "Poängen 0–100 där, från vilken åtgärden har nått det den var till för.", "The points 0–100 there from which on the action has reached what it was for.";
        WAVE = may "wave": Id, "Omgången då mognad föreslog åtgärden.", "The wave in which mognad proposed the action.";
        DONE_IN = may "done_in": Id, "Den senaste omgången när åtgärden först sågs som klar; mognad skriver det.", "The newest wave when the action was first seen as done; mognad writes it.";
        OWN = may "own": ById(&AnyText), "Egna kolumner, efter rubrik.", "Columns of your own, by heading.";
    }
}

/// The key that a column is kept under.
#[must_use]
pub const fn key(field: ActionField) -> Key {
    use ActionField as Of;
    match field {
        Of::Id => action::ID,
        Of::Action => action::ACTION,
        Of::Unit => action::UNIT,
        Of::Why => action::WHY,
        Of::Owner => action::OWNER,
        Of::Due => action::DUE,
        Of::Effort => action::EFFORT,
        Of::Lift => action::LIFT,
        Of::Decision => action::DECISION,
        Of::Status => action::STATUS,
        Of::Sign => action::ANSWERS,
        Of::Note => action::NOTE,
        Of::Story => action::STORY,
        Of::Node => action::NODE,
        Of::Aim => action::AIM,
        Of::Wave => action::WAVE,
        Of::DoneIn => action::DONE_IN,
    }
}

/// What a column of a spreadsheet is called; what the program writes comes first, in English and in Swedish.
#[must_use]
pub const fn headings(field: ActionField) -> &'static [&'static str] {
    use ActionField as Of;
    match field {
        Of::Id => &["id", "id"],
        Of::Action => &["action", "åtgärd", "åtgärder", "vad", "what"],
        Of::Unit => &["unit", "enhet", "arbetsplats", "workplace"],
        Of::Why => &["why", "varför", "skäl", "reason"],
        Of::Owner => &["owner", "ansvarig", "ansvarar", "vem", "who", "responsible"],
        Of::Due => &["due", "klart senast", "klar senast", "senast", "slutdatum", "deadline", "due date"],
        Of::Effort => &["effort", "insats", "arbetsinsats"],
        Of::Lift => {
            &["expected lift (points)", "väntat lyft (poäng)", "expected lift", "väntat lyft", "lift", "lyft"]
        }
        Of::Decision => &["decision needed", "beslut som behövs", "decision", "beslut"],
        Of::Status => &["status", "status", "läge"],
        Of::Sign => &["the answers show", "svaren visar"],
        Of::Note => &["note", "anteckning", "notes", "anteckningar", "kommentar", "comment"],
        Of::Story => &["story", "berättelse"],
        Of::Node => &["area or question", "område eller fråga", "node", "area", "område"],
        Of::Aim => &["reached at (points)", "nått vid (poäng)", "aim", "reached at", "nått vid"],
        Of::Wave => &["proposed in wave", "föreslagen i omgång"],
        Of::DoneIn => &["done in wave", "klar i omgång"],
    }
}

/// What the program writes above a column.
#[must_use]
pub const fn heading(field: ActionField, lang: Lang) -> &'static str {
    headings(field)[match lang {
        Lang::En => 0,
        Lang::Sv => 1,
    }]
}

/// What a status is called in a spreadsheet, in English and in Swedish.
#[must_use]
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match (status, lang) {
        (Status::Proposed, Lang::Sv) => "föreslagen",
        (Status::Decided, Lang::Sv) => "beslutad",
        (Status::Doing, Lang::Sv) => "pågår",
        (Status::Done, Lang::Sv) => "klar",
        (Status::Dropped, Lang::Sv) => "avförd",
        (Status::Proposed | Status::Decided | Status::Doing | Status::Done | Status::Dropped, Lang::En) => {
            status.code()
        }
    }
}
