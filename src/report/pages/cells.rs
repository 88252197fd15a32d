//! What stands in cells and beside names on several pages.

use crate::doc::{Meter, Run, Text, Tone};
use crate::report::view::{HIDES, LevelMark, Score};
use crate::text::labels::Words;
use crate::text::number::NO_VALUE;

/// Where there is nothing to show.
pub fn dash(labels: &Words) -> Text {
    Run::Sign(NO_VALUE.to_owned(), labels.not_shown.to_owned()).into()
}

/// A text, or that there is nothing to show.
pub fn text_or_dash(text: &str, labels: &Words) -> Text {
    if text.is_empty() { dash(labels) } else { text.into() }
}

/// A score with a decimal.
pub fn number(score: Option<&Score>, labels: &Words) -> Text {
    let Some(score) = score else { return dash(labels) };
    let hides = score.hides.then(|| Run::Sign(HIDES.to_owned(), format!(" {}", labels.hides)));
    std::iter::once(Run::plain(&score.number)).chain(hides).collect()
}

/// A score with a decimal, and its interval.
pub fn exact(score: Option<&Score>, labels: &Words) -> Text {
    let range = score.map(|score| score.range.as_str()).filter(|range| !range.is_empty());
    number(score, labels).then(range.map(|range| Run::set(Tone::Range, format!("({range})"))))
}

/// The same, or the stage that it is nearest to, where that is shown and no figure.
pub fn told(score: Option<&Score>, stage: Option<String>, labels: &Words) -> Text {
    stage.map_or_else(|| exact(score, labels), |stage| Run::quiet(stage).into())
}

/// A name in the language of what is reported on, with its scale where that is not the same for all.
pub fn named(name: &str, scale: Option<String>, labels: &Words) -> Text {
    Text::from(Run::own(name)).then(on_scale(scale, labels))
}

/// What a name's scores are on.
pub fn on_scale(scale: Option<String>, labels: &Words) -> Option<Run> {
    scale.map(|scale| Run::set(Tone::Scale, format!("{} {scale}", labels.scale_inside)))
}

/// A level's name in its colour.
pub fn level(mark: Option<&LevelMark>) -> Option<Run> {
    mark.map(|mark| Run::Level(mark.index, mark.name.clone()))
}

/// A score as a picture.
pub fn meter(score: &Score, level: Option<&LevelMark>) -> Meter {
    Meter { value: score.value, interval: score.interval, level: level.map(|mark| mark.index) }
}
