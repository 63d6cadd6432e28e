//! Findings and statements as records, and records as JSON.

use std::fmt;

use serde::Serialize;

use super::record::{
    ActorRecord, AmountRecord, ChangeRecord, ClaimRecord, CueRecord, EvidenceRecord, FindingRecord, MomentRecord,
    PartRecord, PassageRecord, ReportRecord, SCHEMA, SideName, SideRecord, StatementRecord,
};
use super::{Source, Sources, Summary};
use crate::finding::{Finding, Side};
use crate::position::{Claim, Topic};
use crate::statement::{Passage, Statement};
use crate::text::Span;

/// Bytes of a line shown on either side of a content; a line may be a whole book.
const CONTEXT: usize = 400;

/// All findings and the summary in one object.
#[derive(Debug)]
pub struct Json<'a> {
    findings: &'a [Finding<'a>],
    summary: &'a Summary,
    sources: &'a Sources<'a>,
}

/// The `json` output.
pub fn json<'a>(findings: &'a [Finding<'a>], summary: &'a Summary, sources: &'a Sources<'a>) -> Json<'a> {
    Json { findings, summary, sources }
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = self.findings.iter().map(|finding| finding_record(finding, self.sources)).collect();
        line(f, &ReportRecord { schema: SCHEMA, summary: *self.summary, findings })
    }
}

/// One finding a line.
#[derive(Debug)]
pub struct JsonLines<'a> {
    findings: &'a [Finding<'a>],
    sources: &'a Sources<'a>,
}

/// The `jsonl` output.
pub fn json_lines<'a>(findings: &'a [Finding<'a>], sources: &'a Sources<'a>) -> JsonLines<'a> {
    JsonLines { findings, sources }
}

impl fmt::Display for JsonLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.findings.iter().try_for_each(|finding| line(f, &finding_record(finding, self.sources)))
    }
}

/// One statement as a line, with its line end.
#[derive(Debug)]
pub struct StatementLine<'a> {
    statement: &'a Statement<'a>,
    source: &'a Source<'a>,
}

/// A line of `extract`: a statement of the document `source`.
pub fn statement_line<'a>(statement: &'a Statement<'a>, source: &'a Source<'a>) -> StatementLine<'a> {
    StatementLine { statement, source }
}

impl StatementLine<'_> {
    /// Writes the line at the end of others.
    pub fn push_to(&self, lines: &mut Vec<u8>) {
        // Writing to memory cannot fail, and nothing in the record is without a form in JSON.
        let _ = serde_json::to_writer(&mut *lines, &statement_record(self.statement, self.source));
        lines.push(b'\n');
    }
}

impl fmt::Display for StatementLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        line(f, &statement_record(self.statement, self.source))
    }
}

fn line(f: &mut fmt::Formatter<'_>, record: &impl Serialize) -> fmt::Result {
    writeln!(f, "{}", serde_json::to_string(record).map_err(|_| fmt::Error)?)
}

/// A finding as programs read it.
///
/// A side whose document `sources` does not hold has no spans, rather than spans in another unit.
pub fn finding_record(finding: &Finding, sources: &Sources) -> FindingRecord {
    let sides = finding.earlier.iter().map(|side| (SideName::Earlier, side));
    let sides = sides.chain([(SideName::Later, &finding.later)]);
    let evidence = sides.flat_map(|(name, side)| {
        let statements = std::iter::once(&side.statement).chain(&side.run);
        statements.map(move |statement| evidence_record(name, statement, sources))
    });
    let changes = finding.changes.iter().map(|change| ChangeRecord {
        field: change.field.to_owned(),
        earlier: change.earlier.clone(),
        later: change.later.clone(),
    });
    let parts = finding.confidence.parts.iter();
    let parts = parts.map(|part| PartRecord { name: part.name.to_owned(), value: part.value });
    FindingRecord {
        schema: SCHEMA,
        rule: finding.rule.clone(),
        severity: finding.severity,
        confidence: finding.confidence.value(),
        because: parts.collect(),
        fingerprint: finding.fingerprint.clone(),
        actor: finding.actor.clone(),
        topic: finding.topic.clone(),
        message: finding.message.clone(),
        earlier: finding.earlier.as_ref().map(|side| side_record(side, sources)),
        later: side_record(&finding.later, sources),
        changes: changes.collect(),
        evidence: evidence.collect(),
        about: finding.about.clone(),
        offsets: sources.offsets(),
    }
}

fn evidence_record(side: SideName, statement: &Statement, sources: &Sources) -> EvidenceRecord {
    let source = sources.get(statement.document);
    EvidenceRecord {
        side,
        document: statement.document.to_owned(),
        path: path(source),
        line: line_of(statement, source),
        date: statement.moment.date,
        precision: statement.moment.precision,
        publisher: publisher(source),
        source: statement.source_text().into_owned(),
        spans: spans(&statement.content.spans, source),
        text: statement.content_text().into_owned(),
    }
}

