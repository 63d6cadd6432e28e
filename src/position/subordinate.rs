//! Words that open a clause below another: `if`, `because`, `when`, `that`, `who`.

use super::clause::{Link, is_finite};
use super::splitter::Splitter;
use crate::lexicon::{Marks, Tag, Traits};
use crate::text::TokenKind;

impl Splitter<'_> {
    /// Opens a subordinate clause where the word begins one.
    pub fn subordinate(&mut self, at: usize) -> bool {
        let word = &self.words[at];
        let next = at + 1;
        if word.tag != Tag::That && !self.context.marks(at).any(Marks::OPENS_CLAUSE) {
            return false;
        }
        let after_noun = self.last().is_some_and(|w| w.tag.is_nominal() || w.is_comma());
        let after_pronoun = self.last().is_some_and(|w| w.tag == Tag::Pronoun && w.has(Traits::SUBJECT));
        let after_cue =
            || self.clause().words.iter().any(|i| self.words[*i].has(Traits::CUE_VERB) && self.words[*i].tag.is_verb());
        let is = |texts: &[&str]| word.folds_to_any(texts);
        if is(&["if", "unless"]) {
            let asks = self.last().is_some_and(|w| w.tag.is_verb() && w.has(Traits::CUE_VERB));
            if asks {
                self.open(Link::Question, None);
            } else {
                if !self.last().is_some_and(|w| w.folds_to("even")) {
                    self.clauses[self.current].conditional = true;
                }
                self.open(Link::Condition, None);
            }
            return true;
        }
        if word.tag == Tag::That {
            // "That's a bad idea."
            let clitic = next < self.end && self.words[next].is_any(&["'s", "’s"]);
            if clitic && self.clause().words.is_empty() {
                return false;
            }
            let relative = after_noun && (!after_cue() || next < self.end && is_finite(self.words, next));
            let antecedent = self.clause().words.last().copied();
            let complement =
                self.clause().finite.is_some() || self.clause().words.iter().any(|i| self.words[*i].tag.is_verb());
            if relative {
                self.open(Link::Relative, antecedent);
            } else if complement {
                self.open(Link::Complement, None);
            }
            return relative || complement || self.clause().words.is_empty();
        }
        if word.tag == Tag::Wh && is(&["who", "which", "whom", "whose", "where"]) && (after_noun || after_pronoun) {
            let words = &self.clause().words;
            let antecedent = words
                .iter()
                .rev()
                .copied()
                .find(|i| self.words[*i].tag.is_nominal() || self.words[*i].tag == Tag::Pronoun);
            self.open(Link::Relative, antecedent);
            return true;
        }
        if is(&["whether"]) || word.tag == Tag::Wh && is(&["what", "how", "why", "who", "which"]) {
            if self.clause().words.is_empty() && is(&["what", "how", "why", "who", "which"]) {
                return false; // A question, or an exclamation.
            }
            // "One of the reasons why I have said that …" takes for granted that it is so.
            let granted = is(&["why"]) && self.last().is_some_and(|w| w.folds_to_any(&["reason", "reasons"]));
            self.open(if granted { Link::Reason } else { Link::Question }, None);
            return true;
        }
        let gerund = next < self.end && self.words[next].tag == Tag::Gerund;
        let link = if is(&["because", "although", "though", "while", "whereas"]) {
            Link::Reason
        } else if is(&["when", "before", "after", "until", "till", "once", "whenever", "since", "as", "so"]) {
            Link::Time
        } else {
            return false;
        };
        if self.clause_begins(next) || gerund && !is(&["as", "so"]) {
            self.open(if is(&["so"]) { Link::Reason } else { link }, None);
            return true;
        }
        false
    }

    /// True where a subject and its finite verb begin at `at`.
    pub fn clause_begins(&self, at: usize) -> bool {
        /// Words that a subject may be long, with its postmodifiers.
        const LONGEST_SUBJECT: usize = 12;
        let mut head = false;
        for i in at..self.end.min(at + LONGEST_SUBJECT) {
            let word = &self.words[i];
            if head && is_finite(self.words, i) {
                return true;
            }
            match word.tag {
                Tag::Pronoun if word.has(Traits::SUBJECT) && !head => head = true,
                Tag::Pronoun | Tag::To | Tag::Base | Tag::Conjunction => return false,
                Tag::Noun | Tag::Nouns | Tag::Name => head = true,
                Tag::Determiner if !head && word.has(Traits::SUBJECT) => head = true,
                Tag::Mark if !matches!(word.token.kind, TokenKind::Quote) && !word.is_any(&["$", "%"]) => return false,
                tag if tag.is_finite() && !head => return word.folds_to_any(&["there's"]),
                _ => {}
            }
            if i == at && word.folds_to("there") {
                head = true;
            }
        }
        false
    }
}
