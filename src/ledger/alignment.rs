//! Whether two topics are the same thing.
//!
//! Declared topics are, where their ids are equal. Open ones are, where they share enough rare words. The test looks at
//! these two topics and nothing else, and it is never carried on from a second to a third: three topics of which the
//! first is like the second and the second like the third are not one topic.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::topics::{Topics, Weighed, index};
use crate::position::{LEAST_WEIGHT, Topic};

/// The share of the lighter topic's weight that two open topics must have in common. With a half, "the pipeline's cost"
/// meets "the pipeline through the park", and a topic of one word meets every topic with this word.
pub const LEAST_SHARE: f32 = 0.5;

/// Two topics that share nearly everything the lighter one is about need not share so much: "the dam" is all that "the
/// dam is safe" is about.
pub const WHOLE_SHARE: f32 = 0.8;

/// The weight that two topics must share even then: a word that stands once in 20,000.
pub const WHOLE_WEIGHT: f32 = 0.3;

/// The weight that is enough where the very same is said of the same thing: a word that stands once in 8,000, as *drug*
/// or *governor*. Rules ask for that; the ledger only lets such topics meet.
const LEAST_SHARED: f32 = 0.15;

/// How much two open topics have in common: the weight of the shared words, and that weight as a share of the lighter
/// topic's. A word's weight is its rarity. Both are 0 where nothing is shared or a topic is declared.
pub fn similarity(a: &Topic, b: &Topic) -> (f32, f32) {
    match (a, b) {
        (Topic::Open(a), Topic::Open(b)) => shared(a, b),
        _ => (0.0, 0.0),
    }
}

/// True where two topics are the same thing.
pub fn aligned(a: &Topic, b: &Topic) -> bool {
    match (a, b) {
        (Topic::Declared { id: a, .. }, Topic::Declared { id: b, .. }) => a == b,
        (Topic::Open(a), Topic::Open(b)) => enough(shared(a, b)),
        _ => false,
    }
}

/// The same of two topics by number.
pub(super) fn aligned_by_number(topics: &Topics, a: u32, b: u32) -> bool {
    match (topics.words(a), topics.words(b)) {
        (Some(a), Some(b)) => enough(shared(a, b)),
        _ => a == b,
    }
}

/// True where a topic is the same thing as itself: of one that is next to nothing that cannot be said.
fn is_something(topics: &Topics, topic: u32) -> bool {
    topics.words(topic).is_none_or(|words| enough((weight(words), 1.0)))
}

/// True where two open topics share only words so common that the same words may speak of another thing.
pub(super) fn share_little(topics: &Topics, a: u32, b: u32) -> bool {
    match (topics.words(a), topics.words(b)) {
        (Some(a), Some(b)) => shared(a, b).0 < WHOLE_WEIGHT,
        _ => false,
    }
}

fn enough((weight, share): (f32, f32)) -> bool {
    weight >= LEAST_WEIGHT && share >= LEAST_SHARE || weight >= LEAST_SHARED && share >= WHOLE_SHARE
}

/// The words are few and each stands once: looking for one among the others is quicker than keeping them in order.
fn shared<W: PartialEq>(a: &[(W, f32)], b: &[(W, f32)]) -> (f32, f32) {
    let mut shared = 0.0;
    for (word, weight) in a {
        if let Some((_, other)) = b.iter().find(|(other, _)| other == word) {
            shared += weight.min(*other);
        }
    }
    let lighter = weight(a).min(weight(b));
    if lighter > 0.0 { (shared, shared / lighter) } else { (0.0, 0.0) }
}

fn weight<W>(words: &[(W, f32)]) -> f32 {
    words.iter().map(|(_, rarity)| rarity).sum()
}

/// For each of some distinct topics the indices of those it is aligned with, itself included, ascending.
///
/// Only topics that share a word of their *heads* are compared. A head is what is left of a topic, rarest word first,
/// when the tail lighter than [`LEAST_SHARED`] is cut off: two topics that share that much share a word of both heads,
/// so nothing is lost (prefix filtering: Chaudhuri et al. 2006, "A primitive operator for similarity joins").
pub(super) fn neighbours(some: &[u32], topics: &Topics) -> Vec<SmallVec<[u32; 4]>> {
    let mut near: Vec<SmallVec<[u32; 4]>> = Vec::with_capacity(some.len());
    // The topics that have a word in their heads are a chain of links from the latest to the first.
    let mut latest: FxHashMap<u32, u32> = FxHashMap::default();
    let mut links: Vec<(usize, Option<u32>)> = Vec::new();
    let mut last_seen = vec![usize::MAX; some.len()];
    for (place, topic) in some.iter().enumerate() {
        near.push(SmallVec::new());
        for (word, _) in head(topics.words(*topic).unwrap_or_default()) {
            let mut at = latest.insert(word, index(links.len()));
            links.push((place, at));
            while let Some((other, before)) = at.map(|at| links[at as usize]) {
                if last_seen[other] != place && aligned_by_number(topics, *topic, some[other]) {
                    near[place].push(index(other));
                    near[other].push(index(place));
                }
                last_seen[other] = place;
                at = before;
            }
        }
        if is_something(topics, *topic) {
            near[place].push(index(place));
        }
    }
    for list in &mut near {
        list.sort_unstable();
    }
    near
}

/// The rarest words of a topic, whose words come in the order of their texts; so do those that are equally rare.
fn head(topic: &[Weighed]) -> SmallVec<[Weighed; 12]> {
    let mut head: SmallVec<[Weighed; 12]> = topic.into();
    head.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut rest = weight(topic);
    let belongs = |(_, weight): &&Weighed| {
        // A hair's breadth more, since sums of floats depend on their order.
        let belongs = rest >= LEAST_SHARED - 1e-4;
        rest -= weight;
        belongs
    };
    let length = head.iter().take_while(belongs).count();
    head.truncate(length);
    head
}
