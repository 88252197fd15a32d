//! A questionnaire as a LimeSurvey survey structure: tab-separated rows of survey settings (S), settings per language (SL),
//! groups (G), questions (Q), sub-questions (SQ) and answers (A), all of one language before the next.

use super::names::{NodeNames, Rule, Taken};
use super::{further_answers, languages, option_text, path};
use crate::model::{
    Answering, Condition, ContentLang, Item, Node, NodeIx, OptionIx, Questionnaire, ReservedColumn, Test,
    Tongue, guarded,
};
use crate::report::cells::{Cells, Style};
use crate::report::facts::turned;
use crate::text::asking::{ABOUT_YOU, Asking, YOUR_UNIT, YOUR_UNIT_HINT};
use crate::text::exporting::only_for;

const COLUMNS: [&str; 18] = [
    "id",
    "related_id",
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
    "assessment_value",
    "exclude_all_others",
    "max_num_value_n",
    "min_num_value_n",
];

/// Question codes are letters and digits, at most twenty, a letter first.
const QUESTION: Rule = Rule { filler: "", front: "q", most: 20 };
/// Answer codes are letters and digits, at most five; codes of sub-questions may be as long as those of questions.
const ANSWER: Rule = Rule { filler: "", front: "", most: 5 };
const SUBQUESTION: Rule = Rule { filler: "", front: "", most: 20 };
const UNIT: &str = ReservedColumn::Unit.name();
/// Codes that mean something else in LimeSurvey's expressions.
const RESERVED: [&str; 7] = [UNIT, "time", "id", "this", "that", "self", "token"];

/// The questionnaire as the text of a survey structure, in all its languages, beginning in this one.
///
/// Before the first group the survey asks for the unit. Questions and answers have the codes of [`limesurvey_codes`].
#[must_use]
pub fn limesurvey(questionnaire: &Questionnaire, lang: impl Into<Tongue>) -> String {
    let tongue = lang.into();
    let survey = Survey {
        questionnaire,
        codes: limesurvey_codes(questionnaire),
        langs: told_apart(languages(questionnaire, tongue.content)),
        asking: Asking::of(questionnaire, tongue),
        tongue,
    };
    let mut cells = Cells::new(Style::LimeSurvey);
    cells.row(COLUMNS);
    survey.rows().into_iter().for_each(|row| cells.row(row.cells()));
    cells.finish()
}

/// The codes of items and options in LimeSurvey, which allows less than our ids.
#[must_use]
pub fn limesurvey_codes(questionnaire: &Questionnaire) -> NodeNames {
    let mut taken = Taken::with(&RESERVED);
    let mut codes = NodeNames::default();
    for ix in questionnaire.items() {
        let node = &questionnaire[*ix];
        codes.nodes.insert(*ix, taken.name(node.id.as_str(), &QUESTION));
        let Some(item) = node.item() else { continue };
        let further: Vec<&str> = further_answers(item).iter().map(|(code, _)| *code).collect();
        let mut taken = Taken::with(&further);
        let rule = if matches!(item.answering, Answering::Multi(_)) { SUBQUESTION } else { ANSWER };
        for (at, option) in item.answering.options().iter().enumerate() {
            codes.options.insert((*ix, OptionIx::new(at)), taken.name(option.id.as_str(), &rule));
        }
    }
    codes
}

