//! Asks raised in a session.
//!
//! The session itself says on which deal and day, and nobody has answered yet,
//! so that stands only in the file that an ask gets of its own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::ask::{Ask, AskKind, Asked, Executive, Initiator};
use crate::domain::id::{AskId, PersonId, RecipientId};
use crate::domain::session::Session;
use crate::record::wire::ask::RecipientTable;
use crate::record::wire::date::Day;
use crate::record::wire::keyed::{Keyed, from_tables, to_tables};
use crate::record::wire::overrides::{OverrideTables, from_overrides, to_overrides};
use crate::record::wire::said;
use crate::record::wire::word::Word;

/// `[ask.<id>]`. Parts are missing while it is being written.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AskTable {
    kind: Word<AskKind>,
    from: Option<Word<PersonId>>,
    of: Option<Word<PersonId>>,
    of_name: Option<String>,
    of_title: Option<String>,
    initiated_by: Option<Word<Initiator>>,
    needed_by: Option<Day>,
    wording: Option<String>,
    gist: Option<String>,
    what_happened: Option<String>,
    what_they_do: Option<String>,
    my_next: Option<String>,
    my_next_due: Option<Day>,
    rep_view: Option<String>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    recipient: Keyed<RecipientId, RecipientTable>,
    #[serde(rename = "override", default, skip_serializing_if = "OverrideTables::is_empty")]
    overrides: OverrideTables,
}

/// The asks of `session` from its tables.
pub(super) fn asks_of(session: &Session, tables: Keyed<AskId, AskTable>) -> BTreeMap<AskId, Ask> {
    tables.into_iter().map(|(id, table)| (id.0.clone(), table.raised_in(session, id.0))).collect()
}

impl AskTable {
    /// The ask, with what the session says of it.
    fn raised_in(self, session: &Session, id: AskId) -> Ask {
        let from = self.from.map_or_else(|| session.rep.clone(), Word::into_inner);
        // Somebody of the team goes before the name of somebody who is not;
        // while nobody was chosen it is an executive without a name.
        let executive = Executive { name: self.of_name.unwrap_or_default(), title: self.of_title };
        let of = self.of.map_or(Asked::Executive(executive), |person| Asked::Ours(person.0));
        let new = Ask::new(id, session.deal.clone(), self.kind.0, from, of, session.day());
        Ask {
            initiated_by: self.initiated_by.map_or(Initiator::Rep, Word::into_inner),
            needed_by: self.needed_by.map(Date::from),
            wording: self.wording,
            gist: self.gist,
            what_happened: self.what_happened,
            what_they_do: self.what_they_do,
            my_next: self.my_next,
            my_next_due: self.my_next_due.map(Date::from),
            rep_view: self.rep_view,
            session: Some(session.id.clone()),
            recipients: from_tables(self.recipient),
            overrides: from_overrides(self.overrides),
            ..new
        }
    }
}

impl From<Ask> for AskTable {
    fn from(ask: Ask) -> Self {
        let (of, of_name, of_title) = match ask.of {
            Asked::Ours(person) => (Some(Word(person)), None, None),
            Asked::Executive(Executive { name, title }) => (None, said(Some(name)), said(title)),
        };
        Self {
            kind: Word(ask.kind),
            from: Some(Word(ask.from)),
            of,
            of_name,
            of_title,
            initiated_by: Some(Word(ask.initiated_by)),
            needed_by: ask.needed_by.map(Day),
            wording: said(ask.wording),
            gist: said(ask.gist),
            what_happened: said(ask.what_happened),
            what_they_do: said(ask.what_they_do),
            my_next: said(ask.my_next),
            my_next_due: ask.my_next_due.map(Day),
            rep_view: said(ask.rep_view),
            recipient: to_tables(ask.recipients),
            overrides: to_overrides(ask.overrides),
        }
    }
}
