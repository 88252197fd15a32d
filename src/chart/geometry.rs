//! Points and boxes in pixels, from the top left corner.

/// A point, or a distance, as (x, y).
pub(super) type Point = (f64, f64);

/// A rectangle with its sides along the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    pub(super) const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    pub(super) fn around((x, y): Point, width: f64, height: f64) -> Self {
        Self::new(x - width / 2.0, y - height / 2.0, width, height)
    }

    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(super) fn centre(&self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The same area with `by` pixels more on every side, or fewer where `by` is negative.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self::new(self.x - by, self.y - by, self.width + 2.0 * by, self.height + 2.0 * by)
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    pub(super) fn is_inside(&self, outer: &Self) -> bool {
        self.x >= outer.x
            && self.y >= outer.y
            && self.right() <= outer.right()
            && self.bottom() <= outer.bottom()
    }

    /// The point of the area that is nearest to `from`.
    pub(super) fn nearest(&self, from: Point) -> Point {
        (from.0.clamp(self.x, self.right()), from.1.clamp(self.y, self.bottom()))
    }

    /// Whether any part of the line from `a` to `b` lies inside (Liang and Barsky's clipping).
    pub(super) fn meets(&self, a: Point, b: Point) -> bool {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let sides =
            [(-dx, a.0 - self.x), (dx, self.right() - a.0), (-dy, a.1 - self.y), (dy, self.bottom() - a.1)];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (slope, room) in sides {
            if slope == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if slope < 0.0 {
                enter = enter.max(room / slope);
            } else {
                leave = leave.min(room / slope);
            }
        }
        enter <= leave
    }
}

/// The direction a share of a full turn clockwise from the top, as a step of length one.
///
/// It is rounded, so that what stands straight up or across stands there exactly.
pub(super) fn direction(turn: f64) -> Point {
    let (sin, cos) = libm::sincos(std::f64::consts::TAU * turn);
    let rounded = |value: f64| (value * 1e9).round() / 1e9;
    (rounded(sin), rounded(-cos))
}

/// Whether the lines from `a` to `b` and from `c` to `d` cross.
pub(super) fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// The distance between two points.
pub(super) fn distance(a: Point, b: Point) -> f64 {
    libm::hypot(a.0 - b.0, a.1 - b.1)
}

/// The distance from `p` to the nearest point of the line from `a` to `b`.
pub(super) fn distance_to_line(p: Point, a: Point, b: Point) -> f64 {
    let length = (a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1);
    if length == 0.0 {
        return distance(p, a);
    }
    let along = ((p.0 - a.0) * (b.0 - a.0) + (p.1 - a.1) * (b.1 - a.1)) / length;
    let share = along.clamp(0.0, 1.0);
    distance(p, (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_that_only_touch_do_not_overlap() {
        let area = Area::new(0.0, 0.0, 10.0, 10.0);
        assert!(!area.overlaps(&Area::new(10.0, 0.0, 5.0, 5.0)));
        assert!(area.overlaps(&Area::new(9.9, 9.9, 5.0, 5.0)));
        assert!(area.is_inside(&area));
        assert!(!area.grown(0.1).is_inside(&area));
    }

    #[test]
    fn a_line_meets_an_area_that_it_passes_through() {
        let area = Area::new(10.0, 10.0, 10.0, 10.0);
        assert!(area.meets((0.0, 15.0), (30.0, 15.0)));
        assert!(area.meets((12.0, 12.0), (13.0, 13.0)));
        assert!(!area.meets((0.0, 15.0), (9.0, 15.0)));
        assert!(!area.meets((0.0, 0.0), (30.0, 5.0)));
        assert!(!area.meets((15.0, 0.0), (30.0, 14.0)));
    }

    #[test]
    fn lines_with_a_common_end_do_not_cross() {
        assert!(cross((0.0, 0.0), (2.0, 2.0), (0.0, 2.0), (2.0, 0.0)));
        assert!(!cross((0.0, 0.0), (2.0, 2.0), (0.0, 0.0), (2.0, 0.0)));
        assert!(!cross((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)));
    }

    #[test]
    fn directions_go_clockwise_from_the_top() {
        assert_eq!([0.0, 0.25, 0.5, 0.75].map(direction), [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]);
    }

    #[test]
    fn distances() {
        assert_eq!(distance_to_line((1.0, 1.0), (0.0, 0.0), (2.0, 0.0)), 1.0);
        assert_eq!(distance_to_line((5.0, 4.0), (0.0, 0.0), (2.0, 0.0)), 5.0);
        assert_eq!(distance_to_line((3.0, 4.0), (0.0, 0.0), (0.0, 0.0)), 5.0);
    }
}
