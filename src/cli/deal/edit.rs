//! `sideline deal edit`.

use clap::Args;
use jiff::civil::Date;

use super::close::again;
use super::hand::tell;
use super::{is_alone, refused, refused_hands, worth};
use crate::cli::ctx::Ctx;
use crate::cli::misuse::words;
use crate::cli::print::table;
use crate::cli::{find, printed, team};
use crate::domain::books::{Books, DealBook};
use crate::domain::change::{Change, Record};
use crate::domain::deal::Deal;
use crate::domain::handing_over::{Handed, Handing};
use crate::domain::id::StageId;
use crate::domain::phrase;
use crate::domain::stage_gate::Moving;
use crate::failure::Failure;
use crate::reading::is_nothing;
use crate::reading::when::Way;

/// Change what is known of a deal
///
/// Says each change. A close date that moves is kept beside the new one, with
/// the reason where you give one.
#[derive(Args, Debug)]
pub(in crate::cli) struct Edit {
    /// The deal: its id, or words of its name
    deal: String,
    /// What they would buy
    #[arg(long)]
    name: Option<String>,
    /// The customer
    #[arg(long)]
    account: Option<String>,
    /// The rep whose deal it is
    #[arg(long, value_name = "REP")]
    owner: Option<String>,
    /// The process it follows
    #[arg(long)]
    process: Option<String>,
    /// What it is worth
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    amount: Option<String>,
    /// Its currency
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// The day they should order
    #[arg(long, value_name = "DATE")]
    close: Option<String>,
    /// Why that day or the stage moves, or the deal changes hands
    #[arg(long, value_name = "TEXT", value_parser = words)]
    why: Option<String>,
    /// The stage it is in. An earlier one needs a reason, a later one where
    /// something is missing
    #[arg(long)]
    stage: Option<String>,
    /// Of a deal that was not won: the day to look at it again, or none
    #[arg(long, value_name = "DATE")]
    again: Option<String>,
    /// It stays a deal of its own, although one is called so already
    #[arg(long)]
    another: bool,
}

