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

use super::{LemmaId, Lexicon, Tag};
use crate::text::{Span, Vocabulary, lex};

/// A word of a text as patterns see it.
#[derive(Debug, Clone, Copy)]
pub struct Form<'t> {
    /// The characters; empty for a mark that no pattern crosses.
    pub text: &'t str,
    /// Its lemma as a verb.
    pub verb: LemmaId,
    /// Its lemma as anything else.
    pub other: LemmaId,
}

/// How many words a gap may stand for.
const WIDEST_GAP: usize = 4;

/// One pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Element>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    Gap,
    /// Each alternative is a sequence: `U.S.-led` may be more than one token.
    Words {
        alternatives: Vec<Vec<Atom>>,
        optional: bool,
    },
}

/// What one word must be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Atom {
    /// Any form of a lemma of the word table.
    Lemma(LemmaId),
    /// These characters and their plural in -s, whatever their capitals; kept in lower case.
    Folded(Box<str>),
    /// These very characters.
    Name(Box<str>),
}

impl Atom {
    fn matches(&self, form: &Form) -> bool {
        match self {
            Atom::Lemma(lemma) => form.verb == *lemma || form.other == *lemma,
            Atom::Folded(text) => {
                let plural = form.text.strip_suffix('s').unwrap_or(form.text);
                text.eq_ignore_ascii_case(form.text) || text.eq_ignore_ascii_case(plural)
            }
            Atom::Name(text) => **text == *form.text,
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
                Written::Exact(form) => read.push(Element::Words {
                    alternatives: vec![atoms(form, lexicon, |text| Atom::Folded(text.to_lowercase().into()))],
                    optional: false,
                }),
                Written::Words(words, optional) => read.push(Element::Words {
                    alternatives: words.iter().map(|word| atoms(word, lexicon, |text| atom(text, lexicon))).collect(),
                    optional,
                }),
            }
        }
        let sure = read.iter().position(|element| matches!(element, Element::Words { optional: false, .. }));
        let gap = read.iter().position(|element| *element == Element::Gap);
        match (sure, gap) {
            (None, _) => Err("expected a word that is not optional".to_owned()),
            (Some(sure), Some(gap)) if gap < sure => Err("a gap must stand after a word".to_owned()),
            _ => Ok(Pattern(read)),
        }
    }

    /// What its first word can be: an optional one, or the first that is not.
    pub fn triggers(&self) -> impl Iterator<Item = &Atom> {
        let sure = self.0.iter().position(|element| matches!(element, Element::Words { optional: false, .. }));
        let leading = &self.0[..sure.map_or(0, |sure| sure + 1)];
        let alternatives = leading.iter().flat_map(|element| match element {
            Element::Words { alternatives, .. } => alternatives.as_slice(),
            Element::Gap => &[],
        });
        alternatives.filter_map(|sequence| sequence.first())
    }

    /// One past the last word where it matches at the front of `forms`. Backtracks within gaps only, so the work is
    /// bounded by the pattern.
    pub fn matches(&self, forms: &[Form]) -> Option<usize> {
        matches_at(&self.0, forms, 0)
    }
}

fn matches_at(elements: &[Element], forms: &[Form], at: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    match first {
        Element::Gap => (0..=WIDEST_GAP)
            .take_while(|width| *width == 0 || forms.get(at + width - 1).is_some_and(|form| !form.text.is_empty()))
            .find_map(|width| matches_at(rest, forms, at + width)),
        Element::Words { alternatives, optional } => alternatives
            .iter()
            .filter(|sequence| {
                sequence.iter().enumerate().all(|(i, atom)| forms.get(at + i).is_some_and(|form| atom.matches(form)))
            })
            .find_map(|sequence| matches_at(rest, forms, at + sequence.len()))
            .or_else(|| if *optional { matches_at(rest, forms, at) } else { None }),
    }
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
fn atoms(written: &str, lexicon: &Lexicon, make: impl Fn(&str) -> Atom) -> Vec<Atom> {
    let whole = Span::new(0, u32::try_from(written.len()).unwrap_or(0));
    lex(written, whole, lexicon).iter().map(|token| make(token.text)).collect()
}

/// The lemmas that a text can be a form of; none where the word table lacks it.
pub(super) fn lemmas_of(folded: &str, lexicon: &Lexicon) -> [LemmaId; 2] {
    let entry = lexicon.word(lexicon.look_up(folded.as_bytes()));
    [entry.verb, entry.noun]
}

fn atom(text: &str, lexicon: &Lexicon) -> Atom {
    if text.chars().any(char::is_uppercase) {
        return Atom::Name(text.into());
    }
    lexicon.lemma_id(text).map_or_else(|| Atom::Folded(text.into()), Atom::Lemma)
}

impl<'t> Form<'t> {
    /// A word of a text.
    pub fn new(text: &'t str, entry: &super::Word, tag: Tag) -> Form<'t> {
        let text = if tag == Tag::Mark && !matches!(text, "$" | "%" | "&") { "" } else { text };
        Form { text, verb: entry.verb, other: entry.noun }
    }
}
