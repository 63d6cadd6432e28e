//! What the narrator's own voice tells of an actor: acts (`signed the order`) and changes of position (`walked back`,
//! `once … now`), each a form of its own.
//!
//! Only words that carry [`Traits::ACT`], [`Traits::REVERSAL`] or [`Traits::THEN_NOW`] are looked at. A form answers `None` where the words are
//! not of its form, or where the text does not say that it is so: denied, supposed, asked for, asked about.

mod accusation;
mod acts;
mod after;
mod changes;
mod conceded;
mod contrasts;
mod lately;
mod order;
mod phrases;
mod then_now;
mod turns;
mod who;

use super::attribution::{Attribution, Follows, Report, ReportKind, TakenBack};
use super::context::Context;
use super::word::Word;
use crate::lexicon::{CueClass, Traits};
use crate::text::{TokenKind, TokenRange};

/// A form: its name, and the function that tries it on the trigger at an index.
type Form = (&'static str, fn(&Context, usize) -> Option<Report>);

/// The forms that hang on a phrase of the lexicon, in the order in which they are tried.
const PHRASES: &[Form] = &[
    ("own-contrast", contrasts::contrast),
    ("apology", changes::apology),
    ("from-to", changes::from_to),
    ("verb", changes::change),
    ("position-verb", changes::position_moved),
    ("noun", turns::turn),
];

/// The forms that hang on a word which sets then against now, in the order in which they are tried after those.
const THEN_NOW: &[Form] = &[
    ("conflicting", contrasts::conflicting),
    ("once-relative", then_now::once_relative),
    ("then-now", then_now::pair),
    ("once-a", then_now::fronted),
    ("after-saying", after::after_saying),
    ("despite", after::despite),
    ("since", after::taken_back),
    ("has-since", after::has_since),
    ("no-longer", then_now::no_longer),
    ("conceded", conceded::conceded),
    ("conceded-after", conceded::conceded_after),
    ("before-against", after::before_against),
    ("now-though", after::now_though),
    ("lately", lately::lately),
    ("but-then", lately::but_then),
];

/// The words of a document that a form can hang on, by their indices: one in twenty. No other word is looked at.
pub struct Triggers(Vec<usize>);

impl Triggers {
    /// Finds them.
    pub fn of(words: &[Word]) -> Triggers {
        let any = Traits::ACT.with(Traits::REVERSAL).with(Traits::THEN_NOW).with(Traits::ACCUSATION);
        let mut found = Vec::with_capacity(words.len() / 16);
        found.extend(words.iter().filter(|w| w.has(any)).map(|w| w.index));
        Triggers(found)
    }

    /// Those of a range of words.
    pub fn within(&self, range: &TokenRange) -> &[usize] {
        let Triggers(all) = self;
        let from = all.partition_point(|at| *at < range.start);
        let rest = &all[from..];
        &rest[..rest.iter().take_while(|at| **at < range.end).count()]
    }
}

/// The reports of one sentence, in the order of their triggers. Its attributions are `said`, the first of which is the
/// document's `first`.
pub fn reports(context: &Context, said: &[Attribution], first: usize, triggers: &Triggers) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    for head in triggers.within(&context.sentence()).iter().copied() {
        let word = &context.words[head];
        if word.quoted || !word.has(Traits::ACT.with(Traits::REVERSAL).with(Traits::THEN_NOW)) {
            continue;
        }
        let changed = reversal_at(context, head);
        let is_cue = || said.iter().any(|a| a.cue_head == head);
        let may_be_act = changed.as_ref().is_none_or(|changed| changed.hanging) && word.has(Traits::ACT) && !is_cue();
        let act = if may_be_act { acts::act(context, head) } else { None };
        for report in changed.into_iter().chain(act) {
            let told = !is_question(context) && is_told(context, said, head);
            if told && !found.iter().any(|other| says_it_already(other, &report)) {
                let inside = inside(context, said, head).map(|index| first + index);
                found.push(Report { inside, ..report });
            }
        }
    }
    for (index, attribution) in said.iter().enumerate() {
        if let Some(report) = accusation::accusation(context, attribution, triggers)
            && !found.iter().any(|other| says_it_already(other, &report))
        {
            found.push(Report { form: "accusation", inside: Some(first + index), ..report });
        }
    }
    found
}

