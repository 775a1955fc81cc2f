//! Keeping an answer: the text typed into a field becomes part of the session,
//! or is refused with a sentence for the people at the screen.

mod captured;

use crate::domain::id::{CriterionRef, Draw, StageId};
use crate::domain::session::Session;
use crate::domain::weight;
use crate::interview::field::{ExitLine, Field};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::Leads;
use crate::interview::situation::Situation;
use crate::interview::topic;

pub use crate::interview::refusal::Refusal;

/// Keeps that somebody saw what stands at `field`, and left it so: enough for a stage
/// behind. Whether that is news.
pub fn see(session: &mut Session, situation: &Situation<'_>, field: &Field) -> bool {
    let stands = |id: &CriterionRef| situation.deal.finding(id).on.is_some();
    let stage = if let Field::Exit(id, ExitLine::Status) = field {
        stands(id).then_some(&id.stage)
    } else if let Field::StillFirm(stage) = field {
        Some(stage)
    } else {
        None
    };
    let is_behind = |stage: &&StageId| situation.process.is_earlier(stage, &session.stage_at_start);
    let Some(stage) = stage.filter(is_behind).filter(|stage| !session.saw(stage)) else {
        return false;
    };
    session.word_stage(stage, situation.process);
    true
}

/// Keeps `text` as the answer to `field`, and tells where that leads. An empty
/// text takes the answer back.
///
/// # Errors
///
/// A [`Refusal`] where the text is no answer to this field; the session is then
/// as it was.
pub fn keep(
    session: &mut Session,
    situation: &Situation<'_>,
    draw: &mut Draw,
    field: &Field,
    text: &str,
) -> Result<Leads, Refusal> {
    let mut after = session.clone();
    let leads = topic::take(&mut Keeping { session: &mut after, situation, draw }, field, text)?;
    if weight::is_too_large(&after, text) {
        return Err(Refusal::TooLong);
    }
    after.forget_people_named_only_in(session, situation.deal);
    if !matches!(field, Field::Agreed(_)) && after != *session {
        // What was read back has changed: it has to be agreed again.
        after.agreed.clear();
        after.confirm_later.clear();
    }
    *session = after;
    Ok(leads)
}
