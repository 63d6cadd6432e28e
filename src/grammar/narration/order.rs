//! What a change of position came after: a clause of the same sentence (`hinted at a tax, then took it back`), or what was
//! told just before (`A day later she reversed herself`).

use super::phrases::is_of;
use super::then_now::{STATED, clause_end};
use super::with_sides;
use crate::grammar::attribution::{Follows, Report, TakenBack};
use crate::grammar::context::Context;
use crate::grammar::verb::finite_verbs;
use crate::grammar::word::Word;
use crate::lexicon::{Sets, Tag, Traits};

/// How many words after the cue a word can stand that says it came next: `apologized to him the next day`.
const AFTER: usize = 5;

/// The report with the clause before it as its earlier side, where that clause tells what the same source said; else marked as
/// one that follows what was told before, where its sentence says so.
///
/// ```ebnf
/// in-turn = source, cue-verb, …, ( "," | dash | "but" | "then" | "before" ), { "then" | "later" | adverb }, reversal ;
/// ```
pub fn in_turn(context: &Context, report: Report) -> Report {
    // Sides that a clause tells stay; those that only the object tells ("dropped his opposition to it") give way to a clause.
    let by_object = report
        .earlier_side
        .as_ref()
        .zip(report.later_side.as_ref())
        .is_none_or(|(earlier, later)| later.end == earlier.start);
    if !by_object {
        return report;
    }
    let (words, sentence) = (context.words, context.sentence());
    let (Some(source), Some(cue)) = (report.source.clone(), report.cue.first().cloned()) else { return report };
    let mut joint = report.cue_head;
    while joint > source.end && is_link(&words[joint - 1]) {
        joint -= 1;
    }
    let linked = words[joint..report.cue_head].iter().any(|w| w.folds_to_any(NEXT) || w.folds_to_any(TURNS));
    if linked && source.end <= joint {
        let said = finite_verbs(words, source.end, joint).any(|verb| {
            let next = context.at(verb + 1);
            let cues = context.lexicon.verb_cues(words[verb].entry.verb).iter();
            let mut cues = cues.filter(|cue| STATED.contains(&cue.class));
            cues.any(|cue| cue.particle.as_deref().is_none_or(|particle| next.is_some_and(|w| w.folds_to(particle))))
        });
        if said {
            let end = clause_end(context, cue.end);
            let after = joint + words[joint..].iter().take_while(|w| w.tag == Tag::Mark).count();
            let report = Report { hanging: false, ..report };
            return with_sides(report, Some(source.start..joint), Some(after..end));
        }
    }
    // "Tempered that forecast" points at it.
    if report.takes_back != TakenBack::Nothing {
        return Report { follows: Follows::Said, ..report };
    }
    let clause = words[sentence.start..sentence.end.min(cue.end + AFTER)].iter();
    let mut told = clause.filter(|w| !w.quoted);
    let before = words[cue.clone()]
        .iter()
        .any(|w| w.folds_to_any(&["earlier", "previously", "once"]) || w.folds_to("had") && w.index != report.cue_head);
    let dated = words[sentence.clone()].iter().any(|w| !w.quoted && w.has(Traits::TIME));
    let follows = match (told.any(|w| w.folds_to_any(NEXT)) || opens_with_turn(&words[sentence]), dated) {
        (true, _) => Follows::Said,
        (_, true) => Follows::Dated,
        _ => Follows::Unsaid,
    };
    let takes_back = if before {
        TakenBack::Nothing
    } else if report
        .content
        .iter()
        .cloned()
        .flatten()
        .all(|at| !words[at].tag.is_nominal() || is_of(context, &words[at], Sets::POSITION))
    {
        TakenBack::Latest
    } else {
        TakenBack::Same
    };
    Report { takes_back, follows, ..report }
}

/// Words that put a clause after another.
const NEXT: &[&str] = &[
    "later",
    "then",
    "next",
    "soon",
    "quickly",
    "immediately",
    "promptly",
    "eventually",
    "ultimately",
    "subsequently",
    "since",
    "afterward",
    "afterwards",
    "shortly",
];

/// Words that set a clause against another.
const TURNS: &[&str] = &["but", "before", "yet", "however", "though"];

fn is_link(word: &Word) -> bool {
    !word.quoted
        && (word.tag == Tag::Adverb
            || word.is_comma()
            || word.folds_to("and")
            || word.folds_to_any(NEXT)
            || word.folds_to_any(TURNS))
}

/// `But she changed her mind`, `At that point, …`.
fn opens_with_turn(words: &[Word]) -> bool {
    let text = |at: usize| words.get(at);
    text(0).is_some_and(|w| w.folds_to_any(TURNS))
        || [["at", "that"], ["after", "that"]]
            .iter()
            .any(|two| text(0).is_some_and(|w| w.folds_to(two[0])) && text(1).is_some_and(|w| w.folds_to(two[1])))
}
