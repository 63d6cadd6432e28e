//! One clause: its subject, its verbs from the first to the one that says something, and what that verb takes.
//!
//! Verbs that only decide whether and how the next is the case (`refuse to`, `be allowed to`, `plan to`) are passed
//! through; what is left is the predicate.

use super::claim::Modality;
use super::clause::{Clause, is_finite};
use super::context::{Context, is_particle};
use crate::lexicon::{Effect, Tag, Traits};

/// What a clause says, in words of the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Proposition {
    /// The subject's content words; empty where there is none.
    pub subject: Vec<usize>,
    /// True where no word stands before the verb that could be a subject: an imperative, an infinitive, a shared subject.
    pub bare: bool,
    /// The predicate's verb; `None` for a clause without one.
    pub head: Option<usize>,
    /// The predicate's lemma; with its particle, and with a light verb resolved.
    pub predicate: String,
    /// The object's content words.
    pub object: Vec<usize>,
    /// True with an odd number of negations.
    pub negated: bool,
    /// How it is put forward; `None` where no word says so.
    pub modality: Option<Modality>,
    /// The subject is what it is done to.
    pub passive: bool,
    /// True under `would`.
    pub hypothetical: bool,
    /// Verbs passed through on the way to the predicate.
    pub governors: Vec<usize>,
    /// Where in the clause's words the predicate's complement begins.
    pub complement: usize,
}

