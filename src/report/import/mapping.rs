//! What an import found, as a mapping to be edited.

use super::{read_as, target};
use crate::model::format::mapping::{Exclusive, UNASKED, column as of_column, field as of_field, keep, top};
use crate::model::format::{Key, VERSION, columns};
use crate::model::{
    Becomes, ColumnView, ImportView, Lang, Questionnaire, SystemColumn, Tool, Unmatched, looks_personal,
};
use crate::report::export::quoted;

/// The mapping of one file: what was matched, and what was not as lines to fill in.
#[must_use]
pub fn mapping(view: &ImportView, questionnaire: &Questionnaire, lang: Lang) -> String {
    let words = Words::of(lang);
    let mut text = format!("# {}\n", words.head);
    text.push_str(&line(top::FORMAT, &VERSION.to_string()));
    text.push_str(&line(top::FROM, &quoted(view.origin.tool.code())));
    if let Some(sheet) = &view.origin.sheet {
        text.push_str(&line(top::SHEET, &quoted(sheet)));
    }
    let [(_, _), (unasked, _)] = UNASKED;
    let [(exclusive, _), ..] = Exclusive::WORDS;
    for (about, key, value) in [
        (words.wave, top::WAVE, "\"…\"".to_owned()),
        (words.unasked, top::UNASKED, quoted(unasked)),
        (words.ignore, top::IGNORE, "[\"…\"]".to_owned()),
        (words.exclusive, top::EXCLUSIVE, quoted(exclusive)),
    ] {
        text.push_str(&format!("# {about}\n# {}", line(key, &value)));
    }
    field(&mut text, view, top::UNIT, SystemColumn::Unit, words.unit);
    field(&mut text, view, top::ROLE, SystemColumn::Role, words.role);
    respondent(&mut text, view, &words);
    matched(&mut text, view, questionnaire, (&words, lang));
    let (values, dont_know) = (top::VALUES.name(), columns::DONT_KNOW);
    text.push_str(&format!(
        "\n# {}\n# [{values}]\n# \"…\" = \"1\"\n# \"…\" = {}\n",
        words.values,
        quoted(dont_know)
    ));
    let (column, rest) = (line(keep::COLUMN, "\"…\""), line(keep::NOT_EMPTY, "true"));
    text.push_str(&format!("\n# {}\n# [[{}]]\n# {column}# {rest}", words.keep, top::KEEP.name()));
    text
}

fn line(key: Key, value: &str) -> String {
    format!("{} = {value}\n", key.name())
}

fn field(text: &mut String, view: &ImportView, key: Key, system: SystemColumn, about: &str) {
    text.push_str(&format!("\n# {about}\n[{}]\n", key.name()));
    let candidate = || (system == SystemColumn::Unit).then_some(view.unit_candidate).flatten();
    let candidate = || view.columns.iter().find(|column| Some(column.column) == candidate());
    match of(view, system).or_else(candidate) {
        Some(column) => {
            let (name, comment) = named(view, column);
            text.push_str(&line(of_field::COLUMN, &format!("{name}{comment}")));
        }
        None => [of_field::COLUMN, of_field::CONSTANT]
            .iter()
            .for_each(|key| text.push_str(&format!("# {}", line(*key, "\"…\"")))),
    }
    text.push_str(&format!("# {}", line(of_field::VALUES, "{ \"…\" = \"…\" }")));
}

fn respondent(text: &mut String, view: &ImportView, words: &Words) {
    let column = view.identity.and_then(|system| of(view, system));
    text.push_str(&format!("\n# {}\n# [{}]\n", words.respondent, top::RESPONDENT.name()));
    let (name, comment) =
        column.map_or_else(|| ("\"…\"".to_owned(), String::new()), |column| named(view, column));
    text.push_str(&format!("# {}", line(of_column::COLUMN, &format!("{name}{comment}"))));
}

fn matched(
    text: &mut String,
    view: &ImportView,
    questionnaire: &Questionnaire,
    (words, lang): (&Words, Lang),
) {
    text.push_str(&format!("\n# {}\n[{}]\n", words.columns, top::COLUMNS.name()));
    for column in &view.columns {
        if let Becomes::Item(node, part, _) = column.becomes {
            let (name, comment) = named(view, column);
            let target = quoted(&target(questionnaire, node, part));
            text.push_str(&format!("{name} = {target}{comment}\n"));
            let decided = column.read_as.iter().filter_map(|how| read_as(column, how, questionnaire, lang));
            decided.for_each(|how| {
                text.push_str(&format!("#   {}\n", how.replace('\n', " ")));
            });
        }
    }
    let doubtful = view.columns.iter().filter(|column| matches!(column.becomes, Becomes::Unmatched(_)));
    let doubtful: Vec<&ColumnView> = doubtful.filter(|_| view.origin.tool != Tool::Long).collect();
    if !doubtful.is_empty() {
        text.push_str(&format!("# {}\n", words.unmatched));
    }
    for column in doubtful {
        let guess = match &column.becomes {
            Becomes::Unmatched(Unmatched::LooksLike(node) | Unmatched::UnknownPart(node)) => {
                questionnaire[*node].id.as_str()
            }
            Becomes::Item(..)
            | Becomes::Group(_)
            | Becomes::System(_)
            | Becomes::Ignored
            | Becomes::Filter
            | Becomes::Unmatched(_) => "…",
        };
        let (name, comment) = named(view, column);
        text.push_str(&format!("# {name} = {}{comment}\n", quoted(guess)));
    }
    let missing: Vec<&str> =
        view.without_column.iter().map(|node| questionnaire[*node].id.as_str()).collect();
    if !missing.is_empty() {
        text.push_str(&format!("# {} {}\n", words.missing, missing.join(", ")));
    }
}

