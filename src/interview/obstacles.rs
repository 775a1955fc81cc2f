//! What may be in the way of a deal: where the trouble began, and the red
//! flags. Computed, and shown only after the rep's own view.

use crate::domain::flags::{Facts, flags};
use crate::domain::fold::fold;
use crate::domain::id::CriterionRef;
use crate::domain::trace;
use crate::interview::situation::SoFar;

/// Kept where nothing of what was found costs us anything.
pub const NONE: &str = "none";

/// Most criteria named, earliest first: more than that nobody reads.
const NAMED: usize = 4;

/// Something that may be in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// A criterion, or the id of a red flag.
    pub id: String,
    /// What there is to see, in a sentence.
    pub text: String,
}

/// What may be in the way of the deal by now: where it began first, then the
/// red flags of the deal as the session leaves it.
pub fn obstacles(s: SoFar<'_>) -> Vec<Obstacle> {
    let standing = |id: &CriterionRef| s.standing(id);
    let traced = trace::trace(s.situation.process, &s.session.stage_at_start, standing);
    let traced: Vec<CriterionRef> = traced.into_iter().take(NAMED).collect();
    let outcome = |id| s.situation.process.criterion(id).map(|it| it.outcome.as_str());
    let outcomes: Vec<&str> = traced.iter().filter_map(outcome).collect();
    // What is named as an outcome is not named once more as a flag.
    let is_new =
        |flag: &Obstacle| !outcomes.iter().any(|outcome| flag.text.contains(&quoted(outcome)));
    let flags = red_flags(s).into_iter().filter(is_new);
    traced.iter().filter_map(|id| criterion(s, id)).chain(flags).collect()
}

/// An outcome as a flag names it alone.
fn quoted(outcome: &str) -> String {
    format!("\"{outcome}\",")
}

/// The two that a quick session lays side by side: what is weak furthest back,
/// and what is open first in the stage the deal is in.
pub fn nearest(s: SoFar<'_>) -> Vec<Obstacle> {
    let standing = |id: &CriterionRef| s.standing(id);
    let traced = trace::trace(s.situation.process, &s.session.stage_at_start, standing);
    let here = s.situation.process.stage(&s.session.stage_at_start);
    let here = here.and_then(|stage| trace::open(stage, standing).next());
    let mut nearest: Vec<CriterionRef> = traced.into_iter().take(1).collect();
    nearest.extend(here.filter(|id| !nearest.contains(id)));
    nearest.iter().filter_map(|id| criterion(s, id)).collect()
}

fn red_flags(s: SoFar<'_>) -> Vec<Obstacle> {
    let mut deal = s.situation.deal.clone();
    fold(s.session, &mut deal);
    let facts = Facts {
        deal: &deal,
        process: s.situation.process,
        steps: s.situation.background.look_back.iter().collect(),
        calls: s.situation.background.calls.iter().collect(),
        today: s.situation.today(),
    };
    let obstacle =
        |flag: crate::domain::flags::Flag| Obstacle { id: flag.id.to_string(), text: flag.text };
    flags(&facts).into_iter().map(obstacle).collect()
}

/// A required criterion that is not verified: its stage, its words, how it
/// stands.
fn criterion(s: SoFar<'_>, id: &CriterionRef) -> Option<Obstacle> {
    let stage = s.situation.process.stage(&id.stage)?;
    let outcome = &s.situation.process.criterion(id)?.outcome;
    let text = format!("{}: {outcome} ({})", stage.name, s.standing_in_words(id));
    Some(Obstacle { id: id.to_string(), text })
}
