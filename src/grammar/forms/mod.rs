//! The grammatical forms of attribution, each a function from a cue to what it attributes.
//!
//! A form answers `None` where the words are not of its form. The driver tries them in [`VERBAL`]'s order and takes the
//! first that matches; `why` shows which did not.

mod according;
mod nominal;
mod passive;
mod postposed;
mod preposed;
mod speaker;

use super::attribution::Attribution;
use super::context::Context;

pub use according::according;
pub use nominal::{adjectival, nominal};
pub use speaker::{ANNOUNCED, announced, speaker, turn};

/// A form: its name, and the function that tries it on the cue at an index.
pub type Form = (&'static str, fn(&Context, usize) -> Option<Attribution>);

/// The forms of a verb cue, in the order in which they are tried.
pub const VERBAL: &[Form] = &[
    ("passive", passive::passive),
    ("quote-said", postposed::quotation_before),
    ("said-complement", preposed::complement_after),
    ("clause-said", postposed::clause_before),
    ("question-asked", postposed::sentence_before),
];
