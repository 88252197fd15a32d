//! The schema of a questionnaire's file.

mod item;

use std::collections::BTreeMap;

use item::{breakpoint, condition, item};
use serde_json::{Map, Value, json};

use super::{
    Key, LANGUAGE, Words, file, flag, id, language, list_of, none_of, part, points, points_by_id, says,
    table, text, with, with_default, words,
};
use crate::model::{Assessment, PHRASES, Phrase, PlainRule, Scale};

const POLICIES: [&str; 2] = ["leave-out", "zero"];
const RULES: [&str; 7] = ["mean", "min", "max", "median", "sum", "ladder", "stacked"];
const SIDES: [&str; 2] = ["low", "high"];
/// What sums up top-level groups: ids that nothing else can have.
const SUMMARIES: [&str; 2] = ["readiness", "index"];

pub(super) fn schema(w: Words) -> Value {
    let parts = vec![
        ("text", text()),
        ("level", table(level(w))),
        ("scale", table(scale(w))),
        ("options", options()),
        ("option", table(option(w))),
        ("group", group(w)),
        ("summary", summary(w)),
        ("groupLevel", table(group_level(w))),
        ("item", item(w)),
        ("condition", condition(w)),
        ("breakpoint", table(breakpoint(w))),
        ("position", table(position(w))),
        ("axis", table(axis(w))),
        ("field", table(field(w))),
    ];
    let keys = [head(w), policies(w), tables(w)].into_iter().flatten().collect();
    file(w.say("Frågeformulär", "Questionnaire"), keys, parts)
}

/// What stands first in the file.
fn head(w: Words) -> Vec<Key> {
    let languages = json!({
        "type": "array",
        "items": language(),
        "minItems": 1,
        "uniqueItems": true,
    });
    vec![
        w.need("format", json!({ "const": 1 }), "Filformatet; alltid 1.", "The file’s format; always 1."),
        w.need("id", id(), "Vad filer kallar frågeformuläret.", "What files call the questionnaire."),
        w.need(
            "version",
            json!({ "type": "string", "pattern": r"\S" }),
            "Er versionsbeteckning, som \"1.0.0\".",
            "Your version, such as \"1.0.0\".",
        ),
        w.need(
            "languages",
            languages,
            "Språken som alla texter finns på, huvudspråket först, med koder enligt BCP 47.",
            "The languages that all texts are in, the main one first, by their BCP 47 tags.",
        ),
        w.key(
            "words",
            own_words(w),
            "Enkätens egna ord för det som formulär och intervjuer annars säger på svenska eller engelska, per språk.",
            "The questionnaire’s own words for what forms and interviews else say in Swedish or English, per language.",
        ),
        w.need("title", part("text"), "Frågeformulärets namn.", "What reports call the questionnaire."),
        w.key("description", part("text"), "Vad det är till för.", "What it is for."),
        w.key(
            "scale",
            id(),
            "Skalan för frågor som inte nämner någon.",
            "The scale of questions that name none.",
        ),
        w.key(
            "min_answered",
            share(),
            "Minsta besvarade del, för grupper som inte säger något annat.",
            "The least part answered, for groups that say nothing else.",
        ),
        w.key(
            "range",
            range(),
            "Skalan som poäng visas på, för grupper som inte säger något annat, som [0, 5].",
            "The range that scores are shown on, for groups that say nothing else, such as [0, 5].",
        ),
    ]
}

/// A table of phrases per language. What the program says stands beside each.
fn own_words(w: Words) -> Value {
    let said: BTreeMap<&str, &str> = w.said_to_respondents().collect();
    let phrase = |(name, _): &Phrase| {
        let said = said.get(name).copied().unwrap_or_default();
        ((*name).to_owned(), json!({ "type": "string", "pattern": r"\S", "description": said }))
    };
    let phrases: Map<String, Value> = PHRASES.iter().map(phrase).collect();
    json!({
        "type": "object",
        "patternProperties": {
            LANGUAGE: { "type": "object", "properties": phrases, "additionalProperties": false },
        },
        "additionalProperties": false,
    })
}

