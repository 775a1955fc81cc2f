//! Keeping what became of what was owed: steps and promises.

use super::{Keeping, Refusal, some, word};
use crate::domain::action::{Action, Obstacle};
use crate::domain::session::{LookedBack, Owed, Then};
use crate::interview::field::LookBackLine;
use crate::interview::prompt::choices;
use crate::interview::{prompt, walk};

impl Keeping<'_, '_> {
    pub(in crate::interview) fn look_back(
        &mut self,
        owed: &Owed,
        part: LookBackLine,
        text: &str,
    ) -> Result<(), Refusal> {
        if part == LookBackLine::Done {
            return self.looked_back_at(owed, text);
        }
        let due = if part == LookBackLine::Due { self.day(text)? } else { None };
        let owner = if part == LookBackLine::Owner { self.owner(text)? } else { None };
        let original = self.owed(owed);
        let Some(mut look) = self.session.looked_back_at(owed).cloned() else { return Ok(()) };
        match part {
            LookBackLine::Done => {}
            LookBackLine::Note | LookBackLine::Why => look.note = some(text),
            LookBackLine::GotInTheWay => look.got_in_the_way = word::<Obstacle>(text)?,
            LookBackLine::Then => {
                look.then = self.then(owed, text)?;
                look.due = None;
                look.owner = None;
                look.text = original;
            }
            LookBackLine::Text => look.text = some(text).unwrap_or(original),
            LookBackLine::Owner => look.owner = owner,
            LookBackLine::Due => look.due = due,
        }
        if look.due.is_some() && self.is_only_carried(owed, &look) {
            if part == LookBackLine::Due {
                return Err(Refusal::Unchanged);
            }
            look.due = None;
        }
        self.session.look_back_at(owed, look);
        Ok(())
    }

    /// One of the ways to go on that are offered.
    fn then(&self, owed: &Owed, text: &str) -> Result<Option<Then>, Refusal> {
        let then = word::<Then>(text)?;
        let choices = match owed {
            Owed::Promise(_) => choices::thens_of_promise(),
            Owed::Step(_) => choices::thens_of_step(walk::is_third_carry(self.situation, owed)),
        };
        let is_offered = |then: &Then| choices.iter().any(|choice| choice.value == then.as_str());
        if then.as_ref().is_none_or(is_offered) { Ok(then) } else { Err(Refusal::Choice) }
    }

    /// Whether a step was carried often, and has neither other words nor
    /// another owner by now.
    fn is_only_carried(&self, owed: &Owed, look: &LookedBack) -> bool {
        let Owed::Step(id) = owed else { return false };
        let step = self.situation.background.look_back.iter().find(|step| step.id == *id);
        let is_same = |step: &Action| {
            let owner = look.owner.as_ref().unwrap_or(&step.owner);
            look.text.trim() == step.text.trim() && *owner == step.owner
        };
        walk::is_third_carry(self.situation, owed) && step.is_some_and(is_same)
    }

    /// Whether it was done: "done" or "not-yet"; of an ask that waits also
    /// whether it is promised. Nothing takes it back.
    fn looked_back_at(&mut self, owed: &Owed, text: &str) -> Result<(), Refusal> {
        let then = match text {
            "" => {
                self.session.forget_look_back(owed);
                return Ok(());
            }
            prompt::DONE => Some(Then::Done),
            prompt::NOT_YET => None,
            _ if self.situation.background.is_waiting(owed) => match word::<Then>(text)? {
                answer @ Some(Then::Accepted | Then::Drop) => answer,
                Some(Then::Done | Then::NewDate | Then::Smaller | Then::Ask) | None => {
                    return Err(Refusal::Choice);
                }
            },
            _ => return Err(Refusal::Choice),
        };
        let look = LookedBack { text: self.owed(owed), then, ..LookedBack::default() };
        let answer = |look: &LookedBack| look.then.filter(|then| is_first_answer(*then));
        match self.session.looked_back_at(owed) {
            // The same answer again keeps what was said of it.
            Some(before) if answer(before) == answer(&look) => {}
            _ => self.session.look_back_at(owed, look),
        }
        Ok(())
    }

    /// What was owed before the session.
    fn owed(&self, owed: &Owed) -> String {
        self.situation.background.owed(owed)
    }
}

/// Whether that is said at once, and not after what got in the way.
const fn is_first_answer(then: Then) -> bool {
    matches!(then, Then::Done | Then::Accepted)
}
