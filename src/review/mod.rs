//! The review of reports: snapshots of what was found, and people's decisions on what changed since.
//!
//! A folder holds one snapshot for each actor and topic, in the format of insta: `NAME.snap` is what was accepted,
//! `NAME.snap.new` what waits for a decision. Knows findings only as a report shows them; it may read and write files,
//! and never prints: a [`Session`] is a state that keys change, a [`screen`] is text.

mod change;
mod compare;
mod decision;
mod diff;
mod finding;
mod folder;
mod ignores;
mod page;
mod session;
mod snapshot;

pub use change::{Change, apply, revert};
pub use compare::{Comparison, Found, Unreferenced, Waiting, compare};
pub use decision::{accept, pending, reject};
pub use finding::Shown;
pub use folder::{Folder, Kept};
pub use page::{Size, screen};
pub use session::{Decision, Effect, Item, Key, Session, Status};
pub use snapshot::{Snapshot, WIDTH};
