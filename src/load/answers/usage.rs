//! How numbers are used in a column: what a cell alone does not say, the other cells of its column may.

use super::codes::Codes;
use super::names::fold;
use super::words::parts;
use super::written::{Meaning, Written, ends};

pub(in crate::load) use super::written::Signs;
use crate::model::{
    AnswerOption, Answering, Localized, Number, NumberDoubt, OptionIx, Scale, as_number, coded,
};

/// How the numbers of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct Usage {
    /// Where there are options.
    pub numerals: Numerals,
    /// Where a number is asked for.
    pub signs: Signs,
    /// Where a number is asked for.
    pub percent: Percent,
    /// Whether numbers without a per cent sign look like shares of one where per cent are asked for.
    pub looks_like_shares: bool,
    /// Whether they do so beside numbers that have the sign, so that nobody can know how they are meant.
    pub doubts_shares: bool,
}

/// What a bare number stands for where there are options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Numerals {
    /// The option that has the number as id or label; no number is a place in the list.
    Named,
    /// 1 is the option that means yes, 0 the one that means no.
    YesIsOne { yes: OptionIx, no: OptionIx },
    /// 1 is the option that means yes, 2 the one that means no.
    NoIsTwo { yes: OptionIx, no: OptionIx },
    /// The option at that place, counted from 1.
    Places,
    /// The option beside whose label the number stands elsewhere in the column.
    Coded(Codes),
    /// It may stand for several things.
    Doubtful(NumberDoubt),
}

impl Usage {
    /// How a text is read that stands in no column: places in a list and signs that could mean two things are refused.
    pub fn alone(answering: &Answering) -> Self {
        let percent = match answering {
            Answering::Number(number) => Percent::of(number, None),
            Answering::Choice(_) | Answering::Multi(_) | Answering::Text => Percent::Nothing,
        };
        Self {
            numerals: Numerals::Named,
            signs: Signs::default(),
            percent,
            looks_like_shares: false,
            doubts_shares: false,
        }
    }
}

impl Numerals {
    /// How numbers are read on a scale, by the numbers that stand in the column. `tool_codes` says that what wrote the
    /// file writes 1 for yes and 2 for no.
    pub fn of(answering: &Answering, seen: &Seen, tool_codes: bool) -> Self {
        let Some(scale) = answering.scale() else { return Self::Named };
        if scale.has_numbers() {
            return Self::Named;
        }
        // What the column itself says of its numbers outweighs whatever they might be.
        if seen.codes.is_any() {
            return Self::Coded(seen.codes);
        }
        let options = scale.options().len();
        let doubt = match () {
            () if seen.has_nought => Some(NumberDoubt::Nought),
            () if seen.has_odd || seen.most > options as f64 => Some(NumberDoubt::Beyond),
            () => None,
        };
        let polar = yes_and_no(scale).filter(|_| matches!(answering, Answering::Choice(_)));
        let Some((yes, no)) = polar else { return doubt.map_or(Self::Places, Self::Doubtful) };
        if options == 2 {
            return match doubt {
                _ if !seen.has_two => Self::YesIsOne { yes, no },
                Some(doubt) => Self::Doubtful(doubt),
                None if yes < no || tool_codes => Self::NoIsTwo { yes, no },
                None => Self::Doubtful(NumberDoubt::YesOrPlace),
            };
        }
        match doubt {
            Some(NumberDoubt::Nought) if seen.most < 2.0 && !seen.has_odd => Self::YesIsOne { yes, no },
            Some(doubt) => Self::Doubtful(doubt),
            // Whoever counts places and whoever writes 1 for yes say the same.
            None if yes.at() == 0 => Self::Places,
            None => Self::Doubtful(NumberDoubt::YesOrPlace),
        }
    }

