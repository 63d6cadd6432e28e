//! What is accepted and rejected, as changes of files.

use std::path::Path;

use super::change::Change;
use super::finding::Shown;
use super::folder::Folder;
use super::ignores;
use super::session::{Item, Status};
use super::snapshot::Snapshot;
use crate::error::Fault;

/// The snapshots of a folder that wait for a decision, by name.
pub fn pending(folder: &Folder) -> Vec<Item> {
    let whole = folder.kept.iter().filter(|(name, _)| !folder.broken.contains(*name));
    let items = whole.filter_map(|(_, kept)| {
        let new = kept.pending.as_ref()?.snapshot.clone();
        let old = kept.accepted.as_ref().map(|file| file.snapshot.clone()).unwrap_or_default();
        let status = match (old.findings.is_empty(), new.findings.is_empty()) {
            (true, false) => Status::New,
            (_, true) => Status::Gone,
            (false, false) => Status::Changed,
        };
        Some(Item { kept: kept.clone(), status, old, new })
    });
    items.filter(|item| states(&item.old) != states(&item.new)).collect()
}

/// What accepting an item changes: what waits becomes what was accepted.
pub fn accept(folder: &Folder, item: &Item) -> Vec<Change> {
    let after = (!item.new.findings.is_empty()).then(|| item.new.to_string());
    let accepted = accepted(folder, item, after);
    accepted.into_iter().chain(withdrawn(folder, item)).collect()
}

/// What rejecting an item changes: what is new in it is ignored from now on, in the configuration file `config`. What
/// is gone stays accepted, and is asked about again until it is back or accepted as gone.
///
/// # Errors
/// A fault with its place, where the configuration cannot be read or is none.
pub fn reject(folder: &Folder, item: &Item, reason: &str, config: &Path) -> Result<Vec<Change>, Fault> {
    let known = states(&item.old);
    let unwanted: Vec<&Shown> = item.new.findings.iter().filter(|finding| !known.contains(&finding.state())).collect();
    let mut changes = Vec::new();
    if !unwanted.is_empty() {
        changes.push(ignores::add(config, unwanted.iter().map(|finding| finding.fingerprint()), reason)?);
    }
    // An ignored finding is not found again, so it cannot stay among what must be.
    let is_unwanted = |finding: &Shown| unwanted.iter().any(|other| other.fingerprint() == finding.fingerprint());
    let kept: Vec<Shown> = item.old.findings.iter().filter(|finding| !is_unwanted(finding)).cloned().collect();
    if kept.len() < item.old.findings.len() {
        let after = Snapshot { title: item.old.title.clone(), findings: kept };
        changes.extend(accepted(folder, item, (!after.findings.is_empty()).then(|| after.to_string())));
    }
    changes.extend(withdrawn(folder, item));
    Ok(changes)
}

fn states(snapshot: &Snapshot) -> Vec<String> {
    let mut states: Vec<String> = snapshot.findings.iter().map(Shown::state).collect();
    states.sort();
    states
}

fn accepted(folder: &Folder, item: &Item, after: Option<String>) -> Option<Change> {
    let before = item.kept.accepted.as_ref().map(|file| file.text.clone());
    (before != after).then(|| Change { path: folder.accepted_path(&item.kept.name), before, after })
}

fn withdrawn(folder: &Folder, item: &Item) -> Option<Change> {
    let before = item.kept.pending.as_ref().map(|file| file.text.clone());
    Some(Change { path: folder.pending_path(&item.kept.name), before: Some(before?), after: None })
}
