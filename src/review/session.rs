//! A review as a state: keys change it and ask for effects, whose outcome is told to it.
//!
//! Knows no terminal and no files. What an effect asks for has happened only once [`Session::settle`] hears so: a
//! decision that could not be kept is none.

use super::folder::Kept;
use super::page::{self, Size};
use super::snapshot::Snapshot;

/// Why a snapshot waits for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing was accepted of this actor and topic.
    New,
    /// Something else was accepted.
    Changed,
    /// What was accepted is no longer found.
    Gone,
}

impl Status {
    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Changed => "changed",
            Status::Gone => "gone",
        }
    }
}

/// A snapshot that waits for a decision.
#[derive(Debug, Clone)]
pub struct Item {
    /// What is kept of it.
    pub kept: Kept,
    /// Why it waits.
    pub status: Status,
    /// What was accepted; nothing where it is new.
    pub old: Snapshot,
    /// What is found now; nothing where it is gone.
    pub new: Snapshot,
}

/// What was decided on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is the state to compare with.
    Accepted,
    /// It is not to be found again.
    Rejected,
    /// Another time.
    Skipped,
}

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape: a step back, never a decision.
    Escape,
    /// Backspace.
    Backspace,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Ctrl-C, or no more input.
    Interrupt,
    /// One that means nothing.
    Other,
}

/// What a key asks for. Items are told by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Accept an item.
    Accept(usize),
    /// Reject an item, with the reason; it is empty where there is nothing to ignore.
    Reject(usize, String),
    /// Take back the decision on an item.
    Undo(usize),
    /// The text of an item's rules.
    Rule(usize),
    /// How an item's findings came about.
    Why(usize),
    /// End the review.
    Quit,
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mode {
    /// The current item's diff.
    Diff,
    /// A question: why is it, or are all that are left, rejected?
    Reason { all: bool, text: String },
    /// A text to read.
    Page(String),
    /// Nothing is left to decide.
    End,
}

/// A review.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) items: Vec<Item>,
    pub(super) decisions: Vec<Option<Decision>>,
    pub(super) current: usize,
    pub(super) mode: Mode,
    pub(super) scroll: usize,
    /// How much is shown around what differs: an index into what [`super::diff`] offers.
    pub(super) context: usize,
    pub(super) message: String,
    /// Items by the keys that decided on them, the last at the end.
    history: Vec<Vec<usize>>,
}

impl Session {
    /// A review of some items, none of them decided.
    pub fn new(items: Vec<Item>) -> Session {
        let mode = if items.is_empty() { Mode::End } else { Mode::Diff };
        let decisions = vec![None; items.len()];
        Session {
            items,
            decisions,
            current: 0,
            mode,
            scroll: 0,
            context: 0,
            message: String::new(),
            history: Vec::new(),
        }
    }

    /// The items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many items were decided this way.
    pub fn count(&self, decision: Decision) -> usize {
        self.decisions.iter().filter(|known| **known == Some(decision)).count()
    }

    /// Takes a key, on a screen of this size; the effects are to be tried in order, up to the first that fails.
    pub fn press(&mut self, key: Key, size: Size) -> Vec<Effect> {
        self.message.clear();
        if key == Key::Interrupt {
            return vec![Effect::Quit];
        }
        match self.mode.clone() {
            Mode::Reason { all, text } => self.answer(key, all, text),
            Mode::End => self.at_end(key),
            mode => {
                if let Some(lines) = step(key, size) {
                    let last = page::lines(self, size).len().saturating_sub(page::room(size));
                    self.scroll = self.scroll.min(last).saturating_add_signed(lines).min(last);
                    return Vec::new();
                }
                if mode == Mode::Diff { self.at_diff(key) } else { self.at_page(key) }
            }
        }
    }

    /// Hears what became of an effect: a text to show, or why it failed.
    pub fn settle(&mut self, effect: &Effect, outcome: Result<String, String>) {
        let text = match outcome {
            Ok(text) => text,
            Err(message) => {
                self.message = message;
                if let Effect::Accept(item) | Effect::Reject(item, _) | Effect::Undo(item) = effect {
                    self.show(*item);
                }
                return;
            }
        };
        match effect {
            Effect::Accept(item) => self.decide(*item, Decision::Accepted),
            Effect::Reject(item, _) => {
                self.message = text;
                self.decide(*item, Decision::Rejected);
            }
            Effect::Undo(item) => self.forget(*item),
            Effect::Rule(_) | Effect::Why(_) => self.turn_to(Mode::Page(text)),
            Effect::Quit => {}
        }
    }

