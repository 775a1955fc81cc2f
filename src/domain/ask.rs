//! Manager asks: help that the rep wants for a deal, with all that whoever
//! helps has to know. The rep leads the next step, so an ask is strength, not a
//! step-in.

mod owed;
mod part;
mod who;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::done_day::DoneDay;
use crate::domain::id::{AskId, DealId, Draw, PersonId, RecipientId, SessionId};
use crate::domain::overrides::Overrides;
use crate::domain::phrase::{clause, listed};
use crate::domain::word::words;

pub use part::AskPart;
pub use who::{Asked, Executive, Recipient};

/// What whoever raises an ask is told last.
pub const YOU_LEAD: &str = "You stay in the lead: this is help, not a takeover.";

/// The same, said of the rep.
pub fn stays_in_the_lead(rep: &str) -> String {
    format!("{rep} stays in the lead: this is help, not a takeover.")
}

words! {
    /// What kind of help is asked for.
    AskKind, "a kind of ask" {
        /// A mail to somebody.
        Email = "email",
        /// A call to one or more people.
        Call = "call",
        /// A meeting.
        Meeting = "meeting",
        /// People, time, money or material.
        Resource = "resource",
        /// What they think, after what the rep thinks.
        Opinion = "opinion",
        /// Help of which nobody knows the kind yet: talked through in the next
        /// session.
        Unsure = "unsure",
    }
}

words! {
    /// Where an ask stands.
    AskStatus, "a status of an ask" {
        /// Not answered yet.
        Open = "open",
        /// Promised.
        Accepted = "accepted",
        /// Not given, for a reason.
        Declined = "declined",
        /// Given.
        Done = "done",
    }
}

words! {
    /// Whose idea an ask was.
    Initiator, "somebody who raises asks" {
        /// The rep's.
        Rep = "rep",
        /// The manager's, who wrote "Could I help?".
        Manager = "manager",
    }
}

/// A rep's ask for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// The deal it is for.
    pub deal: DealId,
    /// What kind of help.
    pub kind: AskKind,
    /// Who asks, and leads the next step.
    pub from: PersonId,
    /// Who is asked.
    pub of: Asked,
    /// Where it stands.
    pub status: AskStatus,
    /// Whose idea it was.
    pub initiated_by: Initiator,
    /// The day the help is needed by.
    pub needed_by: Option<Date>,
    /// The words of a mail, ready to be sent.
    pub wording: Option<String>,
    /// What it is about, in short.
    pub gist: Option<String>,
    /// What has happened since the one who is asked was last involved.
    pub what_happened: Option<String>,
    /// What the people called or written to do after it.
    pub what_they_do: Option<String>,
    /// What the rep does next.
    pub my_next: Option<String>,
    /// The day the rep does it by.
    pub my_next_due: Option<Date>,
    /// What the rep thinks.
    pub rep_view: Option<String>,
    /// The day it was raised.
    pub created: Date,
    /// The session it was raised in; none between sessions.
    pub session: Option<SessionId>,
    /// The day it was accepted or declined.
    pub replied: Option<Date>,
    /// What was said to it.
    pub reply: Option<String>,
    /// The day the help was given.
    pub closed: Option<Date>,
    /// What came of it.
    pub result: Option<String>,
    /// Who is to be called or written to.
    pub recipients: BTreeMap<RecipientId, Recipient>,
    /// Checks that were passed with a reason.
    pub overrides: Overrides,
}

/// Why an ask is not answered like this. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was answered before.
    #[error("\"{summary}\" is {status} already{}", on.map(|day| format!(", since {day}")).unwrap_or_default())]
    Answered {
        /// What was asked for.
        summary: String,
        /// Where it stands.
        status: AskStatus,
        /// Since when.
        on: Option<Date>,
    },
    /// It is an offer, and not the manager's to answer.
    #[error("\"{COULD_I_HELP}\" waits for the rep: an ask, or \"not now\" and why")]
    Offered,
    /// What was promised moves without a word.
    #[error("say why: whoever asked reads it")]
    Unexplained,
    /// The help was given before anybody asked for it.
    #[error("\"{summary}\" was asked for on {created}: it was not done before")]
    Early {
        /// What was asked for.
        summary: String,
        /// The day it was.
        created: Date,
    },
    /// It was declined without a word.
    #[error("whoever asked should know why it is declined")]
    NoReason,
}

/// What a manager offers, word for word.
pub const COULD_I_HELP: &str = "Could I help?";
/// The reason of an ask, or of a step, that was taken back.
pub(crate) const TAKEN_BACK: &str = "taken back";

impl From<&Ask> for DoneDay {
    fn from(ask: &Ask) -> Self {
        Self { due: ask.needed_by, created: ask.created }
    }
}

impl Ask {
    /// Whether it is an offer that the rep has not made an ask of.
    pub fn is_offer(&self) -> bool {
        self.initiated_by == Initiator::Manager
            && self.kind == AskKind::Unsure
            && self.gist.as_deref().is_none_or(|gist| gist.trim() == COULD_I_HELP)
    }

    /// Whether it is an offer that waits for the rep.
    pub fn is_open_offer(&self) -> bool {
        self.is_offer() && self.status == AskStatus::Open
    }

