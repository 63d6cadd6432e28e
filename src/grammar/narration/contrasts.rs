//! A statement is set against another of the same actor: `contradicting his earlier comments`, `conflicting statements`.

use super::phrases::{Position, content, is_of, is_possessive_pronoun, position, tail, told_position, topic};
use super::who::{doer, is_somebody, is_supposed};
use super::{reversal, with_sides};
use crate::grammar::attribution::Report;
use crate::grammar::context::Context;
use crate::grammar::subject::subject;
use crate::grammar::verb::{Shape, verb_group};
use crate::lexicon::{Sets, Tag};
use crate::text::TokenRange;

/// How far after a statement the words may stand that put it before now: `the approach that she had taken`.
const DATE: usize = 14;

/// ```ebnf
/// own-contrast = …, phrase, ( possessive | somebody, "'s" ), { modifier }, earlier, { modifier }, noun ;
/// ```
pub fn contrast(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    let narration = context.lexicon.narration();
    let lemma = if word.tag.is_verb() { word.entry.verb } else { word.entry.noun };
    let end = narration.contrasts(lemma).iter().find_map(|sense| Some(tail(context, head + 1, &sense.tail)?.0))?;
    let other = position(context, end).filter(|other| other.named)?;
    let dated = context
        .from(other.core.end)
        .iter()
        .take(DATE)
        .any(|w| !w.quoted && (w.folds_to_any(&["past", "previously", "once"]) || w.folds_to("had")));
    if !(other.earlier || dated && word.tag.is_verb()) {
        return None;
    }
    let group = verb_group(context.words, context.start, head);
    let start = if word.tag.is_verb() { group.start } else { head };
    if is_supposed(context, start) || is_denied(context, head) {
        return None;
    }
    let who = if word.tag.is_verb() { of_verb(context, &group, &other)? } else { other.owner.clone()? };
    let earlier = told_position(context, end).unwrap_or(other.core);
    // "The plan would run counter to his pledge": the later side is the plan.
    let from = subject(context.words, context.start, start).map_or(who.start.min(start), |what| what.start);
    let from = if word.tag.is_verb() { from } else { context.start };
    let report = reversal(Some(who), vec![start..end], head, content(context, end));
    Some(with_sides(report, Some(earlier), Some(from..end)))
}

/// Whose statement it is: the subject, where it is somebody; else whoever owns what is contradicted, where the subject is a
/// statement and not the evidence of others.
fn of_verb(context: &Context, group: &crate::grammar::verb::VerbGroup, other: &Position) -> Option<TokenRange> {
    let owner = other.owner.clone();
    let by_pronoun = owner.as_ref().is_none_or(|owner| is_possessive_pronoun(&context.words[owner.start]));
    let who = doer(context, group);
    if let Some(who) = who.as_ref().filter(|who| is_somebody(context, who)) {
        return by_pronoun.then(|| who.clone());
    }
    if group.passive || group.negated || group.shape == Shape::Infinitive && who.is_none() {
        return None;
    }
    let Some(what) = who.or_else(|| subject(context.words, context.start, group.start)) else { return owner };
    let said = position(context, what.start);
    let stated = context.words[what.clone()].iter().any(|w| is_of(context, w, Sets::POSITION));
    let pointing = what.len() == 1 && matches!(context.words[what.start].tag, Tag::Pronoun | Tag::Wh | Tag::Determiner);
    match said.and_then(|said| said.owner) {
        Some(sayer) if by_pronoun => Some(sayer),
        Some(_) => None,
        None => owner.filter(|_| stated || pointing),
    }
}

fn is_denied(context: &Context, head: usize) -> bool {
    context.words[context.start.max(head.saturating_sub(4))..head].iter().any(|w| w.tag == Tag::Negation)
}

/// ```ebnf
/// conflicting = ( possessive | somebody, "'s" ), { modifier }, conflicting, { modifier }, position-noun
///             | somebody, group, [ determiner ], conflicting, { modifier }, position-noun ;
/// ```
pub fn conflicting(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    if !is_of(context, word, Sets::CONFLICTING) {
        return None;
    }
    let noun = context.from(head + 1).iter().take(4).find(|w| w.tag.is_nominal())?;
    if !is_of(context, noun, Sets::POSITION) {
        return None;
    }
    let mut start = head;
    while start > context.start
        && matches!(
            context.words[start - 1].tag,
            Tag::Adjective | Tag::Adverb | Tag::Conjunction | Tag::Determiner | Tag::Participle
        )
    {
        start -= 1;
    }
    let before = start.checked_sub(1).and_then(|at| context.at(at))?;
    let who = if before.tag == Tag::Possessive {
        if is_possessive_pronoun(before) {
            before.index..before.index + 1
        } else {
            subject(context.words, context.start, before.index)?
        }
    } else if before.tag.is_verb() && context.lexicon.lemma(before.entry, before.tag) != "be" {
        doer(context, &verb_group(context.words, context.start, before.index))?
    } else {
        return None;
    };
    if !is_possessive_pronoun(&context.words[who.start]) && !is_somebody(context, &who) {
        return None;
    }
    Some(reversal(Some(who), vec![head..noun.index + 1], head, topic(context, noun.index + 1)))
}
