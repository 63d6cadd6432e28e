//! One clause: its subject, its verbs from the first to the one that says something, and what that verb takes.
//!
//! Verbs that only decide whether and how the next is the case (`refuse to`, `be allowed to`, `plan to`) are passed
//! through; what is left is the predicate.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::claim::Modality;
use super::clause::{Clause, is_finite};
use super::context::Context;
use super::phrase::{Few, Reach, content_words, denies, subject};
use super::verbs::{govern, governed, group, is_never, negates};
use super::voice::is_somebody;
use crate::lexicon::{Effect, LemmaId, Marks, Tag, Traits};

/// Verbs passed through: seldom more than two.
pub(super) type Governors = SmallVec<[usize; 2]>;

/// What a clause says, in words of the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Proposition<'a> {
    /// The subject's content words; empty where there is none.
    pub subject: Few,
    /// True where no word stands before the verb that could be a subject: an imperative, an infinitive, a shared subject.
    pub bare: bool,
    /// The predicate's verb; `None` for a clause without one.
    pub head: Option<usize>,
    /// The predicate's lemma; with its particle, and with a light verb resolved.
    pub predicate: Cow<'a, str>,
    /// The object's content words.
    pub object: Few,
    /// True with an odd number of negations.
    pub negated: bool,
    /// How it is put forward; `None` where no word says so.
    pub modality: Option<Modality>,
    /// The subject is what it is done to.
    pub passive: bool,
    /// Verbs passed through on the way to the predicate.
    pub governors: Governors,
    /// Those of them that deny what they govern: `refuse`, `ban … from`.
    pub denied_by: Governors,
    /// Where in the clause's words the predicate's complement begins.
    pub complement: usize,
}

/// Reads a clause.
pub(super) fn proposition<'a>(context: &Context<'a>, clause: &Clause) -> Proposition<'a> {
    let all = context.words();
    let words = clause.words.as_slice();
    let mut found = Proposition::default();
    let verbal = |at: &usize| is_finite(all, *at);
    // "To endorse Lee, in what seemed a first, …": what comes later hangs on the infinitive.
    let opening = words.iter().position(|at| !matches!(all[*at].tag, Tag::Adverb | Tag::Negation | Tag::Mark));
    let infinitive = opening.filter(|first| all[words[*first]].tag == Tag::To);
    let first = infinitive.or_else(|| words.iter().position(verbal)).or_else(|| {
        words
            .iter()
            .position(|at| {
                matches!(all[*at].tag, Tag::To | Tag::Base | Tag::Gerund | Tag::Participle)
                    || all[*at].tag == Tag::Auxiliary
            })
            .filter(|p| {
                *p == 0
                    || all[words[*p]].tag != Tag::Participle
                        && words[..*p].iter().all(|at| {
                            !all[*at].tag.is_nominal()
                                || all[words[*p]].tag == Tag::Base
                                || all[words[*p]].tag == Tag::To
                        })
            })
    });
    let Some(first) = first else {
        found.object = content_words(context, words, 0, Reach::Whole);
        return found;
    };
    // "At no point had it agreed": the subject stands after the auxiliary.
    if !is_never(context, words, 0) || first != 3 {
        found.subject = subject(context, &words[..first]);
    }
    found.bare = words[..first].iter().all(|at| {
        matches!(
            all[*at].tag,
            Tag::Adverb | Tag::Negation | Tag::Mark | Tag::Conjunction | Tag::Preposition | Tag::Interjection
        ) && !all[*at].folds_to("there")
    });
    if words[..first].iter().any(|at| denies(context, *at)) {
        found.negated = !found.negated;
    }
    if found.subject.is_empty() && clause.antecedent.is_some() {
        found.subject.extend(clause.antecedent);
    }
    let mut at = first;
    while let Some(head) = group(context, words, at, &mut found) {
        found.head = Some(words[head]);
        found.complement = head + 1;
        let Some((next, effect)) = governed(context, words, head, &mut found) else { break };
        govern(&mut found, effect);
        if effect == Effect::Negative {
            found.denied_by.push(words[head]);
        }
        // "Is going to" is no more than "will".
        if !all[words[head]].folds_to("going") {
            found.governors.push(words[head]);
        }
        at = next;
    }
    finish(context, words, &mut found);
    found
}

