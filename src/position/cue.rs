//! The cue's part in a claim: `denied` negates, `demanded` requires, `vowed` intends.

use super::claim::Modality;
use super::proposition::Proposition;
use crate::lexicon::{CueClass, Side};

/// What a cue does to every claim of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Force {
    /// It turns the polarity.
    pub negates: bool,
    /// How it puts forward what says nothing of it itself.
    pub modality: Option<Modality>,
    /// The side it takes toward the content as a whole.
    pub stance: Option<Side>,
    /// Praise or blame of what the content names.
    pub evaluation: Option<Side>,
    /// Praise or blame of all that a clause says: `the best thing is that …`.
    pub verdict: Option<Side>,
}

/// What the shape of a content lets a cue do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It has a finite verb.
    Finite,
    /// An infinitive whose subject is the actor: `to run`.
    Infinitive,
    /// An infinitive or bare verb with a subject of its own: `Iran to stop`.
    Directed,
    /// A gerund.
    Gerund,
    /// A noun phrase.
    Phrase,
}

/// The force of a cue over a content of a shape.
pub(super) fn force(class: CueClass, negated: bool, possible: bool, shape: Shape) -> Force {
    let mut force = Force { negates: false, modality: None, stance: None, evaluation: None, verdict: None };
    let asserts_nothing = Some(Modality::Asked);
    match class {
        CueClass::Say | CueClass::Tell | CueClass::Admit | CueClass::Show | CueClass::Know => match shape {
            // "Said to stop", "told them to leave".
            Shape::Infinitive | Shape::Directed if class == CueClass::Tell => force.modality = Some(Modality::Required),
            _ if negated => force.modality = asserts_nothing,
            _ => {}
        },
        CueClass::Believe => {
            force.negates = negated;
            force.modality = matches!(shape, Shape::Infinitive).then_some(Modality::Intended);
        }
        CueClass::Ask => {
            let request = matches!(shape, Shape::Infinitive | Shape::Directed) && !negated;
            force.modality = if request { Some(Modality::Required) } else { asserts_nothing };
        }
        CueClass::Mention => force.modality = asserts_nothing,
        CueClass::Deny if negated => force.modality = asserts_nothing,
        CueClass::Deny => force.negates = true,
        CueClass::Demand if negated => force.modality = asserts_nothing,
        CueClass::Demand => force.modality = Some(Modality::Required),
        CueClass::Promise => {
            force.negates = negated;
            force.modality = Some(Modality::Intended);
        }
        CueClass::Refuse => {
            force.negates = !negated;
            force.modality = Some(Modality::Intended);
        }
        CueClass::Want => {
            force.negates = negated;
            let own = matches!(shape, Shape::Infinitive);
            force.modality = Some(if own { Modality::Intended } else { Modality::Required });
        }
        CueClass::Support => force.stance = Some(if negated { Side::Against } else { Side::For }),
        CueClass::Oppose => force.stance = Some(if negated { Side::For } else { Side::Against }),
        CueClass::Praise => force.evaluation = (!negated).then_some(Side::For),
        CueClass::Blame => force.evaluation = (!negated).then_some(Side::Against),
        CueClass::Accuse | CueClass::Describe => force.negates = negated,
        CueClass::Warn => match shape {
            Shape::Infinitive => force.modality = Some(Modality::Intended),
            Shape::Phrase | Shape::Gerund => force.modality = Some(Modality::Possible),
            _ => {}
        },
        CueClass::Offer => match shape {
            Shape::Infinitive => {
                force.negates = negated;
                force.modality = Some(Modality::Intended);
            }
            Shape::Phrase | Shape::Gerund | Shape::Directed => force.modality = Some(Modality::Required),
            Shape::Finite => {}
        },
        CueClass::Allow if negated => force.modality = Some(Modality::Forbidden),
        CueClass::Allow => force.modality = Some(Modality::Permitted),
        CueClass::Ban if negated => force.modality = Some(Modality::Permitted),
        CueClass::Ban => force.modality = Some(Modality::Forbidden),
    }
    if possible && force.modality != asserts_nothing {
        force.modality = Some(Modality::Possible);
    }
    force
}

/// What somebody wants of what they are for or against.
pub(super) fn wanted(side: Side) -> Modality {
    match side {
        Side::For => Modality::Required,
        Side::Against => Modality::Forbidden,
    }
}

/// Polarity and modality of a claim: the clause's own under the cue's.
///
/// What must not be is `Forbidden` and affirmed; what need not be is `Permitted` and negated.
pub(super) fn settle(found: &Proposition, force: Force, own: bool, conditional: bool) -> (bool, Modality) {
    let mut negated = found.negated != force.negates;
    let clause = match found.modality {
        // What others will do is foretold, not intended.
        Some(Modality::Intended) if !own => (!found.governors.is_empty()).then_some(Modality::Possible),
        other => other,
    };
    let modality = match (clause, force.modality) {
        (_, Some(Modality::Asked)) => Modality::Asked,
        (None | Some(Modality::Intended | Modality::Possible), Some(cue)) => cue,
        (Some(clause), _) => clause,
        (None, None) => Modality::Asserted,
    };
    let modality = if negated && modality == Modality::Required { Modality::Forbidden } else { modality };
    if modality == Modality::Forbidden {
        negated = false;
    }
    let settled = conditional && matches!(modality, Modality::Asserted | Modality::Intended | Modality::Possible);
    (negated, if settled { Modality::Conditional } else { modality })
}
