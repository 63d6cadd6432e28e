//! Whom a pronoun stands for: the nearest fitting mention, subjects before objects.

use super::entity::{Entities, EntityId, Gender, Kind, index};
use super::mention::{Mention, Role, Shape};
use crate::grammar::Word;
use crate::lexicon::{Tag, Traits};

/// How far back an antecedent may stand, in mentions and in sentences.
const MENTIONS: usize = 40;
const SENTENCES: u32 = 7;

/// The best score a mention of the same sentence can have.
const BEST: i32 = 23;

/// What a mention loses for each sentence that it stands before the pronoun.
const SENTENCE: i32 = 8;

/// A pronoun or a description that waits for its antecedent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Query {
    pub at: usize,
    pub sentence: u32,
    pub paragraph: u32,
    pub gender: Gender,
    pub quoted: bool,
    /// True for `him` and `her`, which are never the subject of their own clause.
    pub object: bool,
    /// True where a person is meant, false for `it`.
    pub person: bool,
    /// Somebody who is surely not meant.
    pub other_than: Option<EntityId>,
}

/// The gender a personal pronoun of the third person tells; `None` for every other word.
pub(super) fn third_person(word: &Word) -> Option<Gender> {
    if !matches!(word.tag, Tag::Pronoun | Tag::Possessive) || !word.has(Traits::FUNCTION) {
        return None;
    }
    let gender = Gender::of(word.traits);
    (gender != Gender::Unknown).then_some(gender)
}

/// The best antecedent before `query.at` among mentions in the order of the page.
pub(super) fn antecedent(words: &[Word], entities: &Entities, mentions: &[Mention], query: Query) -> Option<EntityId> {
    let mut best: Option<(i32, EntityId)> = None;
    for mention in mentions.iter().rev().take(MENTIONS) {
        let sentences = query.sentence.saturating_sub(mention.sentence);
        let most = BEST - SENTENCE * sentences.cast_signed();
        // What stands farther away cannot be better any more; of equals the nearest is meant, which comes first.
        if sentences > SENTENCES || best.is_some_and(|(known, _)| known >= most) {
            break;
        }
        let Some(next) = score(words, entities, mention, query).zip(mention.entity) else { continue };
        if best.is_none_or(|(known, _)| next.0 > known) {
            best = Some(next);
        }
    }
    best.map(|(_, entity)| entity)
}

/// How well a mention fits; `None` where it cannot be meant.
fn score(words: &[Word], entities: &Entities, mention: &Mention, query: Query) -> Option<i32> {
    if mention.entity == query.other_than {
        return None;
    }
    let entity = entities.get(mention.entity?);
    if !entity.gender.fits(query.gender) {
        return None;
    }
    let kind = match (entity.kind, query.person) {
        (Kind::Person, true) if entity.gender == Gender::Unknown => 0,
        (Kind::Person, true) => 5,
        (Kind::Unknown, true) if entity.full => -3,
        (Kind::Unknown, true) => -8,
        (Kind::Organisation, false) => 3,
        (Kind::Unknown, false) => -3,
        _ => return None,
    };
    let same_sentence = mention.sentence == query.sentence;
    if query.object && same_sentence && mention.role >= Role::Subject && shares_clause(words, mention, query.at) {
        return None;
    }
    let sentences = (query.sentence - mention.sentence).cast_signed();
    let paragraphs = (query.paragraph - mention.paragraph).min(3).cast_signed();
    let role = match mention.role {
        Role::Source => 11,
        Role::Subject => 9,
        Role::Possessor => 3,
        Role::Object => 0,
    };
    let quoted = if mention.quoted && !query.quoted { -12 } else { 0 };
    let described = if mention.shape == Shape::Description { -1 } else { 0 };
    let prominence = entity.mentions.min(8).cast_signed() / 2;
    let topic = if mention.leads && mention.role >= Role::Subject { 3 } else { 0 };
    Some(kind + topic + role + quoted + described + prominence - SENTENCE * sentences - 2 * paragraphs)
}

/// True where no second finite verb stands between a subject and an object pronoun.
fn shares_clause(words: &[Word], subject: &Mention, object: usize) -> bool {
    let between = &words[subject.end as usize..object];
    between.iter().filter(|w| w.tag.is_finite() && w.tag != Tag::Auxiliary).count() <= 1 && index(object) > subject.end
}
