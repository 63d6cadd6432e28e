//! A ledger judged by rules.
//!
//! Claims on one topic are walked in order of time and gathered into runs: what agrees with the latest comparable run
//! joins it, and what conflicts with it begins a new one and makes a finding. So a long record costs a look or two for
//! each claim, and gives one finding for each change of mind.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::conflict::Pair;
use super::fingerprint::{fingerprint, normalised};
use super::judge::judge;
use super::sense::Sense;
use super::{Conflict, Rule, Verdict, confidence, field, reported};
use crate::finding::{Finding, Severity, Side};
use crate::ledger::{Entry, Ledger, Record};
use crate::position::{Claim, Topic};
use crate::statement::Statement;
use crate::text::Span;

/// How many runs a claim is compared with before it is taken to open a new one. It bounds the work on an actor who says
/// a thousand different things of one topic; they count only where the rule looks at them, on this topic.
const LOOK_BACK: usize = 64;

/// Finds what conflicts. Every rule given is applied, also those that are off by default: that choice is the caller's.
///
/// `opposites` tells whether two lemmas are opposites, in whichever order they come. The findings are sorted by severity
/// (errors first), actor, topic, date and fingerprint. A pair of statements that several rules find is kept once: as the
/// most severe finding, and among equals as that of the most specific kind ([`Conflict::NAMES`]).
pub fn check<'d>(ledger: &Ledger<'d>, rules: &[Rule], opposites: &dyn Fn(&str, &str) -> bool) -> Vec<Finding<'d>> {
    let sense = Sense::new(ledger, opposites);
    let comparing = |rule: &&Rule| !matches!(rule.conflict, Conflict::ReportedReversal(_));
    let (own, shared): (Vec<&Rule>, Vec<&Rule>) =
        rules.iter().filter(comparing).partition(|rule| rule.compare.same_actor);
    let mut found: Vec<(usize, Finding)> = Vec::new();
    let mut runs = Runs::default();
    let mut judge = |record: &Record, rules: &[&Rule]| {
        for rule in rules.iter().filter(|_| !record.entries.is_empty()) {
            runs.clear(record.entries.len());
            let findings = boundaries(ledger, record, rule, &mut runs, &sense);
            found.extend(findings.into_iter().map(|finding| (rule.conflict.rank(), finding)));
        }
    };
    for record in ledger.records() {
        judge(&record, &own);
    }
    if !shared.is_empty() {
        judge(&ledger.together(), &shared);
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
#[derive(Debug)]
struct Run {
    thread: u32,
    /// The latest of them, by its place in the record; see [`Runs::before`].
    last: u32,
}

/// The runs of one record under one rule.
#[derive(Debug, Default)]
struct Runs {
    all: Vec<Run>,
    /// For each entry of the record the one before it in its run.
    before: Vec<Option<u32>>,
    /// For each thread and question its runs, the one that was last added to at the end.
    by_question: FxHashMap<(u32, u32), Vec<u32>>,
}

/// Where two conflicting runs meet.
struct Boundary {
    /// The last entry of the earlier run when they met.
    earlier: u32,
    /// The entry that conflicts with it, and its run.
    later: (u32, u32),
    severity: Severity,
}

impl Runs {
    /// Makes room for the runs of a record of so many entries.
    fn clear(&mut self, entries: usize) {
        self.all.clear();
        self.before.clear();
        self.before.resize(entries, None);
        // A map that was once large takes long to clear.
        self.by_question = FxHashMap::default();
    }

    /// The runs that a claim is compared with, the latest first.
    fn latest(&self, near: &[u32], question: u32, into: &mut Vec<u32>) {
        into.clear();
        for thread in near {
            if let Some(runs) = self.by_question.get(&(*thread, question)) {
                into.extend(runs.iter().rev().take(LOOK_BACK));
            }
        }
        into.sort_unstable_by_key(|run| std::cmp::Reverse(self.last(*run)));
    }

    fn last(&self, run: u32) -> u32 {
        self.all[run as usize].last
    }

    fn thread(&self, run: u32) -> u32 {
        self.all[run as usize].thread
    }

    /// Adds an entry to a run, or begins one with it; hands the run back.
    fn add(&mut self, entry: u32, thread: u32, question: u32, joined: Option<u32>) -> u32 {
        let latest = self.by_question.entry((thread, question)).or_default();
        let run = joined.unwrap_or_else(|| u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        if let Some(joined) = joined {
            let joined = &mut self.all[joined as usize];
            self.before[entry as usize] = Some(joined.last);
            joined.last = entry;
            latest.retain(|other| *other != run);
        } else {
            self.all.push(Run { thread, last: entry });
        }
        latest.push(run);
        run
    }

    /// The entries of a run before an entry of it, in order of time.
    fn up_to(&self, entry: u32) -> Vec<u32> {
        let mut entries: Vec<u32> =
            std::iter::successors(self.before[entry as usize], |at| self.before[*at as usize]).collect();
        entries.reverse();
        entries
    }

    /// The entries of a run after an entry of it, in order of time.
    fn after(&self, run: u32, entry: u32) -> Vec<u32> {
        let back = std::iter::successors(Some(self.last(run)), |at| self.before[*at as usize]);
        let mut entries: Vec<u32> = back.take_while(|at| *at != entry).collect();
        entries.reverse();
        entries
    }
}

fn boundaries<'d>(
    ledger: &Ledger<'d>,
    record: &Record,
    rule: &Rule,
    runs: &mut Runs,
    sense: &Sense,
) -> Vec<Finding<'d>> {
    let mut found: Vec<Boundary> = Vec::new();
    let mut disagreed: BTreeSet<(&str, &str, u32)> = BTreeSet::new();
    let (mut candidates, mut opposed, mut agreeing) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (&number, &thread)) in (0..).zip(record.entries.iter().zip(&record.thread_of)) {
        let later = ledger.held(number);
        let Some(question) = rule.conflict.question(later) else { continue };
        candidates.clear();
        if rule.conflict.looks_back(later) {
            runs.latest(record.neighbours(thread), question, &mut candidates);
        }
        let mut joined = None;
        opposed.clear();
        agreeing.clear();
        for &run in &candidates {
            let last = runs.last(run);
            let earlier = ledger.held(record.entries[last as usize]);
            // A record for such a rule is one actor's.
            let same_actor = rule.compare.same_actor || earlier.actor() == later.actor();
            match judge(rule, &Pair { earlier, later, sense }) {
                Verdict::Agree if same_actor && runs.thread(run) == thread => {
                    joined = Some(run);
                    break;
                }
                Verdict::Agree if same_actor => agreeing.push(runs.thread(run)),
                Verdict::Conflict(severity) if same_actor == rule.compare.same_actor => {
                    // Said before in other words, by a claim that stands nearer to that run: the change was then.
                    let known = agreeing.iter().any(|near| record.aligned(ledger, *near, runs.thread(run)));
                    let mut actors = [ledger.text(earlier.actor()), ledger.text(later.actor())];
                    actors.sort_unstable();
                    let [one, other] = actors;
                    if !known && (same_actor || disagreed.insert((one, other, thread.min(runs.thread(run))))) {
                        opposed.push((last, severity));
                    }
                    if same_actor {
                        break;
                    }
                }
                _ => {}
            }
        }
        let run = runs.add(index, thread, question, joined);
        found.extend(opposed.iter().map(|&(earlier, severity)| Boundary { earlier, later: (index, run), severity }));
    }
    found.iter().map(|boundary| finding(ledger, record, rule, runs, boundary, sense)).collect()
}

