//! How often a 95 % interval holds the value that it is meant to hold, for small units and five-point answers:
//!
//! ```text
//! cargo run --release --example coverage
//! ```
//!
//! prints the table of docs/method.md, always the same. A test holds the page to its first rows.
//!
//! People are of three kinds, who see the same workplace differently, and answer each question by chance around how they see it. A unit is
//! a number of such people. *Sample*: those who answered stand for all such people, as many as there may be; the interval is without
//! finite-population correction and is to hold the mean of them all. *Unit*: seven of ten in the unit answered, and the interval is to hold the mean
//! of the unit; with the correction it does so as often as it should, and without it far more often, since it is too wide.

use mognad::model::Points;
use mognad::score::Estimate;
use mognad::tally::Sums;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const SEED: u64 = 20_260_309;
/// Units per row of the table: a share of 95 % is then known to 0.3 percentage points.
const UNITS: u32 = 20_000;
const ANSWERED: [usize; 4] = [3, 5, 10, 50];

/// How common a kind of people is, and how its people answer, from the lowest option to the highest, in per cent.
const KINDS: [(u32, [u32; 5]); 3] =
    [(30, [30, 40, 20, 8, 2]), (45, [8, 22, 40, 22, 8]), (25, [2, 8, 20, 40, 30])];

fn main() {
    #[expect(clippy::print_stdout, reason = "it is a program")]
    {
        print!("{}", table());
    }
}

/// The table in Markdown.
fn table() -> String {
    let mut text = String::from("| answers | n | sample | unit, with correction | unit, without |\n");
    text += "|---|---:|---:|---:|---:|\n";
    for questions in [7, 1] {
        ANSWERED.iter().for_each(|n| text += &row(questions, *n));
    }
    text
}

/// The row of units where this many answered this many questions.
pub fn row(questions: u32, n: usize) -> String {
    let name = if questions == 1 { "one question" } else { "mean of seven questions" };
    let [sample, unit, without] = coverage(questions, n);
    format!("| {name} | {n} | {sample:.1}% | {unit:.1}% | {without:.1}% |\n")
}

/// The per cent of units whose interval holds what it should: as a sample, as a unit with the correction, and without it.
fn coverage(questions: u32, n: usize) -> [f64; 3] {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED + u64::from(questions) * 1000 + n as u64);
    let people = (n * 10).div_ceil(7);
    let expected = expected_mean();
    let mut held = [0_u32; 3];
    for _ in 0..UNITS {
        let scores: Vec<Points> = (0..people).map(|_| person(&mut rng, questions)).collect();
        let (answered, everybody) = (sums(&scores[..n]), sums(&scores));
        let whole = Estimate::of(&everybody, None).map_or(0.0, |estimate| estimate.mean);
        let holds = |headcount: Option<u64>, value: f64| {
            let interval = Estimate::of(&answered, headcount).and_then(|estimate| estimate.interval());
            // An interval of no width holds a value that is the same but for the last bits.
            interval.is_some_and(|i| i.low - 1e-9 <= value && value <= i.high + 1e-9)
        };
        let outcomes = [holds(None, expected), holds(Some(people as u64), whole), holds(None, whole)];
        held.iter_mut().zip(outcomes).for_each(|(held, outcome)| *held += u32::from(outcome));
    }
    held.map(|held| 100.0 * f64::from(held) / f64::from(UNITS))
}

/// What all such people would score on average.
fn expected_mean() -> f64 {
    let of_kind = |(share, answers): &(u32, [u32; 5])| {
        let sum: u32 = answers.iter().zip(0..).map(|(per_cent, option)| per_cent * option * 25).sum();
        f64::from(share * sum)
    };
    KINDS.iter().map(of_kind).sum::<f64>() / 10_000.0
}

fn person(rng: &mut ChaCha8Rng, questions: u32) -> Points {
    let kind = pick(rng, &KINDS.map(|(share, _)| share));
    let sum: u32 = (0..questions).map(|_| pick(rng, &KINDS[kind].1) as u32).sum();
    let hundred = i128::from(Points::MAX.units());
    Points::from_ratio(i128::from(sum) * hundred, i128::from(questions * 4))
}

/// A place, as often as it says in per cent.
fn pick(rng: &mut ChaCha8Rng, per_cent: &[u32]) -> usize {
    // The remainder of a 64-bit number favours none of a hundred by anything that can be seen.
    let mut left = (rng.next_u64() % 100) as u32;
    for (at, share) in per_cent.iter().enumerate() {
        if left < *share {
            return at;
        }
        left -= share;
    }
    per_cent.len() - 1
}

fn sums(scores: &[Points]) -> Sums {
    let mut sums = Sums::default();
    scores.iter().for_each(|score| sums.add(*score));
    sums
}
