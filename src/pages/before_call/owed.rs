//! What they owe, what we owe, and what was answered.

use jiff::civil::Date;

use super::Sheet;
use crate::domain::action::{Action, Side};
use crate::domain::ask::Ask;
use crate::domain::deal::DealNames;
use crate::domain::phrase;
use crate::pages::paper::Block;
use crate::pages::today::words::no_date;

/// Days for which an answer is told.
const ANSWERED: i32 = 14;

impl Sheet<'_> {
    /// Their open steps that are due by the call, and what they promised on the last
    /// one.
    pub(super) fn they_owe(&self) -> Vec<Block> {
        let mut rows = self.due(Side::Buyer, |_| false);
        let promised = self.last_held().and_then(|call| {
            let act = call.held.buyer_act.clone()?;
            // Whether it was done nobody writes down, so that it is never late.
            let by = call.held.buyer_act_by.map(|day| phrase::by_day(day, self.today));
            Some((act, by.unwrap_or_else(|| "no day was said".to_owned())))
        });
        rows.extend(
            promised.filter(|(act, _)| !rows.iter().any(|(text, _)| text.ends_with(&**act))),
        );
        Block::few(rows)
    }

    /// Our open steps that are due by the call, or belong to it.
    pub(super) fn you_owe(&self) -> Vec<Block> {
        let call = self.call.map(|call| &call.id);
        Block::few(self.due(Side::Ours, |step| call.is_some() && step.call.as_ref() == call))
    }

    /// Steps of a side that are owed, and due by the call or belong to it, late ones first.
    fn due(&self, side: Side, belongs: impl Fn(&Action) -> bool) -> Vec<(String, String)> {
        let day = self.call.and_then(|call| call.plan.date).unwrap_or(self.today);
        let is_due = |step: &&&Action| step.due.is_some_and(|due| due <= day) || belongs(step);
        let steps = self.book.open_actions();
        let steps = steps.iter().filter(|step| step.owner.side() == side && step.is_owed());
        let steps = steps.filter(is_due);
        let row = |step: &&Action| {
            let owner = self.book.deal.owner_name(&step.owner, &self.books.team);
            let due = step.due_in_words(self.today);
            (format!("{owner}: {}", step.text), due.unwrap_or_else(no_date))
        };
        steps.map(row).collect()
    }

    /// What was said to asks that name somebody who will be there, or in the last two
    /// weeks.
    pub(super) fn answers(&self) -> Vec<Block> {
        let with = self.call.map(|call| call.plan.with.as_slice()).unwrap_or_default();
        let is_told = |ask: &&Ask| {
            let named = ask.recipients.values().filter_map(|it| it.person.as_ref());
            let is_recent = |day: Date| (self.today - day).get_days() <= ANSWERED;
            let is_of_them = named.into_iter().any(|id| with.contains(id));
            !ask.was_taken_back() && (is_of_them || ask.answered_on().is_some_and(is_recent))
        };
        let row = |ask: &Ask| {
            let said = ask.result.clone().or_else(|| ask.reply.clone())?;
            let of = ask.of.name(&self.books.team);
            let day = ask.closed.or(ask.replied).map(|day| self.day(day)).unwrap_or_default();
            Some((format!("{of}: {said}"), day))
        };
        Block::few(self.book.asks.values().filter(is_told).filter_map(row).collect())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::domain::action::ActionStatus;
    use crate::domain::call::{CallStatus, Held};
    use crate::pages::before_call::before_call;
    use crate::sample::{Sample, TODAY};

    #[test]
    fn nothing_is_late_of_which_nobody_knows_or_to_which_nobody_agreed() {
        let paper = |status: ActionStatus| {
            let held = Held {
                buyer_act: Some("Dana signs five pass marks".to_owned()),
                buyer_act_by: Some(date(2026, 9, 1)),
                ..Held::default()
            };
            let sample = Sample::at("explore").owing(status, date(2026, 11, 20));
            let sample = sample.calling(date(2026, 8, 20), CallStatus::Held, held);
            let books = sample.books();
            let book = books.deals.values().next().unwrap();
            format!("{:?}", before_call(book, None, &books, TODAY))
        };
        let open = paper(ActionStatus::Open);
        assert!(open.contains(r#"("Dana signs five pass marks", "by Tue 1 Sep")"#), "{open}");
        assert!(open.contains(r#"Send the baseline", "5 days late")"#), "{open}");
        let proposed = paper(ActionStatus::Proposed);
        assert!(!proposed.contains("You owe"), "{proposed}");
    }
}
