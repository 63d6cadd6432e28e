//! In whose voice a content is read, and what in it is the actor.

use super::content::Content;
use super::context::Context;
use super::proposition::Proposition;
use crate::grammar::Word;
use crate::lexicon::{CueClass, Marks, Tag, Traits};
use crate::text::TokenRange;

/// Who says a content, and how.
pub(super) struct Voice<'a> {
    pub class: CueClass,
    pub lemma: &'a str,
    pub negated: bool,
    /// Under a modal that leaves open whether it was said: `might support`.
    pub possible: bool,
    pub source: Option<&'a TokenRange>,
    pub source_head: Option<usize>,
    pub cue_head: usize,
    pub object: Option<&'a TokenRange>,
    /// `he` and `she` in the content can be the actor.
    pub indirect: bool,
}

impl Voice<'_> {
    /// Source and cue, to ask whom a word means.
    pub fn speaker(&self) -> Option<(&TokenRange, usize)> {
        self.source.map(|source| (source, self.cue_head))
    }

    /// True where the subject is the actor: nobody else, the first person, or in indirect speech a pronoun that fits.
    pub fn says_of_itself(&self, context: &Context, found: &Proposition) -> bool {
        let Some(first) = found.subject.first() else {
            return !found.passive && self.object.is_none() && (found.bare || found.head.is_none());
        };
        let word = &context.words()[*first];
        if found.passive {
            return false;
        }
        if word.has(Traits::FIRST) {
            return true;
        }
        let Some(source) = self.source_head.map(|at| &context.words()[at]) else { return false };
        if word.tag == Tag::Pronoun && self.indirect && !word.quoted {
            let group = source.has(Traits::ORGANISATION);
            let plural = source.tag == Tag::Nouns;
            return if word.has(Traits::OBJECT) && !word.has(Traits::SUBJECT) {
                // "Called him nice."
                word.text().ends_with("self")
            } else if word.has(Traits::MALE.with(Traits::FEMALE)) {
                !group && !plural && self.may_be_meant(context, *first)
            } else if word.has(Traits::PLURAL) && word.folds_to("they") {
                group || plural
            } else {
                word.folds_to("it")
                    && (group || self.is_a_thing(context, source))
                    && !is_of_an_adjective(context, found)
            };
        }
        found.subject.iter().any(|at| context.words()[*at].text() == source.text() && source.tag == Tag::Name)
    }

    /// True where the source has a name and is no person: "Novacor said it would".
    fn is_a_thing(&self, context: &Context, source: &Word) -> bool {
        source.tag == Tag::Name
            && !source.has(Traits::PERSON)
            && self.source_head.is_some_and(|head| context.person(head, None).is_none())
    }

    /// False where a pronoun surely means somebody else than the source: "Lee suggested that she is unfit" of a man.
    fn may_be_meant(&self, context: &Context, at: usize) -> bool {
        let all = context.words();
        let gender = |at: usize| (all[at].has(Traits::MALE), all[at].has(Traits::FEMALE));
        let of_gender = |at: usize| all[at].tag == Tag::Pronoun && gender(at) != (false, false);
        // "He was the best, she said."
        if self.source_head.is_some_and(|source| of_gender(source) && gender(source) != gender(at)) {
            return false;
        }
        let Some((source, meant)) = self.source_head.zip(context.person(at, None)) else { return true };
        context.person(source, None).is_none_or(|source| source.0 == meant.0)
    }

    /// "I changed my mind", "I now believe", "I was wrong", "my view has evolved".
    pub fn acknowledges(&self, context: &Context, content: &Content) -> bool {
        const REACH: usize = 7;
        if !content.marks().any(Marks::CHANGE) {
            return false;
        }
        let words = content.whole().words;
        let all = context.words();
        words.iter().enumerate().any(|(place, at)| {
            let personal = |word: &Word| word.tag == Tag::Pronoun && word.has(Traits::MALE.with(Traits::FEMALE));
            let speaker =
                all[*at].has(Traits::FIRST) || self.indirect && personal(&all[*at]) && self.may_be_meant(context, *at);
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
            let wrong = has(&["wrong", "mistaken"]).is_some_and(|p| {
                let was = after[..p].iter().any(|at| all[*at].folds_to_any(&["was", "been", "were"]));
                // "He had been the wrong man."
                was && !after.get(p + 1).is_some_and(|next| all[*next].tag.is_nominal())
            });
            !negated && (changed || now || wrong || has(&["evolved"]).is_some())
        })
    }
}

/// "It is true that …": the clause that follows is what is true.
fn is_of_an_adjective(context: &Context, found: &Proposition) -> bool {
    let all = context.words();
    found.head.is_some_and(|head| all[head].has(Traits::BE))
        && found.object.first().is_some_and(|at| all[*at].tag == Tag::Adjective)
}

/// True where a word stands for a person or a named body.
pub(super) fn is_somebody(context: &Context, at: usize) -> bool {
    let word = &context.words()[at];
    word.tag == Tag::Name || word.has(Traits::PERSON) || word.tag == Tag::Pronoun && !word.has(Traits::NEUTER)
}
