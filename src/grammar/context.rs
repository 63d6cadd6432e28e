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
    /// The first of them that ends right before the sentence, in it or after it.
    first: usize,
    /// What words mean.
    pub lexicon: &'a Lexicon,
}

impl<'a> Context<'a> {
    /// A sentence of a reading.
    pub fn new(reading: &'a Reading<'a>, sentence: &TokenRange, lexicon: &'a Lexicon) -> Self {
        let Reading { words, quotations, .. } = reading;
        let first = quotations.partition_point(|q| q.close + 1 < sentence.start);
        Context { words, start: sentence.start, end: sentence.end, quotations, first, lexicon }
    }

    /// The sentences of a reading, in order.
    pub fn each(reading: &'a Reading<'a>, lexicon: &'a Lexicon) -> impl Iterator<Item = Self> {
        let Reading { words, quotations, .. } = reading;
        let mut first = 0;
        reading.sentences.iter().map(move |sentence| {
            while quotations.get(first).is_some_and(|q| q.close + 1 < sentence.start) {
                first += 1;
            }
            Context { words, start: sentence.start, end: sentence.end, quotations, first, lexicon }
        })
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
        let mark = index.checked_sub(1).filter(|mark| self.words[*mark].is_kind(TokenKind::Quote))?;
        let found = self.quotations.binary_search_by_key(&mark, |q| q.close).ok()?;
        Some(&self.quotations[found]).filter(|q| q.closed)
    }

    /// True where a quotation ends in the sentence before `index`, or right before the sentence.
    pub fn quotation_ends_before(&self, index: usize) -> bool {
        self.quotations.get(self.first).is_some_and(|q| q.close < index)
    }

    /// The quotations that begin in the sentence.
    pub fn own_quotations(&self) -> impl Iterator<Item = &'a Quotation> {
        let (start, end) = (self.start, self.end);
        self.quotations[self.first..].iter().skip_while(move |q| q.open < start).take_while(move |q| q.open < end)
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
