//! A noun tells the change: `her reversal on trade`, `did an about-face`, `in a sharp reversal, …`.

use super::phrases::{is_of, is_possessive_pronoun, position, tail, told_position, topic, trimmed};
use super::who::{doer, is_somebody, is_supposed};
use super::{reversal, with_sides};
use crate::grammar::attribution::Report;
use crate::grammar::context::Context;
use crate::grammar::phrase::{core, noun_phrases, taken};
use crate::grammar::subject::subject;
use crate::grammar::verb::{finite_verbs, verb_group};
use crate::lexicon::{Asks, Sets, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// ```ebnf
/// turn = ( somebody, "'s" | possessive ), { modifier }, noun, [ preposition, content ]
///      | somebody, light-verb, determiner, { modifier }, noun, [ preposition, content ]
///      | determiner, { modifier }, noun, ( "for" | "by" ), somebody
///      | "in", determiner, { modifier }, noun, …, ",", somebody, …
///      | somebody, …, ( "," | "—" ), determiner, { modifier }, noun, preposition, possessive, content ;
/// ```
pub fn turn(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    if word.tag.is_verb() && word.tag != Tag::Gerund || word.tag == Tag::Mark {
        return None;
    }
    let senses = context.lexicon.narration().nouns(word.entry.noun);
    let (sense, end) = senses.iter().find_map(|sense| Some((sense, tail(context, head + 1, &sense.tail)?.0)))?;
    let start = opening(context, head);
    if is_denied(context, start) || is_supposed(context, start) || !is_of_position(context, end) {
        return None;
    }
    let owner = owner(context, start);
    let about =
        context.at(end).is_some_and(|w| w.folds_to_any(&["on", "about", "in", "from", "toward", "towards", "against"]));
    let modified = context.words[start..head].iter().any(|w| is_of(context, w, Sets::POSITION) || w.folds_to("own"));
    if sense.asks == Asks::Topic && sense.tail.is_empty() && !about && !modified {
        return None;
    }
    let who = match &owner {
        Some(owner) => Some(owner.clone()),
        None if sense.asks == Asks::Nothing => for_somebody(context, end)
            .or_else(|| light_subject(context, start))
            .or_else(|| main_subject(context, start, end))
            .or_else(|| for_whom(context, start)),
        None => light_subject(context, start),
    }
    .filter(|who| is_possessive_pronoun(&context.words[who.start]) || is_somebody(context, who))?;
    let report = reversal(Some(who.clone()), vec![start.max(head.saturating_sub(4))..end], head, topic(context, end));
    // "Lee proposed a toll, a reversal of her past opposition to fees".
    let told =
        context.at(end).filter(|w| w.folds_to_any(&["of", "from"])).and_then(|_| told_position(context, end + 1));
    let said = trimmed(context, who.start..determined(context, start));
    Some(match told {
        Some(told) if who.end < said.end => with_sides(report, Some(told), Some(said)),
        _ => report,
    })
}

/// Where the noun's modifiers begin: after its determiner, possessive or genitive.
fn opening(context: &Context, head: usize) -> usize {
    let mut at = head;
    while at > context.start
        && head - at < 5
        && matches!(
            context.words[at - 1].tag,
            Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Gerund | Tag::Number | Tag::Adverb | Tag::Name
        )
        && !context.words[at - 1].is_comma()
    {
        at -= 1;
    }
    // "his own", "his many".
    let owned = |at: usize| at.checked_sub(2).and_then(|at| context.at(at)).is_some_and(|w| w.tag == Tag::Possessive);
    if at > context.start && context.words[at - 1].tag == Tag::Determiner && owned(at) { at - 1 } else { at }
}

/// `no reversal`, `any reversal`, `would be a reversal`, `call for a reversal`.
fn is_denied(context: &Context, start: usize) -> bool {
    let before = &context.words[context.start.max(start.saturating_sub(4))..start];
    before.iter().any(|w| {
        w.tag == Tag::Negation
            || w.tag == Tag::Modal
            || w.folds_to_any(&[
                "no",
                "any",
                "without",
                "avoid",
                "than",
                "call",
                "calls",
                "called",
                "push",
                "seek",
                "demand",
                "possible",
                "potential",
            ])
    }) || before.last().is_some_and(|w| w.folds_to_any(&["every", "each"]))
}

/// False for the reversal of a ruling, a trend or roles: what `of` introduces must be a position, or somebody's.
fn is_of_position(context: &Context, end: usize) -> bool {
    if !context.at(end).is_some_and(|w| w.folds_to("of")) {
        return true;
    }
    position(context, end + 1).is_some_and(|found| found.named || found.earlier || found.owner.is_some())
}

fn owner(context: &Context, start: usize) -> Option<TokenRange> {
    let before = start.checked_sub(1).and_then(|at| context.at(at)).filter(|w| w.tag == Tag::Possessive)?;
    if is_possessive_pronoun(before) {
        return Some(before.index..before.index + 1);
    }
    (!before.token.spaced).then(|| subject(context.words, context.start, before.index)).flatten()
}

fn for_somebody(context: &Context, end: usize) -> Option<TokenRange> {
    context.at(end).filter(|w| w.folds_to_any(&["for", "by"]))?;
    let length = taken(noun_phrases, context.from(end + 1))?;
    Some(end + 1..end + 1 + length)
}

/// `For Lee, the vote was a reversal`: who the sentence begins with.
fn for_whom(context: &Context, start: usize) -> Option<TokenRange> {
    let be = determined(context, start).checked_sub(1).and_then(|at| context.at(at)).filter(|w| w.has(Traits::BE))?;
    let first = context.at(context.start).filter(|w| w.folds_to("for") && be.index > w.index)?;
    taken(core, context.from(first.index + 1)).map(|length| first.index + 1..first.index + 1 + length)
}

/// The determiner before `start`, or `start` itself.
fn determined(context: &Context, start: usize) -> usize {
    start.checked_sub(1).filter(|at| context.at(*at).is_some_and(|w| w.tag == Tag::Determiner)).unwrap_or(start)
}

fn light_subject(context: &Context, start: usize) -> Option<TokenRange> {
    let verb = determined(context, start).checked_sub(1).and_then(|at| context.at(at))?;
    let lends = verb.tag.is_verb() && context.lexicon.narration().is(verb.entry.verb, Sets::LIGHT);
    lends.then(|| doer(context, &verb_group(context.words, context.start, verb.index))).flatten()
}

/// `In a reversal, Lee said …` and `Lee said …, a reversal of …`: who the main clause is about.
fn main_subject(context: &Context, start: usize, end: usize) -> Option<TokenRange> {
    let first = determined(context, start);
    let before = first.checked_sub(1).and_then(|at| context.at(at))?;
    let (words, sentence) = (context.words, context.sentence());
    let opens = |at: usize| {
        at == sentence.start || words[at - 1].is_comma() || matches!(words[at - 1].tag, Tag::Conjunction | Tag::Adverb)
    };
    if before.folds_to_any(&["in", "as"]) && opens(before.index) && (end..sentence.end).any(|at| words[at].is_comma()) {
        let comma = (end..sentence.end).find(|at| words[*at].is_comma())?;
        return taken(noun_phrases, context.from(comma + 1)).map(|length| comma + 1..comma + 1 + length);
    }
    let apposed = before.is_comma() || before.is_kind(TokenKind::Dash) || before.folds_to("in");
    let owned = position(context, end + 1).is_some_and(|found| found.owner.is_some() || found.earlier)
        && taken(core, context.from(end + 1)).is_some();
    if !apposed || !owned {
        return None;
    }
    let verb = finite_verbs(words, sentence.start, first).next()?;
    subject(words, sentence.start, verb_group(words, sentence.start, verb).start)
}
