//! A content, an act or a bare statement to claims.

use std::borrow::Cow;

use super::assemble::{Part, assemble};
use super::claim::{Claim, Modality, REVERSAL};
use super::clause::{Clause, Link, NEAR, Words, below, is_finite};
use super::content::Content;
use super::context::Context;
use super::cue::{Shape, force, wanted};
use super::phrase::{Few, content_of, joined, nouns, phrase_of};
use super::proposition::{Proposition, event, nominal, proposition};
use super::said::Said;
use super::voice::{Voice, is_somebody};
use crate::grammar::{Attribution, Report, ReportKind, Word};
use crate::lexicon::{CueClass, Tag};
use crate::text::TokenRange;

/// What an attribution commits its source to.
pub fn claims(context: &Context, attribution: &Attribution) -> Vec<Claim> {
    let words = context.words();
    // "No senator said": nobody did.
    let nobody = |source: &TokenRange| {
        words.get(source.start).is_some_and(|w| w.folds_to_any(&["no", "none", "nobody", "neither", "nothing"]))
    };
    if attribution.source.as_ref().is_some_and(|source| nobody(source) || is_imputed(words, source)) {
        return Vec::new();
    }
    let cue = || attribution.cue.iter().flat_map(|range| &words[range.clone()]);
    let voice = Voice {
        class: attribution.class,
        lemma: &attribution.lemma,
        negated: attribution.negated,
        possible: attribution.unreal && !cue().any(|w| w.folds_to_any(&["would", "should", "must", "to", "’d", "'d"]))
            || attribution.source.as_ref().is_some_and(|source| is_to_come(words, source)),
        source: attribution.source.as_ref(),
        source_head: attribution.source.as_ref().and_then(|source| head_of(words, source)),
        cue_head: attribution.cue_head,
        object: attribution.object.as_ref(),
        indirect: attribution.content.first().is_some_and(|range| words.get(range.start).is_some_and(|w| !w.quoted)),
    };
    let mut content = Cow::Borrowed(attribution.content.as_slice());
    // "Accused him of lying": whom it is said of is no part of what is said.
    if let (CueClass::Accuse, Some(object), Some(first)) = (voice.class, voice.object, content.first())
        && object.start <= first.start
        && object.end < first.end
        && object.end > first.start
    {
        content.to_mut()[0].start = object.end;
    }
    read(context, &content, &voice)
}

/// The last word of a source, what a comma or a relative pronoun hangs on it left out: "the baker Novacor, which makes bread,".
fn head_of(words: &[Word], source: &TokenRange) -> Option<usize> {
    let hangs = |at: &usize| words.get(*at).is_some_and(|w| w.is_comma() || w.tag == Tag::Wh);
    source.clone().skip(1).find(hangs).unwrap_or(source.end).checked_sub(1)
}

/// "The claim that Lee opposed it", "accused of saying": somebody else puts it in the source's mouth.
fn is_imputed(words: &[Word], source: &TokenRange) -> bool {
    const CLAIMS: [&str; 13] = [
        "claim",
        "claims",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "charge",
        "suggestion",
        "assertion",
        "rumor",
        "rumors",
        "myth",
        "notion",
    ];
    let before = |back: usize| source.start.checked_sub(back).map(|at| &words[at]);
    before(1).is_some_and(|that| that.folds_to("that")) && before(2).is_some_and(|noun| noun.folds_to_any(&CLAIMS))
        || before(1).is_some_and(|verb| verb.folds_to_any(&["claimed", "claims", "alleged"]))
            && before(2).is_some_and(|adverb| adverb.folds_to_any(&["falsely", "wrongly", "inaccurately"]))
}

