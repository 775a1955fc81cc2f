//! What a session found of exit criteria and of the scorecard.
//!
//! The session itself says when, by whom and with which version it was found,
//! so only what differs from that is written.

use crate::domain::deal::Finding;
use crate::domain::id::{CriterionId, ElementId, PersonId, SessionId};
use crate::domain::session::{Found, Session};
use crate::record::wire::date::Day;
use crate::record::wire::element::ElementTable;
use crate::record::wire::exit::ExitTable;
use crate::record::wire::keyed::{ByStage, Keyed};
use crate::record::wire::said;
use crate::record::wire::word::Word;

/// What holds for each finding of a session that says nothing else.
pub(super) struct Implied {
    on: Day,
    by: Word<PersonId>,
    process_version: u32,
    session: Word<SessionId>,
}

impl Implied {
    /// What `session` implies.
    pub(super) fn by(session: &Session) -> Self {
        Self {
            on: Day(session.day()),
            by: Word(session.rep.clone()),
            process_version: session.process.version,
            session: Word(session.id.clone()),
        }
    }

    /// The tables without what the session says anyway.
    pub(super) fn left_out(
        &self,
        mut tables: ByStage<CriterionId, ExitTable>,
    ) -> ByStage<CriterionId, ExitTable> {
        for table in tables.values_mut().flat_map(|stage| stage.values_mut()) {
            table.on = table.on.take().filter(|on| *on != self.on);
            table.by = table.by.take().filter(|by| *by != self.by);
            table.process_version =
                table.process_version.filter(|version| *version != self.process_version);
            table.session = table.session.take().filter(|session| *session != self.session);
        }
        tables
    }

    /// Likewise of the scorecard.
    pub(super) fn left_out_of_elements(
        &self,
        mut tables: Keyed<ElementId, ElementTable>,
    ) -> Keyed<ElementId, ElementTable> {
        for table in tables.values_mut() {
            table.on = table.on.take().filter(|on| *on != self.on);
            table.by = table.by.take().filter(|by| *by != self.by);
        }
        tables
    }

    /// The tables of the scorecard with what the session says.
    pub(super) fn filled_into_elements(
        &self,
        mut tables: Keyed<ElementId, ElementTable>,
    ) -> Keyed<ElementId, ElementTable> {
        for table in tables.values_mut() {
            table.on.get_or_insert(self.on);
            table.by.get_or_insert_with(|| self.by.clone());
        }
        tables
    }

    /// The tables with what the session says.
    pub(super) fn filled_in(
        &self,
        mut tables: ByStage<CriterionId, ExitTable>,
    ) -> ByStage<CriterionId, ExitTable> {
        for table in tables.values_mut().flat_map(|stage| stage.values_mut()) {
            table.on.get_or_insert(self.on);
            table.by.get_or_insert_with(|| self.by.clone());
            table.process_version.get_or_insert(self.process_version);
            table.session.get_or_insert_with(|| self.session.clone());
        }
        tables
    }
}

impl From<Found> for ExitTable {
    fn from(found: Found) -> Self {
        let mut table = Self::from(found.finding);
        table.outcome = said(Some(found.outcome));
        table
    }
}

impl From<ExitTable> for Found {
    fn from(mut table: ExitTable) -> Self {
        Self { outcome: table.outcome.take().unwrap_or_default(), finding: Finding::from(table) }
    }
}
