//! The action plan: what is proposed and why, what is done, what somebody is at and what is late.

use super::{quoted, start};
use crate::model::format::plan::{PLAN_FILE, action, status};
use crate::model::{Date, Lang, Sign, Status};
use crate::text::number::{count, date, decimal, list, list_first};

/// So many late actions are named; the rest are counted.
const MOST_NAMED: usize = 6;

words! {
    plan: "Handlingsplan", "Action plan";
    all_dropped: "Stegen som svaren pekar ut är avförda i handlingsplanen.", "The steps that the answers point out are dropped in the action plan.";
    of_unit: "I handlingsplanen", "In the action plan";
    doing: "Pågår nu", "Doing now";
    new: "Nytt i planen", "New in the plan";
    to_close: "Föreslås som klart", "Proposed as done";
    reached: "Nått, men inte säkert", "Reached, but not surely";
    for_all: "Gäller alla", "A matter of all";
    empty: "Planen är tom: det finns inget att föreslå av det som visas.", "The plan is empty: there is nothing to propose from what is shown.";
    note_sure: "Säkert nått: poängen ligger så långt över det som åtgärden skulle nå att det inte kan vara slumpen. Planens alla åtgärder prövas tillsammans, så att högst ungefär en av tjugo som kallas säkra väntas vara fel. mognad ändrar ingen status: sätt den till klar när ni är överens.", "Surely reached: the score is so far above what the action was to reach that chance does not explain it. All actions of the plan are judged together, so that about one in twenty of those called sure is expected to be wrong at most. mognad changes no status: set it to done when you agree.";
    note_lift: "Väntat lyft är räkning, inget löfte: så mycket stiger området om frågan når svaret ovanför och allt annat står stilla.", "The expected lift is arithmetic and no promise: so much does the area gain if the question reaches the answer above and all else stands still.";
    note_new: "* Nytt i planen.", "* New in the plan.";
    not_kept: "Planen sparas bredvid en assessment.toml; här finns ingen, så inget är skrivet.", "The plan is kept beside an assessment.toml; there is none here, so nothing was written.";
    sheet: "Handlingsplan", "Action plan";
    how_sheet: "Så fyller ni i", "How to fill in";
    column: "Kolumn", "Column";
    means: "Betyder", "Means";
    no_lift: "Vad åtgärden väntas ge går inte att räkna ut: området visas inte, eller så är åtgärden inte ett steg från ett svar till nästa.", "What the action is expected to give cannot be computed: the area is not shown, or the action is no step from one answer to the next.";
    not_proposed: "mognad skulle inte föreslå åtgärden nu: frågan eller området står på ett annat steg, eller så är den skriven av er.", "mognad would not propose the action now: the question or the area stands at another stage, or the action is one of yours.";
    why: "Varför", "Why";
    arithmetic: "Väntat lyft, steg för steg", "The expected lift, step by step";
    reach: "När den är nådd", "When it is reached";
    now: "Nu", "Now";
    then: "Sedan", "Then";
}

/// What a plan begins with when it is made: how it is kept.
#[must_use]
pub fn plan_head(lang: Lang) -> String {
    let [answers, id, done_in] = [action::ANSWERS, action::ID, action::DONE_IN].map(|key| key.name());
    let words = |lang: Lang| Status::WORDS.map(|(code, one)| (code, status(one, lang)));
    let sv: Vec<String> = words(Lang::Sv).iter().map(|(code, sv)| format!("{code} ({sv})")).collect();
    let en: Vec<&str> = words(Lang::En).iter().map(|(code, _)| *code).collect();
    match lang {
        Lang::Sv => format!(
            "# {PLAN_FILE}: handlingsplanen. Skriv fritt: mognad lägger till förslag sist och behåller allt som ni har skrivit.\n\
             # Bara `{answers}`, `{done_in}` och ett `{id}` som saknas skriver mognad själv. `mognad plan actions` visar planen.\n\
             # status: {}.\n",
            sv.join(", ")
        ),
        Lang::En => format!(
            "# {PLAN_FILE}: the action plan. Write freely: mognad adds proposals at the end and keeps all that you have written.\n\
             # Only `{answers}`, `{done_in}` and an `{id}` that is missing are mognad’s to write. `mognad plan actions` shows the plan.\n\
             # status: {}.\n",
            en.join(", ")
        ),
    }
}

