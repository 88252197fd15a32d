//! Faults in what stands in a file, and in a mapping.

use super::Said;
use super::{as_toml, brief, names, new, of_columns, of_form, of_mapping};
use crate::model::{ContentFault, Further, ImportFaultKind as Kind, Lang, SeenAt, UnitCandidate, UnitId};
use crate::text::letters::difference;
use crate::text::number::{count, list};

pub(super) fn say(fault: &ContentFault, lang: Lang) -> Said {
    let mut said = kind(&fault.kind, &fault.further, lang);
    if fault.further.count > 0 && fault.kind != Kind::More {
        said = said.hint(again_sv(&fault.further), again_en(&fault.further));
    }
    said
}

fn kind(kind: &Kind, further: &Further, lang: Lang) -> Said {
    match kind {
        Kind::NoHeadings => new(lang, "filen har ingen rad med rubriker", "the file has no row of headings"),
        Kind::NoItems { columns, headings } => no_items(*columns, headings, lang),
        Kind::PersonalValue { is_unit, units } => personal_value(*is_unit, units, lang),
        Kind::NoUnit { candidate, units } => no_unit(candidate.as_ref(), units, lang),
        Kind::BlankUnit => new(lang, "raden säger inte vilken enhet den hör till", "the row does not say which unit it belongs to").hint(
            "fyll i enheten, ange --unit för hela filen, eller utelämna raderna med [[keep]] i en mappning",
            "fill in the unit, give --unit for the whole file, or leave such rows out with [[keep]] in a mapping",
        ),
        Kind::UnknownUnit { value, nearest, units } => unknown_unit(value, nearest.as_ref(), units, lang),
        Kind::AmbiguousUnit { value, units } => {
            let (value, units) = (brief(value), units_listed(units));
            new(lang, format!("flera enheter heter ”{value}”"), format!("several units are called “{value}”"))
                .hint(format!("skriv enhetens id: {units}"), format!("write the unit's id: {units}"))
        }
        Kind::ExcelDate { value, written } => excel_date(value, written.as_deref(), lang),
        Kind::TwiceAnswered { first, item } => twice(first, item.as_ref().map(|item| item.as_str()), lang),
        Kind::AnsweredBefore { first, is_own } => before(first, *is_own, lang),
        Kind::LooksPersonal { item } => new(
            lang,
            format!("fritext till {item} innehåller något som ser ut som en e-postadress eller ett personnummer"),
            format!("a free text for {item} has something in it that looks like an e-mail address or a personal identity number"),
        )
        .hint(
            "uppgiften skrivs inte: i svarsfilen står […] i stället; läs igenom texten, för annat i den kan också peka ut någon",
            "it is not written: in the file of answers […] stands in its place; read the text, since other things in it may also point to somebody",
        ),
        Kind::More => {
            let number = count(further.count + 1, lang);
            new(
                lang,
                format!("ytterligare {number} fel av samma slag i kolumnen, som inte visas ett och ett"),
                format!("{number} more faults of the same kind in the column, not shown one by one"),
            )
            .hint(
                "åtgärda först de fel som visas: de andra har ofta samma orsak",
                "mend the faults that are shown first: the others often have the same cause",
            )
        }
        Kind::UnknownItem { item, nearest, can_be_mapped } => {
            let (written, item) = (as_toml(item), brief(item));
            let said = new(lang, format!("okänd fråga ”{item}”"), format!("unknown item “{item}”"));
            let said = said.meant(nearest.as_ref());
            if !can_be_mapped {
                return said;
            }
            said.hint(
                format!("heter frågan något annat i verktyget, skriv i en mappning: [columns] {written} = \"id\""),
                format!("if the tool calls the item otherwise, write in a mapping: [columns] {written} = \"id\""),
            )
        }
        Kind::Columns(fault) => of_columns::say(fault, lang),
        Kind::Mapping(fault) => of_mapping::say(fault, lang),
        Kind::Form(fault) => of_form::say(fault, lang),
    }
}

