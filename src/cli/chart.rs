//! `mognad chart`.

use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use mognad::chart::png;
use mognad::model::{Lang, UnitIx};
use mognad::report::charts;
use mognad::report::view::Scope;
use mognad::text::terminal::failures::{
    no_bars, not_a_picture, nothing_to_draw, places_nothing, shows_all_units, which_unit,
};
use mognad::text::terminal::progress::drawn;

use super::args::{Chart, ChartKind};
use super::context::Context;
use super::failure::Failure;
use super::input::{analysis, shown};
use super::{pick, write};

/// How many pixels of a PNG stand for one of the SVG; two keep text sharp on any screen.
const SCALE: f32 = 2.0;

enum Picture {
    Svg,
    Png,
}

pub fn run(context: &Context, args: &Chart) -> anyhow::Result<()> {
    let picture = picture(context, &args.out)?;
    expect_options(args, context.lang())?;
    write::expect_parent(context, &args.out)?;
    let analysis = analysis(context, &args.input)?;
    let lang = context.lang();
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let scope = Scope::new(&analysis, wave, lang);
    let svg = draw(&scope, args, lang)?;
    let bytes = match picture {
        Picture::Svg => svg.into_bytes(),
        Picture::Png => png(&svg, SCALE)?,
    };
    write::file(context, &args.out, &bytes)?;
    context.note(&format!("{}\n", drawn(&shown(&args.out), lang)));
    Ok(())
}

/// An option that the chart has no use for is a mistake about what it shows.
fn expect_options(args: &Chart, lang: Lang) -> Result<(), Failure> {
    let kind = args.kind.to_possible_value();
    let kind = kind.as_ref().map(PossibleValue::get_name).unwrap_or_default();
    if args.unit.is_some() && args.kind.is_of_all_units() {
        return Err(Failure(shows_all_units(kind, lang)));
    }
    let places = matches!(args.kind, ChartKind::StartHere | ChartKind::Position);
    if args.position.is_some() && !places {
        return Err(Failure(places_nothing(kind, lang)));
    }
    Ok(())
}

fn draw(scope: &Scope<'_>, args: &Chart, lang: Lang) -> anyhow::Result<String> {
    let tree = &scope.view.assessment.units;
    let unit = || -> Result<UnitIx, Failure> {
        let asked = args.unit.as_deref().map(|word| pick::unit(tree, word, lang)).transpose()?;
        let unit = asked.or_else(|| tree.only_root());
        unit.ok_or_else(|| {
            let ids: Vec<&str> = tree.iter().map(|(_, unit)| unit.id.as_str()).collect();
            which_unit(&ids, lang).into()
        })
    };
    Ok(match args.kind {
        ChartKind::Bars => {
            let unit = unit()?;
            if scope.view.unit(unit).nodes.iter().all(Option::is_none) {
                return Err(Failure(no_bars(tree[unit].name.get(lang), lang)).into());
            }
            charts::bars(scope, unit).svg()?
        }
        ChartKind::Radar => {
            let unit = unit()?;
            let radar = charts::radar(scope, unit);
            let radar = radar.ok_or_else(|| Failure(nothing_to_draw(tree[unit].name.get(lang), lang)))?;
            radar.svg()?
        }
        ChartKind::Heatmap => charts::heatmap(scope).svg()?,
        ChartKind::StartHere | ChartKind::Position => {
            let questionnaire = scope.view.questionnaire();
            let at = pick::position(questionnaire, args.position.as_deref(), lang)?;
            let title = questionnaire.positions()[at].title.get(lang);
            charts::position(scope, at).ok_or_else(|| Failure(nothing_to_draw(title, lang)))?.svg()?
        }
    })
}

fn picture(context: &Context, out: &Path) -> Result<Picture, Failure> {
    let kind = out.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    match kind.as_deref() {
        Some("svg") => Ok(Picture::Svg),
        Some("png") => Ok(Picture::Png),
        _ => Err(not_a_picture(&shown(out), context.lang()).into()),
    }
}
