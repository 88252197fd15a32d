//! What two roles see, area by area.

use super::on_axis;
use crate::chart::{Bar, Bars, Ticks};
use crate::insight::quality::RoleGap;
use crate::model::UnitIx;
use crate::report::view::{Scope, Score};
use crate::text::forming::role_names;
use crate::text::sentences::chart::{self as say, Kind};
use crate::text::sentences::roles as told;

/// The areas at which two roles of a unit are set beside each other: the second as bars, the first as marks on them. `None` where there are
/// none.
#[must_use]
pub fn roles(scope: &Scope<'_>, unit: UnitIx, gaps: &[&RoleGap]) -> Option<Bars> {
    let first = gaps.first()?;
    let [one, other] = role_names(&first.roles, scope.lang);
    let shown = scope.shown(gaps.iter().map(|gap| gap.node));
    let rows: Vec<Bar> = gaps
        .iter()
        .map(|gap| {
            let scale = on_axis(scope, &shown, gap.node);
            let [mark, bar] = [0, 1].map(|at| Score::of(&gap.scores[at], scale));
            Bar {
                label: scope.name(gap.node).to_owned(),
                value: Some(bar.value),
                interval: bar.interval,
                reference: Some(mark.value),
                text: bar.whole,
                ..Bar::default()
            }
        })
        .collect();
    let lines = gaps.iter().map(|gap| {
        let scale = on_axis(scope, &shown, gap.node);
        let [mark, bar] = [0, 1].map(|at| scale.of_estimate(&gap.scores[at], 0));
        told::both(scope.name(gap.node), [(&one, &mark), (&other, &bar)])
    });
    let lines: Vec<String> = lines.collect();
    Some(Bars {
        id: "roles".to_owned(),
        title: told::finding(scope.unit_name(unit), &sure(scope, gaps), scope.lang),
        subtitle: told::subtitle(&other, &one, &shown, scope.lang),
        description: say::description(Kind::Bars, &lines, scope.lang),
        ticks: Ticks::new(on_axis(scope, &shown, first.node).ticks()),
        rows,
        reference: Some(one),
        ..Bars::default()
    })
}

/// The areas that they surely see differently.
fn sure<'a>(scope: &Scope<'a>, gaps: &[&RoleGap]) -> Vec<&'a str> {
    let sure = gaps.iter().filter(|gap| gap.difference.is_sure());
    sure.map(|gap| scope.inside(gap.node)).collect()
}
