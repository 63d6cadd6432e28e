//! Whether two topics are the same thing.
//!
//! Declared topics are, where their ids are equal. Open ones are, where they share enough rare words. The test looks at
//! these two topics and nothing else, and it is never carried on from a second to a third: three topics of which the
//! first is like the second and the second like the third are not one topic.

use std::collections::HashMap;

use crate::position::Topic;

/// The share of the lighter topic's weight that two open topics must have in common. With a half, "the pipeline's cost"
/// meets "the pipeline through the park", and a topic of one word meets every topic with this word.
pub const LEAST_SHARE: f32 = 0.5;

/// The weight that two open topics must have in common: more than any one common word has, so that "people" and "year"
/// join nothing.
pub const LEAST_WEIGHT: f32 = 0.7;

/// Two topics that share nearly everything the lighter one is about need not share so much: "the dam" is all that "the
/// dam is safe" is about.
pub const WHOLE_SHARE: f32 = 0.8;

/// The weight that two topics must share even then: a word that stands once in 20,000.
pub const WHOLE_WEIGHT: f32 = 0.3;

/// How much two open topics have in common: the weight of the shared words, and that weight as a share of the lighter
/// topic's. A word's weight is its rarity. Both are 0 where nothing is shared or a topic is declared.
pub fn similarity(a: &Topic, b: &Topic) -> (f32, f32) {
    let (Topic::Open(a), Topic::Open(b)) = (a, b) else { return (0.0, 0.0) };
    let (mut shared, mut i, mut j) = (0.0, 0, 0);
    while let (Some((left, weight)), Some((right, other))) = (a.get(i), b.get(j)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += weight.min(*other);
                i += 1;
                j += 1;
            }
        }
    }
    let lighter = weight(a).min(weight(b));
    if lighter > 0.0 { (shared, shared / lighter) } else { (0.0, 0.0) }
}

/// True where two topics are the same thing.
pub fn aligned(a: &Topic, b: &Topic) -> bool {
    match (a, b) {
        (Topic::Declared { id: a, .. }, Topic::Declared { id: b, .. }) => a == b,
        (Topic::Open(_), Topic::Open(_)) => {
            let (weight, share) = similarity(a, b);
            weight >= LEAST_WEIGHT && share >= LEAST_SHARE || weight >= WHOLE_WEIGHT && share >= WHOLE_SHARE
        }
        _ => false,
    }
}

/// For each of some distinct topics the indices of those it is aligned with, itself included, ascending.
///
/// Only topics that share a word of their *heads* are compared. A head is what is left of a topic, rarest word first,
/// when the tail lighter than [`WHOLE_WEIGHT`] is cut off: two topics that share that much share a word of both heads,
/// so nothing is lost (prefix filtering: Chaudhuri et al. 2006, "A primitive operator for similarity joins").
pub(super) fn neighbours(topics: &[&Topic]) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = Vec::with_capacity(topics.len());
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut last_seen = vec![usize::MAX; topics.len()];
    for (index, topic) in topics.iter().enumerate() {
        near.push(Vec::new());
        for word in head(topic) {
            let others = by_word.entry(word).or_default();
            for &other in others.iter() {
                if last_seen[other] != index && aligned(topic, topics[other]) {
                    near[index].push(other);
                    near[other].push(index);
                }
                last_seen[other] = index;
            }
            others.push(index);
        }
        if matches!(topic, Topic::Declared { .. }) || aligned(topic, topic) {
            near[index].push(index);
        }
    }
    for list in &mut near {
        list.sort_unstable();
    }
    near
}

fn head(topic: &Topic) -> Vec<&str> {
    let Topic::Open(words) = topic else { return Vec::new() };
    let mut rarest_first: Vec<&(String, f32)> = words.iter().collect();
    rarest_first.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut rest = weight(words);
    let in_head = rarest_first.iter().take_while(|(_, weight)| {
        // A hair's breadth more, since sums of floats depend on their order.
        let belongs = rest >= WHOLE_WEIGHT - 1e-4;
        rest -= weight;
        belongs
    });
    in_head.map(|(word, _)| word.as_str()).collect()
}

fn weight(words: &[(String, f32)]) -> f32 {
    words.iter().map(|(_, rarity)| rarity).sum()
}
