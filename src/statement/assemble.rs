//! A document's reading to statements: spans to text, sources to actors, contents to claims, nesting to a tree.

use jiff::civil::Date;

use super::anaphora;
use super::{Kind, Moment, Passage, Precision, Statement, Voice};
use crate::actor::{Actors, Resolved};
use crate::grammar::{Attribution, Reading, Report, ReportKind};
use crate::position::{self, Context, Dating};
use crate::text::{Span, TokenRange};

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
    let all = reading.attributions.iter().enumerate();
    let mut nested: Vec<(usize, usize)> = all.clone().filter_map(|(index, a)| Some((a.inside?, index))).collect();
    nested.sort_unstable();
    let document = DocumentOf { origin, reading, actors, positions, nested };
    // Statements are large: they are put in order before they are made.
    let outermost = all.filter(|(_, attribution)| attribution.inside.is_none());
    let attributed = outermost.map(|(index, attribution)| (document.start(&attribution.cue), Told::Attribution(index)));
    let reported = reading.reports.iter().map(|report| (document.start(&report.cue), Told::Report(report)));
    let mut told: Vec<(Span, Told)> = attributed.chain(reported).collect();
    told.sort_by_key(|(start, _)| *start);
    let made = told.iter().map(|(_, told)| match told {
        Told::Attribution(index) => document.attribution(*index),
        Told::Report(report) => document.report(report),
    });
    let mut all: Vec<Statement<'d>> = made.collect();
    anaphora::resolve(&mut all);
    let mut holds = Vec::with_capacity(told.len());
    for (at, (_, one)) in told.iter().enumerate() {
        holds.push(match one {
            Told::Report(report) => {
                let dated = |index: usize| document.is_dated(&told[index].1);
                anaphora::take_back(&mut all, at, report, dated) || !report.hanging
            }
            Told::Attribution(_) => true,
        });
    }
    let mut holds = holds.into_iter();
    all.retain(|_| holds.next() == Some(true));
    let mut next = 0;
    for statement in &mut all {
        number(statement, &mut next);
    }
    all
}

/// What a document tells that lies in nobody's words.
enum Told<'r> {
    /// By its index.
    Attribution(usize),
    Report(&'r Report),
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
    /// Each attribution that lies in another's content, after the index of that one; sorted.
    nested: Vec<(usize, usize)>,
}

impl<'d> DocumentOf<'d, '_> {
    /// An attribution with all that lies in its content: nesting has no circles.
    fn attribution(&self, index: usize) -> Statement<'d> {
        let attribution = &self.reading.attributions[index];
        let resolved = self.actors.resolve(attribution.source.as_ref(), attribution.cue_head);
        Statement {
            document: self.origin.id,
            text: self.origin.text,
            moment: self.said(attribution),
            ordinal: 0,
            kind: Kind::Attribution,
            voice: resolved.as_ref().map_or(Voice::Actor, |resolved| resolved.voice),
            quotation: Some(attribution.quotation),
            source: self.passage(attribution.source.as_slice()),
            cue: self.passage(&attribution.cue),
            cue_lemma: attribution.lemma.clone(),
            form: attribution.form,
            content: self.passage(&attribution.content),
            actor: resolved.map(|resolved| resolved.actor),
            claims: position::claims(self.positions, attribution),
            nested: self.inside(index).map(|inner| self.attribution(inner)).collect(),
        }
    }

    fn inside(&self, outer: usize) -> impl Iterator<Item = usize> {
        let first = self.nested.partition_point(|(parent, _)| *parent < outer);
        self.nested[first..].iter().take_while(move |(parent, _)| *parent == outer).map(|(_, inner)| *inner)
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
            cue_lemma: self.passage(&report.cue).of(self.origin.text).to_lowercase().into(),
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

    /// On the day of the document, unless the text says when.
    fn said(&self, attribution: &Attribution) -> Moment {
        let Some(Dating { last, days }) = position::dating(self.positions, attribution) else {
            return self.moment(attribution.earlier);
        };
        let precision = match days {
            0 => Precision::Day,
            1..=31 => Precision::Month,
            _ => Precision::Year,
        };
        Moment { date: Some(last), precision }
    }

    fn moment(&self, earlier: bool) -> Moment {
        Moment { date: self.origin.date, precision: if earlier { Precision::Before } else { Precision::Day } }
    }

    /// True where the sentence that tells it names a time outside what was said.
    fn is_dated(&self, told: &Told) -> bool {
        match told {
            Told::Attribution(index) => {
                let attribution = &self.reading.attributions[*index];
                self.reading.names_a_time(attribution.cue_head, &attribution.content)
            }
            Told::Report(report) => self.reading.names_a_time(report.cue_head, &report.content),
        }
    }

    /// The first words of a passage.
    fn start(&self, ranges: &[TokenRange]) -> Span {
        ranges.iter().map(|range| self.reading.span(range)).find(|span| !span.is_empty()).unwrap_or_default()
    }

    fn passage(&self, ranges: &[TokenRange]) -> Passage {
        Passage { spans: ranges.iter().map(|range| self.reading.span(range)).filter(|span| !span.is_empty()).collect() }
    }
}
