//! Ids that must be distinct, and references that must lead to one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::reader::{At, Reader};
use super::suggest::nearest;
use crate::model::look;
use crate::model::toml_fault::{LettersFault, Thing, TomlFault};

/// A fault carries at most so many of the names there are; nobody reads more.
const LISTED: usize = 9;

/// Names that can be referred to.
pub struct Names<'a> {
    thing: Thing,
    in_order: Vec<&'a str>,
    all: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Collects the names of one kind of thing, in the file's order.
    pub fn new(thing: Thing, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = BTreeSet::new();
        let in_order = names.into_iter().filter(|name| all.insert(*name)).collect();
        Self { thing, in_order, all }
    }

    /// Whether there is such a name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.all.contains(name)
    }

    /// Follows a reference. One that leads nowhere is told, with the name that was probably meant.
    ///
    /// # Errors
    /// The name that was probably meant.
    pub fn follow(&self, wanted: &At<String>, reader: &Reader) -> Result<(), Option<String>> {
        if self.has(&wanted.value) {
            return Ok(());
        }
        let nearest = nearest(&wanted.value, self.in_order.iter().copied());
        let fault = TomlFault::UnknownReference {
            thing: self.thing,
            id: wanted.value.clone(),
            nearest: nearest.clone(),
            known: self.in_order.iter().take(LISTED).map(|name| (*name).to_owned()).collect(),
        };
        reader.fault(fault, wanted.span.clone());
        Err(nearest)
    }
}

/// Tells of ids that stand twice. Case does not count, since it does not in answers files either.
pub fn distinct<'a>(thing: Thing, ids: impl IntoIterator<Item = &'a At<String>>, reader: &Reader) {
    distinct_texts(thing, ids.into_iter().map(|id| (id.value.as_str(), &id.span)), reader);
}

/// The same of texts with their places.
pub fn distinct_texts<'a>(
    thing: Thing,
    ids: impl IntoIterator<Item = (&'a str, &'a Range<usize>)>,
    reader: &Reader,
) {
    let mut seen: BTreeMap<String, &Range<usize>> = BTreeMap::new();
    let mut looks = Looks::default();
    for (id, span) in ids {
        if let Some(first) = seen.get(&id.to_lowercase()) {
            let fault = TomlFault::Duplicate { thing, id: id.to_owned(), first: (*first).clone() };
            reader.fault(fault, span.clone());
            continue;
        }
        seen.insert(id.to_lowercase(), span);
        // A label is read by people and not looked up by programs.
        if let Some((other, first)) = looks.see(id, span).filter(|_| thing != Thing::Label) {
            let (id, other, first) = (id.to_owned(), other.to_owned(), first.clone());
            let fault = TomlFault::Letters(LettersFault::LooksAlike { id, other, first });
            reader.fault(fault, span.clone());
        }
    }
}

/// Names by what they look like, in small letters and as they are written.
pub struct Looks<'a, T> {
    seen: BTreeMap<String, (&'a str, T)>,
}

impl<T> Default for Looks<'_, T> {
    fn default() -> Self {
        Self { seen: BTreeMap::new() }
    }
}

impl<'a, T: Copy> Looks<'a, T> {
    /// Keeps a name, and gives the one before it that looks the same, if there is one.
    pub fn see(&mut self, name: &'a str, about: T) -> Option<(&'a str, T)> {
        let mut known = None;
        for look in [look(name), look(&name.to_lowercase())] {
            match self.seen.get(&look) {
                Some((other, of)) if *other != name => known = known.or(Some((*other, *of))),
                Some(_) => {}
                None => drop(self.seen.insert(look, (name, about))),
            }
        }
        known
    }
}

/// One of the things that can be parts of each other: its id and the reference to what it is a part of.
pub type Part<'a> = (&'a At<String>, Option<&'a At<String>>);

/// Tells of things that are parts of each other, each circle once.
pub fn no_circles(thing: Thing, parts: &[Part<'_>], reader: &Reader) {
    let place: BTreeMap<&str, usize> =
        parts.iter().enumerate().rev().map(|(at, (id, _))| (id.value.as_str(), at)).collect();
    let parent = |at: usize| parts[at].1.and_then(|parent| place.get(parent.value.as_str())).copied();
    // 0 for those not seen yet; else the number of the walk that came by.
    let mut seen = vec![0; parts.len()];
    for start in 0..parts.len() {
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = start + 1;
            let Some(next) = parent(at) else { break };
            if seen[next] == start + 1 {
                tell_circle(thing, parts, next, parent, reader);
            }
            at = next;
        }
    }
}

fn tell_circle(
    thing: Thing,
    parts: &[Part<'_>],
    start: usize,
    parent: impl Fn(usize) -> Option<usize>,
    reader: &Reader,
) {
    let mut circle = vec![start];
    let rest = std::iter::successors(parent(start), |at| parent(*at));
    circle.extend(rest.take_while(|at| *at != start));
    let first = circle.iter().copied().min().unwrap_or(start);
    let turn = circle.iter().position(|at| *at == first).unwrap_or(0);
    circle.rotate_left(turn);
    let ids = circle.iter().take(LISTED).map(|at| parts[*at].0.value.clone()).collect();
    let span = parts[first].1.map_or_else(|| parts[first].0.span.clone(), |parent| parent.span.clone());
    reader.fault(TomlFault::Circle { thing, ids }, span);
}
