//! The patterns that can match from a word on: looked up once a word, not searched.

use rustc_hash::FxHashMap;

use super::Lexicon;
use super::form::{Form, Sieve};
use super::interner::Interner;
use super::trigger::Triggers;
use crate::text::{ShortForm, WordId};

/// A pattern that can begin with some word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// The number of the pattern.
    pub number: u32,
    /// The index of its topic.
    pub topic: u32,
    /// What its second word lets through, or the word after a gap: most texts go on with another.
    pub next: Sieve,
    /// True where that word stands after a gap.
    pub gap: bool,
    /// True where the word that it is listed under is all of its first element, which need not be compared again.
    pub begun: bool,
}

/// The patterns that some word can begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Begun {
    /// Names and contexts, which are looked for everywhere.
    pub words: Vec<Opening>,
    /// Frames, which count only where their topic is named.
    pub frames: Vec<Opening>,
    /// The bits of the topics of the frames.
    pub framed: u64,
}

/// Patterns by every word that they can begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Openings {
    /// By the number of a word the place of its list; the first list is empty.
    places: Vec<u32>,
    /// The same for the few words that begin something else where they stand as bare verbs.
    bare: FxHashMap<WordId, u32>,
    lists: Vec<Begun>,
    unknown: Unknown,
}

impl Openings {
    /// Lays out, for every word of a lexicon, what its lemmas and the word itself begin.
    pub fn new(triggers: Triggers, lexicon: &Lexicon) -> Openings {
        let places = Vec::with_capacity(lexicon.words.len());
        let mut openings = Openings { places, lists: vec![Begun::default()], ..Openings::default() };
        let mut known = FxHashMap::default();
        let mut place = |verb, other, word| match triggers.lists(verb, other, word) {
            [None, None, None] => 0,
            lists => *known.entry(lists).or_insert_with(|| {
                openings.lists.push(triggers.joined(lists));
                u32::try_from(openings.lists.len() - 1).unwrap_or(0)
            }),
        };
        for (number, entry) in (0..).zip(&lexicon.words) {
            let (word, bare) = (WordId(number), entry.as_bare_verb(WordId(number)));
            let as_form = place(entry.verb, entry.noun, word);
            let as_bare = if bare == entry.verb { as_form } else { place(bare, entry.noun, word) };
            openings.places.push(as_form);
            if as_bare != as_form {
                openings.bare.insert(word, as_bare);
            }
        }
        openings.unknown = triggers.unknown;
        openings
    }

    /// The patterns that can begin with a form; `None` for nearly every form.
    #[inline]
    pub fn of(&self, form: &Form) -> Option<&Begun> {
        if form.word == WordId(0) {
            return if form.text.is_empty() { None } else { self.unknown.get(form.text) };
        }
        let bare = if form.bare { self.bare.get(&form.word) } else { None };
        match bare.or_else(|| self.places.get(form.word.0 as usize)) {
            None | Some(0) => None,
            Some(place) => self.lists.get(*place as usize),
        }
    }
}

/// Lists by forms that the lexicon lacks, in lower case.
#[derive(Debug, Clone)]
pub(super) struct Unknown {
    forms: Interner,
    /// By the number of the form; the empty one begins nothing.
    lists: Vec<Begun>,
}

impl Default for Unknown {
    fn default() -> Self {
        Unknown { forms: Interner::with_capacity(0), lists: vec![Begun::default()] }
    }
}

impl Unknown {
    #[inline(never)] // One word in eight is unknown, and the look-up of the others is a few instructions.
    fn get(&self, text: &str) -> Option<&Begun> {
        let number = match ShortForm::folding(text.as_bytes()) {
            Some(form) => self.forms.get_short(form),
            None => self.forms.get(text.to_lowercase().as_bytes()),
        };
        self.lists.get(number? as usize)
    }

    pub fn entry(&mut self, folded: &str) -> &mut Begun {
        let number = self.forms.intern(folded) as usize;
        if number == self.lists.len() {
            self.lists.push(Begun::default());
        }
        &mut self.lists[number]
    }
}
