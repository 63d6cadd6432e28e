//! What the grammar yields.

use compact_str::CompactString;
use smallvec::SmallVec;

use crate::lexicon::CueClass;
use crate::text::TokenRange;

/// Stretches of words, in order. Most often there is one, and it is kept in place.
pub type Ranges = SmallVec<[TokenRange; 1]>;

/// Somebody said something: the parts as token ranges of one `Reading`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words for who said it; `None` where the text names nobody.
    pub source: Option<TokenRange>,
    /// The words that attribute it, in order; more than one range where something stands between them.
    pub cue: Ranges,
    /// The token whose lemma is the cue.
    pub cue_head: usize,
    /// The cue's lemma, with its particle: `point out`, `according to`.
    pub lemma: CompactString,
    /// What the cue commits its actor to.
    pub class: CueClass,
    /// True where the cue is negated: `did not say`.
    pub negated: bool,
    /// True where the cue stands under a modal, `to`, a condition or a question: `would say`, `might oppose`.
    pub unreal: bool,
    /// Somebody that the content is about or that the words are addressed to: `Witkoff` in `accused Witkoff of …`.
    pub object: Option<TokenRange>,
    /// What was said, in order, not touching.
    pub content: Ranges,
    /// How much of the content is quoted.
    pub quotation: QuotationKind,
    /// The form that matched: `quote-said`, `said-that` …
    pub form: &'static str,
    /// True where the text moves it before the document's date: `after earlier saying`, `had said`, `once called`.
    pub earlier: bool,
    /// Index of the attribution whose content holds this one.
    pub inside: Option<usize>,
}

/// What the narrator's own voice tells of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// An act or a change of position.
    pub kind: ReportKind,
    /// Who.
    pub source: Option<TokenRange>,
    /// The verb or the words that tell it: `signed`, `walked back`, `once … now`.
    pub cue: Vec<TokenRange>,
    /// The token whose lemma is the cue.
    pub cue_head: usize,
    /// What was done, or what position changed.
    pub content: Vec<TokenRange>,
    /// What the text tells of the position before the change.
    pub earlier_side: Option<TokenRange>,
    /// What the text tells of the position after the change.
    pub later_side: Option<TokenRange>,
    /// What told before its sentence it takes back.
    pub takes_back: TakenBack,
    /// How its sentence says that it came after.
    pub follows: Follows,
    /// True where it is no change of position but for what it takes back: `apologized the next day`.
    pub hanging: bool,
    /// All that tells it: source, cue, content and sides.
    pub passage: TokenRange,
    /// The form that matched.
    pub form: &'static str,
    /// True where the text moves it before the document's date.
    pub earlier: bool,
    /// Index of the attribution whose content holds this report: it is that source's word, not the narrator's.
    pub inside: Option<usize>,
}

/// What a change of position takes back of what the text told before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// Nothing that the words point at.
    Nothing,
    /// What the source was last told to have said: `a day later she reversed herself`.
    Latest,
    /// What the source was told to have said of the same thing: `then she retracted the apology`.
    Same,
    /// It is itself what was so, and what the source says next tells what is: `as recently as June she had ruled it out`.
    Overtaken,
}

/// How a sentence says that what it tells came after what was told before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// In a word: `later`, `but`, `the next day`.
    Said,
    /// By naming a time of its own: `on Friday`.
    Dated,
    /// Not at all.
    Unsaid,
}

/// An act or a reversal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// `signed the order`.
    Act,
    /// `walked back his pledge`.
    Reversal,
}

/// A cue that was found and could not be made into an attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// The cue's token.
    pub cue: usize,
    /// Why: `no source`, `no content`, `inside a quotation` …
    pub reason: &'static str,
}

/// How much of the content stands between quotation marks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum QuotationKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// A part of it.
    Mixed,
}
