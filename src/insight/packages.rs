//! Workplaces with like profiles, which may want the same package: a suggestion of arithmetic, and no claim.

use kodama::{Method, linkage};

use crate::model::NodeIx;

use super::joined::{Joined, Place};
use super::together::{Gap, People, SharedItem, gaps, people, shared_items};
use super::whole::LEAST;

/// Groups hold together at least so well, on the scale of the silhouette from −1 to 1; below it there is no structure to speak of.
///
/// L. Kaufman and P. J. Rousseeuw, *Finding Groups in Data* (1990), p. 88.
const LEAST_SILHOUETTE: f64 = 0.25;

/// No more groups than can be read; with more, each is of few.
const MOST_GROUPS: usize = 8;

/// The share of the areas that two workplaces must both show to be likened.
const LEAST_SHARED: f64 = 0.5;

/// Workplaces whose scores rise and fall in the same areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// Who, in the organisations' order; two or more.
    pub places: Vec<Place>,
    /// How many work there.
    pub people: People,
    /// How well the group holds together and stands apart, from −1 to 1: the mean silhouette of its workplaces.
    pub silhouette: f64,
    /// The areas in which all of them have somewhere to go, where most is missing first.
    pub areas: Vec<(NodeIx, f64)>,
    /// What more than half of them have before them in these areas, what most of them do first.
    pub items: Vec<SharedItem>,
}

/// The groups that workplaces fall into by their profiles, the largest first; none where they fall into none.
///
/// Two profiles are as far apart as the root of the mean squared difference of their areas. The groups come of average linkage (R. R. Sokal
/// and C. D. Michener, *University of Kansas Science Bulletin* 38 (1958), 1409–1438), cut where the mean silhouette (P. J. Rousseeuw, *Journal
/// of Computational and Applied Mathematics* 20 (1987), 53–65) is largest. A workplace alone is no group.
#[must_use]
pub fn packages(joined: &Joined<'_>, places: &[Place]) -> Vec<Package> {
    let profiles: Vec<(Place, Vec<Option<f64>>)> = places
        .iter()
        .map(|place| (*place, profile(joined, *place)))
        .filter(|(_, profile)| enough(profile.iter().flatten().count(), profile.len()))
        .collect();
    let distances = Distances::of(&profiles);
    let Some(groups) = best_groups(&distances) else { return Vec::new() };
    let every = gaps(joined, places);
    let mut found: Vec<Package> = groups
        .iter()
        .filter(|group| group.len() >= LEAST)
        .map(|group| {
            let own: Vec<Place> = group.iter().map(|at| profiles[*at].0).collect();
            let silhouettes = group.iter().map(|at| distances.silhouette(*at, &groups));
            let silhouette = silhouettes.sum::<f64>() / group.len() as f64;
            package(joined, own, silhouette, &every)
        })
        .collect();
    found.sort_by(|a, b| {
        let size = |package: &Package| (package.people.number, package.places.len());
        size(b).cmp(&size(a)).then(a.places.cmp(&b.places))
    });
    found
}

fn package(joined: &Joined<'_>, places: Vec<Place>, silhouette: f64, every: &[Gap]) -> Package {
    let in_all = |area: NodeIx| {
        let own: Vec<f64> = every
            .iter()
            .filter(|gap| gap.area == area && places.contains(&gap.place))
            .map(|gap| gap.missing)
            .collect();
        (own.len() == places.len()).then(|| (area, own.iter().sum::<f64>() / own.len() as f64))
    };
    let mut areas: Vec<(NodeIx, f64)> = joined.areas().filter_map(in_all).collect();
    areas.sort_by(|a, b| b.1.total_cmp(&a.1));
    let shared: Vec<NodeIx> = areas.iter().map(|(area, _)| *area).collect();
    let mut items = shared_items(joined, &places, &shared);
    items.retain(|item| 2 * item.places.len() > places.len());
    items.sort_by_key(|item| std::cmp::Reverse(item.places.len()));
    Package { people: people(joined, &places), places, silhouette, areas, items }
}

fn profile(joined: &Joined<'_>, place: Place) -> Vec<Option<f64>> {
    let scores = joined.view(place.member).unit(place.unit);
    joined.areas().map(|area| scores.score(joined.own(place.member, area)?)).collect()
}

fn enough(shared: usize, all: usize) -> bool {
    shared > 0 && shared as f64 >= LEAST_SHARED * all as f64
}

/// How far workplaces are from each other.
struct Distances {
    number: usize,
    /// Each pair once, the first with all others, then the second with those after it.
    condensed: Vec<f64>,
}

