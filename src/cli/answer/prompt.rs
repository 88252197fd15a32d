//! The prompt library, set up once: keys, colours, heights, and what Esc and Ctrl-C mean.

use std::fmt;
use std::io::stderr;

use inquire::list_option::ListOption;
use inquire::ui::{Attributes, Color, RenderConfig, StyleSheet, Styled};
use inquire::validator::{MultiOptionValidator, StringValidator};
use inquire::{InquireError, MultiSelect, Select, Text};
use mognad::interview::sheet::beside_key;
use mognad::model::{Lang, Tongue};
use mognad::render::terminal::Paper;
use mognad::text::interviewing::words;

use crate::cli::context::Context;

/// What the widest line is, so that a long one can still be read.
const WIDEST: usize = 200;

/// How many columns stand before a choice, and how many more before one that can be ticked.
pub const BEFORE_CHOICE: usize = 2;
pub const BEFORE_TICK: usize = BEFORE_CHOICE + 4;

/// The interview was cut off: by Ctrl-C, or because the terminal went away.
#[derive(Debug)]
pub struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the interview was broken off")
    }
}

impl std::error::Error for BrokenOff {}

/// What came of a prompt; `None` where the person pressed Esc.
pub type Asked<T> = anyhow::Result<Option<T>>;

/// Something to choose, with the key that chooses it.
#[derive(Debug, Clone)]
pub struct Keyed<T> {
    pub key: String,
    /// Over as many lines as it takes.
    pub lines: String,
    /// What stands beside the prompt once it is chosen.
    pub short: String,
    /// Whether it is seen only once its key is typed.
    pub is_hidden: bool,
    pub value: T,
}

impl<T> Keyed<T> {
    /// A choice on one line.
    pub fn line(key: &str, key_width: usize, label: &str, value: T) -> Self {
        let lines = format!("{key:<key_width$} {label}");
        Self { key: key.to_owned(), lines, short: label.to_owned(), is_hidden: false, value }
    }
}

impl<T> Keyed<T> {
    fn optional(self) -> Keyed<Option<T>> {
        let Self { key, lines, short, is_hidden, value } = self;
        Keyed { key, lines, short, is_hidden, value: Some(value) }
    }
}

/// Choices that are counted from 1, set on a paper.
pub fn numbered<T>(labelled: impl IntoIterator<Item = (String, T)>, paper: &Paper) -> Vec<Keyed<T>> {
    let labelled: Vec<(String, T)> = labelled.into_iter().collect();
    let key_width = labelled.len().to_string().len();
    let keyed = |(at, (label, value)): (usize, (String, T))| {
        let key = (at + 1).to_string();
        let lines = beside_key(&key, key_width, BEFORE_CHOICE, &label, paper);
        Keyed { key, lines, short: label, is_hidden: false, value }
    };
    labelled.into_iter().enumerate().map(keyed).collect()
}

impl<T> fmt::Display for Keyed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines)
    }
}

/// The terminal that the interview is held in.
pub struct Screen<'a> {
    pub context: &'a Context,
    /// The language of the questions, and of all else.
    pub tongue: Tongue,
    config: RenderConfig<'static>,
}

impl<'a> Screen<'a> {
    pub fn new(context: &'a Context, tongue: Tongue) -> Self {
        Self { context, tongue, config: config(context.color_errors(), tongue.program()) }
    }

    pub fn lang(&self) -> Lang {
        self.tongue.program()
    }

    /// What the interview is set on; the window may have another size at every question.
    pub fn paper(&self) -> Paper {
        Paper { width: size().0.clamp(40, WIDEST), color: self.context.color_errors() }
    }

    /// A line of help, broken between words and not where the window ends.
    fn help(&self, text: &str) -> String {
        let paper = self.paper();
        // It stands in brackets.
        Paper { width: paper.width - 3, ..paper }.paragraph(text, 0).trim_end().to_owned()
    }

