//! What the built-in questionnaires promise.

use mognad::load;
use mognad::load::builtin;
use mognad::model::{Lang, Localized, Node, NodeKind, Questionnaire};

fn get(id: &str) -> Questionnaire {
    let builtin = builtin::find(id).expect("a built-in questionnaire");
    load::questionnaire(&builtin.file(), builtin.text).0.expect("a sound questionnaire")
}

fn each_text(questionnaire: &Questionnaire) -> Vec<(String, Localized)> {
    let mut texts = Vec::new();
    let mut add = |node: &Node, text: &Localized| texts.push((node.id.to_string(), text.clone()));
    for (_, node) in questionnaire.nodes() {
        add(node, &node.name);
        add(node, &node.short);
        node.description.iter().for_each(|text| add(node, text));
        if let Some(item) = node.item() {
            item.help.iter().chain(&item.anchors).chain(&item.advice).for_each(|text| add(node, text));
        }
        if let Some(group) = node.group() {
            group.levels.iter().filter_map(|level| level.text.as_ref()).for_each(|text| add(node, text));
        }
    }
    texts
}

#[test]
fn they_have_no_fault_and_no_warning() {
    for builtin in builtin::ALL {
        let (questionnaire, diagnostics) = load::questionnaire(&builtin.file(), builtin.text);
        let shown = mognad::text::diagnostics::render(&diagnostics, Lang::En, false);
        assert!(diagnostics.is_empty(), "{shown}");
        assert_eq!(questionnaire.expect("a questionnaire").id().as_str(), builtin.id);
    }
}

#[test]
fn the_full_one_has_two_prerequisites_and_six_core_areas() {
    let q = get("sodertalje");
    let of = |kind| q.areas().filter(|(_, n)| n.kind == kind).map(|(_, n)| n.id.as_str()).collect::<Vec<_>>();
    assert_eq!(of(NodeKind::Prerequisite), ["process-mapping", "leadership"]);
    assert_eq!(of(NodeKind::Core), ["ai", "automation", "digital-post", "e-services", "iot", "open-data"]);
    assert!((50..=60).contains(&q.items().len()), "{} items", q.items().len());
    for (ix, area) in q.areas() {
        let items = q.items_in(ix).len();
        assert!((6..=8).contains(&items), "{} has {items} items", area.id);
    }
    assert_eq!(q.levels().len(), 5);
}

#[test]
fn every_item_has_five_anchors_and_four_pieces_of_advice() {
    for id in ["sodertalje", "sodertalje-puls"] {
        let q = get(id);
        for ix in q.items() {
            let item = q[*ix].item().expect("an item");
            let shape = (item.answering.options().len(), item.anchors.len(), item.advice.len());
            assert_eq!(shape, (5, 5, 4), "{}", q[*ix].id);
        }
    }
}

#[test]
fn every_area_says_what_each_level_means_there() {
    let q = get("sodertalje");
    let summed_up = q.nodes().filter(|(_, node)| node.kind.is_area() || node.kind.is_summary());
    for (_, node) in summed_up {
        let group = node.group().expect("a group");
        assert!(group.levels.iter().all(|level| level.text.is_some()), "{}", node.id);
    }
}

#[test]
fn higher_levels_of_the_core_areas_require_both_prerequisites() {
    let q = get("sodertalje");
    for (_, node) in q.areas().filter(|(_, node)| node.kind == NodeKind::Core) {
        let asked: Vec<usize> =
            node.group().expect("a group").levels.iter().map(|level| level.requires.len()).collect();
        assert_eq!(asked, [0, 0, 2, 2, 2], "{}", node.id);
    }
}

#[test]
fn every_text_stands_in_both_languages() {
    for id in ["sodertalje", "sodertalje-puls"] {
        for (node, text) in each_text(&get(id)) {
            assert!(Lang::ALL.into_iter().all(|lang| text.own(lang).is_some()), "{node}: {text:?}");
            assert!(text.texts().all(|text| text == text.trim() && !text.is_empty()), "{node}: {text:?}");
        }
    }
}

#[test]
fn questions_and_answers_are_short_enough_to_be_read() {
    let words = |text: &str| text.split_whitespace().count();
    for (_, node) in get("sodertalje").nodes() {
        for short in node.short.texts() {
            let most = if node.item().is_some() { 28 } else { 18 };
            assert!(short.chars().count() <= most, "{}: {short}", node.id);
        }
        let Some(item) = node.item() else { continue };
        for text in node.name.texts() {
            assert!(words(text) <= 16 && text.ends_with('?'), "{}: {text}", node.id);
        }
        for text in item.anchors.iter().flat_map(Localized::texts) {
            assert!(words(text) <= 25 && text.ends_with('.'), "{}: {text}", node.id);
        }
        for text in item.advice.iter().flat_map(Localized::texts) {
            assert!((8..=34).contains(&words(text)), "{}: {text}", node.id);
        }
    }
}

#[test]
fn the_follow_up_asks_the_same_items_in_the_same_words() {
    let (full, puls) = (get("sodertalje"), get("sodertalje-puls"));
    assert!((16..=20).contains(&puls.items().len()));
    assert_eq!(puls.common_items(&full).len(), puls.items().len());
    assert_eq!(puls.levels(), full.levels());
    for (_, node) in puls.nodes() {
        let twin = &full[full.find(node.id.as_str()).expect("the same id")];
        assert_eq!(
            (&node.name, &node.short, node.weight),
            (&twin.name, &twin.short, twin.weight),
            "{}",
            node.id
        );
        assert_eq!(node.item(), twin.item(), "{}", node.id);
    }
}

#[test]
fn an_answer_may_be_written_as_the_respondent_read_it() {
    let q = get("sodertalje");
    let item = q[q.items()[0]].item().expect("an item");
    for (at, anchor) in item.anchors.iter().enumerate() {
        for (lang, text) in anchor.each() {
            let label = item.answering.options()[at].label.get(lang);
            let shouted = format!(" {}", text.trim_end_matches('.').to_uppercase());
            for written in
                [text.to_owned(), shouted, format!("{} {label}", at + 1), format!("{}. {label}", at + 1)]
            {
                assert_eq!(item.find_by_text(&written).map(|o| usize::from(o.0)), Some(at), "{written}");
            }
        }
    }
    for stranger in ["", "4Skala", "4 Lära", "9 Skala", "Någon har skrivit"] {
        assert_eq!(item.find_by_text(stranger), None, "{stranger}");
    }
}
