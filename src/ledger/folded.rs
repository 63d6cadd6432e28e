//! Statements as the ledger keeps them: numbers, and places in its lists.
//!
//! An archive makes a hundred thousand statements of a dozen words each. Folded, a statement with its claims takes some
//! hundred and fifty bytes, and two words are compared as two numbers.

use jiff::civil::Date;

use crate::position::{Amount, Evaluation, Modality, Polarity, Stance};
use crate::statement::{Kind, Moment, QuotationKind, Voice};

/// A statement; its claims are those from `claims` up to the next statement's.
#[derive(Debug)]
pub(super) struct Said {
    pub moment: Moment,
    pub document: u32,
    pub ordinal: u32,
    /// One past its place among the actors; 0 where nobody is known to have said it.
    pub actor: u32,
    pub cue_lemma: u32,
    pub claims: u32,
    /// Where its passages begin among the spans: source, cue and content, one after the other.
    pub spans: u32,
    /// Its place among the forms.
    pub form: u16,
    pub source: u16,
    pub cue: u16,
    pub content: u16,
    pub kind: Kind,
    pub voice: Voice,
    pub quotation: Option<QuotationKind>,
}

/// A claim.
#[derive(Debug)]
pub(super) struct Folded {
    pub said: u32,
    pub topic: u32,
    pub predicate: u32,
    /// Where its words begin among the arguments: subject, object and scope, one after the other.
    pub arguments: u32,
    pub subject: Length,
    pub object: Length,
    pub scope: u8,
    pub evidence: u8,
    /// Where its evidence begins among the spans.
    pub spans: u32,
    /// One past its place among the measures; 0 where it has none.
    pub measure: u32,
    pub polarity: Polarity,
    pub modality: Modality,
    pub stance: Option<Stance>,
    pub evaluation: Option<Evaluation>,
    pub stated: bool,
    pub acknowledged: bool,
    /// True where it is about the actor's own doing.
    pub own: bool,
}

/// What few claims have.
#[derive(Debug)]
pub(super) struct Measure {
    pub amount: Option<Amount>,
    pub deadline: Option<Date>,
}

/// How long an argument is; of a longer one the first 255 words are kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Length {
    pub words: u8,
    pub bytes: u16,
}
