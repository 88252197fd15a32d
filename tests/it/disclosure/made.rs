//! Made-up assessments of every kind that once gave somebody away.

use mognad::model::{Answer, OptionIx, Response, RoleId, Rollup};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::support::Study;

/// What is particular about a made-up assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Answers are missing here and there.
    Gaps,
    /// Some questions are asked of some people alone.
    Conditions,
    /// Groups within groups.
    Nested,
    /// People have roles.
    Roles,
    /// Many units of a few each.
    Small,
    /// Questions and groups that count in two groups.
    Shared,
    /// All of it at once, but for many units.
    Everything,
}

impl Kind {
    /// One after the other.
    pub const ALL: [Self; 7] = [
        Self::Gaps,
        Self::Conditions,
        Self::Nested,
        Self::Roles,
        Self::Small,
        Self::Shared,
        Self::Everything,
    ];

    const fn has_roles(self) -> bool {
        matches!(self, Self::Roles | Self::Everything)
    }

    const fn has_conditions(self) -> bool {
        matches!(self, Self::Conditions | Self::Everything)
    }

    fn questionnaires(self) -> &'static [&'static str] {
        match self {
            Self::Nested => &["A(S(a b c) T(d e f))", "A(S(a b c) T(d e f) u)", "A(S(a b) T(c d)) B(e f g)"],
            Self::Shared => &[
                "A(a b c) B~a(d e f)",
                "A(a b c) B~c(d e)",
                "A(a b c d) B~a~b(e f)",
                "A(S(a b c) T(d e f)) B~S(g h)",
                "A(S(a b c) T(d e f)) B(U(g h) V~a~d(i))",
                "A(a b c) B~A(d e)",
                "A(a b c) B~b(d e f) C~b~e(g h)",
                "A(a b c) B~A(d e) C~A(f g)",
                "A(S(a b) T(c d)) B~S(e f)",
                "A(a b c) %B~a(d e f)",
                "%A(a b c) %B~A(d e)",
            ],
            Self::Everything => &[
                "A(S(a b c) T(d e f) u) B~a(g h)",
                "A(a b c d) B~c(e f) C(g h i)",
                "A(S(a b c) d) B(T(e f g) U(h i j))",
                "A(S(a b c) T(d e f)) B~S(g h i) C(j)",
            ],
            Self::Conditions => {
                &["A(a b c)", "A(a b c d)", "A(a b c d e f)", "A(a b) B(c d e)", "A(a b c d) B(e f)"]
            }
            _ => {
                &["A(a b c)", "A(a b c) B(d e f) C(g)", "A(a b c d)", "A(a*2 b c d) B(e f)", "A(a b c d e f)"]
            }
        }
    }

    fn units(self) -> &'static [&'static str] {
        match self {
            Self::Small => &["p(u v w x y z)", "p(q(u v w) r(x y z s))"],
            _ => &["u", "p(u v)", "p(u) q", "p(u v w)", "p(u v(w x) y)"],
        }
    }
}

/// An assessment at the limits that hold unless others are set.
pub fn made(kind: Kind, seed: u64) -> Study {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |end: u64| rng.next_u64() % end;
    let mut one_of = |all: &'static [&'static str]| all[below(all.len() as u64) as usize];
    let (groups, units) = (one_of(kind.questionnaires()), one_of(kind.units()));
    let mut study = Study::new(groups, units).min_group(5);
    study.assessment.rollup = [Rollup::Pooled, Rollup::Units, Rollup::Headcount][below(3) as usize];
    let items = study.questionnaire().items().len();
    let places: Vec<_> = study.assessment.units.iter().map(|(unit, _)| unit).collect();
    // Of a hundred answers so many are missing.
    let gaps = [0, 2, 5, 12][below(4) as usize];
    // Per question, which of two kinds of people are asked it.
    let asked: Vec<u64> = (0..items).map(|_| [3, 3, 3, 1, 2][below(5) as usize]).collect();
    let most = if kind == Kind::Small { 12 } else { 32 };
    for unit in places {
        let people = below(most);
        let share = [5, 30, 50, 85][below(4) as usize];
        let agree = (below(4) == 0).then(|| below(5) as u8);
        for _ in 0..people {
            let audience = 1 << u64::from(below(100) < share);
            let mut answer = |item: usize| match below(100) {
                _ if kind.has_conditions() && asked[item] & audience == 0 => Answer::NotApplicable,
                at if at < gaps => {
                    [Answer::NotAnswered, Answer::DontKnow, Answer::NotApplicable][at as usize % 3]
                }
                _ => Answer::Option(OptionIx(agree.unwrap_or(below(5) as u8))),
            };
            let answers: Vec<Answer> = (0..items).map(&mut answer).collect();
            let role = [None, Some("chef"), Some("staff"), Some("staff")][below(4) as usize]
                .filter(|_| kind.has_roles())
                .and_then(|role| RoleId::parse(role).ok());
            study.responses.0.push(Response {
                unit,
                role,
                seconds: None,
                answers: answers.into_iter().collect(),
                remarks: Vec::new(),
            });
        }
    }
    study
}
