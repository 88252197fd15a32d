//! Headings to items: by code, by exact text in any language, by the text as far as tools leave it alone. What only looks
//! alike is never taken for the same.

use std::collections::{BTreeMap, BTreeSet};

use super::wording::{fold, plain, without_instruction, without_number};
use crate::load::answers::{own_word, word};
use crate::model::{
    Answer, Answering, Becomes, Item, ItemIx, NodeIx, OptionIx, Part, Questionnaire, Sureness, ToolNames,
    Unmatched,
};

/// The items by everything that a heading may call them.
pub struct Index<'q> {
    /// What was asked.
    pub questionnaire: &'q Questionnaire,
    /// What other programs call it.
    pub names: &'q ToolNames,
    codes: BTreeMap<String, ItemIx>,
    texts: BTreeMap<String, Vec<ItemIx>>,
    folded: BTreeMap<String, Vec<ItemIx>>,
    labels: BTreeSet<String>,
}

/// What stands in the brackets of a column of comments, or of what was written beside "other".
const COMMENTS: [&str; 12] = [
    "comment",
    "kommentar",
    "comments",
    "kommentarer",
    "commentaire",
    "other",
    "annat",
    "övrigt",
    "sonstiges",
    "other comment",
    "othercomment",
    "autre",
];

/// A way to take a heading apart; `None` where it is not of that shape.
type Attempt<'a, 'q> = &'a dyn Fn(&Index<'q>, &str) -> Option<Becomes>;

/// An item, and how surely a text names it.
type Named = Result<(ItemIx, Sureness), Option<Unmatched>>;

