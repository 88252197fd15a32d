//! The style sheet, with the colours of as many levels as there are.

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
        css.push_str(&format!(
            ".l{index}{{--level:{};background:var(--level);color:{}}}\n",
            ground.hex(),
            text.hex()
        ));
    }
    css.push_str(&format!("@media screen and (prefers-color-scheme:dark){{{}}}\n", palette::DARK_CSS));
    css
}
