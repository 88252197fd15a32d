//! Which of a workbook's cells are days and which per cent: in Excel both are numbers that are shown as such.

use std::collections::BTreeMap;

use super::package::{Budget, Package};
use super::xml::Node;
use crate::model::FileFault;

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A number.
    Number,
    /// A day or a time of day.
    Time,
    /// How long something took.
    Span,
    /// A hundred times the number, with a per cent sign.
    Percent,
}

/// What each style of a workbook shows numbers as, in the order of the styles.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    budget: &mut Budget,
) -> Result<Vec<Look>, FileFault> {
    let (mut own, mut looks, mut is_cells) = (BTreeMap::new(), Vec::new(), false);
    let mut xml = package.xml(part, budget)?;
    while let Some(node) = xml.next()? {
        let mut is_kept = false;
        match &node {
            Node::Open(tag) if tag.is("numFmt") => {
                if let (Some(id), Some(code)) = (tag.attr("numFmtId"), tag.attr("formatCode")) {
                    own.insert(id, of_code(&code));
                    is_kept = true;
                }
            }
            Node::Open(tag) if tag.is("cellXfs") => is_cells = true,
            Node::Open(tag) if tag.is("xf") && is_cells => {
                let id = tag.attr("numFmtId").unwrap_or_default();
                looks.push(own.get(&id).copied().unwrap_or_else(|| built_in(&id)));
                is_kept = true;
            }
            Node::Close(tag) if tag.is("cellXfs") => is_cells = false,
            Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::Other => {}
        }
        if is_kept {
            xml.budget().take_cells(1, None)?;
        }
    }
    Ok(looks)
}

/// The formats that have a number and no code in the file.
fn built_in(id: &str) -> Look {
    match id.parse().unwrap_or(0_u32) {
        9 | 10 => Look::Percent,
        46 => Look::Span,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Look::Time,
        _ => Look::Number,
    }
}

/// What a format's code, such as `yyyy-mm-dd hh:mm`, shows a number as. Only its first part counts, the one for
/// positive numbers.
fn of_code(code: &str) -> Look {
    let mut signs = code.chars();
    let mut look = Look::Number;
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            // What follows is shown as it is, or is as wide as a space.
            '\\' | '_' | '*' => {
                signs.next();
            }
            '"' => {
                signs.by_ref().find(|sign| *sign == '"');
            }
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let is_span = !inner.is_empty()
                    && inner.chars().all(|sign| matches!(sign, 'h' | 'm' | 's' | 'H' | 'M' | 'S'));
                if is_span {
                    return Look::Span;
                }
            }
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => look = Look::Time,
            '%' => return Look::Percent,
            // `General` and `Standard` are words and no letters of a day.
            'G' | 'g' => {
                signs.by_ref().take(6).for_each(drop);
            }
            _ => {}
        }
    }
    look
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formats_code_says_what_is_shown() {
        for (code, look) in [
            ("yyyy\\-mm\\-dd\\ hh:mm", Look::Time),
            ("m/d/yy h:mm:ss", Look::Time),
            ("[$-41D]d\\ mmmm\\ yyyy;@", Look::Time),
            ("[h]:mm:ss", Look::Span),
            ("[mm]:ss", Look::Span),
            ("General", Look::Number),
            ("General\" år\"", Look::Number),
            ("0.00%;[Red]-0.00%", Look::Percent),
            ("0\\ %", Look::Percent),
            ("0.0%", Look::Percent),
            ("0\" % av alla\"", Look::Number),
            ("0\\%", Look::Number),
            ("#,##0\\ \"kr\";[Red]\\-#,##0\\ \"dm\"", Look::Number),
            ("[Magenta]0", Look::Number),
            ("_-* #,##0_-", Look::Number),
            ("\"d", Look::Number),
            ("[h", Look::Span),
            ("@", Look::Number),
        ] {
            assert_eq!(of_code(code), look, "{code}");
        }
        assert_eq!((built_in("9"), built_in("10")), (Look::Percent, Look::Percent));
        assert_eq!((built_in("22"), built_in("46"), built_in("2")), (Look::Time, Look::Span, Look::Number));
    }
}
