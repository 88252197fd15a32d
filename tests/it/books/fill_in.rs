//! The workbook to fill in: what is chosen from its lists is read back as what was meant.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use mognad::load::answers::{AnswerFile, Duplicates, Reading, Roles};
use mognad::load::import::grid::{Cell, Grid};
use mognad::load::{self, builtin};
use mognad::model::{
    Answer, AnswerFaultKind, Answering, ContentLang, Fault, ItemIx, Lang, OptionIx, Questionnaire, Tongue,
    WaveId,
};
use mognad::report::export;
use zip::ZipArchive;

use super::{made, read};
use crate::fixtures;

const EVERY_KIND: &str = include_str!("../../data/toml/every-kind.toml");
const LANGUAGES: &str = include_str!("../../data/toml/languages.toml");

fn questionnaires() -> Vec<Questionnaire> {
    let texts = builtin::ALL.iter().map(|builtin| builtin.text).chain([EVERY_KIND, LANGUAGES]);
    texts.map(|text| load::questionnaire("q.toml", text).0.unwrap()).collect()
}

/// A language of a questionnaire, and English for what the questionnaire has no words for.
fn tongue(content: ContentLang) -> Tongue {
    Tongue { content, otherwise: Lang::En }
}

fn parts(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let all = 0..archive.len();
    let part = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    all.map(part).collect()
}

/// What can be chosen in each column, by the column's letters: from a list, or the least and the most number.
fn choices(book: &[u8]) -> BTreeMap<String, Vec<String>> {
    let lists = read(book).grids.pop().unwrap();
    assert!(lists.hidden);
    let parts = parts(book);
    let (_, sheet) = parts.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    let sheet = String::from_utf8(sheet.clone()).unwrap();
    let mut found = BTreeMap::new();
    for rule in sheet.split("<dataValidation ").skip(1) {
        let between = |start: &str, end: &str| Some(rule.split_once(start)?.1.split_once(end)?.0);
        let column = between("sqref=\"", "3:").unwrap();
        let values = match (between("<formula1>", "</"), between("<formula2>", "</")) {
            (Some(low), Some(high)) => vec![low.to_owned(), high.to_owned()],
            (Some(range), None) => listed(&lists, range),
            _ => Vec::new(),
        };
        found.insert(column.to_owned(), values);
    }
    found
}

/// The texts of a range such as `'Lists'!$B$1:$B$7`.
fn listed(lists: &Grid, range: &str) -> Vec<String> {
    let parts: Vec<&str> = range.split('$').collect();
    let column = parts[1].bytes().fold(0, |at, sign| at * 26 + usize::from(sign - b'A') + 1) - 1;
    let last: usize = parts[4].parse().unwrap();
    let texts = lists.rows[..last].iter().map(|row| row.cell(column).shown().into_owned());
    texts.inspect(|text| assert!(!text.is_empty(), "{range}")).collect()
}

/// The columns of the sheet: the letters, the heading and the question's text.
fn columns(book: &[u8]) -> Vec<(String, String, String)> {
    let source = read(book);
    let [heads, texts] = &source.grids[0].rows[..] else { panic!("{:?}", source.grids[0].rows.len()) };
    assert_eq!((heads.number, texts.number), (1, 2));
    let column = |at| {
        let letters = mognad::text::columns::column_letter(at);
        (letters, heads.cell(at).shown().into_owned(), texts.cell(at).shown().into_owned())
    };
    (0..heads.cells.len()).map(column).collect()
}

#[test]
fn the_first_rows_are_the_headings_of_answers_and_the_questions() {
    for questionnaire in questionnaires() {
        for lang in questionnaire.languages() {
            let book = export::xlsx(&questionnaire, &[], tongue(*lang)).unwrap();
            let columns = columns(&book);
            let heads: Vec<&str> = columns.iter().map(|(_, head, _)| head.as_str()).collect();
            assert_eq!(heads[..3], ["unit", "respondent", "role"]);
            for ix in questionnaire.items() {
                let node = &questionnaire[*ix];
                let own = |head: &str| head == node.id.as_str() || head.starts_with(&format!("{}[", node.id));
                let of_it: Vec<_> = columns.iter().filter(|(_, head, _)| own(head)).collect();
                let answering = &node.item().unwrap().answering;
                let count = if let Answering::Multi(_) = answering { answering.options().len() } else { 1 };
                assert_eq!(of_it.len(), count, "{}", node.id);
                assert!(of_it.iter().all(|(.., text)| text.starts_with(node.name.get(*lang))));
            }
        }
    }
}

