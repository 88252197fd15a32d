//! What an earlier answer must be.

use super::{Answer, Decimal, NodeIx, OptionIx};

/// What an earlier answer must be for an item to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition<N = NodeIx> {
    /// The item whose answer decides.
    pub item: N,
    /// What it must be.
    pub test: Test,
}

/// A test of an answer. "Don't know", "not applicable" and no answer pass none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of these options is chosen or ticked.
    Options(Vec<OptionIx>),
    /// The number is within these limits, ends included.
    Number {
        /// The least, where there is one.
        at_least: Option<Decimal>,
        /// The most, where there is one.
        at_most: Option<Decimal>,
    },
}

impl Test {
    /// Whether an answer passes.
    #[must_use]
    pub fn passes(&self, answer: Answer) -> bool {
        match (self, answer) {
            (Self::Options(options), Answer::Option(option)) => options.contains(&option),
            (Self::Options(options), Answer::Ticks(ticks)) => options.iter().any(|o| ticks.contains(*o)),
            (Self::Number { at_least, at_most }, Answer::Number(value)) => {
                at_least.is_none_or(|least| least <= value) && at_most.is_none_or(|most| value <= most)
            }
            _ => false,
        }
    }
}

impl<A> Condition<A> {
    /// The same with the item found; `None` where there is none such. No condition is one that is always found.
    pub(super) fn resolve<B>(
        condition: Option<&Self>,
        find: &impl Fn(&A) -> Option<B>,
    ) -> Option<Option<Condition<B>>> {
        match condition {
            Some(condition) => {
                Some(Some(Condition { item: find(&condition.item)?, test: condition.test.clone() }))
            }
            None => Some(None),
        }
    }
}