/// What stands under headings.
fn tables(w: Words) -> Vec<Key> {
    vec![
        w.key("levels", list_of(part("level")), "Nivåerna, den lägsta först.", "The levels, lowest first."),
        w.key(
            "scales",
            list_of(part("scale")),
            "Skalor som flera frågor delar.",
            "Scales that questions share.",
        ),
        w.key(
            "groups",
            list_of(part("group")),
            "Områden och delområden.",
            "Areas and what they are made of.",
        ),
        w.need("items", with(list_of(part("item")), "minItems", json!(1)), "Frågorna.", "The questions."),
        w.key(
            "readiness",
            part("summary"),
            "Förutsättningarna sammantagna: namn, regel och nivåer.",
            "The prerequisites together: name, rule and levels.",
        ),
        w.key(
            "index",
            part("summary"),
            "Områdena sammantagna: namn, regel och nivåer.",
            "The core areas together: name, rule and levels.",
        ),
        w.key(
            "lint",
            plain_lists(w),
            "Ord som `questionnaire check` ska leta efter utöver programmets egna, per språk.",
            "Words that `questionnaire check` is to look for beside the program’s own, per language.",
        ),
        w.key(
            "positions",
            list_of(part("position")),
            "Bilder som placerar enheter på två axlar.",
            "Pictures that place units on two axes.",
        ),
    ]
}

/// Lists of words per language.
fn plain_lists(w: Words) -> Value {
    let words = || json!({ "type": "array", "items": { "type": "string", "pattern": r"\S" } });
    let lists = table(vec![
        w.key("vague", words(), "Ord som läsare mäter olika.", "Words that readers measure differently."),
        w.key("absolute", words(), "Ord som inte medger undantag.", "Words that allow no exception."),
        w.key("and_or", words(), "Ord som fogar ihop två frågor.", "Words that join two questions."),
        w.key(
            "exempt",
            words(),
            "Fraser där orden betyder något annat.",
            "Phrases in which the words mean something else.",
        ),
    ]);
    json!({ "type": "object", "patternProperties": { LANGUAGE: lists }, "additionalProperties": false })
}

/// The rules for plain wording that an item is excepted from, each with the reason.
fn accepts(w: Words) -> Value {
    let told = |rule| match rule {
        PlainRule::VagueWord => ("Ett obestämt ord.", "A vague word."),
        PlainRule::AndOr => ("”Och” eller ”eller” i frågan.", "“And” or “or” in the question."),
        PlainRule::LongAnchor => ("Ett svar med fler än 25 ord.", "An answer with more than 25 words."),
        PlainRule::LongQuestion => ("En fråga med fler än 16 ord.", "A question with more than 16 words."),
        PlainRule::AbsoluteMiddle => {
            ("Ett ord utan undantag i ett svar emellan.", "A word without exceptions in an answer between.")
        }
        PlainRule::NoHelp => ("Ingen hjälptext.", "No help text."),
    };
    let reason = || json!({ "type": "string", "pattern": r"\S" });
    let key = |(name, rule): (&'static str, PlainRule)| {
        let (sv, en) = told(rule);
        w.key(name, reason(), sv, en)
    };
    table(PlainRule::WORDS.into_iter().map(key).collect())
}

fn policies(w: Words) -> Vec<Key> {
    let policy = || with_default(words(&POLICIES), json!("leave-out"));
    vec![
        w.key("missing", policy(), "Vad ett uteblivet svar räknas som.", "What no answer counts as."),
        w.key("dont_know", policy(), "Vad ”vet ej” räknas som.", "What “don’t know” counts as."),
        w.key(
            "not_applicable",
            policy(),
            "Vad ”ej tillämpligt” räknas som.",
            "What “not applicable” counts as.",
        ),
    ]
}

fn level(w: Words) -> Vec<Key> {
    vec![
        w.need("id", id(), "Vad filer kallar nivån.", "What files call the level."),
        w.need("from", points(), "Poängen som nivån börjar vid.", "The points at which the level begins."),
        w.need("name", part("text"), "Vad rapporter kallar nivån.", "What reports call the level."),
        w.key("text", part("text"), "Vad nivån innebär i allmänhet.", "What the level means in general."),
        w.key(
            "text_for_whole",
            part("text"),
            "Detsamma om en kommun, förvaltning eller annan enhet som har enheter under sig.",
            "The same of a municipality, a department or another unit that has units below it.",
        ),
    ]
}

fn scale(w: Words) -> Vec<Key> {
    vec![
        w.need("id", id(), "Vad frågor kallar skalan.", "What questions call the scale."),
        w.need("options", part("options"), "Svaren, i ordning.", "The answers, in order."),
    ]
}

