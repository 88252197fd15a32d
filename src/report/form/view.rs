//! What the form's script is given: the questions, the units, the words. Its shape is the script's alone.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Options;
use crate::model::format::answers::top;
use crate::model::format::columns;
use crate::model::{
    AnswerOption, Answering, Assessment, Condition, ContentLang, Item, ItemKind, Lang, Localized, Node,
    NodeIx, OptionIx, Questionnaire, RoleId, Test, Tongue, UnitIx,
};
use crate::report::export::further_answers;
use crate::score;
use crate::text::asking::{Asking, DONT_KNOW, NOT_APPLICABLE, SEVERAL};
use crate::text::forming::{role_name, words};
use crate::text::sentences::consensus as say;

/// Everything that the script is given.
#[derive(Debug, Serialize)]
pub(super) struct View<'a> {
    questionnaire: Identity<'a>,
    wave: &'a str,
    /// Whether it is for what a unit agrees on.
    consensus: bool,
    languages: Vec<Language>,
    #[serde(serialize_with = "as_code")]
    pub language: ContentLang,
    title: Text,
    name: Text,
    description: Option<Text>,
    min_group: u32,
    /// From how many on comments are passed on; nothing where they never are.
    #[serde(skip_serializing_if = "Option::is_none")]
    min_comments: Option<u64>,
    /// What the draft is kept under beside the questionnaire and the wave: forms for different units do not share one.
    scope: Vec<&'a str>,
    units: Vec<Named<'a>>,
    roles: Vec<Named<'a>>,
    role_is_asked: bool,
    mailto: Option<&'a str>,
    pages: Vec<Page<'a>>,
    words: BTreeMap<String, BTreeMap<&'static str, String>>,
}

/// Which questionnaire was answered, as it stands in the answers file.
#[derive(Debug, Serialize)]
struct Identity<'a> {
    id: &'a str,
    version: &'a str,
    digest: String,
}

#[derive(Debug, Serialize)]
struct Language {
    code: String,
    name: String,
    #[serde(skip_serializing_if = "is_usual")]
    dir: &'static str,
    /// The language that words are borrowed from, where the questionnaire has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'static str>,
}

/// A text that is the same in all of the form's languages, or one per language.
#[derive(Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
enum Text {
    Same(String),
    Each(BTreeMap<String, String>),
}

/// A unit or a role.
#[derive(Debug, Serialize)]
struct Named<'a> {
    id: &'a str,
    name: Text,
    /// What the unit is a part of, which tells units of the same name apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<Text>,
}

/// A top-level group.
#[derive(Debug, Serialize)]
struct Page<'a> {
    name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Text>,
    /// The area's id, where it can be answered at once as not applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    optional: Option<&'a str>,
    parts: Vec<Part<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Heading {
        heading: Text,
        description: Option<Text>,
        depth: usize,
        /// The group's id, where it can be answered at once as not applicable.
        #[serde(skip_serializing_if = "Option::is_none")]
        optional: Option<&'a str>,
    },
    Question(Box<Question<'a>>),
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    id: &'a str,
    kind: &'static str,
    depth: usize,
    text: Text,
    short: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Choice<'a>>,
    /// `dk` and `na`, unless the item has such an option itself.
    further: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<Limits>,
    /// The groups around it that can be answered at once as not applicable.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<&'a str>,
    /// The form's roles that are asked it; everybody, where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<&'a str>>,
    /// The story that must have been written for it to be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<&'a str>,
    /// All that must hold for it to be asked.
    #[serde(rename = "if", skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<Asked<'a>>,
}

#[derive(Debug, Serialize)]
struct Choice<'a> {
    id: &'a str,
    /// The option's name on its scale, where nothing else is told of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Text>,
    #[serde(skip_serializing_if = "is_false")]
    exclusive: bool,
}

#[derive(Debug, Serialize)]
struct Limits {
    low: f64,
    high: f64,
    clamps: bool,
    told: Text,
}

