//! `proposals/<id>.toml`: how a debrief would have its process changed; and the
//! same in its session.

use serde::{Deserialize, Serialize};

use crate::domain::id::{
    CriterionRef, DealId, PersonId, ProcessId, ProposalId, SessionId, StageId,
};
use crate::domain::proposal::{Proposal, ProposalKind, ProposalStatus, Proposed};

use super::date::Day;
use super::format::Format;
use super::word::Word;
use super::{Wire, said};

/// A proposal as its file has it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ProposalFile {
    format: Format,
    id: Word<ProposalId>,
    process: Word<ProcessId>,
    deal: Word<DealId>,
    session: Word<SessionId>,
    by: Word<PersonId>,
    created: Day,
    kind: Word<ProposalKind>,
    stage: Option<Word<StageId>>,
    criterion: Option<Word<CriterionRef>>,
    text: Option<String>,
    status: Word<ProposalStatus>,
    closed: Option<Day>,
    why: Option<String>,
}

/// `[proposal.<id>]` of a session.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ProposedTable {
    kind: Word<ProposalKind>,
    stage: Option<Word<StageId>>,
    criterion: Option<Word<CriterionRef>>,
    text: Option<String>,
}

impl Wire for ProposalFile {
    const GROUPS: &'static [&'static str] = &[];
    const USUAL: &'static [(&'static str, &'static str)] = &[
        ("process", "\"?\""),
        ("deal", "\"?\""),
        ("session", "\"?\""),
        ("by", "\"?\""),
        ("created", "0000-01-01"),
        ("kind", "\"other\""),
        ("status", "\"open\""),
    ];
}

impl From<Proposal> for ProposalFile {
    fn from(proposal: Proposal) -> Self {
        let ProposedTable { kind, stage, criterion, text } = proposal.proposed.into();
        Self {
            format: Format,
            id: Word(proposal.id),
            process: Word(proposal.process),
            deal: Word(proposal.deal),
            session: Word(proposal.session),
            by: Word(proposal.by),
            created: Day(proposal.created),
            kind,
            stage,
            criterion,
            text,
            status: Word(proposal.status),
            closed: proposal.closed.map(Day),
            why: said(proposal.why),
        }
    }
}

impl From<ProposalFile> for Proposal {
    fn from(file: ProposalFile) -> Self {
        let ProposalFile { kind, stage, criterion, text, .. } = file;
        Self {
            id: file.id.0,
            process: file.process.0,
            deal: file.deal.0,
            session: file.session.0,
            by: file.by.0,
            created: file.created.0,
            proposed: ProposedTable { kind, stage, criterion, text }.into(),
            status: file.status.0,
            closed: file.closed.map(Day::into),
            why: file.why,
        }
    }
}

impl From<Proposed> for ProposedTable {
    fn from(proposed: Proposed) -> Self {
        Self {
            kind: Word(proposed.kind),
            stage: proposed.stage.map(Word),
            criterion: proposed.criterion.map(Word),
            text: said(proposed.text),
        }
    }
}

impl From<ProposedTable> for Proposed {
    fn from(table: ProposedTable) -> Self {
        Self {
            kind: table.kind.0,
            stage: table.stage.map(Word::into_inner),
            criterion: table.criterion.map(Word::into_inner),
            text: table.text,
        }
    }
}
