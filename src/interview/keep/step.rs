//! Keeping the parts of a step.

use super::{Keeping, Refusal, some};
use crate::domain::action::Owner;
use crate::domain::id::{ActionId, CriterionRef};
use crate::domain::process::Stage;
use crate::interview::field::StepLine;
use crate::reading::promise::Promise;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn step(
        &mut self,
        id: &ActionId,
        part: StepLine,
        text: &str,
    ) -> Result<(), Refusal> {
        if part == StepLine::Text {
            self.step_text(id, text);
            return Ok(());
        }
        let mut step = self.session.actions.get(id).cloned().unwrap_or_default();
        match part {
            StepLine::Text => {}
            StepLine::Owner => step.owner = self.owner(text)?,
            StepLine::Due => step.due = self.day(text)?,
            StepLine::DoneWhen => step.done_when = some(text),
            StepLine::Criterion => {
                step.criterion = self.criterion(text, step.criterion.as_ref())?;
            }
            StepLine::Person => {
                step.person = some(text).map(|name| self.buyer(&name)).transpose()?;
            }
        }
        self.session.actions.insert(id.clone(), step);
        Ok(())
    }

    /// The criterion that a step serves: one of the process, where that can be
    /// read, or the one it serves already.
    fn criterion(
        &self,
        text: &str,
        kept: Option<&CriterionRef>,
    ) -> Result<Option<CriterionRef>, Refusal> {
        let Some(name) = some(text) else { return Ok(None) };
        let process = self.situation.process;
        let is_there = |id: &CriterionRef| {
            process.stages.is_empty() || Some(id) == kept || process.criterion(id).is_some()
        };
        if let Some(id) = name.parse().ok().filter(is_there) {
            return Ok(Some(id));
        }
        let of_stage = |stage: &Stage| {
            let ids = stage.exit.iter().map(|criterion| stage.criterion(criterion).to_string());
            ids.collect::<Vec<_>>()
        };
        let known: Vec<String> = process.stages.iter().flat_map(of_stage).collect();
        Err(Refusal::NoCriterion { name, known: known.join(", ") })
    }

    /// The words of a step. It is the rep's, unless they begin with somebody's
    /// name and a colon; a deadline at their end is its date.
    fn step_text(&mut self, id: &ActionId, text: &str) {
        let Some(text) = some(text) else {
            self.session.actions.remove(id);
            return;
        };
        let (deal, team) = (self.situation.deal, self.situation.team);
        let buyers = self.session.buyers(deal);
        let promise = Promise::read(&text, team, &buyers, self.situation.today());
        let rep = Owner::Ours(self.session.rep.clone());
        let step = self.session.actions.entry(id.clone()).or_default();
        promise.words.clone_into(&mut step.text);
        step.owner = promise.owner.or(step.owner.take()).or(Some(rep));
        step.due = promise.due.or(step.due);
    }
}
