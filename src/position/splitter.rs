//! The one pass that cuts a content into clauses.

use super::clause::{Clause, Link, Words, is_finite};
use super::context::Context;
use crate::grammar::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// The clauses of some stretches of a document, in order of their first words; empty ones are left in, so that parents
/// keep their numbers.
pub(super) fn clauses(context: &Context, ranges: &[TokenRange]) -> Vec<Clause> {
    let words = context.words();
    let mut splitter = Splitter { context, words, clauses: Vec::with_capacity(FEW), current: 0, sentence: 0, end: 0 };
    splitter.clauses.push(Clause::default());
    let mut last = None;
    for range in ranges {
        // "…, he said. “…”": what stands between the pieces of a content may end a sentence.
        let ends = |w: &Word| matches!(w.token.kind, TokenKind::Stop | TokenKind::Break);
        let between = last.and_then(|last| words.get(last..range.start)).unwrap_or_default();
        if between.iter().any(ends) {
            splitter.end_sentence(false);
        }
        last = Some(range.end);
        splitter.end = range.end.min(words.len());
        for at in range.start..splitter.end {
            splitter.take(at);
        }
    }
    splitter.clauses.iter_mut().for_each(|clause| clause.look_over(context));
    splitter.clauses
}

/// Most contents have no more clauses than this, with the empty ones.
const FEW: usize = 4;

/// Words of the longest clause; what is longer is no prose, and is cut so that the work stays linear.
const LONGEST: usize = 250;

pub(super) struct Splitter<'a> {
    pub context: &'a Context<'a>,
    pub words: &'a [Word<'a>],
    pub clauses: Vec<Clause>,
    pub current: usize,
    /// The first clause of the sentence.
    pub sentence: usize,
    /// One past the last word of the stretch that is being read.
    pub end: usize,
}

