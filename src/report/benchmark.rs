//! An organisation beside others, as a document and as data.

use serde::Serialize;

use crate::doc::{Column, Document, Level, Narrow, RowKind, Run, Table, Topic};
use crate::insight::{BenchmarkStanding, Chosen, SizedBy, WaveView};
use crate::model::{Lang, NodeIx, Profile};
use crate::report::json::to_text;
use crate::score::{Estimate, Interval};
use crate::text::labels;
use crate::text::number::{NO_VALUE, count};
use crate::text::scale::Scale;
use crate::text::sentences::method::lowered;
use crate::text::terminal::benchmark as say;

/// What comes of a comparison.
#[derive(Debug)]
pub struct BenchmarkView<'a> {
    /// The own wave.
    pub view: WaveView<'a>,
    /// What the own organisation tells.
    pub own: &'a Profile,
    /// Who is compared, and why.
    pub chosen: Chosen<'a>,
    /// The kind that they are to be of, where that counts.
    pub kind: Option<&'a str>,
    /// Node by node, the own score beside theirs.
    pub standings: Vec<BenchmarkStanding>,
    /// Whether they are ranked.
    pub ranking: bool,
    /// The language.
    pub lang: Lang,
}

impl BenchmarkView<'_> {
    /// Who is compared and why, and node by node how far apart they are.
    #[must_use]
    pub fn document(&self) -> Document {
        let (lang, words) = (self.lang, say::words(self.lang));
        let mut document = Document::titled(format!("{}, {}. {}", self.own.name, self.own.wave, words.title));
        document.paragraph(say::chosen(self.chosen.others.len(), self.chosen.of, &self.alike_in(), lang));
        if self.chosen.untold > 0 {
            document.paragraph(say::untold(self.chosen.untold, lang));
        }
        if self.chosen.has_own {
            document.paragraph(say::own_left_out(&self.own.name, lang));
        }
        if self.chosen.others.is_empty() {
            document.paragraph(words.nobody);
            return document;
        }
        let names = self.chosen.others.iter().map(|other| self.described(other)).collect::<Vec<_>>();
        document.listed(Level::Part, words.compared, names);
        if self.standings.is_empty() {
            document.paragraph(words.nothing);
            return document;
        }
        document.table(self.table(), Narrow::Break);
        document.note(words.note_sure);
        if self.ranking {
            document.extend(self.ranked());
        }
        document.note(words.note_told);
        document.notes(lowered(self.view.assessment, lang));
        document
    }

    /// In what those who are compared are alike.
    fn alike_in(&self) -> Vec<String> {
        let words = say::words(self.lang);
        let kind = self.kind.map(|kind| say::of_kind(kind, self.lang));
        let size = self.chosen.size.map(|(by, [least, most])| {
            let what = match by {
                SizedBy::Inhabitants => words.by_inhabitants,
                SizedBy::Employees => words.by_employees,
            };
            say::of_size(what, least, most, self.lang)
        });
        kind.into_iter().chain(size).collect()
    }

    /// An organisation's name, its wave and how large it is.
    fn described(&self, other: &Profile) -> String {
        let words = say::words(self.lang);
        let sized = |number: Option<u32>, what: &str| {
            number.map(|number| format!("{} {what}", count(u64::from(number), self.lang)))
        };
        let parts = [
            Some(other.wave.clone()),
            other.about.kind.clone(),
            sized(other.about.inhabitants, words.by_inhabitants),
            sized(other.about.employees, words.by_employees),
        ];
        format!("{} ({})", other.name, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    fn scale(&self, node: NodeIx) -> Scale<'_> {
        Scale::of(self.view.questionnaire(), node, self.lang)
    }

    fn name(&self, node: NodeIx) -> &str {
        self.view.questionnaire()[node].name.get(self.lang)
    }

    fn table(&self) -> Table {
        let words = say::words(self.lang);
        let name = format!("{} {}", labels::words(self.lang).table, words.title);
        let mut table = Table::named(Topic::Figures, name);
        table.column(Column::Words, words.area);
        for head in
            [words.own, words.median, words.ends, words.others, words.above, words.below, words.unsure]
        {
            table.column(Column::Number, head);
        }
        for standing in &self.standings {
            let scale = self.scale(standing.node);
            let is_summary = self.view.questionnaire()[standing.node].kind.is_summary();
            let kind = if is_summary { RowKind::Whole } else { RowKind::Plain };
            let ends = standing.ends().map(|(low, high)| scale.interval(low, high, 0));
            let mut cells = vec![Run::own(self.name(standing.node)).into()];
            let number = |text: String| text.into();
            cells.push(number(scale.score(&standing.own, 0)));
            cells.push(number(
                standing.median().map_or(NO_VALUE.to_owned(), |median| scale.number(median, 0)),
            ));
            cells.push(number(ends.unwrap_or_default()));
            cells.push(number(count(standing.others.len() as u64, self.lang)));
            cells.extend(standing.counts().map(|of| number(count(of as u64, self.lang))));
            table.kind_row(kind, 0, cells);
        }
        table
    }

    /// Node by node where each may stand.
    fn ranked(&self) -> Document {
        let words = say::words(self.lang);
        let mut document = Document::default();
        document.heading(Level::Part, words.ranking);
        for standing in &self.standings {
            let Some((places, ranking)) = standing.ranking() else { continue };
            document.heading(Level::Section, self.name(standing.node));
            let mut table = Table::named(Topic::Figures, self.name(standing.node));
            table.column(Column::Number, words.places);
            table.column(Column::Words, words.organisation);
            table.column(Column::Number, words.score);
            let name = |at: usize| self.named(places[at]).to_owned();
            for at in &ranking.order {
                let (best, worst) = ranking.places[*at];
                let place = if best == worst { best.to_string() } else { format!("{best}–{worst}") };
                let estimate = estimate_of(standing, places[*at]);
                let score = self.scale(standing.node).score(estimate, 0);
                table.row(0, vec![place, name(*at), score]);
            }
            document.table(table, Narrow::Break);
            let alike = ranking.runs.iter().filter(|(first, last)| first < last).map(|(first, last)| {
                let names: Vec<String> = ranking.order[*first..=*last].iter().map(|at| name(*at)).collect();
                say::alike(&names, self.lang)
            });
            document.list(alike);
        }
        document.note(words.note_ranking);
        document
    }

    /// The name of one of the chosen, or of the own organisation.
    fn named(&self, at: Option<usize>) -> &str {
        at.map_or(&self.own.name, |at| &self.chosen.others[at].name)
    }

    /// The same as JSON, with unrounded numbers.
    ///
    /// # Errors
    /// Never in practice; what could not be written would be told of and not be cut off.
    pub fn json(&self) -> serde_json::Result<String> {
        let root = JsonBenchmark {
            format: 1,
            organisation: &self.own.name,
            wave: &self.own.wave,
            of: self.chosen.of,
            untold: self.chosen.untold,
            kind: self.kind,
            size: self.chosen.size.map(|(by, [least, most])| JsonSize {
                by: match by {
                    SizedBy::Inhabitants => "inhabitants",
                    SizedBy::Employees => "employees",
                },
                least,
                most,
            }),
            compared: self.chosen.others.iter().map(|other| other.name.as_str()).collect(),
            nodes: self.standings.iter().map(|standing| self.json_node(standing)).collect(),
        };
        to_text(&root, 4)
    }

    fn json_node<'s>(&'s self, standing: &'s BenchmarkStanding) -> JsonNode<'s> {
        let [above, below, unsure] = standing.counts();
        let difference =
            |(at, estimate, difference): &'s (usize, Estimate, crate::insight::Difference)| JsonDifference {
                organisation: self.named(Some(*at)),
                score: estimate.mean,
                points: difference.points,
                ci: difference.interval.map(Interval::ends),
                p: difference.p,
                verdict: difference.judged.verdict.code(),
            };
        let ranking = standing.ranking().filter(|_| self.ranking).map(|(places, ranking)| {
            let place = |at: &usize| JsonPlace {
                organisation: self.named(places[*at]),
                best: ranking.places[*at].0,
                worst: ranking.places[*at].1,
            };
            ranking.order.iter().map(place).collect()
        });
        JsonNode {
            node: self.view.questionnaire()[standing.node].id.as_str(),
            score: standing.own.mean,
            n: standing.own.n,
            ci: standing.own.interval().map(Interval::ends),
            median: standing.median(),
            lowest: standing.ends().map(|ends| ends.0),
            highest: standing.ends().map(|ends| ends.1),
            above,
            below,
            unsure,
            differences: standing.others.iter().map(difference).collect(),
            ranking,
        }
    }
}

