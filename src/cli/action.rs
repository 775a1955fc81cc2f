//! `sideline action`: agreed action steps, what is owed and by when.

mod add;
mod agree;
mod change;
mod list;
mod show;
mod step_in;

use clap::Subcommand;
use jiff::civil::Date;

use super::ctx::Ctx;
use super::starts::Starts;
use crate::domain::action::Action;
use crate::domain::books::Books;
use crate::domain::deal::DealNames;
use crate::domain::id::ActionId;
use crate::domain::team::Team;
use crate::failure::Failure;

/// Agreed action steps
#[derive(Debug, Subcommand)]
pub(super) enum ActionCommand {
    List(list::List),
    Add(add::Add),
    Agree(agree::Agree),
    Done(change::Done),
    Move(change::Move),
    Drop(change::Drop),
    Reopen(change::Reopen),
    Show(show::Show),
}

impl ActionCommand {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(ctx),
            Self::Add(add) => add.run(ctx),
            Self::Agree(agree) => agree.run(ctx),
            Self::Done(done) => done.run(ctx),
            Self::Move(moved) => moved.run(ctx),
            Self::Drop(dropped) => dropped.run(ctx),
            Self::Reopen(reopened) => reopened.run(ctx),
            Self::Show(show) => show.run(ctx),
        }
    }
}

/// What steps are sorted by: open ones first, the soonest first.
pub(super) fn urgency(step: &Action, due: Option<Date>) -> (bool, bool, Option<Date>, ActionId) {
    (!step.is_open(), due.is_none(), due, step.id.clone())
}

/// The starts of the ids of all steps.
pub(super) fn starts(books: &Books) -> Starts<'_> {
    let steps = books.deals.values().flat_map(|book| book.actions.values());
    Starts::of(steps.map(|step| (step.id.as_str(), step.is_open())))
}

/// One step as lists show it, without its deal.
pub(super) fn row(step: &Action, deal: &dyn DealNames, team: &Team, today: Date) -> Vec<String> {
    let when = match step.due_in_words(today).filter(|_| step.is_open()) {
        Some(due) if step.is_owed() => due,
        Some(due) => format!("to confirm, {due}"),
        None => step.status.to_string(),
    };
    vec![
        step.id.to_string(),
        when,
        deal.owner_name(&step.owner, team).to_owned(),
        step.text.clone(),
    ]
}
