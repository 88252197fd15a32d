//! Names of people in what somebody wrote.
//!
//! A list of given names and the form of patronymics find most Swedish names; no list finds all, and a text is to be read by a person
//! before it is passed on.

use std::ops::Range;

/// Given names that are common in Sweden, in small letters and in order (Statistics Sweden publishes how many bear each).
#[rustfmt::skip]
const GIVEN: [&str; 402] = [
    "abdi", "adam", "agnes", "agneta", "ahmad", "ahmed", "aisha", "albin", "alexander", "alexandra", "alfred", "ali", "alice",
    "alicia", "alma", "alva", "amanda", "amina", "amira", "anders", "andreas", "andré", "angelica", "anita", "ann", "anna", "anne",
    "annelie", "annette", "annica", "annika", "anton", "arne", "aron", "arvid", "asta", "astrid", "august", "axel", "barbro",
    "beatrice", "benjamin", "berit", "bernt", "bertil", "birgit", "birgitta", "björn", "bo", "britt", "bror", "börje", "camilla",
    "carin", "carina", "carl", "carolina", "caroline", "cecilia", "charlotta", "charlotte", "christer", "christian", "christina",
    "christoffer", "claes", "clara", "conny", "cornelia", "dag", "daniel", "daniela", "david", "dennis", "ebba", "edvin", "edward",
    "elias", "elin", "elina", "elisabet", "elisabeth", "elise", "ella", "ellen", "elliot", "elsa", "elvira", "emelie", "emil",
    "emilia", "emma", "engla", "eric", "erik", "erika", "ester", "eva", "evelina", "fabian", "fatima", "fatma", "felicia", "felix",
    "filip", "fredrik", "freja", "frida", "gabriel", "gabriella", "georg", "gerd", "gerhard", "greta", "gudrun", "gun", "gunilla",
    "gunnar", "gunnel", "gustaf", "gustav", "göran", "gösta", "hampus", "hanna", "hannes", "hans", "harald", "hassan", "helen",
    "helena", "helene", "henrik", "henry", "herman", "hilda", "hugo", "håkan", "ibrahim", "ida", "inga", "ingela", "ingemar",
    "inger", "ingmar", "ingrid", "ingvar", "irene", "iris", "isabella", "isabelle", "isak", "ivar", "jakob", "jan", "jasmine",
    "jeanette", "jennifer", "jenny", "jens", "jerker", "jesper", "jessica", "jim", "jimmy", "joakim", "joel", "johan", "johanna",
    "johannes", "john", "johnny", "jonas", "jonathan", "josefin", "josefine", "josephine", "julia", "julius", "jörgen", "kajsa",
    "karin", "karl", "karolina", "katarina", "kenneth", "kent", "kerstin", "kim", "kjell", "klara", "klas", "knut", "krister",
    "kristian", "kristin", "kristina", "kristoffer", "kurt", "lars", "lasse", "leif", "leila", "lena", "lennart", "leo", "leon",
    "liam", "lilly", "lina", "linda", "linn", "linnea", "linnéa", "linus", "lisa", "lisbeth", "liv", "lotta", "louise", "lova",
    "lovisa", "lucas", "ludvig", "lukas", "madeleine", "magdalena", "magnus", "maj", "maja", "malin", "marcus", "margareta",
    "maria", "marianne", "marie", "marika", "markus", "martin", "martina", "maryam", "mathias", "matilda", "mats", "mattias", "max",
    "melker", "mia", "michael", "mikael", "mira", "moa", "mohamed", "mohammad", "mohammed", "mona", "monica", "monika", "muhammad",
    "mustafa", "my", "märit", "märta", "nathalie", "niklas", "nils", "nina", "noah", "noor", "nora", "olga", "oliver", "olivia",
    "olle", "olof", "omar", "oscar", "oskar", "otto", "ove", "patricia", "patrik", "paul", "per", "peter", "petra", "pia", "pontus",
    "ragnar", "ragnhild", "ralf", "rasmus", "rebecca", "regina", "richard", "rickard", "rikard", "robert", "robin", "roger",
    "roland", "rolf", "ronja", "ronny", "rose", "rosita", "ruben", "rune", "ruth", "sabina", "saga", "salma", "sam", "samir",
    "samira", "samuel", "sandra", "sara", "sarah", "sebastian", "selma", "signe", "sigrid", "simon", "siri", "siv", "sofia",
    "sofie", "solveig", "sonja", "staffan", "stefan", "stella", "stephanie", "stig", "stina", "sture", "sune", "susann", "susanna",
    "susanne", "svante", "svea", "sven", "sverker", "sylvia", "sören", "tage", "theo", "theodor", "therese", "thomas", "tilda",
    "tilde", "tim", "tina", "tobias", "tomas", "tommy", "tor", "tora", "torbjörn", "tord", "torsten", "tova", "tove", "tuva",
    "tyra", "ulf", "ulla", "ulrica", "ulrika", "urban", "valter", "vanessa", "veronica", "veronika", "victor", "victoria", "viggo",
    "viktor", "viktoria", "vilgot", "vilhelm", "vilma", "vincent", "viola", "vivianne", "wilhelm", "william", "wilma", "yasmin",
    "ylva", "yngve", "yusuf", "yvonne", "zahra", "zara", "åke", "åsa", "örjan", "östen",
];

