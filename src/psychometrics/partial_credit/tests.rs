use super::*;

fn counts(stages: &[usize], people: &[(&[usize], usize)]) -> StageCounts {
    let mut counts = StageCounts::new(stages);
    for (answers, times) in people {
        (0..*times).for_each(|_| counts.add(answers));
    }
    counts
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Made-up answers that follow no model, the same every time.
fn people(stages: &[usize], n: usize) -> StageCounts {
    let mut counts = StageCounts::new(stages);
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31)
    };
    for _ in 0..n {
        let level = next();
        let answer = |stages: &usize| ((level + next() + next()) / 3.0 * *stages as f64) as usize;
        let answers: Vec<usize> = stages.iter().map(answer).collect();
        counts.add(&answers);
    }
    counts
}

#[test]
fn two_questions_of_yes_and_no_differ_by_the_log_of_the_odds() {
    // 24 said yes to the first alone and 8 to the second alone; those who answered alike say nothing.
    let counts = counts(&[2, 2], &[(&[0, 0], 5), (&[1, 0], 24), (&[0, 1], 8), (&[1, 1], 9)]);
    let model = PartialCredit::of(&counts).expect("a model");
    let (first, second) = (model.items[0][0], model.items[1][0]);
    near(second.place - first.place, libm::log(3.0));
    near(first.place + second.place, 0.0);
    // The variance of a log-odds is 1/24 + 1/8, and each step has a half of the difference.
    near(first.error, (1.0_f64 / 24.0 + 1.0 / 8.0).sqrt() / 2.0);
    near(model.log_likelihood, 24.0 * libm::log(0.75) + 8.0 * libm::log(0.25));
    assert_eq!((model.n, counts.n()), (32, 46));
}

#[test]
fn stages_have_the_odds_of_their_neighbours() {
    // With a yes-or-no question beside one of three stages, sum 1 and sum 2 each have two patterns, whose odds are the steps' distance.
    let counts = counts(&[3, 2], &[(&[1, 0], 30), (&[0, 1], 10), (&[2, 0], 5), (&[1, 1], 40)]);
    let model = PartialCredit::of(&counts).expect("a model");
    let (a, b) = (&model.items[0], model.items[1][0].place);
    near(b - a[0].place, libm::log(3.0));
    near(a[1].place - b, libm::log(8.0));
    near(a[0].place + a[1].place + b, 0.0);
    let (rise, error) = model.rise(0, 0, 1);
    near(rise, libm::log(24.0));
    near(error, (1.0_f64 / 30.0 + 0.1 + 0.2 + 1.0 / 40.0).sqrt());
}

#[test]
fn a_stage_that_nobody_is_on_is_stepped_over() {
    let counts = counts(
        &[4, 2, 2],
        &[
            (&[0, 1, 0], 10),
            (&[0, 0, 1], 12),
            (&[2, 0, 0], 9),
            (&[0, 1, 1], 14),
            (&[2, 1, 0], 7),
            (&[2, 0, 1], 6),
        ],
    );
    let model = PartialCredit::of(&counts).expect("a model");
    let steps: Vec<(usize, usize)> = model.items[0].iter().map(|step| (step.from, step.to)).collect();
    assert_eq!(steps, [(0, 2)]);
    // Of those with the sum 2, 14 got it from two yeses and 9 in one leap over two steps.
    assert!(model.items[0][0].place.is_finite() && model.scale().top() == 4);
}

#[test]
fn a_stage_that_only_those_at_an_end_are_on_tells_nothing() {
    let answers: [(&[usize], usize); 6] = [
        (&[0, 1, 1], 9),
        (&[2, 0, 1], 7),
        (&[1, 1, 1], 11),
        (&[1, 2, 0], 8),
        (&[1, 0, 2], 5),
        (&[1, 2, 2], 6),
    ];
    let before = PartialCredit::of(&counts(&[3, 3, 3], &answers)).expect("a model");
    let with_others = [&answers[..], &[(&[3, 3, 3], 4)]].concat();
    let wider = counts(&[4, 4, 4], &with_others);
    let after = PartialCredit::of(&wider).expect("a model");
    assert_eq!((&before.items, before.n), (&after.items, after.n));
    // They stand at the end all the same.
    assert_eq!(after.measures(&wider).last().map(|measure| measure.people), Some(4));
}

