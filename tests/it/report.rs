//! The report: what stands on its pages, that the pages are sound, and that nothing withheld is in any of them.

use std::collections::BTreeSet;

use mognad::insight::{Analysis, compare, next_steps, prerequisites_suffice, shared_weaknesses, step_for};
use mognad::load::MemoryFiles;
use mognad::model::{Lang, NodeIx, UnitIx};
use mognad::report::view::Scope;
use mognad::report::{Format, Options, OutputFile, comparison_page, site};

use crate::support::{analysis_of, whole_report};

/// Three areas of which one is a prerequisite, levels with a requirement, advice, a picture.
const QUESTIONNAIRE: &str = r#"
format = 1
id = "small"
version = "1.0"
languages = ["sv", "en"]
title = { sv = "Liten enkät", en = "Small survey" }
scale = "steps"
[[levels]]
id = "begin"
from = 0
name = { sv = "Börja", en = "Begin" }
text = { sv = "Arbetet har börjat.", en = "The work has begun." }
[[levels]]
id = "go"
from = 50
name = { sv = "Fortsätt", en = "Go on" }
[[scales]]
id = "steps"
options = [
  { id = "no", label = { sv = "Nej", en = "No" } },
  { id = "partly", label = { sv = "Delvis", en = "Partly" } },
  { id = "yes", label = { sv = "Ja", en = "Yes" } },
]
[[groups]]
id = "base"
kind = "prerequisite"
name = { sv = "Grunden", en = "The base" }
[[groups]]
id = "tools"
name = { sv = "Verktyg", en = "Tools" }
levels = [{ id = "go", requires = { base = 50 } }]
[[groups]]
id = "use"
name = { sv = "Användning", en = "Use" }
levels = [{ id = "go", requires = { base = 50 } }]
[[items]]
id = "base-1"
group = "base"
text = { sv = "Vet ni varför?", en = "Do you know why?" }
short = { sv = "Varför", en = "Why" }
advice = [
  { sv = "Samla gruppen och fråga.", en = "Gather the group and ask." },
  { sv = "Skriv ned svaret.", en = "Write the answer down." },
]
[[items]]
id = "base-2"
group = "base"
text = { sv = "Vet ni hur?", en = "Do you know how?" }
short = { sv = "Hur", en = "How" }
[[items]]
id = "tools-1"
group = "tools"
text = { sv = "Har ni verktygen?", en = "Do you have the tools?" }
short = { sv = "Verktygslåda", en = "Toolbox" }
[[items]]
id = "use-1"
group = "use"
text = { sv = "Används de?", en = "Are they used?" }
short = { sv = "I bruk", en = "In use" }
[index]
levels = [{ id = "go", requires = { base = 50 } }]
[[positions]]
id = "where"
title = { sv = "Var börjar vi?", en = "Where do we begin?" }
x = { node = "base", from = 50 }
y = { node = "use", from = 50 }
fields = [
  { x = "high", y = "high", id = "a", name = { sv = "Först", en = "First" }, text = { sv = "Gå först.", en = "Go first." } },
  { x = "low", y = "high", id = "b", name = { sv = "Grunda", en = "Base" }, text = { sv = "Lägg grunden.", en = "Lay the base." } },
  { x = "high", y = "low", id = "c", name = { sv = "Använd", en = "Use it" }, text = { sv = "Börja använda.", en = "Begin to use." } },
  { x = "low", y = "low", id = "d", name = { sv = "Vänta", en = "Wait" }, text = { sv = "Vänta.", en = "Wait." } },
]
"#;

const ASSESSMENT: &str = r#"
format = 1
title = { sv = "Mognad i Lillby", en = "Maturity in Lillby" }
questionnaire = "small.toml"
min_group = 5
rollup = "pooled"
[[waves]]
id = "2025"
date = 2025-03-01
answers = ["2025.csv"]
[[waves]]
id = "2026"
date = 2026-03-01
answers = ["2026.csv"]
[[units]]
id = "lillby"
name = "Lillby"
[[units]]
id = "skola"
name = "<b>\"Skolan\" & co</b>"
parent = "lillby"
invited = 18
targets = { tools = 75 }
[[units]]
id = "vard"
name = "Arbetsmarknadsrehabiliteringsverksamhetsutvecklingsenheten"
parent = "lillby"
[[units]]
id = "kultur"
name = "Kulturen"
parent = "lillby"
[[units]]
id = "fritid"
name = "Fritiden"
parent = "lillby"
"#;

