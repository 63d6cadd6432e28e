//! Who said what: attributions, acts and reversals, read from tokens with nom.
//!
//! The only module that names nom. Knows no polarity, no dates, no files. Parsing never fails: a cue that cannot be
//! made into an attribution is yielded as a [`Miss`] with its reason.

mod attribution;
mod capital;
mod causation;
mod closed;
mod complement;
mod context;
mod ending;
mod explain;
mod extent;
mod forms;
mod narration;
mod neighbours;
mod nesting;
mod phrase;
mod read;
mod subject;
mod tagger;
mod verb;
mod word;

pub use attribution::{Attribution, Follows, Miss, QuotationKind, Ranges, Report, ReportKind, TakenBack};
pub use explain::{Candidate, explain};
pub use read::{Layout, Reading, attributed, read, tagged};
pub use word::{Word, Words};
