//! What was found now against what was accepted.

use std::collections::BTreeMap;

use super::change::Change;
use super::finding::Shown;
use super::folder::{Folder, Kept, name_of};
use super::session::Status;
use super::snapshot::Snapshot;

/// A finding of this run.
#[derive(Debug, Clone)]
pub struct Found {
    /// Who it is about.
    pub actor: String,
    /// On what.
    pub topic: String,
    /// As the report shows it.
    pub shown: Shown,
}

/// What becomes of an accepted snapshot when nothing is found any more of its actor and topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreferenced {
    /// It waits for a decision, as any other change.
    Review,
    /// It is told and fails the run.
    Reject,
    /// It is removed.
    Delete,
    /// It stays, and nothing is said.
    Ignore,
}

/// A snapshot that waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// Its name.
    pub name: String,
    /// Why.
    pub status: Status,
    /// Severity, rule and message of what was accepted and is not found any more.
    pub missing: Vec<String>,
}

/// How the findings of a run stand to what was accepted.
#[derive(Debug, Default)]
pub struct Comparison {
    /// For each finding, whether it was not accepted as it is.
    pub fresh: Vec<bool>,
    /// What waits for a decision, in order of the names.
    pub pending: Vec<Waiting>,
    /// Names of accepted snapshots that nothing belongs to any more and that are removed, in order.
    pub removed: Vec<String>,
    /// Names of accepted snapshots that nothing belongs to any more, where these are refused.
    pub orphans: Vec<String>,
    /// What is to be written for it.
    pub changes: Vec<Change>,
}

/// Compares findings, in the order of their report, with a folder.
pub fn compare(folder: &Folder, found: &[Found], unreferenced: Unreferenced) -> Comparison {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, finding) in found.iter().enumerate() {
        groups.entry(name_of(&finding.actor, &finding.topic)).or_default().push(index);
    }
    let mut comparison = Comparison { fresh: vec![true; found.len()], ..Comparison::default() };
    for (name, group) in &groups {
        if folder.broken.contains(name) {
            continue;
        }
        let known = folder.kept.get(name).cloned();
        let kept = known.unwrap_or_else(|| Kept { name: name.clone(), ..Kept::default() });
        let first = &found[group[0]];
        let title = format!("{}: {}", first.actor, first.topic);
        let findings = group.iter().map(|index| found[*index].shown.clone()).collect();
        let fresh = comparison.settle(folder, &kept, &Snapshot { title, findings });
        group.iter().zip(fresh).for_each(|(index, fresh)| comparison.fresh[*index] = fresh);
    }
    for (name, kept) in &folder.kept {
        if !groups.contains_key(name) && !folder.broken.contains(name) {
            comparison.gone(folder, kept, unreferenced);
        }
    }
    comparison.pending.sort();
    comparison
}

impl Comparison {
    /// One snapshot that something was found for; hands back which of its findings were not accepted.
    fn settle(&mut self, folder: &Folder, kept: &Kept, now: &Snapshot) -> Vec<bool> {
        let accepted = kept.accepted.as_ref();
        let accepted_before = accepted.iter().flat_map(|file| &file.snapshot.findings);
        let mut old: Vec<(String, &Shown)> = accepted_before.map(|finding| (finding.state(), finding)).collect();
        let fresh: Vec<bool> = now
            .findings
            .iter()
            .map(Shown::state)
            .map(|now| match old.iter().position(|(state, _)| *state == now) {
                Some(place) => {
                    old.swap_remove(place);
                    false
                }
                None => true,
            })
            .collect();
        if old.is_empty() && !fresh.contains(&true) {
            // The same, perhaps at other places: what was accepted follows, and asks nobody.
            if let Some(file) = accepted.filter(|file| file.snapshot.findings != now.findings) {
                let title = file.snapshot.title.clone();
                let moved = Snapshot { title, ..now.clone() };
                self.write(folder.accepted_path(&kept.name), Some(&file.text), Some(&moved));
            }
            self.withdraw(folder, kept);
            return fresh;
        }
        let status =
            if accepted.is_none_or(|file| file.snapshot.findings.is_empty()) { Status::New } else { Status::Changed };
        let missing = old.iter().map(|(_, finding)| finding.headline()).collect();
        self.wait(folder, kept, now, status, missing);
        fresh
    }

    /// One snapshot that nothing was found for.
    fn gone(&mut self, folder: &Folder, kept: &Kept, unreferenced: Unreferenced) {
        let Some(file) = &kept.accepted else { return self.withdraw(folder, kept) };
        let decided = file.snapshot.findings.is_empty(); // accepted as gone by a tool that keeps such files
        match if decided { Unreferenced::Delete } else { unreferenced } {
            Unreferenced::Delete => {
                self.removed.push(kept.name.clone());
                self.write(folder.accepted_path(&kept.name), Some(&file.text), None);
            }
            Unreferenced::Ignore => {}
            Unreferenced::Reject => self.orphans.push(kept.name.clone()),
            Unreferenced::Review => {
                let now = Snapshot { title: file.snapshot.title.clone(), findings: Vec::new() };
                let missing = file.snapshot.findings.iter().map(Shown::headline).collect();
                return self.wait(folder, kept, &now, Status::Gone, missing);
            }
        }
        self.withdraw(folder, kept);
    }

    fn wait(&mut self, folder: &Folder, kept: &Kept, now: &Snapshot, status: Status, missing: Vec<String>) {
        self.pending.push(Waiting { name: kept.name.clone(), status, missing });
        let before = kept.pending.as_ref().map(|file| file.text.as_str());
        self.write(folder.pending_path(&kept.name), before, Some(now));
    }

    /// What waited for a decision no longer differs.
    fn withdraw(&mut self, folder: &Folder, kept: &Kept) {
        if let Some(file) = &kept.pending {
            self.write(folder.pending_path(&kept.name), Some(&file.text), None);
        }
    }

    fn write(&mut self, path: std::path::PathBuf, before: Option<&str>, after: Option<&Snapshot>) {
        let (before, after) = (before.map(str::to_owned), after.map(Snapshot::to_string));
        if before != after {
            self.changes.push(Change { path, before, after });
        }
    }
}
