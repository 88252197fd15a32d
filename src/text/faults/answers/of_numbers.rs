//! Words for numbers that can mean several things, and for cells that a spreadsheet has not computed.

use super::of_values::plain;
use super::{Said, listed, shown};
use crate::model::{Decimal, Lang, NumberDoubt, Scale};

pub(super) fn bare_number(value: &str, doubt: NumberDoubt, scale: &Scale, lang: Lang) -> Said {
    let value = shown(value);
    let said = Said::new(
        lang,
        format!("”{value}” kan stå för flera svarsalternativ"),
        format!("“{value}” may stand for several options"),
    )
    .label("vilket alternativ?", "which option?");
    let (sv, en) = match doubt {
        NumberDoubt::Nought => (
            "i kolumnen står också 0, så alternativen kan vara räknade från 0 och inte från 1",
            "a 0 stands in the column too, so that options may be counted from 0 and not from 1",
        ),
        NumberDoubt::Beyond => (
            "i kolumnen står också tal som inte är någon plats i listan, så talen är verktygets egna koder",
            "numbers stand in the column too that are no place in the list, so that they are the tool's own codes",
        ),
        NumberDoubt::YesOrPlace => (
            "1 kan betyda ja, men här står ett annat alternativ först i listan",
            "1 may mean yes, but another option stands first in the list",
        ),
        NumberDoubt::Codes => (
            "andra celler i kolumnen har tal bredvid svarets text, och de visar inte entydigt vad det här talet står för",
            "other cells of the column have numbers beside labels, and they do not tell what this number stands for",
        ),
        NumberDoubt::LabelOfAnother => (
            "det är ett alternativs id och ett annats text; rätta enkäten så att id och text stämmer överens",
            "it is one option's id and another's label; mend the questionnaire, so that ids and labels agree",
        ),
        NumberDoubt::Heading => (
            "i rubriken behövs alternativets id: verktyget kan räkna dem i en annan ordning",
            "the heading needs the option's id: the tool may count them in another order",
        ),
    };
    let options = scale.options().iter().map(|option| {
        let (id, label) = (option.id.as_str(), option.label.get(lang));
        if id == label { id.to_owned() } else { format!("{id} ({label})") }
    });
    let options = listed(options, lang);
    said.hint(sv, en).hint(format!("alternativen är: {options}"), format!("the options are: {options}"))
}

pub(super) fn two_numbers(value: &str, (decimals, thousands): (Decimal, Decimal), lang: Lang) -> Said {
    let value = shown(value);
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| [plain(decimals, lang), plain(thousands, lang)]);
    Said::new(
        lang,
        format!("”{value}” kan vara {} eller {}", sv[0], sv[1]),
        format!("“{value}” may be {} or {}", en[0], en[1]),
    )
    .label("decimaler eller tusental?", "decimals or thousands?")
    .hint(
        "inget annat tal i filen visar vilket; skriv talet utan tecken mellan tusental, eller med en fjärde decimal",
        "no other number in the file shows which; write the number without a sign between thousands, or with a fourth decimal",
    )
}

pub(super) fn percent_out_of_place(value: &str, (low, high): (Decimal, Decimal), lang: Lang) -> Said {
    let value = shown(value);
    let range = |lang| format!("{}–{}", plain(low, lang), plain(high, lang));
    Said::new(
        lang,
        format!("{value} är procent, men frågan besvaras med {}", range(Lang::Sv)),
        format!("{value} is a per cent, but the item is answered with {}", range(Lang::En)),
    )
    .label("procent av vad?", "per cent of what?")
    .hint(
        "skriv talet som frågan ber om; i ett kalkylblad: välj talformatet Tal i stället för Procent",
        "write the number that the item asks for; in a spreadsheet, choose the format Number instead of Percentage",
    )
}

pub(super) fn error_cell(value: &str, lang: Lang) -> Said {
    let value = shown(value);
    Said::new(
        lang,
        format!("{value} är ett fel som kalkylprogrammet visar, inget svar"),
        format!("{value} is an error that the spreadsheet shows, and no answer"),
    )
    .label("beräkningen misslyckades", "the computation failed")
    .hint(
        "rätta formeln eller det som den hämtar, eller skriv svaret i cellen; spara och försök igen",
        "mend the formula or what it draws on, or write the answer into the cell; save and try again",
    )
}

pub(super) fn formula_without_value(lang: Lang) -> Said {
    Said::new(
        lang,
        "cellen har en formel men inget sparat värde",
        "the cell has a formula and no stored value",
    )
    .label("aldrig beräknad", "never computed")
    .hint(
        "öppna filen i Excel eller LibreOffice, spara den och försök igen: då räknas formlerna ut",
        "open the file in Excel or LibreOffice, save it and try again: the formulas are computed then",
    )
}

pub(super) fn places_taken(scale: &Scale, lang: Lang) -> Said {
    let listed = places(scale, lang);
    Said::new(
        lang,
        "talen läses som alternativens platser i listan, eftersom inget alternativ heter så",
        "the numbers are read as the options' places in the list, as no option is called so",
    )
    .label("en plats i listan", "a place in the list")
    .hint(format!("alltså {listed}"), format!("that is, {listed}"))
    .hint(
        "skriv alternativens id i stället, så kan det inte bli fel",
        "write the options' ids instead, and nothing can go wrong",
    )
}

/// Which number stands for which option.
pub(in crate::text) fn places(scale: &Scale, lang: Lang) -> String {
    let named = |at: usize| {
        let label = scale.options().get(at).map_or("", |option| option.label.get(lang));
        format!("{} = {}", at + 1, shown(label))
    };
    listed((0..scale.options().len()).map(named), lang)
}

pub(super) fn percent_or_share(value: &str, (percent, share): (Decimal, Decimal), lang: Lang) -> Said {
    let value = shown(value);
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| [plain(percent, lang), plain(share, lang)]);
    Said::new(
        lang,
        format!("”{value}” kan vara {} procent eller {} procent", sv[0], sv[1]),
        format!("“{value}” may be {} per cent or {} per cent", en[0], en[1]),
    )
    .label("procent eller andel?", "per cent or share?")
    .hint(
        "andra tal i kolumnen har procenttecken, men inte det här; skriv alla på samma sätt",
        "other numbers in the column have a per cent sign, and this one has none; write all in the same way",
    )
}

pub(super) fn looks_like_shares(value: &str, lang: Lang) -> Said {
    let value = shown(value);
    Said::new(
        lang,
        format!("{value} läses som {value} procent, men kan vara en andel av 1"),
        format!("{value} is read as {value} per cent, but may be a share of 1"),
    )
    .label("procent eller andel?", "per cent or share?")
    .hint(
        "talen i kolumnen är högst 1, eller står bredvid tal med procenttecken; är de andelar, multiplicera dem med 100",
        "the numbers in the column are at most 1, or stand beside numbers with a per cent sign; if they are shares, multiply them by 100",
    )
}