/// The hidden units' answers are unlike all others, so that their scores would show.
fn responses(first: &str, second: &str) -> String {
    let mut text = String::from("unit,respondent,base-1,base-2,tools-1,use-1\n");
    let mut number = 0;
    let mut add = |unit: &str, rows: &[&str]| {
        for row in rows {
            number += 1;
            text.push_str(&format!("{unit},p{number},{row}\n"));
        }
    };
    let (a, b) = (format!("{first},no,yes,yes"), format!("{second},no,yes,partly"));
    let c = format!("{first},partly,yes,yes");
    for _ in 0..2 {
        add("skola", &[&a, &a, &b, &b, &c, "no,dk,partly,yes", "no,,yes,na"]);
        add("vard", &["yes,yes,partly,no"; 5]);
        add("vard", &["partly,no,yes,partly"]);
    }
    add("kultur", &["partly,yes,no,no", "yes,yes,no,no"]);
    add("fritid", &["yes,yes,no,partly", "yes,partly,partly,no", "partly,yes,no,no"]);
    text
}

fn lillby() -> Analysis {
    let answer_files = [("2025.csv", responses("no", "no")), ("2026.csv", responses("partly", "no"))];
    let files = answer_files
        .iter()
        .fold(MemoryFiles::default(), |files, (name, text)| files.with(name, text.as_bytes().to_vec()));
    let files = files.with("assessment.toml", ASSESSMENT).with("small.toml", QUESTIONNAIRE);
    analysis_of(&files)
}

/// The least there can be: one unit of one respondent, one area, no levels, no advice, one wave without a date.
fn least() -> Analysis {
    const SURVEY: &str = r#"
format = 1
id = "least"
version = "1"
languages = ["en"]
title = "Least"
scale = "s"
[[scales]]
id = "s"
options = [{ id = "no", label = "No" }, { id = "yes", label = "Yes" }]
[[groups]]
id = "only"
name = "The only area"
[[items]]
id = "one"
group = "only"
text = "Is there one?"
"#;
    const STUDY: &str = r#"
format = 1
title = "Least"
questionnaire = "least.toml"
min_group = 1
[[waves]]
id = "w"
answers = ["a.csv"]
[[units]]
id = "u"
"#;
    let answers = "unit,respondent,one\nu,p1,yes\n".to_owned();
    let files = MemoryFiles::default().with("assessment.toml", STUDY).with("least.toml", SURVEY);
    let files = files.with("a.csv", answers);
    analysis_of(&files)
}

/// Reports that every page's soundness is checked on.
fn reports() -> Vec<(Lang, Vec<OutputFile>)> {
    let of = |lang| {
        [lillby(), least()].map(|analysis| {
            let mut files = site(&analysis, &options(lang)).expect("a report");
            files.push(compared(&analysis, lang));
            (lang, files)
        })
    };
    Lang::ALL.into_iter().flat_map(of).collect()
}

/// The page that sets units beside each other, which is none of a report's.
fn compared(analysis: &Analysis, lang: Lang) -> OutputFile {
    let scope = Scope::new(analysis, 1, lang);
    let units: Vec<UnitIx> = analysis.assessment.units.iter().map(|(unit, _)| unit).take(3).collect();
    let nodes: Vec<NodeIx> = scope.questionnaire().summaries_and_areas().collect();
    let page = comparison_page(&scope, &compare(scope.view, &units, &nodes, 0.0)).expect("a page");
    OutputFile { path: "comparison.html".to_owned(), bytes: page.into_bytes(), shortfall: None }
}

fn options(lang: Lang) -> Options<'static> {
    whole_report(lang, &[Format::Html], 1)
}

fn report(lang: Lang) -> Vec<OutputFile> {
    site(&lillby(), &options(lang)).expect("a report")
}

fn text(file: &OutputFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}

fn page<'a>(files: &'a [OutputFile], path: &str) -> &'a str {
    text(files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")))
}

fn pages(files: &[OutputFile]) -> impl Iterator<Item = (&str, &str)> {
    files.iter().filter(|file| file.path.ends_with(".html")).map(|file| (file.path.as_str(), text(file)))
}

