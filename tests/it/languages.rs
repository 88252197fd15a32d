//! Questionnaires in languages that the program does not speak: how they are read, asked, exported, answered and shown.

use mognad::interview::{Interview, sheet};
use mognad::load::{self, MemoryFiles, unanswered_assessment};
use mognad::model::{Answer, ContentLang, Lang, OptionIx, Questionnaire, Tongue};
use mognad::render::terminal::Paper;
use mognad::report::{export, form};
use mognad::text::asking::Asking;
use mognad::text::diagnostics::render;

use crate::cli::folder::{Folder, Ran};

const LANGUAGES: &str = include_str!("../data/toml/languages.toml");

const ASSESSMENT: &str = r#"format = 1
title = { fi = "Kypsyys", sv = "Mognad", ar = "النضج" }
questionnaire = "questionnaire.toml"
min_group = 1
min_item_group = 1

[[waves]]
id = "2026"
answers = ["answers/*.csv"]

[[units]]
id = "north"
name = { fi = "Pohjoinen", sv = "Norr", se = "Davvi" }

[[units]]
id = "south"
"#;

fn lang(code: &str) -> ContentLang {
    ContentLang::parse(code).expect("a language")
}

fn tongue(code: &str) -> Tongue {
    Tongue { content: lang(code), otherwise: Lang::En }
}

/// What is told of a questionnaire in English: codes and lines with the columns, one per fault.
fn told(text: &str) -> Vec<String> {
    let (_, found) = load::questionnaire("q.toml", text);
    let told = render(&found, Lang::En, false);
    let heads = told.lines().filter(|line| line.starts_with("error") || line.starts_with("warning"));
    heads.map(str::to_owned).collect()
}

fn questionnaire() -> Questionnaire {
    let (read, found) = load::questionnaire("q.toml", LANGUAGES);
    assert_eq!(render(&found, Lang::En, false), "");
    read.expect("a questionnaire")
}

fn folder() -> Folder {
    let folder = Folder::empty();
    folder.write("assessment.toml", ASSESSMENT);
    folder.write("questionnaire.toml", LANGUAGES);
    folder
}

fn ran(folder: &Folder, words: &str, code: i32) -> (String, String) {
    let Ran { out, err, code: found } = folder.run(words);
    assert_eq!(found, code, "{words}: {err}");
    (out, err)
}

#[test]
fn a_questionnaire_in_any_language_is_read_without_a_word() {
    let read = questionnaire();
    let codes: Vec<&str> = read.languages().iter().map(ContentLang::code).collect();
    assert_eq!(codes, ["fi", "sv", "sv-x-lattlast", "nb", "se", "ar"]);
    let title = |code| read.title().get(lang(code));
    assert_eq!(title("se"), "Digitála láddan");
    assert_eq!(title("sv-x-lattlast"), "Hur digitala är ni?");
    // Who reads another kind of a language reads that language, and who reads none of them reads the first.
    assert_eq!(
        (title("sv-FI"), title("en"), title("de")),
        ("Digital mognad", "Digitaalinen kypsyys", "Digitaalinen kypsyys")
    );
}

#[test]
fn a_slip_in_a_language_is_told_in_every_language_alike() {
    for (from, to, expected) in [
        ("nb = \"Digital modenhet\", ", "", "warning[Q016]: the text is missing in Norwegian Bokmål"),
        ("se = \"Digitála láddan\", ", "", "warning[Q016]: the text is missing in North Sámi"),
        (", ar = \"النضج الرقمي\"", "", "warning[Q016]: the text is missing in Arabic"),
        (
            "nb = \"Digital modenhet\"",
            "da = \"Digital modenhed\"",
            "error[Q015]: a text is in Danish, which is not in `languages`",
        ),
        ("nb = \"Digital modenhet\"", "nor = \"Digital modenhet\"", "error[Q015]: unknown language `nor`"),
        ("\"se\", \"ar\"]", "\"se\", \"arabiska\"]", "error[Q015]: unknown language `arabiska`"),
        ("\"se\", \"ar\"]", "\"se\", \"ar\", \"AR\"]", "error[Q013]: the language `ar` stands twice"),
        ("next = \"Seuraava\"", "nxt = \"Seuraava\"", "error[Q003]: unknown key `nxt`"),
        (
            "Sivu {page} / {pages}",
            "Sivu {sivu}",
            "error[Q040]: the text lacks the blanks that the program fills in, or has others",
        ),
        ("[words.nb]", "[words.da]", "error[Q015]: a text is in Danish, which is not in `languages`"),
    ] {
        assert!(LANGUAGES.contains(from), "{from}");
        assert_eq!(told(&LANGUAGES.replacen(from, to, 1)), [expected], "{to}");
    }
    let found =
        load::questionnaire("q.toml", &LANGUAGES.replacen("\"se\", \"ar\"]", "\"se\", \"arabiska\"]", 1)).1;
    let told = render(&found, Lang::Sv, false);
    assert!(told.contains("q.toml:5:55") && told.contains("menade ni ”ar”?"), "{told}");
}

