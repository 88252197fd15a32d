//! A questionnaire's digest: the same for the same content, however it is laid out.

use sha2::Digest as _;

use crate::model::{
    AnswerOption, Answering, Axis, Combine, Condition, ContentLang, Decimal, Digest, Group, Item, Lang,
    Level, Localized, MissingPolicy, MultiRule, Node, NodeBody, NodeLevel, OptionIx, Position, Questionnaire,
    Requirement, Test,
};

/// The SHA-256 of all that a questionnaire says, in a form that there is only one of.
///
/// Comments, the order of keys, how a value is written, and whether a default is spelled out do not count; nor does
/// a scale that no item uses.
pub fn digest(questionnaire: &Questionnaire) -> Digest {
    let mut canon = Canon { hash: sha2::Sha256::new(), questionnaire };
    canon.questionnaire();
    Digest(canon.hash.finalize().into())
}

/// Every part is led by its length or its kind, which keeps `["ab", "c"]` and `["a", "bc"]` apart.
struct Canon<'a> {
    hash: sha2::Sha256,
    questionnaire: &'a Questionnaire,
}

impl Canon<'_> {
    fn questionnaire(&mut self) {
        let q = self.questionnaire;
        self.text(q.id().as_str());
        self.text(q.version());
        self.each(q.languages(), |canon, lang| canon.text(lang.code()));
        self.localized(q.title());
        self.maybe(q.description(), Self::localized);
        self.each(q.levels(), Self::level);
        self.number(q.node_count() as i64);
        for (_, node) in q.nodes() {
            self.node(node);
        }
        self.each(q.positions(), Self::position);
        if !q.words().is_empty() {
            self.text(" words");
            for (lang, words) in q.words().each() {
                self.text(lang.code());
                for (name, words) in words {
                    self.text(name);
                    self.text(words);
                }
                self.text("");
            }
        }
    }

    fn level(&mut self, level: &Level) {
        self.text(level.id.as_str());
        self.localized(&level.name);
        self.maybe(level.text.as_ref(), Self::localized);
    }

    fn node(&mut self, node: &Node) {
        self.text(node.id.as_str());
        self.text(node.kind.code());
        self.maybe(node.parent.as_ref(), |canon, parent| canon.number(i64::from(parent.0)));
        self.localized(&node.name);
        self.localized(&node.short);
        self.maybe(node.description.as_ref(), Self::localized);
        // A weight has at most 10¹⁵ units.
        self.number(node.weight.units() as i64);
        match &node.body {
            NodeBody::Group(group) => self.group(group),
            NodeBody::Item(item) => self.item(item),
        }
        if let Some(audience) = &node.audience {
            self.text(" audience");
            self.each(audience, |canon, role| canon.text(role.as_str()));
        }
    }

    fn group(&mut self, group: &Group) {
        self.text(group.combine.code());
        if let Combine::Ladder { pass_at } = group.combine {
            self.number(pass_at.units());
        }
        self.maybe(group.range.as_ref(), |canon, range| {
            let (low, high) = range.ends();
            canon.text(&low.to_string());
            canon.text(&high.to_string());
        });
        self.text(&group.min_answered.value().to_string());
        self.each(&group.levels, Self::node_level);
        // What came later is there only where it is said, under a word that no id can be: what was so far has the digest it had.
        if !group.also.is_empty() {
            self.text(" children");
            self.each(&group.also, |canon, node| canon.number(i64::from(node.0)));
        }
        if let Some(least) = group.min_group {
            self.text(" min_group");
            self.number(i64::from(least));
        }
        if let Some(condition) = &group.shown_if {
            self.text(" shown_if");
            self.condition(condition);
        }
        if !group.rests_on.is_empty() {
            self.text(" rests_on");
            self.each(&group.rests_on, Self::requirement);
        }
        if group.optional {
            self.text(" optional");
        }
    }

    fn node_level(&mut self, level: &NodeLevel) {
        self.number(level.from.units());
        self.maybe(level.text.as_ref(), Self::localized);
        self.each(&level.requires, Self::requirement);
        for (word, text) in
            [(" text_for_whole", &level.text_for_whole), (" advice_for_whole", &level.advice_for_whole)]
        {
            self.said(word, text.as_ref());
        }
    }

    /// A text that came later than the others, under a word that no id can be.
    fn said(&mut self, word: &str, text: Option<&Localized>) {
        if let Some(text) = text {
            self.text(word);
            self.localized(text);
        }
    }

    fn requirement(&mut self, requirement: &Requirement) {
        self.number(i64::from(requirement.node.0));
        self.number(requirement.at_least.units());
    }

    fn item(&mut self, item: &Item) {
        self.number(i64::from(item.revision));
        self.maybe(item.help.as_ref(), Self::localized);
        self.answering(&item.answering);
        self.maybe(item.shown_if.as_ref(), Self::condition);
        self.flag(item.reverse);
        for policy in [item.missing, item.dont_know, item.not_applicable] {
            self.flag(policy == MissingPolicy::Zero);
        }
        self.each(&item.anchors, Self::localized);
        self.each(&item.advice, Self::localized);
        if !item.scored {
            self.text(" unscored");
        }
        if let Some(consent) = item.consent {
            self.text(" consent");
            self.number(i64::from(consent.0));
        }
        if !item.advice_for_whole.is_empty() {
            self.text(" advice_for_whole");
            self.each(&item.advice_for_whole, Self::localized);
        }
    }

    fn answering(&mut self, answering: &Answering) {
        match answering {
            Answering::Choice(scale) => {
                self.text("choice");
                self.each(scale.options(), Self::option);
            }
            Answering::Multi(multi) => {
                self.text("multi");
                self.each(multi.scale().options(), Self::option);
                for at in 0..multi.scale().options().len() {
                    self.flag(multi.is_exclusive(OptionIx::new(at)));
                }
                self.flag(multi.rule() == MultiRule::Points);
            }
            Answering::Number(number) => {
                self.text("number");
                self.each(number.breakpoints(), |canon, (at, points)| {
                    canon.decimal(*at);
                    canon.number(points.units());
                });
                self.flag(number.clamps());
            }
            Answering::Text => self.text("text"),
        }
    }

    fn option(&mut self, option: &AnswerOption) {
        self.text(option.id.as_str());
        self.localized(&option.label);
        self.number(option.points.units());
    }

    fn condition(&mut self, condition: &Condition) {
        self.number(i64::from(condition.item.0));
        match &condition.test {
            Test::Options(options) => self.each(options, |canon, option| canon.number(i64::from(option.0))),
            Test::Number { at_least, at_most } => {
                for limit in [at_least, at_most] {
                    self.maybe(limit.as_ref(), |canon, limit| canon.decimal(*limit));
                }
            }
        }
    }

    /// In millionths, as when there were no more decimals than six, and what is left beyond them where there is any: the
    /// digest of a questionnaire stays what it was.
    fn decimal(&mut self, decimal: Decimal) {
        const MILLIONTH: i128 = 1_000_000_000_000;
        // At most 10¹⁵, and less than 10¹².
        self.number(decimal.units().div_euclid(MILLIONTH) as i64);
        let rest = decimal.units().rem_euclid(MILLIONTH) as i64;
        if rest > 0 {
            self.number(rest);
        }
    }

    fn position(&mut self, position: &Position) {
        self.text(position.id.as_str());
        self.localized(&position.title);
        self.axis(&position.x);
        self.axis(&position.y);
        self.each(&position.fields, |canon, field| {
            canon.text(field.id.as_str());
            canon.localized(&field.name);
            canon.localized(&field.text);
        });
    }

    fn axis(&mut self, axis: &Axis) {
        self.number(i64::from(axis.node.0));
        self.number(axis.from.units());
    }

    fn localized(&mut self, text: &Localized) {
        // The program's languages first, and what is the same in all stands in both of them: what was so far has the digest
        // it had. The order of all others is that of their tags, wherever they stand.
        let mut texts: Vec<(ContentLang, &str)> = match text.is_same() {
            true => Lang::ALL.into_iter().flat_map(|lang| Some((lang.into(), text.own(lang)?))).collect(),
            false => text.each().collect(),
        };
        texts.sort_by_key(|(lang, _)| {
            (Lang::ALL.iter().position(|own| *lang == (*own).into()).unwrap_or(Lang::ALL.len()), *lang)
        });
        self.each(&texts, |canon, (lang, text)| {
            canon.text(lang.code());
            canon.text(text);
        });
    }

    fn each<T>(&mut self, list: &[T], mut add: impl FnMut(&mut Self, &T)) {
        self.number(list.len() as i64);
        for one in list {
            add(self, one);
        }
    }

    fn maybe<T: ?Sized>(&mut self, value: Option<&T>, add: impl FnOnce(&mut Self, &T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            add(self, value);
        }
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as i64);
        self.hash.update(text.as_bytes());
    }

    fn flag(&mut self, flag: bool) {
        self.hash.update([u8::from(flag)]);
    }

    fn number(&mut self, number: i64) {
        self.hash.update(number.to_le_bytes());
    }
}
