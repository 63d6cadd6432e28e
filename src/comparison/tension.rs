//! Whether two statements of one speaker pull against each other.

use super::alignment::{Alignment, Link};
use super::evidence::{Evidence, Sign};
use super::facing::Facing;
use super::figure::two_figures;
use super::side::Side;
use crate::lexicon::Tag;

/// Words that speak of every case.
const OF_ALL: [&str; 7] = ["all", "every", "each", "always", "everyone", "everybody", "everything"];

/// All signs, also those that do not show.
pub(super) fn evidence(one: &Side, other: &Side, alignment: &Alignment, facing: &[Facing]) -> Vec<Evidence> {
    /// What makes for full strength: three rare words in common, one and a half denied.
    const MUCH: f32 = 3.0;
    /// A side of nothing but common words is no lighter than this.
    const LEAST: f32 = 0.05;
    /// What the lighter of two related words weighs that is no everyday word.
    const TELLING: f32 = 0.2;
    let lighter = one.weight().min(other.weight()).max(LEAST);
    let shared = alignment.shared();
    let words = (shared / lighter).min(1.0);
    let matter = (shared / MUCH).min(1.0);
    let denied = (alignment.denied(one, other) / lighter).min(1.0);
    let tones = one.tone * other.tone < 0;
    let wanted_denied = one.wants && other.denies && !other.wants || other.wants && one.denies && !one.wants;
    let all_denied = other.denies && one.has(&OF_ALL) || one.denies && other.has(&OF_ALL);
    let on = |shows: bool, strength: f32| if shows { strength } else { 0.0 };
    let strengths = [
        (Sign::SharedWords, words),
        (Sign::SharedMatter, matter),
        (Sign::Denied, facing.iter().map(|facing| denies(one, other, facing)).fold(0.0, f32::max)),
        (Sign::DeniedWords, denied),
        (Sign::DeniedPredicate, on(predicate_denied(one, other, alignment), 1.0)),
        (Sign::Attitudes, attitudes(one, other, &alignment.best)),
        (Sign::RelatedAttitudes, (attitudes(one, other, &alignment.related) / TELLING).min(1.0)),
        (Sign::Tones, on(tones, words)),
        (Sign::WantedDenied, on(wanted_denied, words)),
        (Sign::AllDenied, on(all_denied, words)),
        (Sign::Figures, on(facing.iter().any(|facing| two_figures(one, other, facing)), words)),
        (Sign::PositionOnMatter, on(one.position != other.position, matter)),
        (Sign::Positions, on(one.position && other.position, matter)),
        (
            Sign::OpposedPositions,
            on(
                one.position && other.position,
                facing.iter().map(|facing| opposites(one, other, facing)).fold(0.0, f32::max),
            ),
        ),
        (Sign::NewNames, new_names(one, other)),
        (Sign::BothDeny, on(one.denies && other.denies, 1.0)),
    ];
    strengths.into_iter().map(|(sign, strength)| Evidence { sign, strength }).collect()
}

/// One of two clauses that say the same is denied: as much as the one covers the other.
fn denies(one: &Side, other: &Side, facing: &Facing) -> f32 {
    /// Less than a common word and a half in common says nothing.
    const LEAST: f32 = 0.15;
    let plain = facing.denied(one, other) && facing.opposites.is_empty() && !facing.supposed(one, other);
    if plain && facing.shared > LEAST && facing.predicate_denied(one, other) {
        facing.covers_other * (facing.covers_one + 0.3).min(1.0)
    } else {
        0.0
    }
}

/// The verb of a clause is affirmed on one side and denied on the other.
fn predicate_denied(one: &Side, other: &Side, alignment: &Alignment) -> bool {
    alignment.best.iter().any(|link| {
        let (term, facing) = (&one.terms[link.one], &other.terms[link.other]);
        (term.head || facing.head) && !term.tag.is_nominal() && term.negated != facing.negated
    })
}

/// Opposites said of what is shared, both affirmed or both denied.
fn opposites(one: &Side, other: &Side, facing: &Facing) -> f32 {
    let alike = |link: &Link| one.terms[link.one].negated == other.terms[link.other].negated;
    if facing.opposites.iter().any(alike) { 0.3 + 0.7 * (facing.shared / 0.8).min(1.0) } else { 0.0 }
}

/// The weight of the things of which one side wants more and the other less.
fn attitudes(one: &Side, other: &Side, links: &[Link]) -> f32 {
    let mut sum = 0.0;
    for link in links {
        let (term, facing) = (&one.terms[link.one], &other.terms[link.other]);
        let thing = term.tag.is_nominal() || facing.tag.is_nominal() || term.tag == Tag::Gerund;
        if thing && term.attitude * facing.attitude < 0 {
            sum += link.weight;
        }
    }
    sum.min(1.0)
}

/// Names of the later side that the earlier has not; two are full strength.
fn new_names(one: &Side, other: &Side) -> f32 {
    let missing = |text: &str| !one.reading.words.iter().any(|word| same_name(word.text(), text));
    let names = other.terms.iter().filter(|term| term.tag == Tag::Name && missing(term.text)).count();
    ratio(names.min(2), 2)
}

/// The same word, or one made from it: Bavaria, Bavarian.
fn same_name(one: &str, other: &str) -> bool {
    let stems = || stem(one).zip(stem(other));
    one.eq_ignore_ascii_case(other) || stems().is_some_and(|(one, other)| one.eq(other))
}

/// The first letters of a word, in lower case; fewer in common may be chance.
fn stem(text: &str) -> Option<impl Iterator<Item = char>> {
    const BYTES: usize = 5;
    Some(text.get(..BYTES)?.chars().flat_map(char::to_lowercase))
}

#[allow(clippy::cast_precision_loss)] // Words of a statement are far fewer than 2^24.
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
