//! From one clause to its claims.

use smallvec::SmallVec;

use super::amount::{amount, nothing};
use super::claim::{Claim, Evaluation, Modality, Polarity, Stance, Topic};
use super::clause::{Clause, Link};
use super::context::Context;
use super::cue::{Force, settle, wanted};
use super::deadline::deadline;
use super::judgement::{evaluation, predicate_side, stance, turned};
use super::person;
use super::phrase::{Few, denies, joined, text};
use super::proposition::{Proposition, event};
use super::scope::scope;
use super::topic::{self, Declared};
use super::unsaid::take_back_jest;
use super::voice::{Voice, is_somebody};
use crate::lexicon::{CueClass, Side, Tag, Traits};
use crate::text::{Span, TokenRange};

/// What one does for or against a person's cause, as opposed to praising or blaming what they say.
pub(super) const FOR_A_PERSON: [&str; 14] = [
    "endorse",
    "support",
    "back",
    "nominate",
    "oppose",
    "reject",
    "unendorse",
    "disavow",
    "repudiate",
    "vote for",
    "vote against",
    "rally behind",
    "get behind",
    "stand by",
];

/// One clause, read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'p> {
    /// The clause.
    pub clause: &'p Clause,
    /// The clauses near it in the content, itself among them; bounded, so that a long speech takes linear time.
    pub near: &'p [Clause],
    /// What the clause says.
    pub found: &'p Proposition<'p>,
    /// What its object stands for, where that is `it` or `them`.
    pub meant: Option<&'p Few>,
    /// What the cue and the clauses above do to it.
    pub force: Force,
}

impl<'p> Part<'p> {
    /// A clause with no other near it.
    pub fn alone(clause: &'p Clause, found: &'p Proposition<'p>, force: Force) -> Self {
        Part { clause, near: std::slice::from_ref(clause), found, meant: None, force }
    }
}

/// A claim before its topic is known, and the sides that were read.
pub(super) struct Reading {
    pub claim: Claim,
    pub side: Option<Side>,
    pub judged: Option<Side>,
    /// True where a side in the clause is turned: by a negation or a prohibition.
    turned: bool,
    pub own: bool,
    /// True where the cue says what somebody is: `described himself as`.
    described: bool,
}

/// Adds the claims of one clause: one for each declared topic in `reach`, else one of an open topic.
pub(super) fn assemble(context: &Context, part: &Part, voice: &Voice, reach: &TokenRange, claims: &mut Vec<Claim>) {
    let Part { clause, near, found, .. } = *part;
    let mut reading = read(context, part, voice);
    let antecedent = clause.antecedent.map_or(reach.start, |at| at.min(reach.start));
    let mut declared = topic::declared(context, &(antecedent..reach.end));
    let pronouns = found.subject.iter().all(|at| context.words()[*at].tag == Tag::Pronoun);
    let inherited = declared.is_empty() && pronouns;
    let mut asked = false;
    if inherited {
        // "It is a disaster": what the rest of the content is about.
        declared = topic::declared(context, &near.iter().map(|clause| clause.cover.clone()).fold(0..0, joined));
        if declared.is_empty() {
            declared = asked_about(context, part, voice);
            asked = !declared.is_empty();
        }
        declared.truncate(1);
        for declared in &mut declared {
            declared.side = None;
        }
    }
    let mut people = person::claims(context, part, voice, &reading);
    // "Criticised Lee for her vote on the pipeline": it is Lee who is judged.
    if !people.is_empty() && matches!(voice.class, CueClass::Praise | CueClass::Blame) {
        claims.append(&mut people);
        return;
    }
    let before = claims.len();
    for mut declared in declared {
        if found.passive && declared.side.is_none() {
            declared.side = topic::side_of_passive(context, found, declared.topic);
            declared.frame = found.head.map_or(0..0, |head| head..head + 1);
        }
        let (stance, stated) = side(context, part, &reading, &declared, (inherited, asked));
        let person = topic::is_person(context, declared.topic);
        if person && (!stated || person::is_not_yet(context, part, voice)) {
            continue;
        }
        if person {
            // A pack's topic for the same person says more.
            people.retain(|claim| claim.stance.is_none());
        }
        let Some(topic) = topic::shown(context, declared.topic) else { continue };
        claims.push(Claim { topic, stance: stance.map(Stance::of), stated, ..reading.claim.clone() });
    }
    if claims.len() == before {
        reading.claim.topic = open_topic(context, part, voice);
        if people.iter().any(|claim| claim.stance.is_some()) {
            // It is taken toward the person, whom a topic of words only names in part.
            reading.claim.stance = None;
        }
        claims.push(reading.claim);
    }
    claims.append(&mut people);
}

