//! Who answered, under a name that leads back to nobody without the key, and what becomes of whoever answered twice.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::wording::plain;
use crate::model::format::columns;
use crate::model::{Answer, Given, SystemColumn};

/// The key that makes pseudonyms.
pub type Key = [u8; 32];

/// What to do where a respondent has answered more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Resubmissions {
    /// It is a fault.
    #[default]
    Error,
    /// What was sent in first counts.
    First,
    /// What was sent in last counts.
    Last,
    /// What answers most items counts; of equal ones, the last.
    MostComplete,
}

/// What a file says of who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which kind of trace it is.
    pub kind: SystemColumn,
    /// The trace.
    pub text: String,
}

impl Identity {
    /// The first of these traces that says anything. What tools write in place of an address is none.
    pub fn of<'t>(traces: impl IntoIterator<Item = (SystemColumn, &'t str)>) -> Option<Self> {
        let says = |(kind, text): &(SystemColumn, &str)| {
            let lower = text.to_lowercase();
            let is_nobody =
                matches!(&*lower, "anonymous" | "anonym" | "anonyme" | "anónimo" | "anoniem" | "n/a" | "-");
            !(text.trim().is_empty() || *kind == SystemColumn::Email && (is_nobody || !text.contains('@')))
        };
        let found = traces.into_iter().find(says);
        found.map(|(kind, text)| Self { kind, text: plain(text) })
    }

    /// A name of sixteen digits. The same trace gives the same name as long as the key is the same; without the key nobody
    /// can tell from a name whose it is, not even by trying all addresses there are.
    ///
    /// Numbers that count the submissions of one survey tell nobody apart across surveys, since the next survey counts
    /// from one again: they name somebody together with the unit and with `occasion`, which says when or what was
    /// answered.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a trace is told apart as it stands unless there is a reason"
    )]
    pub fn pseudonym(&self, key: &Key, unit: &str, occasion: &str) -> String {
        let text = match self.kind {
            SystemColumn::Email | SystemColumn::Token => self.text.to_lowercase(),
            SystemColumn::Serial => format!("{}\u{1f}{unit}\u{1f}{occasion}", self.text),
            _ => self.text.clone(),
        };
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
        mac.update(kind_word(self.kind).as_bytes());
        mac.update(&[0x1f]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "what is no trace of its own kind is a respondent")]
const fn kind_word(kind: SystemColumn) -> &'static str {
    match kind {
        SystemColumn::Token => "token",
        SystemColumn::Email => "email",
        SystemColumn::Uuid => "uuid",
        SystemColumn::Serial => "serial",
        _ => "respondent",
    }
}

/// What decides between two submissions of the same respondent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submission {
    /// When it was sent in, where that is known.
    pub ended: Option<i64>,
    /// Whether something stands where that should be, and is no time.
    pub is_time_unread: bool,
    /// How many items it answers.
    pub answered: usize,
}

/// Which of the submissions of each respondent counts, in the order given; `None` where none is told apart. With
/// [`Resubmissions::Error`] all count, and the second of each respondent is told with the first.
pub fn settle(
    people: &[(Option<&str>, Submission)],
    policy: Resubmissions,
) -> (Vec<bool>, Vec<(usize, usize)>) {
    let mut counts = vec![true; people.len()];
    let mut twice = Vec::new();
    for several in repeated(people) {
        if policy == Resubmissions::Error {
            twice.extend(several[1..].iter().map(|at| (*at, several[0])));
            continue;
        }
        let winner = winner(&several, people, policy);
        several.iter().filter(|at| **at != winner).for_each(|at| counts[*at] = false);
    }
    (counts, twice)
}

/// The submissions whose time would decide which of a respondent's counts, and cannot be read.
pub fn in_doubt(people: &[(Option<&str>, Submission)], policy: Resubmissions) -> Vec<usize> {
    if policy == Resubmissions::Error {
        return Vec::new();
    }
    let decides_by_time = |several: Vec<usize>| {
        let most = several.iter().map(|at| people[*at].1.answered).max();
        let is_equal =
            |at: &usize| policy != Resubmissions::MostComplete || Some(people[*at].1.answered) == most;
        let equal: Vec<usize> = several.into_iter().filter(is_equal).collect();
        if equal.len() > 1 { equal } else { Vec::new() }
    };
    let mut found: Vec<usize> = repeated(people).into_iter().flat_map(decides_by_time).collect();
    found.retain(|at| people[*at].1.is_time_unread);
    found.sort_unstable();
    found
}

/// The submissions of each respondent who has several.
fn repeated(people: &[(Option<&str>, Submission)]) -> Vec<Vec<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (name, _)) in people.iter().enumerate() {
        if let Some(name) = name {
            by_name.entry(name).or_default().push(at);
        }
    }
    by_name.into_values().filter(|several| several.len() > 1).collect()
}

fn winner(several: &[usize], people: &[(Option<&str>, Submission)], policy: Resubmissions) -> usize {
    let times: Option<Vec<i64>> = several.iter().map(|at| people[*at].1.ended).collect();
    // Where a time is missing, rows stand in the order in which they came in.
    let order = |at: &usize| {
        let place = several.iter().position(|other| other == at).unwrap_or(0);
        (times.as_ref().map_or(0, |times| times[place]), place)
    };
    let chosen = match policy {
        Resubmissions::First => several.iter().min_by_key(|at| order(at)),
        Resubmissions::Error | Resubmissions::Last => several.iter().max_by_key(|at| order(at)),
        Resubmissions::MostComplete => several.iter().max_by_key(|at| (people[**at].1.answered, order(at))),
    };
    chosen.copied().unwrap_or(several[0])
}

