//! A question on the screen, and what the person does about it.

use inquire::list_option::ListOption;
use inquire::validator::Validation;
use mognad::interview::Interview;
use mognad::interview::sheet::{self, Choice};
use mognad::load::answers::answer_of;
use mognad::model::{Answer, AnswerFault, Answering, Item, ItemIx, NodeIx};
use mognad::text::asking::Asking;
use mognad::text::faults::answers;
use mognad::text::interviewing::{self as said, words};
use mognad::text::terminal::exact;

use super::prompt::{Asked, BEFORE_CHOICE, BEFORE_TICK, Keyed, Screen, numbered};

/// How many unanswered questions are listed at the end.
const MOST_LISTED: usize = 12;

/// What the person does about a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Move {
    /// Answers it.
    Answer(Answer, Option<String>),
    /// Answers all of a group as not applicable.
    Close(NodeIx),
    /// Takes the answer away.
    Clear,
    /// Writes a comment on it.
    Comment(String),
    /// Goes to the one before.
    Back,
    /// Goes on.
    Skip,
    /// Goes to the end.
    ToEnd,
    /// Leaves, to go on later.
    Pause,
    /// Nothing; it is to be asked again.
    Again,
}

/// What the person does at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Answers what is unanswered, from this question on.
    Fill(ItemIx),
    /// Goes to the last question.
    Back,
    /// Leaves, to go on later.
    Pause,
    /// Is done.
    Save,
}

/// Asks the current question.
pub fn question(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx) -> anyhow::Result<Move> {
    let Some(item) = interview.node(ix).1.item() else { return Ok(Move::Skip) };
    let asked = match &item.answering {
        Answering::Choice(_) => choice(screen, interview, ix, item),
        Answering::Multi(_) => ticks(screen, interview, ix, item),
        Answering::Number(_) => number(screen, interview, ix, item),
        Answering::Text => text(screen, interview, ix),
    };
    let chosen = match asked? {
        Some(chosen) => chosen,
        None => more(screen, interview, ix, item)?.unwrap_or(Command::Again),
    };
    carry_out(screen, interview, ix, chosen)
}

/// Shows what is unanswered, and asks whether to go back to it.
pub fn review(screen: &Screen<'_>, interview: &Interview<'_>) -> anyhow::Result<Review> {
    let (lang, paper) = (screen.lang(), screen.paper());
    let words = words(lang);
    let open = interview.unanswered();
    let of = interview.asked_count();
    let name = |item: &ItemIx| interview.node(*item).1.name.get(screen.tongue);
    let mut text = String::from("\n");
    if open.is_empty() {
        text += &paper.paragraph(words.all_answered, 0);
    } else {
        text += &paper.paragraph(&said::unanswered(open.len(), of, lang), 0);
        let listed = open.iter().take(MOST_LISTED);
        listed.for_each(|item| text += &paper.paragraph(&format!("- {}", name(item)), 2));
        if open.len() > MOST_LISTED {
            text += &paper.paragraph(&said::and_more(open.len() - MOST_LISTED, lang), 2);
        }
    }
    let has_something = interview.result().iter().any(|given| given.answer != Answer::NotAnswered);
    if !has_something {
        text += &paper.paragraph(words.nothing_answered, 0);
    }
    screen.context.tell(&text);
    loop {
        let mut ends = Vec::new();
        if has_something {
            ends.push((words.save, End::Now(Review::Save)));
        }
        if let Some(first) = open.first() {
            ends.push((words.go_unanswered, End::Now(Review::Fill(*first))));
        }
        if open.len() > 1 {
            ends.push((words.pick_unanswered, End::Pick));
        }
        ends.push((words.back_to_last, End::Now(Review::Back)));
        ends.push((words.pause, End::Now(Review::Pause)));
        let paper = screen.paper();
        let ends = numbered(ends.into_iter().map(|(label, end)| (label.to_owned(), end)), &paper);
        match screen.select(words.what_now, ends, 0, words.help_list)? {
            None => return Ok(Review::Pause),
            Some(End::Now(review)) => return Ok(review),
            Some(End::Pick) => {
                let questions = numbered(open.iter().map(|item| (name(item).to_owned(), *item)), &paper);
                if let Some(item) = screen.select(words.which_question, questions, 0, words.help_list)? {
                    return Ok(Review::Fill(item));
                }
            }
        }
    }
}

/// What can be chosen at the end.
#[derive(Clone, Copy)]
enum End {
    Now(Review),
    Pick,
}

/// What is chosen under a question.
#[derive(Debug, Clone, PartialEq)]
enum Command {
    Answer(Answer, Option<String>),
    Close(NodeIx),
    Clear,
    Comment,
    Back,
    Skip,
    ToEnd,
    Pause,
    More,
    Again,
}

