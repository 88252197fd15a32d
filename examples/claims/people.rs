//! Made-up people who answer on five-point scales.

use mognad::model::{Answer, OptionIx, Response, RoleId, UnitIx};
use mognad::score::normal_cdf;

use super::run::Chance;
use super::world::{AREAS, World};

/// How much an answer to one question wavers, in stages.
const WAVERING: f64 = 0.8;

/// The variance of an area's score among people, in squared stages: a standard deviation of 20 points.
const OF_AREA: f64 = 0.64;

/// What rounding to whole stages adds to the variance of a mean of four answers.
const ROUNDING: f64 = 1.0 / 48.0;

/// What decides how people answer.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The middle of the answers before they are rounded, from 1 to 5 and beyond.
    pub middle: f64,
    /// The correlation of two areas' scores.
    pub correlation: f64,
}

impl Kind {
    /// Answers around the middle of the scale.
    pub const MIDDLE: Self = Self { middle: 3.0, correlation: 0.5 };
    /// Answers near its top.
    pub const TOP: Self = Self { middle: 4.8, correlation: 0.5 };

    /// The score that is to be expected of a workplace that differs by so many stages.
    pub fn expected(self, by: f64) -> f64 {
        let sd = (OF_AREA - ROUNDING - WAVERING * WAVERING / 4.0 + WAVERING * WAVERING).sqrt();
        let above = |stage: u8| normal_cdf((self.middle + by - f64::from(stage) - 0.5) / sd);
        (1..5).map(above).sum::<f64>() * 25.0
    }

    /// How many stages apart two workplaces are, as far to each side of the middle, whose expected scores differ by so many points.
    pub fn apart(self, points: f64) -> f64 {
        let (mut low, mut high) = (0.0, 8.0);
        for _ in 0..60 {
            let by = f64::midpoint(low, high);
            if self.expected(by / 2.0) - self.expected(-by / 2.0) < points { low = by } else { high = by }
        }
        low
    }
}

/// How somebody sees things.
#[derive(Debug, Clone)]
pub struct Person {
    areas: [f64; AREAS],
    role: Option<RoleId>,
}

impl Person {
    pub fn new(chance: &mut Chance, kind: Kind) -> Self {
        let general = (kind.correlation * OF_AREA).sqrt() * chance.normal();
        let own = OF_AREA - ROUNDING - WAVERING * WAVERING / 4.0 - kind.correlation * OF_AREA;
        let areas = std::array::from_fn(|_| kind.middle + general + own.sqrt() * chance.normal());
        let role = if chance.happens(0.4) { "manager" } else { "staff" };
        Self { areas, role: RoleId::parse(role).ok() }
    }

    /// Answers everything, in a workplace that differs by so many stages per area.
    pub fn answer(&self, chance: &mut Chance, world: &World, unit: UnitIx, by: &[f64; AREAS]) -> Response {
        let answer = |area: &usize| {
            let stage = (self.areas[*area] + by[*area] + WAVERING * chance.normal()).round().clamp(1.0, 5.0);
            Answer::Option(OptionIx::new(stage as usize - 1))
        };
        let answers = world.item_areas.iter().map(answer).collect();
        Response { unit, role: self.role.clone(), seconds: None, answers, remarks: Vec::new() }
    }
}
