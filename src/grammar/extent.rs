//! Where a content ends: the hard part of indirect speech.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::recognize;
use nom::multi::many0_count;

use super::context::Context;
use super::phrase::{
    adverbs, clause_opening, count_adverbs, is_adverb, noun_phrases, prepositional, taken, time_phrase,
};
use super::subject::inserted_after;
use super::word::{Parsed, Word, Words, word};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// How much a content takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// A clause: to the end of the sentence, unless the cue's own sentence takes over again.
    Clause,
    /// A noun phrase with its modifiers: to the first sign that the clause goes on.
    Phrase,
}

/// The clause that a cue stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// The main one.
    Main,
    /// One between commas: `Lee, who plans to …, will …`, `Lee, after saying …, will …`.
    Inserted,
    /// A clause before the main one: `While Lee says …, others …`.
    Fronted,
}

impl Host {
    /// The host of a cue whose verb group begins at `start` and whose subject is `source`.
    pub fn of(context: &Context, start: usize, source: Option<&TokenRange>) -> Host {
        let comma_before = |at: usize| at > context.start && context.words[at - 1].is_comma();
        if source.is_some_and(|s| context.words[s.start].tag == Tag::Wh && comma_before(s.start)) {
            return Host::Inserted;
        }
        if source.is_some_and(|s| inserted_after(context.words, s, start)) {
            return Host::Inserted;
        }
        // "Lee, asked whether she would sell, said no."
        if source.is_none() && comma_before(start) {
            return Host::Inserted;
        }
        // "Asked whether she would sell, Lee said no."
        if source.is_none() && start == context.start {
            return Host::Fronted;
        }
        let before = &context.words[context.start..start];
        let opens =
            before.iter().take(3).any(|w| w.tag == Tag::Subordinator || w.folds_to_any(&["when", "in", "by", "after"]));
        let apart = || {
            before.iter().any(Word::is_comma)
                && !source.is_some_and(|s| context.words[s.clone()].iter().any(Word::is_comma))
        };
        if opens && !apart() { Host::Fronted } else { Host::Main }
    }
}

/// One past the last word of a content that begins at `start`.
///
/// In a clause that hangs on another it ends where the other takes up again.
pub fn extent(context: &Context, start: usize, breadth: Breadth, host: Host) -> usize {
    // A quotation that says something ends with its mark; after a colon it may be the next paragraph's.
    if let Some(quotation) = context.quotation_at(start) {
        let last = &context.words[quotation.close.saturating_sub(1)];
        if start >= context.end || last.is_kind(TokenKind::Stop) || last.is_comma() {
            return (quotation.close + 1).min(context.words.len());
        }
    }
    let end = context.content_end();
    let mut at = start;
    while at < end {
        if let Some(quotation) = context.quotation_at(at) {
            let close = quotation.close.min(end);
            let stop = close > at && context.words[close - 1].is_kind(TokenKind::Stop);
            at = close + 1;
            if stop && at >= end {
                return end.max(at.min(context.end));
            }
            if close > start
                && context.words[close - 1].is_comma()
                && (breadth == Breadth::Clause && resumes(context, at)
                    || host == Host::Inserted && finite_next(context.from(at)))
            {
                return at;
            }
            continue;
        }
        if at > start && (host_goes_on(context, at, host) || ends_here(context, at, breadth, start)) {
            return at;
        }
        at += 1;
    }
    end
}

/// True where the clause that the cue's own hangs on goes on after the mark at `at`.
fn host_goes_on(context: &Context, at: usize, host: Host) -> bool {
    let word = &context.words[at];
    match host {
        Host::Main => false,
        Host::Inserted => (word.is_comma() || is_dash(word)) && finite_next(context.from(at + 1)),
        Host::Fronted => word.is_comma() && taken(adverbial_opening, context.from(at + 1)).is_some(),
    }
}

/// `Holt said`, `at the town hall this week Holt said`.
fn adverbial_opening(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let adverbial = alt((time_phrase, prepositional));
    recognize((many0_count(adverbial), clause_opening)).parse(input)
}

fn is_dash(word: &Word) -> bool {
    word.is_kind(TokenKind::Dash) && word.token.spaced
}

