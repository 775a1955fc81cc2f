//! `sideline ask list`.

use std::collections::BTreeMap;

use clap::Args;

use super::{row, urgency};
use crate::cli::ctx::Ctx;
use crate::cli::find;
use crate::cli::json::{self, ask as shape};
use crate::cli::listing::{Listing, Output};
use crate::cli::print::{Column, Columns};
use crate::cli::selection::{Facts, Selection, Typed};
use crate::domain::ask::{Ask as Request, AskStatus, Asked};
use crate::domain::books::Books;
use crate::domain::deal::DealNames;
use crate::failure::Failure;
use crate::record::store::ASKS;

/// List manager asks, those needed soonest first
///
/// Prints one line for each ask on an open deal that waits for an answer or for
/// what was promised, and nothing when none does. What is left of a decided deal
/// is shown with --deal, --status and --all.
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    /// Show only asks for this deal
    #[arg(long, value_name = "DEAL")]
    deal: Option<String>,
    /// Show only asks from this person
    #[arg(long, value_name = "PERSON")]
    from: Option<String>,
    /// Show only asks of this person: of the team, or an executive
    #[arg(long, value_name = "PERSON")]
    of: Option<String>,
    /// Show only asks of this status: open, accepted, declined or done
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Show declined and done asks too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: Output,
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("status", Column::Whole),
    ("when", Column::Whole),
    ("who", Column::Text),
    ("what", Column::Text),
    ("deal", Column::Deal),
];

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let mut books = ctx.heads();
        let wanted = Selection::read(self.typed(), &books, ctx)?;
        let of = self.of.as_deref().map(|typed| asked(typed, &wanted, &books, ctx)).transpose()?;
        let (team, today) = (&books.team, ctx.today());
        let mut list = Listing::new(self.output, COLUMNS);
        let deals = books.decided.values();
        let unread = ctx.workspace.store.each(&ASKS, deals, |ask, deal| {
            list.know(ask.id.as_str(), ask.is_open());
            if wanted.takes(&facts(&ask)) && of.as_ref().is_none_or(|of| ask.of.is_same(of)) {
                let cells = || [row(&ask, team, today), vec![deal.title_with_outcome()]].concat();
                list.add(urgency(&ask), cells, || shape::ask(&ask, deal, team));
            }
        });
        ctx.tell(&mut books, unread);
        let empty = shape::Many::new(today, Vec::new(), json::unread(&books.unread));
        list.print(
            ctx,
            &books.unread,
            &empty,
            &Typed { owner: self.from.as_deref().or(self.of.as_deref()), ..self.typed() }
                .nothing("asks"),
        )
    }

    fn typed(&self) -> Typed<'_> {
        Typed {
            owner: self.from.as_deref(),
            deal: self.deal.as_deref(),
            status: self.status.as_deref(),
            all: self.all,
            ..Typed::default()
        }
    }
}

fn facts(ask: &Request) -> Facts<'_, AskStatus> {
    Facts {
        deal: &ask.deal,
        status: ask.status,
        is_open: ask.is_open(),
        is_owed: ask.status == AskStatus::Accepted,
        owner: Some(&ask.from),
        due: ask.needed_by,
    }
}

/// Who was meant. Executives are known by the asks of them.
fn asked(
    typed: &str,
    wanted: &Selection<AskStatus>,
    books: &Books,
    ctx: &Ctx<'_>,
) -> Result<Asked, Failure> {
    let executives = || {
        let mut known = BTreeMap::new();
        let deals = books.decided.values().filter(|deal| wanted.looks_into(deal));
        // What cannot be read is told when the rows are made.
        ctx.workspace.store.each(&ASKS, deals, |ask, _| ask.of.add_to(&mut known));
        known
    };
    find::asked(&books.team, executives, typed)?.ok_or_else(|| {
        Failure::not_done(format!("nobody who was asked is called \"{typed}\""))
            .hint("sideline ask list --all shows who was")
    })
}
