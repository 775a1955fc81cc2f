//! The stages of a process as a ladder: ours on one side, the buyer's steps on
//! the other, and where each side is.

use jiff::civil::Date;

use crate::domain::deal::{Deal, StageStanding};
use crate::domain::process::{Process, Stage};

/// One rung: a stage, and the step the buyer takes meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Its number and name.
    pub stage: String,
    /// How it stands, in a word or two; nothing of a stage that is to come.
    pub standing: String,
    /// The buyer's step, in their words; nothing where the process names none.
    pub buyer_step: String,
    /// Whether we are here.
    pub is_ours: bool,
    /// Whether the buyer is.
    pub is_theirs: bool,
}

/// The ladder of a deal, the first stage first.
pub fn ladder(deal: &Deal, process: &Process, today: Date) -> Vec<Rung> {
    let rung = |(at, stage): (usize, &Stage)| Rung {
        stage: format!("{} {}", at + 1, stage.name),
        standing: standing(deal, process, stage, today),
        buyer_step: stage.buyer_step.clone().unwrap_or_default(),
        is_ours: stage.id == deal.stage,
        is_theirs: deal.buyer_stage.as_ref() == Some(&stage.id),
    };
    process.stages.iter().enumerate().map(rung).collect()
}

/// How a stage stands: "firm", "1 thin", "3 of 4".
pub fn standing(deal: &Deal, process: &Process, stage: &Stage, today: Date) -> String {
    let tally = deal.tally(stage, today);
    match deal.stage_standing(process, stage, today) {
        StageStanding::Firm => "firm".to_owned(),
        StageStanding::Behind => format!("{} thin", tally.thin()),
        StageStanding::Current => format!("{} of {}", tally.verified, tally.required),
        StageStanding::Ahead | StageStanding::Unknown => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deal::Status;
    use crate::sample::{Sample, TODAY};

    #[test]
    fn each_side_stands_on_its_own_rung() {
        let mut sample = Sample::at("align").found("explore.problem", Status::Yes, true);
        sample.deal().buyer_stage = Some("diagnose".parse().unwrap());
        let rungs = ladder(&sample.book.deal, &sample.process, TODAY);
        let told = |rung: &Rung| {
            let ours = if rung.is_ours { ">" } else { "" };
            let theirs = if rung.is_theirs { "<" } else { "" };
            format!("{ours}{} {}{theirs}", rung.stage, rung.standing)
        };
        let told: Vec<String> = rungs.iter().map(told).collect();
        assert_eq!(told, ["1 Explore firm", "2 Diagnose 2 thin<", ">3 Align 0 of 2", "4 Prove "]);
    }
}
