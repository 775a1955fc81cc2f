//! What came of a call, whose date the close date is, and why a figure is
//! what it is.

use super::{Choice, Entry, Prompt, choices};
use crate::domain::action::Side;
use crate::domain::call::{Asker, Call, ManagerRole, Outcome};
use crate::domain::id::{CallId, MetricId};
use crate::domain::phrase::clause;
use crate::domain::session::CloseDateSaid;
use crate::interview::field::OutcomeLine;
use crate::interview::situation::SoFar;
use crate::interview::topic::call;

impl SoFar<'_> {
    pub(in crate::interview) fn outcome(self, id: &CallId, part: OutcomeLine) -> Prompt {
        let call = self.situation.background.calls.iter().find(|call| call.id == *id);
        let name = |who| self.session.buyer_name(self.situation.deal, who);
        let section = call.map(|call| call.title(name, self.situation.today())).unwrap_or_default();
        let held = self.session.outcomes.get(id).map(|told| told.held.clone()).unwrap_or_default();
        match part {
            OutcomeLine::Came => {
                let kept = held.outcome.map(Outcome::as_str);
                let kept = kept.or_else(|| held.moved_by.map(Side::as_str));
                let entry = Entry::Choice(choices::outcomes(), 0);
                Prompt::new(section, "What came of it?", entry)
                    .kept(kept)
                    .aside(call.and_then(meant))
            }
            OutcomeLine::Act => {
                let ask = "What did they agree to do, and by when?";
                Prompt::new(section, ask, Entry::Line).kept(held.buyer_act)
            }
            OutcomeLine::ActBy => Prompt::new(section, "By when?", Entry::Line)
                .kept(self.day(held.buyer_act_by))
                .aside(Some("Without an act and a day it counts as a good talk.")),
            OutcomeLine::Role => {
                let planned = call.and_then(|call| call.plan.role_planned);
                let choices = call::roles(&self.rep());
                let planned = planned.map_or("", ManagerRole::as_str);
                let at = choices.iter().position(|choice| choice.value == planned).unwrap_or(0);
                let ask = format!("{}, was {} there?", self.rep(), self.manager());
                Prompt::new(section, ask, Entry::Choice(choices, at))
                    .kept(held.role.map(ManagerRole::as_str))
            }
            OutcomeLine::Asks => {
                let choices = vec![
                    Choice::new(Asker::Rep.as_str(), '1', self.rep()),
                    Choice::new(Asker::Manager.as_str(), '2', self.manager()),
                ];
                let ask = "Who asked for the commitment?";
                Prompt::new(section, ask, Entry::Choice(choices, 0))
                    .kept(held.asks.map(Asker::as_str))
            }
        }
    }

    pub(in crate::interview) fn close_date(self) -> Prompt {
        let date = self.day(self.situation.deal.close_date);
        let date = date.unwrap_or_else(|| "the close date".to_owned());
        let ask = format!("Whose date is {date}, theirs or ours, and who told you?");
        Prompt::new(self.in_your_words(), ask, Entry::Line)
            .kept(self.session.close_date.as_ref().map(CloseDateSaid::line))
    }

    pub(in crate::interview) fn metric_why(self, metric: &MetricId) -> Prompt {
        let pace = self.situation.background.pace.as_ref();
        let ask = pace.map(|pace| {
            format!(
                "{} takes you {} days ({} deals), planned {}. Same here? Why?",
                pace.stage, pace.days, pace.n, pace.planned
            )
        });
        let kept = self.session.coaching.metric_why.get(metric).map(|said| said.why.as_str());
        Prompt::new(self.in_your_words(), ask.unwrap_or_default(), Entry::Line).kept(kept)
    }
}

/// What the call was for, to see it beside what came of it.
fn meant(call: &Call) -> Option<String> {
    let objective = call.plan.objective.as_deref().map(clause)?;
    Some(match call.plan.fallback.as_deref().map(clause) {
        Some(fallback) => format!("The plan: {objective}; if not, {fallback}."),
        None => format!("The plan: {objective}."),
    })
}
