//! Reading one file of word lists, with every fault placed.

use serde::de::DeserializeOwned;

use crate::error::Fault;

/// A file of the rules folder: its path as the user knows it, and its text.
#[derive(Debug, Clone, Copy)]
pub struct File<'f> {
    /// For messages.
    pub path: &'f str,
    /// Whole.
    pub text: &'f str,
}

impl File<'_> {
    /// The file as TOML of the type asked for; where it is not, a fault is added and nothing is returned.
    pub fn parse<T: DeserializeOwned>(&self, faults: &mut Vec<Fault>) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                faults.push(Fault::at(self.path, self.text, span, error.message().trim_end().replace('\n', "; ")));
                None
            }
        }
    }

    /// The lines of a plain word list, numbered from 1, without comments and empty ones.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        // The word table is most of what a start reads: its line ends are looked for by many bytes at a time.
        let ends = memchr::memchr_iter(b'\n', self.text.as_bytes()).chain([self.text.len()]);
        let lines = ends.map(move |end| &self.text[std::mem::replace(&mut start, end + 1)..end]);
        lines
            .enumerate()
            .map(|(i, line)| (i + 1, line.strip_suffix('\r').unwrap_or(line)))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    }
}
