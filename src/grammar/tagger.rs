//! Parts of speech in context: the most frequent reading, unless the words beside it speak for another.
//!
//! A page of rules, not a model: what the grammar needs is to know verbs from nouns beside cues and at clause starts.

use super::word::Word;
use crate::lexicon::{Tag, Tags, Traits};
use crate::text::TokenKind;

const VERBAL: Tags = Tags::only(Tag::Base).with(Tag::Present).with(Tag::Past);
const NOMINAL: Tags = Tags::only(Tag::Noun).with(Tag::Nouns).with(Tag::Name);

/// Gives every word of one sentence its tag.
pub fn tag(words: &mut [Word]) {
    let shouting = is_headline(words);
    for index in 0..words.len() {
        let tags = possible(words, index, shouting);
        let next = words.get(index + 1).map(|next| likely(next, shouting));
        let chosen = choose(words, index, tags, next);
        words[index].tag = chosen;
    }
}

/// True where nearly every long word is capitalised: capitals then say nothing.
fn is_headline(words: &[Word]) -> bool {
    let mut long = 0;
    let mut capital = 0;
    for word in words.iter().filter(|word| word.is_kind(TokenKind::Word) && word.text().len() > 3) {
        long += 1;
        capital += usize::from(word.token.capitalised);
    }
    long >= 4 && capital * 10 >= long * 8
}

/// Everything the word can be where it stands.
fn possible(words: &[Word], index: usize, shouting: bool) -> Tags {
    let word = &words[index];
    match word.token.kind {
        TokenKind::Number => return Tags::only(Tag::Number),
        TokenKind::Word | TokenKind::Clitic => {}
        TokenKind::Quote if is_possessive_mark(words, index) => return Tags::only(Tag::Possessive),
        _ => return Tags::only(Tag::Mark),
    }
    let known = word.entry.tags;
    if word.has(Traits::FUNCTION) && (!word.token.capitalised || !word.is("May")) {
        return known;
    }
    if !word.token.capitalised || word.text().len() == 1 {
        return if known.is_empty() { guess(word.text()) } else { known };
    }
    let first =
        index == 0 || words[..index].iter().all(|before| before.tag == Tag::Mark) || after_opening(words, index);
    let next_capital = words
        .get(index + 1)
        .is_some_and(|next| next.token.capitalised && next.is_kind(TokenKind::Word) && !next.has(Traits::FUNCTION));
    if shouting {
        return if known.is_empty() || word.has(Traits::GIVEN.with(Traits::TITLE)) {
            Tags::only(Tag::Name)
        } else {
            known.with(Tag::Name)
        };
    }
    if first && !known.is_empty() && !word.has(Traits::GIVEN.with(Traits::HONORIFIC)) {
        let verbal = known.any(VERBAL.with(Tag::Gerund).with(Tag::Participle).with(Tag::Adverb)) && !known.any(NOMINAL);
        return if next_capital && !verbal && known.any(NOMINAL) { Tags::only(Tag::Name) } else { known };
    }
    Tags::only(Tag::Name)
}

fn after_opening(words: &[Word], index: usize) -> bool {
    index > 0
        && (words[index - 1].is_kind(TokenKind::Quote) && words[index - 1].token.spaced
            || words[index - 1].is_kind(TokenKind::Stop)
            || words[index - 1].is(":"))
}

/// `Sanders' plan`: an apostrophe after an s, before a word.
fn is_possessive_mark(words: &[Word], index: usize) -> bool {
    let word = &words[index];
    word.is_any(&["'", "’"])
        && !word.token.spaced
        && index > 0
        && words[index - 1].text().ends_with(['s', 'S', 'x', 'z'])
        && words
            .get(index + 1)
            .is_some_and(|next| next.token.spaced && matches!(next.token.kind, TokenKind::Word | TokenKind::Number))
}

/// What an unknown lower-case word can be, by its ending.
fn guess(text: &str) -> Tags {
    let ending =
        |endings: &[&str]| endings.iter().any(|ending| text.len() > ending.len() + 2 && text.ends_with(ending));
    if ending(&["ly"]) {
        Tags::only(Tag::Adverb)
    } else if ending(&["ing"]) {
        Tags::only(Tag::Gerund).with(Tag::Noun)
    } else if ending(&["ed"]) {
        Tags::only(Tag::Past).with(Tag::Participle).with(Tag::Adjective)
    } else if ending(&["ous", "ful", "ible", "able", "ic", "ish", "ive", "less"]) || text.contains('-') {
        Tags::only(Tag::Adjective).with(Tag::Noun)
    } else if ending(&["s"]) && !ending(&["ss", "us", "is"]) {
        Tags::only(Tag::Nouns)
    } else {
        Tags::only(Tag::Noun)
    }
}

