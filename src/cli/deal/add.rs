//! `sideline deal add`.

use clap::Args;

use crate::cli::desk::Desk;
use crate::cli::team;
use crate::domain::books::Books;
use crate::domain::deal::{Deal, NewDeal};
use crate::domain::id::{ProcessId, StageId};
use crate::domain::money::{Amount, NotAnAmount};
use crate::domain::process::{Process, Stage};
use crate::domain::when::Lean;
use crate::failure::Failure;

/// Add a deal
#[derive(Args, Debug)]
pub(in crate::cli) struct Add {
    /// What they would buy
    name: String,
    /// The customer
    #[arg(long)]
    account: String,
    /// The rep whose deal it is; a new name joins the team
    #[arg(long, value_name = "REP")]
    owner: String,
    /// The process it follows; the team's where not given
    #[arg(long)]
    process: Option<String>,
    /// What it is worth
    #[arg(long, value_name = "NUMBER")]
    amount: Option<String>,
    /// Its currency; the team's where not given
    #[arg(long, value_name = "CODE", requires = "amount")]
    currency: Option<String>,
    /// The day they should order
    #[arg(long, value_name = "DATE")]
    close: Option<String>,
    /// The stage it is in; the first one where not given
    #[arg(long)]
    stage: Option<String>,
}

impl Add {
    pub(super) fn run(self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        desk.workspace.takes_changes()?;
        if self.account.trim().is_empty() && self.name.trim().is_empty() {
            return Err(Failure::not_done("a deal needs a customer or a name"));
        }
        let mut books = desk.books();
        let process = self.process(&books)?.clone();
        let stage = self.stage.as_deref().map(|typed| stage(&process, typed)).transpose()?;
        let amount = self.amount(&books)?;
        let close_date =
            self.close.as_deref().map(|typed| desk.day(typed, Lean::Ahead)).transpose()?;
        // Last, since it may add somebody to the team.
        let owner = team::owner(desk, &mut books, &self.owner)?;
        let new =
            NewDeal { account: self.account, name: self.name, owner, stage, amount, close_date };
        let (today, store) = (desk.today(), &desk.workspace.store);
        let deal = desk
            .add(|draw| Deal::new(new.clone(), &process, today, draw, |id| store.has_deal(id)))?;
        desk.say(&format!("Added {} ({}).", deal.title(), deal.id))
    }

    fn process<'a>(&self, books: &'a Books) -> Result<&'a Process, Failure> {
        let wanted = self.process.as_deref().unwrap_or(books.team.process.as_str());
        let found = books.processes.values().find(|process| process.id.as_str() == wanted);
        found.ok_or_else(|| {
            let known: Vec<&str> = books.processes.keys().map(ProcessId::as_str).collect();
            Failure::not_done(format!("there is no process \"{wanted}\" that can be read"))
                .hint(format!("one of {}", known.join(", ")))
        })
    }

    fn amount(&self, books: &Books) -> Result<Option<Amount>, Failure> {
        let Some(typed) = &self.amount else { return Ok(None) };
        let value = typed.parse().map_err(|e: NotAnAmount| Failure::wrong_use(e.to_string()))?;
        let currency = self.currency.as_deref().map(currency).transpose()?;
        Ok(Some(Amount { value, currency: currency.or_else(|| Some(books.team.currency.clone())) }))
    }
}

/// A code of three letters, in capitals as records have it.
fn currency(typed: &str) -> Result<String, Failure> {
    if typed.len() == 3 && typed.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return Ok(typed.to_ascii_uppercase());
    }
    Err(Failure::wrong_use(format!("\"{typed}\" is not a currency"))
        .hint("three letters, as in EUR or USD"))
}

fn stage(process: &Process, typed: &str) -> Result<StageId, Failure> {
    let fits =
        |stage: &&Stage| stage.id.as_str() == typed || stage.name.eq_ignore_ascii_case(typed);
    process.stages.iter().find(fits).map(|stage| stage.id.clone()).ok_or_else(|| {
        let known: Vec<&str> = process.stages.iter().map(|stage| stage.id.as_str()).collect();
        Failure::not_done(format!("\"{typed}\" is no stage of {}", process.name))
            .hint(format!("one of {}", known.join(", ")))
    })
}
