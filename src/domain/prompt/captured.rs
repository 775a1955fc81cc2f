//! What is caught in passing: questions asked on, thoughts that wait, coaching
//! notes, reasons to pass a check.

use super::{Asking, Choice, Entry, Prompt};
use crate::domain::coaching::ViewIs;
use crate::domain::field::{Checked, CoachingPart, FollowUpPart};
use crate::domain::id::QuestionRef;
use crate::domain::wording::CheckId;

impl Asking<'_> {
    pub(super) fn follow_up(self, id: &QuestionRef, number: u32, part: FollowUpPart) -> Prompt {
        let answer = self.session.answers.get(id);
        let asked = answer.and_then(|answer| answer.follow_ups.get(number as usize - 1));
        match part {
            FollowUpPart::Ask => Prompt::new("", "What do you ask on?", Entry::Line)
                .kept(asked.map(|asked| asked.ask.as_str())),
            FollowUpPart::Rep => {
                let ask = asked.map(|asked| asked.ask.clone()).unwrap_or_default();
                Prompt::new(self.in_your_words(), ask, Entry::Text)
                    .kept(asked.and_then(|asked| asked.rep.as_deref()))
            }
        }
    }

    pub(super) fn thought(self, number: u32) -> Prompt {
        let ask = format!("{}, a thought for later", self.manager());
        let kept = self.session.coaching.parked.get(number as usize - 1);
        Prompt::new("", ask, Entry::Hidden)
            .kept(kept.map(String::as_str))
            .aside(Some("Nobody sees it until the rep has named ways out."))
    }

    pub(super) fn coaching(self, part: CoachingPart) -> Prompt {
        let coaching = &self.session.coaching;
        let (rep, manager) = (self.rep(), self.manager());
        match part {
            CoachingPart::View => {
                let ask = "Would theirs fail, or would you just do it differently? Your view";
                let parked = coaching.parked.join("\n");
                Prompt::new(format!("{manager}, in your words"), ask, Entry::Text)
                    .kept(coaching.manager_view.as_deref())
                    .offered(Some(parked))
            }
            CoachingPart::ViewIs => {
                let choices = vec![
                    Choice::new(ViewIs::Different.as_str(), 'd', "I would just do it differently"),
                    Choice::new(ViewIs::Fails.as_str(), 'f', "theirs would fail"),
                ];
                let section = format!("{manager}, in your words");
                Prompt::new(section, "Which is it?", Entry::Choice(choices, 0))
                    .kept(coaching.view_is.map(ViewIs::as_str))
            }
            CoachingPart::Lesson => {
                let ask = "What will you use on the next deal?";
                Prompt::new(self.in_your_words(), ask, Entry::Line).kept(coaching.lesson.as_deref())
            }
            CoachingPart::Strength => {
                let ask = format!("One thing that {rep} did well");
                Prompt::new(format!("{manager}, in your words"), ask, Entry::Line)
                    .kept(coaching.strength.as_deref())
            }
        }
    }

    pub(super) fn override_of(self, _checked: &Checked, _check: CheckId) -> Prompt {
        Prompt::new("Before you agree", "", Entry::Line)
    }
}
