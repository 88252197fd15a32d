//! Every kind of chart with its edge cases: told in words, some as whole pictures, and checked by hand.

mod maps;
mod summary;

use std::sync::OnceLock;

use summary::summary;

use mognad::chart::{
    Band, Bar, Bars, ChartError, HeatCell, HeatRow, Heatmap, Position, PositionAxis, PositionPoint, Radar,
    Series, Ticks, Weight, png, text_width,
};

const COMPOUND: &str = "Verksamhetsutvecklingsprocesskartläggningssamordningsansvariga";
const HOSTILE: &str = "<b>Vård & \"Omsorg\"</b> 'x'";
const AREAS: [&str; 8] = [
    "Processkartläggning",
    "Ledarskap",
    "E-tjänster och självservice",
    "Automatisering och AI",
    "Öppna data",
    "Informationssäkerhet",
    "Digital kompetens",
    "Systemförvaltning och arkitektur",
];
const LEVELS: [&str; 5] = ["Påbörja", "Lära", "Utveckla", "Skala upp", "Leda"];

/// Every picture by name.
fn pictures() -> &'static [(&'static str, String)] {
    static PICTURES: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();
    PICTURES.get_or_init(draw)
}

fn draw() -> Vec<(&'static str, String)> {
    let all = [bars_pictures(), radar_pictures(), heatmap_pictures(), position_pictures(), maps::pictures()];
    let drawn = |(name, svg): Picture| (name, svg.expect(name));
    all.into_iter().flatten().map(drawn).collect()
}

fn picture(name: &str) -> &'static str {
    pictures().iter().find(|(other, _)| *other == name).map(|(_, svg)| svg.as_str()).expect(name)
}

