//! Saved answers of Kolada, the national database of municipalities and regions, to figures.

use std::collections::BTreeSet;

use super::super::listed::diagnostic;
use super::answer::{Entry, Titles, entries, titles};
use super::gathered::{Gathered, Origin};
use super::raw::{RawKolada, RawKpi};
use crate::load::reader::{At, Reader};
use crate::load::suggest::nearest;
use crate::model::{Assessment, Diagnostics, Figure, FigureFault, KoladaThing, NodeId, Place, Wave};

/// A fault names at most so many of what there may be hundreds of.
const LISTED: usize = 9;

/// A file's bytes and its name.
type File = (Vec<u8>, String);

/// Reads the figures that a mapping wants of a saved answer.
pub fn read(
    raw: &RawKolada,
    (data, titles): (&File, Option<&File>),
    assessment: &Assessment,
    gathered: &mut Gathered,
    reader: &Reader,
) {
    let mut found = Diagnostics::default();
    let named = titles.map(|(bytes, file)| (file, self::titles(file, bytes, &mut found)));
    let entries = entries(&data.1, &data.0, &mut found);
    if let Some(entries) = entries {
        let kpis = entries.iter().map(|entry| entry.kpi.as_str()).collect();
        let units = entries.iter().map(|entry| entry.unit.as_str()).collect();
        tell_absent(KoladaThing::Kpi, raw.kpis.iter().map(|(id, _)| id), &kpis, &data.1, reader);
        tell_absent(KoladaThing::Unit, raw.units.iter().map(|(id, _)| id), &units, &data.1, reader);
        if let Some((file, Some(titles))) = &named {
            let known = titles.keys().map(String::as_str).collect();
            let unnamed = raw.kpis.iter().filter(|(_, kpi)| kpi.name.is_none()).map(|(id, _)| id);
            // What no answer has is told once.
            let there = unnamed.filter(|id| kpis.contains(id.value.as_str()));
            tell_absent(KoladaThing::Title, there, &known, file, reader);
        }
        let kpis = raw.kpis.iter().map(|(id, _)| id);
        tell_unmapped(KoladaThing::Kpi, kpis, entries.iter().map(|entry| &entry.kpi), &data.1, &mut found);
        let units = raw.units.iter().map(|(id, _)| id);
        tell_unmapped(KoladaThing::Unit, units, entries.iter().map(|entry| &entry.unit), &data.1, &mut found);
        let titles = named.and_then(|(_, titles)| titles).unwrap_or_default();
        Mapped { raw, file: &data.1, assessment, titles, found: &mut found }.read(&entries, gathered);
    }
    reader.extend(found);
}

/// Tells of each id that a mapping names and the file does not have.
fn tell_absent<'a>(
    thing: KoladaThing,
    wanted: impl Iterator<Item = &'a At<String>>,
    there: &BTreeSet<&str>,
    file: &str,
    reader: &Reader,
) {
    for id in wanted.filter(|id| !there.contains(id.value.as_str())) {
        // What a title is of is known; no other's was meant.
        let nearest = nearest(&id.value, there.iter().copied()).filter(|_| thing != KoladaThing::Title);
        let (id, span) = (id.value.clone(), id.span.clone());
        reader.fault_of_figures(FigureFault::NotInFile { thing, id, nearest, file: file.to_owned() }, span);
    }
}

/// Tells once of all that the file has and the mapping does not name.
fn tell_unmapped<'a>(
    thing: KoladaThing,
    wanted: impl Iterator<Item = &'a At<String>>,
    there: impl Iterator<Item = &'a String>,
    file: &str,
    found: &mut Diagnostics,
) {
    let wanted: BTreeSet<&str> = wanted.map(|id| id.value.as_str()).collect();
    let unnamed: BTreeSet<&String> = there.filter(|id| !wanted.contains(id.as_str())).collect();
    if !unnamed.is_empty() {
        let ids = unnamed.iter().take(LISTED).map(|id| (*id).clone()).collect();
        let fault = FigureFault::NotMapped { thing, ids, count: unnamed.len() };
        found.push(diagnostic(fault, Place::File(file.to_owned())));
    }
}

/// A saved answer with what its ids are here.
struct Mapped<'a> {
    raw: &'a RawKolada,
    file: &'a str,
    assessment: &'a Assessment,
    titles: Titles,
    found: &'a mut Diagnostics,
}

