//! How a narrator tells of acts and of changes of position: `acts.toml` and `reversals.toml`.
//!
//! A word that can begin one of the phrases carries [`Traits::ACT`], [`Traits::REVERSAL`] or [`Traits::ACCUSATION`], one
//! that sets then against now [`Traits::THEN_NOW`], so that the grammar looks at no other word.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::files::File;
use super::{LemmaId, Lexicon, Tag, Tags, Traits};
use crate::error::Fault;
use crate::text::WordId;

/// Words that set then against now, but for the adverbs of the lists.
const THEN_NOW: [&str; 23] = [
    "used", "since", "later", "longer", "despite", "after", "before", "now", "first", "though", "although", "but",
    "yet", "recently", "ago", "until", "weeks", "months", "years", "decades", "year", "week", "decade",
];

/// What a phrase asks for besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: `backtracked`.
    Nothing,
    /// A position of the subject's own as the object: `reversed his opposition`.
    Position,
    /// A preposition of topic: `a shift on taxes`.
    Topic,
    /// A position as the subject: `his view has evolved`.
    Subject,
    /// A position, whoever's: `shifted to a tougher stance`.
    AnyPosition,
    /// Words told before it that it takes back: `apologized the next day`.
    Before,
    /// What was said, and what is said instead: `went from calling it a gift to …`.
    FromTo,
}

/// A phrase without the word it was looked up by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words after it.
    pub tail: Vec<Part>,
    /// What else it asks for.
    pub asks: Asks,
}

/// One word of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// This word or a form of this lemma.
    Word(String),
    /// A possessive pronoun and modifiers: `his own`.
    Possessive,
    /// `himself`, `themselves` …
    Reflexive,
}

/// The words by which acts and reversals are told.
#[derive(Debug, Clone, Default)]
pub struct Narration {
    acts: FxHashMap<LemmaId, Vec<Phrase>>,
    verbs: FxHashMap<LemmaId, Vec<Phrase>>,
    nouns: FxHashMap<LemmaId, Vec<Phrase>>,
    contrasts: FxHashMap<LemmaId, Vec<Phrase>>,
    retractions: FxHashMap<LemmaId, Vec<Phrase>>,
    accusations: FxHashMap<LemmaId, Vec<Phrase>>,
    sets: FxHashMap<LemmaId, Sets>,
    /// The same by the form that is spelt like the lemma.
    form_sets: FxHashMap<WordId, Sets>,
    earlier: FxHashSet<WordId>,
}

/// The small classes a lemma can belong to, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sets(u16);

impl Sets {
    /// A noun for a position or what states one: `stance`, `pledge`.
    pub const POSITION: Sets = Sets(1);
    /// A noun for who holds a position: `critic`.
    pub const HOLDER: Sets = Sets(1 << 1);
    /// A verb that lends a noun its grammar: `made an about-face`.
    pub const LIGHT: Sets = Sets(1 << 2);
    /// A verb of a position held, after `no longer`.
    pub const HELD: Sets = Sets(1 << 3);
    /// A verb whose complement has begun: `tried to`.
    pub const REAL: Sets = Sets(1 << 4);
    /// Of those, one whose object does it: `forced her to`.
    pub const OF_OBJECT: Sets = Sets(1 << 5);
    /// An adjective that puts what it modifies before now: `previous`.
    pub const EARLIER: Sets = Sets(1 << 6);
    /// An adjective of statements that do not go together.
    pub const CONFLICTING: Sets = Sets(1 << 7);

    /// Who overturns what others decided.
    pub const COURT: Sets = Sets(1 << 8);
    /// A noun whose that-clause is not certain.
    pub const UNSURE: Sets = Sets(1 << 9);

    fn with(self, other: Sets) -> Sets {
        Sets(self.0 | other.0)
    }

    fn any(self, other: Sets) -> bool {
        self.0 & other.0 != 0
    }
}