    /// Lets the person choose one.
    pub fn select<T>(&self, message: &str, items: Vec<Keyed<T>>, start: usize, help: &str) -> Asked<T> {
        let help = &self.help(help);
        let page = page(&items, help);
        let keys: Vec<String> = items.iter().map(|item| item.key.clone()).collect();
        let mut rows: Vec<Keyed<Option<T>>> = items.into_iter().map(Keyed::optional).collect();
        // What is typed and fits nothing must say so: a list that is empty takes no Enter.
        let none = words(self.lang()).no_such_answer.to_owned();
        rows.push(Keyed {
            key: String::new(),
            lines: none.clone(),
            short: none,
            is_hidden: true,
            value: None,
        });
        let fits =
            |typed: &str| rows.iter().any(|row| row.value.is_some() && score(typed, row, &keys).is_some());
        loop {
            let scorer = |typed: &str, row: &&Keyed<Option<T>>, _: &str, _: usize| match row.value {
                Some(_) => score(typed, row, &keys),
                None => (!fits(typed)).then_some(0),
            };
            let formatter = |chosen: ListOption<&&Keyed<Option<T>>>| chosen.value.short.clone();
            let sorter = |found: &mut [(usize, i64)]| found.sort_by_key(|(at, score)| (-score, *at));
            let prompt = Select::new(message, rows.iter().collect())
                .with_help_message(help)
                .with_page_size(page)
                .with_starting_cursor(start)
                .with_reset_cursor(false)
                .with_scorer(&scorer)
                .with_sorter(&sorter)
                .with_formatter(&formatter)
                .with_render_config(self.config);
            let Some(at) = asked(prompt.raw_prompt())?.map(|chosen| chosen.index) else { return Ok(None) };
            if rows[at].value.is_some() {
                return Ok(rows.swap_remove(at).value);
            }
        }
    }

    /// Lets the person tick several.
    pub fn tick<T>(
        &self,
        message: &str,
        items: Vec<Keyed<T>>,
        ticked: &[usize],
        help: &str,
        validator: impl MultiOptionValidator<Keyed<T>> + 'static,
    ) -> Asked<Vec<T>> {
        let help = &self.help(help);
        let page = page(&items, help);
        let keys: Vec<String> = items.iter().map(|item| item.key.clone()).collect();
        let scorer = |typed: &str, item: &Keyed<T>, _: &str, _: usize| score(typed, item, &keys);
        let formatter = |chosen: &[ListOption<&Keyed<T>>]| {
            chosen.iter().map(|chosen| chosen.value.short.as_str()).collect::<Vec<_>>().join(", ")
        };
        let prompt = MultiSelect::new(message, items)
            .with_help_message(help)
            .with_page_size(page)
            .with_default(ticked)
            .with_keep_filter(false)
            .with_reset_cursor(false)
            .with_scorer(&scorer)
            .with_formatter(&formatter)
            .with_validator(validator)
            .with_render_config(self.config);
        Ok(asked(prompt.prompt())?.map(|items| items.into_iter().map(|item| item.value).collect()))
    }

    /// Lets the person write a line.
    pub fn write(
        &self,
        message: &str,
        now: &str,
        help: &str,
        validator: impl StringValidator + 'static,
    ) -> Asked<String> {
        let help = &self.help(help);
        let prompt = Text::new(message)
            .with_initial_value(now)
            .with_help_message(help)
            .with_validator(validator)
            .with_render_config(self.config);
        asked(prompt.prompt())
    }
}

/// Esc is an answer; anything else that ends a prompt ends the interview.
fn asked<T>(result: Result<T, InquireError>) -> Asked<T> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(InquireError::OperationCanceled) => Ok(None),
        Err(InquireError::OperationInterrupted | InquireError::NotTTY | InquireError::IO(_)) => {
            Err(BrokenOff.into())
        }
        Err(other) => Err(other.into()),
    }
}

