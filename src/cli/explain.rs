//! `volteface why FILE:LINE`: how a line was read, and what the rules make of two lines.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::corpus::Document;
use crate::error::{Fault, shown};
use crate::grammar;
use crate::ledger::Entry;
use crate::report::{self, Condition, Offsets, Sources, Style};
use crate::rules::{self, Part, Rule};
use crate::statement::Statement;
use crate::text::Span;
use crate::{Comparison, Knowledge};

/// What a rule asks of two claims, or of one passage that tells of a whole change.
pub fn conditions(rule: &Rule, earlier: Option<&Entry>, later: &Entry, knowledge: &Knowledge) -> Vec<rules::Condition> {
    let opposites = |one: &str, other: &str| knowledge.semantics.opposites(one, other);
    rules::explain(rule, earlier, later, &opposites)
}

/// Conditions as a report shows them.
pub fn for_report(conditions: Vec<rules::Condition>) -> Vec<Condition> {
    let unless = |part| part == Part::Unless;
    conditions.into_iter().map(|c| Condition { unless: unless(c.part), text: c.text, holds: c.holds }).collect()
}

/// Words, cues, forms and statements of the sentences on each line; of two lines also what rules make of their claims.
pub fn lines(
    lines: &[(PathBuf, usize)],
    documents: &[Document],
    knowledge: &Knowledge,
    style: Style,
) -> Result<String, Fault> {
    let sources = Sources::new(documents, Offsets::CodePoint);
    let mut text = String::new();
    let mut said = Vec::new();
    for (path, line) in lines {
        let Some((document, place)) = find(path, *line, documents) else {
            return Err(Fault::line(shown(path), *line, "no document has text on this line")
                .help("lines count from 1; an empty line holds nothing to explain"));
        };
        said.push(one(document, place, knowledge, &sources, style, &mut text));
    }
    if let [one, other] = said.as_slice() {
        text += &against(one, other, knowledge, style);
        text += &as_a_pair(one, other, knowledge);
    }
    Ok(text)
}

/// The same of two documents of one turn each.
pub fn turns(documents: &[Document], knowledge: &Knowledge, style: Style) -> String {
    let sources = Sources::new(documents, Offsets::CodePoint);
    let mut text = String::new();
    let turn = |document| {
        let mut said = one(document, document.body, knowledge, &sources, style, &mut text);
        // What is attributed within the turn claims the same once more.
        if said.first().is_some_and(|turn| !turn.claims.is_empty()) {
            said.truncate(1);
        }
        said
    };
    let said: Vec<_> = documents.iter().map(turn).collect();
    if let [one, other] = said.as_slice() {
        text += &against(one, other, knowledge, style);
    }
    text
}

/// The document that a line belongs to, and the bytes of it; of a record, all of its text.
fn find<'d>(path: &Path, line: usize, documents: &'d [Document]) -> Option<(&'d Document, Span)> {
    let mut ours = documents.iter().filter(|document| Path::new(&document.origin.path) == Path::new(&shown(path)));
    ours.find_map(|document| {
        let span = match document.origin.number() {
            Some(record) => (record == line).then_some(document.body)?,
            None => line_of(&document.text, line)?,
        };
        Some((document, span))
    })
}

/// The bytes of a line, counted from 1; `None` where there is none or it is blank.
fn line_of(text: &str, line: usize) -> Option<Span> {
    let row = text.split('\n').nth(line.checked_sub(1)?).filter(|row| !row.trim().is_empty())?;
    let start = u32::try_from(row.as_ptr() as usize - text.as_ptr() as usize).ok()?;
    Some(Span::new(start, start + u32::try_from(row.len()).ok()?))
}

/// Explains a line into `text`; hands back what is said on it, nested statements too.
fn one<'d>(
    document: &'d Document,
    place: Span,
    knowledge: &Knowledge,
    sources: &Sources,
    style: Style,
    text: &mut String,
) -> Vec<Arc<Statement<'d>>> {
    let reading = crate::read(document, knowledge);
    let mut said = Vec::new();
    for statement in crate::extract(document, knowledge) {
        unfold(statement, &mut said);
    }
    let mut ours = Vec::new();
    for sentence in &reading.sentences {
        let span = reading.span(sentence);
        if !span.overlaps(place) {
            continue;
        }
        let candidates = grammar::explain(&reading, &knowledge.lexicon, sentence);
        let _ = write!(text, "{}", report::parse(&reading, sentence, &candidates, style));
        let here = said.iter().filter(|s| s.cue.spans.first().is_some_and(|cue| span.contains(*cue)));
        for statement in here {
            let _ = writeln!(text, "{}", report::reading(statement, None, sources, style));
            ours.push(Arc::clone(statement));
        }
    }
    if ours.is_empty() {
        let _ = writeln!(text, "nothing is attributed to anybody on line {}\n", line_number(document, place));
    }
    ours
}

