//! Words for what is wrong with a file, its headings and the length of its rows.

use super::{Said, listed, pick, shown};
use crate::model::{Lang, LooksLike, NodeId, OptionId, UnitId, UnknownColumn, WaveId};
use crate::text::columns::column_letter;

pub(super) fn empty(lang: Lang) -> Said {
    Said::new(lang, "filen är tom", "the file is empty").hint(
        "den första raden ska ha rubriker: unit, respondent, role och en kolumn per fråga",
        "the first row must hold headings: unit, respondent, role and a column per item",
    )
}

pub(super) fn not_text(looks: LooksLike, lang: Lang) -> Said {
    let (sv, en) = match looks {
        LooksLike::Xlsx => ("en Excel-arbetsbok", "an Excel workbook"),
        LooksLike::Xls => {
            ("en äldre eller lösenordsskyddad Excel-arbetsbok", "an old or protected Excel workbook")
        }
        LooksLike::Ods => ("ett kalkylblad från LibreOffice", "a LibreOffice spreadsheet"),
        LooksLike::Zip => ("ett packat arkiv", "a packed archive"),
        LooksLike::Pdf => ("en PDF", "a PDF"),
        LooksLike::Picture => ("en bild", "a picture"),
        LooksLike::Markup => ("en webbsida eller XML", "a web page or XML"),
        LooksLike::Json => ("JSON", "JSON"),
        LooksLike::Binary => ("något annat än text", "something other than text"),
    };
    let said = Said::new(
        lang,
        format!("filen är ingen CSV-fil; den ser ut att vara {sv}"),
        format!("the file is no CSV; it looks like {en}"),
    );
    match looks {
        LooksLike::Xlsx | LooksLike::Xls | LooksLike::Ods | LooksLike::Markup => said.hint(
            "öppna filen i Excel eller LibreOffice och spara den som ”CSV UTF-8”; att byta filändelse räcker inte",
            "open it in Excel or LibreOffice and save it as “CSV UTF-8”; a new file name is not enough",
        ),
        LooksLike::Json => said.hint(
            "det som `mognad form` har sparat tas in med `mognad import`",
            "what `mognad form` has saved is taken in with `mognad import`",
        ),
        LooksLike::Zip => said.hint("packa upp arkivet först", "unpack the archive first"),
        LooksLike::Pdf | LooksLike::Picture | LooksLike::Binary => said.hint(
            "kontrollera att det är rätt fil, och att den är sparad som CSV",
            "check that it is the right file, and that it was saved as CSV",
        ),
    }
}

pub(super) fn undecodable(encoding: &str, byte: Option<u8>, lang: Lang) -> Said {
    let said = match byte {
        Some(byte) => Said::new(
            lang,
            format!("här finns ett tecken som inte kan läsas som {encoding}: byten {byte:02X}"),
            format!("there is a character here that cannot be read as {encoding}: the byte {byte:02X}"),
        ),
        None => Said::new(
            lang,
            format!("här finns tecken som inte kan läsas som {encoding}"),
            format!("there are characters here that cannot be read as {encoding}"),
        ),
    };
    // From here on the two encodings have the same letters at the same places.
    if encoding == "windows-1252" {
        return said.hint(
            "Windows-1252 har ingen bokstav för den byten: filen är sparad på något annat sätt; spara om den som ”CSV UTF-8”, eller ange teckenkodningen med --encoding, till exempel macintosh",
            "Windows-1252 has no letter for that byte: the file was saved in some other way; save it as “CSV UTF-8”, or name its encoding with --encoding, such as macintosh",
        );
    }
    let said = match byte.filter(|byte| *byte >= 0xa0).map(char::from) {
        Some(letter) => said.hint(
            format!("i Windows-1252 är den ”{letter}”: filen kan vara hopfogad av delar som är sparade på olika sätt; rätta raden"),
            format!("in Windows-1252 it is “{letter}”: the file may be put together of parts that were saved in different ways; mend the row"),
        ),
        None => said,
    };
    said.hint(
        "spara om filen som ”CSV UTF-8”, eller ange teckenkodningen med --encoding, till exempel windows-1252",
        "save the file as “CSV UTF-8”, or name its encoding with --encoding, such as windows-1252",
    )
}

