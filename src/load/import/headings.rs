//! Headings in two parts: a question, and behind a sign the row of a grid or an option.

use super::matching::{Index, is_comment};
use super::wording::{fold, without_number};
use crate::model::{Answering, Becomes, ItemIx, NodeIx, Part, Sureness, Unmatched};

/// What tools put between a question and its row or option.
const SIGNS: [&str; 12] = [">>", "»", "→", "::", ":", "|", " > ", " / ", "–", "—", "-", "_"];

/// What a question ends with where its row or option stands behind it without a sign, such as on a line of its own.
const ENDS: [&str; 3] = ["? ", ": ", ". "];

/// What stands in the place of an option where the column has the whole answer.
const WHOLE: [&str; 8] = [
    "selected choice",
    "selected choices",
    "valt alternativ",
    "response",
    "open-ended response",
    "svar",
    "antwort",
    "réponse",
];

/// A heading is taken apart so many times, one part in the other.
const DEPTH: usize = 3;

impl Index<'_> {
    /// `Question: row`, `Question - row`, `Question >> row`, `Question - option`, with any other sign between.
    pub(super) fn separated(&self, heading: &str) -> Option<Becomes> {
        self.separated_within(heading, DEPTH)
    }

    fn separated_within(&self, heading: &str, depth: usize) -> Option<Becomes> {
        const MOST: usize = 30;
        if depth == 0 || !heading.contains(char::is_whitespace) {
            return None;
        }
        let places = SIGNS.iter().flat_map(|sign| heading.match_indices(sign));
        let splits = places.map(|(at, sign)| (heading[..at].trim(), heading[at + sign.len()..].trim()));
        let splits = splits.filter(|(base, inner)| !base.is_empty() && !inner.is_empty());
        let found = splits.take(MOST).filter_map(|(base, inner)| self.in_two(base, inner, depth));
        decided(found.collect()).or_else(|| self.in_sentences(heading, depth))
    }

    /// `Question? Row`: what stands behind a question may say more of it, too.
    fn in_sentences(&self, heading: &str, depth: usize) -> Option<Becomes> {
        let places = ENDS.iter().flat_map(|end| heading.match_indices(end));
        let splits = places.map(|(at, end)| heading.split_at(at + end.len()));
        let found = splits.filter_map(|(base, inner)| self.in_two(base.trim(), inner.trim(), depth));
        decided(found.filter(|found| matches!(found, Becomes::Item(..))).collect())
    }

    /// `Question (option)`, `Question (row)` and `Question (choice=option)`.
    pub(super) fn in_parentheses(&self, heading: &str) -> Option<Becomes> {
        let (base, inner) = last_parentheses(heading)?;
        if base.is_empty() || inner.is_empty() {
            return None;
        }
        if let Some(choice) =
            inner.strip_prefix("choice").and_then(|rest| rest.trim_start().strip_prefix('='))
        {
            return self.parted(base, choice.trim());
        }
        // What stands in parentheses may say more of the question, too.
        let found = self.in_two(base, inner, DEPTH)?;
        (!matches!(found, Becomes::Unmatched(Unmatched::UnknownPart(_)))).then_some(found)
    }

    fn in_two(&self, base: &str, inner: &str, depth: usize) -> Option<Becomes> {
        let of_item = |item: ItemIx, part, how| Becomes::Item(self.node(item), part, how);
        let folded = fold(inner);
        let chosen = ["selected choice - ", "valt alternativ - "];
        let inner = match chosen.iter().find(|start| folded.starts_with(**start)) {
            Some(start) => inner.get(start.len()..).unwrap_or(inner),
            None => inner,
        };
        if let Some((item, how)) = self.of(base) {
            if WHOLE.contains(&&*folded) {
                return Some(self.whole(item, how));
            }
            let numbered = || self.part(item, without_number(&folded)?);
            if let Some(part) = self.part(item, inner).or_else(numbered) {
                return Some(of_item(item, part, how));
            }
        }
        if is_comment(&fold(base)) {
            return self.by_words(inner).map(|(item, how)| of_item(item, Part::Comment, how));
        }
        // Whoever names a row in words has not written its code.
        if let Some((item, how)) = self.by_words(inner) {
            return Some(self.whole(item, how));
        }
        let within = || self.bracketed(inner).or_else(|| self.separated_within(inner, depth - 1));
        if let found @ Some(Becomes::Item(..)) = within() {
            return found;
        }
        let item = self.asked_in_full(base)?;
        Some(Becomes::Unmatched(Unmatched::UnknownPart(self.node(item))))
    }

    /// `item.option` and `item-option`, with groups before the item or without.
    pub(super) fn dotted(&self, heading: &str) -> Option<Becomes> {
        let parts = self.splits(heading, &['.', '-']).filter_map(|(item, how, rest)| {
            Some(Becomes::Item(self.node(item), self.part(item, rest)?, how))
        });
        let found = decided(parts.collect())?;
        // What is written as an option may be an item in a group, too.
        let Some((item, _)) = self.of_path(heading) else { return Some(found) };
        match found {
            Becomes::Item(_, Part::Comment, _) => None,
            Becomes::Item(node, ..) if node != self.node(item) => {
                Some(Becomes::Unmatched(Unmatched::Several(vec![node, self.node(item)])))
            }
            found @ (Becomes::Item(..)
            | Becomes::Group(_)
            | Becomes::System(_)
            | Becomes::Ignored
            | Becomes::Filter
            | Becomes::Unmatched(_)) => Some(found),
        }
    }

    /// `item_1`, `item.1`, `item1`, `item-more`, where the item has nothing that is called so. As a number tells columns
    /// of any item apart, it is a part of any; other words are one only where the item has options to tick.
    pub(super) fn unknown_part(&self, heading: &str) -> Option<Becomes> {
        if heading.contains(char::is_whitespace) {
            return None;
        }
        let is_multi =
            |item: ItemIx| self.item(item).is_some_and(|item| matches!(item.answering, Answering::Multi(_)));
        let is_count = |rest: &str| rest.len() <= 3 && rest.chars().all(|c| c.is_ascii_digit());
        let signed = self.splits(heading, &['.', '-', '_']).filter(|(_, how, _)| *how == Sureness::Code);
        let mut signed = signed.filter(|(item, _, rest)| is_count(rest) || is_multi(*item));
        let glued = || {
            let base = heading.trim_end_matches(|c: char| c.is_ascii_digit());
            let is_glued = base.len() < heading.len() && is_count(&heading[base.len()..]);
            let (item, _) = self.at_the_end(base).filter(|(_, how)| is_glued && *how == Sureness::Code)?;
            is_multi(item).then_some(item)
        };
        let item = signed.next().map(|(item, ..)| item).or_else(glued)?;
        Some(Becomes::Unmatched(Unmatched::UnknownPart(self.node(item))))
    }

    /// Every item that stands before one of these signs, with what stands behind it.
    fn splits<'h>(
        &self,
        heading: &'h str,
        signs: &'static [char],
    ) -> impl Iterator<Item = (ItemIx, Sureness, &'h str)> {
        const MOST: usize = 30;
        let places = heading.match_indices(signs).take(MOST);
        let splits = places.map(move |(at, sign)| (&heading[..at], heading[at + sign.len()..].trim()));
        splits.filter(|(base, rest)| !base.is_empty() && !rest.is_empty()).filter_map(|(base, rest)| {
            let (item, how) = self.at_the_end(base)?;
            Some((item, how, rest))
        })
    }

    /// The item that a text names, or that stands last on a path.
    fn at_the_end(&self, base: &str) -> Option<(ItemIx, Sureness)> {
        let last = || base.rsplit_once('/').and_then(|(_, last)| self.of(last));
        self.of(base).or_else(|| self.of_path(base)).or_else(last)
    }

    /// The item whose text this is; a code is no words.
    fn by_words(&self, text: &str) -> Option<(ItemIx, Sureness)> {
        self.of(text).filter(|(_, how)| *how != Sureness::Code)
    }
}

