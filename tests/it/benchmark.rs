//! An organisation beside others: the choice, the arithmetic, the files and their faults.

use mognad::insight::{Analysis, Chosen, Like, SizedBy, UnknownSelf, benchmark_of, choose, compare_with};
use mognad::load;
use mognad::model::{Benchmark, Profile};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;

use crate::cli::folder::{Folder, Ran};
use crate::support::Study;

/// A benchmark with these organisations: what each says of itself, and its scores.
fn benchmark(organisations: &[(&str, &str, &str)]) -> Benchmark {
    let mut text = format!(
        "format = 1\nquestionnaire = \"test\"\nversion = \"1\"\ndigest = \"sha256:{}\"\n",
        "0".repeat(64)
    );
    for (name, about, scores) in organisations {
        text +=
            &format!("[[organisations]]\nname = \"{name}\"\nwave = \"1\"\n{about}\nscores = [{scores}]\n");
    }
    let (read, found) = load::benchmark("b.toml", &text, None);
    read.unwrap_or_else(|| panic!("{text}: {found:?}"))
}

fn study() -> Study {
    Study::new("A(a b c) B(d e f)", "u")
}

#[test]
fn own_scores_stand_beside_the_median_and_are_surely_above_or_below_or_neither() {
    // Beside 60 ± 3: 30 ± 1 is surely lower (30/√10 = 9.5 standard errors), 61 ± 4 is not told apart (1/5), 75 ± 2 is surely higher (15/√13 = 4.2), and of 50
    // nothing says how sure it is.
    let others = benchmark(&[
        ("X", "", "{ node = \"A\", n = 51, mean = 30, se = 1, df = 50 }"),
        ("Y", "", "{ node = \"A\", n = 21, mean = 61, se = 4, df = 20 }"),
        ("Z", "", "{ node = \"A\", n = 31, mean = 75, se = 2, df = 30 }"),
        ("W", "", "{ node = \"A\", n = 7, mean = 50, told = \"whole\" }"),
        ("V", "", "{ node = \"B\", n = 7, mean = 50, told = \"whole\" }"),
    ]);
    let own = benchmark(&[("Own", "", "{ node = \"A\", n = 11, mean = 60, se = 3, df = 10 }")]);
    let own = &own.organisations[0];
    let profiles: Vec<&Profile> = others.organisations.iter().collect();
    let study = study();
    let standings = compare_with(own, &profiles, study.questionnaire());
    // The index of the core areas is told by nobody, and B not by the own organisation.
    let [a] = &standings[..] else { panic!("{standings:?}") };
    assert_eq!(a.node, study.questionnaire().find("A").expect("the area"));
    // 30, 50, 61 and 75.
    assert_eq!((a.median(), a.ends()), (Some(55.5), Some((30.0, 75.0))));
    assert_eq!(a.counts(), [1, 1, 2]);
    let to_x = &a.others[0].2;
    assert_eq!(to_x.points, 30.0);
    // Welch: df = (9 + 1)² / (81/10 + 1/50).
    let precision = to_x.precision.expect("a precision");
    assert!((precision.se - 10.0_f64.sqrt()).abs() < 1e-9, "{precision:?}");
    assert!((precision.df - 100.0 / (8.1 + 0.02)).abs() < 1e-6, "{precision:?}");
    // W has no place. Highest is Z, 61 and 60 are not told apart, X is last.
    let (places, ranking) = a.ranking().expect("four say how sure they are");
    assert_eq!(places, [None, Some(0), Some(1), Some(2)]);
    assert_eq!(ranking.order, [3, 2, 0, 1]);
    assert_eq!((ranking.places[3].0, ranking.places[1]), (1, (4, 4)), "{ranking:?}");
    assert!(ranking.places[0].0 <= 3 && ranking.places[2].1 >= 3, "{ranking:?}");
}

