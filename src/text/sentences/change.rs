//! What changed since the wave before.

pub use super::unseen::{Unseen, unsure};
use super::{questions, start};
use crate::model::{Lang, Millionths};
use crate::text::number::{count, list, list_first};
use crate::text::scale::{Scale, Shown};
use crate::text::terminal::exact;

/// How many names a sentence has.
const MOST_NAMES: usize = 5;

/// A score in two waves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved<'a> {
    /// What it is the score of.
    pub name: &'a str,
    /// Before, in points.
    pub before: f64,
    /// Now, in points.
    pub now: f64,
    /// The change, in points.
    pub by: f64,
    /// How many answered both times, where the change is theirs and others count in the scores too.
    pub among: Option<u64>,
    /// What it is shown on.
    pub scale: Scale<'a>,
}

impl Moved<'_> {
    fn ends(&self) -> (String, String) {
        (self.scale.number(self.before, 0), self.scale.number(self.now, 0))
    }

    fn by(&self) -> String {
        self.scale.change(self.by, 0)
    }

    /// `+6 bland de 23 som svarade båda gångerna`.
    fn by_whom(&self, lang: Lang) -> String {
        let by = self.by();
        match self.among {
            Some(n) => format!("{by} {}", among(n, lang)),
            None => by,
        }
    }
}

/// Who answered both times: `bland de 23 som svarade båda gångerna`.
fn among(n: u64, lang: Lang) -> String {
    let n = count(n, lang);
    match lang {
        Lang::Sv => format!("bland de {n} som svarade båda gångerna"),
        Lang::En => format!("among the {n} who answered both times"),
    }
}

/// Which way something went for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    Rise,
    /// Down.
    Fall,
}

/// The least change that counts as one: `5 poäng`; `0,15 på skalan 0–3` where all is shown on that.
#[must_use]
pub fn least(points: f64, shown: &Shown, scale: Scale<'_>, lang: Lang) -> String {
    let number = Scale::points(lang).line(points);
    match (shown, lang) {
        (Shown::On(_), _) => {
            let width = scale.value(points) - scale.value(0.0);
            format!("{} {}", exact(Millionths::of(width).value(), lang), scale.phrase())
        }
        (Shown::Points, Lang::Sv) => format!("{number} poäng"),
        (Shown::Points, Lang::En) if number == "1" => "1 point".to_owned(),
        (Shown::Points, Lang::En) => format!("{number} points"),
        (Shown::Mixed, Lang::Sv) => format!("{number} poäng av 100"),
        (Shown::Mixed, Lang::En) => format!("{number} points out of 100"),
    }
}

/// The heading where nothing changed by as much as counts, but something surely by less.
#[must_use]
pub fn nothing_of_weight(least: &str, since: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ingen säker förändring på minst {least} sedan {since}"),
        Lang::En => format!("No sure change of at least {least} since {since}"),
    }
}

/// The same over all units.
#[must_use]
pub fn no_unit_of_weight(least: &str, since: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ingen enhet har säkert förändrats som helhet med minst {least} sedan {since}"),
        Lang::En => format!("No unit as a whole has surely changed by at least {least} since {since}"),
    }
}

/// Said of units in which a score surely changed by less than counts.
#[must_use]
pub fn small_in(units: &[&str], score: &str, least: &str, lang: Lang) -> String {
    let (score, units) = (start(score), list_first(units, MOST_NAMES, lang));
    match lang {
        Lang::Sv => {
            format!("{score}: i {units} är förändringen säker, men under {least}, så den räknas inte.")
        }
        Lang::En => {
            format!("{score}: in {units} the change is sure, but below {least}, so it does not count.")
        }
    }
}

/// Said of what surely changed by less than counts.
#[must_use]
pub fn small(names: &[&str], least: &str, lang: Lang) -> String {
    let names = list_first(names, MOST_NAMES, lang);
    match lang {
        Lang::Sv => format!("I {names} är förändringen säker, men under {least}, så den räknas inte."),
        Lang::En => format!("In {names} the change is sure, but below {least}, so it does not count."),
    }
}

