//! The pattern language of topics and stance frames.
//!
//! ```ebnf
//! pattern     = element, { " ", element } ;
//! element     = gap | exact | alternatives ;
//! gap         = "<>" ;                                   (* up to four words of one sentence *)
//! exact       = '"', form, { " ", form }, '"' ;          (* these forms, whatever their capitals *)
//! alternatives = word, { "|", word }, [ "?" ] ;          (* "?" makes it optional *)
//! ```
//!
//! A lower-case word is a lemma and matches every form of it, as verb or noun; a word with a capital matches only the
//! very same characters.

use nom::branch::alt;
use nom::bytes::complete::{is_not, tag};
use nom::character::complete::{char, space1};
use nom::combinator::{all_consuming, map, opt};
use nom::multi::separated_list1;
use nom::sequence::delimited;
use nom::{IResult, Parser};

use super::form::{Form, Place, Sieve, sieve};
use super::{LemmaId, Lexicon};
use crate::text::{Span, Token, Vocabulary, WordId, lex};

/// How many words a gap may stand for.
pub(super) const WIDEST_GAP: usize = 4;

/// One pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Box<[Element]>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    Gap,
    Words {
        /// What their first words let through.
        sieve: Sieve,
        /// The alternatives of one word, which nearly all are.
        words: Box<[Atom]>,
        /// The others: `U.S.-led` may be more than one token.
        sequences: Box<[Vec<Atom>]>,
        optional: bool,
    },
}

impl Element {
    fn words(alternatives: &[&str], optional: bool, lexicon: &Lexicon) -> Element {
        let mut words = Vec::with_capacity(alternatives.len());
        let mut sequences = Vec::new();
        for written in alternatives {
            // Packs have thousands of words, nearly all of small letters: those are one token.
            if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
                words.push(folded(written, lexicon));
                continue;
            }
            let mut alternative = atoms(written, lexicon, |token| atom(token, lexicon));
            if alternative.len() == 1 {
                words.append(&mut alternative);
            } else {
                sequences.push(alternative);
            }
        }
        Element::of(words, sequences, optional, lexicon)
    }

    fn of(words: Vec<Atom>, sequences: Vec<Vec<Atom>>, optional: bool, lexicon: &Lexicon) -> Element {
        let first = words.iter().chain(sequences.iter().filter_map(|sequence| sequence.first()));
        let sieve = first.fold(0, |sieve, atom| sieve | atom.sieve(lexicon));
        Element::Words { sieve, words: words.into(), sequences: sequences.into(), optional }
    }
}

/// What one word must be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Atom {
    /// Any form of a lemma of the word table.
    Lemma(LemmaId),
    /// These characters and their plural in -s, whatever their capitals; kept in lower case.
    Folded(Box<str>),
    /// These very characters, which have this number.
    Name(Box<str>, WordId),
}

impl Atom {
    fn sieve(&self, lexicon: &Lexicon) -> Sieve {
        match self {
            Atom::Lemma(lemma) => sieve(lemma.0),
            Atom::Folded(text) => {
                // The lexer asks for them with straight apostrophes.
                let [one, many] = [text.replace('’', "'"), text.replace('’', "'") + "s"];
                sieve(lexicon.look_up(one.as_bytes()).0) | sieve(lexicon.look_up(many.as_bytes()).0)
            }
            Atom::Name(_, word) => sieve(word.0),
        }
    }

    fn matches(&self, form: &Form) -> bool {
        match self {
            Atom::Lemma(lemma) => form.verb == *lemma || form.other == *lemma,
            Atom::Folded(text) => {
                let form = form.text.as_bytes();
                let plural = form.len() == text.len() + 1 && form.ends_with(b"s");
                let singular = if plural { &form[..text.len()] } else { form };
                text.as_bytes().eq_ignore_ascii_case(singular)
            }
            Atom::Name(text, word) => *word == form.word && **text == *form.text,
        }
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Says what was expected where the text is no pattern.
    pub fn parse(source: &str, lexicon: &Lexicon) -> Result<Pattern, String> {
        let elements = all_consuming(separated_list1(space1, element))
            .parse(source.trim())
            .map(|(_, written)| written)
            .map_err(|_| "expected words, `a|b`, `x?`, `<>` or `\"exact form\"`, separated by spaces".to_owned())?;
        let mut read = Vec::new();
        for written in elements {
            match written {
                Written::Gap => read.push(Element::Gap),
                Written::Exact(form) => {
                    let mut folded = atoms(form, lexicon, |token| Atom::Folded(token.text.to_lowercase().into()));
                    let sequences = if folded.len() == 1 { Vec::new() } else { vec![std::mem::take(&mut folded)] };
                    read.push(Element::of(folded, sequences, false, lexicon));
                }
                Written::Words(words, optional) => read.push(Element::words(&words, optional, lexicon)),
            }
        }
        let sure = read.iter().position(|element| matches!(element, Element::Words { optional: false, .. }));
        let gap = read.iter().position(|element| *element == Element::Gap);
        match (sure, gap) {
            (None, _) => Err("expected a word that is not optional".to_owned()),
            (Some(sure), Some(gap)) if gap < sure => Err("a gap must stand after a word".to_owned()),
            _ => Ok(Pattern(read.into())),
        }
    }

    /// What its first word can be: an optional one, or the first that is not.
    pub fn triggers(&self) -> impl Iterator<Item = &Atom> {
        let sure = self.0.iter().position(|element| matches!(element, Element::Words { optional: false, .. }));
        let leading = &self.0[..sure.map_or(0, |sure| sure + 1)];
        leading.iter().flat_map(|element| {
            let (words, sequences) = match element {
                Element::Words { words, sequences, .. } => (&**words, &**sequences),
                Element::Gap => (&[][..], &[][..]),
            };
            words.iter().chain(sequences.iter().filter_map(|sequence| sequence.first()))
        })
    }

    /// What lets its second word through, or the one after a gap, and whether it stands after one; everything where its
    /// first may be left out or be more than one word.
    pub fn second(&self) -> (Sieve, bool) {
        match &*self.0 {
            [Element::Words { sequences, optional: false, .. }, rest @ ..] if sequences.is_empty() => match rest {
                [Element::Words { sieve, optional: false, .. }, ..] => (*sieve, false),
                [Element::Gap, Element::Words { sieve, optional: false, .. }, ..] => (*sieve, true),
                _ => (Sieve::MAX, false),
            },
            _ => (Sieve::MAX, false),
        }
    }

    /// True where it begins with one word, which is there by its lemma: then [`triggers`](Self::triggers) leave nothing
    /// of it to compare.
    pub fn begins_with_lemma(&self) -> bool {
        let is_lemma = |atom: &Atom| matches!(atom, Atom::Lemma(_));
        match &self.0[0] {
            Element::Words { words, sequences, optional: false, .. } => {
                sequences.is_empty() && words.iter().all(is_lemma)
            }
            _ => false,
        }
    }

    /// One past the index of the last word where it matches from a place on. Backtracks within gaps only, so the work is
    /// bounded by the pattern.
    pub fn matches<'t>(&self, place: impl Place<'t>) -> Option<usize> {
        matches_at(&self.0, place, place.index())
    }