    /// The option that a bare number stands for.
    pub fn option(self, scale: &Scale, number: f64) -> Result<OptionIx, Option<NumberDoubt>> {
        match self {
            Self::YesIsOne { yes, .. } | Self::NoIsTwo { yes, .. } if number == 1.0 => Ok(yes),
            Self::YesIsOne { no, .. } if number == 0.0 => Ok(no),
            Self::NoIsTwo { no, .. } if number == 2.0 => Ok(no),
            Self::Places => scale.at_place(number).ok_or(None),
            Self::Coded(codes) => codes.option(number).ok_or(Some(NumberDoubt::Codes)),
            Self::Doubtful(doubt) if scale.at_place(number).is_some() => Err(Some(doubt)),
            Self::Named | Self::YesIsOne { .. } | Self::NoIsTwo { .. } | Self::Doubtful(_) => Err(None),
        }
    }
}

/// What stands in a column, as far as it says how its numbers are used.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::load) struct Seen {
    signs: Signs,
    has_nought: bool,
    has_two: bool,
    /// A number that is no whole one, or below 0.
    has_odd: bool,
    most: f64,
    has_percent: bool,
    has_fraction: bool,
    /// Whether numbers stand there of which a comma, or a point, may part decimals or thousands.
    has_parted: [bool; 2],
    has_numerals: bool,
    codes: Codes,
}

impl Seen {
    /// Notes a cell's text.
    pub fn note(&mut self, answering: &Answering, text: &str) {
        match answering {
            Answering::Choice(_) => as_number(text).into_iter().for_each(|number| self.note_number(number)),
            // `3,0` is a 3 that a spreadsheet has got hold of.
            Answering::Multi(_) => match as_number(text).filter(|number| number.fract() == 0.0) {
                Some(number) => self.note_number(number),
                None => parts(text).filter_map(as_number).for_each(|number| self.note_number(number)),
            },
            Answering::Number(_) => self.note_written(text),
            Answering::Text => {}
        }
    }

    /// Notes the numbers that stand beside labels in a cell. A text that is a label as it stands has none.
    pub fn note_codes(
        &mut self,
        answering: &Answering,
        text: &str,
        by_label: impl Fn(&str) -> Option<OptionIx>,
    ) {
        let has_codes =
            text.bytes().any(|byte| byte.is_ascii_digit()) && text.chars().any(char::is_alphabetic);
        if !has_codes || answering.scale().is_none_or(|scale| scale.has_numbers()) {
            return;
        }
        let by_name = |label: &str| by_label(label).filter(|_| as_number(label).is_none());
        let mut note = |text: &str| {
            let found = if by_name(text).is_some() { None } else { coded(text, by_name) };
            found.into_iter().for_each(|(number, option)| self.codes.note(number, option));
        };
        note(text);
        if matches!(answering, Answering::Multi(_)) {
            // A label may have a comma in it, so that the surer signs are tried alone too.
            for signs in [&['|', ';', '\n'][..], &['|', ';', '\n', ',']] {
                text.split(signs).map(str::trim).filter(|part| *part != text).for_each(&mut note);
            }
        }
    }

    fn note_number(&mut self, number: f64) {
        self.has_numerals = true;
        self.has_nought |= number == 0.0;
        self.has_two |= number == 2.0;
        self.has_odd |= number < 0.0 || number.fract() != 0.0;
        self.most = self.most.max(number);
    }

    fn note_written(&mut self, text: &str) {
        let Some(written) = Written::of(text) else { return };
        self.signs = self.signs | written.signs;
        self.has_percent |= written.is_percent;
        match &written.meaning {
            Meaning::One(plain) if !written.is_percent => self.note_exact(plain.parse().unwrap_or(0.0)),
            Meaning::One(_) => {}
            Meaning::Either { sign, .. } => self.has_parted[usize::from(*sign == '.')] = true,
        }
    }

    /// Notes a number of which nothing is in doubt, as a workbook has them.
    pub fn note_exact(&mut self, number: f64) {
        self.has_fraction |= 0.0 < number && number < 1.0;
        self.most = self.most.max(number);
    }

    /// Notes a cell that a workbook shows in per cent.
    pub fn note_percent(&mut self) {
        self.has_percent = true;
    }

    /// Whether bare numbers stand in the column of an item with options.
    pub const fn has_numerals(&self) -> bool {
        self.has_numerals
    }

    /// Whether numbers stand in the column in which this sign may part decimals or thousands.
    pub fn has_parted(&self, sign: char) -> bool {
        self.has_parted[usize::from(sign == '.')]
    }

