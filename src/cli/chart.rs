//! `mognad chart`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;
use mognad::chart::{ChartError, png, scale_within};
use mognad::insight::Trend;
use mognad::insight::quality::{GroupLevels, LEAST_TO_ORDER, Levels};
use mognad::model::{Lang, Responses, UnitIx};
use mognad::report::charts;
use mognad::report::view::Scope;
use mognad::text::terminal::failures::{
    no_bars, no_levels, no_trend, not_a_picture, nothing_to_draw, one_wave_only, places_nothing,
    shows_all_units, shows_all_waves, shows_no_group, too_large, which_group, which_unit,
};
use mognad::text::terminal::levels::why_no_levels;
use mognad::text::terminal::progress::drawn;
use mognad::text::terminal::warnings::picture_falls_short;

use super::args::{Chart, ChartKind};
use super::context::Context;
use super::failure::Failure;
use super::files::shown;
use super::input::{analysis_with_responses, remember};
use super::pick;
use super::telling::warning_text;
use super::write::{self, Places};

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
    let places = Places::reading(&args.input, &args.replacing);
    places.expect(context, &args.out)?;
    let (analysis, responses) = analysis_with_responses(context, &args.input)?;
    let lang = context.lang();
    let wave = pick::wave(&analysis.assessment, args.wave.as_deref(), lang)?;
    let scope = Scope::new(&analysis, wave, lang);
    let mut files = Vec::new();
    for (at, svg) in draw(&scope, args, &responses[wave], lang)?.into_iter().enumerate() {
        let out = numbered(&args.out, at);
        let bytes = match picture {
            Picture::Svg => svg.into_bytes(),
            Picture::Png => png_within(context, &svg, &out)?,
        };
        files.push((out, bytes));
    }
    places.expect_all(context, files.iter().map(|(out, _)| out.clone()).collect::<Vec<_>>())?;
    // All of them or none.
    for (out, bytes) in &files {
        places.expect_replaceable(context, out, bytes)?;
    }
    for (out, bytes) in &files {
        write::output(context, &places, out, bytes)?;
    }
    let names: Vec<String> = files.iter().map(|(out, _)| shown(out)).collect();
    context.note(&format!("{}\n", drawn(&names, lang)));
    // A picture that cannot be written has been shown to nobody.
    remember(context, &args.input.what, &args.input.reading, &analysis, &[])
}

/// A chart as PNG, smaller than others where it has to be.
fn png_within(context: &Context, svg: &str, out: &Path) -> anyhow::Result<Vec<u8>> {
    let lang = context.lang();
    let scale = match scale_within(svg, SCALE) {
        Err(ChartError::TooLarge) => return Err(Failure(too_large(&shown(out), lang)).into()),
        scale => scale?,
    };
    if scale < SCALE {
        let percent = (scale / SCALE * 100.0).round() as u32;
        let words = picture_falls_short(&shown(out), Some(percent), lang);
        context.note(&format!("{}\n", warning_text(&words, context)));
    }
    Ok(png(svg, scale)?)
}

/// Where one of several pictures goes: the first where it was asked for, the second beside it as `NAME-2`.
fn numbered(out: &Path, at: usize) -> PathBuf {
    if at == 0 {
        return out.to_owned();
    }
    let mut name = out.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{}", at + 1));
    if let Some(kind) = out.extension() {
        name.push(".");
        name.push(kind);
    }
    out.with_file_name(name)
}

/// An option that the chart has no use for is a mistake about what it shows.
fn expect_options(args: &Chart, lang: Lang) -> Result<(), Failure> {
    let kind = args.kind.to_possible_value();
    let kind = kind.as_ref().map(PossibleValue::get_name).unwrap_or_default();
    if args.unit.is_some() && args.kind.is_of_all_units() {
        return Err(Failure(shows_all_units(kind, lang)));
    }
    if args.wave.is_some() && args.kind.is_of_all_waves() {
        return Err(Failure(shows_all_waves(kind, lang)));
    }
    let places = matches!(args.kind, ChartKind::StartHere | ChartKind::Position);
    if args.position.is_some() && !places {
        return Err(Failure(places_nothing(kind, lang)));
    }
    if args.group.is_some() && args.kind != ChartKind::Levels {
        return Err(Failure(shows_no_group(kind, lang)));
    }
    Ok(())
}

