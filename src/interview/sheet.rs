//! A question as it stands on the screen: the heading, the question, and the choices with their keys.

use super::Interview;
use crate::model::{
    Answer, AnswerOption, Answering, ContentLang, ItemIx, Localized, Multi, NodeIx, OptionIx, Questionnaire,
    Ticks, Tongue,
};
use crate::render::terminal::Paper;
use crate::text::asking::{Asking, DONT_KNOW, NOT_APPLICABLE};
use crate::text::interviewing::{of_questions, words};

/// Something that can be chosen, by its key or by the arrows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is typed to choose it.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What it looks like in practice, where that is said.
    pub anchor: Option<String>,
    /// What it means.
    pub answer: Answer,
    /// Whether it rules the others out, where several can be ticked.
    pub stands_alone: bool,
}

impl Choice {
    /// The choice over as many lines as it takes, set as [`beside_key`] sets it.
    #[must_use]
    pub fn lines(&self, key_width: usize, lead: usize, paper: &Paper) -> String {
        beside_key(&self.key, key_width, lead, self.shown(), paper)
    }

    /// What is shown of it: what it looks like in practice alone where that is said, as the name of a stage would be answered to.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.anchor.as_deref().unwrap_or(&self.label)
    }
}

/// A text beside the key that chooses it, in a column for keys of this width; its further lines begin where its first
/// does. `lead` is how many columns something else fills before the key, such as a mark for what is chosen.
#[must_use]
pub fn beside_key(key: &str, key_width: usize, lead: usize, text: &str, paper: &Paper) -> String {
    let hang = lead + key_width + 1;
    // The last column stays free: some terminals turn the line when it is written to.
    let paper = Paper { width: paper.width.saturating_sub(hang + 1).max(1), ..*paper };
    let text = paper.paragraph(text, 0);
    let gap = format!("\n{:hang$}", "");
    format!("{key:<key_width$} {}", text.trim_end().replace('\n', &gap))
}

/// The heading of an area, where the interview comes to another than before, and the question with what helps.
#[must_use]
pub fn question(
    interview: &Interview<'_>,
    last_area: Option<NodeIx>,
    paper: &Paper,
    lang: impl Into<Tongue>,
) -> String {
    let tongue = lang.into();
    let (content, lang) = (tongue.content, tongue.program());
    let (Some(item), Some(progress)) = (interview.current(), interview.progress()) else {
        return String::new();
    };
    let questionnaire = interview.questionnaire();
    let (ix, node) = interview.node(item);
    let area = questionnaire.area_of(ix);
    let mut text = String::from("\n");
    if let Some(area) = area.filter(|area| last_area != Some(*area)) {
        let name = questionnaire[area].name.get(content);
        text += &paper.heading(&name.to_uppercase());
        if let Some(about) = &questionnaire[area].description {
            text += &paper.paragraph(about.get(content), 0);
        }
        text.push('\n');
    }
    let path = path(questionnaire, ix, content);
    text += &paper.paragraph(&format!("{path} · {}", of_questions(progress.number, progress.of, lang)), 0);
    text += &paper.heading(node.name.get(content));
    if let Some(help) = node.item().and_then(|item| item.help.as_ref()) {
        text += &paper.paragraph(help.get(content), 0);
    }
    let given = interview.given(item);
    if let Some(answer) = answer_text(questionnaire, item, given.answer, given.text.as_deref(), tongue) {
        text += &paper.paragraph(&format!("{}: {answer}", words(lang).answered_so), 2);
    }
    if let Some(comment) = &given.comment {
        text += &paper.paragraph(&format!("{}: {comment}", words(lang).commented_so), 2);
    }
    text
}

