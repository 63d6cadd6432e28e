//! What words mean to the program: word forms, cues, function words, titles, units, opposites, and the packs' names.
//!
//! Knows the files under `rules/lexicon` and `rules/packs`; nothing of documents.

mod cue;
mod cue_file;
mod files;
mod function;
mod narration;
mod table;
mod tag;
mod word;

pub use cue::{Cue, CueClass, Frames};
pub use files::File;
pub use narration::{Asks, Narration, Part, Phrase, Sets};
pub use table::Lexicon;
pub use tag::{Tag, Tags};
pub use word::{LemmaId, Traits, Word};
