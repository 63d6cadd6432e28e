//! Whom a single word means: a name, or a pronoun inside what somebody says.

use super::entity::{EntityId, Kind};
use super::mention::{Mention, Role, Shape};
use super::pronoun::{Query, antecedent, third_person};
use super::{Actor, Actors, source};
use crate::lexicon::Traits;
use crate::text::TokenRange;

impl Actors<'_> {
    /// The person whom the name, description or pronoun that ends at a word means; `None` where it only belongs to another noun
    /// (`Lee's plan`, `the Lee campaign`) and where nobody is sure to be meant.
    ///
    /// `speaker` is the source and the cue of the attribution that the word stands in: who speaks says `I`, and calls
    /// others `he` and `she`.
    pub fn meant(&self, at: usize, speaker: Option<(&TokenRange, usize)>) -> Option<Actor> {
        let mention = self.mention_at(at)?;
        let owns =
            self.reading.words.get(mention.end as usize).is_some_and(|next| next.is_any(&["'", "’", "'s", "’s"]));
        if mention.role == Role::Possessor || owns && mention.shape == Shape::Name || self.modifies(mention) {
            return None;
        }
        let found = match mention.shape {
            Shape::Name | Shape::Description => mention.entity,
            Shape::Pronoun => self.meant_by_pronoun(mention, at, speaker),
        }?;
        let entity = self.entities.get(found);
        (entity.kind == Kind::Person && !entity.described).then(|| self.actor(found)).flatten()
    }

    /// The mention whose head stands at a word.
    fn mention_at(&self, at: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.start as usize <= at);
        self.mentions[..after].last().filter(|mention| mention.head as usize == at)
    }

    /// `Trump supporters`.
    fn modifies(&self, mention: &Mention) -> bool {
        let next = self.reading.words.get(mention.end as usize);
        mention.shape == Shape::Name
            && next.is_some_and(|next| next.tag.is_nominal() && !next.token.capitalised && !next.has(Traits::TIME))
    }

    fn meant_by_pronoun(
        &self,
        mention: &Mention,
        at: usize,
        speaker: Option<(&TokenRange, usize)>,
    ) -> Option<EntityId> {
        let word = &self.reading.words[at];
        if word.text().ends_with("self") {
            return None;
        }
        let object = word.has(Traits::OBJECT) && !word.has(Traits::SUBJECT);
        let first = mention.entity?;
        let Some((range, cue)) = speaker.filter(|_| mention.quoted || object) else { return Some(first) };
        let speaks = source::resolve(self, range, cue)?.actor;
        let before = self.mentions.partition_point(|other| other.start < mention.start);
        if object && !mention.quoted {
            // "Held his fire on Lee, calling him nice": whom the sentence has just named, unless that is who speaks.
            let gender = third_person(word)?;
            let near = self.mentions[..before].iter().rev().take_while(|other| other.sentence == mention.sentence);
            let named =
                near.filter(|other| other.shape == Shape::Name).filter_map(|other| other.entity).find(|other| {
                    let entity = self.entities.get(*other);
                    entity.kind == Kind::Person
                        && entity.gender.fits(gender)
                        && self.actor(*other).as_ref() != Some(&speaks)
                });
            if named.is_some() {
                return named;
            }
        }
        if self.actor(first)? != speaks {
            return Some(first);
        }
        let query = Query {
            at,
            sentence: mention.sentence,
            paragraph: mention.paragraph,
            gender: third_person(word)?,
            quoted: mention.quoted,
            object,
            person: true,
            other_than: Some(first),
        };
        let other = antecedent(&self.reading.words, &self.entities, &self.mentions[..before], query)?;
        (self.actor(other)? != speaks).then_some(other)
    }
}
