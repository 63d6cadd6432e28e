//! Whether one text rules the other out.
//!
//! What is denied must be all of what is affirmed: "no delegate came" rules out "some delegate from Oslo came", and "no
//! delegate from Oslo came" does not rule out "some delegate came".

use super::PASSAGE;
use super::alignment::{Alignment, Link};
use super::event;
use super::evidence::{Evidence, Sign};
use super::facing::Facing;
use super::figure::{two_counts, two_figures, two_namesakes, two_years};
use super::holder::two_holders;
use super::passage::{SAME_EVENT, passages};
use super::side::Side;
use crate::Knowledge;
use crate::lexicon::{Kin, Tag};
use crate::position::Modality;

/// How much of what is denied must be affirmed.
const DENIED_COVERED: f32 = 0.8;

/// How much of two clauses must be the same, but for the opposites in them.
const BUT_FOR_OPPOSITES: f32 = 0.85;

/// The same where they are what one and the same person is called: "a poor fisherman", "a rich merchant".
const BUT_FOR_CALLED: f32 = 0.5;

/// Sizes, which are those of their nouns: Jumbo, a small elephant, is a large animal.
const RELATIVE: [&str; 10] = ["large", "small", "big", "little", "tall", "short", "high", "low", "long", "heavy"];

/// How much of a member's clause must be the former member's.
const BUT_FOR_FORMER: f32 = 0.6;

/// The signs that show.
pub(super) fn evidence(
    one: &Side,
    other: &Side,
    alignment: &Alignment,
    facing: &[Facing],
    knowledge: &Knowledge,
) -> Vec<Evidence> {
    // "If he did not sign, she did" says nothing of what was.
    if other.clauses.iter().any(|clause| clause.supposed) {
        return Vec::new();
    }
    let mut found = Vec::new();
    // A longer text seldom denies a sentence in the sentence's words.
    if one.outweighs(other, 2) && !one.clauses.iter().any(|clause| clause.supposed) {
        let weight = other.weight().max(0.1);
        found.push(Evidence { sign: Sign::DeniedWords, strength: (alignment.denied(one, other) / weight).min(1.0) });
    }
    for pair in facing.iter().filter(|pair| !pair.supposed(one, other)) {
        let near = nearness(one, other, pair.covers_one, pair.covers_other);
        // What several clauses say of a thing may add up.
        let alone = facing.iter().filter(|rival| rival.other == pair.other && rival.covers_other >= 0.5).count() <= 1;
        let mut put = |sign, strength: f32| found.push(Evidence { sign, strength: strength.min(1.0) });
        if let Some(strength) = denies(one, other, pair, facing) {
            put(Sign::Denied, strength);
        }
        if let Some(strength) = opposites(one, other, pair, alignment) {
            put(Sign::Opposites, strength);
        }
        if alone && !introduces(other, pair) {
            if two_figures(one, other, pair) {
                put(Sign::Figures, near);
            }
            if pair.same_predicate(one, other) && two_years(one, other, pair, &knowledge.lexicon) {
                put(Sign::Years, near);
            }
        }
        if former(one, other, pair) {
            put(Sign::Former, (pair.covers_one * pair.covers_other / BUT_FOR_FORMER).min(1.0).floor());
        }
    }
    // A sentence that says more than the text is no retelling of it.
    if one.outweighs(other, 1) {
        for passage in passages(one, other, alignment) {
            found.extend(event::evidence(one, other, &passage, alignment, knowledge));
            let strength = passage.covers(other, None);
            let numbers = || two_counts(one, other, &passage) || two_namesakes(one, other, &passage);
            if strength >= SAME_EVENT && !passage.of_others(other, alignment) && numbers() {
                found.push(Evidence { sign: Sign::Figures, strength });
            }
        }
        if two_holders(one, other, alignment) {
            found.push(Evidence { sign: Sign::Holders, strength: 1.0 });
        }
    }
    // Of each sign the plainest.
    found.sort_by(|a, b| a.sign.cmp(&b.sign).then(b.strength.total_cmp(&a.strength)));
    found.dedup_by_key(|evidence| evidence.sign);
    found
}

