//! Claims in order of time, gathered into threads: all that is said on one topic.

use std::collections::HashMap;
use std::sync::Arc;

use super::alignment::neighbours;
use crate::position::{Claim, Topic};
use crate::statement::Statement;

/// One claim, with the statement it belongs to.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The statement.
    pub statement: Arc<Statement>,
    /// Index into its claims; always within them.
    pub claim: usize,
}

impl Entry {
    /// The claim at `index` of a statement; `None` where it has no such claim.
    pub fn new(statement: Arc<Statement>, index: usize) -> Option<Self> {
        (index < statement.claims.len()).then_some(Entry { statement, claim: index })
    }

    /// The claim itself.
    pub fn claim(&self) -> &Claim {
        &self.statement.claims[self.claim]
    }

    /// The actor's id; empty where nobody is known to hold the claim.
    pub fn actor(&self) -> &str {
        self.statement.actor.as_ref().map_or("", |actor| &actor.id)
    }
}

/// Claims in order of time, of one actor or of all.
#[derive(Debug)]
pub struct Record {
    /// The claims.
    pub entries: Vec<Entry>,
    /// For each entry the index of its thread.
    pub thread_of: Vec<usize>,
    /// The threads, in the order in which they first come up.
    pub threads: Vec<Thread>,
}

/// All claims of a record with exactly the same topic: one declared topic, or one set of words.
#[derive(Debug)]
pub struct Thread {
    /// The topic.
    pub topic: Topic,
    /// The threads that talk of the same thing, this one among them, ascending.
    pub neighbours: Vec<usize>,
}

impl Record {
    pub(super) fn new(entries: Vec<Entry>) -> Self {
        let mut threads: Vec<Thread> = Vec::new();
        let mut thread_of = Vec::with_capacity(entries.len());
        let mut known: HashMap<Key<'_>, usize> = HashMap::new();
        for entry in &entries {
            let topic = &entry.claim().topic;
            let thread = *known.entry(Key::of(topic)).or_insert_with(|| {
                threads.push(Thread { topic: topic.clone(), neighbours: Vec::new() });
                threads.len() - 1
            });
            thread_of.push(thread);
        }
        drop(known);
        let topics: Vec<&Topic> = threads.iter().map(|thread| &thread.topic).collect();
        for (index, near) in neighbours(&topics).into_iter().enumerate() {
            threads[index].neighbours = near;
        }
        Record { entries, thread_of, threads }
    }
}

/// What makes two topics exactly the same.
#[derive(PartialEq, Eq, Hash)]
enum Key<'t> {
    Declared(&'t str),
    Open(Vec<(&'t str, u32)>),
}

impl<'t> Key<'t> {
    fn of(topic: &'t Topic) -> Self {
        match topic {
            Topic::Declared { id, .. } => Key::Declared(id),
            Topic::Open(words) => Key::Open(words.iter().map(|(word, rarity)| (&**word, rarity.to_bits())).collect()),
        }
    }
}
