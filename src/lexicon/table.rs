//! The table of word forms that the lexer asks.

use rustc_hash::FxHashMap;

use super::files::File;
use super::interner::Interner;
use super::numbers::Numbers;
use super::{Cue, LemmaId, Narration, Tag, Traits, Word};
use crate::error::Fault;
use crate::text::{ShortForm, Vocabulary, WordId};

/// Room for the forms of the shipped word list.
const WORDS: usize = 45_000;

/// Everything known of words.
#[derive(Debug, Clone)]
pub struct Lexicon {
    pub(super) words: Vec<Word>,
    /// The form of each of `words`, at the same number. A lemma has the number of the form that is spelt like it.
    forms: Interner,
    /// The forms that end with a full stop of their own.
    pub(super) abbreviations: Numbers,
    pub(super) verb_cues: FxHashMap<LemmaId, Vec<Cue>>,
    pub(super) noun_cues: FxHashMap<LemmaId, Vec<Cue>>,
    pub(super) adjective_cues: FxHashMap<LemmaId, Vec<Cue>>,
    pub(super) narration: Narration,
}

impl Vocabulary for Lexicon {
    fn look_up(&self, folded: &[u8]) -> WordId {
        WordId(self.forms.get(folded).unwrap_or_default())
    }

    #[inline]
    fn look_up_short(&self, folded: ShortForm) -> WordId {
        WordId(self.forms.get_short(folded).unwrap_or_default())
    }

    fn is_abbreviation(&self, word: WordId) -> bool {
        self.abbreviations.has(word.0)
    }
}

impl Lexicon {
    /// Builds the table from the files of a `lexicon` folder; those it does not know are left to others.
    ///
    /// Files are taken in order; a later cue table adds senses, a later word list adds traits.
    pub fn new(files: &[File], faults: &mut Vec<Fault>) -> Lexicon {
        let mut words = Vec::with_capacity(WORDS);
        words.push(Word::UNKNOWN);
        let mut lexicon = Lexicon {
            words,
            forms: Interner::with_capacity(WORDS),
            abbreviations: Numbers::default(),
            verb_cues: FxHashMap::default(),
            noun_cues: FxHashMap::default(),
            adjective_cues: FxHashMap::default(),
            narration: Narration::default(),
        };
        for file in files.iter().filter(|file| file.path.ends_with("lexicon/words.txt")) {
            lexicon.read_words(file, faults);
        }
        for file in files {
            match file.path.rsplit('/').next() {
                Some("function-words.toml") => {
                    if let Some(lists) = file.parse(faults) {
                        lexicon.read_function_words(&lists);
                    }
                }
                Some("names.toml") => {
                    if let Some(lists) = file.parse(faults) {
                        lexicon.read_names(&lists);
                    }
                }
                _ => {}
            }
        }
        for file in files.iter().filter(|file| file.path.ends_with("cues.toml")) {
            lexicon.read_cues(file, faults);
        }
        for file in files {
            match file.path.rsplit('/').next() {
                Some("acts.toml") => lexicon.read_acts(file, faults),
                Some("reversals.toml") => lexicon.read_reversals(file, faults),
                _ => {}
            }
        }
        lexicon.mark_cues();
        lexicon.mark_narration();
        for word in &mut lexicon.words {
            word.only = word.tags.single().filter(|_| !word.traits.any(Traits::SHIFTING));
        }
        lexicon
    }

    /// What is known of a form.
    pub fn word(&self, id: WordId) -> &Word {
        self.words.get(id.0 as usize).unwrap_or(&self.words[0])
    }

    /// The lemma of a form read as `tag`; the empty text where it is not known.
    pub fn lemma(&self, word: &Word, tag: Tag) -> &str {
        let id = if tag.is_verb() { word.verb } else { word.noun };
        self.lemma_text(id)
    }

    /// The text of a lemma.
    pub fn lemma_text(&self, id: LemmaId) -> &str {
        self.forms.text(id.0)
    }

