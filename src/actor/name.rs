//! The structure of one name: titles, given names, family name, suffix.

use super::description::describes;
use super::entity::{Gender, Kind};
use crate::grammar::Word;
use crate::lexicon::{Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// Longest name with its titles, in words.
const LONGEST: usize = 12;

/// Lower-case words inside a name.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "bin", "ibn", "al", "el",
    "y",
];

/// Nouns for places that have a government, and what they are called: `the City of Lund`.
const PLACES: &[&str] = &["city", "town", "county", "state", "kingdom", "republic", "province", "port"];

/// In bytes.
const LONGEST_PARTICLE: usize = 5;

/// A name as it stands in a text, in word indices of the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// The first word, titles included.
    pub start: usize,
    /// The first word that is no title.
    pub first: usize,
    /// The family name, or the last word of what names no person.
    pub last: usize,
    /// One past the last word, a suffix included.
    pub end: usize,
    pub kind: Kind,
    /// What title and given name say.
    pub gender: Gender,
    /// True with a title or a form of address.
    pub titled: bool,
    /// True for a common word with a capital: a name only where somebody of that name is known.
    pub doubtful: bool,
    /// True where it is one word, titles and particles aside: it may be short for a full name.
    pub short: bool,
}

/// A capitalised word that the tagger takes for a common one, as at the start of a sentence: `Young said`.
pub(super) fn doubtful_name(words: &[Word], at: usize) -> Option<Name> {
    let word = &words[at];
    let may = capital(word) && !word.has(Traits::FUNCTION.with(Traits::CALENDAR)) && word.text().len() > 1;
    may.then_some(Name {
        start: at,
        first: at,
        last: at,
        end: at + 1,
        kind: Kind::Unknown,
        gender: Gender::Unknown,
        titled: false,
        doubtful: true,
        short: true,
    })
}

/// The run of name words from `at` on and the name in it, if it is one: the index after the run comes first.
///
/// In a headline every word has a capital: there only a given name or a title begins a name of several words.
pub(super) fn name_at(words: &[Word], at: usize, limit: usize, headline: bool) -> Option<(usize, Option<Name>)> {
    if !opens(words, at) {
        return None;
    }
    let mut end = run_end(words, at, limit.min(at + LONGEST));
    if headline && end - at > 1 {
        let leads = |w: &Word| w.has(Traits::GIVEN.with(Traits::TITLE).with(Traits::HONORIFIC)) || is_initial(w);
        if !leads(&words[at]) {
            return None;
        }
        let name = (at + 1..end).find(|i| !leads(&words[*i])).unwrap_or(end - 1);
        // "Clinton Wades In": a given name that is a surname here, and its verb.
        end = if words[name].entry.tags.has(Tag::Present) { at + 1 } else { name + 1 };
    }
    Some((end, structure(words, at, end)))
}

/// True for a word with a capital: whatever has none begins no name.
pub(super) fn capital(word: &Word) -> bool {
    word.token.capitalised && word.is_kind(TokenKind::Word)
}

fn is_initial(word: &Word) -> bool {
    capital(word) && word.text().len() == 2 && word.text().ends_with('.')
}

fn opens(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    capital(word)
        && word.text().len() > 1
        && !word.has(Traits::FUNCTION)
        && (word.tag == Tag::Name || word.has(Traits::GIVEN.with(Traits::HONORIFIC).with(Traits::TITLE)))
        && (!word.has(Traits::CALENDAR) || word.has(Traits::GIVEN) && words.get(at + 1).is_some_and(capital))
}

fn continues(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let abbreviated = word.has(Traits::HONORIFIC) && word.text().ends_with('.');
    capital(word)
        && !(abbreviated && !words[at - 1].has(Traits::TITLE) && words[at - 1].text().ends_with('.'))
        && (word.tag == Tag::Name
            || word.tag == Tag::Noun && words[at - 1].has(Traits::GIVEN)
            || is_initial(word)
            || word.has(Traits::GIVEN.with(Traits::SUFFIX)))
        && (!word.has(Traits::CALENDAR) || word.has(Traits::GIVEN) && words[at - 1].has(Traits::GIVEN))
        && !(word.has(Traits::FUNCTION) && word.tag != Tag::Name)
}

fn run_end(words: &[Word], at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while end < limit {
        if continues(words, end) {
            end += 1;
            continue;
        }
        let next = |distance: usize| end + distance < limit && continues(words, end + distance);
        let word = &words[end];
        if word.is_comma() && end + 1 < limit && is_suffix(&words[end + 1]) {
            return end + 2;
        }
        let body = words[end - 1].has(Traits::ORGANISATION.with(Traits::TITLE)) || words[end - 1].folds_to_any(PLACES);
        let joined = || !word.token.capitalised && is_particle(word) || word.is("of") && body;
        if next(1) && joined() {
            end += 2;
        } else if next(2) && words[end + 1].is_any(&["la", "den", "der", "the", "los"]) && joined() {
            end += 3;
        } else {
            break;
        }
    }
    end
}

fn is_particle(word: &Word) -> bool {
    word.text().len() <= LONGEST_PARTICLE && word.folds_to_any(PARTICLES)
}

fn is_suffix(word: &Word) -> bool {
    word.has(Traits::SUFFIX) && word.token.capitalised && word.text().len() > 1
}