fn draw(scope: &Scope<'_>, args: &Chart, responses: &Responses, lang: Lang) -> anyhow::Result<Vec<String>> {
    let tree = &scope.view.assessment.units;
    let unit = || -> Result<UnitIx, Failure> {
        let asked = args.unit.as_deref().map(|word| pick::unit(tree, word, lang)).transpose()?;
        let unit = asked.or_else(|| tree.only_root());
        unit.ok_or_else(|| {
            let ids: Vec<&str> = tree.iter().map(|(_, unit)| unit.id.as_str()).collect();
            which_unit(&ids, lang).into()
        })
    };
    Ok(vec![match args.kind {
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
        ChartKind::Heatmap => {
            let all = charts::heatmaps(scope).into_iter().map(|map| map.svg());
            return Ok(all.collect::<Result<_, _>>()?);
        }
        ChartKind::StartHere | ChartKind::Position => {
            let questionnaire = scope.view.questionnaire();
            let at = pick::position(questionnaire, args.position.as_deref(), lang)?;
            let title = questionnaire.positions()[at].title.get(lang);
            charts::position(scope, at).ok_or_else(|| Failure(nothing_to_draw(title, lang)))?.svg()?
        }
        ChartKind::Levels => draw_levels(scope, args, responses, lang)?,
        ChartKind::Slope => {
            let unit = unit()?;
            let chart = charts::slope(scope, &trend(scope)?, unit);
            chart.ok_or_else(|| Failure(no_trend(tree[unit].name.get(lang), lang)))?.svg()?
        }
        ChartKind::Trend => {
            let unit = unit()?;
            let chart = charts::multiples(scope, &trend(scope)?, unit);
            chart.ok_or_else(|| Failure(no_trend(tree[unit].name.get(lang), lang)))?.svg()?
        }
    }])
}

fn trend(scope: &Scope<'_>) -> Result<Trend, Failure> {
    let wave = scope.view.wave.id.as_str();
    Trend::of(scope.analysis).ok_or_else(|| Failure(one_wave_only(wave, scope.lang)))
}

fn draw_levels(scope: &Scope<'_>, args: &Chart, responses: &Responses, lang: Lang) -> anyhow::Result<String> {
    let (questionnaire, tally) = (scope.questionnaire(), &scope.analysis.tallies[scope.wave]);
    let least = u64::from(scope.view.assessment.min_group).max(LEAST_TO_ORDER);
    let group = match &args.group {
        Some(word) => GroupLevels::of(scope.view, tally, responses, pick::group(questionnaire, word, lang)?),
        None => {
            let groups = Levels::of(scope.view, tally, responses).groups;
            let mut shown: Vec<GroupLevels> = groups.into_iter().filter(|group| group.map.is_ok()).collect();
            let ids: Vec<&str> = shown.iter().map(|group| questionnaire[group.node].id.as_str()).collect();
            match ids.as_slice() {
                [] => return Err(Failure(no_levels(None, None, lang)).into()),
                [_] => shown.remove(0),
                several => return Err(Failure(which_group(several, lang)).into()),
            }
        }
    };
    let name = scope.name(group.node);
    let map = group.map.map_err(|refusal| {
        Failure(no_levels(Some(name), Some(&why_no_levels(refusal, least, lang)), lang))
    })?;
    let chart = charts::levels(scope, group.node, &map);
    Ok(chart.ok_or_else(|| Failure(no_levels(Some(name), None, lang)))?.svg()?)
}

fn picture(context: &Context, out: &Path) -> Result<Picture, Failure> {
    let kind = out.extension().and_then(|kind| kind.to_str()).map(str::to_lowercase);
    match kind.as_deref() {
        Some("svg") => Ok(Picture::Svg),
        Some("png") => Ok(Picture::Png),
        _ => Err(not_a_picture(&shown(out), context.lang()).into()),
    }
}
