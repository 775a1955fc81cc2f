//! Outcomes that several open deals of a rep lack: something to learn, not to do.

use std::collections::BTreeMap;

use super::known::Known;
use crate::domain::id::{CriterionRef, DealId, PersonId, ProcessId};
use crate::domain::profile::Skill;

/// Deals from which it is no chance.
const SEVERAL: usize = 3;

/// An outcome that several deals lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The process.
    pub process: ProcessId,
    /// The outcome.
    pub criterion: CriterionRef,
    /// The deals, by id.
    pub deals: Vec<DealId>,
}

impl Gap {
    /// Whether a skill is to have this outcome shown.
    pub fn is_of(&self, skill: &Skill) -> bool {
        let is_its = skill.process.as_ref().is_none_or(|process| *process == self.process);
        is_its && skill.criterion.as_ref() == Some(&self.criterion)
    }
}

/// The outcomes that several open deals of a rep lack, in the order of their
/// process.
pub(super) fn gaps(known: &Known<'_>, rep: &PersonId) -> Vec<Gap> {
    let mut lacking: BTreeMap<(&ProcessId, &CriterionRef), Vec<DealId>> = BTreeMap::new();
    for facts in known.open(rep) {
        for criterion in &facts.lacks {
            let deals = lacking.entry((&facts.deal.process, criterion)).or_default();
            deals.push(facts.deal.id.clone());
        }
    }
    let several = lacking.into_iter().filter(|(_, deals)| deals.len() >= SEVERAL);
    let gap = |((process, criterion), mut deals): ((&ProcessId, &CriterionRef), Vec<DealId>)| {
        deals.sort_unstable();
        Gap { process: process.clone(), criterion: criterion.clone(), deals }
    };
    let mut gaps: Vec<Gap> = several.map(gap).collect();
    gaps.sort_by_key(|gap| (gap.process.clone(), known.place(gap)));
    gaps
}

impl Known<'_> {
    /// How many outcomes stand before one in its process.
    fn place(&self, gap: &Gap) -> Option<usize> {
        let mut criteria = self.processes.get(&gap.process)?.criteria();
        criteria.position(|(id, _)| id == gap.criterion)
    }
}
