//! Workbooks and other files as they come: what is read of them, and what is refused.

mod broken;
mod fill_in;
mod hostile;
pub(crate) mod made;
mod mutated;

use calamine::{Data, Reader, Xlsx};
use mognad::load::import::grid::{Cell, Grid, Source, SourceKind, open};
use mognad::model::{Fault, FileFault, FileKind, ImportFault};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use made::{Book, sheet};

/// The only fault of a file that cannot be read.
fn fault(bytes: &[u8]) -> FileFault {
    let found = open("answers.xlsx", bytes, None).expect_err("a fault");
    let all: Vec<_> = found.iter().map(|diagnostic| diagnostic.fault.clone()).collect();
    match all.as_slice() {
        [Fault::Import(ImportFault::File(fault))] => fault.clone(),
        other => panic!("{other:?}"),
    }
}

fn read(bytes: &[u8]) -> Source {
    open("answers.xlsx", bytes, None).unwrap_or_else(|found| panic!("{found:?}"))
}

/// All that stands in a workbook's cells.
pub(crate) fn texts(bytes: &[u8]) -> Vec<String> {
    let source = read(bytes);
    let rows = source.grids.iter().flat_map(|grid| &grid.rows);
    rows.flat_map(|row| row.cells.iter().map(|cell| cell.shown().into_owned())).collect()
}

/// A sheet as lines of text: the row's number, then its cells.
fn lines(grid: &Grid) -> Vec<String> {
    let row = |row: &mognad::load::import::grid::GridRow| {
        let cells = row.cells.iter().map(|cell| match cell {
            Cell::Text(text) => format!("{text:?}"),
            other => other.shown().into_owned(),
        });
        format!("{}: {}", row.number, cells.collect::<Vec<_>>().join(" | "))
    };
    grid.rows.iter().map(row).collect()
}

