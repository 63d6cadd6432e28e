//! From the clauses of a content to its claims.

use super::amount::{amount, nothing};
use super::claim::{Claim, Evaluation, Modality, Polarity, Stance, Topic};
use super::clause::{Clause, Link, clauses};
use super::context::Context;
use super::cue::{Force, Shape, force, settle};
use super::deadline::deadline;
use super::judgement::{evaluation, predicate_side, stance, turned};
use super::proposition::{Proposition, denies, nominal, proposition};
use super::scope::scope;
use super::topic;
use crate::grammar::{Attribution, Report, ReportKind};
use crate::lexicon::{CueClass, Effect, Side, Tag, Traits};
use crate::text::{Span, TokenRange};

/// The claims of a content are read in somebody's voice.
struct Voice<'a> {
    class: CueClass,
    lemma: &'a str,
    negated: bool,
    /// Under a modal that leaves open whether it was said: `might support`.
    possible: bool,
    source: Option<&'a TokenRange>,
    source_head: Option<usize>,
    object: Option<&'a TokenRange>,
    /// `he` and `she` in the content can be the actor.
    indirect: bool,
}

/// What an attribution commits its source to.
pub fn claims(context: &Context, attribution: &Attribution) -> Vec<Claim> {
    let words = context.words();
    // "No senator said": nobody did.
    let nobody = |source: &TokenRange| {
        words.get(source.start).is_some_and(|w| w.folds_to_any(&["no", "none", "nobody", "neither", "nothing"]))
    };
    if attribution.source.as_ref().is_some_and(nobody) {
        return Vec::new();
    }
    let cue = || attribution.cue.iter().flat_map(|range| &words[range.clone()]);
    let voice = Voice {
        class: attribution.class,
        lemma: &attribution.lemma,
        negated: attribution.negated,
        possible: attribution.unreal && !cue().any(|w| w.folds_to_any(&["would", "should", "must", "to", "’d", "'d"])),
        source: attribution.source.as_ref(),
        source_head: attribution
            .source_head
            .or_else(|| attribution.source.as_ref().and_then(|source| source.end.checked_sub(1))),
        object: attribution.object.as_ref(),
        indirect: attribution.content.first().is_some_and(|range| words.get(range.start).is_some_and(|w| !w.quoted)),
    };
    let mut content = attribution.content.clone();
    // "Accused him of lying": whom it is said of is no part of what is said.
    if let (CueClass::Accuse, Some(object), Some(first)) = (voice.class, voice.object, content.first_mut())
        && object.start <= first.start
        && object.end < first.end
    {
        first.start = first.start.max(object.end);
    }
    read(context, &content, &voice)
}

/// What a narrator's report says of its actor: the act itself, or that the position was reversed.
pub fn claims_of_report(context: &Context, report: &Report) -> Vec<Claim> {
    let voice = Voice {
        class: CueClass::Say,
        lemma: "",
        negated: false,
        possible: false,
        source: report.source.as_ref(),
        source_head: None,
        object: None,
        indirect: true,
    };
    let mut ranges: Vec<TokenRange> = report.cue.iter().chain(&report.content).cloned().collect();
    ranges.sort_by_key(|range| range.start);
    match report.kind {
        ReportKind::Act => {
            let mut clause = Clause::default();
            clause.words.extend(ranges.into_iter().flatten().filter(|at| *at < context.words().len()));
            clause.words.dedup();
            let found = proposition(context, &clause);
            let force = force(CueClass::Say, false, false, Shape::Finite);
            assemble(context, &clause, &clause, &found, &force, &voice, &cover(&clause.words))
        }
        ReportKind::Reversal => {
            let mut clause = Clause::default();
            clause.words.extend(report.content.iter().cloned().flatten().filter(|at| *at < context.words().len()));
            let mut found = proposition(context, &clause);
            found.head = None;
            found.predicate = "reverse-position".to_owned();
            found.object.clone_from(&clause.words);
            found.object.retain(|at| context.words()[*at].tag.is_nominal());
            found.negated = false;
            found.modality = None;
            let force = force(CueClass::Say, false, false, Shape::Finite);
            assemble(context, &clause, &clause, &found, &force, &voice, &cover(&clause.words))
        }
    }
}

/// What a bare statement commits its speaker to, as if a cue of that class stood before it.
pub fn claims_of_words(context: &Context, range: &TokenRange, class: CueClass) -> Vec<Claim> {
    let voice = Voice {
        class,
        lemma: "",
        negated: false,
        possible: false,
        source: None,
        source_head: None,
        object: None,
        indirect: false,
    };
    read(context, std::slice::from_ref(range), &voice)
}

