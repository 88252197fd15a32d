use super::*;
use crate::model::ItemKind;
use crate::model::toml_fault::*;
use crate::model::{Date, Decimal, DisplayRange, IdError, NodeKind, PlainRule, Points, RoleId, Unreadable};

/// One of every kind, with all that is said differently.
fn every_fault() -> Vec<TomlFault> {
    let name = || "namn".to_owned();
    let names = || vec!["ett".to_owned(), "två".to_owned()];
    let nearest = || Some("nära".to_owned());
    let mut faults = vec![
        TomlFault::NotUtf8,
        TomlFault::Letters(LettersFault::Stray { found: '\u{202e}' }),
        TomlFault::Letters(LettersFault::LooksAlike {
            id: "a".to_owned(),
            other: "\u{430}".to_owned(),
            first: 0..1,
        }),
        TomlFault::Letters(LettersFault::Personal),
        TomlFault::UnknownKey {
            key: name(),
            nearest: nearest(),
            allowed: vec!["id", "text"],
            is_of_file: false,
        },
        TomlFault::UnknownKey { key: name(), nearest: None, allowed: vec!["id"], is_of_file: true },
        TomlFault::UnlistedLanguage { lang: Lang::En.into(), texts: 24 },
        TomlFault::Syntax(SyntaxFault::MixedHeadings { key: name() }),
        TomlFault::MissingKey { key: "id", owner: None },
        TomlFault::MissingKey { key: "text", owner: Some(name()) },
        TomlFault::BadId { id: name(), why: IdError::Character(' ') },
        TomlFault::BadId { id: name(), why: IdError::Character('/') },
        TomlFault::BadId { id: name(), why: IdError::TooLong },
        TomlFault::EmptyText,
        TomlFault::EmptyList,
        TomlFault::UnknownWord { word: name(), nearest: None, allowed: vec!["mean"] },
        TomlFault::UnsupportedFormat { found: "2".to_owned() },
        TomlFault::UnknownLanguage { code: "de".to_owned(), nearest: None, listed: vec![Lang::Sv.into()] },
        TomlFault::UnknownLanguage {
            code: "finska".to_owned(),
            nearest: Some("fi".to_owned()),
            listed: Vec::new(),
        },
        TomlFault::Blanks { found: vec!["sivu".to_owned()], expected: &["page", "pages"] },
        TomlFault::Blanks { found: vec!["sivu".to_owned()], expected: &[] },
        TomlFault::Blanks { found: Vec::new(), expected: &["page"] },
        TomlFault::ReservedId { id: name(), by: Reserved::Summary },
        TomlFault::ReservedId { id: name(), by: Reserved::Column },
        TomlFault::EmptyGroup { group: name() },
        TomlFault::InsideSummary { id: "index".to_owned() },
        TomlFault::KindOfSubgroup,
        TomlFault::NoItems,
        TomlFault::SummaryOfNothing { kind: NodeKind::Readiness },
        TomlFault::SummaryOfNothing { kind: NodeKind::Index },
        TomlFault::NoScale,
        TomlFault::ScaleTwice,
        TomlFault::OptionCount { found: 1 },
        TomlFault::PointsForSome { missing: names() },
        TomlFault::AnchorCount { found: 2, options: 3 },
        TomlFault::AdviceCount { found: 4, options: 3 },
        TomlFault::LevelsNotRising {
            level: name(),
            from: Points::ZERO,
            before: name(),
            before_from: Points::new(12.5).expect("points"),
            first: 0..1,
        },
        TomlFault::FieldMissing { missing: vec![(true, false), (false, false)] },
        TomlFault::CannotRead { path: name(), why: Unreadable::NotFound, nearest: None },
        TomlFault::BadPattern { pattern: name(), is_range: true },
        TomlFault::NothingMatches { pattern: name(), nearest: nearest(), may_wait: false },
        TomlFault::AgreedAndAnswered { file: name() },
        TomlFault::UnknownQuestionnaire { name: name(), nearest: nearest(), known: names() },
        TomlFault::HeadcountMissing { units: names() },
        TomlFault::InvitedAboveHeadcount { invited: 12, headcount: 10 },
        TomlFault::PartsAboveHeadcount { parts: 12, headcount: 10 },
        TomlFault::PartsAboveInvited { parts: 12, invited: 10 },
        TomlFault::DatesNotRising {
            before: name(),
            date: Date::new(2026, 3, 15).expect("a date"),
            first: 0..1,
        },
        TomlFault::SameName { name: name(), other: name(), first: 0..1 },
    ];
    let things = [
        Thing::Group,
        Thing::Node,
        Thing::Item,
        Thing::Scale,
        Thing::Option,
        Thing::Label,
        Thing::Level,
        Thing::Position,
        Thing::Field,
        Thing::Language,
        Thing::Unit,
        Thing::Wave,
        Thing::Role,
        Thing::Action,
        Thing::Organisation,
    ];
    for thing in things {
        faults.push(TomlFault::UnknownReference { thing, id: name(), nearest: nearest(), known: names() });
        faults.push(TomlFault::UnknownReference { thing, id: name(), nearest: None, known: Vec::new() });
        faults.push(TomlFault::Duplicate { thing, id: name(), first: 0..1 });
        faults.push(TomlFault::TooMany { thing, most: 100 });
    }
    faults.push(TomlFault::Circle { thing: Thing::Unit, ids: names() });
    faults.push(TomlFault::Circle { thing: Thing::Group, ids: vec![name()] });
    faults.push(TomlFault::Circle { thing: Thing::Item, ids: vec![name()] });
    faults.push(TomlFault::Circle { thing: Thing::Item, ids: names() });
    faults.extend(Lang::ALL.map(|lang| TomlFault::MissingLanguage { lang: lang.into() }));
    faults.extend(
        [
            Bounds::Points,
            Bounds::Share,
            Bounds::Weight,
            Bounds::WeightOrNone,
            Bounds::Count(9),
            Bounds::Decimal,
        ]
        .map(|bounds| TomlFault::OutOfRange { found: "-1".to_owned(), bounds }),
    );
    faults.extend(
        [PathFault::Parent, PathFault::Absolute, PathFault::Drive, PathFault::Backslash]
            .map(|why| TomlFault::BadPath { path: name(), why }),
    );
    faults.extend(every_kind_fault().into_iter().map(TomlFault::Kind));
    faults.extend(every_lint().into_iter().map(TomlFault::Lint));
    let role = || RoleId::parse("chef").expect("a role");
    let audience = |nearest| AudienceFault::UnknownRole {
        questionnaire: name(),
        role: role(),
        nearest,
        known: vec![role()],
    };
    faults.extend([audience(nearest()), audience(None)].map(TomlFault::Audience));
    faults.extend([vec![name()], names()].map(|items| {
        TomlFault::Audience(AudienceFault::AskedOfNobody {
            questionnaire: name(),
            items,
            known: vec![role()],
        })
    }));
    faults.extend(every_plain_fault().into_iter().map(TomlFault::Plain));
    faults.extend(every_type());
    faults.extend(every_syntax().into_iter().map(TomlFault::Syntax));
    faults
}

