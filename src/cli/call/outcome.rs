//! `sideline call outcome`.

use clap::Args;
use jiff::civil::Date;

use super::{purpose, role, standing};
use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::domain::action::Side;
use crate::domain::call::{Asker, Call as Record, CallStatus, Held, ManagerRole, Outcome};
use crate::domain::change::Change;
use crate::domain::word::NotAWord;
use crate::domain::{phrase, step_in};
use crate::failure::Failure;
use crate::reading::when::Way;

/// Tell what came of a call
///
/// An act of theirs with its day moves the deal forward. A good talk without one
/// does not.
#[derive(Args, Debug)]
pub(in crate::cli) struct Tell {
    /// The call: the start of its id
    id: String,
    #[command(flatten)]
    came: Came,
    /// The day it was held, where it was another than planned
    #[arg(long, value_name = "DATE", conflicts_with = "not_held")]
    on: Option<String>,
    /// The day they do it by
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// What the manager did: absent, visiting-dignitary, depth-and-breadth,
    /// technical-expert or crutch
    #[arg(long, conflicts_with = "not_held")]
    role: Option<String>,
    /// Who asked for the commitment: rep or manager
    #[arg(long, value_name = "WHO", conflicts_with = "not_held")]
    asks: Option<String>,
    /// Who moved it, where it did not happen: ours or buyer
    #[arg(long, value_name = "SIDE")]
    moved_by: Option<String>,
    /// How long it took
    #[arg(long, value_name = "NUMBER", conflicts_with = "not_held")]
    minutes: Option<u32>,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that somebody types")]
struct Came {
    /// They ordered
    #[arg(long)]
    ordered: bool,
    /// What they agreed to do; --by says when
    #[arg(long, value_name = "TEXT", requires = "by")]
    act: Option<String>,
    /// A good talk, nothing agreed
    #[arg(long)]
    nothing: bool,
    /// They said no
    #[arg(long)]
    refused: bool,
    /// It did not happen
    #[arg(long)]
    not_held: bool,
}

impl Came {
    const fn outcome(&self) -> Outcome {
        match (self.ordered, &self.act, self.refused) {
            (true, _, _) => Outcome::Order,
            (false, Some(_), _) => Outcome::Advance,
            (false, None, true) => Outcome::NoSale,
            (false, None, false) => Outcome::Continuation,
        }
    }
}

impl Tell {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let moved_by = self.moved_by.as_deref().map(str::parse::<Side>).transpose();
        let moved_by = moved_by.map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))?;
        if moved_by.is_some() && !self.came.not_held {
            return Err(Failure::wrong_use("--moved-by is for a call that did not happen")
                .hint("--not-held --moved-by ours or buyer"));
        }
        if moved_by.is_none() && self.came.not_held {
            return Err(Failure::wrong_use("it was not said who called it off")
                .hint("--not-held --moved-by ours or buyer"));
        }
        let on = self.on.as_deref().map(|typed| ctx.day(typed, Way::Back)).transpose()?;
        let held = if self.came.not_held { None } else { Some(self.held(ctx)?) };
        let books = ctx.books_where(|books| find::call(books, &self.id).is_ok());
        let (call, book) = find::call(&books, &self.id)?;
        let mut after = call.clone();
        let told = match held {
            Some(held) => {
                let (by, today) = (books.hand(&book.deal.owner), ctx.today());
                let moved = another_day(call, on, today)?
                    .map_or(Ok(()), |day| after.move_to(day.into(), today, by, None));
                moved.and_then(|()| after.tell(held))
            }
            None => after.call_off(moved_by, None),
        };
        told.map_err(|refusal| Failure::not_done(refusal.to_string()))?;
        ctx.save(&Change::of(call.clone(), after.clone()))?;
        let came = standing(&after, ctx.today());
        let (purpose, deal) = (purpose(call), book.deal.title());
        let act = act(&after, ctx).unwrap_or_default();
        ctx.print(&format!("Kept: {purpose} ({deal}): {came}{act}."))?;
        if step_in::takes_over(after.held.role, after.held.asks) && call.plan.step_in.is_none() {
            ctx.say(
                "No session had planned that the manager steps in: talk about it at the next one.",
            );
        }
        Ok(())
    }

    /// How it went, as it was typed.
    fn held(&self, ctx: &mut Ctx<'_>) -> Result<Held, Failure> {
        let role = self.role.as_deref().map(role).transpose()?;
        let asks = self.asks.as_deref().map(str::parse::<Asker>).transpose();
        let asks = asks.map_err(|e: NotAWord| Failure::wrong_use(e.to_string()))?;
        // Who was not there asked for nothing.
        let is_alone = role == Some(ManagerRole::Absent);
        if is_alone && asks == Some(Asker::Manager) {
            return Err(Failure::not_done("a manager who was not there asked for nothing"));
        }
        if self.by.is_some() && self.came.act.is_none() {
            return Err(Failure::wrong_use("--by is the day of their act, and none was said")
                .hint("--act TEXT --by DATE"));
        }
        let buyer_act = self.came.act.clone();
        if buyer_act.as_deref().is_some_and(|act| act.trim().is_empty()) {
            return Err(Failure::not_done("it was not said what they agreed to do")
                .hint("--nothing, where they agreed to nothing"));
        }
        Ok(Held {
            role,
            asks: asks.or_else(|| is_alone.then_some(Asker::Rep)),
            minutes: self.minutes,
            buyer_act,
            buyer_act_by: self.by.as_deref().map(|by| ctx.day(by, Way::Either)).transpose()?,
            outcome: Some(self.came.outcome()),
            moved_by: None,
            off_why: None,
        })
    }
}

/// The day on which it was held, where it was another than planned.
fn another_day(call: &Record, on: Option<Date>, today: Date) -> Result<Option<Date>, Failure> {
    let planned = call.plan.date;
    match planned.filter(|day| *day > today && on.is_none() && call.status == CallStatus::Planned) {
        Some(day) => {
            let shown = phrase::shown(day, today);
            Err(Failure::not_done(format!("it is planned for {shown}: on which day was it held?"))
                .hint("--on DATE"))
        }
        None => Ok(on.filter(|day| Some(*day) != planned)),
    }
}

/// What they agreed to do and by when, as the end of a sentence.
fn act(call: &Record, ctx: &Ctx<'_>) -> Option<String> {
    let act = call.held.buyer_act.as_deref()?;
    let by = phrase::shown(call.held.buyer_act_by?, ctx.today());
    Some(format!(", {act} by {by}"))
}
