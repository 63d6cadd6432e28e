//! Which files to read.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::error::{Fault, shown, unreadable};
use crate::folder;

/// The endings of the files that are read when a folder is named. A file that is named itself may end as it likes.
pub const EXTENSIONS: &[&str] = &["txt", "md", "markdown", "jsonl", "ndjson", "json"];

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it is; `-` is standard input.
    pub file: PathBuf,
    /// As it is shown, with `/` between folders.
    pub path: String,
    /// Its path below the folder that was named; the file's name where it was named itself.
    pub id: String,
}

/// The files, and what is wrong with the paths.
pub(super) struct Walked {
    pub found: Vec<Found>,
    pub faults: Vec<Fault>,
}

/// Every file that `paths` stand for, in the order of the paths, each once; sorted by path within a folder.
pub(super) fn files(paths: &[PathBuf], allow_empty: bool) -> Walked {
    let mut walked = Walked { found: Vec::new(), faults: Vec::new() };
    for path in paths {
        if path.as_os_str() == "-" {
            walked.found.push(Found { file: path.clone(), path: "-".to_owned(), id: "-".to_owned() });
            continue;
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => walk(path, allow_empty, &mut walked),
            Ok(_) => {
                let id = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                walked.found.push(Found { file: path.clone(), path: shown(path), id });
            }
            Err(error) => walked.faults.push(unreadable(path, &error)),
        }
    }
    let mut seen = HashSet::new();
    walked.found.retain(|found| seen.insert(found.file.canonicalize().unwrap_or_else(|_| found.file.clone())));
    walked
}

fn walk(folder: &Path, allow_empty: bool, walked: &mut Walked) {
    let (files, mut faults) = folder::files(folder, EXTENSIONS);
    if files.is_empty() && faults.is_empty() && !allow_empty {
        let endings = EXTENSIONS.join(", ");
        faults.push(
            Fault::file(shown(folder), "this folder holds nothing to check")
                .help(format!("files ending in {endings} are read, hidden and ignored ones are not")),
        );
    }
    let found = |file: PathBuf| {
        let below = file.strip_prefix(folder).unwrap_or(&file);
        Found { id: shown(below), path: shown(&file), file }
    };
    let mut here: Vec<Found> = files.into_iter().map(found).collect();
    here.sort_by(|a, b| a.id.cmp(&b.id));
    walked.found.append(&mut here);
    walked.faults.append(&mut faults);
}
