//! What is wrong with the data itself: each check has a name, and can be switched off or made more severe by it.

mod across;
mod judgement;
mod pair;
mod place;
mod text;

pub use across::{Seen, Split};
pub use judgement::{Documents, judgement};
pub use pair::{holds_full_name, is_full_name, pair};
pub use text::{text, undated};

use super::Given;
use crate::finding::Severity;

/// One thing that a check objects to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// The check.
    pub check: Check,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The id that the data give to what is wrong, where it is not that of a record.
    pub id: Option<String>,
    /// The line it stands on, where it is not that of a record.
    pub line: Option<usize>,
    /// The file and line of what it repeats.
    pub first: Option<(String, usize)>,
}

impl Lint {
    pub(in crate::dataset) fn new(check: Check, message: impl Into<String>) -> Self {
        Lint { check, message: message.into(), id: None, line: None, first: None }
    }

    /// Where its file has a span.
    #[must_use]
    fn at(self, given: Option<&Given>) -> Self {
        let Some(given) = given else { return self };
        Lint { id: given.id.clone(), line: given.line, ..self }
    }

    /// With an id of the data.
    #[must_use]
    pub(in crate::dataset) fn of(self, id: Option<String>) -> Self {
        Lint { id, ..self }
    }
}

/// The checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// A span that reaches beyond its text.
    SpanOutOfRange,
    /// A span whose words are not those that the data repeats for it.
    SpanTextDiffers,
    /// A span without a letter in it.
    EmptyRole,
    /// Words that stand in two roles of one attribution, or twice in one.
    OverlappingRoles,
    /// A cue or source without a content.
    MissingContent,
    /// A key that is nearly called like one that is missing.
    MisspeltKey,
    /// A relation that refers to what is not there.
    BrokenLink,
    /// An id that two records share.
    DuplicateId,
    /// A document that stands in the data twice.
    DuplicateDocument,
    /// A pair that stands in the data twice.
    DuplicatePair,
    /// The same pair labelled two ways.
    ConflictingLabels,
    /// A label that stands for nothing we know.
    UnknownLabel,
    /// A document without a date.
    UndatedDocument,
    /// A pair whose sides are said by two actors.
    ActorMismatch,
    /// A record of the test data that also stands in the training data.
    TrainTestOverlap,
    /// A judgement of a document that is not in the corpus.
    UnknownDocument,
}

/// Every check with its name and how much it matters. Errors are what no score can be right with.
const CHECKS: [(Check, &str, Severity); 16] = [
    (Check::SpanOutOfRange, "span-out-of-range", Severity::Error),
    (Check::SpanTextDiffers, "span-text-differs", Severity::Error),
    (Check::EmptyRole, "empty-role", Severity::Error),
    (Check::OverlappingRoles, "overlapping-roles", Severity::Warning),
    (Check::MissingContent, "missing-content", Severity::Error),
    (Check::MisspeltKey, "misspelt-key", Severity::Error),
    (Check::BrokenLink, "broken-link", Severity::Error),
    (Check::DuplicateId, "duplicate-id", Severity::Error),
    (Check::DuplicateDocument, "duplicate-document", Severity::Error),
    (Check::DuplicatePair, "duplicate-pair", Severity::Warning),
    (Check::ConflictingLabels, "conflicting-labels", Severity::Error),
    (Check::UnknownLabel, "unknown-label", Severity::Error),
    (Check::UndatedDocument, "undated-document", Severity::Warning),
    (Check::ActorMismatch, "actor-mismatch", Severity::Warning),
    (Check::TrainTestOverlap, "train-test-overlap", Severity::Error),
    (Check::UnknownDocument, "unknown-document", Severity::Error),
];

impl Check {
    /// Its name.
    pub fn name(self) -> &'static str {
        CHECKS[self as usize].1
    }

    /// How much it matters where nothing else is set.
    pub fn severity(self) -> Severity {
        CHECKS[self as usize].2
    }

    /// The check of a name.
    pub fn of(name: &str) -> Option<Check> {
        CHECKS.iter().find(|(_, known, _)| *known == name).map(|(check, _, _)| *check)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        CHECKS.iter().map(|(_, name, _)| *name)
    }
}

/// True where the words that the data repeats for a span are not those of the text. White space and ellipses do not
/// count, as each tool writes line ends and the gaps of a span in several pieces in its own way.
pub(super) fn differs(recorded: &str, found: &str) -> bool {
    let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '…').collect::<Vec<char>>();
    ink(recorded) != ink(found)
}
