//! Good files with a few bytes changed: whatever comes, nothing panics and nothing hangs.

use mognad::load::import::grid::open;
use proptest::collection::vec;
use proptest::prelude::*;

use super::made::{self, Book, sheet};

fn parts() -> Vec<(String, Vec<u8>)> {
    let rows = r#"<row r="2"><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="C2" t="s"><v>1</v></c></row>
        <row r="5"><c r="A5" s="1"><v>46096.5</v></c><c r="B5" t="b"><v>1</v></c><c r="D5" t="str"><f>1</f><v>a&amp;b</v></c></row>"#;
    Book::default()
        .strings(&["<t>ett</t>", "<t>två</t>"])
        .styles(&[0, 22])
        .sheet("S", "visible", &sheet(rows))
        .parts()
}

fn tables() -> Vec<(String, Vec<u8>)> {
    made::ods_parts(
        r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="4" table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2026-03-15"><text:p>x<text:s text:c="3"/></text:p></table:table-cell></table:table-row></table:table>"#,
    )
}

/// Bytes to put somewhere: what numbers, names and mark-up are made of, and others.
fn change() -> impl Strategy<Value = (prop::sample::Index, Vec<u8>)> {
    let likely = prop::sample::select(vec![
        "<",
        ">",
        "/",
        "\"",
        "&",
        ";",
        "9",
        "99999999999999999999",
        "-1",
        "",
        "A",
        "XFD",
        "1e999",
        "NaN",
        "]]>",
        "<!--",
        "\0",
        "<?",
        "=",
        "&#0;",
        "é",
        "\u{feff}",
        "</c>",
        "<v>",
        "repeated=\"4294967296\"",
    ]);
    let bytes = prop_oneof![likely.prop_map(|text| text.as_bytes().to_vec()), vec(any::<u8>(), 1..4)];
    (any::<prop::sample::Index>(), bytes)
}

fn changed(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, Vec<u8>)]) -> Vec<u8> {
    for (at, new) in changes.iter().filter(|_| !bytes.is_empty()).cloned().collect::<Vec<_>>() {
        let start = at.index(bytes.len());
        let end = (start + new.len().max(1)).min(bytes.len());
        bytes.splice(start..end, new);
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn inside_a_part(is_ods: bool, part: prop::sample::Index, changes in vec(change(), 1..4)) {
        let mut parts = if is_ods { tables() } else { parts() };
        let part = part.index(parts.len());
        parts[part].1 = changed(std::mem::take(&mut parts[part].1), &changes);
        let _ = open("a.xlsx", &made::zip(&parts), None);
    }

    #[test]
    fn in_the_archive(is_ods: bool, changes in vec(change(), 1..4)) {
        let whole = made::zip(&if is_ods { tables() } else { parts() });
        let _ = open("a.xlsx", &changed(whole, &changes), None);
    }

    #[test]
    fn in_any_bytes(bytes in vec(any::<u8>(), 0..400)) {
        let _ = open("a.csv", &bytes, None);
        let _ = open("a.csv", &[&b"PK\x03\x04"[..], &bytes].concat(), None);
        let _ = open("a.csv", &[&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &bytes].concat(), None);
    }
}