/// What a reader sees: the text between the tags, a line per block, without style and charts.
fn visible(html: &str) -> String {
    let body = html.split_once("<body>").expect("a body").1;
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let (tag, after) = after.split_once('>').expect("a closed tag");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if name == "svg" {
            out.push_str("[chart]\n");
            rest = after.split_once("</svg>").expect("a closed chart").1;
            continue;
        }
        let block =
            ["p", "li", "h1", "h2", "h3", "h4", "tr", "table", "section", "div", "caption", "dt", "dd"];
        if block.contains(&name) {
            out.push('\n');
        } else if matches!(name, "td" | "th") {
            out.push_str(if tag.starts_with('/') { "" } else { " | " });
        }
        rest = after;
    }
    for (entity, sign) in [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#38;", "&")] {
        out = out.replace(entity, sign);
    }
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_organisations_page_reads_in_swedish() {
    insta::assert_snapshot!(visible(page(&report(Lang::Sv), "index.html")));
}

#[test]
fn the_organisations_page_reads_in_english() {
    insta::assert_snapshot!(visible(page(&report(Lang::En), "index.html")));
}

#[test]
fn a_units_page_reads_in_swedish() {
    insta::assert_snapshot!(visible(page(&report(Lang::Sv), "units/skola.html")));
}

#[test]
fn a_units_page_reads_in_english() {
    insta::assert_snapshot!(visible(page(&report(Lang::En), "units/skola.html")));
}

#[test]
fn a_withheld_unit_has_a_page_that_says_why() {
    let files = report(Lang::En);
    insta::assert_snapshot!(visible(page(&files, "units/kultur.html")), @r"
    Skip to content
    Maturity in Lillby
    Wave 2026, 1 March 2026
    Lillby
    Kulturen
    Answers
    No result is shown for this unit.
    Fewer than 5 have answered, or single answers could be worked out. This protects those who answer.
    How this was computed: formulas, sources and what they must not be used for
    Back to the top
    The report was made with mognad 0.1.0.
    ");
}

/// What Markdown says, without its signs.
fn said_in_markdown(markdown: &str) -> String {
    let plain = markdown.replace("**", "").replace('\\', "");
    [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(plain, |text, (from, to)| text.replace(from, to))
}

#[test]
fn a_units_page_reads_in_markdown() {
    let files =
        site(&lillby(), &Options { formats: &[Format::Markdown], ..options(Lang::En) }).expect("a report");
    insta::assert_snapshot!(page(&files, "units/skola.md"));
}

#[test]
fn markdown_says_what_the_pages_say() {
    for lang in Lang::ALL {
        let pages_of =
            |format| site(&lillby(), &Options { formats: &[format], ..options(lang) }).expect("a report");
        let (html, markdown) = (pages_of(Format::Html), pages_of(Format::Markdown));
        let mut sentences = 0;
        for (path, html) in pages(&html).filter(|(path, _)| *path != "method.html") {
            let told = said_in_markdown(page(&markdown, &path.replace(".html", ".md")));
            let main =
                html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("main").0;
            let paragraphs = main.split("<p").filter(|rest| rest.starts_with([' ', '>']));
            let texts = paragraphs.filter_map(|rest| rest.split_once('>')?.1.split_once("</p>"));
            // Without those that have words set apart in them.
            for text in texts.map(|(text, _)| text).filter(|text| !text.contains('<')) {
                let signs =
                    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#38;", "&"), ("\u{2060}", "")];
                let text = signs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
                assert!(told.contains(text.trim()), "{path}: {text}\n{told}");
                sentences += 1;
            }
        }
        assert!(sentences > 60, "{sentences}");
    }
}

#[test]
fn links_of_markdown_lead_to_files_of_the_report() {
    let options = Options { formats: &[Format::Markdown], ..options(Lang::Sv) };
    for files in [lillby(), least()].map(|analysis| site(&analysis, &options).expect("a report")) {
        let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let mut links = 0;
        for file in files.iter().filter(|file| file.path.ends_with(".md")) {
            for link in text(file).split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
                let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = match link.0.strip_prefix("../") {
                    Some(path) => path.to_owned(),
                    None if folder.is_empty() => link.0.to_owned(),
                    None => format!("{folder}/{}", link.0),
                };
                assert!(
                    link.0.starts_with('#') || paths.contains(path.as_str()),
                    "{}: {}",
                    file.path,
                    link.0
                );
                links += 1;
            }
        }
        assert!(links > 5, "{links}");
        assert!(paths.contains("method.md") && !paths.iter().any(|path| path.ends_with(".html")));
    }
}

#[test]
fn the_first_screen_says_what_the_numbers_say() {
    // By hand: ten of fourteen in the school have base-1 = 50 or 0 (six and eight), base-2 = 0; all have tools-1 = 100.
    let files = report(Lang::En);
    let school = visible(page(&files, "units/skola.html"));
    for sentence in [
        "You are at the level Begin",
        "14 of the 18 people asked answered (78%).",
        "Held back by The base",
        "Gather the group and ask.",
        "The target of 75 is reached.",
    ] {
        assert!(school.contains(sentence), "{sentence}\n{school}");
    }
}

#[test]
fn files_are_named_and_ordered() {
    let files = report(Lang::Sv);
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "index.html",
            "charts/heatmap.svg",
            "charts/where.svg",
            "board.html",
            "charts/lillby-slope.svg",
            "trend.html",
            "charts/lillby-multiples.svg",
            "units/lillby.html",
            "charts/lillby-bars.svg",
            "charts/lillby-radar.svg",
            "units/skola.html",
            "charts/skola-bars.svg",
            "charts/skola-radar.svg",
            "units/vard.html",
            "charts/vard-bars.svg",
            "charts/vard-radar.svg",
            "units/kultur.html",
            "units/fritid.html",
            "method.html",
            "results.json",
            "results.csv",
            "results-excel.csv",
        ]
    );
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let options = Options { png: true, ..options(Lang::Sv) };
    let (first, second) =
        (site(&lillby(), &options).expect("a report"), site(&lillby(), &options).expect("it"));
    assert_eq!(first, second);
    let png = first.iter().find(|file| file.path == "charts/heatmap.png").expect("a picture");
    assert!(png.bytes.starts_with(b"\x89PNG"));
}

