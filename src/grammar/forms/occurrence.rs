//! A word that may be a cue, and what more than one form asks about it.

use std::cell::OnceCell;

use crate::grammar::causation::made_to;
use crate::grammar::context::Context;
use crate::grammar::subject::{inherited_subject, subject};
use crate::grammar::verb::{Shape, VerbGroup, verb_group};
use crate::grammar::word::Word;
use crate::lexicon::Cue;
use crate::text::TokenRange;

/// A word in its sentence. Most forms fail before they ask who speaks; what is asked is found once, for all of them.
#[derive(Debug)]
pub struct Occurrence<'c> {
    /// The sentence.
    pub context: &'c Context<'c>,
    /// Index of the word.
    pub head: usize,
    senses: OnceCell<&'c [Cue]>,
    group: OnceCell<VerbGroup>,
    subject: OnceCell<Option<TokenRange>>,
}

impl<'c> Occurrence<'c> {
    /// The word at an index of a sentence.
    pub fn new(context: &'c Context<'c>, head: usize) -> Self {
        Occurrence { context, head, senses: OnceCell::new(), group: OnceCell::new(), subject: OnceCell::new() }
    }

    /// The word itself.
    pub fn word(&self) -> &'c Word<'c> {
        &self.context.words[self.head]
    }

    /// Its senses as a verb cue.
    pub fn senses(&self) -> &'c [Cue] {
        self.senses.get_or_init(|| self.context.lexicon.verb_cues(self.word().as_verb()))
    }

    /// Its verb group.
    pub fn group(&self) -> &VerbGroup {
        self.group.get_or_init(|| verb_group(self.context.words, self.context.start, self.head))
    }

    /// Who stands before its verb group.
    pub fn subject(&self) -> Option<TokenRange> {
        self.subject.get_or_init(|| subject(self.context.words, self.context.start, self.group().start)).clone()
    }

    /// The subject of the group that it hangs on.
    pub fn inherited_subject(&self) -> Option<TokenRange> {
        let (context, group) = (self.context, self.group());
        let made = if group.shape == Shape::Infinitive { made_to(context, group.start) } else { None };
        made.map(|(_, object)| object).or_else(|| inherited_subject(context.words, &context.sentence(), group))
    }

    /// Who the verb is said of: its subject, or that of the group it hangs on.
    pub fn source(&self) -> Option<TokenRange> {
        let own = if self.group().shape == Shape::Finite { self.subject() } else { None };
        own.or_else(|| self.inherited_subject())
    }
}
