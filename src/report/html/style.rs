//! The style sheet, with the colours of as many levels as there are.

use std::fmt::Write as _;

use crate::chart::palette;

const SHEET: &str = include_str!("style.css");

/// The style of a report with so many levels.
pub fn css(levels: usize) -> String {
    let mut css = String::with_capacity(SHEET.len() + 2_000);
    css.push_str(SHEET.trim_end());
    css.push('\n');
    for index in 0..levels {
        let ground = palette::level(index, levels);
        let text = palette::text_on(ground);
        let _ = writeln!(
            css,
            ".l{index}{{--level:{};background:var(--level);color:{}}}",
            ground.hex(),
            text.hex()
        );
    }
    let _ = writeln!(css, "@media screen and (prefers-color-scheme:dark){{{}}}", palette::DARK_CSS);
    css
}