fn read(context: &Context, content: &[TokenRange], voice: &Voice) -> Vec<Claim> {
    let words = context.words();
    let parts = clauses(words, content);
    let propositions: Vec<Proposition> = parts.iter().map(|part| proposition(context, part)).collect();
    let whole =
        Clause { words: parts.iter().flat_map(|part| part.words.iter().copied()).collect(), ..Clause::default() };
    if whole.words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(named) = of_the_whole(context, &whole, voice) {
        found.extend(named);
        // A stance toward a clause is one toward what it says; its parts would say it twice.
        if !matches!(voice.class, CueClass::Praise | CueClass::Blame)
            || !parts.iter().any(|part| is_sentence(words, part))
        {
            return found;
        }
    }
    let owned = acknowledges(context, &whole.words, voice);
    for index in 0..parts.len() {
        let Some(mut said) = Said::of(context, &parts, &propositions, index, voice) else { continue };
        if let Some(object) = voice.object
            && index == 0
            && said.found.subject.is_empty()
            && matches!(
                voice.class,
                CueClass::Accuse
                    | CueClass::Demand
                    | CueClass::Ask
                    | CueClass::Tell
                    | CueClass::Want
                    | CueClass::Allow
                    | CueClass::Ban
                    | CueClass::Describe
                    | CueClass::Offer
            )
        {
            said.found.subject = content_of(context, object);
        }
        let clause = &parts[index];
        let shape = shape(context, clause, &said.found, index == 0 && voice.object.is_some());
        let mut force = force(voice.class, voice.negated, voice.possible, shape);
        force.negates ^= said.flipped;
        force.modality = match force.modality {
            None | Some(Modality::Possible) => said.modality.or(force.modality),
            other => other,
        };
        if said.found.head.is_none()
            && matches!(
                force.modality,
                Some(Modality::Required | Modality::Intended | Modality::Permitted | Modality::Forbidden)
            )
        {
            nominal(context, &clause.words, &mut said.found);
        }
        // "Build the wall!"
        if shape == Shape::Infinitive && said.found.bare && matches!(voice.class, CueClass::Say | CueClass::Tell) {
            force.modality = force.modality.or(Some(Modality::Required));
        }
        if clause.question {
            force.modality = Some(Modality::Asked);
        }
        // "Judges who will overturn Roe": what a relative clause says of a noun belongs to the clause of the noun.
        let below = parts.iter().filter(|part| part.parent == Some(index) && part.link == Link::Relative);
        let reach = below.map(|part| cover(&part.words)).fold(cover(&clause.words), |all, part| {
            if part.is_empty() { all } else { all.start.min(part.start)..all.end.max(part.end) }
        });
        found.extend(assemble(context, clause, &whole, &said.found, &force, voice, &reach));
    }
    for claim in &mut found {
        claim.acknowledged = owned;
    }
    found
}

/// A clause that the actor stands for, with what its parents do to it.
struct Said {
    found: Proposition,
    flipped: bool,
    modality: Option<Modality>,
}

impl Said {
    fn of(
        context: &Context,
        parts: &[Clause],
        propositions: &[Proposition],
        index: usize,
        voice: &Voice,
    ) -> Option<Said> {
        let part = &parts[index];
        if part.words.is_empty() || !part.words.iter().any(|at| context.words()[*at].tag != Tag::Mark) {
            return None;
        }
        let mut said = Said { found: propositions[index].clone(), flipped: false, modality: None };
        match part.link {
            Link::Main | Link::Reason => {}
            Link::Relative if part.antecedent.is_some() && evaluation(context, part, &said.found).is_some() => {}
            Link::Relative | Link::Condition | Link::Time | Link::Question => return None,
            Link::Complement => {}
        }
        // A clause under one that is not said is not said.
        let mut above = part.parent;
        let mut below = part.link;
        while let Some(parent) = above {
            if below == Link::Complement {
                said.pass(context, &parts[parent], &propositions[parent], voice)?;
            }
            if matches!(parts[parent].link, Link::Condition | Link::Question | Link::Time) {
                return None;
            }
            below = parts[parent].link;
            above = parts[parent].parent;
        }
        let complement = parts
            .iter()
            .position(|child| child.parent == Some(index) && child.link == Link::Complement && !child.words.is_empty());
        if let Some(child) = complement {
            let own = is_own(context, &said.found, voice);
            match cue_class(context, &said.found) {
                // "I never said that …": what is denied is the saying.
                Some(CueClass::Say | CueClass::Tell) if own && said.found.negated => {
                    said.found.object = nouns(context, &parts[child].words);
                }
                Some(_) => return None,
                None if said.found.head.is_none() => return None,
                None => {}
            }
        }
        Some(said)
    }

