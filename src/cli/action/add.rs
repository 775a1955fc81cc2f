//! `sideline action add`.

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::step_in::Gate;
use crate::cli::ctx::Ctx;
use crate::cli::misuse::words;
use crate::cli::{ask, find, team};
use crate::domain::action::{Action, Owner};
use crate::domain::books::{Books, DealBook};
use crate::domain::calendar::Calendar;
use crate::domain::id::{BuyerId, Draw, UNKNOWN};
use crate::domain::names::{self, Match};
use crate::domain::phrase;
use crate::failure::Failure;
use crate::interview::field::StepLine;
use crate::interview::outside::Outside;
use crate::pages::actions::owner_name;
use crate::reading::promise::{Open, Promise};
use crate::reading::when::{self, Way};

/// Add a step that was agreed outside a session
#[derive(Args, Debug)]
pub(in crate::cli) struct Add {
    /// What is to be done, beginning with a verb
    text: String,
    /// The deal
    #[arg(long)]
    deal: String,
    /// Who owes it; you where you are a rep, else the deal's rep
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// The day it is due; what the process says where not given
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// Whose step it is: ours, or the buyer's; ours where not given
    #[arg(long)]
    side: Option<Side>,
    /// How one sees that it is done
    #[arg(long, value_name = "TEXT", value_parser = words)]
    done_when: Option<String>,
    /// The exit criterion it serves
    #[arg(long, value_name = "STAGE.ID")]
    criterion: Option<String>,
    /// The person of the buyer's it touches
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    #[command(flatten)]
    gate: Gate,
}

/// What is typed where the words before a colon are near a name.
const SAYS_WHO: &str = "--owner PERSON says it, and leaves the words in the text";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Side {
    Ours,
    Buyer,
}

