//! A clause tells what was said before: `after initially saying …`, `despite his pledge`, `has since disavowed`, `was for
//! it before she was against it`.

use super::phrases::{content, is_of, is_possessive_pronoun, position};
use super::then_now::{HELD, STATED, clause_end, takes};
use super::who::{doer, finite_subject, is_real, is_somebody, is_supposed};
use super::{reversal, with_sides};
use crate::grammar::attribution::Report;
use crate::grammar::context::Context;
use crate::grammar::phrase::{core, taken};
use crate::grammar::subject::{inherited_subject, subject};
use crate::grammar::verb::{Shape, finite_verbs, verb_group};
use crate::lexicon::{CueClass, Sets, Tag, Traits};
use crate::text::TokenRange;

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
    let earlier =
        between.iter().any(|w| context.lexicon.narration().is_earlier(w.text()) && !w.folds_to_any(&["once", "long"]));
    let years = between.len() >= 2
        && between.last().is_some_and(|w| w.folds_to("of"))
        && between[between.len() - 2].has(Traits::TIME);
    let fits = earlier && takes(context, gerund.index, STATED) || years && takes(context, gerund.index, HELD);
    if !fits {
        return None;
    }
    let who = main_subject(context, at, gerund.index)?;
    let end = clause_end(context, gerund.index + 1);
    let opens = at <= context.start + 1;
    let later = if opens { end + 1..context.content_end() } else { who.end..at };
    let report = reversal(Some(who), vec![at..gerund.index + 1], gerund.index, vec![gerund.index + 1..end]);
    Some(with_sides(report, Some(at..end), Some(later).filter(|later| later.start < later.end)))
}

/// ```ebnf
/// despite = "despite", ( [ "having" ], [ earlier ], gerund | possessive, { modifier }, commitment ), … ;
/// ```
pub fn despite(context: &Context, at: usize) -> Option<Report> {
    if !context.words[at].folds_to("despite") {
        return None;
    }
    let verb = context.from(at + 1).iter().take(4).find(|w| w.tag.is_verb() && !w.has(Traits::HAVE));
    let head = match verb.filter(|w| matches!(w.tag, Tag::Gerund | Tag::Participle | Tag::Past)) {
        Some(verb) => {
            let earlier = context.words[at + 1..verb.index]
                .iter()
                .any(|w| w.has(Traits::HAVE) || context.lexicon.narration().is_earlier(w.text()));
            let pledged = takes(context, verb.index, &[CueClass::Promise, CueClass::Refuse]);
            (earlier && takes(context, verb.index, STATED) || pledged).then_some(verb.index)?
        }
        None => {
            let found = position(context, at + 1).filter(|found| found.named)?;
            let own = found.owner.as_ref().is_some_and(|owner| is_possessive_pronoun(&context.words[owner.start]));
            let head = &context.words[found.core.end - 1];
            let commitment = ["pledge", "promise", "vow", "commitment", "assurance", "insistence", "opposition"];
            (own && (found.earlier || commitment.contains(&context.lexicon.lemma_text(head.entry.noun))))
                .then_some(head.index)?
        }
    };
    let who = main_subject(context, at, head)?;
    let end = clause_end(context, head + 1);
    let later = if at <= context.start + 1 { end + 1..context.content_end() } else { who.end..at };
    let report = reversal(Some(who), vec![at..head + 1], head, vec![head + 1..end]);
    Some(with_sides(report, Some(at..end), Some(later).filter(|later| later.start < later.end)))
}

/// Who the main clause is about: before the words at `at`, or after the comma that closes them.
fn main_subject(context: &Context, at: usize, head: usize) -> Option<TokenRange> {
    let sentence = context.sentence();
    let who = if at <= context.start + 1 {
        let comma = clause_end(context, head + 1);
        let length = taken(core, context.from(comma + 1))?;
        comma + 1..comma + 1 + length
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
    let undone = is_of(context, verb, Sets::TAKES_BACK);
    let end = clause_end(context, verb.index + 1);
    let excused = takes(context, verb.index, &[CueClass::Say, CueClass::Admit, CueClass::Tell])
        && context.words[verb.index + 1..end]
            .iter()
            .take(8)
            .any(|w| w.folds_to_any(&["joking", "kidding", "misspoke", "misspoken", "regretted", "sarcastic"]));
    if !undone && !excused {
        return None;
    }
    let who = doer(context, &group).filter(|who| is_somebody(context, who))?;
    let report = reversal(Some(who), vec![group.start..verb.index + 1], verb.index, content(context, verb.index + 1));
    Some(with_sides(report, None, Some(group.start..end)))
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