/// The score of one of the others, or the own.
fn estimate_of(standing: &BenchmarkStanding, at: Option<usize>) -> &Estimate {
    let of_other = |at: usize| standing.others.iter().find(|(other, ..)| *other == at).map(|(_, one, _)| one);
    at.and_then(of_other).unwrap_or(&standing.own)
}

#[derive(Serialize)]
struct JsonBenchmark<'a> {
    format: u8,
    organisation: &'a str,
    wave: &'a str,
    /// How many other organisations there are in the file.
    of: usize,
    untold: usize,
    kind: Option<&'a str>,
    size: Option<JsonSize>,
    compared: Vec<&'a str>,
    nodes: Vec<JsonNode<'a>>,
}

#[derive(Serialize)]
struct JsonSize {
    by: &'static str,
    least: f64,
    most: f64,
}

#[derive(Serialize)]
struct JsonNode<'a> {
    node: &'a str,
    score: f64,
    n: u64,
    ci: Option<[f64; 2]>,
    median: Option<f64>,
    lowest: Option<f64>,
    highest: Option<f64>,
    above: usize,
    below: usize,
    unsure: usize,
    differences: Vec<JsonDifference<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ranking: Option<Vec<JsonPlace<'a>>>,
}

#[derive(Serialize)]
struct JsonDifference<'a> {
    organisation: &'a str,
    score: f64,
    points: f64,
    ci: Option<[f64; 2]>,
    p: Option<f64>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    organisation: &'a str,
    best: usize,
    worst: usize,
}
