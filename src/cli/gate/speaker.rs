//! Who a statement of a pair is by, where it says so itself.

use crate::Knowledge;
use crate::actor::Actors;
use crate::corpus::{self, Origin};
use crate::dataset::lint::{holds_full_name, is_full_name};

/// The name of the first actor that a text attributes something to, if it is a full name: nothing can be told from
/// pronouns, roles and single words.
pub fn speaker(text: &str, knowledge: &Knowledge) -> Option<String> {
    // Reading a text takes far longer than comparing it, and most name nobody.
    if !holds_full_name(text) {
        return None;
    }
    let origin = Origin { path: String::new(), record: None };
    let read = corpus::from_text(text.to_owned(), String::new(), None, origin);
    let document = read.documents.first()?;
    let reading = crate::read(document, knowledge);
    let said = reading.attributions.iter().find(|attribution| attribution.inside.is_none())?;
    let actors = Actors::of(&reading, &knowledge.aliases, None);
    let name = actors.resolve(said.source.as_ref(), said.cue_head)?.actor.name;
    is_full_name(&name).then(|| name.into())
}
