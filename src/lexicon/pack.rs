//! Packs: the actors and topics of a domain, as `rules/packs/*.toml` writes them.
//!
//! Actors are ready for use; the patterns of topics stay raw text with their places, for whoever compiles them.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::File;
use crate::error::Fault;

/// One file of `rules/packs`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// What the pack covers, in one sentence.
    pub summary: String,
    /// Who is known by other names.
    #[serde(default, rename = "actor")]
    pub actors: Vec<PackActor>,
    /// What positions are about.
    #[serde(default, rename = "topic")]
    pub topics: Vec<PackTopic>,
}

/// `[[actor]]`: somebody with a stable key and all the names that mean nobody else.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackActor {
    /// The key: lower-case words joined by hyphens.
    #[schemars(with = "String", regex(pattern = "^[a-z0-9][a-z0-9-]*$"))]
    pub id: Spanned<String>,
    /// The name shown; for a person given name and family name.
    pub name: String,
    /// Other names, as the text writes them: `Donald J. Trump`, `the Kremlin`. A bare surname stands here where it is
    /// enough by itself.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub aliases: Vec<Spanned<String>>,
    /// Person, organisation or government.
    pub kind: ActorKind,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A body that speaks as one.
    Organisation,
    /// A state's government; its country and capital stand for it.
    Government,
}

/// `[[topic]]`, its patterns not yet compiled.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackTopic {
    /// The key: lower-case words joined by hyphens.
    #[schemars(with = "String", regex(pattern = "^[a-z0-9][a-z0-9-]*$"))]
    pub id: Spanned<String>,
    /// The name shown.
    pub name: String,
    /// True where the topic is for or against somebody: naming them is not yet speaking of it, so it counts only where
    /// a side is taken in so many words.
    #[serde(default)]
    pub person: bool,
    /// Patterns that name the topic.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub patterns: Vec<Spanned<String>>,
    /// Patterns that speak of it and do not stand for it: being against emissions is not being against their limit.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub mentions: Vec<Spanned<String>>,
    /// Patterns one of which must stand near.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub context: Vec<Spanned<String>>,
    /// Patterns that back it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub support: Vec<Spanned<String>>,
    /// Patterns that oppose it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub oppose: Vec<Spanned<String>>,
    /// Sentences that the topic must be found in.
    #[serde(default, rename = "example")]
    pub examples: Vec<TopicExample>,
}

/// `[[topic.example]]`: a sentence, and the side it takes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicExample {
    /// The sentence.
    pub text: String,
    /// `support` or `oppose`; without it the sentence only names the topic.
    #[serde(default)]
    pub stance: Option<ExampleStance>,
}

/// The side that an example takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ExampleStance {
    /// For.
    Support,
    /// Against.
    Oppose,
}

impl Pack {
    /// Reads one file. Every fault is added to `faults`; what is wrong in itself is left out of the pack.
    pub fn read(file: &File, faults: &mut Vec<Fault>) -> Option<Pack> {
        let mut pack: Pack = file.parse(faults)?;
        let mut seen = HashSet::new();
        let mut sound = |id: &Spanned<String>, what: &str| {
            let key = id.get_ref();
            let shaped = !key.is_empty()
                && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !key.starts_with('-');
            if !shaped {
                let message = format!("`{key}` is no key: expected lower-case letters, digits and hyphens");
                faults.push(Fault::at(file.path, file.text, id.span(), message).help("write it like `jane-roe`"));
                return false;
            }
            let key = format!("{what} {key}");
            if seen.contains(&key) {
                let message = format!("the {key} is declared twice in this pack");
                faults.push(Fault::at(file.path, file.text, id.span(), message).help("join the two entries"));
                return false;
            }
            seen.insert(key)
        };
        pack.actors.retain(|actor| sound(&actor.id, "actor"));
        pack.topics.retain(|topic| sound(&topic.id, "topic"));
        Some(pack)
    }
}
