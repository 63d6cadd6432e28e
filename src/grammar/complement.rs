//! The right window: what a cue's frames let follow it.

use std::cell::OnceCell;

use smallvec::SmallVec;

use super::context::Context;
use super::phrase::{adverbial, clause_opening, core, load, named_time, noun_phrases, taken, time_phrase};
use super::word::Word;
use crate::lexicon::{Cue, Frames, Tag, Traits};
use crate::text::{TokenKind, TokenRange};

/// What follows a cue.
#[derive(Debug, Clone)]
pub struct Complement<'c> {
    /// The sense of the cue that takes it.
    pub cue: &'c Cue,
    /// Which of its frames.
    pub frame: Frames,
    /// One past the last word of the cue: after its particle or preposition.
    pub cue_end: usize,
    /// First word of the content.
    pub start: usize,
    /// Somebody addressed or spoken of between cue and content.
    pub object: Option<TokenRange>,
}

/// How many adverbials may stand between a cue and its content.
const ADVERBIALS: usize = 5;

/// The complement that begins after the word at `head`, in the first sense that has one.
pub fn complement<'c>(context: &Context, senses: &'c [Cue], head: usize) -> Option<Complement<'c>> {
    let open = open_senses(context, senses, head + 1);
    let asked = open.iter().fold(Frames::default(), |frames, (cue, _)| frames.with(cue.frames));
    let mut at = open.first()?.1;
    for skipped in 0..=ADVERBIALS {
        let window = Window::new(context, at);
        let moved = skipped > 0;
        for frame in window.possible(asked, moved).each() {
            for (cue, cue_end) in open.iter().filter(|(cue, _)| cue.frames.any(frame)) {
                if let Some((start, object, end)) = window.matches(cue, frame, moved) {
                    return Some(Complement { cue, frame, cue_end: end.unwrap_or(*cue_end), start, object });
                }
            }
        }
        at += next_adverbial(context, at)?;
    }
    None
}

