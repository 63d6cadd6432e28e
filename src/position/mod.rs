//! What a statement commits its actor to: claims read from the words of its content.
//!
//! Knows one content and its cue; no other statement, no rule, no nom.

mod claim;

pub use claim::{Amount, Claim, Evaluation, Modality, Polarity, Stance, Topic};
