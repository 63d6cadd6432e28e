//! The left window: who stands before a verb.

use nom::Parser;
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;

use super::phrase::{adverbial, clause_opening, noun_phrase, noun_phrases, restrictive, taken};
use super::verb::{Shape, VerbGroup, finite_verbs, verb_group};
use super::word::{Parsed, Word, Words, word};
use crate::lexicon::{Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// How far left of a verb its subject may begin, in words.
const REACH: usize = 48;

/// How far left the main clause is looked for that lends its subject, in words.
const CLAUSES: usize = 200;

/// The subject of a finite verb group whose first word is `verb`, no further left than `floor`.
///
/// Tries the nearest place where a noun phrase can begin, then those further left, until one parses as a whole:
///
/// ```ebnf
/// subject = phrases, { "," aside "," } | "who" | "which" ;
/// ```
pub fn subject(words: &[Word], floor: usize, verb: usize) -> Option<TokenRange> {
    let mut end = verb;
    while end > floor && (words[end - 1].tag == Tag::Adverb || words[end - 1].tag == Tag::Negation) {
        end -= 1;
    }
    if end == floor {
        return None;
    }
    let last = &words[end - 1];
    // "Called it a success but warned": the verb shares the subject of the one before.
    if last.tag == Tag::Conjunction {
        return None;
    }
    if last.tag == Tag::Wh || (last.tag == Tag::That && end - 1 > floor && words[end - 2].tag.is_nominal()) {
        return last.folds_to_any(&["who", "which", "that"]).then(|| end - 1..end);
    }
    let floor = floor.max(verb.saturating_sub(REACH));
    // "with voters saying": a preposition that lends a gerund its subject.
    let lends = words.get(verb).is_some_and(|w| w.tag == Tag::Gerund);
    let mut best: Option<TokenRange> = None;
    let mut start = end;
    let mut inside_aside = false;
    let (mut marked, mut joined) = (false, false);
    while start > floor {
        start -= 1;
        inside_aside |= words[start].is_comma();
        marked |= inside_aside || words[start].is_kind(TokenKind::Dash);
        joined |= words[start].tag == Tag::Conjunction;
        if is_barrier(&words[start], inside_aside) {
            break;
        }
        // "As Lee put it": the preposition opens a clause.
        let before = words.get(start.wrapping_sub(1)).filter(|_| start > floor);
        let absolute = before.is_some_and(|w| lends && w.folds_to("with") || w.folds_to("as"));
        if !absolute && !may_begin(words, start, floor) {
            continue;
        }
        let whole = |length: Option<usize>| length == Some(end - start);
        let window = &words[start..end];
        // Only a list and an aside can be read in two ways.
        let two_ways = marked && (joined || words[start].tag == Tag::Adverb);
        let parses = || whole(taken(subject_parser, window)) || two_ways && whole(taken(one_subject, window));
        // "The business is sound, chief executive Oona Lind said": an adjective after a verb opens no subject.
        let predicative = || {
            let comma = window.iter().position(Word::is_comma).filter(|comma| *comma > 0);
            best.is_some()
                && matches!(words[start].tag, Tag::Adjective | Tag::Adverb)
                && comma.is_some_and(|comma| window[comma - 1].tag == Tag::Adjective)
                && before.is_some_and(|w| !w.tag.is_nominal() && !w.is_comma())
        };
        if parses() && names_somebody(window) && !predicative() {
            best = Some(start..end);
            // A wider subject may only begin left of a coordination.
            if !(start > floor && is_joint(&words[start - 1])) {
                break;
            }
        }
    }
    best.map(|found| with_neither(words, floor, found))
}

/// `neither Lee nor Park`: whoever said it was none of the two.
fn with_neither(words: &[Word], floor: usize, last: TokenRange) -> TokenRange {
    /// Words from `neither` to `nor`.
    const REACH: usize = 12;
    let nor = last.start.checked_sub(1).filter(|at| *at >= floor && words[*at].folds_to("nor"));
    let neither =
        nor.and_then(|nor| (floor.max(nor.saturating_sub(REACH))..nor).rfind(|at| words[*at].folds_to("neither")));
    neither.unwrap_or(last.start)..last.end
}

fn is_joint(word: &Word) -> bool {
    word.tag == Tag::Conjunction && word.folds_to_any(&["and", "or", "&"]) || word.is_comma()
}

/// True where no subject reaches further left than this word; `inside_aside` tells that a comma stands to its right.
fn is_barrier(word: &Word, inside_aside: bool) -> bool {
    match word.token.kind {
        TokenKind::Stop | TokenKind::Break => return true,
        TokenKind::Sign => return word.is(";") || word.is(":"),
        _ => {}
    }
    match word.tag {
        Tag::Subordinator | Tag::That | Tag::To | Tag::Modal => !inside_aside,
        Tag::Past | Tag::Present | Tag::Base | Tag::Auxiliary => !inside_aside,
        _ => false,
    }
}

/// A noun phrase may begin here: what stands before is no part of one.
fn may_begin(words: &[Word], start: usize, floor: usize) -> bool {
    let here = &words[start];
    if !matches!(
        here.tag,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Pronoun
            | Tag::Noun
            | Tag::Nouns
            | Tag::Name
            | Tag::Adjective
            | Tag::Number
            | Tag::Participle
            | Tag::Gerund
            | Tag::Adverb
    ) && !(here.is_kind(TokenKind::Quote))
        || here.tag == Tag::Possessive && !here.token.spaced
        || here.quoted
    {
        return false;
    }
    if start == floor {
        return true;
    }
    let before = &words[start - 1];
    match before.tag {
        Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number => false,
        Tag::Preposition => false,
        Tag::Name | Tag::Noun => {
            !here.tag.is_nominal() && !matches!(here.tag, Tag::Adjective | Tag::Number)
                || before.has(Traits::CALENDAR)
                // "In the morning Lee and Park signed".
                || before.has(Traits::TIME) && here.tag == Tag::Name
                // "In a blog post Lee said".
                || here.tag == Tag::Name && ends_adverbial(words, start, floor)
        }
        Tag::Nouns => here.tag != Tag::Noun && here.tag != Tag::Nouns,
        // "In a later interview said": the adverb stands inside a noun phrase.
        Tag::Adverb => start < floor + 2 || !matches!(words[start - 2].tag, Tag::Determiner | Tag::Possessive),
        _ => true,
    }
}

/// True where the words up to `at` are one prepositional phrase that opens the sentence, with a common noun at its end.
fn ends_adverbial(words: &[Word], at: usize, floor: usize) -> bool {
    let noun = &words[at - 1];
    words[floor].tag == Tag::Preposition
        && noun.tag == Tag::Noun
        && !noun.token.capitalised
        && !noun.has(Traits::PERSON.with(Traits::TITLE).with(Traits::ORGANISATION))
        && taken(adverbial, &words[floor..at]) == Some(at - floor)
}

/// A source is a person, an organisation or a document: not a time, not a bare number.
fn names_somebody(words: &[Word]) -> bool {
    let last = words.iter().rfind(|w| w.tag.is_nominal() || w.tag == Tag::Pronoun || w.tag == Tag::Number);
    // "Jun wrote": a name that is also a month's.
    let month_name = words.len() == 1
        && words[0].token.capitalised
        && !words[0].text().ends_with("day")
        && words[0].has(Traits::CALENDAR);
    let only_time = !month_name
        && words.iter().all(|w| {
            w.has(Traits::TIME)
                || matches!(w.tag, Tag::Number | Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Mark)
        });
    !only_time && last.is_some() && !words[0].folds_to_any(&["it's", "there"])
}

fn subject_parser(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((
        opt(word(|w| w.tag == Tag::Adverb)),
        noun_phrases,
        opt(restrictive),
        many0_count(aside),
        opt(word(|w| w.folds_to_any(&["himself", "herself", "themselves", "itself", "alone", "both", "each", "all"]))),
    ))
    .parse(input)
}

/// One noun phrase and its asides, where [`noun_phrases`] takes an apposition for the rest of a list: `Ann Lee, a doctor
/// and a member of the board, said`.
fn one_subject(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    recognize((noun_phrase, aside)).parse(input)
}

/// ```ebnf
/// aside = "," words "," | "(" words ")" | "—" words "—" ;
/// ```
/// An apposition, an age, a party and state, a relative clause, an adverbial between commas.
fn aside(input: Words<'_>) -> Parsed<'_, Words<'_>> {
    let words = input.0;
    let Some(open) = words.first().filter(|w| w.is_comma() || w.is_kind(TokenKind::Dash)) else {
        return Err(nom::Err::Error(()));
    };
    // The aside runs to the last closing mark: `, a lawyer, father and veteran,`.
    let close = words
        .iter()
        .skip(1)
        .rposition(|w| if open.is_comma() { w.is_comma() } else { w.is_kind(TokenKind::Dash) })
        .map(|at| at + 1)
        .filter(|at| *at > 1);
    // "Ann Lee, the farmer who runs it said": nothing closes it but the verb.
    let unclosed = || words.iter().any(|w| w.folds_to("who")).then_some(words.len());
    let Some(close) = close.or_else(unclosed) else { return Err(nom::Err::Error(())) };
    let inside = &words[1..close];
    let relative = inside[0].tag == Tag::Wh;
    let other_verb =
        inside.iter().any(|w| w.tag.is_plainly_finite()) && !relative && !inside.iter().any(|w| w.tag == Tag::Wh);
    let starts = matches!(
        inside[0].tag,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Noun
            | Tag::Nouns
            | Tag::Name
            | Tag::Adjective
            | Tag::Number
            | Tag::Preposition
            | Tag::Wh
            | Tag::Gerund
            | Tag::Participle
            | Tag::Adverb
            | Tag::Subordinator
            | Tag::Past
    ) || inside[0].folds_to("one");
    if !starts || other_verb && !matches!(inside[0].tag, Tag::Subordinator | Tag::Preposition | Tag::Past) {
        return Err(nom::Err::Error(()));
    }
    let end = (close + 1).min(words.len());
    Ok((Words(&words[end..]), Words(&words[..end])))
}

/// The subject of a group that has none of its own: a coordinated verb, a gerund, an infinitive, a participle.
///
/// - right after a noun (`staff members suggesting …`, `urged them to say …`): that noun phrase;
/// - at the start of a sentence (`Asked about it, Lee said …`): the first subject to the right;
/// - otherwise the subject of the main clause to the left, never that of a relative clause between commas.
pub fn inherited_subject(words: &[Word], sentence: &TokenRange, group: &VerbGroup) -> Option<TokenRange> {
    if let Some(noun) = adjacent_noun(words, sentence, group).or_else(|| noun_before_comma(words, sentence, group)) {
        return Some(noun);
    }
    let left = || {
        let mut nearest = None;
        let from = sentence.start.max(group.start.saturating_sub(CLAUSES));
        for head in finite_verbs(words, from, group.start).rev().take(8) {
            let other = verb_group(words, sentence.start, head);
            let own = subject(words, sentence.start, other.start).filter(|s| !s.contains(&group.head));
            let found = own.or_else(|| {
                if words[head].has(Traits::CUE_VERB) { inverted_subject(words, head + 1, group.start) } else { None }
            });
            let Some(found) = found else { continue };
            if group.shape == Shape::Infinitive || leads_a_sentence(words, sentence, &found) {
                return Some(found);
            }
            nearest = nearest.or(Some(found));
        }
        nearest
    };
    let right = || {
        let mut commas = (group.head + 1..sentence.end).filter(|at| words[*at].is_comma() && !words[*at].quoted);
        commas.find_map(|comma| {
            let rest = &words[comma + 1..sentence.end];
            taken(clause_opening, rest)?;
            taken(noun_phrases, rest).map(|length| comma + 1..comma + 1 + length)
        })
    };
    let opens = group.start <= sentence.start + 1;
    match group.shape {
        Shape::Finite => left(),
        _ if opens => right(),
        _ => left().or_else(right),
    }
}

/// True for the subject of a main clause: nothing before it makes its clause a part of another.
fn leads_a_sentence(words: &[Word], sentence: &TokenRange, subject: &TokenRange) -> bool {
    if matches!(words[subject.start].tag, Tag::Wh | Tag::That) {
        return false;
    }
    // "Saying “of course” Holt may": what stands before a quotation counts.
    let quoted = |at: &usize| words[*at].quoted || words[*at].is_kind(TokenKind::Quote);
    let Some(before) = (sentence.start..subject.start).rev().find(|at| !quoted(at)).map(|at| &words[at]) else {
        return true;
    };
    !(matches!(before.tag, Tag::That | Tag::Wh | Tag::Subordinator)
        || before.tag.is_verb()
        || before.tag.is_nominal()
        || before.tag == Tag::Pronoun)
}

/// "Lee, after earlier saying …": the noun phrase that a sentence begins with, before a comma and a gerund.
fn noun_before_comma(words: &[Word], sentence: &TokenRange, group: &VerbGroup) -> Option<TokenRange> {
    if group.shape != Shape::Gerund {
        return None;
    }
    let leads_up = |at: &usize| leads_up(&words[*at]);
    let comma = (sentence.start..group.start).rev().find(|at| !leads_up(at)).filter(|at| words[*at].is_comma())?;
    let noun = subject(words, sentence.start, comma)?;
    let first = words[sentence.start..noun.start].iter().all(|w| matches!(w.tag, Tag::Mark | Tag::Conjunction));
    (first && noun.end == comma).then_some(noun)
}

/// True where only a comma and a word like `after` stand between a noun phrase and a verb group.
pub fn inserted_after(words: &[Word], noun: &TokenRange, start: usize) -> bool {
    let mut between = words.get(noun.end..start).unwrap_or_default().iter();
    between.next().is_some_and(Word::is_comma) && between.all(leads_up)
}

fn leads_up(word: &Word) -> bool {
    matches!(word.tag, Tag::Adverb | Tag::Subordinator | Tag::Preposition)
}

/// The noun phrase right before a gerund, a participle or an infinitive, where it is what the verb is said of.
fn adjacent_noun(words: &[Word], sentence: &TokenRange, group: &VerbGroup) -> Option<TokenRange> {
    let before = group.start.checked_sub(1).filter(|at| *at >= sentence.start).map(|at| &words[at])?;
    if !before.tag.is_nominal() && before.tag != Tag::Pronoun || before.has(Traits::TIME) {
        return None;
    }
    let noun = subject(words, sentence.start, group.start)?;
    let somebody = words[noun.clone()].iter().any(|w| {
        w.tag == Tag::Name && !w.has(Traits::CALENDAR)
            || w.has(Traits::PERSON.with(Traits::ORGANISATION))
            || w.tag == Tag::Pronoun
    });
    let fits = match group.shape {
        // "a statement saying": the words of somebody else.
        Shape::Gerund | Shape::Participle => !before.has(Traits::CUE_NOUN) || before.has(Traits::PERSON),
        Shape::Infinitive => {
            somebody && noun.start > sentence.start && {
                let verb = &words[noun.start - 1];
                verb.has(Traits::CUE_VERB) && verb.tag.is_verb()
            }
        }
        Shape::Finite => false,
    };
    fits.then_some(noun)
}

/// The source after an inverted cue: `said Ann Lee, a farmer`. The noun phrases and an apposition that ends the sentence
/// or is closed by a comma.
pub fn inverted_subject(words: &[Word], from: usize, end: usize) -> Option<TokenRange> {
    let window = &words[from.min(end)..end];
    let length = taken(noun_phrases, window)?;
    if window[..length].iter().any(|w| w.quoted)
        || window[0].has(Traits::OBJECT) && !window[0].has(Traits::SUBJECT)
        || !names_somebody(&window[..length])
    {
        return None;
    }
    let rest = &window[length..];
    let mut taken_in = length;
    if rest.first().is_some_and(Word::is_comma) && rest.len() > 1 {
        let inside = rest[1..]
            .iter()
            .take_while(|w| {
                !w.is_comma()
                    && !matches!(w.token.kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Break | TokenKind::Dash)
                    && !w.is_any(&[";", ":"])
            })
            .count();
        let starts = matches!(
            rest[1].tag,
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number
        ) || rest[1].folds_to_any(&["who", "whose", "of"]);
        if starts && inside <= 30 {
            taken_in += 1 + inside;
        }
    }
    Some(from..from + taken_in)
}

/// Adverbials from `from` on, as many as there are, up to `end`: the index after them.
pub fn skip_adverbials(words: &[Word], mut from: usize, end: usize, most: usize) -> usize {
    for _ in 0..most {
        match taken(adverbial, &words[from.min(end)..end]) {
            Some(length) if length > 0 => from += length,
            _ => break,
        }
    }
    from
}
