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
    /// Digits with separators, sign or unit sign: `3.67`, `12,000`, `2016`, `1.2bn`, `5th`.
    Number,
    /// `.`, `!`, `?` and `…`.
    Stop,
    /// Any mark that may open or close a quotation; which one it does is settled by a later pass.
    Quote,
    /// Hyphens and dashes that stand alone: `-`, `--`, `–`, `—`.
    Dash,
    /// `,`, `;`, `:`, brackets, currency signs and every other sign.
    Sign,
    /// A line break that ends a paragraph (two or more line ends, or one where the text has one line a paragraph).
    Break,
}

/// A stretch of text with the number its vocabulary gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The characters, as they stand in the text.
    pub text: &'t str,
    /// Where they stand, in bytes.
    pub span: Span,
    /// What they are made of.
    pub kind: TokenKind,
    /// The vocabulary's number for the folded form.
    pub word: WordId,
    /// True where white space (or the start of the text) stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    /// True where its first letter is upper case.
    pub fn capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// True where it is this sign, to the byte.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }
}
