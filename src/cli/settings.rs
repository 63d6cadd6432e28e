//! The arguments as used: what was typed, over what the configuration says.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use super::args::{Check, FailOn, Global, Input};
use super::config::{self, Configuration, Level};
use super::knowledge;
use super::suggestion::unknown;
use crate::Knowledge;
use crate::corpus::{self, Corpus};
use crate::error::Fault;

/// What a run works with.
#[derive(Debug)]
pub struct Settings {
    /// What the configuration says.
    pub configuration: Configuration,
    /// Rules, lexicons and packs: the embedded ones and the user's. In use until the process ends, which gives its
    /// memory back at once and not table by table.
    pub knowledge: ManuallyDrop<Knowledge>,
    /// The user's files that were read for it: configuration, rules, lexicons, packs.
    pub files: Vec<PathBuf>,
    /// What is wrong with configuration and rules. The run goes on with what is right.
    pub faults: Vec<Fault>,
}

impl Settings {
    /// Reads the configuration, then the rules it and the arguments name.
    pub fn settle(global: &Global) -> Settings {
        Settings::settle_with(global, None)
    }

    /// The same, with one more file or folder of rules.
    pub fn settle_with(global: &Global, more: Option<&Path>) -> Settings {
        let config::Loaded { configuration, mut files, mut faults } = config::load(global.config.as_deref());
        let paths = configuration.rule_paths.iter().chain(&global.rule_paths).map(PathBuf::as_path).chain(more);
        let overlay = knowledge::load(paths, configuration.packs.as_deref());
        files.extend(overlay.files);
        faults.extend(overlay.faults);
        let knowledge = ManuallyDrop::new(overlay.knowledge);
        let mut settings = Settings { configuration, knowledge, files, faults };
        settings.set_levels();
        settings
    }

    /// Gives the rules the levels that the configuration sets.
    fn set_levels(&mut self) {
        for (id, setting) in &self.configuration.levels {
            let rules = &mut self.knowledge.rules;
            let Some(index) = rules.iter().position(|rule| rule.id == *id) else {
                let known = rules.iter().map(|rule| rule.id.as_str());
                self.faults.push(setting.place.fault(&unknown("rule", id, known)));
                continue;
            };
            let rule = &mut rules[index];
            match setting.value {
                Level::Off => rule.enabled = false,
                Level::On(severity) => (rule.enabled, rule.severity) = (true, severity),
            }
        }
    }

    /// Keeps the rules that are on, and of those what `select` and `ignore` leave; a rule that is selected is on.
    pub fn narrow(&mut self, select: &[String], ignore: &[String]) {
        let rules = &mut self.knowledge.rules;
        for (option, ids) in [("--select", select), ("--ignore", ignore)] {
            for id in ids.iter().filter(|id| !rules.iter().any(|rule| rule.id == **id)) {
                let known = rules.iter().map(|rule| rule.id.as_str());
                self.faults.push(Fault::file(option, unknown("rule", id, known)));
            }
        }
        rules.retain(|rule| {
            let wanted = if select.is_empty() { rule.enabled } else { select.contains(&rule.id) };
            wanted && !ignore.contains(&rule.id)
        });
    }

    /// The least severity that fails a run.
    pub fn fail_on(&self, check: &Check) -> FailOn {
        check.fail_on.or(self.configuration.fail_on).unwrap_or(FailOn::Error)
    }

    /// Reads the documents; to have read none is a fault of its own.
    pub fn read(&self, input: &Input) -> Corpus {
        let options = corpus::Options { fields: self.configuration.fields.clone(), allow_empty: input.allow_empty };
        let mut corpus = corpus::read(&input.paths, &options);
        let told = corpus.faults.iter().any(|fault| !fault.warning);
        if corpus.documents.is_empty() && !told && !input.allow_empty {
            let paths: Vec<String> = input.paths.iter().map(|path| path.display().to_string()).collect();
            corpus.faults.push(
                Fault::file(paths.join(" "), "nothing was checked: there is no document here")
                    .help("name other files or folders, or allow it with --allow-empty"),
            );
        }
        corpus
    }
}