#[derive(Debug, Serialize)]
struct Asked<'a> {
    item: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<&'a str>,
    at_least: Option<f64>,
    at_most: Option<f64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls it with")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

fn as_code<S: serde::Serializer>(lang: &ContentLang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.code())
}

fn is_usual(direction: &&'static str) -> bool {
    *direction == "ltr"
}

/// Puts together what the script is given.
pub(super) fn view<'a>(assessment: &'a Assessment, options: &'a Options<'_>) -> View<'a> {
    let wave = &assessment.waves[options.wave];
    let questionnaire = &*wave.questionnaire;
    let langs = questionnaire.languages();
    let asking = Asking::of(questionnaire, options.lang);
    let talk: Vec<NodeIx> =
        options.talk.unwrap_or_default().iter().map(|item| questionnaire.items()[item.at()]).collect();
    let maker = Maker { questionnaire, langs, asking, tongue: options.lang, roles: options.roles, talk };
    let asks = |lang: &ContentLang| Language {
        code: lang.to_string(),
        name: asking.name_of(*lang),
        dir: lang.direction(),
        words: Lang::of(*lang).is_none().then(|| options.lang.beside(*lang).code()),
    };
    let scope = options.unit.map(|unit| assessment.units[unit].id.as_str());
    let preset = options.roles.first().filter(|_| !options.role_is_asked).map(RoleId::as_str);
    View {
        questionnaire: Identity {
            id: questionnaire.id().as_str(),
            version: questionnaire.version(),
            digest: questionnaire.digest().to_string(),
        },
        wave: wave.id.as_str(),
        consensus: options.talk.is_some(),
        languages: langs.iter().map(asks).collect(),
        language: questionnaire.language_for(options.lang),
        title: maker.text(&assessment.title),
        name: maker.text(questionnaire.title()),
        description: questionnaire.description().map(|text| maker.text(text)),
        min_group: assessment.min_group,
        min_comments: assessment.comments.then(|| score::Limits::of_items(assessment).exact),
        scope: [scope.unwrap_or_default(), preset.unwrap_or_default()]
            .into_iter()
            .chain(options.talk.map(|_| top::CONSENSUS.name()))
            .collect(),
        units: maker.units(assessment, &super::units(assessment, options.unit)),
        roles: options.roles.iter().map(|role| maker.role(role)).collect(),
        role_is_asked: options.role_is_asked,
        mailto: options.mailto,
        pages: maker.pages(),
        words: maker.all_words(),
    }
}

struct Maker<'a> {
    questionnaire: &'a Questionnaire,
    langs: &'a [ContentLang],
    asking: Asking<'a>,
    tongue: Tongue,
    roles: &'a [RoleId],
    /// What a talk begins with; it is not asked again where it else stands.
    talk: Vec<NodeIx>,
}

