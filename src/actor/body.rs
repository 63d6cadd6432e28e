//! Bodies by what they are: `the company`, `the university`, for one that the text has named.

use super::Actors;
use super::entity::{Entity, EntityId, Gender, Kind, index};
use super::mention::{Mention, Role, Shape};
use super::pronoun::{Query, antecedent};
use crate::lexicon::Tag;
use crate::text::TokenRange;

/// Nouns for whatever body does business or plays: its name need not say so.
const OF_ANY: &[&str] = &[
    "company",
    "firm",
    "group",
    "business",
    "corporation",
    "conglomerate",
    "start-up",
    "startup",
    "manufacturer",
    "maker",
    "carmaker",
    "automaker",
    "drugmaker",
    "chipmaker",
    "steelmaker",
    "shipbuilder",
    "miner",
    "studio",
    "producer",
    "supplier",
    "retailer",
    "grocer",
    "chain",
    "airline",
    "carrier",
    "operator",
    "developer",
    "builder",
    "publisher",
    "broadcaster",
    "network",
    "platform",
    "lender",
    "insurer",
    "utility",
    "brewer",
    "club",
];

/// How many mentions back a body is looked for.
const NEAR: usize = 200;

impl Actors<'_> {
    /// The named body that a definite noun phrase with this head means.
    pub(super) fn body_by_kind(&self, phrase: &TokenRange, head: usize) -> Option<EntityId> {
        let words = &self.reading.words;
        let (first, noun) = (&words[phrase.start], &words[head]);
        if !first.folds_to("the") || !matches!(noun.tag, Tag::Noun | Tag::Adjective) || noun.token.capitalised {
            return None;
        }
        // What is said in the same sentence is mostly said of something else: "The Folio will cost 299, the company said".
        let sentence = index(self.reading.sentences.partition_point(|s| s.end <= phrase.start));
        let until = self.mentions.partition_point(|m| (m.start as usize) < phrase.start);
        let earlier = self.mentions.partition_point(|m| m.sentence < sentence);
        let named = |from: usize, to: usize| {
            self.body_among(&self.mentions[from.max(to.saturating_sub(NEAR))..to], phrase, head, sentence)
        };
        named(0, earlier).or_else(|| named(earlier, until))
    }

    fn body_among(&self, before: &[Mention], phrase: &TokenRange, head: usize, sentence: u32) -> Option<EntityId> {
        let words = &self.reading.words;
        let noun = &words[head];
        // "The university" is the University of Lund.
        let says_so = |id: &EntityId| {
            let name = self.entities.words(*id);
            name.len() > 1 && name.iter().any(|w| w.text().eq_ignore_ascii_case(noun.text()))
        };
        let names = before.iter().rev().filter(|m| m.shape == Shape::Name);
        let bare = head == phrase.start + 1;
        if let Some(id) = names.filter(|_| bare).filter_map(|m| m.entity).find(says_so) {
            return Some(id);
        }
        if !noun.folds_to_any(OF_ANY) {
            return None;
        }
        let query = Query {
            at: phrase.start,
            sentence,
            paragraph: index(self.reading.paragraphs.partition_point(|p| p.end <= phrase.start)),
            gender: Gender::Unknown,
            quoted: noun.quoted,
            object: false,
            person: false,
            other_than: None,
        };
        let found = antecedent(words, &self.entities, before, query)?;
        let acts = |m: &Mention| m.entity == Some(found) && m.role >= Role::Subject;
        let other = |m: &Mention| {
            m.entity.is_some_and(|id| id != found && self.entities.get(id).kind != Kind::Person)
                && m.shape == Shape::Name
        };
        let Entity { kind, alias, .. } = self.entities.get(found);
        // A place is seldom said to do something; a single name is what the text is about.
        let about = || before.iter().any(acts) || !before.iter().any(other);
        (*kind == Kind::Organisation || alias.is_none() && about()).then_some(found)
    }
}
