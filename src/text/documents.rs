//! Documents of the project that travel with the program, so that whoever has nothing but the program can read them.

use crate::model::Lang;

/// Every formula, its source and what it must not be used for, as Markdown: `docs/method.md` or `docs/metod.md`.
#[must_use]
pub const fn method(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => include_str!("../../docs/metod.md"),
        Lang::En => include_str!("../../docs/method.md"),
    }
}
