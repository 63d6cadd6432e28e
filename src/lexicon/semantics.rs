//! What words do to a claim: `opposites.toml`, `antonyms.txt`, `synonyms.toml`, `evaluation.toml`, `stance.toml`,
//! `times.toml` and `implicatives.toml` as look-up tables.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::files::File;
use super::mark::MarkTable;
use super::measure::Measures;
use super::numbers::Numbers;
use super::phrases::Phrases;
use super::{LemmaId, Lexicon, Marks};
use crate::error::Fault;
use crate::text::WordId;

/// One of two sides: for or against, praise or blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// For it; praise.
    For,
    /// Against it; blame.
    Against,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn flipped(self) -> Side {
        match self {
            Side::For => Side::Against,
            Side::Against => Side::For,
        }
    }
}

/// What a verb does to the verb or clause it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It is not so: `refuse to`.
    Negative,
    /// It is so: `manage to`.
    Positive,
    /// It is intended or wanted: `plan to`.
    Prospective,
    /// It must be: `have to`.
    Required,
    /// It may be: `be allowed to`.
    Permitted,
}

/// The tables.
#[derive(Debug, Clone, Default)]
pub struct Semantics {
    /// What an amount is counted in and how it is bounded.
    pub measures: Measures,
    marks: MarkTable,
    governors: Phrases<Effect>,
    light: FxHashMap<(LemmaId, LemmaId), Box<str>>,
    deverbal: FxHashMap<LemmaId, Box<str>>,
    evaluations: Phrases<Side>,
    liking: FxHashMap<Box<str>, Side>,
    stance_verbs: Phrases<Side>,
    stance_phrases: Phrases<Side>,
    /// Lemmas that praise, blame or take a side by themselves.
    judgements: Numbers,
    synonyms: [FxHashMap<Box<str>, Synonym>; 2],
    /// The first words of the sets again, by the lemmas that they stand for.
    by_lemma: [FxHashMap<LemmaId, Box<str>>; 2],
    /// The lemmas of each of the two.
    replaced: [Numbers; 2],
    opposites: FxHashSet<(Box<str>, Box<str>)>,
}

/// The first word of the first set that holds a word.
#[derive(Debug, Clone)]
struct Synonym {
    first: Box<str>,
    sets: u32,
}

/// Verbs that put what they govern under an obligation or a permission: the grammar of English, not a list to extend.
const DEONTIC: &[(&str, Effect)] = &[
    ("have to", Effect::Required),
    ("need to", Effect::Required),
    ("ought to", Effect::Required),
    ("get to", Effect::Permitted),
    ("be to", Effect::Required),
    ("be required to", Effect::Required),
    ("require to", Effect::Required),
    ("force to", Effect::Required),
    ("oblige to", Effect::Required),
    ("order to", Effect::Required),
    ("compel to", Effect::Required),
    ("allow to", Effect::Permitted),
    ("permit to", Effect::Permitted),
    ("let", Effect::Permitted),
    ("authorize to", Effect::Permitted),
    ("free to", Effect::Permitted),
    ("entitle to", Effect::Permitted),
    ("go to", Effect::Prospective),
];

impl Semantics {
    /// Builds the tables from the files of a `lexicon` folder; those it does not know are left to others.
    pub fn new(files: &[File], lexicon: &Lexicon, faults: &mut Vec<Fault>) -> Semantics {
        let mut semantics = Semantics { marks: MarkTable::new(lexicon), ..Semantics::default() };
        for file in files {
            match file.path.rsplit('/').next() {
                Some("opposites.toml") => semantics.read_opposites(file, faults),
                Some("antonyms.txt") => semantics.read_antonyms(file, faults),
                Some("synonyms.toml") => semantics.read_synonyms(file, lexicon, faults),
                Some("evaluation.toml") => semantics.read_evaluation(file, lexicon, faults),
                Some("stance.toml") => semantics.read_stance(file, lexicon, faults),
                Some("implicatives.toml") => semantics.read_implicatives(file, lexicon, faults),
                Some("units.toml") => semantics.measures.read(file, lexicon, faults),
                Some("times.toml") => semantics.read_times(file, lexicon, faults),
                _ => {}
            }
        }
        let judgements = semantics.evaluations.single().chain(semantics.stance_verbs.single());
        semantics.judgements = judgements.map(|lemma| lemma.0).collect();
        let measures = &semantics.measures;
        semantics.marks.add_lemmas(measures.fraction_lasts(), Marks::FRACTION);
        semantics.marks.add_forms(lexicon, measures.numbers(), Marks::NUMBER);
        semantics.marks.add_forms(lexicon, measures.magnitudes(), Marks::MAGNITUDE);
        semantics.marks.add_forms(lexicon, measures.units(), Marks::UNIT);
        semantics.marks.add_lemmas(semantics.evaluations.firsts(), Marks::VERDICT);
        semantics
    }