type Picture = (&'static str, Result<String, ChartError>);

fn texts(given: &[&str]) -> Vec<String> {
    given.iter().map(|&text| text.to_owned()).collect()
}

/// Numbers that look like results, the same every time.
fn score(seed: usize) -> f64 {
    ((seed * 37 + seed * seed * 11 + 23) % 89) as f64 + 6.0
}

fn level_of(value: f64) -> usize {
    (value / 20.0).min(4.0) as usize
}

fn bar(label: &str, value: f64) -> Bar {
    let (low, high) = ((value - 6.0).max(0.0), (value + 5.0).min(100.0));
    Bar {
        label: label.to_owned(),
        value: Some(value),
        interval: Some((low, high)),
        reference: Some((value + 100.0) / 3.0),
        level: Some(level_of(value)),
        text: format!("{value} ({low}–{high})"),
        ..Bar::default()
    }
}

fn bars(rows: Vec<Bar>) -> Bars {
    let band = |(index, name): (usize, &&str)| Band { name: (*name).to_owned(), from: index as f64 * 20.0 };
    Bars {
        id: "bars".into(),
        title: "Öppna data ligger längst från målet".into(),
        subtitle: "Kontaktcenter, mars 2026. Poäng 0–100 med 95 % konfidensintervall; 31 av 40 svarade"
            .into(),
        description: "Stapeldiagram över åtta områden.".into(),
        ticks: Ticks::default(),
        rows,
        bands: LEVELS.iter().enumerate().map(band).collect(),
        reference: Some("Hela kommunen".into()),
        target: Some("Mål".into()),
        note: None,
    }
}

fn withheld(label: &str) -> Bar {
    Bar { label: label.into(), text: "Visas inte: färre än 5 svar".into(), ..Bar::default() }
}

/// The ends of a scale of so many steps, and what is between them.
fn steps(count: u32) -> Ticks {
    Ticks::new(
        (0..=count).map(|step| (100.0 * f64::from(step) / f64::from(count), step.to_string())).collect(),
    )
}

fn bars_pictures() -> Vec<Picture> {
    // At both ends, on the comparison, beyond the bar, in it, and where there is no bar.
    let targets = [0.0, 100.0, 62.0, 80.0, 20.0, 50.0];
    let mut wanted: Vec<Bar> = AREAS.iter().zip(targets).map(|(name, _)| bar(name, 40.0)).collect();
    wanted[2].reference = Some(62.0);
    wanted[5] = withheld("Visas inte");
    for (bar, target) in wanted.iter_mut().zip(targets) {
        bar.target = Some(target);
    }
    let areas: Vec<Bar> = AREAS.iter().enumerate().map(|(i, name)| bar(name, score(i))).collect();
    let mut nested = areas.clone();
    for (index, bar) in nested.iter_mut().enumerate().filter(|(index, _)| index % 3 > 0) {
        bar.depth = (index % 3) as u8;
    }
    nested[4] = Bar { depth: 1, ..withheld("Öppna data") };
    let narrow = [("Grundläggande", 0.0), ("Under uppbyggnad", 12.0), ("Etablerad", 20.0), ("Ledande", 95.0)];
    let narrow = narrow.map(|(name, from)| Band { name: name.into(), from });
    let ends = vec![bar("Noll", 0.0), bar("Hundra", 100.0), withheld("Utan värde")];
    let hostile = Bars { title: HOSTILE.into(), subtitle: HOSTILE.into(), ..bars(vec![bar(HOSTILE, 55.0)]) };
    let note = "Lodräta streck visar nivåernas gränser. Ett tvärstreck visar osäkerheten.".to_owned();
    vec![
        ("bars", Bars { note: Some(note), ..bars(areas) }.svg()),
        ("bars_nested", bars(nested).svg()),
        ("bars_no_rows", bars(Vec::new()).svg()),
        ("bars_one_row", bars(vec![bar("Ledarskap", 62.0)]).svg()),
        ("bars_withheld", bars(AREAS.iter().map(|name| withheld(name)).collect()).svg()),
        ("bars_ends", Bars { bands: narrow.to_vec(), ..bars(ends) }.svg()),
        ("bars_no_bands", Bars { bands: Vec::new(), ..bars(vec![bar(COMPOUND, 38.0)]) }.svg()),
        ("bars_hostile", hostile.svg()),
        ("bars_of_three", Bars { ticks: steps(3), ..bars(wanted) }.svg()),
    ]
}

fn radar(axes: &[&str], shift: usize) -> Radar {
    let values = |seed: usize| (0..axes.len()).map(|axis| Some(score(axis + seed))).collect::<Vec<_>>();
    let municipality = (0..axes.len()).map(|axis| Some(45.0 + score(axis) / 5.0)).collect();
    Radar {
        id: "radar".into(),
        title: "Starkast i ledarskap, svagast i öppna data".into(),
        subtitle: "Poäng 0–100 per område".into(),
        description: "Radardiagram".into(),
        ticks: Ticks::default(),
        axes: texts(axes),
        texts: values(shift).iter().map(|value| format!("{}", value.unwrap_or(0.0))).collect(),
        series: vec![
            Series { name: "Kontaktcenter".into(), values: values(shift) },
            Series { name: "Hela kommunen".into(), values: municipality },
        ],
        note: None,
    }
}

fn radar_pictures() -> Vec<Picture> {
    let twelve: Vec<&str> = AREAS.iter().chain(&AREAS[..4]).copied().collect();
    let mut gaps = radar(&AREAS, 0);
    for axis in [2, 4, 5] {
        gaps.series[0].values[axis] = None;
        gaps.texts[axis] = "–".into();
    }
    let mut missing = radar(&AREAS, 0);
    missing.series.iter_mut().for_each(|series| series.values.fill(None));
    missing.texts.clear();
    let mut ends = radar(&["A", "B", "C", "D"], 0);
    ends.series[0].values = vec![Some(0.0), Some(100.0), Some(100.0), Some(0.0)];
    ends.texts = texts(&["0", "100", "100", "0"]);
    let mut same = radar(&AREAS, 0);
    same.series[1].values = same.series[0].values.clone();
    let mut hostile = radar(&[HOSTILE, COMPOUND, HOSTILE, COMPOUND, "e"], 3);
    hostile.series[0].name = HOSTILE.into();
    vec![
        ("radar", radar(&AREAS, 0).svg()),
        ("radar_three_axes", radar(&AREAS[..3], 1).svg()),
        ("radar_six_axes", radar(&AREAS[2..], 5).svg()),
        ("radar_twelve_axes", radar(&twelve, 2).svg()),
        ("radar_gaps", gaps.svg()),
        ("radar_all_missing", missing.svg()),
        ("radar_ends", ends.svg()),
        ("radar_same_series", same.svg()),
        ("radar_hostile", hostile.svg()),
        ("radar_of_five", Radar { ticks: steps(5), ..radar(&AREAS[2..], 5) }.svg()),
    ]
}

fn heat_row(label: &str, seed: usize, columns: usize) -> HeatRow {
    let cell = |column: usize| match score(seed * 7 + column * 3) {
        value if (seed * 5 + column).is_multiple_of(17) && seed > 0 && value > 0.0 => HeatCell::Withheld,
        value => HeatCell::Value { level: level_of(value), text: format!("{value}") },
    };
    HeatRow { label: label.into(), cells: (0..columns).map(cell).collect(), ..HeatRow::default() }
}

fn heatmap(columns: &[&str], rows: Vec<HeatRow>) -> Heatmap {
    Heatmap {
        id: "heatmap".into(),
        title: "Processkartläggningen bär de flesta; öppna data saknas nästan överallt".into(),
        subtitle: "Poäng 0–100 per enhet och område, mars 2026".into(),
        description: "Tabell med färger efter nivå.".into(),
        columns: texts(columns),
        column_groups: Vec::new(),
        rows,
        levels: texts(&LEVELS),
        withheld: "Visas inte: färre än 5 svar".into(),
    }
}

const UNITS: [&str; 14] = [
    "Hela kommunen",
    "Kommunstyrelsens förvaltning",
    "Kontaktcenter",
    "HR-avdelningen",
    "Barn- och utbildningsförvaltningen",
    "Förskola",
    "Grundskola",
    "Gymnasium och vuxenutbildning",
    "Vård- och omsorgsförvaltningen",
    "Hemtjänst",
    "Samhällsbyggnad",
    "Bygglov",
    "Kultur och fritid",
    "Räddningstjänsten",
];

fn heatmap_pictures() -> Vec<Picture> {
    let organisation: Vec<HeatRow> = UNITS
        .iter()
        .enumerate()
        .map(|(index, unit)| HeatRow {
            strong: index == 0,
            depth: u8::from([2, 3, 5, 6, 7, 9, 11].contains(&index)),
            ..heat_row(unit, index, 8)
        })
        .collect();
    let groups = vec![("Förutsättningar".to_owned(), 2), ("Kärnområden".to_owned(), 6)];
    let sixty = (0..60).map(|row| heat_row(UNITS[row % 14], row, 8)).collect();
    let wide: Vec<&str> = AREAS.iter().chain(&AREAS[..6]).copied().collect();
    let long = [COMPOUND, "Öppna data", HOSTILE];
    let all_withheld = HeatRow { cells: vec![HeatCell::Withheld; 8], ..heat_row("Bygglov", 0, 8) };
    let intervals = (0..3).map(|row| {
        let mut row = heat_row(UNITS[row], row, 8);
        for cell in &mut row.cells {
            if let HeatCell::Value { text, .. } = cell {
                *text = format!("{text} (12–100)");
            }
        }
        row
    });
    vec![
        ("heatmap", Heatmap { column_groups: groups, ..heatmap(&AREAS, organisation) }.svg()),
        ("heatmap_upright", heatmap(&AREAS[..5], (0..6).map(|r| heat_row(UNITS[r], r, 5)).collect()).svg()),
        (
            "heatmap_fourteen_columns",
            heatmap(&wide, (0..8).map(|r| heat_row(UNITS[r], r, 14)).collect()).svg(),
        ),
        ("heatmap_no_rows", heatmap(&AREAS, Vec::new()).svg()),
        ("heatmap_one_row", heatmap(&AREAS, vec![heat_row("Bygglov", 0, 8)]).svg()),
        ("heatmap_withheld", heatmap(&AREAS, vec![all_withheld]).svg()),
        ("heatmap_sixty_rows", heatmap(&AREAS, sixty).svg()),
        ("heatmap_long", heatmap(&long, vec![heat_row(COMPOUND, 4, 3), heat_row(HOSTILE, 5, 3)]).svg()),
        ("heatmap_intervals", heatmap(&AREAS, intervals.collect()).svg()),
    ]
}

fn position(points: Vec<PositionPoint>) -> Position {
    let axis = |name: &str, from| PositionAxis {
        name: name.into(),
        ticks: Ticks::default(),
        from,
        low: "svaga".into(),
        high: "starka".into(),
    };
    Position {
        id: "position".into(),
        title: "Börja med förutsättningarna i fyra av tolv enheter".into(),
        subtitle: "Förutsättningar och kärnområden, poäng 0–100".into(),
        description: "Punktdiagram".into(),
        x: axis("Förutsättningar", 50.0),
        y: axis("Kärnområden", 40.0),
        fields: ["Börja med grunden", "Redo att digitalisera", "På lånad tid", "Bygg vidare"]
            .map(str::to_owned),
        points,
        near_note: "För nära en linje för att avgöra på vilken sida enheten ligger".into(),
    }
}

fn points(count: usize, place: impl Fn(usize) -> (f64, f64)) -> Vec<PositionPoint> {
    (0..count)
        .map(|index| {
            let (x, y) = place(index);
            let label = UNITS.get(index).map_or_else(|| format!("Enhet {index}"), |unit| (*unit).to_owned());
            PositionPoint { label, x, y, near: (x - 50.0).abs() < 3.0, ..PositionPoint::default() }
        })
        .collect()
}

fn position_pictures() -> Vec<Picture> {
    let scattered = |index: usize| (score(index + 3), score(index * 5 + 40));
    let mut intervals = points(14, scattered);
    for point in &mut intervals {
        point.x_interval = Some((point.x - 4.0, point.x + 4.0));
        point.y_interval = Some((point.y - 5.0, point.y + 5.0));
    }
    let corners = [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0)];
    let mut hostile = points(2, |index| (20.0 + index as f64 * 60.0, 70.0));
    hostile[0].label = COMPOUND.into();
    hostile[1].label = HOSTILE.into();
    let mut unknown = points(3, scattered);
    unknown[1].x = f64::NAN;
    let cloud = |index: usize| (30.0 + score(index) / 4.0, 30.0 + score(index * 3 + 1) / 4.0);
    let mut narrow = position(points(5, scattered));
    narrow.x.from = 6.0;
    narrow.y.from = 94.0;
    narrow.x.name = "Processkartläggning och ledarskap tillsammans ".repeat(3);
    narrow.y.name = narrow.x.name.clone();
    let mut own = position(points(12, scattered));
    own.x.ticks = steps(3);
    own.y.ticks = Ticks::new(vec![(0.0, "−1 000".into()), (100.0, "1 000".into())]);
    vec![
        ("position", position(points(12, scattered)).svg()),
        ("position_intervals", position(intervals).svg()),
        ("position_corners", position(points(4, |index| corners[index])).svg()),
        ("position_no_points", position(Vec::new()).svg()),
        ("position_one_point", position(points(1, |_| (62.0, 35.0))).svg()),
        ("position_forty", position(points(40, scattered)).svg()),
        ("position_one_spot", position(points(40, |_| (48.0, 30.0))).svg()),
        ("position_cloud", position(points(40, cloud)).svg()),
        ("position_few_in_one_spot", position(points(5, |_| (60.0, 60.0))).svg()),
        ("position_hostile", position(hostile).svg()),
        ("position_unknown", position(unknown).svg()),
        ("position_narrow_field", narrow.svg()),
        ("position_own_scales", own.svg()),
    ]
}

