//! Ids made into the names that a survey tool allows.

use std::collections::BTreeSet;

pub use crate::model::NodeNames;

/// What a name may look like.
pub(super) struct Rule {
    /// What stands for a character that is not allowed; nothing where it is left out.
    pub filler: &'static str,
    /// What is put in front of a name that would begin with a digit.
    pub front: &'static str,
    /// The most characters.
    pub most: usize,
}

/// Names that are in use; case does not tell two of them apart.
#[derive(Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    /// Names that cannot be given to anything.
    pub fn with(reserved: &[&str]) -> Self {
        Self(reserved.iter().map(|name| (*name).to_owned()).collect())
    }

    /// A name for an id that nothing else has.
    pub fn name(&mut self, id: &str, rule: &Rule) -> String {
        let plain = plain(id, rule);
        let mut name = shortened(&plain, rule.most, "");
        let mut count = 2;
        while !self.0.insert(name.to_lowercase()) {
            name = shortened(&plain, rule.most, &format!("{}{count}", rule.filler));
            count += 1;
        }
        name
    }
}

fn plain(id: &str, rule: &Rule) -> String {
    let mut name = String::with_capacity(id.len());
    for c in id.chars() {
        match bare(c) {
            Some(c) => name.push(c),
            None => name.push_str(rule.filler),
        }
    }
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert_str(0, rule.front);
    }
    if name.is_empty() {
        name.push('x');
    }
    name
}

/// A letter without its accent, or a digit.
const fn bare(c: char) -> Option<char> {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Some(c),
        'å' | 'ä' | 'à' | 'á' | 'â' => Some('a'),
        'Å' | 'Ä' | 'À' | 'Á' | 'Â' => Some('A'),
        'ö' | 'ø' | 'ó' | 'ô' => Some('o'),
        'Ö' | 'Ø' | 'Ó' | 'Ô' => Some('O'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'É' | 'È' | 'Ê' | 'Ë' => Some('E'),
        'ü' | 'ú' => Some('u'),
        'Ü' | 'Ú' => Some('U'),
        _ => None,
    }
}

/// The name with an ending, so that both fit.
fn shortened(name: &str, most: usize, ending: &str) -> String {
    let room = most.saturating_sub(ending.len());
    // Names are ASCII by now, so that any place is between two characters.
    format!("{}{ending}", &name[..name.len().min(room)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_becomes_a_name_that_is_allowed_and_its_own() {
        let rule = Rule { filler: "_", front: "q", most: 8 };
        let mut taken = Taken::with(&["meta"]);
        let mut name = |id: &str| taken.name(id, &rule);
        assert_eq!(name("pm-list"), "pm_list");
        assert_eq!(name("pm.list"), "pm_lis_2");
        assert_eq!(name("PM_LIST"), "PM_LIS_3");
        assert_eq!(name("1.2"), "q1_2");
        assert_eq!(name("före"), "fore");
        assert_eq!(name("meta"), "meta_2");
        assert_eq!(name("-"), "q_");
        assert_eq!(name("дом"), "q___");
    }
}
