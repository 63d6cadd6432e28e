//! Phrases, read forward: noun phrases, verb groups, adverbials. Every other file of the grammar is built on these.

use nom::branch::alt;
use nom::combinator::{opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::{IResult, Input, Offset, Parser};

use super::word::{Parsed, Word, Words, word};
use crate::lexicon::{Tag, Traits};
use crate::text::TokenKind;

/// Longest noun phrase without its postmodifiers, in words; what is longer is a list of something else.
const LONGEST_CORE: usize = 24;

/// ```ebnf
/// noun-phrase = core, { postmodifier } ;
/// ```
pub fn noun_phrase(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((core, many0_count(postmodifier))).parse(input)
}

/// ```ebnf
/// core     = pronoun | [ determiner | possessive ], { modifier }, head ;
/// modifier = adjective | number | noun | name | participle | gerund | genitive | "$" | short-quotation ;
/// head     = noun | name | number | gerund ;
/// ```
pub fn core(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let words = input.0;
    if words.first().is_some_and(|w| w.tag == Tag::Pronoun) {
        return pronoun(input);
    }
    let mut end = 0; // one past the last word that can be the head
    let mut specified = false;
    let mut at = 0;
    while at < words.len().min(LONGEST_CORE) {
        let here = &words[at];
        let after_nominal = at > 0 && end == at;
        match here.tag {
            Tag::Determiner if after_nominal && !here.folds_to_any(&["all", "both"]) => break,
            Tag::Determiner => specified = true,
            Tag::Possessive if after_nominal && here.is_kind(TokenKind::Word) => break,
            Tag::Possessive => specified = true,
            Tag::Noun | Tag::Nouns | Tag::Name if after_nominal && starts_new_phrase(&words[at - 1], here) => break,
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Number => end = at + 1,
            Tag::Gerund if at == 0 || after_nominal && !followed_by_nominal(words, at) => break,
            Tag::Gerund => end = if specified { at + 1 } else { end },
            Tag::Adjective if specified && !followed_by_nominal(words, at) && end < at => end = at + 1,
            Tag::Adjective | Tag::Participle if after_nominal && !followed_by_nominal(words, at) => break,
            Tag::Participle if !followed_by_nominal(words, at) => break,
            Tag::Adjective | Tag::Participle => {}
            Tag::Past if specified && followed_by_nominal(words, at) && !after_nominal => {}
            Tag::Adverb if after_nominal || !leads_to_modifier(words, at) => break,
            Tag::Adverb => {}
            Tag::Negation if at == 0 && here.folds_to("not") => {}
            Tag::Mark if is_inner_mark(words, at) => end = if here.is("%") { at + 1 } else { end },
            Tag::Mark if at + 1 < words.len() && here.is_kind(TokenKind::Quote) => match short_quotation(words, at) {
                Some(close) if at > 0 || close + 1 < words.len() => {
                    if end > 0 || specified {
                        end = close + 1;
                    }
                    at = close;
                }
                _ => break,
            },
            Tag::Conjunction if joins_modifiers(words, at) => {}
            _ => break,
        }
        at += 1;
    }
    if end == 0 || (words[end - 1].tag == Tag::Number && end == 1 && words[0].has(Traits::TIME)) {
        return Err(nom::Err::Error(()));
    }
    Ok((Words(&words[end..]), Words(&words[..end])))
}

fn pronoun(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((
        word(|w| w.tag == Tag::Pronoun),
        opt(word(|w| w.folds_to_any(&["himself", "herself", "themselves", "itself", "myself", "else"]))),
    ))
    .parse(input)
}

/// A plural before a name, or a noun of time after one: two phrases side by side.
fn starts_new_phrase(before: &Word, here: &Word) -> bool {
    let time =
        here.has(Traits::TIME) && !before.has(Traits::TIME) && (here.has(Traits::CALENDAR) || !before.tag.is_nominal());
    time || (before.tag == Tag::Nouns && here.tag == Tag::Name)
        || (before.has(Traits::CALENDAR)
            && here.tag == Tag::Name
            && !here.has(Traits::CALENDAR)
            && !before.has(Traits::GIVEN))
}

fn followed_by_nominal(words: &[Word], at: usize) -> bool {
    words[at + 1..]
        .iter()
        .take(6)
        .find(|w| {
            !matches!(
                w.tag,
                Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Adverb | Tag::Number | Tag::Conjunction
            ) && !w.is_kind(TokenKind::Quote)
        })
        .is_some_and(|w| w.tag.is_nominal())
}

fn leads_to_modifier(words: &[Word], at: usize) -> bool {
    words
        .get(at + 1)
        .is_some_and(|next| matches!(next.tag, Tag::Adjective | Tag::Participle | Tag::Number | Tag::Determiner))
        && followed_by_nominal(words, at)
}

fn is_inner_mark(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1);
    match words[at].text() {
        "$" | "€" | "£" | "#" | "@" => next.is_some(),
        "%" => at > 0,
        "/" => !words[at].token.spaced && at > 0,
        "-" | "–" | "&" => at > 0 && next.is_some_and(|next| next.tag.is_nominal() || next.tag == Tag::Number),
        "," => {
            at > 0
                && words[at - 1].tag == Tag::Adjective
                && next.is_some_and(|next| matches!(next.tag, Tag::Adjective | Tag::Participle))
                && followed_by_nominal(words, at)
        }
        _ => false,
    }
}

