//! Figures of a rep that are talked about at what is in the way: those that somebody
//! put on the session, and those that the stage goes by and that are worse than they
//! should be.

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::Head;
use crate::domain::figures::{self, Facts, Known, Than, Value};
use crate::domain::id::MetricId;
use crate::domain::money::Amount;
use crate::domain::pace::{self, Pace};
use crate::domain::phrase::count;
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::Session;
use crate::domain::team::Team;

/// A figure of the rep's, and what is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talked {
    /// Which.
    pub id: MetricId,
    /// What it is: days, whole units of money, a share in hundredths.
    pub value: u32,
    /// How many deals it is made of.
    pub n: u32,
    /// Whether somebody put it on the session.
    pub is_wanted: bool,
    /// The question.
    pub ask: String,
}

/// How many figures a session has time for.
const fn most(kind: SessionKind) -> usize {
    match kind {
        SessionKind::Full => 2,
        SessionKind::Standard => 1,
        SessionKind::Quick | SessionKind::Prep | SessionKind::Debrief => 0,
    }
}

/// What is asked of the rep's figures in a session: what somebody wants to know
/// first, then what the stage goes by, in its order.
pub(super) fn figures(
    books: &Books,
    book: &DealBook,
    session: &Session,
    process: &Process,
) -> Vec<Talked> {
    let most = most(session.kind);
    if most == 0 {
        return Vec::new();
    }
    let slow = pace::pace(&book.deal, process, books.heads()).map(|pace| of_pace(&pace));
    let stage = process.stage(&book.deal.stage);
    let counted = |id: &&MetricId| **id != MetricId::days_in_stage();
    let goes_by = stage.is_some_and(|stage| stage.metrics.iter().any(|id| counted(&id)));
    let is_wanted = books.profiles.get(&session.rep).is_some_and(|it| !it.next_session.is_empty());
    let mut all: Vec<Talked> = Vec::new();
    if goes_by || is_wanted {
        let facts = facts(books, session);
        let known = Known::of(books, &facts, session.day());
        let talked = |it| of_figure(&it, &books.team);
        all.extend(known.wanted(&session.rep).into_iter().filter_map(talked));
        let worse = stage.map(|stage| known.worse(&session.rep, process, stage));
        let worse = worse.unwrap_or_default().into_iter().filter_map(talked);
        let goes_by = stage.into_iter().flat_map(|stage| &stage.metrics);
        let order: Vec<&MetricId> = goes_by.collect();
        let place = |it: &Talked| order.iter().position(|id| **id == it.id);
        let mut by_stage: Vec<Talked> = slow.into_iter().chain(worse).collect();
        by_stage.sort_by_key(place);
        all.extend(by_stage);
    } else {
        all.extend(slow);
    }
    let mut asked: Vec<Talked> = Vec::new();
    for one in all {
        if asked.iter().all(|other| other.id != one.id) {
            asked.push(one);
        }
    }
    asked.truncate(most);
    asked
}

/// The heads of all deals, with what was said of figures on those of the rep.
fn facts(books: &Books, session: &Session) -> Vec<Facts> {
    let open = books.deals.values().map(|book| {
        let facts = Facts::of_head(Head::of(&book.deal));
        if book.deal.owner == session.rep { facts.with_whys(book) } else { facts }
    });
    let decided = books.decided.iter().filter(|(id, _)| !books.deals.contains_key(*id));
    open.chain(decided.map(|(_, head)| Facts::of_head(head.clone()))).collect()
}

fn of_pace(pace: &Pace) -> Talked {
    let Pace { stage, days, n, planned } = pace;
    let of = count(*n as usize, "deal");
    let ask = format!("{stage} takes you {days} days ({of}), planned {planned}. Same here? Why?");
    Talked { id: MetricId::days_in_stage(), value: *days, n: *n, is_wanted: false, ask }
}

/// None of a figure that is no number.
fn of_figure(it: &figures::Talked, team: &Team) -> Option<Talked> {
    let id = it.measure.as_str().parse().ok()?;
    let value = match &it.own {
        Value::Share(number) | Value::Days(number) | Value::Money(number) => *number,
        Value::Typed(share) => u128::from(share.hundredths()),
        Value::Times(_) | Value::Reached => return None,
    };
    let than = match &it.than {
        None => String::new(),
        Some(Than::Target(words)) => format!(", you aim for {words}"),
        Some(Than::Team(value)) => format!(", the team {}", in_words(value, team)),
    };
    let of = if it.n == 0 { String::new() } else { format!(" ({})", count(it.n, "deal")) };
    let (name, own) = (it.measure.name(), in_words(&it.own, team));
    Some(Talked {
        id,
        value: u32::try_from(value).unwrap_or(u32::MAX),
        n: u32::try_from(it.n).unwrap_or(u32::MAX),
        is_wanted: it.than.is_none(),
        ask: format!("{name}: {own}{of}{than}. Same here? Why?"),
    })
}

/// A value as it is read aloud.
fn in_words(value: &Value, team: &Team) -> String {
    match value {
        Value::Share(hundredths) => format!("{hundredths} %"),
        Value::Typed(share) => format!("{} %", share.hundredths()),
        Value::Days(days) => format!("{days} days"),
        Value::Money(whole) => {
            let currency = Some(team.currency.clone());
            let amount = whole.to_string().parse().map(|value| Amount { value, currency });
            amount.map_or_else(|_| whole.to_string(), |amount| amount.to_string())
        }
        Value::Times(_) | Value::Reached => value.to_string(),
    }
}