fn denies(one: &Side, other: &Side, pair: &Facing, facing: &[Facing]) -> Option<f32> {
    if !pair.denied(one, other) || !pair.opposites.is_empty() || !pair.predicate_denied(one, other) {
        return None;
    }
    let (denied, affirmed) = if one.clauses[pair.one].negated {
        (pair.covers_one, pair.covers_other)
    } else {
        (pair.covers_other, pair.covers_one)
    };
    // Another clause of the text says it.
    let said = facing.iter().any(|rival| {
        rival.other == pair.other
            && rival.one != pair.one
            && !rival.denied(one, other)
            && rival.covers_other >= 0.6 * pair.covers_other
    });
    let bound = |side: &Side, clause: usize| {
        side.clauses[clause].words.iter().any(|at| event::is_bound(&side.reading.words[*at]))
    };
    let bounded = bound(one, pair.one) || bound(other, pair.other);
    let possible = one.clauses[pair.one].modality == Some(Modality::Possible);
    (!said && !bounded && !possible && denied >= DENIED_COVERED).then(|| denied * (0.4 + affirmed).min(1.0))
}

/// Two adjectives or two verbs that conflict, in clauses that are otherwise the same.
fn opposites(one: &Side, other: &Side, pair: &Facing, alignment: &Alignment) -> Option<f32> {
    if pair.denied(one, other) || !pair.same_subject(one, other) || has(one, pair.one, &["but", "not"]) {
        return None;
    }
    // "He lived there until his death": the text says both.
    let said = |link: &Link| {
        let same = |same: &Link| same.other == link.other && same.kin != Kin::Opposite;
        alignment.all.iter().any(|link| same(link) && one.terms[link.one].clause == pair.one)
    };
    let strengths = pair.opposites.iter().filter(|link| !said(link)).filter_map(|link| {
        let (term, facing) = (&one.terms[link.one], &other.terms[link.other]);
        let heads = term.head && facing.head;
        let called = pair.called(one, other, link) && !RELATIVE.contains(&facing.text);
        let role = heads || called || term.tag == Tag::Adjective && facing.tag == Tag::Adjective;
        let whole = |side: &Side, clause| side.terms_of(clause).map(|(_, term)| term.weight).sum::<f32>().max(0.1);
        let of_one = pair.covers_one + term.weight / whole(one, pair.one);
        let of_other = pair.covers_other + facing.weight / whole(other, pair.other);
        // A large mouse may well be small: of adjectives both must say the same.
        let least = if heads && is_passage(one, other) { of_other } else { of_one.min(of_other) };
        let enough = if called { BUT_FOR_CALLED } else { BUT_FOR_OPPOSITES };
        (role && least >= enough).then(|| nearness(one, other, of_one, of_other))
    });
    strengths.reduce(f32::max)
}

/// How near two clauses are of which so much is the same. What a passage tells besides what the sentence says takes nothing
/// from it.
fn nearness(one: &Side, other: &Side, of_one: f32, of_other: f32) -> f32 {
    if is_passage(one, other) { of_other } else { of_other * (0.4 + of_one).min(1.0) }
}

/// True where the one has far more to tell than the other says.
fn is_passage(one: &Side, other: &Side) -> bool {
    one.outweighs(other, PASSAGE)
}

/// "A former member" is none.
fn former(one: &Side, other: &Side, pair: &Facing) -> bool {
    let gone = ["former", "ex", "onetime"];
    has(one, pair.one, &gone) && !has(other, pair.other, &gone) && !has(other, pair.other, &["was", "were", "had"])
}

/// "A report": another one may be meant.
fn introduces(side: &Side, pair: &Facing) -> bool {
    has(side, pair.other, &["a", "an"]) && !has(side, pair.other, &["first", "last", "only"])
}

fn has(side: &Side, clause: usize, forms: &[&str]) -> bool {
    side.clauses[clause].words.iter().any(|at| side.reading.words[*at].folds_to_any(forms))
}