fn side_record(side: &Side, sources: &Sources) -> SideRecord {
    let statement = &side.statement;
    let source = sources.get(statement.document);
    let content = &statement.content;
    let read_from = statement.claims.get(side.claim).map_or(&[][..], |claim| &claim.evidence);
    let context = source.and_then(|source| Some((source, context(&source.document.text, &content.spans)?)));
    SideRecord {
        document: statement.document.to_owned(),
        path: path(source),
        line: line_of(statement, source),
        date: side.moment.date,
        precision: side.moment.precision,
        publisher: publisher(source),
        source: statement.source_text().into_owned(),
        text: statement.content_text().into_owned(),
        spans: spans(&content.spans, source),
        read_from: spans(read_from, source),
        quote: statement.quotation,
        context: context.map_or_else(
            || statement.content_text().into_owned(),
            |(source, span)| span.of(&source.document.text).into(),
        ),
        context_start: context.map_or(0, |(source, span)| source.index().offset(span.start)),
    }
}

fn path(source: Option<&Source>) -> String {
    source.map(|source| source.document.origin.path.clone()).unwrap_or_default()
}

fn publisher(source: Option<&Source>) -> Option<String> {
    source?.document.publisher.clone()
}

/// The line that the content of a statement begins on.
fn line_of(statement: &Statement, source: Option<&Source>) -> usize {
    let start = statement.content.spans.first().map_or(0, |span| span.start);
    source.map_or(1, |source| source.line(start))
}

/// A statement as programs read it; `source` is its document.
pub fn statement_record<'s>(statement: &'s Statement, source: &Source) -> StatementRecord<'s> {
    StatementRecord {
        schema: SCHEMA,
        document: statement.document.into(),
        date: source.document.date,
        kind: statement.kind,
        voice: statement.voice,
        quotation: statement.quotation,
        form: statement.form.into(),
        moment: MomentRecord { date: statement.moment.date, precision: statement.moment.precision },
        source: (!statement.source.spans.is_empty()).then(|| passage_record(&statement.source, statement, source)),
        cue: CueRecord {
            text: statement.cue_text(),
            spans: spans(&statement.cue.spans, Some(source)),
            lemma: statement.cue_lemma.as_str().into(),
        },
        content: passage_record(&statement.content, statement, source),
        actor: statement
            .actor
            .as_ref()
            .map(|actor| ActorRecord { id: actor.id.as_str().into(), name: actor.name.as_str().into() }),
        claims: statement.claims.iter().map(claim_record).collect(),
        nested: statement.nested.iter().map(|nested| statement_record(nested, source)).collect(),
    }
}

fn passage_record<'s>(passage: &Passage, statement: &'s Statement, source: &Source) -> PassageRecord<'s> {
    PassageRecord { text: passage.of(statement.text), spans: spans(&passage.spans, Some(source)) }
}

fn claim_record(claim: &Claim) -> ClaimRecord<'_> {
    let (topic, words) = match &claim.topic {
        Topic::Declared { id, .. } => (Some(id.as_str().into()), Vec::new()),
        Topic::Open(words) => (None, words.iter().map(|(lemma, _)| lemma.as_str().into()).collect()),
    };
    ClaimRecord {
        topic,
        words,
        subject: claim.subject.as_str().into(),
        predicate: claim.predicate.as_str().into(),
        object: claim.object.as_str().into(),
        polarity: claim.polarity,
        modality: claim.modality,
        stance: claim.stance,
        evaluation: claim.evaluation,
        amount: claim.amount.as_ref().map(|amount| AmountRecord {
            min: amount.min.and_then(number),
            max: amount.max.and_then(number),
            unit: amount.unit.as_str().into(),
            limit: amount.limit,
            text: amount.text.as_str().into(),
        }),
        deadline: claim.deadline,
        scope: claim.scope.iter().map(|scope| scope.as_str().into()).collect(),
    }
}

/// As people write it, `12` and not `12.0`, to twelve digits: a tenth more than 90 is 99. Nothing for what JSON has no number
/// for.
fn number(value: f64) -> Option<serde_json::Number> {
    let value: f64 = format!("{value:.11e}").parse().ok()?;
    // Whole and in range, so nothing is cut off.
    #[allow(clippy::cast_possible_truncation)]
    let whole = (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64);
    whole.map(Into::into).or_else(|| serde_json::Number::from_f64(value))
}

fn spans<P: Default + FromIterator<[u32; 2]>>(spans: &[Span], source: Option<&Source>) -> P {
    source.map(|source| spans.iter().map(|span| source.index().span(*span)).collect()).unwrap_or_default()
}

/// The lines that hold `spans`, at most [`CONTEXT`] bytes of them on either side, without the blanks around them.
fn context(text: &str, spans: &[Span]) -> Option<Span> {
    let span = spans.iter().copied().reduce(Span::cover)?.range();
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    let least = (before.len().saturating_sub(CONTEXT)..before.len())
        .find(|at| before.is_char_boundary(*at))
        .unwrap_or(before.len());
    let start = before[least..].rfind('\n').map_or(least, |end| least + end + 1);
    let most = (0..=after.len().min(CONTEXT)).rfind(|at| after.is_char_boundary(*at)).unwrap_or(0);
    let end = span.end + after[..most].find('\n').unwrap_or(most);
    let lines = text.get(start..end)?;
    let start = start + (lines.len() - lines.trim_start().len());
    Some(Span::new(u32::try_from(start).ok()?, u32::try_from(start + lines.trim().len()).ok()?))
}