pub(super) fn unclosed_quote(lang: Lang) -> Said {
    Said::new(
        lang,
        "ett citattecken öppnar en cell som aldrig stängs",
        "a quotation mark opens a cell that is never closed",
    )
    .label("börjar här", "begins here")
    .hint(
        "allt därefter läses som en enda cell; ta bort citattecknet eller skriv ett till där cellen slutar",
        "all that follows is read as one cell; remove the mark, or put another where the cell ends",
    )
}

pub(super) fn long_row(cells: usize, headings: usize, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("raden har {cells} celler, men det finns bara {headings} rubriker"),
        format!("the row has {cells} cells, but there are only {headings} headings"),
    )
    .label("utan rubrik", "no heading")
    .hint(
        "ett skiljetecken för mycket, eller en text med skiljetecken som behöver stå inom citattecken?",
        "a separator too many, or a text with a separator in it that needs quotation marks?",
    )
}

pub(super) fn short_row(cells: usize, headings: usize, lang: Lang) -> Said {
    Said::new(
        lang,
        format!("raden har bara {cells} celler av {headings}"),
        format!("the row has only {cells} cells of {headings}"),
    )
    .label("raden slutar här", "the row ends here")
    .hint(
        "är raden avhuggen, eller saknas ett skiljetecken? För en obesvarad fråga lämnas cellen tom, men skiljetecknet ska stå kvar",
        "was the row cut off, or is a separator missing? An unanswered item is an empty cell, but its separator must be there",
    )
}

pub(super) fn no_rows(lang: Lang) -> Said {
    Said::new(lang, "filen har rubriker men inga svar", "the file has headings but no answers")
}

pub(super) fn duplicate_column(heading: &str, first: usize, lang: Lang) -> Said {
    let (heading, first) = (shown(heading), column_letter(first));
    Said::new(
        lang,
        format!("kolumnen ”{heading}” står för samma sak som kolumn {first}"),
        format!("the column “{heading}” is for the same thing as column {first}"),
    )
    .label("finns redan", "already there")
    .hint("ta bort eller döp om den ena", "remove or rename one of the two")
}

pub(super) fn unknown_columns(columns: &[UnknownColumn], lang: Lang) -> Said {
    const MOST: usize = 8;
    let name = |column: &UnknownColumn| match column.heading.as_str() {
        "" => pick(lang, "utan rubrik", "no heading"),
        heading => shown(heading),
    };
    let full = |column: &UnknownColumn| format!("{} ({})", column_letter(column.column), name(column));
    let said = match columns {
        [UnknownColumn { nearest: Some(item), costs_item: true, .. }] => Said::new(
            lang,
            format!("frågan ”{item}” har inga svar, troligen för att kolumnen heter ”{}”", name(&columns[0])),
            format!(
                "the item “{item}” has no answers, probably because its column is called “{}”",
                name(&columns[0])
            ),
        ),
        [one] if !one.heading.is_empty() => Said::new(
            lang,
            format!("kolumnen ”{}” hör inte till enkäten och läses inte", name(one)),
            format!("the column “{}” is not in the questionnaire and is not read", name(one)),
        ),
        [_] => Said::new(
            lang,
            "en kolumn saknar rubrik och läses inte",
            "a column has no heading and is not read",
        ),
        several => Said::new(
            lang,
            format!("{} kolumner hör inte till enkäten och läses inte", several.len()),
            format!("{} columns are not in the questionnaire and are not read", several.len()),
        ),
    };
    let mut said = said.label("okänd kolumn", "unknown column");
    let (alike, strange): (Vec<_>, Vec<_>) = columns.iter().partition(|column| column.nearest.is_some());
    for column in alike.iter().take(MOST) {
        let (full, nearest) = (full(column), column.nearest.as_deref().unwrap_or_default());
        said = if column.costs_item {
            said.hint(
                format!("kolumn {full} läses inte; menade ni ”{nearest}”? Så länge räknas frågan som obesvarad av alla"),
                format!("column {full} is not read; did you mean “{nearest}”? Until then nobody counts as having answered it"),
            )
        } else {
            said.hint(
                format!("kolumn {full}: menade ni ”{nearest}”?"),
                format!("column {full}: did you mean “{nearest}”?"),
            )
        };
    }
    let rest = alike.iter().skip(MOST).chain(&strange).map(|column| full(column)).collect::<Vec<_>>();
    if columns.len() > 1 && !rest.is_empty() {
        let list = listed(rest.into_iter(), lang);
        said = said.hint(format!("läses inte: {list}"), format!("not read: {list}"));
    }
    said
}

