//! Words of a text as patterns see them. They are made where a pattern looks at them, which most words of a text never see.

use super::{LemmaId, Tag, Word};
use crate::text::{Token, WordId};

/// A word of a text as patterns see it.
#[derive(Debug, Clone, Copy)]
pub struct Form<'t> {
    /// The characters; empty for a mark that no pattern crosses.
    pub text: &'t str,
    /// Its lemma as a verb.
    pub verb: LemmaId,
    /// Its lemma as anything else.
    pub other: LemmaId,
    /// The number of the form.
    pub word: WordId,
    /// True where it is its own lemma as a verb, which it is not elsewhere: "to lay".
    pub bare: bool,
}

/// A place in a text that patterns read on from.
pub trait Place<'t>: Copy {
    /// The form that stands there; `None` at the end.
    fn form(self) -> Option<Form<'t>>;

    /// The place of the form after it.
    #[must_use]
    fn next(self) -> Self;

    /// The index of its word in the text.
    fn index(self) -> usize;
}

/// A bit of 64 for each number that a word has. Where a word shares none with those that an element of a pattern can
/// begin with, it is none of them: most words fail here, before anything is compared.
pub(super) type Sieve = u64;

/// The bit of a number.
pub(super) fn sieve(number: u32) -> Sieve {
    1 << (number % 64)
}

impl<'t> Form<'t> {
    /// A word of a text.
    #[inline]
    pub fn new(token: &Token<'t>, entry: &Word, tag: Tag) -> Form<'t> {
        let text = if tag == Tag::Mark && !matches!(token.text, "$" | "%" | "&") { "" } else { token.text };
        let verb = entry.as_verb(token.word, tag);
        Form { text, verb, other: entry.noun, word: token.word, bare: verb != entry.verb }
    }

    /// False where no word that made a sieve is this one.
    #[inline]
    pub(super) fn passes(&self, wanted: Sieve) -> bool {
        self.sieve() & wanted != 0
    }

    /// The bits of its numbers.
    #[inline]
    pub(super) fn sieve(&self) -> Sieve {
        sieve(self.verb.0) | sieve(self.other.0) | sieve(self.word.0)
    }
}
