//! A verb tells the change: `walked back her remarks`, `reversed his opposition`, `his view has evolved`.

use super::phrases::{Position, antecedent, content, is_gap, is_of, position, possessive, tail, told_position};
use super::then_now::{STATED, clause_end, takes};
use super::who::{clause_start, doer, is_real, is_somebody, is_supposed, owned_by};
use super::{reversal, with_sides};
use crate::grammar::attribution::{Report, TakenBack};
use crate::grammar::context::Context;
use crate::grammar::phrase::{core, taken};
use crate::grammar::subject::subject;
use crate::grammar::verb::{Shape, verb_group};
use crate::lexicon::{Asks, Part, Phrase, Sets, Tag};
use crate::text::TokenRange;

/// ```ebnf
/// change   = somebody, group, phrase, [ preposition ], [ content ] | somebody, group, phrase, position
///          | position, [ "that" | "which" ], somebody, group, phrase ;
/// position = possessive, { modifier }, position-noun ;
/// ```
pub fn change(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    if !word.tag.is_verb() {
        return None;
    }
    let senses = context.lexicon.narration().verbs(word.entry.verb);
    let (end, _) = senses.iter().find_map(|sense| tail(context, head + 1, &sense.tail))?;
    // "Walked back to her hotel".
    if context.at(end).is_some_and(|w| w.folds_to_any(&["to", "into", "inside", "onstage", "home", "through"]))
        && end > head + 1
        && context.words[end - 1].folds_to("back")
    {
        return None;
    }
    let group = verb_group(context.words, context.start, head);
    let who = doer(context, &group).filter(|who| is_somebody(context, who))?;
    let pointed = senses.iter().find_map(|sense| {
        let (after, _) = tail(context, head + 1, &sense.tail).filter(|_| sense.asks == Asks::Position)?;
        pointing(context, after)
    });
    if let Some(core) = pointed {
        let report = reversal(Some(who), vec![group.start..core.end], head, Vec::new());
        return Some(Report { hanging: true, takes_back: TakenBack::Latest, ..report });
    }
    senses.iter().find_map(|sense| {
        let (after, object) = tail(context, head + 1, &sense.tail)?;
        let (content, last) = complement(context, sense, &who, after, object)?;
        let who = match possessive(context, head + 1, last) {
            Some(possessive) => owned_by(context, &who, possessive)?,
            None => who.clone(),
        };
        let end = content.first().filter(|first| first.start > head).map_or(after, |first| after.min(first.start));
        let report = reversal(Some(who.clone()), vec![group.start..end], head, content);
        let report = Report { hanging: sense.asks == Asks::Before, ..report };
        // "Rescinded his endorsement of Lee": what was so, and that it is not so any more.
        let start = clause_start(&who, &group);
        let before = report.content.first().filter(|what| what.end <= start).map(|what| what.start);
        let object = object_start(sense, after);
        // "Backed away from his earlier claim".
        let linked = context.at(object).is_some_and(|w| w.folds_to_any(&["from", "on", "of"]));
        let Some(told) = told_position(context, before.unwrap_or(object + usize::from(linked))) else {
            return Some(report);
        };
        let later = if before.is_some() { start..end } else { start..told.start };
        Some(if told.end <= later.start || later.end <= told.start {
            with_sides(report, Some(told), Some(later))
        } else {
            report
        })
    })
}

/// ```ebnf
/// apology = somebody, "apologized", { word }, "for", [ "having" ], gerund-of-saying, … ;
/// ```
pub fn apology(context: &Context, head: usize) -> Option<Report> {
    /// Words between the verb and what it is for: `apologized on Sunday to the crew for`.
    const REACH: usize = 10;
    let word = &context.words[head];
    if !word.tag.is_verb() || !matches!(context.lexicon.lemma_text(word.entry.verb), "apologize" | "apologise") {
        return None;
    }
    let stop = context.content_end().min(head + 1 + REACH);
    let link = (head + 1..stop).find(|at| context.words[*at].folds_to("for"))?;
    let verb = link + 1 + usize::from(context.at(link + 1)?.folds_to("having"));
    if !matches!(context.at(verb)?.tag, Tag::Gerund | Tag::Participle) || !takes(context, verb, STATED) {
        return None;
    }
    let group = verb_group(context.words, context.start, head);
    let who = doer(context, &group).filter(|who| is_somebody(context, who))?;
    let end = clause_end(context, verb + 1);
    let start = clause_start(&who, &group);
    let report = reversal(Some(who), vec![group.start..head + 1], head, vec![verb..end]);
    Some(with_sides(report, Some(link + 1..end), Some(start..link)))
}

