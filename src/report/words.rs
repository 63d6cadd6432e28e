//! The word diff of two contents, where they are near enough for it to say something.

use similar::{Algorithm, DiffTag, capture_diff_slices, diff_ratio};

use crate::text::{ShortForm, Span, Token, TokenKind, Vocabulary, WordId, lex};

/// Least share of words that both must hold. Below it two texts are paraphrases, and their diff is noise.
const NEAR: f32 = 0.6;

/// Most tokens of a text that is compared: what a person can take in.
const LONGEST: usize = 80;

/// A stretch of words that both texts hold, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Who holds it.
    pub held: Held,
    /// The words; of what both hold, as the later has them.
    pub text: String,
    /// True where a blank stands before it.
    pub spaced: bool,
}

/// Which of two texts holds a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// Both.
    Both,
    /// The earlier only.
    Earlier,
    /// The later only.
    Later,
}

/// What changed from one text to the other, word by word; `None` where they are the same or too far apart.
///
/// Compares tokens without regard to case or to quotation marks. The ratio is twice the shared tokens over all tokens.
pub fn word_diff(earlier: &str, later: &str) -> Option<Vec<Stretch>> {
    let (old, new) = (words(earlier)?, words(later)?);
    let fold = |tokens: &[Token]| tokens.iter().map(|token| token.text.to_lowercase()).collect::<Vec<_>>();
    let (old_folded, new_folded) = (fold(&old), fold(&new));
    let changes = capture_diff_slices(Algorithm::Myers, &old_folded, &new_folded);
    if old_folded == new_folded || diff_ratio(&changes, old.len(), new.len()) < NEAR {
        return None;
    }
    let mut diff = Vec::new();
    for change in &changes {
        let (before, after) = (&old[change.old_range()], &new[change.new_range()]);
        match change.tag() {
            DiffTag::Equal => diff.push(stretch(Held::Both, after)),
            DiffTag::Delete => diff.push(stretch(Held::Earlier, before)),
            DiffTag::Insert => diff.push(stretch(Held::Later, after)),
            DiffTag::Replace => diff.extend([stretch(Held::Earlier, before), stretch(Held::Later, after)]),
        }
    }
    Some(diff)
}

fn stretch(held: Held, tokens: &[Token]) -> Stretch {
    let spaced = tokens.first().is_some_and(|first| first.spaced);
    let text = tokens.iter().flat_map(|token| if token.spaced { [" ", token.text] } else { ["", token.text] });
    Stretch { held, text: text.collect::<String>().trim_start().to_owned(), spaced }
}

/// The tokens that are compared; `None` where there are none, or too many.
fn words(text: &str) -> Option<Vec<Token<'_>>> {
    /// Bytes that [`LONGEST`] tokens may have: a longer text is not even cut into tokens.
    const BYTES: usize = LONGEST * 16;
    let end = u32::try_from(text.len()).ok().filter(|_| text.len() <= BYTES)?;
    let mut tokens = Vec::new();
    let mut blank = false; // before a quotation mark that was left out
    for token in lex(text, Span::new(0, end), &NoWords).all {
        match token.kind {
            TokenKind::Quote | TokenKind::Break => blank |= token.spaced,
            _ => tokens.push(Token { spaced: token.spaced || std::mem::take(&mut blank), ..token }),
        }
    }
    (1..=LONGEST).contains(&tokens.len()).then_some(tokens)
}

/// A diff compares characters: no word means anything to it.
struct NoWords;

impl Vocabulary for NoWords {
    fn look_up(&self, _: &[u8]) -> WordId {
        WordId(0)
    }

    fn look_up_short(&self, _: ShortForm) -> WordId {
        WordId(0)
    }

    fn is_abbreviation(&self, _: WordId) -> bool {
        false
    }
}