#[test]
fn words_of_its_own_are_part_of_what_a_questionnaire_is() {
    let read = questionnaire();
    let other = LANGUAGES.replacen("Seuraava", "Jatka", 1);
    let other = load::questionnaire("q.toml", &other).0.expect("a questionnaire");
    assert_ne!(read.digest(), other.digest());
    let revision = mognad::insight::revision::revision(&read, &other);
    assert_eq!(
        revision.whole.texts.iter().map(|text| text.key.as_str()).collect::<Vec<_>>(),
        ["words.fi.next"]
    );
    let asking = Asking::of(&read, tongue("fi"));
    assert_eq!(asking.own(lang("fi-FI"), "next"), Some("Seuraava"));
    assert_eq!(asking.own(lang("sv"), "next"), None);
}

#[test]
fn survey_tools_get_all_languages_under_their_own_names() {
    let read = questionnaire();
    let structure = export::limesurvey(&read, tongue("nb"));
    let setting = |name: &str| {
        let row = structure.lines().find(|line| line.split('\t').nth(4) == Some(name)).expect("a setting");
        row.split('\t').nth(6).expect("a value").to_owned()
    };
    assert_eq!(
        (setting("language").as_str(), setting("additional_languages").as_str()),
        ("nb", "fi sv smi ar")
    );
    for text in [
        "En osaa sanoa",
        "Vet ikke helt",
        "لا أعرف",
        "Don’t know",
        "Vet ej",
        "Minkä yksikön puolesta vastaat?",
    ] {
        assert!(structure.contains(text), "{text}");
    }
    let book = export::xlsform(&read, tongue("fi")).expect("a workbook");
    let texts = crate::books::texts(&book);
    for text in [
        "label::Suomi (fi)",
        "label::Norsk bokmål (nb)",
        "label::Davvisámegiella (se)",
        "label::العربية (ar)",
        // Survey tools know no other tags than those of languages alone.
        "label::Lättläst svenska (sv)",
        "En osaa sanoa",
        "Anna luku väliltä 0–10.",
    ] {
        assert!(texts.iter().any(|own| own == text), "{text}");
    }
    let paper = export::markdown(&read, tongue("fi"));
    assert!(paper.contains("- [ ] En osaa sanoa") && paper.contains("# Digitaalinen kypsyys"), "{paper}");
    let csv = export::csv(&read);
    assert!(
        csv.lines()
            .next()
            .is_some_and(|head| head.contains("text_fi,text_sv,text_sv-x-lattlast,text_nb,text_se,text_ar"))
    );
}

/// Unit, mapped, tools, share; in order.
const EXPECTED: [&str; 3] = ["north dk na 10", "north no forms|robots dk", "north yes forms 7"];

