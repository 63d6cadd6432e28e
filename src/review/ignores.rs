//! `[[ignore]]` entries, added to a configuration file that keeps its comments and layout.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::change::Change;
use crate::error::{Fault, unreadable};

/// The change that adds an entry for each fingerprint to a configuration file, which is made where there is none.
///
/// # Errors
/// A fault with its place, where the file cannot be read, is no TOML, or has something else by the name of `ignore`.
pub(super) fn add<'a>(
    config: &Path,
    fingerprints: impl Iterator<Item = &'a str>,
    reason: &str,
) -> Result<Change, Fault> {
    let before = match fs::read_to_string(config) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(unreadable(config, &error)),
    };
    let text = before.as_deref().unwrap_or_default();
    let after = added(&config.display().to_string(), text, fingerprints, reason)?;
    Ok(Change { path: config.to_owned(), before, after: Some(after) })
}

fn added<'a>(
    path: &str,
    text: &str,
    fingerprints: impl Iterator<Item = &'a str>,
    reason: &str,
) -> Result<String, Fault> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        Fault::at(path, text, error.span().unwrap_or(0..0), error.message().replace('\n', "; "))
            .help("nothing was rejected: mend this file first")
    })?;
    // Comments at the file's end stay before what is added to it.
    let mut end = document.trailing().as_str().unwrap_or_default().to_owned();
    document.set_trailing("");
    let entry = document.entry("ignore").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Item::ArrayOfTables(list) = entry else {
        return Err(Fault::file(path, "`ignore` is no list of `[[ignore]]` tables")
            .help("nothing was rejected: write each entry as an `[[ignore]]` table first"));
    };
    for fingerprint in fingerprints {
        let known = |table: &Table| table.get("fingerprint").and_then(Item::as_str) == Some(fingerprint);
        if list.iter().any(known) {
            continue;
        }
        let mut table = Table::new();
        table.insert("fingerprint", value(fingerprint));
        table.insert("reason", value(reason));
        let gap = if text.is_empty() && list.is_empty() { "" } else { "\n" };
        table.decor_mut().set_prefix(format!("{}{gap}", std::mem::take(&mut end)));
        table.set_position(Some(isize::MAX)); // the end of the file, wherever others stand
        list.push(table);
    }
    Ok(document.to_string() + &end)
}