/// "Before he backs her", "until she agrees": it has not been said so far.
fn is_to_come(words: &[Word], source: &TokenRange) -> bool {
    source.start.checked_sub(1).is_some_and(|at| words[at].folds_to_any(&["before", "until", "unless", "till"]))
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
        cue_head: report.cue_head,
        object: None,
        indirect: true,
    };
    let mut ranges: Vec<TokenRange> = report.cue.iter().chain(&report.content).cloned().collect();
    ranges.sort_by_key(|range| range.start);
    let known = |at: &usize| *at < context.words().len();
    let force = force(CueClass::Say, false, false, Shape::Finite);
    let mut claims = Vec::with_capacity(1);
    match report.kind {
        ReportKind::Act => {
            let mut words: Words = ranges.into_iter().flatten().filter(known).collect();
            words.dedup();
            let clause = Clause::of(context, words);
            let found = proposition(context, &clause);
            assemble(context, &Part::alone(&clause, &found, force), &voice, &clause.cover, &mut claims);
        }
        ReportKind::Reversal => {
            let clause = Clause::of(context, report.content.iter().cloned().flatten().filter(known).collect());
            let object = clause.words.iter().copied().filter(|at| context.words()[*at].tag.is_nominal()).collect();
            let found = Proposition { predicate: REVERSAL.into(), object, bare: true, ..Proposition::default() };
            assemble(context, &Part::alone(&clause, &found, force), &voice, &clause.cover, &mut claims);
            for claim in &mut claims {
                // What was reversed is told, not held.
                (claim.stance, claim.evaluation, claim.amount, claim.deadline) = (None, None, None, None);
                if let Some(sides) = both_sides(report) {
                    claim.evidence = sides.into_iter().map(|side| context.reading.span(side)).collect();
                }
            }
        }
    }
    claims
}

/// What a report tells of before and after, where it tells both.
fn both_sides(report: &Report) -> Option<[&TokenRange; 2]> {
    let (before, after) = report.earlier_side.as_ref().zip(report.later_side.as_ref())?;
    (before.end <= after.start || after.end <= before.start).then_some([before, after])
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
        cue_head: range.start,
        object: None,
        indirect: false,
    };
    read(context, std::slice::from_ref(range), &voice)
}

fn read(context: &Context, content: &[TokenRange], voice: &Voice) -> Vec<Claim> {
    let words = context.words();
    let content = Content::new(context, content);
    let parts = content.clauses.as_slice();
    let spoken = parts.iter().filter(|part| !part.words.is_empty()).count();
    let mut found = Vec::with_capacity(spoken);
    if spoken == 0 {
        return found;
    }
    if of_the_whole(context, &content, voice, &mut found) {
        // A stance toward a clause is one toward what it says; its parts would say it twice.
        if !matches!(voice.class, CueClass::Praise | CueClass::Blame)
            || !parts.iter().any(|part| is_sentence(words, part))
        {
            return found;
        }
    }
    let owned = voice.acknowledges(context, &content);
    for index in 0..parts.len() {
        let Some(mut said) = Said::of(context, &content, index, voice) else { continue };
        if let Some(object) = voice.object
            && index == 0
            && said.found.subject.is_empty()
            // "Assured the town that no library would be shut": whom it is said to does not shut it.
            && !(voice.class == CueClass::Tell && parts[index].finite.is_some())
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
            said.found.to_mut().subject = content_of(context, object);
        }
        let clause = &parts[index];
        let shape = shape(context, clause, &said.found, index == 0 && voice.object.is_some());
        let mut force = force(voice.class, voice.negated, voice.possible, shape);
        force.negates ^= said.flipped;
        force.verdict = said.verdict;
        force.modality = match force.modality {
            None | Some(Modality::Possible) => said.modality.or(force.modality),
            other => other,
        };
        // "Announced a tax on sugar": it is to come.
        let known = || {
            let first = clause.words.first().map(|at| &words[*at]);
            let definite = |w: &Word| w.folds_to("the") && event(context, &clause.words).is_none();
            first.is_some_and(|w| w.tag == Tag::Possessive || definite(w))
        };
        if shape == Shape::Phrase && matches!(voice.lemma, "announce" | "unveil") && !known() {
            force.modality = force.modality.or(Some(Modality::Intended));
        }
        if said.found.head.is_none()
            && matches!(
                force.modality,
                Some(Modality::Required | Modality::Intended | Modality::Permitted | Modality::Forbidden)
            )
        {
            nominal(context, &clause.words, said.found.to_mut());
        }
        // "Build the wall!"
        if shape == Shape::Infinitive && said.found.bare && matches!(voice.class, CueClass::Say | CueClass::Tell) {
            force.modality = force.modality.or(Some(Modality::Required));
        }
        if clause.question {
            force.modality = Some(Modality::Asked);
        }
        // "Judges who will overturn Roe": what a relative clause says of a noun belongs to the clause of the noun.
        let below = below(parts, index).filter(|(_, part)| part.link == Link::Relative);
        let reach = below.map(|(_, part)| part.cover.clone()).fold(clause.cover.clone(), joined);
        let near = &parts[index.saturating_sub(NEAR)..parts.len().min(index + NEAR)];
        let meant = thing_meant(context, &content, index);
        let part = Part { clause, near, found: &said.found, meant: meant.as_ref(), force };
        assemble(context, &part, voice, &reach, &mut found);
    }
    for claim in &mut found {
        claim.acknowledged = owned;
    }
    found
}

