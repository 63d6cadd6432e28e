//! Positions ask whom words mean; the actors of the document answer.

use compact_str::CompactString;

use crate::actor::Actors;
use crate::position::People;
use crate::text::TokenRange;

impl People for Actors<'_> {
    fn meant(&self, at: usize, speaker: Option<(&TokenRange, usize)>) -> Option<(CompactString, CompactString)> {
        Actors::meant(self, at, speaker).map(|actor| (actor.id, actor.name))
    }
}
