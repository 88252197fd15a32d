//! What is assessed: a forest of units.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use super::letters::nfc;
use super::{Localized, NodeId, Points, RoleId, UnitId, Weight};

/// Which unit, counted from 0 in the tree's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitIx(pub u32);

impl UnitIx {
    /// The place in a vector that has one element per unit.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// A workplace, an administration, a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What answers files call it.
    pub id: UnitId,
    /// What reports call it.
    pub name: Localized,
    /// The unit it is a part of.
    pub parent: Option<UnitIx>,
    /// Its parts.
    pub children: Vec<UnitIx>,
    /// How many steps it stands below a unit without a parent.
    pub depth: u8,
    /// How many work there, its parts included.
    pub headcount: Option<u32>,
    /// How many were asked, its parts included.
    pub invited: Option<u32>,
    /// How many of them in each role, where that is known.
    pub invited_by_role: BTreeMap<RoleId, u32>,
    /// The shared target picture: the score wanted per node.
    pub targets: BTreeMap<NodeId, Points>,
    /// What nodes weigh in the unit and its parts, where that is not what the questionnaire says.
    pub weights: BTreeMap<NodeId, Weight>,
}

/// All units of an assessment; parents stand before their children, siblings in the order given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitTree {
    units: Vec<Unit>,
    by_id: BTreeMap<UnitId, UnitIx>,
}

impl UnitTree {
    /// Puts units in order. Each comes with its parent's place in the same list.
    ///
    /// `None` where an id stands twice, a parent is out of range, or parents form a circle: whoever reads
    /// the units from a file has already told the person so.
    #[must_use]
    pub fn new(mut declared: Vec<(Unit, Option<usize>)>) -> Option<Self> {
        let count = declared.len();
        if declared.iter().any(|(_, parent)| parent.is_some_and(|p| p >= count)) {
            return None;
        }
        let mut children = vec![Vec::new(); count];
        let mut stack = Vec::new();
        for (at, (_, parent)) in declared.iter().enumerate() {
            match parent {
                Some(parent) => children[*parent].push(at),
                None => stack.push((at, None, 0)),
            }
        }
        stack.reverse();
        let mut tree = Self::default();
        while let Some((at, parent, depth)) = stack.pop() {
            let ix = UnitIx(u32::try_from(tree.units.len()).ok()?);
            let unit = &mut declared[at].0;
            let placed = Unit { parent, depth, children: Vec::new(), ..unit.clone() };
            if let Some(parent) = parent {
                let parent: &mut Unit = &mut tree.units[UnitIx::at(parent)];
                parent.children.push(ix);
            }
            if tree.by_id.insert(placed.id.clone(), ix).is_some() {
                return None;
            }
            tree.units.push(placed);
            let below = children[at].iter().rev();
            stack.extend(below.map(|child| (*child, Some(ix), depth.saturating_add(1))));
        }
        (tree.units.len() == count).then_some(tree)
    }

