//! A questionnaire as CSV: a row per item and option, all languages side by side.

use super::{answering_code, counted};
use crate::model::{
    Answering, Condition, Decimal, Item, Lang, Localized, MultiRule, Node, NodeIx, OptionIx, Points,
    Questionnaire, Test,
};
use crate::report::scores::csv::text as cell;

/// The questionnaire as CSV: comma, decimal point, UTF-8. An item that is answered with a number has a row for each value at
/// which its line bends; one that is answered with a text has one row.
#[must_use]
pub fn csv(questionnaire: &Questionnaire) -> String {
    let table = Table { questionnaire };
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let mut written = writer.write_record(table.columns());
    for ix in questionnaire.items() {
        for row in table.rows(*ix) {
            written = written.and_then(|()| writer.write_record(row));
        }
    }
    // Writing to memory cannot fail, and every row has the same number of cells.
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

struct Table<'a> {
    questionnaire: &'a Questionnaire,
}

/// What one row says of one answer.
#[derive(Default)]
struct Answer<'a> {
    name: String,
    label: Option<&'a Localized>,
    exclusive: bool,
    points: Option<f64>,
    anchor: Option<&'a Localized>,
    advice: Option<&'a Localized>,
}

impl Table<'_> {
    fn columns(&self) -> Vec<String> {
        let mut columns: Vec<String> =
            ["item", "groups", "kind", "revision", "weight", "reverse", "shown_if"]
                .map(str::to_owned)
                .to_vec();
        let per_language =
            |name: &str| self.langs().map(|lang| format!("{name}_{}", lang.code())).collect::<Vec<_>>();
        columns.extend(["text", "short", "help"].into_iter().flat_map(per_language));
        columns.push("answer".to_owned());
        columns.extend(per_language("label"));
        columns.extend(["exclusive", "points"].map(str::to_owned));
        columns.extend(["anchor", "advice"].into_iter().flat_map(per_language));
        columns
    }

    fn langs(&self) -> impl Iterator<Item = Lang> + '_ {
        self.questionnaire.languages().iter().copied()
    }

    fn rows(&self, ix: NodeIx) -> Vec<Vec<String>> {
        let node = &self.questionnaire[ix];
        let Some(item) = node.item() else { return Vec::new() };
        answers(item).iter().map(|answer| self.row(node, item, answer)).collect()
    }

    fn row(&self, node: &Node, item: &Item, answer: &Answer<'_>) -> Vec<String> {
        let said = |text: Option<&Localized>| -> Vec<String> {
            self.langs().map(|lang| text.map(|text| cell(text.get(lang))).unwrap_or_default()).collect()
        };
        let yes = |holds: bool| if holds { "true".to_owned() } else { "false".to_owned() };
        let condition = item.shown_if.as_ref().map(|condition| cell(&self.condition(condition)));
        let mut row = vec![
            cell(node.id.as_str()),
            cell(&self.groups(node)),
            answering_code(&item.answering).to_owned(),
            item.revision.to_string(),
            node.weight.value().to_string(),
            yes(item.reverse),
            condition.unwrap_or_default(),
        ];
        row.extend(said(Some(&node.name)));
        row.extend(said(Some(&node.short)));
        row.extend(said(item.help.as_ref()));
        // The ids of options may begin with a minus sign too.
        row.push(if answer.label.is_some() { cell(&answer.name) } else { answer.name.clone() });
        row.extend(said(answer.label));
        row.push(if answer.label.is_some() { yes(answer.exclusive) } else { String::new() });
        row.push(answer.points.map(|points| points.to_string()).unwrap_or_default());
        row.extend(said(answer.anchor));
        row.extend(said(answer.advice));
        row
    }

    /// The ids of the groups that an item is in, from the top.
    fn groups(&self, node: &Node) -> String {
        let q = self.questionnaire;
        let parents = std::iter::successors(node.parent, |parent| q[*parent].parent);
        let mut ids: Vec<&str> = parents.map(|parent| q[parent].id.as_str()).collect();
        ids.reverse();
        ids.join("/")
    }

    /// `item=a|b` for answers, `item=3..10` for a number, open ends left out.
    fn condition(&self, condition: &Condition) -> String {
        let decides = &self.questionnaire[condition.item];
        let test = match &condition.test {
            Test::Options(options) => {
                let all = decides.item().map_or(&[][..], |item| item.answering.options());
                let ids: Vec<&str> = options.iter().map(|option| all[option.at()].id.as_str()).collect();
                ids.join("|")
            }
            Test::Number { at_least, at_most } => {
                let end = |end: &Option<Decimal>| end.map(|d| d.value().to_string()).unwrap_or_default();
                format!("{}..{}", end(at_least), end(at_most))
            }
        };
        format!("{}={test}", decides.id)
    }
}

fn answers(item: &Item) -> Vec<Answer<'_>> {
    match &item.answering {
        Answering::Choice(scale) => {
            let points = |at: usize| Some(counted(item.reverse, scale.options()[at].points));
            options(item, |_| false, points)
        }
        Answering::Multi(multi) => {
            // Where the share of the ticks counts, no option has points of its own; ticks are added up before a reversal.
            let adds = multi.rule() == MultiRule::Points;
            let points = |at: usize| adds.then(|| multi.scale().options()[at].points);
            options(item, |option| multi.is_exclusive(option), points)
        }
        Answering::Number(number) => {
            let bends = number.breakpoints().iter().map(|(at, points)| Answer {
                name: at.value().to_string(),
                points: Some(counted(item.reverse, *points).value()),
                ..Answer::default()
            });
            bends.collect()
        }
        Answering::Text => vec![Answer::default()],
    }
}

fn options(
    item: &Item,
    exclusive: impl Fn(OptionIx) -> bool,
    points: impl Fn(usize) -> Option<Points>,
) -> Vec<Answer<'_>> {
    let all = item.answering.options().iter().enumerate().map(|(at, option)| Answer {
        name: option.id.to_string(),
        label: Some(&option.label),
        exclusive: exclusive(OptionIx::new(at)),
        points: points(at).map(Points::value),
        anchor: item.anchors.get(at),
        advice: item.advice.get(at),
    });
    all.collect()
}
