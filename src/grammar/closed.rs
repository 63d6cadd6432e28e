//! The closed classes in context: what `to`, `that`, `her`, `as` and their like are where they stand.

use std::borrow::Cow;

use super::neighbours::{follows_noun, likely, opens_phrase};
use super::word::Word;
use crate::lexicon::{Tag, Tags, Traits};
use crate::text::TokenKind;

/// The tag of a word of a closed class; `next` tells what likely follows.
pub fn choose(words: &[Word], index: usize, tags: Tags, next: Option<Tag>) -> Tag {
    let word = &words[index];
    let prior = if tags.has(word.entry.prior) { word.entry.prior } else { tags.first() };
    match folded(word.text()).as_ref() {
        "to" if index > 0 && words[index - 1].folds_to("according") => Tag::Preposition,
        "to" => to(words, index),
        "that" => that(words, index, next),
        "'s" | "’s" => genitive_or_verb(words, index, next),
        "'d" | "’d" | "cannot" => Tag::Modal,
        "her"
            if words.get(index + 1).is_some_and(|w| {
                w.folds_to_any(&["past", "earlier", "long"]) || w.entry.tags.has(Tag::Nouns) && !w.token.capitalised
            }) =>
        {
            Tag::Possessive
        }
        "her" if follows_verb(words, index) && stands_alone(words, index + 1) => Tag::Pronoun,
        "her" if modifies(next) || next == Some(Tag::Past) => Tag::Possessive,
        "her" => Tag::Pronoun,
        "his" | "its" => Tag::Possessive,
        "once" if index == 0 => Tag::Subordinator,
        "yet" if index == 0 => Tag::Conjunction,
        "so" | "even" | "once" | "well" | "yet" | "long" | "much" | "then" => Tag::Adverb,
        "no" if next == Some(Tag::Mark) => Tag::Interjection,
        "no" => Tag::Determiner,
        "neither" | "nor" | "but" | "and" | "or" => Tag::Conjunction,
        "as" | "before" | "after" | "since" | "until" | "till" | "than" | "like" | "because" | "except" => {
            clause_or_phrase(words, index)
        }
        "if" if follows_verb(words, index) => Tag::Wh,
        "if" => Tag::Subordinator,
        "this" | "these" | "those" | "some" | "many" | "most" | "all" | "few" | "several" | "each" | "both" | "any"
        | "one" | "another" | "others" | "none" | "more" | "other" => determiner_or_pronoun(words, index, tags, next),
        // "Up to 40", "up to $40".
        "up" if words.get(index + 1).is_some_and(|w| w.folds_to("to")) && counts(words, index + 2) => Tag::Preposition,
        "out" | "up" | "off" | "down" | "back" | "over" | "away" | "along" | "ahead" => particle(tags, next),
        "less" | "least" | "such" | "enough" if tags.has(Tag::Determiner) => Tag::Determiner,
        "less" | "least" | "such" | "enough" => Tag::Adverb,
        "what" | "which" | "who" | "whose" | "whether" | "why" | "how" | "when" | "where" | "whom" => Tag::Wh,
        _ => prior,
    }
}

/// In lower case; most words of the closed classes are.
fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// `his past statements`, `the first time`, `has since said`, `no longer`, `to back the plan`: what such words are there.
pub fn shifted(words: &[Word], index: usize, next: Option<Tag>) -> Option<Tag> {
    let word = &words[index];
    let before = index.checked_sub(1).map(|at| &words[at])?;
    let specified = matches!(before.tag, Tag::Possessive | Tag::Determiner);
    if specified && word.folds_to_any(&["past", "earlier", "later", "then", "long", "first"]) && modifies(next) {
        return Some(Tag::Adjective);
    }
    if matches!(before.tag, Tag::To | Tag::Modal) && word.folds_to("back") {
        return Some(Tag::Base);
    }
    // "I own the paper."
    if word.folds_to("own") && before.tag == Tag::Pronoun && before.has(Traits::SUBJECT) {
        return Some(Tag::Base);
    }
    if word.folds_to("course") && before.folds_to("of") {
        return Some(Tag::Adverb);
    }
    let longer = |w: &Word| w.folds_to("longer");
    if word.folds_to("no") && words.get(index + 1).is_some_and(longer) {
        return Some(Tag::Negation);
    }
    if longer(word) && before.tag == Tag::Negation {
        return Some(Tag::Adverb);
    }
    (word.folds_to("since") && before.has(Traits::HAVE)).then_some(Tag::Adverb)
}

