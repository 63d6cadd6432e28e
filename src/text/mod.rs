//! Characters to tokens, sentences, paragraphs and paired quotation marks.
//!
//! Knows characters only: no names, no grammar, no rules, no files. What a word *means* is the business of the
//! [`Vocabulary`] that the caller passes to the lexer; this module only carries the number it answers with.

mod hash;
mod lexer;
mod quotation;
mod sentence;
mod short;
mod span;
mod token;

pub use hash::{fingerprint, hash};
pub use lexer::{Vocabulary, lex};
pub use quotation::{Quotation, quotations};
pub use sentence::{paragraphs, sentences};
pub use short::ShortForm;
pub use span::Span;
pub use token::{Token, TokenKind, TokenRange, Tokens, WordId};
