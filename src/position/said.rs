//! Which clauses of a content the actor stands for: what others say, what is asked and what is supposed is not said.

use std::borrow::Cow;

use super::claim::Modality;
use super::clause::{Clause, Link, NEAR, below};
use super::content::Content;
use super::context::Context;
use super::judgement::{evaluation, predicate_side};
use super::phrase::nouns;
use super::proposition::Proposition;
use super::voice::Voice;
use crate::lexicon::{CueClass, Effect, Side, Tag, Traits};

/// A clause that the actor stands for, with what its parents do to it.
pub(super) struct Said<'c, 'a> {
    pub found: Cow<'c, Proposition<'a>>,
    pub flipped: bool,
    pub modality: Option<Modality>,
    /// Whether the clause above calls it good or bad: `the best thing is that …`, `it was a mistake that …`.
    pub verdict: Option<Side>,
}

impl<'c, 'a> Said<'c, 'a> {
    /// `None` where the clause at `index` is not said, or is said by a clause below it.
    pub fn of(context: &Context, content: &'c Content<'c, 'a>, index: usize, voice: &Voice) -> Option<Said<'c, 'a>> {
        let parts = content.clauses.as_slice();
        let part = &parts[index];
        if part.words.is_empty() || !part.words.iter().any(|at| context.words()[*at].tag != Tag::Mark) {
            return None;
        }
        let judges = || evaluation(context, part, content.proposition(index)).is_some();
        match part.link {
            Link::Main | Link::Reason | Link::Complement => {}
            Link::Relative
                if part.antecedent.is_some_and(|noun| !is_sought(context, content, part, noun)) && judges() => {}
            Link::Relative | Link::Condition | Link::Time | Link::Question => return None,
        }
        let mut said =
            Said { found: Cow::Borrowed(content.proposition(index)), flipped: false, modality: None, verdict: None };
        // A clause under one that is not said is not said.
        let mut above = part.parent;
        let mut link = part.link;
        let mut depth = 0;
        let mut below_it = part;
        while let Some(parent) = above.filter(|_| depth < NEAR) {
            depth += 1;
            if link == Link::Complement {
                said.pass(context, &parts[parent], content.proposition(parent), below_it, voice)?;
            }
            if matches!(parts[parent].link, Link::Condition | Link::Question | Link::Time) {
                return None;
            }
            link = parts[parent].link;
            above = parts[parent].parent;
            below_it = &parts[parent];
        }
        let complement = below(parts, index).find(|(_, child)| child.link == Link::Complement);
        if let Some((_, child)) = complement {
            let own = voice.says_of_itself(context, &said.found);
            match cue_class(context, &said.found) {
                // "I never said that …": what is denied is the saying.
                Some(CueClass::Say | CueClass::Tell) if own && said.found.negated => {
                    said.found.to_mut().object = nouns(context, child.words.iter().copied());
                }
                Some(_) => return None,
                None if said.found.head.is_none() => return None,
                None => {}
            }
        }
        Some(said)
    }

    /// Takes in what the verb of a parent clause does to its complement; `None` where the actor does not say it.
    fn pass(
        &mut self,
        context: &Context,
        parent: &Clause,
        above: &Proposition,
        complement: &Clause,
        voice: &Voice,
    ) -> Option<()> {
        let head = above.head?;
        let words = &parent.words;
        let place = words.iter().position(|at| *at == head)?;
        // "Presumptuous about thinking that …": the clause hangs on another verb than its parent's own.
        let thinks = parent.words.last().filter(|last| **last != head).map(|last| &context.words()[*last]);
        if parent.question || thinks.is_some_and(|w| w.tag == Tag::Gerund && w.has(Traits::CUE_VERB)) {
            return None;
        }
        let Some(class) = cue_class(context, above) else {
            // "It is not true that …".
            let untrue = words[place..]
                .iter()
                .any(|at| context.words()[*at].folds_to_any(&["false", "untrue", "wrong", "impossible", "unlikely"]));
            let be = context.words()[head].has(Traits::BE);
            self.flipped ^= be && (untrue != above.negated);
            let thing = || predicate_side(context, &above.subject).filter(|_| be && !above.negated);
            let verdict = || evaluation(context, parent, above).or_else(thing);
            self.verdict = self.verdict.or_else(|| if untrue { None } else { verdict() });
            return Some(());
        };
        if !voice.says_of_itself(context, above) {
            return None;
        }
        let negative =
            matches!(context.semantics().governor(context.phrase(words, place)), Some((1, Effect::Negative)));
        match class {
            CueClass::Say | CueClass::Tell | CueClass::Admit | CueClass::Show if above.negated => return None,
            CueClass::Ask | CueClass::Mention => return None,
            CueClass::Want | CueClass::Demand => self.modality = Some(Modality::Required),
            // "I meant that he left" says that he did; "I meant to leave" tells of a plan.
            CueClass::Promise if above.predicate == "mean" && complement.finite.is_some() => {}
            CueClass::Promise => self.modality = Some(Modality::Intended),
            _ => {}
        }
        self.flipped ^= above.negated != (negative || class == CueClass::Deny);
        Some(())
    }
}

/// "Would have to provide evidence that …" does not say that it is so.
fn is_sought(context: &Context, content: &Content, part: &Clause, noun: usize) -> bool {
    context.words()[noun].folds_to_any(&["evidence", "proof"])
        && part.parent.is_some_and(|parent| content.proposition(parent).modality.is_some())
}

/// The class of the predicate as a cue that takes a clause.
fn cue_class(context: &Context, found: &Proposition) -> Option<CueClass> {
    let word = &context.words()[found.head?];
    if !word.has(Traits::CUE_VERB) {
        return None;
    }
    context.lexicon().verb_cues(word.entry.verb).first().map(|cue| cue.class)
}
