//! `mognad form`.

use std::path::Path;

use anyhow::bail;
use mognad::load::{LoadedAssessment, unanswered_assessment};
use mognad::model::{Assessment, Lang, RoleId};
use mognad::report::form::{Options, form, units};
use mognad::text::forming::{bad_address, bad_role, form_needs_assessment, form_written};
use mognad::text::terminal::failures::no_assessment;

use super::args::Form;
use super::context::Context;
use super::failure::Failure;
use super::files::Folder;
use super::input::{ASSESSMENT, refused, shown};
use super::{pick, write};

pub fn run(context: &Context, args: &Form) -> anyhow::Result<()> {
    let assessment = assessment(context, &args.what)?;
    let lang = context.lang();
    let words = args.role.iter().chain(&args.roles);
    let roles = words.map(|word| role(word, lang)).collect::<Result<Vec<_>, _>>()?;
    let options = Options {
        lang,
        wave: pick::wave(&assessment, args.wave.as_deref(), lang)?,
        unit: args.unit.as_deref().map(|word| pick::unit(&assessment.units, word, lang)).transpose()?,
        roles: &distinct(roles),
        role_is_asked: args.role.is_none() && !args.roles.is_empty(),
        mailto: args.mailto.as_deref().map(|address| address_of(address, lang)).transpose()?,
    };
    let html = form(&assessment, &options)?;
    write::file(context, &args.out, html.as_bytes())?;
    let wave = &assessment.waves[options.wave];
    let (questions, units) = (wave.questionnaire.items().len(), units(&assessment, options.unit).len());
    let told = form_written(&shown(&args.out), questions, units, wave.id.as_str(), lang);
    context.note(&format!("{told}\n"));
    Ok(())
}

/// An assessment that nobody may have answered yet.
fn assessment(context: &Context, what: &Path) -> anyhow::Result<Assessment> {
    let is_toml = what.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("toml"));
    let (folder, name) = if what.is_dir() {
        if !what.join(ASSESSMENT).is_file() {
            return Err(Failure(no_assessment(&shown(what), context.lang())).into());
        }
        (what, ASSESSMENT)
    } else if let Err(error) = std::fs::metadata(what) {
        return Err(refused(context, what, error).into());
    } else if is_toml {
        let name = what.file_name().and_then(|name| name.to_str()).unwrap_or(ASSESSMENT);
        (what.parent().unwrap_or(Path::new(".")), name)
    } else {
        return Err(Failure(form_needs_assessment(&shown(what), context.lang())).into());
    };
    let (read, found) = unanswered_assessment(&Folder::new(folder), name);
    context.judge(&found)?;
    let Some(LoadedAssessment { assessment, .. }) = read else { bail!("{name}") };
    context.read_language(assessment.language);
    Ok(assessment)
}

fn role(word: &str, lang: Lang) -> Result<RoleId, Failure> {
    RoleId::parse(word).map_err(|why| bad_role(word, why, lang).into())
}

/// Each role once, in the order given.
fn distinct(roles: Vec<RoleId>) -> Vec<RoleId> {
    let mut once: Vec<RoleId> = Vec::with_capacity(roles.len());
    for role in roles {
        if !once.contains(&role) {
            once.push(role);
        }
    }
    once
}

/// An address as mails can be sent to. What a `mailto:` link gives another meaning is no part of one.
fn address_of(word: &str, lang: Lang) -> Result<&str, Failure> {
    let address = word.trim();
    let is_plain = |c: char| c.is_alphanumeric() || ".-_+'@".contains(c);
    let parts: Vec<&str> = address.split('@').collect();
    let is_sound = matches!(parts.as_slice(), [name, domain] if !name.is_empty() && !domain.is_empty());
    if is_sound && address.chars().all(is_plain) {
        return Ok(address);
    }
    Err(bad_address(word, lang).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_two_parts_and_nothing_that_leads_elsewhere() {
        for (word, sound) in [
            ("survey@example.org", true),
            (" first.last+form@example.org ", true),
            ("enkät@exempel.se", true),
            ("example.org", false),
            ("@example.org", false),
            ("a@b@c", false),
            ("a@b?cc=c@d", false),
            ("a@b,c@d", false),
            ("a b@c", false),
            ("<a@b>", false),
            ("a@b#c", false),
        ] {
            assert_eq!(address_of(word, Lang::En).is_ok(), sound, "{word}");
        }
    }
}