#[test]
fn a_workbook_reads_as_another_reader_reads_it() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Svar & sånt").unwrap();
    for (column, head) in (0..).zip(["unit", " q 1 ", "när", "å\näö", "ja"]) {
        page.write_string(2, column, head).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for row in 3..400_u32 {
        page.write_string(row, 0, format!("enhet {}", row % 7)).unwrap();
        page.write_number(row, 1, f64::from(row) / 8.0).unwrap();
        let at = ExcelDateTime::from_ymd(2026, 3, 1 + (row % 28) as u8).unwrap();
        page.write_datetime_with_format(row, 2, at.and_hms(9, (row % 60) as u8, 30).unwrap(), &day).unwrap();
        page.write_formula(row, 3, "=\"a\"&\"<b>\"").unwrap();
        page.write_boolean(row, 4, row % 2 == 0).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let ours = read(&bytes);
    assert_eq!((ours.kind, ours.grids.len()), (SourceKind::Xlsx, 1));
    let grid = &ours.grids[0];
    assert_eq!(grid.sheet.as_deref(), Some("Svar & sånt"));
    let theirs = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap().worksheet_range("Svar & sånt").unwrap();
    assert_eq!(theirs.height(), grid.rows.len());
    for (theirs, ours) in theirs.rows().zip(&grid.rows) {
        for (at, theirs) in theirs.iter().enumerate() {
            let same = match (theirs, ours.cell(at)) {
                (Data::String(a), Cell::Text(b)) => a == b,
                (Data::Float(a), Cell::Number(b)) => a == b,
                (Data::Bool(a), Cell::Bool(b)) => a == b,
                (Data::DateTime(a), Cell::Time(b)) => {
                    let (year, month, day, hour, minute, second, _) = a.to_ymd_hms_milli();
                    b.to_string() == format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
                }
                (Data::Empty, Cell::Blank) => true,
                // The writer leaves it to Excel to compute, and says 0.
                (Data::String(_) | Data::Float(_), _) => at == 3,
                _ => false,
            };
            assert!(same, "row {}, column {at}: {theirs:?} and {:?}", ours.number, ours.cell(at));
        }
    }
    assert_eq!((grid.rows[0].number, grid.rows[1].number), (3, 4));
}

#[test]
fn cells_of_every_kind_are_read() {
    let rows = r#"
        <row r="2"><c r="B2" t="inlineStr"><is><r><t xml:space="preserve">två </t></r><r><t>delar</t></r><rPh><t>x</t></rPh></is></c>
          <c r="C2" t="s"><v>1</v></c><c r="E2" t="s"><v>0</v></c><c r="F2" t="s"><v>2</v></c></row>
        <row r="5" spans="1:9"><c r="A5" s="1"><v>46096.5</v></c><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c>
          <c r="D5" t="str"><f>A1&amp;"x"</f><v>a&amp;b_x000D_&#10;c</v></c><c r="E5"><v>4.0</v></c><c r="F5" t="d"><v>2026-03-15T08:00:00</v></c>
          <c r="G5" s="2"><v>1.5</v></c><c r="H5" s="1"/><c r="I5" t="n"><v>text</v></c><c r="J5"><f>1+1</f></c></row>
        <row><c><v>7</v></c><c t="inlineStr"><is><t>  </t></is></c><c><v>8</v></c></row>
        <row r="900"><c r="A900" s="1"/></row>"#;
    let book = Book::default()
        .strings(&["<t>ett</t>", "<r><rPr><b/></rPr><t>fe</t></r><r><t>t</t></r>", "<t/>"])
        .styles(&[0, 22, 46])
        .sheet("Svar", "visible", &sheet(rows))
        .sheet("Dold", "hidden", &sheet("<row><c><v>1</v></c></row>"))
        .sheet("Tom", "visible", &sheet(""));
    let source = read(&book.zip());
    let names: Vec<_> = source.grids.iter().map(|grid| (grid.sheet.clone().unwrap(), grid.hidden)).collect();
    assert_eq!(names, [("Svar".to_owned(), false), ("Dold".to_owned(), true)]);
    assert_eq!(
        lines(&source.grids[0]),
        [
            r#"2:  | "två delar" | "fet" |  | "ett""#,
            r##"5: 2026-03-15 12:00:00 | TRUE | #N/A | "a&b\nc" | 4 | 2026-03-15 08:00:00 | "36:00:00" |  | "text" | =?"##,
            "6: 7 |  | 8",
        ]
    );
    // The same workbook with the days of another system, other prefixes and other capitals.
    let odd = book.odd().zip();
    assert_eq!(lines(&read(&odd).grids[0])[1].split(" | ").next(), Some("5: 2030-03-16 12:00:00"));
}

#[test]
fn a_spreadsheet_of_libreoffice_is_read_with_its_repeats() {
    let content = r#"<table:table table:name="Svar"><table:shapes><draw:frame><draw:text-box><text:p>bild</text:p></draw:text-box></draw:frame></table:shapes>
      <table:table-column table:number-columns-repeated="16384"/>
      <table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>unit</text:p></table:table-cell><table:table-cell/>
        <table:table-cell office:value-type="string"><office:annotation><text:p>not</text:p></office:annotation><text:p>rad <text:span>ett</text:span></text:p><text:p>rad<text:s text:c="2"/>två</text:p></table:table-cell></table:table-row></table:table-header-rows>
      <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="4"><text:p>4,0</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-03-15T09:00:00"><text:p>15/3</text:p></table:table-cell>
        <table:covered-table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true" table:number-columns-repeated="2"><text:p>SANT</text:p></table:table-cell>
        <table:table-cell office:value-type="time" office:time-value="PT09H30M00S"><text:p>09.30</text:p></table:table-cell>
        <table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>#SAKNAS!</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
      <table:table table:name="Dold" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
    let source = read(&made::ods(content));
    assert_eq!(source.kind, SourceKind::Ods);
    assert_eq!((source.grids[0].hidden, source.grids[1].hidden), (false, true));
    let row = r##"4 | 2026-03-15 09:00:00 |  | TRUE | TRUE | "09:30:00" | #SAKNAS!"##;
    assert_eq!(
        lines(&source.grids[0]),
        [r#"1: "unit" |  | "rad ett\nrad  två""#.to_owned(), format!("5: {row}"), format!("6: {row}")]
    );
}

/// An answer as files say it: `4`, `4.0`, `4 - Skala`, `Skala`, `Scale`, `Vet ej`.
fn id(cell: &Cell) -> &'static str {
    const IDS: [(&str, [&str; 4]); 7] = [
        ("1", ["1", "1 - Grund", "Grund", "Foundations"]),
        ("2", ["2", "2 - Etablera", "Etablera", "Establish"]),
        ("3", ["3", "3 - Lära", "Lära", "Learn"]),
        ("4", ["4", "4 - Skala", "Skala", "Scale"]),
        ("5", ["5", "5 - Ekosystem", "Ekosystem", "Ecosystem"]),
        ("dk", ["dk", "Vet ej", "Don’t know", "-"]),
        ("na", ["na", "Ej tillämpligt", "Not applicable", "-"]),
    ];
    let shown = cell.shown();
    IDS.iter().find(|(_, words)| words.contains(&&*shown)).map_or("", |(id, _)| id)
}

#[test]
fn workbooks_of_survey_tools_hold_the_answers_they_were_made_of() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let truth = open("answers.csv", &std::fs::read(folder.join("answers.csv")).unwrap(), None).unwrap();
    let truth = &truth.grids[0].rows[1..];
    // The rows above the answers, and the columns before the first item.
    for (name, above, before) in [
        ("ms-forms-en.xlsx", 1, 17),
        ("ms-forms-sv.xlsx", 1, 7),
        ("kobo.xlsx", 2, 7),
        ("limesurvey.xlsx", 1, 13),
        ("google-sheets.xlsx", 1, 7),
        ("google-forms.ods", 1, 7),
    ] {
        let source = open(name, &std::fs::read(folder.join(name)).unwrap(), None).unwrap();
        let rows = &source.grids[0].rows[above..];
        assert!(rows.len() >= truth.len(), "{name}");
        for (at, (row, truth)) in rows.iter().zip(truth).enumerate() {
            // One did not finish in LimeSurvey.
            let answered = if name.starts_with("lime") && at == 5 { 5 } else { 18 };
            for item in 0..answered {
                let (found, meant) = (id(row.cell(before + item)), id(truth.cell(3 + item)));
                assert_eq!(found, meant, "{name}, row {}, item {item}", row.number);
            }
        }
    }
}

