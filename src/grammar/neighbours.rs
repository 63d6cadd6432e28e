//! What the words beside a word tell of it.

use super::word::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::TokenKind;

/// What the next word most likely is, before its own turn.
pub fn likely(word: &Word, shouting: bool) -> Tag {
    match word.token.kind {
        TokenKind::Number => Tag::Number,
        TokenKind::Word | TokenKind::Clitic if word.has(Traits::FUNCTION) => word.entry.prior,
        TokenKind::Word if word.token.capitalised && !shouting => Tag::Name,
        TokenKind::Word if word.entry.tags.is_empty() => Tag::Noun,
        TokenKind::Word | TokenKind::Clitic => word.entry.prior,
        _ => Tag::Mark,
    }
}

/// True where a word of that tag opens a noun phrase, a clause or an adverbial: what stands after a verb, not inside a noun phrase.
pub fn opens_phrase(tag: Option<Tag>) -> bool {
    matches!(
        tag,
        Some(
            Tag::Determiner
                | Tag::Possessive
                | Tag::Pronoun
                | Tag::That
                | Tag::Wh
                | Tag::To
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Name
                | Tag::Subordinator
        )
    )
}

/// Verbs that take what `be` takes: "will stay open".
const LINKING: &[&str] = &["stay", "stays", "stayed", "staying", "remain", "remains", "remained", "remaining"];

/// What stands before a word, as far as it tells something about the word.
pub enum Before {
    To,
    Modal,
    Be,
    Have,
    Do,
    Specifier,
    Preposition,
    SubjectPronoun,
    Nominal { plural: bool, name: bool },
    Finite,
    Nothing,
}

/// The nearest word before one that tells something about it: adverbs, denials and opening marks do not.
pub fn before(words: &[Word], index: usize) -> Before {
    let Some(at) = words[..index].iter().rposition(|w| {
        !(matches!(w.tag, Tag::Adverb | Tag::Negation) || w.is_kind(TokenKind::Quote) && w.tag == Tag::Mark)
    }) else {
        return Before::Nothing;
    };
    let word = &words[at];
    let adjacent = at + 1 == index;
    match word.tag {
        Tag::To => Before::To,
        Tag::Modal => Before::Modal,
        Tag::Auxiliary if word.has(Traits::BE) => Before::Be,
        Tag::Auxiliary if word.has(Traits::HAVE) => Before::Have,
        Tag::Auxiliary => Before::Do,
        Tag::Determiner | Tag::Possessive | Tag::Adjective => Before::Specifier,
        Tag::Number if adjacent => Before::Specifier,
        Tag::Preposition => Before::Preposition,
        Tag::Pronoun if word.has(Traits::SUBJECT) => Before::SubjectPronoun,
        Tag::Wh if word.folds_to_any(&["who", "which", "what"]) => Before::SubjectPronoun,
        Tag::That if at > 0 && words[at - 1].tag.is_nominal() => Before::SubjectPronoun,
        Tag::Noun => Before::Nominal { plural: false, name: false },
        Tag::Name => Before::Nominal {
            plural: word.entry.tags.has(Tag::Nouns) || word.text().ends_with('s') && word.text().len() > 4,
            name: true,
        },
        Tag::Nouns => Before::Nominal { plural: true, name: false },
        Tag::Past | Tag::Present | Tag::Base | Tag::Gerund if word.folds_to_any(LINKING) => Before::Be,
        Tag::Past | Tag::Present if adjacent => Before::Finite,
        _ => Before::Nothing,
    }
}

/// True where a noun stands before a word.
pub fn follows_noun(words: &[Word], index: usize) -> bool {
    matches!(before(words, index), Before::Nominal { .. })
}
