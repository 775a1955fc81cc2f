//! What they agreed to, for the buyer's own eyes.
//!
//! A [`BuyersPage`] can hold nothing that is ours alone: no opinion, stance, flag
//! or amount has a place in it.

use jiff::civil::Date;

use super::paper::{Block, Paper, Tick};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::{Call, CallStatus};
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::phrase::{clause, shown};
use crate::domain::team::first_word;

/// What was agreed between a customer and us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuyersPage {
    /// The customer.
    pub customer: String,
    /// What was agreed, by day; what has no day comes last.
    pub rows: Vec<Row>,
    /// The first name of who sends it.
    pub from: String,
}

/// One thing that was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// By when, or when it was done.
    pub day: Option<Date>,
    /// Who does it, where the words do not say so.
    pub who: Option<String>,
    /// What.
    pub what: String,
    /// Whether it is done.
    pub is_done: bool,
}

impl BuyersPage {
    /// The page of a deal as on `today`; none where nothing was agreed that can be
    /// shown.
    pub fn of(book: &DealBook, books: &Books, today: Date) -> Option<Self> {
        let steps: Vec<&Action> = book.actions.values().filter(|step| is_theirs(step)).collect();
        let acts = book.calls.values().filter_map(|call| act(call, &steps, &book.deal, today));
        let calls = book.calls.values().filter_map(|call| meeting(call, &book.deal, today));
        let steps = steps.iter().map(|step| theirs(step, &book.deal));
        let mut rows: Vec<Row> = steps.chain(calls).chain(acts).collect();
        rows.sort_by_key(|row| (row.day.is_none(), row.day));
        let from = books.hand(&book.deal.owner);
        let from = books.team.first_name_of(&from).to_owned();
        (!rows.is_empty()).then(|| Self { customer: book.deal.account.clone(), rows, from })
    }

    /// The page as a paper, with days told as on `today`.
    pub fn paper(&self, today: Date) -> Paper {
        let tick = |row: &Row| {
            let who = row.who.as_ref().map(|who| format!("{who}: ")).unwrap_or_default();
            let done = if row.is_done { " (done)" } else { "" };
            Tick {
                is_done: row.is_done,
                day: row.day.map(|day| shown(day, today)).unwrap_or_default(),
                what: format!("{who}{}{done}", clause(&row.what)),
            }
        };
        let ticks = Block::Ticks(self.rows.iter().map(tick).collect());
        let sections = [vec![ticks], vec![Block::Plain(vec![self.from.clone()])]];
        let title = format!("{} and us: what we have agreed", self.customer);
        Paper::of(title, sections.map(|blocks| (String::new(), blocks)))
    }
}

fn is_theirs(step: &Action) -> bool {
    matches!(step.owner, Owner::Buyer(_)) && step.status != ActionStatus::Dropped
}

fn theirs(step: &Action, deal: &Deal) -> Row {
    let who = match &step.owner {
        Owner::Buyer(id) => Some(deal.buyer_name(id)),
        Owner::Ours(_) => None,
    };
    let is_done = step.status == ActionStatus::Done;
    let day = step.closed.filter(|_| is_done).or(step.due);
    row(day, who, &step.text, is_done)
}

/// A planned call; nobody knows yet what became of one whose day has passed.
fn meeting(call: &Call, deal: &Deal, today: Date) -> Option<Row> {
    let has_passed = call.plan.date.is_some_and(|day| day < today);
    if call.status != CallStatus::Planned || has_passed {
        return None;
    }
    let names: Vec<&str> = call.plan.with.iter().map(|id| deal.buyer_name(id)).collect();
    let time = call.plan.time.map(|time| time.strftime("%H:%M").to_string());
    let more = [time, call.plan.place.clone()].into_iter().flatten();
    let what = std::iter::once(names.join(", ")).chain(more).collect::<Vec<_>>().join(", ");
    Some(row(call.plan.date, None, &format!("Meeting: {what}"), false))
}

/// What they promised on a call, unless a step of theirs says the same. Whether it was
/// done nobody writes down: once its day has passed or the deal is decided, it is told
/// no more.
fn act(call: &Call, steps: &[&Action], deal: &Deal, today: Date) -> Option<Row> {
    let act = call.held.buyer_act.as_deref().filter(|_| call.status == CallStatus::Held)?;
    let by = call.held.buyer_act_by;
    let is_over = deal.status != DealStatus::Open || by.is_some_and(|by| by < today);
    let is_step = |step: &&Action| clause(&step.text) == clause(act);
    if is_over || steps.iter().any(is_step) {
        return None;
    }
    let mut names = call.plan.with.iter().map(|id| deal.buyer_name(id));
    let is_named = |name: &str| first_word(act) == first_word(name);
    let who = match call.plan.with.as_slice() {
        [one] => Some(deal.buyer_name(one)),
        _ if names.any(is_named) => None,
        _ => Some(deal.account.as_str()),
    };
    Some(row(by, who, act, false))
}

/// A row that names nobody twice.
fn row(day: Option<Date>, who: Option<&str>, what: &str, is_done: bool) -> Row {
    let is_said = |who: &&str| first_word(what) == first_word(who);
    let who = who.filter(|who| !is_said(who)).map(str::to_owned);
    Row { day, who, what: what.to_owned(), is_done }
}