fn options() -> Value {
    json!({ "type": "array", "items": part("option"), "minItems": 2, "maxItems": Scale::MAX_OPTIONS })
}

fn option(w: Words) -> Vec<Key> {
    vec![
        w.need("id", id(), "Vad svarsfiler kallar svaret.", "What files of answers call the answer."),
        w.need("label", part("text"), "Vad den som svarar läser.", "What respondents read."),
        w.key(
            "points",
            points(),
            "Vad svaret ger; antingen för alla svar eller inget. Annars ligger de på lika avstånd från 0 till 100.",
            "What the answer gives; for all answers or none. Otherwise they are equally spaced from 0 to 100.",
        ),
        w.key(
            "exclusive",
            flag(false),
            "Kan inte väljas tillsammans med andra, som ”inget av detta”. Bara för frågor med flera svar.",
            "Cannot be chosen together with others, such as “none of these”. Only for questions with several answers.",
        ),
    ]
}

fn group(w: Words) -> Value {
    let mut keys = vec![
        w.need(
            "id",
            with(id(), "not", json!({ "enum": SUMMARIES })),
            "Vad filer kallar gruppen.",
            "What files call the group.",
        ),
        w.need("name", part("text"), "Gruppens namn.", "The group’s name."),
        w.key(
            "kind",
            with_default(words(&["prerequisite", "core", "cross-cutting"]), json!("core")),
            "Förutsättning, område eller tvärgående, som frågas en gång för alla områden och inte räknas i någon sammanvägning; bara för grupper överst.",
            "A prerequisite, a core area, or cross-cutting, which is asked once across all areas and counts in no summary; only for groups at the top.",
        ),
        w.key("parent", id(), "Gruppen som den här är en del av.", "The group that this one is a part of."),
        w.key(
            "children",
            with(list_of(id()), "uniqueItems", json!(true)),
            "Delar av andra grupper som räknas här också.",
            "Parts of other groups that count here too.",
        ),
        w.key(
            "shown_if",
            part("condition"),
            "Vad ett annat svar måste vara för att frågorna i gruppen ska ställas. Frågan som avgör får själv stå i gruppen.",
            "What another answer must be for the questions in the group to be asked. The question that decides may be in the group itself.",
        ),
        w.key(
            "rests_on",
            points_by_id(),
            "Poäng som andra grupper eller frågor bör ha först, som { leadership = 37.5 }. Saknas de står nivån kvar med en varning i ord.",
            "Points that other groups or questions ought to have first, such as { leadership = 37.5 }. Where they have not, the level stands with a warning in words.",
        ),
        weight(w),
        audience(w),
        w.key(
            "optional",
            flag(false),
            "Hela gruppen kan besvaras med ett enda ”ej tillämpligt”.",
            "The whole group can be answered with a single “not applicable”.",
        ),
    ];
    keys.extend(described(w));
    let schema = only_with_ladder(table(keys));
    with(schema, "dependentSchemas", json!({ "parent": none_of(&["kind"]) }))
}

fn summary(w: Words) -> Value {
    let mut keys = vec![w.key("name", part("text"), "Namnet.", "Its name.")];
    keys.extend(described(w));
    only_with_ladder(table(keys))
}

/// What groups and summaries have in common.
fn described(w: Words) -> Vec<Key> {
    vec![
        w.key("short", part("text"), "Ett kort namn för diagram.", "A short name for charts."),
        w.key("description", part("text"), "Vad gruppen handlar om.", "What the group is about."),
        w.key(
            "combine",
            with_default(words(&RULES), json!("mean")),
            "Hur delarnas poäng blir en: medelvärde, lägsta, högsta, median, summa, stege (så många steg i följd som är klara) eller staplade steg.",
            "How the parts’ scores become one: mean, lowest, highest, median, sum, ladder (as many stages in order as are passed) or stacked stages.",
        ),
        w.key(
            "pass_at",
            with_default(points(), json!(100)),
            "Poängen som gör ett steg klart. Bara med combine = \"ladder\".",
            "The points that pass a stage. Only with combine = \"ladder\".",
        ),
        w.key("range", range(), "Skalan som poängen visas på, som [0, 3].", "The range that scores are shown on, such as [0, 3]."),
        w.key(
            "min_answered",
            share(),
            "Minsta del som måste vara besvarad för att en svarande ska få ett resultat här.",
            "The least part that must be answered for a respondent to have a score here.",
        ),
        w.key(
            "min_group",
            json!({ "type": "integer", "minimum": 1, "maximum": Assessment::MOST_PEOPLE }),
            "Minsta antal svarande som gruppen, och det som ingår i den, visas för, om det är fler än mätningen kräver.",
            "The fewest respondents that the group, and what is in it, is shown for, where that is more than the assessment asks.",
        ),
        w.key(
            "levels",
            list_of(part("groupLevel")),
            "Vad nivåerna betyder och kräver här.",
            "What levels mean and ask here.",
        ),
    ]
}

