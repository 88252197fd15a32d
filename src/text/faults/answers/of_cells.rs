//! Words for what is wrong in a cell, and with who has answered.

use super::{Said, listed, pick, shown};
use crate::model::{IdError, Lang, Named, NodeId, RoleId, SeenAt, UnitId, WaveId};

pub(super) fn no_item(lang: Lang) -> Said {
    Said::new(lang, "raden säger inte vilken fråga den gäller", "the row does not say which item it answers")
        .label("tom", "empty")
}

pub(super) fn unknown_item(value: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let value = shown(value);
    Said::new(
        lang,
        format!("enkäten har ingen fråga ”{value}”"),
        format!("the questionnaire has no item “{value}”"),
    )
    .label("okänd fråga", "unknown item")
    .meant(nearest)
    .hint(
        "frågornas id visas av ”mognad questionnaire show”",
        "the items' ids are listed by “mognad questionnaire show”",
    )
}

pub(super) fn not_asked(item: &NodeId, decides: &NodeId, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("svaret på ”{item}” räknas inte, för frågan skulle inte ha ställts"),
        format!("the answer to “{item}” does not count, as the item should not have been asked"),
    )
    .label("räknas som ej tillämpligt", "counts as not applicable")
    .hint(
        format!("frågan ställs bara efter vissa svar på ”{decides}”; rätta det svaret om det är fel"),
        format!(
            "the item is asked only after certain answers to “{decides}”; mend that answer if it is wrong"
        ),
    )
}

pub(super) fn not_asked_of_role(item: &NodeId, role: &RoleId, audience: &[RoleId], lang: Lang) -> Said {
    let role = shown(role.as_str());
    let roles = listed(audience.iter().map(RoleId::to_string), lang);
    Said::new(
        lang,
        format!("svaret på ”{item}” räknas inte, för frågan ställs inte till rollen ”{role}”"),
        format!("the answer to “{item}” does not count, as the item is not asked of the role “{role}”"),
    )
    .label("räknas som ej tillämpligt", "counts as not applicable")
    .hint(
        format!("frågan ställs till: {roles}; rätta rollen om den är fel"),
        format!("the item is asked of: {roles}; mend the role if it is wrong"),
    )
}

pub(super) fn not_for_group(group: &NodeId, value: &str, lang: Lang) -> Said {
    let value = shown(value);
    Said::new(
        lang,
        format!("”{value}” kan inte svaras för hela ”{group}”"),
        format!("“{value}” cannot be answered for all of “{group}”"),
    )
    .label("ej tillämpligt, eller tomt", "not applicable, or empty")
    .hint(
        "skriv ”ej tillämpligt” (na) om inget i gruppen berör er; annars lämnas cellen tom och frågorna besvaras var för sig",
        "write “not applicable” (na) where nothing in the group concerns you; else leave the cell empty and answer the questions one by one",
    )
}

pub(super) fn group_contradicted(group: &NodeId, item: &NodeId, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("hela ”{group}” är ej tillämpligt, men ”{item}” har ett svar"),
        format!("all of “{group}” is not applicable, but “{item}” has an answer"),
    )
    .label("säger emot svaret", "contradicts the answer")
    .hint(
        "ta bort det som inte gäller: cellen för gruppen, eller svaren på dess frågor",
        "remove what does not hold: the cell for the group, or the answers to its questions",
    )
}

pub(super) fn no_unit(lang: Lang) -> Said {
    Said::new(lang, "raden saknar enhet", "the row has no unit")
        .label("tom", "empty")
        .hint("varje rad måste säga vilken enhet den gäller", "every row must say which unit it is about")
}

pub(super) fn unknown_unit(value: &str, nearest: Option<&String>, units: &[UnitId], lang: Lang) -> Said {
    let (named, list) = (shown(value), listed(units.iter().map(UnitId::to_string), lang));
    Said::new(lang, format!("okänd enhet ”{named}”"), format!("unknown unit “{named}”"))
        .label("okänd enhet", "unknown unit")
        .meant(nearest)
        .differing(value, nearest)
        .hint(format!("enheterna är: {list}"), format!("the units are: {list}"))
}

pub(super) fn ambiguous_unit(value: &str, units: &[UnitId], lang: Lang) -> Said {
    let (value, list) = (shown(value), listed(units.iter().map(UnitId::to_string), lang));
    Said::new(lang, format!("flera enheter heter ”{value}”"), format!("several units are called “{value}”"))
        .label("vilken?", "which one?")
        .hint(format!("skriv enhetens id: {list}"), format!("write the unit's id: {list}"))
}

pub(super) fn bad_name(named: Named, value: &str, error: IdError, lang: Lang) -> Said {
    let value = shown(value);
    let (sv, en) = match named {
        Named::Unit => ("en enhet", "a unit"),
        Named::Role => ("en roll", "a role"),
        Named::Respondent => ("en respondent", "a respondent"),
    };
    let why = match error {
        IdError::Empty => pick(lang, "tomt", "empty"),
        IdError::TooLong => pick(lang, "längre än 100 tecken", "longer than 100 characters"),
        IdError::Personal => pick(lang, "pekar ut någon", "points to somebody"),
        IdError::Character(_) => pick(
            lang,
            "innehåller en radbrytning eller ett annat osynligt tecken",
            "holds a line break or another character that cannot be seen",
        ),
    };
    Said::new(
        lang,
        format!("”{value}” kan inte vara namnet på {sv}"),
        format!("“{value}” cannot be the name of {en}"),
    )
    .label(why.clone(), why)
}

