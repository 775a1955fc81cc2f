//! What is known of an exit criterion: what was said, and what shows it.

use jiff::civil::Date;

use super::evidence::{self, Evidence, Source};
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

/// How a criterion stands, in words that everybody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionStanding {
    /// They did it, and who, how and when is known.
    Verified,
    /// They did it, somebody says; or less than that is known.
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
            Self::Unknown => "we don't know",
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
    /// What shows it; where it lacks who, how or when, a yes is assumed.
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

    /// How the criterion stands, in words: of what is assumed what its evidence
    /// lacks, of one that a newer version brought that it is new.
    pub fn in_words(&self, standing: CriterionStanding, today: Date) -> String {
        let words = standing.in_words();
        match (standing, self.process_version, &self.evidence) {
            (CriterionStanding::NotAsked, Some(version), _) => format!("asked since v{version}"),
            (CriterionStanding::Assumed, _, Some(evidence)) => {
                let lacks = evidence::in_words(&evidence.lacks(self.on, today));
                lacks.map_or_else(|| words.to_owned(), |lacks| format!("{words}: {lacks}"))
            }
            _ => words.to_owned(),
        }
    }

    /// How the criterion stands on a day; asked of the deal or the session, who
    /// know the buyer's people.
    pub(in crate::domain) fn standing(
        &self,
        today: Date,
        source: impl Fn(&BuyerId) -> Source,
    ) -> CriterionStanding {
        let is_shown = || self.evidence.as_ref().is_some_and(|it| it.shows(self.on, today, source));
        match self.status {
            Status::Yes if is_shown() => CriterionStanding::Verified,
            Status::Yes => CriterionStanding::Assumed,
            Status::Partial => CriterionStanding::Partial,
            Status::No => CriterionStanding::No,
            Status::Unknown if self.on.is_some() => CriterionStanding::Unknown,
            Status::Unknown => CriterionStanding::NotAsked,
        }
    }
}
