//! The questionnaires that the program brings along.

/// A questionnaire that the program brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Builtin {
    /// Its id, which is also its file's name.
    pub id: &'static str,
    /// Its TOML.
    pub text: &'static str,
}

impl Builtin {
    /// What faults call its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("questionnaires/{}.toml", self.id)
    }
}

/// All of them; the first is what answers are read with where nothing else is said.
pub const ALL: [Builtin; 2] = [
    Builtin { id: "sodertalje", text: include_str!("../../questionnaires/sodertalje.toml") },
    Builtin { id: "sodertalje-puls", text: include_str!("../../questionnaires/sodertalje-puls.toml") },
];

/// The one with this id.
#[must_use]
pub fn find(id: &str) -> Option<Builtin> {
    ALL.into_iter().find(|builtin| builtin.id == id)
}
