//! What came of a step; and of one that serves an exit criterion, whether that
//! shows it.

use jiff::civil::Date;

use super::{Answers, DialogCtx, RESULT, changed};
use crate::app::dialog::late::{self, ON, done_on, on_which_day};
use crate::app::form::Ask;
use crate::domain::action::{Action, Side};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::deal::CriterionStanding;
use crate::domain::id::{CriterionRef, Draw};
use crate::domain::process::{Criterion, Process};
use crate::interview::prompt::{Choice, Entry, Reads, Says, WHAT_SHOWS_IT, shows_it};
use crate::interview::refusal::Refused;
use crate::interview::shown::Saying;
use crate::interview::topic;
use crate::reading::evidence::{self, Around, Doubt, Reading};
use crate::reading::when::Way;

/// How we know what they did.
const HOW: &str = "how";
const SHOWS: &str = "shows";
const EVIDENCE: &str = "evidence";
const YES: &str = "yes";
const NO: &str = "no";

/// What is asked: a criterion only of what came of the step, and what shows it
/// only of a yes.
pub(super) fn asks(
    book: &DealBook,
    step: &Action,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Vec<Ask> {
    let is_theirs = step.owner.side() == Side::Buyer;
    let mut asks = vec![if is_theirs { they_did_it() } else { what_came_of_it() }];
    if is_theirs {
        asks.extend(missing(book, said, around));
    }
    if !is_theirs {
        asks.extend(on_which_day(&[step.into()], around));
    }
    let served = served(book, step, around).filter(|_| !said.get(RESULT).is_empty());
    if let Some((_, _, criterion)) = served {
        asks.push(shows(criterion));
        if said.get(SHOWS) == YES {
            asks.push(what_shows_it(criterion, said.get(RESULT)));
        }
    }
    asks
}

/// The question that closes a step.
pub(super) fn what_came_of_it() -> Ask {
    let ask = Ask::new(RESULT, "What came of it?", Entry::Line);
    ask.with_aside("Enter alone: it is done, and there is nothing to tell")
}

/// The question that closes what they owed.
fn they_did_it() -> Ask {
    let ask = Ask::new(RESULT, "They did it: who, how, and on which day?", Entry::Line);
    ask.with_aside("As in \"Dana mailed the figures on Tuesday\"")
}

/// What is understood of what they did.
fn heard(book: &DealBook, text: &str, around: DialogCtx<'_>) -> Reading {
    let Books { team, .. } = around.books;
    evidence::read(text, &Around::of(&book.deal, team, &book.deal.people, around.today))
}

/// How and when, where that was not said with what they did.
fn missing(book: &DealBook, said: &Answers, around: DialogCtx<'_>) -> Vec<Ask> {
    if said.get(RESULT).is_empty() {
        return Vec::new();
    }
    let reading = heard(book, said.get(RESULT), around);
    if reading.doubt.is_some_and(is_none_of_theirs) {
        return Vec::new();
    }
    let how = Ask::new(HOW, "How do you know?", topic::how_we_know());
    let when = Ask::new(ON, "When was that?", Entry::Line)
        .with_aside("today · yesterday · tue")
        .reading(Reads::Day(Way::Back));
    let how = reading.kind.is_none().then_some(how);
    how.into_iter().chain(reading.on.is_none().then_some(when)).collect()
}

/// Whether words tell of nothing that they did.
const fn is_none_of_theirs(doubt: Doubt) -> bool {
    matches!(doubt, Doubt::NotYet | Doubt::Guessed | Doubt::Ahead | Doubt::Ours)
}

/// What they did in words, and the day: all of it is said.
fn what_they_did(
    book: &DealBook,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<(Date, String), String> {
    let text = said.text(RESULT).ok_or("say what they did, how you know, and when")?;
    let reading = heard(book, &text, around);
    if reading.doubt.is_some_and(is_none_of_theirs) {
        let against = reading.against(|id| book.deal.buyer_name(id)).unwrap_or_default();
        return Err(format!("{against}: it stays open"));
    }
    let how = match reading.kind {
        Some(_) => None,
        None => Some(said.text(HOW).ok_or("how do you know? One of these keys")?),
    };
    let on = match reading.on {
        Some(on) => on,
        None if said.get(ON).is_empty() => return Err("on which day was that?".to_owned()),
        None => said.day_over(None, ON, around, Way::Back)?,
    };
    Ok((on, how.map_or_else(|| text.clone(), |how| format!("{text} ({how})"))))
}

fn shows(criterion: &Criterion) -> Ask {
    let choices =
        vec![Choice::new(YES, 'y', "yes, they did it"), Choice::new(NO, 'n', "no, or not yet")];
    let ask = format!("Does this show \"{}\"?", criterion.outcome);
    Ask::new(SHOWS, ask, Entry::Choice(choices, Says::Fact))
}

fn what_shows_it(criterion: &Criterion, result: &str) -> Ask {
    Ask::new(EVIDENCE, WHAT_SHOWS_IT, Entry::Line)
        .offering(result)
        .with_aside(shows_it(criterion.evidence.as_deref()))
}

/// What is understood of what shows it.
pub(super) fn understood(
    book: &DealBook,
    step: &Action,
    key: &str,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<Option<String>, Refused> {
    if key == ON {
        return late::understood(said, around);
    }
    let is_evidence = key == EVIDENCE || (key == RESULT && step.owner.side() == Side::Buyer);
    if !is_evidence || said.get(key).is_empty() {
        return Ok(None);
    }
    let reading = heard(book, said.get(key), around);
    Ok(Some(reading.in_words(|id| book.deal.buyer_name(id), around.today)))
}

/// The step is closed; with it, where that shows the criterion, the criterion is
/// verified.
pub(super) fn changes(
    book: &DealBook,
    step: &Action,
    said: &Answers,
    around: DialogCtx<'_>,
    draw: &mut Draw,
) -> Result<Vec<Change>, String> {
    let today = around.today;
    let (on, result) = if step.owner.side() == Side::Buyer {
        let (on, did) = what_they_did(book, said, around)?;
        (on, Some(did))
    } else {
        (done_on(step.into(), said, around)?, said.text(RESULT))
    };
    let done = around.books.done(book, step, (on, today), result);
    let done = done.map_err(|refusal| refusal.to_string())?;
    let closed = vec![Change::of(step.clone(), done)];
    let shown = served(book, step, around).filter(|_| said.get(SHOWS) == YES);
    let Some((id, process, _)) = shown.filter(|_| !said.get(RESULT).is_empty()) else {
        return Ok(closed);
    };
    let by = around.books.hand(&book.deal.owner);
    let saying =
        Saying { team: &around.books.team, by, on: today, process_version: process.version };
    let deal = changed(&book.deal, |deal| deal.show(id, said.get(EVIDENCE), saying, draw))?;
    Ok(deal.into_iter().chain(closed).collect())
}

/// The criterion that a step serves, as long as nobody has shown it.
fn served<'a>(
    book: &DealBook,
    step: &'a Action,
    around: DialogCtx<'a>,
) -> Option<(&'a CriterionRef, &'a Process, &'a Criterion)> {
    let id = step.criterion.as_ref()?;
    let process = around.books.process_of(&book.deal)?;
    let is_open = book.deal.standing(id, around.today) != CriterionStanding::Verified;
    Some((id, process, process.criterion(id).filter(|_| is_open)?))
}
