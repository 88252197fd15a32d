//! What a group is called inside a Swedish sentence: `öppna data`, but `IoT`, `AI` and `Microsoft 365`.

use std::collections::BTreeSet;

use super::{Lang, Level, Localized, Node, NodeBody, NodeKind, NodeLevel, Position};

/// The names of all nodes as they stand inside a Swedish sentence: the whole one, and the one of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamesInside(pub(super) Vec<[Box<str>; 2]>);

impl NamesInside {
    /// Works the names out of what the questionnaire itself writes.
    pub(super) fn of(
        nodes: &[Node],
        description: Option<&Localized>,
        levels: &[Level],
        positions: &[Position],
    ) -> Self {
        let mut words = Words::default();
        let levels = levels.iter().flat_map(|level| [&level.text, &level.text_for_whole]).flatten();
        let fields = positions.iter().flat_map(|position| &position.fields).map(|field| &field.text);
        for text in description.into_iter().chain(levels).chain(fields) {
            words.read(text);
        }
        nodes.iter().for_each(|node| words.read_node(node));
        let inside = |node: &Node, text: &str| -> Box<str> {
            let is_name = node.group().is_some() && swedish(&node.name).is_some();
            if is_name { words.inside(text, &node.name, node.kind).into() } else { text.into() }
        };
        let both =
            |node: &Node| [inside(node, node.name.get(Lang::Sv)), inside(node, node.in_text(Lang::Sv))];
        Self(nodes.iter().map(both).collect())
    }
}

fn swedish(text: &Localized) -> Option<&str> {
    text.own(Lang::Sv)
}

/// The words that a questionnaire's Swedish texts have, from which it shows what is a name of its own.
#[derive(Debug, Default)]
struct Words<'a> {
    /// Those with a small letter.
    small: BTreeSet<&'a str>,
    /// Those with a capital letter in the middle of a sentence.
    capital: BTreeSet<&'a str>,
}

impl<'a> Words<'a> {
    fn read_node(&mut self, node: &'a Node) {
        node.description.iter().for_each(|text| self.read(text));
        match &node.body {
            NodeBody::Group(group) => {
                let texts =
                    |level: &'a NodeLevel| [&level.text, &level.text_for_whole, &level.advice_for_whole];
                group.levels.iter().flat_map(texts).flatten().for_each(|text| self.read(text));
            }
            NodeBody::Item(item) => {
                let options = item.answering.options().iter().map(|option| &option.label);
                let advice = item.advice.iter().chain(&item.advice_for_whole);
                let texts = item.help.iter().chain(&item.anchors).chain(advice).chain(options);
                std::iter::once(&node.name).chain(texts).for_each(|text| self.read(text));
            }
        }
    }

    fn read(&mut self, text: &'a Localized) {
        let Some(text) = swedish(text) else { return };
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
        let (mut rest, mut is_first) = (text, true);
        while let Some(gap) = rest.find(is_part) {
            let (between, tail) = rest.split_at(gap);
            let (word, after) = tail.split_at(tail.find(|letter| !is_part(letter)).unwrap_or(tail.len()));
            let goes_on = !is_first && matches!(between, " " | ", ");
            match word.chars().next() {
                Some(first) if first.is_lowercase() => _ = self.small.insert(word),
                Some(first) if first.is_uppercase() && goes_on => _ = self.capital.insert(word),
                _ => {}
            }
            (rest, is_first) = (after, false);
        }
    }

    /// A name with a small first letter, unless it may be a name of its own. It never is where the texts write its first word
    /// with a small letter, and always where they write it with a capital one in the middle of a sentence; where they
    /// do neither, names that are translated are not.
    fn inside(&self, text: &str, name: &Localized, kind: NodeKind) -> String {
        let first = text.split_whitespace().next().unwrap_or_default();
        let Some(small) = lowered(first) else { return text.to_owned() };
        let stem = match first.split_once('-') {
            Some((stem, _)) if stem.chars().count() > 1 => stem,
            _ => first,
        };
        let is_common = small_begins(&self.small, &small[..stem.len()]);
        let is_proper = || begins(&self.capital, stem) || !is_translated(name, stem);
        // The name that the program gives where the questionnaire gives none.
        let is_given = kind == NodeKind::Index && text == "Index";
        match is_common || is_given || !is_proper() {
            true => small + &text[first.len()..],
            false => text.to_owned(),
        }
    }
}

