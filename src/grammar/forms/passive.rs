//! The cue is passive: `he was accused of …`, `the plan was criticised by …`, `it is expected that …`.

use smallvec::smallvec;

use super::Occurrence;
use crate::grammar::attribution::{Attribution, QuotationKind, Ranges};
use crate::grammar::complement::complement;
use crate::grammar::extent::{Breadth, Host, extent};
use crate::grammar::phrase::{noun_phrases, taken};
use crate::lexicon::{Frames, Traits};

/// ```ebnf
/// passive = phrases, be, cue, [ complement ], [ "by", source ] ;
/// ```
/// The subject is what is spoken of; the source is the agent, where there is one.
pub fn passive(cue: &Occurrence) -> Option<Attribution> {
    let group = cue.group();
    if !group.passive {
        return None;
    }
    let Occurrence { context, head, .. } = *cue;
    let senses = cue.senses();
    let subject = cue.subject();
    let by = (head + 1..context.end.min(head + 16))
        .find(|at| context.words[*at].folds_to("by") && !context.words[*at].quoted);
    let agent = by.and_then(|by| taken(noun_phrases, context.from(by + 1)).map(|n| by + 1..by + 1 + n));
    // "Expected by May": a time is nobody.
    let is_time = |at: usize| context.words[at].has(Traits::TIME.with(Traits::CALENDAR));
    let agent = agent.filter(|agent| !is_time(agent.end - 1));
    let after = complement(context, senses, head).filter(|found| {
        agent.as_ref().is_none_or(|agent| found.start > agent.start || found.start < agent.start.saturating_sub(1))
    });
    let object = senses.iter().find(|cue| {
        cue.particle.is_none()
            && cue.frames.any(
                Frames::OBJECT
                    .with(Frames::OBJECT_AS)
                    .with(Frames::OBJECT_OF)
                    .with(Frames::OBJECT_TO)
                    .with(Frames::ADDRESSEE)
                    .with(Frames::PREDICATE),
            )
    });
    let cue = after.as_ref().map(|found| found.cue).or(object)?;
    let mut content = Ranges::new();
    if let Some(subject) = &subject {
        content.push(subject.clone());
    }
    if let Some(found) = &after {
        let end = extent(context, found.start, Breadth::Clause, Host::Main);
        if end > found.start {
            content.push(found.start..end);
        }
    }
    // Without an agent and without anything said of the subject, nothing is attributed.
    if content.is_empty() || agent.is_none() && after.is_none() {
        return None;
    }
    let mut words = smallvec![group.start..head + 1];
    if let Some(by) = by.filter(|_| agent.is_some()) {
        words.push(by..by + 1);
    }
    Some(Attribution {
        source: agent,
        cue: words,
        cue_head: head,
        lemma: cue.lemma.as_str().into(),
        class: cue.class,
        negated: group.negated,
        unreal: group.unreal,
        object: subject,
        content,
        quotation: QuotationKind::Indirect,
        form: "passive",
        earlier: group.pluperfect,
        inside: None,
    })
}