/// Predicate and object, light verbs and passives resolved.
fn finish<'a>(context: &Context<'a>, words: &[usize], found: &mut Proposition<'a>) {
    let all = context.words();
    let Some(head) = found.head else { return };
    let word = &all[head];
    let verb = context.verb(head);
    found.predicate = match verb {
        LemmaId(0) => context.lemma(head),
        verb => Cow::Borrowed(context.lexicon().lemma_text(verb)),
    };
    let mut of_the_verb_alone = verb != LemmaId(0);
    // "Is not a threat": the negation stands after the verb.
    while let Some(at) = words.get(found.complement) {
        let adverb = matches!(all[*at].tag, Tag::Adverb | Tag::Negation) && !context.is_particle(*at);
        if negates(context, words, found.complement) {
            // "Is driven not by greed but by fear": it is driven.
            let of_the_next = words.get(found.complement + 1).is_some_and(|next| all[*next].tag == Tag::Preposition);
            found.negated ^= !of_the_next || word.has(Traits::BE);
        } else if !adverb && !context.marks(*at).any(Marks::LONGER) || context.marks(*at).any(Marks::NO) {
            break;
        }
        found.complement += 1;
    }
    let rest = &words[found.complement.min(words.len())..];
    // "No evidence", "none", "nothing": the object denies.
    if rest.first().is_some_and(|at| denies(context, *at)) {
        found.negated = !found.negated;
    }
    if let Some(particle) = rest
        .first()
        .filter(|at| all[**at].folds_to_any(&["out", "up", "down", "off", "away", "back"]) && !word.has(Traits::BE))
    {
        let predicate = found.predicate.to_mut();
        predicate.push(' ');
        predicate.push_str(&context.lemma(*particle));
        found.complement += 1;
        of_the_verb_alone = false;
    }
    // "Amounts to an error" is one.
    if found.predicate == "amount" && rest.first().is_some_and(|at| all[*at].folds_to("to")) {
        found.predicate = Cow::Borrowed("be");
        found.complement += 1;
        of_the_verb_alone = false;
    }
    // "Is in favour of the deposit": what it is in favour of.
    let past = if word.has(Traits::BE) {
        let stance = context.semantics().stance_phrase(context.phrase(words, found.complement));
        stance.filter(|(length, _)| *length > 1).map_or(0, |(length, _)| length)
    } else {
        0
    };
    found.object = content_words(context, words, found.complement + past, Reach::Object);
    let light = light_verb(context, words, found);
    let same = if of_the_verb_alone && !light {
        context.semantics().synonym(verb, true)
    } else {
        context.semantics().stands_for(&found.predicate, true)
    };
    // "Dropped the plan" is no fall, "went up by a cent" is a rise.
    let by = words.get(found.complement).is_some_and(|at| all[*at].folds_to("by"));
    let transitive = found.passive || !found.object.is_empty() && !by;
    if let Some(same) = same.filter(|same| !(transitive && matches!(*same, "fall" | "rise" | "surge" | "plunge"))) {
        found.predicate = Cow::Borrowed(same);
    }
    if found.passive {
        let after = &words[found.complement.min(words.len())..];
        let by = after.iter().position(|at| all[*at].folds_to("by"));
        // "By the end of the year" names nobody.
        let by = by.filter(|by| {
            !after[*by..].iter().take(7).any(|at| all[*at].has(Traits::TIME) || all[*at].tag == Tag::Number)
        });
        let agent = by.map(|by| content_words(context, after, by + 1, Reach::Phrase));
        found.object = std::mem::replace(&mut found.subject, agent.unwrap_or_default());
    } else if context.marks_of_any(head).any(Marks::ALTERNATES) {
        happens_to_subject(context, found);
    } else if let Some(causes) = causes(&found.predicate).filter(|_| !transitive) {
        // "Taxes will go up": somebody raises them.
        found.object.clear();
        happens_to_subject(context, found);
        if !found.object.is_empty() {
            found.predicate = Cow::Borrowed(causes);
        }
    }
}

/// The verb for doing what another says only happens.
fn causes(predicate: &str) -> Option<&'static str> {
    match predicate {
        "rise" => Some("raise"),
        "fall" => Some("cut"),
        _ => None,
    }
}

/// "The plant will close", "the plant stays open": somebody closes it, or opens it.
fn happens_to_subject(context: &Context, found: &mut Proposition) {
    if found.object.is_empty() && !found.subject.last().is_some_and(|at| is_somebody(context, *at)) {
        std::mem::swap(&mut found.object, &mut found.subject);
    }
}