/// Whether a file is refused because it only stands for a document on the web.
fn is_link(bytes: &[u8]) -> bool {
    let link = Fault::Import(ImportFault::File(FileFault::NotATable(FileKind::Link)));
    open("x", bytes, None).is_err_and(|found| found.iter().any(|diagnostic| diagnostic.fault == link))
}

#[test]
fn a_link_to_a_spreadsheet_is_told_from_json() {
    let link = br#"{"": "DO NOT EDIT", "doc_id": "1x", "resource_key": "", "email": "aino@example.org"}"#;
    assert!(is_link(link) && is_link(b"[InternetShortcut]\r\nURL=https://example.org\r\n"));
    assert!(!is_link(br#"{"format": "mognad-answers", "version": 1}"#));
}

#[test]
fn a_cell_is_small() {
    // Ten million of them are kept at most.
    assert_eq!(std::mem::size_of::<Cell>(), 24);
}

#[test]
fn text_is_read_whatever_it_is_called() {
    let source = read("sep=;\r\nunit;\"q;1\";\r\n\r\nnorr;  ;\"två\r\nrader\"\r\n".as_bytes());
    let SourceKind::Csv { separator, encoding } = source.kind else { panic!("{:?}", source.kind) };
    assert_eq!((separator, encoding.name()), (';', "UTF-8"));
    assert_eq!(lines(&source.grids[0]), [r#"1: "unit" | "q;1""#, r#"3: "norr" |  | "två\nrader""#]);
    let broken =
        open("a.csv", b"unit,\xe5\n", mognad::load::table::Encoding::from_label("utf-8")).unwrap_err();
    assert!(broken.has_errors());
    let open_mark = open("a.csv", b"unit,a\nx,\"1\ny,2\n", None).unwrap_err();
    assert!(open_mark.has_errors());
}
