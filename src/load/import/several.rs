//! Several options in one cell: with signs or line breaks between them, as a list, or one after the other.

use super::values::Values;
use super::wording::{fold, plain};
use crate::load::answers::{Refusal, Usage, exclusive_fault, fault_of, read_answer, ruling_out};
use crate::load::import::mapping::Exclusive;
use crate::model::{Answer, AnswerFaultKind, Answering, Item, ItemIx, Multi, OptionIx, Ticks, as_number};

/// What may stand between options, the surest first: a label may well have a comma in it, and hardly a line break.
const BETWEEN: [&str; 5] = ["\n", ";", "|", ",", " "];

/// More parts than all options could have are no list of them.
const MOST_PARTS: usize = 400;

/// A longer text is no list of labels with nothing between them.
const MOST_WORDS: usize = 80;

/// A list that was taken apart as far as that goes.
#[derive(Default)]
struct Parted<'t> {
    ticks: Vec<OptionIx>,
    /// How many parts are known.
    known: usize,
    /// The parts that nobody knows, in order.
    unknown: Vec<&'t str>,
}

impl Values<'_> {
    /// The options that a cell ticks.
    pub(super) fn several(
        &self,
        item: ItemIx,
        asked: &Item,
        multi: &Multi,
        text: &str,
        usage: Usage,
    ) -> Result<Answer, AnswerFaultKind> {
        let text = in_lines(text);
        let text = text.as_str();
        if let Some(option) = self.index.option(item, text) {
            return self.settled(item, multi, Ticks::from_iter([option]));
        }
        if let Some(answer) = self.index.word(&fold(text)) {
            return Ok(answer);
        }
        if let Some(list) = json_list(text) {
            return self.listed(item, multi, &list, usage);
        }
        let parted = self.parted(item, text, usage);
        if let Some(parted) = parted.as_ref().filter(|parted| parted.unknown.is_empty()) {
            return self.settled(item, multi, parted.ticks.iter().copied().collect());
        }
        let line = plain(text);
        match (read_answer(&asked.answering, &line, || usage), parted) {
            (Ok(Answer::Ticks(ticks)), _) | (Err(Refusal::Exclusive(ticks)), _) => {
                self.settled(item, multi, ticks)
            }
            (Ok(answer), _) => Ok(answer),
            // Numbers that may be places or codes are told as that, and not as what somebody wrote beside the options.
            (Err(refusal @ Refusal::Doubtful(..)), _) if self.anything_else(item, asked).is_none() => {
                Err(fault_of(&asked.answering, &line, refusal))
            }
            (Err(_), Some(parted)) if parted.known > 0 => self.with_others(item, multi, parted),
            (Err(refusal), _) => {
                self.anything_else(item, asked).ok_or_else(|| fault_of(&asked.answering, &line, refusal))
            }
        }
    }

    /// A list in which somebody has written something of their own beside the options.
    fn with_others(&self, item: ItemIx, multi: &Multi, parted: Parted) -> Result<Answer, AnswerFaultKind> {
        let mut ticks = parted.ticks;
        for part in &parted.unknown {
            match self.part_of_list(item, part) {
                Some(options) => ticks.extend(options),
                None => {
                    let answering = Answering::Multi(multi.clone());
                    return Err(fault_of(&answering, part, Refusal::NoOption(part)));
                }
            }
        }
        if ticks.is_empty() && !parted.unknown.is_empty() {
            return Ok(Answer::NotAnswered);
        }
        self.settled(item, multi, ticks.into_iter().collect())
    }

    /// The options that a mapping makes of a part of a list: none where it is to say nothing.
    fn part_of_list(&self, item: ItemIx, part: &str) -> Option<Vec<OptionIx>> {
        let mapping = self.mapping?;
        let meant = mapping.meaning(item, part).or_else(|| mapping.anything_else(item))?;
        if meant.trim().is_empty() {
            return Some(Vec::new());
        }
        meant.split('|').map(|option| self.index.option(item, option)).collect()
    }

    fn listed(
        &self,
        item: ItemIx,
        multi: &Multi,
        list: &[String],
        usage: Usage,
    ) -> Result<Answer, AnswerFaultKind> {
        let mut parted = Parted::default();
        for part in list.iter().map(String::as_str).filter(|part| !part.trim().is_empty()) {
            match self.option_or_place(item, part, usage) {
                Some(option) => {
                    parted.ticks.push(option);
                    parted.known += 1;
                }
                None => parted.unknown.push(part),
            }
        }
        self.with_others(item, multi, parted)
    }

    /// Takes a text apart at the sign with which most of it is known. A part that a mapping speaks of counts as known.
    fn parted<'t>(&self, item: ItemIx, text: &'t str, usage: Usage) -> Option<Parted<'t>> {
        let mut best: Option<Parted> = None;
        for between in BETWEEN.into_iter().filter(|between| text.contains(between)) {
            let Some(parted) = self.parted_at(item, text, between, usage) else { continue };
            // One part after the other with spaces between is a list only where all of it is known.
            let is_list = between != " " || parted.unknown.is_empty();
            let is_better = best.as_ref().is_none_or(|best| {
                (parted.unknown.is_empty(), parted.known) > (best.unknown.is_empty(), best.known)
            });
            if is_list && is_better {
                best = Some(parted);
            }
        }
        best
    }

    /// The options between signs. A label may have the sign in it: of the ways to put parts together the one counts that
    /// leaves least unknown, and of those the one with the longest labels first.
    fn parted_at<'t>(&self, item: ItemIx, text: &'t str, between: &str, usage: Usage) -> Option<Parted<'t>> {
        let mut starts = vec![0];
        starts.extend(text.match_indices(between).map(|(at, sign)| at + sign.len()));
        let count = starts.len();
        if count > if between == " " { MOST_WORDS } else { MOST_PARTS } {
            return None;
        }
        let end = |part: usize| starts.get(part + 1).map_or(text.len(), |next| next - between.len());
        let piece = |from: usize, to: usize| text[starts[from]..end(to)].trim();
        let longest = self.most_signs(item, between);
        // For each part on: how many parts are left unknown at least, and how far the piece goes that begins there.
        let mut least = vec![(0, 0, None); count + 1];
        for from in (0..count).rev() {
            let mut best = (least[from + 1].0 + 1, from, None);
            if piece(from, from).is_empty() {
                best.0 -= 1;
            }
            for to in from..(from + longest + 1).min(count) {
                if let Some(option) = self.named(item, piece(from, to), usage)
                    && least[to + 1].0 <= best.0
                {
                    best = (least[to + 1].0, to, Some(option));
                }
            }
            least[from] = best;
        }
        let mut parted = Parted::default();
        let mut at = 0;
        while at < count {
            let (_, to, option) = &least[at];
            match option {
                Some(options) => {
                    parted.ticks.extend(options.iter().copied());
                    parted.known += 1;
                }
                None if piece(at, *to).is_empty() => {}
                None => parted.unknown.push(piece(at, *to)),
            }
            at = to + 1;
        }
        (parted.known > 0).then_some(parted)
    }

    /// What a part of a list stands for: an option, or what a mapping makes of it.
    fn named(&self, item: ItemIx, part: &str, usage: Usage) -> Option<Vec<OptionIx>> {
        if part.is_empty() {
            return None;
        }
        let option = || self.option_or_place(item, part, usage).map(|option| vec![option]);
        let meant = self.mapping.and_then(|mapping| mapping.meaning(item, part));
        match meant {
            Some(meant) if meant.trim().is_empty() => Some(Vec::new()),
            Some(meant) => meant.split('|').map(|option| self.index.option(item, option)).collect(),
            None => option(),
        }
    }

    /// The option that a part of a list names, or counts where the column's numbers are places.
    fn option_or_place(&self, item: ItemIx, part: &str, usage: Usage) -> Option<OptionIx> {
        let place = || {
            let scale = self.index.item(item)?.answering.scale()?;
            usage.numerals.option(scale, as_number(part)?).ok()
        };
        self.index.option(item, part).or_else(place)
    }

    /// How many of the signs the label has that has most of them.
    fn most_signs(&self, item: ItemIx, between: &str) -> usize {
        let Some(asked) = self.index.item(item) else { return 0 };
        let count = |text: &str| plain(text).matches(between).count();
        let labels = asked.answering.options().iter().flat_map(|option| option.label.texts());
        let anchors = asked.anchors.iter().flat_map(|anchor| anchor.texts());
        labels.chain(anchors).map(count).max().unwrap_or(0)
    }

    /// Ticks as an answer. An option that rules out others that are ticked is a fault unless a mapping settles it.
    pub(super) fn settled(
        &self,
        item: ItemIx,
        multi: &Multi,
        ticks: Ticks,
    ) -> Result<Answer, AnswerFaultKind> {
        let Some(exclusive) = ruling_out(multi, ticks) else { return Ok(Answer::Ticks(ticks)) };
        let others = || ticks.iter().filter(|option| !multi.is_exclusive(*option)).collect();
        match self.mapping.and_then(|mapping| mapping.exclusive(item)) {
            None => Err(exclusive_fault(multi, ticks)),
            Some(Exclusive::Alone) => Ok(Answer::Ticks(Ticks::from_iter([exclusive]))),
            Some(Exclusive::Unanswered) => Ok(Answer::NotAnswered),
            Some(Exclusive::Others) => {
                let others: Ticks = others();
                // Two that rule each other out leave nobody to count.
                let is_any = others.iter().next().is_some();
                if is_any { Ok(Answer::Ticks(others)) } else { Err(exclusive_fault(multi, ticks)) }
            }
        }
    }

    /// What a mapping makes of every text that is no answer, where it says so.
    pub(super) fn anything_else(&self, item: ItemIx, asked: &Item) -> Option<Answer> {
        let meant = self.mapping?.anything_else(item)?.trim();
        if meant.is_empty() {
            return Some(Answer::NotAnswered);
        }
        if let Answering::Multi(_) = asked.answering {
            let options: Option<Vec<OptionIx>> =
                meant.split('|').map(|option| self.index.option(item, option)).collect();
            if let Some(options) = options {
                return Some(Answer::Ticks(options.into_iter().collect()));
            }
        }
        read_answer(&asked.answering, meant, || Usage::alone(&asked.answering)).ok()
    }
}

/// A text with one kind of line break, and single spaces.
fn in_lines(text: &str) -> String {
    let lines: Vec<String> = text.split(['\n', '\r', '\u{2028}', '\u{b}']).map(plain).collect();
    lines.join("\n").trim().to_owned()
}

/// The texts of a list as JavaScript and Python write one.
fn json_list(text: &str) -> Option<Vec<String>> {
    if !(text.starts_with('[') && text.ends_with(']')) {
        return None;
    }
    let read = |text: &str| serde_json::from_str::<Vec<serde_json::Value>>(text).ok();
    let list = read(text).or_else(|| read(&text.replace('\'', "\"")))?;
    use serde_json::Value;
    let texts = list.into_iter().map(|value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    });
    texts.collect()
}
