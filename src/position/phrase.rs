//! The content words of phrases: what subjects, objects and topics are made of.

use compact_str::CompactString;
use smallvec::{SmallVec, smallvec};

use super::clause::Clause;
use super::context::Context;
use crate::lexicon::{Marks, Tag, Traits};
use crate::text::TokenRange;

/// Some words of a phrase: eight at most, but for what a reversal is about.
pub(super) type Few = SmallVec<[usize; 8]>;

/// How far content words are collected.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A noun phrase with its `of`.
    Phrase,
    /// The object: a phrase, or that of the preposition that stands first.
    Object,
    /// Everything up to the first comma.
    Whole,
}

/// The content words of the phrase at `from`.
pub(super) fn content_words(context: &Context, words: &[usize], from: usize, reach: Reach) -> Few {
    /// More words than this name no thing.
    const MOST: usize = 8;
    let all = context.words();
    let mut found = Few::new();
    for (place, at) in words.iter().enumerate().skip(from) {
        let word = &all[*at];
        // "In the third quarter", "next year": when, and not what.
        let of_time = |next: &usize| all[*next].has(Traits::TIME);
        if matches!(word.tag, Tag::Adjective | Tag::Number) && words.get(place + 1).is_some_and(of_time) {
            continue;
        }
        match word.tag {
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number => found.push(*at),
            Tag::Gerund | Tag::Participle | Tag::Base if found.is_empty() || reach == Reach::Whole => found.push(*at),
            Tag::Gerund | Tag::Participle
                if words.get(place + 1).is_some_and(|n| all[*n].tag.is_nominal() && all[*n].tag != Tag::Name) =>
            {
                found.push(*at);
            }
            Tag::Pronoun if found.is_empty() => {
                found.push(*at);
                if reach != Reach::Whole {
                    break;
                }
            }
            Tag::Preposition if word.folds_to("without") && reach != Reach::Whole => break,
            Tag::Preposition | Tag::To if found.is_empty() || reach == Reach::Whole => {}
            Tag::Preposition
                if word.folds_to_any(&["of", "on", "for", "with", "from", "against", "about", "in", "to"])
                    && reach == Reach::Object => {}
            Tag::Preposition if word.folds_to("of") => {}
            Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::Conjunction | Tag::Negation => {}
            Tag::Mark if word.is_any(&["$", "%", "-", "/", "&", "€", "£"]) => {}
            _ => break,
        }
        if found.len() >= MOST {
            break;
        }
    }
    // "A $40 million bridge" is a bridge.
    found.retain(|at| {
        let word = &all[*at];
        !word.has(Traits::TIME)
            && word.tag != Tag::Number
            && !context.marks(*at).any(Marks::NUMBER.with(Marks::MAGNITUDE).with(Marks::UNIT))
    });
    found
}

/// The content words of the noun phrase that ends where the verb begins.
pub(super) fn subject(context: &Context, words: &[usize]) -> Few {
    let all = context.words();
    if let Some(pronoun) = words.iter().rev().find(|at| !matches!(all[**at].tag, Tag::Adverb | Tag::Negation))
        && (all[*pronoun].tag == Tag::Pronoun || words.len() == 1 && all[*pronoun].tag == Tag::That)
    {
        return smallvec![*pronoun];
    }
    // Only what stands after the last comma, and not the phrase that a preposition opens: "In Iraq we …".
    let mut words = words;
    while let Some((last, before)) = words.split_last()
        && all[*last].is_comma()
    {
        words = before;
    }
    let start = words.iter().rposition(|at| all[*at].is_comma()).map_or(0, |p| p + 1);
    let words = &words[start..];
    content_words(context, words, 0, Reach::Phrase)
}

pub(super) fn content_of(context: &Context, range: &TokenRange) -> Few {
    nouns(context, range.clone().filter(|at| *at < context.words().len()))
}

/// Content words of the first phrase.
pub(super) fn phrase_of(context: &Context, clause: &Clause) -> Few {
    let all = context.words();
    let end = clause.words.iter().position(|at| {
        let word = &all[*at];
        word.is_comma()
            || word.tag.is_finite()
            || word.tag == Tag::Preposition && !word.folds_to("of")
            || word.tag == Tag::Subordinator
    });
    nouns(context, clause.words[..end.unwrap_or(clause.words.len())].iter().copied())
}

/// Nouns, names, adjectives and pronouns that can be a thing, at most eight.
pub(super) fn nouns(context: &Context, words: impl Iterator<Item = usize> + Clone) -> Few {
    let all = context.words();
    let thing = |at: &usize| {
        let word = &all[*at];
        word.tag.is_nominal() && !word.has(Traits::TIME) || matches!(word.tag, Tag::Adjective | Tag::Gerund)
    };
    let mut found: Few = words.clone().filter(thing).take(8).collect();
    if found.is_empty() {
        found.extend({ words }.find(|at| all[*at].tag == Tag::Pronoun));
    }
    found
}

/// The lemmas of some words, one space between them.
pub(super) fn text(context: &Context, words: &[usize]) -> CompactString {
    let mut text = CompactString::default();
    for at in words {
        if !text.is_empty() {
            text.push(' ');
        }
        context.push_lemma(&mut text, *at);
    }
    text
}

/// The smallest range that covers both; an empty one covers nothing.
pub(super) fn joined(one: TokenRange, other: TokenRange) -> TokenRange {
    match (one.is_empty(), other.is_empty()) {
        (true, _) => other,
        (_, true) => one,
        _ => one.start.min(other.start)..one.end.max(other.end),
    }
}

/// `no`, `none`, `nobody`, `nothing`, `neither`; not the `no` of "no more than", that of an answer ("No, it is not") and what
/// `but` takes back ("nothing but fair").
pub(super) fn denies(context: &Context, at: usize) -> bool {
    let marks = context.marks(at);
    let next = |forms: &[&str]| context.words().get(at + 1).is_some_and(|next| next.folds_to_any(forms));
    if marks.any(Marks::NO) {
        return !next(&[",", "more", "less", "fewer", "later"]);
    }
    marks.any(Marks::DENIES) && !next(&["but"]) || marks.any(Marks::NEGATES) && context.words()[at].tag == Tag::Negation
}
