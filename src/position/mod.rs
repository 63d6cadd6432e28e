//! What a statement commits its actor to: claims read from the words of its content.
//!
//! Knows one content and its cue; no other statement, no rule, no nom.
//!
//! ```text
//! content ─clause─► clauses ─proposition─► subject, predicate, object, polarity, modality
//!                                     └─cue, judgement, amount, deadline, scope, topic─► claims
//! ```

mod amount;
mod assemble;
mod claim;
mod clause;
mod content;
mod context;
mod cue;
mod dating;
mod deadline;
mod judgement;
mod number;
mod outline;
mod period;
mod person;
mod phrase;
mod places;
mod proposition;
mod read;
mod said;
mod scope;
mod splitter;
mod subordinate;
mod topic;
mod unsaid;
mod verbs;
mod voice;

pub use claim::{Amount, Claim, Evaluation, LEAST_WEIGHT, Modality, Polarity, REVERSAL, Stance, Topic};
pub use context::{Context, Knowledge, People};
pub use dating::{Dating, dating};
pub use outline::{Figure, Outline, outlines};
pub use person::RITUAL;
pub use read::{claims, claims_of_report, claims_of_words};
pub use unsaid::{OPEN, SAYING};
