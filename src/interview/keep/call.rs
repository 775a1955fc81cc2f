//! Keeping the sentence of the next call.

use super::{Keeping, Refusal, some, word};
use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::id::CallId;
use crate::domain::session::PartId;
use crate::domain::step_in;
use crate::interview::field::CallLine;
use crate::interview::prompt;
use crate::interview::prompt::YES;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn call(
        &mut self,
        id: &CallId,
        part: CallLine,
        text: &str,
    ) -> Result<(), Refusal> {
        let mut plan = self.session.calls.get(id).cloned().unwrap_or_default();
        match part {
            CallLine::Date => plan.date = self.day(text)?,
            CallLine::WhyNone => plan.why_none = some(text),
            CallLine::With => plan.with = self.buyers(text)?,
            CallLine::Objective => plan.objective = self.objective(&plan, text)?,
            CallLine::ActBy => plan.act_by = self.day(text)?,
            CallLine::Fallback => plan.fallback = some(text),
            CallLine::Evidence => plan.evidence_wanted = some(text),
            CallLine::Role => Self::role_planned(&mut plan, text)?,
            CallLine::Asks => plan.asks_planned = word(text)?,
            // Whether it was said is seen by the step.
            CallLine::SayItOnce => {
                if text == YES {
                    self.session.spend(&PartId::Rehearse, 0);
                }
                return Ok(());
            }
        }
        if plan.date.is_some() {
            plan.why_none = None;
        }
        // Where there is no call there is nothing to step into.
        if plan.why_none.is_some() || !step_in::is_open(&plan) {
            plan.step_in = None;
        }
        if plan == CallPlan::default() {
            self.session.calls.remove(id);
        } else {
            self.session.calls.insert(id.clone(), plan);
        }
        Ok(())
    }

    /// What the buyer agrees to; the offered start alone is none.
    fn objective(&self, plan: &CallPlan, text: &str) -> Result<Option<String>, Refusal> {
        let offered = prompt::objective_start(self.situation, self.session, &plan.with);
        if offered.is_some_and(|start| start.trim() == text.trim()) {
            let who = prompt::who_acts(self.situation, self.session, &plan.with);
            return Err(Refusal::Unfinished { who });
        }
        Ok(some(text))
    }

    /// Whether the manager is there; who is not there asks for nothing, and who
    /// comes after all is asked about it.
    fn role_planned(plan: &mut CallPlan, text: &str) -> Result<(), Refusal> {
        let was_absent = plan.role_planned == Some(ManagerRole::Absent);
        plan.role_planned = word(text)?;
        match plan.role_planned {
            Some(ManagerRole::Absent) => plan.asks_planned = Some(Asker::Rep),
            _ if was_absent => plan.asks_planned = None,
            _ => {}
        }
        Ok(())
    }
}
