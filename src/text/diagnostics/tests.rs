use super::*;
use crate::model::toml_fault::{Thing, TomlFault};

fn span(text: &str, part: &str) -> Range<usize> {
    let start = text.find(part).expect("the part is there");
    start..start + part.len()
}

fn rendered(text: &str, fault: TomlFault, span: Range<usize>) -> String {
    let mut found = Diagnostics::default();
    found.add_source("f.toml", text);
    found.push(Diagnostic::error(Fault::Toml(fault), Place::Span("f.toml".to_owned(), span)));
    render(&found, Lang::Sv, false)
}

#[test]
fn columns_are_characters_and_the_caret_stands_under_the_fault() {
    let text = "å = 1\r\nhälsning = \"åäö\", fel = 2\r\n";
    let shown = rendered(text, TomlFault::EmptyText, span(text, "fel"));
    let expected = "fel[Q007]: texten är tom\n --> f.toml:2:19\n  |\n2 | hälsning = \"åäö\", fel = 2\n  |                   ^^^\n";
    assert!(shown.starts_with(expected), "{shown}");
}

#[test]
fn a_long_line_is_cut_on_both_sides_of_the_fault() {
    let text = format!("x = \"{}\", fel, \"{}\"\n", "åäö ".repeat(200), "åäö ".repeat(200));
    let shown = rendered(&text, TomlFault::EmptyText, span(&text, "fel"));
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[1], " --> f.toml:1:809");
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{shown}");
    let caret = lines[4].chars().position(|c| c == '^').expect("a caret");
    assert_eq!(lines[3].chars().skip(caret).take(3).collect::<String>(), "fel");
}

#[test]
fn the_other_place_is_marked_too_before_or_after_or_on_the_same_line() {
    for text in ["a = 1\nb = 2\n", "a = 1\n\n\n\n\n\n\nb = 2\n", "b = 1 a = 2\n", "b = 1\na = 2\n"] {
        let fault = TomlFault::Duplicate { thing: Thing::Unit, id: "x".to_owned(), first: span(text, "a") };
        let shown = rendered(text, fault, span(text, "b"));
        assert!(shown.contains("igen här") && shown.contains("först här"), "{shown}");
    }
}

#[test]
fn a_span_beyond_the_text_or_inside_a_character_is_shown_as_well_as_can_be() {
    let backwards = Range { start: 2, end: 1 };
    for span in [0..0, 5..5, 1..2, backwards, 99..120, 0..99] {
        assert!(rendered("åäö\nb", TomlFault::EmptyText, span).contains("f.toml:"));
    }
    assert!(rendered("", TomlFault::EmptyText, 0..0).contains("f.toml:1:1"));
}

#[test]
fn a_cell_is_named_as_a_spreadsheet_names_it() {
    let row = "kontaktcenter;7;chef;\"två\nrader\";6;3";
    let cell = CellPlace {
        row: 14,
        column: Some((7, "q-lista".to_owned())),
        excerpt: Some((row.to_owned(), span(row, "6"))),
    };
    let shown = |lang| {
        let mut found = Diagnostics::default();
        let place = Place::Cell("svar.csv".to_owned(), cell.clone());
        found.push(Diagnostic::warning(Fault::Toml(TomlFault::EmptyText), place));
        render(&found, lang, false)
    };
    let sv = shown(Lang::Sv);
    assert!(sv.contains("--> svar.csv, rad 14, kolumn H (q-lista)\n"), "{sv}");
    assert!(sv.contains("14 | kontaktcenter;7;chef;\"två rader\";6;3\n"), "{sv}");
    assert!(sv.ends_with("\n0 fel, 1 varning\n"), "{sv}");
    assert!(shown(Lang::En).contains("--> svar.csv, row 14, column H (q-lista)\n"));
}

#[test]
fn columns_are_lettered_as_in_a_spreadsheet() {
    for (at, letter) in
        [(0, "A"), (7, "H"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
    {
        assert_eq!(column_letter(at), letter);
    }
}

#[test]
fn errors_come_first_then_files_then_places_and_nothing_for_nothing() {
    let mut found = Diagnostics::default();
    assert_eq!(render(&found, Lang::Sv, false), "");
    for file in ["b", "a"] {
        found.add_source(file, "1\n2\n");
        let place = |at| Place::Span(file.to_owned(), at..at);
        found.push(Diagnostic::warning(
            Fault::Toml(TomlFault::MissingLanguage { lang: Lang::En.into() }),
            place(0),
        ));
        found.push(Diagnostic::error(Fault::Toml(TomlFault::EmptyText), place(2)));
        found.push(Diagnostic::error(Fault::Toml(TomlFault::EmptyText), place(0)));
        found.push(Diagnostic::error(Fault::Toml(TomlFault::NoItems), Place::File(file.to_owned())));
    }
    let shown = render(&found, Lang::En, false);
    let places: Vec<&str> = shown.lines().filter_map(|line| line.split("--> ").nth(1)).collect();
    assert_eq!(places, ["a", "a:1:1", "a:2:1", "b", "b:1:1", "b:2:1", "a:1:1", "b:1:1"]);
    assert!(shown.ends_with("\n6 errors, 2 warnings\n"));
}

#[test]
fn colour_is_there_only_when_asked_for() {
    let mut found = Diagnostics::default();
    found.push(Diagnostic::error(Fault::Toml(TomlFault::NoItems), Place::File("f.toml".to_owned())));
    assert!(render(&found, Lang::Sv, true).contains("\u{1b}["));
    assert!(!render(&found, Lang::Sv, false).contains('\u{1b}'));
}

#[test]
fn of_many_faults_fifty_are_shown_and_all_are_counted_with_broken_text_first() {
    let mut found = Diagnostics::default();
    let at = |row| Place::Cell("a.csv".to_owned(), CellPlace { row, column: None, excerpt: None });
    for row in 0..130 {
        found.push(Diagnostic::error(Fault::Answer(AnswerFaultKind::UnclosedQuote.into()), at(row)));
    }
    found.push(Diagnostic::error(
        Fault::Answer(AnswerFaultKind::Undecodable { encoding: "UTF-8", byte: None }.into()),
        at(140),
    ));
    found.push(Diagnostic::warning(Fault::Answer(AnswerFaultKind::NoRows.into()), at(150)));
    for (lang, more, all) in [
        (Lang::Sv, "… och 81 fel och 1 varning till", "131 fel, 1 varning"),
        (Lang::En, "… and 81 more errors and 1 more warning", "131 errors, 1 warning"),
    ] {
        let shown = render(&found, lang, false);
        assert_eq!(shown.matches("[S").count(), 50);
        assert!(shown.lines().next().is_some_and(|first| first.contains("[S003]")), "{shown}");
        assert!(shown.ends_with(&format!("{more}\n\n{all}\n")), "{shown}");
    }
}

#[test]
fn a_long_heading_is_cut_in_the_place_and_no_message_is_endless() {
    let heading = "Hur väl stämmer det att ".repeat(80);
    let cell = CellPlace { row: 3, column: Some((1, heading.clone())), excerpt: None };
    let mut found = Diagnostics::default();
    let fault = AnswerFaultKind::BadSeconds { value: heading.clone() };
    found.push(Diagnostic::error(Fault::Answer(fault.into()), Place::Cell("a.csv".to_owned(), cell)));
    for lang in Lang::ALL {
        let told = render(&found, lang, false);
        assert!(told.lines().all(|line| line.chars().count() < 140), "{told}");
        assert!(told.contains("Hur väl stämmer det att Hur väl") && told.contains('…'), "{told}");
    }
}