#[test]
fn those_are_chosen_who_are_like_in_size_and_kind_and_the_rest_is_counted() {
    let scores = "{ node = \"A\", n = 7, mean = 50 }";
    let others = benchmark(&[
        ("half less one", "inhabitants = 4999\nkind = \"kommun\"", scores),
        ("half", "inhabitants = 5000\nkind = \"Kommun\"", scores),
        ("twice", "inhabitants = 20000\nkind = \"kommun\"", scores),
        ("twice and one", "inhabitants = 20001\nkind = \"kommun\"", scores),
        ("another kind", "inhabitants = 10000\nkind = \"bolag\"", scores),
        ("untold", "employees = 900", scores),
        ("OWN", "inhabitants = 10000\nkind = \"kommun\"", scores),
    ]);
    let own = |about: &str| benchmark(&[("Own", about, scores)]).organisations[0].clone();
    let names = |chosen: &Chosen<'_>| -> Vec<String> {
        chosen.others.iter().map(|profile| profile.name.clone()).collect()
    };
    let both = Like { size: true, kind: true };
    let town = own("inhabitants = 10000\nemployees = 900\nkind = \"kommun\"");
    let chosen = choose(&town, &others, both).expect("it says what it is");
    assert_eq!(names(&chosen), ["half", "twice"]);
    assert_eq!((chosen.of, chosen.untold, chosen.has_own), (6, 1, true));
    assert_eq!(chosen.size, Some((SizedBy::Inhabitants, [5000.0, 20000.0])));
    let all = choose(&own(""), &others, Like::default()).expect("nothing is asked");
    assert_eq!((all.others.len(), all.of, all.untold), (6, 6, 0));
    let by_staff = choose(&own("employees = 500"), &others, Like { size: true, kind: false });
    assert_eq!(names(&by_staff.expect("it says how many work there")), ["untold"]);
    assert_eq!(choose(&own(""), &others, both).err(), Some(UnknownSelf::Size));
    assert_eq!(choose(&own("employees = 5"), &others, both).err(), Some(UnknownSelf::Kind));
}

/// The three municipalities of the example, each with its file.
fn region() -> Folder {
    let folder = Folder::empty();
    folder.copy_example("region");
    for town in ["norrby", "soderby", "vasterby"] {
        let told = folder.run(&format!("benchmark export region/{town}"));
        assert_eq!((told.code, told.err.as_str()), (0, ""));
        folder.write(&format!("{town}.toml"), &told.out);
    }
    folder
}

