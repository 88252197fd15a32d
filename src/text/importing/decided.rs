//! The words of what was decided where a file alone could mean several things: which sheet, and how numbers are read.

use super::super::brief::brief;
use super::super::number::list;
use crate::model::{Lang, OptionIx, ReadAs, Scale};
use crate::text::faults::answers;

/// Which sheet is read, and which are not.
#[must_use]
pub fn sheets(read: &str, is_hidden: bool, others: &[String], lang: Lang) -> String {
    let read = brief(read, 40);
    let read = match (is_hidden, lang) {
        (false, _) => read,
        (true, Lang::Sv) => format!("{read} (dolt)"),
        (true, Lang::En) => format!("{read} (hidden)"),
    };
    let others: Vec<String> = others.iter().take(8).map(|name| brief(name, 40)).collect();
    match (others.is_empty(), lang) {
        (true, Lang::Sv) => format!("Bladet {read} läses."),
        (true, Lang::En) => format!("The sheet {read} is read."),
        (false, Lang::Sv) => format!("Bladet {read} läses; {} läses inte.", list(&others, lang)),
        (false, Lang::En) => format!("The sheet {read} is read; {} not.", list(&others, lang)),
    }
}

/// Sheets that are not read though they look like answers.
#[must_use]
pub fn alike(sheets: &[(String, bool)], lang: Lang) -> String {
    let name = |(name, is_hidden): &(String, bool)| match (is_hidden, lang) {
        (false, _) => brief(name, 40),
        (true, Lang::Sv) => format!("{} (dolt)", brief(name, 40)),
        (true, Lang::En) => format!("{} (hidden)", brief(name, 40)),
    };
    let names: Vec<String> = sheets.iter().take(8).map(name).collect();
    match (sheets.len(), lang) {
        (1, Lang::Sv) => format!("Även bladet {} ser ut som svar; välj blad med --sheet.", names[0]),
        (1, Lang::En) => format!("The sheet {} looks like answers too; choose one with --sheet.", names[0]),
        (_, Lang::Sv) => {
            format!("Även bladen {} ser ut som svar; välj blad med --sheet.", list(&names, lang))
        }
        (_, Lang::En) => {
            format!("The sheets {} look like answers too; choose one with --sheet.", list(&names, lang))
        }
    }
}

/// What was decided, with the columns that it is about.
#[must_use]
pub fn decided(columns: &[String], how: &str, lang: Lang) -> String {
    let listed = list(columns, lang);
    match (columns.len(), lang) {
        (1, Lang::Sv) => format!("Kolumn {listed}: {how}."),
        (1, Lang::En) => format!("Column {listed}: {how}."),
        (_, Lang::Sv) => format!("Kolumnerna {listed}: {how}."),
        (_, Lang::En) => format!("Columns {listed}: {how}."),
    }
}

/// That numbers are places in the list of options.
#[must_use]
pub fn places(scale: &Scale, lang: Lang) -> String {
    let places = answers::places(scale, lang);
    match lang {
        Lang::Sv => format!("talen läses som platser i listan ({places})"),
        Lang::En => format!("the numbers are read as places in the list ({places})"),
    }
}

/// That numbers are the codes that stand beside labels elsewhere in the column.
#[must_use]
pub fn codes(codes: &[(i32, OptionIx)], scale: &Scale, lang: Lang) -> String {
    const MOST: usize = 12;
    let label = |at: &OptionIx| scale.options().get(at.at()).map_or("", |option| option.label.get(lang));
    let mut shown: Vec<String> =
        codes.iter().take(MOST).map(|(code, at)| format!("{code} = {}", brief(label(at), 40))).collect();
    shown.extend((codes.len() > MOST).then(|| "…".to_owned()));
    let shown = shown.join(", ");
    match lang {
        Lang::Sv => format!("talen läses som det de står bredvid på andra rader ({shown})"),
        Lang::En => format!("the numbers are read as what they stand beside in other rows ({shown})"),
    }
}

/// That 1 is yes and 0 or 2 is no.
#[must_use]
pub fn yes_and_no(yes: &str, no: &str, is_two: bool, lang: Lang) -> String {
    let (yes, no) = (brief(yes, 40), brief(no, 40));
    let number = if is_two { 2 } else { 0 };
    match lang {
        Lang::Sv => format!("1 läses som {yes} och {number} som {no}"),
        Lang::En => format!("1 is read as {yes} and {number} as {no}"),
    }
}

/// How texts are read whatever the options are.
#[must_use]
pub fn read_as(how: &ReadAs, lang: Lang) -> String {
    let text = match (how, lang) {
        (ReadAs::Places | ReadAs::YesAndNo { .. } | ReadAs::Codes(_), _) => "",
        (ReadAs::TwoIsNotTicked, Lang::Sv) => "1 läses som ikryssat och 2 som inte ikryssat",
        (ReadAs::TwoIsNotTicked, Lang::En) => "1 is read as ticked and 2 as not ticked",
        (ReadAs::NoAnswer, Lang::Sv) => "LimeSurveys N/A läses som obesvarat",
        (ReadAs::NoAnswer, Lang::En) => "LimeSurvey’s N/A is read as not answered",
        (ReadAs::Decimals(','), Lang::Sv) => "komma är decimaltecken (1,234 är mindre än 2)",
        (ReadAs::Decimals(','), Lang::En) => "a comma parts decimals (1,234 is less than 2)",
        (ReadAs::Decimals(_), Lang::Sv) => "punkt är decimaltecken (1.234 är mindre än 2)",
        (ReadAs::Decimals(_), Lang::En) => "a point parts decimals (1.234 is less than 2)",
        (ReadAs::Thousands(','), Lang::Sv) => "komma skiljer tusental åt (1,234 är 1234)",
        (ReadAs::Thousands(','), Lang::En) => "a comma parts thousands (1,234 is 1234)",
        (ReadAs::Thousands(_), Lang::Sv) => "punkt skiljer tusental åt (1.234 är 1234)",
        (ReadAs::Thousands(_), Lang::En) => "a point parts thousands (1.234 is 1234)",
        (ReadAs::PercentOfHundred, Lang::Sv) => "50 % läses som 50",
        (ReadAs::PercentOfHundred, Lang::En) => "50 % is read as 50",
        (ReadAs::PercentOfOne, Lang::Sv) => "50 % läses som 0,5",
        (ReadAs::PercentOfOne, Lang::En) => "50 % is read as 0.5",
    };
    text.to_owned()
}