impl Add {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        if self.text.trim().is_empty() {
            return Err(Failure::not_done("a step needs words").hint("begin with a verb"));
        }
        let mut books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?.clone();
        find::team(&books)?;
        let (mut step, questions) = self.step(ctx, &books, &book)?;
        // Last, since it adds somebody to the team.
        if let Some(name) = self.first_of_the_team(&books, &book) {
            step.owner = Owner::Ours(team::owner(ctx, &mut books, name)?);
        }
        if step.owner.as_str() == UNKNOWN {
            return Err(Failure::not_done("whose step is it? whose deal it is cannot be read")
                .hint("--owner PERSON"));
        }
        let step =
            ctx.add(|draw| Action { id: draw.id(|id| books.has_action(id)), ..step.clone() })?;
        let when = step.due.map(|due| phrase::due_in_words(due, ctx.today())).unwrap_or_default();
        let who = owner_name(&step, &book, &books);
        let deal = book.deal.title();
        ctx.print(&format!("Added {} to {deal}: {} ({who}, {when}).", step.id, step.text))?;
        for question in &questions {
            ctx.say(question);
        }
        Ok(())
    }

    /// The step as it was typed, and what would be asked of it.
    fn step(
        &self,
        ctx: &mut Ctx<'_>,
        books: &Books,
        book: &DealBook,
    ) -> Result<(Action, Vec<String>), Failure> {
        let (now, mut draw) = (ctx.world.now(), ctx.world.draw());
        let mut outside = Outside::of(books, book, &now.wall, &mut draw);
        let promise = Promise::read(&self.text, &books.team, &book.deal.people, ctx.today());
        let due = self.due(ctx, &promise, books.usual_due(&book.deal, ctx.today()))?.to_string();
        let person = self.person.as_deref().map(|typed| find::buyer(book, typed)).transpose()?;
        // First what options say: words that it makes clear stay in the text.
        self.owner(&mut outside, &promise, books, &mut draw)?;
        let parts = [
            (StepLine::Due, Some(due.as_str())),
            (StepLine::Text, Some(self.text.as_str())),
            (StepLine::DoneWhen, self.done_when.as_deref()),
            (StepLine::Criterion, self.criterion.as_deref()),
            (StepLine::Person, person.as_ref().map(BuyerId::as_str)),
        ];
        for (part, typed) in parts {
            let typed = typed.unwrap_or_default();
            let field = outside.step_field(part);
            outside.take(&field, typed, &mut draw).map_err(Failure::not_done)?;
            if let Some(asked) = outside.said_ask() {
                return Err(ask::instead(asked, book, books));
            }
        }
        self.gate.pass(ctx, &mut outside)?;
        let field = outside.step_field(StepLine::Text);
        if outside.step().text != self.text {
            let read = outside.reads(&field, &self.text).unwrap_or_default();
            ctx.say(&format!("{}: {read}", self.text));
        }
        let open = [promise.who, promise.day].into_iter().flatten().map(|open| open.typed);
        for typed in promise.nobody.into_iter().chain(open) {
            ctx.say(&format!("\"{typed}\" stays in the text"));
        }
        if promise.nobody.is_some() {
            let owner = outside.step().owner;
            let owner = owner.as_ref().map_or("nobody", |it| name(it, outside.book(), books));
            ctx.say(&format!("Nobody is called so: {owner} owes it. {SAYS_WHO}"));
        }
        Ok((outside.action(), outside.step_questions()))
    }

    /// The day it is due, which words and option must not tell apart.
    fn due(&self, ctx: &mut Ctx<'_>, promise: &Promise<'_>, usual: Date) -> Result<Date, Failure> {
        let typed = self.due.as_deref().map(|typed| ctx.day(typed, Way::Ahead)).transpose()?;
        match (promise.due, typed) {
            (Some(said), Some(typed)) if said != typed => {
                let shown = |day| phrase::shown(day, ctx.today());
                Err(twice("--due", &shown(said), &shown(typed)))
            }
            (None, None) => {
                promise.day.map_or(Ok(usual), |open| Err(which_day(open, ctx.calendar())))
            }
            (said, typed) => Ok(typed.or(said).unwrap_or(usual)),
        }
    }

    /// Gives it to its owner: of the buyer's step one of their people alone.
    fn owner(
        &self,
        outside: &mut Outside<'_>,
        promise: &Promise<'_>,
        books: &Books,
        draw: &mut Draw,
    ) -> Result<(), Failure> {
        let book = outside.book();
        if let (Some(Side::Ours), Some(theirs @ Owner::Buyer(_))) = (self.side, &promise.owner) {
            let why = format!("{} is on the buyer's side", name(theirs, book, books));
            return Err(
                Failure::wrong_use(why).hint("leave --side out, or say who of ours owes it")
            );
        }
        match (&self.owner, self.side.unwrap_or(Side::Ours), &promise.owner) {
            (None, Side::Ours, _) => {
                let Some(open) = promise.who else { return Ok(()) };
                let taken = outside.take(&outside.step_field(StepLine::Owner), open.typed, draw);
                return taken.map_err(|why| Failure::not_done(why).hint(SAYS_WHO));
            }
            (None, Side::Buyer, Some(Owner::Buyer(_))) => return Ok(()),
            (None, Side::Buyer, _) => {
                return Err(Failure::not_done("a step of the buyer's needs its owner")
                    .hint("--owner PERSON, one of the buyer's people"));
            }
            (Some(typed), Side::Buyer, _) => {
                outside.owned_by(Owner::Buyer(find::buyer(book, typed)?));
            }
            (Some(_), Side::Ours, _) if self.first_of_the_team(books, book).is_some() => {}
            (Some(typed), Side::Ours, _) => {
                let taken = outside.take(&outside.step_field(StepLine::Owner), typed, draw);
                let hint = || format!("--owner PERSON: one of {}", find::names_here(&books.team));
                taken.map_err(|why| match typed.trim() {
                    "" => Failure::not_done(why).hint(hint()),
                    _ => Failure::not_done(why),
                })?;
            }
        }
        let said = promise.owner.as_ref().map(|said| name(said, book, books));
        let typed = outside.step().owner;
        let typed = typed.as_ref().map(|typed| name(typed, book, books));
        match (said, typed) {
            (Some(said), Some(typed)) if said != typed => Err(twice("--owner", said, typed)),
            _ => Ok(()),
        }
    }

    /// The name of an owner who joins a team that nobody is in yet.
    fn first_of_the_team(&self, books: &Books, book: &DealBook) -> Option<&str> {
        let theirs = |typed: &&str| names::find(typed, &book.deal.people) != Match::None;
        let is_ours = self.side != Some(Side::Buyer) && books.team.people.is_empty();
        self.owner.as_deref().filter(|typed| is_ours && !theirs(typed))
    }
}

fn name<'a>(owner: &'a Owner, book: &'a DealBook, books: &'a Books) -> &'a str {
    match owner {
        Owner::Ours(id) => books.team.name_of(id),
        Owner::Buyer(id) => book.deal.buyer_name(id),
    }
}

/// That the words of a step end in no one day ahead.
fn which_day(open: Open<'_>, calendar: Calendar) -> Failure {
    let why = when::day(open.typed, calendar, Way::Ahead).map_err(|why| why.to_string()).err();
    let why = why.unwrap_or_else(|| format!("which day is \"{}\"?", open.typed));
    Failure::wrong_use(why).hint("--due DATE says it, and leaves the words in the text")
}

/// That the words of a step say one thing, and an option another.
fn twice(option: &str, said: &str, typed: &str) -> Failure {
    Failure::wrong_use(format!("the words of the step say {said}, and {option} says {typed}"))
        .hint("say it once")
}
