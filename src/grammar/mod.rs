//! Who said what: attributions, acts and reversals, read from tokens with nom.
//!
//! The only module that names nom. Knows no polarity, no dates, no files. Parsing never fails: a cue that cannot be
//! made into an attribution is yielded as a [`Miss`] with its reason.

mod attribution;
mod tagger;
mod word;

pub use attribution::{Attribution, Miss, QuotationKind, Report, ReportKind};
pub use word::{Word, Words};