impl Distances {
    fn of(profiles: &[(Place, Vec<Option<f64>>)]) -> Self {
        let apart = |a: &[Option<f64>], b: &[Option<f64>]| {
            let both: Vec<f64> = a.iter().zip(b).filter_map(|(a, b)| Some((*a)? - (*b)?)).collect();
            // Those that cannot be likened are as far apart as can be.
            if !enough(both.len(), a.len()) {
                return 100.0;
            }
            (both.iter().map(|gap| gap * gap).sum::<f64>() / both.len() as f64).sqrt()
        };
        let pairs = profiles
            .iter()
            .enumerate()
            .flat_map(|(at, (_, one))| profiles[at + 1..].iter().map(move |(_, other)| apart(one, other)));
        Self { number: profiles.len(), condensed: pairs.collect() }
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        let (low, high) = (a.min(b), a.max(b));
        if low == high {
            return 0.0;
        }
        // All pairs of those before the lower, and then those of the lower itself.
        self.condensed[low * (2 * self.number - low - 1) / 2 + high - low - 1]
    }

    /// How much nearer somebody is to their own group than to the nearest other; 0 for who is alone.
    fn silhouette(&self, at: usize, groups: &[Vec<usize>]) -> f64 {
        let mean = |group: &[usize]| {
            let others = group.iter().filter(|other| **other != at);
            let (sum, number) = others
                .fold((0.0, 0.0), |(sum, number), other| (sum + self.between(at, *other), number + 1.0));
            sum / number
        };
        let own = groups.iter().find(|group| group.contains(&at)).filter(|group| group.len() > 1);
        let Some(own) = own else { return 0.0 };
        let inside = mean(own);
        let outside = groups.iter().filter(|group| !group.contains(&at)).map(|group| mean(group));
        let outside = outside.fold(f64::INFINITY, f64::min);
        let larger = f64::max(inside, outside);
        if larger > 0.0 { (outside - inside) / larger } else { 0.0 }
    }
}

/// The groups with the largest mean silhouette, where it is large enough to speak of groups; of equals the fewest groups.
fn best_groups(distances: &Distances) -> Option<Vec<Vec<usize>>> {
    if distances.number < 3 {
        return None;
    }
    let steps = linkage(&mut distances.condensed.clone(), distances.number, Method::Average);
    let merges: Vec<(usize, usize)> =
        steps.steps().iter().map(|step| (step.cluster1, step.cluster2)).collect();
    let mut best: Option<(f64, Vec<Vec<usize>>)> = None;
    for number in 2..=MOST_GROUPS.min(distances.number - 1) {
        let groups = cut(&merges, distances.number, number);
        let all = (0..distances.number).map(|at| distances.silhouette(at, &groups)).sum::<f64>();
        let mean = all / distances.number as f64;
        // One group, and others that stand alone, is no division into groups.
        if groups.iter().filter(|group| group.len() >= LEAST).count() < 2 {
            continue;
        }
        if mean >= LEAST_SILHOUETTE && best.as_ref().is_none_or(|(known, _)| mean > *known + 1e-9) {
            best = Some((mean, groups));
        }
    }
    best.map(|(_, groups)| groups)
}

/// So many groups: all but the last merges done. The groups that come of merges are counted on from the workplaces.
fn cut(merges: &[(usize, usize)], number: usize, groups: usize) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = (0..number).map(|at| vec![at]).collect();
    for (a, b) in &merges[..number - groups] {
        let mut merged = std::mem::take(&mut clusters[*a]);
        merged.append(&mut clusters[*b]);
        merged.sort_unstable();
        clusters.push(merged);
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters.sort();
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distances(points: &[f64]) -> Distances {
        let places = points.iter().enumerate().map(|(at, points)| {
            let unit = crate::model::UnitIx(at as u32);
            (Place { member: 0, unit }, vec![Some(*points), Some(*points)])
        });
        Distances::of(&places.collect::<Vec<_>>())
    }

    #[test]
    fn workplaces_that_are_near_each_other_and_far_from_others_are_a_group() {
        let distances = distances(&[10.0, 60.0, 12.0, 62.0, 14.0]);
        assert_eq!(distances.between(1, 3), 2.0);
        assert_eq!(distances.between(4, 0), 4.0);
        assert_eq!(best_groups(&distances), Some(vec![vec![0, 2, 4], vec![1, 3]]));
        // 10 is 3 from its own on average and 51 from the others.
        let groups = [vec![0, 2, 4], vec![1, 3]];
        assert!((distances.silhouette(0, &groups) - (51.0 - 3.0) / 51.0).abs() < 1e-12);
    }

    #[test]
    fn workplaces_that_stand_evenly_or_alike_or_are_two_are_no_groups() {
        assert_eq!(best_groups(&distances(&[50.0; 6])), None);
        assert_eq!(best_groups(&distances(&[10.0, 90.0])), None);
        assert_eq!(best_groups(&distances(&[])), None);
    }

    #[test]
    fn those_who_share_too_few_areas_are_not_likened() {
        let place = |at| Place { member: 0, unit: crate::model::UnitIx(at) };
        let (low, high) = (vec![Some(1.0), Some(2.0), None, None], vec![None, None, Some(1.0), Some(2.0)]);
        let distances = Distances::of(&[(place(0), low.clone()), (place(1), high), (place(2), low)]);
        assert_eq!((distances.between(0, 1), distances.between(0, 2)), (100.0, 0.0));
    }
}
