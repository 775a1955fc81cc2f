//! What is known of an exit criterion: what was said, and what shows it.

use jiff::civil::Date;

use super::Deal;
use crate::domain::id::{BuyerId, PersonId, SessionId};
use crate::domain::word::words;

words! {
    /// What somebody said of an exit criterion.
    Status, "an answer to a criterion" {
        /// We do not know.
        Unknown = "unknown",
        /// Not yet.
        No = "no",
        /// Partly.
        Partial = "partial",
        /// They did it.
        Yes = "yes",
    }
}

words! {
    /// What shows that the buyer acted.
    EvidenceKind, "a kind of evidence" {
        /// A mail of theirs.
        Email = "email",
        /// A document of theirs, or with their changes.
        Document = "document",
        /// An entry in a calendar.
        Calendar = "calendar",
        /// Said in a meeting or call.
        Meeting = "meeting",
        /// Their words.
        Quote = "quote",
        /// Seen in a system.
        System = "system",
    }
}

/// How a criterion stands, in words that everybody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionStanding {
    /// They did it, and there is evidence.
    Verified,
    /// They did it, somebody says.
    Assumed,
    /// Partly.
    Partial,
    /// Not yet.
    No,
    /// Asked, and nobody knows.
    Unknown,
    /// Never asked.
    NotAsked,
}

impl CriterionStanding {
    /// How screens and lists say it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Assumed => "we assume so",
            Self::Partial => "partly",
            Self::No => "not yet",
            Self::Unknown => "we do not know",
            Self::NotAsked => "not asked",
        }
    }

    /// The word of the printed shapes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Assumed => "assumed",
            Self::Partial => "partial",
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::NotAsked => "not-asked",
        }
    }
}

/// What shows that the buyer acted. Never empty: see [`Evidence::is_empty`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: Option<EvidenceKind>,
    /// Who acted.
    pub who: Option<BuyerId>,
    /// The day they acted.
    pub on: Option<Date>,
    /// What it says.
    pub text: Option<String>,
}

impl Evidence {
    /// Whether nothing is known at all.
    pub const fn is_empty(&self) -> bool {
        self.kind.is_none() && self.who.is_none() && self.on.is_none() && self.text.is_none()
    }
}

/// What is known about one exit criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was said.
    pub status: Status,
    /// The day it was said; none where nobody was asked.
    pub on: Option<Date>,
    /// Who said it.
    pub by: Option<PersonId>,
    /// The process version it was asked with.
    pub process_version: Option<u32>,
    /// The session it was asked in.
    pub session: Option<SessionId>,
    /// What shows it; without this a yes is assumed.
    pub evidence: Option<Evidence>,
}

impl Finding {
    /// A criterion that nobody was asked about.
    pub const NOT_ASKED: Self = Self {
        status: Status::Unknown,
        on: None,
        by: None,
        process_version: None,
        session: None,
        evidence: None,
    };

    /// How the criterion stands, in words; of one that a newer version brought
    /// that it is new.
    pub fn in_words(&self) -> String {
        match (self.standing(), self.process_version) {
            (CriterionStanding::NotAsked, Some(version)) => format!("asked since v{version}"),
            (standing, _) => standing.in_words().to_owned(),
        }
    }

    /// How the criterion stands; asked of the deal or the session.
    pub(in crate::domain) const fn standing(&self) -> CriterionStanding {
        match (self.status, &self.evidence) {
            (Status::Yes, Some(_)) => CriterionStanding::Verified,
            (Status::Yes, None) => CriterionStanding::Assumed,
            (Status::Partial, _) => CriterionStanding::Partial,
            (Status::No, _) => CriterionStanding::No,
            (Status::Unknown, _) if self.on.is_some() => CriterionStanding::Unknown,
            (Status::Unknown, _) => CriterionStanding::NotAsked,
        }
    }
}

impl Deal {
    /// Moves the last contact of the person in a piece of evidence to its day,
    /// unless that lies after `today`.
    pub fn touch(&mut self, evidence: &Evidence, today: Date) {
        if let Some((who, on)) = evidence.who.as_ref().zip(evidence.on)
            && let Some(buyer) = self.people.get_mut(who)
            && buyer.last_contact.is_none_or(|last| last < on)
            && on <= today
        {
            buyer.last_contact = Some(on);
        }
    }
}
