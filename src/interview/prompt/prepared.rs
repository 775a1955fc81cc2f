//! What the rep prepared alone is offered where the session asks for the same:
//! Enter keeps it, typing replaces it.

use super::Prompt;
use crate::domain::id::CallId;
use crate::domain::phrase;
use crate::domain::session::Session;
use crate::interview::field::{CallLine, Field, InTheWayLine, StageLine};
use crate::interview::planned;
use crate::interview::prompt::Offer;
use crate::interview::situation::{Situation, SoFar};

/// The prompt of a field, with the answer that the rep prepared where none is
/// kept yet.
pub(in crate::interview) fn offered(
    situation: &Situation<'_>,
    field: &Field,
    prompt: Prompt,
) -> Prompt {
    if !prompt.kept.is_empty() {
        return prompt;
    }
    let Some(prep) = situation.background.prepared.as_deref() else { return prompt };
    let Some(asked) = as_prepared(situation, prep, field) else { return prompt };
    let said = crate::interview::topic::ask(SoFar { situation, session: prep }, &asked).kept;
    if said.is_empty() {
        return prompt;
    }
    let is_old = prep.day() != situation.today();
    let on = format!("Prepared {}.", phrase::shown(prep.day(), situation.today()));
    let aside = [is_old.then_some(on), Some(prompt.aside).filter(|aside| !aside.is_empty())];
    let aside = aside.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Prompt { offered: Offer::Answer(said), aside, ..prompt }
}

/// The same field as the prep asked it; none where its answer is known already
/// or is for the session alone.
#[expect(clippy::wildcard_enum_match_arm, reason = "few answers are offered again")]
fn as_prepared(situation: &Situation<'_>, prep: &Session, field: &Field) -> Option<Field> {
    match field {
        Field::Opening(_) | Field::Stage(StageLine::StartNow) | Field::Map(_) => {
            Some(field.clone())
        }
        Field::InTheWay(part) if *part != InTheWayLine::MakeAsk => Some(field.clone()),
        Field::Call(id, part) => as_planned(situation, prep, id, *part),
        _ => None,
    }
}

/// A part of the call that the rep had in mind. A day that has passed is no
/// plan any more.
fn as_planned(
    situation: &Situation<'_>,
    prep: &Session,
    asked: &CallId,
    part: CallLine,
) -> Option<Field> {
    let prep_so_far = SoFar { situation, session: prep };
    let is_planned = planned::one(prep_so_far, asked).is_some();
    let id = if is_planned { asked } else { planned::new(prep_so_far)? };
    let plan = prep.calls.get(id)?;
    let is_ahead = |day: Option<jiff::civil::Date>| day.is_some_and(|day| day >= situation.today());
    let is_offered = match part {
        CallLine::Date => is_ahead(plan.date),
        CallLine::ActBy => is_ahead(plan.act_by),
        CallLine::WhyNone
        | CallLine::With
        | CallLine::Objective
        | CallLine::Fallback
        | CallLine::Evidence => true,
        CallLine::Stands
        | CallLine::Sentence
        | CallLine::Role
        | CallLine::Asks
        | CallLine::Minutes
        | CallLine::Place
        | CallLine::SayItOnce => false,
    };
    is_offered.then(|| Field::Call(CallId::clone(id), part))
}
