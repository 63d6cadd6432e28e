//! The figures: what was predicted against what annotators wrote.

mod agreement;
mod align;
mod attribution;
mod bootstrap;
mod finding;
mod human;
mod likeness;
mod manner;
mod measure;
mod pair;
mod places;
mod tally;

pub mod wrong;

pub use agreement::{Agreement, Ratings};
pub use attribution::{AttributionScore, Layer, Speech};
pub use bootstrap::{Cells, REPLICATES, Samples, interval, unit};
pub use finding::{Count, FindingScore, Found, Heading, Judged, Nearness, Share};
pub use human::{Annotators, HumanScore};
pub use manner::Manner;
pub use pair::{PairCell, PairCounts, PairScore};
pub use tally::Tally;