#[test]
fn what_cannot_be_estimated_is_refused() {
    let of =
        |stages: &[usize], people: &[(&[usize], usize)]| PartialCredit::of(&counts(stages, people)).err();
    assert_eq!(of(&[3], &[(&[1], 9)]), Some(Undefined::TooFewItems));
    assert_eq!(of(&[], &[]), Some(Undefined::TooFewItems));
    assert_eq!(of(&[3, 3], &[]), Some(Undefined::NoSpread));
    assert_eq!(of(&[3, 3], &[(&[1, 1], 20)]), Some(Undefined::NoSpread));
    assert_eq!(of(&[2, 2], &[(&[0, 0], 9), (&[1, 1], 9)]), Some(Undefined::NoSpread));
    // Whoever says yes to the second says yes to the first: it is easier without an end.
    assert_eq!(of(&[2, 2], &[(&[1, 0], 9), (&[1, 1], 9), (&[0, 0], 3)]), Some(Undefined::NoSpread));
    let ladder: [(&[usize], usize); 4] = [(&[0, 0, 0], 5), (&[1, 0, 0], 5), (&[1, 1, 0], 5), (&[1, 1, 1], 5)];
    assert_eq!(of(&[2, 2, 2], &ladder), Some(Undefined::NoSpread));
    let parted: [(&[usize], usize); 4] =
        [(&[1, 0, 0, 0], 5), (&[0, 1, 0, 0], 5), (&[1, 1, 1, 0], 5), (&[1, 1, 0, 1], 5)];
    assert_eq!(of(&[2, 2, 2, 2], &parted), Some(Undefined::Unbounded));
}

#[test]
fn the_likelihood_is_flat_at_the_estimates() {
    let counts = people(&[5, 4, 3, 5, 2], 300);
    let model = PartialCredit::of(&counts).expect("a model");
    let design = Design::of(&counts);
    let likelihood = Likelihood::of(&counts, &design);
    // From steps back to easinesses.
    let easiness: Vec<f64> = model
        .items
        .iter()
        .flat_map(|steps| {
            steps.iter().scan(0.0, |sum, step| {
                *sum -= step.place * (step.to - step.from) as f64;
                Some(*sum)
            })
        })
        .collect();
    let here = likelihood.at(&easiness).expect("a likelihood");
    near(here.value, model.log_likelihood);
    assert!(here.gradient.iter().all(|slope| slope.abs() < 1e-8), "{:?}", here.gradient);
    // The curvature is that of differences.
    let h = 1e-4;
    for at in [0, 3, 7] {
        let moved = |by: f64| {
            let mut easiness = easiness.clone();
            easiness[at] += by;
            likelihood.at(&easiness).expect("a likelihood")
        };
        let (above, below) = (moved(h), moved(-h));
        for (other, row) in here.information[at].iter().enumerate() {
            let slope = -(above.gradient[other] - below.gradient[other]) / (2.0 * h);
            assert!((slope - row).abs() < 1e-5 * (1.0 + row.abs()), "{at} {other}: {slope} {row}");
        }
    }
}

#[test]
fn the_origin_makes_no_difference() {
    let counts = people(&[5, 4, 3], 120);
    let design = Design::of(&counts);
    let likelihood = Likelihood::of(&counts, &design);
    let place = likelihood.start();
    let sizes = design.used.iter().flat_map(|used| used[1..].iter().map(|stage| (stage - used[0]) as f64));
    let moved: Vec<f64> = place.iter().zip(sizes).map(|(easiness, size)| easiness + 1.7 * size).collect();
    let (here, there) = (likelihood.at(&place).expect("a value"), likelihood.at(&moved).expect("a value"));
    near(here.value, there.value);
    here.gradient.iter().zip(&there.gradient).for_each(|(a, b)| near(*a, *b));
    likelihood.centred(&moved).iter().zip(&place).for_each(|(a, b)| near(*a, *b));
}

