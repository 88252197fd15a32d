//! What kind a fault of TOML's is, told from where it is and what stands there.
//!
//! The parser says where something is wrong. What it says of it is for people, in English, and may be worded otherwise tomorrow, so
//! nothing is read out of that.

// What is matched here is another crate's.
#![allow(clippy::wildcard_enum_match_arm)]

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::written::{is_key, is_stray, is_unfinished, is_without_end, value};
use crate::model::toml_fault::SyntaxFault;

/// What stands around a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// A line with a key and its value.
    Line,
    /// A heading, with so many brackets that have no end yet.
    Heading(u8),
    /// Brackets.
    List,
    /// Braces.
    Table,
}

/// What is due at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Key,
    Equals,
    Value,
    /// What parts this value from what follows.
    End,
}

/// A text in the pieces it is written with, read from the beginning.
pub struct Places<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// How many of them have been read.
    read: usize,
    /// What stands around the place, the innermost last.
    levels: Vec<(Around, Due)>,
    /// The last piece that was read on the line, blanks apart.
    last: Option<Token>,
    /// Where the last value begins.
    value: usize,
}

impl<'t> Places<'t> {
    pub fn new(text: &'t str) -> Self {
        let tokens = Source::new(text).lex().into_vec();
        Self { text, tokens, read: 0, levels: vec![(Around::Line, Due::Key)], last: None, value: 0 }
    }

    /// What is wrong at a place, and whether a list or a table is open there. Each place stands after those asked for before it.
    pub fn fault(&mut self, span: &Range<usize>) -> (SyntaxFault, bool) {
        while let Some(token) = self.tokens.get(self.read).copied() {
            if token.kind() == TokenKind::Eof || token.span().end() > span.start {
                break;
            }
            self.step(token);
            self.read += 1;
        }
        let fault = match self.tokens.get(self.read) {
            _ if is_stray(self.text, span) => SyntaxFault::ControlCharacter,
            Some(here) => self.in_text(*here, span).unwrap_or_else(|| self.between(*here, span)),
            None => SyntaxFault::ExtraText,
        };
        (fault, self.levels.len() > 1)
    }

    fn top(&self) -> (Around, Due) {
        self.levels.last().copied().unwrap_or((Around::Line, Due::Key))
    }

    fn step(&mut self, token: Token) {
        let kind = token.kind();
        let (around, due) = self.top();
        let is_on_line = matches!(around, Around::Line | Around::Heading(_));
        match kind {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => return,
            TokenKind::Newline if is_on_line => {
                self.levels = vec![(Around::Line, Due::Key)];
                self.last = None;
                return;
            }
            TokenKind::Newline => {
                self.last = None;
                return;
            }
            _ => {}
        }
        let goes_on = due == Due::End && self.goes_on_with(kind);
        self.last = Some(token);
        if goes_on {
            return;
        }
        if due == Due::Value {
            self.value = token.span().start();
        }
        let closes = kind == TokenKind::RightSquareBracket && around == Around::List
            || kind == TokenKind::RightCurlyBracket && around == Around::Table;
        if closes {
            self.levels.pop();
            return;
        }
        if let Some(level) = self.levels.last_mut() {
            *level = after((around, due), kind);
        }
        if !is_on_line || (around, due) == (Around::Line, Due::Value) {
            match kind {
                TokenKind::LeftSquareBracket => self.levels.push((Around::List, Due::Value)),
                TokenKind::LeftCurlyBracket => self.levels.push((Around::Table, Due::Key)),
                _ => {}
            }
        }
    }

    /// Whether a piece belongs to a value without quotation marks that has begun, such as the decimals of a number.
    fn goes_on_with(&self, kind: TokenKind) -> bool {
        is_bare(kind) && self.last.is_some_and(|last| is_bare(last.kind()))
    }

    /// A fault within a text in quotation marks.
    fn in_text(&self, here: Token, span: &Range<usize>) -> Option<SyntaxFault> {
        let written = |token: Token| self.text.get(token.span().start()..token.span().end());
        let has_no_end = |token: Token| is_text(token.kind()) && written(token).is_some_and(is_without_end);
        if self.last.is_some_and(|last| last.span().end() == span.start && has_no_end(last)) {
            return Some(SyntaxFault::UnclosedText);
        }
        let is_inside = is_text(here.kind()) && here.span().start() < span.start;
        // The line's end belongs to the text where nothing else ends it.
        let is_at_line_end = self.text.get(span.start..).is_some_and(|rest| rest.starts_with('\r'));
        is_inside.then_some(if is_at_line_end { SyntaxFault::UnclosedText } else { SyntaxFault::BadEscape })
    }

