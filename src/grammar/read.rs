//! The driver: one document's words to attributions.

use super::attribution::{Attribution, Miss, QuotationKind, Report};
use super::context::Context;
use super::forms::{self, BY_PLACE, Occurrence, fragment, quoted_turn, turn};
use super::narration;
use super::nesting::nest;
use super::tagger::tag;
use super::word::Word;
use crate::lexicon::{CueClass, Lexicon, Tag, Traits};
use crate::text::{Quotation, Span, TokenKind, TokenRange, lex, paragraphs, quotations, sentences};

/// Everything the grammar read in one document.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The document's text.
    pub text: &'t str,
    /// Its words and marks.
    pub words: Vec<Word<'t>>,
    /// Its sentences, in words.
    pub sentences: Vec<TokenRange>,
    /// Its paragraphs, in words.
    pub paragraphs: Vec<TokenRange>,
    /// Its quotations.
    pub quotations: Vec<Quotation>,
    /// Who said what, in the order of their cues.
    pub attributions: Vec<Attribution>,
    /// What the narrator tells of actors.
    pub reports: Vec<Report>,
    /// Cues that could not be made into an attribution.
    pub misses: Vec<Miss>,
}

impl Reading<'_> {
    /// The bytes from the first to the last word of a range.
    pub fn span(&self, range: &TokenRange) -> Span {
        match (self.words.get(range.start), self.words.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => first.span().cover(last.span()),
            _ => Span::default(),
        }
    }

    /// True where the sentence of the word at `at` names a time outside some ranges: `told voters last spring that …`.
    pub fn names_a_time(&self, at: usize, outside: &[TokenRange]) -> bool {
        let sentence = self.sentences.partition_point(|sentence| sentence.end <= at);
        let sentence = self.sentences.get(sentence).cloned().unwrap_or_default();
        let inside = |at: usize| outside.iter().any(|range| range.contains(&at));
        sentence.into_iter().any(|at| !inside(at) && self.words[at].has(Traits::TIME))
    }
}

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Running text.
    Prose,
    /// A speaker's name, a colon and what they said, a paragraph a turn.
    Turns,
}

/// Reads the bytes `body` of `text`. Never fails; linear in the number of words, since sentences are of bounded length.
pub fn read<'t>(text: &'t str, body: Span, layout: Layout, lexicon: &'t Lexicon) -> Reading<'t> {
    let mut reading = attributed(text, body, layout, lexicon);
    if layout == Layout::Prose {
        reading.reports = report(&reading, lexicon);
    }
    reading
}

/// The same without what the narrator tells of actors, for whoever asks only who said what.
pub fn attributed<'t>(text: &'t str, body: Span, layout: Layout, lexicon: &'t Lexicon) -> Reading<'t> {
    let mut reading = tagged(text, body, lexicon);
    attribute(&mut reading, layout, lexicon);
    reading
}

/// The words and sentences alone, for a text that is known to be one speaker's: who said it is not asked.
pub fn tagged<'t>(text: &'t str, body: Span, lexicon: &'t Lexicon) -> Reading<'t> {
    let tokens = lex(text, body, lexicon);
    let quotations = quotations(&tokens);
    let sentences = sentences(&tokens, &quotations);
    let paragraphs = paragraphs(&tokens);
    let words = tokens.all.iter().enumerate().map(|(index, token)| {
        let entry = lexicon.word(token.word);
        Word { token: *token, entry, traits: entry.traits, index, tag: Tag::Mark, quoted: false }
    });
    let mut words: Vec<Word> = words.collect();
    drop(tokens);
    for quotation in &quotations {
        let end = quotation.close.min(words.len());
        for word in &mut words[quotation.open + 1..end] {
            word.quoted = true;
        }
    }
    tag(&mut words, &sentences);
    Reading {
        text,
        words,
        sentences,
        paragraphs,
        quotations,
        attributions: Vec::new(),
        reports: Vec::new(),
        misses: Vec::new(),
    }
}

