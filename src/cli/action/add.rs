//! `sideline action add`.

use clap::{Args, ValueEnum};

use crate::cli::ctx::Ctx;
use crate::cli::{find, team};
use crate::domain::action::{Action, Owner};
use crate::domain::books::{Books, DealBook};
use crate::domain::id::CriterionRef;
use crate::domain::phrase;
use crate::failure::Failure;
use crate::pages::actions::owner_name;
use crate::reading::when::Lean;

/// Add a step that was agreed outside a session
#[derive(Args, Debug)]
pub(in crate::cli) struct Add {
    /// What is to be done, beginning with a verb
    text: String,
    /// The deal
    #[arg(long)]
    deal: String,
    /// Who owes it; the deal's rep where not given
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// The day it is due; what the process says where not given
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// Whose step it is: ours, or the buyer's
    #[arg(long, default_value = "ours")]
    side: Side,
    /// How one sees that it is done
    #[arg(long, value_name = "TEXT")]
    done_when: Option<String>,
    /// The exit criterion it serves
    #[arg(long, value_name = "STAGE.ID")]
    criterion: Option<String>,
    /// The person of the buyer's it touches
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Side {
    Ours,
    Buyer,
}

impl Add {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        ctx.workspace.takes_changes()?;
        if self.text.trim().is_empty() {
            return Err(Failure::not_done("a step needs words").hint("begin with a verb"));
        }
        let mut books = ctx.books_with(&self.deal);
        let book = find::deal(&books, &self.deal)?.clone();
        let today = ctx.today();
        let due = match &self.due {
            Some(typed) => ctx.day(typed, Lean::Ahead)?,
            None => books.usual_due(&book.deal, today),
        };
        let criterion = self.criterion(&books, &book)?;
        let person = self.person.as_deref().map(|typed| find::buyer(&book, typed)).transpose()?;
        // Last, since it may add somebody to the team.
        let owner = self.owner(ctx, &mut books, &book)?;
        let step = ctx.add(|draw| Action {
            due: Some(due),
            done_when: self.done_when.clone().filter(|text| !text.trim().is_empty()),
            criterion: criterion.clone(),
            person: person.clone(),
            ..Action::new(
                draw.id(|id| books.has_action(id)),
                book.deal.id.clone(),
                self.text.clone(),
                owner.clone(),
                today,
                books.hand(&book.deal.owner),
            )
        })?;
        let when = phrase::due_in_words(due, today);
        let who = owner_name(&step, &book, &books);
        let deal = book.deal.title();
        ctx.print(&format!("Added {} to {deal}: {} ({who}, {when}).", step.id, step.text))
    }

    fn owner(
        &self,
        ctx: &mut Ctx<'_>,
        books: &mut Books,
        book: &DealBook,
    ) -> Result<Owner, Failure> {
        match (&self.owner, self.side) {
            (None, Side::Ours) => Ok(Owner::Ours(book.deal.owner.clone())),
            (None, Side::Buyer) => Err(Failure::not_done("a step of the buyer's needs its owner")
                .hint("--owner PERSON, one of the buyer's people")),
            (Some(typed), Side::Buyer) => Ok(Owner::Buyer(find::buyer(book, typed)?)),
            (Some(typed), Side::Ours) => Ok(Owner::Ours(team::owner(ctx, books, typed)?)),
        }
    }

    fn criterion(&self, books: &Books, book: &DealBook) -> Result<Option<CriterionRef>, Failure> {
        let Some(typed) = &self.criterion else { return Ok(None) };
        let process = books.process_of(&book.deal);
        let known = |id: &CriterionRef| process.is_none_or(|p| p.criterion(id).is_some());
        let id = typed.parse().ok().filter(known);
        id.map(Some).ok_or_else(|| {
            let process = &book.deal.process;
            Failure::not_done(format!("\"{typed}\" is no exit criterion of this deal's process"))
                .hint(format!("sideline process show {process} lists them as STAGE.ID"))
        })
    }
}
