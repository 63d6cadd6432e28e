//! Two runs that conflict: where they meet, and which two of their statements show it best.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::conflict::Pair;
use super::judge::judge;
use super::runs::Runs;
use super::sense::Sense;
use super::{Rule, Verdict, confidence};
use crate::finding::{Severity, Side};
use crate::ledger::{Entry, Ledger, Record};
use crate::statement::Statement;

/// Where two conflicting runs meet.
pub(super) struct Boundary {
    /// The last entry of the earlier run when they met.
    pub earlier: u32,
    /// The entry that conflicts with it, and its run.
    pub later: (u32, u32),
    pub severity: Severity,
}

/// Statements that were unfolded before, by the number of their first claim.
pub(super) type Unfolded<'d> = FxHashMap<u32, Arc<Statement<'d>>>;

/// Two runs that meet at a boundary.
pub(super) struct Meeting<'m, 'd> {
    ledger: &'m Ledger<'d>,
    record: &'m Record,
    sense: &'m Sense<'m>,
    boundary: &'m Boundary,
    /// The entries of the earlier run up to the boundary, in order of time.
    before: Vec<u32>,
    /// Those of the later run from the boundary on.
    after: Vec<u32>,
}

impl<'m, 'd> Meeting<'m, 'd> {
    pub fn new(
        ledger: &'m Ledger<'d>,
        record: &'m Record,
        runs: &Runs,
        sense: &'m Sense<'m>,
        boundary: &'m Boundary,
    ) -> Self {
        let (first, run) = boundary.later;
        let mut before = runs.up_to(boundary.earlier);
        before.push(boundary.earlier);
        let mut after = vec![first];
        after.extend(runs.after(run, first));
        Meeting { ledger, record, sense, boundary, before, after }
    }

    /// The two claims at two places of the record.
    pub fn pair(&self, (earlier, later): (u32, u32)) -> Pair<'m> {
        let held = |place: u32| self.ledger.held(self.record.entries[place as usize]);
        Pair { earlier: held(earlier), later: held(later), sense: self.sense }
    }

    fn entry(&self, place: u32, unfolded: &mut Unfolded<'d>) -> Entry<'d> {
        self.ledger.entry(self.record.entries[place as usize], unfolded)
    }

    /// The two that show the change best: of those nearest to where the runs meet the pair that is surest, among equals the
    /// nearest. "Praised him" says less than "he is a terrific guy" in the next sentence.
    pub fn most_telling(&self, rule: &Rule, unfolded: &mut Unfolded<'d>) -> ((u32, u32), Severity) {
        /// How many of each run are looked at.
        const NEAREST: usize = 4;
        let Boundary { earlier, later: (later, _), severity } = *self.boundary;
        let nearest = self.before.iter().rev().take(NEAREST);
        let mut best = ((earlier, later), severity, 0.0);
        for chosen in nearest.flat_map(|one| self.after.iter().take(NEAREST).map(move |other| (*one, *other))) {
            let pair = self.pair(chosen);
            // What a later text recalls was then, but does not show it.
            if pair.earlier.moment().date > pair.later.moment().date {
                continue;
            }
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
    pub fn sides(&self, (earlier, later): (u32, u32), unfolded: &mut Unfolded<'d>) -> [Side<'d>; 2] {
        [(earlier, &self.before), (later, &self.after)].map(|(chosen, all)| {
            let Entry { statement, claim } = self.entry(chosen, unfolded);
            let others = all.iter().filter(|place| **place != chosen);
            let run = others.map(|place| self.entry(*place, unfolded).statement).collect();
            Side { moment: statement.moment, statement, claim, run }
        })
    }
}
