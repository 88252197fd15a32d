//! `mognad form`.

use std::fs;
use std::path::Path;

use mognad::load::nearest;
use mognad::model::{Lang, RoleId};
use mognad::report::form::{Options, form, is_form, units};
use mognad::text::forming::{bad_address, form_written, not_a_page, not_our_page, role_not_invited};
use mognad::text::sentences::consensus::agenda;

use super::args::Form;
use super::consensus;
use super::context::Context;
use super::failure::Failure;
use super::files::shown;
use super::pick::{self, invited_roles, is_among};
use super::telling::warning_text;
use super::whereabouts;
use super::write::{self, Places};

pub fn run(context: &Context, args: &Form) -> anyhow::Result<()> {
    expect_place(context, args)?;
    let home = whereabouts::find(&args.what).expect(context, &args.what)?;
    let places = Places::new(args.replacing.force).reads_assessment(&home);
    places.expect(context, &args.out)?;
    let loaded = whereabouts::unanswered(context, &home)?;
    let assessment = if args.consensus {
        consensus::expect_survey(context, &loaded)?;
        loaded.assessment.in_consensus()
    } else {
        loaded.assessment.clone()
    };
    let lang = context.lang();
    let words = args.role.iter().chain(&args.roles);
    let mut roles = words.map(|word| pick::role(word, lang)).collect::<Result<Vec<_>, _>>()?;
    let invited = invited_roles(&assessment);
    for role in roles.iter().filter(|role| !invited.is_empty() && !is_among(role, &invited)) {
        let names: Vec<&str> = invited.iter().map(RoleId::as_str).collect();
        let words =
            role_not_invited(role.as_str(), nearest(role.as_str(), names.iter().copied()), &names, lang);
        context.note(&format!("{}\n", warning_text(&words, context)));
    }
    // Who answers together has no role.
    if roles.is_empty() && !args.consensus {
        roles = invited;
    }
    let role_is_asked = args.role.is_none() && !roles.is_empty();
    let wave = consensus::wave(context, &loaded, args.wave.as_deref(), args.consensus)?;
    let unit = args.unit.as_deref().map(|word| pick::unit(&assessment.units, word, lang)).transpose()?;
    let talk = unit.filter(|_| args.consensus);
    talk.map_or(Ok(()), |unit| consensus::expect_no_parts(context, &loaded.assessment, unit))?;
    let talk =
        talk.map(|unit| consensus::first_questions(context, (&home, &loaded), wave, unit)).transpose()?;
    let options = Options {
        lang: context.tongue(&assessment.waves[wave].questionnaire)?,
        wave,
        unit,
        roles: &distinct(roles),
        role_is_asked,
        talk: talk.as_deref(),
        mailto: args.mailto.as_deref().map(|address| address_of(address, lang)).transpose()?,
    };
    let html = form(&assessment, &options)?;
    write::output(context, &places, &args.out, html.as_bytes())?;
    let wave = &assessment.waves[options.wave];
    let (questions, units) = (wave.questionnaire.items().len(), units(&assessment, options.unit).len());
    if let Some(talk) = options.talk {
        context.note(&format!("{}\n", agenda(talk.len(), lang)));
    }
    let told = form_written(&shown(&args.out), questions, units, wave.id.as_str(), lang);
    context.note(&format!("{told}\n"));
    Ok(())
}

/// Sees that the form would replace nothing but a form: a slip of the hand must not cost anybody their own file.
fn expect_place(context: &Context, args: &Form) -> anyhow::Result<()> {
    let out: &Path = &args.out;
    let kind = out.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    if !matches!(kind.as_deref(), Some("html" | "htm")) {
        return Err(Failure(not_a_page(&shown(out), context.lang())).into());
    }
    write::expect_parent(context, out)?;
    if out.is_file() && !args.replacing.force && !fs::read(out).is_ok_and(|bytes| is_form(&bytes)) {
        return Err(Failure(not_our_page(&shown(out), context.lang())).into());
    }
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
