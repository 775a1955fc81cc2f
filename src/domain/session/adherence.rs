//! What of the agenda was gone through, and what was not: left out with a
//! reason, or out of time without one.

use super::{PartId, Session, StageWording};
use crate::domain::id::StageId;
use crate::domain::phrase;
use crate::domain::process::Process;

impl Session {
    /// The number that the next note gets.
    pub fn next_note(&self) -> u32 {
        self.notes.keys().next_back().map_or(1, |last| last + 1)
    }

    /// Leaves a step out, with a reason.
    pub(crate) fn leave_out(&mut self, step: &PartId, why: String, process: &Process) {
        self.word_step(step, process);
        self.left_out.insert(step.clone(), why);
    }

    /// There is no time left for a step: no reason is asked.
    pub(crate) fn run_out_of_time(&mut self, step: &PartId, process: &Process) {
        self.word_step(step, process);
        self.out_of_time.insert(step.clone());
    }

    fn word_step(&mut self, step: &PartId, process: &Process) {
        if let PartId::Stage(stage) = step {
            self.word_stage(stage, process);
        }
    }

    /// Whether somebody said that a stage was looked at, and did not leave it out after
    /// all.
    pub fn saw(&self, id: &StageId) -> bool {
        let part = PartId::Stage(id.clone());
        self.stages.contains_key(id)
            && !self.left_out.contains_key(&part)
            && !self.out_of_time.contains(&part)
    }

    /// Copies the wording of a stage, so that the minutes can be read alone.
    pub(crate) fn word_stage(&mut self, id: &StageId, process: &Process) {
        if let Some(stage) = process.stage(id) {
            let wording =
                StageWording { name: stage.name.clone(), buyer_step: stage.buyer_step.clone() };
            self.stages.insert(id.clone(), wording);
        }
    }

    /// What a step was called.
    pub fn part_name(&self, step: &PartId) -> String {
        match (step, step.name()) {
            (PartId::Stage(id), _) => {
                let wording = self.stages.get(id).map(|stage| stage.name.clone());
                wording.unwrap_or_else(|| id.to_string())
            }
            (PartId::Debrief(part), _) => phrase::from_id(part.as_str()),
            (_, name) => name.unwrap_or_default().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::process::SessionKind;
    use crate::domain::session::Sitting;
    use crate::sample::{Sample, TODAY, morning};

    #[test]
    fn every_part_has_a_name() {
        let Sample { process, book } = Sample::at("align");
        let sitting = Sitting {
            id: "k3v9x2m4".parse().unwrap(),
            kind: SessionKind::Debrief,
            manager: None,
            started: morning(TODAY),
        };
        let session = Session::start(sitting, &book.deal, &process);
        for (part, name) in [
            ("debrief.facts", "Facts"),
            ("debrief.their-view", "Their view"),
            ("one-change", "One change"),
            ("stage.gone", "gone"),
        ] {
            assert_eq!(session.part_name(&part.parse().unwrap()), name);
        }
    }
}
