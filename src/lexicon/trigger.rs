//! Patterns by the words that they can begin with.

use rustc_hash::FxHashMap;

use super::numbers::Numbers;
use super::pattern::{Atom, Form, Pattern, lemmas_of};
use super::{LemmaId, Lexicon};
use crate::text::{Vocabulary, WordId};

/// The numbers of the patterns that a word can begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Begun {
    /// Names and contexts, which are looked for everywhere.
    pub words: Vec<u32>,
    /// Frames, which count only where their topic is named.
    pub frames: Vec<u32>,
}

/// Patterns by what their first word can be.
#[derive(Debug, Clone, Default)]
pub(super) struct Triggers {
    by_lemma: Shelf,
    /// Names, and forms that the word table gives no lemma; whether the very characters fit is left to the pattern.
    by_word: Shelf,
    /// The lemmas and words that have patterns: this is asked of every word of a text.
    known: Numbers,
    /// By forms that the lexicon lacks, in lower case.
    by_folded: FxHashMap<Box<str>, Begun>,
    nothing: Begun,
}

impl Triggers {
    /// Adds a pattern under each word that it can begin with.
    pub fn add(&mut self, pattern: &Pattern, number: Number, lexicon: &Lexicon) {
        for trigger in pattern.triggers() {
            match trigger {
                Atom::Lemma(lemma) => self.add_lemma(*lemma, number),
                Atom::Name(text, WordId(0)) => self.add_unknown(text.to_lowercase(), number),
                Atom::Name(_, word) => self.add_word(*word, number),
                Atom::Folded(text) => {
                    let lemmas = lemmas_of(text, lexicon);
                    for lemma in lemmas.into_iter().filter(|lemma| *lemma != LemmaId(0)) {
                        self.add_lemma(lemma, number);
                    }
                    if lemmas == [LemmaId(0); 2] {
                        for form in [text.to_string(), format!("{text}s")] {
                            match lexicon.look_up(form.as_bytes()) {
                                WordId(0) => self.add_unknown(form, number),
                                word => self.add_word(word, number),
                            }
                        }
                    }
                }
            }
        }
    }

    /// False for nearly every form: no pattern can begin with it.
    pub fn open(&self, form: &Form) -> bool {
        if form.word == WordId(0) {
            return !form.text.is_empty() && !self.by_folded.is_empty();
        }
        self.known.has(form.verb.0) || self.known.has(form.other.0) || self.known.has(form.word.0)
    }

    /// The patterns that can begin with a form.
    pub fn of(&self, form: &Form) -> [&Begun; 3] {
        if form.word == WordId(0) {
            return [self.folded(form.text), &self.nothing, &self.nothing];
        }
        let other = if form.other == form.verb { None } else { self.by_lemma.get(form.other.0) };
        [self.by_lemma.get(form.verb.0), other, self.by_word.get(form.word.0)]
            .map(|begun| begun.unwrap_or(&self.nothing))
    }

    fn folded(&self, text: &str) -> &Begun {
        let small = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let found = if small { self.by_folded.get(text) } else { self.by_folded.get(text.to_lowercase().as_str()) };
        found.unwrap_or(&self.nothing)
    }

    fn add_lemma(&mut self, lemma: LemmaId, number: Number) {
        self.known.insert(lemma.0);
        self.by_lemma.entry(lemma.0).add(number);
    }

    fn add_word(&mut self, word: WordId, number: Number) {
        self.known.insert(word.0);
        self.by_word.entry(word.0).add(number);
    }

    fn add_unknown(&mut self, folded: String, number: Number) {
        self.by_folded.entry(folded.into()).or_default().add(number);
    }
}

/// Lists by the number of a lemma or a word, each at a place that is looked up and not searched: one word of a text in
/// three begins some pattern.
#[derive(Debug, Clone, Default)]
struct Shelf {
    /// By the number, one more than the place of its list; 0 where it has none.
    places: Vec<u32>,
    lists: Vec<Begun>,
}

impl Shelf {
    fn get(&self, number: u32) -> Option<&Begun> {
        let place = *self.places.get(number as usize)?;
        self.lists.get((place as usize).checked_sub(1)?)
    }

    fn entry(&mut self, number: u32) -> &mut Begun {
        let number = number as usize;
        if number >= self.places.len() {
            self.places.resize(number + 1, 0);
        }
        if self.places[number] == 0 {
            self.lists.push(Begun::default());
            self.places[number] = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        }
        &mut self.lists[self.places[number] as usize - 1]
    }
}

/// The number of a pattern, and whether it is a frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub number: u32,
    pub frame: bool,
}

impl Begun {
    /// A pattern whose alternatives begin alike stands once in a list.
    fn add(&mut self, Number { number, frame }: Number) {
        let list = if frame { &mut self.frames } else { &mut self.words };
        if list.last() != Some(&number) {
            list.push(number);
        }
    }
}
