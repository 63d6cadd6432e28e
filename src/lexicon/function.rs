//! The closed classes, names and titles: `function-words.toml` and `names.toml` as they are written.

use serde::Deserialize;

use super::{Lexicon, Tag, Tags, Traits, Word};
use crate::text::Vocabulary;

/// A list of words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub words: Vec<String>,
}

/// `function-words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FunctionWords {
    pub determiners: List,
    pub possessives: List,
    pub pronouns: Pronouns,
    pub prepositions: Prepositions,
    pub conjunctions: List,
    pub subordinators: List,
    pub wh: List,
    pub modals: List,
    pub auxiliaries: Auxiliaries,
    pub negations: List,
    pub adverbs: List,
    pub time: List,
    /// What the tagger asks about whatever else a word is.
    #[serde(default)]
    pub shifting: List,
    pub interjections: List,
    pub abbreviations: List,
}

/// The prepositions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prepositions {
    pub words: Vec<String>,
    /// Those of them that hang a noun phrase on another.
    #[serde(default)]
    pub joining: Vec<String>,
}

/// The pronouns by what they can do and whom they can stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pronouns {
    pub subject: Vec<String>,
    pub object: Vec<String>,
    pub male: Vec<String>,
    pub female: Vec<String>,
    pub plural: Vec<String>,
    pub neuter: Vec<String>,
    pub first: Vec<String>,
    pub second: Vec<String>,
}

/// The forms of the three auxiliary verbs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Auxiliaries {
    pub be: Vec<String>,
    pub have: Vec<String>,
    #[serde(rename = "do")]
    pub do_: Vec<String>,
}

/// `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub titles: Vec<String>,
    pub given: Given,
    pub honorifics: Honorifics,
    #[serde(rename = "organisation_nouns")]
    pub organisations: Vec<String>,
    #[serde(rename = "company_words")]
    pub companies: Vec<String>,
    #[serde(rename = "person_nouns")]
    pub persons: Vec<String>,
    /// In the order of the year; each month with its abbreviations.
    pub months: Vec<Vec<String>>,
    /// Monday first; each day with its abbreviations.
    pub weekdays: Vec<Vec<String>>,
    pub suffixes: Vec<String>,
    pub person_noun_gender: Given,
}

/// Given names by the gender they suggest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    pub male: Vec<String>,
    pub female: Vec<String>,
}

/// Forms of address.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Honorifics {
    pub male: Vec<String>,
    pub female: Vec<String>,
    #[serde(default)]
    pub neutral: Vec<String>,
}

/// What leads up to a noun of time: the grammar of English, no list to extend.
const BEFORE_TIME: &str = "last next this that early earlier late later the a one two three every each in";

impl Lexicon {
    pub(super) fn read_function_words(&mut self, lists: &FunctionWords) {
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
            (&lists.prepositions.joining, Preposition, Traits::JOINING),
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
        ];
        for (words, tag, traits) in groups {
            for form in words {
                self.add_function_word(form, tag, traits);
            }
        }
        for form in &lists.shifting.words {
            self.add_trait(form, Traits::SHIFTING);
        }
        for form in BEFORE_TIME.split(' ') {
            self.add_trait(form, Traits::BEFORE_TIME);
        }
        self.form("to").tags = Tags::only(Tag::To).with(Tag::Preposition);
        self.form("to").prior = Tag::Preposition;
        self.form("that").tags = Tags::only(Tag::That).with(Determiner).with(Pronoun);
        self.form("that").prior = Tag::That;
        for form in &lists.abbreviations.words {
            let id = self.look_up(form.as_bytes());
            self.abbreviations.insert(id.0);
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
                traits: Traits::FUNCTION.with(Traits::LEMMA),
                ..Word::UNKNOWN
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

    pub(super) fn read_names(&mut self, names: &Names) {
        let calendar: Vec<String> = names.months.iter().chain(&names.weekdays).flatten().cloned().collect();
        let groups: [(&[String], Traits); 13] = [
            (&names.titles, Traits::TITLE),
            (&names.given.male, Traits::GIVEN.with(Traits::MALE)),
            (&names.given.female, Traits::GIVEN.with(Traits::FEMALE)),
            (&names.honorifics.male, Traits::HONORIFIC.with(Traits::MALE)),
            (&names.honorifics.female, Traits::HONORIFIC.with(Traits::FEMALE)),
            (&names.honorifics.neutral, Traits::HONORIFIC),
            (&names.organisations, Traits::ORGANISATION),
            (&names.companies, Traits::COMPANY),
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
                    let id = self.look_up(form.as_bytes());
                    self.words[id.0 as usize].tags = Tags::only(Tag::Name);
                    self.words[id.0 as usize].prior = Tag::Name;
                    self.abbreviations.insert(id.0);
                }
            }
        }
        // Collected first: a plural is what its singular was before any plural took after another.
        let inherited = Traits::PERSON.with(Traits::ORGANISATION);
        let plurals: Vec<(usize, Traits)> = (1..self.words.len())
            .filter(|id| self.words[*id].tags.has(Tag::Nouns))
            .map(|id| (id, self.words[self.words[id].noun.0 as usize].traits.common(inherited)))
            .collect();
        for (id, traits) in plurals {
            self.words[id].traits = self.words[id].traits.with(traits);
        }
    }
}