/// How well what is typed fits a choice: its key alone where it is one, else how the key or a word begins.
fn score<T>(typed: &str, item: &Keyed<T>, keys: &[String]) -> Option<i64> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return (!item.is_hidden).then_some(0);
    }
    if keys.contains(&typed) {
        return (item.key == typed).then_some(3);
    }
    if item.key.is_empty() {
        return None;
    }
    if item.key.starts_with(&typed) {
        return Some(2);
    }
    let text = item.lines.to_lowercase();
    let begins = text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&typed));
    (begins || (typed.contains(' ') && text.contains(&typed))).then_some(1)
}

/// How many choices can be seen at a time: all, or as many of the highest as the window has room for.
fn page<T>(items: &[Keyed<T>], help: &str) -> usize {
    let (_, height) = size();
    let visible = || items.iter().filter(|item| !item.is_hidden).map(|item| item.lines.lines().count());
    let around = 2 + help.lines().count();
    let room = height.saturating_sub(around);
    let (all, highest) = (visible().sum::<usize>(), visible().max().unwrap_or(1));
    if all <= room { visible().count().max(1) } else { (room / highest).max(2) }
}

/// The window's columns and rows.
fn size() -> (usize, usize) {
    let size = terminal_size::terminal_size_of(stderr());
    size.map_or((80, 24), |(width, height)| (usize::from(width.0), usize::from(height.0)))
}

/// Signs that every console has, and colours that can be read on black and on white.
fn config(color: bool, lang: Lang) -> RenderConfig<'static> {
    let mut config = RenderConfig::empty();
    config.prompt_prefix = Styled::new(">");
    config.answered_prompt_prefix = Styled::new(">");
    config.canceled_prompt_indicator = Styled::new(words(lang).canceled);
    config.error_message = config.error_message.with_prefix(Styled::new("!"));
    // The letters that the library has for them could be taken for keys.
    config.scroll_up_prefix = Styled::new("↑");
    config.scroll_down_prefix = Styled::new("↓");
    if color {
        let bold = StyleSheet::new().with_attr(Attributes::BOLD);
        config.prompt = bold;
        config.highlighted_option_prefix = Styled::new(">").with_fg(Color::DarkCyan);
        config.selected_option = Some(bold.with_fg(Color::DarkCyan));
        config.selected_checkbox = Styled::new("[x]").with_fg(Color::DarkCyan);
        config.answer = StyleSheet::new().with_fg(Color::DarkCyan);
        config.help_message = StyleSheet::new().with_fg(Color::DarkGrey);
        config.error_message = config.error_message.with_message(StyleSheet::new().with_fg(Color::DarkRed));
    }
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(key: &str, lines: &str, is_hidden: bool) -> Keyed<()> {
        Keyed { key: key.to_owned(), lines: lines.to_owned(), short: String::new(), is_hidden, value: () }
    }

    fn found(typed: &str) -> Vec<String> {
        let items = [
            item("", "– inget valt", false),
            item("1", "1  Grund", false),
            item("2", "2  Etablera tidigt", false),
            item("10", "10 Lära", false),
            item("v", "v  Vet ej", false),
            item("t", "t  Tillbaka", true),
        ];
        let keys: Vec<String> = items.iter().map(|item| item.key.clone()).collect();
        let found = items.iter().filter(|item| score(typed, item, &keys).is_some());
        found.map(|item| item.key.clone()).collect()
    }

    #[test]
    fn what_is_typed_finds_a_key_before_a_word() {
        for (typed, expected) in [
            ("", &["", "1", "2", "10", "v"][..]),
            ("1", &["1"]),
            ("10", &["10"]),
            ("t", &["t"]),
            ("T ", &["t"]),
            ("ti", &["2", "t"]),
            ("etablera ti", &["2"]),
            ("lä", &["10"]),
            ("9", &[]),
            ("in", &[]),
        ] {
            assert_eq!(found(typed), expected, "{typed}");
        }
    }
}
