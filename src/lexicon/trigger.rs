//! Patterns by the lemmas and words that they can begin with, while they are collected.

use rustc_hash::FxHashMap;

use super::numbers::Numbers;
use super::opening::{Begun, Opening, Unknown};
use super::pattern::{Atom, Pattern, lemmas_of};
use super::{LemmaId, Lexicon};
use crate::text::{Vocabulary, WordId};

/// Patterns by what their first word can be.
#[derive(Debug, Clone, Default)]
pub(super) struct Triggers {
    by_lemma: Shelf,
    /// Names, and forms that the word table gives no lemma; whether the very characters fit is left to the pattern.
    by_word: Shelf,
    /// Forms that the lexicon lacks.
    pub unknown: Unknown,
}

impl Triggers {
    /// Adds a pattern under each word that it can begin with.
    pub fn add(&mut self, pattern: &Pattern, begins: Begins, lexicon: &Lexicon) {
        for trigger in pattern.triggers() {
            match trigger {
                Atom::Lemma(lemma) => self.add_lemma(*lemma, begins),
                Atom::Name(text, WordId(0)) => self.unknown.entry(&text.to_lowercase()).add(begins),
                Atom::Name(_, word) => self.add_word(*word, begins),
                Atom::Folded(text) => {
                    let lemmas = lemmas_of(text, lexicon);
                    for lemma in lemmas.into_iter().filter(|lemma| *lemma != LemmaId(0)) {
                        self.add_lemma(lemma, begins);
                    }
                    if lemmas == [LemmaId(0); 2] {
                        for form in [text.to_string(), format!("{text}s")] {
                            match lexicon.look_up(form.as_bytes()) {
                                WordId(0) => self.unknown.entry(&form).add(begins),
                                word => self.add_word(word, begins),
                            }
                        }
                    }
                }
            }
        }
    }

    /// The lists of a word, by the numbers under which they are: those of its lemma as a verb and as anything else, and its
    /// own.
    pub fn lists(&self, verb: LemmaId, other: LemmaId, word: WordId) -> [Option<u32>; 3] {
        let verb_list = self.by_lemma.number(verb.0);
        let other_list = if other == verb { None } else { self.by_lemma.number(other.0) };
        // One list is the same wherever it comes from.
        let (first, second) = if verb_list.is_none() { (other_list, None) } else { (verb_list, other_list) };
        [first, second, self.by_word.number(word.0)]
    }

    /// Some lists as one.
    pub fn joined(&self, [first, second, word]: [Option<u32>; 3]) -> Begun {
        let lists = [(&self.by_lemma, first), (&self.by_lemma, second), (&self.by_word, word)];
        let lists = lists.into_iter().filter_map(|(shelf, number)| shelf.lists.get(&number?));
        let mut joined = Begun::default();
        for begun in lists {
            joined.words.extend(&begun.words);
            joined.frames.extend(&begun.frames);
            joined.framed |= begun.framed;
        }
        joined
    }

    fn add_lemma(&mut self, lemma: LemmaId, begins: Begins) {
        self.by_lemma.entry(lemma.0).add(begins);
    }

    fn add_word(&mut self, word: WordId, begins: Begins) {
        self.by_word.entry(word.0).add(begins);
    }
}

/// Lists by the number of a lemma or a word. Nearly every number has none, which a bit says without a hash.
#[derive(Debug, Clone, Default)]
struct Shelf {
    known: Numbers,
    lists: FxHashMap<u32, Begun>,
}

impl Shelf {
    /// The number, where it has a list.
    fn number(&self, number: u32) -> Option<u32> {
        self.known.has(number).then_some(number)
    }

    fn entry(&mut self, number: u32) -> &mut Begun {
        self.known.insert(number);
        self.lists.entry(number).or_default()
    }
}

/// A pattern that begins with some word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begins {
    pub opening: Opening,
    /// Of a frame, the bit of its topic.
    pub framed: Option<u64>,
}

impl Begun {
    /// A pattern whose alternatives begin alike stands once in a list.
    fn add(&mut self, Begins { opening, framed }: Begins) {
        self.framed |= framed.unwrap_or_default();
        let list = if framed.is_some() { &mut self.frames } else { &mut self.words };
        if list.last().is_none_or(|last| last.number != opening.number) {
            list.push(opening);
        }
    }
}
