//! Which files a dataset is made of.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::error::{Fault, shown, unreadable};

/// The endings of the files that are read when a folder is named. A file that is named itself may end as it likes.
const EXTENSIONS: [&str; 4] = ["jsonl", "ndjson", "json", "ann"];

/// The files that `paths` stand for, in the order of the paths, sorted within a folder; `-` is standard input.
pub fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match path.metadata() {
            _ if path.as_os_str() == "-" => found.push(path.clone()),
            Ok(metadata) if metadata.is_dir() => {
                let mut walk = WalkBuilder::new(path);
                walk.require_git(false).git_global(false).sort_by_file_path(Path::cmp);
                let before = (found.len(), faults.len());
                for entry in walk.build() {
                    match entry {
                        Ok(entry) => found.extend(Some(entry.into_path()).filter(|path| is_data(path))),
                        Err(error) => faults.push(Fault::file(shown(path), format!("cannot be read: {error}"))),
                    }
                }
                if (found.len(), faults.len()) == before {
                    let help = format!("files ending in {} are read", EXTENSIONS.join(", "));
                    faults.push(Fault::file(shown(path), "this folder holds no annotated data").help(help));
                }
            }
            Ok(_) => found.push(path.clone()),
            Err(error) => faults.push(unreadable(path, &error)),
        }
    }
    (found, faults)
}

fn is_data(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
        && path.is_file()
}
