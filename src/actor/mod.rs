//! Who a source is: mentions of one document resolved to actors.
//!
//! Knows the grammar's results, the lexicon's aliases and the words of one document; no positions, no rules.

/// Somebody who can hold a position: a person, an organisation, a government.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Actor {
    /// The stable name: a pack's key (`iran-government`) or the folded full name (`steve-witkoff`).
    pub id: String,
    /// The name as people write it: `Steve Witkoff`.
    pub name: String,
}
