//! The schema of `assessment.toml`.

use serde_json::{Value, json};

use super::{
    Key, Words, file, id, list_of, part, points, points_by_id, table, text, with, with_default, words,
};
use crate::model::{Assessment, Lang, Mode, Respondents, Rollup};

/// More people than in any unit.
const MOST_PEOPLE: u32 = Assessment::MOST_PEOPLE;

pub(super) fn schema(w: Words) -> Value {
    let keys = vec![
        w.need("format", json!({ "const": 1 }), "Filformatet; alltid 1.", "The file’s format; always 1."),
        w.need("title", part("text"), "Mätningens namn.", "What the assessment is called."),
        w.key(
            "language",
            words(&Lang::ALL.map(Lang::code)),
            "Rapporternas språk, där --lang inte anges.",
            "The language of reports, where --lang is not given.",
        ),
        w.need(
            "questionnaire",
            json!({ "type": "string", "minLength": 1 }),
            "Ett inbyggt frågeformulärs id, eller en sökväg i samma mapp.",
            "A built-in questionnaire’s id, or a path in this folder.",
        ),
        w.key(
            "mode",
            with_default(words(&Mode::ALL.map(Mode::code)), json!(Mode::Survey.code())),
            "consensus om varje enhet svarar tillsammans, med ett svar: alla frågor ställs och inget resultat undanhålls.",
            "consensus where each unit answers together, with one answer: all questions are asked and no score is withheld.",
        ),
        w.key(
            "min_group",
            with_default(people(), json!(Assessment::DEFAULT_MIN_GROUP)),
            "Resultat för färre svarande än så visas inte. 1 där mode är consensus.",
            "Scores of fewer respondents are not shown. 1 where mode is consensus.",
        ),
        w.key(
            "min_item_group",
            with_default(people(), json!(Assessment::DEFAULT_MIN_ITEM_GROUP)),
            "Enskilda frågor med färre svarande än så visas som steg och utan siffror; aldrig mindre än min_group.",
            "Single questions of fewer respondents are shown as stages and without figures; never fewer than min_group.",
        ),
        w.key(
            "min_role_group",
            with_default(people(), json!(Assessment::DEFAULT_MIN_ROLE_GROUP)),
            "Roller med färre svarande än så ställs inte mot varandra; aldrig mindre än min_group.",
            "Roles of fewer respondents are not told apart; never fewer than min_group.",
        ),
        w.key(
            "rollup",
            words(&Rollup::ALL.map(Rollup::code)),
            "Hur en enhets delar vägs samman: efter antal anställda, alla svarande lika, eller alla delar lika.",
            "How a unit’s parts count: by headcount, all respondents alike, or all parts alike.",
        ),
        w.key(
            "respondents",
            with_default(words(&Respondents::ALL.map(Respondents::code)), json!(Respondents::PerWave.code())),
            "stable om samma id är samma person i alla omgångar, så att var och en kan jämföras med sig själv.",
            "stable where the same id is the same person in every wave, so that people can be compared with themselves.",
        ),
        w.key(
            "finite_population",
            with_default(json!({ "type": "boolean" }), json!(false)),
            "true om enheternas egna intervall ska gälla dem som arbetar där just nu. Ingen jämförelse använder dem.",
            "true where units’ own intervals are to be about the people who work there now. No comparison uses them.",
        ),
        w.key(
            "min_change",
            with_default(points(), json!(Assessment::DEFAULT_MIN_CHANGE.value())),
            "En mindre förändring än så, i poäng 0–100, räknas inte som en förändring, hur säker den än är.",
            "A smaller change, in points 0–100, does not count as a change however sure it is.",
        ),
        w.need("waves", filled(part("wave")), "Omgångarna, den äldsta först.", "The waves, oldest first."),
        w.need("units", filled(part("unit")), "Enheterna, i valfri ordning.", "The units, in any order."),
    ];
    let parts = vec![("text", text()), ("wave", table(wave(w))), ("unit", table(unit(w)))];
    file(w.say("Mätning", "Assessment"), keys, parts)
}

fn wave(w: Words) -> Vec<Key> {
    let patterns = filled(json!({ "type": "string", "minLength": 1 }));
    vec![
        w.need("id", id(), "Vad filer kallar omgången.", "What files call the wave."),
        w.key(
            "date",
            json!({ "type": "string", "format": "date" }),
            "Dagen då omgången gjordes, som 2026-03-09.",
            "The day of the wave, such as 2026-03-09.",
        ),
        w.key(
            "questionnaire",
            json!({ "type": "string", "minLength": 1 }),
            "Omgångens frågeformulär, där det är ett annat än mätningens.",
            "The wave’s questionnaire, where it is not the assessment’s.",
        ),
        w.need(
            "answers",
            patterns,
            "Svarsfiler: sökvägar och mönster i samma mapp, som answers/2026/*.csv.",
            "Files of answers: paths and patterns in this folder, such as answers/2026/*.csv.",
        ),
    ]
}

fn unit(w: Words) -> Vec<Key> {
    // A unit may be known only by the name that stands in a survey's export.
    let id = || json!({ "type": "string", "minLength": 1, "maxLength": 100 });
    vec![
        w.need("id", id(), "Vad svarsfiler kallar enheten.", "What files of answers call the unit."),
        w.key("name", part("text"), "Vad rapporter kallar enheten.", "What reports call the unit."),
        w.key("parent", id(), "Enheten som den här är en del av.", "The unit that this one is a part of."),
        w.key(
            "headcount",
            people(),
            "Hur många som arbetar där; gör osäkerheten mindre när många har svarat.",
            "How many work there; narrows the intervals where many answered.",
        ),
        w.key(
            "invited",
            json!({ "anyOf": [people(), { "type": "object", "additionalProperties": people(), "minProperties": 1 }] }),
            "Hur många som fick frågorna; ger svarsfrekvensen. Ett tal, eller ett per roll, som { chef = 5, medarbetare = 35 }.",
            "How many were asked; gives the response rate. A number, or one per role, such as { manager = 5, staff = 35 }.",
        ),
        w.key(
            "weights",
            json!({ "type": "object", "additionalProperties": { "type": "number", "minimum": 0, "maximum": 1_000_000 } }),
            "Vad områden eller frågor väger i enheten och dess delar, där det inte är vad enkäten säger; 0 för det som enheten inte har, som { iot = 0 }.",
            "What areas or questions weigh in the unit and its parts, where that is not what the questionnaire says; 0 for what the unit does not have, such as { iot = 0 }.",
        ),
        w.key(
            "targets",
            points_by_id(),
            "Målbilden: poäng 0–100 för områden eller frågor, som { process-mapping = 75 }.",
            "The target picture: points 0–100 for areas or questions, such as { process-mapping = 75 }.",
        ),
    ]
}

fn people() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": MOST_PEOPLE })
}

fn filled(element: Value) -> Value {
    with(list_of(element), "minItems", json!(1))
}
