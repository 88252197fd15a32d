//! Faults in files of key figures put into words, in both languages.

use super::lists::{self, meant, with_first_row};
use super::said::{FaultWords, Said, brief, joined, listed};
use crate::model::format::figures::HEADINGS;
use crate::model::{FigureColumn, FigureFault, KoladaPart, KoladaThing, Lang, WaveId};
use crate::text::number::{count, list};
use crate::text::terminal::failures::quoted;

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &FigureFault, lang: Lang) -> FaultWords {
    say(fault, lang).with_code(fault.code())
}

fn say(fault: &FigureFault, lang: Lang) -> Said {
    use FigureFault as Fault;
    match fault {
        Fault::NoColumns { missing, headings } => no_columns(missing, headings, lang),
        Fault::NoFigures => Said::new(lang, "filen har inga nyckeltal", "the file has no key figures")
            .hint("skriv en rad per nyckeltal under rubrikerna", "write a row per figure below the headings"),
        Fault::UnknownColumn { heading, nearest } => {
            columns(lists::unknown_column(heading, nearest.as_ref(), lang))
        }
        Fault::SameColumn { heading, first } => lists::same_column(heading, *first, lang)
            .hint("ta bort den ena kolumnen", "remove one of the columns"),
        Fault::UnknownUnit { unit, nearest } => unknown_unit(unit, nearest.as_ref(), lang),
        Fault::AmbiguousUnit { unit, ids } => {
            let (unit, ids) = (brief(unit), listed(ids));
            Said::new(
                lang,
                format!("flera enheter heter ”{unit}”"),
                format!("several units are called “{unit}”"),
            )
            .hint(format!("skriv enhetens id: {ids}"), format!("write the unit’s id: {ids}"))
        }
        Fault::UnknownNode { node, nearest } => unknown_node(node, nearest.as_ref(), lang),
        Fault::UnknownWave { wave, nearest, known } => unknown_wave(wave, nearest.as_ref(), known, lang),
        Fault::Lacks(column) => lacks(*column, lang),
        Fault::NoValue => Said::new(
            lang,
            "nyckeltalet har inget värde och visas inte",
            "the figure has no value and is not shown",
        )
        .hint(
            "skriv värdet när det är känt, eller ta bort raden",
            "write the value when it is known, or remove the row",
        ),
        Fault::BadNumber { value } => bad_number(value, lang),
        Fault::OtherMeasure { value, measure } => {
            let (value, measure) = (brief(value), brief(measure));
            Said::new(
                lang,
                format!("”{value}” är i procent, men måttenheten är ”{measure}”"),
                format!("“{value}” is per cent, but the measure is “{measure}”"),
            )
            .hint("ta bort procenttecknet, eller rätta måttenheten", "remove the sign, or mend the measure")
        }
        Fault::UnknownDirection { word, nearest } => unknown_direction(word, nearest.as_ref(), lang),
        Fault::SameFigure { name, file, row } => same_figure(name, file.as_deref(), *row, lang),
        Fault::Differs { column, row } => differs(*column, *row, lang),
        Fault::ErrorCell { value } => lists::error_cell(value, lang),
        Fault::NotKolada(part) => not_kolada(*part, lang),
        Fault::NotInFile { thing, id, nearest, file } => {
            not_in_file(*thing, id, nearest.as_ref(), file, lang)
        }
        Fault::NotMapped { thing, ids, count } => not_mapped(*thing, ids, *count, lang),
        Fault::KoladaNoValue { kpi, period, status } => no_value(kpi, period, status, lang),
        Fault::MoreToCome => more_to_come(lang),
        Fault::NoPeriod { periods } => no_period(periods, lang),
    }
}

/// What a column is called, as the documentation has it.
fn heading(column: FigureColumn, lang: Lang) -> &'static str {
    let known = HEADINGS.iter().find(|(known, _)| *known == column);
    known.map_or("", |(_, names)| match lang {
        Lang::En => names[0],
        Lang::Sv => names[1],
    })
}

/// What the columns may be called.
fn columns(said: Said) -> Said {
    let all = |lang| joined(&HEADINGS.map(|(column, _)| heading(column, lang)));
    said.hint(
        format!("kolumnerna heter: {}", all(Lang::Sv)),
        format!("the columns are called: {}", all(Lang::En)),
    )
}

fn no_columns(missing: &[FigureColumn], headings: &[String], lang: Lang) -> Said {
    let names = |lang| {
        let quoted = missing.iter().map(|column| quoted(heading(*column, lang), lang));
        list(&quoted.collect::<Vec<_>>(), lang)
    };
    let (sv, en) = (names(Lang::Sv), names(Lang::En));
    let said = match missing.len() {
        1 => Said::new(lang, format!("kolumnen {sv} saknas"), format!("the column {en} is missing")),
        _ => Said::new(lang, format!("kolumnerna {sv} saknas"), format!("the columns {en} are missing")),
    };
    let said = columns(said);
    with_first_row(said, headings)
}

