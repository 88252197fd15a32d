//! Whether what items wait for can come before them.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::{RawCondition, RawGroup, RawItem, RawQuestionnaire};
use crate::load::reader::{At, Reader};
use crate::load::references::{Part, no_circles};
use crate::model::toml_fault::{Thing, TomlFault};

/// Tells of items that wait for each other, by conditions of their own or of the groups that they are in.
pub fn check(raw: &RawQuestionnaire, reader: &Reader) {
    let own: Vec<Part<'_>> = raw
        .items
        .iter()
        .filter_map(|item| Some((item.id.as_ref()?, decides(item.shown_if.as_ref()))))
        .collect();
    no_circles(Thing::Item, &own, reader);
    Waits::of(raw).tell_circles(reader);
}

fn decides(condition: Option<&RawCondition>) -> Option<&At<String>> {
    condition?.item.as_ref()
}

/// An item that another waits for, and where a group says so.
type Waiting<'a> = (usize, Option<&'a At<String>>);

/// What each item waits for.
struct Waits<'a> {
    ids: Vec<&'a str>,
    /// Per item, those that decide whether it is asked.
    of: Vec<Vec<Waiting<'a>>>,
}

impl<'a> Waits<'a> {
    fn of(raw: &'a RawQuestionnaire) -> Self {
        let items: Vec<(&At<String>, &RawItem)> =
            raw.items.iter().filter_map(|item| Some((item.id.as_ref()?, item))).collect();
        let places: BTreeMap<&str, usize> =
            items.iter().enumerate().rev().map(|(at, (id, _))| (id.value.as_str(), at)).collect();
        let groups: BTreeMap<&str, &RawGroup> =
            raw.groups.iter().filter_map(|group| Some((group.id.as_ref()?.value.as_str(), group))).collect();
        let place = |id: &At<String>| places.get(id.value.as_str()).copied();
        let own = |at: usize| decides(items[at].1.shown_if.as_ref()).and_then(place);
        let around = |at: usize| {
            let group = |id: Option<&At<String>>| groups.get(id?.value.as_str()).copied();
            let first = group(items[at].1.group.as_ref());
            // Groups may stand in each other in a circle, which is told elsewhere.
            std::iter::successors(first, move |above| group(above.parent.as_ref())).take(raw.groups.len())
        };
        let of = |at: usize| {
            let by_groups = around(at).filter_map(|group| decides(group.shown_if.as_ref()));
            let by_groups = by_groups.filter_map(|said| Some((place(said)?, Some(said))));
            // Neither the item that a group names nor one that decides on that waits for it.
            let waits = by_groups.filter(|(decides, _)| {
                let mut chain = std::iter::successors(Some(*decides), |at| own(*at)).take(items.len() + 1);
                !chain.any(|other| other == at)
            });
            own(at).map(|decides| (decides, None)).into_iter().chain(waits).collect()
        };
        Self {
            ids: items.iter().map(|(id, _)| id.value.as_str()).collect(),
            of: (0..items.len()).map(of).collect(),
        }
    }

    /// Tells of each circle that a group has a part in; those of items alone have been told.
    fn tell_circles(&self, reader: &Reader) {
        let mut done = vec![false; self.of.len()];
        let mut told: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for start in 0..self.of.len() {
            // The way down from there, each with how many of those that it waits for have been looked at.
            let mut way: Vec<(usize, usize)> = if done[start] { Vec::new() } else { vec![(start, 0)] };
            while let Some((at, seen)) = way.last_mut() {
                let Some((next, _)) = self.of[*at].get(*seen).copied() else {
                    done[*at] = true;
                    way.pop();
                    continue;
                };
                *seen += 1;
                if let Some(from) = way.iter().position(|(at, _)| *at == next) {
                    let circle: Vec<usize> = way[from..].iter().map(|(at, _)| *at).collect();
                    let by_group = way[from..].iter().find_map(|(at, seen)| self.of[*at][seen - 1].1);
                    if let Some(said) = by_group.filter(|_| told.insert(circle.iter().copied().collect())) {
                        let ids = circle.iter().map(|at| self.ids[*at].to_owned()).collect();
                        reader.fault(TomlFault::Circle { thing: Thing::Item, ids }, said.span.clone());
                    }
                } else if !done[next] {
                    way.push((next, 0));
                }
            }
        }
    }
}
