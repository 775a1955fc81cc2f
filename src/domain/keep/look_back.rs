//! Keeping what became of what was owed: steps and promises.

use super::{Keeping, Refusal, some, word};
use crate::domain::action::Obstacle;
use crate::domain::field::{LookBackPart, Owed};
use crate::domain::prompt;
use crate::domain::session::{LookedBack, Then};

impl Keeping<'_, '_> {
    pub(super) fn look_back(
        &mut self,
        owed: &Owed,
        part: LookBackPart,
        text: &str,
    ) -> Result<(), Refusal> {
        if part == LookBackPart::Done {
            return self.looked_back_at(owed, text);
        }
        let due = if part == LookBackPart::Due { self.day(text)? } else { None };
        let owner = if part == LookBackPart::Owner { self.owner(text)? } else { None };
        let original = self.owed(owed);
        let Some(look) = self.session.looked_back_mut(owed) else { return Ok(()) };
        match part {
            LookBackPart::Done => {}
            LookBackPart::Note | LookBackPart::Why => look.note = some(text),
            LookBackPart::GotInTheWay => look.got_in_the_way = word::<Obstacle>(text)?,
            LookBackPart::Then => {
                look.then = word::<Then>(text)?;
                look.due = None;
                look.owner = None;
                look.text = original;
            }
            LookBackPart::Text => look.text = some(text).unwrap_or(original),
            LookBackPart::Owner => look.owner = owner,
            LookBackPart::Due => look.due = due,
        }
        Ok(())
    }

    /// Whether it was done: "done" or "not-yet"; nothing takes it back.
    fn looked_back_at(&mut self, owed: &Owed, text: &str) -> Result<(), Refusal> {
        let then = match text {
            "" => {
                self.session.forget_look_back(owed);
                return Ok(());
            }
            prompt::DONE => Some(Then::Done),
            prompt::NOT_YET => None,
            _ => return Err(Refusal::Choice),
        };
        let look = LookedBack { text: self.owed(owed), then, ..LookedBack::default() };
        let was_done = |look: &LookedBack| look.then == Some(Then::Done);
        match self.session.looked_back_at(owed) {
            // The same answer again keeps what was said of it.
            Some(before) if was_done(before) == was_done(&look) => {}
            _ => self.session.look_back_at(owed, look),
        }
        Ok(())
    }

    /// What was owed before the session.
    fn owed(&self, owed: &Owed) -> String {
        self.setting.background.owed(owed)
    }
}