pub(super) fn no_wave(waves: &[WaveId], lang: Lang) -> Said {
    let list = listed(waves.iter().map(WaveId::to_string), lang);
    Said::new(
        lang,
        "raden säger inte vilken omgång den hör till",
        "the row does not say which wave it belongs to",
    )
    .label("tom", "empty")
    .hint(format!("filen hör till omgångarna {list}"), format!("the file belongs to the waves {list}"))
}

pub(super) fn unknown_wave(value: &str, nearest: Option<&String>, waves: &[WaveId], lang: Lang) -> Said {
    let (value, list) = (shown(value), listed(waves.iter().map(WaveId::to_string), lang));
    Said::new(lang, format!("okänd omgång ”{value}”"), format!("unknown wave “{value}”"))
        .label("okänd omgång", "unknown wave")
        .meant(nearest)
        .hint(format!("omgångarna är: {list}"), format!("the waves are: {list}"))
}

pub(super) fn other_wave(value: &WaveId, waves: &[WaveId], lang: Lang) -> Said {
    let list = listed(waves.iter().map(WaveId::to_string), lang);
    Said::new(
        lang,
        format!("raden hör till omgången ”{value}”, men filen gör det inte"),
        format!("the row belongs to the wave “{value}”, but the file does not"),
    )
    .label("en annan omgång", "another wave")
    .hint(
        format!("filen är uppräknad under {list} i assessment.toml; räkna upp den även under {value}, eller flytta raden"),
        format!("assessment.toml lists the file under {list}; list it under {value} too, or move the row"),
    )
}

pub(super) fn no_respondent(counted: bool, lang: Lang) -> Said {
    let said = if counted {
        Said::new(
            lang,
            "raden saknar respondent och räknas som en egen svarande",
            "the row has no respondent and counts as one of its own",
        )
    } else {
        Said::new(lang, "raden saknar respondent", "the row has no respondent").hint(
            "med ett svar per rad måste varje rad säga vem den hör till, med ett påhittat id",
            "with one answer per row, every row must say whose it is, by a made-up id",
        )
    };
    said.label("tom", "empty")
}

pub(super) fn duplicate_respondent(
    respondent: &str,
    first: &SeenAt,
    units: Option<&(UnitId, UnitId)>,
    lang: Lang,
) -> Said {
    let (who, SeenAt { file, row }) = (shown(respondent), first);
    let said = Said::new(
        lang,
        format!("respondenten ”{who}” finns mer än en gång i omgången"),
        format!("the respondent “{who}” stands more than once in the wave"),
    )
    .label("finns redan", "already there");
    let said = match units {
        Some((before, now)) => said.hint(
            format!("först i {file}, rad {row}, i enheten ”{before}”; här i ”{now}”"),
            format!("first in {file}, row {row}, in the unit “{before}”; here in “{now}”"),
        ),
        None => said.hint(format!("först i {file}, rad {row}"), format!("first in {file}, row {row}")),
    };
    said.hint(
        "ta bort den ena raden, eller välj med --duplicates first eller --duplicates last",
        "remove one of the rows, or choose with --duplicates first or --duplicates last",
    )
}

pub(super) fn duplicates_settled(kept_last: bool, lang: Lang) -> Said {
    let (sv, en) = if kept_last { ("sista", "last") } else { ("första", "first") };
    Said::new(
        lang,
        format!("respondenten finns mer än en gång i omgången; det {sv} svaret räknas"),
        format!("the respondent stands more than once in the wave; the {en} answer counts"),
    )
    .label("finns redan", "already there")
}

pub(super) fn repeated_item(respondent: &str, item: &NodeId, first: u64, lang: Lang) -> Said {
    let who = shown(respondent);
    Said::new(
        lang,
        format!("respondenten ”{who}” har redan svarat på ”{item}”"),
        format!("the respondent “{who}” has already answered “{item}”"),
    )
    .label("andra svaret", "the second answer")
    .hint(
        format!("det första svaret står på rad {first}; ta bort det ena"),
        format!("the first answer is on row {first}; remove one of the two"),
    )
}

pub(super) fn unit_changed(respondent: &str, [before, now]: [&UnitId; 2], first: u64, lang: Lang) -> Said {
    let who = shown(respondent);
    Said::new(
        lang,
        format!("respondenten ”{who}” byter enhet från ”{before}” till ”{now}”"),
        format!("the respondent “{who}” changes unit from “{before}” to “{now}”"),
    )
    .label("en annan enhet", "another unit")
    .hint(
        format!("enheten ”{before}” står på rad {first}; en respondent hör till en enhet i varje omgång"),
        format!("the unit “{before}” is on row {first}; a respondent belongs to one unit in a wave"),
    )
}

pub(super) fn role_changed(respondent: &str, [before, now]: [&RoleId; 2], first: u64, lang: Lang) -> Said {
    let who = shown(respondent);
    Said::new(
        lang,
        format!("respondenten ”{who}” byter roll från ”{before}” till ”{now}”"),
        format!("the respondent “{who}” changes role from “{before}” to “{now}”"),
    )
    .label("en annan roll", "another role")
    .hint(
        format!("respondentens första rad är {first}; en respondent har en roll i varje omgång"),
        format!("the respondent's first row is {first}; a respondent has one role in a wave"),
    )
}
