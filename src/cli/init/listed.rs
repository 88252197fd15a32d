//! An assessment whose units come from a list.

use std::path::Path;

use mognad::load::units::unit_list;
use mognad::model::{Lang, Localized, Questionnaire, UnitTree};
use mognad::report::export::{quoted, units_toml};

use super::Texts;
use crate::cli::context::Context;
use crate::cli::files::shown;
use crate::cli::input::{bytes, encoding};

/// Reads the list; its faults are told, all at once.
pub fn units(
    context: &Context,
    list: &Path,
    label: Option<&str>,
    questionnaire: &Questionnaire,
) -> anyhow::Result<UnitTree> {
    let encoding = encoding(context, label)?;
    let bytes = bytes(context, list)?;
    let (units, found) = unit_list(&shown(list), &bytes, encoding, questionnaire);
    context.judge(&found)?;
    units.ok_or_else(|| anyhow::anyhow!("{}", list.display()))
}

/// The assessment's file: what every new one has, with these units in place of the made-up ones.
pub fn assessment(texts: &Texts, units: &UnitTree, lang: Lang) -> String {
    let (head, _) = texts.assessment.split_once("[[units]]").unwrap_or((texts.assessment, ""));
    let whole = units.only_root().map(|root| &units[root].name);
    let lines = head.lines().map(|line| match line {
        // There are no made-up answers to be deleted.
        line if line.contains(texts.sample) => texts.comment.to_owned(),
        line if line.starts_with("title = ") => format!("title = {}", quoted(&title(whole, lang))),
        // Weighting by headcount needs them all.
        line if line.starts_with("rollup = ") && !has_headcounts(units) => "rollup = \"pooled\"".to_owned(),
        line => line.to_owned(),
    });
    let head: String = lines.map(|line| line + "\n").collect();
    head + &units_toml(units)
}

fn title(whole: Option<&Localized>, lang: Lang) -> String {
    match (whole.map(|name| name.get(lang)), lang) {
        (Some(name), Lang::Sv) => format!("Digital mognad i {name}"),
        (Some(name), Lang::En) => format!("Digital maturity in {name}"),
        (None, Lang::Sv) => "Digital mognad".to_owned(),
        (None, Lang::En) => "Digital maturity".to_owned(),
    }
}

fn has_headcounts(units: &UnitTree) -> bool {
    units.iter().all(|(_, unit)| unit.headcount.is_some() || !unit.children.is_empty())
}
