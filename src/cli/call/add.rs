//! `sideline call add`.

use clap::Args;
use jiff::civil::Date;

use super::{purpose, role, with};
use crate::cli::ctx::Ctx;
use crate::cli::misuse::words;
use crate::cli::{ask, find};
use crate::domain::books::{Books, DealBook};
use crate::domain::call::{Asker, Call as Record, CallPlan, Held};
use crate::domain::id::BuyerId;
use crate::domain::overrides::Severity;
use crate::domain::slot::{Slot, clock};
use crate::domain::{phrase, step_in};
use crate::failure::Failure;
use crate::interview::field::CallLine;
use crate::interview::outside::Outside;
use crate::reading::slot;
use crate::reading::when::Way;
use crate::reading::wording::{self, ObjectiveFacts};
use crate::reading::{commitment, minutes};

/// Plan a call: who is there, and what the buyer shall agree to
#[derive(Args, Debug)]
pub(in crate::cli) struct Add {
    /// The deal
    #[arg(long)]
    deal: String,
    /// The day of the call, with its time: "thu 3 dec 3pm"
    #[arg(long)]
    date: String,
    /// The time of the call
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Minutes it is to take, 5 to 480
    #[arg(long, value_name = "N")]
    minutes: Option<String>,
    /// A place or a link
    #[arg(long, value_name = "TEXT")]
    r#where: Option<String>,
    /// Who of the buyer's people is there, once for each or "Dana, Tom"
    #[arg(long, value_name = "PERSON", required = true)]
    with: Vec<String>,
    /// What they agree to do: "Dana sends us the plan with her own date"
    #[arg(long, value_name = "TEXT")]
    objective: String,
    /// The day they do it by
    #[arg(long, value_name = "DATE")]
    act_by: Option<String>,
    /// A smaller commitment, should they refuse
    #[arg(long, value_name = "TEXT", value_parser = words)]
    fallback: Option<String>,
    /// What shows it: a mail, an invitation, a document
    #[arg(long, value_name = "TEXT", value_parser = words)]
    evidence: Option<String>,
    /// Why the manager is there: absent, visiting-dignitary, depth-and-breadth
    /// or technical-expert
    #[arg(long)]
    role: Option<String>,
}

impl Add {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        let books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?;
        find::team(&books)?;
        self.leaves_the_manager_out(ctx, &books, book)?;
        let plan = self.plan(ctx, book)?;
        let call = ctx.add(|draw| Record {
            id: draw.id(|id| books.has_call(id)),
            deal: book.deal.id.clone(),
            status: plan.status(),
            plan: plan.clone(),
            held: Held::default(),
            moved: std::collections::BTreeMap::new(),
            owner_moved: std::collections::BTreeMap::new(),
            session: None,
        })?;
        let day = plan.slot().map(|slot| slot.shown(ctx.today()));
        let minutes = plan.minutes.map(|minutes| phrase::count(minutes as usize, "minute"));
        let said = [Some(with(&call, &book.deal)), day, minutes, plan.place.clone()];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let (deal, what) = (book.deal.title(), purpose(&call));
        ctx.print(&format!("Added {} to {deal}: {what} ({said}).", call.id))?;
        questions(ctx, &books, book, &plan);
        Ok(())
    }

    /// Refuses words by which a manager is to speak to somebody: that is an ask of
    /// the rep's.
    fn leaves_the_manager_out(
        &self,
        ctx: &Ctx<'_>,
        books: &Books,
        book: &DealBook,
    ) -> Result<(), Failure> {
        let (now, mut draw) = (ctx.world.now(), ctx.world.draw());
        let mut outside = Outside::of(books, book, &now.wall, &mut draw);
        let texts = [Some(&self.objective), self.fallback.as_ref()].into_iter().flatten();
        for text in texts.filter(|text| !text.trim().is_empty()) {
            let taken = outside.take(&outside.plan_field(CallLine::Objective), text, &mut draw);
            if let Some(asked) = outside.said_ask() {
                return Err(ask::instead(asked, book, books));
            }
            taken.map_err(Failure::not_done)?;
        }
        Ok(())
    }

    fn plan(self, ctx: &mut Ctx<'_>, book: &DealBook) -> Result<CallPlan, Failure> {
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let role = self.role.as_deref().map(role).transpose()?;
        let Some(objective) = said(Some(self.objective)) else {
            return Err(Failure::not_done("a call needs an objective")
                .hint("what do they agree to do, and by when?"));
        };
        let with = people(&self.with, book)?;
        let slot = at(ctx.slot(&self.date, Way::Ahead)?, self.at.as_deref())?;
        let minutes = self.minutes.as_deref().map(minutes::of_a_call).transpose();
        let minutes = minutes.map_err(|why| Failure::wrong_use(why.to_string()))?;
        let act_by = self.act_by.as_deref().map(|typed| ctx.day(typed, Way::Ahead)).transpose()?;
        let act_by = one_day(ctx, act_by, &objective)?;
        let plan = CallPlan {
            date: Some(slot.day),
            time: slot.time,
            minutes,
            place: said(self.r#where),
            with,
            objective: Some(objective),
            act_by,
            fallback: said(self.fallback),
            evidence_wanted: said(self.evidence),
            role_planned: role,
            asks_planned: role.map(|_| Asker::Rep),
            ..CallPlan::default()
        };
        if step_in::is_open(&plan) {
            return Err(at_the_gate(book));
        }
        if plan.act_by.is_some_and(|act_by| act_by < slot.day) {
            return Err(Failure::not_done("they cannot act before the call that asks them to")
                .hint("--act-by is the day of the call or later"));
        }
        Ok(plan)
    }
}