/// What the answers say of an action, in a cell.
#[must_use]
pub const fn sign(sign: Sign, is_done: bool, lang: Lang) -> &'static str {
    match (sign, lang) {
        (Sign::Done, Lang::Sv) if is_done => "säkert nått",
        (Sign::Done, Lang::En) if is_done => "surely reached",
        (Sign::Open, Lang::Sv) => "inte nått än",
        (Sign::Open, Lang::En) => "not reached yet",
        (Sign::Reached, Lang::Sv) => "nått, men inte säkert",
        (Sign::Reached, Lang::En) => "reached, but not surely",
        (Sign::Done, Lang::Sv) => "säkert nått: föreslås som klar",
        (Sign::Done, Lang::En) => "surely reached: proposed as done",
        (Sign::Gone, Lang::Sv) => "föreslås inte längre",
        (Sign::Gone, Lang::En) => "not proposed any more",
        (Sign::Hidden, Lang::Sv) => "visas inte",
        (Sign::Hidden, Lang::En) => "not shown",
    }
}

/// How many actions have come how far: `3 pågår, 18 föreslagna`.
#[must_use]
pub fn counted(actions: impl Fn(Status) -> usize, lang: Lang) -> String {
    let order = [Status::Doing, Status::Decided, Status::Proposed, Status::Done, Status::Dropped];
    let told = order.into_iter().map(|one| (one, actions(one))).filter(|(_, number)| *number > 0);
    let told = told.map(|(one, number)| {
        let called = match (one, lang) {
            (_, Lang::En) | (Status::Doing, Lang::Sv) => status(one, lang).to_owned(),
            (Status::Proposed, Lang::Sv) if number > 1 => "föreslagna".to_owned(),
            (Status::Decided, Lang::Sv) if number > 1 => "beslutade".to_owned(),
            (Status::Done | Status::Dropped, Lang::Sv) if number > 1 => format!("{}a", status(one, lang)),
            (Status::Proposed | Status::Decided | Status::Done | Status::Dropped, Lang::Sv) => {
                status(one, lang).to_owned()
            }
        };
        format!("{} {called}", count(number as u64, lang))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// The plan's first sentence.
#[must_use]
pub fn summary(all: usize, counted: &str, lang: Lang) -> String {
    match (lang, all) {
        (Lang::Sv, 1) => format!("1 åtgärd: {counted}."),
        (Lang::En, 1) => format!("1 action: {counted}."),
        (Lang::Sv, _) => format!("{} åtgärder: {counted}.", count(all as u64, lang)),
        (Lang::En, _) => format!("{} actions: {counted}.", count(all as u64, lang)),
    }
}

/// What became of an edited plan that was taken in.
#[must_use]
pub fn taken_in([changed, added, missing]: [usize; 3], lang: Lang) -> String {
    let [changed, added] = [changed, added].map(|number| count(number as u64, lang));
    let kept = match (lang, missing) {
        (_, 0) => String::new(),
        (Lang::Sv, 1) => " 1 åtgärd saknades i filen och är kvar i planen.".to_owned(),
        (Lang::En, 1) => " 1 action was missing in the file and stays in the plan.".to_owned(),
        (Lang::Sv, _) => {
            format!(" {} åtgärder saknades i filen och är kvar i planen.", count(missing as u64, lang))
        }
        (Lang::En, _) => {
            format!(" {} actions were missing in the file and stay in the plan.", count(missing as u64, lang))
        }
    };
    match lang {
        Lang::Sv => format!("Ur den redigerade filen: {changed} ändrade, {added} nya.{kept}"),
        Lang::En => format!("From the edited file: {changed} changed, {added} new.{kept}"),
    }
}

/// Where the plan is kept, and how much is new in it.
#[must_use]
pub fn kept_in(path: &str, added: usize, lang: Lang) -> String {
    let added_words = count(added as u64, lang);
    match (lang, added) {
        (Lang::Sv, 0) => format!("planen är sparad i {path}"),
        (Lang::En, 0) => format!("the plan is kept in {path}"),
        (Lang::Sv, 1) => format!("planen är sparad i {path}, med 1 nytt förslag"),
        (Lang::En, 1) => format!("the plan is kept in {path}, with 1 new proposal"),
        (Lang::Sv, _) => format!("planen är sparad i {path}, med {added_words} nya förslag"),
        (Lang::En, _) => format!("the plan is kept in {path}, with {added_words} new proposals"),
    }
}

/// Where it was written for a spreadsheet or the like.
#[must_use]
pub fn written_to(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("planen finns i {path}"),
        Lang::En => format!("the plan is in {path}"),
    }
}

/// An action with the unit that it is for.
#[must_use]
pub fn of_unit(action: &str, unit: &str) -> String {
    format!("{action} ({unit})")
}

/// Where a score stands that an action was to bring to a line: `62 (55–69), nått vid 50`.
#[must_use]
pub fn stands_at(node: &str, score: &str, aim: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{}: {score}, nått vid {aim}.", start(node)),
        Lang::En => format!("{}: {score}, reached at {aim}.", start(node)),
    }
}

/// How far an action has come, who sees to it and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State<'a> {
    /// How far.
    pub status: Status,
    /// Who; may be empty.
    pub owner: &'a str,
    /// Until when.
    pub due: Option<Date>,
    /// Whether that day is past.
    pub is_late: bool,
}

