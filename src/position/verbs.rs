//! Verb groups of a clause, and the verbs that only decide whether and how the next is the case.

use super::claim::Modality;
use super::context::Context;
use super::phrase::subject;
use super::proposition::Proposition;
use crate::grammar::Word;
use crate::lexicon::{Effect, Marks, Tag, Traits};

/// Reads one verb group from `at`; its verb's place, or that of the last auxiliary.
pub(super) fn group(context: &Context, words: &[usize], at: usize, found: &mut Proposition) -> Option<usize> {
    let all = context.words();
    let mut be = false;
    let mut head = None;
    // A negation after the last auxiliary belongs to its complement, unless a verb follows: "is not a threat".
    let mut pending = false;
    found.passive = false;
    let mut adverbial = at;
    for (place, index) in words.iter().enumerate().skip(at) {
        let word = &all[*index];
        if place < adverbial {
            continue;
        }
        match word.tag {
            Tag::Modal if head.is_none() => modal(word, found),
            // "Had at no point agreed".
            Tag::Preposition if is_never(context, words, place) => {
                pending = !pending;
                adverbial = place + 3;
            }
            _ if negates(context, words, place) => pending = !pending,
            _ if context.marks(*index).any(Marks::LONGER)
                && place > 0
                && context.marks(words[place - 1]).any(Marks::NO) => {}
            Tag::Adverb | Tag::Negation => {}
            Tag::To | Tag::Mark if head.is_none() => {}
            Tag::Auxiliary => {
                found.negated ^= std::mem::take(&mut pending);
                be |= word.has(Traits::BE);
                head = Some(place);
            }
            // "Is qualified", "was not respected": an adjective that judges.
            Tag::Participle if be && context.marks(*index).any(Marks::VERDICT) && is_verdict(context, words, place) => {
                break;
            }
            Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund => {
                found.negated ^= pending;
                found.passive = be && matches!(word.tag, Tag::Participle | Tag::Past);
                // "Was opposed to the bridge" opposes it.
                if word.folds_to("opposed") && words.get(place + 1).is_some_and(|next| all[*next].folds_to("to")) {
                    found.passive = false;
                }
                // "He's backed everything" has, and is not, backed.
                let clitic = head.is_some_and(|head: usize| all[words[head]].folds_to_any(&["'s", "’s"]));
                if clitic && words.get(place + 1).is_some_and(|next| begins_object(&all[*next])) {
                    found.passive = false;
                }
                return Some(place);
            }
            // "Do we want", "is he going": the subject of a question.
            Tag::Pronoun if head.is_some() && word.has(Traits::SUBJECT) && found.subject.is_empty() => {
                found.subject.push(*index);
            }
            // "Had at no time spoken": after a noun the tagger takes it for an adjective.
            Tag::Adjective if place > at && place == adverbial && word.entry.tags.has(Tag::Participle) => {
                found.negated ^= pending;
                return Some(place);
            }
            // `allowed` and the like are also in the table as adjectives; `ready to` is what somebody is.
            Tag::Adjective
                if be
                    && context.lemmas(*index).0.0 != 0
                    && words.get(place + 1).is_some_and(|n| all[*n].tag == Tag::To)
                    && head.is_none_or(|be| context.semantics().governor(context.phrase(words, be)).is_none()) =>
            {
                found.negated ^= pending;
                found.passive = true;
                return Some(place);
            }
            _ => break,
        }
    }
    head
}

/// True for a participle that judges as an adjective does, where nobody is told to have done it.
fn is_verdict(context: &Context, words: &[usize], place: usize) -> bool {
    let judges = context.semantics().evaluation([context.lemmas(words[place])]).is_some();
    judges && !words.get(place + 1).is_some_and(|next| context.words()[*next].folds_to("by"))
}

/// True for a word that a verb's object begins with.
fn begins_object(word: &Word) -> bool {
    matches!(word.tag, Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::Name)
}

/// `at no point`, `under no circumstances`: an adverbial that denies.
pub(super) fn is_never(context: &Context, words: &[usize], place: usize) -> bool {
    let is_any = |place: usize, forms: &[&str]| context.is_any(words, place, forms);
    is_any(place, &["at", "in", "under", "on", "by"])
        && is_any(place + 1, &["no"])
        && is_any(place + 2, &["point", "time", "stage", "way", "circumstances", "account", "means", "event"])
}

/// True for a negation at a place; "not only" is none.
pub(super) fn negates(context: &Context, words: &[usize], place: usize) -> bool {
    let all = context.words();
    let next = words.get(place + 1).copied();
    if context.marks(words[place]).any(Marks::NO) {
        return next.is_some_and(|next| context.marks(next).any(Marks::LONGER));
    }
    all[words[place]].tag == Tag::Negation
        && !next.is_some_and(|next| all[next].folds_to_any(&["only", "just", "merely"]))
}

fn modal(word: &Word, found: &mut Proposition) {
    if word.folds_to_any(&["will", "would", "'ll", "’ll", "shall", "wo"]) {
        found.modality = Some(Modality::Intended);
    } else if word.folds_to_any(&["can", "could", "may", "might", "ca"]) {
        found.modality = Some(Modality::Possible);
    } else if word.folds_to_any(&["should", "must", "ought"]) {
        found.modality = Some(Modality::Required);
    } else if word.folds_to("cannot") {
        found.negated = !found.negated;
        found.modality = Some(Modality::Possible);
    }
}