#[test]
fn answers_are_understood_by_their_labels_in_each_language() {
    for (code, rows, expected) in [
        (
            "fi",
            [
                "kyllä,\"Verkkolomakkeet\",7,",
                "EI VIELÄ,\"Verkkolomakkeet; Ohjelmistorobotit\",En osaa sanoa,Hyvä",
                "En osaa sanoa,Ei koske meitä,10,",
            ],
            EXPECTED,
        ),
        (
            "nb",
            [
                "Ja,Nettskjema,7,",
                "Ikke ennå,Nettskjema;Programvareroboter,Vet ikke helt,Bra",
                "vet ikke helt,N/A,10,",
            ],
            EXPECTED,
        ),
        ("se", ["Juo,Neahttaskovit,7,", "Ii vel,Neahttaskovit|Robohtat,dk,Buorre", "dk,na,10,"], EXPECTED),
        (
            "ar",
            [
                "نعم,نماذج إلكترونية,7,",
                "ليس بعد,نماذج إلكترونية;روبوتات برمجية,لا أعرف,جيد",
                "لا أعرف,لا ينطبق,10,",
            ],
            EXPECTED,
        ),
    ] {
        let read = questionnaire();
        let folder = folder();
        let heads: Vec<String> =
            read.items().iter().map(|ix| format!("\"{}\"", read[*ix].name.get(lang(code)))).collect();
        let unit = if code == "fi" {
            "Pohjoinen"
        } else if code == "se" {
            "Davvi"
        } else {
            "north"
        };
        let rows: String = rows.iter().map(|row| format!("{unit},{row}\n")).collect();
        folder.write("export.csv", &format!("unit,{}\n{rows}", heads.join(",")));
        ran(&folder, "import export.csv --into . --lang en", 0);
        let files = folder.files();
        let written: Vec<&String> =
            files.iter().filter(|file| file.starts_with("answers/") && file.ends_with(".csv")).collect();
        let [file] = &written[..] else { panic!("{files:?}") };
        let text = String::from_utf8(folder.read(file)).expect("UTF-8");
        let mut table = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heads = table.headers().expect("headings").clone();
        let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
        let cells = |row: &csv::StringRecord| {
            ["unit", "mapped", "tools", "share"].map(|name| row[column(name)].to_owned()).join(" ")
        };
        let mut found: Vec<String> = table.records().map(|row| cells(&row.expect("a row"))).collect();
        found.sort();
        assert_eq!(found, expected, "{code}: {text}");
    }
}

#[test]
fn a_form_is_in_the_language_and_the_direction_of_its_questionnaire() {
    let files = MemoryFiles::default()
        .with("assessment.toml", ASSESSMENT.to_owned())
        .with("questionnaire.toml", LANGUAGES.to_owned());
    let assessment = unanswered_assessment(&files, "assessment.toml").0.expect("an assessment").assessment;
    let page = |code: &str| {
        let options = form::Options {
            lang: tongue(code),
            wave: 0,
            unit: None,
            roles: &[],
            role_is_asked: false,
            talk: None,
            mailto: None,
        };
        form::form(&assessment, &options).expect("a page")
    };
    for (code, tag) in [
        ("fi", "<html lang=\"fi\">"),
        ("se", "<html lang=\"se\">"),
        ("sv-x-lattlast", "<html lang=\"sv-x-lattlast\">"),
        ("ar", "<html lang=\"ar\" dir=\"rtl\">"),
    ] {
        assert!(page(code).contains(tag), "{code}");
    }
    let page = page("ar");
    assert!(page.contains("<title>النضج</title>"));
    assert!(page.contains("<p lang=\"ar\" dir=\"rtl\">يتطلب هذا النموذج جافا سكريبت.</p>"));
    let data =
        page.split_once("id=\"data\">").and_then(|(_, rest)| rest.split_once("</script>")).expect("data").0;
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    let arabic = &data["languages"][5];
    assert_eq!(
        (arabic["code"].as_str(), arabic["name"].as_str(), arabic["dir"].as_str(), arabic["words"].as_str()),
        (Some("ar"), Some("العربية"), Some("rtl"), Some("en"))
    );
    let words = |code: &str, name: &str| data["words"][code][name].as_str().map(str::to_owned);
    assert_eq!(words("fi", "next").as_deref(), Some("Seuraava"));
    assert_eq!(
        (words("fi", "save"), words("en", "save").as_deref()),
        (None, Some("Save the answers as a file"))
    );
    assert_eq!(words("ar", "dk").as_deref(), Some("لا أعرف"));
    // Easy Swedish is Swedish to the program.
    assert_eq!(words("sv-x-lattlast", "next").as_deref(), Some("Nästa"));
}