/// What tells two submissions with the same running number apart, and stays the same when they are exported again: when
/// the answering began, or else when it ended; where no time is known, all that was answered.
pub fn occasion(time: Option<i64>, given: &[Given]) -> String {
    if let Some(time) = time {
        return format!("at {time}");
    }
    let text = |given: &Given| {
        let answer = match given.answer {
            Answer::Option(option) => option.at().to_string(),
            Answer::Ticks(ticks) => ticks.iter().map(|tick| format!("+{}", tick.at())).collect(),
            Answer::Number(number) => number.value().to_string(),
            Answer::Text => "text".to_owned(),
            Answer::DontKnow => columns::DONT_KNOW.to_owned(),
            Answer::NotApplicable => columns::NOT_APPLICABLE.to_owned(),
            Answer::NotAnswered => String::new(),
        };
        let words = [&given.text, &given.comment].map(|text| text.as_deref().unwrap_or_default());
        format!("{answer}\u{1e}{}", words.join("\u{1e}"))
    };
    given.iter().map(text).collect::<Vec<_>>().join("\u{1f}")
}

/// How many items have been answered in any way.
pub fn answered(given: &[Given]) -> usize {
    given.iter().filter(|given| given.answer != Answer::NotAnswered).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = [7; 32];

    fn name(kind: SystemColumn, text: &str, unit: &str) -> String {
        Identity { kind, text: text.to_owned() }.pseudonym(&KEY, unit, "")
    }

    #[test]
    fn a_pseudonym_is_the_same_for_the_same_person_and_key() {
        let a = name(SystemColumn::Email, "Someone@example.org", "x");
        assert_eq!(a, name(SystemColumn::Email, "someone@EXAMPLE.org", "y"));
        assert_eq!(a.len(), 16);
        assert!(a.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let other = Identity { kind: SystemColumn::Email, text: "someone@example.org".to_owned() };
        assert_ne!(a, other.pseudonym(&[8; 32], "x", ""));
        assert_ne!(name(SystemColumn::Serial, "1", "x"), name(SystemColumn::Serial, "1", "y"));
        assert_ne!(name(SystemColumn::Serial, "1", "x"), name(SystemColumn::Uuid, "1", "x"));
    }

    #[test]
    fn a_running_number_names_somebody_within_its_survey_only() {
        let first = Identity { kind: SystemColumn::Serial, text: "1".to_owned() };
        let said = |answer: Answer| [Given { answer, ..Given::NOTHING }];
        let name =
            |time: Option<i64>, answer: Answer| first.pseudonym(&KEY, "x", &occasion(time, &said(answer)));
        assert_eq!(name(Some(5), Answer::DontKnow), name(Some(5), Answer::NotApplicable));
        assert_ne!(name(Some(5), Answer::DontKnow), name(Some(6), Answer::DontKnow));
        assert_eq!(name(None, Answer::DontKnow), name(None, Answer::DontKnow));
        assert_ne!(name(None, Answer::DontKnow), name(None, Answer::NotApplicable));
        let token = Identity { kind: SystemColumn::Token, text: "1".to_owned() };
        assert_eq!(token.pseudonym(&KEY, "x", "a"), token.pseudonym(&KEY, "x", "b"));
    }

    #[test]
    fn nobody_is_not_somebody() {
        let found = |email: &str| {
            Identity::of([(SystemColumn::Email, email), (SystemColumn::Serial, "3")]).map(|found| found.kind)
        };
        for email in ["anonymous", "Anonym", "", "-"] {
            assert_eq!(found(email), Some(SystemColumn::Serial), "{email}");
        }
        assert_eq!(found("a@example.org"), Some(SystemColumn::Email));
        assert_eq!(Identity::of([(SystemColumn::Serial, " ")]), None);
    }

    #[test]
    fn of_several_submissions_the_right_one_counts() {
        let submission = |ended, answered| Submission { ended, is_time_unread: false, answered };
        let person = |ended: Option<i64>, answered: usize| (Some("a"), submission(ended, answered));
        let people =
            [person(Some(30), 2), person(Some(10), 3), person(Some(20), 3), (None, submission(None, 0))];
        for (policy, expected) in [
            (Resubmissions::First, [false, true, false, true]),
            (Resubmissions::Last, [true, false, false, true]),
            (Resubmissions::MostComplete, [false, false, true, true]),
        ] {
            assert_eq!(settle(&people, policy).0, expected, "{policy:?}");
        }
        assert_eq!(settle(&people, Resubmissions::Error).1, [(1, 0), (2, 0)]);
        let unknown = [person(None, 1), person(Some(5), 1)];
        assert_eq!(settle(&unknown, Resubmissions::Last).0, [false, true]);
    }

    #[test]
    fn a_time_that_cannot_be_read_is_in_doubt_where_it_decides() {
        let person = |name, is_time_unread, answered| {
            (Some(name), Submission { ended: None, is_time_unread, answered })
        };
        let people = [
            person("a", true, 3),
            person("b", true, 1),
            person("a", false, 2),
            person("c", true, 1),
            person("c", false, 1),
        ];
        for (policy, expected) in [
            (Resubmissions::Error, vec![]),
            (Resubmissions::First, vec![0, 3]),
            (Resubmissions::Last, vec![0, 3]),
            (Resubmissions::MostComplete, vec![3]),
        ] {
            assert_eq!(in_doubt(&people, policy), expected, "{policy:?}");
        }
    }
}
