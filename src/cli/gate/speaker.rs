//! Who a statement of a pair is by, where it says so itself.

use crate::Knowledge;
use crate::actor::Actors;
use crate::corpus::{self, Origin};
use crate::dataset::Pair;

/// The names of the first actors that the two texts attribute something to, if both are full names: nothing can be told
/// from pronouns, roles and single words.
pub fn speakers(pair: &Pair, knowledge: &Knowledge) -> Option<[String; 2]> {
    let texts = [&pair.earlier, &pair.later];
    // Reading a text takes far longer than comparing it, and most name nobody.
    if !texts.iter().all(|text| text.split_whitespace().collect::<Vec<_>>().windows(2).any(is_full_name)) {
        return None;
    }
    let [one, other] = texts.map(|text| speaker(text, knowledge));
    Some([one?, other?])
}

fn speaker(text: &str, knowledge: &Knowledge) -> Option<String> {
    let origin = Origin { path: String::new(), record: None };
    let read = corpus::from_text(text.to_owned(), String::new(), None, origin);
    let document = read.documents.first()?;
    let reading = crate::read(document, knowledge);
    let said = reading.attributions.iter().find(|attribution| attribution.inside.is_none())?;
    let actors = Actors::of(&reading, &knowledge.aliases, None);
    let name = actors.resolve(said.source.as_ref(), said.cue_head)?.actor.name;
    let words: Vec<&str> = name.split_whitespace().collect();
    is_full_name(&words).then_some(name)
}

fn is_full_name(words: &[&str]) -> bool {
    words.len() > 1 && words.iter().all(|word| word.starts_with(char::is_uppercase) && *word != "The")
}
