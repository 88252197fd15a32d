//! The quality of a wave as CSV: a row per figure, so that no row has empty places for what another part has.

use super::QualityView;
use super::codes::refusal_code;
use crate::model::{NodeIx, UnitIx};
use crate::report::cells::{Cells, Style};
use crate::score::Interval;

const COLUMNS: [&str; 7] = ["wave", "part", "node", "unit", "roles", "figure", "value"];

/// What a figure is about.
#[derive(Clone, Default)]
pub(super) struct About<'a> {
    part: &'static str,
    node: &'a str,
    unit: &'a str,
    roles: String,
}

/// The rows as they are put together.
pub(super) struct Rows<'a> {
    wave: &'a str,
    rows: Vec<[String; 7]>,
}

impl Rows<'_> {
    pub(super) fn word(&mut self, about: &About<'_>, figure: &str, value: &str) {
        let cells = [self.wave, about.part, about.node, about.unit, &about.roles, figure, value];
        self.rows.push(cells.map(str::to_owned));
    }

    pub(super) fn figure(&mut self, about: &About<'_>, figure: &str, value: Option<f64>) {
        self.word(about, figure, &value.map(|value| value.to_string()).unwrap_or_default());
    }

    /// A figure and the ends of its interval.
    pub(super) fn estimate(
        &mut self,
        about: &About<'_>,
        figure: &str,
        value: Option<f64>,
        interval: Option<Interval>,
    ) {
        self.figure(about, figure, value);
        self.figure(about, &format!("{figure}_low"), interval.map(|interval| interval.low));
        self.figure(about, &format!("{figure}_high"), interval.map(|interval| interval.high));
    }
}

impl QualityView<'_> {
    /// Everything as CSV.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut rows = Rows { wave: self.view.wave.id.as_str(), rows: Vec::new() };
        self.csv_groups(&mut rows);
        self.csv_agreement(&mut rows);
        self.csv_gaps(&mut rows);
        self.csv_standings(&mut rows);
        self.csv_levels(&mut rows);
        let mut cells = Cells::new(Style::Plain);
        cells.row(COLUMNS);
        rows.rows.iter().for_each(|row| cells.row(row));
        cells.finish()
    }

    pub(super) fn about(&self, part: &'static str, node: NodeIx) -> About<'_> {
        About { part, node: self.view.questionnaire()[node].id.as_str(), ..About::default() }
    }

    fn of_unit(&self, part: &'static str, node: NodeIx, unit: UnitIx) -> About<'_> {
        About { unit: self.view.assessment.units[unit].id.as_str(), ..self.about(part, node) }
    }

    fn csv_groups(&self, rows: &mut Rows<'_>) {
        for group in &self.quality.groups {
            let about = self.about("group", group.node);
            let known = group.reliability.as_ref().ok();
            rows.figure(&about, "items", Some(group.items as f64));
            rows.figure(&about, "n", known.map(|r| r.n as f64));
            rows.estimate(&about, "alpha", known.map(|r| r.alpha), known.and_then(|r| r.interval));
            if let Err(refusal) = group.reliability {
                rows.word(&about, "no_alpha", refusal_code(refusal));
            }
            rows.figure(&about, "omega", known.and_then(|r| r.omega.ok()));
            let correlations = known.and_then(|r| r.correlations);
            rows.figure(&about, "inter_item_low", correlations.map(|range| range.low));
            rows.figure(&about, "inter_item_high", correlations.map(|range| range.high));
            rows.figure(&about, "floor", group.floor);
            rows.figure(&about, "ceiling", group.ceiling);
            for question in &group.questions {
                let about = self.about("question", question.node);
                for (figure, value) in [
                    ("item_rest", question.item_rest),
                    ("alpha_without", question.alpha_without),
                    ("dont_know", question.dont_know),
                    ("lowest", question.lowest),
                    ("highest", question.highest),
                ] {
                    rows.figure(&about, figure, value);
                }
            }
        }
    }

    fn csv_agreement(&self, rows: &mut Rows<'_>) {
        for area in &self.quality.agreement {
            let about = self.about("agreement", area.node);
            let one = area.one_way.as_ref().ok();
            rows.figure(&about, "n0", one.map(|one| one.n0));
            rows.estimate(&about, "icc1", one.map(|one| one.icc1()), one.and_then(|one| one.icc1_interval()));
            let icc2 = one.and_then(|one| one.icc2());
            rows.estimate(&about, "icc2", icc2, one.and_then(|one| one.icc2_interval()));
            rows.figure(&about, "p", one.and_then(|one| one.p()));
            for unit in &area.units {
                let about = self.of_unit("agreement", area.node, unit.unit);
                let agreement = &unit.agreement;
                for (figure, value) in [
                    ("n", agreement.n as f64),
                    ("rwg_j", agreement.rwg_j),
                    ("r_star_wg_j", agreement.r_star),
                    ("average_deviation", agreement.average_deviation),
                    ("largest_deviation", agreement.largest_deviation),
                ] {
                    rows.figure(&about, figure, Some(value));
                }
            }
        }
    }

    fn csv_gaps(&self, rows: &mut Rows<'_>) {
        for gap in &self.quality.gaps.gaps {
            let roles = format!("{} - {}", gap.roles[0], gap.roles[1]);
            let about = match gap.unit {
                Some(unit) => self.of_unit("roles", gap.node, unit),
                None => self.about("roles", gap.node),
            };
            let about = About { roles, ..about };
            rows.figure(&about, "n_first", Some(gap.scores[0].n as f64));
            rows.figure(&about, "n_second", Some(gap.scores[1].n as f64));
            rows.estimate(&about, "points", Some(gap.difference.points), gap.difference.interval);
            rows.figure(&about, "p", gap.difference.p);
            rows.word(&about, "sure", if gap.difference.is_sure() { "true" } else { "false" });
            let g = gap.hedges_g;
            rows.estimate(&about, "hedges_g", g.map(|g| g.g), g.and_then(|g| g.interval));
            let delta = gap.cliffs_delta;
            rows.estimate(&about, "cliffs_delta", delta.map(|d| d.delta), delta.and_then(|d| d.interval));
        }
    }

    fn csv_standings(&self, rows: &mut Rows<'_>) {
        for standing in &self.quality.standings {
            for unit in &standing.units {
                let about = self.of_unit("standing", standing.node, unit.unit);
                rows.estimate(&about, "score", Some(unit.estimate.mean), unit.estimate.interval());
                rows.figure(&about, "shrunken", unit.shrunken.map(|shrunken| shrunken.mean));
                rows.figure(&about, "own_weight", unit.shrunken.map(|shrunken| shrunken.weight));
                rows.figure(&about, "place_low", Some(unit.places.0 as f64));
                rows.figure(&about, "place_high", Some(unit.places.1 as f64));
                rows.figure(&about, "expected_place", unit.expected_place);
                rows.figure(&about, "above_next", unit.above_next);
            }
        }
    }
}
