//! Claims in order of time, gathered into threads: all that is said on one topic.

use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

use super::Ledger;
use super::alignment::{aligned_by_number, neighbours};
use super::topics::index;

/// Claims of one actor, or of all: those that another claim of the record talks of the same thing as.
#[derive(Debug)]
pub struct Record {
    /// The claims by number, in order of time.
    pub entries: Vec<u32>,
    /// For each entry the index of its thread: all claims with exactly the same topic, one declared topic or one set of
    /// words, are one. Threads are counted in the order in which they first come up.
    pub thread_of: Vec<u32>,
    /// The topic of each thread.
    topics: Vec<u32>,
    neighbours: Vec<SmallVec<[u32; 4]>>,
}

impl Record {
    pub(super) fn new(ledger: &Ledger, mut entries: Vec<u32>) -> Self {
        let mut known: FxHashMap<u32, u32> = FxHashMap::with_capacity_and_hasher(entries.len(), FxBuildHasher);
        let (mut topics, mut sizes) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
        let mut thread_of = Vec::with_capacity(entries.len());
        for entry in &entries {
            let topic = ledger.claims[*entry as usize].topic;
            let thread = *known.entry(topic).or_insert_with(|| {
                topics.push(topic);
                sizes.push(0);
                index(topics.len() - 1)
            });
            sizes[thread as usize] += 1;
            thread_of.push(thread);
        }
        let neighbours = neighbours(&topics, &ledger.topics);
        let has_company = |thread: u32| match neighbours[thread as usize].as_slice() {
            [] => false,
            [only] => *only != thread || sizes[thread as usize] > 1,
            _ => true,
        };
        let mut threads = thread_of.iter();
        entries.retain(|_| threads.next().is_some_and(|thread| has_company(*thread)));
        thread_of.retain(|thread| has_company(*thread));
        Record { entries, thread_of, topics, neighbours }
    }

    /// The threads that talk of the same thing as a thread, itself among them, ascending.
    pub fn neighbours(&self, thread: u32) -> &[u32] {
        &self.neighbours[thread as usize]
    }

    /// True where two threads talk of the same thing.
    pub fn aligned(&self, ledger: &Ledger, one: u32, other: u32) -> bool {
        aligned_by_number(&ledger.topics, self.topics[one as usize], self.topics[other as usize])
    }
}
