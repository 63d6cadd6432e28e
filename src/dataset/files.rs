//! Which files a dataset is made of.

use std::path::PathBuf;

use crate::error::{Fault, shown, unreadable};
use crate::folder;

/// The endings of the files that are read when a folder is named. A file that is named itself may end as it likes.
const EXTENSIONS: [&str; 4] = ["jsonl", "ndjson", "json", "ann"];

/// The files that `paths` stand for, in the order of the paths, sorted within a folder; `-` is standard input.
pub fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match path.metadata() {
            _ if path.as_os_str() == "-" => found.push(path.clone()),
            Ok(metadata) if metadata.is_dir() => {
                let (files, mut unread) = folder::files(path, &EXTENSIONS);
                if files.is_empty() && unread.is_empty() {
                    let help = format!("files ending in {} are read", EXTENSIONS.join(", "));
                    unread.push(Fault::file(shown(path), "this folder holds no annotated data").help(help));
                }
                found.extend(files);
                faults.append(&mut unread);
            }
            Ok(_) => found.push(path.clone()),
            Err(error) => faults.push(unreadable(path, &error)),
        }
    }
    (found, faults)
}