fn no_items(columns: usize, headings: &[String], lang: Lang) -> Said {
    let said = new(
        lang,
        "ingen kolumn kunde kännas igen som en fråga i enkäten",
        "no column could be recognised as a question of the questionnaire",
    );
    let (cells, filled) = match columns {
        1 => ("1 ifylld cell".to_owned(), "1 filled cell".to_owned()),
        _ => (format!("{columns} ifyllda celler"), format!("{columns} filled cells")),
    };
    let said = if headings.is_empty() {
        said.hint(
            format!("första raden har {cells}, men ingenting där känns igen som rubrik: saknas rubrikraden, exportera igen med den"),
            format!("the first row has {filled}, but nothing there is known as a heading: if the headings are missing, export again with them"),
        )
    } else {
        let shown = names(headings);
        said.hint(
            format!("första raden har {cells}; av dem känns de här igen som rubriker: {shown}"),
            format!("the first row has {filled}; of those, these are known as headings: {shown}"),
        )
    };
    said.hint(
        "är det rätt enkät? Annars: skriv en mappning med [columns] och, om rubrikerna står långt ned, header_row = radens nummer; ange den med --mapping FIL",
        "is it the right questionnaire? Otherwise: write a mapping with [columns] and, if the headings stand far down, header_row = the row's number; give it with --mapping FILE",
    )
}

fn personal_value(is_unit: bool, units: &[UnitId], lang: Lang) -> Said {
    if is_unit {
        let listed = units_listed(units);
        return new(
            lang,
            "det som står i enhetens kolumn är ingen enhet och kan tala om vem som svarade, så det visas inte",
            "what stands in the unit's column is no unit and may tell who answered, so it is not shown",
        )
        .hint(
            "peka ut rätt kolumn i en mappning: [unit] column = \"rubriken\"",
            "name the right column in a mapping: [unit] column = \"the heading\"",
        )
        .hint(format!("enheterna är: {listed}"), format!("the units are: {listed}"));
    }
    new(
        lang,
        "det som står i rollens kolumn kan tala om vem som svarade, så det varken skrivs eller visas",
        "what stands in the role's column may tell who answered, so it is neither written nor shown",
    )
    .hint(
        "peka ut rätt kolumn i en mappning: [role] column = \"rubriken\"; eller hoppa över kolumnen med ignore",
        "name the right column in a mapping: [role] column = \"the heading\"; or leave the column out with ignore",
    )
}

fn no_unit(candidate: Option<&UnitCandidate>, units: &[UnitId], lang: Lang) -> Said {
    let listed = units_listed(units);
    let said = new(
        lang,
        "inget säger vilken enhet svaren hör till",
        "nothing says which unit the answers belong to",
    );
    let said = match candidate {
        Some(UnitCandidate { heading, units, filled }) => {
            let (shown, written) = (brief(heading), as_toml(heading));
            let (sv, en) = if units == filled {
                (format!("i kolumnen ”{shown}” står enheter"), format!("the column “{shown}” holds units"))
            } else {
                (
                    format!("kolumnen ”{shown}” passar bäst: på {units} av {filled} rader står där en enhet"),
                    format!(
                        "the column “{shown}” fits best: a unit stands there in {units} of {filled} rows"
                    ),
                )
            };
            said.hint(
                format!("{sv}; skriv i en mappning: [unit] column = {written}"),
                format!("{en}; write in a mapping: [unit] column = {written}"),
            )
        }
        None => said.hint(
            "peka ut kolumnen i en mappning: [unit] column = \"rubriken\"",
            "name the column in a mapping: [unit] column = \"the heading\"",
        ),
    };
    said.hint(
        format!("om alla svar hör till en enhet: ange --unit med en av {listed}"),
        format!("if all answers belong to one unit: give --unit with one of {listed}"),
    )
}

fn unknown_unit(value: &str, nearest: Option<&String>, units: &[UnitId], lang: Lang) -> Said {
    let differ = |lang| nearest.and_then(|name| difference(value, name, lang));
    let differ = differ(Lang::Sv).zip(differ(Lang::En));
    let (written, value, listed) = (as_toml(value), brief(value), units_listed(units));
    let said = new(lang, format!("okänd enhet ”{value}”"), format!("unknown unit “{value}”")).meant(nearest);
    let said = differ.into_iter().fold(said, |said, (sv, en)| said.hint(sv, en));
    let said = said.hint(format!("enheterna är: {listed}"), format!("the units are: {listed}")).hint(
        format!(
            "heter den något annat i verktyget, skriv i en mappning: [unit] values = {{ {written} = \"id\" }}"
        ),
        format!(
            "if the tool calls it otherwise, write in a mapping: [unit] values = {{ {written} = \"id\" }}"
        ),
    );
    if nearest.is_some() {
        return said;
    }
    said.hint(
            format!("är raden inget svar, som en summa, utelämna den med en mappning: [[keep]] column = \"rubriken\", not = [{written}]"),
            format!("if the row is no respondent, such as a total, leave it out with a mapping: [[keep]] column = \"the heading\", not = [{written}]"),
        )
}

