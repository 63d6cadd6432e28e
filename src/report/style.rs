//! How a report may look: colour and width.

use std::fmt;

use anstyle::{AnsiColor, Style as Ink};

use crate::finding::Severity;

/// What the place that a report is printed to can show. Never detected here: the caller tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Colour by ANSI escape sequences.
    pub color: bool,
    /// Columns of a line. Less than [`Style::NARROWEST`] is taken as that.
    pub width: usize,
}

impl Style {
    /// The fewest columns that reports are laid out for.
    pub const NARROWEST: usize = 40;

    pub(super) fn columns(self) -> usize {
        self.width.max(Self::NARROWEST)
    }

    pub(super) fn paint<T: fmt::Display>(self, ink: Ink, text: T) -> Painted<T> {
        Painted { ink: if self.color { ink } else { Ink::new() }, text }
    }
}

/// Text in a colour; without a colour, just the text.
#[derive(Debug)]
pub(super) struct Painted<T> {
    ink: Ink,
    text: T,
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.ink.render(), self.text, self.ink.render_reset())
    }
}

/// What came first.
pub(super) const EARLIER: Ink = AnsiColor::Red.on_default();
/// What came last.
pub(super) const LATER: Ink = AnsiColor::Green.on_default();
/// Arrows, bars and labels.
pub(super) const FRAME: Ink = AnsiColor::Blue.on_default().bold();
/// What matters least.
pub(super) const FAINT: Ink = Ink::new().dimmed();
/// What is read first.
pub(super) const TITLE: Ink = Ink::new().bold();

/// A severity's colour.
pub(super) const fn of(severity: Severity) -> Ink {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => AnsiColor::Cyan.on_default().bold(),
    }
}
