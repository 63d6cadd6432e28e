//! Whether the speaker wants more or less of what a clause names.
//!
//! "Support limiting the herd" wants less of the herd: what a verb does to its object is multiplied along the clause, and
//! what comes of a thing tells how it is meant: "mining ruins the valley" wants less mining.
//! Deng, Choi and Wiebe (2013), "Benefactive/malefactive event and writer attitude annotation".

use smallvec::{SmallVec, smallvec};

use super::term::root;
use super::tone::tone_of;
use crate::Knowledge;
use crate::grammar::Word;
use crate::lexicon::{Side, Tag, Traits};
use crate::position::{Modality, Outline};

/// For each word of the clause 1, -1 or 0.
pub(super) fn attitudes(words: &[Word], clause: &Outline, knowledge: &Knowledge) -> SmallVec<[i8; 32]> {
    let read = Read { words, clause, knowledge };
    let mut found: SmallVec<[i8; 32]> = smallvec![0; clause.words.len()];
    if clause.supposed {
        return found;
    }
    let denied: i8 = if clause.negated { -1 } else { 1 };
    let head = clause.head.and_then(|head| clause.words.iter().position(|at| *at == head));
    let subject = head.map_or(0, |head| read.subject(head));
    let mut sign = 0;
    let mut place = 0;
    while place < clause.words.len() {
        let before_head = head.is_none_or(|head| place < head);
        let word = &words[clause.words[place]];
        // "… to reduce noise": a purpose is wanted for itself.
        if word.tag == Tag::To && !before_head && found[..place].iter().any(|one| *one != 0) {
            sign = 0;
        }
        if before_head && word.is_comma() || word.tag == Tag::Preposition && !before_head && read.is_aside(place, sign)
        {
            sign = 0;
        }
        let effect = read.side_of(place);
        let base = match (before_head && head.is_some(), subject, sign) {
            (_, _, sign) if sign != 0 => sign,
            (true, subject, _) => subject,
            _ => 0,
        };
        found[place] = base;
        if let Some(side) = read.governs_before(place) {
            // "Staff cuts": what the noun does is done to the nouns before it.
            let wanted = if base == 0 { 0 } else { base * side };
            let compound = (0..place).rev().take_while(|at| read.is_beside(*at)).count();
            found[place - compound..place].fill(wanted);
        }
        if let Some((side, length)) = effect {
            sign = if base == 0 { side } else { base * side };
            place += length;
        } else {
            // "Pupils should learn music": what must be done is wanted.
            if head == Some(place) && sign == 0 && clause.modality == Some(Modality::Required) {
                sign = 1;
            }
            place += 1;
        }
    }
    for one in &mut found {
        *one *= denied;
    }
    found
}

/// Verbs after which the subject is called something, as after "be".
const STAYS: [&str; 6] = ["remain", "remains", "stay", "stays", "become", "becomes"];

/// A clause, to be read.
struct Read<'r> {
    words: &'r [Word<'r>],
    clause: &'r Outline,
    knowledge: &'r Knowledge,
}

impl Read<'_> {
    fn word(&self, place: usize) -> &Word<'_> {
        &self.words[self.clause.words[place]]
    }

    /// "… end the tax following a vote", "… cut noise for our safety": a preposition that brings what is no part of what is
    /// wanted or not, but its time or its purpose.
    fn is_aside(&self, place: usize, sign: i8) -> bool {
        const BRINGS_MORE: [&str; 13] =
            ["of", "on", "in", "to", "for", "from", "into", "with", "between", "at", "including", "like", "against"];
        let tone = |at: &usize| tone_of(&self.words[*at], self.knowledge);
        let word = self.word(place);
        let purpose = || self.clause.words[place + 1..].iter().take(3).find_map(tone) == Some(Side::For);
        !word.folds_to_any(&BRINGS_MORE) || sign < 0 && word.folds_to("for") && purpose()
    }

    /// What the subject is wanted to be: as the verb says that it is the object of, as it is called, or as what comes of it.
    fn subject(&self, head: usize) -> i8 {
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
    fn side_of(&self, place: usize) -> Option<(i8, usize)> {
        let lemmas = self.clause.words[place..].iter().map(|at| {
            let entry = &self.words[*at].entry;
            (entry.verb, entry.noun)
        });
        if let Some((length, side)) = self.knowledge.kinship().effect_of_phrase(lemmas) {
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
    fn governs_before(&self, place: usize) -> Option<i8> {
        let word = self.word(place);
        if !word.tag.is_nominal() || place == 0 || !self.is_beside(place - 1) {
            return None;
        }
        let bad = || (tone_of(word, self.knowledge) == Some(Side::Against)).then_some(0);
        self.knowledge.kinship().effect(root(word, self.knowledge)).map(sign).or_else(bad)
    }

    /// A noun that stands right before another word of the clause.
    fn is_beside(&self, place: usize) -> bool {
        self.word(place).tag.is_nominal() && self.clause.words.get(place + 1) == Some(&(self.clause.words[place] + 1))
    }

    /// What the subject is called: good or bad, needed or unacceptable; and where it must be so, in force or not.
    fn called(&self, head: usize) -> i8 {
        let required = self.clause.modality == Some(Modality::Required);
        let after = &self.clause.words[head + 1..];
        (0..after.len())
            .find_map(|place| {
                let lemmas = after[place..].iter().map(|at| (self.words[*at].entry.verb, self.words[*at].entry.noun));
                let status = || self.knowledge.kinship().status(self.words[after[place]].entry.noun);
                let judged = self.knowledge.semantics.evaluation(lemmas).map(|(_, side)| side);
                judged.or_else(|| if required { status() } else { None }).map(sign)
            })
            .unwrap_or(0)
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
        let lemmas = self.clause.words[head..].iter().map(|at| {
            let entry = &self.words[*at].entry;
            (entry.verb, entry.noun)
        });
        let brings = self.knowledge.kinship().brings(lemmas);
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
