//! Answers that lead off the way: to an ask, or to saying the next call once.

use super::super::Ctx;
use super::SessionScreen;
use crate::domain::session::{GapRef, PartId, Then};
use crate::interview::field::{CallLine, Field, InTheWayLine, LookBackLine, StepInLine};
use crate::interview::popup::Popup;
use crate::interview::prompt::{AN_ASK, FILL, REHEARSE, YES};

/// What an answer guidance to instead of the next field.
enum Turn {
    Ask,
    Rehearse,
    Fill(GapRef),
}

impl SessionScreen {
    /// Leaves the way for what was just decided on. Whether it did.
    pub(super) fn turns_off(&mut self, field: &Field, answer: &str, ctx: &mut Ctx<'_>) -> bool {
        if let Field::StepIn(call, StepInLine::Instead) = field
            && self.form.position(&field.to_string()).is_none()
        {
            // The gate has closed over its fields: what comes after them is next.
            self.form.focus_on(&Field::Call(call.clone(), CallLine::Role).to_string());
        }
        match turn(field, answer) {
            Some(Turn::Ask) => {
                // Where the ask is put away, the way goes on.
                self.form.next_asked();
                self.open(Popup::Ask(self.fresh.ask.clone()), ctx);
                true
            }
            Some(Turn::Fill(gap)) => {
                self.open(Popup::filling(&gap), ctx);
                true
            }
            Some(Turn::Rehearse) if self.is_on_agenda(&PartId::Rehearse, ctx) => {
                self.enter(PartId::Rehearse, ctx);
                true
            }
            Some(Turn::Rehearse) | None => false,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most answers lead to the next field")]
fn turn(field: &Field, answer: &str) -> Option<Turn> {
    match field {
        Field::StepIn(_, StepInLine::Instead) if answer == AN_ASK => Some(Turn::Ask),
        Field::StepIn(_, StepInLine::Instead) if answer == REHEARSE => Some(Turn::Rehearse),
        Field::Call(_, CallLine::SayItOnce) if answer == YES => Some(Turn::Rehearse),
        Field::Gap(gap) if answer == FILL => Some(Turn::Fill(gap.clone())),
        Field::InTheWay(InTheWayLine::MakeAsk) if answer == YES => Some(Turn::Ask),
        Field::LookBack(_, LookBackLine::Then) if answer == Then::Ask.as_str() => Some(Turn::Ask),
        _ => None,
    }
}