/// The day of their act: as given, or as the objective says it.
fn one_day(ctx: &Ctx<'_>, given: Option<Date>, objective: &str) -> Result<Option<Date>, Failure> {
    let calendar = ctx.calendar();
    let said = commitment::read(objective, calendar).by;
    match (given, said) {
        (Some(given), Some(said)) if given != said => {
            let [given, said] = [given, said].map(|day| phrase::shown(day, calendar.today));
            Err(Failure::wrong_use(format!(
                "the objective says {said}, and --act-by {given}: which day is it?"
            ))
            .hint("write one of them in both places"))
        }
        (given, said) => Ok(given.or(said)),
    }
}

/// Asks what would have to be answered before both agree to such a call.
fn questions(ctx: &mut Ctx<'_>, books: &Books, book: &DealBook, plan: &CallPlan) {
    let Some(process) = books.process_of(&book.deal) else { return };
    let facts = ObjectiveFacts::by_hand(&book.deal, process, &books.team, plan, ctx.today());
    let remarks = wording::objective(plan, &facts);
    for remark in remarks.iter().filter(|remark| remark.severity == Severity::Error) {
        ctx.say(&format!("A coach would ask: {}", remark.question));
    }
}

/// The buyer's people on the call, each once.
fn people(typed: &[String], book: &DealBook) -> Result<Vec<BuyerId>, Failure> {
    let people = find::buyers(book, typed)?;
    if people.is_empty() {
        return Err(Failure::not_done("a call needs somebody of the buyer's people")
            .hint(find::known(book)));
    }
    Ok(people)
}

/// The same day at the time that was said beside it.
fn at(slot: Slot, typed: Option<&str>) -> Result<Slot, Failure> {
    let Some(typed) = typed else { return Ok(slot) };
    let time = slot::time(typed).ok_or_else(|| {
        Failure::wrong_use(format!("{typed:?} is not a time. Write 9:30, 15:00 or 3pm"))
    })?;
    match slot.time.filter(|other| *other != time) {
        Some(other) => Err(Failure::wrong_use(format!(
            "--date says {} and --at {}: which is it?",
            clock(other),
            clock(time)
        ))),
        None => Ok(Slot { time: Some(time), ..slot }),
    }
}

/// Taking over is talked about first, with the rep, and that is a session.
fn at_the_gate(book: &DealBook) -> Failure {
    Failure::not_done(
        "a manager who steps in goes through the gate first, and that is in the session",
    )
    .hint(format!("sideline session {}, at Next call", book.deal.id))
}