/// "The runway would be a disaster and I am against it": the nearest thing that a clause before it speaks of, where `it`
/// or `them` is all the object of a clause.
fn thing_meant(context: &Context, content: &Content, index: usize) -> Option<Few> {
    let [it] = content.proposition(index).object.as_slice() else { return None };
    let number = match &context.words()[*it] {
        word if word.folds_to("it") => Tag::Noun,
        word if word.folds_to("them") => Tag::Nouns,
        _ => return None,
    };
    let thing = |words: &Few| {
        words.last().is_some_and(|at| context.words()[*at].tag == number)
            && !words.iter().any(|at| is_somebody(context, *at))
    };
    (index.saturating_sub(NEAR)..index).rev().find_map(|before| {
        let Proposition { subject, object, .. } = content.proposition(before);
        [subject, object].into_iter().find(|words| thing(words)).cloned()
    })
}

/// Adds claims about the content as a whole, where the cue is one of stance, praise or description: true where it is.
fn of_the_whole(context: &Context, content: &Content, voice: &Voice, claims: &mut Vec<Claim>) -> bool {
    if !matches!(
        voice.class,
        CueClass::Support | CueClass::Oppose | CueClass::Praise | CueClass::Blame | CueClass::Describe
    ) {
        return false;
    }
    let whole = &content.whole();
    let mut force = force(voice.class, voice.negated, voice.possible, Shape::Phrase);
    let mut found = Proposition { predicate: voice.lemma.into(), negated: voice.negated, ..Proposition::default() };
    match voice.class {
        CueClass::Support | CueClass::Oppose => {
            let inner = proposition(context, whole);
            found.object = nouns(context, whole.words.iter().copied());
            if let Some(head) = inner.head.filter(|head| !found.object.contains(head)) {
                found.object.push(head);
                found.object.sort_unstable();
            }
            found.object.truncate(8);
            // "Supports closing the plant", "the closure of the plant": whoever does it should.
            if force.modality.is_none()
                && let Some((predicate, object)) = event(context, &whole.words)
            {
                force.modality = force.stance.map(wanted);
                (found.predicate, found.object, found.negated) = (predicate, object, false);
            }
        }
        CueClass::Praise | CueClass::Blame => {
            let named = voice.object.map_or_else(|| phrase_of(context, whole), |object| content_of(context, object));
            found.subject = named;
        }
        CueClass::Describe => {
            let Some(object) = voice.object else { return false };
            found.subject = content_of(context, object);
            found.predicate = "be".into();
            found.object = nouns(context, whole.words.iter().copied().filter(|at| !object.contains(at)));
        }
        _ => return false,
    }
    assemble(context, &Part::alone(whole, &found, force), voice, &whole.cover, claims);
    true
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

fn is_sentence(words: &[Word], clause: &Clause) -> bool {
    clause.words.iter().any(|at| words[*at].tag != Tag::Base && is_finite(words, *at))
}
