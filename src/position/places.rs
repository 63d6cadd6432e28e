//! The words of a document as the patterns of topics read them: on and on, or some that were picked.

use crate::grammar::Word;
use crate::lexicon::{Form, Place};
use crate::text::TokenKind;

/// A word of a document, with those after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Running<'r> {
    words: &'r [Word<'r>],
    at: usize,
}

impl<'r> Running<'r> {
    /// Every place of a document.
    pub fn all(words: &'r [Word<'r>]) -> impl Iterator<Item = Self> {
        (0..words.len()).map(|at| Running { words, at })
    }
}

impl<'r> Place<'r> for Running<'r> {
    #[inline]
    fn form(self) -> Option<Form<'r>> {
        self.words.get(self.at).map(form)
    }

    #[inline]
    fn next(self) -> Self {
        let mut at = self.at + 1;
        while is_passed_over(self.words, at) {
            at += 1;
        }
        Running { at, ..self }
    }

    fn index(self) -> usize {
        self.at
    }
}

/// Words that were picked from a document, by their indices.
#[derive(Debug, Clone, Copy)]
pub(super) struct Picked<'r> {
    /// The words of the document.
    pub words: &'r [Word<'r>],
    /// The indices of those that are left.
    pub left: &'r [usize],
}

impl<'r> Place<'r> for Picked<'r> {
    fn form(self) -> Option<Form<'r>> {
        self.left.first().map(|at| form(&self.words[*at]))
    }

    fn next(self) -> Self {
        Picked { left: self.left.get(1..).unwrap_or_default(), ..self }
    }

    fn index(self) -> usize {
        self.left.first().copied().unwrap_or(self.words.len())
    }
}

#[inline]
fn form<'r>(word: &Word<'r>) -> Form<'r> {
    Form::new(&word.token, word.entry, word.tag)
}

/// Quotation marks and the full stop of an initial stand in the way of no pattern.
#[inline]
fn is_passed_over(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| match word.token.kind {
        TokenKind::Quote => true,
        TokenKind::Stop => word.is(".") && at > 0 && words[at - 1].text().len() == 1,
        _ => false,
    })
}