/// What the next word most likely is, before its own turn.
fn likely(word: &Word, shouting: bool) -> Tag {
    match word.token.kind {
        TokenKind::Number => Tag::Number,
        TokenKind::Word | TokenKind::Clitic if word.has(Traits::FUNCTION) => word.entry.prior,
        TokenKind::Word if word.token.capitalised && !shouting => Tag::Name,
        TokenKind::Word if word.entry.tags.is_empty() => Tag::Noun,
        TokenKind::Word | TokenKind::Clitic => word.entry.prior,
        _ => Tag::Mark,
    }
}

/// True where a word of that tag opens a noun phrase, a clause or an adverbial: what stands after a verb, not inside a noun phrase.
fn opens_phrase(tag: Option<Tag>) -> bool {
    matches!(
        tag,
        Some(
            Tag::Determiner
                | Tag::Possessive
                | Tag::Pronoun
                | Tag::That
                | Tag::Wh
                | Tag::To
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Name
                | Tag::Subordinator
        )
    )
}

fn choose(words: &[Word], index: usize, tags: Tags, next: Option<Tag>) -> Tag {
    let word = &words[index];
    if tags.0.count_ones() == 1 {
        return single(tags);
    }
    let before = before(words, index);
    if word.has(Traits::FUNCTION) {
        return function_word(words, index, tags, before, next);
    }
    let prefer = |wanted: &[Tag]| wanted.iter().copied().find(|tag| tags.has(*tag));
    let prior = if tags.has(word.entry.prior) { word.entry.prior } else { first_of(tags) };
    let nominal_first = || {
        prefer(if prior == Tag::Adjective {
            &[Tag::Adjective, Tag::Noun, Tag::Nouns]
        } else {
            &[Tag::Noun, Tag::Nouns, Tag::Adjective]
        })
    };
    match before {
        Before::To => prefer(&[Tag::Base]),
        Before::Modal => prefer(&[Tag::Base, Tag::Adjective]),
        Before::Be => {
            if prior == Tag::Adjective && !tags.has(Tag::Gerund) {
                Some(Tag::Adjective)
            } else {
                prefer(&[Tag::Gerund, Tag::Participle, Tag::Adjective]).or_else(nominal_first)
            }
        }
        Before::Have => prefer(&[Tag::Participle]).or_else(nominal_first),
        Before::Do => prefer(&[Tag::Base]).or_else(nominal_first),
        Before::Specifier => nominal_first().or_else(|| prefer(&[Tag::Participle, Tag::Gerund])),
        Before::Preposition => prefer(&[Tag::Gerund]).or_else(nominal_first).or_else(|| prefer(&[Tag::Participle])),
        Before::SubjectPronoun => prefer(&[Tag::Past, Tag::Present, Tag::Base, Tag::Gerund]),
        Before::Nominal { plural, name } => {
            let object = is_object(words, index);
            let finite = if object {
                None
            } else if plural {
                prefer(&[Tag::Past, Tag::Base])
            } else {
                prefer(&[Tag::Past, Tag::Present])
            };
            match finite {
                Some(Tag::Past) => Some(
                    if next == Some(Tag::Preposition) && words.get(index + 1).is_some_and(|next| next.folds_to("by")) {
                        prefer(&[Tag::Participle]).unwrap_or(Tag::Past)
                    } else {
                        Tag::Past
                    },
                ),
                Some(tag)
                    if prior == tag
                        || opens_phrase(next)
                        || (name && !matches!(next, Some(Tag::Noun | Tag::Nouns | Tag::Mark))) =>
                {
                    Some(tag)
                }
                Some(tag) if word.has(Traits::CUE_VERB) && next == Some(Tag::Mark) && prior == tag => Some(tag),
                _ => nominal_first().filter(|_| !name || prior.is_nominal() || prior == Tag::Adjective),
            }
        }
        Before::Nothing => None,
    }
    .unwrap_or(prior)
}

fn single(tags: Tags) -> Tag {
    first_of(tags)
}

fn first_of(tags: Tags) -> Tag {
    const ALL: [Tag; 25] = [
        Tag::Noun,
        Tag::Nouns,
        Tag::Name,
        Tag::Adjective,
        Tag::Adverb,
        Tag::Base,
        Tag::Present,
        Tag::Past,
        Tag::Participle,
        Tag::Gerund,
        Tag::Modal,
        Tag::Auxiliary,
        Tag::To,
        Tag::Determiner,
        Tag::Possessive,
        Tag::Pronoun,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Subordinator,
        Tag::That,
        Tag::Wh,
        Tag::Negation,
        Tag::Number,
        Tag::Mark,
        Tag::Interjection,
    ];
    ALL.into_iter().find(|tag| tags.has(*tag)).unwrap_or(Tag::Noun)
}