/// The same as a verdict in a table.
#[must_use]
pub fn sure_but_below(least: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("säker, men under {least}"),
        Lang::En => format!("sure, but below {least}"),
    }
}

/// The heading: what surely changed, by name, or that nothing did.
#[must_use]
pub fn headline(risen: &[&str], fallen: &[&str], since: &str, lang: Lang) -> String {
    let (up, down) = (list(risen, lang), list(fallen, lang));
    let told = match (lang, risen.is_empty(), fallen.is_empty()) {
        (Lang::Sv, true, true) => format!("Ingen säker förändring sedan {since}"),
        (Lang::En, true, true) => format!("No sure change since {since}"),
        (Lang::Sv, false, true) => format!("{up} har ökat sedan {since}"),
        (Lang::En, false, true) => format!("Up since {since}: {up}"),
        (Lang::Sv, true, false) => format!("{down} har minskat sedan {since}"),
        (Lang::En, true, false) => format!("Down since {since}: {down}"),
        (Lang::Sv, false, false) => format!("{up} har ökat och {down} har minskat sedan {since}"),
        (Lang::En, false, false) => format!("Since {since}: up {up}; down {down}"),
    };
    start(&told)
}

/// The same, where more changed than a heading can name.
#[must_use]
pub fn counted_headline(risen: usize, fallen: usize, all: usize, since: &str, lang: Lang) -> String {
    let (risen, fallen, all) =
        (count(risen as u64, lang), count(fallen as u64, lang), count(all as u64, lang));
    match (lang, risen.as_str(), fallen.as_str()) {
        (Lang::Sv, _, "0") => format!("{risen} av {all} områden har ökat sedan {since}"),
        (Lang::En, _, "0") => format!("{risen} of {all} areas are up since {since}"),
        (Lang::Sv, "0", _) => format!("{fallen} av {all} områden har minskat sedan {since}"),
        (Lang::En, "0", _) => format!("{fallen} of {all} areas are down since {since}"),
        (Lang::Sv, _, _) => {
            format!("{risen} av {all} områden har ökat och {fallen} har minskat sedan {since}")
        }
        (Lang::En, _, _) => format!("{risen} of {all} areas are up and {fallen} down since {since}"),
    }
}

/// One of many sure changes.
#[must_use]
pub fn moved(change: Moved<'_>, lang: Lang) -> String {
    let (name, by, (before, now)) = (start(change.name), change.by_whom(lang), change.ends());
    match (lang, change.among) {
        (Lang::Sv, None) => format!("{name} har gått från {before} till {now} ({by})."),
        (Lang::En, None) => format!("{name} has gone from {before} to {now} ({by})."),
        (Lang::Sv, Some(_)) => format!("{name}: {by} (bland alla från {before} till {now})."),
        (Lang::En, Some(_)) => format!("{name}: {by} (over all from {before} to {now})."),
    }
}

/// The largest of many sure changes.
#[must_use]
pub fn largest(change: Moved<'_>, direction: Direction, lang: Lang) -> String {
    let (name, by, (before, now)) = (change.name, change.by_whom(lang), change.ends());
    let first = match (lang, direction) {
        (Lang::Sv, Direction::Rise) => format!("Störst är ökningen inom {name}"),
        (Lang::En, Direction::Rise) => format!("The largest rise is in {name}"),
        (Lang::Sv, Direction::Fall) => format!("Störst är minskningen inom {name}"),
        (Lang::En, Direction::Fall) => format!("The largest fall is in {name}"),
    };
    match (lang, change.among.is_some()) {
        (Lang::Sv, false) => format!("{first}: från {before} till {now} ({by})."),
        (Lang::En, false) => format!("{first}: from {before} to {now} ({by})."),
        (Lang::Sv, true) => format!("{first}: {by} (bland alla från {before} till {now})."),
        (Lang::En, true) => format!("{first}: {by} (over all from {before} to {now})."),
    }
}

/// Said of many sure changes in the same direction.
#[must_use]
pub fn all_sure(direction: Direction, lang: Lang) -> &'static str {
    match (lang, direction) {
        (Lang::Sv, Direction::Rise) => "Ökningarna är säkra.",
        (Lang::En, Direction::Rise) => "These rises are sure.",
        (Lang::Sv, Direction::Fall) => "Minskningarna är säkra.",
        (Lang::En, Direction::Fall) => "These falls are sure.",
    }
}

