//! At which stages the talks came, rep by rep: late talks change little.

use std::collections::BTreeMap;

use super::super::Rep;
use super::{LOOK, Told};
use crate::domain::figures::Stages;
use crate::domain::id::{ProcessId, StageId};
use crate::domain::phrase::count;

/// The talks with all reps on one process in 90 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The process, where there were talks on others, too.
    pub process: Option<String>,
    /// Its stages.
    pub stages: Vec<String>,
    /// A row for each rep.
    pub rows: Vec<Talks>,
}

/// The talks with a rep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talks {
    /// How many came in each stage.
    pub at: Vec<usize>,
    /// What they come to.
    pub said: String,
}

/// The talks with the reps on the process of which there were most; none without one.
pub fn grid(reps: &[Rep], told: Told<'_>) -> Option<Grid> {
    let mut processes: BTreeMap<&ProcessId, usize> = BTreeMap::new();
    for stages in reps.iter().flat_map(|rep| &rep.figures.stages) {
        *processes.entry(&stages.process).or_default() += n(stages);
    }
    let known = processes.iter().filter_map(|(id, n)| Some((told.books.processes.get(id)?, *n)));
    let (process, _) = known.max_by_key(|(_, n)| *n)?;
    let row = |rep: &Rep| {
        let talks = rep.figures.stages.iter().find(|stages| stages.process == process.id);
        let at = |stage| talks.map_or(0, |talks| at(talks, stage));
        let at = process.stages.iter().map(|stage| at(&stage.id)).collect();
        Talks { at, said: talks.map_or_else(|| "no talk".to_owned(), said) }
    };
    Some(Grid {
        process: (processes.len() > 1).then(|| process.name.clone()),
        stages: process.stages.iter().map(|stage| stage.name.clone()).collect(),
        rows: reps.iter().map(row).collect(),
    })
}

fn n(stages: &Stages) -> usize {
    stages.talks.iter().map(|(_, ids)| ids.len()).sum()
}

fn at(talks: &Stages, stage: &StageId) -> usize {
    let here = talks.talks.iter().find(|(id, _)| id.as_ref() == Some(stage));
    here.map_or(0, |(_, ids)| ids.len())
}

fn said(talks: &Stages) -> String {
    match talks.late {
        Some(late) => {
            let look = if late.is_flagged { LOOK } else { "" };
            format!("{} of {} in the last two{look}", late.late, late.n)
        }
        None => count(n(talks), "talk"),
    }
}
