//! `volteface check --snapshot`: what was found against what was accepted.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::args::{Check, Orphans};
use super::streams::Streams;
use super::{Outcome, ci};
use crate::corpus::Document;
use crate::error::{Fault, shown as shown_path};
use crate::finding::Finding;
use crate::report::{self, Sources, Style};
use crate::review::{self, Comparison, Folder, Found, Shown, Status, Unreferenced, WIDTH, Waiting};

/// Takes out the findings that are accepted, writes what waits for a decision, and tells of it. Where not everything
/// could be read, what is missing proves nothing, and nothing is written.
pub fn keep(
    arguments: &Check,
    folder: &Path,
    findings: &mut Vec<Finding>,
    documents: &[Document],
    trouble: Outcome,
    streams: &Streams,
) -> Outcome {
    let folder = Folder::read(folder);
    let trouble = trouble.max(streams.faults(&folder.faults));
    let found = match shown(findings, documents, arguments) {
        Ok(found) => found,
        Err(fault) => return trouble.max(streams.faults(&[fault])),
    };
    let only_compares = arguments.snapshots.check.unwrap_or_else(ci);
    let unreferenced = match arguments.snapshots.unreferenced {
        Orphans::Review => Unreferenced::Review,
        // What is to go and may not be touched is told.
        Orphans::Delete if only_compares => Unreferenced::Reject,
        Orphans::Reject => Unreferenced::Reject,
        Orphans::Delete => Unreferenced::Delete,
        Orphans::Ignore => Unreferenced::Ignore,
    };
    let comparison = review::compare(&folder, &found, unreferenced);
    let mut fresh = comparison.fresh.iter();
    findings.retain(|_| fresh.next().is_none_or(|fresh| *fresh));
    let accepted = found.len() - findings.len();

    if trouble == Outcome::Trouble {
        streams.say(&format!("nothing was written to {}: there was trouble\n", shown_path(&folder.path)));
        return trouble;
    }
    let mut faults = Vec::new();
    if !only_compares {
        faults.extend(comparison.changes.iter().filter_map(|change| review::apply(std::slice::from_ref(change)).err()));
    }
    // What could not be written waits nowhere: its faults name it.
    if faults.is_empty() {
        streams.say(&summary(&folder, &comparison, accepted, only_compares));
    }
    let orphans = comparison.orphans.iter().map(|name| {
        Fault::file(shown_path(&folder.accepted_path(name)), "nothing is found any more that this snapshot is about")
            .help("remove it with --unreferenced=delete, or decide about it with --unreferenced=review")
            .as_warning()
    });
    faults.extend(orphans);
    let waits = !comparison.pending.is_empty() || !comparison.orphans.is_empty();
    streams.faults(&faults).max(if waits { Outcome::Found } else { Outcome::Clean })
}

/// The findings as snapshots hold them.
fn shown(findings: &[Finding], documents: &[Document], arguments: &Check) -> Result<Vec<Found>, Fault> {
    let named = report::shell::arguments(&arguments.input.paths);
    let sources = Sources::new(documents, arguments.offsets).named(named);
    let style = Style { color: false, width: WIDTH };
    findings
        .iter()
        .map(|finding| {
            let text = report::one(finding, &sources, style).to_string();
            // A rule's own message may hold anything.
            let shown = Shown::parse(&text).map_err(|message| Fault::file(&finding.rule, message))?;
            Ok(Found { actor: finding.actor.clone(), topic: finding.topic.clone(), shown })
        })
        .collect()
}

/// How many are accepted, what waits, and how to decide about it.
fn summary(folder: &Folder, comparison: &Comparison, accepted: usize, only_compares: bool) -> String {
    let place = shown_path(&folder.path);
    let of = |status| comparison.pending.iter().filter(|waiting| waiting.status == status).count();
    let waits: Vec<String> = [Status::New, Status::Changed, Status::Gone]
        .into_iter()
        .filter(|status| of(*status) > 0)
        .map(|status| format!("{} {}", of(status), status.name()))
        .collect();
    let plural = if accepted == 1 { "" } else { "s" };
    let mut text = format!("{accepted} finding{plural} accepted in {place}");
    if !waits.is_empty() {
        let _ = write!(text, "; snapshots that wait for a decision: {}", waits.join(", "));
    }
    text.push('\n');
    for name in &comparison.removed {
        let done = if only_compares { "to remove" } else { "removed" };
        let _ = writeln!(text, "  {done}  {}", shown_path(&folder.accepted_path(name)));
    }
    if waits.is_empty() {
        return text;
    }
    for Waiting { name, status, missing } in &comparison.pending {
        let _ = writeln!(text, "  {:7}  {}", status.name(), shown_path(&folder.pending_path(name)));
        for headline in missing {
            let _ = writeln!(text, "           not found any more: {headline}");
        }
    }
    let _ = if only_compares {
        writeln!(
            text,
            "nothing was written; without --check, or with --check=false, they are kept for volteface review"
        )
    } else {
        writeln!(text, "to decide: {}", review_command(&folder.path))
    };
    text
}

/// The command that reviews a folder.
pub fn review_command(folder: &Path) -> String {
    let path = report::shell::arguments(&[PathBuf::from(folder)]);
    if path == "snapshots" { "volteface review".to_owned() } else { format!("volteface review {path}") }
}
