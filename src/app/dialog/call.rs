//! The dialog that tells what came of a call.

use jiff::civil::Date;

use super::which::trial;
use super::{Answers, DialogCtx, DialogKind, Questions, gone};
use crate::app::form::Ask as Field;
use crate::app::screen::Ctx;
use crate::domain::call::{Call, CallStatus, Outcome};
use crate::domain::change::{Change, Record};
use crate::domain::id::{CallId, DealId, Draw};
use crate::interview::field::OutcomeLine;
use crate::interview::outside::Outside;

/// How the places of these forms begin.
pub(super) const KIND: &str = "call";

/// A call, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallDialog {
    /// Its deal.
    pub deal: DealId,
    /// The call.
    pub id: CallId,
}

impl DialogKind {
    /// What a call opens: its plan while it is ahead, then what came of it; none
    /// where that is known.
    pub fn about_call(call: &Call, today: Date) -> Option<Self> {
        let (deal, id) = (call.deal.clone(), call.id.clone());
        if call.was_to_be_held_before(today) {
            return Some(Self::Call(CallDialog { deal, id }));
        }
        call.is_untold().then(|| Self::change_call(deal, id))
    }
}

impl CallDialog {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let (deal, id) = rest.split_once('.')?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()? })
    }

    /// The call, while there is something left to tell of it.
    fn call<'a>(&self, around: DialogCtx<'a>) -> Option<&'a Call> {
        let call = around.books.deals.get(&self.deal)?.calls.get(&self.id)?;
        call.is_untold().then_some(call)
    }

    fn told<'a>(
        &self,
        said: &Answers,
        around: DialogCtx<'a>,
        draw: &mut Draw,
    ) -> Result<(Outside<'a>, &'a Call), String> {
        let call = self.call(around).ok_or_else(gone)?;
        let between = Outside::on(around.books, &self.deal, around.now, draw);
        let mut between = between.ok_or_else(gone)?;
        // Each answer may bring the next question.
        let mut told = 0;
        while let Some(part) = between.outcome_lines(call).get(told).copied() {
            // The day may have been said with the act.
            if let Some(text) = said.text(part.as_str()) {
                between.say_outcome(&self.id, part, &text, draw)?;
            }
            told += 1;
        }
        Ok((between, call))
    }
}

impl Questions for CallDialog {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}", self.deal, self.id)
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let book = around.books.deals.get(&self.deal)?;
        book.calls
            .get(&self.id)
            .map(|call| call.title(|who| book.deal.buyer_name(who), around.today))
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        let (between, call) = self.told(said, around, &mut trial()).ok()?;
        let parts = between.outcome_lines(call).into_iter();
        let asks = parts.map(|part| Field {
            key: part.as_str().to_owned(),
            prompt: between.outcome_prompt(&self.id, part),
            is_asked: true,
        });
        Some(asks.collect())
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, String> {
        let Ok(part) = key.parse::<OutcomeLine>() else { return Ok(None) };
        let (between, _) = self.told(said, around, &mut trial())?;
        Ok(between.outcome_understood(&self.id, part, said.get(key)))
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        let (between, call) = self.told(said, around, ctx.draw)?;
        Ok(vec![between.outcome_change(call)])
    }

    /// What it is called by now: that is derived, not chosen.
    fn news(&self, changes: &[Change]) -> Option<String> {
        let Some(Record::Call(call)) = changes.last().map(|change| &change.after) else {
            return None;
        };
        let came = match call.status {
            CallStatus::Held => call.outcome().map_or("held", Outcome::in_words),
            CallStatus::Cancelled => "did not happen",
            CallStatus::Planned | CallStatus::None => return None,
        };
        Some(format!("Kept: {came}. Ctrl-Z takes it back."))
    }
}