/// The first form of a reversal that the word at `head` is the trigger of.
fn reversal_at(context: &Context, head: usize) -> Option<Report> {
    let word = &context.words[head];
    let forms = |traits: Traits, forms: &'static [Form]| if word.has(traits) { forms } else { &[] };
    let mut tried = forms(Traits::REVERSAL, PHRASES).iter().chain(forms(Traits::THEN_NOW, THEN_NOW));
    let (form, report) = tried.find_map(|(name, form)| Some((*name, form(context, head)?)))?;
    Some(order::in_turn(context, Report { form, ..report }))
}

/// A sentence that ends with a question mark outside quotations asserts nothing.
fn is_question(context: &Context) -> bool {
    context.words[context.sentence()].iter().rev().take(3).any(|w| w.is("?") && !w.quoted)
}

/// False where the words stand in a content that its cue does not assert: `denied that he had changed his mind`. After a
/// comma or a dash it is the narrator's again: `vowed to sign it, reversing his opposition`. What is asked about by a noun
/// is taken for granted: `asked about his reversal`.
fn is_told(context: &Context, said: &[Attribution], head: usize) -> bool {
    let apart = |range: &TokenRange| {
        context.words[range.start..head].iter().any(|w| !w.quoted && (w.is_comma() || w.is_kind(TokenKind::Dash)))
    };
    let noun = !context.words[head].tag.is_verb();
    let mut holding = said.iter().filter(|a| a.cue_head != head).filter_map(|a| {
        let range = a.content.iter().find(|range| range.contains(&head))?;
        Some((a, range))
    });
    holding.all(|(a, range)| match a.class {
        CueClass::Know | CueClass::Mention | CueClass::Praise | CueClass::Blame => true,
        CueClass::Ask if noun => true,
        CueClass::Ask | CueClass::Deny | CueClass::Accuse => false,
        CueClass::Demand
        | CueClass::Promise
        | CueClass::Refuse
        | CueClass::Want
        | CueClass::Warn
        | CueClass::Offer
        | CueClass::Allow
        | CueClass::Ban => apart(range),
        _ => !a.negated && !a.unreal,
    })
}

/// The attribution of the sentence whose content most narrowly holds the word at `head`.
fn inside(context: &Context, said: &[Attribution], head: usize) -> Option<usize> {
    // "He says that her plan – a position she has since changed – …": an aside of the narrator's.
    let aside = |range: &TokenRange| {
        let before = context.words[range.start..head].iter();
        !context.words[head].quoted && before.filter(|w| w.is_kind(TokenKind::Dash)).any(|w| w.token.spaced)
    };
    let holding = |range: &TokenRange| range.contains(&head) && !aside(range);
    let size = |a: &Attribution| a.content.iter().map(ExactSizeIterator::len).sum::<usize>();
    (0..said.len())
        .filter(|at| said[*at].cue_head != head && said[*at].content.iter().any(holding))
        .min_by_key(|at| size(&said[*at]))
}

/// Two triggers of one change: `reversed course, backtracking on …`, `once …, has since …`.
fn says_it_already(other: &Report, report: &Report) -> bool {
    other.kind == ReportKind::Reversal
        && !other.hanging
        && report.kind == ReportKind::Reversal
        && (other.source == report.source && other.passage.contains(&report.cue_head)
            || other.cue.iter().any(|cue| cue.contains(&report.cue_head)))
}

/// A reversal with the passage that its parts cover; the driver names its form.
fn reversal(source: Option<TokenRange>, cue: Vec<TokenRange>, head: usize, content: Vec<TokenRange>) -> Report {
    covered(Report {
        kind: ReportKind::Reversal,
        source,
        cue,
        cue_head: head,
        content,
        earlier_side: None,
        later_side: None,
        takes_back: TakenBack::Nothing,
        follows: Follows::Unsaid,
        hanging: false,
        passage: head..head + 1,
        form: "",
        earlier: false,
        inside: None,
    })
}

/// The report with both sides told, and its passage made to cover them.
fn with_sides(report: Report, earlier: Option<TokenRange>, later: Option<TokenRange>) -> Report {
    let some = |range: Option<TokenRange>| range.filter(|range| !range.is_empty());
    covered(Report { earlier_side: some(earlier), later_side: some(later), ..report })
}

fn covered(mut report: Report) -> Report {
    let parts = report.cue.iter().chain(&report.content).chain(&report.source);
    for part in parts.chain(&report.earlier_side).chain(&report.later_side) {
        report.passage = report.passage.start.min(part.start)..report.passage.end.max(part.end);
    }
    report
}