/// The verb that the one at `head` governs, and what it does to it.
pub(super) fn governed(
    context: &Context,
    words: &[usize],
    head: usize,
    found: &mut Proposition,
) -> Option<(usize, Effect)> {
    /// Words between a verb and the infinitive of its object: "allow the two countries to …".
    const LONGEST_OBJECT: usize = 8;
    if !context.semantics().begins_governor(context.lemmas(words[head])) {
        return None;
    }
    let all = context.words();
    let tag = |place: usize| words.get(place).map(|at| all[*at].tag);
    let infinitive = |to: usize| {
        let mut place = to + 1;
        while matches!(tag(place), Some(Tag::Adverb | Tag::Negation)) {
            place += 1;
        }
        matches!(tag(place), Some(Tag::Base))
            || words.get(place).is_some_and(|at| all[*at].folds_to_any(&["be", "have", "do"]))
    };
    // `ready to`, `allowed to`, `stop short of`: everything up to the verb is one phrase.
    let governor = context.semantics().governor(context.phrase(words, head));
    // "Is against fracking" is a stance and no denial.
    let against = words.get(head + 1).is_some_and(|at| all[*at].folds_to("against"));
    if let Some((length, effect)) = governor.filter(|_| !against) {
        let mut place = head + 1;
        let mut left = length - 1;
        while left > 0 && place < words.len() {
            left -= usize::from(tag(place) != Some(Tag::Adverb) || context.is_particle(words[place]));
            place += 1;
        }
        let to = words[..place.min(words.len())].last().is_some_and(|at| all[*at].folds_to("to"));
        if to && infinitive(place - 1) || !to && matches!(tag(place), Some(Tag::Gerund)) {
            return Some((place, effect));
        }
        if !to && tag(place) == Some(Tag::To) && infinitive(place) {
            return Some((place + 1, effect));
        }
        if let Some(verb) = past_plan(context, words, place).filter(|_| !to) {
            return Some((verb, effect));
        }
        // "Let them go".
        if effect == Effect::Permitted
            && let Some(verb) = (place..words.len().min(place + LONGEST_OBJECT)).find(|p| tag(*p) == Some(Tag::Base))
        {
            found.subject = subject(context, &words[place..verb]);
            return Some((verb, effect));
        }
    }
    // "Has the qualifications to be mayor" does not have to; "has the right to vote" is as good as a rule.
    let binds = |at: &usize| all[*at].folds_to_any(&["right", "duty", "obligation", "responsibility", "job"]);
    if all[words[head]].has(Traits::HAVE) && !words[head + 1..].iter().take(LONGEST_OBJECT).any(binds) {
        return None;
    }
    // "Want Iran to stop", "ban them from entering".
    let link = (head + 2..words.len().min(head + 2 + LONGEST_OBJECT)).find(|place| {
        let word = &all[words[*place]];
        word.folds_to("to") && infinitive(*place)
            || word.folds_to("from") && tag(*place + 1) == Some(Tag::Gerund)
            || word.tag.is_finite() && word.tag != Tag::Base
            || word.is_comma()
    })?;
    if !all[words[link]].folds_to_any(&["to", "from"]) {
        return None;
    }
    let pair = [words[head], words[link]];
    let (_, effect) = context.semantics().governor(context.phrase(&pair, 0)).filter(|(length, _)| *length == 2)?;
    let object = &words[head + 1..link];
    if object.iter().any(|at| all[*at].tag.is_nominal() || all[*at].tag == Tag::Pronoun) {
        found.subject = subject(context, object);
        return Some((link + 1, effect));
    }
    None
}

/// "Dropped [its plan to] sell", "gave up [the idea of] selling": the verb that the noun stands for.
fn past_plan(context: &Context, words: &[usize], mut place: usize) -> Option<usize> {
    const PLANS: [&str; 12] = [
        "plan",
        "idea",
        "proposal",
        "pledge",
        "promise",
        "commitment",
        "goal",
        "target",
        "intention",
        "vow",
        "bid",
        "project",
    ];
    let all = context.words();
    let tag = |place: usize| words.get(place).map(|at| all[*at].tag);
    while matches!(tag(place), Some(Tag::Determiner | Tag::Possessive | Tag::Adjective)) {
        place += 1;
    }
    let noun = words.get(place).filter(|at| PLANS.contains(&context.lemma(**at).as_ref()))?;
    let next = words.get(place + 1)?;
    let to = all[*next].tag == Tag::To && tag(place + 2) == Some(Tag::Base);
    let of = all[*next].folds_to_any(&["of", "for"]) && tag(place + 2) == Some(Tag::Gerund);
    (all[*noun].tag.is_nominal() && (to || of)).then_some(place + 2)
}

pub(super) fn govern(found: &mut Proposition, effect: Effect) {
    match effect {
        Effect::Negative => found.negated = !found.negated,
        Effect::Positive => {}
        Effect::Prospective => {
            found.modality = found.modality.or(Some(Modality::Intended));
        }
        Effect::Required if found.negated => found.modality = Some(Modality::Permitted),
        Effect::Required => found.modality = Some(Modality::Required),
        Effect::Permitted if found.negated => {
            found.negated = false;
            found.modality = Some(Modality::Forbidden);
        }
        Effect::Permitted => found.modality = Some(Modality::Permitted),
    }
}