#[test]
fn the_least_report_says_what_there_is() {
    let files = site(&least(), &options(Lang::En)).expect("a report");
    let unit = visible(page(&files, "units/u.html"));
    for sentence in
        ["You score 100 out of 100", "The index is 100, on a scale from 0 to 100. One person answered."]
    {
        assert!(unit.contains(sentence), "{sentence}\n{unit}");
    }
    assert!(!unit.contains("next level") && !unit.contains("Since the previous wave"), "{unit}");
}

#[test]
fn one_units_report_has_one_page_and_leads_nowhere_else() {
    let analysis = lillby();
    let unit = analysis.assessment.units.find("skola");
    let files = site(&analysis, &Options { unit, ..options(Lang::Sv) }).expect("a report");
    let paths: Vec<&str> = pages(&files).map(|(path, _)| path).collect();
    assert_eq!(paths, ["units/skola.html", "method.html"]);
    every_link_leads_somewhere(&files);
    let data = page(&files, "results.csv");
    assert!(data.contains("skola") && !data.contains("vard"));
}

#[test]
fn an_earlier_wave_is_told_without_what_came_later() {
    let files = site(&lillby(), &Options { wave: 0, ..options(Lang::En) }).expect("a report");
    let index = visible(page(&files, "index.html"));
    assert!(index.contains("Wave 2025") && !index.contains("since 2025"));
}

