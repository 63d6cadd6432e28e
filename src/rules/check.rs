//! A ledger judged by rules.
//!
//! Claims on one topic are walked in order of time and gathered into runs: what agrees with the latest comparable run
//! joins it, and what conflicts with it begins a new one and makes a finding. So a long record costs a look or two for
//! each claim, and gives one finding for each change of mind.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::conflict::Pair;
use super::fingerprint::{fingerprint, normalised};
use super::judge::judge;
use super::{Conflict, Rule, Verdict, confidence, field, reported};
use crate::finding::{Finding, Severity, Side};
use crate::ledger::{Entry, Ledger, Record, aligned};
use crate::position::{Claim, Topic};
use crate::statement::Statement;

/// How many runs a claim is compared with before it is taken to open a new one. It bounds the work on an actor who says
/// a thousand different things of one topic; they count only where the rule looks at them, on this topic.
const LOOK_BACK: usize = 64;

/// Finds what conflicts. Every rule given is applied, also those that are off by default: that choice is the caller's.
///
/// `opposites` tells whether two lemmas are opposites, in whichever order they come. The findings are sorted by severity
/// (errors first), actor, topic, date and fingerprint. A pair of statements that several rules find is kept once: as the
/// most severe finding, and among equals as that of the most specific kind ([`Conflict::NAMES`]).
pub fn check(ledger: &Ledger, rules: &[Rule], opposites: &dyn Fn(&str, &str) -> bool) -> Vec<Finding> {
    let mut found: Vec<(usize, Finding)> = Vec::new();
    for rule in rules {
        let pairs = match (&rule.conflict, rule.compare.same_actor) {
            (Conflict::ReportedReversal(_), _) => continue,
            (_, true) => ledger.records().iter().flat_map(|record| boundaries(record, rule, opposites)).collect(),
            (_, false) => boundaries(&ledger.together(), rule, opposites),
        };
        found.extend(pairs.into_iter().map(|finding| (rule.conflict.rank(), finding)));
    }
    let mut findings = most_telling(found);
    for rule in rules {
        let reversals = reported::find(ledger, rule, &findings);
        findings.extend(reversals);
    }
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.later.moment.date.is_none(), f.later.moment);
        b.severity
            .cmp(&a.severity)
            .then_with(|| (&a.actor, &a.topic).cmp(&(&b.actor, &b.topic)))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| (&a.fingerprint, &a.rule).cmp(&(&b.fingerprint, &b.rule)))
    });
    findings
}

/// Claims that agree, one after the other.
struct Run {
    thread: usize,
    /// Indices of the record's entries, ascending; never empty.
    entries: Vec<usize>,
}

/// For each thread and question its runs, the one that was last added to at the end.
type ByQuestion = FxHashMap<(usize, usize), Vec<usize>>;

/// Where two conflicting runs meet.
struct Boundary {
    /// A run, and the place in it.
    earlier: (usize, usize),
    /// The same.
    later: (usize, usize),
    severity: Severity,
}

fn boundaries(record: &Record, rule: &Rule, opposites: &dyn Fn(&str, &str) -> bool) -> Vec<Finding> {
    let mut runs: Vec<Run> = Vec::new();
    let mut by_question: ByQuestion = FxHashMap::default();
    let mut questions: FxHashMap<&str, usize> = FxHashMap::default();
    let mut found: Vec<Boundary> = Vec::new();
    let mut disagreed: BTreeSet<(&str, &str, usize)> = BTreeSet::new();
    for (index, entry) in record.entries.iter().enumerate() {
        let Some(question) = rule.conflict.question(entry) else { continue };
        let number = questions.len();
        let question = *questions.entry(question).or_insert(number);
        let thread = record.thread_of[index];
        let (mut joined, mut opposed) = (None, Vec::new());
        let mut agreeing: Vec<usize> = Vec::new();
        for run in latest(record, &by_question, &runs, thread, question) {
            let last = &record.entries[runs[run].entries[runs[run].entries.len() - 1]];
            // A record for such a rule is one actor's.
            let same_actor = rule.compare.same_actor || last.actor() == entry.actor();
            match judge(rule, &Pair { earlier: last, later: entry, opposites }) {
                Verdict::Agree if same_actor && runs[run].thread == thread => {
                    joined = Some(run);
                    break;
                }
                Verdict::Agree if same_actor => agreeing.push(runs[run].thread),
                Verdict::Conflict(severity) if same_actor == rule.compare.same_actor => {
                    // Said before in other words, by a claim that stands nearer to that run: the change was then.
                    let topic = |thread: usize| &record.threads[thread].topic;
                    let known = agreeing.iter().any(|near| aligned(topic(*near), topic(runs[run].thread)));
                    let (one, other) = (last.actor().min(entry.actor()), last.actor().max(entry.actor()));
                    if !known && (same_actor || disagreed.insert((one, other, thread.min(runs[run].thread)))) {
                        opposed.push(((run, runs[run].entries.len() - 1), severity));
                    }
                    if same_actor {
                        break;
                    }
                }
                _ => {}
            }
        }
        let run = joined.unwrap_or(runs.len());
        let latest = by_question.entry((thread, question)).or_default();
        if joined.is_some() {
            runs[run].entries.push(index);
            latest.retain(|other| *other != run);
        } else {
            runs.push(Run { thread, entries: vec![index] });
        }
        latest.push(run);
        let later = (run, runs[run].entries.len() - 1);
        found.extend(opposed.into_iter().map(|(earlier, severity)| Boundary { earlier, later, severity }));
    }
    found.iter().map(|boundary| finding(record, rule, &runs, boundary)).collect()
}

