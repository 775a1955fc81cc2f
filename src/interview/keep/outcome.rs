//! Keeping what came of a call that was to be held, whose date the close date
//! is, and why a figure is what it is.

use super::{Keeping, Refusal, some, word};
use crate::domain::action::Side;
use crate::domain::call::{Asker, Call, Held, ManagerRole, Outcome};
use crate::domain::coaching::MetricWhy;
use crate::domain::id::{CallId, MetricId};
use crate::domain::session::{CallLookedBack, CloseDateSaid};
use crate::interview::field::OutcomeLine;
use crate::reading::when;

impl Keeping<'_, '_> {
    pub(in crate::interview) fn outcome(
        &mut self,
        id: &CallId,
        part: OutcomeLine,
        text: &str,
    ) -> Result<(), Refusal> {
        let calls = &self.situation.background.calls;
        let Some(call) = calls.iter().find(|call| call.id == *id) else { return Ok(()) };
        if part == OutcomeLine::Came && text.is_empty() {
            self.session.outcomes.remove(id);
            return Ok(());
        }
        let told = self.session.outcomes.get(id).cloned();
        let mut told = told.unwrap_or_else(|| untold(call));
        let held = &mut told.held;
        match part {
            OutcomeLine::Came => came(held, text)?,
            OutcomeLine::Act => match when::deadline(text, self.situation.today()) {
                Some((act, day)) => {
                    held.buyer_act = some(act);
                    held.buyer_act_by = Some(day);
                }
                None => held.buyer_act = some(text),
            },
            OutcomeLine::ActBy => held.buyer_act_by = self.day(text)?,
            OutcomeLine::Asks => held.asks = word(text)?,
            OutcomeLine::Role => {
                held.role = word(text)?;
                // Who was not there asked for nothing.
                held.asks = (held.role == Some(ManagerRole::Absent)).then_some(Asker::Rep);
            }
        }
        self.session.outcomes.insert(id.clone(), told);
        Ok(())
    }

    /// Whose date it is and who told us, from one line.
    pub(in crate::interview) fn close_date(&mut self, text: &str) -> Result<(), Refusal> {
        self.session.close_date = match some(text) {
            Some(line) => Some(CloseDateSaid::read(&line).ok_or(Refusal::Whose)?),
            None => None,
        };
        Ok(())
    }

    /// The why of a figure, beside the figure as it was shown.
    pub(in crate::interview) fn metric_why(&mut self, metric: &MetricId, text: &str) {
        let whys = &mut self.session.coaching.metric_why;
        match (some(text), &self.situation.background.pace) {
            (Some(why), Some(pace)) if *metric == MetricId::days_in_stage() => {
                whys.insert(metric.clone(), MetricWhy { value: pace.days, n: pace.n, why });
            }
            _ => drop(whys.remove(metric)),
        }
    }
}

/// A call of which nobody has told yet, with what its record knows.
fn untold(call: &Call) -> CallLookedBack {
    let text = call.plan.objective.clone().unwrap_or_default();
    CallLookedBack { text, held: call.held.clone() }
}

/// What came of it, or who called it off; another answer than before takes back
/// what hung on it.
fn came(held: &mut Held, text: &str) -> Result<(), Refusal> {
    if let Ok(side) = text.parse::<Side>() {
        *held = Held { moved_by: Some(side), ..Held::default() };
        return Ok(());
    }
    let outcome = word::<Outcome>(text)?;
    held.moved_by = None;
    if held.outcome != outcome && outcome != Some(Outcome::Advance) {
        held.buyer_act = None;
        held.buyer_act_by = None;
    }
    held.outcome = outcome;
    Ok(())
}