fn joins_modifiers(words: &[Word], at: usize) -> bool {
    at > 0
        && words[at].folds_to_any(&["and", "or", "but", "&"])
        && words[at - 1].tag == Tag::Adjective
        && words.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Adjective | Tag::Participle))
        && followed_by_nominal(words, at)
}

/// The closing mark of a quotation of at most four words that stands inside a noun phrase: a nickname, scare quotes.
fn short_quotation(words: &[Word], open: usize) -> Option<usize> {
    let close = words[open + 1..].iter().take(6).position(|w| !w.quoted && w.is_kind(TokenKind::Quote))? + open + 1;
    let inside = &words[open + 1..close];
    let sayable = inside.iter().any(|w| matches!(w.token.kind, TokenKind::Stop) || w.is_comma() || w.tag == Tag::Modal);
    (!inside.is_empty() && inside.iter().all(|w| w.quoted) && !sayable).then_some(close)
}

/// ```ebnf
/// postmodifier = preposition, core | "(", …, ")" ;
/// ```
fn postmodifier(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    match input.0.first().map(|w| w.tag) {
        Some(Tag::Mark) => bracketed(input),
        Some(Tag::Preposition) => recognize((word(|w| w.has(Traits::JOINING)), core)).parse(input),
        _ => Err(nom::Err::Error(())),
    }
}

/// `(R-Ohio)`: brackets with at most a dozen words inside.
pub fn bracketed(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((
        word(|w| w.is("(") || w.is("[")),
        verify(many1_count(word(|w| !w.is_any(&[")", "]", "(", "["]) && !w.is_kind(TokenKind::Break))), |count| {
            *count <= 12
        }),
        word(|w| w.is(")") || w.is("]")),
    ))
    .parse(input)
}

/// ```ebnf
/// phrases = noun-phrase, { [ "," ], [ "," ], ( "and" | "or" | "," ), noun-phrase } ;
/// ```
pub fn noun_phrases(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let comma = || word(Word::is_comma);
    let and = word(|w| w.tag == Tag::Conjunction && !w.folds_to("but"));
    let (rest, first) = noun_phrase(input)?;
    // Most phrases stand alone.
    if !rest.0.first().is_some_and(|w| w.is_comma() || w.tag == Tag::Conjunction) {
        return Ok((rest, first));
    }
    let conjunct = || verify(noun_phrase, |phrase: &Words| joins(&first, phrase));
    match (many0_count((comma(), conjunct())), opt(comma()), and, conjunct()).parse(rest) {
        Ok((rest, _)) => Ok(input.take_split(input.offset(&rest))),
        Err(_) => Ok((rest, first)),
    }
}

/// False where what follows is no second to a phrase: "on Wednesday, and the town …", "the test, and it …".
fn joins(first: &Words, next: &Words) -> bool {
    let time = |phrase: &Words| phrase.0.iter().any(|w| w.has(Traits::TIME));
    let pronoun = |phrase: &Words| matches!(phrase.0, [w] if w.tag == Tag::Pronoun && w.has(Traits::SUBJECT));
    (!time(first) || time(next)) && (pronoun(first) || !pronoun(next))
}

/// ```ebnf
/// prepositional = preposition, ( phrases | gerund, [ phrases ] ) ;
/// ```
pub fn prepositional(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let object = alt((recognize((word(|w| w.tag == Tag::Gerund), opt(noun_phrases))), noun_phrases));
    recognize((many1_count(word(|w| w.tag == Tag::Preposition)), object)).parse(input)
}

/// A noun phrase of time that stands as an adverb: `Tuesday`, `last month`, `two weeks ago`.
pub fn time_phrase(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let lead = word(|w| w.has(Traits::BEFORE_TIME) || w.tag == Tag::Number);
    let time = word(|w| w.has(Traits::TIME) || w.tag == Tag::Number);
    recognize((
        many0_count(lead),
        many1_count(time),
        many0_count(word(|w| w.folds_to_any(&["ago", "earlier", "later", "before"]))),
    ))
    .parse(input)
}

/// One that names a time and is not just a number.
pub fn named_time(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    verify(time_phrase, |phrase: &Words| phrase.0.iter().any(|w| w.has(Traits::TIME))).parse(input)
}

/// One adverbial between a cue and its content: an adverb, a time, a prepositional phrase.
pub fn adverbial(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    alt((recognize(word(|w| w.tag == Tag::Adverb)), named_time, prepositional, bracketed)).parse(input)
}

