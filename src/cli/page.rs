//! How a page is made: the user's templates, and where sources are found from where it is written.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::config::Configuration;
use super::suggestion::nearest;
use crate::error::{Fault, unreadable};
use crate::report::{Links, PageOptions, Templates};

/// What the configuration says of pages.
#[derive(Debug, Default)]
pub struct Page {
    templates: Templates,
    link: Option<String>,
}

impl Page {
    /// Reads the templates that the configuration names. What is wrong with them is left out and becomes a fault.
    pub fn settle(configuration: &Configuration, faults: &mut Vec<Fault>) -> Page {
        let mut page = Page { templates: Templates::default(), link: configuration.link.clone() };
        if let Some(folder) = &configuration.templates {
            faults.extend(lay_over(&mut page.templates, folder));
        }
        page
    }

    /// For a page that goes to a file, or to standard output.
    pub fn options(&self, to: Option<&Path>) -> PageOptions {
        let links = match &self.link {
            Some(address) => Links::Address(address.clone()),
            None => to.map_or(Links::default(), |to| way_back(to).map_or(Links::Nowhere, Links::Below)),
        };
        PageOptions { templates: self.templates.clone(), links }
    }
}

fn lay_over(templates: &mut Templates, folder: &Path) -> Vec<Fault> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![unreadable(folder, &error)],
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut faults = Vec::new();
    for path in paths.iter().filter(|path| path.is_file()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if Templates::names().any(|known| known == name) {
            match fs::read_to_string(path) {
                Ok(text) => templates.lay_over(&name, path.display().to_string(), text),
                Err(error) => faults.push(unreadable(path, &error)),
            }
        } else if !name.starts_with('.') {
            let known = Templates::names().collect::<Vec<_>>().join(", ");
            let help = nearest(&name, Templates::names()).map(|near| format!("did you mean `{near}`?"));
            let fault =
                Fault::file(path.display().to_string(), format!("no template has this name; there are {known}"));
            faults.push(fault.as_warning().help(help.unwrap_or_else(|| "keep other files elsewhere".to_owned())));
        }
    }
    faults
}

/// The way from a file's folder to the current one, as an address; `None` where there is none.
fn way_back(file: &Path) -> Option<String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (from, to) = (folder.canonicalize().ok()?, Path::new(".").canonicalize().ok()?);
    let (from, to): (Vec<Component>, Vec<Component>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    // Not even the drive is the same.
    if shared == 0 {
        return None;
    }
    let down = to[shared..].iter().map(|part| format!("{}/", Links::escaped(&part.as_os_str().to_string_lossy())));
    Some("../".repeat(from.len() - shared) + &down.collect::<String>())
}