/// Reads a clause.
pub(super) fn proposition(context: &Context, clause: &Clause) -> Proposition {
    let all = context.words();
    let words = clause.words.as_slice();
    let mut found = Proposition::default();
    let verbal = |at: &usize| is_finite(all, *at);
    let first = words.iter().position(verbal).or_else(|| {
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
    found.subject = subject(context, &words[..first]);
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
    loop {
        let Some(head) = group(context, words, at, &mut found) else { break };
        found.head = Some(words[head]);
        found.complement = head + 1;
        let Some((next, effect)) = governed(context, words, head, &mut found) else { break };
        govern(&mut found, effect);
        found.governors.push(words[head]);
        at = next;
    }
    finish(context, words, &mut found);
    found
}

/// Reads one verb group from `at`; its verb's place, or that of the last auxiliary.
fn group(context: &Context, words: &[usize], at: usize, found: &mut Proposition) -> Option<usize> {
    let all = context.words();
    let mut be = false;
    let mut head = None;
    // A negation after the last auxiliary belongs to its complement, unless a verb follows: "is not a threat".
    let mut pending = false;
    found.passive = false;
    for (place, index) in words.iter().enumerate().skip(at) {
        let word = &all[*index];
        match word.tag {
            Tag::Modal if head.is_none() => modal(word.text(), found),
            _ if negates(context, words, place) => pending = !pending,
            _ if word.folds_to("longer") && place > 0 && all[words[place - 1]].folds_to("no") => {}
            Tag::Adverb | Tag::Negation => {}
            Tag::To | Tag::Mark if head.is_none() => {}
            Tag::Auxiliary => {
                found.negated ^= std::mem::take(&mut pending);
                be |= word.has(Traits::BE);
                head = Some(place);
            }
            Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund => {
                found.negated ^= pending;
                found.passive = be && matches!(word.tag, Tag::Participle | Tag::Past);
                return Some(place);
            }
            // "Do we want", "is he going": the subject of a question.
            Tag::Pronoun if head.is_some() && word.has(Traits::SUBJECT) && found.subject.is_empty() => {
                found.subject.push(*index);
            }
            // `allowed` and the like are also in the table as adjectives.
            Tag::Adjective
                if be
                    && context.lemmas(*index).0.0 != 0
                    && words.get(place + 1).is_some_and(|n| all[*n].tag == Tag::To) =>
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

/// True for a negation at a place; "not only" is none.
fn negates(context: &Context, words: &[usize], place: usize) -> bool {
    let all = context.words();
    let next = words.get(place + 1).map(|at| &all[*at]);
    let word = &all[words[place]];
    if word.folds_to("no") {
        return next.is_some_and(|next| next.folds_to("longer"));
    }
    word.tag == Tag::Negation && !next.is_some_and(|next| next.folds_to_any(&["only", "just", "merely"]))
}

fn modal(text: &str, found: &mut Proposition) {
    let folded = text.to_ascii_lowercase();
    found.modality = match folded.as_str() {
        "must" | "should" | "ought" => Some(Modality::Required),
        "will" | "'ll" | "’ll" | "shall" | "wo" => Some(Modality::Intended),
        "would" => {
            found.hypothetical = true;
            Some(Modality::Intended)
        }
        "may" | "might" | "could" | "can" | "ca" => Some(Modality::Possible),
        "cannot" => {
            found.negated = !found.negated;
            Some(Modality::Possible)
        }
        _ => found.modality,
    };
}

/// The verb that the one at `head` governs, and what it does to it.
fn governed(context: &Context, words: &[usize], head: usize, found: &mut Proposition) -> Option<(usize, Effect)> {
    /// Words between a verb and the infinitive of its object: "allow the two countries to …".
    const LONGEST_OBJECT: usize = 8;
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
            left -= usize::from(tag(place) != Some(Tag::Adverb) || is_particle(&all[words[place]]));
            place += 1;
        }
        let to = words[..place.min(words.len())].last().is_some_and(|at| all[*at].folds_to("to"));
        if to && infinitive(place - 1) || !to && matches!(tag(place), Some(Tag::Gerund)) {
            return Some((place, effect));
        }
        if !to && tag(place) == Some(Tag::To) && infinitive(place) {
            return Some((place + 1, effect));
        }
        // "Let them go".
        if effect == Effect::Permitted
            && let Some(verb) = (place..words.len().min(place + LONGEST_OBJECT)).find(|p| tag(*p) == Some(Tag::Base))
        {
            found.subject = subject(context, &words[place..verb]);
            return Some((verb, effect));
        }
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

fn govern(found: &mut Proposition, effect: Effect) {
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

/// Predicate and object, light verbs and passives resolved.
fn finish(context: &Context, words: &[usize], found: &mut Proposition) {
    let all = context.words();
    let Some(head) = found.head else { return };
    let word = &all[head];
    found.predicate = if word.entry.verb.0 == 0 {
        context.lemma(head)
    } else {
        context.lexicon().lemma_text(word.entry.verb).to_owned()
    };
    // "Is not a threat": the negation stands after the verb.
    while let Some(at) = words.get(found.complement) {
        let adverb = matches!(all[*at].tag, Tag::Adverb | Tag::Negation) && !is_particle(&all[*at]);
        if negates(context, words, found.complement) {
            found.negated = !found.negated;
        } else if !adverb && !all[*at].folds_to("longer") || all[*at].folds_to("no") {
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
        found.predicate.push(' ');
        context.push_lemma(*particle, &mut found.predicate);
        found.complement += 1;
    }
    found.object = content_words(context, words, found.complement, Reach::Object);
    light_verb(context, words, found);
    let folded = context.semantics().verb(&found.predicate);
    // "Dropped the plan" is no fall.
    let trend = matches!(folded, "fall" | "rise" | "surge" | "plunge") && (found.passive || !found.object.is_empty());
    if folded != found.predicate && !trend {
        found.predicate = folded.to_owned();
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
    }
}

/// "Issued a pardon for": the noun says what is done.
fn light_verb(context: &Context, words: &[usize], found: &mut Proposition) {
    let all = context.words();
    let Some(verb) = found.head.map(|head| all[head].entry.verb) else { return };
    let mut place = found.complement;
    let mut noun = None;
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
            _ => break,
        }
        place += 1;
    }
    let Some(predicate) = noun.and_then(|noun| context.semantics().light(verb, all[noun].entry.noun)) else { return };
    found.predicate = predicate.to_owned();
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
}

/// The content words of the noun phrase that ends where the verb begins.
fn subject(context: &Context, words: &[usize]) -> Vec<usize> {
    let all = context.words();
    if let Some(pronoun) = words.iter().rev().find(|at| !matches!(all[**at].tag, Tag::Adverb | Tag::Negation))
        && all[*pronoun].tag == Tag::Pronoun
    {
        return vec![*pronoun];
    }
    // Only what stands after the last comma, and not the phrase that a preposition opens: "In Iraq we …".
    let mut words = words;
    while let Some((last, before)) = words.split_last()
        && all[*last].is_comma()
    {
        words = before;
    }
    let start = words.iter().rposition(|at| all[*at].is_comma()).map_or(0, |p| p + 1);
    let words = &words[start..];
    content_words(context, words, 0, Reach::Phrase)
}

/// How far content words are collected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// A noun phrase with its `of`.
    Phrase,
    /// The object: a phrase, or that of the preposition that stands first.
    Object,
    /// Everything up to the first comma.
    Whole,
}

/// The content words of the phrase at `from`.
fn content_words(context: &Context, words: &[usize], from: usize, reach: Reach) -> Vec<usize> {
    /// More words than this name no thing.
    const MOST: usize = 8;
    let all = context.words();
    let mut found = Vec::new();
    for (place, at) in words.iter().enumerate().skip(from) {
        let word = &all[*at];
        match word.tag {
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number => found.push(*at),
            Tag::Gerund | Tag::Participle | Tag::Base if found.is_empty() || reach == Reach::Whole => found.push(*at),
            Tag::Gerund | Tag::Participle
                if words.get(place + 1).is_some_and(|n| all[*n].tag.is_nominal() && all[*n].tag != Tag::Name) =>
            {
                found.push(*at);
            }
            Tag::Pronoun if found.is_empty() => {
                found.push(*at);
                if reach != Reach::Whole {
                    break;
                }
            }
            Tag::Preposition if word.folds_to("without") && reach != Reach::Whole => break,
            Tag::Preposition | Tag::To if found.is_empty() || reach == Reach::Whole => {}
            Tag::Preposition
                if word.folds_to_any(&["of", "on", "for", "with", "from", "against", "about", "in", "to"])
                    && reach == Reach::Object => {}
            Tag::Preposition if word.folds_to("of") => {}
            Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::Conjunction | Tag::Negation => {}
            Tag::Mark if word.is_any(&["$", "%", "-", "/", "&", "€", "£"]) => {}
            _ => break,
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.retain(|at| !all[*at].has(Traits::TIME) && all[*at].tag != Tag::Number);
    found
}

/// "A ban on fireworks": the noun that is also a verb, and what it is done to; for what is demanded or proposed.
pub(super) fn nominal(context: &Context, words: &[usize], found: &mut Proposition) {
    let all = context.words();
    let Some(place) = words.iter().position(|at| all[*at].tag == Tag::Preposition).filter(|place| *place > 0) else {
        return;
    };
    let noun = words[place - 1];
    if all[noun].tag == Tag::Noun
        && all[noun].entry.verb.0 != 0
        && all[words[place]].folds_to_any(&["on", "of", "to", "in", "for"])
    {
        found.predicate = context.lexicon().lemma_text(all[noun].entry.verb).to_owned();
        found.object = content_words(context, words, place + 1, Reach::Object);
        found.head = Some(noun);
        found.complement = place;
    }
}

/// `no`, `none`, `nobody`, `nothing`, `neither`.
pub(super) fn denies(context: &Context, at: usize) -> bool {
    let word = &context.words()[at];
    word.folds_to_any(&["no", "none", "nobody", "nothing", "neither", "nowhere", "n't", "n’t"])
        || word.tag == Tag::Negation && word.folds_to_any(&["not", "never"])
}
