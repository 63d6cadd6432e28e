//! Verb groups: a verb with its auxiliaries, adverbs and negation.

use super::word::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::TokenKind;

/// A verb and what belongs to it, as word indices of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // four independent facts of grammar, not a state
pub struct VerbGroup {
    /// Its first word.
    pub start: usize,
    /// The verb itself.
    pub head: usize,
    /// Finite, or which of the other forms.
    pub shape: Shape,
    /// True after a form of *be* with a participle.
    pub passive: bool,
    /// True with `not`, `never` and the like.
    pub negated: bool,
    /// True under a modal other than `will`, or after `to`.
    pub unreal: bool,
    /// True with `had` or `having`: earlier than what the text speaks of.
    pub pluperfect: bool,
}

/// What kind of clause a verb group can head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Has a subject of its own.
    Finite,
    /// `to say`.
    Infinitive,
    /// `saying`.
    Gerund,
    /// `asked about …`.
    Participle,
}

/// The group of the verb at `head`, no further left than `floor`.
///
/// ```ebnf
/// group = { modal | auxiliary | adverb | negation | "to" }, verb ;
/// ```
pub fn verb_group(words: &[Word], floor: usize, head: usize) -> VerbGroup {
    let mut start = head;
    let mut adverbs = head; // adverbs count only where an auxiliary stands before them, or right before the verb
    let mut group = VerbGroup {
        start,
        head,
        shape: Shape::Finite,
        passive: false,
        negated: false,
        unreal: false,
        pluperfect: false,
    };
    let (mut be, mut have, mut modal, mut to) = (false, false, false, false);
    let mut at = head;
    while at > floor {
        at -= 1;
        let word = &words[at];
        match word.tag {
            Tag::Auxiliary => {
                be |= word.has(Traits::BE) && !have && !modal;
                have |= word.has(Traits::HAVE) && !word.has(Traits::BE);
                group.pluperfect |= word.folds_to_any(&["had", "having"]);
                start = at;
            }
            Tag::Modal => {
                modal = true;
                group.unreal |= !word.folds_to_any(&["will", "'ll", "’ll"]);
                start = at;
            }
            Tag::To => {
                to = true;
                start = at;
                break;
            }
            Tag::Adverb => adverbs = adverbs.min(at),
            Tag::Negation => {
                group.negated = true;
                start = at;
            }
            Tag::Gerund if word.has(Traits::BE) || word.has(Traits::HAVE) => {
                be |= word.has(Traits::BE);
                group.pluperfect |= word.has(Traits::HAVE);
                start = at;
                group.shape = Shape::Gerund;
            }
            _ => break,
        }
    }
    // An adverb between subject and verb belongs to the group: "also announced".
    if start == head {
        while start > floor && words[start - 1].tag == Tag::Adverb {
            start -= 1;
        }
    }
    group.start = start;
    // "At no point had she agreed."
    let inverted = start >= floor + 3
        && words[start - 1].tag == Tag::Pronoun
        && matches!(words[start - 2].tag, Tag::Auxiliary | Tag::Modal);
    let denies = |w: &Word| w.tag == Tag::Negation || w.folds_to("no");
    group.negated |= inverted && words[floor..start - 2].iter().any(denies);
    // "He's warned of war": the clitic is *has* unless an agent follows.
    let clitic = || words[start..head].iter().any(|w| w.is_kind(TokenKind::Clitic) && w.has(Traits::HAVE));
    let agent = || words.get(head + 1).is_some_and(|w| w.folds_to("by"));
    group.passive = be && matches!(words[head].tag, Tag::Participle | Tag::Past) && (!clitic() || agent());
    group.shape = if to {
        Shape::Infinitive
    } else if group.shape == Shape::Gerund && !modal {
        Shape::Gerund
    } else if be || have || modal || words[start..head].iter().any(|w| w.tag == Tag::Auxiliary) {
        Shape::Finite
    } else {
        match words[head].tag {
            Tag::Gerund => Shape::Gerund,
            Tag::Participle => Shape::Participle,
            _ => Shape::Finite,
        }
    };
    group.unreal |= to;
    group
}

/// The heads of the finite verb groups of `words[start..end]`, outside quotations, from left to right.
pub fn finite_verbs<'w>(
    words: &'w [Word<'w>],
    start: usize,
    end: usize,
) -> impl DoubleEndedIterator<Item = usize> + 'w {
    (start..end).filter(move |&at| {
        let word = &words[at];
        let verb = matches!(word.tag, Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund)
            || word.tag == Tag::Auxiliary && !leads_a_verb(words, at, end);
        verb && !word.quoted && !is_subjunctive(words, start, at) && verb_group(words, start, at).shape == Shape::Finite
    })
}

/// A bare verb after a singular noun: `demanded Iran stop`.
fn is_subjunctive(words: &[Word], start: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| words[at].tag == Tag::Base && *before >= start) else {
        return false;
    };
    let plural = words[before].text().ends_with(['s', 'S']) || words[before].entry.tags.has(Tag::Nouns);
    matches!(words[before].tag, Tag::Noun | Tag::Name) && !plural
}

/// True where an auxiliary has its verb to the right.
fn leads_a_verb(words: &[Word], at: usize, end: usize) -> bool {
    words[at + 1..end.max(at + 1)]
        .iter()
        .find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation))
        .is_some_and(|w| w.tag.is_verb() && !w.is_kind(TokenKind::Quote))
}
