//! Answers that lead off the way: to an ask, or to saying the next call once.

use super::super::Desk;
use super::SessionScreen;
use crate::domain::session::{GapRef, StepId, Then};
use crate::interview::field::{CallPart, Field, InTheWayPart, LookBackPart, StepInPart};
use crate::interview::prompt::{AN_ASK, FILL, REHEARSE, YES};
use crate::interview::slip::Slip;

/// What an answer leads to instead of the next field.
enum Turn {
    Ask,
    Rehearse,
    Fill(GapRef),
}

impl SessionScreen {
    /// Leaves the way for what was just decided on. Whether it did.
    pub(super) fn turns_off(&mut self, field: &Field, answer: &str, desk: &mut Desk<'_>) -> bool {
        if let Field::StepIn(call, StepInPart::Instead) = field
            && self.form.position(&field.to_string()).is_none()
        {
            // The gate has closed over its fields: what comes after them is next.
            self.form.focus_on(&Field::Call(call.clone(), CallPart::Role).to_string());
        }
        match turn(field, answer) {
            Some(Turn::Ask) => {
                // Where the ask is put away, the way goes on.
                self.form.next_asked();
                self.cover(Slip::Ask(self.fresh.ask.clone()), desk);
                true
            }
            Some(Turn::Fill(gap)) => {
                self.cover(Slip::filling(&gap), desk);
                true
            }
            Some(Turn::Rehearse) if self.is_on_agenda(&StepId::Rehearse, desk) => {
                self.enter(StepId::Rehearse, desk);
                true
            }
            Some(Turn::Rehearse) | None => false,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most answers lead to the next field")]
fn turn(field: &Field, answer: &str) -> Option<Turn> {
    match field {
        Field::StepIn(_, StepInPart::Instead) if answer == AN_ASK => Some(Turn::Ask),
        Field::StepIn(_, StepInPart::Instead) if answer == REHEARSE => Some(Turn::Rehearse),
        Field::Call(_, CallPart::SayItOnce) if answer == YES => Some(Turn::Rehearse),
        Field::Gap(gap) if answer == FILL => Some(Turn::Fill(gap.clone())),
        Field::InTheWay(InTheWayPart::MakeAsk) if answer == YES => Some(Turn::Ask),
        Field::LookBack(_, LookBackPart::Then) if answer == Then::Ask.as_str() => Some(Turn::Ask),
        _ => None,
    }
}
