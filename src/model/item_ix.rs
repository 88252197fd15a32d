//! The place of an item among the items.

/// Which item, counted from 0 among the items alone; answers stand in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIx(pub u16);

impl ItemIx {
    /// The place in a vector that has one element per item.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}
