//! `volteface init`.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::Outcome;
use super::config::FILE_NAME;
use super::streams::Streams;
use crate::error::{Fault, unreadable};
use crate::file;

/// What a new configuration says: nothing yet, with everything it could.
const TEMPLATE: &str = include_str!("init.toml");

/// The line that keeps snapshots without a decision out of version control.
const PENDING: &str = "*.snap.new";

/// Adds [`PENDING`] to the `.gitignore` of this folder; false where it says so already.
fn ignore_pending() -> Result<bool, Fault> {
    let path = Path::new(".gitignore");
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unreadable(path, &error)),
    };
    if text.lines().any(|line| line.trim() == PENDING) {
        return Ok(false);
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    file::write(path, &format!("{text}{gap}{PENDING}\n")).map(|()| true)
}

/// Writes a commented configuration into the current folder; never over one that is there.
pub fn run(streams: &Streams) -> Outcome {
    let written = OpenOptions::new().write(true).create_new(true).open(FILE_NAME);
    match ignore_pending() {
        Ok(true) => streams.say(&format!("added {PENDING} to .gitignore\n")),
        Ok(false) => {}
        Err(fault) => {
            streams.faults(&[fault.as_warning()]);
        }
    }
    match written.and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => {
            streams.say(&format!("wrote {FILE_NAME}\n"));
            Outcome::Clean
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            streams.faults(&[Fault::file(FILE_NAME, "there already is one, and it is left as it is")])
        }
        Err(error) => streams.faults(&[Fault::file(FILE_NAME, format!("cannot be written: {error}"))]),
    }
}
