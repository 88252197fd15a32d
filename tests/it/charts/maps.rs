//! Pictures of people and steps on one scale.

use mognad::chart::{ItemMap, StepMark, StepRow, Stretch, Ticks};

use super::{AREAS, COMPOUND, HOSTILE, Picture, score};

fn step(at: usize, place: f64, half: f64) -> StepMark {
    StepMark {
        place: Some(place),
        interval: Some((place - half, place + half)),
        text: format!("{}–{}", at + 1, at + 2),
        early: false,
    }
}

fn withheld(text: &str) -> StepMark {
    StepMark { text: text.into(), ..StepMark::default() }
}

fn row(label: &str, seed: usize, steps: usize) -> StepRow {
    let place = |at: usize| 10.0 + 70.0 * (at as f64 + score(seed + at) / 100.0) / steps as f64;
    StepRow { label: label.into(), steps: (0..steps).map(|at| step(at, place(at), 4.0)).collect() }
}

fn people(counts: &[u64]) -> Vec<Stretch> {
    let width = 96.0 / counts.len() as f64;
    let stretch = |(at, people): (usize, &u64)| Stretch {
        from: 2.0 + width * at as f64,
        to: 2.0 + width * (at + 1) as f64,
        people: *people,
        text: people.to_string(),
    };
    counts.iter().enumerate().map(stretch).collect()
}

fn map(rows: Vec<StepRow>, people: Vec<Stretch>) -> ItemMap {
    let percent = |(place, share): (f64, u8)| (place, format!("{share}\u{a0}%"));
    ItemMap {
        id: "levels".into(),
        title: "Svaren kommer i ordning på alla frågor".into(),
        subtitle: "Ledarskap, mars 2026. Var svarande står, och var stegen från ett svar till nästa ligger"
            .into(),
        description: "Diagram över svarande och steg.".into(),
        axis: "Hur stor del av alla steg en person här brukar ha tagit".into(),
        ticks: Ticks::new([(8.0, 10), (30.0, 25), (50.0, 50), (71.0, 75), (93.0, 90)].map(percent).to_vec()),
        people_name: "Svarande (n\u{a0}=\u{a0}159)".into(),
        people,
        rows,
        step_note: "steget från ett svar till nästa, med 95 % osäkerhetsintervall".into(),
        early_note: "ett steg som säkert eller kanske kommer före det som det ska följa på".into(),
        note: Some("Staplarnas yta visar hur många som står där.".into()),
    }
}

pub(super) fn pictures() -> Vec<Picture> {
    let some = || people(&[5, 14, 33, 41, 27, 9]);
    let rows = || AREAS.iter().enumerate().map(|(at, name)| row(name, at, 4)).collect::<Vec<_>>();
    let mut early = rows();
    early[1].steps[2] = StepMark { early: true, text: "3–4 före 2–3".into(), ..step(2, 12.0, 5.0) };
    early[4].steps[3] =
        StepMark { early: true, text: "4–5 kanske före 3–4".into(), ..step(3, 96.0, 9.0) };
    let mut hidden = rows();
    hidden[0].steps[3] = withheld("4–5 visas inte");
    hidden[3].steps[0] = withheld("1–2 visas inte");
    hidden[5].steps = vec![withheld("1–5 visas inte")];
    let lopsided = vec![
        Stretch { from: 0.0, to: 60.0, people: 30, text: "30".into() },
        Stretch { from: 60.0, to: 66.0, people: 90, text: "90".into() },
        Stretch { from: 66.0, to: 100.0, people: 5, text: "5".into() },
    ];
    let ends = vec![
        StepRow {
            label: COMPOUND.into(),
            steps: vec![step(0, 0.0, 3.0), step(1, 100.0, 3.0), step(2, 50.0, 60.0)],
        },
        StepRow { label: HOSTILE.into(), steps: vec![step(0, f64::NAN, 1.0), step(1, 80.0, 90.0)] },
    ];
    let many = (0..24).map(|at| 9_000 + at * 1_234).collect::<Vec<u64>>();
    let hostile = ItemMap { title: HOSTILE.into(), axis: HOSTILE.into(), note: None, ..map(ends, some()) };
    vec![
        ("item_map", map(rows(), some()).svg()),
        ("item_map_early", map(early, some()).svg()),
        ("item_map_withheld", map(hidden, lopsided).svg()),
        ("item_map_no_people", map(vec![row("Ledarskap", 1, 1)], Vec::new()).svg()),
        ("item_map_no_rows", map(Vec::new(), some()).svg()),
        ("item_map_many_people", map(vec![row("Ledarskap", 1, 9)], people(&many)).svg()),
        ("item_map_ends", hostile.svg()),
    ]
}
