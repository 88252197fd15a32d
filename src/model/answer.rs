//! What respondents said.

use super::{Decimal, ItemIx, OptionIx, Remark, RoleId, UnitIx};

/// Which of an item's options are ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ticks(u128);

impl Ticks {
    /// Whether an option is ticked.
    #[must_use]
    pub const fn contains(self, option: OptionIx) -> bool {
        self.0 >> option.0 & 1 == 1
    }

    /// What is ticked here or there.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The ticked options, in their order.
    pub fn iter(self) -> impl Iterator<Item = OptionIx> {
        (0..u128::BITS as usize).map(OptionIx::new).filter(move |option| self.contains(*option))
    }
}

impl FromIterator<OptionIx> for Ticks {
    fn from_iter<I: IntoIterator<Item = OptionIx>>(options: I) -> Self {
        Self(options.into_iter().fold(0, |ticks, option| ticks | 1 << option.0))
    }
}

/// What became of one item for one respondent. The four are never mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// An option of the item's scale.
    Option(OptionIx),
    /// The ticked options of an item where several may hold; there may be none.
    Ticks(Ticks),
    /// A number.
    Number(Decimal),
    /// A text, which is never scored; its words stand apart.
    Text,
    /// "Don't know".
    DontKnow,
    /// "Not applicable": the item leaves numerator and denominator.
    NotApplicable,
    /// Nothing.
    NotAnswered,
}

impl Answer {
    /// The option of the item's scale, where it is one.
    #[must_use]
    pub const fn option(self) -> Option<OptionIx> {
        match self {
            Self::Option(option) => Some(option),
            Self::Ticks(_)
            | Self::Number(_)
            | Self::Text
            | Self::DontKnow
            | Self::NotApplicable
            | Self::NotAnswered => None,
        }
    }
}

/// One respondent's answers, one per item, in the questionnaire's order of items.
///
/// A byte each, since millions of them are held at a time; ticks and numbers, which are rarer, stand apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    codes: Box<[u8]>,
    /// The answers that have no code, in the order of their items.
    apart: Vec<Answer>,
}

impl Answers {
    const DONT_KNOW: u8 = 250;
    const NOT_APPLICABLE: u8 = 251;
    const NOT_ANSWERED: u8 = 252;
    const TEXT: u8 = 253;
    const APART: u8 = 255;

    /// Nothing answered of so many items.
    #[must_use]
    pub fn none(items: usize) -> Self {
        Self { codes: vec![Self::NOT_ANSWERED; items].into(), apart: Vec::new() }
    }

    /// The answer to an item; not answered, where there is no such item.
    #[must_use]
    pub fn of(&self, item: ItemIx) -> Answer {
        match self.codes.get(item.at()) {
            Some(&Self::APART) => self.apart[self.place(item)],
            Some(code) => DECODED[usize::from(*code)],
            None => Answer::NotAnswered,
        }
    }

    /// Puts an answer in the place of the one to an item.
    ///
    /// # Panics
    /// Where there is no such item.
    pub fn set(&mut self, item: ItemIx, answer: Answer) {
        let place = self.place(item);
        if self.codes[item.at()] == Self::APART {
            self.apart.remove(place);
        }
        let code = Self::code(answer);
        if code == Self::APART {
            self.apart.insert(place, answer);
        }
        self.codes[item.at()] = code;
    }

    /// All answers in order.
    pub fn iter(&self) -> impl Iterator<Item = Answer> {
        let mut apart = self.apart.iter();
        self.codes.iter().map(move |code| match *code {
            Self::APART => apart.next().copied().unwrap_or(Answer::NotAnswered),
            code => DECODED[usize::from(code)],
        })
    }

    /// Writes all answers in order over a list that is used again and again.
    pub fn copy_to(&self, answers: &mut Vec<Answer>) {
        answers.clear();
        answers.extend(self.codes.iter().map(|code| DECODED[usize::from(*code)]));
        if !self.apart.is_empty() {
            let places = (0..answers.len()).filter(|at| self.codes[*at] == Self::APART);
            places.zip(&self.apart).for_each(|(at, answer)| answers[at] = *answer);
        }
    }

