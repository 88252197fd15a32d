//! What an assessment's file says of key figures: every value of the right kind, no reference followed yet.

use crate::load::reader::{At, Table, Value};
use crate::model::format::assessment::{kolada, kpi};
use crate::model::{Better, Decimal};

/// Where key figures are.
#[derive(Default)]
pub struct Wanted {
    /// Files of rows and columns; `None` where the assessment says nothing of them.
    pub files: Option<Vec<At<String>>>,
    /// Saved answers of Kolada.
    pub kolada: Vec<RawKolada>,
}

/// One of `[[kolada]]`.
pub struct RawKolada {
    pub file: Option<At<String>>,
    pub titles: Option<At<String>>,
    /// By what Kolada calls them, the unit of the assessment.
    pub units: Vec<(At<String>, At<String>)>,
    /// By year, the wave.
    pub waves: Vec<(At<String>, At<String>)>,
    pub kpis: Vec<(At<String>, RawKpi)>,
}

/// What a key figure is here.
pub struct RawKpi {
    pub node: Option<At<String>>,
    pub better: Option<Better>,
    pub target: Option<f64>,
    pub name: Option<String>,
    pub measure: Option<String>,
}

/// Reads one of `[[kolada]]`.
pub fn kolada(mut t: Table<'_>) -> RawKolada {
    let raw = RawKolada {
        file: t.read(kolada::FILE, Value::verbatim),
        titles: t.read(kolada::TITLES, Value::verbatim),
        units: t.read(kolada::UNITS, |value| value.map(Value::text)).unwrap_or_default(),
        waves: t.read(kolada::WAVES, |value| value.map(Value::id)).unwrap_or_default(),
        kpis: t.read(kolada::KPIS, |value| value.map(|value| value.table().map(kpi))).unwrap_or_default(),
    };
    t.finish();
    raw
}

fn kpi(mut t: Table<'_>) -> RawKpi {
    let raw = RawKpi {
        node: t.read(kpi::NODE, Value::id),
        better: t
            .read(kpi::BETTER, |value| value.word(&Better::ALL.map(|better| (better.code(), better))))
            .map(|better| better.value),
        target: t.read(kpi::TARGET, Value::decimal).map(|target: At<Decimal>| target.value.value()),
        name: t.read(kpi::NAME, Value::text).map(|name| name.value),
        measure: t.read(kpi::MEASURE, Value::text).map(|measure| measure.value),
    };
    t.finish();
    raw
}