/// Those of them that are words too: where one begins a sentence it is taken for the word, unless a name follows.
const ALSO_WORDS: [&str; 12] =
    ["björn", "bo", "dag", "iris", "jim", "kim", "liv", "max", "my", "per", "saga", "tor"];

/// Where the names in a text stand, from its beginning, none within another.
pub(super) fn places(text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let follows = |at: usize| {
            let next = words.get(at + 1)?;
            let between = &text[words[at].end..next.start];
            (between.chars().all(char::is_whitespace) && is_capital(&text[next.clone()])).then_some(at + 1)
        };
        if !is_name(text, &words[at], follows(at).is_some()) {
            at += 1;
            continue;
        }
        let first = at;
        // What stands with a capital after a given name is the surname.
        while let Some(next) = follows(at).filter(|_| at < first + 2) {
            at = next;
        }
        found.push(words[first].start..words[at].end);
        at += 1;
    }
    found
}

/// The words of a text: letters, with hyphens between them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let is_inside = c.is_alphabetic() || (c == '-' && start.is_some());
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_name(text: &str, word: &Range<usize>, is_before_capital: bool) -> bool {
    let written = &text[word.clone()];
    if !is_capital(written) {
        return false;
    }
    let lower = written.to_lowercase();
    let first = lower.split('-').next().unwrap_or(&lower);
    let is_given = |name: &str| GIVEN.contains(&name);
    let given = [first, first.strip_suffix('s').unwrap_or(first)].into_iter().find(|name| is_given(name));
    // Two words with capitals within a sentence are mostly somebody's first name and surname, whatever they are.
    let is_pair = is_before_capital && lower.chars().count() > 1 && !begins(&text[..word.start]);
    let is_mixed = written.chars().any(char::is_lowercase);
    let is_patronymic = lower.len() > 6 && (lower.ends_with("sson") || lower.ends_with("ssons"));
    match given {
        Some(name) if ALSO_WORDS.contains(&name) && first == lower => {
            is_before_capital || !begins(&text[..word.start])
        }
        Some(_) => true,
        None => is_patronymic || is_pair && is_mixed,
    }
}

/// Whether a sentence begins after this.
fn begins(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '"', '”', '(', '–', '-', '\t']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '•'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_words_that_look_like_them_are_not() {
        for (text, names) in [
            ("Fråga Anna på växeln.", &["Anna"][..]),
            ("Anna-Karin Berg och Lars Erik Öman vet.", &["Anna-Karin Berg", "Lars Erik Öman"]),
            ("Det var Karins idé", &["Karins"]),
            ("Chefen Pettersson bestämmer", &["Pettersson"]),
            ("Jag frågade Per. Per automatik hände inget.", &["Per"]),
            ("Max tre dagar. Per Ek vet.", &["Per Ek"]),
            ("Bo kvar hemma med IT-stöd i Hallsberg", &[]),
            ("Per-Olof bestämmer. Karin\u{a0}Ek vet.", &["Per-Olof", "Karin\u{a0}Ek"]),
            ("Min kollega Zlatka Wójcik-Öhman är borta.", &["Zlatka Wójcik-Öhman"]),
            ("Vi har HR IT och Excel.", &[]),
            ("min anna och per person", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = places(text).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let mut names = GIVEN.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), GIVEN.len());
        assert!(ALSO_WORDS.iter().all(|word| GIVEN.contains(word)));
    }
}
