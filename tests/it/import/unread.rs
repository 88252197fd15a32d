//! Columns that nothing is called, and what stands in them: read where that is beyond doubt, a fault where answers would be
//! lost, left alone where they are about something else.

use std::fs;

use super::columns::{imported, refused};
use super::{Trial, said};

#[test]
fn columns_that_are_called_after_the_options_of_one_question_are_its_ticks() {
    let answers = ["unit=north tools=4 chan=web", "unit=south tools=5 chan=phone|chat"];
    for (yes, no) in [("1", "0"), ("x", ""), ("Yes", "No"), ("ja", "nej"), ("TRUE", "FALSE")] {
        let text = format!(
            "unit,respondent,tools,\"Web, including forms\",Phone,\"Chat (e.g. Teams, Slack)\"\n\
             north,a,4,{yes},{no},{no}\nsouth,b,5,{no},{yes},{yes}\n"
        );
        let (found, told) = imported(&text, "", &[]);
        assert_eq!(found, answers, "{yes}/{no}: {told}");
    }
    // The option itself stands for a tick, in either language, and "don't know" behind the options is one of them.
    let text = "unit,respondent,tools,\"Webb, med formulär\",Telefon,Vet ej\n\
        north,a,4,\"Webb, med formulär\",,\nsouth,b,5,,,1\n";
    let (found, told) = imported(text, "", &[]);
    assert_eq!(found, ["unit=north tools=4 chan=web", "unit=south tools=5 chan=dk"], "{told}");
}

#[test]
fn a_column_that_is_called_after_an_option_is_not_dropped_where_its_question_is_in_doubt() {
    // One alone; and options of questions of which only one may hold.
    let one = "unit,respondent,tools,Phone\nnorth,a,4,1\nsouth,b,5,0\n";
    let told = refused(one, "", &[]);
    assert!(told.contains("error[I052]") && told.contains("looks like chan"), "{told}");
    let spread = "unit,respondent,share,Disagree,Agree\nnorth,a,4,1,0\nsouth,b,5,0,1\n";
    let told = refused(spread, "", &[]);
    assert!(told.contains("error[I051]") && told.contains("tools"), "{told}");
    let (found, told) = imported(one, "[columns]\nPhone = \"chan[phone]\"", &[]);
    assert_eq!(found, ["unit=north tools=4 chan=phone", "unit=south tools=5 chan=none"], "{told}");
    // What stands in them may be something else.
    for text in [
        "unit,respondent,tools,Phone\nnorth,a,4,08-123 45 67\nsouth,b,5,\n",
        "unit,respondent,tools,Agree\nnorth,a,4,1\nsouth,b,5,0\n",
    ] {
        let (found, told) = imported(text, "", &[]);
        assert_eq!(found, ["unit=north tools=4", "unit=south tools=5"], "{told}");
    }
}

#[test]
fn whoever_answered_only_in_a_column_that_is_not_read_is_never_left_out_as_empty() {
    for (head, rows) in [
        // An option, by label and by number, of a question that has no other column.
        ("tools,Foo bar?", "north,a,4,\nsouth,b,,Strongly agree\n"),
        ("tools,Foo bar?", "north,a,4,Agree\nsouth,b,,Strongly agree\n"),
        ("tools,Foo bar?", "north,a,4,3\nsouth,b,,5\n"),
        ("tools,Foo bar?", "north,a,4,\nsouth,b,,\"Phone;Web, including forms\"\n"),
        // A section of its own: of questions that have a column, and only in rows that answer nothing else.
        ("tools,waste,Foo bar?", "north,a,4,3,\nsouth,b,,,Agree\n"),
        ("tools,waste,Foo bar?", "north,a,4,3,\nsouth,b,,,5\n"),
        ("tools,Foo bar?", "north,a,4,\nsouth,b,,50%\n"),
    ] {
        let text = format!("unit,respondent,{head}\n{rows}");
        let told = refused(&text, "", &[]);
        let cell = "x.csv, row 3, column ";
        assert!(told.contains("error[I054]") && told.contains(cell), "{text}{told}");
        assert!(told.contains("what stands here may be an answer to"), "{text}{told}");
        let (found, told) = imported(&text, "ignore = [\"Foo bar?\"]", &[]);
        assert!(found.len() == 1 && told.contains("1 left out: without a single answer"), "{told}");
    }
}

#[test]
fn what_is_filled_in_beside_a_row_without_answers_may_be_about_something_else() {
    for (head, rows, mapping) in [
        // The questions that it could be have columns of their own, and rows with answers have something there too.
        ("tools,waste,Opinion", "north,a,4,3,Agree\nsouth,b,,,Agree\n", ""),
        // Numbers that a person of any age, and any program, writes.
        ("tools,Age", "north,a,4,45\nsouth,b,,39\n", ""),
        ("tools,Nr", "north,a,4,1\nnorth,b,4,2\nnorth,c,4,3\nsouth,d,,4\n", ""),
        ("tools,Version", "north,a,4,Autumn\nsouth,b,,Autumn\n", ""),
        // A person has said that questions without a column were never asked.
        ("tools,Foo bar?", "north,a,4,Agree\nsouth,b,,Agree\n", "unasked = \"not-applicable\""),
    ] {
        let text = format!("unit,respondent,{head}\n{rows}");
        let (found, told) = imported(&text, mapping, &[]);
        assert!(
            !found.is_empty() && !told.contains("I054") && told.contains("warning[I055]"),
            "{text}{told}"
        );
    }
}

#[test]
fn a_first_respondent_whose_answers_are_called_like_their_questions_is_read() {
    let item = |id: &str, name: &str| {
        format!(
            "[[items]]\nid = \"{id}\"\ngroup = \"g\"\ntext = \"Is there a {name}?\"\nshort = \"{name}\"\n\
             options = [{{ id = \"0\", label = \"None\" }}, {{ id = \"1\", label = \"{name}\" }}]\n"
        )
    };
    let questionnaire = format!(
        "format = 1\nid = \"t\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\ntitle = \"T\"\n\
         [[groups]]\nid = \"g\"\nname = \"G\"\n{}{}",
        item("plan", "Plan"),
        item("budget", "Budget")
    );
    for (rows, expected) in [
        ("unit,respondent,plan,budget\nnorth,a,Plan,Budget\nnorth,b,None,Budget\n", 2),
        ("unit,respondent,plan,budget\nnorth,a,Is there a plan?,Budget\nnorth,b,None,Budget\n", 0),
        ("unit,plan\nnorth,Plan\nsouth,None\n", 2),
        ("unit,plan,budget\nnorth,plan,budget\n", 1),
        // Our own workbook's second row.
        (
            "unit,respondent,role,plan,budget\nWhich unit are you answering for?,Respondent,Role,Is there a Plan?,\
             Is there a Budget?\nnorth,a,,Plan,Budget\n",
            1,
        ),
        (
            "unit,respondent,role,plan\nVilken enhet svarar ni för?,Svarande,Roll,Is there a Plan?\nnorth,a,,Plan\n",
            1,
        ),
    ] {
        let trial = Trial::of_tools();
        fs::write(trial.path("q.toml"), &questionnaire).expect("a file");
        fs::write(trial.path("x.csv"), rows).expect("a file");
        let told = said(&trial.run(&["import", "x.csv", "--lang", "en"]), if expected == 0 { 2 } else { 0 });
        assert_eq!(trial.answers().len(), expected, "{rows}{told}");
    }
}
