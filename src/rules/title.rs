//! A rule's title: text with fields to fill in.

use std::fmt::Write as _;

use super::Field;
use crate::ledger::Entry;

/// A title, parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Text(String),
    Actor,
    Topic,
    Earlier(Field),
    Later(Field),
}

impl Title {
    /// Reads a template; on failure every piece in braces that is no field.
    ///
    /// # Errors
    /// The unknown fields, without their braces; where a brace is not closed, what follows it.
    pub fn parse(template: &str, two_sided: bool) -> Result<Self, Vec<String>> {
        let (mut pieces, mut unknown, mut rest) = (Vec::new(), Vec::new(), template);
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push(Piece::Text(before.to_owned()));
            let Some((name, after)) = after.split_once('}') else {
                unknown.push(after.to_owned());
                return Err(unknown);
            };
            match Piece::named(name, two_sided) {
                Some(piece) => pieces.push(piece),
                None => unknown.push(name.to_owned()),
            }
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        if unknown.is_empty() { Ok(Title { pieces }) } else { Err(unknown) }
    }

    /// Every field that a template may hold.
    pub fn fields(two_sided: bool) -> Vec<String> {
        let sides = if two_sided { ["earlier", "later"].as_slice() } else { &["later"] };
        let of_sides = sides.iter().flat_map(|side| Field::NAMES.iter().map(move |(name, _)| format!("{side}.{name}")));
        ["actor".to_owned(), "topic".to_owned()].into_iter().chain(of_sides).collect()
    }

    /// The title with its fields filled in. A side that is not there, or has no such field, leaves its place empty.
    pub fn fill(&self, actor: &str, topic: &str, earlier: Option<&Entry>, later: Option<&Entry>) -> String {
        let mut filled = String::new();
        for piece in &self.pieces {
            let text = match piece {
                Piece::Text(text) => text,
                Piece::Actor => actor,
                Piece::Topic => topic,
                Piece::Earlier(field) => &earlier.map(|entry| field.of(entry)).unwrap_or_default(),
                Piece::Later(field) => &later.map(|entry| field.of(entry)).unwrap_or_default(),
            };
            // Writing to a string cannot fail.
            let _ = write!(filled, "{text}");
        }
        filled
    }
}

impl Piece {
    fn named(name: &str, two_sided: bool) -> Option<Self> {
        let field = |name: &str| Field::NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
        match name.split_once('.') {
            None if name == "actor" => Some(Piece::Actor),
            None if name == "topic" => Some(Piece::Topic),
            Some(("earlier", name)) if two_sided => field(name).map(Piece::Earlier),
            Some(("later", name)) => field(name).map(Piece::Later),
            _ => None,
        }
    }
}
