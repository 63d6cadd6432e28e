//! Whom `who` stands for: the name before it, or the one that the noun before it describes.

use super::Actors;
use super::description::SPEAKING;
use super::entity::{EntityId, Kind};
use super::mention::{Role, Shape};
use crate::lexicon::{Tag, Traits};

impl Actors<'_> {
    /// The noun phrase right before a relative pronoun, a comma or a bracket left out.
    pub(super) fn relative(&self, at: usize) -> Option<EntityId> {
        let before = self.mentions.partition_point(|m| (m.start as usize) < at).checked_sub(1)?;
        let mention = self.mentions.get(before)?;
        let gap = &self.reading.words[(mention.end as usize).min(at)..at];
        let bracketed = gap.first().is_some_and(|w| w.is("(")) && gap.iter().rev().take(2).any(|w| w.is(")"));
        // "A backer of Senator Lee, who …" is as often the backer; "an aide to Lee who …" the aide.
        let noun = (mention.start as usize).checked_sub(2).filter(|noun| {
            let link = &self.reading.words[noun + 1];
            let word = &self.reading.words[*noun];
            word.has(Traits::PERSON)
                && !word.folds_to_any(SPEAKING)
                && (link.is("of") || gap.is_empty() && link.is_any(&["to", "for", "from", "in", "at", "with"]))
        });
        if let Some(noun) = noun.filter(|_| gap.len() <= 1) {
            return self.described_after(noun);
        }
        let close = gap.is_empty() || gap.len() == 1 && gap[0].is_comma() || bracketed && gap.len() <= 10;
        if close { mention.entity } else { None }
    }

    /// "Ann Lee, a top aide to Park who …": the name before the comma that the noun at `noun` describes.
    pub(super) fn described_after(&self, noun: usize) -> Option<EntityId> {
        /// Words of a description before its noun.
        const BEFORE: usize = 6;
        let words = &self.reading.words;
        let comma = (noun.saturating_sub(BEFORE)..noun).rev().find(|at| {
            !matches!(words[*at].tag, Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Adverb)
        })?;
        let before = self.mentions.partition_point(|m| (m.end as usize) <= comma).checked_sub(1)?;
        let name = &self.mentions[before];
        let named = words[comma].is_comma() && words[comma + 1].tag == Tag::Determiner && name.end as usize == comma;
        let one = words[noun].tag == Tag::Noun && words[noun].has(Traits::PERSON);
        name.entity.filter(|_| named && one && name.shape == Shape::Name && name.role != Role::Possessor).filter(|id| {
            let entity = self.entities.get(*id);
            entity.kind == Kind::Person || entity.kind == Kind::Unknown && entity.full
        })
    }
}
