//! Those a document speaks of, one entry each, found by family name and by given name.

use std::hash::Hasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use smallvec::SmallVec;

use super::alias::AliasId;
use super::name::Name;
use crate::grammar::Word;
use crate::lexicon::Traits;
use crate::text::WordId;

/// Most bearers of one name that are weighed against each other; keeps a page of Smiths linear.
const BEARERS: usize = 16;
const NONE: u32 = u32::MAX;

/// Whom a name may mean.
pub(super) type Bearers = SmallVec<[EntityId; BEARERS]>;

/// What kind of thing a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Organisation,
    /// `Republicans`.
    Group,
    /// A place, a work, a person or whatever else.
    Unknown,
}

/// What is known of somebody's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
    Unknown,
}

impl Gender {
    /// What the traits of a given name, a title or a pronoun say.
    pub fn of(traits: Traits) -> Gender {
        match (traits.any(Traits::MALE), traits.any(Traits::FEMALE)) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => Gender::Unknown,
        }
    }

    /// The first of the words that says something.
    pub fn of_words(words: &[Word]) -> Gender {
        words.iter().fold(Gender::Unknown, |known, word| known.or(Gender::of(word.traits)))
    }

    pub fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }

    pub fn fits(self, other: Gender) -> bool {
        self == Gender::Unknown || other == Gender::Unknown || self == other
    }
}

/// A number for an entity of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EntityId(u32);

impl EntityId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Somebody or something with a name, or a person that is only described.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entity {
    /// The words of its fullest name, titles aside; of a described person, the description.
    pub words: (u32, u32),
    pub kind: Kind,
    pub gender: Gender,
    pub alias: Option<AliasId>,
    /// True where the document gives more than a surname.
    pub full: bool,
    /// True for a person that is only described.
    pub described: bool,
    /// How often the full name stands in the document.
    pub fulls: u32,
    /// How often it was mentioned up to the place that is being read.
    pub mentions: u32,
    /// The paragraph of its latest mention.
    pub paragraph: u32,
    next_family: u32,
    next_given: u32,
}

/// All entities of one document.
#[derive(Debug)]
pub(super) struct Entities<'r> {
    words: &'r [Word<'r>],
    all: Vec<Entity>,
    families: FxHashMap<u64, u32>,
    givens: FxHashMap<u64, u32>,
    middles: FxHashMap<u64, u32>,
}

impl<'r> Entities<'r> {
    pub fn new(words: &'r [Word<'r>]) -> Self {
        // News brings in somebody or something new with each thirty words.
        let some = words.len() / 32;
        Entities {
            words,
            all: Vec::with_capacity(some),
            families: FxHashMap::with_capacity_and_hasher(some, FxBuildHasher),
            givens: FxHashMap::default(),
            middles: FxHashMap::default(),
        }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, id: EntityId) -> &Entity {
        &self.all[id.index()]
    }

    pub fn get_mut(&mut self, id: EntityId) -> &mut Entity {
        &mut self.all[id.index()]
    }

    /// Adds what a name stands for.
    pub fn add(&mut self, name: &Name, alias: Option<AliasId>) -> EntityId {
        let full = !name.short;
        let entity = Entity {
            words: (index(name.first), index(name.end)),
            kind: name.kind,
            gender: name.gender,
            alias,
            full,
            described: false,
            fulls: u32::from(full),
            mentions: 0,
            paragraph: 0,
            next_family: NONE,
            next_given: NONE,
        };
        let id = self.push(entity);
        let family = self.families.entry(key(&self.words[name.last])).or_insert(NONE);
        self.all[id.index()].next_family = std::mem::replace(family, id.0);
        if full {
            let given = self.givens.entry(key(&self.words[name.first])).or_insert(NONE);
            self.all[id.index()].next_given = std::mem::replace(given, id.0);
            for middle in name.first + 1..name.last {
                self.middles.insert(key(&self.words[middle]), id.0);
            }
        }
        id
    }

    /// Adds a person that has only a description.
    pub fn describe(&mut self, start: usize, end: usize, gender: Gender) -> EntityId {
        self.push(Entity {
            words: (index(start), index(end)),
            kind: Kind::Person,
            gender,
            alias: None,
            full: false,
            described: true,
            fulls: 0,
            mentions: 0,
            paragraph: 0,
            next_family: NONE,
            next_given: NONE,
        })
    }

    fn push(&mut self, entity: Entity) -> EntityId {
        let id = EntityId(index(self.all.len()));
        self.all.push(entity);
        id
    }

    /// Those whose family name (or last word) this is, the latest first.
    pub fn family(&self, word: &Word) -> impl Iterator<Item = EntityId> + '_ {
        self.chain(self.families.get(&key(word)).copied().unwrap_or(NONE), |entity| entity.next_family)
    }

    /// Those whose given name this is, the latest first.
    pub fn given(&self, word: &Word) -> impl Iterator<Item = EntityId> + '_ {
        self.chain(self.givens.get(&key(word)).copied().unwrap_or(NONE), |entity| entity.next_given)
    }

    /// The latest whose middle name this is: the first of two family names stands there (`Melba Acosta Febo`).
    pub fn middle(&self, word: &Word) -> Option<EntityId> {
        self.middles.get(&key(word)).copied().map(EntityId)
    }

    fn chain(&self, start: u32, next: impl Fn(&Entity) -> u32 + 'static) -> impl Iterator<Item = EntityId> + '_ {
        let mut at = start;
        std::iter::from_fn(move || {
            let entity = self.all.get(at as usize)?;
            let id = EntityId(at);
            at = next(entity);
            Some(id)
        })
        .take(BEARERS)
    }

    /// The words of an entity's fullest name.
    pub fn words(&self, id: EntityId) -> &'r [Word<'r>] {
        let (start, end) = self.get(id).words;
        &self.words[start as usize..end as usize]
    }
}

pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Upper and lower case are one: headlines shout. A known word has its number, with its length, since an apostrophe may be
/// straight or curly.
fn key(word: &Word) -> u64 {
    let text = word.text();
    if word.token.word != WordId(0) && text.is_ascii() {
        return u64::from(word.token.word.0) << 8 | text.len() as u64;
    }
    let mut hasher = FxHasher::default();
    for byte in text.bytes() {
        hasher.write_u8(byte.to_ascii_lowercase());
    }
    hasher.finish()
}
