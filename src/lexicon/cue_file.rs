//! `cues.toml`: reading the cue lexicon.

use serde::Deserialize;

use super::files::File;
use super::{Cue, CueClass, Frames, Lexicon, Tag, Traits};
use crate::error::Fault;

impl Lexicon {
    /// Adds the senses of a `cues.toml`.
    pub(super) fn read_cues(&mut self, file: &File, faults: &mut Vec<Fault>) {
        let Some(lists) = file.parse::<CueLists>(faults) else { return };
        for list in lists.cue {
            let mut frames = Frames::default();
            for name in &list.frames {
                let Some(frame) = Frames::named(name.get_ref()) else {
                    let known: Vec<&str> = Frames::NAMES.iter().map(|(name, _)| *name).collect();
                    let message = format!("`{}` is no complement of a cue", name.get_ref());
                    let fault = Fault::at(file.path, file.text, name.span(), message);
                    faults.push(fault.help(format!("expected one of: {}", known.join(", "))));
                    continue;
                };
                frames = frames.with(frame);
            }
            let groups = [(&list.verbs, 0), (&list.nouns, 1), (&list.adjectives, 2)];
            for (lemmas, kind) in groups {
                for phrase in lemmas {
                    let (lemma, particle) =
                        phrase.split_once(' ').map_or((phrase.as_str(), None), |(l, p)| (l, Some(p.to_owned())));
                    let cue = Cue {
                        lemma: lemma.to_owned(),
                        class: list.class,
                        frames,
                        prepositions: list.prepositions.clone(),
                        particle,
                    };
                    let id = self.intern(lemma);
                    if kind == 0 {
                        self.add_inflections(lemma);
                    }
                    let table = match kind {
                        0 => &mut self.verb_cues,
                        1 => &mut self.noun_cues,
                        _ => &mut self.adjective_cues,
                    };
                    table.entry(id).or_default().push(cue);
                }
            }
        }
    }

    /// Makes the regular forms of a verb known where the word table is silent about them.
    fn add_inflections(&mut self, lemma: &str) {
        let stem = lemma.strip_suffix('e').unwrap_or(lemma);
        let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|ending| lemma.ends_with(ending));
        let third = if sibilant { "es" } else { "s" };
        let forms = [(lemma, "", "b"), (lemma, third, "s"), (stem, "ed", "dp"), (stem, "ing", "g")];
        let id = self.intern(lemma);
        for (start, ending, letters) in forms {
            let word = self.form(&[start, ending].concat());
            if word.tags.is_empty() && !word.traits.any(Traits::FUNCTION) {
                word.verb = id;
                for tag in letters.chars().filter_map(Tag::of_letter) {
                    word.prior = if word.tags.is_empty() { tag } else { word.prior };
                    word.tags = word.tags.with(tag);
                }
            }
        }
    }

    /// Marks the word forms whose lemma is a cue.
    pub(super) fn mark_cues(&mut self) {
        // Most lemmas have one sense, and a list that grows makes room for four.
        for table in [&mut self.verb_cues, &mut self.noun_cues, &mut self.adjective_cues] {
            table.values_mut().for_each(Vec::shrink_to_fit);
        }
        let none = Traits(0);
        let verbs = self.verb_cues.keys().map(|lemma| (*lemma, [Traits::CUE_VERB, none]));
        let nouns = self.noun_cues.keys().map(|lemma| (*lemma, [none, Traits::CUE_NOUN]));
        let adjectives = self.adjective_cues.keys().map(|lemma| (*lemma, [none, Traits::CUE_ADJECTIVE]));
        let cues: Vec<_> = verbs.chain(nouns).chain(adjectives).collect();
        self.mark(cues);
    }
}

/// `cues.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueLists {
    cue: Vec<CueList>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueList {
    class: CueClass,
    frames: Vec<toml::Spanned<String>>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
}
