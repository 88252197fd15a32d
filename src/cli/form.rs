//! `mognad form`.

use mognad::model::{Lang, RoleId};
use mognad::report::form::{Options, form, units};
use mognad::text::forming::{bad_address, form_written};

use super::args::Form;
use super::context::Context;
use super::failure::Failure;
use super::input::shown;
use super::{pick, whereabouts, write};

pub fn run(context: &Context, args: &Form) -> anyhow::Result<()> {
    let home = whereabouts::find(&args.what).expect(context, &args.what)?;
    let assessment = whereabouts::unanswered(context, &home)?.assessment;
    let lang = context.lang();
    let words = args.role.iter().chain(&args.roles);
    let roles = words.map(|word| pick::role(word, lang)).collect::<Result<Vec<_>, _>>()?;
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