/// A text of a picture, with the area that it takes in viewBox units.
#[derive(Debug)]
struct Text {
    content: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(&line[start..start + line[start..].find('"')?])
}

fn number(line: &str, name: &str) -> f64 {
    attribute(line, name).and_then(|value| value.parse().ok()).expect(line)
}

/// All texts of a picture, by the widths of the embedded font.
fn texts_of(svg: &str) -> Vec<Text> {
    svg.lines().filter(|line| line.starts_with("<text")).map(text_of).collect()
}

fn text_of(line: &str) -> Text {
    let content = line[line.find('>').expect(line) + 1..].trim_end_matches("</text>");
    let content = content.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let content = content.replace("&apos;", "'").replace("&amp;", "&");
    let size = number(line, "font-size");
    let weight = if line.contains("font-weight") { Weight::Semibold } else { Weight::Regular };
    let width = text_width(&content, size, weight);
    let before = match attribute(line, "text-anchor") {
        Some("middle") => width / 2.0,
        Some("end") => width,
        _ => 0.0,
    };
    let (x, y) = (number(line, "x"), number(line, "y"));
    // Letters reach from three quarters of the size above the baseline to a quarter below it.
    let (rise, fall) = (size * 0.76, size * 0.24);
    let (left, top, right, bottom) = if attribute(line, "transform").is_some() {
        (x - rise, y - width + before, x + fall, y + before)
    } else {
        (x - before, y - rise, x - before + width, y + fall)
    };
    Text { content, left, top, right, bottom }
}

