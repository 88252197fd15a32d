//! Sentences on levels that rest on something weak.

use super::start;
use crate::model::Lang;
use crate::text::number::list;

/// That these rest on weak ground, and what that is, each with its score where it is shown; said of what it stands beside where nothing
/// is named.
#[must_use]
pub fn weak<S: AsRef<str>>(names: &[&str], weak: &[S], lang: Lang) -> String {
    let (named, weak) = (list(names, lang), list(weak, lang));
    let told = match (lang, names.len()) {
        (Lang::Sv, 0) => format!("vilar på svag grund: {weak}."),
        (Lang::Sv, _) => format!("{named} vilar på svag grund: {weak}."),
        (Lang::En, 0) => format!("rests on weak ground: {weak}."),
        (Lang::En, 1) => format!("{named} rests on weak ground: {weak}."),
        (Lang::En, _) => format!("{named} rest on weak ground: {weak}."),
    };
    start(&told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_several_are_told_in_both_languages() {
        let weak = |names: &[&str], grounds: &[&str], lang| weak(names, grounds, lang);
        let ground = ["processkartläggning 15 av 100"];
        assert_eq!(weak(&[], &ground, Lang::Sv), "Vilar på svag grund: processkartläggning 15 av 100.");
        assert_eq!(
            weak(&["automatisering"], &["processer", "ledarskap 9 av 100"], Lang::Sv),
            "Automatisering vilar på svag grund: processer och ledarskap 9 av 100."
        );
        assert_eq!(
            weak(&["AI", "robots"], &["mapping 1 of 100"], Lang::En),
            "AI and robots rest on weak ground: mapping 1 of 100."
        );
        assert_eq!(weak(&["AI"], &["mapping"], Lang::En), "AI rests on weak ground: mapping.");
    }
}