fn attribute(reading: &mut Reading, layout: Layout, lexicon: &Lexicon) {
    let of_paragraph = match layout {
        Layout::Turns => turn,
        Layout::Prose => quoted_turn,
    };
    let turns = reading.paragraphs.iter().filter_map(|paragraph| of_paragraph(&reading.words, paragraph));
    let mut attributions: Vec<Attribution> = Vec::with_capacity(reading.sentences.len());
    attributions.extend(turns);
    let turns = attributions.len();
    let mut misses = Vec::new();
    for context in Context::each(reading, lexicon) {
        for word in reading.words[context.sentence()].iter().filter(|w| !w.quoted) {
            match attribution_at(&context, word) {
                // What a colon announces may have a cue of its own already.
                Some(Ok(found)) if BY_PLACE.contains(&found.form) && is_attributed(&attributions, turns, &found) => {}
                Some(Ok(found)) => attributions.push(found),
                Some(Err(reason)) => misses.push(Miss { cue: word.index, reason }),
                None => {}
            }
        }
        for quotation in context.own_quotations() {
            let holds = |range: &TokenRange| range.contains(&quotation.open);
            if !attributions.iter().rev().take(8).any(|a| a.content.iter().any(holds)) {
                attributions.extend(fragment(&context, quotation));
            }
        }
    }
    // The turns came first; whoever looks an attribution up by its cue needs all of them in the order of the page.
    if layout == Layout::Turns {
        attributions.sort_by_key(|attribution| attribution.cue_head);
    }
    settle(reading, &mut attributions, &mut misses);
    reading.attributions = attributions;
    reading.misses = misses;
}

/// What the narrator tells of actors, sentence by sentence.
fn report(reading: &Reading, lexicon: &Lexicon) -> Vec<Report> {
    let attributions = &reading.attributions;
    let mut reports = Vec::new();
    let triggers = narration::Triggers::of(&reading.words);
    for context in Context::each(reading, lexicon) {
        let from = attributions.partition_point(|a| a.cue_head < context.start);
        let to = attributions.partition_point(|a| a.cue_head < context.end);
        reports.extend(narration::reports(&context, &attributions[from..to], from, &triggers));
    }
    reports
}

/// True where what was found is somebody's words already: those of a cue near it, or of one of the `turns` that the
/// attributions begin with.
fn is_attributed(attributions: &[Attribution], turns: usize, found: &Attribution) -> bool {
    let starts =
        |a: &Attribution| a.content.iter().any(|range| found.content.iter().any(|other| range.contains(&other.start)));
    let holds_turn = |range: &TokenRange| {
        let first = attributions[..turns].partition_point(|turn| turn.cue_head < range.start);
        attributions[..turns].get(first).is_some_and(|turn| turn.cue_head < range.end)
    };
    attributions.iter().rev().take(4).any(starts) || found.content.iter().any(holds_turn)
}

/// What a word attributes; `None` where it is no cue, or one that most often attributes nothing.
fn attribution_at(context: &Context, word: &Word) -> Option<Result<Attribution, &'static str>> {
    let forms = forms::of(word);
    if forms.is_empty() {
        return None;
    }
    let cue = Occurrence::new(context, word.index);
    let found = forms.iter().find_map(|(_, form)| form(&cue));
    match found {
        Some(found) => Some(Ok(found)),
        None if word.folds_to("according") => Some(Err("no source after “according to”")),
        None if word.has(Traits::CUE_VERB) && word.tag.is_verb() => Some(Err("no form of a verb cue matched")),
        None => None,
    }
}

/// Joins what belongs together: continued quotations, the kind of quotation, nesting.
fn settle(reading: &Reading, attributions: &mut Vec<Attribution>, misses: &mut Vec<Miss>) {
    // A quotation that is never closed has no closing mark to take in.
    for range in attributions.iter_mut().flat_map(|attribution| &mut attribution.content) {
        range.end = range.end.min(reading.words.len());
    }
    continue_quotations(reading, attributions);
    for attribution in attributions.iter_mut() {
        attribution.earlier |= is_earlier(reading, attribution);
        if attribution.quotation == QuotationKind::Indirect {
            attribution.quotation = quotation_kind(reading, &attribution.content);
        }
    }
    nest(attributions, misses);
}

/// A quotation goes on in the sentences after its attribution that are nothing but quotation: in those of its paragraph,
/// in paragraphs that reopen it, and in whole paragraphs of quotation that nobody else is named for.
fn continue_quotations(reading: &Reading, attributions: &mut [Attribution]) {
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    order.sort_by_key(|index| attributions[*index].cue_head);
    let mut told: Vec<(usize, usize)> =
        attributions.iter().flat_map(|a| a.content.iter().map(|range| (range.start, range.end))).collect();
    told.sort_unstable();
    let mut next = order.into_iter().peekable();
    let mut speaker: Option<usize> = None;
    let mut runs_on = false;
    for (number, sentence) in reading.sentences.iter().enumerate() {
        let mut own = None;
        while let Some(index) = next.next_if(|index| attributions[*index].cue_head < sentence.end) {
            let quotes = is_quoted(reading, &attributions[index].content);
            if quotes || own.is_none() && speaks(&attributions[index]) {
                own = Some(index);
            }
        }
        let opens_paragraph = number == 0
            || reading.words.get(sentence.start.wrapping_sub(1)).is_some_and(|w| w.is_kind(TokenKind::Break));
        let free = |sentence: &TokenRange| {
            let before = told.partition_point(|(start, _)| *start < sentence.end);
            !told[..before].iter().rev().take(8).any(|(_, end)| *end > sentence.start)
        };
        let quotation = opening_quotation(reading, sentence).filter(|_| own.is_none() && free(sentence));
        match (quotation, speaker) {
            (Some(quotation), Some(speaker))
                if !opens_paragraph || runs_on && quotation.reopened || is_all_quotation(reading, sentence.start) =>
            {
                attributions[speaker].content.push(sentence.clone());
                runs_on = !quotation.closed;
            }
            _ => {
                if opens_paragraph {
                    speaker = None;
                }
                if own.is_some() {
                    speaker = own;
                    let last = reading.quotations.partition_point(|q| q.open < sentence.end);
                    runs_on = last.checked_sub(1).is_some_and(|last| !reading.quotations[last].closed);
                }
            }
        }
    }
}

