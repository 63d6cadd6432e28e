//! Runs: claims on one topic that agree, one after the other.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// How many runs a claim is compared with before it is taken to open a new one. It bounds the work on an actor who says
/// a thousand different things of one topic; they count only where the rule looks at them, on this topic.
const LOOK_BACK: usize = 64;

/// Claims that agree, one after the other.
#[derive(Debug)]
struct Run {
    thread: u32,
    /// The latest of them, by its place in the record; those before it are told by [`Runs`].
    last: u32,
}

/// The runs of one record under one rule.
#[derive(Debug, Default)]
pub(super) struct Runs {
    all: Vec<Run>,
    /// For each entry of the record the one before it in its run.
    before: Vec<Option<u32>>,
    /// For each thread and question its runs, the one that was last added to at the end.
    by_question: FxHashMap<(u32, u32), SmallVec<[u32; 4]>>,
}

impl Runs {
    /// Makes room for the runs of a record of so many entries.
    pub fn clear(&mut self, entries: usize) {
        self.all.clear();
        self.before.clear();
        self.before.resize(entries, None);
        // A map that was once large takes long to clear.
        self.by_question = FxHashMap::default();
    }

    /// The runs that a claim is compared with, the latest first.
    pub fn latest(&self, near: &[u32], question: u32, into: &mut Vec<u32>) {
        into.clear();
        for thread in near {
            if let Some(runs) = self.by_question.get(&(*thread, question)) {
                into.extend(runs.iter().rev().take(LOOK_BACK));
            }
        }
        into.sort_unstable_by_key(|run| std::cmp::Reverse(self.last(*run)));
    }

    pub fn last(&self, run: u32) -> u32 {
        self.all[run as usize].last
    }

    pub fn thread(&self, run: u32) -> u32 {
        self.all[run as usize].thread
    }

    /// Adds an entry to a run, or begins one with it; hands the run back.
    pub fn add(&mut self, entry: u32, thread: u32, question: u32, joined: Option<u32>) -> u32 {
        let latest = self.by_question.entry((thread, question)).or_default();
        let run = joined.unwrap_or_else(|| u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        if let Some(joined) = joined {
            let joined = &mut self.all[joined as usize];
            self.before[entry as usize] = Some(joined.last);
            joined.last = entry;
            latest.retain(|other| *other != run);
        } else {
            self.all.push(Run { thread, last: entry });
        }
        latest.push(run);
        run
    }

    /// Adds an entry to a run, next to its last: what was at some time before is no news.
    pub fn recall(&mut self, entry: u32, run: u32) {
        let last = self.last(run) as usize;
        self.before[entry as usize] = self.before[last].replace(entry);
    }

    /// The entries of a run before an entry of it, in order of time.
    pub fn up_to(&self, entry: u32) -> Vec<u32> {
        let mut entries: Vec<u32> =
            std::iter::successors(self.before[entry as usize], |at| self.before[*at as usize]).collect();
        entries.reverse();
        entries
    }

    /// The entries of a run after an entry of it, in order of time.
    pub fn after(&self, run: u32, entry: u32) -> Vec<u32> {
        let back = std::iter::successors(Some(self.last(run)), |at| self.before[*at as usize]);
        let mut entries: Vec<u32> = back.take_while(|at| *at != entry).collect();
        entries.reverse();
        entries
    }
}