/// What a respondent chooses in a column: the answer of that number, where there are so many.
fn chosen(questionnaire: &Questionnaire, head: &str, choices: &[String], turn: usize) -> String {
    let (item, option) = head.split_once('[').unwrap_or((head, ""));
    let node = questionnaire.find(item).map(|ix| &questionnaire[ix]);
    if node.is_some_and(|node| node.group().is_some()) {
        // To say of a whole group that it does not apply would close what is tried of its items.
        return String::new();
    }
    let Some(item) = node.and_then(|node| node.item()) else {
        return format!("{head}{turn}");
    };
    match &item.answering {
        Answering::Multi(multi) => {
            let options = multi.scale().options();
            let is_it = options[turn % options.len()].id.as_str() == option.trim_end_matches(']');
            if is_it { choices[0].clone() } else { String::new() }
        }
        Answering::Text => "fritt; \"skrivet\"".to_owned(),
        _ => choices[turn % choices.len()].clone(),
    }
}

#[test]
fn what_is_chosen_from_the_lists_is_read_back() {
    const TURNS: usize = 8;
    for questionnaire in questionnaires() {
        for lang in questionnaire.languages() {
            let book = export::xlsx(&questionnaire, &["Norra & södra".to_owned()], tongue(*lang)).unwrap();
            let (columns, choices) = (columns(&book), choices(&book));
            assert_eq!(choices["A"], ["Norra & södra"]);
            let cells = |turn: usize| -> String {
                let cell = |(letters, head, _): &(String, String, String)| {
                    let text = if head == "unit" {
                        "u".to_owned()
                    } else {
                        chosen(&questionnaire, head, &choices[letters], turn)
                    };
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    format!("<c r=\"{letters}{}\" t=\"inlineStr\"><is><t>{text}</t></is></c>", turn + 3)
                };
                format!("<row r=\"{}\">{}</row>", turn + 3, columns.iter().map(cell).collect::<String>())
            };
            let rows: String = (0..TURNS).map(cells).collect();
            let filled = parts(&book).into_iter().map(|(name, bytes)| {
                if name != "xl/worksheets/sheet1.xml" {
                    return (name, bytes);
                }
                let sheet =
                    String::from_utf8(bytes).unwrap().replace("</sheetData>", &format!("{rows}</sheetData>"));
                (name, sheet.into_bytes())
            });
            let source = read(&made::zip(&filled.collect::<Vec<_>>()));
            check(&questionnaire, &source.grids[0], TURNS);
        }
    }
}

/// The sheet without its second row is a file of answers, and each answer is the one of its turn.
fn check(questionnaire: &Questionnaire, grid: &Grid, turns: usize) {
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in grid.rows.iter().filter(|row| row.number != 2) {
        let cells = (0..grid.rows[0].cells.len()).map(|at| match row.cell(at) {
            Cell::Text(text) => text.clone(),
            other => other.shown().into_owned(),
        });
        csv.write_record(cells).unwrap();
    }
    let csv = csv.into_inner().unwrap();
    let (units, wave) = (fixtures::units(&[("u", "U")]), WaveId::parse("1").unwrap());
    let reading = Reading {
        questionnaire,
        units: &units,
        waves: std::slice::from_ref(&wave),
        wave: &wave,
        mode: mognad::model::Mode::Survey,
        duplicates: Duplicates::Error,
        encoding: None,
    };
    let file = AnswerFile { name: "a.csv", bytes: &csv, waves: &[] };
    let (responses, found) = load::answers::answers(&reading, &mut Roles::default(), &[file]);
    // Every list is tried, also of questions that the other answers would have kept from being asked.
    let is_expected = |fault: &Fault| matches!(fault, Fault::Answer(fault) if matches!(fault.kind, AnswerFaultKind::NotAsked { .. } | AnswerFaultKind::NotAskedOfRole { .. }));
    assert!(found.iter().all(|told| is_expected(&told.fault)), "{found:?}");
    assert_eq!(responses.0.len(), turns);
    for (turn, response) in responses.0.iter().enumerate() {
        for (at, ix) in questionnaire.items().iter().enumerate() {
            let answering = &questionnaire[*ix].item().unwrap().answering;
            let options = answering.options().len();
            let answer = response.answers.of(ItemIx(at as u16));
            match answering {
                Answering::Choice(_) => {
                    let expected = match turn % (options + 2) {
                        turn if turn < options => Answer::Option(OptionIx::new(turn)),
                        turn if turn == options => Answer::DontKnow,
                        _ => Answer::NotApplicable,
                    };
                    assert_eq!(answer, expected, "{}", questionnaire[*ix].id);
                }
                Answering::Multi(_) => {
                    let expected = [OptionIx::new(turn % options)].into_iter().collect();
                    assert_eq!(answer, Answer::Ticks(expected), "{}", questionnaire[*ix].id);
                }
                Answering::Number(_) => assert!(matches!(answer, Answer::Number(_)), "{answer:?}"),
                Answering::Text => assert_eq!(answer, Answer::Text),
            }
        }
    }
}
