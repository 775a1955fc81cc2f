//! `sideline deal`: the deals and where they stand.

mod add;
mod brief;
mod close;
mod delete;
mod edit;
mod hand;
mod look;
mod map;
mod plan;
mod reopen;
mod show;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::ctx::{Ctx, complete_but_for};
use super::json;
use super::json::deal as shape;
use super::listing::Output;
use super::print::{Column, Columns};
use super::starts::Starts;
use crate::domain::books::Books;
use crate::domain::deal::NotChanged;
use crate::domain::handing_over::NotHanded;
use crate::domain::id::DealId;
use crate::domain::money::Amount;
use crate::domain::printable::one_line;
use crate::failure::Failure;
use crate::pages::list::Listed;
use crate::reading::amount::{self, NotMoney};

pub(super) use hand::tell;

/// Deals, and where they stand
#[derive(Debug, Subcommand)]
pub(super) enum Deal {
    List(List),
    Add(add::Add),
    Show(show::Show),
    Map(map::Map),
    Brief(brief::Brief),
    Plan(plan::Plan),
    Edit(edit::Edit),
    Hand(hand::Hand),
    Close(close::Close),
    Reopen(reopen::Reopen),
    Delete(delete::Delete),
}

/// List the deals, open ones first
#[derive(Args, Debug)]
pub(super) struct List {
    #[command(flatten)]
    output: Output,
}

impl Deal {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(ctx),
            Self::Add(add) => add.run(ctx),
            Self::Show(show) => show.run(ctx),
            Self::Map(map) => map.run(ctx),
            Self::Brief(brief) => brief.run(ctx),
            Self::Plan(plan) => plan.run(ctx),
            Self::Edit(edit) => edit.run(ctx),
            Self::Hand(hand) => hand.run(ctx),
            Self::Close(close) => close.run(ctx),
            Self::Reopen(reopen) => reopen.run(ctx),
            Self::Delete(delete) => delete.run(ctx),
        }
    }
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("deal", Column::Deal),
    ("rep", Column::Person),
    ("stage", Column::Text),
    ("next step", Column::Whole),
];

impl List {
    fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut books = ctx.books();
        let today = ctx.today();
        if self.output.json {
            // Decided deals have their stages from any process.
            books.processes = ctx.workspace.processes();
            let open = books.deals.values().map(|book| shape::head(book, &books, today));
            let decided = books.decided.values();
            let decided = decided.map(|head| shape::head_alone(head, &books, today));
            let unread = json::unread(&books.unread);
            let deals = shape::Deals::new(today, open.chain(decided).collect(), unread);
            ctx.json_but_for(&deals, &books.unread)?;
        } else {
            let mut deals: Vec<Listed<'_>> = Listed::all(&books).collect();
            deals.sort_by_key(|deal| deal.open().is_none());
            let mut rows: Vec<_> = deals.iter().map(|deal| row(*deal, &books, today)).collect();
            if rows.is_empty() && books.unread.is_empty() {
                ctx.say("No deals yet: sideline deal add NAME --account CUSTOMER --owner REP");
            }
            if ctx.world.columns.is_some() {
                shorten(&mut rows);
            }
            self.output.table(ctx, rows, COLUMNS)?;
        }
        complete_but_for(&books.unread)
    }
}

/// Ids as they are typed; what is open is not told apart from what is not, as the
/// list shows both.
fn shorten(rows: &mut [Vec<String>]) {
    let ids: Vec<String> = rows.iter().filter_map(|row| row.first().cloned()).collect();
    let starts = Starts::of(ids.iter().map(|id| (id.as_str(), true)));
    for row in rows {
        *row = starts.shorten(std::mem::take(row));
    }
}