/// What stands before a word, as far as it tells something about the word.
enum Before {
    To,
    Modal,
    Be,
    Have,
    Do,
    Specifier,
    Preposition,
    SubjectPronoun,
    Nominal { plural: bool, name: bool },
    Nothing,
}

fn before(words: &[Word], index: usize) -> Before {
    let Some(at) = words[..index].iter().rposition(|w| {
        !matches!(w.tag, Tag::Adverb | Tag::Negation) && !(w.is_kind(TokenKind::Quote) && w.tag == Tag::Mark)
    }) else {
        return Before::Nothing;
    };
    let word = &words[at];
    let adjacent = at + 1 == index;
    match word.tag {
        Tag::To => Before::To,
        Tag::Modal => Before::Modal,
        Tag::Auxiliary if word.has(Traits::BE) && !(word.has(Traits::HAVE)) => Before::Be,
        Tag::Auxiliary if word.has(Traits::BE) => Before::Be,
        Tag::Auxiliary if word.has(Traits::HAVE) => Before::Have,
        Tag::Auxiliary => Before::Do,
        Tag::Determiner | Tag::Possessive | Tag::Adjective => Before::Specifier,
        Tag::Number if adjacent => Before::Specifier,
        Tag::Preposition => Before::Preposition,
        Tag::Pronoun if word.has(Traits::SUBJECT) => Before::SubjectPronoun,
        Tag::Wh if word.folds_to_any(&["who", "which", "what"]) => Before::SubjectPronoun,
        Tag::That if at > 0 && words[at - 1].tag.is_nominal() => Before::SubjectPronoun,
        Tag::Noun => Before::Nominal { plural: false, name: false },
        Tag::Name => Before::Nominal {
            plural: word.entry.tags.has(Tag::Nouns) || word.text().ends_with('s') && word.text().len() > 4,
            name: true,
        },
        Tag::Nouns => Before::Nominal { plural: true, name: false },
        _ => Before::Nothing,
    }
}

