//! What is wrong with one pair.

use super::{Check, Lint};
use crate::dataset::Pair;

/// Looks through a pair. `speaker` tells whom a text itself names as the one who says it, by a full name.
pub fn pair(pair: &Pair, speaker: impl Fn(&str) -> Option<String>) -> Vec<Lint> {
    let mut lints = Vec::new();
    for (text, side) in [(&pair.earlier, "earlier"), (&pair.later, "later")] {
        if text.trim().is_empty() {
            lints.push(Lint::new(Check::EmptyRole, format!("the {side} statement is empty")));
        }
    }
    let message = match (&pair.earlier_actor, &pair.later_actor) {
        (Some(one), Some(other)) if one != other => Some(by(one, other)),
        (None, None) => named_by_both(pair, &speaker).map(|[one, other]| by(&one, &other)),
        _ => beside_the_data(pair, &speaker),
    };
    lints.extend(message.map(|message| Lint::new(Check::ActorMismatch, message)));
    lints
}

fn by(one: &str, other: &str) -> String {
    format!("the earlier statement is by {one}, the later by {other}")
}

/// Where both texts name somebody, and not the same. Most texts name nobody, and short ones are soon read.
fn named_by_both(pair: &Pair, speaker: &impl Fn(&str) -> Option<String>) -> Option<[String; 2]> {
    if ![&pair.earlier, &pair.later].iter().all(|text| holds_full_name(text)) {
        return None;
    }
    let is_swapped = pair.later.len() < pair.earlier.len();
    let [short, long] = if is_swapped { [&pair.later, &pair.earlier] } else { [&pair.earlier, &pair.later] };
    let (short, long) = (speaker(short)?, speaker(long)?);
    (short != long).then_some(if is_swapped { [long, short] } else { [short, long] })
}

/// Where a text names somebody else than the data does. An actor that is no full name may speak through many, as a party
/// does, or report what others say: there one of the texts must be that actor's.
fn beside_the_data(pair: &Pair, speaker: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let actors = [&pair.earlier_actor, &pair.later_actor].map(Option::as_deref);
    let sides = [(&pair.earlier, "earlier"), (&pair.later, "later")].into_iter().zip(actors);
    let named = sides.filter_map(|(side, actor)| Some((side, actor.filter(|actor| is_full_name(actor))?)));
    let mut beside = named.filter_map(|((text, side), actor)| {
        let name = speaker(text).filter(|name| !is_same(name, actor))?;
        Some(format!("the {side} statement is by {name}, and the data has {actor} for it"))
    });
    beside.next().or_else(|| {
        let actor = actors[0].filter(|actor| pair.has_one_actor() && !is_full_name(actor))?;
        let [one, other] = named_by_both(pair, speaker)?;
        (is_same(&one, actor) != is_same(&other, actor)).then(|| by(&one, &other))
    })
}

/// True for `Jo Park`: several words that names may consist of.
pub fn is_full_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.clone().count() > 1 && words.all(is_name)
}

/// True where two words that may be names stand side by side.
pub fn holds_full_name(text: &str) -> bool {
    let words = text.split_whitespace();
    words.clone().zip(words.skip(1)).any(|(one, other)| is_name(one) && is_name(other))
}

/// True for a word with a capital that is no article.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word != "The"
}

/// True where two full names may be one person's, as `Mayor Jo Park` and `Joanna Park`.
fn is_same(one: &str, other: &str) -> bool {
    let last = |name: &str| name.split_whitespace().last().map(str::to_lowercase);
    last(one) == last(other)
}
