//! "I never said that": words that are taken back without saying which are those that the document told just before. So is
//! the position that somebody changed "a day later".

use super::{Kind, Precision, Statement};
use crate::grammar::{Follows, Report, TakenBack};
use crate::position::{Claim, LEAST_WEIGHT, Topic};
use crate::text::Span;

/// How many statements back the words can stand.
const REACH: usize = 12;

/// Gives every claim that only takes words back the topic of what the same actor is told to have said before it.
pub(super) fn resolve(statements: &mut [Statement]) {
    for at in 0..statements.len() {
        let (before, rest) = statements.split_at_mut(at);
        let statement = &mut rest[0];
        if !statement.claims.iter().any(Claim::unsays) {
            continue;
        }
        let near = &before[before.len().saturating_sub(REACH)..];
        let Some(topic) = near.iter().rev().find_map(|earlier| topic_of(earlier, statement)) else { continue };
        for claim in statement.claims.iter_mut().filter(|claim| claim.unsays()) {
            claim.topic = topic.clone();
        }
    }
}

/// What an earlier statement tells its reader the later one's actor to have said.
fn topic_of(earlier: &Statement, later: &Statement) -> Option<Topic> {
    let own = earlier.actor.is_some() && earlier.actor == later.actor;
    let about = |claim: &&Claim| !claim.unsays() && !claim.predicate.is_empty() && is_something(&claim.topic);
    let said = earlier.claims.iter().rev().filter(|_| own).find(about).map(|claim| claim.topic.clone());
    said.or_else(|| earlier.nested.iter().rev().find_map(|inner| topic_of(inner, later)))
}

/// How many statements back the day can be told of that ended what was so.
const AN_ARTICLE: usize = 200;

/// How many statements after a change can tell what was so before.
const SOON: usize = 3;

/// How far before a change of position that names nothing the words can end which it takes back, in bytes.
const NEAR: u32 = 200;

/// Gives a change of position that the document tells at `at` both sides: what the same actor is told to have said or done
/// before it, and the change itself. False where nothing is found that it takes back. `dated` tells whether the sentence of a
/// statement names a time.
///
/// News tells what is new first as often as not: what stands before is only what was so where the words say so, by a word
/// that puts the change after it, by a tense that puts it before, or by a time for each of the two.
pub(super) fn take_back(
    statements: &mut [Statement],
    at: usize,
    report: &Report,
    dated: impl Fn(usize) -> bool,
) -> bool {
    let taken = report.takes_back;
    if taken == TakenBack::Nothing {
        return false;
    }
    let first = at.saturating_sub(REACH);
    let (before, rest) = statements.split_at_mut(at);
    let Some((later, after)) = rest.split_first_mut() else { return false };
    if taken == TakenBack::Overtaken {
        return overtaken(before, later, after);
    }
    let was_before = |index: usize| match report.follows {
        Follows::Said => true,
        _ if before[index].moment.precision == Precision::Before => true,
        Follows::Dated => dated(index),
        Follows::Unsaid => false,
    };
    let near = (first..at).rev().filter(|index| was_before(*index));
    let found = near.map(|index| &before[index]).find_map(|earlier| taken_back(earlier, later, taken));
    let found = found.or_else(|| after.iter().take(SOON).find_map(|told| recalled(told, later)));
    let Some((side, topic)) = found else { return false };
    let own = whole(later);
    for claim in &mut later.claims {
        claim.evidence = [side, own].into_iter().collect();
        if matches!(&claim.topic, Topic::Open(words) if words.is_empty()) {
            claim.topic = topic.clone();
        }
    }
    true
}

/// What an earlier statement tells of the later one's actor that the later one takes back, with its topic.
fn taken_back(earlier: &Statement, later: &Statement, taken: TakenBack) -> Option<(Span, Topic)> {
    let inner = || earlier.nested.iter().rev().find_map(|inner| taken_back(inner, later, taken));
    let own = tells_of_actor(earlier, later);
    let (side, change) = (whole(earlier), whole(later));
    if !own || side.end > change.start {
        return inner();
    }
    let same = |claim: &&Claim| match taken {
        TakenBack::Nothing | TakenBack::Overtaken => false,
        TakenBack::Latest => {
            // The quotation marks and the stop may belong to what was said.
            let last = earlier.text[..side.end as usize].char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            let between = &earlier.text[last..change.start as usize];
            change.start - side.end <= NEAR && between.contains(['.', '!', '?']) && !between.contains("\n\n")
        }
        TakenBack::Same => later.claims.iter().any(|other| share_words(claim, other)),
    };
    let claim = earlier.claims.iter().find(same);
    claim.map(|claim| (side, claim.topic.clone())).or_else(inner)
}

