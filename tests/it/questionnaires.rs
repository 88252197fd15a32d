//! What the built-in questionnaires promise.

use mognad::load;
use mognad::load::builtin;
use mognad::model::{ContentLang, Item, Lang, Localized, Node, NodeIx, NodeKind, Questionnaire};

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
    assert_eq!(of(NodeKind::CrossCutting), ["across"]);
    let counted = q.items().iter().filter(|ix| !q.is_of_story(**ix));
    let (scored, entry): (Vec<NodeIx>, Vec<NodeIx>) = counted.partition(|ix| is_scored(&q[**ix]));
    assert!((38..=45).contains(&scored.len()) && (5..=6).contains(&entry.len()), "{scored:?} {entry:?}");
    // Every area asks everybody something, so that it can be shown where managers are few.
    for (ix, area) in q.areas() {
        let is_for_all = |item: &NodeIx| is_scored(&q[*item]) && q.audience_of(*item).is_none();
        assert!(q.items_in(ix).iter().any(is_for_all), "{}", area.id);
    }
    for (_, node) in q.nodes() {
        let levels = node.group().map_or(&[][..], |group| &group.levels);
        let cuts: Vec<f64> = levels.iter().map(|level| level.from.value()).collect();
        assert!(cuts.is_empty() || cuts == [0.0, 12.5, 37.5, 62.5, 87.5], "{}: {cuts:?}", node.id);
    }
    assert_eq!(q.levels().len(), 5);
}

fn is_scored(node: &Node) -> bool {
    node.item().is_some_and(|item| item.scored)
}

#[test]
fn every_item_has_five_anchors_and_four_pieces_of_advice() {
    for id in ["sodertalje", "sodertalje-puls"] {
        let q = get(id);
        for ix in q.items().iter().filter(|ix| !q.is_of_story(**ix)) {
            let item = q[*ix].item().expect("an item");
            let shape = (item.answering.options().len(), item.anchors.len(), item.advice.len());
            assert_eq!(shape, if item.scored { (5, 5, 4) } else { (2, 0, 0) }, "{}", q[*ix].id);
            assert!(item.help.is_some(), "{}", q[*ix].id);
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
fn the_overall_level_alone_requires_the_prerequisites_and_every_core_area_rests_on_them() {
    for id in ["sodertalje", "sodertalje-puls"] {
        let q = get(id);
        for (_, node) in q.nodes() {
            let Some(group) = node.group() else { continue };
            let asked: Vec<usize> = group.levels.iter().map(|level| level.requires.len()).collect();
            let expected = if node.kind == NodeKind::Index { [0, 0, 2, 2, 2] } else { [0; 5] };
            assert!(asked.is_empty() || asked == expected, "{}: {asked:?}", node.id);
            let rests_on = if node.kind == NodeKind::Core { 2 } else { 0 };
            assert_eq!(group.rests_on.len(), rests_on, "{}", node.id);
        }
    }
}

#[test]
fn every_text_stands_in_swedish_english_and_easy_swedish() {
    for id in ["sodertalje", "sodertalje-puls"] {
        for (node, text) in each_text(&get(id)) {
            let own = |lang: &&str| text.own(ContentLang::parse(lang).expect("a language")).is_some();
            assert!(["sv", "en", "sv-x-lattlast"].iter().all(own), "{node}: {text:?}");
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
            assert!((4..=34).contains(&words(text)), "{}: {text}", node.id);
        }
    }
}

#[test]
fn the_follow_up_asks_the_same_items_in_the_same_words() {
    let (full, puls) = (get("sodertalje"), get("sodertalje-puls"));
    assert!((16..=20).contains(&puls.items().iter().filter(|ix| is_scored(&puls[**ix])).count()));
    assert_eq!(puls.common_items(&full).len(), puls.items().len());
    assert_eq!(puls.levels(), full.levels());
    for (_, node) in puls.nodes() {
        let twin = &full[full.find(node.id.as_str()).expect("the same id")];
        assert_eq!((&node.name, &node.short), (&twin.name, &twin.short), "{}", node.id);
        // What weighs more than the others of its group has no others in the short one.
        let is_alone = || {
            node.parent.is_some_and(|group| {
                puls.items_in(group).iter().filter(|ix| is_scored(&puls[**ix])).count() < 2
            })
        };
        assert!(node.weight == twin.weight || is_alone(), "{}", node.id);
        // Where the item that decides stands is another matter; that it is the same is seen by what can be compared.
        let said = |node: &Node| node.item().map(|item| Item { shown_if: None, ..item.clone() });
        assert_eq!(said(node), said(twin), "{}", node.id);
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
    for stranger in ["", "4Skala upp", "4 Lära", "9 Skala upp", "Minst en är"] {
        assert_eq!(item.find_by_text(stranger), None, "{stranger}");
    }
}
