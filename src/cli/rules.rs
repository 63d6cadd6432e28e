//! `volteface rules list | show ID | test [PATH]`.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use super::args::{Global, Rules};
use super::settings::Settings;
use super::streams::Streams;
use super::suggestion::unknown;
use super::{Outcome, knowledge};
use crate::error::{Fault, shown};
use crate::rules::Rule;

/// Runs the command.
pub fn run(command: &Rules, global: &Global, streams: &Streams) -> Outcome {
    match command {
        Rules::List => list(&Settings::settle(global), streams),
        Rules::Show { id } => show(id, &Settings::settle(global), streams),
        Rules::Test { path } => test(path.as_deref(), global, streams),
    }
}

fn list(settings: &Settings, streams: &Streams) -> Outcome {
    let trouble = streams.faults(&settings.faults);
    let rules = &settings.knowledge.rules;
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut lines = String::new();
    for rule in rules {
        let level = if rule.enabled { rule.severity.name() } else { "off" };
        let _ = writeln!(lines, "{:width$}  {level:7}  {}", rule.id, rule.summary);
    }
    trouble.max(streams.print(&lines))
}

fn show(id: &str, settings: &Settings, streams: &Streams) -> Outcome {
    let trouble = streams.faults(&settings.faults);
    let rules = &settings.knowledge.rules;
    if let Some(rule) = rules.iter().find(|rule| rule.id == id) {
        return trouble.max(streams.print(&rule.source_text));
    }
    let message = unknown("rule", id, rules.iter().map(|rule| rule.id.as_str()));
    streams.faults(&[Fault::file("rules show", message).help("see volteface rules list")])
}

/// Runs the examples of all rules, or of those in a file or folder that is loaded on top.
fn test(path: Option<&Path>, global: &Global, streams: &Streams) -> Outcome {
    let settings = Settings::settle_with(global, path);
    let only = path.map(|path| {
        let files = knowledge::find(path, &mut Vec::new());
        files.iter().map(|file| shown(file)).collect::<HashSet<String>>()
    });
    let trouble = streams.faults(&settings.faults);
    let wanted = |rule: &&Rule| only.as_ref().is_none_or(|files| files.contains(&rule.path));
    let rules: Vec<&Rule> = settings.knowledge.rules.iter().filter(wanted).collect();
    if rules.is_empty() && trouble == Outcome::Clean {
        let place = path.map_or_else(|| "rules test".to_owned(), |path| path.display().to_string());
        return streams.faults(&[Fault::file(place, "there is no rule to test")]);
    }
    let mut text = String::new();
    let (mut run, mut failed) = (0_usize, 0_usize);
    for rule in &rules {
        let outcomes = crate::rehearse(rule, &settings.knowledge);
        let wrong: Vec<_> = outcomes.iter().filter(|outcome| !outcome.passed).collect();
        run += outcomes.len();
        failed += wrong.len();
        let mark = if wrong.is_empty() { "ok    " } else { "failed" };
        let _ = writeln!(text, "{mark}  {}  {} examples", rule.id, outcomes.len());
        for outcome in wrong {
            let _ = writeln!(text, "        {}: {}", outcome.name, outcome.detail);
        }
    }
    let count = if rules.len() == 1 { "1 rule".to_owned() } else { format!("{} rules", rules.len()) };
    let _ = writeln!(text, "{count}, {run} examples, {failed} failed");
    let found = if failed > 0 { Outcome::Found } else { Outcome::Clean };
    trouble.max(found).max(streams.print(&text))
}