fn every_kind_fault() -> Vec<KindFault> {
    let mut faults = vec![
        KindFault::Range(RangeFault::Count(3)),
        KindFault::Range(RangeFault::EndsNotRising),
        KindFault::Range(RangeFault::Falling),
        KindFault::ExclusiveInChoice { options: vec!["none".to_owned()] },
        KindFault::AllExclusive,
        KindFault::EndsTwice,
        KindFault::BreakpointCount { found: 1 },
        KindFault::BreakpointsNotRising { first: 0..1 },
    ];
    let belongs = [Belongs::Ladder, Belongs::Options, Belongs::Number, Belongs::Scored, Belongs::Choice];
    faults.extend(belongs.map(|belongs| KindFault::OutOfPlace { key: "min", belongs, here: "choice" }));
    faults
        .extend(ItemKind::WORDS.map(|(_, kind)| KindFault::ConditionMisfit { item: "q1".to_owned(), kind }));
    faults
}

fn every_plain_fault() -> Vec<PlainFault> {
    let name = || "namn".to_owned();
    let words = |rule, text| PlainFault::Words {
        rule,
        item: name(),
        text,
        lang: Lang::Sv.into(),
        found: ["alla", "ofta", "helt", "aldrig"].map(str::to_owned).to_vec(),
    };
    let long = |rule, text| PlainFault::Long {
        rule,
        item: name(),
        text,
        lang: Lang::En.into(),
        words: 30,
        most: 25,
    };
    vec![
        words(PlainRule::VagueWord, ItemText::Label(2)),
        words(PlainRule::AndOr, ItemText::Question),
        words(PlainRule::AbsoluteMiddle, ItemText::Anchor(3)),
        long(PlainRule::LongAnchor, ItemText::Anchor(3)),
        long(PlainRule::LongQuestion, ItemText::Question),
        PlainFault::NoHelp { items: vec![name()] },
        PlainFault::NoHelp { items: vec![name(), name()] },
        PlainFault::Unneeded { item: name(), rule: PlainRule::AndOr },
    ]
}

