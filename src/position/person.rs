//! Claims about people: somebody praised, blamed or backed, by name or by a pronoun.

use compact_str::CompactString;
use smallvec::SmallVec;

use super::assemble::{FOR_A_PERSON, Part, Reading};
use super::claim::{Claim, Evaluation, Modality, Polarity, Stance, Topic};
use super::context::Context;
use super::judgement::{predicate_side, turned};
use super::proposition::Proposition;
use super::voice::Voice;
use crate::lexicon::{CueClass, Side, Tag, Traits};

/// What stands for the person that it is of.
const STAND_FOR: [&str; 8] =
    ["re-election", "reelection", "candidacy", "bid", "nomination", "campaign", "run", "support"];

/// Praise and blame that are a matter of form, or of one occasion.
pub const RITUAL: [&str; 22] = [
    "congratulate",
    "thank",
    "credit",
    "welcome",
    "celebrate",
    "cheer",
    "toast",
    "tout",
    "salute",
    "compliment",
    "call",
    "challenge",
    "question",
    "regret",
    "dismiss",
    "call out",
    "lecture",
    "pay tribute",
    "commend",
    "honor",
    "applaud",
    "blame",
];

/// Id and name.
type Person = (CompactString, CompactString);

/// The people that a clause judges or backs, one claim each.
pub(super) fn claims(context: &Context, part: &Part, voice: &Voice, reading: &Reading) -> Vec<Claim> {
    let found = part.found;
    let words = part.clause.words.as_slice();
    let named = || match voice.class {
        CueClass::Praise | CueClass::Blame | CueClass::Describe => match voice.object {
            Some(object) => people(context, &object.clone().collect::<SmallVec<[usize; 8]>>(), voice),
            None => people(context, words, voice),
        },
        CueClass::Support | CueClass::Oppose => people(context, words, voice),
        _ => people(context, words.get(found.complement..).unwrap_or_default(), voice),
    };
    let by_cue = part.force.evaluation.is_some() || voice.class == CueClass::Describe;
    // "Thanked her", "criticised him for his vote": of one occasion, and no verdict on the person.
    if part.force.evaluation.is_some() && (RITUAL.contains(&voice.lemma) || is_of_an_occasion(context, words)) {
        let told = |person: Person| Claim {
            predicate: CompactString::default(),
            evaluation: None,
            ..judging(&reading.claim, person, Side::For)
        };
        return named().into_iter().take(1).map(told).collect();
    }
    if let Some(side) = reading.judged.filter(|side| *side == Side::Against || is_of_a_kind(context, found)) {
        let subject = found.subject.last().filter(|_| !reading.own && !by_cue);
        let subject = subject.and_then(|at| context.person(*at, voice.speaker())).into_iter().collect();
        let judged: SmallVec<[Person; 2]> = if by_cue { named() } else { subject };
        return judged.into_iter().map(|person| judging(&reading.claim, person, side)).collect();
    }
    if let Some(claims) = called(context, part, voice, reading) {
        return claims;
    }
    let acts = reading.own || part.force.stance.is_some();
    if found.head.is_none() && part.force.stance.is_none() || !acts {
        return Vec::new();
    }
    if let Some(side) = context.semantics().liking(found.predicate.as_ref()) {
        let side = turned(side, reading.claim.polarity == Polarity::Negated);
        return named().into_iter().map(|person| judging(&reading.claim, person, side)).collect();
    }
    let firm = || FOR_A_PERSON.contains(&found.predicate.as_ref()) && !is_not_yet(context, part, voice);
    let Some(side) = reading.side.filter(|_| firm()) else { return Vec::new() };
    let backing = |(id, name): Person| Claim {
        object: name.to_lowercase(),
        topic: Topic::Declared { id, name },
        stance: Some(Stance::of(side)),
        stated: true,
        ..reading.claim.clone()
    };
    named().into_iter().map(backing).collect()
}