/// True where a word of the content stands between quotation marks.
fn is_quoted(reading: &Reading, content: &[TokenRange]) -> bool {
    content.iter().any(|range| {
        let next = reading.quotations.partition_point(|q| q.close <= range.start);
        let near = reading.quotations[next..].iter().take_while(|q| q.open + 1 < range.end);
        { near }.any(|q| range.start.max(q.open + 1) < range.end.min(q.close))
    })
}

fn speaks(attribution: &Attribution) -> bool {
    matches!(attribution.class, CueClass::Say | CueClass::Tell | CueClass::Admit | CueClass::Warn)
}

/// True where the paragraph that begins at a word has no word outside quotation marks.
fn is_all_quotation(reading: &Reading, start: usize) -> bool {
    let found = reading.paragraphs.binary_search_by_key(&start, |paragraph| paragraph.start);
    let words = found.map_or(&[][..], |at| &reading.words[reading.paragraphs[at].clone()]);
    !words.is_empty() && words.iter().all(|w| w.quoted || matches!(w.token.kind, TokenKind::Quote | TokenKind::Stop))
}

/// The quotation that a sentence begins with, where it is not only a few words of it.
fn opening_quotation<'r>(reading: &'r Reading, sentence: &TokenRange) -> Option<&'r Quotation> {
    reading.words.get(sentence.start).filter(|w| w.is_kind(TokenKind::Quote))?;
    let found = reading.quotations.binary_search_by_key(&sentence.start, |q| q.open).ok()?;
    let quotation = &reading.quotations[found];
    let inside = reading.words[sentence.clone()].iter().filter(|w| w.quoted).count();
    let outside = reading.words[sentence.clone()]
        .iter()
        .filter(|w| !w.quoted && !matches!(w.token.kind, TokenKind::Quote | TokenKind::Stop))
        .count();
    (outside == 0 || inside > outside && inside > 5).then_some(quotation)
}

/// True where the cue's own words move it back in time: `earlier saying`, `once called`, `after having said`.
fn is_earlier(reading: &Reading, attribution: &Attribution) -> bool {
    const BACK: &[&str] = &["earlier", "previously", "once", "formerly", "initially", "originally"];
    let beside = |w: &&Word| w.index != attribution.cue_head;
    let cue = attribution.cue.iter().flat_map(|range| &reading.words[range.clone()]);
    // "Has called himself a cyclist in the past."
    let past = |range: &TokenRange| {
        let words = &reading.words[range.clone()];
        words.len() > 3
            && ["in", "the", "past"]
                .iter()
                .zip(&words[words.len() - 3..])
                .all(|(text, w)| w.folds_to(text) && !w.quoted)
    };
    let inside = cue.filter(beside).any(|w| w.folds_to_any(BACK)) || attribution.content.last().is_some_and(past);
    let gerund = reading.words[attribution.cue_head].tag == Tag::Gerund;
    let start = attribution.cue.first().map_or(0, |range| range.start);
    let before = start.checked_sub(1).map(|at| &reading.words[at]);
    inside || gerund && before.is_some_and(|w| w.folds_to("after") || w.folds_to_any(BACK))
}

fn quotation_kind(reading: &Reading, content: &[TokenRange]) -> QuotationKind {
    if !is_quoted(reading, content) {
        return QuotationKind::Indirect;
    }
    let (mut quoted, mut all) = (0usize, 0usize);
    for word in content.iter().flat_map(|range| &reading.words[range.clone()]) {
        if matches!(word.token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Clitic) {
            all += word.text().len();
            quoted += if word.quoted { word.text().len() } else { 0 };
        }
    }
    if quoted == 0 {
        QuotationKind::Indirect
    } else if quoted * 100 >= all * 95 {
        QuotationKind::Direct
    } else {
        QuotationKind::Mixed
    }
}