    fn at_diff(&mut self, key: Key) -> Vec<Effect> {
        let current = self.current;
        match key {
            Key::Char('q') | Key::Escape => return vec![Effect::Quit],
            Key::Char('a' | 'r' | 's' | ' ') if self.decisions[current].is_some() => {
                "this one is decided; u takes the last decision back".clone_into(&mut self.message);
            }
            Key::Char('a') => return self.ask([current], Effect::Accept),
            Key::Char('A') => return self.ask(self.undecided(), Effect::Accept),
            Key::Char('r') if self.items[current].status == Status::Gone => {
                return self.ask([current], |item| Effect::Reject(item, String::new()));
            }
            Key::Char('r') => self.mode = Mode::Reason { all: false, text: String::new() },
            Key::Char('R') => self.mode = Mode::Reason { all: true, text: String::new() },
            Key::Char('s' | ' ') => self.skip(&[current]),
            Key::Char('S') => self.skip(&self.undecided()),
            Key::Char('c') => {
                self.context = (self.context + 1) % super::diff::CONTEXT.len();
                self.scroll = 0;
            }
            Key::Char('i') => return vec![Effect::Rule(current)],
            Key::Char('w') => return vec![Effect::Why(current)],
            Key::Char('u') => return self.undo(),
            Key::Char('n') => self.show((current + 1) % self.items.len()),
            Key::Char('p') => self.show((current + self.items.len() - 1) % self.items.len()),
            Key::Char('?') => self.turn_to(Mode::Page(page::HELP.to_owned())),
            _ => "no such key; ? shows them all".clone_into(&mut self.message),
        }
        Vec::new()
    }

    fn at_page(&mut self, key: Key) -> Vec<Effect> {
        if let Key::Char('q' | '?' | 'i' | 'w' | ' ') | Key::Escape | Key::Enter = key {
            self.turn_to(Mode::Diff);
        }
        Vec::new()
    }

    fn at_end(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Char('u') => return self.undo(),
            Key::Char('p') if !self.items.is_empty() => self.show(self.items.len() - 1),
            Key::Char('n') if !self.items.is_empty() => self.show(0),
            Key::Char('q' | ' ') | Key::Enter | Key::Escape => return vec![Effect::Quit],
            _ => {}
        }
        Vec::new()
    }

    fn answer(&mut self, key: Key, all: bool, mut text: String) -> Vec<Effect> {
        match key {
            Key::Escape => {
                self.mode = Mode::Diff;
                "nothing was rejected".clone_into(&mut self.message);
                return Vec::new();
            }
            Key::Enter if text.trim().is_empty() => {
                "a reason must be there: why is this no finding?".clone_into(&mut self.message);
            }
            Key::Enter => {
                self.mode = Mode::Diff;
                let reason = text.trim().to_owned();
                let items = if all { self.undecided() } else { vec![self.current] };
                return self.ask(items, |item| Effect::Reject(item, reason.clone()));
            }
            Key::Backspace => {
                text.pop();
            }
            Key::Char(c) if !c.is_control() => text.push(c),
            _ => {}
        }
        self.mode = Mode::Reason { all, text };
        Vec::new()
    }

    /// Begins what one `u` takes back.
    fn ask(&mut self, items: impl IntoIterator<Item = usize>, effect: impl Fn(usize) -> Effect) -> Vec<Effect> {
        self.history.push(Vec::new());
        items.into_iter().map(effect).collect()
    }

    fn skip(&mut self, items: &[usize]) {
        self.history.push(Vec::new());
        for item in items {
            self.decide(*item, Decision::Skipped);
        }
    }

    fn undo(&mut self) -> Vec<Effect> {
        self.history.retain(|items| !items.is_empty());
        let Some(items) = self.history.last().cloned() else {
            "there is nothing to take back".clone_into(&mut self.message);
            return Vec::new();
        };
        let mut effects = Vec::new();
        for item in items.into_iter().rev() {
            match self.decisions[item] {
                Some(Decision::Skipped) => self.forget(item),
                _ => effects.push(Effect::Undo(item)),
            }
        }
        effects
    }

    fn decide(&mut self, item: usize, decision: Decision) {
        self.decisions[item] = Some(decision);
        if let Some(last) = self.history.last_mut() {
            last.push(item);
        }
        let (before, after): (Vec<usize>, Vec<usize>) = self.undecided().into_iter().partition(|next| *next < item);
        match after.first().or(before.first()) {
            Some(next) => self.show(*next),
            None => self.turn_to(Mode::End),
        }
    }

    fn forget(&mut self, item: usize) {
        self.decisions[item] = None;
        if let Some(last) = self.history.last_mut() {
            last.retain(|known| *known != item);
        }
        self.show(item);
    }

    fn undecided(&self) -> Vec<usize> {
        (0..self.items.len()).filter(|item| self.decisions[*item].is_none()).collect()
    }

    fn show(&mut self, item: usize) {
        self.current = item;
        self.turn_to(Mode::Diff);
    }

    fn turn_to(&mut self, mode: Mode) {
        self.mode = mode;
        self.scroll = 0;
    }
}

/// Lines that a key scrolls by.
fn step(key: Key, size: Size) -> Option<isize> {
    let page = isize::try_from(page::room(size)).unwrap_or(isize::MAX);
    match key {
        Key::Up | Key::Char('k') => Some(-1),
        Key::Down | Key::Char('j') => Some(1),
        Key::PageUp | Key::Char('b') => Some(-page),
        Key::PageDown | Key::Char('f') => Some(page),
        _ => None,
    }
}
