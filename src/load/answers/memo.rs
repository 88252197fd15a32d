//! A memory of what cells were found to mean: the same few texts stand in a column again and again.

use std::collections::HashMap;

/// What has been worked out, by the cell's bytes. Only looked up, never walked through.
#[derive(Debug)]
pub(super) struct Memo<T> {
    few: Vec<(Box<[u8]>, T)>,
    many: HashMap<Box<[u8]>, T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { few: Vec::new(), many: HashMap::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// As many texts as are looked through faster than hashed.
    const FEW: usize = 8;
    /// Where every cell differs, remembering them all would help nobody.
    const MOST: usize = 1 << 16;

    pub(super) fn get(&self, cell: &[u8]) -> Option<T> {
        let known = self.few.iter().find(|(known, _)| **known == *cell).map(|(_, meaning)| *meaning);
        known.or_else(|| self.many.get(cell).copied())
    }

    pub(super) fn keep(&mut self, cell: &[u8], meaning: T) {
        if self.few.len() < Self::FEW {
            self.few.push((cell.into(), meaning));
        } else if self.many.len() < Self::MOST {
            self.many.insert(cell.into(), meaning);
        }
    }
}
