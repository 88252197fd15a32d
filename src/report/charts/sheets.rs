//! Many units on several sheets, so that none is too long to read: what belongs together stays together.

use std::collections::VecDeque;

use crate::model::{UnitIx, UnitTree};

/// Units that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// In the tree's order.
    pub rows: Vec<UnitIx>,
    /// Those among them whose parts the others are.
    pub heads: Vec<UnitIx>,
    /// How much of their parts it holds.
    pub of: Sheets,
}

/// Whether parts that stand on one level fill one sheet or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheets {
    /// All of them are here.
    Whole,
    /// Only those from this to that.
    Stretch {
        /// The first.
        from: UnitIx,
        /// The last.
        to: UnitIx,
    },
}

/// All units on sheets of at most so many rows: the whole with as many generations below it as there is room for, then
/// the rest of each branch. Small branches share a sheet; of a unit with very many parts each sheet has some.
///
/// A unit stands on a second sheet only where its parts follow there.
#[must_use]
pub fn sheets(units: &UnitTree, most: usize) -> Vec<Sheet> {
    if units.len() <= most {
        let heads = units.roots().filter(|unit| !units[*unit].children.is_empty()).collect();
        return vec![Sheet { rows: units.iter().map(|(ix, _)| ix).collect(), heads, of: Sheets::Whole }];
    }
    let mut made = Vec::new();
    let mut waiting: VecDeque<Option<UnitIx>> = VecDeque::from([units.only_root()]);
    while let Some(head) = waiting.pop_front() {
        let below = overview(units, head, most, &mut made);
        let (large, small) = below.into_iter().partition(|unit| units.subtree(*unit).len() > most);
        branches(units, small, most, &mut made);
        let large: Vec<UnitIx> = large;
        waiting.extend(large.into_iter().map(Some));
    }
    made
}

/// A unit, or where there is none the whole, with the generations below it as far as there is room for whole ones;
/// gives the last of those that have parts of their own.
fn overview(units: &UnitTree, head: Option<UnitIx>, most: usize, made: &mut Vec<Sheet>) -> Vec<UnitIx> {
    let mut last: Vec<UnitIx> = match head {
        Some(head) => units[head].children.clone(),
        None => units.roots().collect(),
    };
    let with_parts = |all: &[UnitIx]| -> Vec<UnitIx> {
        all.iter().copied().filter(|unit| !units[*unit].children.is_empty()).collect()
    };
    let heads: Vec<UnitIx> = head.into_iter().collect();
    let room = most.saturating_sub(heads.len()).max(1);
    if last.len() > room {
        let sheets = last.len().div_ceil(room);
        for sheet in 0..sheets {
            // As even as can be, so that no sheet holds what is left over alone.
            let part = &last[last.len() * sheet / sheets..last.len() * (sheet + 1) / sheets];
            let (Some(from), Some(to)) = (part.first().copied(), part.last().copied()) else { continue };
            let rows = heads.iter().chain(part).copied().collect();
            made.push(Sheet { rows, heads: heads.clone(), of: Sheets::Stretch { from, to } });
        }
        return with_parts(&last);
    }
    let mut shown = last.clone();
    loop {
        let next: Vec<UnitIx> = last.iter().flat_map(|unit| units[*unit].children.iter().copied()).collect();
        if next.is_empty() || shown.len() + next.len() > room {
            break;
        }
        shown.extend(&next);
        last = next;
    }
    shown.sort_unstable();
    let rows = heads.iter().copied().chain(shown).collect();
    made.push(Sheet { rows, heads, of: Sheets::Whole });
    with_parts(&last)
}