impl Mapped<'_> {
    fn read(&mut self, entries: &[Entry], gathered: &mut Gathered) {
        let mut periods: BTreeSet<&str> = BTreeSet::new();
        let mut is_any_of_a_wave = false;
        for entry in entries {
            let kpi = self.raw.kpis.iter().find(|(id, _)| id.value == entry.kpi);
            let unit = self.raw.units.iter().find(|(id, _)| id.value == entry.unit);
            let (Some((_, kpi)), Some((_, unit))) = (kpi, unit) else { continue };
            let Some(wave) = self.wave(&entry.period) else {
                periods.insert(&entry.period);
                continue;
            };
            is_any_of_a_wave = true;
            let place = Place::Field(self.file.to_owned(), entry.path.clone());
            match &entry.value {
                Ok(value) => {
                    let figure = self.figure(entry, kpi, &unit.value, (wave, *value));
                    let origin = Origin { place, columns: Vec::new() };
                    figure.into_iter().for_each(|figure| gathered.push(figure, origin.clone()));
                }
                Err(status) => {
                    let (kpi, period) = (entry.kpi.clone(), entry.period.clone());
                    let fault = FigureFault::KoladaNoValue { kpi, period, status: status.clone() };
                    self.found.push(diagnostic(fault, place));
                }
            }
        }
        if !is_any_of_a_wave && !periods.is_empty() {
            let last = periods.iter().rev().take(LISTED).rev().map(|period| (*period).to_owned());
            let fault = FigureFault::NoPeriod { periods: last.collect() };
            self.found.push(diagnostic(fault, Place::File(self.file.to_owned())));
        }
    }

    /// The figure; `None` where the mapping has a fault, which is told elsewhere.
    fn figure(&self, entry: &Entry, kpi: &RawKpi, unit: &str, (wave, value): (&Wave, f64)) -> Option<Figure> {
        let title = self.titles.get(&entry.kpi);
        let (title, counted_in) = title.map_or((entry.kpi.as_str(), ""), |title| without_measure(title));
        Some(Figure {
            unit: self.assessment.units.find(unit)?,
            node: NodeId::parse(&kpi.node.as_ref()?.value).ok()?,
            wave: wave.id.clone(),
            name: kpi.name.clone().unwrap_or_else(|| title.to_owned()),
            value,
            measure: kpi.measure.clone().unwrap_or_else(|| counted_in.to_owned()),
            source: format!("Kolada, {}", entry.kpi),
            better: kpi.better?,
            target: kpi.target,
        })
    }

    /// The wave that a year belongs to: as the mapping says, else the one that is called so, else the one that was held in it.
    fn wave(&self, period: &str) -> Option<&Wave> {
        let waves = &self.assessment.waves;
        let called = |id: &str| waves.iter().find(|wave| wave.id.as_str() == id);
        if let Some((_, wave)) = self.raw.waves.iter().find(|(year, _)| year.value == period) {
            return called(&wave.value);
        }
        // A wave that the mapping gives another year to is not that of this one.
        let is_taken = |wave: &&Wave| self.raw.waves.iter().any(|(_, id)| id.value == wave.id.as_str());
        let is_of_year = |wave: &&Wave| wave.date.is_some_and(|date| date.parts().0.to_string() == period);
        called(period).or_else(|| waves.iter().find(is_of_year)).filter(|wave| !is_taken(wave))
    }
}

/// A title without what stands in brackets at its end, and that: Kolada says there what is counted.
fn without_measure(title: &str) -> (&str, &str) {
    let cut = title.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match cut {
        Some((name, measure)) if !name.trim().is_empty() && !measure.contains(')') => {
            (name.trim_end().trim_end_matches(','), measure.trim())
        }
        _ => (title, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_stands_at_the_end_of_a_title() {
        for (title, expected) in [
            ("Invånare med e-tjänst, andel (%)", ("Invånare med e-tjänst, andel", "%")),
            ("Kostnad, kr/inv", ("Kostnad, kr/inv", "")),
            ("Kostnad (netto) per invånare", ("Kostnad (netto) per invånare", "")),
            ("(%)", ("(%)", "")),
        ] {
            assert_eq!(without_measure(title), expected, "{title}");
        }
    }
}
