//! What is agreed: the steps, and that both agree.

use super::{Asking, Choice, Entry, Prompt, choices, owner_name, owners};
use crate::domain::id::{ActionId, CriterionRef, PersonId};
use crate::interview::field::StepPart;

impl Asking<'_> {
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
                let manager = self.manager();
                let aside =
                    format!("Or whose and by when at once: \"{manager}: book the room by fri\"");
                prompt(ask).kept(Some(step.text)).aside(is_new.then_some(aside))
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
