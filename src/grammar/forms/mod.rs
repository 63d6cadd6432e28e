//! The grammatical forms of attribution, each a function from a cue to what it attributes.
//!
//! A form answers `None` where the words are not of its form. The driver tries those of a cue in order and takes the first
//! that matches; `why` shows which did not.

mod according;
mod fragment;
mod inserted;
mod nominal;
mod occurrence;
mod passive;
mod postposed;
pub(super) mod preposed;
mod speaker;

use super::attribution::Attribution;
use super::word::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::TokenKind;

pub use fragment::fragment;
pub use occurrence::Occurrence;
pub use speaker::{BY_PLACE, quoted_turn, turn};

/// A form: its name, and the function that tries it on a word that may be a cue.
pub type Form = (&'static str, fn(&Occurrence) -> Option<Attribution>);

/// The forms of a verb cue, in the order in which they are tried.
const VERBAL: &[Form] = &[
    ("passive", passive::passive),
    ("quote-said", postposed::quotation_before),
    ("question-asked", postposed::sentence_before),
    ("said-complement", preposed::complement_after),
    ("gapped", inserted::gapped),
    ("called", inserted::called),
    ("as-said", inserted::as_said),
    ("clause-said", postposed::clause_before),
    ("quote-verb", postposed::verb_after_quotation),
    ("verb-quote", preposed::verb_before_quotation),
    ("said-then-quote", postposed::sentence_after),
];

/// The forms of a verb that is no cue by itself: beside a quotation it is.
const BESIDE_QUOTATION: &[Form] =
    &[("quote-verb", postposed::verb_after_quotation), ("verb-quote", preposed::verb_before_quotation)];

/// The forms to try on a word, in order; none where it is no cue.
#[inline] // Asked of every word, and nearly always none.
pub fn of(word: &Word) -> &'static [Form] {
    /// What is no mark and no finite verb must be one of these.
    const CUE: Traits = Traits::CUE_VERB.with(Traits::CUE_NOUN).with(Traits::CUE_ADJECTIVE);
    if word.folds_to("according") {
        return &[("according-to", according::according)];
    }
    if !matches!(word.tag, Tag::Mark | Tag::Present | Tag::Past) && !word.has(CUE) {
        return &[];
    }
    match word.tag {
        Tag::Mark => of_mark(word),
        Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund if word.has(Traits::CUE_VERB) => VERBAL,
        Tag::Past | Tag::Present => BESIDE_QUOTATION,
        Tag::Noun | Tag::Nouns if word.has(Traits::CUE_NOUN) => &[("nominal", nominal::nominal)],
        // "Is opposed to it", "is against it", "is in favor of it".
        Tag::Adjective | Tag::Preposition | Tag::Noun if word.has(Traits::CUE_ADJECTIVE) => {
            &[("adjectival", nominal::adjectival)]
        }
        _ => &[],
    }
}

fn of_mark(mark: &Word) -> &'static [Form] {
    match mark.token.kind {
        TokenKind::Sign if mark.is(":") => &[("speaker", speaker::speaker), (BY_PLACE[0], speaker::announced)],
        TokenKind::Sign if mark.is("[") => &[(BY_PLACE[1], speaker::signed)],
        TokenKind::Dash => &[(BY_PLACE[1], speaker::signed)],
        _ => &[],
    }
}
