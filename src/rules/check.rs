//! A ledger judged by rules.
//!
//! Claims on one topic are walked in order of time and gathered into runs: what agrees with the latest comparable run
//! joins it, and what conflicts with it begins a new one and makes a finding. So a long record costs a look or two for
//! each claim, and gives one finding for each change of mind.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use compact_str::CompactString;
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::arguments::same_words;
use super::conflict::Pair;
use super::fingerprint::{fingerprint, normalised};
use super::judge::judge;
use super::meeting::{Boundary, Meeting, Unfolded};
use super::runs::Runs;
use super::sense::Sense;
use super::{Conflict, Rule, Verdict, confidence, field, reported};
use crate::finding::{Finding, Severity, Side};
use crate::ledger::{Entry, Ledger, Record};
use crate::position::{Claim, Topic};
use crate::statement::{Precision, Statement};
use crate::text::Span;

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
        // Once a record is judged, only what its findings show need be kept.
        let mut unfolded = Unfolded::default();
        for rule in rules.iter().filter(|_| !record.entries.is_empty()) {
            runs.clear(record.entries.len());
            let boundaries = boundaries(ledger, record, rule, &mut runs, &sense);
            let found_here = boundaries.iter().map(|boundary| {
                let meeting = Meeting::new(ledger, record, &runs, &sense, boundary);
                let (chosen, severity) = meeting.most_telling(rule, &mut unfolded);
                let sides = meeting.sides(chosen, &mut unfolded);
                (rule.conflict.rank(), finding(rule, severity, &meeting.pair(chosen), sides))
            });
            found.extend(found_here);
        }
    };
    for record in ledger.records() {
        judge(&record, &own);
    }
    if !shared.is_empty() {
        ledger.together().iter().for_each(|record| judge(record, &shared));
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

fn boundaries(ledger: &Ledger, record: &Record, rule: &Rule, runs: &mut Runs, sense: &Sense) -> Vec<Boundary> {
    let mut found: Vec<Boundary> = Vec::new();
    let mut disagreed: BTreeSet<(&str, &str, u32)> = BTreeSet::new();
    let mut sittings: BTreeSet<(u32, u32)> = BTreeSet::new();
    let (mut candidates, mut opposed, mut agreeing) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (&number, &thread)) in (0..).zip(record.entries.iter().zip(&record.thread_of)) {
        let later = ledger.held(number);
        let Some(question) = rule.conflict.question(later) else { continue };
        candidates.clear();
        if rule.conflict.looks_back(later) {
            runs.latest(record.neighbours(thread), question, &mut candidates);
        }
        let mut joined = None;
        if !rule.conflict.looks_back(later) {
            runs.latest(&[thread], question, &mut candidates);
            let said = |run: u32| ledger.held(record.entries[runs.last(run) as usize]);
            joined = candidates.iter().copied().find(|run| same_words(said(*run), later));
            candidates.clear();
        }
        // "Had once backed it": nobody knows when. Where that was known before, it is no change of what was said since.
        let agrees = |run: &u32| {
            let earlier = ledger.held(record.entries[runs.last(*run) as usize]);
            let same = earlier.actor() == later.actor() && runs.thread(*run) == thread;
            same && judge(rule, &Pair { earlier, later, sense }) == Verdict::Agree
        };
        let recalled = later.moment().precision == Precision::Before;
        if let Some(known) = candidates.iter().copied().find(|run| recalled && agrees(run)) {
            runs.recall(index, known);
            continue;
        }
        opposed.clear();
        agreeing.clear();
        for &run in &candidates {
            let last = runs.last(run);
            let earlier = ledger.held(record.entries[last as usize]);
            // A record for such a rule is one actor's.
            let same_actor = rule.compare.same_actor || earlier.actor() == later.actor();
            let same_thread = runs.thread(run) == thread;
            let changed = rule.compare.same_actor && !opposed.is_empty();
            match judge(rule, &Pair { earlier, later, sense }) {
                Verdict::Agree if changed => break,
                Verdict::Agree if same_actor && same_thread => {
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
                    let new = !known && (same_actor || disagreed.insert((one, other, thread.min(runs.thread(run)))));
                    match (new, changed) {
                        // "Backs the tunnel" stands between: what was said of the very same thing shows the change best.
                        (true, true) if same_thread => opposed[0] = (last, severity),
                        (true, false) => opposed.push((last, severity)),
                        _ => {}
                    }
                    if same_actor && (same_thread || known) {
                        break;
                    }
                }
                _ => {}
            }
        }
        // An article that tells of both sides goes back and forth between them: the first change is the news.
        opposed.retain(|&(earlier, _)| {
            let earlier = ledger.held(record.entries[earlier as usize]);
            let apart = earlier.document() != later.document() || earlier.moment() != later.moment();
            apart || sittings.insert((later.document(), thread))
        });
        let run = runs.add(index, thread, question, joined);
        found.extend(opposed.iter().map(|&(earlier, severity)| Boundary { earlier, later: (index, run), severity }));
    }
    found
}

