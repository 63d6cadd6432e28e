//! `volteface init`.

use std::fs::OpenOptions;
use std::io::Write;

use super::Outcome;
use super::config::FILE_NAME;
use super::streams::Streams;
use crate::error::Fault;

/// What a new configuration says: nothing yet, with everything it could.
const TEMPLATE: &str = include_str!("init.toml");

/// Writes a commented configuration into the current folder; never over one that is there.
pub fn run(streams: &Streams) -> Outcome {
    let written = OpenOptions::new().write(true).create_new(true).open(FILE_NAME);
    match written.and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => {
            streams.say(&format!("wrote {FILE_NAME}\n"));
            Outcome::Clean
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            streams.faults(&[Fault::file(FILE_NAME, "there already is one, and it is left as it is")])
        }
        Err(error) => streams.faults(&[Fault::file(FILE_NAME, format!("cannot be written: {error}"))]),
    }
}
