//! The terminal of a review: keys in, screens out. Nothing is decided here.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use console::Term;

use crate::review::{Key, Size};

/// How often the size is looked at while no key is pressed.
const LOOK: Duration = Duration::from_millis(100);

/// A terminal that somebody sits at.
#[derive(Debug)]
pub struct Terminal {
    term: Term,
    /// Asks for one key: between keys the terminal is as it was found, so that Ctrl-C works at any time.
    ask: Sender<()>,
    /// True while a key was asked for and has not come.
    asked: bool,
    keys: Receiver<io::Result<console::Key>>,
}

/// What happened at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The size is another.
    Resized,
}

impl Terminal {
    /// The terminal of this process; `None` where standard input or output is none.
    pub fn open() -> Option<Terminal> {
        let term = Term::stdout();
        if !(io::IsTerminal::is_terminal(&io::stdin()) && term.is_term()) {
            return None;
        }
        let (ask, asked) = channel::<()>();
        let (send, keys) = channel();
        let reader = term.clone();
        thread::spawn(move || {
            for () in asked {
                if send.send(reader.read_key_raw()).is_err() {
                    break;
                }
            }
        });
        Some(Terminal { term, ask, asked: false, keys })
    }

    /// How large it is now.
    pub fn size(&self) -> Size {
        let (rows, columns) = self.term.size();
        Size { columns: usize::from(columns).max(1), rows: usize::from(rows).max(1) }
    }

    /// Shows a screen in place of what was there.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn show(&self, screen: &str) -> io::Result<()> {
        self.term.clear_screen()?;
        self.term.write_str(screen)?;
        self.term.flush()
    }

    /// Waits for a key, or for the size to change from `size`. A terminal that is gone is an interrupt.
    pub fn wait(&mut self, size: Size) -> Event {
        if !self.asked && self.ask.send(()).is_err() {
            return Event::Key(Key::Interrupt);
        }
        self.asked = true;
        loop {
            match self.keys.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Timeout) if self.size() == size => {}
                Err(RecvTimeoutError::Timeout) => return Event::Resized,
                Err(RecvTimeoutError::Disconnected) | Ok(Err(_)) => return Event::Key(Key::Interrupt),
                Ok(Ok(key)) => {
                    self.asked = false;
                    return Event::Key(key_of(&key));
                }
            }
        }
    }
}

/// A key as a review knows it.
fn key_of(key: &console::Key) -> Key {
    match key {
        console::Key::Char('\u{3}') | console::Key::CtrlC => Key::Interrupt,
        console::Key::Char(c) => Key::Char(*c),
        console::Key::Enter => Key::Enter,
        console::Key::Escape => Key::Escape,
        console::Key::Backspace => Key::Backspace,
        console::Key::ArrowUp => Key::Up,
        console::Key::ArrowDown => Key::Down,
        console::Key::PageUp => Key::PageUp,
        console::Key::PageDown => Key::PageDown,
        _ => Key::Other,
    }
}
