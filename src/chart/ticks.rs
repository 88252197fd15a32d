//! What stands along an axis.

/// Labels along an axis: each with its place, from 0 at the axis' one end to 100 at its other.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks(Vec<(f64, String)>);

impl Ticks {
    /// These labels, in the order of their places. Places beyond the ends are left out, and so is what is no number.
    #[must_use]
    pub fn new(mut labels: Vec<(f64, String)>) -> Self {
        labels.retain(|(place, _)| (super::RANGE.0..=super::RANGE.1).contains(place));
        labels.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        Self(labels)
    }

    /// Each with its place.
    pub(super) fn iter(&self) -> impl Iterator<Item = (f64, &str)> {
        self.0.iter().map(|(place, label)| (*place, label.as_str()))
    }

    /// How wide the widest label is.
    pub(super) fn width(&self, style: super::look::Type) -> f64 {
        self.iter().map(|(_, label)| style.width(label)).fold(0.0, f64::max)
    }
}

impl Default for Ticks {
    /// 0, 25, 50, 75 and 100.
    fn default() -> Self {
        Self([0.0, 25.0, 50.0, 75.0, 100.0].map(|place| (place, place.to_string())).to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_in_order_inside_the_axis() {
        let at = |place: f64| (place, place.to_string());
        let ticks = Ticks::new(vec![at(100.0), at(0.0), at(f64::NAN), at(101.0), at(50.0)]);
        let labels: Vec<&str> = ticks.iter().map(|(_, label)| label).collect();
        assert_eq!(labels, ["0", "50", "100"]);
    }
}
