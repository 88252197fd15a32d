//! The schema of a mapping: how another program's export is to be read.

use serde_json::{Value, json};

use super::{Key, Words, file, list_of, table, with, words};
use crate::model::Tool;

pub(super) fn schema(w: Words) -> Value {
    let keys = vec![
        w.need("format", json!({ "const": 1 }), "Filformatet; alltid 1.", "The file’s format; always 1."),
        w.key(
            "from",
            words(&Tool::ALL.map(Tool::code)),
            "Verktyget som exporten kommer från.",
            "The tool that the export comes from.",
        ),
        w.key("sheet", some_text(), "Bladet i en arbetsbok.", "The sheet of a workbook."),
        w.key(
            "header_row",
            json!({ "type": "integer", "minimum": 0 }),
            "Raden med rubriker, räknad som i kalkylprogrammet; 0 om ingen rad har rubriker.",
            "The row with the headings, counted as in the spreadsheet program; 0 where no row has headings.",
        ),
        w.key("wave", some_text(), "Omgången som svaren hör till.", "The wave that the answers are of."),
        w.key(
            "unasked",
            words(&["not-answered", "not-applicable"]),
            "Vad en fråga utan kolumn är.",
            "What an item without a column is.",
        ),
        w.key("unit", field(w), "Var enheten står.", "Where the unit stands."),
        w.key("role", field(w), "Var rollen står.", "Where the role stands."),
        w.key(
            "respondent",
            table(vec![w.key("column", text(), "Kolumnens rubrik, eller dess nummer: #7.", "The column’s heading, or its number: #7.")]),
            "Vad som skiljer de svarande åt; bara en pseudonym skrivs.",
            "What tells respondents apart; only a pseudonym is written.",
        ),
        w.key("seconds", table(times(w)), "Hur lång tid svaren tog.", "How long the answering took."),
        w.key(
            "columns",
            texts(),
            "Vad varje kolumn är: rubrik (eller nummer: #7) = fråga, fråga[alternativ], fråga[dk], fråga[na] eller fråga[comment].",
            "What each column is: heading (or number: #7) = item, item[option], item[dk], item[na] or item[comment].",
        ),
        w.key(
            "values",
            json!({ "type": "object", "additionalProperties": { "anyOf": [text(), texts()] } }),
            "Vad en text i ett svar betyder: ett alternativ, na, dk eller tomt; för alla frågor, eller under en frågas id; * är alla andra texter.",
            "What a text in an answer means: an option, na, dk or nothing; for all items, or under an item’s id; * is all other texts.",
        ),
        w.key(
            "exclusive",
            json!({ "anyOf": [settled(), { "type": "object", "additionalProperties": settled() }] }),
            "Vad som gäller när ett svar som utesluter de andra är valt tillsammans med dem: de andra, det ensamt, eller inget; för alla frågor, eller per fråga.",
            "What counts where an option that rules out the others is ticked with them: the others, it alone, or nothing; for all items, or for each.",
        ),
        w.key("ignore", list_of(text()), "Kolumner att bortse från.", "Columns to leave out."),
        w.key(
            "keep",
            list_of(keep(w)),
            "Vilka rader som tas med; alla villkor ska hålla.",
            "Which rows are taken; all conditions must hold.",
        ),
    ];
    file(w.say("Kolumnöversättning", "Mapping"), keys, Vec::new())
}

fn settled() -> Value {
    words(&["others", "alone", "unanswered"])
}

fn field(w: Words) -> Value {
    let keys = vec![
        w.key(
            "column",
            text(),
            "Kolumnens rubrik, eller dess nummer: #7.",
            "The column’s heading, or its number: #7.",
        ),
        w.key("constant", some_text(), "Detsamma på alla rader.", "The same on all rows."),
        w.key("values", texts(), "Vad texter i kolumnen betyder.", "What texts in the column mean."),
    ];
    with(table(keys), "not", json!({ "required": ["column", "constant"] }))
}

fn times(w: Words) -> Vec<Key> {
    vec![
        w.key("column", text(), "Kolumnen med sekunder.", "The column with the seconds."),
        w.key(
            "started",
            text(),
            "Kolumnen med när svarandet började.",
            "The column with when the answering began.",
        ),
        w.key("ended", text(), "Kolumnen med när det slutade.", "The column with when it ended."),
    ]
}

fn keep(w: Words) -> Value {
    let one_or_more = |sv, en, name| w.key(name, list_of(text()), sv, en);
    table(vec![
        w.need(
            "column",
            text(),
            "Kolumnens rubrik, eller dess nummer: #7.",
            "The column’s heading, or its number: #7.",
        ),
        one_or_more("Ta rader med någon av texterna.", "Take rows with one of these texts.", "is"),
        one_or_more("Ta rader utan dessa texter.", "Take rows without these texts.", "not"),
        w.key(
            "not_empty",
            json!({ "type": "boolean" }),
            "Ta rader där det står något.",
            "Take rows with anything there.",
        ),
    ])
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn some_text() -> Value {
    json!({ "type": "string", "pattern": r"\S" })
}

fn texts() -> Value {
    json!({ "type": "object", "additionalProperties": text() })
}
