//! Who is interviewed, about which unit: asked for, or gone on with where it was left.

use std::collections::BTreeSet;
use std::path::Path;

use inquire::validator::Validation;
use mognad::interview::draft::{Against, Begun, Draft, plain, read};
use mognad::model::Answer::NotAnswered;
use mognad::model::{DraftFault, NodeId, RoleId, UnitIx, looks_personal};
use mognad::report::answers::Given;
use mognad::text::faults::draft as faults;
use mognad::text::interviewing::{self as said, words};
use mognad::text::terminal::failures::bad_role;

use super::clock;
use super::keep::drafts_of;
use super::open::{Opened, drafts};
use super::prompt::{Asked, Screen, numbered};
use crate::cli::args::Answer;
use crate::cli::consensus::expect_no_parts;
use crate::cli::failure::{Failure, Reported};
use crate::cli::files::shown;
use crate::cli::pick::{self, invited_roles, is_among};
use crate::cli::telling::{failure_text, warning_text};

/// An interview that is about to go on.
pub struct Start {
    pub draft: Draft,
    pub unit: UnitIx,
    pub is_resumed: bool,
}

/// Finds out what the interview is about; `None` where the person thinks better of it.
pub fn begin(opened: &Opened<'_>, screen: &Screen<'_>, args: &Answer) -> anyhow::Result<Option<Start>> {
    let lang = opened.context.lang();
    let units = &opened.assessment().units;
    let asked = Wanted {
        unit: args.unit.as_deref().map(|word| pick::unit(units, word, lang)).transpose()?,
        role: args.role.as_deref().map(|role| pick::role(role, lang)).transpose()?,
        respondent: args.respondent.as_deref(),
    };
    if let Some(name) = asked.respondent {
        // What can be an item's id can stand in a file name, and is no address and hardly a name; a number that says who
        // somebody is could be one too.
        let is_sound = NodeId::parse(name).is_ok() && !looks_personal(name);
        if !is_sound {
            return Err(Failure(said::bad_respondent(name, lang)).into());
        }
        opened.expect_new(name)?;
    }
    let begun = begun(opened, asked.respondent)?;
    let begun = match asked.respondent {
        Some(name) => Some(of_respondent(opened, name, &asked, begun)?),
        None => {
            let is_of_unit = |begun: &Begun| asked.unit.is_none_or(|unit| units[unit].id == begun.draft.unit);
            which_draft(opened, screen, begun.into_iter().filter(|(_, begun)| is_of_unit(begun)).collect())?
        }
    };
    match begun {
        None => Ok(None),
        Some(Some((path, begun))) => {
            opened.expect_new(&begun.draft.respondent)?;
            let resumed = resumed(opened, &path, begun);
            resumed.as_ref().map_or(Ok(()), |start| opened.expect_not_agreed(start.unit))?;
            Ok(resumed)
        }
        Some(None) => new(opened, screen, asked),
    }
}

/// What was said on the command line of the interview.
struct Wanted<'a> {
    unit: Option<UnitIx>,
    role: Option<RoleId>,
    respondent: Option<&'a str>,
}

/// The interview with this respondent, where one was begun; what else was asked for must not speak against it.
fn of_respondent(
    opened: &Opened<'_>,
    name: &str,
    asked: &Wanted<'_>,
    begun: Vec<(String, Begun)>,
) -> anyhow::Result<Option<(String, Begun)>> {
    let (lang, units) = (opened.context.lang(), &opened.assessment().units);
    let found = begun.into_iter().find(|(_, begun)| plain(&begun.draft.respondent) == plain(name));
    let Some((_, Begun { draft, .. })) = &found else { return Ok(None) };
    let differs = |has: &str| Failure(said::draft_differs(name, has, lang));
    let own = units.find(draft.unit.as_str());
    if let Some(own) = own.filter(|own| asked.unit.is_some_and(|unit| unit != *own)) {
        return Err(differs(units[own].name.get(lang)).into());
    }
    if asked.role.is_some() && asked.role != draft.role {
        return Err(differs(draft.role.as_ref().map_or(words(lang).no_role, RoleId::as_str)).into());
    }
    Ok(found)
}

/// A new interview, with what is not known yet asked for.
fn new(opened: &Opened<'_>, screen: &Screen<'_>, asked: Wanted<'_>) -> anyhow::Result<Option<Start>> {
    asked.unit.map_or(Ok(()), |unit| expect_no_parts(opened.context, opened.assessment(), unit))?;
    let unit = asked.unit.map_or_else(|| which_unit(opened, screen), |unit| Ok(Some(unit)))?;
    let Some(unit) = unit else { return Ok(None) };
    opened.expect_not_agreed(unit)?;
    let role = match asked.role {
        // Who answers together has none.
        None if opened.is_consensus => Some(None),
        None => which_role(opened, screen)?,
        given => Some(given),
    };
    let Some(role) = role else { return Ok(None) };
    let now = clock::now();
    let draft = Draft {
        wave: opened.wave_id().clone(),
        consensus: opened.is_consensus,
        respondent: asked.respondent.map_or_else(|| pseudonym(opened), |name| Ok(name.to_owned()))?,
        unit: opened.assessment().units[unit].id.clone(),
        role,
        language: screen.tongue.content,
        started: now.clone(),
        saved: now,
        seconds: 0,
        given: vec![Given::NOTHING; opened.questionnaire().items().len()],
    };
    Ok(Some(Start { draft, unit, is_resumed: false }))
}

