//! Noun phrases for people, and whom they mean: `the candidate`, `a former mayor of the town`.

use super::description::{is_role, is_variation};
use super::entity::{EntityId, Gender, Kind};
use super::linking::Linker;
use super::mention::{Role, Shape};
use super::name::name_at;
use super::pronoun::antecedent;
use crate::grammar::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::TokenRange;

/// How many of the latest mentions a description is held against.
const NEAR: usize = 40;

impl Linker<'_, '_> {
    /// A noun phrase around a noun for a person, unless the noun only leads up to a name.
    pub fn description(&mut self, sentence: &TokenRange, head: usize) {
        let words = self.words;
        if words
            .get(head + 1)
            .is_some_and(|next| head + 1 < sentence.end && next.tag.is_nominal() && !next.has(Traits::TIME))
        {
            return;
        }
        let apposed = words.get(head + 1).is_some_and(Word::is_comma) && head + 2 < sentence.end;
        if apposed
            && name_at(words, head + 2, sentence.end, false)
                .is_some_and(|(_, name)| name.is_some_and(|name| !name.short && name.kind != Kind::Organisation))
        {
            return;
        }
        let inner = |w: &Word| {
            matches!(w.tag, Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number | Tag::Participle | Tag::Adverb)
                || w.tag == Tag::Possessive
                || w.is_any(&["-", "of"])
        };
        let floor = sentence.start.max(head.saturating_sub(9));
        let start =
            (floor..head).rev().find(|at| !inner(&words[*at]) || words[*at].folds_to_any(&["his", "her", "their"]));
        let Some(start) = start else { return };
        let opening = &words[start];
        let definite = opening.folds_to_any(&["the", "this", "that"]);
        let indefinite = opening.folds_to_any(&["a", "an", "one", "another"]);
        let owned = words[start..head].iter().any(|w| w.tag == Tag::Possessive);
        if !definite && !indefinite && !owned {
            return;
        }
        let phrase = start..head + 1;
        let gender = Gender::of(words[head].traits);
        let role = self.roles.of(start, head + 1, sentence);
        let known = if definite && !owned { self.definite(&phrase, head, gender, role) } else { None };
        if known.is_none() && role < Role::Subject {
            return;
        }
        // Made up only where it can be what a later pronoun means.
        let entity = known.unwrap_or_else(|| self.entities.describe(start, head + 1, gender));
        self.push(sentence.start, start..head + 1, head, Some(entity), Shape::Description, role);
    }

    fn definite(&mut self, phrase: &TokenRange, head: usize, gender: Gender, role: Role) -> Option<EntityId> {
        let after = |distance: usize| self.words.get(head + distance);
        let office =
            after(1).is_some_and(|w| w.is("of")) && after(2).is_some_and(|w| w.folds_to_any(&["state", "defense"]));
        let narrowed = !office && after(1).is_some_and(|w| w.tag == Tag::Wh || w.is_any(&["of", "for", "in", "at"]));
        let variation = !narrowed && is_variation(&self.words[head]);
        // "the candidate" right after a candidate spoke is that one, whoever was called so before.
        let latest = &self.mentions[self.mentions.len().saturating_sub(NEAR)..];
        let speaking = latest.iter().rev().find(|m| m.role == Role::Source && m.paragraph == self.paragraph);
        if let Some(speaker) = speaking.and_then(|m| m.entity).filter(|_| variation && phrase.len() == 2) {
            let entity = self.entities.get(speaker);
            if entity.kind == Kind::Person && !entity.described && entity.gender.fits(gender) {
                return Some(speaker);
            }
        }
        let found = self.descriptions.find(self.words, phrase, head);
        if found.is_some() || !variation {
            return found;
        }
        let query = self.query(phrase.start, gender);
        let near = latest.iter().rposition(|m| m.sentence + 2 < query.sentence).map_or(0, |at| at + 1);
        // "Park had been out of his depth, the minister said": who speaks is not who is spoken of.
        let until =
            if role == Role::Source { latest.partition_point(|m| m.sentence < query.sentence) } else { latest.len() };
        let entity = antecedent(self.words, &self.entities, latest.get(near..until)?, query)?;
        // "The minister" is nobody who is called a leader or a judge.
        let other = is_role(&self.words[head]) && self.descriptions.tell_of(entity, phrase.start);
        (!self.entities.get(entity).described && !other).then_some(entity)
    }
}
