//! `sideline session list`.

use std::cmp::Reverse;

use clap::Args;
use jiff::civil::Date;

use crate::cli::ctx::Ctx;
use crate::cli::json::{self, session as shape};
use crate::cli::listing::{Listing, Output};
use crate::cli::print::{Column, Columns};
use crate::cli::selection::{Facts, Selection, Typed};
use crate::domain::deal::DealNames;
use crate::domain::id::PersonId;
use crate::domain::phrase::{self, count};
use crate::domain::process::SessionKind;
use crate::domain::session::{Head, SessionState, still_waits};
use crate::domain::team::Team;
use crate::failure::Failure;
use crate::pages::given;
use crate::record::store::{Listed, SESSIONS};

/// List the sessions, newest first
#[derive(Args, Debug)]
pub(super) struct List {
    /// Only those on this deal
    deal: Option<String>,
    #[command(flatten)]
    output: Output,
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("day", Column::Whole),
    ("state", Column::Text),
    ("minutes", Column::Whole),
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
        let unread = ctx.workspace.store.each(&SESSIONS, deals, |session, deal| {
            list.know(session.id.as_str(), session.is_draft());
            if wanted.takes(&facts(&session)) {
                let newest = Reverse(session.started.timestamp());
                let key = (newest, session.deal.clone(), session.id.clone());
                let cells = || row(&session, deal, team, today);
                let waits = || later(&session, deal).map(ToString::to_string).collect();
                let shape = || shape::listed(shape::head(&session, deal.title(), team), waits());
                list.add(key, cells, shape);
            }
        });
        ctx.tell(&mut books, unread);
        let empty = shape::Sessions::new(Vec::new(), json::unread(&books.unread));
        list.print(ctx, &books.unread, &empty, &typed.nothing("sessions"))
    }
}

fn facts(session: &Head) -> Facts<'_, SessionState> {
    Facts {
        deal: &session.deal,
        status: session.state,
        is_open: session.is_draft(),
        is_owed: false,
        owner: Some(&session.rep),
        due: None,
    }
}

fn row(session: &Head, deal: &Listed<'_>, team: &Team, today: Date) -> Vec<String> {
    let minutes = session.minutes.map(|minutes| count(minutes as usize, "minute"));
    vec![
        session.id.to_string(),
        phrase::shown(session.day(), today),
        state(session, deal, team),
        minutes.unwrap_or_default(),
        deal.title(),
    ]
}

/// Its state, and what that word alone would hide.
fn state(session: &Head, deal: &Listed<'_>, team: &Team) -> String {
    let is_prep = session.kind == SessionKind::Prep;
    let waiting = later(session, deal).count();
    let state = match session.state {
        SessionState::Agreed => given::how_far(session, waiting).0.to_lowercase(),
        SessionState::Ended if is_prep => session.kind.as_str().to_owned(),
        SessionState::Draft | SessionState::Ended => session.state.as_str().to_owned(),
    };
    let short = session.points.filter(|_| session.is_short());
    let short = short.map(|it| format!("short: {} of {} parts", it.worked, it.expected));
    let later = later(session, deal).map(|id| format!("{} confirms later", team.first_name_of(id)));
    [state].into_iter().chain(short).chain(later).collect::<Vec<_>>().join(", ")
}

/// Who has yet to confirm.
fn later<'a>(session: &'a Head, deal: &'a Listed<'_>) -> impl Iterator<Item = &'a PersonId> {
    let steps = || session.steps.iter().filter_map(|id| deal.step(id));
    let asks = || session.asks.iter().filter_map(|id| deal.ask(id));
    session.later.iter().filter(move |person| still_waits(person, steps(), asks()))
}