/// Text without what line breaks may add or take away.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

fn assert_says(svg: &str, expected: &[&str]) {
    let all: String = texts_of(svg).iter().map(|text| bare(&text.content)).collect();
    for text in expected {
        assert!(all.contains(&bare(text)), "{text} is missing");
    }
}

/// A picture of each kind.
const WHOLE: [&str; 5] = ["bars_ends", "heatmap_upright", "item_map_early", "position_own_scales", "radar"];

#[test]
fn pictures_are_as_told() {
    for kind in ["bars", "heatmap", "item_map", "position", "radar"] {
        let of_kind = pictures().iter().filter(|(name, _)| name.starts_with(kind));
        let told: Vec<String> = of_kind.map(|(name, svg)| format!("# {name}\n{}", summary(svg))).collect();
        insta::assert_snapshot!(kind, told.join("\n"));
    }
}

#[test]
fn a_picture_of_each_kind_is_as_stored() {
    for (name, svg) in pictures().iter().filter(|(name, _)| WHOLE.contains(name)) {
        insta::assert_snapshot!(format!("picture_{name}"), svg);
    }
}

#[test]
fn whatever_changes_in_a_picture_is_told() {
    // Small pictures, which have between them everything that is ever drawn.
    for name in ["bars_withheld", "heatmap_one_row", "item_map_early", "position_corners", "radar_gaps"] {
        let svg = picture(name);
        let told = summary(svg);
        let mut said_before = Vec::new();
        for line in svg.lines().filter(|line| line.starts_with('<') && !line.starts_with("</")) {
            // Of marks that are written alike but for their numbers, one is enough.
            let alike: String = line.chars().filter(|c| !c.is_ascii_digit()).take(60).collect();
            if said_before.contains(&alike) {
                continue;
            }
            said_before.push(alike);
            for (at, _) in line.match_indices("=\"") {
                let end = at + 2 + line[at + 2..].find('"').expect("a closing quote");
                let more = if line[..end].ends_with(|c: char| c.is_ascii_digit()) { "8" } else { "x" };
                let changed = format!("{}{more}{}", &line[..end], &line[end..]);
                assert!(told != summary(&svg.replacen(line, &changed, 1)), "{name}: {changed} is not told");
            }
        }
    }
}

