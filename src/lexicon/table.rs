//! The table of word forms that the lexer asks.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::files::File;
use super::function::{FunctionWords, Names};
use super::{Cue, CueClass, Frames, LemmaId, Narration, Tag, Tags, Traits, Word};
use crate::error::Fault;
use crate::text::{Vocabulary, WordId};

/// Everything known of words.
#[derive(Debug, Clone)]
pub struct Lexicon {
    words: Vec<Word>,
    forms: FxHashMap<Box<str>, WordId>,
    lemmas: Vec<Box<str>>,
    lemma_ids: FxHashMap<Box<str>, LemmaId>,
    abbreviations: FxHashMap<Box<str>, WordId>,
    verb_cues: FxHashMap<LemmaId, Vec<Cue>>,
    noun_cues: FxHashMap<LemmaId, Vec<Cue>>,
    adjective_cues: FxHashMap<LemmaId, Vec<Cue>>,
    pub(super) narration: Narration,
}

impl Vocabulary for Lexicon {
    fn look_up(&self, folded: &str) -> WordId {
        self.forms.get(folded).copied().unwrap_or_default()
    }

    fn abbreviation(&self, folded: &str) -> Option<WordId> {
        self.abbreviations.get(folded).copied()
    }
}

impl Lexicon {
    /// Builds the table from the files of a `lexicon` folder; those it does not know are left to others.
    ///
    /// Files are taken in order; a later cue table adds senses, a later word list adds traits.
    pub fn new(files: &[File], faults: &mut Vec<Fault>) -> Lexicon {
        let mut lexicon = Lexicon {
            words: vec![Word::UNKNOWN],
            forms: FxHashMap::default(),
            lemmas: vec!["".into()],
            lemma_ids: FxHashMap::default(),
            abbreviations: FxHashMap::default(),
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
        self.lemmas.get(id.0 as usize).map_or("", |lemma| lemma)
    }

    /// The number of a lemma.
    pub fn lemma_id(&self, lemma: &str) -> Option<LemmaId> {
        self.lemma_ids.get(lemma).copied()
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
        if let Some(id) = self.lemma_ids.get(lemma) {
            return *id;
        }
        let id = LemmaId(u32::try_from(self.lemmas.len()).unwrap_or(0));
        self.lemmas.push(lemma.into());
        self.lemma_ids.insert(lemma.into(), id);
        id
    }

    pub(super) fn form(&mut self, form: &str) -> &mut Word {
        let next = WordId(u32::try_from(self.words.len()).unwrap_or(0));
        let id = *self.forms.entry(form.into()).or_insert(next);
        if id == next {
            self.words.push(Word::UNKNOWN);
        }
        &mut self.words[id.0 as usize]
    }

    fn read_words(&mut self, file: &File, faults: &mut Vec<Fault>) {
        for (number, line) in file.lines() {
            let mut fields = line.split(' ');
            let (Some(form), Some(Ok(rarity))) = (fields.next(), fields.next().map(str::parse::<u8>)) else {
                faults.push(Fault::line(file.path, number, "expected a word form, its rarity and its readings"));
                continue;
            };
            let mut word = Word { rarity, ..Word::UNKNOWN };
            let mut first = true;
            for reading in fields {
                let Some((lemma, letters)) = reading.split_once(':') else {
                    faults.push(Fault::line(file.path, number, format!("expected `lemma:letters`, found `{reading}`")));
                    continue;
                };
                let lemma = self.intern(if lemma == "=" { form } else { lemma });
                for tag in letters.chars().filter_map(Tag::of_letter) {
                    if first {
                        word.prior = tag;
                        first = false;
                    }
                    word.tags = word.tags.with(tag);
                    let slot = if tag.is_verb() { &mut word.verb } else { &mut word.noun };
                    if *slot == LemmaId(0) {
                        *slot = lemma;
                    }
                }
            }
            *self.form(form) = word;
        }
    }

    fn read_function_words(&mut self, lists: &FunctionWords) {
        use Tag::{
            Adverb, Auxiliary, Conjunction, Determiner, Interjection, Modal, Negation, Possessive, Preposition,
            Pronoun, Subordinator, Wh,
        };
        let pronouns = &lists.pronouns;
        let groups: [(&[String], Tag, Traits); 24] = [
            (&lists.determiners.words, Determiner, Traits(0)),
            (&lists.possessives.words, Possessive, Traits(0)),
            (&lists.modals.words, Modal, Traits(0)),
            (&lists.auxiliaries.be, Auxiliary, Traits::BE),
            (&lists.auxiliaries.have, Auxiliary, Traits::HAVE),
            (&lists.auxiliaries.do_, Auxiliary, Traits::DO),
            (&lists.negations.words, Negation, Traits(0)),
            (&lists.conjunctions.words, Conjunction, Traits(0)),
            (&lists.prepositions.words, Preposition, Traits(0)),
            (&lists.wh.words, Wh, Traits(0)),
            (&lists.subordinators.words, Subordinator, Traits(0)),
            (&pronouns.subject, Pronoun, Traits::SUBJECT),
            (&pronouns.object, Pronoun, Traits::OBJECT),
            (&lists.adverbs.words, Adverb, Traits(0)),
            (&lists.interjections.words, Interjection, Traits(0)),
            (&pronouns.male, Tag::Pronoun, Traits::MALE),
            (&pronouns.female, Tag::Pronoun, Traits::FEMALE),
            (&pronouns.plural, Tag::Pronoun, Traits::PLURAL),
            (&pronouns.neuter, Tag::Pronoun, Traits::NEUTER),
            (&pronouns.first, Tag::Pronoun, Traits::FIRST),
            (&pronouns.second, Tag::Pronoun, Traits::SECOND),
            (&lists.time.words, Tag::Noun, Traits::TIME),
            (&lists.abbreviations.words, Tag::Name, Traits(0)),
            (&[], Tag::Mark, Traits(0)),
        ];
        for (words, tag, traits) in groups {
            for form in words {
                self.add_function_word(form, tag, traits);
            }
        }
        self.form("to").tags = Tags::only(Tag::To).with(Tag::Preposition);
        self.form("to").prior = Tag::Preposition;
        self.form("that").tags = Tags::only(Tag::That).with(Determiner).with(Pronoun);
        self.form("that").prior = Tag::That;
        for form in &lists.abbreviations.words {
            let id = self.forms.get(form.as_str()).copied().unwrap_or_default();
            self.abbreviations.insert(form.as_str().into(), id);
        }
    }

    /// A word of a closed class loses the open readings of the word table, unless it is a noun of time.
    fn add_function_word(&mut self, form: &str, tag: Tag, traits: Traits) {
        let lemma = self.intern(form);
        let word = self.form(form);
        let open = traits.any(Traits::TIME) || tag == Tag::Name;
        if !open && !word.traits.any(Traits::FUNCTION) {
            *word = Word {
                tags: Tags::NONE,
                prior: tag,
                rarity: word.rarity.min(40),
                verb: word.verb,
                noun: lemma,
                traits: Traits::FUNCTION,
            };
        }
        if tag != Tag::Pronoun || traits.any(Traits::SUBJECT.with(Traits::OBJECT)) || word.tags.is_empty() {
            if open && word.tags.is_empty() {
                word.prior = tag;
                word.noun = lemma;
            }
            if !(open && word.traits.any(Traits::FUNCTION)) {
                word.tags = word.tags.with(tag);
            }
        }
        word.traits = word.traits.with(traits);
        for (kind, base) in [(Traits::BE, "be"), (Traits::HAVE, "have"), (Traits::DO, "do")] {
            if traits.any(kind) {
                let lemma = self.intern(base);
                self.form(form).verb = lemma;
            }
        }
    }

    fn read_names(&mut self, names: &Names) {
        let calendar: Vec<String> = names.months.iter().chain(&names.weekdays).flatten().cloned().collect();
        let groups: [(&[String], Traits); 12] = [
            (&names.titles, Traits::TITLE),
            (&names.given.male, Traits::GIVEN.with(Traits::MALE)),
            (&names.given.female, Traits::GIVEN.with(Traits::FEMALE)),
            (&names.honorifics.male, Traits::HONORIFIC.with(Traits::MALE)),
            (&names.honorifics.female, Traits::HONORIFIC.with(Traits::FEMALE)),
            (&names.honorifics.neutral, Traits::HONORIFIC),
            (&names.organisations, Traits::ORGANISATION),
            (&names.persons, Traits::PERSON),
            (&calendar, Traits::CALENDAR.with(Traits::TIME)),
            (&names.person_noun_gender.male, Traits::PERSON.with(Traits::MALE)),
            (&names.person_noun_gender.female, Traits::PERSON.with(Traits::FEMALE)),
            (&names.suffixes, Traits::SUFFIX),
        ];
        for (words, traits) in groups {
            for form in words {
                // Titles of several words are found by their last: `foreign minister`.
                let form = form.rsplit(' ').next().unwrap_or(form).to_lowercase();
                let word = self.form(&form);
                word.traits = word.traits.with(traits);
                if form.ends_with('.') {
                    let id = self.forms.get(form.as_str()).copied().unwrap_or_default();
                    self.words[id.0 as usize].tags = Tags::only(Tag::Name);
                    self.words[id.0 as usize].prior = Tag::Name;
                    self.abbreviations.insert(form.as_str().into(), id);
                }
            }
        }
        let plural = Traits::PERSON.with(Traits::ORGANISATION);
        let inherited: Vec<(WordId, Traits)> = self
            .forms
            .values()
            .filter(|id| self.words[id.0 as usize].tags.has(Tag::Nouns))
            .filter_map(|id| {
                let lemma = self.lemma_text(self.words[id.0 as usize].noun);
                let singular = self.forms.get(lemma).map(|id| self.words[id.0 as usize].traits)?;
                Some((*id, Traits(singular.0 & plural.0)))
            })
            .collect();
        for (id, traits) in inherited {
            self.words[id.0 as usize].traits = self.words[id.0 as usize].traits.with(traits);
        }
    }

    fn read_cues(&mut self, file: &File, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<CueLists>(faults) else { return };
        for list in lists.cue {
            let mut frames = Frames::default();
            for name in &list.frames {
                match Frames::named(name.get_ref()) {
                    Some(frame) => frames = frames.with(frame),
                    None => {
                        let known: Vec<&str> = Frames::NAMES.iter().map(|(name, _)| *name).collect();
                        let message = format!("`{}` is no complement of a cue", name.get_ref());
                        faults.push(
                            Fault::at(file.path, file.text, name.span(), message)
                                .help(format!("expected one of: {}", known.join(", "))),
                        );
                    }
                }
            }
            let groups = [(&list.verbs, 0), (&list.nouns, 1), (&list.adjectives, 2)];
            for (lemmas, kind) in groups {
                for phrase in lemmas {
                    let (lemma, particle) =
                        phrase.split_once(' ').map_or((phrase.as_str(), None), |(l, p)| (l, Some(p.to_owned())));
                    let cue = Cue {
                        lemma: lemma.to_owned(),
                        class: list.class,
                        frames,
                        prepositions: list.prepositions.clone(),
                        particle,
                    };
                    let id = self.intern(lemma);
                    let table = match kind {
                        0 => &mut self.verb_cues,
                        1 => &mut self.noun_cues,
                        _ => &mut self.adjective_cues,
                    };
                    table.entry(id).or_default().push(cue);
                }
            }
        }
    }

    fn mark_cues(&mut self) {
        for word in &mut self.words {
            if self.verb_cues.contains_key(&word.verb) && word.verb != LemmaId(0) {
                word.traits = word.traits.with(Traits::CUE_VERB);
            }
            if self.noun_cues.contains_key(&word.noun) && word.noun != LemmaId(0) {
                word.traits = word.traits.with(Traits::CUE_NOUN);
            }
            if self.adjective_cues.contains_key(&word.noun) && word.noun != LemmaId(0) {
                word.traits = word.traits.with(Traits::CUE_ADJECTIVE);
            }
            word.traits = word.traits.with(self.narration.traits(word));
        }
    }
}

/// `cues.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueLists {
    cue: Vec<CueList>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueList {
    class: CueClass,
    frames: Vec<toml::Spanned<String>>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
}