    /// Whether anything stands in the column with a per cent sign.
    pub const fn has_percent(&self) -> bool {
        self.has_percent
    }

    /// What the column shows of decimal signs.
    pub const fn signs(&self) -> Signs {
        self.signs
    }

    /// How the column is to be read. Where it shows nothing of decimal signs, the file may.
    pub fn usage(&self, answering: &Answering, asked: &Localized, in_file: Signs, tool_codes: bool) -> Usage {
        let percent = match answering {
            Answering::Number(number) => Percent::of(number, Some(asked)),
            Answering::Choice(_) | Answering::Multi(_) | Answering::Text => Percent::Nothing,
        };
        let signs = if self.signs == Signs::default() { in_file } else { self.signs };
        let looks_like_shares =
            percent == Percent::OfHundred && self.has_fraction && (self.has_percent || self.most <= 1.0);
        let doubts_shares = percent == Percent::OfHundred && self.has_percent && self.most <= 1.0;
        let numerals = Numerals::of(answering, self, tool_codes);
        Usage { numerals, signs, percent, looks_like_shares, doubts_shares }
    }
}

/// What a number is a per cent of, where it stands there with a per cent sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Percent {
    /// 50 % is 50.
    OfHundred,
    /// 50 % is 0.5.
    OfOne,
    /// The item asks for nothing of the kind.
    Nothing,
}

impl Percent {
    /// By the range of what can be answered, and by what is asked where the range does not tell.
    pub fn of(number: &Number, asked: Option<&Localized>) -> Self {
        const WORDS: [&str; 4] = ["procent", "percent", "per cent", "%"];
        let (low, high) = ends(number);
        let (low, high) = (low.value(), high.value());
        let speaks = |text: &str| WORDS.iter().any(|word| fold(text).contains(word));
        let speaks_of_it = || asked.is_some_and(|asked| asked.texts().any(&speaks));
        match () {
            () if high == 100.0 && low >= -100.0 => Self::OfHundred,
            () if high <= 1.0 && low >= -1.0 => Self::OfOne,
            () if speaks_of_it() => Self::OfHundred,
            () => Self::Nothing,
        }
    }
}

const YES: [&str; 9] = ["yes", "ja", "y", "j", "true", "sant", "oui", "si", "sí"];
const NO: [&str; 8] = ["no", "nej", "n", "false", "falskt", "nein", "non", "nee"];

/// The only option that means yes, and the only one that means no.
pub(in crate::load) fn yes_and_no(scale: &Scale) -> Option<(OptionIx, OptionIx)> {
    let only = |words: &[&str], others: &[&str]| {
        let named = |option: &AnswerOption, words: &[&str]| {
            words.contains(&&*fold(option.id.as_str()))
                || option.label.texts().any(|label| words.contains(&&*fold(label)))
        };
        let options = scale.options().iter().enumerate();
        let mut is = options.filter(|(_, option)| named(option, words) && !named(option, others));
        let found = is.next()?;
        is.next().is_none().then(|| OptionIx::new(found.0))
    };
    Some((only(&YES, &NO)?, only(&NO, &YES)?))
}