fn structure(words: &[Word], start: usize, end: usize) -> Option<Name> {
    let mut last = end - 1;
    while last > start && (is_suffix(&words[last]) || words[last].is_comma()) {
        last -= 1;
    }
    if let Some(cut) = glued(&words[start..=last]) {
        last = start + cut;
    }
    let end = if last + 1 < end && !is_suffix(&words[end - 1]) { last + 1 } else { end };
    let run = &words[start..=last];
    let title = |w: &Word| w.has(Traits::TITLE.with(Traits::HONORIFIC));
    // A title that is also a given name (Dean, Earl) is one only as a form of address.
    let leads = |w: &Word| title(w) && (!w.has(Traits::GIVEN) || w.has(Traits::HONORIFIC) && w.text().ends_with('.'));
    let mut first = run[..run.len() - 1].iter().rposition(leads).map_or(start, |at| start + at + 1);
    let mut titled = first > start && !words[first - 1].is("St.");
    if !titled {
        first = start;
    }
    if !titled && last > start {
        // "Republican Donald Trump": common words before a given name describe.
        let given = run[..run.len() - 1].iter().position(|w| w.has(Traits::GIVEN)).unwrap_or(0);
        if given > 0 && (run[..given].iter().all(is_common) || given > 1) {
            first = start + given;
            titled = true;
        } else if run.len() == 2 && run[0].has(Traits::PERSON) && !is_common(&run[1]) {
            first = last;
            titled = true;
        }
    }
    let proper = &words[first..=last];
    let body = proper.iter().any(|w| w.has(Traits::ORGANISATION) && !w.has(Traits::GIVEN))
        || proper.len() > 1 && words[last].has(Traits::COMPANY) && !proper[0].has(Traits::GIVEN);
    if proper.iter().all(|w| title(w) && !w.has(Traits::GIVEN)) && !(titled && words[first - 1].text().ends_with('.')) {
        return None;
    }
    if titled && body && proper.len() <= 2 && !words[first - 1].text().ends_with('.') {
        // "Justice Department".
        (first, titled) = (start, false);
    }
    let proper = &words[first..=last];
    let short = words[first..last].iter().all(is_particle);
    let name = |kind, gender| Name { start, first, last, end, kind, gender, titled, doubtful: false, short };
    // A single word may be a surname that others are given: Hillary Clinton is no Clinton of the male given name.
    let given = if proper.len() > 1 { Gender::of(words[first].traits) } else { Gender::Unknown };
    let gender = Gender::of_words(&words[start..first]).or(given);
    if titled {
        return Some(name(Kind::Person, gender));
    }
    if body {
        return Some(name(Kind::Organisation, Gender::Unknown));
    }
    if proper.len() == 1 && is_acronym(proper[0].text()) {
        return Some(name(Kind::Organisation, Gender::Unknown));
    }
    let article = start > 0 && words[start - 1].folds_to("the");
    if article && proper.len() > 1 && !proper[0].has(Traits::GIVEN) {
        return Some(name(Kind::Organisation, Gender::Unknown));
    }
    let plural = words[last].has(Traits::PERSON) && words[last].entry.tags.has(Tag::Nouns);
    if plural {
        return Some(name(Kind::Group, Gender::Unknown));
    }
    if proper.len() > 1 && proper[0].has(Traits::GIVEN) && !words[last].entry.tags.has(Tag::Nouns) {
        return Some(name(Kind::Person, gender));
    }
    Some(name(Kind::Unknown, Gender::Unknown))
}

/// The last word of a person's name that common words run on from: `Chris Christie | Address Heroin Epidemic`.
fn glued(run: &[Word]) -> Option<usize> {
    if run.len() <= 3 || !run[0].has(Traits::GIVEN) || run.iter().any(|w| w.has(Traits::ORGANISATION)) {
        return None;
    }
    let runs_on = |w: &Word| w.token.capitalised && is_common(w) && !w.has(Traits::TITLE.with(Traits::SUFFIX));
    Some(run.iter().skip(2).position(runs_on)? + 1)
}

/// `U.S.`, `CNN`.
fn is_acronym(text: &str) -> bool {
    (2..=4).contains(&text.bytes().filter(u8::is_ascii_uppercase).count())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

/// A word that the table knows and that is no given name.
pub(super) fn is_common(word: &Word) -> bool {
    !word.entry.tags.is_empty() && !word.has(Traits::GIVEN)
}

/// What stands beside an unknown name tells a person: an age, `who`, a noun for people.
pub(super) fn looks_human(words: &[Word], sentence: &TokenRange, name: &Name) -> bool {
    let after = |distance: usize| words.get(name.end + distance).filter(|w| w.index < sentence.end);
    let aside = after(0).is_some_and(Word::is_comma)
        && after(1).is_some_and(|w| w.folds_to("who") || w.tag == Tag::Number && w.text().len() == 2);
    let before = name.start.checked_sub(1).filter(|at| *at >= sentence.start).map(|at| &words[at]);
    aside || before.is_some_and(|w| describes(w) && !w.token.capitalised) || after(0).is_some_and(|w| w.folds_to("who"))
}

/// True where nearly every word has a capital, those of closed classes left out.
pub(super) fn is_headline(words: &[Word]) -> bool {
    let (mut all, mut small) = (0, 0);
    for word in words.iter().filter(|w| w.is_kind(TokenKind::Word) && !w.has(Traits::FUNCTION)) {
        all += 1;
        small += usize::from(!word.token.capitalised);
        // Most sentences are none, and show it in their first words.
        if small * 10 > words.len() {
            return false;
        }
    }
    all >= 4 && small * 10 <= all
}
