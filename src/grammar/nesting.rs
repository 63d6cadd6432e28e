//! Who says what inside whose words.

use super::attribution::{Attribution, Miss};

/// How many contents an attribution may lie in. Nobody reports what he said she said he said any deeper, and what is
/// copied into the statement around it each time must not grow with the square of a text.
const DEEPEST: usize = 8;

/// Marks each attribution with the one whose content holds its cue, the narrowest where there are several. What is
/// nested too deep becomes a miss.
pub(super) fn nest(attributions: &mut Vec<Attribution>, misses: &mut Vec<Miss>) {
    let parents = parents(attributions);
    for (attribution, parent) in attributions.iter_mut().zip(&parents) {
        attribution.inside = *parent;
    }
    for index in 0..attributions.len() {
        // Each in the content of the other: the first is the outer one.
        if ancestors(attributions, index).any(|outer| outer == index) {
            attributions[index].inside = None;
        }
    }
    let all = 0..attributions.len();
    let fits = |index: usize| ancestors(attributions, index).count() <= DEEPEST;
    if all.clone().all(fits) {
        return;
    }
    let kept: Vec<bool> = all.map(fits).collect();
    let places: Vec<usize> = kept
        .iter()
        .scan(0, |next, kept| {
            let place = *next;
            *next += usize::from(*kept);
            Some(place)
        })
        .collect();
    let mut index = 0;
    attributions.retain_mut(|attribution| {
        let keep = kept[index];
        index += 1;
        if !keep {
            misses.push(Miss { cue: attribution.cue_head, reason: "nested too deep" });
        }
        attribution.inside = attribution.inside.map(|outer| places[outer]);
        keep
    });
    misses.sort_by_key(|miss| miss.cue);
}

/// The attributions around one, the narrowest first; no more than it takes to see that they are too many.
fn ancestors(attributions: &[Attribution], index: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(attributions[index].inside, |outer| attributions[*outer].inside).take(DEEPEST + 1)
}

/// One sweep over the text: contents open and close, and each cue looks at those that are open.
fn parents(attributions: &[Attribution]) -> Vec<Option<usize>> {
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        starts.extend(attribution.content.iter().map(|range| (range.start, range.end, index)));
    }
    starts.sort_unstable();
    let lengths: Vec<usize> = attributions.iter().map(|a| a.content.iter().map(ExactSizeIterator::len).sum()).collect();
    let mut cues: Vec<usize> = (0..attributions.len()).collect();
    cues.sort_by_key(|index| attributions[*index].cue_head);

    let mut starts = starts.into_iter().peekable();
    let mut open: Vec<(usize, usize, usize)> = Vec::new(); // length, index, end; those of one sentence, so never many
    let mut parents = vec![None; attributions.len()];
    for index in cues {
        let head = attributions[index].cue_head;
        while let Some((_, end, other)) = starts.next_if(|(start, _, _)| *start <= head) {
            open.push((lengths[other], other, end));
        }
        open.retain(|(_, _, end)| *end > head);
        let around = open.iter().filter(|(_, other, _)| attributions[*other].cue_head != head);
        parents[index] = around.min().map(|(_, other, _)| *other);
    }
    parents
}
