//! A benchmark as TOML, in one order: the organisations by their names, their scores in the questionnaire's order. Reading it gives the same
//! benchmark again, to the last digit.

use super::toml::written::{braced, lines, pair, points, quoted};
use crate::model::format::benchmark::{organisation, score, top, unit};
use crate::model::format::{Key, VERSION};
use crate::model::{Benchmark, Profile, Told, ToldScore};

/// The benchmark as TOML.
#[must_use]
pub fn benchmark_toml(benchmark: &Benchmark) -> String {
    let mut text = String::new();
    let asked = &benchmark.asked;
    line(&mut text, top::FORMAT, VERSION.to_string());
    line(&mut text, top::QUESTIONNAIRE, quoted(&asked.questionnaire));
    line(&mut text, top::VERSION, quoted(&asked.version));
    line(&mut text, top::DIGEST, quoted(&asked.digest));
    benchmark.organisations.iter().for_each(|profile| of_organisation(&mut text, profile));
    text
}

fn line(text: &mut String, key: Key, value: impl AsRef<str>) {
    text.push_str(&pair(key, value));
    text.push('\n');
}

fn of_organisation(text: &mut String, profile: &Profile) {
    let about = &profile.about;
    text.push_str(&format!("\n[[{}]]\n", top::ORGANISATIONS.name()));
    line(text, organisation::NAME, quoted(&profile.name));
    if let Some(kind) = &about.kind {
        line(text, organisation::KIND, quoted(kind));
    }
    for (key, number) in
        [(organisation::INHABITANTS, about.inhabitants), (organisation::EMPLOYEES, about.employees)]
    {
        number.into_iter().for_each(|number| line(text, key, number.to_string()));
    }
    line(text, organisation::WAVE, quoted(&profile.wave));
    if let Some(date) = profile.date {
        line(text, organisation::DATE, date.to_string());
    }
    if let Some(respondents) = profile.respondents {
        line(text, organisation::RESPONDENTS, respondents.to_string());
    }
    line(text, organisation::SCORES, scores(&profile.figures));
    for of_unit in &profile.units {
        text.push_str(&format!("\n[[{}.{}]]\n", top::ORGANISATIONS.name(), organisation::UNITS.name()));
        line(text, unit::ID, quoted(&of_unit.id));
        line(text, unit::NAME, quoted(&of_unit.name));
        if let Some(headcount) = of_unit.headcount {
            line(text, unit::HEADCOUNT, headcount.to_string());
        }
        line(text, unit::SCORES, scores(&of_unit.figures));
    }
}

fn scores(figures: &[ToldScore]) -> String {
    let of_figure = |figure: &ToldScore| {
        let mut pairs = vec![
            pair(score::NODE, quoted(&figure.node)),
            pair(score::N, figure.n.to_string()),
            pair(score::MEAN, points(figure.mean)),
        ];
        if figure.told != Told::Exact {
            pairs.push(pair(score::TOLD, quoted(figure.told.code())));
        }
        pairs.extend(figure.sd.map(|sd| pair(score::SD, points(sd))));
        if let Some((se, df)) = figure.precision {
            pairs.push(pair(score::SE, se.value().to_string()));
            pairs.push(pair(score::DF, df.value().to_string()));
        }
        if let Some(spread) = figure.spread {
            pairs.push(pair(score::WORKPLACES, spread.workplaces.to_string()));
            pairs.push(pair(score::LOWEST, points(spread.lowest)));
            pairs.push(pair(score::MEDIAN, points(spread.median)));
            pairs.push(pair(score::HIGHEST, points(spread.highest)));
        }
        braced(&pairs)
    };
    lines(&figures.iter().map(of_figure).collect::<Vec<_>>())
}