    /// An ask that has been raised and says nothing more yet.
    pub const fn new(
        id: AskId,
        deal: DealId,
        kind: AskKind,
        from: PersonId,
        of: Asked,
        created: Date,
    ) -> Self {
        Self {
            id,
            deal,
            kind,
            from,
            of,
            status: AskStatus::Open,
            initiated_by: Initiator::Rep,
            needed_by: None,
            wording: None,
            gist: None,
            what_happened: None,
            what_they_do: None,
            my_next: None,
            my_next_due: None,
            rep_view: None,
            created,
            session: None,
            replied: None,
            reply: None,
            closed: None,
            result: None,
            recipients: BTreeMap::new(),
            overrides: BTreeMap::new(),
        }
    }

    /// Whether the one who is asked still has something to do: an answer, or
    /// what was promised.
    pub const fn is_open(&self) -> bool {
        matches!(self.status, AskStatus::Open | AskStatus::Accepted)
    }

    /// Adds somebody to be called or written to, once.
    pub fn add_recipient(&mut self, recipient: Recipient, draw: &mut Draw) {
        if self.recipients.values().any(|there| there.is_same(&recipient)) {
            return;
        }
        let id = draw.recipient(&recipient.name, |id| self.recipients.contains_key(id));
        self.recipients.insert(id, recipient);
    }

    /// Promises the help on `day`.
    ///
    /// # Errors
    ///
    /// [`Refusal::Answered`] where it was answered before,
    /// [`Refusal::Offered`] where it is an offer that waits for the rep.
    pub fn accept(&mut self, day: Date) -> Result<(), Refusal> {
        if self.is_open_offer() {
            return Err(Refusal::Offered);
        }
        if self.status != AskStatus::Open {
            return Err(self.answered());
        }
        self.status = AskStatus::Accepted;
        self.replied = Some(day);
        Ok(())
    }

    /// Says no on `day`, and why; also to what was promised before.
    ///
    /// # Errors
    ///
    /// [`Refusal::Answered`] where it was declined or done before,
    /// [`Refusal::NoReason`] where nothing but white space says why.
    pub fn decline(&mut self, day: Date, why: String) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(self.answered());
        }
        if why.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        self.status = AskStatus::Declined;
        self.replied = Some(day);
        self.reply = Some(why);
        Ok(())
    }

    /// The help was given on `day`, with what came of it; also where nobody
    /// promised it first.
    ///
    /// # Errors
    ///
    /// [`Refusal::Answered`] where it was declined or done before.
    pub fn done(&mut self, day: Date, result: Option<String>) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(self.answered());
        }
        self.status = AskStatus::Done;
        self.closed = Some(day);
        self.result = result;
        Ok(())
    }

    /// The same, on a day that somebody says.
    ///
    /// # Errors
    ///
    /// What [`Ask::done`] refuses, and [`Refusal::Early`] where nobody had asked yet.
    pub fn done_on(&mut self, day: Date, result: Option<String>) -> Result<(), Refusal> {
        if let Some(created) = DoneDay::from(&*self).too_early(day) {
            return Err(Refusal::Early { summary: self.summary(), created });
        }
        self.done(day, result)
    }

    /// It is needed by another day; of a promise whoever asked reads why.
    ///
    /// # Errors
    ///
    /// [`Refusal`] where it was answered for good, and where a promise moves without a
    /// reason.
    pub fn need_by(&mut self, day: Date, why: Option<String>) -> Result<(), Refusal> {
        if !self.is_open() {
            return Err(self.answered());
        }
        if self.status == AskStatus::Accepted {
            self.reply = Some(why.ok_or(Refusal::Unexplained)?);
        }
        self.needed_by = Some(day);
        Ok(())
    }

    fn answered(&self) -> Refusal {
        let on = if self.status == AskStatus::Done { self.closed } else { self.replied };
        Refusal::Answered { summary: self.summary(), status: self.status, on }
    }

    /// The day on which it was answered, or the help given; none where it waits
    /// for an answer.
    pub const fn answered_on(&self) -> Option<Date> {
        match self.status {
            AskStatus::Open => None,
            AskStatus::Accepted | AskStatus::Declined => self.replied,
            AskStatus::Done => self.closed,
        }
    }

    /// Whether whoever raised it took it back: then nobody declined it.
    pub fn was_taken_back(&self) -> bool {
        self.status == AskStatus::Declined && self.reply.as_deref() == Some(TAKEN_BACK)
    }

    /// The names of those to be called or written to.
    pub fn recipient_names(&self) -> Vec<&str> {
        self.recipients.values().map(|recipient| recipient.name.as_str()).collect()
    }

    fn gist_of_it(&self) -> Option<&String> {
        let texts = [&self.gist, &self.wording, &self.what_they_do, &self.rep_view];
        texts.into_iter().flatten().next()
    }

    /// What is asked for in one line, as in "Call to Jan Berg: Jan tells Dana".
    pub fn summary(&self) -> String {
        if self.is_offer() {
            return COULD_I_HELP.to_owned();
        }
        let (what, join) = match self.kind {
            AskKind::Email => ("Email", "to"),
            AskKind::Call => ("Call", "to"),
            AskKind::Meeting => ("Meeting", "with"),
            AskKind::Resource => ("Resource", "for"),
            AskKind::Opinion => ("Opinion", "on"),
            AskKind::Unsure => ("Unsure", "about"),
        };
        let mut summary = what.to_owned();
        if !self.recipients.is_empty() {
            summary = format!("{summary} {join} {}", listed(&self.recipient_names()));
        }
        match self.gist_of_it() {
            Some(text) => format!("{summary}: {}", clause(text)),
            None => summary,
        }
    }
}

#[cfg(test)]
mod tests;