/// "Issued a pardon for", "keep it open": the noun, or the adjective, says what is done. True where it does.
fn light_verb<'a>(context: &Context<'a>, words: &[usize], found: &mut Proposition<'a>) -> bool {
    let all = context.words();
    let Some(verb) = found.head.map(|head| all[head].entry.verb) else { return false };
    let of_a_thing = !found.subject.iter().any(|at| is_somebody(context, *at));
    let mut place = found.complement;
    let (mut noun, mut last) = (None, None);
    while let Some(at) = words.get(place) {
        match all[*at].tag {
            Tag::Noun | Tag::Nouns => noun = Some(*at),
            Tag::Determiner
            | Tag::Possessive
            | Tag::Adjective
            | Tag::Adverb
            | Tag::Number
            | Tag::Participle
            | Tag::Name => {}
            // "Keep it open".
            Tag::Pronoun if last.is_none() => {}
            _ => break,
        }
        last = Some(*at);
        place += 1;
    }
    // "Keep the hospital open": what it is to be stands behind it.
    let state = last.filter(|last| all[*last].tag == Tag::Adjective);
    // "Keep it open": to the tagger a verb after its subject.
    let state = state.or(words.get(place).copied().filter(|next| all[*next].tag == Tag::Base && last.is_some()));
    let state = state.filter(|_| of_a_thing || !all[found.head.unwrap_or_default()].has(Traits::BE));
    if let Some(predicate) = state.and_then(|state| context.semantics().light(verb, all[state].entry.noun)) {
        found.predicate = Cow::Borrowed(predicate);
        found.object.retain(|at| Some(*at) != state);
        if !found.passive {
            happens_to_subject(context, found);
        }
        return true;
    }
    let Some(predicate) = noun.and_then(|noun| context.semantics().light(verb, all[noun].entry.noun)) else {
        return false;
    };
    found.predicate = Cow::Borrowed(predicate);
    found.complement = place;
    let after = content_words(context, words, place, Reach::Object);
    // "Raised the tax": what the noun is about may stand before it.
    if after.is_empty() {
        // "Signed the treaty" ratifies a treaty; "issued a pardon" pardons, and no pardon is pardoned.
        let stem = predicate.get(..predicate.len().min(4)).unwrap_or(predicate);
        found.object.retain(|at| Some(*at) != noun || !context.lemma(*at).starts_with(stem));
    } else {
        found.object = after;
    }
    true
}

/// "Closing the plant", "any closure of the plant": what somebody is for or against that is done, and to what; `None` where
/// the words name a thing.
pub(super) fn event<'a>(context: &Context<'a>, words: &[usize]) -> Option<(Cow<'a, str>, Few)> {
    let all = context.words();
    let mut found = Proposition::default();
    let first = *words.first()?;
    if all[first].tag == Tag::Gerund && all[first].entry.verb.0 != 0 {
        let clause = Clause::of(context, words.iter().copied().collect());
        found = proposition(context, &clause);
    } else {
        nominal(context, words, &mut found);
    }
    (!found.object.is_empty() && !found.negated).then_some((found.predicate, found.object))
}

/// "A ban on fireworks": the noun that is also a verb, and what it is done to; for what is demanded or proposed.
pub(super) fn nominal<'a>(context: &Context<'a>, words: &[usize], found: &mut Proposition<'a>) {
    let all = context.words();
    let Some(place) = words.iter().position(|at| all[*at].tag == Tag::Preposition).filter(|place| *place > 0) else {
        return;
    };
    let noun = words[place - 1];
    let verb = match &all[noun] {
        word if word.tag == Tag::Gerund => Some(context.lexicon().lemma_text(word.entry.verb)),
        word if word.tag != Tag::Noun => None,
        word => context
            .semantics()
            .deverbal(word.entry.noun)
            .or_else(|| (word.entry.verb.0 != 0).then(|| context.lexicon().lemma_text(word.entry.verb))),
    };
    if let Some(verb) = verb.filter(|_| all[words[place]].folds_to_any(&["on", "of", "to", "in", "for"])) {
        found.predicate = Cow::Borrowed(context.semantics().stands_for(verb, true).unwrap_or(verb));
        found.object = content_words(context, words, place + 1, Reach::Object);
        found.head = Some(noun);
        found.complement = place;
    }
}
