//! Clauses of the two sides that speak of the same thing.

use smallvec::SmallVec;

use super::alignment::{Alignment, Link};
use super::side::Side;
use crate::lexicon::{Kin, Tag, Traits};

/// A clause of the one side and a clause of the other that share words.
#[derive(Debug)]
pub(super) struct Facing {
    /// The clause of the one side, by number.
    pub one: usize,
    /// The clause of the other side, by number.
    pub other: usize,
    /// Terms of the two that mean the same.
    pub links: SmallVec<[Link; 8]>,
    /// Terms of the two that conflict.
    pub opposites: SmallVec<[Link; 2]>,
    /// The weight of what they share.
    pub shared: f32,
    /// How much of the one clause the other covers, by weight: 0 to 1.
    pub covers_one: f32,
    /// How much of the other clause the one covers.
    pub covers_other: f32,
}

/// Every two clauses that share a word.
pub(super) fn facing(one: &Side, other: &Side, alignment: &Alignment) -> Vec<Facing> {
    let mut found: Vec<Facing> = Vec::new();
    for link in &alignment.all {
        let clauses = (one.terms[link.one].clause, other.terms[link.other].clause);
        let known = found.iter().position(|facing| (facing.one, facing.other) == clauses);
        let place = known.unwrap_or_else(|| {
            found.push(Facing {
                one: clauses.0,
                other: clauses.1,
                links: SmallVec::new(),
                opposites: SmallVec::new(),
                shared: 0.0,
                covers_one: 0.0,
                covers_other: 0.0,
            });
            found.len() - 1
        });
        if link.kin == Kin::Opposite {
            found[place].opposites.push(*link);
        } else {
            found[place].links.push(*link);
        }
    }
    for facing in &mut found {
        let of_one = weigh(one, facing.one, |at| facing.links.iter().any(|link| link.one == at));
        let of_other = weigh(other, facing.other, |at| facing.links.iter().any(|link| link.other == at));
        facing.covers_one = of_one.0 / of_one.1;
        facing.covers_other = of_other.0 / of_other.1;
        facing.shared = of_one.0.min(of_other.0);
    }
    found
}

/// The weight of some terms of a clause, and of all of them.
fn weigh(side: &Side, clause: usize, counts: impl Fn(usize) -> bool) -> (f32, f32) {
    /// A clause of nothing but common words is no heavier than one of them.
    const LEAST: f32 = 0.1;
    let (mut some, mut all) = (0.0, 0.0);
    for (at, term) in side.terms_of(clause) {
        all += term.weight;
        some += if counts(at) { term.weight } else { 0.0 };
    }
    (some, f32::max(all, LEAST))
}

impl Facing {
    /// True where the one clause is denied and the other is not.
    pub fn denied(&self, one: &Side, other: &Side) -> bool {
        one.clauses[self.one].negated != other.clauses[self.other].negated
    }

    /// True where one of the two is only supposed, asked, or told as background.
    pub fn supposed(&self, one: &Side, other: &Side) -> bool {
        one.clauses[self.one].supposed || other.clauses[self.other].supposed
    }

    /// True where what the other clause says is said in the one: their verbs mean the same, or, under "be", the words of
    /// its object stand there too.
    pub fn same_predicate(&self, one: &Side, other: &Side) -> bool {
        self.predicates(one, other).next().is_some()
    }

    /// True where that is denied on one side alone.
    pub fn predicate_denied(&self, one: &Side, other: &Side) -> bool {
        self.predicates(one, other).any(|link| one.terms[link.one].negated != other.terms[link.other].negated)
    }

    /// True unless both have a subject, and no word of the one's stands in the other's.
    pub fn same_subject(&self, one: &Side, other: &Side) -> bool {
        let has = |side: &Side, clause: usize| side.terms_of(clause).any(|(_, term)| side.is_subject(term));
        !has(one, self.one) || !has(other, self.other) || self.subjects(one, other).next().is_some()
    }

    /// True where two terms are what a subject of the same name is called.
    pub fn called(&self, one: &Side, other: &Side, link: &Link) -> bool {
        let called = |side: &Side, clause: usize, term: usize| {
            let clause = &side.clauses[clause];
            let be = clause.head.is_some_and(|head| side.reading.words[head].has(Traits::BE));
            be && clause.object.contains(&side.terms[term].at)
        };
        let named = || self.subjects(one, other).any(|link| other.terms[link.other].tag == Tag::Name);
        named() && called(one, self.one, link.one) && called(other, self.other, link.other)
    }

    /// The links between words of both subjects.
    fn subjects<'f>(&'f self, one: &'f Side, other: &'f Side) -> impl Iterator<Item = &'f Link> {
        self.links
            .iter()
            .filter(|link| one.is_subject(&one.terms[link.one]) && other.is_subject(&other.terms[link.other]))
    }

    fn predicates<'f>(&'f self, one: &'f Side, other: &'f Side) -> impl Iterator<Item = &'f Link> {
        let own_head = one.terms_of(self.one).any(|(_, term)| term.head);
        let head = other.terms_of(self.other).any(|(_, term)| term.head);
        let object = &other.clauses[self.other].object;
        self.links.iter().filter(move |link| {
            let (term, facing) = (&one.terms[link.one], &other.terms[link.other]);
            if head {
                facing.head && (!own_head || term.head || term.tag.is_verb())
            } else {
                object.contains(&facing.at)
            }
        })
    }
}