    /// How many answers before an item's stand apart.
    fn place(&self, item: ItemIx) -> usize {
        self.codes.iter().take(item.at()).filter(|code| **code == Self::APART).count()
    }

    const fn code(answer: Answer) -> u8 {
        match answer {
            Answer::Option(OptionIx(option)) if option < Self::DONT_KNOW => option,
            Answer::DontKnow => Self::DONT_KNOW,
            Answer::NotApplicable => Self::NOT_APPLICABLE,
            Answer::NotAnswered => Self::NOT_ANSWERED,
            Answer::Text => Self::TEXT,
            Answer::Option(_) | Answer::Ticks(_) | Answer::Number(_) => Self::APART,
        }
    }
}

/// What each code stands for. A table, since it is looked up for millions of answers.
static DECODED: [Answer; 256] = {
    let mut answers = [Answer::NotAnswered; 256];
    let mut option = 0;
    while option < Answers::DONT_KNOW {
        answers[option as usize] = Answer::Option(OptionIx(option));
        option += 1;
    }
    answers[Answers::DONT_KNOW as usize] = Answer::DontKnow;
    answers[Answers::NOT_APPLICABLE as usize] = Answer::NotApplicable;
    answers[Answers::TEXT as usize] = Answer::Text;
    answers
};

impl FromIterator<Answer> for Answers {
    fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
        let mut apart = Vec::new();
        let code = |answer| {
            let code = Self::code(answer);
            if code == Self::APART {
                apart.push(answer);
            }
            code
        };
        let codes = answers.into_iter().map(code).collect();
        Self { codes, apart }
    }
}

/// One respondent's answers in one wave. Who it was is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Where the respondent works.
    pub unit: UnitIx,
    /// The role, where one was given.
    pub role: Option<RoleId>,
    /// How long the answering took, in whole seconds, where that is known.
    pub seconds: Option<u32>,
    /// One answer per item.
    pub answers: Answers,
    /// What was written beside answers, or as one, in the order of the file.
    pub remarks: Vec<Remark>,
}

/// Where a response stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAt {
    /// Which of the wave's files, counted from 0.
    pub file: usize,
    /// The row as a spreadsheet counts it; the respondent's first, where there are several.
    pub row: u64,
}

/// All responses of one wave, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Responses(pub Vec<Response>);

/// Who answered in both of two waves: per person the place of the response in the earlier wave and in the later one,
/// rising. No place stands twice on either side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs(pub Vec<(usize, usize)>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_every_kind_are_kept_as_they_are() {
        let number = Answer::Number(Decimal::new(-2.5).expect("a number"));
        let ticks = |at: &[usize]| Answer::Ticks(at.iter().map(|at| OptionIx::new(*at)).collect());
        let mut expected = vec![
            Answer::Option(OptionIx(0)),
            ticks(&[0, 127]),
            Answer::DontKnow,
            Answer::Option(OptionIx(249)),
            number,
            Answer::NotApplicable,
            Answer::Option(OptionIx(250)),
            Answer::Option(OptionIx(255)),
            Answer::NotAnswered,
            ticks(&[]),
            Answer::Text,
        ];
        let mut answers: Answers = expected.iter().copied().collect();
        for (item, answer) in
            [(1, Answer::DontKnow), (0, number), (4, ticks(&[3])), (9, Answer::Text), (9, number)]
        {
            answers.set(ItemIx(item), answer);
            expected[usize::from(item)] = answer;
            assert_eq!(answers, expected.iter().copied().collect());
            assert_eq!(answers.iter().collect::<Vec<_>>(), expected);
            let mut copied = vec![Answer::Text];
            answers.copy_to(&mut copied);
            assert_eq!(copied, expected);
            assert!((0..11).all(|at| answers.of(ItemIx(at)) == expected[usize::from(at)]));
        }
        assert_eq!(answers.of(ItemIx(11)), Answer::NotAnswered);
        assert!(Answers::none(2).iter().eq([Answer::NotAnswered; 2]));
    }
}
