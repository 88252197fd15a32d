//! Round numbers along a scale.

use super::decimals_of;

/// Some four to six values from `low` to `high`, both ends among them, with few decimals.
pub fn round_values(low: f64, high: f64) -> Vec<f64> {
    /// In how many parts a scale is cut, the best number first.
    const PARTS: [u32; 7] = [4, 5, 3, 6, 2, 7, 8];
    let width = high - low;
    let even = PARTS.into_iter().enumerate().filter_map(|(rank, parts)| {
        let step = width / f64::from(parts);
        let decimals = decimals_of(step)?;
        let round = matches!(leading(step), 1000 | 2000 | 2500 | 5000);
        let whole = step <= 10.0 && decimals == 0;
        (round || whole).then_some(((decimals, !round, rank), parts))
    });
    if let Some((_, parts)) = even.min_by_key(|(cost, _)| *cost) {
        return (0..=parts).map(|part| low + width * f64::from(part) / f64::from(parts)).collect();
    }
    // An uneven scale has round steps from its low end, and then its high end.
    let power = magnitude(width / 4.0);
    let step = [1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    let step = step.into_iter().find(|step| width / step <= 5.5).unwrap_or(width);
    let steps = (1..).map(|count| low + step * f64::from(count));
    let inner = steps.take_while(|value| *value <= high - step / 2.0);
    std::iter::once(low).chain(inner).chain([high]).collect()
}

/// The highest power of ten that is not above a number.
fn magnitude(value: f64) -> f64 {
    libm::pow(10.0, libm::log10(value).floor())
}

/// The first four digits of a number, which tell whether it is a round one.
fn leading(value: f64) -> i64 {
    (value / magnitude(value) * 1000.0).round() as i64
}
