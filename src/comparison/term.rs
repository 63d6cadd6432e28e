//! The words of a statement that say something, each with what its clause makes of it.

use smallvec::SmallVec;

use super::attitude::attitudes;
use crate::Knowledge;
use crate::grammar::{Reading, Word};
use crate::lexicon::{LemmaId, Tag, Traits};
use crate::position::Outline;
use crate::text::TokenKind;

/// A word that says something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term<'t> {
    /// The form, as it stands.
    pub text: &'t str,
    /// Where it stands, as an index of the words.
    pub at: usize,
    /// The root of its family; `LemmaId(0)` where the word table lacks it.
    pub root: LemmaId,
    /// What it is here.
    pub tag: Tag,
    /// How much it tells: 0.1 a common word, 1 a rare one or a name.
    pub weight: f32,
    /// The clause it stands in, by number.
    pub clause: usize,
    /// True where it is the verb that says something.
    pub head: bool,
    /// True where it is denied.
    pub negated: bool,
    /// Whether the speaker wants more of it (1), less of it (-1), or says neither (0).
    pub attitude: i8,
}

/// What the name of a subject tells of what is told, next to the same name elsewhere: who acts is often the speaker.
const NAMED_SUBJECT: f32 = 0.4;

/// The terms of a statement, in order.
pub(super) fn terms<'t>(reading: &Reading<'t>, clauses: &[Outline], knowledge: &Knowledge) -> Vec<Term<'t>> {
    /// More than this is no statement, and whatever is looked at for each two terms of a pair must stay bounded.
    const MOST: usize = 300;
    let mut found: Vec<Term<'t>> = Vec::with_capacity(reading.words.len().min(MOST));
    let mut seen = vec![false; reading.words.len()];
    let mut wanted: Vec<i8> = vec![0; reading.words.len()];
    for (number, clause) in clauses.iter().enumerate() {
        let attitudes: SmallVec<[i8; 32]> = attitudes(&reading.words, clause, knowledge);
        // "Growers who spoil the soil": what they do is wanted no more than they are.
        let described = clause.relative.then(|| antecedent(reading, clause)).flatten();
        let factor = described.map_or(i8::from(!clause.relative), |noun| wanted[noun]);
        for (at, attitude) in clause.words.iter().zip(attitudes) {
            // Clauses that share a subject hold it twice: "the limit is old and must be lifted".
            if wanted[*at] == 0 {
                wanted[*at] = attitude * factor;
            }
            let word = &reading.words[*at];
            if !tells(word) || std::mem::replace(&mut seen[*at], true) || found.len() >= MOST {
                continue;
            }
            let named_subject = word.tag == Tag::Name && clause.subject.contains(at);
            found.push(Term {
                text: word.text(),
                at: *at,
                root: root(word, knowledge),
                tag: word.tag,
                weight: weight(word) * if named_subject { NAMED_SUBJECT } else { 1.0 },
                clause: number,
                head: clause.head == Some(*at),
                negated: clause.negated != denied_alone(&reading.words, *at, clause),
                attitude: 0,
            });
        }
    }
    for term in &mut found {
        term.attitude = wanted[term.at];
    }
    found
}

/// The noun that a relative clause tells more of: the last before it.
fn antecedent(reading: &Reading, clause: &Outline) -> Option<usize> {
    let first = *clause.words.first()?;
    let noun = |at: &usize| reading.words[*at].tag.is_nominal() || reading.words[*at].folds_to("those");
    (first.saturating_sub(2)..first).rev().find(noun)
}

/// The root of a word's family.
pub(super) fn root(word: &Word, knowledge: &Knowledge) -> LemmaId {
    let lemma = if word.tag.is_verb() && word.entry.verb.0 != 0 { word.entry.verb } else { word.entry.noun };
    let lemma = if lemma.0 == 0 { word.entry.verb } else { lemma };
    knowledge.kinship().root(lemma)
}

/// "Faulted them for not answering": the gerund is denied, and not the fault.
fn denied_alone(words: &[Word], at: usize, clause: &Outline) -> bool {
    words[at].tag == Tag::Gerund && clause.head != Some(at) && at > 0 && words[at - 1].tag == Tag::Negation
}

fn tells(word: &Word) -> bool {
    let content = word.tag.is_nominal()
        || matches!(word.tag, Tag::Adjective | Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund)
        || word.tag == Tag::Adverb && !word.entry.tags.is_empty();
    content && word.is_kind(TokenKind::Word) && !word.has(Traits::FUNCTION.with(Traits::HONORIFIC))
}

/// From 0.1 at one word in a thousand to 1 at one in a million; a name that the table lacks tells as much as a word can.
fn weight(word: &Word) -> f32 {
    if word.tag == Tag::Name && word.entry.tags.is_empty() {
        return 1.0;
    }
    ((f32::from(word.entry.rarity) - 30.0) / 30.0).clamp(0.1, 1.0)
}
