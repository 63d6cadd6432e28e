//! Topics by number, each once.

use std::hash::{Hash, Hasher};

use compact_str::CompactString;
use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::lexicon::Interner;
use crate::position::Topic;

/// A word of an open topic, by number, and its rarity.
pub(super) type Weighed = (u32, f32);

/// Every topic that claims are about. Two claims on exactly the same one, declared or of the same words, have its number.
#[derive(Debug, Default)]
pub(super) struct Topics {
    all: Vec<Place>,
    /// The words of the open topics, end to end, each sorted by text.
    words: Vec<Weighed>,
    /// Id and name of the declared ones.
    declared: Vec<(CompactString, CompactString)>,
    numbers: HashTable<u32>,
}

/// Where a topic lies.
#[derive(Debug, Clone, Copy)]
enum Place {
    Declared(u32),
    Open { start: u32, length: u16 },
}

impl Topics {
    /// The number of a topic, which is taken in where it was not there.
    pub fn number(&mut self, topic: &Topic, words: &mut Interner) -> u32 {
        match topic {
            Topic::Declared { id, name } => self.declared(id, name),
            Topic::Open(open) => {
                let start = self.words.len();
                self.words.extend(open.iter().map(|(word, rarity)| (words.intern(word), *rarity)));
                self.open(start)
            }
        }
    }

    /// What claims on a topic are about.
    pub fn topic(&self, number: u32, words: &Interner) -> Topic {
        match self.all[number as usize] {
            Place::Declared(at) => {
                let (id, name) = self.declared[at as usize].clone();
                Topic::Declared { id, name }
            }
            Place::Open { .. } => {
                let open = self.words(number).unwrap_or_default();
                Topic::Open(open.iter().map(|(word, rarity)| (words.text(*word).into(), *rarity)).collect())
            }
        }
    }

    /// The words of an open topic; `None` for a declared one.
    pub fn words(&self, number: u32) -> Option<&[Weighed]> {
        slice(&self.all, &self.words, number)
    }

    fn declared(&mut self, id: &str, name: &str) -> u32 {
        let hash = hash_of(&id);
        let same = |number: &u32| match self.all[*number as usize] {
            Place::Declared(at) => self.declared[at as usize].0 == id,
            Place::Open { .. } => false,
        };
        if let Some(number) = self.numbers.find(hash, same) {
            return *number;
        }
        self.declared.push((id.into(), name.into()));
        self.insert(hash, Place::Declared(index(self.declared.len() - 1)))
    }

    /// The words from `start` on are those of a topic; they are taken back where it is known.
    fn open(&mut self, start: usize) -> u32 {
        let hash = hash_of_words(&self.words[start..]);
        let known = self.numbers.find(hash, |number| {
            let words = slice(&self.all, &self.words, *number);
            words.is_some_and(|words| bits(words).eq(bits(&self.words[start..])))
        });
        if let Some(number) = known.copied() {
            self.words.truncate(start);
            return number;
        }
        let length = u16::try_from(self.words.len() - start).unwrap_or(u16::MAX);
        self.insert(hash, Place::Open { start: index(start), length })
    }

    fn insert(&mut self, hash: u64, place: Place) -> u32 {
        let number = index(self.all.len());
        self.all.push(place);
        let Topics { all, words, declared, numbers } = self;
        numbers.insert_unique(hash, number, |number| match all[*number as usize] {
            Place::Declared(at) => hash_of(&declared[at as usize].0.as_str()),
            Place::Open { .. } => hash_of_words(slice(all, words, *number).unwrap_or_default()),
        });
        number
    }
}

fn slice<'t>(all: &[Place], words: &'t [Weighed], number: u32) -> Option<&'t [Weighed]> {
    match all[number as usize] {
        Place::Open { start, length } => Some(&words[start as usize..start as usize + usize::from(length)]),
        Place::Declared(_) => None,
    }
}

fn bits(words: &[Weighed]) -> impl Iterator<Item = (u32, u32)> {
    words.iter().map(|(word, rarity)| (*word, rarity.to_bits()))
}

fn hash_of_words(words: &[Weighed]) -> u64 {
    let mut hasher = FxHasher::default();
    bits(words).for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

pub(super) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