fn finding<'d>(rule: &Rule, severity: Severity, pair: &Pair<'_>, sides: [Side<'d>; 2]) -> Finding<'d> {
    let [earlier, later] =
        [&sides[0], &sides[1]].map(|side| Entry { statement: Arc::clone(&side.statement), claim: side.claim });
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
    let confidence = confidence::of_pair(&rule.conflict, pair, &earlier, &later);
    let [earlier_side, later_side] = sides;
    Finding {
        rule: rule.id.clone(),
        severity: severity.min(confidence.ceiling()),
        confidence,
        message: rule.title.fill(&actor, &topic, Some(&earlier), Some(&later)),
        changes: field::changes(rule.conflict.fields(), &earlier, &later),
        fingerprint: fingerprint(&[&rule.id, &ids, &topic, &texts[0], &texts[1]], &[one.document, other.document]),
        actor,
        topic,
        earlier: Some(earlier_side),
        later: later_side,
        about: Vec::new(),
    }
}

fn actor_name<'s>(statement: &'s Statement) -> Cow<'s, str> {
    statement.actor.as_ref().map_or_else(|| statement.source_text(), |actor| Cow::Borrowed(actor.name.as_str()))
}

/// The declared topic's name, or the words of the later claim that hold what two open topics share.
pub(super) fn topic_of(earlier: &Claim, later: &Claim) -> String {
    /// Words of a name; what is longer is no name.
    const LONGEST: usize = 4;
    let shared = topic_name(&earlier.topic, &later.topic);
    if !matches!((&earlier.topic, &later.topic), (Topic::Open(_), Topic::Open(_))) {
        return shared;
    }
    let holds = |text: &&CompactString| {
        let words: Vec<&str> = text.split(' ').collect();
        words.len() <= LONGEST && shared.split(", ").any(|word| words.contains(&word))
    };
    [&later.object, &later.subject, &earlier.object, &earlier.subject]
        .into_iter()
        .find(holds)
        .map_or_else(|| shared.clone(), ToString::to_string)
}

/// The declared topic's name, or up to three words that two open topics share, the rarest first.
fn topic_name(one: &Topic, other: &Topic) -> String {
    match (one, other) {
        (_, Topic::Declared { name, .. }) | (Topic::Declared { name, .. }, _) => name.to_string(),
        (Topic::Open(words), Topic::Open(others)) => {
            let mut both: Vec<&(CompactString, f32)> =
                words.iter().filter(|(word, _)| others.iter().any(|(other, _)| word == other)).collect();
            both.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            both.truncate(3);
            both.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// What tells a statement from others.
fn place<'d>(side: &Side<'d>) -> (&'d str, u32, SmallVec<[Span; 1]>) {
    let Statement { document, ordinal, content, .. } = &*side.statement;
    (*document, *ordinal, content.spans.clone())
}

/// Each pair of statements once.
fn most_telling(mut found: Vec<(usize, Finding<'_>)>) -> Vec<Finding<'_>> {
    found.sort_by(|(rank, a), (other, b)| {
        let by_name = || (&a.rule, &a.fingerprint).cmp(&(&b.rule, &b.fingerprint));
        b.severity.cmp(&a.severity).then(rank.cmp(other)).then_with(by_name)
    });
    let mut known = FxHashSet::default();
    let findings = found.into_iter().map(|(_, finding)| finding);
    findings.filter(|f| known.insert((f.earlier.as_ref().map(place), place(&f.later)))).collect()
}