#[test]
fn nothing_of_a_withheld_unit_is_in_any_file() {
    // The two hidden units' answers differ in each version; whatever they are, the report must not tell. Their sum
    // stays the same, since the whole is shown.
    let version = |culture: [&str; 2], leisure: [&str; 3]| {
        let mut text = String::from("unit,respondent,base-1,base-2,tools-1,use-1\n");
        let school = ["no,no,yes,yes"; 6].map(|row| ("skola", row));
        let care = ["yes,yes,partly,no", "yes,no,partly,no"].map(|row| [("vard", row); 3]).concat();
        let culture = culture.map(|row| ("kultur", row));
        let leisure = leisure.map(|row| ("fritid", row));
        let all = school.into_iter().chain(care).chain(culture).chain(leisure);
        for (number, (unit, row)) in all.enumerate() {
            text.push_str(&format!("{unit},p{number},{row}\n"));
        }
        let files = [("2025.csv", responses("no", "no")), ("2026.csv", text)];
        let memory = MemoryFiles::default()
            .with("assessment.toml", ASSESSMENT)
            .with("small.toml", QUESTIONNAIRE)
            .with("2025.csv", files[0].1.as_bytes().to_vec())
            .with("2026.csv", files[1].1.as_bytes().to_vec());
        let options = Options { png: true, ..options(Lang::Sv) };
        site(&analysis_of(&memory), &options).expect("a report")
    };
    let (high, low) = ("yes,yes,yes,yes", "no,dk,na,partly");
    let one = version([high, high], [low, low, low]);
    let other = version([low, low], [high, high, low]);
    for (one, other) in one.iter().zip(&other) {
        assert!(one == other, "{} tells of what is hidden", one.path);
    }
}

#[test]
fn a_units_name_cannot_become_markup() {
    for lang in Lang::ALL {
        for (path, html) in pages(&report(lang)) {
            assert!(!html.contains("<b>\"Skolan\"") && !html.contains("<b>&quot;"), "{path}");
            assert!(!html.contains("\"Skolan\" &"), "{path}");
        }
    }
}

#[test]
fn pages_need_nothing_from_outside() {
    for (path, html) in reports().iter().flat_map(|(_, files)| pages(files)) {
        let without_names = html.replace("http://www.w3.org/2000/svg", "");
        for foreign in ["http:", "https:", "<script", "<link", "@import", "src=", "onclick", "url(http"] {
            assert!(!without_names.contains(foreign), "{path} has {foreign}");
        }
        assert!(html.contains("default-src 'none'"), "{path}");
    }
}

#[test]
fn every_page_leads_to_how_the_numbers_came_about() {
    let analysis = lillby();
    let unit = analysis.assessment.units.find("skola");
    for (lang, told) in [
        (Lang::Sv, "Så har siffrorna räknats fram: formler, källor och vad de inte får användas till"),
        (Lang::En, "How this was computed: formulas, sources and what they must not be used for"),
    ] {
        for files in [None, unit].map(|unit| site(&analysis, &Options { unit, ..options(lang) })) {
            let files = files.expect("a report");
            for (path, html) in pages(&files).filter(|(path, _)| *path != "method.html") {
                let up = if path.starts_with("units/") { "../" } else { "" };
                let link = format!("<a href=\"{up}method.html\">{told}</a>");
                assert_eq!(html.matches(&link).count(), 1, "{path}");
            }
            let method = page(&files, "method.html");
            let back = if files[0].path == "index.html" { "index.html" } else { "units/skola.html" };
            assert!(method.contains(&format!("<a href=\"{back}\">")), "no way back to {back}");
            let title =
                if lang == Lang::Sv { "Så kommer siffrorna till" } else { "How the numbers come about" };
            assert!(method.contains(&format!("<h1>{title}</h1>")), "{method}");
        }
    }
}

/// The tags of a page, in order, with their attributes.
fn tags(html: &str) -> Vec<&str> {
    let style = html.find("<style>").expect("a style")..html.find("</style>").expect("its end");
    let parts = [&html[..style.start], &html[style.end..]];
    parts
        .into_iter()
        .flat_map(|part| part.split('<').skip(1))
        .map(|tag| tag.split_once('>').expect("a closed tag").0)
        .collect()
}

#[test]
fn every_tag_is_closed_in_order() {
    const VOID: [&str; 2] = ["meta", "!DOCTYPE"];
    for (_, files) in reports() {
        for (path, html) in pages(&files) {
            let mut open = vec!["style"];
            for tag in tags(html) {
                let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
                if tag == "/style" {
                    // Its content is cut out, so only its end is seen.
                    assert_eq!(open.remove(0), "style");
                } else if tag.starts_with('/') {
                    assert_eq!(open.pop(), Some(name), "{path}: </{name}>");
                } else if !VOID.contains(&name) && !tag.ends_with('/') {
                    open.push(name);
                }
            }
            assert!(open.is_empty(), "{path}: {open:?}");
        }
    }
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect()
}