#[test]
fn a_text_that_is_not_escaped_is_told() {
    let svg = picture("bars_hostile");
    for (escaped, sign) in [("&lt;", "<"), ("&amp;", "&")] {
        assert!(svg.contains(escaped) && summary(svg) != summary(&svg.replace(escaped, sign)), "{sign}");
    }
    let markup = svg.replace("&lt;", "<").replace("&gt;", ">");
    assert!(summary(&markup) != summary(svg), "an element inside of a text");
}

#[test]
fn every_text_lies_inside_the_picture_and_is_large_enough() {
    for (name, svg) in pictures() {
        let mut size = attribute(svg, "viewBox").expect(name).split(' ').skip(2);
        let mut next = || size.next().and_then(|side| side.parse::<f64>().ok()).expect(name);
        let (width, height) = (next(), next());
        for text in texts_of(svg) {
            let inside = text.left >= 0.0 && text.top >= 0.0 && text.right <= width && text.bottom <= height;
            assert!(inside, "{name}: {text:?} outside {width} by {height}");
        }
        let sizes = svg.lines().filter(|line| line.starts_with("<text"));
        assert!(sizes.map(|line| number(line, "font-size")).all(|size| size >= 44.0), "{name}");
    }
}

#[test]
fn no_two_texts_of_a_picture_overlap() {
    for (name, svg) in pictures() {
        let texts = texts_of(svg);
        for (index, a) in texts.iter().enumerate() {
            for b in &texts[..index] {
                let apart = a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom;
                assert!(apart, "{name}: {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn every_name_appears_whole() {
    for name in ["bars", "bars_withheld", "radar", "heatmap", "heatmap_sixty_rows", "item_map"] {
        assert_says(picture(name), &AREAS);
    }
    for name in ["heatmap", "heatmap_sixty_rows", "position_forty", "position_one_spot", "position_cloud"] {
        assert_says(picture(name), &UNITS);
    }
    for name in ["bars", "heatmap"] {
        assert_says(picture(name), &LEVELS);
    }
    for name in ["heatmap_long", "radar_hostile", "position_hostile", "item_map_ends"] {
        assert_says(picture(name), &[COMPOUND, HOSTILE]);
    }
    assert_says(picture("bars_hostile"), &[HOSTILE]);
    assert_says(picture("bars_no_bands"), &[COMPOUND, "Hela kommunen"]);
    assert_says(picture("bars_withheld"), &["Visas inte: färre än 5 svar"]);
}

#[test]
fn the_pictures_stay_small() {
    for (name, svg) in pictures() {
        let most = match *name {
            name if name.starts_with("radar") => 12_000,
            "heatmap_sixty_rows" => 100_000,
            name if name.starts_with("heatmap") => 40_000,
            _ => 32_000,
        };
        assert!(svg.len() < most, "{name} has {} bytes", svg.len());
    }
}

#[test]
fn a_bar_is_as_long_as_its_value() {
    let svg = bars(vec![bar("Ledarskap", 50.0), bar("Öppna data", 100.0)]).svg().expect("bars");
    let mut lengths =
        svg.lines().filter(|line| line.contains("class=\"lvl\"") && line.contains("height=\"60\""));
    let mut next = || number(lengths.next().expect("a bar"), "width");
    let (half, whole) = (next(), next());
    assert!((whole - 2.0 * half).abs() <= 2.0, "{half} is not half of {whole}");
}

#[test]
fn a_missing_value_leaves_no_line_to_the_centre() {
    let mut radar = radar(&AREAS[..4], 0);
    radar.series.truncate(1);
    radar.series[0].values = vec![Some(50.0), Some(50.0), None, Some(50.0)];
    let svg = radar.svg().expect("a radar");
    let line: Vec<&str> = svg.lines().filter(|line| line.contains("accent-line")).collect();
    assert_eq!(line.len(), 1);
    assert_eq!(attribute(line[0], "points").map(|points| points.split(' ').count()), Some(3));
    assert!(!svg.contains("<polygon"), "a shape with a gap is not filled");
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    assert_eq!(pictures(), draw());
}

#[test]
fn a_png_is_drawn_at_scale_on_white() {
    let svg = bars(Vec::new()).svg().expect("bars");
    let picture = png(&svg, 0.5).expect("a picture");
    let side = |at: usize| picture[at..at + 4].iter().fold(0, |sum, byte| sum * 256 + u32::from(*byte));
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(f64::from(side(16)), number(&svg, "width") / 2.0);
    for scale in [0.0, -1.0, 100.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png(&svg, scale), Err(ChartError::Scale { .. })), "{scale}");
    }
    assert!(matches!(png("no SVG", 1.0), Err(ChartError::Png(_))));
}
