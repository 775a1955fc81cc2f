//! That both agree.

use super::{Choice, Entry, Prompt};
use crate::domain::id::PersonId;
use crate::interview::prompt::Says;
use crate::interview::situation::SoFar;

impl SoFar<'_> {
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