/// The interviews of the wave that were begun. What cannot be gone on with is told, and ends the run where it would be
/// overwritten.
fn begun(opened: &Opened<'_>, wanted: Option<&str>) -> anyhow::Result<Vec<(String, Begun)>> {
    let (context, lang) = (opened.context, opened.context.lang());
    let against = Against {
        questionnaire: opened.questionnaire(),
        units: &opened.assessment().units,
        wave: opened.wave_id(),
    };
    let mut begun = Vec::new();
    for (path, bytes) in drafts(&drafts_of(opened)) {
        let file = shown(&path);
        let is_of_wave = stem(&path).starts_with(&format!("{}-", plain(opened.wave_id().as_str())));
        let is_wanted =
            wanted.is_some_and(|name| is_of_wave && stem(&path).ends_with(&format!("-{}", plain(name))));
        match read(&String::from_utf8_lossy(&bytes), &against) {
            Ok(found) => begun.push((file, found)),
            Err(found) if is_wanted => {
                for words in faults::faults(&file, &found, lang) {
                    context.tell(&failure_text(&Failure(words).into(), context));
                }
                return Err(Reported.into());
            }
            Err(found) => {
                let of_other = found.iter().any(|fault| matches!(fault, DraftFault::OtherWave { .. }));
                let told = found.first().filter(|_| is_of_wave && !of_other && wanted.is_none());
                if let Some(fault) = told {
                    context.note(&warning_text(&faults::passed_over(&file, fault, lang), context));
                }
            }
        }
    }
    Ok(begun)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn resumed(opened: &Opened<'_>, file: &str, begun: Begun) -> Option<Start> {
    let context = opened.context;
    if let Some(changed) = &begun.changed {
        context.note(&warning_text(&faults::left_out(file, changed, context.lang()), context));
    }
    let unit = opened.assessment().units.find(begun.draft.unit.as_str())?;
    Some(Start { draft: begun.draft, unit, is_resumed: true })
}

/// An interview to go on with; the inner `None` is a new one.
fn which_draft(
    opened: &Opened<'_>,
    screen: &Screen<'_>,
    begun: Vec<(String, Begun)>,
) -> Asked<Option<(String, Begun)>> {
    if begun.is_empty() {
        return Ok(Some(None));
    }
    let (lang, units) = (screen.lang(), &opened.assessment().units);
    let words = words(lang);
    let labelled = begun.into_iter().map(|(file, one)| {
        let draft = &one.draft;
        let unit = units.find(draft.unit.as_str()).map_or("", |unit| units[unit].name.get(screen.tongue));
        let given = draft.given.iter().filter(|given| given.answer != NotAnswered).count();
        let day = draft.saved.get(..10).unwrap_or(&draft.saved);
        let label = said::draft(&draft.respondent, unit, given, day, lang);
        (label, Some((file, one)))
    });
    let labelled = labelled.chain([(words.new_interview.to_owned(), None)]);
    let items = numbered(labelled, &screen.paper());
    screen.select(words.which_draft, items, 0, words.help_list)
}

/// The unit, of those that are no others' whole.
fn which_unit(opened: &Opened<'_>, screen: &Screen<'_>) -> Asked<UnitIx> {
    let (lang, units) = (screen.lang(), &opened.assessment().units);
    let words = words(lang);
    let leaves: Vec<UnitIx> = units.workplaces().collect();
    if let [only] = leaves.as_slice() {
        return Ok(Some(*only));
    }
    let label = |ix: &UnitIx| {
        let name = units[*ix].name.get(screen.tongue);
        let parent = units[*ix].parent.map(|parent| units[parent].name.get(screen.tongue));
        parent.map_or_else(|| name.to_owned(), |parent| format!("{name} ({parent})"))
    };
    let items = numbered(leaves.iter().map(|ix| (label(ix), *ix)), &screen.paper());
    screen.select(words.which_unit, items, 0, words.help_list)
}

/// The role: one that people were asked in or that others have, another, or none. The inner `None` is none.
fn which_role(opened: &Opened<'_>, screen: &Screen<'_>) -> Asked<Option<RoleId>> {
    let words = words(screen.lang());
    let of_all = opened.responses.iter().flat_map(|responses| &responses.0);
    let mut known = invited_roles(opened.assessment());
    let answered: BTreeSet<RoleId> = of_all.filter_map(|response| response.role.clone()).collect();
    for role in answered {
        if !is_among(&role, &known) {
            known.push(role);
        }
    }
    if known.is_empty() {
        return free_role(screen, words.role_optional);
    }
    let labelled = known.into_iter().map(|role| (role.to_string(), Role::Known(role)));
    let others = [(words.no_role.to_owned(), Role::None), (words.other_role.to_owned(), Role::Other)];
    let items = numbered(labelled.chain(others), &screen.paper());
    Ok(match screen.select(words.which_role, items, 0, words.help_list)? {
        None => None,
        Some(Role::Known(role)) => Some(Some(role)),
        Some(Role::None) => Some(None),
        Some(Role::Other) => free_role(screen, words.free_role)?,
    })
}

enum Role {
    Known(RoleId),
    None,
    Other,
}

fn free_role(screen: &Screen<'_>, message: &str) -> Asked<Option<RoleId>> {
    let lang = screen.lang();
    let validator = move |typed: &str| {
        let refused = RoleId::parse(typed).err().filter(|_| !typed.trim().is_empty());
        let refusal = |why| Validation::Invalid(bad_role(typed, why, lang).title.into());
        Ok(refused.map_or(Validation::Valid, refusal))
    };
    let typed = screen.write(message, "", words(lang).help_role, validator)?;
    Ok(typed.map(|typed| RoleId::parse(&typed).ok()))
}

/// A name that says nothing, and that nobody has.
fn pseudonym(opened: &Opened<'_>) -> anyhow::Result<String> {
    loop {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes)?;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let name = format!("r-{hex}");
        if !opened.has_answered(&name)? {
            return Ok(name);
        }
    }
}
