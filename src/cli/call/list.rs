//! `sideline call list`.

use clap::Args;

use super::{is_open, order, row};
use crate::cli::ctx::Ctx;
use crate::cli::json::{self, call as shape};
use crate::cli::listing::{Listing, Output};
use crate::cli::print::{Column, Columns};
use crate::cli::selection::{Facts, Selection, Typed};
use crate::domain::call::{Call as Record, CallStatus};
use crate::domain::deal::DealNames;
use crate::failure::Failure;
use crate::record::store::CALLS;

/// List the calls: those to come, then what came of the others
///
/// A joint call says why the manager is there, and was.
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    /// Show only calls on this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    #[command(flatten)]
    output: Output,
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("day", Column::Whole),
    ("status", Column::Whole),
    ("with", Column::Text),
    ("purpose", Column::Text),
    ("manager", Column::Text),
    ("deal", Column::Deal),
];

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut books = ctx.heads();
        let typed = Typed { deal: self.deal.as_deref(), all: true, ..Typed::default() };
        let wanted = Selection::read(typed, &books, ctx)?;
        let (team, today) = (&books.team, ctx.today());
        let mut list = Listing::new(self.output, COLUMNS);
        let deals = books.decided.values().filter(|deal| wanted.looks_into(deal));
        let unread = ctx.workspace.store.each(&CALLS, deals, |call, deal| {
            list.know(call.id.as_str(), is_open(&call));
            if wanted.takes(&facts(&call)) {
                let cells = || [row(&call, deal, team, today), vec![deal.title()]].concat();
                list.add(order(&call), cells, || shape::call(&call, deal, &books));
            }
        });
        ctx.tell(&mut books, unread);
        let empty = shape::Many::new(today, Vec::new(), json::unread(&books.unread));
        list.print(ctx, &books.unread, &empty, &typed.nothing("calls"))
    }
}

fn facts(call: &Record) -> Facts<'_, CallStatus> {
    let is_open = is_open(call);
    let due = call.plan.date;
    Facts { deal: &call.deal, status: call.status, is_open, is_owed: false, owner: None, due }
}
