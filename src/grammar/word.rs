//! Words as the grammar sees them, and the nom input made of them.

use nom::{Input, Needed, Offset, Parser};

use crate::lexicon::{LemmaId, Tag, Traits, Word as Entry};
use crate::text::{Span, Token, TokenKind};

/// A token with its part of speech and what the lexicon knows of it.
#[derive(Debug, Clone, Copy)]
pub struct Word<'t> {
    /// The token.
    pub token: Token<'t>,
    /// What the lexicon knows of the form.
    pub entry: &'t Entry,
    /// The entry's traits, which are asked for more than all the rest of it.
    pub traits: Traits,
    /// Its place in the document, counted from 0.
    pub index: usize,
    /// What it is here.
    pub tag: Tag,
    /// True between two quotation marks; the marks themselves are not.
    pub quoted: bool,
}

impl<'t> Word<'t> {
    /// The characters.
    pub fn text(&self) -> &'t str {
        self.token.text
    }

    /// Where it stands, in bytes.
    pub fn span(&self) -> Span {
        self.token.span()
    }

    /// True where it is this text, to the byte.
    pub fn is(&self, text: &str) -> bool {
        self.token.text == text
    }

    /// True where it is one of these, to the byte.
    pub fn is_any(&self, texts: &[&str]) -> bool {
        texts.contains(&self.token.text)
    }

    /// True where it is this lower-case word, whatever its capitals.
    #[inline]
    pub fn folds_to(&self, lower: &str) -> bool {
        // Nearly every word is of another length or begins with another letter, and callers know theirs. Letters differ
        // from their capitals in one bit.
        let text = self.token.text;
        let first = |text: &str| text.as_bytes().first().map(|byte| byte | b' ');
        text.len() == lower.len() && first(text) == first(lower) && folds(text, lower)
    }

    /// True where it folds to one of these.
    #[inline]
    pub fn folds_to_any(&self, lower: &[&str]) -> bool {
        lower.iter().any(|word| self.folds_to(word))
    }

    /// Its lemma as a verb.
    pub fn as_verb(&self) -> LemmaId {
        self.entry.as_verb(self.token.word, self.tag)
    }

    /// True where the lexicon gives it one of these traits.
    pub fn has(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }

    /// True for a mark of that kind.
    pub fn is_kind(&self, kind: TokenKind) -> bool {
        self.token.kind == kind
    }

    /// True for a comma.
    pub fn is_comma(&self) -> bool {
        self.is(",")
    }
}

/// True where a text is this lower-case one, whatever its capitals. Seldom asked: out of line, so that lists of words are not.
#[inline(never)]
fn folds(text: &str, lower: &str) -> bool {
    text.eq_ignore_ascii_case(lower)
}

/// A window of words: nom's input. Sixteen bytes, `Copy`, one lifetime.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a>(pub &'a [Word<'a>]);

impl<'a> Input for Words<'a> {
    type Item = &'a Word<'a>;
    type Iter = std::slice::Iter<'a, Word<'a>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Words(&self.0[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        Words(&self.0[index..])
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        let (taken, rest) = self.0.split_at(index);
        (Words(rest), Words(taken))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.0.len() { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}

impl Offset for Words<'_> {
    /// In words: how far `second`, a tail of `self`, has moved on.
    fn offset(&self, second: &Self) -> usize {
        self.0.len() - second.0.len()
    }
}

/// What a parser of words answers. A failure says "not this form" and nothing more.
pub type Parsed<'a, O> = nom::IResult<Words<'a>, O, ()>;

/// The one primitive: a word that satisfies `condition`.
pub fn word<'a>(condition: impl Fn(&Word<'a>) -> bool) -> impl Parser<Words<'a>, Output = &'a Word<'a>, Error = ()> {
    move |input: Words<'a>| match input.0.split_first() {
        Some((first, rest)) if condition(first) => Ok((Words(rest), first)),
        _ => Err(nom::Err::Error(())),
    }
}