    /// Which of the short lists a word form stands in.
    pub fn marks(&self, word: WordId) -> Marks {
        self.marks.of(word)
    }

    /// What a word may have to be asked about: at least its marks and those of its lemmas.
    pub fn marks_of_any(&self, word: WordId, lemmas: super::Lemmas) -> Marks {
        self.marks.of_any(word, lemmas)
    }

    /// True where two lemmas conflict when they are said of one thing; synonyms stand for each other.
    pub fn opposites(&self, one: &str, other: &str) -> bool {
        let pair = |a: &str, b: &str| {
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            // A set of owned pairs cannot be asked with borrowed ones.
            self.opposites.contains(&(Box::from(low), Box::from(high)))
        };
        one != other
            && (pair(one, other) || pair(self.verb(one), self.verb(other)) && self.verb(one) != self.verb(other))
    }

    /// The verb that stands for a set of synonyms; a verb of several sets, or of none, stands for itself.
    pub fn verb<'s>(&'s self, lemma: &'s str) -> &'s str {
        self.same(lemma, true)
    }

    /// The word that stands for a set of synonyms, verbs or nouns; one of several sets, or of none, stands for itself.
    pub fn same<'s>(&'s self, lemma: &'s str, verb: bool) -> &'s str {
        self.stands_for(lemma, verb).unwrap_or(lemma)
    }

    /// The word that stands for the one set of synonyms that holds this; `None` where none does, or several do.
    pub fn stands_for(&self, lemma: &str, verb: bool) -> Option<&str> {
        let known = self.synonyms[usize::from(!verb)].get(lemma);
        known.filter(|synonym| synonym.sets == 1).map(|synonym| synonym.first.as_ref())
    }

    /// The word that stands for the synonyms of a lemma; `None` where that is the lemma itself.
    pub fn synonym(&self, lemma: LemmaId, verb: bool) -> Option<&str> {
        let list = usize::from(!verb);
        if !self.replaced[list].has(lemma.0) {
            return None;
        }
        self.by_lemma[list].get(&lemma).map(AsRef::as_ref)
    }

    /// Praise or blame, and the length in words.
    pub fn evaluation(&self, words: impl IntoIterator<Item = super::Lemmas>) -> Option<(usize, Side)> {
        self.evaluations.longest(words)
    }

    /// What a verb tells of how its subject likes its object: `respect`, `despise`.
    pub fn liking(&self, verb: &str) -> Option<Side> {
        self.liking.get(verb).copied()
    }

    /// True for a word that is praise, blame or a verb of stance by itself.
    pub fn is_judgement(&self, (verb, other): super::Lemmas) -> bool {
        self.judgements.has(verb.0) || self.judgements.has(other.0)
    }

    /// The side that a verb, with its particle, takes toward its object.
    pub fn stance_verb(&self, words: impl IntoIterator<Item = super::Lemmas>) -> Option<(usize, Side)> {
        self.stance_verbs.longest(words)
    }

    /// False for nearly every word: none of the phrases that [`stance_phrase`](Self::stance_phrase) knows begins with it.
    pub fn begins_stance_phrase(&self, word: super::Lemmas) -> bool {
        self.stance_phrases.open(word)
    }

    /// The side of a phrase, noun or adjective that takes one: `in favor of`, `opposed`.
    pub fn stance_phrase(&self, words: impl IntoIterator<Item = super::Lemmas>) -> Option<(usize, Side)> {
        self.stance_phrases.longest(words)
    }

    /// False for nearly every verb: none of the phrases that [`governor`](Self::governor) knows begins with it.
    pub fn begins_governor(&self, verb: super::Lemmas) -> bool {
        self.governors.open(verb)
    }

    /// What a governing verb does, and the length of its phrase in words.
    pub fn governor(&self, words: impl IntoIterator<Item = super::Lemmas>) -> Option<(usize, Effect)> {
        self.governors.longest(words)
    }

    /// The verb for what a noun names: `close` for *closure*.
    pub fn deverbal(&self, noun: LemmaId) -> Option<&str> {
        self.deverbal.get(&noun).map(AsRef::as_ref)
    }

    /// The verb that a light verb and its noun stand for.
    pub fn light(&self, verb: LemmaId, noun: LemmaId) -> Option<&str> {
        self.light.get(&(verb, noun)).map(AsRef::as_ref)
    }

    fn read_opposites(&mut self, file: &File, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Opposites>(faults) else { return };
        for [one, other] in lists.verbs.iter().chain(&lists.adjectives).chain(&lists.nouns) {
            self.add_opposites(one, other);
        }
    }