/// "Asked about the pipeline, she said: That's a good idea": what the sentence names before the content begins.
fn asked_about(context: &Context, part: &Part, voice: &Voice) -> Vec<Declared> {
    let all = context.words();
    let pronoun = |at: &usize| all[*at].folds_to_any(&["that", "it", "this"]);
    let Some(first) = part.near.first().and_then(|clause| clause.words.first()).copied() else { return Vec::new() };
    if voice.source.is_none() || !part.found.subject.iter().chain(&part.found.object).any(pronoun) {
        return Vec::new();
    }
    let sentence = context.sentences_around(&(voice.cue_head..voice.cue_head + 1));
    // Who says it is not what was asked.
    let end = voice.source.map_or(voice.cue_head, |source| source.start.min(voice.cue_head)).min(first);
    topic::declared(context, &(sentence.start..end.max(sentence.start)))
}

/// Everything but the topic.
fn read(context: &Context, part: &Part, voice: &Voice) -> Reading {
    let Part { clause, found, force, .. } = *part;
    let own = voice.says_of_itself(context, found);
    let (mut negated, mut modality) = settle(found, force, own, clause.conditional);
    let deontic =
        matches!(modality, Modality::Required | Modality::Intended | Modality::Permitted | Modality::Forbidden);
    // "The city will spend no more than 40 million": what others are to keep to is a limit, too.
    let bounds = deontic || found.modality == Some(Modality::Intended);
    let turned_side = negated || modality == Modality::Forbidden;
    let measured = amount(context, clause, turned_side, bounds);
    if measured.as_ref().is_some_and(|measured| measured.turned) {
        // "Must not enrich beyond 3.67%" allows up to 3.67%.
        negated = false;
        modality = if modality == Modality::Forbidden { Modality::Permitted } else { modality };
    }
    let stops = matches!(modality, Modality::Required | Modality::Intended) && !negated;
    let amount = measured
        .map(|measured| measured.amount)
        .or_else(|| if stops { nothing(context, &clause.words, found) } else { None });
    let side = force.stance.or_else(|| stance(context, clause, found, own).map(|side| turned(side, force.negates)));
    let described = voice.class == CueClass::Describe;
    let judged = force
        .evaluation
        .or_else(|| evaluation(context, clause, found).map(|side| turned(side, force.negates)))
        .or_else(|| if described { described_side(context, found, voice) } else { None })
        .map(|side| turned(side, described && voice.negated));
    let deadline = deadline(context, clause, found, negated);
    let mut claim = Claim {
        topic: Topic::Open(Vec::new()),
        subject: if own { "i".into() } else { text(context, &found.subject) },
        predicate: found.predicate.as_ref().into(),
        object: text(context, part.meant.unwrap_or(&found.object)),
        polarity: if negated { Polarity::Negated } else { Polarity::Affirmed },
        modality,
        stance: side.map(Stance::of),
        stated: side.is_some() && own || force.stance.is_some(),
        evaluation: judged.map(Evaluation::of),
        amount,
        deadline,
        scope: scope(context, clause, deadline.is_some()),
        acknowledged: false,
        evidence: evidence(context, clause),
    };
    take_back_jest(&mut claim);
    // "I oppose the closure of the plant": it must not be closed.
    if let Some(side) = side.filter(|_| own && force.stance.is_none() && claim.modality == Modality::Asserted)
        && let Some((predicate, object)) = event(context, &clause.words[past_stance(context, clause, found)..])
    {
        claim.predicate = predicate.as_ref().into();
        claim.object = text(context, &object);
        (claim.modality, claim.polarity) = (wanted(side), Polarity::Affirmed);
    }
    Reading { claim, side, judged, turned: turned_side, own, described }
}