fn every_lint() -> Vec<Lint> {
    let name = || "namn".to_owned();
    let names = || vec!["ett".to_owned(), "två".to_owned()];
    let range = || {
        let end = |value: f64| Decimal::new(value).expect("a number");
        DisplayRange::new(end(0.0), end(3.0)).expect("a range")
    };
    let points = |value: f64| Points::new(value).expect("points");
    let mut lints = vec![
        Lint::NoAdvice { items: names(), is_partial: true },
        Lint::NoAdvice { items: vec![name()], is_partial: false },
        Lint::NoScore { group: name(), why: Unscored::Texts },
        Lint::NoScore { group: name(), why: Unscored::NeverAsked },
        Lint::FlatPicture { picture: name(), node: name(), is_twice: true },
        Lint::FlatPicture { picture: name(), node: name(), is_twice: false },
        Lint::SamePoints { items: names() },
        Lint::OnRange { key: "from", nodes: names(), points: Points::MAX, range: range() },
        Lint::UnusedScales { scales: vec![name()] },
        Lint::NoOwnWords { lang: Lang::Sv.into(), missing: vec!["next"], is_partial: true },
        Lint::NoOwnWords { lang: Lang::Sv.into(), missing: vec!["next"], is_partial: false },
        Lint::LabelsAgainstIds { options: vec![("1".to_owned(), "5".to_owned())] },
        Lint::BelowLevels { groups: names(), level: name(), from: Points::MAX },
        Lint::LimitWithoutEffect { group: name(), least: 8 },
        Lint::NoScore { group: name(), why: Unscored::Stages },
        Lint::NeverAsked { item: name(), decides: name() },
        Lint::AskedTooEarly { item: name(), decides: name() },
    ];
    for why in [
        WeightWaste::Across,
        WeightWaste::Entry,
        WeightWaste::Alone,
        WeightWaste::Same,
        WeightWaste::Rule("min"),
        WeightWaste::Text,
    ] {
        lints.push(Lint::WeightsWithoutEffect { nodes: vec![name()], why: why.clone() });
        lints.push(Lint::WeightsWithoutEffect { nodes: names(), why });
    }
    for why in [
        OutOfReach::Points { from: points(80.0), most: points(66.666_666) },
        OutOfReach::Steps { stages: 3 },
        OutOfReach::Requirement { node: name(), needs: points(12.5), most: Some(points(0.0)) },
        OutOfReach::Requirement { node: name(), needs: points(50.0), most: None },
    ] {
        lints.push(Lint::LevelsOutOfReach { group: name(), levels: vec![name()], why: why.clone() });
        lints.push(Lint::LevelsOutOfReach { group: name(), levels: names(), why });
    }
    for kin in [Kin::Itself, Kin::Above, Kin::Below] {
        lints.push(Lint::RequiresKin { group: name(), level: name(), node: name(), kin });
        lints.push(Lint::RestsOnKin { group: name(), node: name(), kin: Some(kin) });
    }
    lints.push(Lint::RestsOnKin { group: name(), node: name(), kin: None });
    lints
}

