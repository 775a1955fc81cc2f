//! What is agreed: the steps, and that both agree.

use super::{Choice, Entry, Prompt};
use crate::domain::id::{ActionId, CriterionRef, PersonId};
use crate::interview::field::StepLine;
use crate::interview::prompt::Says;
use crate::interview::prompt::numbered;
use crate::interview::situation::SoFar;

impl SoFar<'_> {
    pub(in crate::interview) fn step(self, id: &ActionId, part: StepLine) -> Prompt {
        let step = self.session.actions.get(id).cloned().unwrap_or_default();
        let is_new = *id == self.situation.fresh.action && step.text.is_empty();
        let prompt = |ask: &str| Prompt::new("Action steps", ask, Entry::Line);
        match part {
            StepLine::Text => {
                let ask = match (is_new, self.session.actions.is_empty()) {
                    (true, true) => "What is the first step? Begin with a verb",
                    (true, false) => "Another step? Enter goes on",
                    (false, _) => "Step",
                };
                let manager = self.manager();
                let aside =
                    format!("Or whose and by when at once: \"{manager}: book the room by fri\"");
                prompt(ask).kept(Some(step.text)).aside(is_new.then_some(aside))
            }
            StepLine::Owner => {
                let owner = step.owner.map(|owner| self.owner_name(&owner).to_owned());
                prompt("Whose step is it?")
                    .kept(owner)
                    .offered(Some(self.situation.team.first_name_of(&self.session.rep)))
                    .aside(Some(self.owners().join(" · ")))
            }
            StepLine::Due => {
                prompt("By when?").kept(self.day(step.due)).offered(Some(self.usual_due()))
            }
            StepLine::DoneWhen => prompt("How will we see that it is done?").kept(step.done_when),
            StepLine::Criterion => self.step_criterion(step.criterion.as_ref()),
            StepLine::Person => prompt("Who of theirs does it touch?").kept(
                step.person
                    .map(|who| self.session.buyer_name(self.situation.deal, &who).to_owned()),
            ),
        }
    }

    fn step_criterion(self, kept: Option<&CriterionRef>) -> Prompt {
        let stage = self.situation.process.stage(&self.session.stage_at_start);
        let criteria = stage.into_iter().flat_map(|stage| {
            stage.exit.iter().map(|c| (stage.criterion(c).to_string(), c.outcome.clone()))
        });
        let entry = Entry::Choice(numbered(criteria), Says::Plan(0));
        Prompt::new("Action steps", "Which of these does it serve?", entry)
            .kept(kept.map(ToString::to_string))
    }

    pub(in crate::interview) fn agreed(self, person: &PersonId) -> Prompt {
        let name = self.situation.team.first_name_of(person);
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
        Prompt::new("Read back", ask, Entry::Choice(choices, Says::Plan(0))).kept(kept)
    }
}