/// What can be chosen for an item: its options, then *don't know* and *not applicable*.
///
/// A number and a text are written; for them only the two words can be chosen.
#[must_use]
pub fn choices(answering: &Answering, anchors: &[Localized], asking: Asking<'_>) -> Vec<Choice> {
    let words = words(asking.program());
    let content = asking.content();
    let keys = keys(answering.options());
    let options = answering.options().iter().zip(keys).enumerate().map(|(at, (option, key))| {
        let ix = OptionIx::new(at);
        let several = matches!(answering, Answering::Multi(_));
        Choice {
            key,
            label: option.label.get(content).to_owned(),
            anchor: anchors.get(at).map(|anchor| anchor.get(content).to_owned()),
            answer: if several { Answer::Ticks([ix].into_iter().collect()) } else { Answer::Option(ix) },
            stands_alone: matches!(answering, Answering::Multi(multi) if multi.is_exclusive(ix)),
        }
    });
    let word = |key: &str, label: &str, answer| Choice {
        key: key.to_owned(),
        label: label.to_owned(),
        anchor: None,
        answer,
        stands_alone: true,
    };
    let none = matches!(answering, Answering::Multi(multi) if !has_exclusive(multi));
    let none = none.then(|| word(words.key_none, none_of_these(asking), Answer::Ticks(Ticks::default())));
    options
        .chain(none)
        .chain([
            word(words.key_dont_know, asking.say(content, DONT_KNOW), Answer::DontKnow),
            word(words.key_not_applicable, asking.say(content, NOT_APPLICABLE), Answer::NotApplicable),
        ])
        .collect()
}

/// The places of the choices that an answer amounts to.
#[must_use]
pub fn chosen(choices: &[Choice], answer: Answer) -> Vec<usize> {
    let is_chosen = |choice: &Choice| match (choice.answer, answer) {
        (Answer::Ticks(own), Answer::Ticks(ticks)) => {
            own == ticks || own.iter().any(|option| ticks.contains(option))
        }
        (own, answer) => own == answer,
    };
    (0..choices.len()).filter(|at| is_chosen(&choices[*at])).collect()
}

/// The answer that several choices amount to; `None` where one of them stands alone and does not, or where there
/// are none.
#[must_use]
pub fn combined(chosen: &[&Choice]) -> Option<Answer> {
    match chosen {
        [] => None,
        [one] => Some(one.answer),
        several => several.iter().try_fold(Answer::Ticks(Ticks::default()), |sum, choice| {
            match (sum, choice.answer, choice.stands_alone) {
                (Answer::Ticks(sum), Answer::Ticks(own), false) => Some(Answer::Ticks(sum.union(own))),
                _ => None,
            }
        }),
    }
}

/// An answer in words; `None` where there is none.
#[must_use]
pub fn answer_text(
    questionnaire: &Questionnaire,
    item: ItemIx,
    answer: Answer,
    text: Option<&str>,
    lang: impl Into<Tongue>,
) -> Option<String> {
    let asking = Asking::of(questionnaire, lang);
    let content = asking.content();
    let item = questionnaire[questionnaire.items()[item.at()]].item()?;
    let label = |option: OptionIx| {
        let label = || item.answering.options().get(option.at()).map(|option| &option.label);
        item.anchors.get(option.at()).or_else(label).map(|text| text.get(content))
    };
    Some(match answer {
        Answer::Option(option) => label(option)?.to_owned(),
        Answer::Ticks(ticks) => {
            let labels: Vec<&str> = ticks.iter().filter_map(label).collect();
            if labels.is_empty() { none_of_these(asking).to_owned() } else { labels.join(", ") }
        }
        Answer::Number(number) => crate::text::terminal::exact(number.value(), asking.program()),
        Answer::Text => text.unwrap_or_default().to_owned(),
        Answer::DontKnow => asking.say(content, DONT_KNOW).to_owned(),
        Answer::NotApplicable => asking.say(content, NOT_APPLICABLE).to_owned(),
        Answer::NotAnswered => return None,
    })
}

fn none_of_these(asking: Asking<'_>) -> &str {
    asking.own(asking.content(), "none").unwrap_or(words(asking.program()).none_of_these)
}

/// The names of the groups that a node is in, the top-level one first.
fn path(questionnaire: &Questionnaire, node: NodeIx, lang: ContentLang) -> String {
    let above = std::iter::successors(questionnaire[node].parent, |parent| questionnaire[*parent].parent);
    let mut names: Vec<&str> = above.map(|group| questionnaire[group].name.get(lang)).collect();
    names.reverse();
    names.join(" · ")
}

/// Where the options' ids are numbers they are the keys; otherwise the options are counted from 1.
fn keys(options: &[AnswerOption]) -> Vec<String> {
    let ids: Option<Vec<u32>> = options.iter().map(|option| option.id.as_str().parse().ok()).collect();
    let keys = ids.unwrap_or_else(|| (1..=options.len() as u32).collect());
    keys.iter().map(ToString::to_string).collect()
}

fn has_exclusive(multi: &Multi) -> bool {
    (0..multi.scale().options().len()).any(|at| multi.is_exclusive(OptionIx::new(at)))
}
