//! `volteface.toml`: found, read with what it extends, and made into what a run uses.
//!
//! Every fault is collected with its place; what is right is used all the same.

mod gate;
mod raw;
mod valid;

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Fault, shown, unreadable};

pub use raw::Raw;
pub use valid::{Configuration, Ignore, Level};

/// The name of the file that is looked for.
pub const FILE_NAME: &str = "volteface.toml";

/// What was loaded, from which files, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Loaded {
    /// All files in one: later files override those they extend.
    pub configuration: Configuration,
    /// The files that were read.
    pub files: Vec<PathBuf>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
}

/// Loads the file that is named, else the nearest [`FILE_NAME`] from the current folder upwards, else nothing.
pub fn load(named: Option<&Path>) -> Loaded {
    let mut loaded = Loaded::default();
    if let Some(path) = named.map(Path::to_owned).or_else(nearest) {
        let mut above = Vec::new();
        load_into(&path, &mut above, &mut loaded);
    }
    loaded
}

/// The file that [`load`] reads; where there is none, the one that is to be made.
pub fn path(named: Option<&Path>) -> PathBuf {
    named.map(Path::to_owned).or_else(nearest).unwrap_or_else(|| PathBuf::from(FILE_NAME))
}

/// The nearest configuration upwards; in the current folder by its bare name.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let found = here.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())?;
    Some(found.strip_prefix(&here).map(Path::to_owned).unwrap_or(found))
}

/// Loads what a file extends, then the file over it. `above` are the files that led here.
fn load_into(path: &Path, above: &mut Vec<PathBuf>, loaded: &mut Loaded) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            loaded.faults.push(unreadable(path, &error));
            return;
        }
    };
    let source = Source { path: shown(path), text };
    let raw = raw::parse(&source, &mut loaded.faults);
    let folder = path.parent().unwrap_or(Path::new(""));
    above.push(path.canonicalize().unwrap_or_else(|_| path.to_owned()));
    for base in &raw.extend {
        let file = folder.join(base.get_ref());
        let place = source.place(base.span());
        if !file.is_file() {
            loaded.faults.push(place.fault(&format!("there is no file `{}` to extend", file.display())));
        } else if file.canonicalize().is_ok_and(|file| above.contains(&file)) {
            loaded.faults.push(place.fault("this file extends itself"));
        } else {
            load_into(&file, above, loaded);
        }
    }
    above.pop();
    loaded.files.push(path.to_owned());
    let valid = valid::validate(raw, &source, folder, &mut loaded.faults);
    loaded.configuration.override_with(valid);
}

/// A configuration file's name and text.
#[derive(Debug)]
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place(Fault::at(&self.path, &self.text, span, ""))
    }
}

/// Where in a configuration file something is said, for faults that only show later.
#[derive(Debug, Clone)]
pub struct Place(Fault);

impl Place {
    /// A fault at this place.
    pub fn fault(&self, message: &str) -> Fault {
        Fault { message: message.to_owned(), ..self.0.clone() }
    }
}