#[test]
fn ids_are_unique_and_what_names_them_finds_them() {
    for (path, html) in reports().iter().flat_map(|(_, files)| pages(files)) {
        let ids = attributes(html, "id");
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "{path}");
        for named in attributes(html, "aria-labelledby").iter().flat_map(|ids| ids.split(' ')) {
            assert!(distinct.contains(named), "{path} names {named}");
        }
    }
}

fn every_link_leads_somewhere(files: &[OutputFile]) {
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for (path, html) in pages(files) {
        let ids = attributes(html, "id");
        for link in attributes(html, "href") {
            if let Some(anchor) = link.strip_prefix('#') {
                assert!(ids.contains(&anchor), "{path} leads to {link}");
                continue;
            }
            let folder = if path.starts_with("units/") { link.strip_prefix("../") } else { Some(link) };
            assert!(folder.is_some_and(|target| paths.contains(target)), "{path} leads to {link}");
        }
    }
}

#[test]
fn links_lead_to_files_that_are_there() {
    for (lang, files) in reports() {
        every_link_leads_somewhere(&files);
        let bare = Options { charts: false, ..options(lang) };
        every_link_leads_somewhere(&site(&lillby(), &bare).expect("a report"));
    }
}

#[test]
fn headings_skip_no_step() {
    for (path, html) in reports().iter().flat_map(|(_, files)| pages(files)) {
        let levels: Vec<u8> = tags(html)
            .iter()
            .filter_map(|tag| tag.strip_prefix('h')?.bytes().next()?.checked_sub(b'0'))
            .filter(|level| (1..=6).contains(level))
            .collect();
        assert_eq!(levels.first(), Some(&1), "{path}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn every_table_has_a_caption_and_scopes() {
    for (path, html) in reports().iter().flat_map(|(_, files)| pages(files)) {
        let count = |what: &str| html.matches(what).count();
        assert_eq!(count("<table"), count("<caption>"), "{path}");
        assert_eq!(count("<th>"), 0, "{path}: a heading without scope");
    }
}

#[test]
fn no_page_mixes_languages() {
    use mognad::text::labels::Words;
    // Short words may be part of other words, or stand in both languages.
    let tells = |sv: &str, en: &str| sv.len() > 8 && en.len() > 8;
    for (lang, other) in [(Lang::Sv, 2), (Lang::En, 1)] {
        for (path, html) in pages(&report(lang)) {
            let text = visible(html);
            for label in Words::PAIRS.iter().filter(|(sv, en)| tells(sv, en)) {
                let foreign = if other == 2 { label.1 } else { label.0 };
                assert!(!text.contains(foreign), "{path} ({}) says {foreign}", lang.code());
            }
            assert!(html.contains(&format!("<html lang=\"{}\">", lang.code())), "{path}");
        }
    }
}

/// An assessment of Lillby in which every question has advice, with so many of each answer in the second wave.
fn advised(rows: &[(&str, &str, usize)]) -> Analysis {
    let advice = |text: &str| {
        format!("advice = [{{ sv = \"{text}\", en = \"{text}\" }}, {{ sv = \"{text}\", en = \"{text}\" }}]\n")
    };
    let questionnaire = QUESTIONNAIRE
        .replace(
            "short = { sv = \"Verktygslåda\"",
            &format!("{}short = {{ sv = \"Verktygslåda\"", advice("Tool up.")),
        )
        .replace("short = { sv = \"I bruk\"", &format!("{}short = {{ sv = \"I bruk\"", advice("Use it.")));
    let mut text = String::from("unit,respondent,base-1,base-2,tools-1,use-1\n");
    let all = rows.iter().flat_map(|(unit, row, times)| vec![(unit, row); *times]);
    for (number, (unit, row)) in all.enumerate() {
        text.push_str(&format!("{unit},p{number},{row}\n"));
    }
    let answer_files = [("2025.csv", responses("no", "no")), ("2026.csv", text)];
    let files = answer_files
        .iter()
        .fold(MemoryFiles::default(), |files, (name, text)| files.with(name, text.as_bytes().to_vec()));
    let files = files.with("assessment.toml", ASSESSMENT).with("small.toml", questionnaire.as_str());
    analysis_of(&files)
}

#[test]
fn the_next_steps_follow_what_holds_back() {
    // The base is enough for the next level of the first unit, which needs 50, and not for that of the second.
    let analysis = advised(&[("skola", "partly,partly,yes,no", 10), ("vard", "no,no,no,partly", 10)]);
    let view = analysis.view(1);
    let steps = |unit: &str| {
        let unit = analysis.assessment.units.find(unit).expect("a unit");
        let steps = next_steps(&analysis, 1, unit, 3);
        let areas = steps.iter().map(|step| view.questionnaire()[step.area].id.to_string());
        (prerequisites_suffice(view, unit), areas.collect::<Vec<_>>())
    };
    let (enough, missing) = (steps("skola"), steps("vard"));
    // The school's index is 50, the highest level, so nothing holds it back and the weakest comes first.
    assert_eq!(enough, (false, vec!["use".to_owned(), "base".to_owned()]));
    // What would lift the use of it to its next level is the base, which stands there already.
    assert_eq!(missing, (false, ["base", "tools"].map(str::to_owned).to_vec()));
    let analysis = advised(&[("skola", "partly,no,partly,no", 2), ("skola", "partly,yes,partly,partly", 10)]);
    let view = analysis.view(1);
    let unit = analysis.assessment.units.find("skola").expect("a unit");
    let areas: Vec<&str> = next_steps(&analysis, 1, unit, 3)
        .iter()
        .map(|step| view.questionnaire()[step.area].id.as_str())
        .collect();
    assert!(prerequisites_suffice(view, unit));
    // The tools are further below their target, and the base suffices.
    assert_eq!(areas, ["tools", "use", "base"]);
}

#[test]
fn a_joint_step_is_one_that_each_named_unit_has_before_it() {
    let analysis = advised(&[
        ("skola", "no,yes,yes,yes", 10),
        ("vard", "partly,yes,yes,yes", 10),
        ("kultur", "partly,yes,yes,yes", 10),
        ("fritid", "yes,yes,yes,no", 10),
    ]);
    let view = analysis.view(1);
    let units: Vec<_> = ["skola", "vard", "kultur", "fritid"]
        .iter()
        .filter_map(|id| analysis.assessment.units.find(id))
        .collect();
    let shared = shared_weaknesses(view, &units, 1);
    let joint = shared[0].joint_step(view).expect("a joint step");
    assert_eq!((shared[0].units.len(), &joint.units), (3, &units[1..3].to_vec()));
    for unit in &joint.units {
        let own = step_for(view.questionnaire(), view.unit(*unit), shared[0].item).expect("a step");
        assert_eq!((own.stage, own.text), (joint.step.stage, joint.step.text));
    }
    let index = site(&analysis, &options(Lang::En)).expect("a report");
    let index = visible(page(&index, "index.html"));
    assert!(index.contains("Advice to 2 units of them, from Partly to Yes"), "{index}");
}

#[test]
fn a_score_does_not_look_as_if_it_reached_a_level_before_it_has() {
    // By hand: 99 people at 50 and one at 25 have the mean 49.75, on the first level.
    let rows = [("skola", "yes,yes,yes,no", 99), ("skola", "yes,yes,partly,no", 1)];
    let files = site(&advised(&rows), &options(Lang::Sv)).expect("a report");
    let school = visible(page(&files, "units/skola.html"));
    assert!(school.contains("Ni är på nivån Börja") && school.contains("Index är 49,8 ("), "{school}");
    assert!(!school.contains("Index är 50"), "{school}");
}

#[test]
fn landmarks_of_a_page_have_names_of_their_own() {
    for (path, html) in reports().iter().flat_map(|(_, files)| pages(files)) {
        let mut names: Vec<String> = Vec::new();
        for tag in tags(html) {
            let value = |attribute: &str| {
                let (_, rest) = tag.split_once(&format!("{attribute}=\""))?;
                rest.split_once('"').map(|(value, _)| value.to_owned())
            };
            let heading = |id: String| {
                let (_, rest) = html.split_once(&format!("id=\"{id}\""))?;
                let (_, rest) = rest.split_once('>')?;
                rest.split_once("</h").map(|(text, _)| text.to_owned())
            };
            if tag.starts_with("section") {
                names.extend(value("aria-labelledby").and_then(heading));
            } else if tag.contains("role=\"region\"") {
                names.extend(value("aria-label"));
            }
        }
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{path}: {names:#?}");
    }
}
