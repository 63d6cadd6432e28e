//! What words mean to the program: word forms, cues, function words, titles, units, opposites, and the packs' names.
//!
//! Knows the files under `rules/lexicon` and `rules/packs`; nothing of documents.

mod cue;
mod cue_file;
mod declarations;
mod files;
mod form;
mod function;
mod interner;
mod kinship;
mod mark;
mod measure;
mod narration;
mod numbers;
mod opening;
mod pack;
mod pattern;
mod phrases;
mod semantics;
mod table;
mod tag;
mod topic;
mod trigger;
mod word;

pub use cue::{Cue, CueClass, Frames};
pub use declarations::{Declarations, TopicSource};
pub use files::File;
pub use form::{Form, Place};
pub use interner::Interner;
pub use kinship::{Kin, Kinship};
pub use mark::Marks;
pub use measure::{Bound, Measures};
pub use narration::{Asks, Narration, Part, Phrase, Sets};
pub use pack::{ActorKind, ExampleStance, Pack, PackActor, PackTopic, TopicExample};
pub use pattern::Pattern;
pub use phrases::Lemmas;
pub use semantics::{Effect, Semantics, Side};
pub use table::Lexicon;
pub use tag::{Tag, Tags};
pub use topic::{Hit, Meaning, Role, Topic, Topics};
pub use word::{LemmaId, Traits, Word};
