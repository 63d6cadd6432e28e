//! Parts of speech in context: the most frequent reading, unless the words beside it speak for another.
//!
//! A page of rules, not a model: what the grammar needs is to know verbs from nouns beside cues and at clause starts.

use super::capital::{is_headline, names, with_capital};
use super::closed;
use super::ending::guess;
use super::neighbours::{Before, before, likely, opens_phrase};
use super::word::Word;
use crate::lexicon::{Tag, Tags, Traits};
use crate::text::{TokenKind, TokenRange, WordId};

/// Gives every word of a document its tag.
pub fn tag(words: &mut [Word], sentences: &[TokenRange]) {
    let headlines: Vec<bool> = sentences.iter().map(|sentence| is_headline(&words[sentence.clone()])).collect();
    let told = sentences.iter().zip(&headlines).filter(|(_, headline)| !**headline);
    let names = names(told.map(|(sentence, _)| &words[sentence.clone()]), words.len() / 16);
    for (sentence, headline) in sentences.iter().zip(headlines) {
        tag_sentence(&mut words[sentence.clone()], headline, &names);
    }
}

/// Gives every word of one sentence its tag.
fn tag_sentence(words: &mut [Word], shouting: bool, names: &[WordId]) {
    for index in 0..words.len() {
        words[index].tag = match words[index].token.kind {
            TokenKind::Word | TokenKind::Clitic => tag_of(words, index, shouting, names),
            // "The 70-year-old said".
            TokenKind::Number if words[index].text().ends_with("-old") => Tag::Noun,
            TokenKind::Number => Tag::Number,
            TokenKind::Quote if is_possessive_mark(words, index) => Tag::Possessive,
            _ => Tag::Mark,
        };
    }
}

fn tag_of(words: &[Word], index: usize, shouting: bool, names: &[WordId]) -> Tag {
    let word = &words[index];
    if let Some(tag) = word.entry.only.filter(|_| !word.token.capitalised) {
        // "The accord": what the word table knows as a verb alone.
        let after_article = || index > 0 && words[index - 1].folds_to_any(&["the", "a", "an"]);
        return match tag {
            Tag::Base if after_article() => Tag::Noun,
            Tag::Present if after_article() => Tag::Nouns,
            tag => tag,
        };
    }
    let known = word.entry.tags;
    let tags = if word.token.capitalised {
        with_capital(words, index, shouting, names)
    } else if known.is_empty() {
        guess(word.text())
    } else {
        known
    };
    match tags.single() {
        Some(tag) if !word.has(Traits::SHIFTING) => tag,
        _ => choose(words, index, tags, shouting),
    }
}

/// `Sanders' plan`: an apostrophe after an s, before a word.
fn is_possessive_mark(words: &[Word], index: usize) -> bool {
    let word = &words[index];
    word.is_any(&["'", "’"])
        && !word.token.spaced
        && index > 0
        && words[index - 1].text().ends_with(['s', 'S', 'x', 'z'])
        && words
            .get(index + 1)
            .is_some_and(|next| next.token.spaced && matches!(next.token.kind, TokenKind::Word | TokenKind::Number))
}