/// What all the ways to take a heading apart say, if they agree.
fn decided(found: Vec<Becomes>) -> Option<Becomes> {
    let mut items: Vec<(NodeIx, Part, Sureness)> = Vec::new();
    for becomes in &found {
        if let Becomes::Item(node, part, how) = becomes
            && !items.iter().any(|(known, of, _)| (known, of) == (node, part))
        {
            items.push((*node, *part, *how));
        }
    }
    match items[..] {
        [] => found.into_iter().next(),
        [(node, part, how)] => Some(Becomes::Item(node, part, how)),
        _ => {
            let mut nodes: Vec<NodeIx> = items.iter().map(|(node, ..)| *node).collect();
            nodes.dedup();
            Some(Becomes::Unmatched(Unmatched::Several(nodes)))
        }
    }
}

/// What stands before the last parentheses, and in them. Parentheses may stand in each other.
fn last_parentheses(heading: &str) -> Option<(&str, &str)> {
    let inside = heading.strip_suffix(')')?;
    let mut depth = 1;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((inside[..at].trim_end(), inside[at + 1..].trim()));
        }
    }
    None
}

/// The heading that another was made of by a number behind it, where tools tell columns of the same heading apart:
/// `Question2`, `Question.1`, `Question_2`, `Question (2)`.
pub fn without_count(heading: &str) -> Option<&str> {
    let bracketed = heading.strip_suffix(')').and_then(|heading| heading.rsplit_once(" ("));
    let is_count = |text: &str, least: u32| {
        let count = text.parse::<u32>().ok().filter(|_| text.len() <= 3 && !text.starts_with('0'));
        count.is_some_and(|count| count >= least)
    };
    if let Some((base, _)) = bracketed.filter(|(_, count)| is_count(count, 1)) {
        return Some(base);
    }
    let base = heading.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = &heading[base.len()..];
    let parted = base.strip_suffix(['.', '_']).filter(|base| !base.is_empty() && is_count(count, 1));
    let glued = || (!base.is_empty() && !base.ends_with(' ') && is_count(count, 2)).then_some(base);
    parted.or_else(glued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_tells_columns_apart_is_taken_off() {
        for (heading, base) in [
            ("Do you?2", Some("Do you?")),
            ("Do you?.1", Some("Do you?")),
            ("tools_2", Some("tools")),
            ("Do you? (2)", Some("Do you?")),
            ("Do you?1", None),
            ("Office 365", None),
            ("Do you", None),
            ("2", None),
            ("Plan2026", None),
        ] {
            assert_eq!(without_count(heading), base, "{heading}");
        }
    }

    #[test]
    fn parentheses_may_stand_in_each_other() {
        assert_eq!(last_parentheses("A? (B (c, d))"), Some(("A?", "B (c, d)")));
        assert_eq!(last_parentheses("A)"), None);
        assert_eq!(last_parentheses("A (b) c"), None);
    }
}
