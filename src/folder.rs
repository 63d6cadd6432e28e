//! The files below a folder, as git would see them: hidden and ignored ones are passed over.
//!
//! The user's own global ignore file is not asked: a folder holds the same on every machine.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::error::{Fault, shown};

/// The files below `folder` that end in one of `extensions`, sorted by path; and what could not be read, sorted by message.
pub fn files(folder: &Path, extensions: &[&str]) -> (Vec<PathBuf>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for entry in WalkBuilder::new(folder).require_git(false).git_global(false).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) => {
                found.extend(Some(entry.into_path()).filter(|path| ends_in(path, extensions) && path.is_file()));
            }
            Err(error) => faults.push(Fault::file(shown(folder), format!("cannot be read: {error}"))),
        }
    }
    faults.sort_by(|a, b| a.message.cmp(&b.message));
    (found, faults)
}

/// True where a file's name ends in one of some extensions, however they are written.
pub fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}
