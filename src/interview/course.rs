//! What the records of a decided deal say of its course: what was assumed when it
//! was decided, the first sign with a day, when we talked, and who helped.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::call::{Call, CallStatus, Outcome};
use crate::domain::deal::{CriterionStanding, Deal};
use crate::domain::id::CriterionRef;
use crate::domain::phrase::{count, shown};
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{Points, Session};
use crate::domain::step_in::{StepIn, takes_over};

/// Outcomes that are named; the rest is counted.
const NAMED: usize = 3;

/// A label and what the records say, a line each.
pub(super) fn lines(
    book: &DealBook,
    process: &Process,
    manager: &str,
    rep: &str,
    today: Date,
) -> Vec<(String, String)> {
    let end = book.deal.decided.unwrap_or(today);
    let day = |day: Date| shown(day, today);
    [
        ("Assumed at the end", assumed(&book.deal, process, end)),
        ("First sign with a day", first_sign(book, process, end, day)),
        ("Talks by stage", talks(book, process)),
        ("Help asked for", asks(book, end, day)),
        (&format!("{manager} took over"), stepped_in(book, process, rep, day)),
    ]
    .map(|(label, text)| (label.to_owned(), text))
    .into()
}

fn assumed(deal: &Deal, process: &Process, end: Date) -> String {
    let is_assumed = |id: &CriterionRef| deal.standing(id, end) == CriterionStanding::Assumed;
    let of_stage = process.criteria().filter(|(id, _)| is_assumed(id));
    let words: Vec<String> = of_stage
        .map(|(id, criterion)| {
            let stage = process.stage(&id.stage).map_or(id.stage.as_str(), |stage| &stage.name);
            format!("{stage}: {}", criterion.outcome)
        })
        .collect();
    let more = words.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("and {more} more"));
    let words: Vec<String> = words.into_iter().take(NAMED).chain(more).collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join("; ") }
}

/// The earliest of: the close date moved a second time, a stage took longer than
/// planned, a second call in a row ended without an agreed act.
fn first_sign(
    book: &DealBook,
    process: &Process,
    end: Date,
    day: impl Fn(Date) -> String,
) -> String {
    let moved = book.deal.close_date_moved.keys().nth(1);
    let moved = moved.map(|on| (*on, "the close date moved a second time".to_owned()));
    let signs =
        moved.into_iter().chain(overtime(&book.deal, process, end)).chain(empty_calls(book));
    let first = signs.min_by_key(|(on, _)| *on);
    first.map_or_else(|| "none".to_owned(), |(on, what)| format!("{}: {what}", day(on)))
}

/// The day after the time of a stage ran out, where the deal was still in it.
fn overtime(deal: &Deal, process: &Process, end: Date) -> Vec<(Date, String)> {
    let out = |stage: &crate::domain::process::Stage| {
        let entered = *deal.entered.get(&stage.id)?;
        let days = i64::from(stage.time_box_days?) + 1;
        let over = entered.saturating_add(jiff::Span::new().days(days));
        let left = deal.entered.values().filter(|day| **day > entered).min().copied();
        (over <= left.unwrap_or(end))
            .then(|| (over, format!("{} took longer than planned", stage.name)))
    };
    process.stages.iter().filter_map(out).collect()
}

/// The second call in a row at which nothing was agreed.
fn empty_calls(book: &DealBook) -> Option<(Date, String)> {
    let held = book.calls.values().filter(|call| call.status == CallStatus::Held);
    let mut held: Vec<(Date, &Call)> =
        held.filter_map(|call| Some((call.plan.date?, call))).collect();
    held.sort_by_key(|(day, call)| (*day, &call.id));
    let is_empty = |call: &Call| matches!(call.outcome(), Some(Outcome::Continuation));
    let pair = held.windows(2).find(|pair| pair.iter().all(|(_, call)| is_empty(call)))?;
    let (day, _) = pair.last()?;
    Some((*day, "a second call in a row without an agreed act".to_owned()))
}

