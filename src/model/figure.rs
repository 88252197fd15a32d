//! Key figures from registers: facts that stand beside what people answered.

use super::{NodeId, UnitIx, WaveId};

/// Which way a figure is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Better {
    /// The higher the better.
    High,
    /// The lower the better.
    Low,
}

impl Better {
    /// Both.
    pub const ALL: [Self; 2] = [Self::High, Self::Low];

    /// The name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Low => "low",
        }
    }

    /// Whether a value is as good as another one, or better.
    #[must_use]
    pub fn reaches(self, value: f64, other: f64) -> bool {
        match self {
            Self::High => value >= other,
            Self::Low => value <= other,
        }
    }
}

/// One figure of one unit in one wave. It is a fact and no sample: nothing about it is left to chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The unit that it belongs to.
    pub unit: UnitIx,
    /// The area or the question that it says something about.
    pub node: NodeId,
    /// The round that it is shown beside.
    pub wave: WaveId,
    /// What it is called.
    pub name: String,
    /// The figure; finite.
    pub value: f64,
    /// What it is counted in, such as `%`; empty where that is not said.
    pub measure: String,
    /// Where it is from; empty where that is not said.
    pub source: String,
    /// Which way it is better.
    pub better: Better,
    /// What is wanted of it; finite.
    pub target: Option<f64>,
}

impl Figure {
    /// Whether it is as good as what is wanted; `None` where nothing is.
    #[must_use]
    pub fn is_reached(&self) -> Option<bool> {
        self.target.map(|target| self.better.reaches(self.value, target))
    }

    /// Whether both are the same figure, be it of different waves.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.unit == other.unit
            && self.node == other.node
            && self.name.to_lowercase() == other.name.to_lowercase()
    }
}

/// The figures of an assessment, unit by unit and else in the order of its files; none stands twice in a wave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Keeps figures of which none stands twice in a wave.
    #[must_use]
    pub fn new(mut figures: Vec<Figure>) -> Self {
        figures.sort_by_key(|figure| figure.unit);
        Self(figures)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.0.iter()
    }

    /// Those of a unit, in all waves.
    #[must_use]
    pub fn of_unit(&self, unit: UnitIx) -> &[Figure] {
        let first = self.0.partition_point(|figure| figure.unit < unit);
        let behind = self.0.partition_point(|figure| figure.unit <= unit);
        &self.0[first..behind]
    }

    /// The same figure in another wave.
    #[must_use]
    pub fn same_in(&self, figure: &Figure, wave: &WaveId) -> Option<&Figure> {
        self.of_unit(figure.unit).iter().find(|other| other.wave == *wave && other.is_same_as(figure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_way_is_better_decides_whether_a_target_is_reached() {
        for (better, value, target, expected) in [
            (Better::High, 80.0, 80.0, true),
            (Better::High, 79.9, 80.0, false),
            (Better::Low, 10.0, 10.0, true),
            (Better::Low, 10.1, 10.0, false),
            (Better::Low, -3.0, 0.0, true),
        ] {
            assert_eq!(better.reaches(value, target), expected, "{better:?} {value} {target}");
        }
    }
}
