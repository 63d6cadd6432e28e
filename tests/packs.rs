//! Every topic of every pack is found in its own examples, with the side that they take.

use std::path::Path;

use volteface::corpus::Form;
use volteface::lexicon::{CueClass, ExampleStance, File, Pack};
use volteface::position::{Context, Stance, Topic, claims_of_words};

use super::knowledge::{document, embedded};

#[test]
fn examples_are_read_as_their_topic() {
    let knowledge = embedded();
    let mut wrong = Vec::new();
    let mut run = 0;
    for (path, text) in files() {
        let pack = Pack::read(&File { path: &path, text: &text }, &mut Vec::new()).expect("the pack is sound");
        for (topic, example) in pack.topics.iter().flat_map(|topic| topic.examples.iter().map(move |e| (topic, e))) {
            run += 1;
            let document = document("example", Form::Prose, &example.text);
            let reading = volteface::read(&document, knowledge);
            let context = Context::new(&reading, knowledge.for_positions(), document.date);
            let claims = claims_of_words(&context, &(0..reading.words.len()), CueClass::Say);
            let ours = |topic_of: &Topic| matches!(topic_of, Topic::Declared { id, .. } if id == topic.id.get_ref());
            let read: Vec<Option<Stance>> =
                claims.iter().filter(|claim| ours(&claim.topic)).map(|claim| claim.stance).collect();
            let expected = example.stance.map(|stance| match stance {
                ExampleStance::Support => Stance::Support,
                ExampleStance::Oppose => Stance::Oppose,
            });
            let right = match expected {
                None => !read.is_empty(),
                Some(_) => read.contains(&expected) && read.iter().all(|s| s.is_none() || *s == expected),
            };
            if !right {
                wrong.push(format!("{path}: {}: {expected:?}, read {read:?}: {}", topic.id.get_ref(), example.text));
            }
        }
    }
    assert!(run > 100, "{run} examples");
    assert!(wrong.is_empty(), "{} of {run} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/packs");
    let entries = std::fs::read_dir(folder).expect("the packs are there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (format!("packs/{}", path.file_name().expect("a name").to_string_lossy()), path))
        .map(|(name, path)| (name, std::fs::read_to_string(path).expect("a pack can be read")))
        .collect();
    files.sort();
    files
}