fn function_word(words: &[Word], index: usize, tags: Tags, before: Before, next: Option<Tag>) -> Tag {
    let word = &words[index];
    let lower = word.text().to_ascii_lowercase();
    let after = words.get(index + 1);
    let verb_next = after.is_some_and(|after| {
        after.entry.tags.has(Tag::Base) && (after.entry.tags.any(VERBAL) && !after.token.capitalised)
    });
    match lower.as_str() {
        "to" => {
            let split = words.get(index + 2).is_some_and(|w| w.entry.tags.has(Tag::Base))
                && after.is_some_and(|a| a.entry.prior == Tag::Adverb || a.entry.tags.has(Tag::Negation));
            let be = after.is_some_and(|a| a.folds_to_any(&["be", "have", "do"]));
            let noun_like = after.is_some_and(|a| {
                a.entry.prior.is_nominal()
                    && words
                        .get(index + 2)
                        .is_some_and(|w| !opens_phrase(Some(likely(w, false))) || w.folds_to_any(&["of", "in"]))
            });
            if be || split || verb_next && !noun_like { Tag::To } else { Tag::Preposition }
        }
        "that" => match next {
            Some(Tag::Noun) if !matches!(before, Before::Nominal { .. }) && !follows_verb(words, index) => {
                Tag::Determiner
            }
            Some(Tag::Mark) | None => Tag::Pronoun,
            Some(Tag::Auxiliary | Tag::Modal) if !matches!(before, Before::Nominal { .. }) => Tag::Pronoun,
            _ => Tag::That,
        },
        "'s" | "’s" => {
            let pronoun = index > 0
                && (words[index - 1].tag == Tag::Pronoun
                    || words[index - 1].tag == Tag::Wh
                    || words[index - 1].folds_to_any(&["there", "here", "let"]));
            if pronoun {
                Tag::Auxiliary
            } else if matches!(
                next,
                Some(Tag::Determiner | Tag::Negation | Tag::Mark | Tag::Preposition | Tag::Pronoun)
            ) {
                Tag::Auxiliary
            } else {
                Tag::Possessive
            }
        }
        "'d" | "’d" => Tag::Modal,
        "her" => {
            if matches!(
                next,
                Some(
                    Tag::Noun
                        | Tag::Nouns
                        | Tag::Adjective
                        | Tag::Name
                        | Tag::Base
                        | Tag::Gerund
                        | Tag::Participle
                        | Tag::Number
                        | Tag::Past
                )
            ) {
                Tag::Possessive
            } else {
                Tag::Pronoun
            }
        }
        "his" | "its" => Tag::Possessive,
        "so" | "even" | "once" | "well" | "yet" | "long" | "much" | "then" => {
            if index == 0 && lower == "once" {
                Tag::Subordinator
            } else if lower == "yet" && index == 0 {
                Tag::Conjunction
            } else {
                Tag::Adverb
            }
        }
        "no" => {
            if next == Some(Tag::Mark) {
                Tag::Interjection
            } else {
                Tag::Determiner
            }
        }
        "neither" | "nor" => Tag::Conjunction,
        "as" | "before" | "after" | "since" | "until" | "till" | "than" | "like" | "because" | "except" => {
            clause_or_phrase(words, index)
        }
        "but" | "and" | "or" => Tag::Conjunction,
        "if" => {
            if follows_verb(words, index) {
                Tag::Wh
            } else {
                Tag::Subordinator
            }
        }
        "this" | "these" | "those" | "some" | "many" | "most" | "all" | "few" | "several" | "each" | "both" | "any"
        | "one" | "others" | "none" | "more" | "other" => {
            if matches!(
                next,
                Some(
                    Tag::Noun
                        | Tag::Nouns
                        | Tag::Adjective
                        | Tag::Name
                        | Tag::Number
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Gerund
                        | Tag::Participle
                        | Tag::Base
                )
            ) && tags.has(Tag::Determiner)
                && !after.is_some_and(|a| {
                    a.entry.prior == Tag::Base && a.entry.tags.any(VERBAL) && !a.entry.tags.any(NOMINAL)
                })
            {
                Tag::Determiner
            } else if tags.has(Tag::Pronoun) {
                Tag::Pronoun
            } else {
                first_of(tags)
            }
        }
        "out" | "up" | "off" | "down" | "back" | "over" | "away" | "along" | "ahead" => {
            if matches!(
                next,
                Some(Tag::Determiner | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Possessive | Tag::Number)
            ) && tags.has(Tag::Preposition)
            {
                Tag::Preposition
            } else {
                Tag::Adverb
            }
        }
        "less" | "least" | "such" | "enough" => {
            if tags.has(Tag::Determiner) {
                Tag::Determiner
            } else {
                Tag::Adverb
            }
        }
        "what" | "which" | "who" | "whose" | "whether" | "why" | "how" | "when" | "where" | "whom" => Tag::Wh,
        "cannot" => Tag::Modal,
        "except for" => Tag::Preposition,
        _ => {
            if tags.has(word.entry.prior) {
                word.entry.prior
            } else {
                first_of(tags)
            }
        }
    }
}

/// True where the noun phrase that ends before `index` hangs on a preposition or on a verb that takes no clause: no finite
/// verb follows it.
fn is_object(words: &[Word], index: usize) -> bool {
    let inside = |w: &Word| {
        matches!(w.tag, Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Number | Tag::Possessive | Tag::Determiner)
    };
    let Some(before) = words[..index].iter().rposition(|w| !inside(w)) else { return false };
    let specified = words[before + 1..index].iter().any(|w| matches!(w.tag, Tag::Possessive | Tag::Determiner));
    let head = &words[before];
    specified && (matches!(head.tag, Tag::Past | Tag::Base | Tag::Present | Tag::Gerund) && !head.has(Traits::CUE_VERB))
}

/// True where a verb stands right before, adverbs aside.
fn follows_verb(words: &[Word], index: usize) -> bool {
    words[..index].iter().rev().find(|w| w.tag != Tag::Adverb).is_some_and(|w| w.tag.is_verb())
}

/// `after`, `as`, `before`: a subordinator where a finite verb comes before the next mark, a preposition otherwise.
fn clause_or_phrase(words: &[Word], index: usize) -> Tag {
    let ahead = words[index + 1..]
        .iter()
        .take(9)
        .take_while(|w| !matches!(w.token.kind, TokenKind::Sign | TokenKind::Stop | TokenKind::Break));
    let mut seen_nominal = false;
    for word in ahead {
        let prior = word.entry.prior;
        if word.has(Traits::SUBJECT) && !word.has(Traits::OBJECT) && !seen_nominal {
            return Tag::Subordinator;
        }
        if matches!(prior, Tag::Past | Tag::Present | Tag::Modal | Tag::Auxiliary)
            && seen_nominal
            && !word.token.capitalised
        {
            return Tag::Subordinator;
        }
        seen_nominal |= prior.is_nominal() || word.token.capitalised || prior == Tag::Pronoun;
    }
    Tag::Preposition
}
