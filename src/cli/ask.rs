//! `sideline ask`: the help that reps ask for, and what became of it.

mod add;
mod answer;
mod list;
mod offer;
mod show;

use clap::Subcommand;
use jiff::civil::Date;

use super::ctx::Ctx;
use super::starts::Starts;
use crate::domain::ask::{Ask as Request, AskStatus};
use crate::domain::books::{Books, DealBook};
use crate::domain::id::AskId;
use crate::domain::phrase;
use crate::domain::team::Team;
use crate::failure::Failure;

/// Where it is said what an ask needs besides.
const DETAILS: &str = "what \"sideline ask add --help\" says of that kind";

/// Manager asks: specific help that a rep asks for
#[derive(Debug, Subcommand)]
pub(super) enum Ask {
    List(list::List),
    Add(Box<add::Add>),
    Accept(answer::Accept),
    Decline(answer::Decline),
    Done(answer::Done),
    Offer(offer::Offer),
    Text(show::Text),
    Show(show::Show),
}

impl Ask {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(ctx),
            Self::Add(add) => add.run(ctx),
            Self::Accept(accept) => accept.run(ctx),
            Self::Decline(decline) => decline.run(ctx),
            Self::Done(done) => done.run(ctx),
            Self::Offer(offer) => offer.run(ctx),
            Self::Text(text) => text.run(ctx),
            Self::Show(show) => show.run(ctx),
        }
    }
}

/// That it is an ask of the rep's, since the manager would act.
pub(super) fn instead(ask: &Request, book: &DealBook, books: &Books) -> Failure {
    let (rep, manager) = (books.team.first_name_of(&ask.from), ask.of.first_name(&books.team));
    let act = ask.gist.as_deref().unwrap_or_default();
    let to = ask.recipient_names().into_iter().map(|name| format!(" --to=\"{name}\""));
    let (deal, kind, to) = (&book.deal.id, ask.kind, to.collect::<String>());
    Failure::not_done(format!("{manager} would do that, and \"{act}\" is an ask of {rep}'s")).hint(
        format!("sideline ask add --deal={deal} --kind={kind}{to} --needed-by=DATE, and {DETAILS}"),
    )
}

/// What asks are sorted by: open ones first, those needed soonest first.
pub(super) fn urgency(ask: &Request) -> (bool, bool, Option<Date>, AskId) {
    (!ask.is_open(), ask.needed_by.is_none(), ask.needed_by, ask.id.clone())
}

/// The starts of the ids of all asks.
pub(super) fn starts(books: &Books) -> Starts<'_> {
    let asks = books.deals.values().flat_map(|book| book.asks.values());
    Starts::of(asks.map(|ask| (ask.id.as_str(), ask.is_open())))
}

/// One ask as lists show it, without its deal.
pub(super) fn row(ask: &Request, team: &Team, today: Date) -> Vec<String> {
    vec![
        ask.id.to_string(),
        ask.status.to_string(),
        when(ask, today).unwrap_or_default(),
        who(ask, team),
        ask.summary(),
    ]
}

/// "Ana Ruiz asks Goran Petrovic", of an offer the other way round.
fn who(ask: &Request, team: &Team) -> String {
    let (from, of) = (team.name_of(&ask.from), ask.of.name(team));
    if ask.is_offer() { format!("{of} asks {from}") } else { format!("{from} asks {of}") }
}

/// By when the help is needed, or the day it was given or declined.
fn when(ask: &Request, today: Date) -> Option<String> {
    let on = match ask.status {
        AskStatus::Open | AskStatus::Accepted => {
            return ask.due_in_words(today);
        }
        AskStatus::Declined => ask.replied,
        AskStatus::Done => ask.closed,
    };
    on.map(|day| phrase::shown(day, today))
}