    /// Takes in what the verb of a parent clause does to its complement; `None` where the actor does not say it.
    fn pass(&mut self, context: &Context, parent: &Clause, above: &Proposition, voice: &Voice) -> Option<()> {
        let head = above.head?;
        let words = &parent.words;
        let place = words.iter().position(|at| *at == head)?;
        if parent.question {
            return None;
        }
        let Some(class) = cue_class(context, above) else {
            // "It is not true that …".
            let untrue = words[place..]
                .iter()
                .any(|at| context.words()[*at].folds_to_any(&["false", "untrue", "wrong", "impossible", "unlikely"]));
            let be = context.words()[head].has(Traits::BE);
            self.flipped ^= be && (untrue != above.negated);
            return Some(());
        };
        if !is_own(context, above, voice) {
            return None;
        }
        let negative =
            matches!(context.semantics().governor(context.phrase(words, place)), Some((1, Effect::Negative)));
        match class {
            CueClass::Say | CueClass::Tell | CueClass::Admit | CueClass::Show if above.negated => return None,
            CueClass::Ask | CueClass::Mention => return None,
            CueClass::Want | CueClass::Demand => self.modality = Some(Modality::Required),
            CueClass::Promise => self.modality = Some(Modality::Intended),
            _ => {}
        }
        self.flipped ^= above.negated != (negative || class == CueClass::Deny);
        Some(())
    }
}

/// Stance, praise, description: claims about the content as a whole, where the cue is such.
fn of_the_whole(context: &Context, whole: &Clause, voice: &Voice) -> Option<Vec<Claim>> {
    let shape = Shape::Phrase;
    let force = force(voice.class, voice.negated, voice.possible, shape);
    let mut found = Proposition { predicate: voice.lemma.to_owned(), negated: voice.negated, ..Proposition::default() };
    match voice.class {
        CueClass::Support | CueClass::Oppose => {
            let inner = proposition(context, whole);
            found.object = nouns(context, &whole.words);
            if let Some(head) = inner.head.filter(|head| !found.object.contains(head)) {
                found.object.push(head);
                found.object.sort_unstable();
            }
            found.object.truncate(8);
        }
        CueClass::Praise | CueClass::Blame => {
            let named = voice.object.map_or_else(|| phrase_of(context, whole), |object| content_of(context, object));
            found.subject = named;
        }
        CueClass::Describe => {
            let object = voice.object?;
            found.subject = content_of(context, object);
            found.predicate = "be".to_owned();
            let after: Vec<usize> = whole.words.iter().copied().filter(|at| !object.contains(at)).collect();
            found.object = nouns(context, &after);
        }
        _ => return None,
    }
    Some(assemble(context, whole, whole, &found, &force, voice, &cover(&whole.words)))
}

