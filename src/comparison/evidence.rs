//! What speaks for and against a contradiction, and how much.

use std::fmt;

/// What a contradiction is held to be.
///
/// De Marneffe, Rafferty and Manning (2008), "Finding contradictions in text", tell apart what cannot be true together
/// from what is only unlikely to be; of one speaker's statements the second is what people ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    /// One speaker's statements pull against each other: whoever says the one owes a word about the other.
    Tension,
    /// If the one is true the other is not.
    Exclusion,
}

/// A sign of a contradiction, or of none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// The lighter side is covered by words of the other.
    SharedWords,
    /// What the sides share is much, or rare.
    SharedMatter,
    /// One clause denies what the clause facing it affirms, and little else differs.
    Denied,
    /// Words that one side denies and the other affirms.
    DeniedWords,
    /// The predicate is among them.
    DeniedPredicate,
    /// What the later side tells as done was kept from being done: delayed, cancelled, lacking.
    Averted,
    /// What the later side tells as done may come to be done.
    OnlyPossible,
    /// Words that conflict when they are said of one thing.
    Opposites,
    /// What the one side tells is furthered the other tells is hindered.
    Effects,
    /// One side wants more of what the other wants less of.
    Attitudes,
    /// The same of two things that are of one matter.
    RelatedAttitudes,
    /// One side speaks well, the other ill, of what they share.
    Tones,
    /// What the one wants or requires is denied by the other.
    WantedDenied,
    /// What the one says of all is denied by the other.
    AllDenied,
    /// Two figures for one thing.
    Figures,
    /// Two years for one event.
    Years,
    /// A role is said to be of two names: the coach of Lund, the coach of Turku.
    Holders,
    /// What the one says is over the other says is so: "a former member".
    Former,
    /// One side is a position, and the other side speaks of the same matter.
    PositionOnMatter,
    /// Both sides are positions on the same matter.
    Positions,
    /// Both sides are positions, with words in them that conflict. Who tells and argues sets such words side by side.
    OpposedPositions,
    /// The later side names somebody or something that the earlier does not.
    NewNames,
    /// Both sides deny something.
    BothDeny,
}

impl Sign {
    /// Its name, as reports show it.
    pub const fn name(self) -> &'static str {
        match self {
            Sign::SharedWords => "shared-words",
            Sign::SharedMatter => "shared-matter",
            Sign::Denied => "denied",
            Sign::DeniedWords => "denied-words",
            Sign::DeniedPredicate => "denied-predicate",
            Sign::Averted => "averted",
            Sign::OnlyPossible => "only-possible",
            Sign::Opposites => "opposites",
            Sign::Effects => "effects",
            Sign::Attitudes => "attitudes",
            Sign::RelatedAttitudes => "related-attitudes",
            Sign::Tones => "tones",
            Sign::WantedDenied => "wanted-denied",
            Sign::AllDenied => "all-denied",
            Sign::Figures => "figures",
            Sign::Years => "years",
            Sign::Holders => "holders",
            Sign::Former => "former",
            Sign::PositionOnMatter => "position-on-matter",
            Sign::Positions => "positions",
            Sign::OpposedPositions => "opposed-positions",
            Sign::NewNames => "new-names",
            Sign::BothDeny => "both-deny",
        }
    }

    /// What it adds to the score at full strength.
    ///
    /// Three sizes, given by what a sign means and fitted to no data: a conflict in what is said counts 1, what only hints at
    /// one or lets it be one a half, and what lets the two stand together takes a half away. Only a conflict excludes.
    pub const fn weight(self, sense: Sense) -> f32 {
        match sense {
            Sense::Tension => self.tension(),
            Sense::Exclusion => self.exclusion(),
        }
    }

    const fn exclusion(self) -> f32 {
        match self {
            Sign::Denied | Sign::DeniedWords | Sign::Averted | Sign::OnlyPossible | Sign::Opposites => 1.0,
            Sign::Effects | Sign::Figures | Sign::Years | Sign::Holders | Sign::Former => 1.0,
            _ => 0.0,
        }
    }

    const fn tension(self) -> f32 {
        match self {
            Sign::Denied | Sign::OpposedPositions | Sign::Attitudes | Sign::Tones => 1.0,
            Sign::DeniedWords | Sign::DeniedPredicate | Sign::WantedDenied | Sign::AllDenied | Sign::Figures => 0.5,
            Sign::SharedWords | Sign::SharedMatter | Sign::PositionOnMatter | Sign::Positions => 0.5,
            Sign::RelatedAttitudes => 0.5,
            Sign::NewNames | Sign::BothDeny => -0.5,
            Sign::Averted | Sign::OnlyPossible | Sign::Effects => 0.0,
            Sign::Opposites | Sign::Years | Sign::Holders | Sign::Former => 0.0,
        }
    }
}

/// One sign, found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Which.
    pub sign: Sign,
    /// How plainly it shows: 0 not at all, 1 fully.
    pub strength: f32,
}

/// The evidence of one pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// What the pair is held to.
    pub sense: Sense,
    /// The signs that show, in the order in which [`Sign`] names them.
    pub evidence: Vec<Evidence>,
    /// The sum of strength times weight.
    pub score: f32,
}

impl Weighing {
    /// Weighs some evidence; what has no strength is left out.
    pub(super) fn new(sense: Sense, mut evidence: Vec<Evidence>) -> Weighing {
        evidence.retain(|one| one.strength > 0.0);
        evidence.sort_by_key(|one| one.sign);
        let score = evidence.iter().fold(0.0, |sum, one| sum + one.strength * one.sign.weight(sense));
        Weighing { sense, evidence, score }
    }

    /// The score from which on a pair is taken for a contradiction.
    pub const fn threshold(&self) -> f32 {
        match self.sense {
            // A little less than one hint that nothing speaks against: where three in four are right.
            Sense::Tension => 0.4,
            // Six tenths of what the later text says.
            Sense::Exclusion => 0.6,
        }
    }

    /// True where the two statements are taken to contradict each other. What they merely share is no contradiction.
    pub fn contradicts(&self) -> bool {
        let conflict = |one: &Evidence| match one.sign {
            Sign::SharedWords | Sign::SharedMatter | Sign::PositionOnMatter | Sign::Positions => false,
            sign => sign.weight(self.sense) > 0.0,
        };
        self.score >= self.threshold() && self.evidence.iter().any(conflict)
    }

    /// The names of the signs that speak for a contradiction; none where the pair is not taken for one.
    pub fn signs(&self) -> Vec<String> {
        let speaks_for = |one: &&Evidence| one.sign.weight(self.sense) > 0.0;
        let names = self.evidence.iter().filter(speaks_for).map(|one| one.sign.name().to_owned());
        if self.contradicts() { names.collect() } else { Vec::new() }
    }
}

impl fmt::Display for Weighing {
    /// One line for the verdict, and one for each sign with what it adds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sense = match self.sense {
            Sense::Tension => "tension",
            Sense::Exclusion => "exclusion",
        };
        let verdict = if self.contradicts() { "a contradiction" } else { "no contradiction" };
        writeln!(f, "{verdict} ({sense}: {:.2} of {:.2})", self.score, self.threshold())?;
        for one in &self.evidence {
            let adds = one.strength * one.sign.weight(self.sense);
            writeln!(f, "  {adds:+.2}  {} ({:.2})", one.sign.name(), one.strength)?;
        }
        Ok(())
    }
}
