//! `sideline action agree`.

use clap::Args;

use super::change::{Made, several};
use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::domain::action::{Action, NotConfirmed, OtherDate, Owner};
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::phrase;
use crate::failure::Failure;
use crate::reading::when::Way;

/// Agree to steps that wait for your word
#[derive(Args, Debug)]
pub(in crate::cli) struct Agree {
    /// The steps: the start of each one's id
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// By another day than the one written down
    #[arg(long, value_name = "DATE", requires = "why")]
    due: Option<String>,
    /// Why by another day
    #[arg(long, value_name = "TEXT", requires = "due")]
    why: Option<String>,
    /// Their owner has said yes to you, by mail or on the phone
    #[arg(long)]
    said_yes: bool,
}

impl Agree {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let today = ctx.today();
        let due = self.due.as_deref().map(|typed| ctx.day(typed, Way::Ahead)).transpose()?;
        let other = due.zip(self.why.clone()).map(|(due, why)| OtherDate { due, why });
        several(ctx, &self.ids, |books, id| {
            let (step, book) = find::action(books, id)?;
            let mut after = step.clone();
            let session = book.session_of(&step.id).cloned();
            let agreed = after.confirm(session, today, other.clone(), books.me.clone());
            agreed.map_err(|why: NotConfirmed| Failure::not_done(why.to_string()))?;
            self.is_theirs_to_give(step, books)?;
            let due = after.due.map(|due| format!(", by {}", phrase::shown(due, today)));
            let said = format!(
                "Agreed: {} ({}){}.",
                step.text,
                book.deal.title(),
                due.unwrap_or_default()
            );
            Ok(Made {
                change: Change::of(step.clone(), after),
                said: vec![said],
                aside: Vec::new(),
            })
        })
    }

    /// Nobody gives the word of somebody else unsaid, and their own is not hearsay.
    fn is_theirs_to_give(&self, step: &Action, books: &Books) -> Result<(), Failure> {
        let Owner::Ours(owner) = &step.owner else { return Ok(()) };
        let is_mine = books.known_me().is_some_and(|(me, _)| me == owner);
        match (is_mine, self.said_yes) {
            (true, true) => Err(Failure::not_done(format!("\"{}\" is yours", step.text))
                .hint("without --said-yes you agree to it yourself")),
            (false, false) => {
                let name = books.team.first_name_of(owner);
                let refused =
                    format!("\"{}\" waits for the word of {name}, not for yours", step.text);
                Err(Failure::not_done(refused)
                    .hint(format!("--said-yes, where {name} has said yes to you")))
            }
            (true, false) | (false, true) => Ok(()),
        }
    }
}
