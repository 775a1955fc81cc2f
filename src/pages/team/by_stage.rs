//! At which stages the talks came, rep by rep: late talks change little.

use std::collections::BTreeMap;

use crate::domain::figures::{Late, Stages};
use crate::domain::id::{ProcessId, StageId};
use crate::domain::phrase::count;
use crate::domain::process::Process;

/// What is behind a figure at which one should look.
pub(super) const LOOK: &str = " !";

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

/// The talks with each rep, on the process of which there were most; none without one.
pub fn grid<'a>(
    reps: impl Iterator<Item = &'a [Stages]> + Clone,
    processes: &BTreeMap<ProcessId, Process>,
) -> Option<Grid> {
    let mut talks: BTreeMap<&ProcessId, usize> = BTreeMap::new();
    for stages in reps.clone().flatten() {
        *talks.entry(&stages.process).or_default() += n(stages);
    }
    let known = talks.iter().filter_map(|(id, n)| Some((processes.get(id)?, *n)));
    let (process, _) = known.max_by_key(|(_, n)| *n)?;
    let row = |stages: &[Stages]| {
        let talks = stages.iter().find(|stages| stages.process == process.id);
        let at = |stage| talks.map_or(0, |talks| at(talks, stage));
        let at = process.stages.iter().map(|stage| at(&stage.id)).collect();
        Talks { at, said: talks.map_or_else(|| "no talk".to_owned(), said) }
    };
    Some(Grid {
        process: (talks.len() > 1).then(|| process.name.clone()),
        stages: process.stages.iter().map(|stage| stage.name.clone()).collect(),
        rows: reps.map(row).collect(),
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
    talks.late.map_or_else(|| count(n(talks), "talk"), in_the_last_two)
}

/// How many came late.
pub(super) fn in_the_last_two(late: Late) -> String {
    let look = if late.is_flagged { LOOK } else { "" };
    format!("{} of {} in the last two{look}", late.late, late.n)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sample::shipped;

    /// Talks on a process by stage, without their late ones.
    fn talks(process: &str, at: &[(&str, usize)]) -> Stages {
        let ids = |n: usize| (0..n).map(|nth| format!("k3v9x2m{nth}").parse().unwrap()).collect();
        let talks = at.iter().map(|(stage, n)| (stage.parse().ok(), ids(*n))).collect();
        let with = BTreeSet::new();
        Stages { process: process.parse().unwrap(), talks, with, late: None }
    }

    #[test]
    fn the_process_with_most_talks_is_shown_with_all_reps() {
        let shipped = ["simple", "b2b-buyer-aligned"].map(shipped);
        let processes: BTreeMap<ProcessId, Process> =
            shipped.into_iter().map(|it| (it.id.clone(), it)).collect();
        let stage = processes[&"simple".parse().unwrap()].stages[1].id.to_string();
        let ana = [talks("simple", &[(&stage, 2)]), talks("b2b-buyer-aligned", &[("align", 1)])];
        let late = Late { late: 4, n: 5, is_flagged: true };
        let bea = [Stages { late: Some(late), ..talks("simple", &[(&stage, 1)]) }];
        let reps: [&[Stages]; 3] = [&ana, &bea, &[]];
        let grid = grid(reps.into_iter(), &processes).unwrap();
        assert_eq!(
            grid.process.as_deref(),
            Some(processes[&"simple".parse().unwrap()].name.as_str())
        );
        let rows: Vec<_> =
            grid.rows.iter().map(|row| (row.at[..2].to_vec(), row.said.as_str())).collect();
        let expected = [
            (vec![0, 2], "2 talks"),
            (vec![0, 1], "4 of 5 in the last two !"),
            (vec![0, 0], "no talk"),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn where_nobody_was_talked_with_there_is_no_grid() {
        let nobody: [&[Stages]; 1] = [&[]];
        assert_eq!(grid(nobody.into_iter(), &BTreeMap::new()), None);
    }
}
