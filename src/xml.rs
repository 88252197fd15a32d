//! XML as it is written: elements, attributes and text, all escaped.

/// XML that grows.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    out: String,
}

/// Attributes by name, in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document of its own, with what every one begins with.
    pub fn document() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, ">");
    }

    /// Ends it.
    pub fn close(&mut self, name: &str) {
        self.out += &format!("</{name}>");
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.out += &escape(text);
    }

    /// XML that stands as it is.
    pub fn raw(&mut self, xml: &str) {
        self.out += xml;
    }

    /// An element with text in it.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// All that was written.
    pub fn into_string(self) -> String {
        self.out
    }

    /// The same as a file's bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.out += &format!("<{name}");
        for (name, value) in attributes {
            self.out += &format!(" {name}=\"{}\"", escape(value));
        }
        self.out += end;
    }
}

/// Text as character data or as a quoted attribute's value. Characters that XML 1.0 cannot hold, and line breaks, become spaces.
pub(crate) fn escape(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'), " ");
    quick_xml::escape::escape(plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_text_becomes_markup() {
        let mut xml = Xml::default();
        xml.element("w:t", &[("a", "\"<&>'\n")], "]]> <b>\u{0}\u{1b} &amp; \u{fffe}");
        assert_eq!(
            xml.into_string(),
            "<w:t a=\"&quot;&lt;&amp;&gt;&apos; \">]]&gt; &lt;b&gt;   &amp;amp;  </w:t>"
        );
    }
}
