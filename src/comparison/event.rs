//! Whether what a sentence tells as done, a passage tells as not done: denied, averted, only possible, or its opposite.
//!
//! De Marneffe, Rafferty and Manning (2008) call these negation, factivity, modality and antonymy.

use super::alignment::Alignment;
use super::evidence::{Evidence, Sign};
use super::opposition::{knows_subject, opposed, turned};
use super::passage::{Passage, SAME_EVENT};
use super::side::Side;
use super::term::Term;
use crate::Knowledge;
use crate::grammar::Word;
use crate::lexicon::{CueClass, Tag, Traits};

/// The same where the verb is the opposite: that the rest is in part other words says little then.
const SAME_BUT_FOR_OPPOSITES: f32 = 0.5;

/// How many words before a verb stands what keeps it from being done: "the delay in opening the tunnel".
const AVERTING_REACH: usize = 5;

/// The signs that show in one passage.
pub(super) fn evidence(
    one: &Side,
    other: &Side,
    passage: &Passage,
    alignment: &Alignment,
    knowledge: &Knowledge,
) -> Vec<Evidence> {
    let (ours, theirs) = (&one.reading.words[passage.range.clone()], &other.reading.words[..]);
    let mut found = Vec::new();
    if ours.iter().any(|word| word.folds_to_any(&["if", "unless", "whether"])) {
        return found;
    }
    let whole = passage.covers(other, None);
    let otherwise = |words: &[Word]| words.iter().any(|word| is_open(word) || averts(word, knowledge));
    let denies = other.denies || theirs.iter().any(is_denial);
    let bounded = theirs.iter().any(is_bound);
    for predicate in predicates(other) {
        let mut places = passage.places(one, predicate).peekable();
        if places.peek().is_none() {
            let strength = passage.covers(other, Some(predicate));
            if !knows_subject(other, alignment, predicate) {
                continue;
            }
            if strength >= SAME_BUT_FOR_OPPOSITES && opposed(one, other, passage, predicate) {
                found.push(Evidence { sign: Sign::Opposites, strength: 1.0 });
            } else if strength >= SAME_EVENT && turned(one, other, passage, predicate, knowledge) {
                found.push(Evidence { sign: Sign::Effects, strength });
            }
        } else if whole >= SAME_EVENT && !bounded && !otherwise(theirs) {
            let before = |at: usize| &ours[..at - passage.range.start];
            let mut told = |sign, tells: &dyn Fn(usize) -> bool| {
                if passage.places(one, predicate).all(tells) {
                    found.push(Evidence { sign, strength: whole });
                }
            };
            if denies {
                let plain = !ours.iter().any(is_denial) && !otherwise(ours);
                told(Sign::Denied, &|at| plain && !one.terms.iter().any(|term| term.at == at && term.negated));
            } else {
                told(Sign::Denied, &|at| denied(before(at), knowledge) && !of_some(one, passage, at));
                told(Sign::Averted, &|at| {
                    let (before, after) = ours.split_at(at - passage.range.start);
                    averted(before, knowledge) || is_infinitive(before) && averted_after(after, knowledge)
                });
                told(Sign::OnlyPossible, &|_| leaves_open(ours, knowledge));
            }
        }
    }
    found
}

/// The terms by which a side says what happens: the verbs of its clauses, and what it is said to be ("is illegal"); where a
/// clause has no verb, whatever could be one.
fn predicates(side: &Side) -> impl Iterator<Item = usize> {
    let words = &side.reading.words;
    let says = |term: &Term| match side.clauses[term.clause].head {
        None => term.tag.is_verb(),
        Some(head) if words[head].has(Traits::BE) => {
            let attribute = words.get(term.at + 1).is_some_and(|next| next.tag.is_nominal());
            matches!(term.tag, Tag::Adjective | Tag::Participle) && term.at > head && !attribute
        }
        Some(_) => term.head && !term.tag.is_nominal(),
    };
    side.terms.iter().enumerate().filter(move |(_, term)| says(term)).map(|(at, _)| at)
}

