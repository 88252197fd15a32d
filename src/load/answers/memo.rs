//! A memory of what cells were found to mean: the same few texts stand in a column again and again.

use std::collections::HashMap;

/// What has been worked out, by the cell's bytes. Only looked up, never walked through.
#[derive(Debug)]
pub(super) struct Memo<T> {
    few: Vec<(Short, T)>,
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
        let short = Short::of(cell);
        let known = self.few.iter().find(|(known, _)| Some(*known) == short).map(|(_, meaning)| *meaning);
        known.or_else(|| self.many.get(cell).copied())
    }

    pub(super) fn keep(&mut self, cell: &[u8], meaning: T) {
        match Short::of(cell).filter(|_| self.few.len() < Self::FEW) {
            Some(short) => self.few.push((short, meaning)),
            None if self.many.len() < Self::MOST => {
                self.many.insert(cell.into(), meaning);
            }
            None => {}
        }
    }
}

/// A cell of a few bytes, with their number: it is compared in one step, and nearly all answers are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short(u64);

impl Short {
    fn of(cell: &[u8]) -> Option<Self> {
        const ROOM: usize = size_of::<u64>() - 1;
        let with = |packed, byte: &u8| packed << u8::BITS | u64::from(*byte);
        (cell.len() <= ROOM).then(|| Self(cell.iter().fold(cell.len() as u64, with)))
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn every_text_is_known_by_all_of_its_bytes() {
        let texts =
            ["", "\0", "\0\0", "1", "10", "1 ", "7 bytes", "8 bytes!", "8 bytes?", "2", "3", "4", "5"];
        let mut memo = Memo::default();
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(memo.get(text.as_bytes()), None, "{text:?}");
            memo.keep(text.as_bytes(), at);
        }
        assert!(texts.iter().enumerate().all(|(at, text)| memo.get(text.as_bytes()) == Some(at)));
    }
}
