//! "I never said that": words that are taken back without saying which are those that the document told just before.

use super::Statement;
use crate::position::{Claim, LEAST_WEIGHT, Topic};

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

fn is_something(topic: &Topic) -> bool {
    match topic {
        Topic::Declared { .. } => true,
        Topic::Open(words) => words.iter().map(|(_, weight)| weight).sum::<f32>() >= LEAST_WEIGHT,
    }
}