/// Where the words begin that a clause takes a side on: past "am opposed to", "oppose".
fn past_stance(context: &Context, clause: &Clause, found: &Proposition) -> usize {
    let words = &clause.words;
    let phrase = context.semantics().stance_phrase(context.phrase(words, found.complement));
    let start = found.complement + phrase.map_or(0, |(length, _)| length);
    let leads = |at: &usize| matches!(context.words()[*at].tag, Tag::Preposition | Tag::To);
    (start + words[start.min(words.len())..].iter().take_while(|at| leads(at)).count()).min(words.len())
}

/// The side of what somebody is called; `None` where something else than a description follows ("called Lee last
/// night").
fn described_side(context: &Context, found: &Proposition, voice: &Voice) -> Option<Side> {
    let all = context.words();
    let next = voice.object.and_then(|object| all.get(object.end..)).into_iter().flatten().find(|w| w.tag != Tag::Mark);
    if next.is_some_and(|w| w.tag == Tag::Adverb && !w.has(Traits::FUNCTION) || w.has(Traits::TIME)) {
        return None;
    }
    predicate_side(context, &found.object).filter(|side| *side == Side::Against || person::is_of_a_kind(context, found))
}

/// From the first to the last word of a clause, as bytes.
fn evidence(context: &Context, clause: &Clause) -> SmallVec<[Span; 1]> {
    let Some(covered) = context.words().get(clause.cover.clone()) else { return SmallVec::new() };
    let ends = covered.first().zip(covered.last());
    ends.map(|(first, last)| first.span().cover(last.span())).into_iter().collect()
}

/// The side taken on a declared topic, by a frame, by the clause, or by calling it good or bad; and whether it is taken
/// in so many words toward the topic itself.
fn side(
    context: &Context,
    part: &Part,
    reading: &Reading,
    declared: &Declared,
    (inherited, asked): (bool, bool),
) -> (Option<Side>, bool) {
    let found = part.found;
    let somebody = found.subject.first().is_some_and(|at| is_somebody(context, *at));
    let wanted = matches!(reading.claim.modality, Modality::Required | Modality::Forbidden | Modality::Permitted);
    // "Lee wants to overturn Roe", said by another.
    let wish = || {
        let prospective = matches!(reading.claim.modality, Modality::Possible | Modality::Intended);
        let named = found.subject.last().filter(|_| prospective && !found.governors.is_empty());
        named.is_some_and(|at| context.person(*at, None).is_some())
    };
    // "Critics defend Roe": the side is theirs.
    // "It is good that Lee keeps rates low", "Lee keeps rates too low": the side is the speaker's.
    let judged = part.force.verdict.is_some() || declared.frame.clone().any(|at| context.words()[at].folds_to("too"));
    let of_others = !reading.own
        && !judged
        && found.head.is_some()
        && (somebody && reading.claim.modality == Modality::Asserted || wish());
    let taken = declared.side.filter(|_| !of_others && !is_judged_inside(context, part, declared));
    let framed = taken.map(|frame| turned(frame, part.force.verdict == Some(Side::Against))).map(|frame| {
        let verb_before = found.head.is_none_or(|head| head < declared.frame.start);
        match reading.side {
            // "Rejects bad trade deals" is against them, as "bad trade deals" is.
            Some(Side::Against) if verb_before && judges(context, &declared.frame) => frame,
            // "Was always against the war": the frame has that side in it.
            Some(Side::Against) if verb_before && takes_side(context, declared.frame.start) => frame,
            // "Opposes overturning Roe": two sides taken, one in the other.
            Some(Side::Against) if verb_before => frame.flipped(),
            Some(Side::For) if verb_before => frame,
            // "No amnesty": the frame has taken the negation in.
            _ if declared.denies && declared.frame.clone().any(|at| denies(context, at)) => frame,
            // "Ban Muslims from entering": it is the frame that denies the entering.
            _ => turned(frame, reading.turned != found.denied_by.iter().any(|at| declared.frame.contains(at))),
        }
    });
    let by_cue = part.force.stance.is_some() || part.force.evaluation.is_some();
    let after = found.head.filter(|_| !by_cue).map_or(0, |head| head + 1);
    let object = topic::is_object(context, declared.topic, &part.clause.words, after);
    let of_it = if part.force.evaluation.is_some() {
        object
    } else {
        declared.named.is_some_and(|named| found.head.is_none_or(|head| named < head))
            || inherited
                && matches!(found.subject.as_slice(), [at] if context.words()[*at].folds_to_any(&["it", "that", "this"]))
    };
    let within = |at: usize| part.clause.words.contains(&at);
    if framed.is_some() {
        // "Sanders, who leads Trump": what is said of others is no stance of the actor, unless as what ought to be.
        let speaks = reading.own
            || judged
            || found.subject.is_empty()
            || wanted
            || part.force.stance.is_some()
            || declared.framed_subject(found);
        // "A path to citizenship" names a thing; it takes a verb to be for it.
        let be = found.head.is_some_and(|head| context.words()[head].has(Traits::BE));
        let verb = declared.frame.clone().any(|at| context.words()[at].tag.is_verb());
        let backed = verb || be || wanted || reading.side.is_some() || reading.described;
        let whole = declared.frame.clone().all(within) && !matches!(part.clause.link, Link::Relative | Link::Question);
        return (framed, declared.stated && speaks && backed && whole);
    }
    // "I oppose it": the pronoun stands for what was just named.
    let pronoun = inherited
        && declared.by_name
        && matches!(found.object.as_slice(), [at] if context.words()[*at].has(Traits::NEUTER));
    let object = object || pronoun;
    let firm = !topic::is_person(context, declared.topic) || FOR_A_PERSON.contains(&found.predicate.as_ref());
    // "The pact was a disaster."
    let itself = reading.judged.is_some()
        && !topic::is_person(context, declared.topic)
        && reading.claim.modality == Modality::Asserted
        && (asked && of_it && declared.by_name
            || !inherited && topic::is_object(context, declared.topic, &found.subject, 0));
    (reading.side.or(reading.judged.filter(|_| of_it)), reading.side.is_some() && object && firm || itself && of_it)
}