fn excel_date(value: &str, written: Option<&str>, lang: Lang) -> Said {
    let value = brief(value);
    let said = new(
        lang,
        format!("{value} är ett datum, inte ett svar"),
        format!("{value} is a date, not an answer"),
    );
    match written {
        Some(written) => said.hint(
            format!("Excel gör datum av texter som {written}; exportera igen och öppna inte filen i Excel före importen"),
            format!("Excel makes dates of texts such as {written}; export again, and do not open the file in Excel before importing"),
        ),
        None => said.hint(
            "Excel gör datum av texter som 1-2; exportera igen och öppna inte filen i Excel före importen",
            "Excel makes dates of texts such as 1-2; export again, and do not open the file in Excel before importing",
        ),
    }
}

fn twice(first: &SeenAt, item: Option<&str>, lang: Lang) -> Said {
    let SeenAt { file, row } = first;
    let said = match item {
        Some(item) => new(
            lang,
            format!("samma respondent har svarat annorlunda på {item} i {file}, rad {row}"),
            format!("the same respondent has answered {item} otherwise in {file}, row {row}"),
        ),
        None => new(
            lang,
            format!("samma respondent har svarat redan i {file}, rad {row}"),
            format!("the same respondent has answered already in {file}, row {row}"),
        ),
    };
    said.hint(
        "välj vilket svar som räknas med --duplicates first, last eller most-complete",
        "choose which answer counts with --duplicates first, last or most-complete",
    )
}

fn before(first: &SeenAt, is_own: bool, lang: Lang) -> Said {
    let SeenAt { file, row } = first;
    let said = new(
        lang,
        format!("samma respondent finns redan i omgången: {file}, rad {row}"),
        format!("the same respondent is in the wave already: {file}, row {row}"),
    );
    let said = if is_own {
        said.hint(
            format!("--duplicates last låter de nya svaren gälla och tar bort de tidigare ur {file}; most-complete tar de som besvarar flest frågor"),
            format!("--duplicates last lets the new answers count and takes the earlier ones out of {file}; most-complete takes those that answer most items"),
        )
    } else {
        said.hint(
            format!("{file} är inte skriven av import och ändras därför inte: ska de nya svaren gälla, ta bort raden ur {file} och importera igen"),
            format!("{file} was not written by import and is therefore not changed: if the new answers are to count, take the row out of {file} and import again"),
        )
    };
    said.hint(
        "--duplicates first behåller de svar som redan finns",
        "--duplicates first keeps the answers that are there",
    )
}

fn units_listed(units: &[UnitId]) -> String {
    names(&units.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn again_sv(further: &Further) -> String {
    let rows = list(&rows(further), Lang::Sv);
    if further.count == further.rows.len() as u64 {
        return format!("samma sak även på rad {rows}");
    }
    format!("samma sak på ytterligare {} rader, bland annat rad {rows}", count(further.count, Lang::Sv))
}

fn again_en(further: &Further) -> String {
    let word = if further.rows.len() == 1 { "row" } else { "rows" };
    let rows = list(&rows(further), Lang::En);
    if further.count == further.rows.len() as u64 {
        return format!("the same on {word} {rows} too");
    }
    format!("the same on {} more rows, among them {word} {rows}", count(further.count, Lang::En))
}

fn rows(further: &Further) -> Vec<String> {
    further.rows.iter().map(u64::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_on_many_rows_is_counted() {
        let mut further = Further::default();
        (3..30).for_each(|row| further.add(row));
        let said = say(&ContentFault { kind: Kind::BlankUnit, further }, Lang::En);
        assert!(
            said.hints[1].starts_with("the same on 27 more rows, among them rows 3, 4"),
            "{:?}",
            said.hints
        );
    }
}
