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
use super::runs::Runs;
use super::sense::Sense;
use super::{Conflict, Rule, Verdict, confidence, field, reported};
use crate::finding::{Finding, Severity, Side};
use crate::ledger::{Entry, Ledger, Record};
use crate::position::{Claim, Topic};
use crate::statement::Statement;
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
    let (mut runs, mut unfolded) = (Runs::default(), FxHashMap::default());
    let mut judge = |record: &Record, rules: &[&Rule]| {
        for rule in rules.iter().filter(|_| !record.entries.is_empty()) {
            runs.clear(record.entries.len());
            let boundaries = boundaries(ledger, record, rule, &mut runs, &sense);
            let found_here = boundaries.iter().map(|boundary| {
                let meeting = Meeting { ledger, record, runs: &runs, sense: &sense, boundary };
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

/// Where two conflicting runs meet.
struct Boundary {
    /// The last entry of the earlier run when they met.
    earlier: u32,
    /// The entry that conflicts with it, and its run.
    later: (u32, u32),
    severity: Severity,
}

fn boundaries(ledger: &Ledger, record: &Record, rule: &Rule, runs: &mut Runs, sense: &Sense) -> Vec<Boundary> {
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
    found
}

/// Statements that were unfolded before, by the number of their first claim.
type Unfolded<'d> = FxHashMap<u32, Arc<Statement<'d>>>;

/// Two runs that meet at a boundary.
struct Meeting<'m, 'd> {
    ledger: &'m Ledger<'d>,
    record: &'m Record,
    runs: &'m Runs,
    sense: &'m Sense<'m>,
    boundary: &'m Boundary,
}

impl<'m, 'd> Meeting<'m, 'd> {
    /// The two claims at two places of the record.
    fn pair(&self, (earlier, later): (u32, u32)) -> Pair<'m> {
        let held = |place: u32| self.ledger.held(self.record.entries[place as usize]);
        Pair { earlier: held(earlier), later: held(later), sense: self.sense }
    }

    fn entry(&self, place: u32, unfolded: &mut Unfolded<'d>) -> Entry<'d> {
        self.ledger.entry(self.record.entries[place as usize], unfolded)
    }

    /// The two that show the change best: of those nearest to where the runs meet the pair that is surest, among equals the
    /// nearest. "Praised him" says less than "he is a terrific guy" in the next sentence.
    fn most_telling(&self, rule: &Rule, unfolded: &mut Unfolded<'d>) -> ((u32, u32), Severity) {
        /// How many of each run are looked at.
        const NEAREST: usize = 4;
        let Boundary { earlier, later: (later, run), severity } = *self.boundary;
        let before = std::iter::once(earlier).chain(self.runs.up_to(earlier).into_iter().rev()).take(NEAREST);
        let after = std::iter::once(later).chain(self.runs.after(run, later)).take(NEAREST);
        let after: SmallVec<[u32; NEAREST]> = after.collect();
        let mut best = ((earlier, later), severity, 0.0);
        for chosen in before.flat_map(|one| after.iter().map(move |other| (one, *other))) {
            let pair = self.pair(chosen);
            let Verdict::Conflict(severity) = judge(rule, &pair) else { continue };
            let [one, other] = [chosen.0, chosen.1].map(|place| self.entry(place, unfolded));
            let sure = confidence::of_pair(&rule.conflict, &pair, &one, &other).value();
            if sure > best.2 {
                best = (chosen, severity, sure);
            }
        }
        (best.0, best.1)
    }

    /// The statements of the two runs, the two that were chosen apart from the others.
    fn sides(&self, (earlier, later): (u32, u32), unfolded: &mut Unfolded<'d>) -> [Side<'d>; 2] {
        let (first, run) = self.boundary.later;
        let mut before = self.runs.up_to(self.boundary.earlier);
        before.push(self.boundary.earlier);
        let mut after = vec![first];
        after.extend(self.runs.after(run, first));
        [(earlier, before), (later, after)].map(|(chosen, all)| {
            let Entry { statement, claim } = self.entry(chosen, unfolded);
            let others = all.into_iter().filter(|place| *place != chosen);
            let run = others.map(|place| self.entry(place, unfolded).statement).collect();
            Side { moment: statement.moment, statement, claim, run }
        })
    }
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
        fingerprint: fingerprint(&[&rule.id, &ids, &topic, &texts[0], &texts[1], one.document, other.document]),
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
fn most_telling(mut found: Vec<(usize, Finding<'_>)>) -> Vec<Finding<'_>> {
    found.sort_by(|(rank, a), (other, b)| {
        let name = |finding: &Finding| (finding.rule.clone(), finding.fingerprint.clone());
        b.severity.cmp(&a.severity).then(rank.cmp(other)).then_with(|| name(a).cmp(&name(b)))
    });
    let mut known = BTreeSet::new();
    let findings = found.into_iter().map(|(_, finding)| finding);
    findings.filter(|f| known.insert((f.earlier.as_ref().map(place), place(&f.later)))).collect()
}
