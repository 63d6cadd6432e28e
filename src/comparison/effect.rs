//! What words do to what they govern: whether the speaker who wants it done, or says that it is so, wants more of it.
//!
//! `effects.toml` tells it of verbs, and of the nouns made from them; what something is called, or brings about, tells it
//! of a subject.

use super::term::root;
use super::tone::tone_of;
use crate::Knowledge;
use crate::grammar::Word;
use crate::lexicon::{Lemmas, Side, Tag, Traits};
use crate::position::{Modality, Outline};

/// Verbs after which the subject is called something, as after "be".
const STAYS: [&str; 6] = ["remain", "remains", "stay", "stays", "become", "becomes"];

/// The words of a clause, and what is known of words.
#[derive(Clone, Copy)]
pub(super) struct Effects<'r> {
    pub words: &'r [Word<'r>],
    pub clause: &'r Outline,
    pub knowledge: &'r Knowledge,
}

impl Effects<'_> {
    /// The word at a place of the clause.
    pub fn word(&self, place: usize) -> &Word<'_> {
        &self.words[self.clause.words[place]]
    }

    /// The lemmas of the words from a place on.
    fn lemmas(&self, place: usize) -> impl Iterator<Item = Lemmas> {
        self.clause.words[place..].iter().map(|at| (self.words[*at].entry.verb, self.words[*at].entry.noun))
    }

    /// "… end the tax following a vote", "… ban cars in Lundia", "… cut noise for our safety", "… sell it to investors": a
    /// preposition that brings no part of what is wanted or not, but where, when, what for or to whom.
    pub fn is_aside(&self, place: usize, sign: i8, subject: i8) -> bool {
        const BRINGS_MORE: [&str; 9] = ["of", "on", "from", "into", "with", "between", "including", "like", "against"];
        /// How far into the phrase is looked.
        const REACH: usize = 3;
        let word = self.word(place);
        let mut phrase = self.clause.words[place + 1..].iter().take(REACH).map(|at| &self.words[*at]);
        match () {
            () if word.folds_to_any(&BRINGS_MORE) => false,
            () if word.folds_to("in") => phrase.any(|w| w.tag == Tag::Name || w.has(Traits::TIME)),
            () if word.folds_to("for") => {
                sign + subject < 0 && phrase.find_map(|w| tone_of(w, self.knowledge)) == Some(Side::For)
            }
            () if word.folds_to("to") => sign < 0,
            () => true,
        }
    }

    /// What the subject is wanted to be: as the verb says that it is the object of, as it is called, or as what comes of it.
    pub fn subject(&self, head: usize) -> i8 {
        if self.clause.passive {
            let required = i8::from(self.clause.modality == Some(Modality::Required));
            return self.side_of(head).map_or(required, |(side, _)| side);
        }
        if self.word(head).has(Traits::BE) || self.word(head).folds_to_any(&STAYS) {
            self.called(head)
        } else {
            self.consequence(head)
        }
    }

    /// What the words at a place do to what they govern, and how many words they are.
    pub fn side_of(&self, place: usize) -> Option<(i8, usize)> {
        if let Some((length, side)) = self.knowledge.kinship().effect_of_phrase(self.lemmas(place)) {
            return Some((sign(side), length));
        }
        let word = self.word(place);
        // "Is for the bridge."
        if word.folds_to("for") && place.checked_sub(1).is_some_and(|be| self.word(be).has(Traits::BE)) {
            return Some((1, 1));
        }
        let governs = word.tag.is_verb() || word.tag.is_nominal() || word.tag == Tag::Adjective;
        if word.folds_to_any(&["against", "without", "less", "fewer"]) {
            return Some((-1, 1));
        }
        // "We have enough holidays": no more are wanted.
        let follows = self.clause.words.get(place + 1).map(|at| &self.words[*at]);
        if word.folds_to("enough") && follows.is_some_and(|next| next.tag.is_nominal() || next.tag == Tag::Adjective) {
            return Some((-1, 1));
        }
        if !governs || word.tag == Tag::Auxiliary {
            return None;
        }
        // A noun governs what its "of" brings: "the reduction of noise".
        let of = || {
            let next = self.clause.words.get(place + 1);
            next.is_some_and(|at| self.words[*at].folds_to_any(&["of", "on", "for", "to", "in"]))
        };
        if word.tag.is_nominal() && !of() {
            return None;
        }
        self.knowledge.kinship().effect(root(word, self.knowledge)).map(|side| (sign(side), 1))
    }

    /// What a noun does to the nouns before it: "staff cuts", "benefit reductions". Who is against "the housing crisis" says
    /// nothing of housing.
    pub fn governs_before(&self, place: usize) -> Option<i8> {
        let word = self.word(place);
        if !word.tag.is_nominal() || place == 0 || !self.is_beside(place - 1) {
            return None;
        }
        let bad = || (tone_of(word, self.knowledge) == Some(Side::Against)).then_some(0);
        self.knowledge.kinship().effect(root(word, self.knowledge)).map(sign).or_else(bad)
    }

    /// A noun that stands right before another word of the clause.
    pub fn is_beside(&self, place: usize) -> bool {
        self.word(place).tag.is_nominal() && self.clause.words.get(place + 1) == Some(&(self.clause.words[place] + 1))
    }

    /// What the subject is called: good or bad, needed or out of the question; and where it must be so, in force or not.
    fn called(&self, head: usize) -> i8 {
        let required = self.clause.modality == Some(Modality::Required);
        let side_at = |place: usize| {
            let judged = self.knowledge.semantics.evaluation(self.lemmas(place));
            let status = || self.knowledge.kinship().status(self.lemmas(place));
            let in_force = || status().filter(|(length, _)| required || *length > 1);
            judged.or_else(in_force).map(|(_, side)| sign(side))
        };
        (head + 1..self.clause.words.len()).find_map(side_at).unwrap_or(0)
    }

    /// "Mining ruins the valley", "reform ends poverty", "the fee leads to less noise": the subject is as good as what it
    /// does, and that as what it is done to, unless that is bad. What somebody does tells of them, and not of what the
    /// speaker wants.
    fn consequence(&self, head: usize) -> i8 {
        let subject = &self.clause.subject;
        let somebody = |at: &usize| {
            let word = &self.words[*at];
            matches!(word.tag, Tag::Name | Tag::Pronoun) || word.has(Traits::PERSON)
        };
        let gerund = || self.clause.words[..head].iter().any(|at| self.words[*at].tag == Tag::Gerund);
        if subject.iter().any(somebody) || subject.is_empty() && !gerund() {
            return 0;
        }
        let brings = self.knowledge.kinship().brings(self.lemmas(head));
        let (mut sum, mut place) = match (self.side_of(head), brings) {
            (Some((side, length)), _) => (side, head + length),
            (None, Some(length)) => (1, head + length),
            (None, None) => return tone_of(self.word(head), self.knowledge).map_or(0, sign),
        };
        while place < self.clause.words.len() {
            if let Some((side, length)) = self.side_of(place) {
                sum *= side;
                place += length;
            } else if let Some(tone) = tone_of(self.word(place), self.knowledge) {
                return sum * sign(tone);
            } else {
                place += 1;
            }
        }
        if brings.is_some() { 0 } else { sum }
    }
}

fn sign(side: Side) -> i8 {
    match side {
        Side::For => 1,
        Side::Against => -1,
    }
}
