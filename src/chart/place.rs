//! Labels beside points, without overlaps.
//!
//! The places are tried from near to far, point by point, in several orders of the points; the
//! order that costs least wins. That is far from the best placement there is, but it is fast,
//! always the same, and good enough for some forty points.

use super::geometry::{Area, Point, cross, direction, distance};

/// A point that wants a label of a given size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) at: Point,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where a label goes, and the line that ties it to its point where it is not next to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) area: Area,
    pub(super) leader: Option<(Point, Point)>,
}

/// What labels must keep clear of.
pub(super) struct Scene {
    /// Labels stay inside.
    pub(super) bounds: Area,
    /// Labels never cover these.
    pub(super) taken: Vec<Area>,
    /// Labels avoid these where they can.
    pub(super) lines: Vec<(Point, Point)>,
    /// The radius of every point.
    pub(super) radius: f64,
}

/// All labels, and how hard it was to find room for them.
#[derive(Debug)]
pub(super) struct Placement {
    /// In the order of the wishes.
    pub(super) labels: Vec<Placed>,
    pub(super) cost: f64,
}

/// Places a label for every wish; `None` where there is no room for all.
pub(super) fn place(wishes: &[Wish], scene: &Scene) -> Option<Placement> {
    orders(wishes)
        .iter()
        .filter_map(|order| place_in_order(wishes, order, scene))
        .min_by(|a, b| a.cost.total_cmp(&b.cost))
}

/// Orders to try: as given, the crowded first, the crowded last, from the left.
fn orders(wishes: &[Wish]) -> [Vec<usize>; 4] {
    const NEAR: f64 = 60.0;
    let crowd =
        |index: &usize| wishes.iter().filter(|other| distance(other.at, wishes[*index].at) < NEAR).count();
    let given: Vec<usize> = (0..wishes.len()).collect();
    let mut crowded = given.clone();
    crowded.sort_by_key(|index| std::cmp::Reverse(crowd(index)));
    let mut lonely = given.clone();
    lonely.sort_by_key(crowd);
    let mut from_left = given.clone();
    from_left.sort_by(|a, b| wishes[*a].at.0.total_cmp(&wishes[*b].at.0));
    [given, crowded, lonely, from_left]
}

fn place_in_order(wishes: &[Wish], order: &[usize], scene: &Scene) -> Option<Placement> {
    let mut labels: Vec<Option<Placed>> = vec![None; wishes.len()];
    let mut done: Vec<Placed> = Vec::with_capacity(wishes.len());
    let mut total = 0.0;
    for &index in order {
        let judge = Judge { wishes, index, scene, done: &done };
        let (placed, cost) = judge.best()?;
        total += cost;
        done.push(placed);
        labels[index] = Some(placed);
    }
    Some(Placement { labels: labels.into_iter().collect::<Option<_>>()?, cost: total })
}

/// Everything needed to say what a place for one label costs.
struct Judge<'a> {
    wishes: &'a [Wish],
    index: usize,
    scene: &'a Scene,
    done: &'a [Placed],
}

impl Judge<'_> {
    fn best(&self) -> Option<(Placed, f64)> {
        let wish = &self.wishes[self.index];
        let cheapest = |places: &mut dyn Iterator<Item = (Placed, f64)>| {
            places
                .filter_map(|(placed, base)| Some((placed, base + self.cost(&placed)?)))
                .min_by(|a, b| a.1.total_cmp(&b.1))
        };
        cheapest(&mut beside(wish, self.scene.radius))
            .filter(|(_, cost)| *cost < FIRST_LEADER)
            .or_else(|| {
                let near = cheapest(&mut beside(wish, self.scene.radius));
                let far = cheapest(&mut around(wish, self.scene.radius));
                near.into_iter().chain(far).min_by(|a, b| a.1.total_cmp(&b.1))
            })
            .or_else(|| cheapest(&mut anywhere(wish, self.scene)))
    }

    /// What `placed` costs beyond its distance; `None` where it cannot be.
    fn cost(&self, placed: &Placed) -> Option<f64> {
        const LINE: f64 = 6.0;
        const CROSSED_LEADER: f64 = 20.0;
        const CROSSED_POINT: f64 = 6.0;
        const CROSSED_LABEL: f64 = 60.0;
        let area = &placed.area;
        let roomy = area.grown(1.5);
        let blocked = !area.is_inside(&self.scene.bounds)
            || self.scene.taken.iter().any(|taken| taken.overlaps(&roomy))
            || self.done.iter().any(|done| done.area.overlaps(&roomy))
            || self.dots(self.index).any(|dot| dot.overlaps(area));
        if blocked {
            return None;
        }
        let lines = self.scene.lines.iter().filter(|(a, b)| roomy.meets(*a, *b)).count();
        let crossed = |done: &&Placed| ties(done, &roomy) || ties(placed, &done.area);
        let labels = self.done.iter().filter(crossed).count();
        let mut cost = LINE * lines as f64 + CROSSED_LABEL * labels as f64;
        if let Some((from, to)) = placed.leader {
            let leaders = self.done.iter().filter_map(|done| done.leader);
            let crossings = leaders.filter(|(a, b)| cross(from, to, *a, *b)).count();
            let covered = self.dots(self.index).filter(|dot| dot.meets(from, to)).count();
            let names = self.scene.taken.iter().filter(|taken| taken.meets(from, to)).count();
            cost += CROSSED_LEADER * (crossings + names) as f64 + CROSSED_POINT * covered as f64;
        }
        Some(cost)
    }

    /// The points of the others; one in the same spot is no obstacle of its own.
    fn dots(&self, index: usize) -> impl Iterator<Item = Area> {
        let at = self.wishes[index].at;
        let side = 2.0 * self.scene.radius;
        self.wishes
            .iter()
            .filter(move |other| distance(other.at, at) > 0.5)
            .map(move |other| Area::around(other.at, side, side))
    }
}

