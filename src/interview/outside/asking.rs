//! An ask that is raised between sessions, line by line.

use super::Outside;
use crate::domain::ask::{Ask, AskPart};
use crate::domain::change::{Change, Record};
use crate::interview::field::{AskLine, Field};
use crate::interview::refusal::Refused;
use crate::interview::situation::SoFar;
use crate::interview::topic::ask;

/// What is said where an ask has no day.
const NO_DAY: &str = "by when do you need it? A day, as in fri";

impl Outside<'_> {
    /// The ask, as far as it was said; none before its kind.
    pub fn said_ask(&self) -> Option<&Ask> {
        self.session.asks.get(&self.fresh.ask)
    }

    /// The lines of the ask by now: the kind, then what that kind needs.
    pub fn ask_fields(&self) -> Vec<Field> {
        ask::fields(SoFar { situation: &self.situation(), session: &self.session }, &self.fresh.ask)
    }

    /// Whether the ask can do without a line as it stands.
    ///
    /// # Errors
    ///
    /// That it cannot, in a sentence.
    pub(super) fn ask_lacks(&self, line: AskLine) -> Result<(), Refused> {
        let Some(ask) = self.said_ask() else { return Ok(()) };
        if line == AskLine::NeededBy && ask.needed_by.is_none() {
            return Err(NO_DAY.into());
        }
        match part(line).filter(|part| ask.lacking().contains(part)) {
            Some(part) => Err(ask.kind.needs(&[part]).into()),
            None => Ok(()),
        }
    }

    /// Goes on from an ask that was raised.
    pub fn ask_again(&mut self, ask: &Ask) {
        self.fresh.ask = ask.id.clone();
        self.session.asks.insert(ask.id.clone(), ask.clone());
    }

    /// What the ask changes; none before its kind was said. Where the manager
    /// had offered help, it answers that.
    pub fn ask_change(&self) -> Option<Change> {
        let said = self.said_ask()?.clone();
        if let Some(before) = self.book.asks.get(&said.id) {
            return Some(Change::of(before.clone(), said));
        }
        let said = Ask { of: self.books.asked_before(said.of.clone()), ..said };
        let from = self.books.asker(&self.book.deal.owner, &said.of);
        let (offer, ask) = self.book.raising(Ask { from, session: None, ..said });
        Some(Change { before: offer.cloned().map(Record::from), after: ask.into() })
    }
}

/// The part of an ask that a line says, once it is the last one that can.
const fn part(line: AskLine) -> Option<AskPart> {
    Some(match line {
        // The gist is asked after the words, and either will do.
        AskLine::Kind | AskLine::Of | AskLine::NeededBy | AskLine::Wording => return None,
        AskLine::Recipient => AskPart::Recipient,
        AskLine::Gist => AskPart::Gist,
        AskLine::WhatHappened => AskPart::WhatHappened,
        AskLine::WhatTheyDo => AskPart::WhatTheyDo,
        AskLine::MyNext => AskPart::MyNext,
        AskLine::MyNextDue => AskPart::MyNextDue,
        AskLine::RepView => AskPart::RepView,
    })
}
