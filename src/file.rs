//! Files that are written whole or not at all.
//!
//! Knows nothing of what is in them. Whatever stops a write, a full disk or Ctrl-C, the file is afterwards as it was
//! or as it was to become.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Fault;

/// Writes a file.
///
/// # Errors
/// A fault that names the file, where it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let mut file = Whole::create(path)?;
    file.push(text);
    file.close()
}

/// A file that is written bit by bit: beside it first, then renamed over it. What a link points to is written, and the link
/// stays; a device or a pipe is written into, for what is renamed over it would take its place.
#[derive(Debug)]
pub struct Whole {
    /// The file as the user knows it, and as it is called.
    path: PathBuf,
    target: PathBuf,
    /// What it is called until it is whole.
    beside: Option<PathBuf>,
    writer: BufWriter<File>,
    /// The first thing that went wrong.
    error: Option<io::Error>,
}

impl Whole {
    /// Begins a file.
    ///
    /// # Errors
    /// A fault that names the file, where it cannot be written.
    pub fn create(path: &Path) -> Result<Whole, Fault> {
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let device = fs::metadata(&target).is_ok_and(|there| !there.is_file() && !there.is_dir());
        let mut name = OsString::from(".");
        name.push(target.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let beside = (!device).then(|| target.with_file_name(name));
        let file = beside.as_ref().map_or_else(|| OpenOptions::new().write(true).open(&target), File::create);
        let writer = BufWriter::new(file.map_err(|error| unwritable(path, &error))?);
        Ok(Whole { path: path.to_owned(), target, beside, writer, error: None })
    }

    /// Writes some text at its end.
    pub fn push(&mut self, text: &str) {
        if self.error.is_none() {
            self.error = self.writer.write_all(text.as_bytes()).err();
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// A fault that names the file, where something could not be written; the file is then as it was.
    pub fn close(mut self) -> Result<(), Fault> {
        let written = self.error.take().map_or_else(|| self.finish(), Err);
        written.map_err(|error| {
            // The first error is the one to tell; what is left beside is removed where it can be.
            let _ = self.beside.as_ref().map(fs::remove_file);
            unwritable(&self.path, &error)
        })
    }

    fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()?;
        let Some(beside) = &self.beside else { return Ok(()) };
        // Some file systems tell only when asked that the disk is full: so it is asked before the old text is gone.
        self.writer.get_ref().sync_all()?;
        if let Ok(old) = fs::metadata(&self.target) {
            fs::set_permissions(beside, old.permissions())?;
        }
        fs::rename(beside, &self.target)
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Fault {
    Fault::file(path.display().to_string(), format!("cannot be written: {error}"))
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
