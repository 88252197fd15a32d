//! Who stands where in a picture with four fields.

use crate::insight::Placed;
use crate::model::Position;
use crate::text::sentences::whole as say;

use super::scope::Scope;

/// The field where both axes are high: where it is wise to start.
const BEST: usize = 3;

/// Who stands surely in the best field, as a heading; where nobody can, as there are no intervals, who does by the score.
#[must_use]
pub fn headline(scope: &Scope<'_>, position: &Position, placed: &[Placed]) -> String {
    let field = position.fields[BEST].name.get(scope.lang);
    let in_best = |is: fn(&Placed) -> bool| -> Vec<&str> {
        let best = placed.iter().filter(|placed| placed.field() == BEST && is(placed));
        best.map(|placed| scope.unit_name(placed.unit)).collect()
    };
    let (sure, by_score) = (in_best(Placed::is_sure), in_best(Placed::is_by_score));
    let all_by_score = !placed.is_empty() && placed.iter().all(Placed::is_by_score);
    if sure.is_empty() && (all_by_score || !by_score.is_empty()) {
        return say::start_by_score(field, &by_score, scope.lang);
    }
    say::start_headline(field, &sure, scope.lang)
}

/// The fields on the other side of the lines that a unit is near.
#[must_use]
pub fn others(placed: &Placed) -> Vec<usize> {
    let flips = [placed.x_side.1.then_some(1), placed.y_side.1.then_some(2)];
    let both = match flips {
        [Some(x), Some(y)] => Some(x | y),
        _ => None,
    };
    flips.into_iter().chain([both]).flatten().map(|flip| placed.field() ^ flip).collect()
}