/// The same in words: `Pågår. Ansvarig: Kim. Klart senast 1 mars 2027, försenad.`
#[must_use]
pub fn state(state: State<'_>, lang: Lang) -> String {
    start(&inside(state, lang))
}

/// The same as it stands after something else.
fn inside(state: State<'_>, lang: Lang) -> String {
    let mut told = format!("{}.", status(state.status, lang));
    if !state.owner.is_empty() {
        let owner = state.owner.trim_end_matches('.');
        told += &match lang {
            Lang::Sv => format!(" Ansvarig: {owner}."),
            Lang::En => format!(" Owner: {owner}."),
        };
    }
    if let Some(due) = state.due.filter(|_| state.status.is_open()) {
        let day = date(due, lang);
        told += &match (lang, state.is_late) {
            (Lang::Sv, false) => format!(" Klart senast {day}."),
            (Lang::En, false) => format!(" Due {day}."),
            (Lang::Sv, true) => format!(" Försenad: skulle vara klar {day}."),
            (Lang::En, true) => format!(" Late: it was due {day}."),
        };
    }
    told
}

/// How far something that is told elsewhere has come in the plan: `I handlingsplanen: pågår. Ansvarig: Kim.`
#[must_use]
pub fn in_plan(state: State<'_>, lang: Lang) -> String {
    format!("{}: {}", words(lang).of_unit, inside(state, lang))
}

/// How many points an action is expected to give.
#[must_use]
pub fn expected(lift: f64, lang: Lang) -> String {
    let points = decimal(lift, 1, lang);
    match lang {
        Lang::Sv => format!("Väntat lyft i området: {points} poäng."),
        Lang::En => format!("Expected lift of the area: {points} points."),
    }
}

/// That a decision is needed.
#[must_use]
pub fn needs(decision: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Beslut som behövs: {decision}"),
        Lang::En => format!("Decision needed: {decision}"),
    }
}

/// What the answers show.
#[must_use]
pub fn answers_show(which: Sign, is_done: bool, lang: Lang) -> String {
    match lang {
        Lang::Sv if which == Sign::Gone => "Svaren pekar inte längre ut det som ett nästa steg.".to_owned(),
        Lang::En if which == Sign::Gone => "The answers no longer point it out as a next step.".to_owned(),
        Lang::Sv => format!("Svaren: {}.", sign(which, is_done, lang)),
        Lang::En => format!("The answers: {}.", sign(which, is_done, lang)),
    }
}

/// What is late, named.
#[must_use]
pub fn late(actions: &[String], as_of: Date, lang: Lang) -> String {
    let (named, day) = (list_first(actions, MOST_NAMED, lang), date(as_of, lang));
    match lang {
        Lang::Sv => format!("Försenat den {day}: {named}."),
        Lang::En => format!("Late on {day}: {named}."),
    }
}

/// What to do where the questionnaire has no words for it: from one answer to the next.
#[must_use]
pub fn rise(item: &str, answer: &str, lang: Lang) -> String {
    let (item, answer) = (quoted(item, lang), quoted(answer, lang));
    match lang {
        Lang::Sv => format!("Ta {item} till {answer}."),
        Lang::En => format!("Bring {item} to {answer}."),
    }
}

/// The same of one answer of several.
#[must_use]
pub fn tick(item: &str, answer: &str, lang: Lang) -> String {
    let (item, answer) = (quoted(item, lang), quoted(answer, lang));
    match lang {
        Lang::Sv => format!("Få {answer} på plats i {item}."),
        Lang::En => format!("Put {answer} in place in {item}."),
    }
}

/// The same of a score.
#[must_use]
pub fn reach(node: &str, line: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Nå {line} i {node}."),
        Lang::En => format!("Reach {line} in {node}."),
    }
}

/// That a level requires more of something than there is.
#[must_use]
pub fn required(level: &str, node: &str, least: &str, has: Option<&str>, lang: Lang) -> String {
    match (lang, has) {
        (Lang::Sv, Some(has)) => format!("Nivån {level} kräver {least} i {node}; där står ni på {has}."),
        (Lang::En, Some(has)) => format!("The level {level} requires {least} in {node}; you stand at {has}."),
        (Lang::Sv, None) => format!("Nivån {level} kräver {least} i {node}."),
        (Lang::En, None) => format!("The level {level} requires {least} in {node}."),
    }
}

/// How far an area is below its target.
#[must_use]
pub fn below_target(area: &str, has: &str, target: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{} har {has} av målet {target}.", start(area)),
        Lang::En => format!("{} has {has} of the target {target}.", start(area)),
    }
}

