//! A benchmark's TOML: what organisations tell each other.

use super::reader::{At, Reader, Table, Value};
use super::references::{Names, distinct_texts};
use super::syntax;
use crate::model::format::benchmark::{organisation, score, top, unit};
use crate::model::toml_fault::Thing;
use crate::model::{
    AskedWith, Assessment, Benchmark, Diagnostics, Organisation, Profile, Questionnaire, Spread, Told,
    ToldScore, UnitProfile,
};

const MOST_PEOPLE: u32 = Assessment::MOST_PEOPLE;

/// Reads a benchmark. All faults are found at once; there is a benchmark exactly where there are none.
///
/// Where the questionnaire is known and is the one that the organisations asked, its nodes are the only ones that there can be.
#[must_use]
pub fn benchmark(
    file: &str,
    text: &str,
    questionnaire: Option<&Questionnaire>,
) -> (Option<Benchmark>, Diagnostics) {
    let text = text.trim_start_matches('\u{feff}');
    let reader = Reader::new(file, text);
    let read = read(text, questionnaire, &reader);
    let found = reader.finish();
    (read.filter(|_| !found.has_errors()), found)
}

fn read(text: &str, questionnaire: Option<&Questionnaire>, reader: &Reader) -> Option<Benchmark> {
    let table = syntax::parse(text, reader)?;
    let mut t = Table::root(&table, reader);
    if t.version(top::FORMAT) == Some(false) {
        return None;
    }
    let asked = (
        t.read(top::QUESTIONNAIRE, Value::id),
        t.read(top::VERSION, Value::text),
        t.read(top::DIGEST, Value::text),
    );
    let same = |known: &&Questionnaire| {
        asked.2.as_ref().is_some_and(|digest| digest.value == known.digest().to_string())
    };
    let nodes = questionnaire
        .filter(same)
        .map(|known| Names::new(Thing::Node, known.nodes().map(|(_, node)| node.id.as_str())));
    let organisations = t.filled_tables(top::ORGANISATIONS, |t| organisation(t, reader, nodes.as_ref()));
    t.finish();
    let names = organisations.iter().filter_map(|(name, _)| name.as_ref());
    distinct_texts(Thing::Organisation, names.map(|name| (name.value.as_str(), &name.span)), reader);
    let asked = AskedWith { questionnaire: asked.0?.value, version: asked.1?.value, digest: asked.2?.value };
    let organisations = organisations.into_iter().map(|(_, profile)| profile).collect::<Option<_>>()?;
    Some(Benchmark { asked, organisations })
}

/// An organisation, and its name with its place.
fn organisation(
    mut t: Table<'_>,
    reader: &Reader,
    nodes: Option<&Names<'_>>,
) -> (Option<At<String>>, Option<Profile>) {
    let name = t.id(organisation::NAME, Value::text);
    let people = |value: Value<'_>| value.count(MOST_PEOPLE).map(|count| count.value);
    let about = Organisation {
        name: None,
        kind: t.read(organisation::KIND, Value::text).map(|kind| kind.value),
        inhabitants: t.read(organisation::INHABITANTS, people),
        employees: t.read(organisation::EMPLOYEES, people),
    };
    let wave = t.read(organisation::WAVE, Value::id);
    let date = t.read(organisation::DATE, Value::date).map(|date| date.value);
    let respondents = t.read(organisation::RESPONDENTS, people);
    let figures = figures(t.filled_tables(organisation::SCORES, score), reader, nodes);
    let units = t.tables(organisation::UNITS, |t| unit(t, reader, nodes));
    t.finish();
    let ids = units.iter().filter_map(|(id, _)| id.as_ref());
    distinct_texts(Thing::Unit, ids.map(|id| (id.value.as_str(), &id.span)), reader);
    let profile = || {
        let units = units.into_iter().map(|(_, unit)| unit).collect::<Option<_>>()?;
        let name = name.as_ref()?.value.clone();
        Some(Profile { name, about, wave: wave?.value, date, respondents, figures: figures?, units })
    };
    let profile = profile();
    (name, profile)
}

fn unit(
    mut t: Table<'_>,
    reader: &Reader,
    nodes: Option<&Names<'_>>,
) -> (Option<At<String>>, Option<UnitProfile>) {
    let id = t.id(unit::ID, Value::unit_id);
    let name = t.read(unit::NAME, Value::text);
    let headcount = t.read(unit::HEADCOUNT, |value| value.count(MOST_PEOPLE)).map(|people| people.value);
    let figures = figures(t.filled_tables(unit::SCORES, score), reader, nodes);
    t.finish();
    let profile = || {
        let id = id.as_ref()?.value.clone();
        Some(UnitProfile { id, name: name?.value, headcount, figures: figures? })
    };
    let profile = profile();
    (id, profile)
}

/// A figure, and its node with its place.
type Read = (Option<At<String>>, Option<ToldScore>);

/// Figures of distinct nodes that there are.
fn figures(read: Vec<Read>, reader: &Reader, nodes: Option<&Names<'_>>) -> Option<Vec<ToldScore>> {
    let ids = || read.iter().filter_map(|(node, _)| node.as_ref());
    distinct_texts(Thing::Node, ids().map(|node| (node.value.as_str(), &node.span)), reader);
    if let Some(known) = nodes {
        // A node that there is not has been told.
        ids().for_each(|node| drop(known.follow(node, reader)));
    }
    read.into_iter().map(|(_, figure)| figure).collect()
}

fn score(mut t: Table<'_>) -> Read {
    let node = t.id(score::NODE, Value::id);
    let n = t.read(score::N, |value| value.count(MOST_PEOPLE)).map(|n| n.value);
    let mean = t.read(score::MEAN, Value::points).map(|mean| mean.value);
    let words = Told::ALL.map(|told| (told.code(), told));
    let told = t.read(score::TOLD, |value| value.word(&words)).map_or(Told::Exact, |told| told.value);
    let sd = t.read(score::SD, Value::points).map(|sd| sd.value);
    // What belongs together stands together.
    let (has_se, has_df) = (t.has(score::SE), t.has(score::DF));
    let (se, df) = if has_se || has_df {
        (t.need(score::SE, Value::weight), t.need(score::DF, Value::weight))
    } else {
        (t.read(score::SE, Value::weight), t.read(score::DF, Value::weight))
    };
    let spread = spread(&mut t);
    t.finish();
    let figure = || {
        let precision = se.map(|se| se.value).zip(df.map(|df| df.value));
        let node = node.as_ref()?.value.clone();
        Some(ToldScore { node, n: n?, mean: mean?, told, sd, precision, spread })
    };
    let figure = figure();
    (node, figure)
}

fn spread(t: &mut Table<'_>) -> Option<Spread> {
    let ends = [score::LOWEST, score::MEDIAN, score::HIGHEST];
    let is_there = t.has(score::WORKPLACES) || ends.iter().any(|key| t.has(*key));
    let workplaces = |value: Value<'_>| value.count(MOST_PEOPLE).map(|count| count.value);
    let points = |value: Value<'_>| value.points().map(|points| points.value);
    if !is_there {
        // They are asked for all the same, so that they count among what can stand here.
        t.read(score::WORKPLACES, workplaces);
        for key in ends {
            let _ = t.read(key, points);
        }
        return None;
    }
    let workplaces = t.need(score::WORKPLACES, workplaces);
    let [lowest, median, highest] = ends.map(|key| t.need(key, points));
    Some(Spread { workplaces: workplaces?, lowest: lowest?, median: median?, highest: highest? })
}