fn unknown_unit(unit: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let unit = brief(unit);
    let said = Said::new(
        lang,
        format!("mätningen har ingen enhet ”{unit}”"),
        format!("the assessment has no unit “{unit}”"),
    );
    meant(said, nearest).hint(
        "skriv enhetens id eller namn, som i assessment.toml",
        "write the unit’s id or name, as in assessment.toml",
    )
}

fn unknown_node(node: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let node = brief(node);
    let said = Said::new(
        lang,
        format!("enkäten har inget område och ingen fråga ”{node}”"),
        format!("the questionnaire has no area and no question “{node}”"),
    );
    meant(said, nearest).hint(
        "`mognad questionnaire show` visar alla områden och frågor med id",
        "`mognad questionnaire show` shows all areas and questions with their ids",
    )
}

fn unknown_wave(wave: &str, nearest: Option<&String>, known: &[WaveId], lang: Lang) -> Said {
    let wave = brief(wave);
    let known = listed(&known.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>());
    let said = Said::new(
        lang,
        format!("mätningen har ingen omgång ”{wave}”"),
        format!("the assessment has no wave “{wave}”"),
    );
    meant(said, nearest).hint(format!("omgångarna är: {known}"), format!("the waves are: {known}"))
}

fn lacks(column: FigureColumn, lang: Lang) -> Said {
    let sv = match column {
        FigureColumn::Unit => "raden säger inte vilken enhet den gäller",
        FigureColumn::Node => "raden säger inte vilket område nyckeltalet gäller",
        FigureColumn::Wave => "raden säger inte vilken omgång den gäller",
        FigureColumn::Name => "nyckeltalet har inget namn",
        FigureColumn::Better => "raden säger inte om ett högt eller ett lågt värde är bättre",
        FigureColumn::Value | FigureColumn::Measure | FigureColumn::Source | FigureColumn::Target => {
            "cellen är tom"
        }
    };
    let en = match column {
        FigureColumn::Unit => "the row does not say which unit it is of",
        FigureColumn::Node => "the row does not say which area the figure is about",
        FigureColumn::Wave => "the row does not say which wave it is of",
        FigureColumn::Name => "the figure has no name",
        FigureColumn::Better => "the row does not say whether a high or a low value is better",
        FigureColumn::Value | FigureColumn::Measure | FigureColumn::Source | FigureColumn::Target => {
            "the cell is empty"
        }
    };
    let said = Said::new(lang, sv, en);
    match column {
        FigureColumn::Better => directions(said),
        FigureColumn::Node => said.hint(
            "skriv ett områdes namn eller id, eller index där det gäller helheten",
            "write an area’s name or id, or index where it is about the whole",
        ),
        FigureColumn::Unit
        | FigureColumn::Wave
        | FigureColumn::Name
        | FigureColumn::Value
        | FigureColumn::Measure
        | FigureColumn::Source
        | FigureColumn::Target => {
            said.hint("fyll i cellen, eller ta bort raden", "fill in the cell, or remove the row")
        }
    }
}

fn bad_number(value: &str, lang: Lang) -> Said {
    let value = brief(value);
    Said::new(lang, format!("”{value}” är inte ett tal"), format!("“{value}” is not a number")).hint(
        "skriv bara talet, som 62,5; vad det räknas i har en egen kolumn, ”måttenhet”",
        "write the number alone, such as 62.5; what it is counted in has a column of its own, “measure”",
    )
}

/// What may stand for a direction.
fn directions(said: Said) -> Said {
    said.hint(
        "skriv ”hög” där ett högt värde är bättre och ”låg” där ett lågt är det",
        "write “high” where a high value is better and “low” where a low one is",
    )
}

fn unknown_direction(word: &str, nearest: Option<&String>, lang: Lang) -> Said {
    let word = brief(word);
    let said = Said::new(
        lang,
        format!("”{word}” säger inte åt vilket håll det blir bättre"),
        format!("“{word}” does not say which way is better"),
    );
    directions(meant(said, nearest))
}

fn same_figure(name: &str, file: Option<&str>, row: Option<u64>, lang: Lang) -> Said {
    let name = brief(name);
    let (sv, en) = match (file, row) {
        (None, Some(row)) => (format!("på rad {row}"), format!("on row {row}")),
        (Some(file), Some(row)) => (format!("på rad {row} i {file}"), format!("on row {row} of {file}")),
        (Some(file), None) => (format!("i {file}"), format!("in {file}")),
        (None, None) => ("tidigare i filen".to_owned(), "earlier in the file".to_owned()),
    };
    Said::new(
        lang,
        format!("”{name}” står redan {sv}, för samma enhet, område och omgång"),
        format!("“{name}” stands {en} already, of the same unit, area and wave"),
    )
    .hint("ta bort den ena, eller ge dem var sitt namn", "remove one of them, or give each a name of its own")
}

