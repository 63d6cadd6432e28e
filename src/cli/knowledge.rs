//! Rules, lexicons and packs from disk, on top of the embedded ones.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Knowledge;
use crate::error::{Fault, shown, unreadable};
use crate::folder;

/// What was loaded, from which files, and what is wrong with them.
#[derive(Debug)]
pub struct Overlay {
    /// The embedded knowledge with the user's.
    pub knowledge: Knowledge,
    /// The user's files.
    pub files: Vec<PathBuf>,
    /// Faults of the user's files.
    pub faults: Vec<Fault>,
}

/// Loads the embedded knowledge, and each file or folder on top of it; `packs` names the packs to use, `None` all.
pub fn load<'a>(paths: impl Iterator<Item = &'a Path>, packs: Option<&[String]>) -> Overlay {
    let mut faults = Vec::new();
    let files: Vec<PathBuf> = paths.flat_map(|path| find(path, &mut faults)).collect();
    let mut texts = Vec::with_capacity(files.len());
    for file in &files {
        match fs::read_to_string(file) {
            Ok(text) => texts.push((shown(file), text)),
            Err(error) => faults.push(unreadable(file, &error)),
        }
    }
    let (knowledge, more) = Knowledge::from_files(&texts, packs);
    faults.extend(more);
    Overlay { knowledge, files, faults }
}

/// The rule, lexicon and pack files of a path: itself, or those below it, sorted.
pub fn find(path: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    match path.metadata() {
        Ok(metadata) if !metadata.is_dir() => return vec![path.to_owned()],
        Ok(_) => {}
        Err(error) => {
            faults.push(unreadable(path, &error));
            return Vec::new();
        }
    }
    let (files, mut unread) = folder::files(path, &["toml"]);
    if files.is_empty() && unread.is_empty() {
        unread.push(Fault::file(shown(path), "this folder holds no rule, pack or lexicon: no file ends in .toml"));
    }
    faults.append(&mut unread);
    files
}
