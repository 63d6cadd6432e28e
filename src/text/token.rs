//! The lexer's output.

use std::ops::Range;

use super::Span;

/// A half-open range of token indices of one document.
pub type TokenRange = Range<usize>;

/// What a vocabulary answers for a word form; 0 is "not known".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordId(pub u32);

/// What kind of characters a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops: `don`, `Al-Sabah`, `U.S.`, `Jan.`.
    Word,
    /// A clitic split from its word: `n't`, `'s`, `’re`.
    Clitic,
    /// Digits with inner separators and what is glued to them: `3.67`, `12,000`, `2016`, `1.2bn`, `5th`.
    Number,
    /// `.`, `!`, `?` and `…`.
    Stop,
    /// A mark that may open or close a quotation; which of the two is settled by [`quotations`](super::quotations).
    Quote,
    /// Hyphens and dashes that stand alone: `-`, `--`, `–`, `—`.
    Dash,
    /// `,`, `;`, `:`, brackets, currency signs and every other sign.
    Sign,
    /// The line ends between two paragraphs.
    Break,
}

/// A stretch of text with the number its vocabulary gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The characters, as they stand in the text.
    pub text: &'t str,
    /// The first of its bytes.
    pub start: u32,
    /// The vocabulary's number for the folded form.
    pub word: WordId,
    /// What it is made of.
    pub kind: TokenKind,
    /// True where white space (or the start of the text) stands before it.
    pub spaced: bool,
    /// True where its first letter is upper case.
    pub capitalised: bool,
}

impl Token<'_> {
    /// Where it stands, in bytes.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + u32::try_from(self.text.len()).unwrap_or(u32::MAX))
    }

    /// True where it is this text, to the byte.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// The tokens of a text.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// All of them, breaks included.
    pub all: Vec<Token<'t>>,
    /// Where in `all` the breaks, stops, quotation marks and abbreviations with a full stop are: at nothing else can a
    /// sentence, a paragraph or a quotation begin or end, and they are one token in eight.
    pub joints: Vec<usize>,
}