fn carry_out(
    screen: &Screen<'_>,
    interview: &Interview<'_>,
    ix: ItemIx,
    chosen: Command,
) -> anyhow::Result<Move> {
    Ok(match chosen {
        Command::Answer(answer, text) => Move::Answer(answer, text),
        Command::Close(group) => Move::Close(group),
        Command::Clear => Move::Clear,
        Command::Back => Move::Back,
        Command::Skip => Move::Skip,
        Command::ToEnd => Move::ToEnd,
        Command::Pause => Move::Pause,
        Command::Again | Command::More => Move::Again,
        Command::Comment => {
            let words = words(screen.lang());
            let now = interview.given(ix).comment.as_deref().unwrap_or_default();
            let comment = screen.write(words.comment_prompt, now, words.help_comment, anything)?;
            comment.map_or(Move::Again, Move::Comment)
        }
    })
}

fn anything(_: &str) -> Result<Validation, inquire::CustomUserError> {
    Ok(Validation::Valid)
}

fn choice(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx, item: &Item) -> Asked<Command> {
    let lang = screen.lang();
    let choices = sheet::choices(&item.answering, &item.anchors, asking(screen, interview));
    let start = sheet::chosen(&choices, interview.given(ix).answer).first().copied();
    let paper = screen.paper();
    let width = key_width(&choices);
    let keyed = |choice: &Choice| {
        keyed(choice, choice.lines(width, BEFORE_CHOICE, &paper), Command::Answer(choice.answer, None))
    };
    let mut items: Vec<Keyed<Command>> = choices.iter().map(keyed).collect();
    let others = commands(screen, interview, ix, width).into_iter();
    items.extend(others.map(|item| Keyed { is_hidden: !matches!(item.value, Command::Close(_)), ..item }));
    if start.is_none() {
        // An answer that stood chosen from the start would be given by whoever presses Enter once too often.
        items.insert(0, unchosen(words(lang).nothing_chosen));
    }
    let help = said::help_choice(first(&choices), last(&choices, item), lang);
    screen.select(words(lang).your_answer, items, start.unwrap_or(0), &help)
}

fn ticks(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx, item: &Item) -> Asked<Command> {
    let lang = screen.lang();
    let choices = sheet::choices(&item.answering, &item.anchors, asking(screen, interview));
    let ticked = sheet::chosen(&choices, interview.given(ix).answer);
    let paper = screen.paper();
    let width = key_width(&choices);
    let items =
        choices.iter().map(|choice| keyed(choice, choice.lines(width, BEFORE_TICK, &paper), choice.clone()));
    let help = said::help_ticks(first(&choices), last(&choices, item), lang);
    let validator = move |chosen: &[ListOption<&Keyed<Choice>>]| {
        let chosen: Vec<&Choice> = chosen.iter().map(|chosen| &chosen.value.value).collect();
        let alone = chosen.iter().find(|choice| choice.stands_alone);
        Ok(match (chosen.len(), alone) {
            (0, _) => Validation::Invalid(words(lang).tick_something.into()),
            (2.., Some(alone)) => Validation::Invalid(said::stands_alone(alone.shown(), lang).into()),
            _ => Validation::Valid,
        })
    };
    let chosen = screen.tick(words(lang).your_answer, items.collect(), &ticked, &help, validator)?;
    Ok(chosen.map(|chosen| {
        let answer = sheet::combined(&chosen.iter().collect::<Vec<_>>());
        answer.map_or(Command::Again, |answer| Command::Answer(answer, None))
    }))
}

fn number(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx, item: &Item) -> Asked<Command> {
    let lang = screen.lang();
    let Answering::Number(number) = &item.answering else { return Ok(Some(Command::Skip)) };
    let ends = number.breakpoints();
    let end = |at: usize| exact(ends[at].0.value(), lang);
    let message = said::number_between(&end(0), &end(ends.len() - 1), lang);
    let now = match interview.given(ix).answer {
        Answer::Number(number) => exact(number.value(), lang),
        Answer::Option(_)
        | Answer::Ticks(_)
        | Answer::Text
        | Answer::DontKnow
        | Answer::NotApplicable
        | Answer::NotAnswered => String::new(),
    };
    let items = written_commands(screen, interview, ix, item);
    let keys: Vec<String> = items.iter().map(|item| item.key.clone()).collect();
    let answering = item.answering.clone();
    let validator = move |typed: &str| {
        let typed = typed.trim();
        let is_known = typed.is_empty() || keys.contains(&typed.to_lowercase());
        Ok(match answer_of(&answering, typed) {
            Err(kind) if !is_known => {
                let fault = AnswerFault::from(kind);
                Validation::Invalid(answers::words(&fault, lang).title.into())
            }
            _ => Validation::Valid,
        })
    };
    let typed = screen.write(&message, &now, &said::help_number(lang), validator)?;
    Ok(typed.map(|typed| {
        let typed = typed.trim().to_lowercase();
        let command = items.into_iter().find(|item| item.key == typed).map(|item| item.value);
        command.unwrap_or_else(|| match answer_of(&item.answering, &typed) {
            Ok(Answer::NotAnswered) | Err(_) => emptied(interview, ix),
            Ok(answer) => {
                tell_if_clamped(screen, &typed, answer);
                Command::Answer(answer, None)
            }
        })
    }))
}