/// "Lee reversed course on Friday. He had said that …": what is told right after the change, of a time before it.
fn recalled(told: &Statement, change: &Statement) -> Option<(Span, Topic)> {
    let (side, whole) = (whole(told), whole(change));
    let past = tells_of_actor(told, change) && told.moment.precision == Precision::Before && side.start >= whole.end;
    let between = past.then(|| &told.text[whole.end as usize..side.start as usize])?;
    let next = between.len() <= NEAR as usize && between.contains(['.', '!', '?']) && !between.contains("\n\n");
    told.claims.first().filter(|_| next).map(|claim| (side, claim.topic.clone()))
}

/// Gives what was so until lately the statement that it stands against: one beside it, or one of the day that ended it.
fn overtaken(before: &[Statement], was: &mut Statement, after: &[Statement]) -> bool {
    let near = &before[before.len().saturating_sub(REACH)..];
    let next = after.iter().take(SOON).find_map(|told| overtakes(told, was));
    let beside = || near.iter().rev().find_map(|told| overtakes(told, was));
    let that_day = || before.iter().rev().take(AN_ARTICLE).find_map(|told| of_the_day(told, was));
    let Some(now) = next.or_else(beside).or_else(that_day) else { return false };
    let own = whole(was);
    for claim in &mut was.claims {
        claim.evidence = [own, now].into_iter().collect();
    }
    true
}

/// "As recently as June she had ruled out talks. She now says …": what the same actor says or does beside what was so.
fn overtakes(told: &Statement, was: &Statement) -> Option<Span> {
    let (side, own) = (whole(told), whole(was));
    let (first, second) = if side.start < own.start { (side, own) } else { (own, side) };
    let apart = told.text.get(first.end as usize..second.start as usize)?;
    let now = tells_of_actor(told, was) && told.moment.precision == Precision::Day && !told.claims.is_empty();
    let near = apart.len() <= NEAR as usize && apart.contains(['.', '!', '?']) && apart.matches("\n\n").count() <= 1;
    let goes_on = told.cue_text().split(' ').any(|word| matches!(word, "still" | "again" | "also" | "reiterated"));
    (now && near && !goes_on).then_some(side)
}

/// "Lee admitted it on Friday … Until Friday she had denied it": what the same actor is told to have said on the day that ends
/// what was so.
fn of_the_day(told: &Statement, was: &Statement) -> Option<Span> {
    let cue = was.cue_text();
    let day = cue.split_once("ntil ")?.1.split([' ', ',']).next()?;
    let side = whole(told);
    let named = day.ends_with("day") && side.of(told.text).split([' ', ',']).any(|word| word == day);
    (tells_of_actor(told, was) && named && told.moment.precision == Precision::Day).then_some(side)
}

/// True where a statement tells what the actor of a change said or did, and not of another change.
fn tells_of_actor(told: &Statement, change: &Statement) -> bool {
    told.actor.is_some() && told.actor == change.actor && told.kind != Kind::Reversal
}

/// True where half of the words for what changed are words of the other claim.
fn share_words(claim: &Claim, other: &Claim) -> bool {
    let told = || claim.subject.split(' ').chain(claim.object.split(' ')).chain([claim.predicate.as_str()]);
    let own = |word: &str| told().any(|own| own == word);
    let words = || other.object.split(' ').filter(|word| !word.is_empty());
    let shared = words().filter(|word| own(word)).count();
    shared > 0 && 2 * shared >= words().count()
}

/// From the first word of a statement to its last.
fn whole(statement: &Statement) -> Span {
    let passages = [&statement.source, &statement.cue, &statement.content];
    let spans = || passages.into_iter().flat_map(|passage| &passage.spans);
    Span {
        start: spans().map(|span| span.start).min().unwrap_or_default(),
        end: spans().map(|span| span.end).max().unwrap_or_default(),
    }
}

fn is_something(topic: &Topic) -> bool {
    match topic {
        Topic::Declared { .. } => true,
        Topic::Open(words) => words.iter().map(|(_, weight)| weight).sum::<f32>() >= LEAST_WEIGHT,
    }
}