/// "Not", "never", "no": but not "not only" and "no doubt".
fn denied(before: &[Word], knowledge: &Knowledge) -> bool {
    let takes_back = |next: &Word| next.folds_to_any(&["only", "doubt", "just", "later"]);
    before.iter().enumerate().any(|(place, word)| {
        let after = &before[place + 1..];
        is_denial(word) && !after.first().is_some_and(takes_back) && !after.iter().any(|word| bars(word, knowledge))
    })
}

/// "No delegate from Oslo came": some other may have come. Whatever stands between "no" and a finite verb limits what is
/// denied; "no plan to come" and "no sign that they came" deny all of it.
fn of_some(one: &Side, passage: &Passage, verb: usize) -> bool {
    let words = &one.reading.words;
    let Some(no) = (passage.range.start..verb).rev().find(|at| words[*at].folds_to("no")) else { return false };
    let whole =
        !words[verb].tag.is_finite() || words[no..verb].iter().any(|word| matches!(word.tag, Tag::That | Tag::To));
    let mut between = one.terms.iter().enumerate().filter(|(_, term)| (no..verb).contains(&term.at));
    !whole && between.any(|(number, _)| passage.links.iter().all(|link| link.one != number))
}

/// Not "barely enough", which is enough (Horn 2002).
fn is_denial(word: &Word) -> bool {
    word.tag == Tag::Negation && !word.folds_to("barely")
        || word.folds_to_any(&["no", "nobody", "none", "nothing", "nor", "neither"])
}

/// "More than", "no fewer than": how much is said, and not whether.
pub(super) fn is_bound(word: &Word) -> bool {
    word.folds_to_any(&["more", "less", "fewer"])
}

/// What stands behind these is untouched by what is denied before them: a relative clause, what is or is not known or told
/// ("did not notice that it had gone"), a bound ("took no less than a week").
fn bars(word: &Word, knowledge: &Knowledge) -> bool {
    is_bound(word) || word.tag == Tag::Wh || word.tag.is_verb() && tells(word, knowledge)
}

/// A verb of saying or of knowing (Kiparsky and Kiparsky 1970, "Fact").
fn tells(word: &Word, knowledge: &Knowledge) -> bool {
    let mut cues = knowledge.lexicon.verb_cues(word.entry.verb).iter();
    cues.any(|cue| matches!(cue.class, CueClass::Know | CueClass::Say | CueClass::Tell | CueClass::Ask))
}

/// "May", "might"; not "I may say that".
fn leaves_open(words: &[Word], knowledge: &Knowledge) -> bool {
    words.iter().enumerate().any(|(place, word)| {
        let said = words[place + 1..].iter().find(|next| next.tag.is_verb() && next.tag != Tag::Auxiliary);
        is_open(word) && !said.is_some_and(|verb| tells(verb, knowledge))
    })
}

fn is_open(word: &Word) -> bool {
    word.tag == Tag::Modal && word.folds_to_any(&["may", "might"])
}

/// "The delay in opening"; not "delayed the vote and opened".
fn averted(before: &[Word], knowledge: &Knowledge) -> bool {
    let before = &before[before.len().saturating_sub(AVERTING_REACH)..];
    let near = before.iter().rposition(|word| word.tag == Tag::Conjunction || word.is_comma()).map_or(0, |at| at + 1);
    before[near..].iter().any(|word| averts(word, knowledge))
}

/// "Was to open": nobody has opened it.
fn is_infinitive(before: &[Word]) -> bool {
    before.iter().rev().find(|word| word.tag != Tag::Adverb).is_some_and(|word| word.tag == Tag::To)
}

/// "… but the regulator vetoed it".
fn averted_after(after: &[Word], knowledge: &Knowledge) -> bool {
    let but = after.iter().position(|word| word.folds_to_any(&["but", "however", "before", "until"]));
    but.is_some_and(|but| after[but..].iter().any(|word| averts(word, knowledge)))
}

/// "Delay", "cancelled", "failure".
fn averts(word: &Word, knowledge: &Knowledge) -> bool {
    let content = word.tag.is_verb() || word.tag.is_nominal() && word.tag != Tag::Name;
    content && knowledge.kinship().averts(super::term::root(word, knowledge))
}