pub(super) fn missing_items(items: &[NodeId], lang: Lang) -> Said {
    let list = listed(items.iter().map(NodeId::to_string), lang);
    let said = match items {
        [one] => Said::new(
            lang,
            format!("frågan ”{one}” har ingen kolumn och räknas som obesvarad"),
            format!("the item “{one}” has no column and counts as not answered"),
        ),
        several => Said::new(
            lang,
            format!("{} frågor har ingen kolumn och räknas som obesvarade", several.len()),
            format!("{} items have no column and count as not answered", several.len()),
        ),
    };
    if items.len() > 1 { said.hint(format!("saknas: {list}"), format!("missing: {list}")) } else { said }
}

pub(super) fn missing_options(item: &NodeId, options: &[OptionId], lang: Lang) -> Said {
    let list = listed(options.iter().map(|option| format!("{item}[{option}]")), lang);
    let (sv, en) = match options.len() {
        1 => ("ett alternativ, som räknas".to_owned(), "one option, which counts".to_owned()),
        n => (format!("{n} alternativ, som räknas"), format!("{n} options, which count")),
    };
    Said::new(
        lang,
        format!("frågan ”{item}” saknar kolumn för {sv} som inte ikryssat"),
        format!("the item “{item}” has no column for {en} as not ticked"),
    )
    .hint(format!("saknas: {list}"), format!("missing: {list}"))
}

pub(super) fn no_items(separator: char, lang: Lang) -> Said {
    let (sv, en) = match separator {
        '\t' => ("tabb".to_owned(), "tab".to_owned()),
        other => (format!("”{other}”"), format!("“{other}”")),
    };
    Said::new(
        lang,
        "ingen av rubrikerna är en fråga i enkäten",
        "none of the headings is an item of the questionnaire",
    )
    .label("rubrikerna", "the headings")
    .hint(
        "rubrikerna ska vara frågornas id, som ”mognad questionnaire show” visar; eller kolumnerna item och value med ett svar per rad",
        "headings must be the items' ids, which “mognad questionnaire show” lists; or the columns item and value, with one answer per row",
    )
    .hint(
        format!("cellerna lästes som skilda åt av {sv}; är det rätt enkät?"),
        format!("cells were taken to be separated by {en}; is it the right questionnaire?"),
    )
}

pub(super) fn no_unit_column(units: &[UnitId], lang: Lang) -> Said {
    let list = listed(units.iter().map(UnitId::to_string), lang);
    Said::new(
        lang,
        "kolumnen unit saknas, så det går inte att veta vilken enhet svaren gäller",
        "there is no column unit, so that nobody can tell which unit the answers are about",
    )
    .label("rubrikerna", "the headings")
    .hint(
        format!("lägg till en kolumn ”unit” (eller ”enhet”); enheterna är: {list}"),
        format!("add a column “unit”; the units are: {list}"),
    )
}

pub(super) fn no_respondent_column(lang: Lang) -> Said {
    Said::new(
        lang,
        "kolumnen respondent saknas, så det går inte att veta vilka rader som hör ihop",
        "there is no column respondent, so that nobody can tell which rows belong together",
    )
    .label("rubrikerna", "the headings")
    .hint(
        "med ett svar per rad behövs en kolumn ”respondent” (eller ”svarande”) med ett påhittat id per person",
        "with one answer per row, add a column “respondent” with a made-up id per person",
    )
}

pub(super) fn no_wave_column(waves: &[WaveId], lang: Lang) -> Said {
    let list = listed(waves.iter().map(WaveId::to_string), lang);
    Said::new(
        lang,
        "filen hör till flera omgångar men har ingen kolumn wave",
        "the file belongs to several waves but has no column wave",
    )
    .label("rubrikerna", "the headings")
    .hint(
        format!("lägg till en kolumn ”wave” (eller ”omgång”) med {list}, eller ha en fil per omgång"),
        format!("add a column “wave” with {list}, or keep one file per wave"),
    )
}