fn only_with_ladder(schema: Value) -> Value {
    let schema = with(schema, "if", says("combine", &["ladder"]));
    with(schema, "else", none_of(&["pass_at"]))
}

fn group_level(w: Words) -> Vec<Key> {
    vec![
        w.need("id", id(), "Nivån.", "The level."),
        w.key("from", points(), "Var nivån börjar här.", "Where the level begins here."),
        w.key("text", part("text"), "Vad nivån innebär här.", "What the level means here."),
        w.key(
            "text_for_whole",
            part("text"),
            "Detsamma om en kommun, förvaltning eller annan enhet som har enheter under sig.",
            "The same of a municipality, a department or another unit that has units below it.",
        ),
        w.key(
            "advice_for_whole",
            part("text"),
            "Vad kommunen eller förvaltningen kan göra där de flesta av dess enheter står här.",
            "What the municipality or department can do where most of its units stand here.",
        ),
        w.key(
            "requires",
            points_by_id(),
            "Poäng som andra grupper eller frågor måste ha, som { leadership = 50 }.",
            "Points that other groups or questions must have, such as { leadership = 50 }.",
        ),
    ]
}

fn position(w: Words) -> Vec<Key> {
    let fields = json!({ "type": "array", "items": part("field"), "minItems": 4, "maxItems": 4 });
    vec![
        w.need("id", id(), "Vad filer kallar bilden.", "What files call the picture."),
        w.need("title", part("text"), "Bildens namn.", "The picture’s title."),
        w.need("x", part("axis"), "Den vågräta axeln.", "The horizontal axis."),
        w.need("y", part("axis"), "Den lodräta axeln.", "The vertical axis."),
        w.need(
            "fields",
            fields,
            "Ett fält för varje kombination av högt och lågt.",
            "A field for each combination of high and low.",
        ),
    ]
}

fn axis(w: Words) -> Vec<Key> {
    vec![
        w.need(
            "node",
            id(),
            "Gruppen eller frågan vars poäng visas.",
            "The group or question whose score is shown.",
        ),
        w.need("from", points(), "Poängen där högt börjar.", "The points at which high begins."),
    ]
}

fn field(w: Words) -> Vec<Key> {
    vec![
        w.need("x", words(&SIDES), "Sidan på den vågräta axeln.", "The side of the horizontal axis."),
        w.need("y", words(&SIDES), "Sidan på den lodräta axeln.", "The side of the vertical axis."),
        w.need("id", id(), "Vad filer kallar fältet.", "What files call the field."),
        w.need("name", part("text"), "Fältets namn.", "The field’s name."),
        w.need("text", part("text"), "Vad en enhet där bör göra.", "What a unit there should do."),
    ]
}

fn audience(w: Words) -> Key {
    let roles = json!({
        "type": "array",
        "items": { "type": "string", "pattern": r"\S", "maxLength": 100 },
        "minItems": 1,
        "uniqueItems": true,
    });
    w.key(
        "audience",
        roles,
        "Rollerna som får frågan, eller frågorna i gruppen. Andra roller får den inte.",
        "The roles that are asked the question, or those in the group. Other roles are not.",
    )
}

fn weight(w: Words) -> Key {
    let weight = json!({ "type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000, "default": 1 });
    w.key("weight", weight, "Vikten i gruppen ovanför.", "The weight in the group above.")
}

fn share() -> Value {
    json!({ "type": "number", "minimum": 0, "maximum": 1, "default": 0.5 })
}

fn number() -> Value {
    json!({ "type": "number", "minimum": -1e9, "maximum": 1e9 })
}

fn range() -> Value {
    json!({ "type": "array", "items": number(), "minItems": 2, "maxItems": 2 })
}
