//! Declared topics, and finding where a document speaks of them.

use compact_str::CompactString;

use super::form::{Place, Sieve};
use super::opening::{Opening, Openings};
use super::pattern::{Pattern, WIDEST_GAP};
use super::semantics::Side;

/// All declared topics, with their patterns by first word; made of [`Declarations`](super::Declarations).
#[derive(Debug, Clone, Default)]
pub struct Topics {
    pub(super) declared: Vec<Topic>,
    pub(super) patterns: Vec<(Pattern, Meaning)>,
    pub(super) openings: Openings,
}

/// A declared topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The pack's key.
    pub id: CompactString,
    /// The name shown.
    pub name: CompactString,
    /// True where it needs a context word.
    pub needs_context: bool,
    /// True where it is for or against somebody and counts only where a side is taken.
    pub person: bool,
}

/// What the words that a pattern matched say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// Index of the topic.
    pub topic: u32,
    /// The role of the pattern.
    pub role: Role,
    /// True where a word of the pattern denies: `no amnesty`. Such a frame has taken the negation in.
    pub denies: bool,
}

/// What a pattern is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Names the topic.
    Name,
    /// Speaks of it without standing for it.
    Mention,
    /// Makes the names count.
    Context,
    /// Takes a side.
    Stance(Side),
}

/// A stretch of words that a pattern matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First word.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
}

impl Topics {
    /// The topic of an index.
    pub fn topic(&self, index: u32) -> Option<&Topic> {
        self.declared.get(index as usize)
    }

    /// The words that patterns match, in order of the first; frames only of topics that are named. `places` are those of a
    /// document, in order.
    pub fn hits<'t, P: Place<'t>>(&self, places: impl Iterator<Item = P>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut named = vec![false; self.declared.len()];
        // A document names few topics: what begins frames of others only is passed over at a glance.
        let mut sieve = 0;
        let mut framed = Vec::with_capacity(places.size_hint().0 / 4);
        for place in places {
            let Some(begun) = place.form().and_then(|form| self.openings.of(&form)) else { continue };
            if begun.framed != 0 {
                framed.push((place, begun));
            }
            if begun.words.is_empty() {
                continue;
            }
            let ahead = Ahead::of_one(place);
            for opening in begun.words.iter().filter(|opening| ahead.lets_through(opening)) {
                let Some(hit) = self.hit(opening, place) else { continue };
                if matches!(hit.meaning.role, Role::Name | Role::Mention) {
                    named[opening.topic as usize] = true;
                    sieve |= topic_sieve(opening.topic);
                }
                hits.push(hit);
            }
        }
        for (place, begun) in framed.into_iter().filter(|(_, begun)| begun.framed & sieve != 0) {
            let ahead = Ahead::of(place);
            for opening in begun.frames.iter().filter(|opening| named[opening.topic as usize]) {
                if ahead.lets_through(opening) {
                    hits.extend(self.hit(opening, place));
                }
            }
        }
        hits.sort_by_key(|hit| hit.start);
        hits
    }

    /// The side of the frame of a topic that begins at a place.
    pub fn frame_at<'t>(&self, place: impl Place<'t>, topic: u32) -> Option<Side> {
        let form = place.form()?;
        let frames = self.openings.of(&form).into_iter().flat_map(|begun| &begun.frames);
        frames.filter(|opening| opening.topic == topic).find_map(|opening| {
            match self.hit(opening, place)?.meaning.role {
                Role::Stance(side) => Some(side),
                _ => None,
            }
        })
    }

    fn hit<'t>(&self, opening: &Opening, place: impl Place<'t>) -> Option<Hit> {
        let (pattern, meaning) = &self.patterns[opening.number as usize];
        let end = if opening.begun { pattern.goes_on(place) } else { pattern.matches(place) }?;
        Some(Hit { start: place.index(), end, meaning: *meaning })
    }
}

/// The bits of what follows a place: most patterns are told by them to go on with other words. Some bit is always set, for
/// those that go on with whatever there is.
struct Ahead {
    /// Those of the next word.
    word: Sieve,
    /// Those of all words that a gap can reach.
    reach: Sieve,
}

impl Ahead {
    fn of<'t>(place: impl Place<'t>) -> Ahead {
        let places = std::iter::successors(Some(place.next()), |place| Some(place.next()));
        let mut bits = places.map_while(Place::form).map(|form| form.sieve()).take(WIDEST_GAP + 1);
        let word = bits.next().unwrap_or(1);
        Ahead { word, reach: bits.fold(word, |all, bits| all | bits) }
    }

    /// Of one word, where hardly a pattern begins with a gap after it.
    fn of_one<'t>(place: impl Place<'t>) -> Ahead {
        Ahead { word: place.next().form().map_or(1, |form| form.sieve()), reach: Sieve::MAX }
    }

    /// False where the pattern surely does not go on with what follows.
    #[inline]
    fn lets_through(&self, opening: &Opening) -> bool {
        opening.next & (if opening.gap { self.reach } else { self.word }) != 0
    }
}

/// A bit of 64 for each topic.
pub(super) fn topic_sieve(topic: u32) -> u64 {
    1 << (topic % 64)
}