    /// The units, parents before children.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (UnitIx, &Unit)> + ExactSizeIterator {
        self.units.iter().enumerate().map(|(at, unit)| (UnitIx(at as u32), unit))
    }

    /// How many units there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no unit.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The units without parts.
    pub fn workplaces(&self) -> impl DoubleEndedIterator<Item = UnitIx> + '_ {
        self.iter().filter(|(_, unit)| unit.children.is_empty()).map(|(ix, _)| ix)
    }

    /// Those among a unit and the units in it.
    #[must_use]
    pub fn workplaces_in(&self, top: UnitIx) -> Vec<UnitIx> {
        let mut within = self.subtree(top);
        within.retain(|unit| self[*unit].children.is_empty());
        within
    }

    /// The unit with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<UnitIx> {
        self.by_id.get(&*nfc(id)).copied()
    }

    /// The units that are part of no other.
    pub fn roots(&self) -> impl Iterator<Item = UnitIx> {
        self.iter().filter(|(_, unit)| unit.parent.is_none()).map(|(ix, _)| ix)
    }

    /// The unit that all others are part of, where there is one.
    #[must_use]
    pub fn only_root(&self) -> Option<UnitIx> {
        let mut roots = self.roots();
        let first = roots.next()?;
        roots.next().is_none().then_some(first)
    }

    /// The place of each unit's parent, which stands before it.
    #[must_use]
    pub fn parents(&self) -> Vec<Option<usize>> {
        self.units.iter().map(|unit| unit.parent.map(UnitIx::at)).collect()
    }

    /// A unit and everything below it.
    #[must_use]
    pub fn subtree(&self, top: UnitIx) -> Vec<UnitIx> {
        let depth = self[top].depth;
        let below = self.units[top.at() + 1..].iter().take_while(|unit| unit.depth > depth).count();
        (top.0..=top.0 + below as u32).map(UnitIx).collect()
    }

    /// Whether one of the two is a part of the other, or both are the same.
    #[must_use]
    pub fn are_nested(&self, a: UnitIx, b: UnitIx) -> bool {
        self.subtree(a).contains(&b) || self.subtree(b).contains(&a)
    }
}

impl std::ops::Index<UnitIx> for UnitTree {
    type Output = Unit;

    fn index(&self, ix: UnitIx) -> &Unit {
        &self.units[ix.at()]
    }
}

/// What each unit has of its own, with all that its parts have; `parents` has each unit's parent, which stands before it.
#[must_use]
pub fn with_parts<T: Copy + AddAssign>(parents: &[Option<usize>], own: &[T]) -> Vec<T> {
    let mut all = own.to_vec();
    for (unit, parent) in parents.iter().enumerate().rev() {
        if let Some(parent) = parent {
            let part = all[unit];
            all[*parent] += part;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &str) -> Unit {
        Unit {
            id: UnitId::parse(id).expect("an id"),
            name: Localized::same(id),
            parent: None,
            children: Vec::new(),
            depth: 0,
            headcount: None,
            invited: None,
            invited_by_role: BTreeMap::new(),
            targets: BTreeMap::new(),
            weights: BTreeMap::new(),
        }
    }

    fn order(declared: &[(&str, Option<usize>)]) -> Option<Vec<String>> {
        let declared = declared.iter().map(|(id, parent)| (unit(id), *parent)).collect();
        let tree = UnitTree::new(declared)?;
        Some(tree.iter().map(|(_, u)| format!("{}{}", "·".repeat(u.depth.into()), u.id)).collect())
    }

    #[test]
    fn parents_stand_before_children_whatever_the_file_says() {
        let declared = [("c", Some(1)), ("b", Some(3)), ("d", Some(3)), ("a", None), ("e", None)];
        assert_eq!(order(&declared).expect("a tree"), ["a", "·b", "··c", "·d", "e"]);
    }

    #[test]
    fn circles_strangers_and_twins_are_no_tree() {
        assert_eq!(order(&[("a", Some(1)), ("b", Some(0))]), None);
        assert_eq!(order(&[("a", Some(7))]), None);
        assert_eq!(order(&[("a", None), ("a", None)]), None);
    }

    #[test]
    fn a_subtree_is_the_unit_and_what_is_below_it() {
        let declared = [("a", None), ("b", Some(0)), ("c", Some(1)), ("d", Some(0)), ("e", None)];
        let declared = declared.iter().map(|(id, parent)| (unit(id), *parent)).collect();
        let tree = UnitTree::new(declared).expect("a tree");
        let ids = |top| tree.subtree(UnitIx(top)).iter().map(|ix| ix.0).collect::<Vec<_>>();
        assert_eq!(ids(0), [0, 1, 2, 3]);
        assert_eq!(ids(1), [1, 2]);
        assert_eq!(ids(4), [4]);
        assert!(tree.are_nested(UnitIx(2), UnitIx(0)) && !tree.are_nested(UnitIx(2), UnitIx(3)));
    }
}
