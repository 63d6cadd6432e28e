//! What is wrong with one pair.

use super::{Check, Lint};
use crate::dataset::Pair;

/// Looks through a pair. `speakers` are those whom the two texts themselves name, by name, where they do.
pub fn pair(pair: &Pair, speakers: [Option<&str>; 2]) -> Vec<Lint> {
    let mut lints = Vec::new();
    for (text, side) in [(&pair.earlier, "earlier"), (&pair.later, "later")] {
        if text.trim().is_empty() {
            lints.push(Lint::new(Check::EmptyRole, format!("the {side} statement is empty")));
        }
    }
    let given = [pair.earlier_actor.as_deref(), pair.later_actor.as_deref()];
    let [given, named] = [given, speakers].map(|[one, other]| one.zip(other));
    if let Some((one, other)) = given.or(named).filter(|(one, other)| one != other) {
        let message = format!("the earlier statement is by {one}, the later by {other}");
        lints.push(Lint::new(Check::ActorMismatch, message));
    }
    lints
}