#[test]
fn points_in_lints_have_no_decimals_that_say_nothing() {
    let why =
        OutOfReach::Points { from: Points::new(80.0).expect("points"), most: Points::equally_spaced(2, 4) };
    let lint = TomlFault::Lint(Lint::LevelsOutOfReach {
        group: "index".to_owned(),
        levels: vec!["topp".to_owned()],
        why,
    });
    let (sv, en) = (words(&lint, Lang::Sv), words(&lint, Lang::En));
    assert_eq!(sv.title, "nivån ”topp” går inte att nå i ”index”: börjar vid 80");
    assert_eq!(
        (sv.label.as_str(), en.label.as_str()),
        ("högst 66,667 poäng går att få", "66.667 points are the most there can be")
    );
}

fn every_type() -> Vec<TomlFault> {
    let expected = [
        Expected::Text,
        Expected::TextPerLanguage,
        Expected::Number,
        Expected::WholeNumber,
        Expected::YesNo,
        Expected::Date,
        Expected::List,
        Expected::Table,
        Expected::Tables("items"),
    ];
    let found = [Found::Text, Found::Number, Found::YesNo, Found::Date, Found::List, Found::Table];
    let pair = |expected| found.map(|found| TomlFault::WrongType { expected, found });
    expected.into_iter().flat_map(pair).collect()
}

fn every_syntax() -> Vec<SyntaxFault> {
    vec![
        SyntaxFault::DuplicateKey,
        SyntaxFault::UnclosedText,
        SyntaxFault::UnquotedText { curly: false },
        SyntaxFault::UnquotedText { curly: true },
        SyntaxFault::ExtraText,
        SyntaxFault::NoEquals,
        SyntaxFault::NoValue,
        SyntaxFault::ExtraEquals,
        SyntaxFault::BadKey,
        SyntaxFault::NoComma,
        SyntaxFault::ExtraComma,
        SyntaxFault::UnclosedList,
        SyntaxFault::UnclosedTable,
        SyntaxFault::UnclosedHeading,
        SyntaxFault::BadEscape,
        SyntaxFault::BadNumber,
        SyntaxFault::BadDate,
        SyntaxFault::BadFlag,
        SyntaxFault::ControlCharacter,
        SyntaxFault::TooDeep,
        SyntaxFault::Unopened,
    ]
}

#[test]
fn every_fault_has_words_of_its_own_in_each_language() {
    for fault in every_fault() {
        let (sv, en) = (words(&fault, Lang::Sv), words(&fault, Lang::En));
        for text in [&sv.title, &en.title] {
            assert!(!text.is_empty() && text.chars().count() < 110, "{fault:?}: {text}");
            assert!(!text.ends_with('.') && !text.contains('\n'), "{fault:?}: {text}");
        }
        assert_ne!(sv.title, en.title, "{fault:?}");
        assert_eq!(sv.hints.len(), en.hints.len(), "{fault:?}");
        assert!(!sv.title.contains('`') && !en.title.contains('”'), "{fault:?}");
        assert_eq!(sv.label.is_empty(), en.label.is_empty(), "{fault:?}");
    }
}

#[test]
fn an_unknown_name_is_told_with_the_one_that_was_meant() {
    let fault = TomlFault::UnknownReference {
        thing: Thing::Group,
        id: "ledarskp".to_owned(),
        nearest: Some("ledarskap".to_owned()),
        known: (1..=9).map(|n| format!("g{n}")).collect(),
    };
    let sv = words(&fault, Lang::Sv);
    assert_eq!((sv.title.as_str(), sv.label.as_str()), ("okänd grupp ”ledarskp”", "menade ni ”ledarskap”?"));
    assert_eq!(sv.hints, ["grupper som finns: g1, g2, g3, g4, g5, g6, g7, g8 …"]);
    let en = words(&fault, Lang::En);
    assert_eq!(
        (en.title.as_str(), en.label.as_str()),
        ("unknown group `ledarskp`", "did you mean `ledarskap`?")
    );
}
