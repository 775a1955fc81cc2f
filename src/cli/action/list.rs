//! `sideline action list`.

use clap::Args;
use jiff::civil::Date;

use super::{row, urgency};
use crate::cli::ctx::Ctx;
use crate::cli::json::{self, action as shape};
use crate::cli::listing::{Listing, Output};
use crate::cli::print::{Column, Columns};
use crate::cli::selection::{Facts, Selection, Typed};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::deal::DealNames;
use crate::failure::Failure;
use crate::record::store::ACTIONS;

/// List agreed action steps, late ones first
///
/// Prints one line for each open step of an open deal, and nothing when nothing
/// is open. What is left of a decided deal is shown with --deal, --status and
/// --all.
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    /// Show only my own steps
    #[arg(long)]
    mine: bool,
    /// Show only steps owed by this person
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// Show only steps of this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    /// Show only late steps
    #[arg(long)]
    overdue: bool,
    /// Show only steps due on this day or before
    #[arg(long, value_name = "DATE")]
    due_by: Option<String>,
    /// Show only steps of this status: proposed, open, done or dropped
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Show closed steps too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: Output,
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("due", Column::Whole),
    ("who", Column::Person),
    ("step", Column::Text),
    ("deal", Column::Deal),
];

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut books = ctx.heads();
        let wanted = Selection::read(self.typed(), &books, ctx)?;
        let (team, today) = (&books.team, ctx.today());
        let mut list = Listing::new(self.output, COLUMNS);
        let deals = books.decided.values();
        let unread = ctx.workspace.store.each(&ACTIONS, deals, |step, deal| {
            list.know(step.id.as_str(), step.is_open());
            // A day that cannot be read stands among the late ones.
            let due = step.due.or(deal.is_wrong("due").then_some(Date::MIN));
            if wanted.takes(&facts(&step, due)) {
                let cells =
                    || [row(&step, deal, team, today), vec![deal.title_with_outcome()]].concat();
                list.add(urgency(&step, due), cells, || shape::action(&step, deal, &books, today));
            }
        });
        ctx.tell(&mut books, unread);
        let empty = shape::Actions::new(today, Vec::new(), json::unread(&books.unread));
        list.print(ctx, &books.unread, &empty, &self.typed().nothing("steps"))
    }

    fn typed(&self) -> Typed<'_> {
        Typed {
            mine: self.mine,
            owner: self.owner.as_deref(),
            deal: self.deal.as_deref(),
            overdue: self.overdue,
            due_by: self.due_by.as_deref(),
            status: self.status.as_deref(),
            all: self.all,
        }
    }
}

fn facts(step: &Action, due: Option<Date>) -> Facts<'_, ActionStatus> {
    let owner = match &step.owner {
        Owner::Ours(owner) => Some(owner),
        Owner::Buyer(_) => None,
    };
    let is_open = step.is_open();
    Facts { deal: &step.deal, status: step.status, is_open, is_owed: step.is_owed(), owner, due }
}