/// True for a word that a determiner or possessive can stand before.
fn modifies(next: Option<Tag>) -> bool {
    matches!(
        next,
        Some(
            Tag::Noun
                | Tag::Nouns
                | Tag::Adjective
                | Tag::Name
                | Tag::Base
                | Tag::Gerund
                | Tag::Participle
                | Tag::Number
        )
    )
}

/// Before a verb (`to vote`) or a noun phrase (`to voters`).
fn to(words: &[Word], index: usize) -> Tag {
    let Some(after) = words.get(index + 1) else { return Tag::Preposition };
    let beyond = words.get(index + 2);
    let adverb = after.entry.prior == Tag::Adverb || after.entry.tags.has(Tag::Negation);
    let split = adverb && beyond.is_some_and(|w| w.entry.tags.has(Tag::Base));
    let backs = after.folds_to("back")
        && beyond
            .is_some_and(|w| matches!(likely(w, false), Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Pronoun));
    let verb = (after.entry.tags.has(Tag::Base) || backs) && !after.token.capitalised;
    let noun = after.entry.prior.is_nominal()
        && beyond.is_some_and(|w| !opens_phrase(Some(likely(w, false))) || w.folds_to_any(&["of", "in"]));
    if after.folds_to_any(&["be", "have", "do"]) || split || verb && !noun { Tag::To } else { Tag::Preposition }
}

/// A complementiser, a relative pronoun (both [`Tag::That`]), a determiner or a pronoun.
fn that(words: &[Word], index: usize, next: Option<Tag>) -> Tag {
    let after_noun = follows_noun(words, index);
    let opens_quotation = words.get(index + 1).is_some_and(|w| w.is_kind(TokenKind::Quote) && w.token.spaced);
    match next {
        Some(Tag::Noun) if !after_noun && !follows_verb(words, index) => Tag::Determiner,
        Some(Tag::Mark)
            if opens_quotation
                || (after_noun || follows_verb(words, past_aside(words, index))) && opens_aside(words, index + 1) =>
        {
            Tag::That
        }
        Some(Tag::Mark) | None => Tag::Pronoun,
        Some(Tag::Auxiliary | Tag::Modal) if !after_noun => Tag::Pronoun,
        // "I don't believe that's a good idea."
        _ if !after_noun && words.get(index + 1).is_some_and(|w| w.is_any(&["'s", "’s"])) => Tag::Pronoun,
        _ => Tag::That,
    }
}

/// A comma, and another a few words on: `said that, costs aside, it works`; so with dashes.
fn opens_aside(words: &[Word], at: usize) -> bool {
    let mut inside = words.get(at..).unwrap_or_default().iter().take(14);
    let dash = |w: &Word| w.is_kind(TokenKind::Dash);
    inside
        .next()
        .is_some_and(|first| first.is_comma() && inside.clone().any(Word::is_comma) || dash(first) && inside.any(dash))
}

/// Where the words before `at` end, an adverb between commas left out: `says, however, that`.
fn past_aside(words: &[Word], at: usize) -> usize {
    match at.checked_sub(3).map(|from| &words[from..at]) {
        Some([open, adverb, close]) if open.is_comma() && adverb.tag == Tag::Adverb && close.is_comma() => at - 3,
        _ => at,
    }
}

