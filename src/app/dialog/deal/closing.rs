//! How a deal was decided, what becomes of what is owed on it, and whether it is opened
//! again.

use super::super::late::{done_on, on_which_day};
use super::super::{DialogCtx, changed};
use super::{Answers, CHOICE, DAY, WHY, fact};
use crate::app::form::Ask;
use crate::domain::action::Action;
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::deal::DealStatus;
use crate::domain::done_day::DoneDay;
use crate::domain::phrase::count;
use crate::domain::process::Process;
use crate::interview::prompt::Entry;

const REOPEN: &str = "reopen";
const OWED: &str = "owed";
const DONE: &str = "done";
const DROP: &str = "drop";
const KEEP: &str = "keep";

/// How it was decided, and what becomes of what is owed.
pub(super) fn asks(
    book: &DealBook,
    said: &Answers,
    process: Option<&Process>,
    around: DialogCtx<'_>,
) -> Vec<Ask> {
    let is_done = said.get(OWED) == DONE;
    let day = is_done.then(|| on_which_day(&all_owed(book), around)).flatten();
    outcome(said, process).into_iter().chain(owed(book)).chain(day).collect()
}

fn all_owed(book: &DealBook) -> Vec<DoneDay> {
    let asks = book.open_asks().into_iter().map(DoneDay::from);
    book.open_actions().into_iter().map(DoneDay::from).chain(asks).collect()
}

/// Whether it is to be opened again.
pub(super) fn is_reopened(said: &Answers) -> bool {
    said.get(CHOICE) == REOPEN
}

/// Whether they bought nothing of us, so that they may another day.
pub(super) fn may_come_again(said: &Answers) -> bool {
    !matches!(said.get(CHOICE), "" | "won")
}

/// Whether it is opened again, and why.
pub(super) fn reopening(said: &Answers) -> Vec<Ask> {
    let choices = [(REOPEN.to_owned(), "open again".to_owned())].into_iter();
    let again = fact(CHOICE, "It is decided. Open it again?", choices);
    let why = Ask::new(WHY, "Why?", Entry::Line);
    [Some(again), is_reopened(said).then_some(why)].into_iter().flatten().collect()
}

/// How it was decided, and for all but a win why.
fn outcome(said: &Answers, process: Option<&Process>) -> Vec<Ask> {
    let ways = [
        (DealStatus::Won, "won: they bought"),
        (DealStatus::Lost, "lost: they bought elsewhere"),
        (DealStatus::NoDecision, "no decision: they bought nothing"),
    ];
    let ways = ways.into_iter().map(|(status, label)| (status.to_string(), label.to_owned()));
    let how = fact(CHOICE, "How did they decide?", ways);
    let is_lost = may_come_again(said);
    let why = "Why? What you learn from it begins here";
    let reasons = reasons(process);
    let why = match reasons {
        [] => Ask::new(WHY, why, Entry::Line),
        reasons => {
            let reasons = reasons.iter().map(|reason| (reason.clone(), reason.clone()));
            fact(WHY, why, reasons)
        }
    };
    let again = Ask::new(DAY, "When do we look again?", Entry::Line)
        .with_aside("From that day on it is on Today. Enter alone: not again");
    let more = if is_lost { vec![why, again] } else { Vec::new() };
    std::iter::once(how).chain(more).collect()
}

/// What becomes of all that is still owed.
fn owed(book: &DealBook) -> Option<Ask> {
    let (steps, asks) = (book.open_actions().len(), book.open_asks().len());
    let owed = [(steps, "step"), (asks, "ask")].into_iter().filter(|(number, _)| *number > 0);
    let owed: Vec<String> = owed.map(|(number, what)| count(number, what)).collect();
    let ask = format!("Still owed: {}. What becomes of that?", owed.join(" and "));
    let choices =
        [(DONE, "all of it is done"), (DROP, "nobody owes it any more"), (KEEP, "it stays owed")];
    let choices = choices.map(|(value, label)| (value.to_owned(), label.to_owned()));
    let aside = "Enter alone: it stays owed, and on Today";
    (!owed.is_empty()).then(|| fact(OWED, &ask, choices.into_iter()).with_aside(aside))
}

/// What is owed, as it is when that becomes of it.
pub(super) fn settled(
    book: &DealBook,
    said: &Answers,
    why: &str,
    around: DialogCtx<'_>,
) -> Result<Vec<Change>, String> {
    let (what, today) = (said.get(OWED), around.today);
    let step = |step: &&Action| match what {
        DONE => {
            let on = done_on((*step).into(), said, around)?;
            changed(*step, |step| step.done_on(on, None))
        }
        DROP => changed(*step, |step| step.give_up(today, why)),
        _ => Ok(Vec::new()),
    };
    let ask = |ask: &&crate::domain::ask::Ask| match what {
        DONE => {
            let on = done_on((*ask).into(), said, around)?;
            changed(*ask, |ask| ask.done_on(on, None))
        }
        DROP => changed(*ask, |ask| ask.decline(today, why.to_owned())),
        _ => Ok(Vec::new()),
    };
    let steps: Result<Vec<_>, _> = book.open_actions().iter().map(step).collect();
    let asks: Result<Vec<_>, _> = book.open_asks().iter().map(ask).collect();
    Ok([steps?.concat(), asks?.concat()].concat())
}

/// The reasons that a process counts.
pub(super) fn reasons(process: Option<&Process>) -> &[String] {
    let debrief = process.and_then(|process| process.debrief.as_ref());
    debrief.map(|debrief| debrief.lost_reasons.as_slice()).unwrap_or_default()
}
