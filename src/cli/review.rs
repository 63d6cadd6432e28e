//! `volteface review`: decides about snapshots, by flags or at a terminal.

use std::collections::HashMap;
use std::fmt::Write;

use globset::{GlobBuilder, GlobMatcher};

use super::args::{Global, Input, Review};
use super::settings::Settings;
use super::snapshots::review_command;
use super::streams::Streams;
use super::terminal::{Event, Terminal};
use super::{Outcome, ci, config, why};
use crate::corpus::{Corpus, Document};
use crate::error::{Fault, shown as shown_path};
use crate::report::{self, Style};
use crate::review::{self, Change, Decision, Effect, Folder, Item, Session, WIDTH};

/// Runs the command: what the flags ask for; without any, a review at the terminal.
pub fn run(arguments: &Review, global: &Global, streams: &Streams) -> Outcome {
    if !arguments.folder.is_dir() {
        let fault = Fault::file(shown_path(&arguments.folder), "there is no such folder")
            .help("volteface check PATHS --snapshot makes it");
        return streams.faults(&[fault]);
    }
    let folder = Folder::read(&arguments.folder);
    let items = review::pending(&folder);
    if arguments.accept_all || !arguments.accept.is_empty() || !arguments.reject.is_empty() {
        let trouble = streams.faults(&folder.faults);
        return trouble.max(decide(arguments, &folder, &items, global, streams));
    }
    if arguments.list || arguments.check.unwrap_or_else(ci) {
        let trouble = streams.faults(&folder.faults);
        return trouble.max(streams.print(&list(&items))).max(waiting(items.len()));
    }
    if items.is_empty() {
        streams.say(&nothing_waits(&folder));
        return streams.faults(&folder.faults);
    }
    let outcome = match Terminal::open() {
        Some(terminal) => at_terminal(terminal, &folder, &items, global, streams),
        None => streams.faults(&[no_terminal(&folder, items.len())]),
    };
    outcome.max(streams.faults(&folder.faults))
}

fn waiting(count: usize) -> Outcome {
    if count > 0 { Outcome::Found } else { Outcome::Clean }
}

fn nothing_waits(folder: &Folder) -> String {
    format!("nothing waits for a decision in {}\n", shown_path(&folder.path))
}

fn no_terminal(folder: &Folder, count: usize) -> Fault {
    let command = review_command(&folder.path);
    let plural = if count == 1 { "snapshot waits" } else { "snapshots wait" };
    Fault::file(shown_path(&folder.path), format!("{count} {plural} for a decision, and there is no terminal to ask at"))
        .help(format!(
            "decide with\n  {command} --list\n  {command} --accept GLOB\n  {command} --reject GLOB --reason TEXT\n  {command} --accept-all"
        ))
}

/// One line for each: why it waits, its name, whom it is about.
fn list(items: &[Item]) -> String {
    let width = items.iter().map(|item| report::width(&item.kept.name)).max().unwrap_or(0);
    let mut lines = String::new();
    for item in items {
        let (name, title) = (report::plain(&item.kept.name), report::plain(&item.new.title));
        let _ = writeln!(lines, "{:7}  {name:width$}  {title}", item.status.name());
    }
    lines
}

/// Accepts and rejects what the flags name. Where a flag is wrong, nothing is decided.
fn decide(arguments: &Review, folder: &Folder, items: &[Item], global: &Global, streams: &Streams) -> Outcome {
    let mut faults = Vec::new();
    let mut named = |option: &str, globs: &[String]| -> Vec<usize> {
        let mut all = Vec::new();
        for glob in globs {
            match matching(glob, items) {
                Ok(some) => all.extend(some),
                Err(message) => faults.push(
                    Fault::file(format!("{option} {glob}"), message)
                        .help(format!("see {} --list", review_command(&folder.path))),
                ),
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    };
    let rejected = named("--reject", &arguments.reject);
    let mut accepted = named("--accept", &arguments.accept);
    if arguments.accept_all {
        accepted = (0..items.len()).collect();
    }
    for both in accepted.iter().filter(|item| rejected.contains(item)) {
        let name = &items[*both].kept.name;
        faults.push(Fault::file(name, "this snapshot is named to be accepted and to be rejected"));
    }
    if !faults.is_empty() {
        return streams.faults(&faults);
    }
    let reason = arguments.reason.as_deref().unwrap_or_default().trim();
    if !rejected.is_empty() && reason.is_empty() {
        return streams.faults(&[Fault::file("--reason", "the reason is empty; expected why this is no finding")]);
    }
    if items.is_empty() {
        streams.say(&nothing_waits(folder));
    }
    let mut desk = Desk::new(folder, items, global);
    let mut done = 0;
    let accept = accepted.into_iter().map(Effect::Accept);
    for effect in accept.chain(rejected.into_iter().map(|item| Effect::Reject(item, reason.to_owned()))) {
        match desk.carry_out(&effect) {
            Ok(said) => {
                done += 1;
                streams.say(&said);
            }
            Err(fault) => faults.push(fault),
        }
    }
    streams.faults(&faults).max(waiting(items.len() - done))
}

/// The items whose names, or whose files' names, match a pattern.
fn matching(glob: &str, items: &[Item]) -> Result<Vec<usize>, String> {
    let pattern = GlobBuilder::new(glob).case_insensitive(true).build().map_err(|error| error.kind().to_string())?;
    let pattern: GlobMatcher = pattern.compile_matcher();
    let names = |item: &Item| ["", ".snap", ".snap.new"].map(|ending| format!("{}{ending}", item.kept.name));
    let is_meant = |index: &usize| names(&items[*index]).iter().any(|name| pattern.is_match(name));
    let meant: Vec<usize> = (0..items.len()).filter(is_meant).collect();
    if meant.is_empty() { Err("no snapshot that waits for a decision has such a name".to_owned()) } else { Ok(meant) }
}

/// A review at the terminal, until it is left. What was decided then is kept.
fn at_terminal(mut terminal: Terminal, folder: &Folder, items: &[Item], global: &Global, streams: &Streams) -> Outcome {
    let mut desk = Desk::new(folder, items, global);
    let mut session = Session::new(items.to_vec());
    'review: loop {
        let size = terminal.size();
        if terminal.show(&review::screen(&session, size, streams.color())).is_err() {
            break;
        }
        let Event::Key(key) = terminal.wait(size) else { continue };
        for effect in session.press(key, size) {
            if effect == Effect::Quit {
                break 'review;
            }
            let outcome = desk.carry_out(&effect).map_err(|fault| told(&fault));
            let failed = outcome.is_err();
            session.settle(&effect, outcome);
            if failed {
                break;
            }
        }
    }
    // A terminal that is gone needs no clean screen.
    let _ = terminal.show("");
    let [accepted, rejected] = [Decision::Accepted, Decision::Rejected].map(|decision| session.count(decision));
    let left = items.len() - accepted - rejected;
    streams.say(&format!("{accepted} accepted, {rejected} rejected, {left} left\n"));
    waiting(left)
}

/// A fault in one line.
fn told(fault: &Fault) -> String {
    let help = fault.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{fault}{help}")
}

/// Where decisions are carried out: it remembers what was done, to take it back.
struct Desk<'a> {
    folder: &'a Folder,
    items: &'a [Item],
    global: &'a Global,
    done: HashMap<usize, Vec<Change>>,
    /// Rules and configuration, once they were asked for.
    settings: Option<Settings>,
    /// The documents of some paths, once they were asked for.
    read: Option<(String, Vec<Document>)>,
}