/// What a word is that can be several things.
#[inline(never)] // Three words in four can be one thing only, and their loop is half as long without all of this.
fn choose(words: &[Word], index: usize, tags: Tags, shouting: bool) -> Tag {
    let word = &words[index];
    let next = || {
        // An opening mark stands between two words and changes neither.
        let opens = words.get(index + 1).is_some_and(|w| w.is_kind(TokenKind::Quote) && w.token.spaced);
        words.get(index + 1 + usize::from(opens)).map(|next| likely(next, shouting))
    };
    if word.has(Traits::SHIFTING)
        && let Some(tag) = closed::shifted(words, index, next())
    {
        return tag;
    }
    if let Some(tag) = tags.single() {
        return tag;
    }
    if word.has(Traits::FUNCTION) {
        return closed::choose(words, index, tags, next());
    }
    let prefer = |wanted: &[Tag]| wanted.iter().copied().find(|tag| tags.has(*tag));
    if tags.has(Tag::Adjective) && is_graded(words, index) {
        return Tag::Adjective;
    }
    let prior = if tags.has(word.entry.prior) { word.entry.prior } else { tags.first() };
    let nominal_first = || {
        prefer(if prior == Tag::Adjective {
            &[Tag::Adjective, Tag::Noun, Tag::Nouns]
        } else {
            &[Tag::Noun, Tag::Nouns, Tag::Adjective]
        })
    };
    match before(words, index) {
        Before::To => prefer(&[Tag::Base]),
        Before::Modal => prefer(&[Tag::Base, Tag::Adjective]),
        Before::Be => {
            if prior == Tag::Adjective && !tags.has(Tag::Gerund) {
                Some(Tag::Adjective)
            } else {
                prefer(&[Tag::Gerund, Tag::Participle, Tag::Adjective]).or_else(nominal_first)
            }
        }
        Before::Have => prefer(&[Tag::Participle]).or_else(nominal_first),
        Before::Do => prefer(&[Tag::Base]).or_else(nominal_first),
        Before::Specifier => nominal_first().or_else(|| prefer(&[Tag::Participle, Tag::Gerund])),
        Before::Preposition => prefer(&[Tag::Gerund]).or_else(nominal_first).or_else(|| prefer(&[Tag::Participle])),
        Before::SubjectPronoun => prefer(&[Tag::Past, Tag::Present, Tag::Base, Tag::Gerund]),
        Before::Nominal { plural, name } => {
            let next = next();
            // "the envoy leading the talks": a participle with an object of its own.
            if tags.has(Tag::Gerund)
                && matches!(next, Some(Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::That))
            {
                return Tag::Gerund;
            }
            // "Operations chair Wes Moss".
            let titled = word.has(Traits::TITLE) && prior.is_nominal() && next == Some(Tag::Name);
            let object = titled || is_object(words, index);
            let finite = if object {
                None
            } else if plural {
                prefer(&[Tag::Past, Tag::Base])
            } else {
                prefer(&[Tag::Past, Tag::Present])
            };
            match finite {
                Some(Tag::Past)
                    if name
                        && prior.is_nominal()
                        && next.is_some_and(Tag::is_nominal)
                        && in_object(words, index - 1) =>
                {
                    nominal_first()
                }
                Some(Tag::Past) if reduced(words, index) => prefer(&[Tag::Participle]).or(Some(Tag::Past)),
                Some(Tag::Past) => Some(Tag::Past),
                Some(tag)
                    if prior == tag
                        // "An expansion of wind farms at sea".
                        || opens_phrase(next) && !(prior == Tag::Nouns && next == Some(Tag::Preposition))
                        || (name && !matches!(next, Some(Tag::Noun | Tag::Nouns | Tag::Mark))) =>
                {
                    Some(tag)
                }
                Some(tag) if word.has(Traits::CUE_VERB) && next == Some(Tag::Mark) && prior == tag => Some(tag),
                // "demanded Iran stop its program": a bare verb with an object of its own.
                None if prior == Tag::Base
                    && !words.get(index + 1).is_some_and(|w| w.is_kind(TokenKind::Quote))
                    && matches!(next, Some(Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Name | Tag::To)) =>
                {
                    Some(Tag::Base)
                }
                // "The harbour terminal would …": no adjective stands between a noun and its verb.
                _ if tags.has(Tag::Noun) && next.is_some_and(Tag::is_plainly_finite) => Some(Tag::Noun),
                _ => nominal_first(),
            }
        }
        // "says caucuses are …": no finite verb follows another.
        Before::Finite if matches!(prior, Tag::Present | Tag::Past) => nominal_first(),
        // "Voiced support for it".
        Before::Finite
            if prior == Tag::Base && next() == Some(Tag::Preposition) && !words[index - 1].folds_to("helped") =>
        {
            nominal_first()
        }
        Before::Finite | Before::Nothing => None,
    }
    .unwrap_or(prior)
}

/// `Far too dear`, `a fully pro-tram stance`: a word that an adverb grades is an adjective.
fn is_graded(words: &[Word], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|at| &words[at]) else { return false };
    let inside = index > 1 && before.tag == Tag::Adverb && words[index - 2].tag == Tag::Determiner;
    before.folds_to("too") || inside && words[index].entry.tags.is_empty()
}

/// A past form that is a participle, `the talks aimed at peace`: an agent follows, or its clause has its finite verb already.
fn reduced(words: &[Word], index: usize) -> bool {
    if words.get(index + 1).is_some_and(|next| next.folds_to("by")) {
        return true;
    }
    for word in words[..index].iter().rev() {
        match word.tag {
            Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Modal => return !word.has(Traits::CUE_VERB),
            Tag::Mark | Tag::Conjunction | Tag::That | Tag::Wh | Tag::Subordinator | Tag::Base | Tag::Gerund => {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// "Sending 300 American ground troops": the name at an index stands inside an object and is nobody who does anything.
fn in_object(words: &[Word], name: usize) -> bool {
    let before = name.checked_sub(1).map(|at| words[at].tag);
    matches!(before, Some(Tag::Number | Tag::Base | Tag::Gerund | Tag::Determiner | Tag::Adjective))
}

/// True where the noun phrase that ends before `index` hangs on a preposition or on a verb that takes no clause: no finite
/// verb follows it.
fn is_object(words: &[Word], index: usize) -> bool {
    let inside = |w: &Word| {
        matches!(w.tag, Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Number | Tag::Possessive | Tag::Determiner)
    };
    let Some(before) = words[..index].iter().rposition(|w| !inside(w)) else { return false };
    let specified = words[before + 1..index].iter().any(|w| matches!(w.tag, Tag::Possessive | Tag::Determiner));
    let head = &words[before];
    let has_verb = || {
        let mut clause = words[..before].iter().rev().take_while(|w| w.tag != Tag::Mark);
        clause.any(|w| matches!(w.tag, Tag::Past | Tag::Present))
    };
    // "Asks for property taxes to be raised": no clause begins with a bare noun after a preposition.
    let bare = || words[before + 1..index].iter().all(|w| w.tag == Tag::Noun);
    if head.tag == Tag::Preposition && (specified || bare()) && has_verb() {
        return true;
    }
    specified && (matches!(head.tag, Tag::Past | Tag::Base | Tag::Present | Tag::Gerund) && !head.has(Traits::CUE_VERB))
}
