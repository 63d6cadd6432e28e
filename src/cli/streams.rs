//! Standard output and standard error: colour, closed pipes, faults.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{AutoStream, ColorChoice};

use super::Outcome;
use super::args::Color;
use crate::error::Fault;
use crate::report;

/// The two streams of the process, with what was found out about their colour.
#[derive(Debug)]
pub struct Streams {
    out: ColorChoice,
    err: ColorChoice,
    /// Set once standard output is closed: nobody reads on, so nothing more is written.
    closed: AtomicBool,
}

impl Streams {
    /// Finds out whether to use colour: the option, then `NO_COLOR` and `FORCE_COLOR`, then whether it is a terminal.
    pub fn new(color: Color) -> Streams {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let choice = match color {
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
            Color::Auto if is_set("NO_COLOR") => ColorChoice::Never,
            Color::Auto if is_set("FORCE_COLOR") => ColorChoice::Always,
            Color::Auto => ColorChoice::Auto,
        };
        let settled = |automatic: ColorChoice| if choice == ColorChoice::Auto { automatic } else { choice };
        Streams {
            out: settled(AutoStream::choice(&io::stdout())),
            err: settled(AutoStream::choice(&io::stderr())),
            closed: AtomicBool::new(false),
        }
    }

    /// True where standard output takes colour.
    pub fn color(&self) -> bool {
        self.out != ColorChoice::Never
    }

    /// Writes to standard output. A closed pipe is no trouble; a full disk is.
    pub fn print(&self, text: &str) -> Outcome {
        let mut out = AutoStream::new(io::stdout().lock(), self.out);
        self.print_with(|| out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// The same for parts of a text that never holds colour, such as JSON: nothing is looked for in it.
    pub fn print_plain(&self, parts: &[Vec<u8>]) -> Outcome {
        let mut out = io::stdout().lock();
        self.print_with(|| parts.iter().try_for_each(|part| out.write_all(part)).and_then(|()| out.flush()))
    }

    fn print_with(&self, write: impl FnOnce() -> io::Result<()>) -> Outcome {
        if self.closed.load(Ordering::Relaxed) {
            return Outcome::Clean;
        }
        match write() {
            Ok(()) => Outcome::Clean,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed.store(true, Ordering::Relaxed);
                Outcome::Clean
            }
            Err(error) => self.faults(&[Fault::file("standard output", format!("cannot be written: {error}"))]),
        }
    }

    /// Writes a remark to standard error.
    pub fn say(&self, text: &str) {
        // Where standard error itself is closed there is nobody left to tell.
        let _ = AutoStream::new(io::stderr().lock(), self.err).write_all(text.as_bytes());
    }

    /// Writes faults to standard error; trouble where one of them is more than a warning.
    pub fn faults(&self, faults: &[Fault]) -> Outcome {
        self.say(&report::fault::render(faults, self.err != ColorChoice::Never));
        if faults.iter().all(|fault| fault.warning) { Outcome::Clean } else { Outcome::Trouble }
    }
}
