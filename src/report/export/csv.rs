//! A questionnaire as CSV: a row per item and option, all languages side by side. Levels and pictures have no rows.

use crate::model::{
    Combine, Condition, ContentLang, Decimal, Item, Localized, Node, NodeIx, Questionnaire, RoleId, Test,
};
use crate::report::cells::{Cells, Style};
use crate::report::facts::{Given, answers, own_short};

/// The questionnaire as CSV: comma, decimal point, UTF-8. An item that is answered with a number has a row for each value at
/// which its line bends; one that is answered with a text has one row.
#[must_use]
pub fn csv(questionnaire: &Questionnaire) -> String {
    let table = Table { questionnaire };
    let mut cells = Cells::new(Style::Plain);
    cells.row(table.columns());
    questionnaire.items().iter().flat_map(|ix| table.rows(*ix)).for_each(|row| cells.row(row));
    cells.finish()
}

struct Table<'a> {
    questionnaire: &'a Questionnaire,
}

impl Table<'_> {
    fn columns(&self) -> Vec<String> {
        let mut columns: Vec<String> =
            ["item", "groups", "combine", "kind", "revision", "weight", "reverse", "scored", "shown_if"]
                .map(str::to_owned)
                .to_vec();
        columns.extend(self.has_audiences().then(|| "audience".to_owned()));
        columns.extend(["missing", "dont_know", "not_applicable"].map(str::to_owned));
        let per_language =
            |name: &str| self.langs().map(|lang| format!("{name}_{}", lang.code())).collect::<Vec<_>>();
        columns.extend(["text", "short", "help"].into_iter().flat_map(per_language));
        columns.push("answer".to_owned());
        columns.extend(per_language("label"));
        columns.extend(["exclusive", "points"].map(str::to_owned));
        columns.extend(["anchor", "advice"].into_iter().flat_map(per_language));
        columns.extend(
            self.has_advice_for_wholes().then(|| per_language("advice_for_whole")).into_iter().flatten(),
        );
        columns.extend(self.questionnaire.has_efforts().then(|| "effort".to_owned()));
        columns
    }

    /// A column that nobody has anything in is left out.
    fn has_audiences(&self) -> bool {
        !self.questionnaire.restricted_items().is_empty()
    }

    /// Likewise.
    fn has_advice_for_wholes(&self) -> bool {
        let mut items = self.questionnaire.items().iter().filter_map(|ix| self.questionnaire[*ix].item());
        items.any(|item| !item.advice_for_whole.is_empty())
    }

    /// The roles that are asked, `|` between them; empty for everybody.
    fn audience(&self, node: &Node) -> String {
        let roles =
            self.questionnaire.find(node.id.as_str()).and_then(|ix| self.questionnaire.audience_of(ix));
        roles.unwrap_or_default().iter().map(RoleId::as_str).collect::<Vec<_>>().join("|")
    }

    fn langs(&self) -> impl Iterator<Item = ContentLang> + '_ {
        self.questionnaire.languages().iter().copied()
    }

    fn rows(&self, ix: NodeIx) -> Vec<Vec<String>> {
        let node = &self.questionnaire[ix];
        let Some(item) = node.item() else { return Vec::new() };
        // A text has a row too, with nothing to answer.
        let answers = Some(answers(item)).filter(|answers| !answers.is_empty());
        let answers = answers.unwrap_or_else(|| vec![Given::default()]);
        answers.iter().map(|answer| self.row(ix, node, item, answer)).collect()
    }

    fn row(&self, ix: NodeIx, node: &Node, item: &Item, answer: &Given<'_>) -> Vec<String> {
        let said = |text: Option<&Localized>| -> Vec<String> {
            self.langs().map(|lang| text.map(|text| text.get(lang).to_owned()).unwrap_or_default()).collect()
        };
        let yes = |holds: bool| if holds { "true".to_owned() } else { "false".to_owned() };
        let conditions = self.questionnaire.conditions_at(ix).iter();
        let conditions: Vec<String> = conditions.map(|condition| self.condition(condition)).collect();
        let mut row = vec![
            node.id.to_string(),
            self.groups(node, |group| group.id.to_string()),
            self.groups(node, |group| group.group().map(|g| rule(g.combine)).unwrap_or_default()),
            item.answering.kind().code().to_owned(),
            item.revision.to_string(),
            node.weight.value().to_string(),
            yes(item.reverse),
            yes(item.is_scored()),
            conditions.join(" & "),
        ];
        row.extend(self.has_audiences().then(|| self.audience(node)));
        row.extend([item.missing, item.dont_know, item.not_applicable].map(|rule| rule.code().to_owned()));
        row.extend(said(Some(&node.name)));
        row.extend(said(own_short(node)));
        row.extend(said(item.help.as_ref()));
        row.push(answer.id.clone());
        row.extend(said(answer.label));
        row.push(if answer.label.is_some() { yes(answer.is_exclusive) } else { String::new() });
        row.push(answer.points.map(|points| points.to_string()).unwrap_or_default());
        row.extend(said(answer.anchor));
        row.extend(said(answer.advice));
        row.extend(self.has_advice_for_wholes().then(|| said(answer.advice_for_whole)).into_iter().flatten());
        row.extend(self.questionnaire.has_efforts().then(|| item.effort.value().to_string()));
        row
    }

    /// Something of each group that an item is in, from the top.
    fn groups(&self, node: &Node, say: impl Fn(&Node) -> String) -> String {
        let q = self.questionnaire;
        let parents = std::iter::successors(node.parent, |parent| q[*parent].parent);
        let mut all: Vec<String> = parents.map(|parent| say(&q[parent])).collect();
        all.reverse();
        all.join("/")
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

/// A group's rule as the file has it; of a ladder also the points that pass a stage.
fn rule(rule: Combine) -> String {
    match rule {
        Combine::Ladder { pass_at } => format!("{} {}", rule.code(), pass_at.value()),
        rule @ (Combine::Mean
        | Combine::Min
        | Combine::Max
        | Combine::Median
        | Combine::Sum
        | Combine::Stacked) => rule.code().to_owned(),
    }
}