    /// The number of a lemma; `None` where it is only a form of others.
    pub fn lemma_id(&self, lemma: &str) -> Option<LemmaId> {
        let id = self.look_up(lemma.as_bytes());
        self.word(id).traits.any(Traits::LEMMA).then_some(LemmaId(id.0))
    }

    /// The senses in which a verb is a cue.
    pub fn verb_cues(&self, lemma: LemmaId) -> &[Cue] {
        self.verb_cues.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// The senses in which a noun is a cue.
    pub fn noun_cues(&self, lemma: LemmaId) -> &[Cue] {
        self.noun_cues.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// The senses in which an adjective is a cue.
    pub fn adjective_cues(&self, lemma: LemmaId) -> &[Cue] {
        self.adjective_cues.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// The words by which acts and reversals are told.
    pub fn narration(&self) -> &Narration {
        &self.narration
    }

    /// Adds a trait to a form, which is made known where it was not.
    pub fn add_trait(&mut self, form: &str, traits: Traits) {
        let word = self.form(form);
        word.traits = word.traits.with(traits);
    }

    pub(super) fn intern(&mut self, lemma: &str) -> LemmaId {
        let id = self.form_id(lemma);
        if id != WordId(0) {
            let word = &mut self.words[id.0 as usize];
            word.traits = word.traits.with(Traits::LEMMA);
        }
        LemmaId(id.0)
    }

    /// What is known of a form, which is made known where it was not.
    pub(super) fn form(&mut self, form: &str) -> &mut Word {
        let id = self.form_id(form);
        &mut self.words[id.0 as usize]
    }

    /// The number of a form, which is made known where it was not.
    pub(super) fn form_id(&mut self, form: &str) -> WordId {
        let id = self.forms.intern(form);
        if id as usize == self.words.len() {
            self.words.push(Word::UNKNOWN);
        }
        WordId(id)
    }

    /// Gives all forms of a lemma the traits that it has as a verb, which come first, and as anything else.
    pub(super) fn mark(&mut self, lemmas: impl IntoIterator<Item = (LemmaId, [Traits; 2])>) {
        let mut traits = vec![[Traits(0); 2]; self.words.len()];
        for (lemma, [verb, other]) in lemmas.into_iter().filter(|(lemma, _)| *lemma != LemmaId(0)) {
            let known = &mut traits[lemma.0 as usize];
            *known = [known[0].with(verb), known[1].with(other)];
        }
        for word in &mut self.words {
            let ([verb, _], [_, other]) = (traits[word.verb.0 as usize], traits[word.noun.0 as usize]);
            word.traits = word.traits.with(verb).with(other);
        }
    }

    fn read_words(&mut self, file: &File, faults: &mut Vec<Fault>) {
        for (number, line) in file.lines() {
            let mut fields = line.split_ascii_whitespace();
            let (Some(form), Some(Ok(rarity))) = (fields.next(), fields.next().map(str::parse::<u8>)) else {
                faults.push(Fault::line(file.path, number, "expected a word form, its rarity and its readings"));
                continue;
            };
            let id = self.form_id(form);
            let mut word = Word { rarity, ..Word::UNKNOWN };
            for reading in fields {
                // Three readings in five are of the form itself.
                let (lemma, letters) = if let Some(letters) = reading.strip_prefix("=:") {
                    word.traits = word.traits.with(Traits::LEMMA);
                    (LemmaId(id.0), letters)
                } else if let Some(colon) = reading.bytes().position(|byte| byte == b':') {
                    (self.intern(&reading[..colon]), &reading[colon + 1..])
                } else {
                    faults.push(Fault::line(file.path, number, format!("expected `lemma:letters`, found `{reading}`")));
                    continue;
                };
                for tag in letters.bytes().map(char::from).filter_map(Tag::of_letter) {
                    word.prior = if word.tags.is_empty() { tag } else { word.prior };
                    word.tags = word.tags.with(tag);
                    let slot = if tag.is_verb() { &mut word.verb } else { &mut word.noun };
                    if *slot == LemmaId(0) {
                        *slot = lemma;
                    }
                }
            }
            let known = &mut self.words[id.0 as usize];
            *known = Word { traits: known.traits.with(word.traits), ..word };
        }
    }
}
