//! A document's reading to statements: spans to text, sources to actors, contents to claims, nesting to a tree.

use jiff::civil::Date;

use super::anaphora;
use super::{Kind, Moment, Passage, Precision, Statement, Voice};
use crate::actor::{Actors, Resolved};
use crate::grammar::{Attribution, Reading, Report, ReportKind};
use crate::position::{self, Context};
use crate::text::TokenRange;

/// What statements tell of their document.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'d> {
    /// Its id.
    pub id: &'d str,
    /// Its text.
    pub text: &'d str,
    /// Its date.
    pub date: Option<Date>,
}

/// The statements of one document, in the order of the page; those inside another's content lie in its `nested`.
pub fn statements<'d>(
    origin: Origin<'d>,
    reading: &Reading,
    actors: &Actors,
    positions: &Context,
) -> Vec<Statement<'d>> {
    let document = DocumentOf { origin, reading, actors, positions };
    let mut made: Vec<Option<Statement<'d>>> =
        reading.attributions.iter().map(|a| Some(document.attribution(a))).collect();
    let mut order: Vec<usize> = (0..made.len()).collect();
    // The innermost first, so that each is whole before it is laid into its parent.
    order.sort_by_key(|index| std::cmp::Reverse(depth(&reading.attributions, *index)));
    for index in order {
        let Some(parent) = reading.attributions[index].inside else { continue };
        let Some(inner) = made[index].take() else { continue };
        match made[parent].as_mut() {
            Some(outer) => outer.nested.push(inner),
            None => made[index] = Some(inner),
        }
    }
    let mut all: Vec<Statement<'d>> = made.into_iter().flatten().collect();
    all.extend(reading.reports.iter().map(|report| document.report(report)));
    all.sort_by_key(|statement| statement.cue.spans.first().copied().unwrap_or_default());
    anaphora::resolve(&mut all);
    let mut next = 0;
    for statement in &mut all {
        number(statement, &mut next);
    }
    all
}

/// How many contents an attribution lies in: nesting has no circles.
fn depth(attributions: &[Attribution], index: usize) -> usize {
    std::iter::successors(attributions[index].inside, |at| attributions[*at].inside).count()
}

fn number(statement: &mut Statement, next: &mut u32) {
    statement.ordinal = *next;
    *next += 1;
    statement.nested.sort_by_key(|inner| inner.cue.spans.first().copied().unwrap_or_default());
    for inner in &mut statement.nested {
        number(inner, next);
    }
}

/// One document and everything that was read in it.
struct DocumentOf<'d, 'r> {
    origin: Origin<'d>,
    reading: &'r Reading<'r>,
    actors: &'r Actors<'r>,
    positions: &'r Context<'r>,
}

impl<'d> DocumentOf<'d, '_> {
    fn attribution(&self, attribution: &Attribution) -> Statement<'d> {
        let resolved = self.actors.resolve(attribution.source.as_ref(), attribution.cue_head);
        Statement {
            document: self.origin.id,
            text: self.origin.text,
            moment: self.moment(attribution.earlier),
            ordinal: 0,
            kind: Kind::Attribution,
            voice: resolved.as_ref().map_or(Voice::Actor, |resolved| resolved.voice),
            quotation: Some(attribution.quotation),
            source: self.passage(attribution.source.as_slice()),
            cue: self.passage(&attribution.cue),
            cue_lemma: attribution.lemma.to_string(),
            form: attribution.form,
            content: self.passage(&attribution.content),
            actor: resolved.map(|resolved| resolved.actor),
            claims: position::claims(self.positions, attribution),
            nested: Vec::new(),
        }
    }

    fn report(&self, report: &Report) -> Statement<'d> {
        let resolved = self.actors.resolve(report.source.as_ref(), report.cue_head);
        Statement {
            document: self.origin.id,
            text: self.origin.text,
            moment: self.moment(report.earlier),
            ordinal: 0,
            kind: match report.kind {
                ReportKind::Act => Kind::Act,
                ReportKind::Reversal => Kind::Reversal,
            },
            voice: self.voice(report, resolved.as_ref()),
            quotation: None,
            source: self.passage(report.source.as_slice()),
            cue: self.passage(&report.cue),
            cue_lemma: self.passage(&report.cue).of(self.origin.text).to_lowercase(),
            form: report.form,
            content: match report.kind {
                ReportKind::Act => self.passage(&report.content),
                // The whole of it: a change of position is seldom told by its object alone.
                ReportKind::Reversal => self.passage(std::slice::from_ref(&report.passage)),
            },
            actor: resolved.map(|resolved| resolved.actor),
            claims: position::claims_of_report(self.positions, report),
            nested: Vec::new(),
        }
    }

    /// What is told inside somebody's words is theirs, unless they tell it of themselves ("pledged to arm, reversing its
    /// …"): then the narrator tells that they did.
    fn voice(&self, report: &Report, who: Option<&Resolved>) -> Voice {
        let Some(outer) = report.inside.and_then(|index| self.reading.attributions.get(index)) else {
            return Voice::Narrator;
        };
        let teller = self.actors.resolve(outer.source.as_ref(), outer.cue_head);
        let own = teller.zip(who).is_some_and(|(teller, who)| teller.actor == who.actor);
        if own { Voice::Narrator } else { Voice::Actor }
    }

    fn moment(&self, earlier: bool) -> Moment {
        Moment { date: self.origin.date, precision: if earlier { Precision::Before } else { Precision::Day } }
    }

    fn passage(&self, ranges: &[TokenRange]) -> Passage {
        Passage { spans: ranges.iter().map(|range| self.reading.span(range)).filter(|span| !span.is_empty()).collect() }
    }
}