/// Branches with all that is below them, as many to a sheet as there is room for.
fn branches(units: &UnitTree, branches: Vec<UnitIx>, most: usize, made: &mut Vec<Sheet>) {
    let mut sheet = Sheet { rows: Vec::new(), heads: Vec::new(), of: Sheets::Whole };
    for head in branches {
        let subtree = units.subtree(head);
        if !sheet.rows.is_empty() && sheet.rows.len() + subtree.len() > most {
            let next = Sheet { rows: Vec::new(), heads: Vec::new(), of: Sheets::Whole };
            made.push(std::mem::replace(&mut sheet, next));
        }
        sheet.rows.extend(subtree);
        sheet.heads.push(head);
    }
    if !sheet.rows.is_empty() {
        made.push(sheet);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Localized, Unit, UnitId};

    /// Units by how deep they stand, in the tree's order.
    fn tree(depths: &[usize]) -> UnitTree {
        let mut path: Vec<usize> = Vec::new();
        let declared = depths.iter().enumerate().map(|(at, depth)| {
            path.truncate(*depth);
            let parent = path.last().copied();
            path.push(at);
            (unit(at), parent)
        });
        UnitTree::new(declared.collect()).expect("a tree")
    }

    fn unit(at: usize) -> Unit {
        let id = format!("u{at}");
        Unit {
            id: UnitId::parse(&id).expect("an id"),
            name: Localized::same(&id),
            parent: None,
            children: Vec::new(),
            depth: 0,
            headcount: None,
            invited: None,
            invited_by_role: Default::default(),
            weights: Default::default(),
            targets: Default::default(),
        }
    }

    fn rows(sheets: &[Sheet]) -> Vec<Vec<u32>> {
        sheets.iter().map(|sheet| sheet.rows.iter().map(|unit| unit.0).collect()).collect()
    }

    #[test]
    fn few_units_are_one_sheet() {
        let made = sheets(&tree(&[0, 1, 1]), 3);
        assert_eq!(rows(&made), [[0, 1, 2]]);
        assert_eq!(made[0].heads, [UnitIx(0)]);
        assert_eq!(rows(&sheets(&tree(&[0, 0, 0]), 3)), [[0, 1, 2]]);
    }

    #[test]
    fn the_whole_and_its_parts_come_first_and_small_branches_share_a_sheet() {
        // 0 (1 (2 3) 4 (5 6) 7 (8 9) 10)
        let made = sheets(&tree(&[0, 1, 2, 2, 1, 2, 2, 1, 2, 2, 1]), 6);
        assert_eq!(rows(&made), [vec![0, 1, 4, 7, 10], vec![1, 2, 3, 4, 5, 6], vec![7, 8, 9]]);
        assert_eq!(made[1].heads, [UnitIx(1), UnitIx(4)]);
    }

    #[test]
    fn very_many_parts_of_one_unit_are_dealt_out_evenly_under_it() {
        let made = sheets(&tree(&[&[0][..], &[1; 7]].concat()), 4);
        assert_eq!(rows(&made), [vec![0, 1, 2], vec![0, 3, 4], vec![0, 5, 6, 7]]);
        assert_eq!(made[2].of, Sheets::Stretch { from: UnitIx(5), to: UnitIx(7) });
    }

    #[test]
    fn units_that_are_part_of_nothing_are_dealt_out_too() {
        assert_eq!(rows(&sheets(&tree(&[0; 5]), 2)), [vec![0], vec![1, 2], vec![3, 4]]);
    }

    #[test]
    fn a_long_chain_of_units_takes_few_sheets() {
        let depths: Vec<usize> = (0..100).collect();
        assert_eq!(sheets(&tree(&depths), 30).len(), 4);
    }

    #[test]
    fn every_unit_is_on_a_sheet_and_no_sheet_is_too_long() {
        // A fixed generator gives the shapes, so that every run sees the same.
        let mut state = 7_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % below
        };
        for most in [2, 3, 7, 30] {
            for count in [1, 2, 31, 157, 600] {
                let mut depths = vec![0];
                while depths.len() < count {
                    depths.push(random(depths[depths.len() - 1] + 2));
                }
                let units = tree(&depths);
                let made = sheets(&units, most);
                let on: BTreeSet<UnitIx> = made.iter().flat_map(|sheet| sheet.rows.clone()).collect();
                assert_eq!(on.len(), count, "{count} units, {most} rows");
                for sheet in &made {
                    assert!(sheet.rows.len() <= most && !sheet.rows.is_empty());
                    assert!(
                        sheet.rows.is_sorted() && sheet.heads.iter().all(|head| sheet.rows.contains(head))
                    );
                }
            }
        }
    }
}