/// Talks that count, by the stage that the deal was in.
fn talks(book: &DealBook, process: &Process) -> String {
    let counts = |session: &&Session| {
        session.kind != SessionKind::Debrief
            && session.manager.is_some()
            && session.points.is_some_and(Points::count)
    };
    let held: Vec<&Session> = book.held().into_iter().filter(counts).collect();
    let at = |stage: &crate::domain::process::Stage| {
        let here = |session: &&&Session| process.stage_id_now(&session.stage_at_start) == stage.id;
        format!("{} {}", stage.name, held.iter().filter(here).count())
    };
    process.stages.iter().map(at).collect::<Vec<_>>().join(" · ")
}

fn asks(book: &DealBook, end: Date, day: impl Fn(Date) -> String) -> String {
    let mut days: Vec<Date> =
        book.asks.values().filter(|ask| !ask.is_offer()).map(|ask| ask.created).collect();
    days.sort();
    let Some(last) = days.last() else { return "never".to_owned() };
    let before = usize::try_from((end - *last).get_days()).unwrap_or(0);
    let when = format!("{}, {} before the end", day(*last), count(before, "day"));
    match days.len() {
        1 => format!("1 ask, on {when}"),
        asks => format!("{}, the last on {when}", count(asks, "ask")),
    }
}

/// When the manager did the rep's work, by a call or by a step, and what for.
fn stepped_in(
    book: &DealBook,
    process: &Process,
    rep: &str,
    day: impl Fn(Date) -> String,
) -> String {
    let taken = |call: &&Call| takes_over(call.held.role, call.held.asks);
    let calls = book.calls.values().filter(|call| call.status == CallStatus::Held).filter(taken);
    let calls = calls.filter_map(|call| Some((call.plan.date?, call.plan.step_in.as_ref())));
    let steps = book.actions.values().filter_map(|step| {
        let gate = step.step_in.as_ref()?;
        Some((step.closed.filter(|_| step.result.is_some() || step.why.is_none())?, Some(gate)))
    });
    let mut all: Vec<(Date, Option<&StepIn>)> = calls.chain(steps).collect();
    all.sort_by_key(|(on, _)| *on);
    let words = all.into_iter().map(|(on, gate)| {
        let why = gate.and_then(|gate| gate.in_words(rep, Some(process)));
        format!("{}: {}", day(on), why.unwrap_or_else(|| "not talked about".to_owned()))
    });
    let words: Vec<String> = words.chain(untold(book)).collect();
    if words.is_empty() { "never".to_owned() } else { words.join("; ") }
}

/// That of calls which were held nobody told whether the manager was there.
fn untold(book: &DealBook) -> Option<String> {
    let is_untold = |call: &&Call| {
        call.status == CallStatus::Held
            && call.held.role.is_none()
            && !takes_over(call.held.role, call.held.asks)
    };
    let calls = book.calls.values().filter(is_untold).count();
    (calls > 0).then(|| format!("nobody told: {}", count(calls, "call")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::call::{CallPlan, Held, ManagerRole};
    use crate::sample::{Sample, TODAY};

    #[test]
    fn what_nobody_told_of_a_call_is_not_never() {
        let Sample { process, mut book } = Sample::at("align");
        let said = |book: &DealBook| stepped_in(book, &process, "Ana", |day| shown(day, TODAY));
        assert_eq!(said(&book), "never");
        let mut call = Call {
            id: "m4x8c2vj".parse().unwrap(),
            deal: book.deal.id.clone(),
            status: CallStatus::Held,
            plan: CallPlan { date: Some(TODAY), ..CallPlan::default() },
            held: Held::default(),
            moved: BTreeMap::new(),
            owner_moved: BTreeMap::new(),
            session: None,
        };
        book.calls.insert(call.id.clone(), call.clone());
        assert_eq!(said(&book), "nobody told: 1 call");
        call.held.role = Some(ManagerRole::Absent);
        book.calls.insert(call.id.clone(), call);
        assert_eq!(said(&book), "never");
    }
}