/// "Blasting Lee for promoting fracking": a verb between the clause's own and the frame judges what the frame does.
fn is_judged_inside(context: &Context, part: &Part, declared: &Declared) -> bool {
    let before = part.clause.words.iter().filter(|at| **at < declared.frame.start);
    before.copied().filter(|at| Some(*at) != part.found.head && !part.found.governors.contains(at)).any(|at| {
        let word = &context.words()[at];
        let cues = || context.lexicon().verb_cues(word.entry.verb);
        matches!(word.tag, Tag::Gerund | Tag::Participle | Tag::Past | Tag::Present)
            && word.has(Traits::CUE_VERB)
            && cues()
                .first()
                .is_some_and(|cue| matches!(cue.class, CueClass::Blame | CueClass::Praise | CueClass::Accuse))
    })
}

/// True where a phrase of stance begins at a word: `against`, `opposed to`.
fn takes_side(context: &Context, at: usize) -> bool {
    let word = context.words().get(at).filter(|word| !word.tag.is_verb());
    word.is_some()
        && context.semantics().stance_phrase((at..context.words().len()).map(|at| context.lemmas(at))).is_some()
}

/// True where a word of praise or blame stands in a frame without a verb: `bad trade deals`.
fn judges(context: &Context, frame: &TokenRange) -> bool {
    let all = context.words();
    !all[frame.start].tag.is_verb()
        && frame.clone().any(|at| context.semantics().evaluation([context.lemmas(at)]).is_some())
}

/// The weight of words that say enough by themselves: a word that stands once in 20,000.
const ENOUGH: f32 = 0.3;

/// The clause's own words; where they say too little to be a topic, those of the clauses near it.
fn open_topic(context: &Context, part: &Part, voice: &Voice) -> Topic {
    let governors = &part.found.governors;
    let own = topic::weighed(context, part.clause.words.iter().copied(), governors, voice.source);
    let alone = || part.near.iter().all(|clause| clause.words.is_empty() || std::ptr::eq(clause, part.clause));
    if own.iter().map(|(_, weight)| weight).sum::<f32>() >= ENOUGH || alone() {
        return Topic::Open(own);
    }
    let near = part.near.iter().flat_map(|clause| clause.words.iter().copied());
    Topic::Open(topic::weighed(context, near, governors, voice.source))
}