/// ```ebnf
/// from-to = somebody, ( "went" | "swung" | … ), "from", gerund-of-saying, …, "to", gerund-of-saying, … ;
/// ```
pub fn from_to(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    let senses = context.lexicon.narration().verbs(word.entry.verb);
    let sense = senses.iter().find(|sense| sense.asks == Asks::FromTo).filter(|_| word.tag.is_verb())?;
    let (from, _) = tail(context, head + 1, &sense.tail)?;
    let says = |at: usize| context.at(at).is_some_and(|w| w.tag == Tag::Gerund && takes(context, at, STATED));
    let stop = context.content_end();
    let to =
        (from + 1..stop).find(|at| !context.words[*at].quoted && context.words[*at].folds_to("to") && says(at + 1))?;
    let group = verb_group(context.words, context.start, head);
    let who = doer(context, &group).filter(|who| is_somebody(context, who) && says(from))?;
    let report = reversal(Some(who), vec![group.start..from], head, vec![from..to]);
    Some(with_sides(report, Some(from..to), Some(to + 1..clause_end(context, to + 1))))
}

/// Where the object begins of a phrase that ends at `end`: with the possessive that belongs to both.
fn object_start(sense: &Phrase, end: usize) -> usize {
    if sense.tail.last() == Some(&Part::Possessive) { end - 1 } else { end }
}

/// `tempered that forecast`: the noun phrase points at what was told before.
fn pointing(context: &Context, at: usize) -> Option<TokenRange> {
    if !context.at(at)?.folds_to_any(&["that", "those", "this", "these"]) {
        return None;
    }
    // The tagger takes "that" for what opens a clause.
    let noun = [at, at + 1].into_iter().find_map(|at| position(context, at))?;
    (noun.named && noun.core.end > at + 1).then_some(at..noun.core.end)
}

/// What changed, where the sense finds all it asks for, and one past the words that were asked for.
fn complement(
    context: &Context,
    sense: &Phrase,
    who: &TokenRange,
    end: usize,
    object: Option<TokenRange>,
) -> Option<(Vec<TokenRange>, usize)> {
    match sense.asks {
        Asks::Nothing | Asks::Before => {
            let start = object_start(sense, end);
            Some((object.map_or_else(|| content(context, start), |object| vec![object]), end))
        }
        Asks::Topic => Some(content(context, end)).filter(|content| !content.is_empty()).map(|content| (content, end)),
        Asks::AnyPosition => {
            position(context, end).filter(|found| found.named).map(|found| (content(context, end), found.core.start))
        }
        Asks::Position => match position(context, end) {
            Some(found) => {
                let court = context.words[who.clone()].iter().any(|w| is_of(context, w, Sets::COURT));
                (is_own(&found) && !court).then(|| (content(context, end), found.core.end))
            }
            None if !is_gap(context, end) => None,
            None => {
                let what = antecedent(context, who.start).filter(|range| names_position(context, range))?;
                Some((vec![what], end))
            }
        },
        Asks::Subject | Asks::FromTo => None,
    }
}

/// `his opposition`, `the earlier pledge`; not `Lee's plan`.
fn is_own(found: &Position) -> bool {
    let pronoun = found.owner.as_ref().is_some_and(|owner| owner.len() == 1 && owner.start == found.core.start);
    found.named && (pronoun || found.earlier && found.owner.is_none())
}

fn names_position(context: &Context, range: &TokenRange) -> bool {
    context.words[range.clone()].iter().any(|w| w.tag.is_nominal() && is_of(context, w, Sets::POSITION))
}

/// ```ebnf
/// position-moved = ( possessive | somebody, "'s" ), { modifier }, position-noun, group, moved ;
/// ```
pub fn position_moved(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    let senses = context.lexicon.narration().verbs(word.entry.verb);
    if !word.tag.is_verb() || !senses.iter().any(|sense| sense.asks == Asks::Subject) {
        return None;
    }
    let group = verb_group(context.words, context.start, head);
    let told = word.tag != Tag::Present
        && group.shape == Shape::Finite
        && !group.negated
        && !group.passive
        && is_real(context, &group);
    if !told || is_supposed(context, group.start) || taken(core, context.from(head + 1)).is_some() {
        return None;
    }
    let what = subject(context.words, context.start, group.start)?;
    let found = position(context, what.start).filter(|found| found.named)?;
    let owner = found.owner.filter(|owner| owner.len() < 6)?;
    Some(reversal(Some(owner), vec![group.start..head + 1], head, vec![what]))
        .filter(|_| context.at(head + 1).is_none_or(|w| w.tag != Tag::Determiner))
}