/// The runs that a claim is compared with, the latest first.
fn latest(record: &Record, by_question: &ByQuestion, runs: &[Run], thread: usize, question: usize) -> Vec<usize> {
    let mut candidates: Vec<usize> = Vec::new();
    for near in &record.threads[thread].neighbours {
        if let Some(runs) = by_question.get(&(*near, question)) {
            candidates.extend(runs.iter().rev().take(LOOK_BACK));
        }
    }
    candidates.sort_unstable_by_key(|run| std::cmp::Reverse(runs[*run].entries.last().copied()));
    candidates
}

fn finding(record: &Record, rule: &Rule, runs: &[Run], boundary: &Boundary) -> Finding {
    let entry = |(run, place): (usize, usize)| &record.entries[runs[run].entries[place]];
    let others = |run: usize, range: std::ops::Range<usize>| {
        let statements = runs[run].entries[range].iter().map(|index| &record.entries[*index].statement);
        statements.map(Arc::clone).collect::<Vec<_>>()
    };
    let (earlier, later) = (entry(boundary.earlier), entry(boundary.later));
    let topic = topic_of(earlier.claim(), later.claim());
    let (first, second) = (actor_name(&earlier.statement), actor_name(&later.statement));
    let actor = if rule.compare.same_actor { second.to_owned() } else { format!("{first} and {second}") };
    let (one, other) = (&earlier.statement, &later.statement);
    let ids =
        if rule.compare.same_actor { later.actor().to_owned() } else { [earlier.actor(), later.actor()].join(" ") };
    let texts = [normalised(&one.content.text), normalised(&other.content.text)];
    let confidence = confidence::of_pair(&rule.conflict, earlier, later);
    Finding {
        rule: rule.id.clone(),
        severity: boundary.severity.min(confidence.ceiling()),
        confidence,
        message: rule.title.fill(&actor, &topic, Some(earlier), Some(later)),
        changes: field::changes(rule.conflict.fields(), earlier, later),
        fingerprint: fingerprint(&[&rule.id, &ids, &topic, &texts[0], &texts[1], &one.document, &other.document]),
        actor,
        topic,
        earlier: Some(side(earlier, others(boundary.earlier.0, 0..boundary.earlier.1))),
        later: side(later, others(boundary.later.0, boundary.later.1 + 1..runs[boundary.later.0].entries.len())),
        about: Vec::new(),
    }
}

fn side(entry: &Entry, run: Vec<Arc<Statement>>) -> Side {
    let moment = entry.statement.moment;
    Side { statement: Arc::clone(&entry.statement), claim: entry.claim, moment, run }
}

fn actor_name(statement: &Statement) -> &str {
    statement.actor.as_ref().map_or(&statement.source.text, |actor| &actor.name)
}

/// The declared topic's name, or the words of the later claim that hold what two open topics share.
fn topic_of(earlier: &Claim, later: &Claim) -> String {
    /// Words of a name; what is longer is no name.
    const LONGEST: usize = 4;
    let shared = topic_name(&earlier.topic, &later.topic);
    if !matches!((&earlier.topic, &later.topic), (Topic::Open(_), Topic::Open(_))) {
        return shared;
    }
    let holds = |text: &&String| {
        let words: Vec<&str> = text.split(' ').collect();
        words.len() <= LONGEST && shared.split(", ").any(|word| words.contains(&word))
    };
    [&later.object, &later.subject, &earlier.object, &earlier.subject]
        .into_iter()
        .find(holds)
        .map_or(shared.clone(), Clone::clone)
}

/// The declared topic's name, or up to three words that two open topics share, the rarest first.
fn topic_name(one: &Topic, other: &Topic) -> String {
    match (one, other) {
        (_, Topic::Declared { name, .. }) | (Topic::Declared { name, .. }, _) => name.clone(),
        (Topic::Open(words), Topic::Open(others)) => {
            let mut both: Vec<&(String, f32)> =
                words.iter().filter(|(word, _)| others.iter().any(|(other, _)| word == other)).collect();
            both.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            both.truncate(3);
            both.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The name of what one claim is about.
pub(super) fn name_of(topic: &Topic) -> String {
    topic_name(topic, topic)
}

/// Each pair of statements once.
fn most_telling(mut found: Vec<(usize, Finding)>) -> Vec<Finding> {
    found.sort_by(|(rank, a), (other, b)| {
        let name = |finding: &Finding| (finding.rule.clone(), finding.fingerprint.clone());
        b.severity.cmp(&a.severity).then(rank.cmp(other)).then_with(|| name(a).cmp(&name(b)))
    });
    let mut known = BTreeSet::new();
    let place = |side: &Side| {
        let Statement { document, ordinal, content, .. } = &*side.statement;
        (document.clone(), *ordinal, content.spans.clone())
    };
    let findings = found.into_iter().map(|(_, finding)| finding);
    findings.filter(|f| known.insert((f.earlier.as_ref().map(place), place(&f.later)))).collect()
}
