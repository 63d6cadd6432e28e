//! Changes of files that can be taken back.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use crate::error::{Fault, unreadable};
use crate::file;

/// One file, before and after; `None` stands for no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// Its text before.
    pub before: Option<String>,
    /// Its text afterwards.
    pub after: Option<String>,
}

/// Makes all changes in order, each whole or not at all; where one fails, those before it are taken back.
///
/// # Errors
/// A fault that names the file which could not be written, or which is no longer as it was when it was read.
pub fn apply(changes: &[Change]) -> Result<(), Fault> {
    for (index, change) in changes.iter().enumerate() {
        if let Err(fault) = make(&change.path, change.before.as_deref(), change.after.as_deref()) {
            let undone = revert(&changes[..index]);
            return Err(undone.err().map_or(fault.clone(), |also| fault.help(format!("and what came before: {also}"))));
        }
    }
    Ok(())
}

/// Takes changes back, the last first.
///
/// # Errors
/// A fault that names the first file which could not be restored, or which was changed by somebody else since.
pub fn revert(changes: &[Change]) -> Result<(), Fault> {
    changes.iter().rev().try_for_each(|change| make(&change.path, change.after.as_deref(), change.before.as_deref()))
}

fn make(path: &PathBuf, from: Option<&str>, to: Option<&str>) -> Result<(), Fault> {
    let now = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(unreadable(path, &error)),
    };
    if now.as_deref() != from {
        return Err(Fault::file(path.display().to_string(), "this file was changed by somebody else meanwhile")
            .help("nothing was written over it; start the review again"));
    }
    match to {
        Some(text) => {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                fs::create_dir_all(folder)
                    .map_err(|error| Fault::file(folder.display().to_string(), format!("cannot be made: {error}")))?;
            }
            file::write(path, text)
        }
        None if now.is_some() => fs::remove_file(path)
            .map_err(|error| Fault::file(path.display().to_string(), format!("cannot be removed: {error}"))),
        None => Ok(()),
    }
}
