//! A rule as it runs: every name checked, nothing left to go wrong.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::{Conflict, Title};
use crate::finding::Severity;

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The stem of its file's name.
    pub id: String,
    /// What it finds, in one sentence.
    pub summary: String,
    /// How much its findings matter, before any `unless`.
    pub severity: Severity,
    /// What it looks at and why, in a few sentences.
    pub why: String,
    /// False for a rule that runs only where it is asked for: `default = "off"`.
    pub enabled: bool,
    /// The message of a finding.
    pub title: Title,
    /// Which claims are looked at together.
    pub compare: Compare,
    /// What makes two of them conflict.
    pub conflict: Conflict,
    /// What silences or lowers a conflict.
    pub unless: Unless,
    /// Texts in which it finds a conflict.
    pub conflict_examples: Vec<Example>,
    /// Texts in which it finds none.
    pub quiet_examples: Vec<Example>,
    /// The file's text.
    pub source_text: String,
    /// The file's path, as it was given.
    pub path: String,
}

/// Which claims are looked at together: always those on one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Compare {
    /// True where both must be one actor's; else they must be two actors'.
    pub same_actor: bool,
    /// The longest time between the two.
    pub within: Option<Within>,
}

/// A length of time as a rule writes it: `10y`, `6m`, `30d`.
#[derive(Debug, Clone, PartialEq)]
pub struct Within {
    /// As written.
    pub text: String,
    span: jiff::SpanFieldwise,
    /// The same in months, where it is a number of them.
    months: Option<i32>,
}

impl Within {
    /// Reads a number followed by `y` (years), `m` (months) or `d` (days).
    pub fn parse(text: &str) -> Option<Self> {
        let number: i32 = text.get(..text.len().checked_sub(1)?)?.parse().ok().filter(|n| *n >= 0)?;
        let span = match text.as_bytes().last()? {
            b'y' => jiff::Span::new().try_years(number),
            b'm' => jiff::Span::new().try_months(number),
            b'd' => jiff::Span::new().try_days(number),
            _ => return None,
        };
        let months = match text.as_bytes().last()? {
            b'y' => number.checked_mul(12),
            b'm' => Some(number),
            _ => None,
        };
        Some(Within { text: text.to_owned(), span: span.ok()?.fieldwise(), months })
    }

    /// True where no more than this lies between two days, in whichever order they come.
    pub fn holds(&self, one: Date, other: Date) -> bool {
        let (first, last) = (one.min(other), one.max(other));
        let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        match self.months.map(|months| (month(last) - month(first)).cmp(&months)) {
            Some(Ordering::Less) => true,
            Some(Ordering::Greater) => false,
            // The days decide.
            Some(Ordering::Equal) | None => first.checked_add(self.span.0).is_ok_and(|limit| last <= limit),
        }
    }
}

/// What silences or lowers a conflict that all conditions make.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unless {
    /// The later statement owns the change: "I changed my mind".
    pub acknowledged: Option<Outcome>,
    /// The two are said of different years, places or cases.
    pub different_scope: Option<Outcome>,
    /// One of the two holds only under a condition. It takes a rule that lets `conditional` claims in.
    pub condition: Option<Outcome>,
}

/// What an `unless` does to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There is none.
    Silent,
    /// It matters this much and no more.
    AtMost(Severity),
}

/// A text with what the rule is to make of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// Why it is so.
    pub because: Option<String>,
    /// The text.
    pub passages: Passages,
    /// Why the rule gets it wrong, where it is known to.
    pub known_wrong: Option<String>,
    /// The line of the file that it starts on, from 1.
    pub line: usize,
}

/// The text of an example.
#[derive(Debug, Clone, PartialEq)]
pub enum Passages {
    /// Two documents.
    Two {
        /// The one that comes first.
        earlier: Wording,
        /// The one that comes last.
        later: Wording,
    },
    /// One document that holds both sides.
    One(Wording),
}

/// A dated text.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// The document's date.
    pub date: Date,
    /// Its text.
    pub text: String,
}
