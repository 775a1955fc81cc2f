//! What is agreed: the next call, the steps, and that both agree.

use super::{
    Asking, Choice, Entry, Prompt, choices, objective, objective_start, owner_name, owners,
    sentence_start, who_acts,
};
use crate::domain::field::{CallPart, StepPart};
use crate::domain::id::{ActionId, BuyerId, CallId, CriterionRef, PersonId};

impl Asking<'_> {
    pub(super) fn call(self, id: &CallId, part: CallPart) -> Prompt {
        let plan = self.session.calls.get(id).cloned().unwrap_or_default();
        let deal = self.setting.deal;
        let who = who_acts(self.setting, self.session, &plan.with);
        let prompt = |ask: &str| Prompt::new("The next call", ask, Entry::Line);
        match part {
            CallPart::Date => prompt("When is the next call?")
                .kept(self.day(plan.date))
                .aside(Some("Left empty: no call is planned.")),
            CallPart::WhyNone => prompt("No call planned: why?").kept(plan.why_none),
            CallPart::With => {
                let names = plan.with.iter().map(|who| self.session.buyer_name(deal, who));
                prompt("Who of theirs is on it?").kept(Some(names.collect::<Vec<_>>().join(", ")))
            }
            CallPart::Objective => prompt(&format!("What will {who} agree to?"))
                .kept(plan.objective)
                .offered(objective_start(self.setting, self.session, &plan.with))
                .aside(self.example()),
            CallPart::ActBy => prompt(&format!("By when will {who} have done it?"))
                .kept(self.day(plan.act_by))
                .offered(self.day(plan.date)),
            CallPart::Fallback => prompt("If not, what smaller act?")
                .kept(plan.fallback)
                .offered(self.fallback_start(&plan.with)),
            CallPart::Evidence => prompt("How will we see it? A mail, an invitation, a document")
                .kept(plan.evidence_wanted),
        }
    }

    fn example(self) -> Option<String> {
        let example = objective(self.setting, self.session)?.examples.first()?;
        Some(format!("For example: {example}"))
    }

    fn fallback_start(self, with: &[BuyerId]) -> Option<String> {
        let start = objective(self.setting, self.session)?.fallback.as_deref()?;
        Some(sentence_start(&who_acts(self.setting, self.session, with), start))
    }

    pub(super) fn step(self, id: &ActionId, part: StepPart) -> Prompt {
        let step = self.session.actions.get(id).cloned().unwrap_or_default();
        let is_new = *id == self.setting.fresh.action && step.text.is_empty();
        let prompt = |ask: &str| Prompt::new("Action steps", ask, Entry::Line);
        match part {
            StepPart::Text => {
                let ask = match (is_new, self.session.actions.is_empty()) {
                    (true, true) => "What is the first step? Begin with a verb",
                    (true, false) => "Another step? Enter goes on",
                    (false, _) => "Step",
                };
                prompt(ask).kept(Some(step.text))
            }
            StepPart::Owner => {
                let owner = step
                    .owner
                    .map(|owner| owner_name(self.setting, self.session, &owner).to_owned());
                prompt("Whose step is it?")
                    .kept(owner)
                    .offered(Some(self.setting.team.first_name_of(&self.session.rep)))
                    .aside(Some(owners(self.setting, self.session).join(" · ")))
            }
            StepPart::Due => {
                prompt("By when?").kept(self.day(step.due)).offered(Some(self.usual_due()))
            }
            StepPart::DoneWhen => prompt("How will we see that it is done?").kept(step.done_when),
            StepPart::Criterion => self.step_criterion(step.criterion.as_ref()),
            StepPart::Person => prompt("Who of theirs does it touch?").kept(
                step.person.map(|who| self.session.buyer_name(self.setting.deal, &who).to_owned()),
            ),
        }
    }

    fn step_criterion(self, kept: Option<&CriterionRef>) -> Prompt {
        let stage = self.setting.process.stage(&self.session.stage_at_start);
        let criteria = stage.into_iter().flat_map(|stage| {
            stage.exit.iter().map(|c| (stage.criterion(c).to_string(), c.outcome.clone()))
        });
        let entry = Entry::Choice(choices::numbered(criteria), 0);
        Prompt::new("Action steps", "Which of these does it serve?", entry)
            .kept(kept.map(ToString::to_string))
    }

    pub(super) fn agreed(self, person: &PersonId) -> Prompt {
        let name = self.setting.team.first_name_of(person);
        let ask = if *person == self.session.rep {
            format!("{name} reads their steps aloud. Agreed?")
        } else {
            format!("{name} reads their own promises aloud. Agreed?")
        };
        let choices = vec![
            Choice::new("here", 'y', "agreed, here"),
            Choice::new("said-yes", 's', "said yes, somebody else typed it"),
            Choice::new(
                "will-confirm",
                'w',
                "will confirm later; until then the steps are proposed",
            ),
        ];
        let kept = self.session.agreed.get(person).map(|agreement| agreement.how.as_str());
        Prompt::new("Read back", ask, Entry::Choice(choices, 0)).kept(kept)
    }
}