/// That an area, which may be below its target, rests on another that has not come so far.
#[must_use]
pub fn ground((area, is_gap): (&str, bool), ground: &str, least: &str, has: &str, lang: Lang) -> String {
    let area = start(area);
    match (lang, is_gap) {
        (Lang::Sv, true) => {
            format!("{area} är under målet och vilar på {ground}, som bör ha minst {least} och har {has}.")
        }
        (Lang::En, true) => format!(
            "{area} is below its target and rests on {ground}, which should have {least} at least and has {has}."
        ),
        (Lang::Sv, false) => {
            format!("{area} ligger lågt och vilar på {ground}, som bör ha minst {least} och har {has}.")
        }
        (Lang::En, false) => {
            format!("{area} is low and rests on {ground}, which should have {least} at least and has {has}.")
        }
    }
}

/// Where a unit's next step is.
#[must_use]
pub fn next(area: &str, has: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ett av de närmaste stegen: {area} står på {has}."),
        Lang::En => format!("One of the next steps: {area} stands at {has}."),
    }
}

/// Where a question stands, and where it is to come.
#[must_use]
pub fn from_to(item: &str, has: &str, aim: &str, lang: Lang) -> String {
    let item = quoted(item, lang);
    match lang {
        Lang::Sv => format!("{item} står på {has} och ska nå {aim}."),
        Lang::En => format!("{item} stands at {has} and is to reach {aim}."),
    }
}

/// The smallest set of steps that an action is one of.
#[must_use]
pub fn smallest_set(reaches: &str, steps: usize, set: &[String], lang: Lang) -> String {
    let (reaches, set) = (start(reaches), list(set, lang));
    match (lang, steps) {
        (Lang::Sv, _) => format!("{reaches} nås med {steps} steg: {set}."),
        (Lang::En, 1) => format!("{reaches} is reached with 1 step: {set}."),
        (Lang::En, _) => format!("{reaches} is reached with {steps} steps: {set}."),
    }
}

/// The decision that something for many units needs.
#[must_use]
pub fn decide_together(units: usize, lang: Lang) -> String {
    let units = count(units as u64, lang);
    match lang {
        Lang::Sv => format!("Besluta att {units} enheter gör det tillsammans, och vem som leder."),
        Lang::En => format!("Decide that {units} units do it together, and who leads."),
    }
}

/// Plan lines that are done: the first few, and how many more.
#[must_use]
pub fn done(actions: &[String], lang: Lang) -> String {
    const FEW: usize = 3;
    let named = list_first(actions, FEW, lang);
    match lang {
        Lang::Sv => format!("Klart i handlingsplanen: {named}."),
        Lang::En => format!("Done in the action plan: {named}."),
    }
}

/// How many further actions there are that are not listed.
#[must_use]
pub fn further(number: usize, lang: Lang) -> String {
    match (lang, number) {
        (Lang::Sv, 1) => "1 åtgärd till pågår eller är beslutad.".to_owned(),
        (Lang::En, 1) => "1 more action is under way or decided.".to_owned(),
        (Lang::Sv, _) => format!("{} åtgärder till pågår eller är beslutade.", count(number as u64, lang)),
        (Lang::En, _) => format!("{} more actions are under way or decided.", count(number as u64, lang)),
    }
}

/// A unit's part of the plan in a line.
#[must_use]
pub fn unit_line(unit: &str, counted: &str) -> String {
    format!("{unit}: {counted}")
}

/// A step of the arithmetic: an area as it is and as it would be, by its rule.
#[must_use]
pub fn moves(node: &str, points: f64, lang: Lang) -> String {
    let points = decimal(points, 3, lang);
    match lang {
        Lang::Sv => format!("{}: +{points} poäng", start(node)),
        Lang::En => format!("{}: +{points} points", start(node)),
    }
}

/// What is held still in that arithmetic.
#[must_use]
pub fn all_else_alike(item: &str, from: f64, to: f64, lang: Lang) -> String {
    let (item, from, to) = (quoted(item, lang), decimal(from, 3, lang), decimal(to, 3, lang));
    match lang {
        Lang::Sv => format!(
            "{item} flyttas från {from} till {to} (poäng 0–100), allt annat står stilla, och gruppernas egna regler räknar om:"
        ),
        Lang::En => format!(
            "{item} is moved from {from} to {to} (points 0–100), all else stands still, and the groups’ own rules compute anew:"
        ),
    }
}

/// That what is shared moves by how many units share it.
#[must_use]
pub fn weighed(units: usize, of: usize, lang: Lang) -> String {
    let (units, of) = (count(units as u64, lang), count(of as u64, lang));
    match lang {
        Lang::Sv => format!(
            "{units} av {of} enheter som visas delar det. Var och en lyfts dit den ska, och vägs som helheten väger den; de andra står stilla."
        ),
        Lang::En => format!(
            "{units} of {of} units that are shown share it. Each is lifted to where it is to come, and weighed as the whole weighs it; the others stand still."
        ),
    }
}