/// True where the cue's own sentence goes on at `at`.
fn ends_here(context: &Context, at: usize, breadth: Breadth, start: usize) -> bool {
    let word = &context.words[at];
    if at + 1 >= context.end {
        return false;
    }
    match word.tag {
        Tag::Mark if word.is_comma() || is_dash(word) => match breadth {
            Breadth::Clause => {
                let joins = context.at(at + 1).is_some_and(|w| w.tag == Tag::Conjunction || w.folds_to("then"));
                resumes(context, at + 1) || joins && leaves_infinitive(context, at + 1, start)
            }
            Breadth::Phrase => !continues_phrase(context, at, start),
        },
        Tag::Mark => word.is(";"),
        _ if saying_next(context, at + 1) && leads_to_saying(word) => true,
        Tag::Conjunction if word.folds_to_any(&["and", "but"]) => {
            coordinates_a_cue(context, at + 1)
                || breadth == Breadth::Phrase && finite_next(context.from(at + 1))
                || leaves_infinitive(context, at, start)
        }
        Tag::Auxiliary | Tag::Modal if ends_infinitive(context, at, start) => true,
        _ => breadth == Breadth::Phrase && leaves_phrase(context, at, start),
    }
}

/// "Pledged to back her, but sounded unsure": what is finite after the conjunction at `at` goes with the cue, and not with
/// the infinitive that the content begins with.
fn leaves_infinitive(context: &Context, at: usize, start: usize) -> bool {
    let holds =
        |w: &Word| w.tag.is_plainly_finite() || matches!(w.tag, Tag::That | Tag::Wh | Tag::Subordinator) || w.quoted;
    let after = at + 1 + count_adverbs(context.from(at + 1));
    context.words[start].tag == Tag::To
        && context.at(after).is_some_and(|w| matches!(w.tag, Tag::Past | Tag::Present | Tag::Auxiliary))
        && !context.words[start..at].iter().any(holds)
}

/// "Her decision to use the account was a mistake": the infinitive that the content begins with is part of the subject.
fn ends_infinitive(context: &Context, at: usize, start: usize) -> bool {
    let noun = start.checked_sub(1).is_some_and(|before| context.words[before].has(Traits::CUE_NOUN));
    noun && context.words[start].tag == Tag::To
        && matches!(context.words[at - 1].tag, Tag::Noun | Tag::Nouns | Tag::Adverb)
        && !context.words[start..at]
            .iter()
            .any(|w| matches!(w.tag, Tag::Wh | Tag::That | Tag::Subordinator) || w.tag == Tag::Pronoun)
}

fn leads_to_saying(word: &Word) -> bool {
    word.has(Traits::FUNCTION) && word.folds_to_any(&["after", "before", "while", "despite", "by", "without", "when"])
}

/// True where the word at `at` is no part of the phrase that begins at `start`: a verb of the main clause, or the opening
/// of another clause.
fn leaves_phrase(context: &Context, at: usize, start: usize) -> bool {
    let word = &context.words[at];
    match word.tag {
        // A finite verb that no relative pronoun of the phrase asks for is the main clause's.
        Tag::Auxiliary | Tag::Modal | Tag::Past | Tag::Present => {
            let before = context.words[at - 1].tag;
            let after_noun = before.is_nominal() || matches!(before, Tag::Pronoun | Tag::Adverb);
            let asked_for = || {
                context.words[start..at].iter().any(|w| {
                    matches!(w.tag, Tag::Wh | Tag::That | Tag::Subordinator)
                        || w.has(Traits::SUBJECT) && !w.has(Traits::OBJECT)
                })
            };
            after_noun && context.words[start].tag != Tag::Gerund && !asked_for()
        }
        Tag::Subordinator => !word.folds_to("if"),
        // "Praised the plan even though it failed."
        Tag::Adverb => word.folds_to("even") && context.words[at + 1].tag == Tag::Subordinator,
        Tag::Wh => context.words[at + 1].has(Traits::SUBJECT) && word.folds_to("when"),
        _ => false,
    }
}

/// After a comma: a participle of saying, a coordinated cue, `according to`, a parenthetical cue.
fn resumes(context: &Context, at: usize) -> bool {
    let Some(first) = context.at(at) else { return true };
    if first.folds_to("according") {
        return true;
    }
    let says = |index: usize| context.words[index].has(Traits::CUE_VERB) && speaks(context, index);
    match first.tag {
        Tag::Gerund => says(at),
        // ", having suggested that …": the cue's own subject did.
        _ if first.folds_to("having") => context.at(at + 1).is_some_and(|w| says(w.index)),
        Tag::Conjunction => coordinates_a_cue(context, at + 1),
        // ", while Lee insisted that …": two are set against each other.
        Tag::Subordinator if first.folds_to_any(&["while", "whereas"]) => clause_with_cue(context, at + 1),
        _ => parenthetical(context, at),
    }
}

