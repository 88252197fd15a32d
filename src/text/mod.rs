//! Words, numbers and dates in Swedish and English.

/// Makes `Words`, with a field per phrase, and `words`, which gives them in a language.
macro_rules! words {
    ($($name:ident: $sv:literal, $en:literal;)*) => {
        /// Headings and short phrases, in one language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
        pub struct Words {
            $(#[doc = $en] pub $name: &'static str,)*
        }

        impl Words {
            const SV: Self = Self { $($name: $sv,)* };
            const EN: Self = Self { $($name: $en,)* };

            /// Each phrase with its name.
            pub fn named(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
                [$((stringify!($name), self.$name),)*].into_iter()
            }

            /// Each phrase in Swedish and in English.
            pub const PAIRS: &'static [(&'static str, &'static str)] = &[$(($sv, $en),)*];
        }

        /// The words in this language.
        #[must_use]
        pub const fn words(lang: Lang) -> &'static Words {
            match lang {
                Lang::Sv => &Words::SV,
                Lang::En => &Words::EN,
            }
        }
    };
}

pub mod asking;
pub mod brief;
pub mod columns;
pub mod counting;
pub mod diagnostics;
pub mod documents;
pub mod exporting;
pub mod faults;
pub mod forming;
pub mod importing;
pub mod interviewing;
pub mod labels;
pub mod letters;
pub mod number;
pub mod revising;
pub mod scale;
pub mod sentences;
pub mod terminal;
mod unreadable;

pub(crate) use unreadable::unreadable;
