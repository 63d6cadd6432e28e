//! Patterns by the words that they can begin with.

use rustc_hash::FxHashMap;

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
    by_lemma: Lists,
    /// Names, and forms that the word table gives no lemma; whether the very characters fit is left to the pattern.
    by_word: Lists,
    /// By forms that the lexicon lacks, in lower case.
    by_folded: FxHashMap<Box<str>, Begun>,
    nothing: Begun,
}

impl Triggers {
    /// Adds a pattern under each word that it can begin with.
    pub fn add(&mut self, pattern: &Pattern, number: Number, lexicon: &Lexicon) {
        for trigger in pattern.triggers() {
            match trigger {
                Atom::Lemma(lemma) => self.by_lemma.add(lemma.0, number),
                Atom::Name(text, WordId(0)) => self.add_unknown(text.to_lowercase(), number),
                Atom::Name(_, word) => self.by_word.add(word.0, number),
                Atom::Folded(text) => {
                    let lemmas = lemmas_of(text, lexicon);
                    for lemma in lemmas.into_iter().filter(|lemma| *lemma != LemmaId(0)) {
                        self.by_lemma.add(lemma.0, number);
                    }
                    if lemmas == [LemmaId(0); 2] {
                        for form in [text.to_string(), format!("{text}s")] {
                            match lexicon.look_up(form.as_bytes()) {
                                WordId(0) => self.add_unknown(form, number),
                                word => self.by_word.add(word.0, number),
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
        self.by_lemma.has(form.verb.0) || self.by_lemma.has(form.other.0) || self.by_word.has(form.word.0)
    }

    /// The patterns that can begin with a form.
    pub fn of(&self, form: &Form) -> [&Begun; 3] {
        if form.word == WordId(0) {
            return [self.folded(form.text), &self.nothing, &self.nothing];
        }
        let other = if form.other == form.verb { 0 } else { form.other.0 };
        let found = [self.by_lemma.of(form.verb.0), self.by_lemma.of(other), self.by_word.of(form.word.0)];
        found.map(|begun| begun.unwrap_or(&self.nothing))
    }

    fn folded(&self, text: &str) -> &Begun {
        let small = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let found = if small { self.by_folded.get(text) } else { self.by_folded.get(text.to_lowercase().as_str()) };
        found.unwrap_or(&self.nothing)
    }

    fn add_unknown(&mut self, folded: String, number: Number) {
        self.by_folded.entry(folded.into()).or_default().add(number);
    }
}

/// What words begin by a small number that they have, without a hash: this is asked of every word of a text.
#[derive(Debug, Clone, Default)]
struct Lists {
    /// Which of `begun` is whose, counted from one; 0 where nothing is.
    places: Vec<u32>,
    begun: Vec<Begun>,
}

impl Lists {
    fn add(&mut self, key: u32, number: Number) {
        let key = key as usize;
        if key >= self.places.len() {
            self.places.resize(key + 1, 0);
        }
        if self.places[key] == 0 {
            self.begun.push(Begun::default());
            self.places[key] = u32::try_from(self.begun.len()).unwrap_or(0);
        }
        if let Some(begun) = self.places[key].checked_sub(1).and_then(|place| self.begun.get_mut(place as usize)) {
            begun.add(number);
        }
    }

    fn has(&self, key: u32) -> bool {
        self.places.get(key as usize).is_some_and(|place| *place != 0)
    }

    fn of(&self, key: u32) -> Option<&Begun> {
        let place = self.places.get(key as usize)?.checked_sub(1)?;
        self.begun.get(place as usize)
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