impl<'a> Desk<'a> {
    fn new(folder: &'a Folder, items: &'a [Item], global: &'a Global) -> Self {
        Desk { folder, items, global, done: HashMap::new(), settings: None, read: None }
    }

    /// Does what an effect asks for; hands back what there is to say or to read.
    fn carry_out(&mut self, effect: &Effect) -> Result<String, Fault> {
        match effect {
            Effect::Accept(item) => {
                self.change(*item, review::accept(self.folder, &self.items[*item]))?;
                Ok(format!("accepted {}\n", report::plain(&self.items[*item].kept.name)))
            }
            Effect::Reject(item, reason) => {
                let config = config::path(self.global.config.as_deref());
                let which = &self.items[*item];
                let changes = review::reject(self.folder, which, reason, &config)?;
                let ignored = changes.iter().any(|change| change.path == config);
                self.change(*item, changes)?;
                let name = report::plain(&which.kept.name);
                Ok(if ignored {
                    format!("rejected {name}: ignored in {}\n", shown_path(&config))
                } else {
                    format!("{name} stays accepted: it is asked about again until what is gone is back\n")
                })
            }
            Effect::Undo(item) => {
                let changes = self.done.get(item).map(Vec::as_slice).unwrap_or_default();
                review::revert(changes)?;
                self.done.remove(item);
                Ok(String::new())
            }
            Effect::Rule(item) => Ok(self.rules(*item)),
            Effect::Why(item) => Ok(self.why(*item)),
            Effect::Quit => Ok(String::new()),
        }
    }

    fn change(&mut self, item: usize, changes: Vec<Change>) -> Result<(), Fault> {
        review::apply(&changes)?;
        self.done.insert(item, changes);
        Ok(())
    }

    fn settings(&mut self) -> &Settings {
        let global = self.global;
        self.settings.get_or_insert_with(|| {
            let mut settings = Settings::settle(global);
            settings.narrow(&[], &[]);
            settings
        })
    }

    /// The files of the rules that an item's findings come from.
    fn rules(&mut self, item: usize) -> String {
        let Item { old, new, .. } = &self.items[item];
        // In the order of the report: the gravest first.
        let mut ids: Vec<&str> = Vec::new();
        for id in new.findings.iter().chain(&old.findings).map(review::Shown::rule) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let rules = &self.settings().knowledge.rules;
        let text = ids.into_iter().map(|id| match rules.iter().find(|rule| rule.id == id) {
            Some(rule) => format!("# {id}\n{}", rule.source_text),
            None => format!("# {id}\nthere is no such rule any more, or it is off\n"),
        });
        text.collect::<Vec<_>>().join("\n")
    }

    /// How an item's findings came about, from the files that they were found in.
    fn why(&mut self, item: usize) -> String {
        let Item { old, new, .. } = &self.items[item];
        let findings = if new.findings.is_empty() { &old.findings } else { &new.findings };
        let style = Style { color: false, width: WIDTH };
        let mut text = String::new();
        for finding in findings {
            let documents = self.documents(finding.paths(), &mut text);
            let explained = why::finding(finding.fingerprint(), &documents, &self.settings().knowledge, style);
            text += &explained.unwrap_or_else(|fault| told(&fault) + "\n");
            self.read = Some((finding.paths().to_owned(), documents));
        }
        text
    }

    /// The documents of some paths, as a command line has them; what is wrong with them goes into `text`.
    fn documents(&mut self, arguments: &str, text: &mut String) -> Vec<Document> {
        if let Some((_, documents)) = self.read.take_if(|(known, _)| known == arguments) {
            return documents;
        }
        let input = Input { paths: report::shell::paths(arguments), allow_empty: false };
        let Corpus { documents, faults } = self.settings().read(&input);
        for fault in faults {
            *text += &(told(&fault) + "\n");
        }
        documents
    }
}