impl Narration {
    /// The phrases that begin with a verb and tell an act.
    pub fn acts(&self, verb: LemmaId) -> &[Phrase] {
        self.acts.get(&verb).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a verb and tell a change of position.
    pub fn verbs(&self, verb: LemmaId) -> &[Phrase] {
        self.verbs.get(&verb).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a noun and tell a change of position.
    pub fn nouns(&self, noun: LemmaId) -> &[Phrase] {
        self.nouns.get(&noun).map_or(&[], Vec::as_slice)
    }

    /// The phrases that set a statement against an earlier one.
    pub fn contrasts(&self, lemma: LemmaId) -> &[Phrase] {
        self.contrasts.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// The phrases that take something back after `later` or `has since`.
    pub fn retractions(&self, verb: LemmaId) -> &[Phrase] {
        self.retractions.get(&verb).map_or(&[], Vec::as_slice)
    }

    /// The phrases by which somebody is said to say now this, now that.
    pub fn accusations(&self, verb: LemmaId) -> &[Phrase] {
        self.accusations.get(&verb).map_or(&[], Vec::as_slice)
    }

    /// True where a lemma belongs to the class.
    pub fn is(&self, lemma: LemmaId, set: Sets) -> bool {
        self.sets.get(&lemma).is_some_and(|sets| sets.any(set))
    }

    /// True where the form itself belongs to the class.
    pub fn is_form(&self, form: WordId, set: Sets) -> bool {
        self.form_sets.get(&form).is_some_and(|sets| sets.any(set))
    }

    /// True for an adverb that puts a clause before now: `once`, `initially`.
    pub fn is_earlier(&self, form: WordId) -> bool {
        self.earlier.contains(&form)
    }
}

impl Narration {
    /// The traits that a form has by its lemma as a verb, and by the one as anything else.
    fn traits(&self) -> Vec<(LemmaId, [Traits; 2])> {
        let none = Traits(0);
        let tables = [
            (&self.acts, [Traits::ACT, none]),
            (&self.verbs, [Traits::REVERSAL, none]),
            (&self.nouns, [none, Traits::REVERSAL]),
            (&self.contrasts, [Traits::REVERSAL; 2]),
            (&self.accusations, [Traits::ACCUSATION; 2]),
        ];
        let marked = tables.iter().flat_map(|(table, traits)| table.keys().map(|lemma| (*lemma, *traits)));
        marked.collect()
    }
}

impl Lexicon {
    /// Reads `acts.toml`.
    pub(super) fn read_acts(&mut self, file: &File, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Acts>(faults) else { return };
        for phrase in lists.support.iter().chain(&lists.oppose).chain(&lists.plain) {
            let (lemma, phrase) = self.phrase(phrase, Asks::Nothing);
            self.narration.acts.entry(lemma).or_default().push(phrase);
        }
    }

    /// Reads `reversals.toml`.
    pub(super) fn read_reversals(&mut self, file: &File, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Reversals>(faults) else { return };
        self.learn_forms(&lists.forms);
        let verbs = [
            (&lists.verbs.alone, Asks::Nothing),
            (&lists.verbs.position, Asks::Position),
            (&lists.verbs.topic, Asks::Topic),
            (&lists.verbs.subject, Asks::Subject),
            (&lists.verbs.toward, Asks::AnyPosition),
            (&lists.verbs.before, Asks::Before),
            (&lists.verbs.from_to, Asks::FromTo),
        ];
        for (text, asks) in verbs.iter().flat_map(|(list, asks)| list.iter().map(move |text| (text, *asks))) {
            let (lemma, phrase) = self.phrase(text, asks);
            self.narration.verbs.entry(lemma).or_default().push(phrase);
        }
        let nouns = [(&lists.nouns.alone, Asks::Nothing), (&lists.nouns.topic, Asks::Topic)];
        for (text, asks) in nouns.iter().flat_map(|(list, asks)| list.iter().map(move |text| (text, *asks))) {
            let (lemma, phrase) = self.phrase(text, asks);
            self.narration.nouns.entry(lemma).or_default().push(phrase);
        }
        for text in lists.contrast.verbs.iter().chain(&lists.contrast.others) {
            let (lemma, phrase) = self.phrase(text, Asks::Position);
            self.narration.contrasts.entry(lemma).or_default().push(phrase);
        }
        for text in &lists.later.takes_back {
            let (lemma, phrase) = self.phrase(text, Asks::Nothing);
            self.narration.retractions.entry(lemma).or_default().push(phrase);
        }
        for text in &lists.accusations.phrases {
            let (lemma, phrase) = self.phrase(text, Asks::Nothing);
            self.narration.accusations.entry(lemma).or_default().push(phrase);
        }
        let sets = [
            (&lists.positions.nouns, Sets::POSITION),
            (&lists.earlier.holders, Sets::HOLDER),
            (&lists.nouns.light, Sets::LIGHT),
            (&lists.later.held, Sets::HELD),
            (&lists.later.courts, Sets::COURT),
            (&lists.governors.unsure, Sets::UNSURE),
            (&lists.governors.real, Sets::REAL),
            (&lists.governors.of_object, Sets::OF_OBJECT),
            (&lists.earlier.adjectives, Sets::EARLIER),
            (&lists.adjectives.conflicting, Sets::CONFLICTING),
        ];
        for (words, set) in sets {
            for word in words {
                let lemma = self.intern(word);
                let form = self.form_id(word);
                let Narration { sets, form_sets, .. } = &mut self.narration;
                for known in [sets.entry(lemma).or_default(), form_sets.entry(form).or_default()] {
                    *known = known.with(set);
                }
            }
        }
        for adverb in lists.earlier.adverbs.iter().chain(&lists.adjectives.conflicting) {
            self.add_trait(adverb, Traits::THEN_NOW);
        }
        for word in THEN_NOW {
            self.add_trait(word, Traits::THEN_NOW);
        }
        self.narration.earlier = lists.earlier.adverbs.iter().map(|adverb| self.form_id(adverb)).collect();
    }

    /// Gives every form the traits it has by its lemmas.
    pub(super) fn mark_narration(&mut self) {
        self.mark(self.narration.traits());
    }

    fn phrase(&mut self, text: &str, asks: Asks) -> (LemmaId, Phrase) {
        let mut words = text.split(' ');
        let lemma = self.intern(words.next().unwrap_or_default());
        let part = |word: &str| match word {
            "his" => Part::Possessive,
            "himself" => Part::Reflexive,
            _ => Part::Word(word.to_owned()),
        };
        (lemma, Phrase { tail: words.map(part).collect(), asks })
    }

    fn learn_forms(&mut self, forms: &Forms) {
        const VERB: [Tag; 5] = [Tag::Base, Tag::Present, Tag::Past, Tag::Participle, Tag::Gerund];
        let verbs = forms.verbs.iter().map(|row| (row, &VERB[..]));
        let nouns = forms.nouns.iter().map(|row| (row, &[Tag::Noun, Tag::Nouns][..]));
        for (row, tags) in verbs.chain(nouns) {
            let Some(base) = row.first() else { continue };
            let lemma = self.intern(base);
            for (form, tag) in row.iter().zip(tags) {
                let word = self.form(form);
                if word.tags.is_empty() {
                    word.prior = *tag;
                }
                word.tags = if word.tags.is_empty() { Tags::only(*tag) } else { word.tags.with(*tag) };
                *(if tag.is_verb() { &mut word.verb } else { &mut word.noun }) = lemma;
            }
        }
    }
}

/// `acts.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Acts {
    support: Vec<String>,
    oppose: Vec<String>,
    plain: Vec<String>,
}

/// `reversals.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reversals {
    verbs: Verbs,
    nouns: Nouns,
    adjectives: Adjectives,
    contrast: Contrast,
    positions: Positions,
    earlier: Earlier,
    later: Later,
    governors: Governors,
    accusations: Accusations,
    forms: Forms,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    alone: Vec<String>,
    position: Vec<String>,
    topic: Vec<String>,
    toward: Vec<String>,
    before: Vec<String>,
    #[serde(rename = "from-to")]
    from_to: Vec<String>,
    subject: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    alone: Vec<String>,
    topic: Vec<String>,
    light: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Adjectives {
    conflicting: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contrast {
    verbs: Vec<String>,
    others: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accusations {
    phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Positions {
    nouns: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    adverbs: Vec<String>,
    adjectives: Vec<String>,
    holders: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Later {
    #[serde(rename = "takes-back")]
    takes_back: Vec<String>,
    held: Vec<String>,
    courts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Governors {
    real: Vec<String>,
    #[serde(rename = "of-object")]
    of_object: Vec<String>,
    unsure: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    verbs: Vec<Vec<String>>,
    nouns: Vec<Vec<String>>,
}
