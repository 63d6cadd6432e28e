//! The figures: what was predicted against what annotators wrote.

mod align;
mod attribution;
mod finding;
mod manner;
mod measure;
mod pair;
mod places;
mod tally;

pub use attribution::{AttributionScore, Layer, Speech};
pub use finding::{FindingScore, Found, Share};
pub use manner::Manner;
pub use pair::PairScore;
pub use tally::Tally;
