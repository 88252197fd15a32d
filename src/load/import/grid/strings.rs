//! The texts that a workbook of Excel keeps once for all its cells.

use super::package::Package;
use super::xml::{Node, Xml};
use crate::model::FileFault;

/// The shared texts in their order.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    budget: &mut super::Budget,
) -> Result<Vec<Box<str>>, FileFault> {
    let mut all = Vec::new();
    let mut xml = package.xml(part, budget)?;
    while let Some(node) = xml.next()? {
        if node.opens("si").is_some() {
            let text = rich_text(&mut xml, "si")?;
            // Each text takes a place in the list, be it empty.
            xml.budget().take_cells(1, None)?;
            xml.budget().take_text(text.len() as u64, None)?;
            all.push(text.into_boxed_str());
        }
    }
    Ok(all)
}

/// The text of an element that has just begun: that of its `t` elements, but not how it is pronounced.
pub(super) fn rich_text(xml: &mut Xml<'_>, element: &str) -> Result<String, FileFault> {
    const LONGEST: usize = 1 << 20;
    let (mut text, mut is_text, mut is_spoken) = (String::new(), false, false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) if tag.is("t") => is_text = true,
            Node::Open(tag) if tag.is("rPh") => is_spoken = true,
            Node::Text(part) if is_text && !is_spoken => text.push_str(&part),
            Node::Close(tag) if tag.is("t") => is_text = false,
            Node::Close(tag) if tag.is("rPh") => is_spoken = false,
            Node::Close(tag) if tag.is(element) => break,
            Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::Other => {}
        }
        if text.len() > LONGEST {
            return Err(xml.broken("a text of more than a million characters"));
        }
    }
    Ok(unescaped(text))
}

/// Characters that XML cannot hold are written as `_x000D_`; so is the mark itself, as `_x005F_`.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let sign = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match sign.filter(|_| from.as_bytes().get(6) == Some(&b'_')) {
            Some(sign) => {
                plain.push(sign);
                rest = &from[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_what_they_stand_for() {
        for (written, meant) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("q_x1", "q_x1"),
            ("_x00e5_", "å"),
            ("_xD800_", "_xD800_"),
            ("å_xå", "å_xå"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescaped(written.to_owned()), meant);
        }
    }
}