/// One clause as claims: one for each declared topic, else one of an open topic.
fn assemble(
    context: &Context,
    clause: &Clause,
    whole: &Clause,
    found: &Proposition,
    force: &Force,
    voice: &Voice,
    reach: &TokenRange,
) -> Vec<Claim> {
    let own = is_own(context, found, voice);
    let (mut negated, mut modality) = settle(found, force, own, clause.conditional);
    let deontic =
        matches!(modality, Modality::Required | Modality::Intended | Modality::Permitted | Modality::Forbidden);
    let forbidden = modality == Modality::Forbidden;
    let measured = amount(context, &clause.words, negated || forbidden, deontic);
    if measured.as_ref().is_some_and(|measured| measured.turned) {
        negated = false;
        modality = if forbidden { Modality::Permitted } else { modality };
    }
    let stops = matches!(modality, Modality::Required | Modality::Intended) && !negated;
    let amount = measured
        .map(|measured| measured.amount)
        .or_else(|| if stops { nothing(context, &clause.words, found) } else { None });
    let side = force.stance.or_else(|| stance(context, clause, found, own));
    let judged = force
        .evaluation
        .or_else(|| evaluation(context, clause, found))
        .or_else(|| (voice.class == CueClass::Describe).then(|| predicate_side(context, &found.object)).flatten());
    let deadline = deadline(context, &clause.words, negated);
    let span = |words: &[usize]| words.iter().map(|at| context.words()[*at].span()).reduce(Span::cover);
    let mut claim = Claim {
        topic: Topic::Open(Vec::new()),
        subject: if own { "i".to_owned() } else { text(context, &found.subject) },
        predicate: found.predicate.clone(),
        object: text(context, &found.object),
        polarity: if negated { Polarity::Negated } else { Polarity::Affirmed },
        modality,
        stance: side.map(Stance::of),
        evaluation: judged.map(|side| Evaluation::of(turned(side, voice.class == CueClass::Describe && voice.negated))),
        amount,
        deadline,
        scope: scope(context, &clause.words, deadline.is_some()),
        acknowledged: false,
        evidence: span(&clause.words).into_iter().collect(),
    };
    let antecedent = clause.antecedent.map_or(reach.start, |at| at.min(reach.start));
    let mut declared = topic::declared(context, &(antecedent..reach.end));
    let pronouns = found.subject.iter().all(|at| context.words()[*at].tag == Tag::Pronoun);
    let inherited = declared.is_empty() && pronouns;
    if inherited {
        // "It is a disaster": what the rest of the content is about.
        declared = topic::declared(context, &cover(&whole.words));
        declared.iter_mut().for_each(|declared| declared.side = None);
        declared.truncate(1);
    }
    if found.passive {
        for declared in declared.iter_mut().filter(|declared| declared.side.is_none()) {
            declared.side = topic::side_of_passive(context, found, declared.topic);
            declared.frame = found.head.map_or(0..0, |head| head..head + 1);
        }
    }
    if declared.is_empty() {
        let topical: Vec<usize> = clause.words.iter().copied().filter(|at| !found.governors.contains(at)).collect();
        claim.topic = topic::open(context, &topical, voice.source);
        if matches!(&claim.topic, Topic::Open(words) if words.iter().map(|(_, weight)| weight).sum::<f32>() < 0.7) {
            claim.topic = topic::open(context, &whole.words, voice.source);
        }
        return vec![claim];
    }
    let others = !own
        && found.head.is_some()
        && modality == Modality::Asserted
        && found.subject.first().is_some_and(|at| is_somebody(context, *at));
    declared
        .into_iter()
        .filter_map(|declared| {
            let framed = declared.side.filter(|_| !others).map(|frame| {
                let verb_before = found.head.is_none_or(|head| head < declared.frame.start);
                let denies = declared.frame.clone().any(|at| denies(context, at));
                match side {
                    // "Opposes overturning Roe": two sides taken, one in the other.
                    Some(Side::Against) if verb_before => frame.flipped(),
                    Some(Side::For) if verb_before => frame,
                    // "No amnesty": the frame has taken the negation in.
                    _ => turned(frame, !denies && (negated || forbidden)),
                }
            });
            // To call a topic good or bad is to take a side.
            let of_it = declared.named.is_some_and(|named| found.head.is_none_or(|head| named < head))
                || inherited && found.subject.iter().any(|at| context.words()[*at].has(Traits::NEUTER));
            let framed = framed.or(side).or(judged.filter(|_| of_it));
            Some(Claim {
                topic: topic::shown(context, declared.topic)?,
                stance: framed.map(Stance::of),
                ..claim.clone()
            })
        })
        .collect()
}

fn is_somebody(context: &Context, at: usize) -> bool {
    let word = &context.words()[at];
    word.tag == Tag::Name || word.has(Traits::PERSON) || word.tag == Tag::Pronoun && !word.has(Traits::NEUTER)
}

/// True where the subject is the actor: nobody else, the first person, or in indirect speech a pronoun that fits.
fn is_own(context: &Context, found: &Proposition, voice: &Voice) -> bool {
    let Some(first) = found.subject.first() else {
        return !found.passive && voice.object.is_none() && (found.bare || found.head.is_none());
    };
    let word = &context.words()[*first];
    if found.passive {
        return false;
    }
    if word.has(Traits::FIRST) {
        return true;
    }
    let Some(source) = voice.source_head.map(|at| &context.words()[at]) else { return false };
    if word.tag == Tag::Pronoun && voice.indirect && !word.quoted {
        let group = source.has(Traits::ORGANISATION);
        let plural = source.tag == Tag::Nouns;
        return if word.has(Traits::MALE.with(Traits::FEMALE)) {
            !group && !plural
        } else if word.has(Traits::PLURAL) && word.folds_to("they") {
            group || plural
        } else {
            group && word.folds_to("it")
        };
    }
    found.subject.iter().any(|at| context.words()[*at].text() == source.text() && source.tag == Tag::Name)
}