fn of(view: &ImportView, wanted: SystemColumn) -> Option<&ColumnView> {
    view.columns.iter().find(|column| column.becomes == Becomes::System(wanted))
}

/// A column as a mapping names it: by its heading, or by its place where others are called the same, with the heading
/// as a comment. A heading that may tell who somebody is, is not written.
fn named(view: &ImportView, column: &ColumnView) -> (String, String) {
    let key = |heading: &str| heading.trim().to_lowercase();
    let same = view.columns.iter().filter(|other| key(&other.heading) == key(&column.heading)).count();
    let place = format!("\"#{}\"", column.column + 1);
    if looks_personal(&column.heading) {
        return (place, String::new());
    }
    if same < 2 {
        return (quoted(&column.heading), String::new());
    }
    (place, format!("   # {}", quoted(&column.heading)))
}

/// The comments of a mapping.
struct Words {
    head: &'static str,
    wave: &'static str,
    unasked: &'static str,
    ignore: &'static str,
    exclusive: &'static str,
    unit: &'static str,
    role: &'static str,
    respondent: &'static str,
    columns: &'static str,
    unmatched: &'static str,
    missing: &'static str,
    values: &'static str,
    keep: &'static str,
}

impl Words {
    const fn of(lang: Lang) -> Self {
        match lang {
            Lang::Sv => Self {
                head: "Hur exporten ska läsas: ändra det som inte stämmer och ange filen med `mognad import … --mapping`.",
                wave: "Omgången, om det inte är den senaste:",
                unasked: "Frågor utan kolumn är obesvarade; om de aldrig ställdes är de inte tillämpliga:",
                ignore: "Kolumner som ska utelämnas:",
                exclusive: "När ett svar som utesluter de andra är valt tillsammans med dem: others, alone eller unanswered:",
                unit: "Var enheten står: en kolumn, eller samma för alla rader; values översätter verktygets namn till enhetens id.",
                role: "Var rollen står, på samma sätt.",
                respondent: "Vad som skiljer respondenterna åt; det skrivs aldrig ut, bara en pseudonym.",
                columns: "Rubriken till vänster, frågans id till höger; fråga[svar] för en kolumn per svar, fråga[dk] och fråga[na] för vet ej och ej tillämpligt, fråga[comment] för en kommentar.",
                unmatched: "Inte igenkända; ta bort # och skriv frågans id där det behövs:",
                missing: "Frågor utan kolumn:",
                values: "Vad texter i svaren står för; [values.FRÅGA] gäller en fråga. dk är vet ej, na ej tillämpligt, \"\" inget svar; \"*\" = … gäller alla andra texter.",
                keep: "Vilka rader som tas med; is = […], not = […] eller not_empty = true.",
            },
            Lang::En => Self {
                head: "How the export is to be read: change what is wrong and give the file with `mognad import … --mapping`.",
                wave: "The wave, if it is not the latest:",
                unasked: "Items without a column are not answered; if they were never asked, they are not applicable:",
                ignore: "Columns to be left out:",
                exclusive: "Where an option that rules out the others is ticked with them: others, alone or unanswered:",
                unit: "Where the unit stands: a column, or the same for all rows; values turns the tool's names into ids of units.",
                role: "Where the role stands, in the same way.",
                respondent: "What tells respondents apart; it is never written, only a pseudonym.",
                columns: "The heading to the left, the item's id to the right; item[option] for a column per option, item[dk] and item[na] for don't know and not applicable, item[comment] for a comment.",
                unmatched: "Not recognised; take away the # and write the item's id where needed:",
                missing: "Items without a column:",
                values: "What texts in the answers stand for; [values.ITEM] is for one item. dk is don't know, na not applicable, \"\" no answer; \"*\" = … is for all other texts.",
                keep: "Which rows are taken; is = […], not = […] or not_empty = true.",
            },
        }
    }
}