/// The cost of the nearest place that needs a leader.
const FIRST_LEADER: f64 = 14.0;

fn ties(placed: &Placed, area: &Area) -> bool {
    placed.leader.is_some_and(|(from, to)| area.meets(from, to))
}

/// The places next to a point, in the order that readers and mapmakers like.
fn beside(wish: &Wish, radius: f64) -> impl Iterator<Item = (Placed, f64)> {
    const SIDES: [(f64, f64); 8] = [
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (1.0, -1.0),
        (1.0, 1.0),
        (-1.0, -1.0),
        (-1.0, 1.0),
    ];
    let Wish { at, width, height } = *wish;
    SIDES.into_iter().enumerate().map(move |(rank, (dx, dy))| {
        let diagonal = dx != 0.0 && dy != 0.0;
        let gap = if diagonal { radius * 0.7 + 1.0 } else { radius + 3.0 };
        let up = if dx == 0.0 || diagonal { height / 2.0 + gap - 2.0 } else { 0.0 };
        let centre = (at.0 + dx * (width / 2.0 + gap), at.1 + dy * up);
        (Placed { area: Area::around(centre, width, height), leader: None }, rank as f64)
    })
}

/// The places around a point at growing distances, tied to it by a leader.
fn around(wish: &Wish, radius: f64) -> impl Iterator<Item = (Placed, f64)> {
    const DISTANCES: [f64; 11] = [14.0, 20.0, 28.0, 38.0, 50.0, 64.0, 82.0, 104.0, 130.0, 165.0, 210.0];
    const DIRECTIONS: i32 = 24;
    let wish = *wish;
    DISTANCES.into_iter().flat_map(move |far| {
        (0..DIRECTIONS).map(move |turn| {
            let (dx, dy) = direction(f64::from(turn) / f64::from(DIRECTIONS));
            let centre = (
                wish.at.0 + dx * (far + radius + wish.width / 2.0),
                wish.at.1 + dy * (far + radius + wish.height / 2.0),
            );
            let area = Area::around(centre, wish.width, wish.height);
            (tied(&wish, area, radius), FIRST_LEADER + far)
        })
    })
}

/// A net of places all over the bounds, for the last labels of a crowd.
fn anywhere(wish: &Wish, scene: &Scene) -> impl Iterator<Item = (Placed, f64)> {
    let (wish, bounds, radius) = (*wish, scene.bounds, scene.radius);
    let (across, down) = (wish.width + 4.0, wish.height + 3.0);
    let columns = (bounds.width / across) as usize;
    let rows = (bounds.height / down) as usize;
    (0..columns * rows).map(move |cell| {
        let corner = (
            bounds.x + 1.0 + across * (cell % columns) as f64,
            bounds.y + 1.0 + down * (cell / columns) as f64,
        );
        let area = Area::new(corner.0, corner.1, wish.width, wish.height);
        (tied(&wish, area, radius), FIRST_LEADER + distance(area.centre(), wish.at))
    })
}

/// A label with the shortest line to its point.
fn tied(wish: &Wish, area: Area, radius: f64) -> Placed {
    let end = area.nearest(wish.at);
    let length = distance(wish.at, end).max(1e-9);
    let step =
        |share: f64| (wish.at.0 + (end.0 - wish.at.0) * share, wish.at.1 + (end.1 - wish.at.1) * share);
    let leader = (step(radius / length), step(1.0 - (1.5 / length).min(1.0)));
    Placed { area, leader: Some(leader) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene() -> Scene {
        let bounds = Area::new(0.0, 0.0, 400.0, 300.0);
        Scene { bounds, taken: Vec::new(), lines: Vec::new(), radius: 4.0 }
    }

    fn wish(x: f64, y: f64) -> Wish {
        Wish { at: (x, y), width: 30.0, height: 14.0 }
    }

    fn assert_apart(placement: &Placement, scene: &Scene) {
        for (index, label) in placement.labels.iter().enumerate() {
            assert!(label.area.is_inside(&scene.bounds));
            for other in &placement.labels[..index] {
                assert!(!label.area.overlaps(&other.area));
            }
        }
    }

    #[test]
    fn a_lonely_point_has_its_label_to_the_right() {
        let placement = place(&[wish(100.0, 100.0)], &scene()).expect("room");
        assert_eq!(placement.labels[0].area, Area::new(107.0, 93.0, 30.0, 14.0));
        assert_eq!(placement.labels[0].leader, None);
        assert_eq!(placement.cost, 0.0);
    }

    #[test]
    fn at_the_right_edge_the_label_turns_to_the_left() {
        let placement = place(&[wish(398.0, 100.0)], &scene()).expect("room");
        assert!(placement.labels[0].area.right() < 398.0);
    }

    #[test]
    fn forty_points_in_one_spot_find_room() {
        let placement = place(&[wish(200.0, 150.0); 40], &scene()).expect("room");
        assert_apart(&placement, &scene());
        assert!(placement.labels.iter().filter(|label| label.leader.is_some()).count() > 20);
    }

    #[test]
    fn taken_areas_stay_free() {
        let mut scene = scene();
        scene.taken = vec![Area::new(100.0, 50.0, 200.0, 100.0)];
        let placement = place(&[wish(99.0, 100.0)], &scene).expect("room");
        assert!(!placement.labels[0].area.overlaps(&scene.taken[0]));
    }

    #[test]
    fn where_there_is_no_room_there_is_no_placement() {
        let mut scene = scene();
        scene.bounds = Area::new(0.0, 0.0, 60.0, 40.0);
        assert!(place(&[wish(30.0, 20.0); 40], &scene).is_none());
    }
}
