//! Faults in a mapping, in words.

use super::{Said, brief, names, new};
use crate::model::{Lang, MappingFault as Kind};

pub(super) fn say(kind: &Kind, lang: Lang) -> Said {
    match kind {
        Kind::AbsentHeading { heading, nearest, .. } => {
            let shown = brief(heading);
            new(
                lang,
                format!("ingen fil har en kolumn som heter ”{shown}”"),
                format!("no file has a column called “{shown}”"),
            )
            .meant(nearest.as_ref())
        }
        Kind::UnknownTarget { target, nearest } => {
            let target = brief(target);
            new(lang, format!("okänd fråga ”{target}”"), format!("unknown item “{target}”"))
                .meant(nearest.as_ref())
        }
        Kind::UnknownPart { item, part, options } => unknown_part(item.as_str(), part, options, lang),
        Kind::UnknownMeaning { meaning, item, options } => {
            unknown_meaning(meaning, item.as_ref().map(|item| item.as_str()), options, lang)
        }
        Kind::ColumnAndConstant => new(
            lang,
            "både column och constant är angivna; det kan bara vara det ena",
            "both column and constant are given; it can be only one of them",
        ),
        Kind::EmptyHeaderRow { row, last } => new(
            lang,
            format!("mappningen säger att rubrikerna står på rad {row}, men där står inget"),
            format!("the mapping says that the headings stand on row {row}, but nothing stands there"),
        )
        .hint(format!("den sista raden är {last}"), format!("the last row is {last}")),
        Kind::UnknownSheet { sheet, nearest, sheets } => {
            let (sheet, sheets) = (brief(sheet), names(sheets));
            let said =
                new(lang, format!("bladet ”{sheet}” finns inte"), format!("there is no sheet “{sheet}”"));
            let said = said.meant(nearest.as_ref());
            if sheets.is_empty() {
                return said.hint("filen har inga blad", "the file has no sheets");
            }
            said.hint(format!("bladen är: {sheets}"), format!("the sheets are: {sheets}"))
        }
        Kind::LayoutMissing { tool, columns } => {
            let columns = columns.join(", ");
            new(
                lang,
                format!("för att läsas som {tool} saknar filen kolumnerna {columns}"),
                format!("to be read as {tool} the file lacks the columns {columns}"),
            )
        }
        Kind::NothingTaken => new(lang, "filen har inga svar", "the file has no answers").hint(
            "exportera igen och kontrollera att svaren kommer med, även de som inte är avslutade",
            "export again and check that the answers come along, those not completed included",
        ),
    }
}

fn unknown_part(item: &str, part: &str, options: &[String], lang: Lang) -> Said {
    let part = brief(part);
    let said = new(lang, format!("{item} har inget som heter ”{part}”"), format!("{item} has no “{part}”"));
    if options.is_empty() {
        return said.hint(
            format!("frågan har inga kolumner per svar; skriv \"{item}\" eller \"{item}[comment]\""),
            format!("the item has no columns per option; write \"{item}\" or \"{item}[comment]\""),
        );
    }
    let options = names(options);
    said.hint(format!("svaren är: {options}"), format!("the options are: {options}"))
}

fn unknown_meaning(meaning: &str, item: Option<&str>, options: &[String], lang: Lang) -> Said {
    let meaning = brief(meaning);
    let said = match item {
        Some(item) => new(
            lang,
            format!("mappningen gör ”{meaning}” av svaret, men {item} har inget sådant svar"),
            format!("the mapping makes “{meaning}” of the answer, but {item} has no such answer"),
        ),
        None => new(lang, format!("okänt svar ”{meaning}”"), format!("unknown answer “{meaning}”")),
    };
    if options.is_empty() {
        return said;
    }
    let options = names(options);
    said.hint(
        format!("svaren är: {options}; dessutom na, dk och \"\""),
        format!("the answers are: {options}; also na, dk and \"\""),
    )
}