    /// A line is a letter for the part of speech and two lemmas.
    fn read_antonyms(&mut self, file: &File, faults: &mut Vec<Fault>) {
        for (number, line) in file.lines() {
            let mut words = line.split(' ');
            match (words.next(), words.next(), words.next()) {
                (Some(_), Some(one), Some(other)) => self.add_opposites(one, other),
                _ => faults.push(Fault::line(file.path, number, "expected a part of speech and two opposites")),
            }
        }
    }

    fn add_opposites(&mut self, one: &str, other: &str) {
        let (low, high) = if one <= other { (one, other) } else { (other, one) };
        self.opposites.insert((low.into(), high.into()));
    }

    fn read_synonyms(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Synonyms>(faults) else { return };
        for (table, sets) in self.synonyms.iter_mut().zip([&lists.verbs, &lists.nouns]) {
            for set in sets {
                let Some(first) = set.first() else { continue };
                for word in set {
                    let known =
                        table.entry(word.as_str().into()).or_insert(Synonym { first: first.as_str().into(), sets: 0 });
                    known.sets += 1;
                }
            }
        }
        for (list, table) in self.synonyms.iter().enumerate() {
            let only = table.iter().filter(|(word, synonym)| synonym.sets == 1 && **word != synonym.first);
            let known = only.filter_map(|(word, synonym)| Some((lexicon.lemma_id(word)?, synonym.first.clone())));
            self.by_lemma[list] = known.collect();
            self.replaced[list] = self.by_lemma[list].keys().map(|lemma| lemma.0).collect();
        }
    }

    fn read_evaluation(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Evaluations>(faults) else { return };
        for (words, side) in [(&lists.positive, Side::For), (&lists.negative, Side::Against)] {
            for word in words {
                self.evaluations.add(word, side, lexicon);
            }
        }
        for (verbs, side) in [(lists.liking, Side::For), (lists.disliking, Side::Against)] {
            self.liking.extend(verbs.into_iter().map(|verb| (verb.into(), side)));
        }
    }

    fn read_stance(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Stances>(faults) else { return };
        for (words, side) in [(&lists.support, Side::For), (&lists.oppose, Side::Against)] {
            for verb in &words.verbs {
                self.stance_verbs.add(verb, side, lexicon);
            }
            for phrase in words.phrases.iter().chain(&words.adjectives) {
                self.stance_phrases.add(phrase, side, lexicon);
            }
            // "An opponent of", "a critic of".
            for noun in &words.nouns {
                self.stance_phrases.add(&format!("{noun} of"), side, lexicon);
                self.stance_phrases.add(&format!("{noun} for"), side, lexicon);
                self.stance_phrases.add(&format!("{noun} to"), side, lexicon);
            }
        }
    }

    fn read_times(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(times) = file.parse::<Times>(faults) else { return };
        self.marks.add_lemmas(times.once.iter().filter_map(|word| lexicon.lemma_id(word)), Marks::ONCE);
    }

    fn read_implicatives(&mut self, file: &File, lexicon: &Lexicon, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<Implicatives>(faults) else { return };
        for (phrases, effect) in [
            (&lists.negative, Effect::Negative),
            (&lists.positive, Effect::Positive),
            (&lists.prospective, Effect::Prospective),
        ] {
            for phrase in phrases {
                self.governors.add(phrase, effect, lexicon);
            }
        }
        self.marks.add_lemmas(lists.alternating.iter().filter_map(|verb| lexicon.lemma_id(verb)), Marks::ALTERNATES);
        for (phrase, effect) in DEONTIC {
            self.governors.add(phrase, *effect, lexicon);
        }
        for [noun, verb] in &lists.deverbal {
            if let Some(noun) = lexicon.lemma_id(noun) {
                self.deverbal.insert(noun, verb.as_str().into());
            }
        }
        for group in &lists.light {
            let verb = group.verb.split(' ').next().unwrap_or_default();
            for [noun, predicate] in &group.predicates {
                if let (Some(verb), Some(noun)) = (lexicon.lemma_id(verb), lexicon.lemma_id(noun)) {
                    self.light.insert((verb, noun), predicate.as_str().into());
                }
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Opposites {
    pub verbs: Vec<[String; 2]>,
    pub adjectives: Vec<[String; 2]>,
    pub nouns: Vec<[String; 2]>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Synonyms {
    pub verbs: Vec<Vec<String>>,
    pub nouns: Vec<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Evaluations {
    positive: Vec<String>,
    negative: Vec<String>,
    liking: Vec<String>,
    disliking: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Stances {
    support: StanceWords,
    oppose: StanceWords,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StanceWords {
    verbs: Vec<String>,
    nouns: Vec<String>,
    adjectives: Vec<String>,
    phrases: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Times {
    once: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Implicatives {
    negative: Vec<String>,
    positive: Vec<String>,
    prospective: Vec<String>,
    alternating: Vec<String>,
    light: Vec<Light>,
    deverbal: Vec<[String; 2]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Light {
    verb: String,
    predicates: Vec<[String; 2]>,
}