#[test]
fn an_interview_asks_in_the_questionnaires_language() {
    let read = questionnaire();
    let interview = Interview::new(&read, None);
    let paper = Paper { width: 80, color: false };
    let asked = sheet::question(&interview, None, &paper, tongue("fi"));
    assert!(asked.contains("Onko prosessinne kuvattu?") && asked.contains("1 of"), "{asked}");
    let (_, node) = interview.node(interview.current().expect("a question"));
    let item = node.item().expect("an item");
    let choices = sheet::choices(&item.answering, &item.anchors, Asking::of(&read, tongue("fi")));
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["Ei vielä", "Osittain", "Kyllä", "En osaa sanoa", "Ei koske meitä"]);
    let said = sheet::answer_text(
        &read,
        interview.current().expect("a question"),
        Answer::DontKnow,
        None,
        tongue("se"),
    );
    assert_eq!(said.as_deref(), Some("Don’t know"));
    let said = sheet::answer_text(
        &read,
        interview.current().expect("a question"),
        Answer::Option(OptionIx(2)),
        None,
        tongue("ar"),
    );
    assert_eq!(said.as_deref(), Some("نعم"));
}

#[test]
fn reports_show_the_questionnaires_texts_and_say_their_language() {
    let answers = "unit,respondent,mapped,tools,share\nnorth,a,Kyllä,forms,5\nnorth,b,لا أعرف,robots,6\nsouth,c,no,forms,1\n";
    let page = |text: &str, lang: Lang| {
        let folder = folder();
        folder.write("questionnaire.toml", text);
        folder.write("answers/a.csv", answers);
        ran(&folder, &format!("report . --out r --lang {}", lang.code()), 0);
        String::from_utf8(folder.read("r/units/north.html")).expect("UTF-8")
    };
    let english = page(LANGUAGES, Lang::En);
    assert!(english.contains("<html lang=\"en\">"));
    for marked in [
        "<span lang=\"fi\">Prosessit</span>",
        "<b lang=\"fi\">Kuvattu</b>",
        "lang=\"fi\">Onko prosessinne kuvattu?<",
        "lang=\"fi\">Prosessit</h3>",
        "lang=\"fi\">Valmis</span>",
    ] {
        assert!(english.contains(marked), "{marked}");
    }
    let swedish = page(LANGUAGES, Lang::Sv);
    assert!(swedish.contains("Är era processer kartlagda?") && !swedish.contains(" lang=\"fi\""));
    let first = LANGUAGES.replacen(
        "[\"fi\", \"sv\", \"sv-x-lattlast\", \"nb\", \"se\", \"ar\"]",
        "[\"ar\", \"fi\", \"sv\", \"sv-x-lattlast\", \"nb\", \"se\"]",
        1,
    );
    assert!(page(&first, Lang::En).contains("<span lang=\"ar\" dir=\"rtl\">العمليات</span>"));
}

#[test]
fn a_language_is_asked_for_by_its_code() {
    let folder = folder();
    ran(&folder, "form . --out form.html --lang se", 0);
    assert!(String::from_utf8(folder.read("form.html")).expect("UTF-8").contains("<html lang=\"se\">"));
    let (out, _) = ran(&folder, "questionnaire export questionnaire.toml --to markdown --lang nb", 0);
    assert!(out.starts_with("# Digital modenhet"), "{out}");
    // Unless asked otherwise a questionnaire on its own speaks its first language.
    let (out, _) = ran(&folder, "questionnaire export questionnaire.toml --to markdown", 0);
    assert!(out.starts_with("# Digitaalinen kypsyys"), "{out}");
    let (out, _) = ran(&folder, "questionnaire show questionnaire.toml --lang ar", 0);
    assert!(out.contains("النضج الرقمي"), "{out}");
    for (words, expected) in [
        ("form . --out f.html --lang de", "the questionnaire is not in German"),
        ("form . --out f.html --lang sv-x-easy", "menade ni ”sv”?"),
        (
            "form . --out f.html --lang de",
            "Finnish (fi), Swedish (sv), Swedish (lattlast) (sv-x-lattlast), Norwegian Bokmål (nb), North Sámi (se), Arabic (ar)",
        ),
        ("form . --out f.html --lang finska", "did you mean fi?"),
        ("form . --out f.html --lang xx", "no language has the code `xx`"),
        ("score . --lang fi", "the program does not speak Finnish"),
        ("report . --out r --lang nb", "the program does not speak Norwegian Bokmål"),
    ] {
        let (out, err) = ran(&folder, words, 2);
        let flat = err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.is_empty() && flat.contains(expected), "{words}: {err}");
    }
    // What the program speaks is spoken also where the questionnaire has other kinds of it.
    ran(&folder, "form . --out f.html --lang sv-FI", 0);
    assert!(String::from_utf8(folder.read("f.html")).expect("UTF-8").contains("<html lang=\"sv\">"));
}
