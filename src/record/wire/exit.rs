//! What is known of an exit criterion, in a deal and in a session.

use serde::{Deserialize, Serialize};

use crate::domain::deal::{Evidence, EvidenceKind, Finding, Status, Stretch};
use crate::domain::id::{BuyerId, PersonId, SessionId};

use super::date::Day;
use super::word::Word;
use super::{filled, said};

/// `[exit.<stage>.<criterion>]`. The wording stands only in sessions.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ExitTable {
    pub(crate) outcome: Option<String>,
    status: Word<Status>,
    pub(crate) on: Option<Day>,
    pub(crate) by: Option<Word<PersonId>>,
    pub(crate) process_version: Option<u32>,
    pub(crate) session: Option<Word<SessionId>>,
    evidence: Option<EvidenceTable>,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct EvidenceTable {
    kind: Option<Word<EvidenceKind>>,
    who: Option<Word<BuyerId>>,
    on: Option<Day>,
    about: Option<Word<Stretch>>,
    text: Option<String>,
}

impl From<Finding> for ExitTable {
    fn from(finding: Finding) -> Self {
        Self {
            outcome: None,
            status: Word(finding.status),
            on: finding.on.map(Day),
            by: finding.by.map(Word),
            process_version: finding.process_version,
            session: finding.session.map(Word),
            evidence: finding.evidence.map(EvidenceTable::from).and_then(filled),
        }
    }
}

impl From<ExitTable> for Finding {
    fn from(table: ExitTable) -> Self {
        Self {
            status: table.status.0,
            on: table.on.map(Day::into),
            by: table.by.map(Word::into_inner),
            process_version: table.process_version,
            session: table.session.map(Word::into_inner),
            evidence: table.evidence.and_then(filled).map(Evidence::from),
        }
    }
}

impl From<Evidence> for EvidenceTable {
    fn from(evidence: Evidence) -> Self {
        Self {
            kind: evidence.kind.map(Word),
            who: evidence.who.map(Word),
            on: evidence.on.map(Day),
            about: evidence.about.map(Word),
            text: said(evidence.text),
        }
    }
}

impl From<EvidenceTable> for Evidence {
    fn from(table: EvidenceTable) -> Self {
        Self {
            kind: table.kind.map(Word::into_inner),
            who: table.who.map(Word::into_inner),
            on: table.on.map(Day::into),
            about: table.about.map(Word::into_inner),
            text: table.text,
        }
    }
}