/// A word with a small first letter; `None` where it has others or figures (`IoT`, `AI`), or is a letter (`A-kassa` is one of few that are not).
fn lowered(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next().filter(|first| first.is_uppercase())?;
    let rest = letters.as_str();
    let small: String = first.to_lowercase().collect();
    let is_word = match rest.chars().next()? {
        '-' => first == 'E',
        next => next.is_lowercase(),
    };
    let is_plain = rest.chars().all(|letter| !letter.is_uppercase() && !letter.is_numeric());
    (is_word && is_plain && small.len() == first.len_utf8()).then(|| small + rest)
}

/// Whether there is such a word, or a form of it: `ledarskapet`.
fn small_begins(words: &BTreeSet<&str>, stem: &str) -> bool {
    const ENDING: usize = 3;
    let all = words.range(stem..).take_while(|word| word.starts_with(stem));
    let ending = |word: &&str| word[stem.len()..].chars().count();
    all.into_iter().any(|word| ending(word) <= ENDING || word[stem.len()..].starts_with('-'))
}

fn begins(words: &BTreeSet<&str>, stem: &str) -> bool {
    words.range(stem..).next().is_some_and(|word| word.starts_with(stem))
}

/// Whether a name is written in English too, and there without this word.
fn is_translated(name: &Localized, stem: &str) -> bool {
    let english = name.own(Lang::En);
    let has_word = |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == stem);
    english.is_some_and(|english| !has_word(english))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(name: (&str, Option<&str>), text: &str) -> String {
        let text = Localized::new([(Lang::Sv, text)]).expect("a text");
        let mut words = Words::default();
        words.read(&text);
        let english = name.1.map(|text| (Lang::En, text));
        let whole = Localized::new([(Lang::Sv, name.0)].into_iter().chain(english)).expect("a name");
        words.inside(name.0, &whole, NodeKind::Core)
    }

    #[test]
    fn a_common_word_has_a_small_letter_and_a_name_of_its_own_keeps_its_capital() {
        let cases = [
            (("Öppna data", Some("Open data")), "", "öppna data"),
            (("E-tjänster", Some("E-services")), "", "e-tjänster"),
            (("Artificiell intelligens", Some("Artificial intelligence")), "", "artificiell intelligens"),
            (("IoT", Some("Internet of things")), "", "IoT"),
            (("AI", Some("AI")), "", "AI"),
            (("AI-stöd", Some("Support by AI")), "", "AI-stöd"),
            (("GDPR och säkerhet", Some("Privacy")), "", "GDPR och säkerhet"),
            (("5G-nät", Some("Networks")), "", "5G-nät"),
            (("T-bana", Some("Underground")), "", "T-bana"),
            (("Microsoft 365", Some("Microsoft 365")), "", "Microsoft 365"),
            (("Microsoft-verktyg", Some("Tools by Microsoft")), "", "Microsoft-verktyg"),
            (
                ("Skatteverket", Some("The Tax Agency")),
                "Lämnar ni uppgifter till Skatteverket?",
                "Skatteverket",
            ),
            (("Digital post", Some("Digital mail")), "Hur använder ni digital post?", "digital post"),
            (("Data", Some("Data")), "Vem ansvarar för era data?", "data"),
            (("Data", Some("Data")), "", "Data"),
            // Written in Swedish alone, only the texts can tell.
            (("Ledarskap", None), "Hur märks ledarskapet?", "ledarskap"),
            (("Kolada", None), "Ni följer nyckeltal i Kolada.", "Kolada"),
            (("Excel", None), "Det är excellent.", "Excel"),
            (("iPad i skolan", Some("Tablets")), "", "iPad i skolan"),
            (("", None), "", ""),
        ];
        for (name, text, expected) in cases {
            assert_eq!(inside(name, text), expected, "{name:?} with {text:?}");
        }
    }
}