impl Edit {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        if self.has_idle_reason() {
            return Err(Failure::wrong_use(
                "--why is for a close date, a stage or an owner that changes",
            )
            .hint("add --close DATE, --stage STAGE or --owner REP"));
        }
        if self.says_nothing() {
            return Err(Failure::wrong_use("it was not said what shall change")
                .hint("sideline deal edit --help shows what can"));
        }
        let mut books = ctx.books_with(&self.deal);
        books.processes = ctx.workspace.processes();
        let book = find::deal(&books, &self.deal)?.clone();
        let mut after = self.process_and_stage(&book, &books, ctx.today())?;
        self.names(&mut after, &books)?;
        self.amount(&mut after, &books)?;
        self.close_date(&mut after, &books, ctx)?;
        if let Some(typed) = &self.again {
            let day = again(ctx, typed)?;
            after.look_again_on(day).map_err(|refusal| refused(&refusal))?;
        }
        // Last, since it may add somebody to the team.
        let handed = self.hand_over(&book, &mut after, &mut books, ctx)?;
        let rows = changes(&book.deal, &after, &books, ctx.today());
        let title = format!("{} ({})", after.title(), after.id);
        if rows.is_empty() {
            return ctx.print(&format!("Nothing changed: {title} is like that already."));
        }
        ctx.save_all(&handed.changes)?;
        ctx.print(&format!("Changed {title}:"))?;
        printed(table(ctx.out, &rows))?;
        tell(ctx, &handed, books.team.first_name_of(&after.owner));
        Ok(())
    }

    /// What is to be saved, with what goes along to another owner.
    fn hand_over(
        &self,
        book: &DealBook,
        after: &mut Deal,
        books: &mut Books,
        ctx: &mut Ctx<'_>,
    ) -> Result<Handed, Failure> {
        let by = books.hand(&book.deal.owner);
        let to = self.owner.as_deref().map(|typed| team::owner(ctx, books, typed)).transpose()?;
        let Some(to) = to.filter(|to| *to != book.deal.owner) else {
            let changes = vec![Change::of(book.deal.clone(), after.clone())];
            return Ok(Handed { changes, ..Handed::default() });
        };
        let why = self.why.clone().filter(|why| !why.trim().is_empty());
        let handing = Handing { to: to.clone(), by, why, day: ctx.today() };
        let handed = books.hand_over(book, after.clone(), &handing).map_err(refused_hands)?;
        after.owner = to;
        Ok(handed)
    }

    const fn says_nothing(&self) -> bool {
        self.name.is_none()
            && self.account.is_none()
            && self.owner.is_none()
            && self.process.is_none()
            && self.amount.is_none()
            && self.currency.is_none()
            && self.close.is_none()
            && self.stage.is_none()
            && self.again.is_none()
    }

    /// Whether a reason is given for nothing that moves.
    const fn has_idle_reason(&self) -> bool {
        self.why.is_some() && self.close.is_none() && self.stage.is_none() && self.owner.is_none()
    }

    fn names(&self, after: &mut Deal, books: &Books) -> Result<(), Failure> {
        let (account, name) = (self.account.as_deref(), self.name.as_deref());
        after.rename(account, name).map_err(|refusal| refused(&refusal))?;
        if self.another || (account.is_none() && name.is_none()) {
            return Ok(());
        }
        is_alone(books, &after.account, &after.name, Some(&after.id))
    }

    fn amount(&self, after: &mut Deal, books: &Books) -> Result<(), Failure> {
        let (amount, currency) = (self.amount.as_deref(), self.currency.as_deref());
        if amount.is_none() && currency.is_none() {
            return Ok(());
        }
        let record = Record::from(after.clone());
        let mut wrong = books.wrong_in(&record).filter(|unread| unread.is_at("amount"));
        if let Some(wrong) = wrong.next().filter(|_| amount.is_none()) {
            return Err(
                Failure::not_done(wrong.in_short()).hint("say the amount as well: --amount 120000")
            );
        }
        let (known, usual) = (after.amount.take(), &find::team(books)?.currency);
        after.amount = worth(amount, currency, known.as_ref(), usual)?;
        Ok(())
    }

    /// The deal on the process and in the stage that were named.
    fn process_and_stage(
        &self,
        book: &DealBook,
        books: &Books,
        today: Date,
    ) -> Result<Deal, Failure> {
        if self.process.is_none() && self.stage.is_none() {
            return Ok(book.deal.clone());
        }
        let wanted = self.process.as_deref().unwrap_or(book.deal.process.as_str());
        let moving = Moving { day: today, by: books.hand(&book.deal.owner), why: self.why.clone() };
        let changed = books.process_called(wanted).and_then(|process| {
            let stage = self.stage.as_deref().map(|it| process.stage_called(it)).transpose()?;
            book.following(process, stage, moving)
        });
        changed.map_err(|refusal| refused(&refusal))
    }

    fn close_date(
        &self,
        after: &mut Deal,
        books: &Books,
        ctx: &mut Ctx<'_>,
    ) -> Result<(), Failure> {
        let Some(typed) = &self.close else { return Ok(()) };
        if is_nothing(typed) {
            after.close_date = None;
            return Ok(());
        }
        let to = ctx.day(typed, Way::Ahead)?;
        let why = self.why.clone().filter(|why| !why.trim().is_empty());
        after.move_close_date(ctx.today(), to, books.hand(&after.owner), why);
        Ok(())
    }
}

/// What changed, a row each: what, how it is now, how it was.
fn changes(before: &Deal, after: &Deal, books: &Books, today: Date) -> Vec<Vec<String>> {
    let stage = |deal: &Deal| stage_name(&deal.stage, deal, books);
    let day = |day: Option<Date>| day.map(|day| phrase::shown(day, today)).unwrap_or_default();
    let amount = |deal: &Deal| deal.amount.as_ref().map(ToString::to_string).unwrap_or_default();
    let owner = |deal: &Deal| books.team.name_of(&deal.owner).to_owned();
    let facts = [
        ("account", before.account.clone(), after.account.clone()),
        ("name", before.name.clone(), after.name.clone()),
        ("rep", owner(before), owner(after)),
        ("process", before.process.to_string(), after.process.to_string()),
        ("stage", stage(before), stage(after)),
        ("amount", amount(before), amount(after)),
        ("close date", day(before.close_date), day(after.close_date)),
        ("look again", day(before.look_again), day(after.look_again)),
    ];
    let changed = facts.into_iter().filter(|(_, before, after)| before != after);
    let row = |(what, before, after): (&str, String, String)| {
        let was = if before.is_empty() { String::new() } else { format!(", was {before}") };
        let now = if after.is_empty() { "not known" } else { &after };
        vec![format!("  {what}"), format!("{now}{was}")]
    };
    changed.map(row).collect()
}

fn stage_name(id: &StageId, deal: &Deal, books: &Books) -> String {
    let stage = books.process_of(deal).and_then(|process| process.stage(id));
    stage.map_or_else(|| id.to_string(), |stage| stage.name.clone())
}
