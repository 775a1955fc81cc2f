//! How a debrief would have its process changed. The process itself is changed by
//! its author alone.

use jiff::civil::Date;

use crate::domain::id::{
    CriterionRef, DealId, PersonId, ProcessId, ProposalId, SessionId, StageId,
};
use crate::domain::process::Process;
use crate::domain::word::words;

words! {
    /// What shall change.
    ProposalKind, "a change of a process" {
        /// A question more.
        Question = "question",
        /// An outcome more.
        Exit = "exit",
        /// An outcome that is there is needed to leave its stage.
        Required = "required",
        /// A trap more.
        Trap = "trap",
        /// Something else, in own words.
        Other = "other",
    }
}

words! {
    /// What became of a proposal.
    ProposalStatus, "a status of a proposal" {
        /// Nobody has decided on it.
        Open = "open",
        /// The process was changed.
        Done = "done",
        /// The process stays.
        Declined = "declined",
    }
}

/// What is proposed. Parts are missing while it is being said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What shall change.
    pub kind: ProposalKind,
    /// The stage that it is about.
    pub stage: Option<StageId>,
    /// The outcome that shall be needed.
    pub criterion: Option<CriterionRef>,
    /// The question, the outcome, the trap; of what shall be needed its words.
    pub text: Option<String>,
}

impl Proposed {
    /// One of which nothing more was said.
    pub const fn new(kind: ProposalKind) -> Self {
        Self { kind, stage: None, criterion: None, text: None }
    }

    /// What would change: "Find asks: "Who signs?"".
    pub fn in_words(&self, process: Option<&Process>) -> String {
        let stage = self.stage.as_ref().map(|id| {
            let stage = process.and_then(|process| process.stage_now(id));
            stage.map_or_else(|| id.to_string(), |stage| stage.name.clone())
        });
        let stage = stage.unwrap_or_else(|| "A stage".to_owned());
        let text = self.text.as_deref().unwrap_or_default().trim();
        match self.kind {
            ProposalKind::Question => format!("{stage} asks one thing more: \"{text}\""),
            ProposalKind::Exit => format!("{stage} has one more outcome: \"{text}\""),
            ProposalKind::Required => format!("{stage}: \"{text}\" is needed to leave the stage"),
            ProposalKind::Trap => format!("{stage} has one more trap: \"{text}\""),
            ProposalKind::Other => text.to_owned(),
        }
    }

    /// Whether enough was said to act on it.
    pub const fn is_whole(&self) -> bool {
        let has_place = match self.kind {
            ProposalKind::Question | ProposalKind::Exit | ProposalKind::Trap => {
                self.stage.is_some()
            }
            ProposalKind::Required => self.criterion.is_some(),
            ProposalKind::Other => true,
        };
        has_place && self.text.is_some()
    }
}

/// A proposal that was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The process that shall change.
    pub process: ProcessId,
    /// The deal that taught it.
    pub deal: DealId,
    /// The debrief.
    pub session: SessionId,
    /// The rep of that.
    pub by: PersonId,
    /// The day of that.
    pub created: Date,
    /// What is proposed.
    pub proposed: Proposed,
    /// What became of it.
    pub status: ProposalStatus,
    /// The day of that.
    pub closed: Option<Date>,
    /// Why it was declined.
    pub why: Option<String>,
}

impl Proposal {
    /// Closes it on a day: the process was changed, or stays as it is, and why.
    pub fn close(&mut self, day: Date, why: Option<String>) {
        let declined = why.is_some();
        self.status = if declined { ProposalStatus::Declined } else { ProposalStatus::Done };
        (self.closed, self.why) = (Some(day), why);
    }
}