/// One sure change. A sure rise is praised plainly.
#[must_use]
pub fn sure(change: Moved<'_>, direction: Direction, lang: Lang) -> String {
    let (name, by, (before, now)) = (start(change.name), change.by_whom(lang), change.ends());
    let sure = match (lang, direction) {
        (Lang::Sv, Direction::Rise) => "Ökningen är säker.",
        (Lang::En, Direction::Rise) => "The rise is sure.",
        (Lang::Sv, Direction::Fall) => "Minskningen är säker.",
        (Lang::En, Direction::Fall) => "The fall is sure.",
    };
    match (lang, change.among) {
        (Lang::Sv, None) => format!("{name} har gått från {before} till {now} ({by}). {sure}"),
        (Lang::En, None) => format!("{name} has gone from {before} to {now} ({by}). {sure}"),
        (Lang::Sv, Some(_)) => {
            format!(
                "{name}: {by}. {sure} Bland alla som svarade har resultatet gått från {before} till {now}."
            )
        }
        (Lang::En, Some(_)) => {
            format!("{name}: {by}. {sure} Over all who answered, the score has gone from {before} to {now}.")
        }
    }
}

/// That it cannot be judged whether anything changed, or anything else.
#[must_use]
pub const fn untestable(some_are_sure: bool, lang: Lang) -> &'static str {
    match (lang, some_are_sure) {
        (Lang::Sv, false) => {
            "Det går inte att avgöra om något har förändrats: svaren räcker inte till för att säga hur säker en skillnad är."
        }
        (Lang::En, false) => {
            "It cannot be judged whether anything changed: the answers are too few to say how sure a difference is."
        }
        (Lang::Sv, true) => "I övrigt går det inte att avgöra om något har förändrats.",
        (Lang::En, true) => "Whether anything else changed cannot be judged.",
    }
}

/// What is said of one change or difference that is not sure, with what would have shown.
#[must_use]
pub fn unsure_but_visible(verdict: &str, visible: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{verdict} (det hade krävts {visible})"),
        Lang::En => format!("{verdict} (it would have taken {visible})"),
    }
}

/// Sure changes that are not told one by one, since they are of units made up of those that are.
#[must_use]
pub fn more_in_tables(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Fler säkra förändringar, i enheter som består av flera, står i tabellerna.",
        Lang::En => "More sure changes, in units made up of others, stand in the tables.",
    }
}

/// Parts of the areas, questions and groups of them, that surely changed.
#[must_use]
pub fn parts_changed(risen: &[&str], fallen: &[&str], lang: Lang) -> Option<String> {
    let (up, down) = (list_first(risen, MOST_NAMES, lang), list_first(fallen, MOST_NAMES, lang));
    Some(match (lang, risen.is_empty(), fallen.is_empty()) {
        (_, true, true) => return None,
        (Lang::Sv, false, true) => format!("Inom områdena: {up} har säkert ökat."),
        (Lang::En, false, true) => format!("Within the areas, surely up: {up}."),
        (Lang::Sv, true, false) => format!("Inom områdena: {down} har säkert minskat."),
        (Lang::En, true, false) => format!("Within the areas, surely down: {down}."),
        (Lang::Sv, false, false) => {
            format!("Inom områdena: {up} har säkert ökat, och {down} har säkert minskat.")
        }
        (Lang::En, false, false) => {
            format!("Within the areas, surely up: {up}; surely down: {down}.")
        }
    })
}

/// How much of the questionnaire can be compared.
#[must_use]
pub fn comparable(common: usize, all: usize, lang: Lang) -> String {
    let total = questions(all, lang);
    if common == all {
        return match lang {
            Lang::Sv => format!("Jämförelsen bygger på alla {total}: de är desamma i båda omgångarna."),
            Lang::En => format!("The comparison rests on all {total}: they are the same in both waves."),
        };
    }
    let common = count(common as u64, lang);
    match lang {
        Lang::Sv => format!(
            "Jämförelsen bygger på de {common} av {total} som är desamma i båda omgångarna. Båda sidor är räknade på just dem, så talen kan skilja sig från dem på andra ställen i rapporten."
        ),
        Lang::En => format!(
            "The comparison rests on the {common} of {total} that are the same in both waves. Both sides are computed on just these, so the figures may differ from those elsewhere in the report."
        ),
    }
}