#[test]
fn files_are_merged_in_any_order_to_the_same_bytes_and_nobody_twice() {
    let folder = region();
    let one = folder.run("benchmark merge norrby.toml soderby.toml vasterby.toml --lang en");
    assert_eq!((one.code, one.err.as_str()), (0, "3 organisations.\n"));
    let other = folder.run("benchmark merge vasterby.toml norrby.toml soderby.toml --quiet");
    assert_eq!((other.out.as_str(), other.err.as_str()), (one.out.as_str(), ""));
    folder.write("two.toml", &folder.run("benchmark merge soderby.toml norrby.toml").out);
    assert_eq!(folder.run("benchmark merge two.toml vasterby.toml").out, one.out);
    // What each told stands there line by line.
    for town in ["norrby", "soderby", "vasterby"] {
        let told = String::from_utf8(folder.read(&format!("{town}.toml"))).expect("UTF-8");
        assert!(told.lines().all(|line| one.out.lines().any(|other| other == line)), "{town}");
    }
    assert!(folder.run("benchmark merge two.toml vasterby.toml --out all.toml").out.is_empty());
    assert_eq!(String::from_utf8(folder.read("all.toml")).expect("UTF-8"), one.out);
    let again = String::from_utf8(folder.read("norrby.toml")).expect("UTF-8");
    folder.write("norrby-again.toml", &again.replace("\"Norrby\"", "\"NORRBY\""));
    folder.write("another-name.toml", &again.replace("\"Norrby\"", "\"Ytterby\""));
    let digest = again.lines().find(|line| line.starts_with("digest")).expect("a digest");
    let other = format!("digest = \"sha256:{}\"", "0".repeat(64));
    folder.write("another.toml", &again.replace(digest, &other).replace("\"Norrby\"", "\"Ytterby\""));
    for (files, part) in [
        ("two.toml norrby.toml", "“Norrby” is there twice"),
        ("two.toml norrby-again.toml", "is there twice"),
        ("two.toml another-name.toml", "exactly the same scores"),
        ("two.toml another.toml", "“another.toml” is of another questionnaire"),
        ("two.toml nowhere.toml", "nowhere.toml"),
    ] {
        let ran = folder.run(&format!("benchmark merge {files} --out merged.toml --lang en"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{files}");
        assert!(ran.err.contains(part), "{files}: {}", ran.err);
        assert!(!folder.path("merged.toml").exists());
    }
    // What is read is not written over.
    let over = folder.run("benchmark merge two.toml vasterby.toml --out two.toml --force");
    assert_eq!(over.code, 2, "{}", over.err);
}

#[test]
fn all_that_is_wrong_with_a_file_is_told_at_once_with_its_place() {
    let folder = region();
    let asked = String::from_utf8(folder.read("norrby.toml")).expect("UTF-8");
    let head: String = asked.lines().take(4).map(|line| format!("{line}\n")).collect();
    folder.write(
        "b.toml",
        &format!(
            "{head}colour = 1\n[[organisations]]\nname = \"X\"\nwave = \"1\"\nscores = [\n  {{ node = \"indxe\", n = 7, mean = 101 }},\n  {{ node = \"ai\", n = 0, mean = 5, se = 1 }},\n  {{ node = \"ai\", n = 7, mean = 5, lowest = 3 }},\n]\n[[organisations]]\nname = \"x\"\nwave = \"1\"\nscores = []\n"
        ),
    );
    let ran = folder.run("benchmark compare region/norrby --with b.toml --lang en");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for part in [
        "b.toml:5:1",
        "`colour`",
        "b.toml:10:12",
        "`indxe`",
        "index",
        "b.toml:10:35",
        "101",
        "b.toml:11:22",
        "`df`",
        "`workplaces`",
        "`median`",
        "`highest`",
        "b.toml:12:12",
        "two organisations are called `x`",
        "b.toml:17",
    ] {
        assert!(ran.err.contains(part), "{part} is not in\n{}", ran.err);
    }
    for text in
        ["", "x", "format = 2\n", "format = 1\n", "[[waves]]\n", "\u{feff}format = 1\norganisations = 3\n"]
    {
        folder.write("b.toml", text);
        let ran = folder.run("benchmark merge b.toml");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
    }
}

#[test]
fn an_answer_that_came_after_an_export_is_not_told_by_a_second() {
    let folder = region();
    let path = "region/norrby/answers/2026/omsorg.csv";
    let answers = String::from_utf8(folder.read(path)).expect("UTF-8");
    let late = answers.lines().last().expect("a row").replacen(",", ",0", 1);
    folder.write(path, &format!("{answers}{late}\n"));
    for words in [
        "benchmark export region/norrby",
        "benchmark compare region/norrby --with soderby.toml",
        "plan together region/soderby region/norrby",
    ] {
        let ran = folder.run(words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}: {}", ran.err);
    }
    assert_eq!(folder.run("benchmark export region/norrby --show-anyway").code, 0);
}

#[test]
fn what_is_withheld_or_has_no_whole_is_not_told() {
    let study = Study::new("A(a b c)", "u v").min_group(5).answers("u", "1 1 1|2 2 2|1 2 3|3 3 3|1 1 1");
    let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
    assert!(benchmark_of(&analysis, true).is_err());
    let folder = Folder::new();
    let told = folder.run("benchmark export . --units --lang en");
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    for (unit, is_told) in [("north", true), ("south", true), ("tiny", false), ("small", false)] {
        assert_eq!(told.out.contains(&format!("id = \"{unit}\"")), is_told, "{unit}");
    }
    assert!(!folder.run("benchmark export .").out.contains("organisations.units"));
    let without = folder.run("benchmark compare . --with b.toml --like size");
    assert_eq!(without.code, 2);
    folder.write("b.toml", &told.out);
    for (like, part) in [("size", "how large"), ("kind", "what kind"), ("colour", "colour")] {
        let ran = folder.run(&format!("benchmark compare . --with b.toml --like {like} --lang en"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{like}");
        assert!(ran.err.contains(part), "{like}: {}", ran.err);
    }
    // With nobody but oneself there is nothing to compare, and that is said.
    let alone = folder.run("benchmark compare . --with b.toml --lang en");
    assert_eq!(alone.code, 0, "{}", alone.err);
    assert!(alone.out.contains("No organisation in the file is one to compare with."), "{}", alone.out);
}

#[test]
fn nobody_is_ranked_or_named_beside_a_score_unless_that_is_asked_for() {
    let folder = region();
    let merged = folder.run("benchmark merge norrby.toml soderby.toml vasterby.toml").out;
    folder.write("all.toml", &merged);
    let compare = "benchmark compare region/norrby --with all.toml";
    let plain = folder.run(&format!("{compare} --lang en")).out;
    // Named once, as one of those compared.
    assert_eq!(plain.matches("Söderby").count(), 1, "{plain}");
    assert!(!plain.contains("Ranking"), "{plain}");
    let Ran { out, err, code } = folder.run(&format!("{compare} --ranking --format json"));
    assert_eq!((code, err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&out).expect("JSON");
    let nodes = told["nodes"].as_array().expect("nodes");
    let of = |node: &str| nodes.iter().find(|one| one["node"] == node).expect("the node");
    // Norrby has its processes mapped and the others have not; all three stand alike in the index.
    assert_eq!((&of("process-mapping")["above"], &of("process-mapping")["unsure"]), (&2.into(), &0.into()));
    assert_eq!(of("process-mapping")["ranking"][0]["organisation"], "Norrby");
    assert_eq!(of("process-mapping")["ranking"][0]["worst"], 1);
    assert_eq!((&of("index")["above"], &of("index")["unsure"]), (&0.into(), &2.into()));
    assert_eq!(of("index")["ranking"][0]["worst"], 3);
    for lang in ["sv", "en"] {
        let ran = folder.run(&format!("{compare} --like size,kind --ranking --lang {lang}"));
        insta::assert_snapshot!(format!("compare_{lang}"), ran.out);
        let ran = folder.run(&format!("{compare} --format markdown --lang {lang}"));
        insta::assert_snapshot!(format!("compare_markdown_{lang}"), ran.out);
    }
}

#[test]
fn where_no_organisation_differs_hardly_any_comparison_is_sure() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let (mut sure, mut ranked, rounds) = (0, 0, 200);
    for _ in 0..rounds {
        let mut told: Vec<Benchmark> = Vec::new();
        for town in 0..5 {
            let units: Vec<String> = (0..4).map(|at| format!("u{at}:30")).collect();
            let mut study =
                Study::new("A(a b c) B(d e f) C(g h i)", &format!("all({})", units.join(" "))).min_group(5);
            study.assessment.organisation.name = Some(format!("town {town}"));
            for at in 0..4 {
                let person = |rng: &mut ChaCha8Rng| {
                    let whole = rng.next_u32() % 3;
                    let each: Vec<String> =
                        (0..9).map(|_| (1 + whole + rng.next_u32() % 3).to_string()).collect();
                    each.join(" ")
                };
                let people: Vec<String> = (0..6 + rng.next_u32() % 25).map(|_| person(&mut rng)).collect();
                study = study.answers(&format!("u{at}"), &people.join("|"));
            }
            let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
            told.extend(benchmark_of(&analysis, false).ok());
        }
        let profiles: Vec<&Profile> = told.iter().flat_map(|one| &one.organisations).collect();
        let (own, others) = profiles.split_first().expect("five");
        let study = Study::new("A(a b c) B(d e f) C(g h i)", "u");
        let standings = compare_with(own, others, study.questionnaire());
        assert_eq!(standings.len(), 4);
        sure += u32::from(standings.iter().any(|standing| standing.counts()[2] < standing.others.len()));
        let (_, ranking) = standings[0].ranking().expect("all say how sure they are");
        ranked += u32::from(ranking.places.iter().any(|places| *places != (1, 5)));
    }
    // 5 % would be 10; more than 18 would be so by chance once in 200 times.
    assert!(sure <= 18 && ranked <= 18, "{sure} and {ranked} of {rounds}");
}