impl<'q> Index<'q> {
    /// Gathers what the items are called.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, names: &'q ToolNames) -> Self {
        let mut index = Self {
            questionnaire,
            names,
            codes: BTreeMap::new(),
            texts: BTreeMap::new(),
            folded: BTreeMap::new(),
            labels: BTreeSet::new(),
        };
        let items =
            || questionnaire.items().iter().filter_map(|node| Some((questionnaire.item_ix(*node)?, *node)));
        for (item, node) in items() {
            index.codes.insert(questionnaire[node].id.as_str().to_lowercase(), item);
        }
        // Ids come first: a tool's name for one item may be another's id.
        for (item, node) in items() {
            for names in [&names.limesurvey, &names.xlsform] {
                if let Some(name) = names.nodes.get(&node) {
                    index.codes.entry(name.to_lowercase()).or_insert(item);
                }
            }
            let options = index.item(item).map_or(&[][..], |item| item.answering.options());
            let labels = options.iter().flat_map(|option| option.label.texts());
            index.labels.extend(labels.map(fold));
            let texts = questionnaire[node].name.texts().chain(questionnaire[node].short.texts());
            for text in texts {
                note(&mut index.texts, plain(text), item);
                note(&mut index.folded, fold(text), item);
            }
        }
        index
    }

    /// The item's node.
    #[must_use]
    pub fn node(&self, item: ItemIx) -> NodeIx {
        self.questionnaire.items()[item.at()]
    }

    /// The item itself.
    #[must_use]
    pub fn item(&self, item: ItemIx) -> Option<&'q Item> {
        self.questionnaire[self.node(item)].item()
    }

    /// The item's id.
    #[must_use]
    pub fn id(&self, item: ItemIx) -> &'q str {
        self.questionnaire[self.node(item)].id.as_str()
    }

    /// The item with this id or code.
    #[must_use]
    pub fn by_code(&self, text: &str) -> Option<ItemIx> {
        self.codes.get(&plain(text).to_lowercase()).copied()
    }

    /// Whether a text is the label of an option of any item. A number is none: anything may be counted so.
    #[must_use]
    pub fn is_label(&self, text: &str) -> bool {
        let folded = fold(text);
        folded.replace(',', ".").parse::<f64>().is_err() && self.labels.contains(&folded)
    }

    /// What a heading stands for.
    #[must_use]
    pub fn resolve(&self, heading: &str) -> Becomes {
        let heading = plain(heading);
        let mut why = None;
        match self.named(&heading) {
            Ok((item, how)) => return Becomes::Item(self.node(item), Part::Whole, how),
            Err(reason) => why = why.or(reason),
        }
        let tries: [Attempt<'_, 'q>; 9] = [
            &Self::code_and_text,
            &Self::bracketed,
            &Self::in_parentheses,
            &Self::separated,
            &Self::dotted,
            &Self::on_a_path,
            &Self::underscored,
            &Self::abbreviated,
            &Self::unknown_part,
        ];
        for attempt in tries {
            match attempt(self, &heading) {
                Some(Becomes::Unmatched(reason)) => why = why.or(Some(reason)),
                Some(found) => return found,
                None => {}
            }
        }
        let looks_like = || self.looks_like(&heading).map(|item| Unmatched::LooksLike(self.node(item)));
        Becomes::Unmatched(why.or_else(looks_like).unwrap_or(Unmatched::Unknown))
    }

    /// The item that a text is the code or the text of.
    fn named(&self, text: &str) -> Named {
        if let Some(item) = self.by_code(text) {
            return Ok((item, Sureness::Code));
        }
        let folded = fold(text);
        let looked_up =
            |folded: &str| self.folded.get(folded).or_else(|| self.folded.get(without_number(folded)?));
        let found = self.texts.get(text).map(|items| (items, Sureness::Text)).or_else(|| {
            let underscored = || looked_up(&fold(&text.replace('_', " ")));
            let instructed = || looked_up(&fold(without_instruction(&folded)?));
            let found = looked_up(&folded).or_else(underscored).or_else(instructed);
            found.map(|items| (items, Sureness::Normalised))
        });
        match found {
            None => Err(None),
            Some((items, how)) if items.len() == 1 => Ok((items[0], how)),
            Some((items, _)) => {
                Err(Some(Unmatched::Several(items.iter().map(|item| self.node(*item)).collect())))
            }
        }
    }

    /// The item that a text is the whole text of, or its code; a short name may well begin another question.
    pub(super) fn asked_in_full(&self, text: &str) -> Option<ItemIx> {
        let (item, how) = self.of(text)?;
        let folded = fold(text);
        let is_full = |text: &str| {
            let full = fold(text);
            folded == full || without_number(&folded) == Some(&full) || folded.starts_with(&full)
        };
        let mut names = self.questionnaire[self.node(item)].name.texts();
        (how == Sureness::Code || names.any(is_full)).then_some(item)
    }

    pub(super) fn of(&self, text: &str) -> Option<(ItemIx, Sureness)> {
        self.named(text.trim()).ok()
    }

    /// `code. text`, `code._. text` and `code[sub]. [text]`: the code counts.
    fn code_and_text(&self, heading: &str) -> Option<Becomes> {
        let (code, rest) = split_code(heading)?;
        let of_code = |item| match self.part(item, rest) {
            // An item may well ask for comments in so many words.
            Some(part) if part != Part::Comment => Becomes::Item(self.node(item), part, Sureness::Code),
            _ => self.whole(item, Sureness::Code),
        };
        let by_code = self.by_code(code).map(of_code);
        let found = by_code
            .or_else(|| self.bracketed(code))
            .or_else(|| self.underscored(code))
            .or_else(|| self.dotted(code));
        match found {
            Some(Becomes::Unmatched(_)) | None => {
                let part = if is_comment(&fold(code)) { Part::Comment } else { Part::Whole };
                let by_text = self.of(rest).map(|(item, how)| Becomes::Item(self.node(item), part, how));
                by_text.or_else(|| self.bracketed(rest)).or(found)
            }
            found => found,
        }
    }

    /// `Q[SQ001]`, `Question [Row]`, `Question [Option]`, `Q[comment]`; with two pairs of brackets, one of two scales.
    pub(super) fn bracketed(&self, heading: &str) -> Option<Becomes> {
        let (base, inner) = last_brackets(heading)?;
        if base.ends_with(']') {
            let is_known = last_brackets(base)
                .is_some_and(|(base, inner)| self.of(base).is_some() || self.of(inner).is_some());
            return is_known.then_some(Becomes::Unmatched(Unmatched::DualScale));
        }
        self.parted(base, inner)
    }

    /// An item with a part of it, or a grid with the item that is one of its rows.
    #[must_use]
    pub fn parted(&self, base: &str, inner: &str) -> Option<Becomes> {
        if let Some((item, how)) = self.of(base) {
            if inner.trim().is_empty() {
                return Some(self.whole(item, how));
            }
            let part = self.part(item, inner);
            if let Some(part) = part {
                return Some(Becomes::Item(self.node(item), part, how));
            }
            if self.of(inner).is_none() {
                return Some(Becomes::Unmatched(Unmatched::UnknownPart(self.node(item))));
            }
        }
        self.of(inner).map(|(item, how)| self.whole(item, how))
    }

    /// `group/question` and `group/question/option`; of codes also `group-question` and `group-question/option`.
    fn on_a_path(&self, heading: &str) -> Option<Becomes> {
        let Some((before, last)) = heading.rsplit_once('/') else {
            return self.of_path(heading).map(|(item, how)| self.whole(item, how));
        };
        if let Some((item, how)) = self.of(last).or_else(|| self.of_path(last)) {
            return Some(self.whole(item, how));
        }
        let base = before.rsplit_once('/').map_or(before, |(_, base)| base);
        let (item, how) = self.of(base).or_else(|| self.of(before)).or_else(|| self.of_path(base))?;
        let node = self.node(item);
        Some(match self.part(item, last) {
            Some(part) => Becomes::Item(node, part, how),
            None => Becomes::Unmatched(Unmatched::UnknownPart(node)),
        })
    }

    /// The item at the end of `group-subgroup-question`, where groups stand before a code with a sign between.
    pub(super) fn of_path(&self, path: &str) -> Option<(ItemIx, Sureness)> {
        if path.contains(char::is_whitespace) {
            return None;
        }
        let mut ends = path.match_indices(['-', '.', ':']).map(|(at, sign)| &path[at + sign.len()..]);
        ends.find_map(|end| Some((self.by_code(end)?, Sureness::Code)))
    }

    /// `Q_SQ001` and `Q_SQ001_0`, the last number being a scale's; `Q___1` for an option.
    fn underscored(&self, heading: &str) -> Option<Becomes> {
        if heading.contains(char::is_whitespace) {
            return None;
        }
        let heading = heading.strip_suffix("_0").unwrap_or(heading);
        if let Some(item) = self.by_code(heading) {
            return Some(self.whole(item, Sureness::Code));
        }
        if let Some((base, option)) = heading.split_once("___")
            && let Some(item) = self.by_code(base)
        {
            let part = self.part(item, option);
            let node = self.node(item);
            let unknown = Becomes::Unmatched(Unmatched::UnknownPart(node));
            return Some(part.map_or(unknown, |part| Becomes::Item(node, part, Sureness::Code)));
        }
        let mut splits = heading.match_indices('_').map(|(at, _)| (&heading[..at], &heading[at + 1..]));
        splits.find_map(|(base, rest)| {
            let of_base = self.by_code(base).and_then(|item| Some((item, self.part(item, rest)?)));
            let of_base = of_base.map(|(item, part)| Becomes::Item(self.node(item), part, Sureness::Code));
            of_base.or_else(|| self.by_code(rest).map(|item| self.whole(item, Sureness::Code)))
        })
    }

    /// A text that was cut off after fifteen characters or so, with or without dots.
    fn abbreviated(&self, heading: &str) -> Option<Becomes> {
        const LEAST: usize = 10;
        let cut = heading.trim_end_matches(['.', '…', ' ']);
        let has_dots = cut.len() < heading.len() && !heading.ends_with(&format!("{cut}."));
        let start = fold(cut);
        let length = start.chars().count();
        if length < LEAST || !(has_dots || (14..=16).contains(&heading.chars().count())) {
            return None;
        }
        let mut fitting: Vec<ItemIx> = self
            .folded
            .iter()
            .filter(|(text, _)| text.starts_with(&start))
            .flat_map(|(_, items)| items.clone())
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        match fitting[..] {
            [] => None,
            [item] => Some(self.whole(item, Sureness::Beginning)),
            _ => {
                Some(Becomes::Unmatched(Unmatched::Several(fitting.iter().map(|i| self.node(*i)).collect())))
            }
        }
    }

    pub(super) fn whole(&self, item: ItemIx, how: Sureness) -> Becomes {
        Becomes::Item(self.node(item), Part::Whole, how)
    }

    /// One of the common words, or of the questionnaire's own for the same.
    #[must_use]
    pub fn word(&self, text: &str) -> Option<Answer> {
        word(text).or_else(|| own_word(self.questionnaire, text))
    }

    /// The part of an item that a text names.
    #[must_use]
    pub fn part(&self, item: ItemIx, text: &str) -> Option<Part> {
        let text = plain(text);
        let folded = fold(&text);
        if let Some(Answering::Multi(_)) = self.item(item).map(|item| &item.answering) {
            if let Some(option) = self.option(item, &text) {
                return Some(Part::Option(option));
            }
            match self.word(&text).or_else(|| self.word(&folded)) {
                Some(Answer::DontKnow) => return Some(Part::DontKnow),
                Some(Answer::NotApplicable) => return Some(Part::NotApplicable),
                _ => {}
            }
        }
        is_comment(&folded).then_some(Part::Comment)
    }

    /// The option of an item that a text names: by id, by a tool's code, by label, by what it looks like.
    #[must_use]
    pub fn option(&self, item: ItemIx, text: &str) -> Option<OptionIx> {
        let node = self.node(item);
        let asked = self.item(item)?;
        let options = asked.answering.options();
        let all = || (0..options.len()).map(OptionIx::new);
        let text = text.trim();
        let by_id = all().find(|at| options[at.at()].id.as_str().eq_ignore_ascii_case(text));
        let code = |at: &OptionIx| {
            let named = |names: &crate::model::NodeNames| names.options.get(&(node, *at)).cloned();
            [named(&self.names.limesurvey), named(&self.names.xlsform)]
                .into_iter()
                .flatten()
                .any(|code| code.eq_ignore_ascii_case(text))
        };
        let folded = fold(text);
        let label = |at: &OptionIx| options[at.at()].label.texts().any(|label| fold(label) == folded);
        let described = |at: &OptionIx| {
            let anchors = asked.anchors.get(at.at());
            let mut labels = options[at.at()].label.texts().map(fold);
            anchors.is_some_and(|anchor| {
                let mut anchors = anchor.texts().map(fold);
                anchors.any(|anchor| {
                    anchor == folded || labels.any(|label| format!("{label}: {anchor}") == folded)
                })
            })
        };
        let find = |is: &dyn Fn(&OptionIx) -> bool| all().find(is);
        by_id.or_else(|| find(&code)).or_else(|| find(&label)).or_else(|| find(&described))
    }

    /// The item whose text looks most like a heading, if any does.
    fn looks_like(&self, heading: &str) -> Option<ItemIx> {
        const ALIKE: f64 = 0.75;
        let folded = fold(heading);
        // A heading far longer than any question is none, and comparing it would take long.
        let length = folded.chars().count();
        if !(4..=600).contains(&length) {
            return None;
        }
        let likeness = |text: &String| {
            let other = text.chars().count();
            let is_near = other.abs_diff(length) * 3 <= other.max(length);
            if is_near { strsim::normalized_levenshtein(text, &folded) } else { 0.0 }
        };
        // A question with something before or behind it that nobody knows.
        const TELLING: usize = 16;
        let is_within = |text: &&String| text.chars().count() >= TELLING && folded.contains(text.as_str());
        let within = self.folded.keys().filter(is_within).max_by_key(|text| text.len());
        if let Some(within) = within {
            return self.folded[within].first().copied();
        }
        let texts = self.folded.iter().map(|(text, items)| (likeness(text), items[0]));
        let ids = self.codes.iter().map(|(code, item)| (likeness(code), *item));
        let best = texts.chain(ids).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        (best.0 >= ALIKE).then_some(best.1)
    }
}

