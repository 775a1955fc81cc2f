//! Flags of the deal's course: its stage, its dates, its calls, and what is
//! taken as met.

use jiff::civil::Date;

use crate::domain::call::{Call, CallStatus, Outcome};
use crate::domain::deal::CriterionStanding;
use crate::domain::id::CriterionRef;
use crate::domain::phrase::{self, count};

use super::Facts;

/// Moves of the close date from which on it is worth a look.
///
/// Source: the trade's practice, `close-date-moved`.
const MOVES: usize = 2;

/// Our stage lies beyond the one whose step the buyer is in.
pub(super) fn ahead_of_buyer(facts: &Facts<'_>) -> Option<String> {
    let ahead = usize::try_from(facts.deal.ahead_of_buyer_by(facts.process)?).ok()?;
    let ours = facts.process.stage(&facts.deal.stage)?;
    let theirs = facts.process.stage(facts.deal.buyer_stage.as_ref()?)?;
    let stages = count(ahead, "stage");
    let text =
        || format!("We are in {}, {stages} ahead of the buyer in {}", ours.name, theirs.name);
    (ahead > 0).then(text)
}

/// Longer in the stage than the process plans.
pub(super) fn over_time_box(facts: &Facts<'_>) -> Option<String> {
    let stage = facts.process.stage(&facts.deal.stage)?;
    let planned = stage.time_box_days?;
    let days = u32::try_from(facts.deal.days_in_stage(facts.today)?).ok()?;
    let text = || format!("{} in {}, planned {planned}", count(days as usize, "day"), stage.name);
    (days > planned).then(text)
}

/// The close date has passed, and the deal is open.
pub(super) fn close_date_passed(facts: &Facts<'_>) -> Option<String> {
    let past = facts.deal.close_date_passed(facts.today)?;
    Some(format!("The close date has passed, {}", phrase::shown(past, facts.today)))
}

/// The close date moved more than once.
pub(super) fn close_date_moved(facts: &Facts<'_>) -> Option<String> {
    let moves = &facts.deal.close_date_moved;
    let (last, _) = moves.last_key_value().filter(|_| moves.len() >= MOVES)?;
    let last = phrase::shown(*last, facts.today);
    Some(format!("The close date has moved {} times, last on {last}", moves.len()))
}

/// No step is due from today on, no call is planned, and the buyer has not
/// agreed to act by a day to come.
pub(super) fn no_next_step(facts: &Facts<'_>) -> Option<String> {
    let steps = facts.steps.iter().filter(|step| step.is_open()).filter_map(|step| step.due);
    let calls = facts.calls.iter().filter_map(|call| day_ahead(call));
    let is_dated = steps.chain(calls).any(|day| day >= facts.today);
    (!is_dated).then(|| "Nothing is agreed with a date ahead".to_owned())
}

/// The day on which a call makes something happen.
const fn day_ahead(call: &Call) -> Option<Date> {
    match call.status {
        CallStatus::Planned => call.plan.date,
        CallStatus::Held => call.held.buyer_act_by,
        CallStatus::Cancelled | CallStatus::None => None,
    }
}

/// The last two calls ended with nothing agreed. A last call of which nobody
/// said what came of it hides the flag: it may have moved the deal.
pub(super) fn talk_only(facts: &Facts<'_>) -> Option<String> {
    let held = facts.calls.iter().filter(|call| call.status == CallStatus::Held);
    let dated = held.filter_map(|call| Some((call.plan.date?, &call.id, call.outcome())));
    let mut calls: Vec<_> = dated.filter(|(day, ..)| *day <= facts.today).collect();
    calls.sort_unstable();
    let [.., (before, _, Some(Outcome::Continuation)), (last, _, Some(Outcome::Continuation))] =
        calls.as_slice()
    else {
        return None;
    };
    let shown = |day: &Date| phrase::shown(*day, facts.today);
    let (before, last) = (shown(before), shown(last));
    Some(format!("The last two calls, {before} and {last}, were good talk with nothing agreed"))
}

/// Required criteria beside the named ones that somebody took as met, and that are not
/// verified.
pub(super) fn assumed(facts: &Facts<'_>, named: &[CriterionRef]) -> Option<String> {
    let is_assumed = |id: &CriterionRef| {
        let standing = facts.deal.standing(id, facts.today);
        standing == CriterionStanding::Assumed && !named.contains(id)
    };
    let criteria = facts.process.criteria().filter(|(_, criterion)| criterion.required);
    let mut assumed = criteria.filter(|(id, _)| is_assumed(id)).map(|(_, criterion)| criterion);
    let first = &assumed.next()?.outcome;
    Some(match assumed.count() {
        0 => format!("We assume \"{first}\", not verified"),
        more => format!("We assume \"{first}\" and {more} more, not verified"),
    })
}

/// Nothing sets the buyer's date, or the date has passed.
pub(super) fn no_compelling_event(facts: &Facts<'_>) -> Option<String> {
    let event = &facts.deal.compelling_event;
    if event.is_empty() {
        return Some("No event on their side sets the date".to_owned());
    }
    let past = phrase::shown(event.date.filter(|day| *day < facts.today)?, facts.today);
    Some(match &event.text {
        Some(text) => format!("The buyer's own date has passed, {past}: {text}"),
        None => format!("The buyer's own date has passed, {past}"),
    })
}