/// A difference with its interval: `+5,2 (+1,1 till +9,3)`. All numbers are points.
#[must_use]
pub fn difference(points: f64, interval: Option<(f64, f64)>, decimals: u8, scale: Scale<'_>) -> String {
    let number = |value| scale.change(value, decimals);
    match (scale.lang(), interval) {
        (_, None) => number(points),
        (Lang::Sv, Some((low, high))) => {
            format!("{} ({} till {})", number(points), number(low), number(high))
        }
        (Lang::En, Some((low, high))) => format!("{} ({} to {})", number(points), number(low), number(high)),
    }
}

/// `Index från 35 till 48`.
#[must_use]
pub fn from_to(change: Moved<'_>, lang: Lang) -> String {
    let (what, (before, now)) = (change.name, change.ends());
    let by = change.among.map(|_| format!(" ({})", change.by_whom(lang))).unwrap_or_default();
    match lang {
        Lang::Sv => format!("{what} från {before} till {now}{by}"),
        Lang::En => format!("{what} from {before} to {now}{by}"),
    }
}

/// What surely changed in one unit of many.
#[must_use]
pub fn unit_changed(unit: &str, what: &[String], lang: Lang) -> String {
    format!("{unit}: {}.", list(what, lang))
}

/// The heading over all units.
#[must_use]
pub fn units_headline(risen: usize, fallen: usize, since: &str, lang: Lang) -> String {
    let (up, down) = (super::units(risen, lang), super::units(fallen, lang));
    match (lang, risen, fallen) {
        (Lang::Sv, 0, 0) => format!("Ingen enhet har säkert förändrats som helhet sedan {since}"),
        (Lang::En, 0, 0) => format!("No unit as a whole has surely changed since {since}"),
        (Lang::Sv, _, 0) => format!("{up} har förbättrats sedan {since}"),
        (Lang::En, 1, 0) => format!("1 unit has improved since {since}"),
        (Lang::En, _, 0) => format!("{up} have improved since {since}"),
        (Lang::Sv, 0, _) => format!("{down} har gått ned sedan {since}"),
        (Lang::En, 0, 1) => format!("1 unit has declined since {since}"),
        (Lang::En, 0, _) => format!("{down} have declined since {since}"),
        (Lang::Sv, _, _) => format!("{up} har förbättrats och {down} har gått ned sedan {since}"),
        (Lang::En, _, _) => format!("Since {since}: {up} up, {down} down"),
    }
}

/// The heading where no part surely changed, but the whole did.
#[must_use]
pub fn whole_headline(name: &str, direction: Direction, since: &str, lang: Lang) -> String {
    match (lang, direction) {
        (Lang::Sv, Direction::Rise) => format!("{name} har förbättrats sedan {since}"),
        (Lang::En, Direction::Rise) => format!("{name} has improved since {since}"),
        (Lang::Sv, Direction::Fall) => format!("{name} har gått ned sedan {since}"),
        (Lang::En, Direction::Fall) => format!("{name} has declined since {since}"),
    }
}

/// What counts as sure in a unit's tables, of which there are so many in all, of which `at_most` may be expected to hold something untrue.
#[must_use]
pub fn how_judged(tables: &str, at_most: &str, has_intervals: bool, lang: Lang) -> String {
    let interval = match lang {
        _ if !has_intervals => "",
        Lang::Sv => {
            " Intervallet inom parentes gäller en förändring i taget, så det kan utesluta noll utan att förändringen är säker."
        }
        Lang::En => {
            " The interval in brackets is for one change at a time, so it may leave out zero although the change is not sure."
        }
    };
    match lang {
        Lang::Sv => format!(
            "Alla rader i en tabell bedöms tillsammans: om inget har förändrats är risken högst 5 procent att någon av dem ändå kallas säker. Av de {tables} bedömningar som en rapport över alla enheter rymmer väntas därför högst {at_most} innehålla något som inte stämmer.{interval} En förändring som hade synts är en som hade hittats fyra gånger av fem."
        ),
        Lang::En => format!(
            "All rows of a table are judged together: if nothing changed, the risk that any of them is called sure all the same is at most 5%. Of the {tables} judgements that a report on all units holds, at most {at_most} are therefore expected to contain anything that is not so.{interval} A change that would have shown is one that would have been found four times out of five."
        ),
    }
}