/// One row; columns that are not named are empty.
struct RowOf(Vec<(&'static str, String)>);

impl RowOf {
    fn new(class: &str, pairs: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut all = vec![("class", class.to_owned())];
        all.extend(pairs);
        Self(all)
    }

    fn with(mut self, column: &'static str, value: impl Into<String>) -> Self {
        self.0.push((column, value.into()));
        self
    }

    fn cells(&self) -> Vec<String> {
        let cell = |column: &&str| {
            let found = self.0.iter().find(|(name, _)| name == column);
            found.map(|(_, value)| masked(value)).unwrap_or_default()
        };
        COLUMNS.iter().map(cell).collect()
    }
}

/// LimeSurvey's code of a language, as its `getLanguageData` has them: some are its own, and of regions, scripts and variants it
/// knows a few.
fn tool_code(lang: ContentLang) -> String {
    const NARROWER: [&str; 10] = [
        "ca-valencia",
        "es-AR",
        "es-CL",
        "es-CO",
        "es-MX",
        "pt-BR",
        "sr-Latn",
        "zh-Hans",
        "zh-Hant-HK",
        "zh-Hant-TW",
    ];
    let code = match (lang.primary(), lang.code()) {
        ("de", "de-simple" | "de-x-easy" | "de-x-leicht") => "de-easy",
        (_, code) if NARROWER.contains(&code) => code,
        ("ff", _) => "ful",
        ("no", _) => "nb",
        ("rm", _) => "roh",
        ("se", _) => "smi",
        ("sw", _) => "swh",
        ("xh", _) => "xho",
        ("yo", _) => "yor",
        (primary, _) => primary,
    };
    code.to_owned()
}

/// The languages that a survey can be in. Of two that LimeSurvey has one code for, such as Swedish and Easy Swedish, it has room
/// for the first.
fn told_apart(langs: Vec<ContentLang>) -> Vec<ContentLang> {
    let mut codes: Vec<String> = Vec::new();
    langs
        .into_iter()
        .filter(|lang| {
            let is_new = !codes.contains(&tool_code(*lang));
            codes.push(tool_code(*lang));
            is_new
        })
        .collect()
}

/// A text that begins like a formula is one to a spreadsheet. Texts are HTML, so the sign can be written in another way, which
/// respondents do not see; an apostrophe would stay in the survey.
fn masked(text: &str) -> String {
    let first = text.chars().next().filter(|_| guarded(text) != text);
    first.map_or_else(|| text.to_owned(), |sign| format!("&#{};{}", sign as u32, &text[sign.len_utf8()..]))
}

/// LimeSurvey takes texts for HTML, and what stands in braces for an expression.
fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '{' => html.push_str("&#123;"),
            '}' => html.push_str("&#125;"),
            '\n' => html.push_str("<br />"),
            '\t' | '\r' => html.push(' '),
            c => html.push(c),
        }
    }
    html
}

struct Survey<'a> {
    questionnaire: &'a Questionnaire,
    codes: NodeNames,
    langs: Vec<ContentLang>,
    asking: Asking<'a>,
    tongue: Tongue,
}

/// The groups that have questions of their own, in order; LimeSurvey knows no groups in groups.
type Groups<'a> = Vec<(&'a Node, Vec<NodeIx>)>;

