//! The grammatical forms of attribution, each a function from a cue to what it attributes.
//!
//! A form answers `None` where the words are not of its form. The driver tries those of a cue in order and takes the first
//! that matches; `why` shows which did not.

mod according;
mod fragment;
mod nominal;
mod passive;
mod postposed;
pub(super) mod preposed;
mod speaker;

use super::attribution::Attribution;
use super::context::Context;
use super::word::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::TokenKind;

pub use fragment::fragment;
pub use speaker::{BY_PLACE, quoted_turn, turn};

/// A form: its name, and the function that tries it on the cue at an index.
pub type Form = (&'static str, fn(&Context, usize) -> Option<Attribution>);

/// The forms of a verb cue, in the order in which they are tried.
const VERBAL: &[Form] = &[
    ("passive", passive::passive),
    ("quote-said", postposed::quotation_before),
    ("question-asked", postposed::sentence_before),
    ("said-complement", preposed::complement_after),
    ("clause-said", postposed::clause_before),
    ("quote-verb", postposed::verb_after_quotation),
    ("verb-quote", preposed::verb_before_quotation),
    ("said-then-quote", postposed::sentence_after),
];

/// The forms of a verb that is no cue by itself: beside a quotation it is.
const BESIDE_QUOTATION: &[Form] =
    &[("quote-verb", postposed::verb_after_quotation), ("verb-quote", preposed::verb_before_quotation)];

/// The forms to try on a word, in order; none where it is no cue.
pub fn of(word: &Word) -> &'static [Form] {
    match word.token.kind {
        TokenKind::Sign if word.is(":") => return &[("speaker", speaker::speaker), (BY_PLACE[0], speaker::announced)],
        TokenKind::Sign if word.is("[") => return &[(BY_PLACE[1], speaker::signed)],
        TokenKind::Dash => return &[(BY_PLACE[1], speaker::signed)],
        _ => {}
    }
    let verb = matches!(word.tag, Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund);
    if word.folds_to("according") {
        &[("according-to", according::according)]
    } else if word.has(Traits::CUE_VERB) && verb {
        VERBAL
    } else if word.has(Traits::CUE_NOUN) && matches!(word.tag, Tag::Noun | Tag::Nouns) {
        &[("nominal", nominal::nominal)]
    } else if word.has(Traits::CUE_ADJECTIVE) && word.tag == Tag::Adjective {
        &[("adjectival", nominal::adjectival)]
    } else if matches!(word.tag, Tag::Past | Tag::Present) {
        BESIDE_QUOTATION
    } else {
        &[]
    }
}