/// What counts as sure in a list of units.
#[must_use]
pub fn how_listed(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Alla enheter bedöms tillsammans (Benjamini–Hochberg): ungefär en av tjugo av de förändringar som kallas säkra väntas inte stämma, och om inget har förändrats är risken högst 5 procent att någon alls kallas säker. På en enhets egen sida bedöms dess egen tabell, så där kan en förändring vara säker utan att vara det här."
        }
        Lang::En => {
            "All units are judged together (Benjamini–Hochberg): about one in twenty of the changes that are called sure is expected not to be so, and if nothing changed, the risk that any is called sure at all is at most 5%. On a unit’s own page its own table is judged, so a change may be sure there without being so here."
        }
    }
}

/// What the intervals in such a list are of.
#[must_use]
pub fn interval_alone(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Intervallet inom parentes gäller en förändring i taget.",
        Lang::En => "The interval in brackets is for one change at a time.",
    }
}

/// That sure changes may be too small to count.
#[must_use]
pub fn least_that_counts(least: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("En förändring på mindre än {least} räknas inte som en förändring, hur säker den än är.")
        }
        Lang::En => format!("A change of less than {least} does not count as a change, however sure it is."),
    }
}

/// Whose change is shown where some are compared with themselves.
#[must_use]
pub fn of_pairs(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Där ett antal står är förändringen deras som svarade båda gångerna: var och en jämförs med sig själv. Den kan skilja sig från skillnaden mellan resultaten, där också de är med som svarade en gång. Där ett streck står jämförs alla svarande då med alla svarande nu, oftast därför att så få svarade bara den ena gången att deras svar annars skulle kunna räknas ut, ibland därför att det är för få som svarade båda gångerna."
        }
        Lang::En => {
            "Where a number stands, the change is that of those who answered both times: everybody is compared with themselves. It may differ from the difference between the scores, in which those who answered once count too. Where a dash stands, all who answered then are compared with all who answer now, mostly because so few answered only once that their answers could otherwise be worked out, sometimes because too few answered both times."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_change_is_told_as_it_was_given() {
        let points = |least, lang| super::least(least, &Shown::Points, Scale::points(lang), lang);
        for (least, sv, en) in [
            (5.0, "5 poäng", "5 points"),
            (1.0, "1 poäng", "1 point"),
            (2.5, "2,5 poäng", "2.5 points"),
            (0.25, "0,25 poäng", "0.25 points"),
        ] {
            assert_eq!((points(least, Lang::Sv), points(least, Lang::En)), (sv.to_owned(), en.to_owned()));
        }
        assert_eq!(
            super::least(5.0, &Shown::Mixed, Scale::points(Lang::En), Lang::En),
            "5 points out of 100"
        );
    }

    #[test]
    fn whose_change_it_is_stands_with_it() {
        let moved = |lang, among| Moved {
            name: "Index",
            before: 57.0,
            now: 55.2,
            by: 6.4,
            among,
            scale: Scale::points(lang),
        };
        assert_eq!(
            sure(moved(Lang::Sv, Some(23)), Direction::Rise, Lang::Sv),
            "Index: +6 bland de 23 som svarade båda gångerna. Ökningen är säker. Bland alla som svarade har resultatet gått från 57 till 55."
        );
        assert_eq!(
            from_to(moved(Lang::En, Some(23)), Lang::En),
            "Index from 57 to 55 (+6 among the 23 who answered both times)"
        );
        assert_eq!(from_to(moved(Lang::En, None), Lang::En), "Index from 57 to 55");
    }
}
