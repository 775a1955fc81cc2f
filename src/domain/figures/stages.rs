//! At which stages of their deals a rep was talked with: late talks change little.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Talk;
use super::known::{ENOUGH, Known};
use super::span::Span;
use crate::domain::id::{PersonId, ProcessId, SessionId, StageId};
use crate::domain::process::{Process, SessionKind};

/// Stages of a process from which its last two say something.
const STAGES: usize = 4;

/// The talks on one process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages {
    /// The process.
    pub process: ProcessId,
    /// The talks at each stage in its order, by id; no stage for those of which
    /// nobody knows the stage any more. Stages without a talk are left out.
    pub talks: Vec<(Option<StageId>, Vec<SessionId>)>,
    /// The managers who held them.
    pub with: BTreeSet<PersonId>,
    /// How many of them came late; none where too few say so.
    pub late: Option<Late>,
}

/// Talks that came in the last two stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// How many.
    pub late: usize,
    /// Of how many.
    pub n: usize,
    /// Whether they are more than three in five.
    pub is_flagged: bool,
}

/// The talks with a rep in 90 days, by process and stage.
pub(super) fn stages(known: &Known<'_>, rep: &PersonId) -> Vec<Stages> {
    let span = Span::days(90, known.today);
    let is_meant = |talk: &&Talk| {
        let is_theirs = talk.rep == *rep && talk.counts && span.has(talk.day);
        is_theirs && talk.kind != SessionKind::Debrief
    };
    let mut processes: BTreeMap<&ProcessId, Vec<&Talk>> = BTreeMap::new();
    for talk in known.facts.iter().flat_map(|facts| &facts.talks).filter(is_meant) {
        processes.entry(&talk.process).or_default().push(talk);
    }
    let of = |(id, talks): (&ProcessId, Vec<_>)| of(id, known.processes.get(id), &talks);
    processes.into_iter().map(of).collect()
}

impl Known<'_> {
    /// The processes of a rep's open deals, and of the talks with them in 90 days, that
    /// are not known here.
    pub fn unknown_processes(&self, rep: &PersonId) -> BTreeSet<ProcessId> {
        let deals = self.open(rep).map(|facts| facts.deal.process.clone());
        let talks = stages(self, rep).into_iter().map(|one| one.process);
        deals.chain(talks).filter(|id| !self.processes.contains_key(id)).collect()
    }
}

fn of(id: &ProcessId, process: Option<&Process>, talks: &[&Talk]) -> Stages {
    let now = |talk: &Talk| Some(process?.stage_now(&talk.stage)?.id.clone());
    let at = |stage: Option<&StageId>| {
        let here = talks.iter().filter(|talk| now(talk).as_ref() == stage);
        let mut ids: Vec<_> = here.map(|talk| talk.id.clone()).collect();
        ids.sort_unstable();
        (stage.cloned(), ids)
    };
    let stages = process.map(|process| process.stages.as_slice()).unwrap_or_default();
    let known = stages.iter().map(|stage| at(Some(&stage.id)));
    let counts: Vec<_> = known.collect();
    let with = talks.iter().map(|talk| talk.manager.clone()).collect();
    let late = late(&counts.iter().map(|(_, ids)| ids.len()).collect::<Vec<_>>());
    let talks = counts.into_iter().chain([at(None)]).filter(|(_, ids)| !ids.is_empty());
    Stages { process: id.clone(), talks: talks.collect(), with, late }
}

/// How many came late, by how many came in each stage.
fn late(counts: &[usize]) -> Option<Late> {
    let (_, last) = counts.split_at_checked(counts.len().checked_sub(2)?)?;
    let (late, n): (usize, usize) = (last.iter().sum(), counts.iter().sum());
    let says_something = counts.len() >= STAGES && n >= ENOUGH;
    says_something.then_some(Late { late, n, is_flagged: late * 5 > n * 3 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_three_in_five_are_late() {
        #[track_caller]
        fn case(counts: &[usize], expected: Option<(usize, usize, bool)>) {
            let late = late(counts).map(|it| (it.late, it.n, it.is_flagged));
            assert_eq!(late, expected, "{counts:?}");
        }
        case(&[1, 1, 3, 4], Some((7, 9, true)));
        case(&[0, 2, 1, 2], Some((3, 5, false)));
        case(&[0, 1, 2, 2], Some((4, 5, true)));
        case(&[0, 0, 2, 2], None);
        case(&[1, 2, 2], None);
        case(&[5], None);
        case(&[], None);
    }
}
