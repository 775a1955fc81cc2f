//! How debriefs would have processes changed: a file each in `proposals/`.

use std::collections::BTreeMap;

use crate::domain::change::Record;
use crate::domain::id::ProposalId;
use crate::domain::proposal::Proposal;
use crate::record::layout::{ENDING, PROPOSALS, Place};

use super::load::Loading;

impl Loading<'_> {
    /// All proposals, by id.
    pub(super) fn proposals(&mut self) -> BTreeMap<ProposalId, Proposal> {
        let files = self.names(PROPOSALS);
        let ids = files.iter().filter_map(|name| name.strip_suffix(ENDING)?.parse().ok());
        let read = ids.filter_map(|id| match self.record(&Place::Proposal(id))? {
            Record::Proposal(proposal) => Some((proposal.id.clone(), *proposal)),
            Record::Team(_)
            | Record::Deal(_)
            | Record::Action(_)
            | Record::Ask(_)
            | Record::Call(_)
            | Record::Session(_)
            | Record::Profile(_) => None,
        });
        read.collect()
    }
}
