//! What words mean to the program: word forms, cues, function words, titles, units, opposites, and the packs' names.
//!
//! Knows the files under `rules/lexicon` and `rules/packs`; nothing of documents.

mod cue;
mod tag;

pub use cue::{Cue, CueClass, Frames};
pub use tag::{Tag, Tags};