    /// The same where its first word is known to stand at the place.
    pub fn goes_on<'t>(&self, place: impl Place<'t>) -> Option<usize> {
        matches_at(&self.0[1..], place.next(), place.index() + 1)
    }
}

/// `end` is one past the last word that was matched so far.
fn matches_at<'t>(elements: &[Element], mut place: impl Place<'t>, end: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(end) };
    match first {
        Element::Gap => {
            for _ in 0..=WIDEST_GAP {
                if can_begin(rest, place)
                    && let Some(end) = matches_at(rest, place, end)
                {
                    return Some(end);
                }
                place.form().filter(|form| !form.text.is_empty())?;
                place = place.next();
            }
            None
        }
        Element::Words { sieve, words, sequences, optional } => {
            if let Some(form) = place.form().filter(|form| form.passes(*sieve)) {
                let next = place.next();
                if can_begin(rest, next)
                    && words.iter().any(|atom| atom.matches(&form))
                    && let Some(end) = matches_at(rest, next, place.index() + 1)
                {
                    return Some(end);
                }
                let mut longer = sequences.iter().filter_map(|sequence| after(sequence, place, end));
                if let Some(end) = longer.find_map(|(next, end)| matches_at(rest, next, end)) {
                    return Some(end);
                }
            }
            if *optional { matches_at(rest, place, end) } else { None }
        }
    }
}

/// False where the elements surely do not match from a place on.
fn can_begin<'t>(elements: &[Element], place: impl Place<'t>) -> bool {
    match elements.first() {
        Some(Element::Words { sieve, optional: false, .. }) => place.form().is_some_and(|form| form.passes(*sieve)),
        _ => true,
    }
}

/// The place after a sequence that stands at `place`, and one past its last word.
fn after<'t, P: Place<'t>>(sequence: &[Atom], place: P, end: usize) -> Option<(P, usize)> {
    sequence.iter().try_fold((place, end), |(place, _), atom| {
        let fits = place.form().is_some_and(|form| atom.matches(&form));
        fits.then(|| (place.next(), place.index() + 1))
    })
}

enum Written<'s> {
    Gap,
    Exact(&'s str),
    Words(Vec<&'s str>, bool),
}

fn element(input: &str) -> IResult<&str, Written<'_>> {
    let gap = map(tag("<>"), |_| Written::Gap);
    let exact = map(delimited(char('"'), is_not("\""), char('"')), Written::Exact);
    let words = map((separated_list1(char('|'), is_not("|? \"<>")), opt(char('?'))), |(words, optional)| {
        Written::Words(words, optional.is_some())
    });
    alt((gap, exact, words)).parse(input)
}

/// Cuts a written word as the lexer cuts texts, so that both sides see the same tokens.
fn atoms(written: &str, lexicon: &Lexicon, make: impl Fn(&Token) -> Atom) -> Vec<Atom> {
    let whole = Span::new(0, u32::try_from(written.len()).unwrap_or(0));
    lex(written, whole, lexicon).all.iter().map(make).collect()
}

/// The lemmas that a text can be a form of; none where the word table lacks it.
pub(super) fn lemmas_of(folded: &str, lexicon: &Lexicon) -> [LemmaId; 2] {
    let entry = lexicon.word(lexicon.look_up(folded.as_bytes()));
    [entry.verb, entry.noun]
}

fn atom(token: &Token, lexicon: &Lexicon) -> Atom {
    let text = token.text;
    if text.chars().any(char::is_uppercase) {
        return Atom::Name(text.into(), token.word);
    }
    folded(text, lexicon)
}

/// A word without capitals.
fn folded(text: &str, lexicon: &Lexicon) -> Atom {
    lexicon.lemma_id(text).map_or_else(|| Atom::Folded(text.into()), Atom::Lemma)
}
