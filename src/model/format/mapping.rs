//! The keys of a mapping: how another program's export is to be read.

use super::Holds::{AnyText, ById, Count, Flag, NotAll, OrById, SomeText, Table, Version, Words};
use super::{list, names};
use crate::model::Tool;

/// What stands for every text that is not known otherwise.
pub const ANYTHING: &str = "*";

/// What an item without a column is, and whether that is not applicable.
pub const UNASKED: [(&str, bool); 2] = [("not-answered", false), ("not-applicable", true)];

/// What counts where an option is ticked together with others that it rules out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusive {
    /// The others.
    Others,
    /// It alone.
    Alone,
    /// Nothing: the item is not answered.
    Unanswered,
}

impl Exclusive {
    /// All of them, by the names that files call them.
    pub const WORDS: [(&'static str, Self); 3] =
        [("others", Self::Others), ("alone", Self::Alone), ("unanswered", Self::Unanswered)];
}

keys! {
    /// What stands in the file as a whole.
    top {
        FORMAT = need "format": Version, "Filformatet; alltid 1.", "The file’s format; always 1.";
        FROM = may "from": Words(|| Tool::ALL.map(Tool::code).to_vec()), "Verktyget som exporten kommer från.", "The tool that the export comes from.";
        SHEET = may "sheet": SomeText, "Bladet i en arbetsbok.", "The sheet of a workbook.";
        HEADER_ROW = may "header_row": Count { least: 0, most: None }, "Raden med rubriker, räknad som i kalkylprogrammet; 0 om ingen rad har rubriker.", "The row with the headings, counted as in the spreadsheet program; 0 where no row has headings.";
        WAVE = may "wave": SomeText, "Omgången som svaren hör till.", "The wave that the answers are of.";
        UNASKED = may "unasked": Words(|| names(&super::UNASKED)), "Vad en fråga utan kolumn är.", "What an item without a column is.";
        UNIT = may "unit": NotAll(field::KEYS, &[field::COLUMN, field::CONSTANT]), "Var enheten står.", "Where the unit stands.";
        ROLE = may "role": NotAll(field::KEYS, &[field::COLUMN, field::CONSTANT]), "Var rollen står.", "Where the role stands.";
        RESPONDENT = may "respondent": Table(column::KEYS), "Vad som skiljer de svarande åt; bara en pseudonym skrivs.", "What tells respondents apart; only a pseudonym is written.";
        SECONDS = may "seconds": Table(times::KEYS), "Hur lång tid svaren tog.", "How long the answering took.";
        COLUMNS = may "columns": ById(&AnyText), "Vad varje kolumn är: rubrik (eller nummer: #7) = fråga, fråga[alternativ], fråga[dk], fråga[na] eller fråga[comment].", "What each column is: heading (or number: #7) = item, item[option], item[dk], item[na] or item[comment].";
        VALUES = may "values": ById(&OrById(&AnyText)), "Vad en text i ett svar betyder: ett alternativ, na, dk eller tomt; för alla frågor, eller under en frågas id; * är alla andra texter.", "What a text in an answer means: an option, na, dk or nothing; for all items, or under an item’s id; * is all other texts.";
        EXCLUSIVE = may "exclusive": OrById(&Words(|| names(&Exclusive::WORDS))), "Vad som gäller när ett svar som utesluter de andra är valt tillsammans med dem: de andra, det ensamt, eller inget; för alla frågor, eller per fråga.", "What counts where an option that rules out the others is ticked with them: the others, it alone, or nothing; for all items, or for each.";
        IGNORE = may "ignore": list(&AnyText), "Kolumner att bortse från.", "Columns to leave out.";
        KEEP = may "keep": list(&Table(keep::KEYS)), "Vilka rader som tas med; alla villkor ska hålla.", "Which rows are taken; all conditions must hold.";
    }
}

keys! {
    /// `[respondent]`.
    column {
        COLUMN = need "column": AnyText, "Kolumnens rubrik, eller dess nummer: #7.", "The column’s heading, or its number: #7.";
    }
}

keys! {
    /// `[unit]` and `[role]`.
    field {
        COLUMN = may "column": AnyText, "Kolumnens rubrik, eller dess nummer: #7.", "The column’s heading, or its number: #7.";
        CONSTANT = may "constant": SomeText, "Detsamma på alla rader.", "The same on all rows.";
        VALUES = may "values": ById(&AnyText), "Vad texter i kolumnen betyder.", "What texts in the column mean.";
    }
}

keys! {
    /// `[seconds]`.
    times {
        COLUMN = may "column": AnyText, "Kolumnen med sekunder.", "The column with the seconds.";
        STARTED = may "started": AnyText, "Kolumnen med när svarandet började.", "The column with when the answering began.";
        ENDED = may "ended": AnyText, "Kolumnen med när det slutade.", "The column with when it ended.";
    }
}

keys! {
    /// One of `[[keep]]`.
    keep {
        COLUMN = need "column": AnyText, "Kolumnens rubrik, eller dess nummer: #7.", "The column’s heading, or its number: #7.";
        IS = may "is": list(&AnyText), "Ta rader med någon av texterna.", "Take rows with one of these texts.";
        NOT = may "not": list(&AnyText), "Ta rader utan dessa texter.", "Take rows without these texts.";
        NOT_EMPTY = may "not_empty": Flag, "Ta rader där det står något.", "Take rows with anything there.";
    }
}