/// `after earlier saying`, `while insisting`.
fn saying_next(context: &Context, at: usize) -> bool {
    let said = context.from(at).iter().find(|w| !is_adverb(w));
    said.is_some_and(|w| w.tag == Tag::Gerund && w.has(Traits::CUE_VERB) && speaks(context, w.index))
}

/// `and added that`, `but Smith said`, `but in a later interview said`.
fn coordinates_a_cue(context: &Context, at: usize) -> bool {
    let first = at + count_adverbs(context.from(at));
    let verb = first + taken(prepositional, context.from(first)).unwrap_or(0);
    let that_next = || context.at(verb + 1).is_some_and(|w| w.tag == Tag::That);
    let bare = context.at(verb).is_some_and(|w| {
        matches!(w.tag, Tag::Past | Tag::Present | Tag::Gerund)
            && w.has(Traits::CUE_VERB)
            && (that_next() || speaks(context, verb))
    });
    bare || clause_with_cue(context, at)
}

/// A noun phrase and a verb of saying.
fn clause_with_cue(context: &Context, at: usize) -> bool {
    let rest = context.from(at);
    let Some(subject) = taken(noun_phrases, rest) else { return false };
    let verb = at + subject + count_adverbs(&rest[subject..]);
    context
        .at(verb)
        .is_some_and(|w| matches!(w.tag, Tag::Past | Tag::Present) && w.has(Traits::CUE_VERB) && speaks(context, verb))
}

/// `…, she said.` or `…, said Lee, …`: a cue between commas or at the end.
fn parenthetical(context: &Context, at: usize) -> bool {
    let rest = context.from(at);
    let cue = || word(|w: &Word| matches!(w.tag, Tag::Past | Tag::Present) && w.has(Traits::CUE_VERB));
    let normal = recognize((noun_phrases, adverbs, cue()));
    let inverted = recognize((cue(), noun_phrases));
    let Some(length) = taken(alt((normal, inverted)), rest) else { return false };
    let spoken = (at..at + length).any(|index| {
        context.words[index].has(Traits::CUE_VERB) && context.words[index].tag.is_verb() && speaks(context, index)
    });
    spoken
        && rest.get(length).is_none_or(|w| {
            w.is_comma()
                || matches!(w.token.kind, TokenKind::Stop)
                || w.tag == Tag::Preposition
                || taken(time_phrase, &rest[length..]).is_some()
        })
}

/// True where the verb is a cue of speech, not of attitude.
fn speaks(context: &Context, index: usize) -> bool {
    let entry = context.words[index].entry;
    context.lexicon.verb_cues(entry.verb).iter().any(|cue| {
        matches!(
            cue.class,
            CueClass::Say
                | CueClass::Tell
                | CueClass::Ask
                | CueClass::Admit
                | CueClass::Warn
                | CueClass::Deny
                | CueClass::Describe
                | CueClass::Accuse
                | CueClass::Demand
        )
    })
}

/// After `and`: a finite verb, so that a new predicate begins.
fn finite_next(rest: &[Word]) -> bool {
    let skipped = rest.iter().take_while(|w| matches!(w.tag, Tag::Adverb | Tag::Negation)).count();
    rest.get(skipped).is_some_and(|w| w.tag.is_plainly_finite()) || taken(clause_opening, rest).is_some()
}

/// A comma inside a noun phrase: a list, an apposition or a relative clause goes on; anything else ends it.
fn continues_phrase(context: &Context, at: usize, start: usize) -> bool {
    let rest = context.from(at + 1);
    let Some(next) = rest.first() else { return false };
    if context.words[at].is_kind(TokenKind::Dash) {
        return false;
    }
    if matches!(next.tag, Tag::Wh) || next.folds_to_any(&["including", "especially", "particularly"]) {
        return true;
    }
    if next.tag == Tag::Conjunction {
        return !finite_next(&rest[1..]) && !coordinates_a_cue(context, at + 2);
    }
    // A list or an apposition: a noun phrase that is followed by another comma, a conjunction or the end.
    let listed = taken(noun_phrases, rest).is_some_and(|n| {
        rest.get(n).is_none_or(|w| {
            w.is_comma()
                || w.tag == Tag::Conjunction
                || w.is_kind(TokenKind::Stop)
                || w.tag == Tag::Preposition && start < at
        })
    });
    listed && !next.has(Traits::TIME)
}
