//! What claims are read with: one document's words, its date, and everything known of words.

use std::borrow::Cow;

use compact_str::CompactString;
use jiff::civil::Date;

use super::places::Running;
use crate::grammar::{Reading, Word};
use crate::lexicon::{Hit, LemmaId, Lemmas, Lexicon, Marks, Role, Semantics, Tag, Topics};
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

/// Whom a document's words mean. Answered by whoever resolves mentions to actors; positions only ask.
pub trait People: std::fmt::Debug + Sync {
    /// Id and name of the person that the name or pronoun at a word stands for; `None` where it stands for nobody, or
    /// only belongs to another noun (`Lee's plan`).
    ///
    /// `speaker` is the source and the cue of the attribution that the word stands in: nobody speaks of themselves as
    /// `he` in their own quotation.
    fn meant(&self, at: usize, speaker: Option<(&TokenRange, usize)>) -> Option<(CompactString, CompactString)>;
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
    people: Option<&'a dyn People>,
    /// Where patterns of topics match, in words of the document, by first word.
    hits: Vec<Hit>,
    /// Where the context words of topics stand: topic and word, sorted.
    contexts: Vec<(u32, usize)>,
}

impl<'a> Context<'a> {
    /// Looks for every declared topic in a document.
    pub fn new(reading: &'a Reading<'a>, knowledge: Knowledge<'a>, date: Option<Date>) -> Self {
        let (hits, contexts) = topic_hits(reading, knowledge.topics);
        Context { reading, knowledge, date, people: None, hits, contexts }
    }

    /// With somebody to ask whom names and pronouns mean.
    #[must_use]
    pub fn with_people(self, people: &'a dyn People) -> Self {
        Context { people: Some(people), ..self }
    }

    pub(super) fn person(
        &self,
        at: usize,
        speaker: Option<(&TokenRange, usize)>,
    ) -> Option<(CompactString, CompactString)> {
        self.people?.meant(at, speaker)
    }

    /// Without a look for topics, where what is said is asked and not what it is about.
    pub fn bare(reading: &'a Reading<'a>, knowledge: Knowledge<'a>) -> Self {
        Context { reading, knowledge, date: None, hits: Vec::new(), contexts: Vec::new(), people: None }
    }

    pub(super) fn words(&self) -> &'a [Word<'a>] {
        &self.reading.words
    }

    /// True where one of these forms stands at a place of some words; false past their end.
    pub(super) fn is_any(&self, words: &[usize], place: usize, forms: &[&str]) -> bool {
        words.get(place).is_some_and(|at| self.words()[*at].folds_to_any(forms))
    }

    pub(super) fn lexicon(&self) -> &'a Lexicon {
        self.knowledge.lexicon
    }

    pub(super) fn semantics(&self) -> &'a Semantics {
        self.knowledge.semantics
    }

    /// The lemmas of the word at an index.
    pub(super) fn lemmas(&self, at: usize) -> Lemmas {
        let word = &self.words()[at];
        (word.as_verb(), word.entry.noun)
    }

    /// The lemma of the verb at an index; `'s` by itself is a form of `be`.
    pub(super) fn verb(&self, at: usize) -> LemmaId {
        let word = &self.words()[at];
        let be = matches!(word.text(), "'s" | "’s" | "'S" | "’S").then(|| self.lexicon().lemma_id("be")).flatten();
        be.unwrap_or_else(|| word.as_verb())
    }

    /// Which of the short lists the word at an index stands in.
    pub(super) fn marks(&self, at: usize) -> Marks {
        self.knowledge.semantics.marks(self.words()[at].token.word)
    }

    /// The marks of the word at an index, and of its lemmas.
    pub(super) fn marks_of_any(&self, at: usize) -> Marks {
        self.knowledge.semantics.marks_of_any(self.words()[at].token.word, self.lemmas(at))
    }

    /// True where the word at an index can be the particle of a verb.
    pub(super) fn is_particle(&self, at: usize) -> bool {
        self.marks(at).any(Marks::PARTICLE)
    }

    /// The lemmas of the words from a place on, adverbs left out; for look-ups of phrases.
    pub(super) fn phrase<'w>(&'w self, words: &'w [usize], from: usize) -> impl Iterator<Item = Lemmas> + 'w {
        let (first, rest) = words.get(from..).and_then(<[usize]>::split_first).unzip();
        let rest = rest.into_iter().flatten();
        let counts = |at: &&usize| self.words()[**at].tag != Tag::Adverb || self.is_particle(**at);
        first.into_iter().chain(rest.filter(counts)).map(|at| self.lemmas(*at))
    }

    /// The lemma of the word at an index as its tag has it; in lower case as it stands where it is not in the table.
    pub(super) fn lemma(&self, at: usize) -> Cow<'a, str> {
        match self.known(at) {
            Some(lemma) => Cow::Borrowed(self.lexicon().lemma_text(lemma)),
            None => lower_case(self.words()[at].text()),
        }
    }

    /// The lemma of the word that stands for those that mean the same.
    pub(super) fn synonym(&self, at: usize) -> CompactString {
        let verb = self.words()[at].tag.is_verb();
        if let Some(lemma) = self.known(at) {
            let same = self.semantics().synonym(lemma, verb);
            return same.unwrap_or_else(|| self.lexicon().lemma_text(lemma)).into();
        }
        let mut folded = CompactString::default();
        push_lower_case(&mut folded, self.words()[at].text());
        self.semantics().stands_for(&folded, verb).map_or(folded, CompactString::from)
    }

    /// Writes the [`lemma`](Self::lemma) of the word at an index behind a text.
    pub(super) fn push_lemma(&self, text: &mut CompactString, at: usize) {
        match self.known(at) {
            Some(lemma) => text.push_str(self.lexicon().lemma_text(lemma)),
            None => push_lower_case(text, self.words()[at].text()),
        }
    }

    /// The number of the lemma. A name is no form of a word, but it can be spelt like one: then nothing need be written.
    fn known(&self, at: usize) -> Option<LemmaId> {
        let word = &self.words()[at];
        let lemma = if word.tag.is_verb() { word.as_verb() } else { word.entry.noun };
        let spelt = || word.text().eq_ignore_ascii_case(self.lexicon().lemma_text(lemma));
        (lemma != LemmaId(0) && (word.tag != Tag::Name || spelt())).then_some(lemma)
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

/// Writes a word in lower case behind a text. Most words are ASCII, and most texts short: then nothing lies on the heap.
pub(super) fn push_lower_case(text: &mut CompactString, word: &str) {
    if word.is_ascii() {
        let start = text.len();
        text.push_str(word);
        text[start..].make_ascii_lowercase();
    } else {
        text.extend(word.chars().flat_map(char::to_lowercase));
    }
}

fn lower_case(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Owned(text.chars().flat_map(char::to_lowercase).collect())
}

fn topic_hits(reading: &Reading, topics: &Topics) -> (Vec<Hit>, Vec<(u32, usize)>) {
    let mut hits = topics.hits(Running::all(&reading.words));
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
