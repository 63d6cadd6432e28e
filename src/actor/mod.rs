//! Who a source is: mentions of one document resolved to actors.
//!
//! Knows the grammar's results, the packs' aliases and the words of one document; no other document, no positions, no
//! rules. Names are structure (title, given name, family name, suffix) and never compared by edit distance. What cannot
//! be resolved keeps its own words under a key that starts with `?`: the critics of one document may be those of another, and
//! a finding that rests on it is half as sure.
//!
//! ```text
//! words ──► names ──► entities ──► mentions (names, descriptions, pronouns) ──► resolve(source)
//! ```

mod alias;
mod body;
mod country;
mod description;
mod entity;
mod linking;
mod meant;
mod mention;
mod name;
mod noun_phrase;
mod pronoun;
mod relative;
mod source;

pub use alias::{Aliases, fold};

use std::sync::OnceLock;

use compact_str::CompactString;

use crate::grammar::Reading;
use crate::text::TokenRange;
use entity::Entities;
use mention::Mention;

/// Somebody who can hold a position: a person, an organisation, a government.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Actor {
    /// The stable name: a pack's key (`iran-government`), the folded full name (`steve-witkoff`), the bare surname
    /// where the document gives no more (`witkoff`), or `?` and the folded words of a description.
    pub id: CompactString,
    /// The name as people write it: `Steve Witkoff`.
    pub name: CompactString,
}

/// Whose voice tells a statement.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The actor's own.
    Actor,
    /// Somebody who speaks for the actor.
    Spokesman,
    /// The narrator's.
    Narrator,
}

/// Who stands behind a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The actor, or the principal of whoever speaks for one.
    pub actor: Actor,
    /// [`Voice::Spokesman`] where a spokesman, a campaign or the like speaks for the actor.
    pub voice: Voice,
}

/// Everybody one document mentions.
#[derive(Debug)]
pub struct Actors<'r> {
    reading: &'r Reading<'r>,
    aliases: &'r Aliases,
    entities: Entities<'r>,
    /// In the order of the page.
    mentions: Vec<Mention>,
    speaker: Option<&'r str>,
    /// Who each entity is, once that was asked: a document names few of them as sources, and these again and again.
    known: Vec<OnceLock<Option<Actor>>>,
}

impl<'r> Actors<'r> {
    /// Collects and links the mentions of a document, in time linear in its words.
    ///
    /// `speaker` is whose words the whole document is, where its title or byline says so: the `I` and `we` that stand
    /// outside of quotations.
    pub fn of(reading: &'r Reading<'r>, aliases: &'r Aliases, speaker: Option<&'r str>) -> Actors<'r> {
        let (entities, mentions) = linking::link(reading, aliases);
        let known = std::iter::repeat_with(OnceLock::new).take(entities.len()).collect();
        Actors { reading, aliases, entities, mentions, speaker, known }
    }

    /// Who a source is; `at` is the word index of the cue. `None` where there is no source.
    pub fn resolve(&self, source: Option<&TokenRange>, at: usize) -> Option<Resolved> {
        source::resolve(self, source?, at)
    }
}
