//! `sideline deal add`.

use clap::Args;

use super::{is_alone, refused, worth};
use crate::cli::ctx::Ctx;
use crate::cli::{find, team};
use crate::domain::deal::{Deal, NewDeal};
use crate::domain::id::DealId;
use crate::domain::names;
use crate::failure::Failure;
use crate::reading::is_nothing;
use crate::reading::person::NotAPerson;
use crate::reading::when::Way;

/// Add a deal
#[derive(Args, Debug)]
pub(in crate::cli) struct Add {
    /// What they would buy
    name: String,
    /// The customer
    #[arg(long)]
    account: String,
    /// The rep whose deal it is
    #[arg(long, value_name = "REP")]
    owner: String,
    /// The process it follows; the team's where not given
    #[arg(long)]
    process: Option<String>,
    /// What it is worth
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
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
    /// It is another deal, although one is called so already
    #[arg(long)]
    another: bool,
}

impl Add {
    /// Whoever types a name and gets an empty one meant something else.
    fn is_called_something(&self) -> Result<(), Failure> {
        let said = match (self.account.trim(), self.name.trim()) {
            ("", _) => "--account is empty: who is the customer?",
            (_, "") => "the name of the deal is empty: what would they buy?",
            _ => return Ok(()),
        };
        Err(Failure::wrong_use(said).hint("sideline deal add NAME --account CUSTOMER --owner REP"))
    }

    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.takes_my_changes()?;
        self.is_called_something()?;
        let mut books = ctx.books();
        find::team(&books)?;
        if !self.another {
            is_alone(&books, &self.account, &self.name, None)?;
        }
        books.processes = ctx.workspace.processes();
        let wanted = self.process.as_deref().unwrap_or(books.team.process.as_str());
        let process = books.process_called(wanted).map_err(|refusal| refused(&refusal))?.clone();
        let stage = self.stage.as_deref().map(|typed| process.stage_called(typed).cloned());
        let stage = stage.transpose().map_err(|refusal| refused(&refusal))?;
        let (amount, currency) = (self.amount.as_deref(), self.currency.as_deref());
        let worth = worth(amount, currency, None, &books.team.currency)?;
        if let (Some(typed), Some(worth)) = (amount, &worth) {
            ctx.say(&format!("{typed}: {worth}"));
        }
        let close_date = self.close.as_deref().filter(|typed| !is_nothing(typed));
        let close_date = close_date.map(|typed| ctx.day(typed, Way::Ahead)).transpose()?;
        if books.team.people.is_empty() && names::is_same(&self.owner, &self.account) {
            return Err(Failure::wrong_use(NotAPerson::Group(self.owner).to_string()));
        }
        // Last, since it may add somebody to the team.
        let owner = team::owner(ctx, &mut books, &self.owner)?;
        let new = NewDeal {
            account: self.account,
            name: self.name,
            owner,
            stage,
            amount: worth,
            close_date,
        };
        let (today, store) = (ctx.today(), &ctx.workspace.store);
        let is_taken = |id: &DealId| store.has_deal(id) || books.is_taken(id);
        let deal = ctx.add(|draw| Deal::new(new.clone(), &process, today, draw, is_taken))?;
        ctx.print(&format!("Added {} ({}).", deal.title(), deal.id))
    }
}
