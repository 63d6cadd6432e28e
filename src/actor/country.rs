//! A country that is named by one of its people: `his Gulf state`, `her government`.

use super::alias::AliasId;
use super::mention::{Role, Shape};
use super::{Actor, Actors};
use crate::lexicon::{ActorKind, Tag, Traits};
use crate::text::TokenRange;

/// Nouns for a country and for who rules it.
const COUNTRIES: &[&str] = &["state", "country", "nation", "government", "kingdom", "republic", "emirate"];

/// How far back the words are looked for that say whose country it is, in mentions; keeps a page of `his country` linear.
const MENTIONS: usize = 200;

/// How many words before a name say what somebody is: `Omani Deputy Foreign Minister`.
const TITLES: usize = 6;

impl Actors<'_> {
    /// The government behind a noun phrase that a possessive pronoun opens: the one whose minister or ruler is meant.
    pub(super) fn country(&self, core: &TokenRange, head: usize) -> Option<Actor> {
        if !self.reading.words[head].folds_to_any(COUNTRIES) {
            return None;
        }
        let until = self.mentions.partition_point(|m| (m.start as usize) < core.start);
        let owner = self.mentions.get(until).filter(|m| m.start as usize == core.start && m.role == Role::Possessor)?;
        let owner = owner.entity.filter(|_| owner.shape == Shape::Pronoun)?;
        let before = (until.saturating_sub(MENTIONS)..until).rev();
        before.filter(|at| self.mentions[*at].entity == Some(owner)).find_map(|at| self.served_by(at))
    }

    /// `Oman's foreign minister, …`, `Omani Foreign Minister …`: the government that the words before a name tell.
    fn served_by(&self, at: usize) -> Option<Actor> {
        let words = &self.reading.words;
        let mention = &self.mentions[at];
        let (start, head) = (mention.start as usize, mention.head as usize);
        let modifies = |at: &usize| matches!(words[*at].tag, Tag::Name | Tag::Noun | Tag::Adjective);
        let first = (start.saturating_sub(TITLES)..start).rev().take_while(modifies).last().unwrap_or(start);
        let possessor = at.checked_sub(1).map(|before| &self.mentions[before]);
        let owned = possessor.filter(|m| m.role == Role::Possessor && m.end as usize + 1 == first);
        if let Some(government) = owned.and_then(|m| self.government(self.entities.get(m.entity?).alias?)) {
            return Some(government);
        }
        let mut buffer = String::new();
        words[first..head].iter().filter(|w| w.token.capitalised && !w.has(Traits::GIVEN)).find_map(|w| {
            let alone = self.aliases.find_text([w.text()].into_iter(), &mut buffer);
            let alias = alone.or_else(|| self.aliases.find_text([w.text(), "government"].into_iter(), &mut buffer))?;
            self.government(alias)
        })
    }

    /// The actor of an alias, where it is a government.
    pub(super) fn government(&self, alias: AliasId) -> Option<Actor> {
        let known = self.aliases.get(alias);
        (known.kind == ActorKind::Government).then(|| known.actor.clone())
    }
}
