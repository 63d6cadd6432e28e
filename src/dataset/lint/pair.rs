//! What is wrong with one pair.

use super::{Check, Lint};
use crate::dataset::Pair;

/// Looks through a pair. `speakers` tells whom the two texts themselves name; it is asked only where the data do not say.
pub fn pair(pair: &Pair, speakers: impl FnOnce() -> Option<[String; 2]>) -> Vec<Lint> {
    let mut lints = Vec::new();
    for (text, side) in [(&pair.earlier, "earlier"), (&pair.later, "later")] {
        if text.trim().is_empty() {
            lints.push(Lint::new(Check::EmptyRole, format!("the {side} statement is empty")));
        }
    }
    let given = pair.earlier_actor.clone().zip(pair.later_actor.clone()).map(|(one, other)| [one, other]);
    if let Some([one, other]) = given.or_else(speakers).filter(|[one, other]| one != other) {
        let message = format!("the earlier statement is by {one}, the later by {other}");
        lints.push(Lint::new(Check::ActorMismatch, message));
    }
    lints
}