fn line_number(document: &Document, place: Span) -> usize {
    let before = document.text.get(..place.start as usize).unwrap_or_default();
    document.origin.number().unwrap_or_else(|| 1 + before.matches('\n').count())
}

fn unfold<'d>(mut statement: Statement<'d>, all: &mut Vec<Arc<Statement<'d>>>) {
    let nested = std::mem::take(&mut statement.nested);
    all.push(Arc::new(statement));
    for inner in nested {
        unfold(inner, all);
    }
}

/// The conditions of each rule that has something to say of a claim of one line and a claim of the other.
fn against<'d>(
    one: &[Arc<Statement<'d>>],
    other: &[Arc<Statement<'d>>],
    knowledge: &Knowledge,
    style: Style,
) -> String {
    let claims = |said: &[Arc<Statement<'d>>]| -> Vec<Entry<'d>> {
        let all = said.iter().flat_map(|s| (0..s.claims.len()).map(|claim| (Arc::clone(s), claim)));
        all.map(|(statement, claim)| Entry { statement, claim }).collect()
    };
    let (ones, others) = (claims(one), claims(other));
    let mut text = String::new();
    let mut compared = 0_usize;
    for (a, b) in ones.iter().flat_map(|a| others.iter().map(move |b| (a, b))) {
        if a.actor().is_empty() || a.actor() != b.actor() {
            continue;
        }
        compared += 1;
        let when = |entry: &Entry| (entry.statement.moment.date.is_none(), entry.statement.moment);
        let (earlier, later) = if when(b) < when(a) { (b, a) } else { (a, b) };
        // Reversals are told in one passage: there is nothing to hold against another line.
        let comparing = |rule: &&Rule| !matches!(rule.conflict, rules::Conflict::ReportedReversal(_));
        for rule in knowledge.rules.iter().filter(comparing).filter(|rule| rule.compare.same_actor) {
            let conditions = conditions(rule, Some(earlier), later, knowledge);
            if conditions.iter().all(|c| c.part != Part::Same || c.holds) {
                let words = |entry: &Entry| entry.statement.content_text().into_owned();
                let _ = writeln!(text, "earlier: {}\nlater: {}", words(earlier), words(later));
                let conditions = for_report(conditions);
                let verdict = verdict(rule, &conditions);
                let _ = writeln!(text, "{}  = {verdict}\n", report::conditions(&rule.id, &conditions, style));
            }
        }
    }
    if compared == 0 {
        text += "no actor makes a claim on both lines, so no rule compares them\n";
    } else if text.is_empty() {
        let _ = writeln!(
            text,
            "no rule finds claims that talk of the same thing; pairs of one actor looked at: {compared}"
        );
    }
    text
}

/// What speaks for and against a contradiction where two statements of one actor are taken as a given pair.
fn as_a_pair(one: &[Arc<Statement>], other: &[Arc<Statement>], knowledge: &Knowledge) -> String {
    let comparison = Comparison::new(knowledge);
    let mut text = String::new();
    for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
        let actor = |statement: &Statement| statement.actor.as_ref().map(|actor| actor.id.clone());
        if actor(a).is_none() || actor(a) != actor(b) {
            continue;
        }
        let (earlier, later) = if b.moment < a.moment { (b, a) } else { (a, b) };
        let (earlier, later) = (earlier.content_text(), later.content_text());
        let weighing = comparison.weigh(&earlier, &later, true);
        let _ = writeln!(text, "as a given pair\nearlier: {earlier}\nlater: {later}\n{weighing}");
    }
    text
}

fn verdict(rule: &Rule, conditions: &[Condition]) -> String {
    let differs = conditions.iter().filter(|c| !c.unless).all(|c| c.holds);
    let severity = rule.severity.name();
    match (differs, conditions.iter().any(|c| c.unless && c.holds)) {
        (true, false) => format!("a conflict ({severity})"),
        (true, true) => "a conflict, but for an unless: silent or less severe".to_owned(),
        (false, _) => "no conflict".to_owned(),
    }
}
