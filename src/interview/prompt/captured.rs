//! What is caught in passing: questions asked on, thoughts that wait, coaching
//! notes, reasons to pass a check.

use super::{Choice, Entry, Prompt};
use crate::domain::coaching::{Coaching, ViewIs};
use crate::domain::overrides::CheckId;
use crate::domain::session::Checked;
use crate::interview::checks::Check;
use crate::interview::field::CoachingLine;
use crate::interview::prompt::Says;
use crate::interview::situation::SoFar;
use crate::interview::{checks, popup};

/// The heading of lesson and strength.
const FOR_THE_NEXT: &str = "For the next deal";

impl SoFar<'_> {
    /// The menu of what can be caught in passing. Steps and asks are agreed by
    /// both, so a rep alone has none.
    pub(in crate::interview) fn what_is_new(self) -> Prompt {
        let shared = [(popup::STEP, 's', "an action step"), (popup::ASK, 'a', "an ask for help")];
        let always = [(popup::PERSON, 'p', "somebody on their side"), (popup::NOTE, 'n', "a note")];
        let managers = [
            (popup::FOLLOW_UP, 'q', "a question on top of this one"),
            (popup::THOUGHT, 't', "a thought for later, hidden"),
        ];
        let has_manager = self.session.manager.is_some();
        let mut options: Vec<_> = if has_manager { shared.to_vec() } else { Vec::new() };
        options.extend(always);
        options.extend(managers.into_iter().filter(|_| has_manager));
        let choices = options.into_iter().map(|(word, key, label)| Choice::new(word, key, label));
        Prompt::new("", "What is new?", Entry::Choice(choices.collect(), Says::Plan(0)))
    }

    pub(in crate::interview) fn thought(self, number: u32) -> Prompt {
        let ask = format!("{}, a thought for later", self.manager());
        let kept = self.session.coaching.parked.get(number as usize - 1);
        Prompt::new("", ask, Entry::Hidden)
            .kept(kept.map(String::as_str))
            .aside(Some("Nobody sees it until the rep has named ways out."))
    }

    pub(in crate::interview) fn coaching(self, part: CoachingLine) -> Prompt {
        let coaching = &self.session.coaching;
        let (rep, manager) = (self.rep(), self.manager());
        match part {
            CoachingLine::View => {
                let ask = format!("Would {rep}'s way fail, or would you just do it differently?");
                let parked = coaching.parked.join("\n");
                Prompt::new(format!("{manager}, in your words"), ask, Entry::Text)
                    .kept(coaching.manager_view.as_deref())
                    .offered(Some(parked))
            }
            CoachingLine::ViewIs => {
                let choices = vec![
                    Choice::new(ViewIs::Different.as_str(), 'd', "I would just do it differently"),
                    Choice::new(ViewIs::Fails.as_str(), 'f', format!("{rep}'s way would fail")),
                ];
                let section = format!("{manager}, in your words");
                Prompt::new(section, "Which is it?", Entry::Choice(choices, Says::Fact))
                    .kept(coaching.view_is.map(ViewIs::as_str))
            }
            CoachingLine::Lesson => {
                let ask = "What will you do differently on the next deal?";
                Prompt::new(FOR_THE_NEXT, ask, Entry::Line)
                    .kept(coaching.lesson.as_deref())
                    .aside(self.last_time(|last| last.lesson.as_deref()))
            }
            CoachingLine::Strength => {
                let ask = format!("One thing that {rep} did well");
                Prompt::new(FOR_THE_NEXT, ask, Entry::Line)
                    .kept(coaching.strength.as_deref())
                    .aside(self.last_time(|last| last.strength.as_deref()))
            }
        }
    }

    /// What was said of it in the last session.
    fn last_time(self, said: impl Fn(&Coaching) -> Option<&str>) -> Option<String> {
        let (day, last) = self.situation.background.last_coaching.as_ref()?;
        Some(format!("{}: {}", self.shown_day(*day), said(last)?))
    }

    /// What a check asks, word for word; a reason lets it stand.
    pub(in crate::interview) fn override_of(self, checked: &Checked, id: CheckId) -> Prompt {
        let checks = checks::checks(self);
        let check = checks.into_iter().find(|check| check.checked == *checked && check.id == id);
        let Some(Check { text, question, .. }) = check else {
            return Prompt::new("Before you agree", "", Entry::Line);
        };
        let ask = format!("{text}: {question}");
        Prompt::new("Before you agree", ask, Entry::Line)
            .kept(self.overridden(checked, id))
            .aside(Some("Go back and change it; or say here why it stands as it is."))
    }

    fn overridden(self, checked: &Checked, id: CheckId) -> Option<String> {
        let overrides = match checked {
            Checked::Call(call) => &self.session.calls.get(call)?.overrides,
            Checked::Step(step) => &self.session.actions.get(step)?.overrides,
            Checked::Ask(ask) => &self.session.asks.get(ask)?.overrides,
        };
        overrides.get(&id).cloned()
    }
}