impl Splitter<'_> {
    fn take(&mut self, at: usize) {
        let word = &self.words[at];
        match word.token.kind {
            // "Roe v. Wade", "J. Doe".
            TokenKind::Stop if word.is(".") && at > 0 && self.words[at - 1].text().len() == 1 => return,
            TokenKind::Stop => return self.end_sentence(word.text().starts_with('?')),
            TokenKind::Break => return self.end_sentence(false),
            TokenKind::Quote => return,
            TokenKind::Dash if word.token.spaced && self.clause_begins(at + 1) => return self.open_main(),
            // "Wants to abolish — essentially abolish it": no clause of its own. "To sell it — a bold plan" names what was said.
            TokenKind::Dash if word.token.spaced => {
                let names = self.words.get(at + 1).is_some_and(|next| next.tag == Tag::Determiner);
                if self.clause().link == Link::Relative {
                    self.close();
                } else if names && self.last().is_some_and(|last| last.tag.is_nominal()) {
                    self.open(Link::Relative, None);
                }
                return;
            }
            TokenKind::Sign => match word.text() {
                ";" => return self.end_sentence(false),
                ":" => return self.open_main(),
                "(" | "[" => return self.open(Link::Relative, None),
                ")" | "]" => return self.close(),
                "," => return self.comma(at),
                _ => {}
            },
            _ => {}
        }
        match word.tag {
            Tag::Conjunction => self.conjunction(at),
            Tag::Subordinator | Tag::Wh | Tag::That | Tag::Preposition | Tag::Pronoun | Tag::Determiner => {
                if !self.subordinate(at) {
                    self.push(at);
                }
            }
            _ => self.push(at),
        }
    }

    pub fn clause(&self) -> &Clause {
        &self.clauses[self.current]
    }

    pub fn last(&self) -> Option<&Word<'_>> {
        self.clause().words.last().map(|at| &self.words[*at])
    }

    pub fn open(&mut self, link: Link, antecedent: Option<usize>) {
        let parent = Some(self.current);
        let conditional = self.clause().conditional;
        self.clauses.push(Clause { link, parent, conditional, antecedent, ..Clause::default() });
        self.current = self.clauses.len() - 1;
    }

    /// A clause beside the current one, which begins with some of its words.
    fn open_beside(&mut self, shared: Words) {
        let Clause { link, parent, conditional, antecedent, .. } = *self.clause();
        self.clauses.push(Clause { words: shared, link, parent, conditional, antecedent, ..Clause::default() });
        self.current = self.clauses.len() - 1;
    }

    fn open_main(&mut self) {
        if !self.clause().words.is_empty() {
            self.clauses.push(Clause::default());
        }
        self.current = self.clauses.len() - 1;
    }

    fn close(&mut self) {
        if let Some(parent) = self.clause().parent {
            self.current = parent;
        }
    }

    fn end_sentence(&mut self, question: bool) {
        for clause in &mut self.clauses[self.sentence..] {
            clause.question |= question;
        }
        self.clauses.push(Clause::default());
        self.current = self.clauses.len() - 1;
        self.sentence = self.current;
    }

    fn push(&mut self, at: usize) {
        if self.clause().words.len() >= LONGEST {
            self.open_main();
        }
        let tag = self.words[at].tag;
        if tag.is_verb() || tag == Tag::Modal {
            if is_finite(self.words, at) {
                self.finite(at);
            } else if self.continues_group(at) {
                self.clauses[self.current].finite = Some(at);
            }
        }
        self.clauses[self.current].words.push(at);
    }

    fn continues_group(&self, at: usize) -> bool {
        self.clause().finite.is_some_and(|last| {
            (last + 1..at).all(|i| matches!(self.words[i].tag, Tag::Adverb | Tag::Negation | Tag::Mark))
        })
    }

    /// A finite verb: the clause's first, a part of it, or the sign that another clause has begun.
    fn finite(&mut self, at: usize) {
        if self.clause().finite.is_none() {
            // "The deal [he signed] …"
            if let Some(start) = self.subject_start()
                && start > 0
                && self.words[self.clause().words[start]].has(Traits::SUBJECT)
                && self.words[self.clause().words[start]].tag == Tag::Pronoun
                && self.is_antecedent(self.clause().words[start - 1])
                && self.words[self.clause().words[0]].tag != Tag::Preposition
            {
                self.split(start, Link::Relative);
            }
        } else if !self.continues_group(at) {
            let link = self.clause().link;
            let parent =
                self.clause().parent.filter(|parent| link != Link::Main && self.clauses[*parent].finite.is_none());
            match (parent, self.subject_start()) {
                // "Those who lie [deserve] …": the clause above goes on.
                (Some(parent), start) if start.is_none() || link != Link::Complement => {
                    let moved = match start {
                        // "If he wins [we lose]".
                        Some(start) if link != Link::Relative => self.take_from(start),
                        _ => Words::new(),
                    };
                    self.current = parent;
                    self.clauses[parent].words.extend(moved);
                }
                (_, Some(start)) => self.split_before(start),
                (_, None) => {}
            }
        }
        self.clauses[self.current].finite = Some(at);
    }

    /// A subject and a second finite verb without a word that joins them: what they are depends on the word before.
    fn split_before(&mut self, start: usize) {
        let words = &self.clause().words;
        let Some(before) = start.checked_sub(1).map(|i| &self.words[words[i]]) else { return };
        let subject = &self.words[words[start]];
        let plain = matches!(subject.tag, Tag::Pronoun | Tag::Name | Tag::Determiner | Tag::Possessive);
        if before.tag.is_verb() && before.has(Traits::CUE_VERB) {
            self.split(start, Link::Complement);
        } else if before.tag.is_nominal() && plain {
            self.split(start, Link::Relative);
        } else if !before.tag.is_verb() && !before.tag.is_nominal() && plain {
            self.split(start, Link::Main);
        }
    }

    fn is_antecedent(&self, at: usize) -> bool {
        self.words[at].tag.is_nominal() && !self.words[at].has(Traits::TIME)
    }

    /// Where in the clause the noun phrase begins that its last words are; `None` where they are none.
    fn subject_start(&self) -> Option<usize> {
        let words = &self.clause().words;
        let mut start = words.len();
        while start > 0 && matches!(self.words[words[start - 1]].tag, Tag::Adverb | Tag::Negation) {
            start -= 1;
        }
        let head = &self.words[*words.get(start.checked_sub(1)?)?];
        if head.tag == Tag::Pronoun {
            return head.has(Traits::SUBJECT).then_some(start - 1);
        }
        if !head.tag.is_nominal() {
            return None;
        }
        while start > 0 {
            let word = &self.words[words[start - 1]];
            match word.tag {
                Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number => start -= 1,
                Tag::Determiner | Tag::Possessive if word.is_kind(TokenKind::Word) => {
                    start -= 1;
                    break;
                }
                Tag::Possessive => start -= 1,
                _ => break,
            }
        }
        Some(start)
    }

    /// Moves the clause's words from `start` on into a clause of their own.
    fn split(&mut self, start: usize, link: Link) {
        let moved = self.take_from(start);
        let antecedent = self.clause().words.last().copied();
        if link == Link::Main {
            self.open_beside(Words::new());
        } else {
            self.open(link, antecedent);
        }
        self.clauses[self.current].words = moved;
    }

    /// Takes the clause's words from `start` on out of it.
    fn take_from(&mut self, start: usize) -> Words {
        self.clauses[self.current].words.drain(start..).collect()
    }

    fn comma(&mut self, at: usize) {
        let clause = self.clause();
        let ended = clause.finite.is_some() && !matches!(clause.link, Link::Main | Link::Complement);
        let fronted = matches!(clause.link, Link::Condition | Link::Time) && self.clause_begins(at + 1);
        if ended || fronted {
            self.close();
        }
        if self.clause().finite.is_some() && self.clause_begins(at + 1) {
            self.open_beside(Words::new());
        } else if let Some(shared) = self.infinitive(at + 1).filter(|_| self.clause().finite.is_none()) {
            self.open_beside(shared);
        } else {
            self.clauses[self.current].words.push(at);
        }
    }

    /// "To build a wall, [cut taxes] and [leave the pact]": the words that another infinitive of a list begins with, where
    /// the word at `at` is its verb.
    fn infinitive(&self, at: usize) -> Option<Words> {
        let words = &self.clause().words;
        let verb = words.iter().rposition(|i| self.words[*i].tag == Tag::Base)?;
        let listed = at < self.end && self.words[at].tag == Tag::Base;
        let infinitive = words[..verb].iter().any(|i| self.words[*i].tag == Tag::To);
        (listed && infinitive).then(|| Words::from(&words[..verb]))
    }

    fn conjunction(&mut self, at: usize) {
        let mut next = at + 1;
        while next < self.end && matches!(self.words[next].tag, Tag::Adverb | Tag::Negation) {
            next += 1;
        }
        let Some(finite) = self.clause().finite else {
            return match self.infinitive(next) {
                Some(shared) => self.open_beside(shared),
                None => self.push_joining(at),
            };
        };
        if next >= self.end {
            return;
        }
        let that = next + usize::from(self.words[next].tag == Tag::That);
        if self.clause_begins(that) {
            // "… that he lied and she knew" stays inside; "…, who lost, and the party knew" does not.
            if matches!(self.clause().link, Link::Relative | Link::Time | Link::Reason | Link::Condition) {
                self.close();
            }
            return self.open_beside(Words::new());
        }
        let words = &self.clause().words;
        let first_verb = words.iter().position(|i| *i >= finite || is_finite(self.words, *i)).unwrap_or(words.len());
        let shared = match self.words[next].tag {
            Tag::Modal | Tag::Present | Tag::Past | Tag::Auxiliary if next_is_verb(self.words, next) => {
                Some(first_verb)
            }
            tag @ (Tag::Base | Tag::Gerund | Tag::Participle) => {
                let like = words.iter().rposition(|i| self.words[*i].tag == tag).filter(|p| *p >= first_verb);
                // "They are employees and deserve …"
                like.or((tag == Tag::Base).then_some(first_verb))
            }
            _ => None,
        };
        match shared {
            Some(length) => {
                let shared = Words::from(&self.clause().words[..length]);
                self.open_beside(shared);
            }
            None => self.push_joining(at),
        }
    }

    fn push_joining(&mut self, at: usize) {
        if !self.clause().words.is_empty() {
            self.clauses[self.current].words.push(at);
        }
    }
}

/// True where a finite form after a conjunction heads a predicate and is no participle in a list of adjectives.
fn next_is_verb(words: &[Word], at: usize) -> bool {
    words[at].tag != Tag::Past
        || words.get(at + 1).is_none_or(|next| !next.tag.is_nominal() || next.tag == Tag::Name || next.token.spaced)
}
