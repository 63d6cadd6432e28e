//! Clauses as they stand: who does what, denied or not, in words of the document and not yet as claims.
//!
//! For a reader who is given what two statements are about, and asks only how they differ: no topic is looked for, no
//! voice is asked, nothing is copied out of the text.

use smallvec::SmallVec;

use super::claim::Modality;
use super::clause::{Clause, Link, NEAR};
use super::context::Context;
use super::number::number;
use super::proposition::{Proposition, proposition};
use super::splitter::clauses;
use crate::lexicon::{CueClass, Effect, Marks, Tag, Traits};
use crate::text::TokenRange;

/// One clause.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // independent facts of one clause, not a state
pub struct Outline {
    /// Its words, as indices of the document, in order; those of the clauses below it are not among them.
    pub words: SmallVec<[usize; 16]>,
    /// The content words of its subject.
    pub subject: SmallVec<[usize; 8]>,
    /// The verb that says something; `None` in a clause without one.
    pub head: Option<usize>,
    /// The content words of its object.
    pub object: SmallVec<[usize; 8]>,
    /// True where it is denied, by itself or by the clauses that it is the object of.
    pub negated: bool,
    /// How it is put forward, where a word says so.
    pub modality: Option<Modality>,
    /// True where the subject is what it is done to.
    pub passive: bool,
    /// Verbs passed through on the way to the head: `refuse` in "refuse to sign".
    pub governors: SmallVec<[usize; 2]>,
    /// The numbers in it, in order; a year is none.
    pub figures: SmallVec<[Figure; 2]>,
    /// True where it is not said to be so, but supposed, asked, or told as background.
    pub supposed: bool,
    /// True where it tells more of a noun before it.
    pub relative: bool,
}

/// A number in figures or in words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// How much, its magnitude taken in: 2,000,000 for `two million`.
    pub value: f64,
    /// Its first word, as an index of the document.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
}

/// The clauses of a range of words, in order.
pub fn outlines(context: &Context, range: &TokenRange) -> Vec<Outline> {
    let parts = clauses(context, std::slice::from_ref(range));
    let found: Vec<Proposition> = parts.iter().map(|part| proposition(context, part)).collect();
    let kept = (0..parts.len()).filter(|at| !parts[*at].words.is_empty());
    kept.map(|at| outline(context, &parts, &found, at)).collect()
}

fn outline(context: &Context, parts: &[Clause], propositions: &[Proposition], index: usize) -> Outline {
    let part = &parts[index];
    let found = &propositions[index];
    let mut negated = found.negated != calls_false(context, part, found);
    let mut link = part.link;
    let mut above = part.parent;
    for _ in 0..NEAR {
        let Some(parent) = above else { break };
        if link == Link::Complement {
            negated ^= turns(context, &parts[parent], &propositions[parent]);
        }
        link = parts[parent].link;
        above = parts[parent].parent;
    }
    let supposed =
        part.question || part.conditional || matches!(part.link, Link::Condition | Link::Time | Link::Question);
    Outline {
        words: part.words.clone(),
        subject: found.subject.clone(),
        head: found.head,
        object: found.object.clone(),
        negated,
        modality: found.modality,
        passive: found.passive,
        governors: found.governors.clone(),
        figures: figures(context, part),
        supposed,
        relative: part.link == Link::Relative,
    }
}

fn figures(context: &Context, clause: &Clause) -> SmallVec<[Figure; 2]> {
    let mut found = SmallVec::new();
    let mut place = 0;
    while clause.marks.any(Marks::FIGURE.with(Marks::NUMBER)) && place < clause.words.len() {
        let at = clause.words[place];
        let counts = context.words()[at].tag == Tag::Number || context.marks(at).any(Marks::NUMBER);
        let Some((value, next)) = counts.then(|| number(context, &clause.words, place)).flatten() else {
            place += 1;
            continue;
        };
        found.push(Figure { value, start: at, end: clause.words[next - 1] + 1 });
        place = next;
    }
    found
}

/// True where a clause denies its object clause: "I do not think that …", "she denies that …", "it is not true that …".
fn turns(context: &Context, clause: &Clause, found: &Proposition) -> bool {
    /// What is so called may well be there, and only not be so.
    const NOT_SO: [&str; 3] = ["wrong", "impossible", "unlikely"];
    let Some(head) = found.head else { return false };
    let Some(place) = clause.words.iter().position(|at| *at == head) else { return false };
    let word = &context.words()[head];
    if word.has(Traits::BE) {
        let not_so = clause.words[place..].iter().any(|at| context.words()[*at].folds_to_any(&NOT_SO));
        return (not_so || calls_false(context, clause, found)) != found.negated;
    }
    let cues = context.lexicon().verb_cues(word.entry.verb);
    // "Did not notice that it had gone": it had. "I don't know that it has": perhaps it has not.
    let doubts = clause.words.iter().take_while(|at| **at != head).any(|at| context.words()[*at].has(Traits::FIRST));
    if !doubts && cues.iter().any(|cue| cue.class == CueClass::Know) {
        return false;
    }
    let governor = context.semantics().governor(context.phrase(&clause.words, place));
    let denies =
        matches!(governor, Some((1, Effect::Negative))) || cues.first().is_some_and(|cue| cue.class == CueClass::Deny);
    denies != found.negated
}

/// "The rumour is nonsense": what the subject says is denied as a whole.
fn calls_false(context: &Context, clause: &Clause, found: &Proposition) -> bool {
    const FALSE: [&str; 12] = [
        "false", "untrue", "fake", "nonsense", "rubbish", "lie", "lies", "myth", "fiction", "hoax", "fantasy",
        "fallacy",
    ];
    let words = context.words();
    let be = |head: usize| words[head].has(Traits::BE);
    found.head.is_some_and(be) && clause.words.iter().skip(found.complement).any(|at| words[*at].folds_to_any(&FALSE))
}
