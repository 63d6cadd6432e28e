//! A trial of one pair: conditions in turn, and what follows from them.
//!
//! Judging and explaining run the same code. A trial that judges stops looking once the outcome is settled and builds no
//! text; one that explains looks at everything and keeps it.

use super::Outcome;
use crate::finding::Severity;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What was asked, and what was found.
    pub text: String,
    /// Whether it is so.
    pub holds: bool,
    /// What it is asked for.
    pub part: Part,
}

/// What a condition is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The two talk of the same thing. Where one of these fails they have nothing to do with each other.
    Same,
    /// They say opposite things of it. Where this alone fails they agree.
    Differs,
    /// Something takes the conflict away or makes it matter less.
    Unless,
}

/// What a rule makes of two claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They conflict, and it matters this much.
    Conflict(Severity),
    /// They take the same side.
    Agree,
    /// The rule has nothing to say.
    Unrelated,
}

#[derive(Debug)]
pub(super) struct Trial {
    same: bool,
    differs: bool,
    silenced: bool,
    at_most: Severity,
    explanation: Option<Vec<Condition>>,
}

impl Trial {
    /// A trial for its verdict only.
    pub fn judging() -> Self {
        Trial { same: true, differs: true, silenced: false, at_most: Severity::Error, explanation: None }
    }

    /// A trial that keeps every condition.
    pub fn explaining() -> Self {
        Trial { explanation: Some(Vec::new()), ..Trial::judging() }
    }

    /// True where what is asked of the same thing still matters.
    pub fn asks(&self) -> bool {
        self.same || self.explanation.is_some()
    }

    /// A condition of talking about the same thing.
    pub fn same(&mut self, holds: impl FnOnce() -> bool, text: impl FnOnce() -> String) {
        if self.asks() {
            let holds = holds();
            self.same &= holds;
            self.keep(Part::Same, holds, text);
        }
    }

    /// A condition of saying opposite things.
    pub fn differs(&mut self, holds: impl FnOnce() -> bool, text: impl FnOnce() -> String) {
        if self.asks() {
            let holds = holds();
            self.differs &= holds;
            self.keep(Part::Differs, holds, text);
        }
    }

    /// Something that takes a conflict away, or lowers it.
    pub fn unless(&mut self, outcome: Option<Outcome>, fires: impl FnOnce() -> bool, text: impl FnOnce() -> String) {
        let Some(outcome) = outcome else { return };
        if (self.same && self.differs) || self.explanation.is_some() {
            let fires = fires();
            match outcome {
                _ if !fires => {}
                Outcome::Silent => self.silenced = true,
                Outcome::AtMost(severity) => self.at_most = self.at_most.min(severity),
            }
            self.keep(Part::Unless, fires, text);
        }
    }

    /// What follows, for a rule of this severity.
    pub fn verdict(&self, severity: Severity) -> Verdict {
        match (self.same, self.differs) {
            (true, true) if !self.silenced => Verdict::Conflict(severity.min(self.at_most)),
            (true, false) => Verdict::Agree,
            _ => Verdict::Unrelated,
        }
    }

    /// Every condition that was looked at, where the trial explains.
    pub fn conditions(self) -> Vec<Condition> {
        self.explanation.unwrap_or_default()
    }

    fn keep(&mut self, part: Part, holds: bool, text: impl FnOnce() -> String) {
        if let Some(conditions) = &mut self.explanation {
            conditions.push(Condition { text: text(), holds, part });
        }
    }
}
