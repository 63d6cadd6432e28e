//! Paths as a command line has them.

use std::path::{Path, PathBuf};

/// Paths as a shell takes them; nothing for the folder that is read where none is named.
pub fn arguments(paths: &[PathBuf]) -> String {
    if paths == [Path::new(".")] {
        return String::new();
    }
    paths.iter().map(|path| argument(&path.display().to_string())).collect::<Vec<_>>().join(" ")
}

/// A text as a shell takes it for one argument.
pub fn argument(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || "/._-+,:@%=".contains(c)) && !text.is_empty();
    if plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// The paths in what [`arguments`] gives.
pub fn paths(arguments: &str) -> Vec<PathBuf> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for c in arguments.chars() {
        match c {
            '\'' if !escaped => quoted = !quoted,
            '\\' if !escaped && !quoted => {
                escaped = true;
                continue;
            }
            ' ' if !escaped && !quoted => words.push(String::new()),
            _ => words.last_mut().into_iter().for_each(|word| word.push(c)),
        }
        escaped = false;
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() { vec![PathBuf::from(".")] } else { words.into_iter().map(PathBuf::from).collect() }
}
