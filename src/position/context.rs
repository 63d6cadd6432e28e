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
    /// Where the context words of topics stand: topic and word, sorted.
    contexts: Vec<(u32, usize)>,
}

impl<'a> Context<'a> {
    /// Looks for every declared topic in a document.
    pub fn new(reading: &'a Reading<'a>, knowledge: Knowledge<'a>, date: Option<Date>) -> Self {
        let (hits, contexts) = topic_hits(reading, knowledge.topics);
        Context { reading, knowledge, date, hits, contexts }
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

    /// True where a topic needs no context word, or has one near a range of words.
    pub(super) fn has_context_near(&self, topic: u32, range: &TokenRange) -> bool {
        /// Words between a statement and what makes its topic plain: a paragraph or two of news.
        const NEAR: usize = 60;
        if self.knowledge.topics.topic(topic).is_none_or(|topic| !topic.needs_context) {
            return true;
        }
        let first = self.contexts.partition_point(|place| *place < (topic, range.start.saturating_sub(NEAR)));
        self.contexts.get(first).is_some_and(|(other, at)| *other == topic && *at < range.end + NEAR)
    }

    /// The sentences that a range of words stands in.
    pub(super) fn sentences_around(&self, range: &TokenRange) -> TokenRange {
        let sentences = &self.reading.sentences;
        let first = sentences.partition_point(|sentence| sentence.end <= range.start);
        let last = sentences.partition_point(|sentence| sentence.start < range.end);
        let start = sentences.get(first).map_or(range.start, |sentence| sentence.start.min(range.start));
        let end = last.checked_sub(1).map_or(range.end, |last| sentences[last].end.max(range.end));
        start..end
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

fn topic_hits(reading: &Reading, topics: &Topics) -> (Vec<Hit>, Vec<(u32, usize)>) {
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
    let is_context = |hit: &&Hit| hit.meaning.role == Role::Context;
    let mut contexts: Vec<(u32, usize)> = hits.iter().filter(is_context).map(|h| (h.meaning.topic, h.start)).collect();
    contexts.sort_unstable();
    let stands = |topic: u32| {
        let first = contexts.partition_point(|place| *place < (topic, 0));
        contexts.get(first).is_some_and(|(other, _)| *other == topic)
    };
    hits.retain(|hit| {
        let topic = topics.topic(hit.meaning.topic);
        !is_context(&hit) && topic.is_some_and(|topic| !topic.needs_context || stands(hit.meaning.topic))
    });
    (hits, contexts)
}
