//! Files that are written whole or not at all.
//!
//! Knows nothing of what is in them. Whatever stops a write, a full disk or Ctrl-C, the file is afterwards as it was
//! or as it was to become.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::error::Fault;

/// Writes a file: beside it first, then renamed over it. What a link points to is written, and the link stays; a device or
/// a pipe is written into, for what is renamed over it would take its place.
///
/// # Errors
/// A fault that names the file, where it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(&target, text).map_err(|error| unwritable(path, &error));
    }
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    let beside = target.with_file_name(name);
    fill(&beside, text, &target).and_then(|()| fs::rename(&beside, &target)).map_err(|error| {
        // The first error is the one to tell; what is left beside is removed where it can be.
        let _ = fs::remove_file(&beside);
        unwritable(path, &error)
    })
}

fn unwritable(path: &Path, error: &io::Error) -> Fault {
    Fault::file(path.display().to_string(), format!("cannot be written: {error}"))
}

/// Some file systems tell only when asked that the disk is full: so it is asked before the old text is gone.
fn fill(beside: &Path, text: &str, target: &Path) -> io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    match fs::metadata(target) {
        Ok(old) => fs::set_permissions(beside, old.permissions()),
        Err(_) => Ok(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::FileTypeExt;

    #[test]
    fn a_device_stays_one() {
        write(Path::new("/dev/null"), "findings").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