/// `Lee's plan`, `he's leaving`.
fn genitive_or_verb(words: &[Word], index: usize, next: Option<Tag>) -> Tag {
    let pronoun = index.checked_sub(1).map(|at| &words[at]).is_some_and(|before| {
        matches!(before.tag, Tag::Pronoun | Tag::Wh) || before.folds_to_any(&["there", "here", "let"])
    });
    let verb = matches!(next, Some(Tag::Determiner | Tag::Negation | Tag::Mark | Tag::Preposition | Tag::Pronoun));
    if pronoun || verb { Tag::Auxiliary } else { Tag::Possessive }
}

fn determiner_or_pronoun(words: &[Word], index: usize, tags: Tags, next: Option<Tag>) -> Tag {
    let verb_next = words.get(index + 1).is_some_and(|after| {
        after.entry.prior == Tag::Base && after.entry.tags.any(Tags::VERBAL) && !after.entry.tags.any(Tags::NOMINAL)
    });
    // "Those asking for a vote".
    let busy = words[index].folds_to("those")
        && next == Some(Tag::Gerund)
        && !words.get(index + 2).is_some_and(|w| likely(w, false).is_nominal());
    let noun_next = !busy && modifies(next) || matches!(next, Some(Tag::Determiner | Tag::Possessive));
    if noun_next && tags.has(Tag::Determiner) && !verb_next {
        Tag::Determiner
    } else if tags.has(Tag::Pronoun) {
        Tag::Pronoun
    } else {
        tags.first()
    }
}

/// A number, with a sign of currency before it or not.
fn counts(words: &[Word], at: usize) -> bool {
    let mut ahead = words.get(at..).unwrap_or_default().iter().skip_while(|w| w.is_any(&["$", "€", "£"]));
    ahead.next().is_some_and(|w| w.is_kind(TokenKind::Number))
}

/// `out of the race`, `pointed out that`.
fn particle(tags: Tags, next: Option<Tag>) -> Tag {
    let object =
        matches!(next, Some(Tag::Determiner | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Possessive | Tag::Number));
    if object && tags.has(Tag::Preposition) { Tag::Preposition } else { Tag::Adverb }
}

/// True where a verb stands right before, adverbs aside.
fn follows_verb(words: &[Word], index: usize) -> bool {
    words[..index].iter().rev().find(|w| w.tag != Tag::Adverb).is_some_and(|w| w.tag.is_verb())
}

/// `called her weak and …`: an adjective that no noun follows.
fn stands_alone(words: &[Word], from: usize) -> bool {
    let mut ahead = words[from..].iter().filter(|w| !w.is_kind(TokenKind::Quote));
    let adjective = |w: &Word| w.entry.tags.has(Tag::Adjective) && !w.entry.tags.any(Tags::NOMINAL);
    let of_a_phrase = Tags::NOMINAL.with(Tag::Adjective).with(Tag::Gerund).with(Tag::Participle).with(Tag::Number);
    let goes_on = |w: &Word| {
        let word = matches!(w.token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Dash);
        word && (w.entry.tags.is_empty() || w.entry.tags.any(of_a_phrase))
    };
    ahead.next().is_some_and(adjective) && ahead.next().is_none_or(|w| !goes_on(w))
}

/// `after`, `as`, `before`: a subordinator where a finite verb comes before the next mark, a preposition otherwise.
fn clause_or_phrase(words: &[Word], index: usize) -> Tag {
    let ahead = words[index + 1..]
        .iter()
        .take(9)
        .take_while(|w| !matches!(w.token.kind, TokenKind::Sign | TokenKind::Stop | TokenKind::Break));
    let mut seen_nominal = false;
    for word in ahead {
        let prior = word.entry.prior;
        if word.has(Traits::SUBJECT) && !word.has(Traits::OBJECT) && !seen_nominal {
            return Tag::Subordinator;
        }
        if prior.is_plainly_finite() && seen_nominal && !word.token.capitalised {
            return Tag::Subordinator;
        }
        seen_nominal |= prior.is_nominal() || word.token.capitalised || prior == Tag::Pronoun;
    }
    Tag::Preposition
}
