//! What is filled in where somebody changes the books outside of a session.

use jiff::civil::Date;

use super::{Books, DealBook};
use crate::domain::deal::{Deal, NotChanged};
use crate::domain::id::{ProcessId, StageId};
use crate::domain::process::{ActionRules, Process};
use crate::domain::stage_gate::Moving;

impl Books {
    /// The day a step on the deal is due that is agreed today, where nobody says
    /// otherwise.
    pub fn usual_due(&self, deal: &Deal, today: Date) -> Date {
        let rules = self.process_of(deal).map(|process| process.actions.due_days);
        let days = rules.unwrap_or_else(|| ActionRules::default().due_days);
        today.saturating_add(jiff::Span::new().days(i64::from(days)))
    }

    /// The process of that id.
    ///
    /// # Errors
    ///
    /// [`NotChanged::NoProcess`] where none can be read.
    pub fn process_called(&self, typed: &str) -> Result<&Process, NotChanged> {
        let found = self.processes.values().find(|process| process.id.as_str() == typed);
        found.ok_or_else(|| {
            let known: Vec<&str> = self.processes.keys().map(ProcessId::as_str).collect();
            NotChanged::NoProcess { typed: typed.to_owned(), known: known.join(", ") }
        })
    }
}

impl DealBook {
    /// The deal as it follows `process` from `day` on, in that stage where one is
    /// named.
    ///
    /// # Errors
    ///
    /// [`NotChanged::InASession`] where another process begins in the middle of
    /// a session, [`NotChanged::NoSuchStage`] where the deal would be nowhere.
    pub fn following(
        &self,
        process: &Process,
        stage: Option<&StageId>,
        moving: Moving,
    ) -> Result<Deal, NotChanged> {
        let mut deal = self.deal.clone();
        let is_other = process.id != deal.process;
        if is_other {
            if self.draft().or_else(|| self.prep_draft()).is_some() {
                return Err(NotChanged::InASession { title: deal.title() });
            }
            deal.follow(process);
        }
        match stage {
            // Nothing of the old process can be missing in another one.
            Some(stage) if is_other => deal.enter(stage, moving.day),
            Some(stage) => deal.move_stage(process, stage, moving)?,
            None => {}
        }
        if process.stage(&deal.stage).is_none() {
            let (name, stage) = (process.name.clone(), deal.stage.clone());
            return Err(NotChanged::NoSuchStage {
                process: name,
                stage,
                known: process.stage_ids(),
            });
        }
        Ok(deal)
    }
}
