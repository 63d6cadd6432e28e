//! What a capital says of a word: a name, the start of a sentence, or nothing in a headline.

use super::ending::guess;
use super::word::Word;
use crate::lexicon::{Tag, Tags, Traits};
use crate::text::{TokenKind, WordId};

/// The word forms that a document writes with a capital where nothing but a name asks for one: not first in its sentence,
/// outside headlines. In order; there are likely to be `some`.
pub(super) fn names<'w>(sentences: impl Iterator<Item = &'w [Word<'w>]>, some: usize) -> Vec<WordId> {
    let mut names = Vec::with_capacity(some);
    for words in sentences {
        for (before, here) in words.iter().zip(words.get(1..).unwrap_or_default()) {
            if !here.token.capitalised || here.token.word == WordId(0) || here.has(Traits::FUNCTION) {
                continue;
            }
            if matches!(before.token.kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Number) || before.is_comma()
            {
                names.push(here.token.word);
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// True where nearly every long word is capitalised: capitals then say nothing.
pub(super) fn is_headline(words: &[Word]) -> bool {
    let (mut long, mut small) = (0, 0);
    for word in words.iter().filter(|word| word.is_kind(TokenKind::Word) && word.text().len() > 3) {
        long += 1;
        small += usize::from(!word.token.capitalised);
        // Most sentences are none, and show it in their first words.
        if small * 5 > words.len() {
            return false;
        }
    }
    long >= 4 && small * 5 <= long
}

/// Everything that a word with a capital can be where it stands.
pub(super) fn with_capital(words: &[Word], index: usize, shouting: bool, names: &[WordId]) -> Tags {
    let word = &words[index];
    let known = word.entry.tags;
    // "US", "IT": capitals that are no pronoun.
    if word.text().len() > 1 && word.has(Traits::FUNCTION) && is_acronym(words, index) {
        return Tags::only(Tag::Name);
    }
    if word.has(Traits::FUNCTION) && !word.is("May") {
        return known;
    }
    if word.text().len() == 1 {
        return if known.is_empty() { guess(word.text()) } else { known };
    }
    let first =
        index == 0 || words[..index].iter().all(|before| before.tag == Tag::Mark) || after_opening(words, index);
    let next_capital = words
        .get(index + 1)
        .is_some_and(|next| next.token.capitalised && next.is_kind(TokenKind::Word) && !next.has(Traits::FUNCTION));
    if shouting {
        return if known.is_empty() || word.has(Traits::GIVEN.with(Traits::TITLE)) {
            Tags::only(Tag::Name)
        } else {
            known.with(Tag::Name)
        };
    }
    if first
        && !known.is_empty()
        && names.binary_search(&word.token.word).is_err()
        && !word.has(Traits::GIVEN.with(Traits::HONORIFIC))
    {
        let verbal = known.any(Tags::VERBAL.with(Tag::Gerund).with(Tag::Participle).with(Tag::Adverb))
            && !known.any(Tags::NOMINAL);
        return if next_capital && !verbal && known.any(Tags::NOMINAL) { Tags::only(Tag::Name) } else { known };
    }
    Tags::only(Tag::Name)
}

/// Capitals throughout, between words that are not.
fn is_acronym(words: &[Word], index: usize) -> bool {
    let capitals = |word: &Word| word.text().bytes().all(|b| b.is_ascii_uppercase());
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| words.get(at));
    capitals(&words[index]) && beside.filter(|w| w.is_kind(TokenKind::Word)).all(|w| !capitals(w))
}

fn after_opening(words: &[Word], index: usize) -> bool {
    index > 0
        && (words[index - 1].is_kind(TokenKind::Quote) && words[index - 1].token.spaced
            || words[index - 1].is_kind(TokenKind::Stop)
            || words[index - 1].is(":"))
}