fn finding<'d>(
    ledger: &Ledger<'d>,
    record: &Record,
    rule: &Rule,
    runs: &Runs,
    boundary: &Boundary,
    sense: &Sense,
) -> Finding<'d> {
    let numbers = [boundary.earlier, boundary.later.0].map(|place| record.entries[place as usize]);
    let pair = Pair { earlier: ledger.held(numbers[0]), later: ledger.held(numbers[1]), sense };
    let [earlier, later] = numbers.map(|number| ledger.entry(number));
    let side = |entry: &Entry<'d>, others: Vec<u32>| {
        let run = others.into_iter().map(|place| ledger.entry(record.entries[place as usize]).statement).collect();
        Side { statement: Arc::clone(&entry.statement), claim: entry.claim, moment: entry.statement.moment, run }
    };
    let topic = topic_of(earlier.claim(), later.claim());
    let (one, other) = (&earlier.statement, &later.statement);
    let actor = if rule.compare.same_actor {
        actor_name(other).into_owned()
    } else {
        format!("{} and {}", actor_name(one), actor_name(other))
    };
    let ids =
        if rule.compare.same_actor { later.actor().to_owned() } else { [earlier.actor(), later.actor()].join(" ") };
    let texts = [normalised(&one.content_text()), normalised(&other.content_text())];
    let confidence = confidence::of_pair(&rule.conflict, &pair, &earlier, &later);
    Finding {
        rule: rule.id.clone(),
        severity: boundary.severity.min(confidence.ceiling()),
        confidence,
        message: rule.title.fill(&actor, &topic, Some(&earlier), Some(&later)),
        changes: field::changes(rule.conflict.fields(), &earlier, &later),
        fingerprint: fingerprint(&[&rule.id, &ids, &topic, &texts[0], &texts[1], one.document, other.document]),
        actor,
        topic,
        earlier: Some(side(&earlier, runs.up_to(boundary.earlier))),
        later: side(&later, runs.after(boundary.later.1, boundary.later.0)),
        about: Vec::new(),
    }
}

fn actor_name<'s>(statement: &'s Statement) -> Cow<'s, str> {
    statement.actor.as_ref().map_or_else(|| statement.source_text(), |actor| Cow::Borrowed(actor.name.as_str()))
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

/// What tells a statement from others.
fn place<'d>(side: &Side<'d>) -> (&'d str, u32, SmallVec<[Span; 1]>) {
    let Statement { document, ordinal, content, .. } = &*side.statement;
    (*document, *ordinal, content.spans.clone())
}

/// Each pair of statements once.
fn most_telling<'d>(mut found: Vec<(usize, Finding<'d>)>) -> Vec<Finding<'d>> {
    found.sort_by(|(rank, a), (other, b)| {
        let name = |finding: &Finding| (finding.rule.clone(), finding.fingerprint.clone());
        b.severity.cmp(&a.severity).then(rank.cmp(other)).then_with(|| name(a).cmp(&name(b)))
    });
    let mut known = BTreeSet::new();
    let findings = found.into_iter().map(|(_, finding)| finding);
    findings.filter(|f| known.insert((f.earlier.as_ref().map(place), place(&f.later)))).collect()
}