impl Survey<'_> {
    fn rows(&self) -> Vec<RowOf> {
        let mut rows = self.settings();
        let groups = self.groups();
        for lang in &self.langs {
            self.content(&groups, *lang, &mut rows);
        }
        rows
    }

    fn settings(&self) -> Vec<RowOf> {
        let q = self.questionnaire;
        let setting = |name: &str, text: String| RowOf::new("S", [("name", name.to_owned()), ("text", text)]);
        let others: Vec<String> = self.langs.iter().skip(1).map(|lang| tool_code(*lang)).collect();
        let mut rows = vec![
            setting("language", self.langs.first().map_or_else(|| "en".to_owned(), |lang| tool_code(*lang))),
            setting("additional_languages", others.join(" ")),
            setting("format", "G".to_owned()),
            setting("assessments", "Y".to_owned()),
        ];
        for lang in &self.langs {
            let welcome = q.description().map(|text| html(text.get(*lang))).unwrap_or_default();
            let texts = [("surveyls_title", html(q.title().get(*lang))), ("surveyls_welcometext", welcome)];
            rows.extend(texts.map(|(name, text)| {
                let pairs = [("name", name.to_owned()), ("text", text)];
                RowOf::new("SL", pairs).with("language", tool_code(*lang))
            }));
        }
        rows
    }

    fn groups(&self) -> Groups<'_> {
        let q = self.questionnaire;
        let groups = q.nodes().filter(|(_, node)| !node.kind.is_summary());
        let with_own = groups.filter_map(|(_, node)| {
            let children = &node.group()?.children;
            let own: Vec<NodeIx> =
                children.iter().copied().filter(|child| q[*child].item().is_some()).collect();
            (!own.is_empty()).then_some((node, own))
        });
        with_own.collect()
    }

    fn content(&self, groups: &Groups<'_>, lang: ContentLang, rows: &mut Vec<RowOf>) {
        let mut ids = Ids::default();
        rows.push(self.group(1, self.asking.say(lang, ABOUT_YOU), "", lang));
        let pairs = [
            ("id", ids.next()),
            ("type/scale", "S".to_owned()),
            ("name", UNIT.to_owned()),
            ("text", html(self.asking.say(lang, YOUR_UNIT))),
            ("help", html(self.asking.say(lang, YOUR_UNIT_HINT))),
        ];
        rows.push(question_row(pairs, "1".to_owned(), lang));
        for (at, (node, items)) in groups.iter().enumerate() {
            let mut names = path(self.questionnaire, node, lang);
            names.push(node.name.get(lang));
            let about = node.description.as_ref().map_or("", |text| text.get(lang));
            rows.push(self.group(at + 2, &names.join(" – "), about, lang));
            items.iter().for_each(|ix| self.question(*ix, lang, &mut ids, rows));
        }
    }

    fn group(&self, id: usize, name: &str, about: &str, lang: ContentLang) -> RowOf {
        let pairs = [
            ("id", id.to_string()),
            ("type/scale", id.to_string()),
            ("name", html(name)),
            ("relevance", "1".to_owned()),
            ("text", html(about)),
            ("language", tool_code(lang)),
        ];
        RowOf::new("G", pairs)
    }

    fn question(&self, ix: NodeIx, lang: ContentLang, ids: &mut Ids, rows: &mut Vec<RowOf>) {
        let node = &self.questionnaire[ix];
        let Some(item) = node.item() else { return };
        let id = ids.next();
        let kind = match &item.answering {
            Answering::Choice(_) => "L",
            Answering::Multi(_) => "M",
            Answering::Number(_) => "N",
            Answering::Text => "T",
        };
        let relevance = match self.questionnaire.conditions_at(ix) {
            [] => "1".to_owned(),
            [one] => self.relevance(one),
            several => {
                let each = several.iter().map(|condition| format!("({})", self.relevance(condition)));
                each.collect::<Vec<_>>().join(" and ")
            }
        };
        let pairs = [
            ("id", id.clone()),
            ("type/scale", kind.to_owned()),
            ("name", self.code(ix)),
            ("text", html(node.name.get(lang))),
            ("help", html(&self.help(ix, item, lang))),
        ];
        let row = question_row(pairs, relevance, lang);
        // What does not depend on the language stands with the first.
        rows.push(if self.langs.first() == Some(&lang) { self.attributes(row, ix, item) } else { row });
        match &item.answering {
            Answering::Choice(_) => self.answers(ix, node, item, lang, &id, rows),
            Answering::Multi(_) => self.subquestions(ix, node, item, lang, ids, rows),
            Answering::Number(_) | Answering::Text => {}
        }
    }

    /// The help text, and of which roles the question is asked, where it is not of everybody.
    fn help(&self, ix: NodeIx, item: &Item, lang: ContentLang) -> String {
        let help = item.help.as_ref().map(|help| help.get(lang).to_owned());
        let roles = self.questionnaire.audience_of(ix).map(|roles| only_for(roles, self.tongue.beside(lang)));
        help.into_iter().chain(roles).collect::<Vec<_>>().join("\n")
    }

    fn attributes(&self, row: RowOf, ix: NodeIx, item: &Item) -> RowOf {
        match &item.answering {
            Answering::Multi(multi) => {
                let options = (0..multi.scale().options().len()).map(OptionIx::new);
                let alone = options.filter(|o| multi.is_exclusive(*o)).map(|option| self.option(ix, option));
                let further = further_answers(item).into_iter().map(|(code, _)| code.to_owned());
                row.with("exclude_all_others", alone.chain(further).collect::<Vec<_>>().join(";"))
            }
            Answering::Number(number) if !number.clamps() => {
                let ends = number.breakpoints();
                row.with("min_num_value_n", ends[0].0.value().to_string())
                    .with("max_num_value_n", ends[ends.len() - 1].0.value().to_string())
            }
            Answering::Choice(_) | Answering::Number(_) | Answering::Text => row,
        }
    }

    fn answers(
        &self,
        ix: NodeIx,
        node: &Node,
        item: &Item,
        lang: ContentLang,
        id: &str,
        rows: &mut Vec<RowOf>,
    ) {
        let row = |code: String, text: String, value: f64| {
            // Values are whole numbers here. They stand where the manual says, and where newer versions write them.
            let value = value.round().to_string();
            let pairs =
                [("id", id.to_owned()), ("type/scale", "0".to_owned()), ("name", code), ("text", text)];
            RowOf::new("A", pairs)
                .with("relevance", value.clone())
                .with("assessment_value", value)
                .with("language", tool_code(lang))
        };
        for (at, option) in item.answering.options().iter().enumerate() {
            let value = if item.scored { turned(item.reverse, option.points).value() } else { 0.0 };
            rows.push(row(self.option(ix, OptionIx::new(at)), html(&option_text(node, at, lang)), value));
        }
        for (code, word) in further_answers(item) {
            rows.push(row(code.to_owned(), html(self.asking.say(lang, word)), 0.0));
        }
    }

    fn subquestions(
        &self,
        ix: NodeIx,
        node: &Node,
        item: &Item,
        lang: ContentLang,
        ids: &mut Ids,
        rows: &mut Vec<RowOf>,
    ) {
        let mut row = |code: String, text: String| {
            let pairs = [("id", ids.next()), ("type/scale", "0".to_owned()), ("name", code), ("text", text)];
            rows.push(RowOf::new("SQ", pairs).with("relevance", "1").with("language", tool_code(lang)));
        };
        for at in 0..item.answering.options().len() {
            row(self.option(ix, OptionIx::new(at)), html(&option_text(node, at, lang)));
        }
        for (code, word) in further_answers(item) {
            row(code.to_owned(), html(self.asking.say(lang, word)));
        }
    }

    fn relevance(&self, condition: &Condition) -> String {
        let code = self.code(condition.item);
        let decides = self.questionnaire[condition.item].item().map(|item| &item.answering);
        let several = matches!(decides, Some(Answering::Multi(_)));
        match &condition.test {
            Test::Options(options) => {
                let tests = options.iter().map(|option| {
                    let option = self.option(condition.item, *option);
                    if several {
                        format!("{code}_{option}.NAOK == \"Y\"")
                    } else {
                        format!("{code}.NAOK == \"{option}\"")
                    }
                });
                tests.collect::<Vec<_>>().join(" or ")
            }
            Test::Number { at_least, at_most } => {
                let some = format!("!is_empty({code}.NAOK)");
                let least = at_least.map(|least| format!("{code}.NAOK >= {}", least.value()));
                let most = at_most.map(|most| format!("{code}.NAOK <= {}", most.value()));
                std::iter::once(some).chain(least).chain(most).collect::<Vec<_>>().join(" and ")
            }
        }
    }

    fn code(&self, ix: NodeIx) -> String {
        self.codes.nodes.get(&ix).cloned().unwrap_or_default()
    }

    fn option(&self, ix: NodeIx, option: OptionIx) -> String {
        self.codes.options.get(&(ix, option)).cloned().unwrap_or_default()
    }
}

