//! What a respondent read, taken for an answer.

use super::{AnswerOption, Item, Localized, OptionIx};

impl<N> Item<N> {
    /// Finds the option whose description a text is, as a survey tool that was given the descriptions writes it, or
    /// whose id and label it is together, such as `4 Skala` and `4. Skala`. Case, space and a final full stop do
    /// not matter.
    #[must_use]
    pub fn find_by_text(&self, text: &str) -> Option<OptionIx> {
        let fold = |text: &str| {
            let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
            words.join(" ").trim_end_matches('.').to_owned()
        };
        let wanted = fold(text);
        let described = |(at, anchor): (usize, &Localized)| {
            anchor.each().any(|(_, anchor)| fold(anchor) == wanted).then_some(at)
        };
        let joined = |(at, option): (usize, &AnswerOption)| {
            let rest = wanted.strip_prefix(&fold(option.id.as_str()))?;
            let label = rest.trim_start_matches(['.', ':', ')', ' ', '-', '–']);
            let is_label = option.label.each().any(|(_, own)| fold(own) == label);
            (rest.len() > label.len() && is_label).then_some(at)
        };
        let by_anchor = self.anchors.iter().enumerate().find_map(described);
        let found = by_anchor.or_else(|| self.answering.options().iter().enumerate().find_map(joined));
        found.map(OptionIx::new)
    }
}