/// A deal with its stage, else with how it was decided.
fn row(listed: Listed<'_>, books: &Books, today: Date) -> Vec<String> {
    let deal = listed.head();
    let process = books.processes.get(&deal.process);
    let stage = process.and_then(|process| process.stage_now(&deal.stage));
    let standing = match (listed.open(), stage) {
        (None, _) => deal.status.outcome().to_owned(),
        (Some(_), None) => deal.stage.to_string(),
        (Some(_), Some(stage)) => stage.name.clone(),
    };
    let next = listed.whole().and_then(|book| book.open_actions().first()?.due_in_words(today));
    vec![
        deal.id.to_string(),
        deal.title(),
        books.team.name_of(&deal.owner).to_owned(),
        standing,
        next.unwrap_or_default(),
    ]
}

/// Why a fact of a deal stays as it is.
fn refused(refusal: &NotChanged) -> Failure {
    let not_done = Failure::not_done;
    let words = refusal.to_string();
    match refusal {
        NotChanged::Open { .. } => not_done(words),
        NotChanged::NoCustomer => Failure::wrong_use(words).hint("--account CUSTOMER"),
        NotChanged::NoName => Failure::wrong_use(words).hint("--name TEXT"),
        NotChanged::Decided { .. } => not_done(words).hint("first: sideline deal reopen DEAL"),
        NotChanged::InASession { .. } => {
            not_done(words).hint("finish the session or end it, then try again")
        }
        NotChanged::NoSuchStage { known, .. } => {
            not_done(words).hint(format!("add --stage, one of {known}"))
        }
        NotChanged::NoStage { known, .. } | NotChanged::NoProcess { known, .. } => {
            not_done(words).hint(format!("one of {known}"))
        }
        NotChanged::NotLookedAtAgain { .. } => {
            not_done(words).hint("sideline deal close DEAL --lost --again DATE")
        }
        NotChanged::NoReason { .. } => not_done(words).hint("--why TEXT"),
    }
}

/// Refuses what another deal is called, but for this one.
fn is_alone(books: &Books, account: &str, name: &str, but: Option<&DealId>) -> Result<(), Failure> {
    if let Some(same) = books.namesake(account, name, but) {
        let said = format!("{} is there already ({})", same.title(), same.id);
        return Err(Failure::not_done(said).hint("--another, where it is another deal"));
    }
    let Some(unread) = books.unread_namesake(account, name, but) else { return Ok(()) };
    Err(Failure::not_done("a deal of that name is there already, and cannot be read")
        .because(one_line(&unread.to_string()))
        .hint("sideline doctor says what to do; --another, where it is another deal"))
}

/// Why something stays in the hands it is in.
pub(super) fn refused_hands(refusal: NotHanded) -> Failure {
    let words = refusal.to_string();
    match refusal {
        NotHanded::Unread(unread) => {
            Failure::not_done("a file cannot be read, and may be part of it")
                .because(one_line(&unread.to_string()))
                .hint("put the file right in an editor, then try again")
        }
        NotHanded::InASession { .. } => {
            Failure::not_done(words).hint("finish the session or end it, then try again")
        }
        NotHanded::Holds { .. } => {
            Failure::not_done(words).hint("--to PERSON says who takes it over")
        }
        NotHanded::NoManager { .. } => Failure::not_done(words)
            .hint("--to a manager, or first: sideline team edit PERSON --role manager"),
        NotHanded::Gone(_) | NotHanded::Theirs { .. } | NotHanded::Themselves { .. } => {
            Failure::not_done(words)
        }
    }
}

/// What a deal is worth, as it was typed over what is known.
fn worth(
    amount: Option<&str>,
    currency: Option<&str>,
    known: Option<&Amount>,
    usual: &str,
) -> Result<Option<Amount>, Failure> {
    amount::worth(amount, currency, known, usual).map_err(|refusal| match refusal {
        NotMoney::None => Failure::not_done(refusal.to_string()).hint("--amount NUMBER"),
        NotMoney::Amount { .. }
        | NotMoney::Several { .. }
        | NotMoney::TwoCurrencies { .. }
        | NotMoney::Currency(_) => Failure::wrong_use(refusal.to_string()),
    })
}