fn differs(column: FigureColumn, row: Option<u64>, lang: Lang) -> Said {
    let at = |lang| match (row, lang) {
        (Some(row), Lang::Sv) => format!("på rad {row}"),
        (Some(row), Lang::En) => format!("on row {row}"),
        (None, Lang::Sv) => "i en annan omgång".to_owned(),
        (None, Lang::En) => "in another wave".to_owned(),
    };
    let (sv, en) = (at(Lang::Sv), at(Lang::En));
    if column == FigureColumn::Better {
        return Said::new(
            lang,
            format!("samma nyckeltal blir bättre åt andra hållet {sv}"),
            format!("the same figure is better the other way {en}"),
        )
        .hint("skriv samma riktning i alla omgångar", "write the same direction in all waves");
    }
    Said::new(
        lang,
        format!("samma nyckeltal räknas i något annat {sv}"),
        format!("the same figure is counted in something else {en}"),
    )
    .hint(
        "skriv samma måttenhet i alla omgångar, annars går värdena inte att jämföra",
        "write the same measure in all waves, or the values cannot be compared",
    )
}

fn not_kolada(part: KoladaPart, lang: Lang) -> Said {
    let (sv, en) = match part {
        KoladaPart::Json => ("filen är inte JSON", "the file is not JSON"),
        KoladaPart::Values => ("listan ”values” saknas", "the list “values” is missing"),
        KoladaPart::Entry => ("här ska ett objekt stå", "an object should stand here"),
        KoladaPart::Text => ("här ska en text stå, som ett id", "a text should stand here, such as an id"),
        KoladaPart::Year => ("här ska ett år stå", "a year should stand here"),
        KoladaPart::NumberOrNull => ("här ska ett tal eller null stå", "a number or null should stand here"),
    };
    Said::new(lang, sv, en).hint(
        "filen ska vara ett sparat svar från Koladas API, version 2 eller 3, sådant det kom",
        "the file should be a saved answer of Kolada’s API, version 2 or 3, as it came",
    )
}

fn not_in_file(thing: KoladaThing, id: &str, nearest: Option<&String>, file: &str, lang: Lang) -> Said {
    let (id, file) = (brief(id), brief(file));
    let (sv, en) = match thing {
        KoladaThing::Kpi => (
            format!("nyckeltalet ”{id}” finns inte i {file}"),
            format!("the key figure “{id}” is not in {file}"),
        ),
        KoladaThing::Unit => (
            format!("kommunen eller enheten ”{id}” finns inte i {file}"),
            format!("the municipality or unit “{id}” is not in {file}"),
        ),
        KoladaThing::Title => (
            format!("{file} säger inte vad ”{id}” heter; det kallas för sitt id"),
            format!("{file} does not say what “{id}” is called; it goes by its id"),
        ),
    };
    meant(Said::new(lang, sv, en), nearest)
}

fn not_mapped(thing: KoladaThing, ids: &[String], number: usize, lang: Lang) -> Said {
    let more = if number > ids.len() { " …" } else { "" };
    let (ids, number) = (joined(ids) + more, count(number as u64, lang));
    let said = match thing {
        KoladaThing::Kpi | KoladaThing::Title => Said::new(
            lang,
            format!("nyckeltal som inte läses ({number}): {ids}"),
            format!("key figures that are not read ({number}): {ids}"),
        ),
        KoladaThing::Unit => Said::new(
            lang,
            format!("kommuner eller enheter som inte läses ({number}): {ids}"),
            format!("municipalities or units that are not read ({number}): {ids}"),
        ),
    };
    let key = if thing == KoladaThing::Unit { "units" } else { "kpis" };
    said.hint(
        format!("lägg till dem i {key} i [[kolada]] om de ska visas"),
        format!("add them to {key} of [[kolada]] if they are to be shown"),
    )
}

fn no_value(kpi: &str, period: &str, status: &str, lang: Lang) -> Said {
    let said = Said::new(
        lang,
        format!("{} saknar värde för {} och visas inte", brief(kpi), brief(period)),
        format!("{} has no value for {} and is not shown", brief(kpi), brief(period)),
    );
    if status.is_empty() {
        return said;
    }
    let status = brief(status);
    said.hint(format!("Kolada säger: {status}"), format!("Kolada says: {status}"))
}

fn more_to_come(lang: Lang) -> Said {
    Said::new(
        lang,
        "svaret fortsätter på en sida till, som inte finns i filen",
        "the answer goes on on a further page, which is not in the file",
    )
    .hint(
        "fråga efter färre nyckeltal, kommuner eller år, eller spara nästa sida i en egen fil med en egen [[kolada]]",
        "ask for fewer key figures, municipalities or years, or save the next page in a file with a [[kolada]] of its own",
    )
}

fn no_period(periods: &[String], lang: Lang) -> Said {
    let periods = joined(periods);
    Said::new(
        lang,
        format!("inget av filens år hör till en omgång: {periods}"),
        format!("none of the file’s years belongs to a wave: {periods}"),
    )
    .hint(
        "säg vilken omgång ett år hör till, som waves = { 2025 = \"2026\" } i [[kolada]]",
        "say which wave a year belongs to, such as waves = { 2025 = \"2026\" } in [[kolada]]",
    )
}
