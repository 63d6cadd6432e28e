//! How a sentence was parsed: its words with their parts of speech, and what came of each word that may attribute.

use std::fmt;

use super::Style;
use super::style::{EARLIER, FAINT, LATER, TITLE};
use super::terminal::{plain, wrap};
use crate::grammar::{Attribution, Candidate, Reading};
use crate::lexicon::Tag;
use crate::text::TokenRange;

/// How one sentence was parsed.
#[derive(Debug)]
pub struct Parse<'a> {
    reading: &'a Reading<'a>,
    sentence: &'a TokenRange,
    candidates: &'a [Candidate],
    style: Style,
}

/// How `sentence` of a reading was parsed, with what came of each of its cue candidates.
pub fn parse<'a>(
    reading: &'a Reading<'a>,
    sentence: &'a TokenRange,
    candidates: &'a [Candidate],
    style: Style,
) -> Parse<'a> {
    Parse { reading, sentence, candidates, style }
}

impl fmt::Display for Parse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.style.paint(TITLE, "words"))?;
        let words = self.reading.words[self.sentence.clone()].iter().map(|word| {
            let tag = if word.tag == Tag::Mark { String::new() } else { format!("/{:?}", word.tag).to_lowercase() };
            format!("{}{tag}", word.text())
        });
        let words = words.collect::<Vec<_>>().join(" ");
        writeln!(f, "  {}\n", wrap(&words, self.style.columns() - 2).join("\n  "))?;
        if self.candidates.is_empty() {
            writeln!(f, "{}", self.style.paint(TITLE, "no word here is a cue"))?;
        }
        for candidate in self.candidates {
            self.candidate(f, candidate)?;
        }
        Ok(())
    }
}

impl Parse<'_> {
    fn candidate(&self, f: &mut fmt::Formatter<'_>, candidate: &Candidate) -> fmt::Result {
        let cue = plain(self.reading.words[candidate.cue].text());
        writeln!(f, "{}", self.style.paint(TITLE, format!("cue candidate “{cue}”")))?;
        for (name, value) in &candidate.facts {
            self.row(f, name, value)?;
        }
        let mut taken = false;
        for (name, found) in &candidate.forms {
            let first = found.is_some() && !taken;
            taken |= found.is_some();
            let (mark, ink) = if first { ('✓', LATER) } else { ('✗', EARLIER) };
            let remark = match (found, first) {
                (Some(found), true) => format!(" as {}", found.form),
                (Some(_), false) => " (matches too, and comes later)".to_owned(),
                (None, _) => String::new(),
            };
            writeln!(f, "  {} {name}{remark}", self.style.paint(ink, mark))?;
            if let (Some(found), true) = (found, first) {
                self.attribution(f, found)?;
            }
        }
        let miss = self.reading.misses.iter().find(|miss| miss.cue == candidate.cue);
        if candidate.forms.is_empty() {
            self.row(f, "not tried", "between quotation marks: it is the words of whoever is quoted")?;
        } else if let Some(miss) = miss {
            self.row(f, "missed", miss.reason)?;
        } else if !taken {
            self.row(f, "missed", "no form matched")?;
        }
        writeln!(f)
    }

    fn attribution(&self, f: &mut fmt::Formatter<'_>, found: &Attribution) -> fmt::Result {
        let text = |ranges: &[TokenRange]| {
            let texts = ranges.iter().map(|range| self.reading.span(range).of(self.reading.text));
            texts.collect::<Vec<_>>().join(" … ")
        };
        self.row(f, "  source", &found.source.as_ref().map_or("nobody".to_owned(), |s| text(std::slice::from_ref(s))))?;
        self.row(f, "  cue", &text(&found.cue))?;
        self.row(f, "  content", &text(&found.content))
    }

    /// `  name             value`, wrapped.
    fn row(&self, f: &mut fmt::Formatter<'_>, name: &str, value: &str) -> fmt::Result {
        let rows = wrap(value, self.style.columns() - 19).join(&format!("\n{:19}", ""));
        writeln!(f, "  {}{rows}", self.style.paint(FAINT, format!("{name:17}")))
    }
}
