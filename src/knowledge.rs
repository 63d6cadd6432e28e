//! Everything known before a document is read: lexicon, packs and rules, from the files under `rules/`.
//!
//! The files are embedded in the binary; others, already read from disk, lie on top of them.

use std::sync::OnceLock;

use toml::Spanned;

use crate::actor::Aliases;
use crate::error::Fault;
use crate::lexicon::{Declarations, File, Kinship, Lexicon, Pack, Semantics, TopicSource, Topics};
use crate::position;
use crate::rules::{self, Rule};

include!(concat!(env!("OUT_DIR"), "/resources.rs"));

/// Lexicon, packs and rules, ready for use.
#[derive(Debug)]
pub struct Knowledge {
    /// Word forms, lemmas and cues.
    pub lexicon: Lexicon,
    /// Opposites, synonyms, stance, evaluation, implicatives and units.
    pub semantics: Semantics,
    /// The topics of the packs.
    pub topics: Topics,
    /// The names of the packs' actors.
    pub aliases: Aliases,
    /// All rules, those that are off among them.
    pub rules: Vec<Rule>,
    /// Made where it is asked for, which only those do who compare two texts; at once where files of a user's lie on top,
    /// so that their faults are told.
    kinship: OnceLock<Kinship>,
}

impl Knowledge {
    /// The embedded files, and `overlays` on top of them: each a path, as the user knows it, and its text.
    ///
    /// A path with a folder `lexicon` or `packs` in it is of that sort; of any other, what has topics or actors is a pack, and
    /// the rest are rules. `packs` names the packs to use; without it all are used. Every fault of every file is returned;
    /// what is sound is kept.
    pub fn from_files(overlays: &[(String, String)], packs: Option<&[String]>) -> (Knowledge, Vec<Fault>) {
        let mut faults = Vec::new();
        let of = |folder: &str| files(folder, overlays);

        let lexicon = Lexicon::new(&of("lexicon"), &mut faults);
        let semantics = Semantics::new(&of("lexicon"), &lexicon, &mut faults);
        let chosen = chosen_packs(&of("packs"), packs, &mut faults);
        let read: Vec<(File, Pack)> =
            chosen.iter().filter_map(|file| Some((*file, Pack::read(file, &mut faults)?))).collect();
        let aliases = Aliases::new(read.iter().map(|(_, pack)| pack), &lexicon);
        let topics = topics(&read, &lexicon, &mut faults);
        let texts: Vec<(String, String)> =
            of("rules").iter().map(|file| (file.path.to_owned(), file.text.to_owned())).collect();
        let (rules, more) = rules::load(&texts);
        faults.extend(more);
        let kinship = OnceLock::new();
        if overlays.iter().any(|(path, text)| sort(&File { path, text }) == "lexicon") {
            kinship.get_or_init(|| Kinship::new(&of("lexicon"), &lexicon, &mut faults));
        }
        (Knowledge { lexicon, semantics, topics, aliases, rules, kinship }, faults)
    }

    /// Which words are near in meaning, whatever part of speech they are.
    pub fn kinship(&self) -> &Kinship {
        self.kinship.get_or_init(|| Kinship::new(&files("lexicon", &[]), &self.lexicon, &mut Vec::new()))
    }

    /// What positions are read with.
    pub fn for_positions(&self) -> position::Knowledge<'_> {
        position::Knowledge { lexicon: &self.lexicon, semantics: &self.semantics, topics: &self.topics }
    }
}

/// The embedded files of a folder, and those that lie on top of them.
fn files<'f>(folder: &str, overlays: &'f [(String, String)]) -> Vec<File<'f>> {
    let embedded = FILES.iter().map(|(path, text)| File { path, text });
    let over = overlays.iter().map(|(path, text)| File { path, text });
    embedded.chain(over).filter(|file| sort(file) == folder).collect()
}

/// Which sort of file it is: `lexicon`, `packs` or `rules`.
fn sort(file: &File) -> &'static str {
    let folders = file.path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let by_folder = || {
        let named = |folder| ["lexicon", "packs"].into_iter().find(|sort| *sort == folder);
        folders.split('/').rev().find_map(named)
    };
    // What only a pack holds shows what is one, wherever it lies.
    let is_pack = |line: &str| matches!(line.trim_end(), "[[topic]]" | "[[actor]]");
    by_folder().unwrap_or_else(|| if file.text.lines().any(is_pack) { "packs" } else { "rules" })
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

fn chosen_packs<'f>(files: &[File<'f>], wanted: Option<&[String]>, faults: &mut Vec<Fault>) -> Vec<File<'f>> {
    let Some(wanted) = wanted else { return files.to_vec() };
    for name in wanted {
        if !files.iter().any(|file| stem(file.path) == name) {
            let mut known: Vec<&str> = files.iter().map(|file| stem(file.path)).collect();
            known.sort_unstable();
            faults.push(
                Fault::file("packs", format!("no pack is named `{name}`"))
                    .help(format!("there are: {}", known.join(", "))),
            );
        }
    }
    files.iter().filter(|file| wanted.iter().any(|name| stem(file.path) == name)).copied().collect()
}

fn topics(packs: &[(File, Pack)], lexicon: &Lexicon, faults: &mut Vec<Fault>) -> Topics {
    let mut topics = Declarations::default();
    for (file, pack) in packs {
        for topic in &pack.topics {
            let texts = |patterns: &[Spanned<String>]| patterns.iter().map(|p| p.get_ref().clone()).collect::<Vec<_>>();
            let lists = [&topic.patterns, &topic.mentions, &topic.context, &topic.support, &topic.oppose];
            let [patterns, mentions, context, support, oppose] = lists.map(|list| texts(list));
            let source = TopicSource {
                id: topic.id.get_ref(),
                name: &topic.name,
                person: topic.person,
                patterns: &patterns,
                mentions: &mentions,
                context: &context,
                support: &support,
                oppose: &oppose,
            };
            for (pattern, expected) in topics.add(&source, lexicon) {
                let mut written = lists.into_iter().flatten();
                let span = written.find(|p| *p.get_ref() == pattern).map_or(0..0, Spanned::span);
                faults.push(Fault::at(file.path, file.text, span, expected));
            }
        }
    }
    topics.settle(lexicon)
}
