//! The small form that tells what came of a call.

use jiff::civil::Date;

use super::which::trial;
use super::{Matter, Paper, Said, Setting, gone};
use crate::app::form::Ask as Field;
use crate::app::screen::Desk;
use crate::domain::call::{Call, CallStatus, Outcome};
use crate::domain::change::{Change, Record};
use crate::domain::id::{CallId, DealId, Draw};
use crate::interview::between::Between;
use crate::interview::field::OutcomePart;

/// How the places of these forms begin.
pub(super) const KIND: &str = "call";

/// A call, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallMatter {
    /// Its deal.
    pub deal: DealId,
    /// The call.
    pub id: CallId,
}

impl Matter {
    /// What a call opens: its plan while it is ahead, then what came of it; none
    /// where that is known.
    pub fn about_call(call: &Call, today: Date) -> Option<Self> {
        let (deal, id) = (call.deal.clone(), call.id.clone());
        if call.was_to_be_held_before(today) {
            return Some(Self::Call(CallMatter { deal, id }));
        }
        call.is_untold().then(|| Self::change_call(deal, id))
    }
}

impl CallMatter {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let (deal, id) = rest.split_once('.')?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()? })
    }

    /// The call, while there is something left to tell of it.
    fn call<'a>(&self, setting: Setting<'a>) -> Option<&'a Call> {
        let call = setting.books.deals.get(&self.deal)?.calls.get(&self.id)?;
        call.is_untold().then_some(call)
    }

    fn told<'a>(
        &self,
        said: &Said,
        setting: Setting<'a>,
        draw: &mut Draw,
    ) -> Result<(Between<'a>, &'a Call), String> {
        let call = self.call(setting).ok_or_else(gone)?;
        let between = Between::on(setting.books, &self.deal, setting.now, draw);
        let mut between = between.ok_or_else(gone)?;
        // Each answer may bring the next question.
        let mut told = 0;
        while let Some(part) = between.outcome_parts(call).get(told).copied() {
            // The day may have been said with the act.
            if let Some(text) = said.text(part.as_str()) {
                between.say_outcome(&self.id, part, &text, draw)?;
            }
            told += 1;
        }
        Ok((between, call))
    }
}

impl Paper for CallMatter {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}", self.deal, self.id)
    }

    fn title(&self, setting: Setting<'_>) -> Option<String> {
        let book = setting.books.deals.get(&self.deal)?;
        book.calls
            .get(&self.id)
            .map(|call| call.title(|who| book.deal.buyer_name(who), setting.today))
    }

    fn asks(&self, said: &Said, setting: Setting<'_>) -> Option<Vec<Field>> {
        let (between, call) = self.told(said, setting, &mut trial()).ok()?;
        let parts = between.outcome_parts(call).into_iter();
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
        said: &Said,
        setting: Setting<'_>,
    ) -> Result<Option<String>, String> {
        let Ok(part) = key.parse::<OutcomePart>() else { return Ok(None) };
        let (between, _) = self.told(said, setting, &mut trial())?;
        Ok(between.outcome_understood(&self.id, part, said.get(key)))
    }

    fn changes(&self, said: &Said, desk: &mut Desk<'_>) -> Result<Vec<Change>, String> {
        let setting = Setting::at(desk.books, desk.now);
        let (between, call) = self.told(said, setting, desk.draw)?;
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
