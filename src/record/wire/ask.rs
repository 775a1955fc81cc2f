//! `asks/<id>.toml`: one manager ask.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::ask::{Ask, AskKind, AskStatus, Asked, Executive, Initiator, Recipient};
use crate::domain::id::{AskId, BuyerId, DealId, PersonId, RecipientId, SessionId};

use super::date::Day;
use super::format::Format;
use super::keyed::{Keyed, from_tables, to_tables};
use super::overrides::{OverrideTables, from_overrides, to_overrides};
use super::word::Word;
use super::{Wire, said};

/// An ask as its file has it. Its deal is the folder it lies in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AskFile {
    format: Format,
    id: Word<AskId>,
    kind: Word<AskKind>,
    from: Word<PersonId>,
    of: Option<Word<PersonId>>,
    of_name: Option<String>,
    of_title: Option<String>,
    status: Word<AskStatus>,
    initiated_by: Word<Initiator>,
    needed_by: Option<Day>,
    wording: Option<String>,
    gist: Option<String>,
    what_happened: Option<String>,
    what_they_do: Option<String>,
    my_next: Option<String>,
    my_next_due: Option<Day>,
    rep_view: Option<String>,
    created: Day,
    session: Option<Word<SessionId>>,
    replied: Option<Day>,
    reply: Option<String>,
    closed: Option<Day>,
    result: Option<String>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    recipient: Keyed<RecipientId, RecipientTable>,
    #[serde(rename = "override", default, skip_serializing_if = "OverrideTables::is_empty")]
    overrides: OverrideTables,
}

/// `[recipient.<id>]`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RecipientTable {
    person: Option<Word<BuyerId>>,
    name: String,
    title: Option<String>,
    contact: Option<String>,
}

impl Wire for AskFile {
    const GROUPS: &'static [&'static str] = &["recipient", "override"];
    const USUAL: &'static [(&'static str, &'static str)] = &[
        ("kind", "\"unsure\""),
        ("from", "\"?\""),
        ("of", "\"?\""),
        ("of_name", "\"?\""),
        ("status", "\"open\""),
        ("initiated_by", "\"rep\""),
        ("created", "0000-01-01"),
        ("recipient.*.name", "\"?\""),
    ];
}

impl AskFile {
    /// The ask, as one of that deal; none where nobody is asked. Somebody of
    /// the team goes before the name of somebody who is not.
    pub(crate) fn of(self, deal: DealId) -> Option<Ask> {
        let executive = |name| Asked::Executive(Executive { name, title: self.of_title });
        let of = match self.of {
            Some(person) => Asked::Ours(person.0),
            None => executive(said(self.of_name)?),
        };
        Some(Ask {
            id: self.id.0,
            deal,
            kind: self.kind.0,
            from: self.from.0,
            of,
            status: self.status.0,
            initiated_by: self.initiated_by.0,
            needed_by: self.needed_by.map(Date::from),
            wording: self.wording,
            gist: self.gist,
            what_happened: self.what_happened,
            what_they_do: self.what_they_do,
            my_next: self.my_next,
            my_next_due: self.my_next_due.map(Date::from),
            rep_view: self.rep_view,
            created: self.created.0,
            session: self.session.map(Word::into_inner),
            replied: self.replied.map(Date::from),
            reply: self.reply,
            closed: self.closed.map(Date::from),
            result: self.result,
            recipients: from_tables(self.recipient),
            overrides: from_overrides(self.overrides),
        })
    }
}

impl From<Ask> for AskFile {
    fn from(ask: Ask) -> Self {
        let (of, of_name, of_title) = match ask.of {
            Asked::Ours(person) => (Some(Word(person)), None, None),
            Asked::Executive(Executive { name, title }) => (None, Some(name), said(title)),
        };
        Self {
            format: Format,
            id: Word(ask.id),
            kind: Word(ask.kind),
            from: Word(ask.from),
            of,
            of_name,
            of_title,
            status: Word(ask.status),
            initiated_by: Word(ask.initiated_by),
            needed_by: ask.needed_by.map(Day),
            wording: said(ask.wording),
            gist: said(ask.gist),
            what_happened: said(ask.what_happened),
            what_they_do: said(ask.what_they_do),
            my_next: said(ask.my_next),
            my_next_due: ask.my_next_due.map(Day),
            rep_view: said(ask.rep_view),
            created: Day(ask.created),
            session: ask.session.map(Word),
            replied: ask.replied.map(Day),
            reply: said(ask.reply),
            closed: ask.closed.map(Day),
            result: said(ask.result),
            recipient: to_tables(ask.recipients),
            overrides: to_overrides(ask.overrides),
        }
    }
}

impl From<Recipient> for RecipientTable {
    fn from(recipient: Recipient) -> Self {
        Self {
            person: recipient.person.map(Word),
            name: recipient.name,
            title: said(recipient.title),
            contact: said(recipient.contact),
        }
    }
}

impl From<RecipientTable> for Recipient {
    fn from(table: RecipientTable) -> Self {
        Self {
            person: table.person.map(Word::into_inner),
            name: table.name,
            title: table.title,
            contact: table.contact,
        }
    }
}
