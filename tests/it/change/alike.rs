//! Few who all changed by the same amount, or who answered once and alike, are nobody's to work out.

use mognad::insight::Method;
use mognad::model::{Combine, NodeBody, Questionnaire, Rollup};

use super::{Rounds, one_item, people};
use crate::support::Study;

/// So many people of a unit, each a step higher now than before, and nine of another who changed in different ways.
fn a_step_each(count: usize) -> Rounds {
    let before: Vec<u8> = (0..count).map(|at| 1 + (at * 3 % 4) as u8).collect();
    let now: Vec<u8> = before.iter().map(|answer| answer + 1).collect();
    let before = people("a", 1, &before) + &people("b", 1, &[1, 2, 3, 3, 2, 1, 4, 1, 5]);
    let now = people("a", 1, &now) + &people("b", 1, &[2, 3, 3, 4, 3, 3, 5, 1, 2]);
    Rounds::new(one_item("all(a b)").min_group(5).rollup(Rollup::Pooled), &before, &now)
}

fn pairs(rounds: &Rounds) -> [Option<u64>; 3] {
    ["all", "a", "b"].map(|unit| rounds.shown(unit, "q").method.pairs())
}

#[test]
fn few_who_changed_alike_do_not_follow_from_the_rest() {
    // The whole less b would tell that each in a went up a step.
    assert_eq!(pairs(&a_step_each(5)), [Some(14), None, None]);
    assert_eq!(pairs(&a_step_each(9)), [Some(18), None, None]);
    // Ten are many; their own change says nothing of how sure it is.
    assert_eq!(pairs(&a_step_each(10)), [Some(19), None, Some(9)]);
    assert_eq!(a_step_each(10).shown("a", "q").method, Method::Welch);
    let one_by_one = a_step_each(5).with(|rounds| rounds.study.assessment.min_group = 1);
    assert_eq!(pairs(&one_by_one), [Some(14), None, Some(9)]);
}

#[test]
fn few_who_came_and_say_the_same_are_not_given_away() {
    let with = |come: &[u8], gone: &[u8]| {
        let before = people("u", 1, &[1, 2, 3, 3, 2, 1, 3, 2, 1, 4]) + &people("u", 100, gone);
        let now = people("u", 1, &[2, 3, 3, 4, 3, 3, 3, 4, 1, 3]) + &people("u", 200, come);
        Rounds::new(one_item("u").min_group(5), &before, &now).shown("u", "q").method.pairs()
    };
    for (come, gone, expected) in [
        (&[5, 5, 5, 5, 5][..], &[][..], None),
        (&[5, 5, 5, 5, 4], &[], Some(10)),
        (&[5, 5, 5], &[1, 1, 1], None),
        (&[5, 5, 5], &[5, 5, 5], Some(10)),
        (&[5; 10], &[], Some(10)),
    ] {
        assert_eq!(with(come, gone), expected, "{come:?} {gone:?}");
    }
}

#[test]
fn those_who_moved_are_not_twice_as_many() {
    // Five went from one unit to the other and from the lowest answer to the highest: ten answers, five people.
    let move_there = |count: usize| {
        let both = |wave: usize| {
            let mut text =
                people("a", 1, [&[1, 2, 3, 3, 2, 1, 3, 2, 1, 4], &[2, 3, 3, 4, 3, 3, 3, 4, 1, 3]][wave]);
            text += &people("b", 1, [&[2, 4, 1, 3, 2, 1, 3, 5, 1, 4], &[3, 3, 3, 4, 3, 2, 1, 5, 2, 3]][wave]);
            for who in 0..count {
                text += &format!("{} m{who} {}\n", ["a", "b"][wave], [1, 5][wave]);
            }
            text
        };
        Rounds::new(one_item("all(a b)").min_group(5), &both(0), &both(1)).shown("all", "q").method.pairs()
    };
    assert_eq!((move_there(5), move_there(9), move_there(10)), (None, None, Some(20)));
}

/// The questionnaire with its group as the sum of what is in it.
fn summed(questionnaire: &Questionnaire) -> Questionnaire {
    let mut parts = questionnaire.to_parts();
    for node in &mut parts.nodes {
        if let NodeBody::Group(group) = &mut node.body {
            group.combine = Combine::Sum;
        }
    }
    Questionnaire::new(parts).expect("a sound questionnaire")
}

#[test]
fn a_sum_is_one_of_its_parts_whatever_is_left_out() {
    // Two who left had answered q only, and one never answers s.
    let [mut before, mut now] = [String::new(), String::new()];
    for who in 0..7 {
        let answers = |wave: usize| {
            let of = |item: usize| 1 + (who * (wave + 2) + item * 3 + wave * who * who) % 5;
            let last = if who == 6 { ".".to_owned() } else { of(2).to_string() };
            format!("u p{who} {} {} {last}\n", of(0), of(1))
        };
        before += &answers(0);
        now += &answers(1);
    }
    before += "u x 5 . .\nu y 1 . .\n";
    let study = Study::new("A>0.6(q r s)", "u").min_group(5);
    let rounds = Rounds::new(study, &before, &now);
    let methods = |rounds: &Rounds| ["A", "q", "r", "s"].map(|node| rounds.shown("u", node).method.pairs());
    assert_eq!(methods(&rounds), [Some(7), None, Some(7), Some(6)]);
    let rounds = rounds.with(|rounds| {
        for wave in &mut rounds.study.assessment.waves {
            wave.questionnaire = summed(&wave.questionnaire).into();
        }
    });
    assert_eq!(methods(&rounds), [Some(7), None, Some(7), None]);
}