    /// A fault in how the pieces stand together.
    fn between(&self, here: Token, span: &Range<usize>) -> SyntaxFault {
        let (around, due) = self.top();
        let kind = here.kind();
        let is_opening = matches!(kind, TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket);
        match around {
            _ if is_opening && !span.is_empty() => SyntaxFault::TooDeep,
            Around::List if self.is_at_end() => SyntaxFault::UnclosedList,
            Around::Table if self.is_at_end() => SyntaxFault::UnclosedTable,
            Around::Heading(0) => SyntaxFault::ExtraText,
            Around::Heading(_) if due != Due::Key => SyntaxFault::UnclosedHeading,
            Around::Line | Around::Heading(_) | Around::List | Around::Table => match due {
                Due::Key => self.of_key(around, kind, span),
                Due::Equals if kind == TokenKind::RightSquareBracket => SyntaxFault::Unopened,
                Due::Equals => SyntaxFault::NoEquals,
                Due::Value => self.of_value(around, here),
                Due::End => self.of_end(around, here, span),
            },
        }
    }

    /// Whether nothing follows but blanks and comments.
    fn is_at_end(&self) -> bool {
        let blank = [TokenKind::Whitespace, TokenKind::Comment, TokenKind::Newline, TokenKind::Eof];
        self.tokens[self.read..].iter().all(|token| blank.contains(&token.kind()))
    }

    fn of_key(&self, around: Around, kind: TokenKind, span: &Range<usize>) -> SyntaxFault {
        match kind {
            TokenKind::Atom if self.text.get(span.clone()).is_some_and(is_key) => SyntaxFault::DuplicateKey,
            TokenKind::BasicString | TokenKind::LiteralString => SyntaxFault::DuplicateKey,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket
                if !matches!(around, Around::Heading(_)) =>
            {
                SyntaxFault::Unopened
            }
            TokenKind::Comma if around == Around::Table => SyntaxFault::ExtraComma,
            _ => SyntaxFault::BadKey,
        }
    }

    fn of_value(&self, around: Around, here: Token) -> SyntaxFault {
        match here.kind() {
            TokenKind::Atom | TokenKind::Dot => self.of_bare(around, here.span().start()),
            TokenKind::Equals if around == Around::List => SyntaxFault::UnclosedList,
            TokenKind::Equals => SyntaxFault::ExtraEquals,
            TokenKind::Comma if around == Around::List => SyntaxFault::ExtraComma,
            TokenKind::RightCurlyBracket if around == Around::Table => SyntaxFault::NoValue,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => SyntaxFault::Unopened,
            _ => SyntaxFault::NoValue,
        }
    }

    fn of_end(&self, around: Around, here: Token, span: &Range<usize>) -> SyntaxFault {
        let written = self.text.get(self.value..span.start).unwrap_or_default();
        if self.goes_on_with(here.kind()) || is_unfinished(written) {
            return self.of_bare(around, self.value);
        }
        match (around, here.kind()) {
            (Around::Line | Around::Heading(_), _) => SyntaxFault::ExtraText,
            (Around::List, TokenKind::Equals) => SyntaxFault::UnclosedList,
            (Around::Table, TokenKind::Equals) => SyntaxFault::ExtraEquals,
            (Around::List, TokenKind::RightCurlyBracket) => SyntaxFault::Unopened,
            (Around::Table, TokenKind::RightSquareBracket) => SyntaxFault::Unopened,
            (Around::List | Around::Table, _) => SyntaxFault::NoComma,
        }
    }

    /// A fault in a value without quotation marks, which goes on until something else begins.
    fn of_bare(&self, around: Around, start: usize) -> SyntaxFault {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find(['=', ',', '[', ']', '{', '}', '#', '\n']).unwrap_or(rest.len());
        // A text in quotation marks of its own is not part of it.
        let end = [" \"", " '"].iter().filter_map(|mark| rest.find(mark)).fold(end, usize::min);
        let written = rest[..end].trim();
        let is_next_key = around == Around::Table && rest[end..].starts_with('=');
        if is_next_key && written.contains(char::is_whitespace) {
            return SyntaxFault::NoComma;
        }
        value(written, around == Around::List)
    }
}

/// What stands around what follows a piece, and what is then due.
const fn after((around, due): (Around, Due), kind: TokenKind) -> (Around, Due) {
    let next = match (kind, due) {
        (TokenKind::LeftSquareBracket, Due::Key) if matches!(around, Around::Line) => {
            return (Around::Heading(1), Due::Key);
        }
        (TokenKind::LeftSquareBracket, Due::Key) if matches!(around, Around::Heading(1)) => {
            return (Around::Heading(2), Due::Key);
        }
        (TokenKind::RightSquareBracket, _) if let Around::Heading(open) = around => {
            return (Around::Heading(open.saturating_sub(1)), Due::End);
        }
        (TokenKind::Comma, _) if matches!(around, Around::List) => Due::Value,
        (TokenKind::Comma, _) if matches!(around, Around::Table) => Due::Key,
        (TokenKind::Equals, Due::Key | Due::Equals) => Due::Value,
        (TokenKind::Equals | TokenKind::Comma, _) => due,
        (TokenKind::Dot, Due::Equals) => Due::Key,
        (_, Due::Key) => Due::Equals,
        // Where a comma is missing between two keys, the parser goes on as if it stood there.
        (_, Due::End) if matches!(around, Around::Table) && (is_bare(kind) || is_text(kind)) => Due::Equals,
        (_, Due::Equals | Due::Value | Due::End) => Due::End,
    };
    (around, next)
}

const fn is_bare(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Atom | TokenKind::Dot)
}

const fn is_text(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString
    )
}