/// The senses that the words after a cue leave open, with where their own words end: those whose particle stands at `at`,
/// or those without one where none does.
fn open_senses<'c>(context: &Context, senses: &'c [Cue], at: usize) -> SmallVec<[(&'c Cue, usize); 4]> {
    let mut open = SmallVec::new();
    for cue in senses {
        // "Made it clear", "gave her word".
        let between = |w: &Word| w.folds_to("it") || w.tag == Tag::Possessive && w.is_kind(TokenKind::Word);
        let past_it = at + usize::from(context.at(at).is_some_and(between));
        let end = |particle| particle_end(context, particle, at).or_else(|| particle_end(context, particle, past_it));
        if let Some(end) = cue.particle.as_deref().and_then(end) {
            open.push((cue, end));
        }
    }
    if open.is_empty() {
        open.extend(senses.iter().filter(|cue| cue.particle.is_none()).map(|cue| (cue, at)));
    }
    open
}

/// The end of a cue's particle at `at`; a particle of several words stands as a whole.
fn particle_end(context: &Context, particle: &str, at: usize) -> Option<usize> {
    let first = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if first(particle) != first(context.at(at)?.text()) {
        return None;
    }
    let mut end = at;
    for part in particle.split(' ') {
        if !context.at(end)?.folds_to(part) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

fn next_adverbial(context: &Context, at: usize) -> Option<usize> {
    /// How many words an aside has at most.
    const ASIDE: usize = 14;
    let rest = context.from(at);
    let dash = rest.first().is_some_and(|w| w.is_kind(TokenKind::Dash));
    // "Came out on Monday against it": no phrase hangs on a day.
    let day = rest.first().filter(|w| w.tag == Tag::Preposition).and_then(|_| taken(named_time, &rest[1..]));
    if let Some(day) = day
        && rest.get(1 + day).is_some_and(|w| w.tag == Tag::Preposition)
    {
        return Some(1 + day);
    }
    if !dash && !rest.first().is_some_and(Word::is_comma) {
        return taken(adverbial, rest).filter(|length| *length > 0);
    }
    // ", with an awkward smile," and other asides.
    let closes = |w: &Word| w.is_kind(TokenKind::Dash) || w.is_comma() && !dash || w.is(":") && !dash;
    let inside = rest[1..]
        .iter()
        .take_while(|w| !closes(w) && !matches!(w.token.kind, TokenKind::Stop | TokenKind::Quote))
        .count();
    let close = rest.get(inside + 1).filter(|close| inside <= ASIDE && dash == close.is_kind(TokenKind::Dash))?;
    let goes_on = || {
        let after = context.from(at + inside + 2);
        after.first().is_some_and(|w| w.tag == Tag::That) || taken(clause_opening, after).is_some()
    };
    let aside = dash && goes_on()
        || match rest[1].tag {
            Tag::Preposition | Tag::Adverb | Tag::Gerund | Tag::Participle => !dash,
            // ", win or lose," and ", if elected,".
            Tag::Base | Tag::Subordinator => goes_on(),
            _ => false,
        };
    // "… , with a smile: “…”"
    aside.then_some(inside + if close.is(":") { 1 } else { 2 })
}

/// How many words an object has at most that says what somebody does.
const LOADED: usize = 16;

/// A match: where the content starts, the object before it, and the cue's end where the frame moves it.
type Match = (usize, Option<TokenRange>, Option<usize>);

/// The words that begin where a complement may.
struct Window<'c> {
    context: &'c Context<'c>,
    at: usize,
    rest: &'c [Word<'c>],
    /// The length of a short object that may stand there, and those of longer ones: parsed once, for all frames.
    object: OnceCell<Option<usize>>,
    longer: OnceCell<[Option<usize>; 2]>,
}

/// What begins with a mark that no phrase begins with.
const AFTER_MARK: Frames = Frames::QUOTE.with(Frames::THAT);

/// What adverbials may stand before.
const MOVABLE: Frames = AFTER_MARK
    .with(Frames::WH)
    .with(Frames::TO)
    .with(Frames::CLAUSE)
    .with(Frames::GERUND)
    .with(Frames::PREPOSITION)
    .with(Frames::ADDRESSEE);

impl<'c> Window<'c> {
    fn new(context: &'c Context<'c>, at: usize) -> Self {
        Window { context, at, rest: context.from(at), object: OnceCell::new(), longer: OnceCell::new() }
    }

    /// Those of the frames that can begin here.
    fn possible(&self, asked: Frames, moved: bool) -> Frames {
        let ends = |first: &Word| first.is_comma() || matches!(first.token.kind, TokenKind::Stop | TokenKind::Dash);
        match self.rest.first() {
            None => Frames::default(),
            Some(first) if ends(first) => asked.common(AFTER_MARK),
            Some(_) if moved => asked.common(MOVABLE),
            Some(_) => asked,
        }
    }

    /// `moved` tells that adverbials stand before it.
    fn matches(&self, cue: &Cue, frame: Frames, moved: bool) -> Option<Match> {
        let Window { context, at, rest, .. } = *self;
        let first = rest.first()?;
        let plain = |start| Some((start, None, None));
        match frame {
            Frames::QUOTE => quotation(context, at).and_then(plain),
            Frames::THAT
                if first.tag == Tag::That || first.folds_to("that") && taken(clause_opening, &rest[1..]).is_some() =>
            {
                plain(at)
            }
            Frames::THAT if first.is_comma() && rest.get(1).is_some_and(|w| w.tag == Tag::That) => plain(at + 1),
            Frames::WH
                if first.tag == Tag::Wh && !(moved && first.folds_to_any(&["who", "which", "when", "where"])) =>
            {
                plain(at)
            }
            Frames::TO if begins_infinitive(rest) => plain(at),
            Frames::CLAUSE => clause(rest, moved).then_some(at).and_then(plain),
            Frames::GERUND if first.tag == Tag::Gerund || first.folds_to("having") => plain(at),
            Frames::PREPOSITION if !moved || cue.frames == Frames::PREPOSITION => preposition(context, cue, at),
            Frames::ADDRESSEE => addressee(context, cue, at),
            _ if moved => None,
            Frames::OBJECT if first.is_kind(TokenKind::Quote) && context.quotation_at(at).is_some() => plain(at),
            Frames::OBJECT => self.object().and_then(|_| plain(at)),
            // "called the plan “a gift”": the mark may stand where the object ends.
            Frames::PREDICATE if self.quoted_predicate().is_some() => {
                let object = self.quoted_predicate()?;
                Some((at, Some(at..at + object), None))
            }
            Frames::OBJECT_OF | Frames::OBJECT_AS | Frames::OBJECT_TO | Frames::SUBJUNCTIVE | Frames::PREDICATE => {
                let object = self.objects().find(|length| follows_object(rest, *length, cue, frame))?;
                Some((at, Some(at..at + object), None))
            }
            _ => None,
        }
    }

    /// The length of an object that a quotation follows at once.
    fn quoted_predicate(&self) -> Option<usize> {
        let length = self.object()?;
        let opens = |w: &Word| w.is_kind(TokenKind::Quote) && w.token.spaced;
        // "Called those asking for a vote “fools”".
        if self.rest[0].folds_to("those") && self.rest.get(1).is_some_and(|w| w.tag == Tag::Gerund) {
            let mark = self
                .rest
                .iter()
                .take(LOADED)
                .position(|w| opens(w) || w.tag == Tag::Mark)
                .filter(|mark| opens(&self.rest[*mark]))?;
            return self.context.quotation_at(self.at + mark).map(|_| mark);
        }
        let mark = self.rest[1..].iter().take(length).position(opens)? + 1;
        let object = taken(core, &self.rest[..mark]).filter(|length| *length == mark)?;
        self.context.quotation_at(self.at + mark).map(|_| object)
    }

    /// The length of a short noun phrase.
    fn object(&self) -> Option<usize> {
        *self.object.get_or_init(|| object_phrase(self.rest))
    }

    /// The lengths that an object may have: a short noun phrase, a longer one with a time after it, one that says who it is.
    fn objects(&self) -> impl Iterator<Item = usize> {
        let longer = |short: usize| {
            *self.longer.get_or_init(|| {
                let Some(length) = taken(noun_phrases, self.rest) else { return [None; 2] };
                let after = &self.rest[length..];
                let timed = length + taken(time_phrase, after).unwrap_or(0);
                [Some(timed).filter(|timed| *timed > short), taken(load, after).map(|load| length + load)]
            })
        };
        let lengths =
            move |short| std::iter::once(short).chain(std::iter::once_with(move || longer(short)).flatten().flatten());
        self.object().into_iter().flat_map(lengths)
    }
}

/// "To sell", "not to sell".
fn begins_infinitive(rest: &[Word]) -> bool {
    let negated = rest.first().is_some_and(|w| w.tag == Tag::Negation);
    rest.get(usize::from(negated)).is_some_and(|w| w.tag == Tag::To)
}

/// What comes after an object of that length is what the frame asks for.
fn follows_object(rest: &[Word], object: usize, cue: &Cue, frame: Frames) -> bool {
    let Some(after) = rest.get(object) else { return false };
    match frame {
        Frames::OBJECT_OF => {
            after.folds_to_any(&["of", "for", "over", "with"]) || cue.prepositions.iter().any(|p| after.folds_to(p))
        }
        Frames::OBJECT_AS => after.folds_to("as"),
        Frames::OBJECT_TO => begins_infinitive(&rest[object..]),
        Frames::SUBJUNCTIVE => {
            after.tag == Tag::Base
                || after.tag == Tag::Negation
                || after.entry.tags.has(Tag::Base) && after.tag != Tag::Mark
        }
        // "Called the results encouraging", and not "called the mayor urging her to …".
        Frames::PREDICATE if after.tag == Tag::Gerund => {
            rest.get(object + 1).is_none_or(|next| matches!(next.tag, Tag::Mark | Tag::Conjunction))
        }
        _ => {
            matches!(
                after.tag,
                Tag::Adjective
                    | Tag::Determiner
                    | Tag::Possessive
                    | Tag::Noun
                    | Tag::Name
                    | Tag::Participle
                    | Tag::Adverb
            ) || after.is_kind(TokenKind::Quote)
        }
    }
}

/// An opening mark, with a comma or a colon before it or not, and something said inside: `said, "…"`, `tweeted this: "…"`.
/// After a colon at the end of a paragraph the quotation opens the next one.
fn quotation(context: &Context, at: usize) -> Option<usize> {
    let rest = context.from(at);
    let pointer = rest.iter().take_while(|w| w.folds_to_any(&["this", "the", "following", "these", "words"])).count();
    let mark = rest.get(pointer).filter(|w| w.is(":") || pointer == 0 && w.is_comma());
    let open = at + mark.map_or(0, |_| pointer + 1);
    if open == context.end
        && mark.is_some_and(|w| w.is(":"))
        && context.words.get(open).is_some_and(|w| w.is_kind(TokenKind::Break))
    {
        return context.quotation_at(open + 1).map(|quotation| quotation.open);
    }
    let quotation = context.quotation_at(open)?;
    (mark.is_some() || context.is_speech(quotation)).then_some(open)
}

/// A noun phrase right after the cue: the length of its core with `of`-phrases.
fn object_phrase(rest: &[Word]) -> Option<usize> {
    let first = rest.first()?;
    if first.has(Traits::TIME) && first.has(Traits::CALENDAR)
        || first.folds_to_any(&["there", "here"])
        || taken(named_time, rest).is_some()
    {
        return None;
    }
    let length = taken(core, rest)?;
    let pronoun_subject =
        rest[0].tag == Tag::Pronoun && rest[0].has(Traits::SUBJECT) && !rest[0].has(Traits::OBJECT) && length == 1;
    (!pronoun_subject || rest[0].folds_to_any(&["it", "that", "this", "those", "all", "something", "nothing"]))
        .then_some(length)
}

/// A clause without *that*: a subject and its finite verb, or a condition and the clause it governs.
fn clause(rest: &[Word], moved: bool) -> bool {
    // "Said about 90 people had left".
    let counts = rest[0].folds_to_any(&["about", "around", "over", "under"])
        && rest.get(1).is_some_and(|w| w.tag == Tag::Number);
    let rest = if counts && !moved { &rest[1..] } else { rest };
    let first = &rest[0];
    if first.tag == Tag::Subordinator || first.tag == Tag::Wh && first.folds_to("if") {
        return !moved
            && first.folds_to_any(&["if", "unless", "although", "because", "while"])
            && taken(clause_opening, &rest[1..]).is_some();
    }
    if matches!(first.tag, Tag::Mark) && !first.is_kind(TokenKind::Quote)
        || matches!(first.tag, Tag::Preposition | Tag::To)
    {
        return false;
    }
    taken(clause_opening, rest).is_some()
}

fn preposition(context: &Context, cue: &Cue, at: usize) -> Option<Match> {
    let first = context.at(at)?;
    if !cue.prepositions.iter().any(|preposition| first.folds_to(preposition)) {
        return None;
    }
    let rest = context.from(at + 1);
    let object = taken(core, rest).is_some()
        || rest.first().is_some_and(|w| {
            matches!(w.tag, Tag::Gerund | Tag::Wh | Tag::That | Tag::Participle) || w.is_kind(TokenKind::Quote)
        });
    (object && taken(named_time, rest).is_none()).then_some((at + 1, None, Some(at + 1)))
}

/// `told reporters that …`: the addressee, tried from its longest reading to its shortest, and what follows it.
fn addressee(context: &Context, cue: &Cue, at: usize) -> Option<Match> {
    let rest = context.from(at);
    if rest[0].quoted || rest[0].is_kind(TokenKind::Quote) {
        return None;
    }
    let longest = taken(noun_phrases, rest)?;
    for length in (1..=longest).rev() {
        if length < longest && !rest[length - 1].tag.is_nominal() && rest[length - 1].tag != Tag::Pronoun {
            continue;
        }
        let mut after = at + length;
        for step in 0..4 {
            let follows = [Frames::QUOTE, Frames::THAT, Frames::WH, Frames::TO, Frames::CLAUSE, Frames::PREPOSITION];
            let window = Window::new(context, after);
            for frame in follows.into_iter().filter(|frame| cue.frames.any(*frame)) {
                if let Some((start, _, end)) = window.matches(cue, frame, step > 0) {
                    return Some((start, Some(at..at + length), end));
                }
            }
            match next_adverbial(context, after) {
                Some(step) => after += step,
                None => break,
            }
        }
    }
    None
}
