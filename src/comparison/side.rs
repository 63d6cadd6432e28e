//! One statement of a pair, read.

use super::term::{Term, terms};
use super::tone::tone;
use crate::Knowledge;
use crate::grammar::{self, Reading, Word};
use crate::lexicon::{Tag, Traits};
use crate::position::{self, Modality, Outline};
use crate::text::Span;

/// One statement of a pair.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // independent facts of one text, not a state
pub(super) struct Side<'t> {
    /// Its words.
    pub reading: Reading<'t>,
    /// Its clauses.
    pub clauses: Vec<Outline>,
    /// What says something in it.
    pub terms: Vec<Term<'t>>,
    /// Words that speak well, less those that speak ill.
    pub tone: i32,
    /// True where it is put as what the speaker is for or against, or as what must be.
    pub position: bool,
    /// True where it is one sentence that says what "we" do or think, or what must be.
    pub speaks: bool,
    /// True where it says that something is wanted or must be.
    pub wants: bool,
    /// True where it denies something.
    pub denies: bool,
}

/// Verbs by which a speaker takes a position in the first person or as a programme.
const TAKES_POSITION: [&str; 11] =
    ["support", "oppose", "advocate", "favor", "favour", "propose", "demand", "aim", "plan", "recommend", "reject"];

impl<'t> Side<'t> {
    /// Reads a statement: one or several sentences.
    pub fn read(text: &'t str, knowledge: &'t Knowledge) -> Side<'t> {
        let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(0));
        let reading = grammar::tagged(text, whole, &knowledge.lexicon);
        let context = position::Context::bare(&reading, knowledge.for_positions());
        let clauses: Vec<Outline> = reading.sentences.iter().flat_map(|s| position::outlines(&context, s)).collect();
        let terms = terms(&reading, &clauses, knowledge);
        let tone = tone(&reading, &clauses, knowledge);
        let required = clauses.iter().any(|clause| clause.modality == Some(Modality::Required));
        let position = required || clauses.iter().any(|clause| takes_position(&reading.words, clause));
        let speaks = reading.sentences.len() == 1 && clauses.first().is_some_and(|main| speaks(&reading.words, main));
        let wants = required || reading.words.iter().any(|word| word.folds_to_any(&["want", "wants", "need", "needs"]));
        let denies = clauses.iter().any(|clause| clause.negated);
        Side { reading, clauses, terms, tone, position, speaks, wants, denies }
    }

    /// The weight of all its terms.
    pub fn weight(&self) -> f32 {
        self.terms.iter().map(|term| term.weight).sum()
    }

    /// The terms of one clause, with their numbers.
    pub fn terms_of(&self, clause: usize) -> impl Iterator<Item = (usize, &Term<'t>)> {
        self.terms.iter().enumerate().filter(move |(_, term)| term.clause == clause)
    }

    /// True where a term is part of its clause's subject.
    pub fn is_subject(&self, term: &Term) -> bool {
        self.clauses[term.clause].subject.contains(&term.at)
    }

    /// True where it has that many times the words of the other, or more.
    pub fn outweighs(&self, other: &Side, times: usize) -> bool {
        self.reading.words.len() >= times * other.reading.words.len()
    }

    /// True where one of these stands in it.
    pub fn has(&self, forms: &[&str]) -> bool {
        self.reading.words.iter().any(|word| word.folds_to_any(forms))
    }
}

/// "We sold it", "our party is for it", "it should be allowed".
fn speaks(words: &[Word], main: &Outline) -> bool {
    let must = |at: &usize| words[*at].tag == Tag::Modal && words[*at].folds_to_any(&["should", "must", "ought"]);
    let mut before_head = main.words.iter().take_while(|at| main.head != Some(**at));
    main.words.iter().any(must) || before_head.any(|at| words[*at].has(Traits::FIRST))
}

/// "We support …", "I am against …".
fn takes_position(words: &[Word], clause: &Outline) -> bool {
    let first = clause.subject.iter().any(|at| words[*at].has(Traits::FIRST));
    let mut verbs = clause.words.iter().filter(|at| clause.head == Some(**at) || clause.governors.contains(at));
    let against = || clause.words.iter().any(|at| words[*at].folds_to("against"));
    first && (verbs.any(|at| words[*at].folds_to_any(&TAKES_POSITION)) || against())
}
