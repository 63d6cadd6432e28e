//! The folder that snapshots are kept in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::snapshot::Snapshot;
use crate::error::{Fault, unreadable};

/// Most letters of an actor's or topic's part of a file's name.
const LONGEST: usize = 60;

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// The snapshots, by their names in lower case: on some systems two files cannot differ in case only.
    pub kept: BTreeMap<String, Kept>,
    /// Names of those that cannot be told, in lower case. Nothing is decided about them.
    pub broken: BTreeSet<String>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// What is kept of one actor and topic.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The file's name, without `.snap`.
    pub name: String,
    /// What was accepted.
    pub accepted: Option<File>,
    /// What waits for a decision.
    pub pending: Option<File>,
}

/// A snapshot with the text of its file, which may be laid out otherwise.
#[derive(Debug, Clone)]
pub struct File {
    /// The text.
    pub text: String,
    /// What it says.
    pub snapshot: Snapshot,
}

impl Folder {
    /// Reads a folder; where there is none, nothing was accepted yet.
    pub fn read(path: &Path) -> Folder {
        let mut folder = Folder { path: path.to_owned(), ..Folder::default() };
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return folder,
            Err(error) => {
                folder.faults.push(unreadable(path, &error));
                return folder;
            }
        };
        let mut names = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => names.push(entry.file_name().to_string_lossy().into_owned()),
                Err(error) => folder.faults.push(unreadable(path, &error)),
            }
        }
        names.sort();
        let snapshots = names.iter().filter(|name| stem(name).is_some());
        snapshots.for_each(|name| folder.take_in(name));
        if names.iter().any(|name| !name.starts_with('.')) && !names.iter().any(|name| stem(name).is_some()) {
            folder.faults.push(
                Fault::file(path.display().to_string(), "this folder holds files, and no snapshot among them")
                    .help("name another folder for snapshots, or files to check before it: check PATHS --snapshot DIR"),
            );
        }
        folder
    }

    /// The file of an accepted snapshot.
    pub fn accepted_path(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.snap"))
    }

    /// The file of a snapshot that waits for a decision.
    pub fn pending_path(&self, name: &str) -> PathBuf {
        self.path.join(format!("{name}.snap.new"))
    }

    fn take_in(&mut self, file: &str) {
        let Some((name, is_pending)) = stem(file) else { return };
        let path = self.path.join(file);
        let shown = path.display().to_string();
        let key = name.to_lowercase();
        let known = self.kept.get(&key).filter(|known| known.name != name).map(|known| known.name.clone());
        let read = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error));
        match read.and_then(|text| Ok(Snapshot::parse(&shown, &text)?.map(|snapshot| File { text, snapshot }))) {
            Ok(None) => {}
            Ok(Some(_)) if known.is_some() => {
                let other = known.unwrap_or_default();
                let message = format!("two snapshots differ in case only: {other} and {name}");
                let help = "some systems take both for one file: merge them into one and delete the other";
                self.faults.push(Fault::file(shown, message).help(help));
                self.broken.insert(key);
            }
            Ok(Some(file)) => {
                let kept = self.kept.entry(key).or_insert_with(|| Kept { name: name.to_owned(), ..Kept::default() });
                let place = if is_pending { &mut kept.pending } else { &mut kept.accepted };
                *place = Some(file);
            }
            Err(fault) => {
                self.faults.push(fault);
                self.broken.insert(key);
            }
        }
    }
}

/// The name in `NAME.snap` and `NAME.snap.new`, and whether it is the latter.
fn stem(file: &str) -> Option<(&str, bool)> {
    let pending = file.strip_suffix(".snap.new").map(|name| (name, true));
    pending.or_else(|| file.strip_suffix(".snap").map(|name| (name, false))).filter(|(name, _)| !name.starts_with('.'))
}

/// The name of the snapshot of an actor and topic: what is the same but for case and marks shares one.
pub fn name_of(actor: &str, topic: &str) -> String {
    format!("{}--{}", part(actor), part(topic))
}

/// Letters and digits in lower case, joined by `-`; what is too long is cut, and told apart by a number made of it.
fn part(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = words.join("-");
    if joined.chars().count() <= LONGEST {
        return if joined.is_empty() { "unknown".to_owned() } else { joined };
    }
    let cut: String = joined.chars().take(LONGEST - 9).collect();
    // FNV-1a, 32 bits: the same on every machine, unlike the hashes of the standard library.
    let hash = joined.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{}-{hash:08x}", cut.trim_end_matches('-'))
}
