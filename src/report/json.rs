//! JSON that a person can read and compare line by line.

use std::io;

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::ser::Formatter;

/// A value as JSON, two spaces a step; what lies deeper than `deepest` lists and objects stands on one line.
///
/// # Errors
/// Where a key is no text. Nothing that the program writes has such keys; one that had would be told of and not be cut off.
pub fn to_text(value: &impl Serialize, deepest: usize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let formatter = Lines { deepest, depth: 0, empty: true };
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, formatter))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(serde_json::Error::custom)
}

struct Lines {
    deepest: usize,
    depth: usize,
    empty: bool,
}

impl Lines {
    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.empty = true;
        writer.write_all(sign)
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if !self.empty && self.depth < self.deepest {
            self.new_line(writer)?;
        }
        self.empty = false;
        writer.write_all(sign)
    }

    fn next<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.empty = false;
        let inline = self.depth > self.deepest;
        writer.write_all(match (first, inline) {
            (true, _) => b"",
            (false, true) => b", ",
            (false, false) => b",",
        })?;
        if inline { Ok(()) } else { self.new_line(writer) }
    }

    fn new_line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_deep_stands_on_one_line() {
        let value = serde_json::json!({ "a": [{ "b": [1, 2], "c": {} }, []] });
        assert_eq!(
            to_text(&value, 2).expect("JSON"),
            "{\n  \"a\": [\n    {\"b\": [1, 2], \"c\": {}},\n    []\n  ]\n}\n"
        );
    }

    #[test]
    fn what_is_no_json_is_an_error_and_not_cut_off() {
        let value = std::collections::BTreeMap::from([((1, 2), "no text is its key")]);
        assert!(to_text(&value, 2).is_err());
    }
}