/// The option that a word for yes or no means, whatever word the option itself has.
pub(in crate::load) fn by_yes_or_no(scale: &Scale, text: &str) -> Option<OptionIx> {
    let folded = fold(text);
    let is_yes = YES.contains(&&*folded);
    if !is_yes && !NO.contains(&&*folded) {
        return None;
    }
    let (yes, no) = yes_and_no(scale)?;
    Some(if is_yes { yes } else { no })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, OptionId, Points, ScaleId};

    fn choice(ids: &[&str]) -> Answering {
        let option = |id: &&str| AnswerOption {
            id: OptionId::parse(id).expect("an id"),
            label: Localized::same(id),
            points: Points::ZERO,
        };
        let options = ids.iter().map(option).collect();
        Answering::Choice(Scale::new(ScaleId::parse("s").expect("an id"), options).expect("a scale").into())
    }

    /// The place of the option that each number stands for where these stand in the column.
    fn read(ids: &[&str], column: &[&str], tool_codes: bool) -> Vec<Result<usize, Option<NumberDoubt>>> {
        let answering = choice(ids);
        let mut seen = Seen::default();
        column.iter().for_each(|text| seen.note(&answering, text));
        let scale = answering.scale().expect("a scale");
        let numerals = Numerals::of(&answering, &seen, tool_codes);
        let numbers = column.iter().filter_map(|text| as_number(text));
        numbers.map(|number| numerals.option(scale, number).map(OptionIx::at)).collect()
    }

    #[test]
    fn a_place_in_the_list_is_taken_only_where_the_whole_column_can_be_places() {
        let three = &["never", "some", "always"];
        assert_eq!(read(three, &["1", "3", "2"], false), [Ok(0), Ok(2), Ok(1)]);
        let nought = Err(Some(NumberDoubt::Nought));
        assert_eq!(read(three, &["0", "1", "2"], false), [Err(None), nought, nought]);
        let beyond = Err(Some(NumberDoubt::Beyond));
        assert_eq!(read(three, &["1", "4"], false), [beyond, Err(None)]);
        assert_eq!(read(three, &["1", "1.5"], false), [beyond, Err(None)]);
        assert_eq!(read(three, &["1", "-1"], false), [beyond, Err(None)]);
        assert_eq!(read(&["1", "2", "many"], &["1", "3"], false), [Err(None), Err(None)]);
    }

    #[test]
    fn one_is_yes_where_the_options_are_yes_and_no() {
        let (first, second) = (&["yes", "no"], &["no", "yes"]);
        assert_eq!(read(second, &["1"], false), [Ok(1)]);
        assert_eq!(read(second, &["1", "0"], false), [Ok(1), Ok(0)]);
        assert_eq!(read(first, &["1", "0"], false), [Ok(0), Ok(1)]);
        assert_eq!(read(first, &["1", "2"], false), [Ok(0), Ok(1)]);
        let doubt = Err(Some(NumberDoubt::YesOrPlace));
        assert_eq!(read(second, &["1", "2"], false), [doubt, doubt]);
        assert_eq!(read(second, &["1", "2"], true), [Ok(1), Ok(0)]);
        let nought = Err(Some(NumberDoubt::Nought));
        assert_eq!(read(first, &["0", "1", "2"], false), [Err(None), nought, nought]);
        let three = &["no", "partly", "yes"];
        assert_eq!(read(three, &["1", "3"], false), [doubt, doubt]);
        assert_eq!(read(three, &["1", "0"], false), [Ok(2), Ok(0)]);
        assert_eq!(read(&["yes", "no", "unsure"], &["1", "3"], false), [Ok(0), Ok(2)]);
    }

    #[test]
    fn words_for_yes_and_no_mean_the_options_that_do() {
        let answering = choice(&["Nej", "Ja", "Delvis"]);
        let scale = answering.scale().expect("a scale");
        for (text, expected) in [
            ("TRUE", Some(1)),
            ("Y", Some(1)),
            ("j", Some(1)),
            ("n", Some(0)),
            ("falskt", Some(0)),
            ("x", None),
        ] {
            assert_eq!(by_yes_or_no(scale, text).map(OptionIx::at), expected, "{text}");
        }
        assert_eq!(yes_and_no(choice(&["ja", "yes", "no"]).scale().expect("a scale")), None);
    }

    #[test]
    fn an_item_is_one_of_per_cent_by_its_range_or_by_what_it_asks() {
        let number = |low: f64, high: f64| {
            let d = |value| Decimal::new(value).expect("a decimal");
            Number::new(vec![(d(low), Points::ZERO), (d(high), Points::MAX)], true).expect("a number")
        };
        let of = |low, high, asked: &str| Percent::of(&number(low, high), Some(&Localized::same(asked)));
        assert_eq!(of(0.0, 100.0, "How many?"), Percent::OfHundred);
        assert_eq!(of(0.0, 1.0, "What share?"), Percent::OfOne);
        assert_eq!(of(10.0, 90.0, "Hur många procent?"), Percent::OfHundred);
        assert_eq!(of(0.0, 5000.0, "How many?"), Percent::Nothing);
    }
}
