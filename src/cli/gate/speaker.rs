//! Who a statement of a pair is by, where it says so itself.

use crate::Knowledge;
use crate::corpus::{self, Origin};
use crate::statement::Kind;

/// The name of the first actor that a text attributes something to, if it is a full name: nothing can be told from
/// pronouns, roles and single words.
pub fn speaker(text: &str, knowledge: &Knowledge) -> Option<String> {
    let origin = Origin { path: String::new(), record: None };
    let read = corpus::from_text(text.to_owned(), String::new(), None, origin);
    let document = read.documents.first()?;
    let said = crate::extract(document, knowledge);
    let name = said.into_iter().find(|statement| statement.kind == Kind::Attribution)?.actor?.name;
    is_full_name(&name).then_some(name)
}

fn is_full_name(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word != "The";
    name.split_whitespace().count() > 1 && name.split_whitespace().all(capital)
}
