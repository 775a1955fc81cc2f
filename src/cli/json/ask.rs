//! `sideline.asks/1` and `sideline.ask/1`.

use jiff::civil::Date;
use serde::Serialize;

use super::{Unread, text};
use crate::domain::ask::{Ask as Request, Asked};
use crate::domain::deal::DealNames;
use crate::domain::team::Team;

/// Many asks.
#[derive(Debug, Serialize)]
pub struct Many {
    schema: &'static str,
    today: String,
    asks: Vec<Ask>,
    unread: Vec<Unread>,
}

/// One ask.
#[derive(Debug, Serialize)]
pub struct One {
    schema: &'static str,
    today: String,
    ask: Ask,
    unread: Vec<Unread>,
}

/// An ask, wherever it stands.
#[derive(Debug, Serialize)]
pub struct Ask {
    id: String,
    deal: String,
    deal_name: String,
    kind: &'static str,
    from: String,
    from_name: String,
    of: Option<String>,
    of_name: String,
    of_title: Option<String>,
    status: &'static str,
    initiated_by: &'static str,
    needed_by: Option<String>,
    wording: Option<String>,
    gist: Option<String>,
    what_happened: Option<String>,
    what_they_do: Option<String>,
    my_next: Option<String>,
    my_next_due: Option<String>,
    rep_view: Option<String>,
    created: String,
    session: Option<String>,
    replied: Option<String>,
    reply: Option<String>,
    closed: Option<String>,
    result: Option<String>,
    recipients: Vec<Recipient>,
}

#[derive(Debug, Serialize)]
struct Recipient {
    id: String,
    person: Option<String>,
    name: String,
    title: Option<String>,
    contact: Option<String>,
}

impl Many {
    /// Many asks, in the order given.
    pub fn new(today: Date, asks: Vec<Ask>, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.asks/1", today: today.to_string(), asks, unread }
    }
}

impl One {
    /// One ask.
    pub fn new(today: Date, ask: Ask, unread: Vec<Unread>) -> Self {
        Self { schema: "sideline.ask/1", today: today.to_string(), ask, unread }
    }
}

/// The shape of an ask.
pub fn ask(ask: &Request, deal: &dyn DealNames, team: &Team) -> Ask {
    let (of, of_title) = match &ask.of {
        Asked::Ours(id) => (Some(id.to_string()), None),
        Asked::Executive(executive) => (None, executive.title.clone()),
    };
    Ask {
        id: ask.id.to_string(),
        deal: ask.deal.to_string(),
        deal_name: deal.title(),
        kind: ask.kind.as_str(),
        from: ask.from.to_string(),
        from_name: team.name_of(&ask.from).to_owned(),
        of,
        of_name: ask.of.name(team).to_owned(),
        of_title,
        status: ask.status.as_str(),
        initiated_by: ask.initiated_by.as_str(),
        needed_by: text(ask.needed_by.as_ref()),
        wording: ask.wording.clone(),
        gist: ask.gist.clone(),
        what_happened: ask.what_happened.clone(),
        what_they_do: ask.what_they_do.clone(),
        my_next: ask.my_next.clone(),
        my_next_due: text(ask.my_next_due.as_ref()),
        rep_view: ask.rep_view.clone(),
        created: ask.created.to_string(),
        session: text(ask.session.as_ref()),
        replied: text(ask.replied.as_ref()),
        reply: ask.reply.clone(),
        closed: text(ask.closed.as_ref()),
        result: ask.result.clone(),
        recipients: recipients(ask),
    }
}

fn recipients(ask: &Request) -> Vec<Recipient> {
    let shape = |(id, one): (&_, &crate::domain::ask::Recipient)| Recipient {
        id: ToString::to_string(id),
        person: text(one.person.as_ref()),
        name: one.name.clone(),
        title: one.title.clone(),
        contact: one.contact.clone(),
    };
    ask.recipients.iter().map(shape).collect()
}
