//! One text, measured: code points to letters, words and quotation marks.

use super::manner::{self, Manner};
use super::places::Places;
use crate::dataset::Spans;

/// A text as scores see it: white space does not count, and a word counts as a whole or not at all.
pub(super) struct Measure {
    text: Vec<char>,
    /// Characters that are no white space before each place; one longer than the text.
    ink_before: Vec<u32>,
    /// First place of each word, and the one past its last.
    words: Vec<(u32, u32)>,
    quoted: Vec<bool>,
}

impl Measure {
    pub fn new(text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        let mut ink = 0;
        let mut ink_before = Vec::with_capacity(text.len() + 1);
        for c in &text {
            ink_before.push(ink);
            ink += u32::from(!is_space(*c));
        }
        ink_before.push(ink);
        let (words, quoted) = (words(&text), manner::quoted(&text));
        Measure { text, ink_before, words, quoted }
    }

    /// The characters of some spans, white space left out; what lies beyond the text is no character.
    pub fn ink(&self, spans: &Spans) -> Places {
        let before = |at: u32| self.ink_before[(at as usize).min(self.text.len())];
        Places::new(spans.iter().map(|[start, end]| before(*start)..before(*end)))
    }

    /// The words that some spans touch.
    pub fn words(&self, spans: &Spans) -> Places {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        Places::new(spans.iter().map(|[start, end]| {
            let first = self.words.partition_point(|(_, word_end)| word_end <= start);
            let last = self.words.partition_point(|(word_start, _)| word_start < end);
            number(first)..number(last)
        }))
    }

    /// How many words there are.
    pub fn size(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }

    /// How much of some spans stands in quotation marks.
    pub fn manner(&self, spans: &Spans) -> Manner {
        manner::manner(&self.text, &self.quoted, spans)
    }

    /// A span without the marks at its edges; signs that belong to a figure stay. `None` where nothing is left.
    pub fn trimmed(&self, [start, end]: [u32; 2]) -> Option<[u32; 2]> {
        let stays = |at: u32, signs: &[char]| {
            self.text.get(at as usize).is_some_and(|c| c.is_alphanumeric() || signs.contains(c))
        };
        let end = end.min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let start = (start..end).find(|at| stays(*at, &['$', '#', '@']))?;
        let last = (start..end).rev().find(|at| stays(*at, &['%', '$']))?;
        Some([start, last + 1])
    }
}

/// White space, the separators of old files among it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Letters and digits, joined by single apostrophes, full stops and hyphens: `don’t`, `U.S`, `3.67`, `well-known`.
fn words(text: &[char]) -> Vec<(u32, u32)> {
    let is_word = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let is_joint = |at: usize| text.get(at).is_some_and(|c| matches!(c, '\'' | '’' | '.' | '-'));
    let mut words = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while is_word(at) || at > start && is_joint(at) && is_word(at + 1) {
            at += 1;
        }
        if at > start {
            let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            words.push((number(start), number(at)));
        }
        at += 1;
    }
    words
}