fn note(index: &mut BTreeMap<String, Vec<ItemIx>>, text: String, item: ItemIx) {
    let items = index.entry(text).or_default();
    if !items.contains(&item) {
        items.push(item);
    }
}

/// The code in front of a text, and the text. A code has no space in it.
pub fn split_code(heading: &str) -> Option<(&str, &str)> {
    let parted = heading.split_once("._.").filter(|(code, _)| is_code(code));
    if let Some((code, rest)) = parted {
        return Some((code, rest.trim_start()));
    }
    let at = heading.find([' '])?;
    let (code, rest) = (&heading[..at], heading[at..].trim_start());
    let code = code.strip_suffix(['.', ':'])?;
    is_code(code).then_some((code, rest))
}

fn is_code(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic());
    starts && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '[' | ']' | '_' | '-' | '.'))
}

/// Whether a text, in the form in which texts are compared, names what was written beside an answer.
pub fn is_comment(folded: &str) -> bool {
    const SPECIFIED: [&str; 6] =
        ["(please specify)", "(specificera)", "(ange vad)", "- text", "nämligen", "please specify"];
    let bare = SPECIFIED.iter().find_map(|word| folded.strip_suffix(word)).unwrap_or(folded);
    COMMENTS.contains(&bare.trim_end_matches([' ', ':', ',', '-']))
}

/// What stands before the last brackets, and in them. Brackets may stand in each other.
fn last_brackets(heading: &str) -> Option<(&str, &str)> {
    let inside = heading.strip_suffix(']')?;
    let mut depth = 1;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((inside[..at].trim_end(), inside[at + 1..].trim()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_codes_are_taken_apart() {
        assert_eq!(last_brackets("a [b]"), Some(("a", "b")));
        assert_eq!(last_brackets("a [b [c]]"), Some(("a", "b [c]")));
        assert_eq!(last_brackets("a[b][1]"), Some(("a[b]", "1")));
        assert_eq!(last_brackets("a]"), None);
        assert_eq!(last_brackets("a"), None);
        assert_eq!(split_code("grid[q1]. [Text]"), Some(("grid[q1]", "[Text]")));
        assert_eq!(split_code("q1._. Text"), Some(("q1", "Text")));
        assert_eq!(split_code("q1._.Text of it"), Some(("q1", "Text of it")));
        assert_eq!(split_code("q1[a]._.Text"), Some(("q1[a]", "Text")));
        assert_eq!(split_code("Har ni det. Ja"), None);
        assert_eq!(split_code("1. Har ni"), None);
    }
}
