//! What was verified, and what a stage still needs: shared by the questions.

use crate::domain::deal::{CriterionStanding, Tally, tally};
use crate::domain::id::{CriterionRef, ElementId};
use crate::domain::missing::Missing;
use crate::domain::process::Stage;
use crate::domain::{scorecard, stage_gate};
use crate::interview::situation::{Situation, SoFar};

/// Whether all that is needed was there before the session, nobody in the evidence
/// has left, and nothing of it was answered since: one line, nothing to ask.
pub fn is_firm_ground(s: SoFar<'_>, stage: &Stage) -> bool {
    let here = &s.session.stage_at_start;
    stage
        .required()
        .map(|criterion| stage.criterion(criterion))
        .all(|id| is_settled(s, &id) && !s.session.exit.contains_key(&id))
        && scorecard::asked_in(s.situation.process, here, stage)
            .all(|element| !asks_of(s, &element.id))
}

/// Whether Enter stops at an element: the current stage wants it, or a stage
/// behind does and what was said before is not enough any more. What was never
/// asked while the deal passed stays open, and Tab goes there.
pub fn asks_of(s: SoFar<'_>, element: &ElementId) -> bool {
    let stage = s.situation.process.stage(&s.session.stage_at_start);
    let is_wanted_here = stage.is_some_and(|stage| stage.minimum.contains_key(element));
    let was_asked = s.situation.deal.score(element).on.is_some();
    (is_wanted_here || was_asked) && !is_scored(s, element)
}

/// Whether an element was as far as the stages want it before the session, by
/// somebody who is still there.
pub fn is_scored(s: SoFar<'_>, element: &ElementId) -> bool {
    let Situation { process, deal, .. } = *s.situation;
    scorecard::is_settled(process, deal, &s.session.stage_at_start, element, s.situation.today())
}

/// Whether a criterion was verified before, by somebody who is still there.
pub fn is_settled(s: SoFar<'_>, criterion: &CriterionRef) -> bool {
    let Situation { deal, .. } = *s.situation;
    let who = deal.finding(criterion).evidence.as_ref().and_then(|it| it.who.as_ref());
    deal.standing(criterion, s.situation.today()) == CriterionStanding::Verified
        && !who.is_some_and(|who| deal.has_left(who))
}

/// What the stage the deal is in needs and does not have by now: required
/// criteria that are not verified, elements that are not far enough.
pub fn missing(s: SoFar<'_>) -> Vec<Missing> {
    let Some(stage) = s.situation.process.stage(&s.session.stage_at_start) else {
        return Vec::new();
    };
    stage_gate::missing(s.situation.process, stage, |id| s.standing(id), |id| s.weighed(id))
}

/// How the required criteria of a stage stand by now.
pub fn tally_now(s: SoFar<'_>, stage: &Stage) -> Tally {
    tally(stage, |criterion| s.standing(criterion))
}
