//! What rules know of a ledger's words, by number.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::arguments::{LIGHT, PRONOUNS};
use crate::ledger::Ledger;

/// Pronouns, light predicates and opposites among the words of one ledger.
pub(super) struct Sense<'s> {
    ledger: &'s Ledger<'s>,
    pronouns: Vec<u32>,
    light: Vec<u32>,
    ask: &'s dyn Fn(&str, &str) -> bool,
    /// What was answered for two words: the same ones come up again and again.
    answers: RefCell<FxHashMap<(u32, u32), bool>>,
}

impl<'s> Sense<'s> {
    /// `ask` tells whether two lemmas are opposites.
    pub fn new(ledger: &'s Ledger<'_>, ask: &'s dyn Fn(&str, &str) -> bool) -> Self {
        let numbers = |words: &[&str]| words.iter().filter_map(|word| ledger.word(word)).collect();
        Sense { ledger, pronouns: numbers(&PRONOUNS), light: numbers(&LIGHT), ask, answers: RefCell::default() }
    }

    /// True for a word that names nobody.
    pub fn is_pronoun(&self, word: u32) -> bool {
        self.pronouns.contains(&word)
    }

    /// True for a predicate that says nothing without its object.
    pub fn is_light(&self, word: u32) -> bool {
        self.light.contains(&word)
    }

    /// True where two words are opposites, in whichever order they come.
    pub fn opposites(&self, one: u32, other: u32) -> bool {
        let ask = || (self.ask)(self.ledger.text(one), self.ledger.text(other));
        *self.answers.borrow_mut().entry((one.min(other), one.max(other))).or_insert_with(ask)
    }
}