fn question_row(
    pairs: impl IntoIterator<Item = (&'static str, String)>,
    relevance: String,
    lang: ContentLang,
) -> RowOf {
    RowOf::new("Q", pairs)
        .with("relevance", relevance)
        .with("language", tool_code(lang))
        .with("mandatory", "N")
        .with("other", "N")
        .with("same_default", "0")
}

/// Questions and sub-questions share their numbers, which are the same in every language.
#[derive(Default)]
struct Ids(usize);

impl Ids {
    fn next(&mut self) -> String {
        self.0 += 1;
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_codes_that_limesurvey_gives_them() {
        let langs = ["sv", "sv-x-lattlast", "fi", "nb", "se", "de-simple", "de", "pt-BR"];
        let langs = langs.map(|lang| ContentLang::parse(lang).expect("a language")).to_vec();
        let codes: Vec<String> = told_apart(langs).into_iter().map(tool_code).collect();
        assert_eq!(codes, ["sv", "fi", "nb", "smi", "de-easy", "de", "pt-BR"]);
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_html_or_an_expression() {
        assert_eq!(html("a < b & {c}\nd"), "a &lt; b &amp; &#123;c&#125;<br />d");
        assert_eq!((masked("=1"), masked("-1")), ("&#61;1".to_owned(), "-1".to_owned()));
    }
}
