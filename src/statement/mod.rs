//! A statement: one attribution, act or reversal of one document, with the actor and the positions it commits to.
//!
//! Its words are spans of the document's text, which it borrows: a content is copied only where somebody reads it.

mod anaphora;
mod assemble;
mod people;

use std::borrow::Cow;

use compact_str::CompactString;
use jiff::civil::Date;
use smallvec::SmallVec;

use crate::actor::Actor;
pub use crate::actor::Voice;
pub use crate::grammar::QuotationKind;
use crate::position::Claim;
use crate::text::Span;

pub use assemble::{Origin, statements};

/// What a statement is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement<'d> {
    /// The document's id.
    pub document: &'d str,
    /// The document's text: what its passages are words of.
    pub text: &'d str,
    /// When it was made, as far as the text tells.
    pub moment: Moment,
    /// Its place in the document, counted from 0: keeps statements of one moment in the order of the page.
    pub ordinal: u32,
    /// Attribution, act or reversal.
    pub kind: Kind,
    /// Whose voice tells it.
    pub voice: Voice,
    /// Direct, indirect or mixed quotation; `None` for acts and reversals.
    pub quotation: Option<QuotationKind>,
    /// Who said it, as the text has it.
    pub source: Passage,
    /// The words that attribute it.
    pub cue: Passage,
    /// The cue's lemma: `say`, `according to`.
    pub cue_lemma: CompactString,
    /// The grammatical form that matched: `said-that`, `quote-said` …
    pub form: &'static str,
    /// What was said or done.
    pub content: Passage,
    /// Who it is, resolved.
    pub actor: Option<Actor>,
    /// The positions it commits the actor to.
    pub claims: Vec<Claim>,
    /// Statements reported inside its content.
    pub nested: Vec<Statement<'d>>,
}

impl<'d> Statement<'d> {
    /// The words for who said it.
    pub fn source_text(&self) -> Cow<'d, str> {
        self.source.of(self.text)
    }

    /// The words that attribute it.
    pub fn cue_text(&self) -> Cow<'d, str> {
        self.cue.of(self.text)
    }

    /// The words of its content.
    pub fn content_text(&self) -> Cow<'d, str> {
        self.content.of(self.text)
    }
}

/// Some words of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Where they stand, in bytes, in order, not touching.
    pub spans: SmallVec<[Span; 1]>,
}

impl Passage {
    /// The words exactly as they stand in `text`, those of each span joined with ` … `.
    pub fn of<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.spans.as_slice() {
            [] => Cow::Borrowed(""),
            [span] => Cow::Borrowed(span.of(text)),
            spans => Cow::Owned(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")),
        }
    }
}

/// What kind of statement it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody said it.
    Attribution,
    /// The narrator tells that somebody did it.
    Act,
    /// The narrator tells that somebody changed position.
    Reversal,
}

/// When a statement was made: a span of days, and whether the text says "before that".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// The last day it can have been made on; `None` where the document has no date.
    pub date: Option<Date>,
    /// How exactly the day is known.
    pub precision: Precision,
}

/// How exactly a day is known. The order is that of time: what was said before a day comes before what was said on it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// At some time before the date ("after earlier saying").
    Before,
    /// Some time in the year that ends with the date.
    Year,
    /// Some time in the month that ends with the date.
    Month,
    /// On the date.
    Day,
}
