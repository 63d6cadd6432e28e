//! A clause tells what was said before: `after initially saying …`, `despite his pledge`, `has since disavowed`, `was for
//! it before she was against it`.

use super::phrases::{closed, content, is_of, is_possessive_pronoun, position, tail, told_position, trimmed};
use super::then_now::{HELD, STATED, clause_end, is_person, takes};
use super::who::{clause_start, doer, finite_subject, is_real, is_somebody, is_supposed, may_be_same};
use super::{reversal, with_sides};
use crate::grammar::attribution::Report;
use crate::grammar::context::Context;
use crate::grammar::phrase::{core, noun_phrases, taken};
use crate::grammar::subject::{inherited_subject, subject};
use crate::grammar::verb::{Shape, finite_verbs, verb_group};
use crate::lexicon::{CueClass, Sets, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// How far back the sentence before reaches, in words.
const SENTENCE: usize = 40;

/// ```ebnf
/// after-saying = "after", earlier, gerund, … | "after", ( "years" | "months" | … ), "of", stance-gerund, … ;
/// ```
pub fn after_saying(context: &Context, at: usize) -> Option<Report> {
    if !context.words[at].folds_to("after") {
        return None;
    }
    let rest = context.from(at + 1);
    let gerund = rest.iter().take(4).find(|w| w.tag == Tag::Gerund && !w.has(Traits::HAVE))?;
    let between = &context.words[at + 1..gerund.index];
    let earlier = between.iter().all(|w| w.tag == Tag::Adverb || w.has(Traits::HAVE))
        && between
            .iter()
            .any(|w| w.folds_to_any(&["first", "repeatedly"]) || context.lexicon.narration().is_earlier(w.token.word));
    let years =
        between.len() >= 2 && between[between.len() - 1].folds_to("of") && between[between.len() - 2].has(Traits::TIME);
    // "after insisting for a year that …".
    let lasting = between.is_empty()
        && context
            .from(gerund.index + 1)
            .iter()
            .take(5)
            .skip_while(|w| !w.folds_to("for"))
            .any(|w| w.has(Traits::TIME));
    let object = context.at(gerund.index + 1).is_some_and(|w| w.tag != Tag::Mark);
    let held = takes(context, gerund.index, HELD) && !is_person(context, gerund.index + 1);
    let stated = takes(context, gerund.index, STATED) && !is_person(context, gerund.index + 1);
    if !object || !(earlier && stated || years && held || lasting && stated) {
        return None;
    }
    let who = main_subject(context, at, gerund.index)?;
    let end = clause_end(context, gerund.index + 1);
    // "Lee, after saying …, ran": nothing of the main clause stands before it but the subject.
    let opens = at <= context.start + 1 || who.end + 1 == at;
    // "After saying … - the state is large - bought airtime": past what is put in between.
    let dash = |at: usize| context.at(at).is_some_and(|w| w.is_kind(TokenKind::Dash));
    let resumed = (end + 1..context.content_end()).find(|at| dash(end) && dash(*at)).unwrap_or(end);
    let later = if opens { resumed + 1..context.content_end() } else { who.end..at };
    let report = reversal(Some(who), vec![at..gerund.index + 1], gerund.index, vec![gerund.index + 1..end]);
    let earlier = closed(context, at, end);
    Some(with_sides(report, Some(earlier), Some(later).filter(|later| later.start < later.end)))
}

/// ```ebnf
/// despite = "despite", ( [ "having" ], [ earlier ], gerund | possessive, { modifier }, commitment ), … ;
/// ```
pub fn despite(context: &Context, at: usize) -> Option<Report> {
    if !context.words[at].folds_to("despite") {
        return None;
    }
    let narration = context.lexicon.narration();
    let verb = context.from(at + 1).iter().find(|w| !(w.tag == Tag::Adverb || w.has(Traits::HAVE)))?;
    let head = if verb.tag.is_verb() {
        let between = &context.words[at + 1..verb.index];
        let earlier = between.iter().any(|w| w.has(Traits::HAVE) || narration.is_earlier(w.token.word));
        let pledged = takes(context, verb.index, &[CueClass::Promise, CueClass::Refuse]);
        (earlier && takes(context, verb.index, STATED) || pledged).then_some(verb.index)?
    } else {
        let found = position(context, at + 1).filter(|found| found.named)?;
        let words = &context.words[found.core.clone()];
        let own = words.first().is_some_and(is_possessive_pronoun);
        let pledge = ["pledge", "promise", "vow", "commitment", "assurance", "insistence"];
        let pledged = words.last().is_some_and(|w| pledge.contains(&context.lexicon.lemma_text(w.entry.noun)));
        let earlier = words.iter().any(|w| !w.folds_to("own") && is_of(context, w, Sets::EARLIER));
        (own && (earlier || pledged)).then_some(found.core.end - 1)?
    };
    let who = main_subject(context, at, head)?;
    let end = clause_end(context, head + 1);
    let later = if at <= context.start + 1 { end + 1..context.content_end() } else { who.end..at };
    let report = reversal(Some(who), vec![at..head + 1], head, vec![head + 1..end]);
    let earlier = closed(context, at, end);
    Some(with_sides(report, Some(earlier), Some(later).filter(|later| later.start < later.end)))
}

/// Who the main clause is about: before the words at `at`, or after the comma that closes them.
fn main_subject(context: &Context, at: usize, head: usize) -> Option<TokenRange> {
    let sentence = context.sentence();
    // "Lee, after initially saying …, ran."
    let opening =
        taken(noun_phrases, &context.words[sentence.clone()]).map(|length| sentence.start..sentence.start + length);
    let who = if at <= context.start + 1 {
        let comma = clause_end(context, head + 1);
        let length = taken(core, context.from(comma + 1))?;
        comma + 1..comma + 1 + length
    } else if let Some(opening) =
        opening.filter(|opening| opening.end + 1 == at && context.words[opening.end].is_comma())
    {
        opening
    } else {
        let verb = finite_verbs(context.words, sentence.start, at).next_back()?;
        finite_subject(context, &verb_group(context.words, sentence.start, verb))
            .or_else(|| inherited_subject(context.words, &sentence, &verb_group(context.words, sentence.start, verb)))?
    };
    is_somebody(context, &who).then_some(who)
}

/// ```ebnf
/// since = somebody, ( "has" | "have" ), "since", taking-back, … | somebody, "later", taking-back, …
///       | somebody, "later", verb-of-saying, …, ( "joking" | "misspoke" | "wrong" | "mistake" ), … ;
/// ```
pub fn taken_back(context: &Context, at: usize) -> Option<Report> {
    let word = &context.words[at];
    if !word.folds_to_any(&["since", "later", "then"]) {
        return None;
    }
    let verb = context.from(at + 1).iter().find(|w| w.tag != Tag::Adverb).filter(|w| w.tag.is_verb())?;
    let group = verb_group(context.words, context.start, verb.index);
    if group.shape != Shape::Finite || group.start > at {
        return None;
    }
    let perfect = context.words[group.start..at].iter().any(|w| w.has(Traits::HAVE));
    if word.folds_to("since") && !perfect {
        return None;
    }
    let phrases = context.lexicon.narration().retractions(verb.entry.verb);
    let undone = phrases.iter().find_map(|phrase| tail(context, verb.index + 1, &phrase.tail));
    let end = clause_end(context, verb.index + 1);
    let excused = takes(context, verb.index, &[CueClass::Say, CueClass::Admit, CueClass::Tell])
        && context.words[verb.index + 1..end.max(verb.index + 1)]
            .iter()
            .take(8)
            .any(|w| w.folds_to_any(&["joking", "kidding", "misspoke", "misspoken", "regretted", "sarcastic"]));
    // "a remark for which she later apologized".
    let owned_up = verb.folds_to_any(&["apologized", "apologised"])
        && context.words[context.start..group.start]
            .windows(2)
            .any(|two| two[0].folds_to("for") && two[1].folds_to("which"));
    if undone.is_none() && !excused && !owned_up {
        return None;
    }
    let who = doer(context, &group).filter(|who| is_somebody(context, who))?;
    let start = clause_start(&who, &group);
    let report = reversal(Some(who), vec![group.start..verb.index + 1], verb.index, content(context, verb.index + 1));
    Some(match told_position(context, verb.index + 1) {
        Some(told) => with_sides(report, Some(told.clone()), Some(start..told.start)),
        None => with_sides(report, None, Some(group.start..end)),
    })
}

/// ```ebnf
/// has-since = somebody, [ "has" ], position-verb, …, "but", "has", "since", stating-verb, …
///           | ( clause with "initially" or "at first" ), ".", somebody, "has", "since", stating-verb, … ;
/// ```
pub fn has_since(context: &Context, at: usize) -> Option<Report> {
    if !context.words[at].folds_to("since") {
        return None;
    }
    let verb = context.from(at + 1).iter().find(|w| w.tag != Tag::Adverb).filter(|w| w.tag.is_verb())?.index;
    let group = verb_group(context.words, context.start, verb);
    let perfect = group.start < at && context.words[group.start..at].iter().any(|w| w.has(Traits::HAVE));
    if group.shape != Shape::Finite || !perfect || !takes(context, verb, STATED) {
        return None;
    }
    let who = doer(context, &group).filter(|who| is_somebody(context, who))?;
    let joint = group.start.checked_sub(1).filter(|at| context.words[*at].folds_to("but"));
    let earlier = if let Some(joint) = joint {
        let held = |verb: &usize| takes(context, *verb, HELD) && !is_person(context, verb + 1);
        finite_verbs(context.words, who.end.min(joint), joint).find(held)?;
        trimmed(context, who.start..joint)
    } else {
        let (adverb, said) = said_at_first(context)?;
        let before = subject(context.words, before(context), adverb);
        if before.as_ref().is_some_and(|before| !may_be_same(context, &who, before)) {
            return None;
        }
        before.map_or(adverb, |before| before.start)..said
    };
    let end = clause_end(context, verb + 1);
    let later = joint.map_or(who.start, |joint| joint + 1)..end;
    let report = reversal(Some(who), vec![group.start..verb + 1], verb, vec![verb + 1..end]);
    Some(with_sides(report, Some(earlier), Some(later)))
}

/// Where the sentence before tells what was said at first: the adverb, and one past its last word.
fn said_at_first(context: &Context) -> Option<(usize, usize)> {
    let end = context.words[..context.start].iter().rposition(|w| !w.is_kind(TokenKind::Stop))? + 1;
    let adverb = (before(context)..end).find(|at| {
        let word = &context.words[*at];
        let first = word.folds_to("first") && *at > 0 && context.words[at - 1].folds_to("at");
        let said = context.words.get(at + 1).is_some_and(|w| w.tag == Tag::Past && takes(context, w.index, STATED));
        !word.quoted && said && (first || word.folds_to_any(&["initially", "originally"]))
    })?;
    Some((adverb, end))
}

/// Where what stands before the sentence begins: in its paragraph, or in the one before where it opens one.
fn before(context: &Context) -> usize {
    let words = &context.words[..context.start];
    let own = words.iter().rposition(|w| !w.is_kind(TokenKind::Break)).map_or(0, |at| at + 1);
    let words = &words[..own];
    let paragraph = words.iter().rposition(|w| w.is_kind(TokenKind::Break)).map_or(0, |index| index + 1);
    paragraph.max(context.start.saturating_sub(SENTENCE))
}

/// ```ebnf
/// before-against = somebody, be, ( "for" | "against" ), …, "before", pronoun, be, ( "against" | "for" ), … ;
/// ```
pub fn before_against(context: &Context, at: usize) -> Option<Report> {
    if !context.words[at].folds_to("before") {
        return None;
    }
    let [pronoun, be, side] = context.from(at + 1).get(..3)? else { return None };
    let other = if side.folds_to("against") { "for" } else { "against" };
    if !pronoun.has(Traits::SUBJECT) || !be.has(Traits::BE) || !side.folds_to_any(&["for", "against"]) {
        return None;
    }
    let first =
        context.words[context.start..at].windows(2).rfind(|two| two[0].has(Traits::BE) && two[1].folds_to(other))?;
    let who = subject(context.words, context.start, first[0].index).filter(|who| is_somebody(context, who))?;
    if is_supposed(context, first[0].index) || !is_real(context, &verb_group(context.words, context.start, be.index)) {
        return None;
    }
    let start = first[0].index;
    let end = clause_end(context, side.index + 1);
    let report = reversal(Some(who), vec![start..start + 2, at..side.index + 1], at, content(context, start + 2));
    Some(with_sides(report, Some(start..at), Some(at..end)))
}

/// ```ebnf
/// now-though = ( clause with earlier ), ".", "Now", [ "," ], ( "though" | "however" | "," ), …, somebody, verb, … ;
/// ```
/// The sentence before tells what was so.
pub fn now_though(context: &Context, at: usize) -> Option<Report> {
    if at != context.start || !context.words[at].folds_to("now") || at == 0 {
        return None;
    }
    let turn = context.from(at + 1).iter().take(2).any(|w| w.folds_to_any(&["though", "however"]) || w.is_comma());
    let once = context.words[before(context)..at].iter().find(|w| {
        !w.quoted && w.folds_to_any(&["previously", "once", "initially", "originally", "formerly", "largely", "long"])
    })?;
    if !turn {
        return None;
    }
    let verb = finite_verbs(context.words, at, context.content_end()).next()?;
    let who = doer(context, &verb_group(context.words, at, verb)).filter(|who| is_somebody(context, who))?;
    let report = reversal(Some(who), vec![at..at + 1], at, vec![verb..context.content_end()]);
    Some(with_sides(report, Some(once.index..at), Some(at..context.content_end())))
}
