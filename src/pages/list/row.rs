//! What stands in the row of a deal, and what unfolds below it.

use jiff::civil::Date;

use super::Listed;
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::{Deal, Head, Tally};
use crate::domain::flags::{self, Facts};
use crate::domain::phrase::{self, count, joined};
use crate::domain::process::Process;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Customer and name.
    Deal,
    /// The rep's first name.
    Rep,
    /// The stage it is in, or how it was decided.
    Stage,
    /// The stage whose step the buyer is in.
    Buyer,
    /// How many required criteria up to here are verified.
    Verified,
    /// The day they should order, and how often it moved.
    Close,
    /// What it is worth.
    Amount,
    /// The day of the last session.
    LastSession,
    /// What is to be done next.
    Next,
}

/// What a row says in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A fact.
    Plain(String),
    /// Something that was begun and left.
    Begun(String),
    /// Something that is late.
    Late(String),
}

impl Column {
    /// What stands above it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Deal => "Deal",
            Self::Rep => "Rep",
            Self::Stage => "Stage",
            Self::Buyer => "Buyer in",
            Self::Verified => "Verified",
            Self::Close => "Close, moved",
            Self::Amount => "Amount",
            Self::LastSession => "Last talked",
            Self::Next => "Next step",
        }
    }
}

/// What the row of a deal says in one column.
pub fn cell(column: Column, deal: Listed<'_>, books: &Books, today: Date) -> Cell {
    match deal.open() {
        Some(book) => open(column, book, books, today),
        None => Cell::Plain(decided(column, &deal.head(), books, today)),
    }
}

fn decided(column: Column, deal: &Head, books: &Books, today: Date) -> String {
    match column {
        Column::Deal => deal.title(),
        Column::Rep => books.team.first_name_of(&deal.owner).to_owned(),
        Column::Stage => deal.status.outcome().to_owned(),
        Column::Close => day(deal.decided, today),
        Column::Amount => deal.amount.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::Next => deal.lost_reason.as_deref().map(phrase::reason).unwrap_or_default(),
        // All else is not in the head of a record.
        Column::Buyer | Column::Verified | Column::LastSession => String::new(),
    }
}

fn open(column: Column, book: &DealBook, books: &Books, today: Date) -> Cell {
    let deal = &book.deal;
    let process = books.process_of(deal);
    Cell::Plain(match column {
        Column::Deal => deal.title(),
        Column::Rep => books.team.first_name_of(&deal.owner).to_owned(),
        Column::Stage => stage_name(deal, process),
        Column::Close => close(deal, today),
        Column::Amount => deal.amount.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::Next => return trouble(deal, books).unwrap_or_else(|| next(book, today)),
        Column::Buyer => buyer(deal, process),
        Column::Verified => {
            process.map(|process| verified(deal, process, today)).unwrap_or_default()
        }
        Column::LastSession => day(book.last_session(), today),
    })
}

fn day(day: Option<Date>, today: Date) -> String {
    day.map(|day| phrase::in_short(day, today)).unwrap_or_default()
}

fn stage_name(deal: &Deal, process: Option<&Process>) -> String {
    let stage = process.and_then(|process| process.stage_now(&deal.stage));
    stage.map_or_else(|| deal.stage.to_string(), |stage| stage.name.clone())
}

fn buyer(deal: &Deal, process: Option<&Process>) -> String {
    let stage = deal.buyer_stage.as_ref().and_then(|id| process?.stage_now(id));
    stage.map(|stage| stage.name.clone()).unwrap_or_default()
}

fn close(deal: &Deal, today: Date) -> String {
    let Some(day) = deal.close_date else { return String::new() };
    let day = phrase::in_short(day, today);
    match deal.close_date_moved.len() {
        0 => day,
        moves => format!("{day}, {moves}x"),
    }
}

/// How many of the required criteria up to the stage of the deal are verified.
fn verified(deal: &Deal, process: &Process, today: Date) -> String {
    let Tally { required, verified, .. } = deal.tally_up_to_here(process, today);
    format!("{verified} of {required}")
}

/// That not all of it can be used or changed.
fn trouble(deal: &Deal, books: &Books) -> Option<Cell> {
    let unread = books.unread.iter().find(|unread| unread.is_beside(&deal.id))?;
    Some(Cell::Late(unread.cause.in_words().to_owned()))
}

/// A session under way, else the step that is due next.
fn next(book: &DealBook, today: Date) -> Cell {
    let begun = book.draft().map(|draft| ("begun", draft));
    let begun = begun.or_else(|| book.prep_draft().map(|draft| ("prep", draft)));
    if let Some((what, draft)) = begun {
        return Cell::Begun(format!("{what} {}", phrase::in_short(draft.day(), today)));
    }
    let Some(step) = book.open_actions().first().copied() else {
        return Cell::Plain("none".to_owned());
    };
    match step.due {
        Some(due) if step.is_late(today) => {
            Cell::Late(format!("{}: {}", phrase::due_in_words(due, today), step.text))
        }
        Some(due) if !step.is_owed() => {
            Cell::Plain(format!("to confirm, {}: {}", phrase::in_short(due, today), step.text))
        }
        Some(due) => Cell::Plain(format!("{}: {}", phrase::in_short(due, today), step.text)),
        None => Cell::Plain(step.text.clone()),
    }
}

/// What unfolds below the row under the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// Facts, a line each.
    pub facts: Vec<String>,
    /// Red flags in words.
    pub flags: Vec<String>,
}

/// What unfolds below the row of a deal.
pub fn unfolded(deal: Listed<'_>, books: &Books, today: Date) -> Unfolded {
    let Some(book) = deal.open() else {
        let deal = deal.head();
        let amount = deal.amount.as_ref().map(ToString::to_string);
        let facts = vec![joined([Some(deal.decided_in_words(today)), amount])];
        return Unfolded { facts, flags: Vec::new() };
    };
    let deal = &book.deal;
    let amount = deal.amount.as_ref().map(ToString::to_string);
    let process = books.process_of(deal);
    let stands = process.map(|process| deal.beside_the_buyer(process));
    let verified = process.map(|process| format!("{} verified", verified(deal, process, today)));
    let close = deal.close_date.map(|day| format!("closes {}", phrase::shown(day, today)));
    let times = deal.close_date_moved.len();
    let moved = (times > 0).then(|| format!("moved {}", count(times, "time")));
    let talked =
        book.last_session().map(|day| format!("last talked {}", phrase::shown(day, today)));
    let talked = talked.unwrap_or_else(|| "no session yet".to_owned());
    let facts = [
        joined([stands, verified]),
        joined([amount, close, moved]),
        joined([Some(talked), in_stage(deal, process, today)]),
    ];
    let flags = process.map(|process| flags::flags(&Facts::of(book, process, today)));
    Unfolded {
        facts: facts.into_iter().filter(|line| !line.is_empty()).collect(),
        flags: flags.unwrap_or_default().into_iter().map(|flag| flag.text).collect(),
    }
}

/// "12 of 21 days in Align".
fn in_stage(deal: &Deal, process: Option<&Process>, today: Date) -> Option<String> {
    let days = deal.days_in_stage(today)?;
    let stage = stage_name(deal, process);
    let time_box = process.and_then(|process| process.stage_now(&deal.stage)?.time_box_days);
    Some(match time_box {
        Some(planned) => format!("{days} of {planned} days in {stage}"),
        None => format!("{} in {stage}", count(usize::try_from(days).unwrap_or(0), "day")),
    })
}