#[test]
fn many_questions_are_no_trouble() {
    let counts = people(&[5; 40], 400);
    let model = PartialCredit::of(&counts).expect("a model");
    assert_eq!(model.items.iter().map(Vec::len).sum::<usize>(), 160);
    let all = model.items.iter().flatten().map(|step| step.place);
    assert!(all.clone().sum::<f64>().abs() < 1e-9 && all.clone().all(f64::is_finite));
    let measures = model.measures(&counts);
    assert_eq!(measures.iter().map(|measure| measure.people).sum::<u64>(), 400);
    assert!(model.fit(&counts).iter().flatten().all(|fit| fit.given_score.is_finite()));
    assert!(measures.windows(2).all(|pair| pair[0].place < pair[1].place));
}

#[test]
fn fit_given_the_score_is_one_over_items_that_follow_the_model() {
    let counts = people(&[4, 4, 4, 4], 2_000);
    let model = PartialCredit::of(&counts).expect("a model");
    let fit: Vec<ItemFit> = model.fit(&counts).into_iter().flatten().collect();
    assert_eq!(fit.len(), 4);
    // The four are alike, so none goes its own way against the others.
    assert!(fit.iter().all(|fit| (fit.given_score - 1.0).abs() < 0.15), "{fit:?}");
    assert!(fit.iter().all(|fit| fit.infit < fit.given_score), "{fit:?}");
}

#[test]
fn places_have_an_end_at_both_ends_and_grow_with_the_score() {
    let scale = StepScale::new(&[vec![-1.0, 1.0], vec![0.0, 0.5]]);
    let measures = scale.measures(&[3, 4, 5, 4, 3]);
    assert!(measures.iter().all(|measure| measure.place.is_finite() && measure.error > 0.0));
    assert!(measures.windows(2).all(|pair| pair[0].place < pair[1].place));
    near(scale.share(scale.place_of(0.3)), 0.3);
    near(4.0 * scale.share(scale.most_likely(1)), 1.0);
    assert!(StepScale::separation(&measures).expect("a reliability") < 1.0);
    assert_eq!(StepScale::separation(&measures[..1]), Err(Undefined::NoSpread));
    assert_eq!(StepScale::separation(&[]), Err(Undefined::TooFewRespondents));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        cases: 40,
        rng_seed: proptest::test_runner::RngSeed::Fixed(5),
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn any_answers_give_steps_or_a_reason(
        people in proptest::collection::vec((0_usize..4, 0_usize..3, 0_usize..2), 0..60),
    ) {
        let count = |order: [usize; 3]| {
            let stages = [4, 3, 2];
            let mut counts = StageCounts::new(&order.map(|at| stages[at]));
            for (a, b, c) in &people {
                let answers = [*a, *b, *c];
                counts.add(&order.map(|at| answers[at]));
            }
            counts
        };
        let model = PartialCredit::of(&count([0, 1, 2]));
        let turned = PartialCredit::of(&count([2, 0, 1]));
        // The order in which the items stand makes no difference.
        match (model, turned) {
            (Ok(model), Ok(turned)) => {
                for (at, other) in [(0, 1), (1, 2), (2, 0)] {
                    for (a, b) in model.items[at].iter().zip(&turned.items[other]) {
                        proptest::prop_assert!((a.place - b.place).abs() < 1e-6, "{a:?} {b:?}");
                        proptest::prop_assert!((a.error - b.error).abs() < 1e-5 * a.error, "{a:?} {b:?}");
                    }
                }
                let total: f64 = model.items.iter().flatten().map(|s| s.place * (s.to - s.from) as f64).sum();
                proptest::prop_assert!(total.abs() < 1e-6);
                let counts = count([0, 1, 2]);
                proptest::prop_assert!(model.fit(&counts).iter().flatten().all(|fit| fit.infit.is_finite()));
            }
            (model, turned) => proptest::prop_assert_eq!(model.err(), turned.err()),
        }
    }
}
