//! The command line: what the user typed to what the library does, and back to output and exit code.
//!
//! The only module that prints and that knows of exit codes; with `corpus` the only one that touches files.

mod annotated;
mod args;
mod check;
mod config;
mod explain;
mod extract;
mod gate;
mod ignores;
mod init;
mod job_summary;
mod knowledge;
mod output;
mod page;
mod report;
mod review;
mod rules;
mod schema;
mod settings;
mod snapshots;
mod stored;
mod streams;
mod suggestion;
mod terminal;
mod why;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};
use settings::Settings;
use streams::Streams;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing at or above the level that fails a run.
    Clean,
    /// Findings, a rule whose examples fail, a figure below its threshold, or snapshots that wait for a decision.
    Found,
    /// Usage, configuration, rule or I/O trouble, or nothing was checked. Outranks findings.
    Trouble,
}

impl Outcome {
    /// The same where findings are no reason to fail; trouble stays.
    fn unless_found(self) -> Outcome {
        if self == Outcome::Found { Outcome::Clean } else { self }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Found => 1,
            Outcome::Trouble => 2,
        })
    }
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let streams = Streams::new(arguments.global.color);
    let threads = arguments.global.threads.map_or(0, std::num::NonZero::get);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| dispatch(&arguments, &streams)).into(),
        Err(error) => {
            streams.say(&format!("error: cannot start {threads} threads: {error}\n"));
            Outcome::Trouble.into()
        }
    }
}

/// True where the program runs unattended, as the variable `CI` says.
fn ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.to_ascii_lowercase().as_str(), "" | "0" | "false"))
}

fn dispatch(arguments: &Arguments, streams: &Streams) -> Outcome {
    let global = &arguments.global;
    match &arguments.command {
        Command::Check(check) => check::run(check, Settings::settle(global), streams),
        Command::Extract(extract) => extract::run(extract, Settings::settle(global), streams),
        Command::Gate(gate) => gate::run(gate, Settings::settle(global), streams),
        Command::Report(report) => report::run(report, global, streams),
        Command::Review(review) => review::run(review, global, streams),
        Command::Rules(rules) => rules::run(rules, global, streams),
        Command::Why(why) => why::run(why, Settings::settle(global), streams),
        Command::Init => init::run(streams),
        Command::Schema { name } => schema::run(name.as_deref(), streams),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "volteface", &mut script);
            streams.print(&String::from_utf8_lossy(&script))
        }
    }
}