/// "I changed my mind", "I now believe", "I was wrong", "my view has evolved".
fn acknowledges(context: &Context, words: &[usize], voice: &Voice) -> bool {
    const REACH: usize = 7;
    let all = context.words();
    words.iter().enumerate().any(|(place, at)| {
        let speaker = all[*at].has(Traits::FIRST)
            || voice.indirect && all[*at].tag == Tag::Pronoun && all[*at].has(Traits::MALE.with(Traits::FEMALE));
        if !speaker {
            return false;
        }
        let after = &words[place + 1..words.len().min(place + REACH)];
        let has = |forms: &[&str]| after.iter().position(|at| all[*at].folds_to_any(forms));
        let negated = after.iter().any(|at| all[*at].tag == Tag::Negation);
        let changed = has(&["changed", "change", "changing"]).is_some_and(|verb| {
            after[verb..]
                .iter()
                .any(|at| all[*at].folds_to_any(&["mind", "position", "view", "views", "stance", "opinion"]))
        });
        let now = has(&["now"]).is_some_and(|now| {
            now <= 1
                && after.get(now + 1).is_some_and(|at| {
                    all[*at].folds_to_any(&[
                        "believe", "think", "support", "oppose", "realize", "realise", "see", "favor", "believes",
                        "thinks", "supports", "opposes",
                    ])
                })
        });
        let wrong = has(&["wrong", "mistaken"])
            .is_some_and(|p| p > 0 && after[..p].iter().any(|at| all[*at].folds_to_any(&["was", "been", "were"])));
        !negated && (changed || now || wrong || has(&["evolved"]).is_some())
    })
}

/// From the first to the last of some words.
fn cover(words: &[usize]) -> TokenRange {
    words.iter().min().zip(words.iter().max()).map_or(0..0, |(first, last)| *first..last + 1)
}

/// The class of the predicate as a cue that takes a clause.
fn cue_class(context: &Context, found: &Proposition) -> Option<CueClass> {
    let word = &context.words()[found.head?];
    if !word.has(Traits::CUE_VERB) {
        return None;
    }
    context.lexicon().verb_cues(word.entry.verb).first().map(|cue| cue.class)
}

fn shape(context: &Context, clause: &Clause, found: &Proposition, directed: bool) -> Shape {
    let words = context.words();
    let Some(head) = found.head else { return Shape::Phrase };
    let first = clause
        .words
        .iter()
        .map(|at| &words[*at])
        .find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation | Tag::Mark | Tag::Preposition));
    match first.map(|w| w.tag) {
        Some(Tag::To) if directed => Shape::Directed,
        Some(Tag::To | Tag::Base) => Shape::Infinitive,
        Some(Tag::Gerund) => Shape::Gerund,
        _ if words[head].tag == Tag::Base && !is_sentence(words, clause) => Shape::Directed,
        _ => Shape::Finite,
    }
}

fn is_sentence(words: &[crate::grammar::Word], clause: &Clause) -> bool {
    clause.words.iter().any(|at| words[*at].tag != Tag::Base && super::clause::is_finite(words, *at))
}

fn content_of(context: &Context, range: &TokenRange) -> Vec<usize> {
    nouns(context, &range.clone().filter(|at| *at < context.words().len()).collect::<Vec<_>>())
}

/// Content words of the first phrase.
fn phrase_of(context: &Context, clause: &Clause) -> Vec<usize> {
    let all = context.words();
    let end = clause.words.iter().position(|at| {
        let word = &all[*at];
        word.is_comma()
            || word.tag.is_finite()
            || word.tag == Tag::Preposition && !word.folds_to("of")
            || word.tag == Tag::Subordinator
    });
    nouns(context, &clause.words[..end.unwrap_or(clause.words.len())])
}

/// Nouns, names, adjectives and pronouns that can be a thing, at most eight.
fn nouns(context: &Context, words: &[usize]) -> Vec<usize> {
    let all = context.words();
    let mut found: Vec<usize> = words
        .iter()
        .copied()
        .filter(|at| {
            let word = &all[*at];
            word.tag.is_nominal() && !word.has(Traits::TIME) || matches!(word.tag, Tag::Adjective | Tag::Gerund)
        })
        .take(8)
        .collect();
    if found.is_empty() {
        found.extend(words.iter().copied().find(|at| all[*at].tag == Tag::Pronoun));
    }
    found
}

fn text(context: &Context, words: &[usize]) -> String {
    let mut text = String::new();
    for at in words {
        if !text.is_empty() {
            text.push(' ');
        }
        context.push_lemma(*at, &mut text);
    }
    text
}