/// Adverbs and negations, and the mark of a quotation that begins in the middle of a clause.
pub fn adverbs(input: Words<'_>) -> IResult<Words<'_>, usize, ()> {
    many0_count(word(is_adverb)).parse(input)
}

/// How many of them the words begin with.
pub fn count_adverbs(words: &[Word]) -> usize {
    words.iter().take_while(|w| is_adverb(w)).count()
}

/// True for one of them.
pub fn is_adverb(word: &Word) -> bool {
    matches!(word.tag, Tag::Adverb | Tag::Negation) || word.is_kind(TokenKind::Quote) && word.token.spaced
}

/// ```ebnf
/// clause-opening = ( phrases | "there" | "that" ), { adverb }, finite-verb ;
/// ```
/// Succeeds where a clause begins; the words taken end with its first finite verb.
pub fn clause_opening(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let there = word(|w| w.folds_to_any(&["there", "here", "that", "this", "what"]));
    let verb = |rest| (adverbs, word(|w| w.tag.is_finite())).parse(rest).map(|(rest, _)| rest);
    let relative = || opt((opt(word(Word::is_comma)), relative_clause));
    // The longest reading of the subject first; each phrase is parsed once, whatever is tried after it.
    let subjects = noun_phrases(input).ok().map(|(rest, _)| rest);
    let after_phrases = |rest| {
        let (loaded, _) = (opt(apposition), relative()).parse(rest)?;
        let restricted = |rest| restrictive(rest).and_then(|(rest, _)| verb(rest));
        verb(loaded).or_else(|_| restricted(rest)).or_else(|_| verb(rest))
    };
    let found = match subjects {
        Some(rest) => after_phrases(rest).or_else(|_| core(input).and_then(|(rest, _)| verb(rest))),
        None => Err(nom::Err::Error(())),
    };
    let rest = match found {
        Ok(rest) => rest,
        Err(_) => recognize(there).parse(input).and_then(|(rest, _)| verb(rest))?,
    };
    Ok(input.take_split(input.offset(&rest)))
}

/// `, a former mayor,`: what renames the noun before it, up to the closing comma.
pub fn apposition(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((
        word(Word::is_comma),
        verify(
            many1_count(word(|w| {
                !w.is_comma()
                    && !w.tag.is_finite()
                    && !matches!(w.token.kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Break)
            })),
            |n| *n <= 18,
        ),
        word(Word::is_comma),
    ))
    .parse(input)
}

/// ```ebnf
/// relative-clause = ( "who" | "which" | "that" | "whose" ), { word }, finite-verb, { word }, "," ;
/// ```
/// With its closing comma, within twenty-five words.
pub fn relative_clause(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((
        word(|w| w.folds_to_any(&["who", "which", "whose", "where"])),
        verify(
            many1_count(word(|w| {
                !w.is_comma() && !matches!(w.token.kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Break)
            })),
            |n| *n <= 25,
        ),
        word(Word::is_comma),
    ))
    .parse(input)
}

/// ```ebnf
/// restrictive = ( ( "who" | "which" | "that" ), [ adverb ], finite-verb | participle | past | "to" ), { word } ;
/// ```
/// A clause without commas that says which one is meant (`those who came early`, `a letter filed on Monday`, `his fight to
/// raise taxes`), as short as it can be before the finite verb that the noun is waiting for.
pub fn restrictive(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let words = input.0;
    let relative = words.first().is_some_and(|w| w.folds_to_any(&["who", "which", "that"]));
    let reduced = words.first().is_some_and(|w| matches!(w.tag, Tag::Participle | Tag::Past | Tag::Gerund | Tag::To));
    if !relative && !reduced {
        return Err(nom::Err::Error(()));
    }
    let verb = if relative { words.iter().take(4).position(|w| w.tag.is_finite()).map(|at| at + 1) } else { Some(1) };
    let Some(mut at) = verb else { return Err(nom::Err::Error(())) };
    while words.get(at).is_some_and(|w| {
        matches!(w.tag, Tag::Base | Tag::Participle | Tag::Gerund | Tag::Adverb | Tag::Negation)
            || relative && w.tag == Tag::Auxiliary
    }) {
        at += 1;
    }
    while at < words.len().min(16) {
        let here = &words[at];
        if here.is_comma()
            || matches!(here.token.kind, TokenKind::Stop | TokenKind::Break | TokenKind::Quote | TokenKind::Dash)
            || matches!(here.tag, Tag::That | Tag::Subordinator)
        {
            break;
        }
        if here.tag.is_finite() {
            return Ok((Words(&words[at..]), Words(&words[..at])));
        }
        at += 1;
    }
    if at == words.len() { Ok((Words(&words[at..]), Words(words))) } else { Err(nom::Err::Error(())) }
}

/// ```ebnf
/// load = [ ( gerund | participle ), phrases ], [ ",", words, "," ] ;
/// ```
/// What says who the noun phrases before it are: `the envoy` | `leading the delegation, Ann Lee,`.
pub fn load(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let participial = (word(|w| matches!(w.tag, Tag::Gerund | Tag::Participle)), opt(noun_phrases));
    recognize((opt(participial), opt(apposition))).parse(input)
}

/// How many words a parser takes from the front of `words`; `None` where it fails.
pub fn taken<'a>(
    mut parser: impl Parser<Words<'a>, Output = Words<'a>, Error = ()>,
    words: &'a [Word<'a>],
) -> Option<usize> {
    let input = Words(words);
    parser.parse(input).ok().map(|(rest, _)| input.offset(&rest))
}
