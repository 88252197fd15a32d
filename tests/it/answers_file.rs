//! What is written as a file of answers is read back as it was.

use mognad::load;
use mognad::load::answers::{AnswerFile, Duplicates, Reading, Roles};
use mognad::model::{
    Answer, Answers, Decimal, Lang, OptionIx, Questionnaire, Response, RoleId, UnitId, WaveId,
};
use mognad::report::answers::{Given, Respondent, answers};

use crate::fixtures;

const QUESTIONNAIRE: &str = r#"
format = 1
id = "kinds"
version = "1"
languages = ["en"]
title = "Kinds"
[[scales]]
id = "s"
options = [{ id = "a", label = "A" }, { id = "b", label = "B" }]
[[groups]]
id = "g"
kind = "core"
name = "G"
[[items]]
group = "g"
id = "one"
text = "One"
scale = "s"
[[items]]
group = "g"
id = "many"
text = "Many"
kind = "multi"
options = [{ id = "x", label = "X" }, { id = "none", label = "None" }]
[[items]]
group = "g"
id = "count"
text = "Count"
kind = "number"
min = 0
max = 10
[[items]]
group = "g"
id = "why"
text = "Why"
kind = "text"
"#;

fn questionnaire() -> Questionnaire {
    fixtures::questionnaire(QUESTIONNAIRE)
}

fn given(answers: [Answer; 4]) -> Vec<Given> {
    let given = |answer| Given { answer, ..Given::NOTHING };
    answers.map(given).into()
}

fn respondents() -> Vec<Respondent> {
    let who = |name: &str, given| Respondent {
        unit: UnitId::parse("u").expect("an id"),
        respondent: name.to_owned(),
        role: None,
        seconds: None,
        given,
    };
    let ticks = |options: &[usize]| Answer::Ticks(options.iter().map(|at| OptionIx::new(*at)).collect());
    let number = Answer::Number(Decimal::new(2.5).expect("a number"));
    let mut first =
        who("p1", given([Answer::Option(OptionIx::new(1)), ticks(&[0, 1]), number, Answer::Text]));
    first.given[3].text = Some("För \"att\"; så".to_owned());
    first.given[0].comment = Some("rad 1\nrad 2".to_owned());
    first.seconds = Some(90);
    let mut second =
        who("p2", given([Answer::DontKnow, ticks(&[]), Answer::NotAnswered, Answer::NotApplicable]));
    second.role = Some(RoleId::parse("chef").expect("an id"));
    vec![first, second]
}

#[test]
fn what_is_written_is_read_back() {
    let (questionnaire, respondents) = (questionnaire(), respondents());
    let units = fixtures::units(&[("u", "U")]);
    let wave = WaveId::parse("1").expect("an id");
    for lang in Lang::ALL {
        let text = answers(&questionnaire, &respondents, lang);
        let file = AnswerFile { name: "a.csv", bytes: text.as_bytes(), waves: &[] };
        let reading = Reading {
            questionnaire: &questionnaire,
            units: &units,
            waves: std::slice::from_ref(&wave),
            wave: &wave,
            mode: mognad::model::Mode::Survey,
            duplicates: Duplicates::Error,
            encoding: None,
        };
        let (read, found) = load::answers::answers(&reading, &mut Roles::default(), &[file]);
        assert_eq!(found.iter().count(), 0, "{found:?}");
        let expected = |who: &Respondent| {
            (who.role.clone(), who.seconds, answered(who).into_iter().collect::<Answers>())
        };
        let is_read = |response: &Response| {
            (response.role.clone(), response.seconds.map(u64::from), response.answers.clone())
        };
        assert_eq!(
            read.0.iter().map(is_read).collect::<Vec<_>>(),
            respondents.iter().map(expected).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_file_has_the_columns_that_are_needed() {
    let text = answers(&questionnaire(), &respondents(), Lang::Sv);
    let expected = "\u{feff}unit;respondent;role;seconds;one;one[comment];many;count;why\r\n\
            u;p1;;90;b;\"rad 1\nrad 2\";x|none;2,5;\"För \"\"att\"\"; så\"\r\n\
            u;p2;chef;;dk;;inget;;na\r\n";
    assert_eq!(text, expected);
}

fn answered(who: &Respondent) -> Vec<Answer> {
    who.given.iter().map(|given| given.answer).collect()
}
