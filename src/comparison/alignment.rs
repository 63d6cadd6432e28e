//! Which words of two statements stand for each other, and which against each other.

use super::side::Side;
use crate::Knowledge;
use crate::lexicon::Kin;

/// Two terms that have to do with each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// The term of the one side, by number.
    pub one: usize,
    /// The term of the other side, by number.
    pub other: usize,
    /// How the two stand to each other.
    pub kin: Kin,
    /// How much the link tells: the weight of the lighter term, less where the two are different words.
    pub weight: f32,
}

/// Two statements, word by word.
#[derive(Debug)]
pub(super) struct Alignment {
    /// Every two terms of which one stands for the other or against it, in the order of the one side.
    pub all: Vec<Link>,
    /// Every two terms that are of one matter and no more than that.
    pub related: Vec<Link>,
    /// Of those that mean the same, for each term the one that tells most, no term twice.
    pub best: Vec<Link>,
}

/// What a synonym counts, where the same word counts 1.
const SYNONYM: f32 = 0.8;

/// Aligns two statements.
pub(super) fn align(one: &Side, other: &Side, knowledge: &Knowledge) -> Alignment {
    let (mut all, mut related) = (Vec::new(), Vec::new());
    let mut best: Vec<Link> = Vec::new();
    for (a, term) in one.terms.iter().enumerate() {
        let mut nearest: Option<Link> = None;
        for (b, candidate) in other.terms.iter().enumerate() {
            let kin = if term.text.eq_ignore_ascii_case(candidate.text) {
                Some(Kin::Same)
            } else if term.root.0 == 0 || candidate.root.0 == 0 {
                None
            } else {
                knowledge.kinship().of(term.root, candidate.root)
            };
            let Some(kin) = kin else { continue };
            let weight = term.weight.min(candidate.weight) * if kin == Kin::Synonym { SYNONYM } else { 1.0 };
            let link = Link { one: a, other: b, kin, weight };
            if kin == Kin::Related {
                related.push(link);
                continue;
            }
            all.push(link);
            let free = kin != Kin::Opposite && best.iter().all(|known| known.other != b);
            if free && nearest.is_none_or(|known| known.weight < weight) {
                nearest = Some(link);
            }
        }
        best.extend(nearest);
    }
    Alignment { all, related, best }
}

impl Alignment {
    /// The weight of what the two sides share.
    pub fn shared(&self) -> f32 {
        self.best.iter().map(|link| link.weight).sum()
    }

    /// The weight of what is affirmed on one side and denied on the other.
    pub fn denied(&self, one: &Side, other: &Side) -> f32 {
        let differs = |link: &&Link| one.terms[link.one].negated != other.terms[link.other].negated;
        self.best.iter().filter(differs).map(|link| link.weight).sum()
    }
}