/// "I called her a fool", "he should not have called her one": what the actor says to have called somebody.
fn called(context: &Context, part: &Part, voice: &Voice, reading: &Reading) -> Option<Vec<Claim>> {
    let found = part.found;
    let head = found.head.filter(|_| reading.own && !found.passive)?;
    let cues = context.lexicon().verb_cues(context.verb(head));
    if !cues.iter().any(|cue| cue.class == CueClass::Describe && cue.particle.is_none()) {
        return None;
    }
    let words = part.clause.words.get(found.complement..)?;
    let place = words.iter().take(6).position(|at| context.person(*at, voice.speaker()).is_some())?;
    let side = predicate_side(context, &words[place + 1..])?;
    let turned_side = reading.claim.polarity == Polarity::Negated || reading.claim.modality == Modality::Forbidden;
    // To have called somebody a fool is to have said: this is a fool.
    let claim = Claim { modality: Modality::Asserted, predicate: "be".into(), ..reading.claim.clone() };
    let person = context.person(words[place], voice.speaker())?;
    Some(vec![judging(&claim, person, turned(side, turned_side))])
}

/// False for praise that names a role: "the best recruiter of the enemy" is no good person.
pub(super) fn is_of_a_kind(context: &Context, found: &Proposition) -> bool {
    const PEOPLE: [&str; 14] = [
        "guy",
        "person",
        "man",
        "woman",
        "lady",
        "friend",
        "leader",
        "president",
        "candidate",
        "senator",
        "governor",
        "individual",
        "human",
        "people",
    ];
    let all = context.words();
    let mut head = None;
    for at in &found.object {
        if head.is_some_and(|last: usize| last + 1 != *at) {
            break;
        }
        head = Some(*at).filter(|at| all[*at].tag.is_nominal()).or(head);
    }
    // "Has the temperament for it."
    head.is_none_or(|head| {
        found.predicate == "have"
            || all[head].has(Traits::TITLE)
            || PEOPLE.contains(&context.lemma(head).as_ref())
            || context.semantics().evaluation([context.lemmas(head)]).is_some()
    })
}

fn is_of_an_occasion(context: &Context, words: &[usize]) -> bool {
    let links = ["for", "over", "on", "about", "after", "during", "at", "in"];
    words.iter().take(10).any(|at| context.words()[*at].folds_to_any(&links))
}

/// "Has not endorsed her", "does not plan to", "holds off": what was not done so far is no stand against it.
pub(super) fn is_not_yet(context: &Context, part: &Part, voice: &Voice) -> bool {
    let found = part.found;
    if !(found.negated || part.force.negates) {
        return false;
    }
    let lemma = |at: usize| context.lexicon().lemma_text(context.verb(at));
    let refuses = |at: &usize| matches!(lemma(*at), "refuse" | "decline" | "reject" | "rule" | "balk" | "bar");
    let refused = matches!(voice.class, CueClass::Refuse | CueClass::Deny) || found.denied_by.iter().any(refuses);
    let attitude = found.head.is_some_and(|head| matches!(lemma(head), "support" | "oppose" | "back" | "stand"));
    let modal = found.head.is_some_and(|head| {
        let before = part.clause.words.iter().filter(|at| **at < head);
        before.copied().any(|at| context.words()[at].tag == Tag::Modal)
    });
    let delayed = found.denied_by.iter().any(|at| matches!(lemma(*at), "hold" | "hesitate" | "wait"));
    delayed || !refused && !modal && !attitude
}

fn judging(claim: &Claim, (id, name): Person, side: Side) -> Claim {
    Claim {
        subject: name.to_lowercase(),
        topic: Topic::Declared { id, name },
        stance: None,
        stated: false,
        evaluation: Some(Evaluation::of(side)),
        ..claim.clone()
    }
}

/// The people whom a phrase lists, three at most: up to the first word that is about something else.
fn people(context: &Context, words: &[usize], voice: &Voice) -> SmallVec<[Person; 2]> {
    let all = context.words();
    let mut found = SmallVec::new();
    for at in words {
        let word = &all[*at];
        if let Some(person) = context.person(*at, voice.speaker()) {
            found.push(person);
            if found.len() == 3 {
                break;
            }
            continue;
        }
        let leads_up = match word.tag {
            Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Conjunction | Tag::Mark => true,
            Tag::Adverb | Tag::Number => true,
            Tag::Preposition => found.is_empty() && word.folds_to_any(&["of", "for", "behind", "against"]),
            Tag::Noun | Tag::Nouns => {
                word.has(Traits::TITLE.with(Traits::HONORIFIC).with(Traits::PERSON))
                    || word.token.capitalised
                    || found.is_empty() && STAND_FOR.contains(&context.lemma(*at).as_ref())
            }
            _ => false,
        };
        if !leads_up {
            break;
        }
    }
    found
}
