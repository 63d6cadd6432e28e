//! What the forms see of a document while they read one sentence.

use super::read::Reading;
use super::word::Word;
use crate::lexicon::{Lexicon, Tag};
use crate::text::{Quotation, TokenKind, TokenRange};

/// One sentence in its document.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// All words of the document; every index counts from its start.
    pub words: &'a [Word<'a>],
    /// First word of the sentence.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
    /// The quotations of the document, in order.
    pub quotations: &'a [Quotation],
    /// What words mean.
    pub lexicon: &'a Lexicon,
}

impl<'a> Context<'a> {
    /// A sentence of a reading.
    pub fn new(reading: &'a Reading<'a>, sentence: &TokenRange, lexicon: &'a Lexicon) -> Self {
        let Reading { words, quotations, .. } = reading;
        Context { words, start: sentence.start, end: sentence.end, quotations, lexicon }
    }

    /// The sentence as a range.
    pub fn sentence(&self) -> TokenRange {
        self.start..self.end
    }

    /// The word at an index of the sentence.
    pub fn at(&self, index: usize) -> Option<&'a Word<'a>> {
        (self.start..self.end).contains(&index).then(|| &self.words[index])
    }

    /// The words from an index to the end of the sentence.
    pub fn from(&self, index: usize) -> &'a [Word<'a>] {
        &self.words[index.clamp(self.start, self.end)..self.end]
    }

    /// The end of the sentence without its closing stops and brackets.
    pub fn content_end(&self) -> usize {
        let mut end = self.end;
        while end > self.start && matches!(self.words[end - 1].token.kind, TokenKind::Stop | TokenKind::Break) {
            end -= 1;
        }
        end
    }

    /// The quotation whose opening mark stands at `index`.
    pub fn quotation_at(&self, index: usize) -> Option<&'a Quotation> {
        // The loops over contents ask this of every word.
        if !self.words.get(index)?.is_kind(TokenKind::Quote) {
            return None;
        }
        self.quotations.binary_search_by_key(&index, |q| q.open).ok().map(|found| &self.quotations[found])
    }

    /// The quotation whose closing mark stands right before `index`.
    pub fn quotation_before(&self, index: usize) -> Option<&'a Quotation> {
        let found = self.quotations.partition_point(|q| q.close < index);
        found.checked_sub(1).map(|at| &self.quotations[at]).filter(|q| q.close + 1 == index && q.closed)
    }

    /// True where a quotation ends in the sentence before `index`, or right before the sentence.
    pub fn quotation_ends_before(&self, index: usize) -> bool {
        let found = self.quotations.partition_point(|q| q.close < index);
        found.checked_sub(1).is_some_and(|at| self.quotations[at].close + 1 >= self.start)
    }

    /// True where the quotation is speech and not a title, a nickname or scare quotes: it says something.
    pub fn is_speech(&self, quotation: &Quotation) -> bool {
        let inside = &self.words[quotation.open + 1..quotation.close.min(self.words.len())];
        let sayable = inside.iter().any(|w| w.tag.is_finite() || w.tag == Tag::Interjection);
        let stop =
            inside.last().is_some_and(|w| w.is_comma() || w.is_kind(TokenKind::Stop) || w.is_kind(TokenKind::Dash));
        stop || inside.len() >= 4 && sayable || inside.len() >= 8
    }
}
