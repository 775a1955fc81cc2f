//! What happens on a day between two sessions: somebody closes a step, answers
//! an ask, or the deal is decided.
//!
//! | line | what happens |
//! | --- | --- |
//! | `done $name \| result`, `drop $name \| why` | a step is closed |
//! | `move $name \| day \| what got in the way \| why` | it gets a new date |
//! | `add $name \| words \| day \| done when` | the rep adds one alone |
//! | `given $name \| result`, `decline $name \| why` | an ask is answered |
//! | `happened $name \| outcome`, `called-off $name \| whose` | what came of a call |
//! | `close-date day \| why` | the close date moves |
//! | `won`, `lost why` | the deal is decided |

use jiff::civil::Date;

use super::Untellable;
use super::stage::{Stage, parts, untellable};
use crate::domain::action::{Action, Move, Owner};
use crate::domain::ask::Ask;
use crate::domain::call::{Call, CallStatus};
use crate::domain::change::Change;
use crate::domain::deal::{Deal, DealStatus};

/// Tells the lines of one day.
pub(super) fn pass(stage: &mut Stage<'_>, heading: &str, lines: &[&str]) -> Result<(), Untellable> {
    let day = stage.calendar.read(heading).map_err(|why| untellable(heading, why))?;
    lines.iter().try_for_each(|line| {
        let filled = stage.filled(line)?;
        let change = change(stage, day, &filled).map_err(|why| untellable(line, why))?;
        stage.apply(&change);
        Ok(())
    })
}

fn change(stage: &Stage<'_>, day: Date, line: &str) -> Result<Change, String> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let parts = parts(rest);
    let part = |at: usize| parts.get(at).map_or("", |part| *part);
    let text = |at: usize| parts.get(at).map(|part| (*part).to_owned());
    let moved_to = |days: &str| stage.calendar.read(days);
    match verb {
        "done" => action(stage, part(0), |step| step.done(day, text(1)).map_err(said)),
        "drop" => action(stage, part(0), |step| step.drop_it(day, text(1)).map_err(said)),
        "move" => {
            let to = moved_to(part(1))?;
            let got_in_the_way = Some(part(2).parse().map_err(said)?);
            let by = stage.book.deal.owner.clone();
            action(stage, part(0), |step| {
                let from = step.due;
                let moved = Move { from, to, by, got_in_the_way, why: text(3), session: None };
                step.move_to(day, moved);
                Ok(())
            })
        }
        "called-off" => call(stage, part(0), |call| {
            call.status = CallStatus::Cancelled;
            call.held.moved_by = Some(part(1).parse().map_err(said)?);
            Ok(())
        }),
        "happened" => call(stage, part(0), |call| {
            call.status = CallStatus::Held;
            call.held.outcome = Some(part(1).parse().map_err(said)?);
            call.held.role = call.plan.role_planned;
            call.held.asks = call.plan.asks_planned;
            Ok(())
        }),
        "add" => Ok(Change::new(added(stage, day, &parts)?)),
        "decline" => ask(stage, part(0), |ask| ask.decline(day, part(1).to_owned()).map_err(said)),
        "given" => ask(stage, part(0), |ask| ask.done(day, text(1)).map_err(said)),
        "close-date" => {
            let (to, by) = (moved_to(part(0))?, stage.book.deal.owner.clone());
            deal(stage, |deal| {
                deal.move_close_date(day, to, by, text(1));
                Ok(())
            })
        }
        "won" => decided(stage, day, DealStatus::Won, None),
        "lost" => decided(stage, day, DealStatus::Lost, Some(part(0))),
        _ => Err(format!("{verb:?} is nothing that happens between sessions")),
    }
}

fn action(
    stage: &Stage<'_>,
    id: &str,
    act: impl FnOnce(&mut Action) -> Result<(), String>,
) -> Result<Change, String> {
    let id = id.parse().map_err(said)?;
    let before = stage.book.actions.get(&id).ok_or("there is no such step")?;
    let mut after = before.clone();
    act(&mut after)?;
    Ok(Change::of(before.clone(), after))
}

fn ask(
    stage: &Stage<'_>,
    id: &str,
    act: impl FnOnce(&mut Ask) -> Result<(), String>,
) -> Result<Change, String> {
    let id = id.parse().map_err(said)?;
    let before = stage.book.asks.get(&id).ok_or("there is no such ask")?;
    let mut after = before.clone();
    act(&mut after)?;
    Ok(Change::of(before.clone(), after))
}

fn call(
    stage: &Stage<'_>,
    id: &str,
    act: impl FnOnce(&mut Call) -> Result<(), String>,
) -> Result<Change, String> {
    let id = id.parse().map_err(said)?;
    let before = stage.book.calls.get(&id).ok_or("there is no such call")?;
    let mut after = before.clone();
    act(&mut after)?;
    Ok(Change::of(before.clone(), after))
}

fn deal(
    stage: &Stage<'_>,
    act: impl FnOnce(&mut Deal) -> Result<(), String>,
) -> Result<Change, String> {
    let before = stage.book.deal.clone();
    let mut after = before.clone();
    act(&mut after)?;
    Ok(Change::of(before, after))
}

/// Decides the deal, for a reason that its process knows.
fn decided(
    stage: &Stage<'_>,
    day: Date,
    status: DealStatus,
    why: Option<&str>,
) -> Result<Change, String> {
    let debrief = stage.process.debrief.as_ref();
    let known = debrief.map(|debrief| debrief.lost_reasons.as_slice()).unwrap_or_default();
    deal(stage, |deal| deal.close(day, status, why, known).map_err(said))
}

/// A step that the rep adds alone: what, by when, and how one sees it.
fn added(stage: &Stage<'_>, day: Date, parts: &[&str]) -> Result<Action, String> {
    let [id, text, due, done_when] = parts else {
        return Err("an added step has a name, words, a day, and how one sees it".to_owned());
    };
    let deal = &stage.book.deal;
    let id = id.parse().map_err(said)?;
    let owner = Owner::Ours(deal.owner.clone());
    Ok(Action {
        due: Some(stage.calendar.read(due)?),
        done_when: Some((*done_when).to_owned()),
        ..Action::new(id, deal.id.clone(), (*text).to_owned(), owner, day, deal.owner.clone())
    })
}

#[expect(clippy::needless_pass_by_value, reason = "stands behind `map_err`")]
fn said(error: impl ToString) -> String {
    error.to_string()
}