/// A number that is counted as another is told, or the person would not know what was saved.
fn tell_if_clamped(screen: &Screen<'_>, typed: &str, answer: Answer) {
    let Answer::Number(number) = answer else { return };
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let meant = plain.replace(',', ".").replace('−', "-").parse::<f64>();
    if meant.is_ok_and(|meant| meant != number.value()) {
        let lang = screen.lang();
        let told = said::clamped(typed, &exact(number.value(), lang), lang);
        screen.context.tell(&screen.paper().paragraph(&told, 0));
    }
}

fn text(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx) -> Asked<Command> {
    let words = words(screen.lang());
    let now = interview.given(ix).text.clone().unwrap_or_default();
    let typed = screen.write(words.your_answer, &now, words.help_text, anything)?;
    Ok(typed.map(|typed| match answer_of(&Answering::Text, &typed) {
        Ok(Answer::NotAnswered) | Err(_) => emptied(interview, ix),
        Ok(answer) => Command::Answer(answer, Some(typed.trim().to_owned())),
    }))
}

/// An empty line where something stood takes it away; otherwise the question is passed over.
fn emptied(interview: &Interview<'_>, ix: ItemIx) -> Command {
    match interview.given(ix).answer {
        Answer::Number(_) | Answer::Text => Command::Clear,
        Answer::Option(_)
        | Answer::Ticks(_)
        | Answer::DontKnow
        | Answer::NotApplicable
        | Answer::NotAnswered => Command::Skip,
    }
}

/// What else can be done, as a list.
fn more(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx, item: &Item) -> Asked<Command> {
    let lang = screen.lang();
    let words = words(lang);
    let mut items = match item.answering {
        Answering::Choice(_) | Answering::Multi(_) => commands(screen, interview, ix, 1),
        Answering::Number(_) | Answering::Text => written_commands(screen, interview, ix, item),
    };
    items.retain(|item| item.value != Command::More);
    screen.select(words.more, items, 0, words.help_more)
}

/// The commands, and the two words that are chosen among the options where there are some.
fn asking<'q>(screen: &Screen<'_>, interview: &Interview<'q>) -> Asking<'q> {
    Asking::of(interview.questionnaire(), screen.tongue)
}

fn written_commands(
    screen: &Screen<'_>,
    interview: &Interview<'_>,
    ix: ItemIx,
    item: &Item,
) -> Vec<Keyed<Command>> {
    let choices = sheet::choices(&item.answering, &[], asking(screen, interview));
    let choices =
        choices.iter().filter(|choice| matches!(choice.answer, Answer::DontKnow | Answer::NotApplicable));
    let answers = choices
        .map(|choice| Keyed::line(&choice.key, 1, &choice.label, Command::Answer(choice.answer, None)));
    answers.chain(commands(screen, interview, ix, 1)).collect()
}

fn commands(screen: &Screen<'_>, interview: &Interview<'_>, ix: ItemIx, width: usize) -> Vec<Keyed<Command>> {
    let words = words(screen.lang());
    let is_answered = interview.given(ix).answer != Answer::NotAnswered;
    let command = |key: &str, label: &str, value| Keyed::line(key, width, label, value);
    let asking = asking(screen, interview);
    let close = |(at, group): (usize, &NodeIx)| {
        let key = if at == 0 { words.key_group.to_owned() } else { format!("{}{}", words.key_group, at + 1) };
        let name = interview.questionnaire()[*group].name.get(screen.tongue);
        command(&key, &asking.none_concerns(screen.tongue.content, name), Command::Close(*group))
    };
    let mut items: Vec<Keyed<Command>> = interview.groups_beginning().iter().enumerate().map(close).collect();
    items.extend([
        command(words.key_back, words.back, Command::Back),
        command(words.key_skip, if is_answered { words.keep } else { words.skip }, Command::Skip),
        command(words.key_comment, words.comment, Command::Comment),
    ]);
    if is_answered {
        items.push(command(words.key_remove, words.remove, Command::Clear));
    }
    items.push(command(words.key_list, words.to_end, Command::ToEnd));
    items.push(command(words.key_pause, words.pause, Command::Pause));
    items
}

/// Where the cursor stands until something is chosen; the question is asked again.
fn unchosen(label: &str) -> Keyed<Command> {
    Keyed {
        key: String::new(),
        lines: label.to_owned(),
        short: label.to_owned(),
        is_hidden: false,
        value: Command::Again,
    }
}

fn keyed<T>(choice: &Choice, lines: String, value: T) -> Keyed<T> {
    Keyed { key: choice.key.clone(), lines, short: choice.shown().to_owned(), is_hidden: false, value }
}

fn first(choices: &[Choice]) -> &str {
    choices.first().map_or("", |choice| &choice.key)
}

fn last<'c>(choices: &'c [Choice], item: &Item) -> &'c str {
    let options = item.answering.options().len();
    choices.get(options.saturating_sub(1)).map_or("", |choice| &choice.key)
}

/// How wide the widest key is.
fn key_width(choices: &[Choice]) -> usize {
    choices.iter().map(|choice| choice.key.chars().count()).max().unwrap_or(1)
}
