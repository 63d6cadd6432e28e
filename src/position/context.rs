//! What claims are read with: one document's words, its date, and everything known of words.

use jiff::civil::Date;

use crate::grammar::{Reading, Word};
use crate::lexicon::{Form, Hit, Lemmas, Lexicon, Role, Semantics, Tag, Topics};
use crate::text::TokenRange;

/// Everything known before a document is read.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'k> {
    /// Word forms, lemmas and cues.
    pub lexicon: &'k Lexicon,
    /// Opposites, synonyms, stance, evaluation, implicatives and units.
    pub semantics: &'k Semantics,
    /// The topics of the packs.
    pub topics: &'k Topics,
}

/// One document, with the places where it speaks of declared topics. Made once a document: it takes one pass.
#[derive(Debug)]
pub struct Context<'a> {
    /// The document's words, attributions and reports.
    pub reading: &'a Reading<'a>,
    /// What words mean.
    pub knowledge: Knowledge<'a>,
    /// The document's date.
    pub date: Option<Date>,
    /// Where patterns of topics match, in words of the document, by first word.
    hits: Vec<Hit>,
}

impl<'a> Context<'a> {
    /// Looks for every declared topic in a document.
    pub fn new(reading: &'a Reading<'a>, knowledge: Knowledge<'a>, date: Option<Date>) -> Self {
        Context { reading, knowledge, date, hits: topic_hits(reading, knowledge.topics) }
    }

    pub(super) fn words(&self) -> &'a [Word<'a>] {
        &self.reading.words
    }

    pub(super) fn lexicon(&self) -> &'a Lexicon {
        self.knowledge.lexicon
    }

    pub(super) fn semantics(&self) -> &'a Semantics {
        self.knowledge.semantics
    }

    /// The lemmas of the word at an index.
    pub(super) fn lemmas(&self, at: usize) -> Lemmas {
        let entry = self.words()[at].entry;
        (entry.verb, entry.noun)
    }

    /// The lemmas of the words from `at(from)` on, adverbs left out; for look-ups of phrases.
    pub(super) fn phrase<'w>(&'w self, words: &'w [usize], from: usize) -> impl Fn(usize) -> Option<Lemmas> + 'w {
        move |offset| {
            let mut rest = words.get(from..)?.iter();
            let first = rest.next()?;
            if offset == 0 {
                return Some(self.lemmas(*first));
            }
            rest.filter(|at| self.words()[**at].tag != Tag::Adverb || is_particle(&self.words()[**at]))
                .nth(offset - 1)
                .map(|at| self.lemmas(*at))
        }
    }

    /// The lemma of the word at an index as its tag has it; in lower case as it stands where it is not in the table.
    pub(super) fn push_lemma(&self, at: usize, text: &mut String) {
        let word = &self.words()[at];
        let lemma = self.lexicon().lemma(word.entry, word.tag);
        if lemma.is_empty() || word.tag == Tag::Name {
            text.extend(word.text().chars().flat_map(char::to_lowercase));
        } else {
            text.push_str(lemma);
        }
    }

    /// The same as a text of its own.
    pub(super) fn lemma(&self, at: usize) -> String {
        let mut text = String::new();
        self.push_lemma(at, &mut text);
        text
    }

    /// The hits that lie wholly within a range of words.
    pub(super) fn hits(&self, range: &TokenRange) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.start < range.start);
        let end = range.end;
        self.hits[first..].iter().take_while(move |hit| hit.start < end).filter(move |hit| hit.end <= end)
    }
}

/// Words that can be the particle of a verb.
pub(super) fn is_particle(word: &Word) -> bool {
    word.folds_to_any(&[
        "out", "up", "down", "off", "away", "back", "over", "in", "on", "against", "for", "to", "with", "by", "from",
        "of", "behind",
    ])
}

fn topic_hits(reading: &Reading, topics: &Topics) -> Vec<Hit> {
    let mut places = Vec::with_capacity(reading.words.len());
    let mut forms = Vec::with_capacity(reading.words.len());
    for (at, word) in reading.words.iter().enumerate() {
        // Quotation marks and the full stop of an initial stand in the way of no pattern.
        let initial = word.is(".") && at > 0 && reading.words[at - 1].text().len() == 1;
        if !matches!(word.token.kind, crate::text::TokenKind::Quote) && !initial {
            places.push(at);
            forms.push(Form::new(word.text(), word.entry, word.tag));
        }
    }
    let mut hits = topics.hits(&forms);
    for hit in &mut hits {
        hit.end = places[hit.end - 1] + 1;
        hit.start = places[hit.start];
    }
    let has_context: Vec<u32> =
        hits.iter().filter(|hit| hit.meaning.role == Role::Context).map(|hit| hit.meaning.topic).collect();
    hits.retain(|hit| {
        hit.meaning.role != Role::Context
            && topics
                .topic(hit.meaning.topic)
                .is_some_and(|topic| !topic.needs_context || has_context.contains(&hit.meaning.topic))
    });
    hits
}