impl<'a> Maker<'a> {
    /// What a talk begins with, and the areas.
    fn pages(&self) -> Vec<Page<'a>> {
        let areas = self.questionnaire.areas().filter(|(ix, _)| self.asks(*ix));
        self.talk_page().into_iter().chain(areas.map(|(ix, node)| self.page(ix, node))).collect()
    }

    fn talk_page(&self) -> Option<Page<'a>> {
        let said = |lang: ContentLang| say::words(self.tongue.beside(lang));
        let question = |ix: &NodeIx| {
            let node = &self.questionnaire[*ix];
            Some(Part::Question(Box::new(self.question(*ix, node, node.item()?, 0))))
        };
        let page = Page {
            name: self.say(|lang| said(lang).begin.to_owned()),
            description: Some(self.say(|lang| said(lang).begin_told.to_owned())),
            optional: None,
            parts: self.talk.iter().filter_map(question).collect(),
        };
        (!self.talk.is_empty()).then_some(page)
    }

    /// A group's id, where it can be answered at once as not applicable: nothing of it is asked elsewhere, ahead of its turn.
    fn optional(&self, ix: NodeIx) -> Option<&'a str> {
        let node = &self.questionnaire[ix];
        let is_whole = || !self.questionnaire.own_items_in(ix).iter().any(|item| self.talk.contains(item));
        node.group().filter(|group| group.optional && is_whole()).map(|_| node.id.as_str())
    }

    /// Whether a group asks anything where it stands.
    fn asks(&self, group: NodeIx) -> bool {
        self.questionnaire.own_items_in(group).iter().any(|item| !self.talk.contains(item))
    }

    fn text(&self, text: &Localized) -> Text {
        self.say(|lang| text.get(lang).to_owned())
    }

    /// The words of every language that the form can be read in, and of the one that others borrow from.
    fn all_words(&self) -> BTreeMap<String, BTreeMap<&'static str, String>> {
        let lender = ContentLang::from(self.tongue.otherwise);
        let borrows = self.langs.iter().any(|lang| Lang::of(*lang).is_none());
        let langs = self.langs.iter().copied().chain(Some(lender).filter(|_| borrows));
        langs.map(|lang| (lang.to_string(), self.words(lang))).collect()
    }

    /// The form's own words, and those that it shares with exported questionnaires: the questionnaire's, where it has any, else
    /// the program's, where it speaks the language.
    fn words(&self, lang: ContentLang) -> BTreeMap<&'static str, String> {
        let program = words(self.tongue.beside(lang)).named();
        let shared = [
            (columns::DONT_KNOW, DONT_KNOW),
            (columns::NOT_APPLICABLE, NOT_APPLICABLE),
            ("several", SEVERAL),
        ];
        let shared = shared.map(|(key, phrase)| (key, phrase.0, self.asking.say(lang, phrase)));
        let all = program.map(|(name, words)| (name, name, words)).chain(shared);
        let speaks = Lang::of(lang).is_some();
        let said = all.filter_map(|(key, name, program)| {
            let own = self.asking.own(lang, name);
            Some((key, own.or_else(|| speaks.then_some(program))?.to_owned()))
        });
        said.collect()
    }

    fn say(&self, text: impl Fn(ContentLang) -> String) -> Text {
        let each: BTreeMap<String, String> =
            self.langs.iter().map(|lang| (lang.to_string(), text(*lang))).collect();
        let mut all = each.values();
        match all.next() {
            Some(first) if all.all(|other| other == first) => Text::Same(first.clone()),
            _ => Text::Each(each),
        }
    }

    fn units(&self, assessment: &'a Assessment, units: &[UnitIx]) -> Vec<Named<'a>> {
        let named = |ix: &UnitIx| {
            let unit = &assessment.units[*ix];
            let part_of = unit.parent.map(|parent| self.text(&assessment.units[parent].name));
            Named { id: unit.id.as_str(), name: self.text(&unit.name), part_of }
        };
        units.iter().map(named).collect()
    }

    fn role(&self, role: &'a RoleId) -> Named<'a> {
        let name = self.say(|lang| role_name(role.as_str(), self.tongue.beside(lang)));
        Named { id: role.as_str(), name, part_of: None }
    }

    fn page(&self, ix: NodeIx, node: &'a Node) -> Page<'a> {
        let mut parts = Vec::new();
        self.parts_of(ix, 0, &mut parts);
        Page {
            name: self.text(&node.name),
            description: node.description.as_ref().map(|text| self.text(text)),
            optional: self.optional(ix),
            parts,
        }
    }

    /// Questions and sub-groups stand as in the file. Where the group's own go on after a sub-group its name stands above
    /// them again: nothing else would tell that they are not in it.
    fn parts_of(&self, ix: NodeIx, depth: usize, parts: &mut Vec<Part<'a>>) {
        let Some(group) = self.questionnaire[ix].group() else { return };
        let mut is_after_group = false;
        for child in &group.children {
            let node = &self.questionnaire[*child];
            if let Some(item) = node.item() {
                if self.talk.contains(child) {
                    continue;
                }
                if std::mem::take(&mut is_after_group) {
                    let heading = self.text(&self.questionnaire[ix].name);
                    let depth = depth.saturating_sub(1);
                    parts.push(Part::Heading { heading, description: None, depth, optional: None });
                }
                parts.push(Part::Question(Box::new(self.question(*child, node, item, depth))));
                continue;
            }
            // A group whose questions all stand in other groups has nothing to be asked.
            if !self.asks(*child) {
                continue;
            }
            let description = node.description.as_ref().map(|text| self.text(text));
            let (heading, optional) = (self.text(&node.name), self.optional(*child));
            parts.push(Part::Heading { heading, description, depth, optional });
            self.parts_of(*child, depth + 1, parts);
            is_after_group = true;
        }
    }

    fn question(&self, ix: NodeIx, node: &'a Node, item: &'a Item, depth: usize) -> Question<'a> {
        let options = item.answering.options().iter().enumerate();
        let number = match &item.answering {
            Answering::Choice(_) | Answering::Multi(_) | Answering::Text => None,
            Answering::Number(number) => {
                let ends = number.breakpoints();
                let (low, high) = (ends[0].0.value(), ends[ends.len() - 1].0.value());
                let clamps = number.clamps();
                let told = self.say(|lang| self.asking.number_between(lang, low, high, clamps));
                Some(Limits { low, high, clamps, told })
            }
        };
        let kind = item.answering.kind();
        let further = if kind == ItemKind::Text { Vec::new() } else { further_answers(item) };
        Question {
            id: node.id.as_str(),
            kind: kind.code(),
            depth,
            text: self.text(&node.name),
            short: self.text(&node.short),
            help: item.help.as_ref().map(|text| self.text(text)),
            options: options.map(|(at, option)| self.choice(item, at, option)).collect(),
            further: further.into_iter().map(|(code, _)| code).collect(),
            number,
            groups: self.optional_around(node),
            roles: self.asked_roles(node),
            follows: self.questionnaire.story_of(ix).map(|story| self.questionnaire[story].id.as_str()),
            conditions: self.questionnaire.conditions_at(ix).iter().map(|one| self.asked(one)).collect(),
        }
    }

    fn optional_around(&self, node: &'a Node) -> Vec<&'a str> {
        let up = std::iter::successors(node.parent, |parent| self.questionnaire[*parent].parent);
        up.filter_map(|group| self.optional(group)).collect()
    }

    /// Who keeps the role back is asked everything.
    fn asked_roles(&self, node: &Node) -> Option<Vec<&'a str>> {
        let ix = self.questionnaire.find(node.id.as_str())?;
        self.questionnaire.audience_of(ix)?;
        let asked = self.roles.iter().filter(|role| self.questionnaire.is_asked_of(ix, Some(*role)));
        Some(asked.map(RoleId::as_str).collect())
    }

    /// What an option looks like in practice stands alone where it is told: the name of a stage beside it would be answered to.
    fn choice(&self, item: &Item, at: usize, option: &'a AnswerOption) -> Choice<'a> {
        let exclusive = match &item.answering {
            Answering::Multi(multi) => multi.is_exclusive(OptionIx::new(at)),
            Answering::Choice(_) | Answering::Number(_) | Answering::Text => false,
        };
        let anchor = item.anchors.get(at).map(|text| self.text(text));
        let label = anchor.is_none().then(|| self.text(&option.label));
        Choice { id: option.id.as_str(), label, anchor, exclusive }
    }

    fn asked(&self, condition: &'a Condition) -> Asked<'a> {
        let decides = &self.questionnaire[condition.item];
        let item = decides.id.as_str();
        match &condition.test {
            Test::Options(wanted) => {
                let all = decides.item().map_or(&[][..], |item| item.answering.options());
                let ids = wanted.iter().filter_map(|option| all.get(option.at()));
                Asked { item, options: ids.map(|o| o.id.as_str()).collect(), at_least: None, at_most: None }
            }
            Test::Number { at_least, at_most } => Asked {
                item,
                options: Vec::new(),
                at_least: at_least.map(|least| least.value()),
                at_most: at_most.map(|most| most.value()),
            },
        }
    }
}
